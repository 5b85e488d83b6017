//! `cargo xtask notices`: the page of the crates that the binary is made of, with their licences.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

const PAGE: &str = "docs/third-party-crates.md";

/// Writes the page.
pub fn write() -> Result<()> {
    fs::write(PAGE, page()?).context("the page of notices cannot be written")
}

/// Fails when the page is not what the dependencies say.
pub fn verify() -> Result<()> {
    let kept = fs::read_to_string(PAGE).unwrap_or_default();
    ensure!(kept == page()?, "{PAGE} is out of date: run `cargo xtask notices`");
    Ok(())
}

fn page() -> Result<String> {
    let output = Command::new("cargo")
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
            "x86_64-unknown-linux-gnu",
        ])
        .output()
        .context("cargo metadata cannot be run")?;
    ensure!(output.status.success(), "cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages: BTreeMap<&str, &Value> = list(&metadata["packages"])
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .iter()
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let start = packages.iter().find(|(_, package)| package["name"] == "placet").map(|(id, _)| *id);
    let mut wanted = vec![start.context("the package placet is missing")?];
    let mut linked = BTreeSet::new();
    while let Some(id) = wanted.pop() {
        if !linked.insert(id) {
            continue;
        }
        for dependency in list(&nodes[id]["deps"]) {
            let normal = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            if let Some(id) = dependency["pkg"].as_str().filter(|_| normal) {
                wanted.push(id);
            }
        }
    }
    let mut rows = BTreeSet::new();
    for package in
        linked.iter().filter_map(|id| packages.get(id)).filter(|package| !package["source"].is_null())
    {
        let text = |field: &str| package[field].as_str().unwrap_or("—").to_owned();
        rows.insert((text("name"), text("version"), text("license")));
    }
    let mut page = format!(
        "# Third-party notices: the crates\n\nThe {} Rust crates that the binary is made of, with the licence each declares. Their sources and \
         the text of their licences\nare in the registry of crates under the name and version given. This page is written by `cargo xtask \
         notices`.\n\n| Crate | Version | Licence |\n|---|---|---|\n",
        rows.len()
    );
    for (name, version, licence) in rows {
        let _ = writeln!(page, "| {name} | {version} | {licence} |");
    }
    Ok(page)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
