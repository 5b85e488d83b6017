//! Stylesheets, scripts, fonts and icons, embedded in the binary and served under hashed names.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use super::chance::hex;

#[derive(RustEmbed)]
#[folder = "assets"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
#[include = "*.woff2"]
#[include = "*.png"]
struct Files;

/// An asset as it is served.
struct Asset {
    address: String,
    media_type: String,
    bytes: Vec<u8>,
}

/// By name; styles refer to fonts by name and are rewritten to the hashed addresses.
static BY_NAME: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    let mut assets = HashMap::new();
    let (styles, others): (Vec<_>, Vec<_>) = Files::iter().partition(|name| name.ends_with(".css"));
    for name in others.into_iter().chain(styles) {
        let Some(file) = Files::get(&name) else { continue };
        let mut bytes = file.data.into_owned();
        if name.ends_with(".css") {
            bytes = rewrite(&assets, &bytes);
        }
        let digest = {
            use sha2::Digest as _;
            hex(&sha2::Sha256::digest(&bytes)[..6])
        };
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, "bin"));
        let address = format!("/assets/{stem}.{digest}.{extension}");
        let media_type = match extension {
            "js" => "text/javascript; charset=utf-8".to_owned(),
            "css" => "text/css; charset=utf-8".to_owned(),
            _ => file.metadata.mimetype().to_owned(),
        };
        assets.insert(name.to_string(), Asset { address, media_type, bytes });
    }
    assets
});

/// By hashed address.
static BY_ADDRESS: LazyLock<HashMap<&'static str, &'static Asset>> =
    LazyLock::new(|| BY_NAME.values().map(|asset| (asset.address.as_str(), asset)).collect());

fn rewrite(assets: &HashMap<String, Asset>, style: &[u8]) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(style).into_owned();
    for (name, asset) in assets {
        text = text.replace(&format!("url(/assets/{name})"), &format!("url({})", asset.address));
    }
    text.into_bytes()
}

/// The hashed address of an asset; its plain name when there is none, which the suite finds.
pub fn address(name: &str) -> String {
    BY_NAME.get(name).map_or_else(|| format!("/assets/{name}"), |asset| asset.address.clone())
}

/// Serves an asset for a year: another content has another address.
pub async fn serve(Path(path): Path<String>) -> Response {
    let Some(asset) = BY_ADDRESS.get(format!("/assets/{path}").as_str()) else {
        return super::PageError::Hidden.into_response();
    };
    let media_type = HeaderValue::from_str(&asset.media_type);
    let mut response = (StatusCode::OK, asset.bytes.as_slice()).into_response();
    if let Ok(media_type) = media_type {
        response.headers_mut().insert(header::CONTENT_TYPE, media_type);
    }
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}
