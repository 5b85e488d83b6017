//! Stylesheets, scripts, fonts and icons, embedded in the binary and served under hashed names.
//!
//! They are compressed once, as well as can be, beside the first requests; pages are compressed as they are sent.

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{LazyLock, OnceLock};

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::{Compression, write::GzEncoder};
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
    /// The same in gzip, once it is ready; none for what is compressed as it is.
    packed: OnceLock<Option<Vec<u8>>>,
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
        assets.insert(name.to_string(), Asset { address, media_type, bytes, packed: OnceLock::new() });
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

/// Compresses every asset that gains by it, beside the first requests, which compress for themselves until then.
pub fn compress() {
    for asset in BY_NAME.values() {
        asset.packed.get_or_init(|| {
            let packed = gzip(&asset.bytes).ok()?;
            (packed.len() < asset.bytes.len() * 9 / 10).then_some(packed)
        });
    }
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    packed.finish()
}

/// Serves an asset for a year: another content has another address.
pub async fn serve(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = BY_ADDRESS.get(format!("/assets/{path}").as_str()) else {
        return super::PageError::Hidden.into_response();
    };
    let packed = asset.packed.get().and_then(Option::as_deref).filter(|_| reads_gzip(&headers));
    let mut response = (StatusCode::OK, packed.unwrap_or(&asset.bytes)).into_response();
    let answer = response.headers_mut();
    if packed.is_some() {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    if let Ok(media_type) = HeaderValue::from_str(&asset.media_type) {
        answer.insert(header::CONTENT_TYPE, media_type);
    }
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

/// Whether a browser says that it reads gzip.
fn reads_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| {
        accepted.split(',').any(|one| {
            let (coding, weight) = one.split_once(';').unwrap_or((one, ""));
            coding.trim() == "gzip" && weight.replace(' ', "").trim_start_matches("q=").parse() != Ok(0.0)
        })
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn a_compressed_asset_reads_back_and_is_sent_to_who_reads_it() {
        let text = "body { color: black }\n".repeat(400);
        let packed = gzip(text.as_bytes()).unwrap();
        let mut read = String::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        assert!(packed.len() < 200);
        let reads = |accepted: &'static str| {
            reads_gzip(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted))]))
        };
        assert!(reads("gzip, deflate, br, zstd") && reads("gzip;q=0.5"));
        assert!(!reads("br, broken") && !reads("gzip;q=0, br") && !reads("br, gzip; q=0.0"));
    }
}
