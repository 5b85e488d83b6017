//! The files of other projects that the product embeds: their versions and checksums are in one
//! manifest, and the page of third-party notices is written from it.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use sha2::{Digest, Sha256};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    asset: Vec<Asset>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asset {
    name: String,
    version: String,
    licence: String,
    /// The licence's text inside the package.
    licence_path: String,
    /// Where we keep the file, from the manifest's folder.
    file: String,
    /// The file inside the package; a sprite has symbols instead.
    path: Option<String>,
    sha256: String,
    #[serde(default)]
    symbols: BTreeMap<String, String>,
    /// What is kept of a font.
    subset: Option<Subset>,
}

/// What is kept of a font: some of its weights when it is variable, some or all of its characters, some of its features.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Subset {
    /// `400:700`
    weights: Option<String>,
    /// `U+0020-007E,U+00A0-024F`
    characters: Option<String>,
    /// `kern,tnum`
    features: String,
}

/// What subsets fonts (Python), by exact versions: others may write other bytes.
const FONT_TOOLS: [&str; 2] = ["fonttools==4.68.0", "brotli==1.2.1"];

impl Asset {
    /// `@fontsource-variable/inter` → `fontsource-variable-inter`
    fn slug(&self) -> String {
        self.name.trim_start_matches('@').replace('/', "-")
    }

    fn licence_file(&self) -> String {
        format!("licences/{}.txt", self.slug())
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn vendor() -> PathBuf {
    root().join("crates/placet/assets/vendor")
}

fn read_manifest() -> Result<(String, Manifest)> {
    let path = vendor().join("manifest.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let manifest = toml::from_str(&text).with_context(|| format!("{} is not a manifest", path.display()))?;
    Ok((text, manifest))
}

fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

pub(crate) fn verify() -> Result<()> {
    let (_, manifest) = read_manifest()?;
    let mut faults = Vec::new();
    for asset in &manifest.asset {
        let path = vendor().join(&asset.file);
        match fs::read(&path) {
            Err(error) => faults.push(format!("{}: {error}", asset.file)),
            Ok(bytes) => {
                let found = checksum(&bytes);
                if found != asset.sha256 {
                    faults.push(format!(
                        "{}: the checksum is {found}, the manifest says {}",
                        asset.file, asset.sha256
                    ));
                }
            }
        }
        if !vendor().join(asset.licence_file()).is_file() {
            faults.push(format!("{}: the licence's text is missing", asset.licence_file()));
        }
    }
    for entry in fs::read_dir(vendor())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let known =
            name == "manifest.toml" || name == "licences" || manifest.asset.iter().any(|a| a.file == name);
        if !known {
            faults.push(format!("{name}: the manifest does not name it"));
        }
    }
    if fs::read_to_string(notices_path()).ok().as_deref() != Some(notices(&manifest).as_str()) {
        faults.push("docs/third-party-notices.md: not what the manifest says".to_owned());
    }
    if faults.is_empty() {
        eprintln!("{} vendored assets: all as the manifest says", manifest.asset.len());
        return Ok(());
    }
    bail!(
        "{}\nRestore them with `git checkout crates/placet/assets docs`, or fetch them again with `cargo run -p xtask -- assets --refresh`.",
        faults.join("\n")
    )
}

pub(crate) fn refresh() -> Result<()> {
    let (mut text, manifest) = read_manifest()?;
    let work = std::env::temp_dir().join(format!("placet-assets-{}", std::process::id()));
    fs::create_dir_all(vendor().join("licences"))?;
    for asset in &manifest.asset {
        let package = fetch(asset, &work)?;
        let bytes = match (&asset.path, &asset.subset) {
            (Some(path), Some(subset)) => subset_font(&package.join(path), subset, &asset.file, &work)?,
            (Some(path), None) => without_source_map(
                fs::read(package.join(path)).with_context(|| format!("{} has no {path}", asset.name))?,
            ),
            (None, _) => sprite(asset, &package)?.into_bytes(),
        };
        fs::write(vendor().join(&asset.file), &bytes)?;
        fs::copy(package.join(&asset.licence_path), vendor().join(asset.licence_file()))
            .with_context(|| format!("{} has no {}", asset.name, asset.licence_path))?;
        text = with_checksum(&text, &asset.file, &checksum(&bytes))?;
        eprintln!("{} {} → {}", asset.name, asset.version, asset.file);
    }
    fs::write(vendor().join("manifest.toml"), text)?;
    fs::write(notices_path(), notices(&manifest))?;
    fs::remove_dir_all(&work)?;
    verify()
}

/// The package's folder, unpacked.
fn fetch(asset: &Asset, work: &Path) -> Result<PathBuf> {
    let folder = work.join(format!("{}-{}", asset.slug(), asset.version));
    let package = folder.join("package");
    if package.is_dir() {
        return Ok(package);
    }
    fs::create_dir_all(&folder)?;
    let exact = format!("{}@{}", asset.name, asset.version);
    run(Command::new("npm").args(["pack", "--silent", "--ignore-scripts", &exact]).current_dir(&folder))?;
    let archive = format!("{}-{}.tgz", asset.slug(), asset.version);
    run(Command::new("tar").args(["-xzf", &archive]).current_dir(&folder))?;
    Ok(package)
}

fn run(command: &mut Command) -> Result<()> {
    let output =
        command.output().with_context(|| format!("cannot run {}", command.get_program().display()))?;
    ensure!(output.status.success(), "{command:?} failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// A font without the weights, characters, hints and features that nothing asks for, compressed when `file` is a `.woff2`.
fn subset_font(font: &Path, subset: &Subset, file: &str, work: &Path) -> Result<Vec<u8>> {
    let tools = work.join("font-tools");
    if !tools.is_dir() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&tools))?;
        run(Command::new(tools.join("bin/pip")).args(["install", "--quiet"]).args(FONT_TOOLS))?;
    }
    let (weighed, kept) = (work.join("weighed.ttf"), work.join("kept"));
    let mut first = Command::new(tools.join("bin/fonttools"));
    match &subset.weights {
        Some(weights) => first
            .args(["varLib.instancer", "--quiet", "--no-recalc-timestamp", "--output"])
            .args([&weighed, font])
            .arg(format!("wght={weights}")),
        None => first.args(["ttLib.woff2", "decompress", "-o"]).args([&weighed, font]),
    };
    run(&mut first)?;
    let mut second = Command::new(tools.join("bin/pyftsubset"));
    second
        .arg(&weighed)
        .args(["--no-hinting", "--no-recalc-timestamp"])
        .arg(format!("--unicodes={}", subset.characters.as_deref().unwrap_or("*")))
        .arg(format!("--layout-features={}", subset.features))
        .arg(format!("--output-file={}", kept.display()));
    if Path::new(file).extension().is_some_and(|extension| extension == "woff2") {
        second.arg("--flavor=woff2");
    }
    run(&mut second)?;
    Ok(fs::read(kept)?)
}

/// A source map is another file that browsers would ask us for.
fn without_source_map(bytes: Vec<u8>) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return bytes;
    };
    let mut kept: String =
        text.lines().filter(|line| !line.contains("sourceMappingURL=")).collect::<Vec<_>>().join("\n");
    kept.push('\n');
    kept.into_bytes()
}

fn sprite(asset: &Asset, package: &Path) -> Result<String> {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- {} {}, {} -->\n",
        asset.name, asset.version, asset.licence
    );
    for (ours, theirs) in &asset.symbols {
        let svg = fs::read_to_string(package.join("icons").join(format!("{theirs}.svg")))
            .with_context(|| format!("no icon {theirs}"))?;
        let inside =
            svg.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</svg>")).map(|(inside, _)| inside);
        let inside: String =
            inside.with_context(|| format!("{theirs}.svg is not an svg"))?.lines().map(str::trim).collect();
        writeln!(out, "<symbol id=\"i-{ours}\" viewBox=\"0 0 16 16\">{inside}</symbol>")?;
    }
    out.push_str("</svg>\n");
    Ok(out)
}

/// The manifest with the new checksum of one file; everything else is left as it was written.
fn with_checksum(manifest: &str, file: &str, sha256: &str) -> Result<String> {
    let at = manifest.find(&format!("file = \"{file}\"")).context("the manifest lost a file")?;
    let start = at + manifest[at..].find("sha256 = \"").context("an asset has no line sha256")?;
    let end = start + manifest[start..].find('\n').unwrap_or(manifest.len() - start);
    Ok(format!("{}sha256 = \"{sha256}\"{}", &manifest[..start], &manifest[end..]))
}

fn notices_path() -> PathBuf {
    root().join("docs/third-party-notices.md")
}

fn notices(manifest: &Manifest) -> String {
    let mut out = String::from(
        "# Third-party notices: the assets\n\n\
         The pages and papers of Placet use these files of other projects. They are embedded in the binary; no page asks another host for anything.\n\
         The whole text of each licence is beside the files. This page is written by `cargo run -p xtask -- assets --refresh`.\n\n\
         | Project | Version | Licence | File |\n|---|---|---|---|\n",
    );
    for asset in &manifest.asset {
        let changed = asset.subset.as_ref().map_or_else(String::new, |subset| {
            let kept = [
                subset.weights.as_ref().map(|weights| format!("the weights {weights}")),
                subset.characters.as_ref().map(|_| "the characters of the manifest".to_owned()),
                Some(format!("the features {}", subset.features)),
            ];
            format!(", changed: {} alone", kept.into_iter().flatten().collect::<Vec<_>>().join(" and "))
        });
        let _ = writeln!(
            out,
            "| [{name}](https://www.npmjs.com/package/{name}) | {} | [{}](../crates/placet/assets/vendor/{}) | `{}`{changed} |",
            asset.version,
            asset.licence,
            asset.licence_file(),
            asset.file.trim_start_matches("../"),
            name = asset.name,
        );
    }
    out
}
