//! The rules of the house that no compiler checks: who may import whom, where queries stand, which texts exist.

#![expect(clippy::unwrap_used, reason = "a test that cannot read stops")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Every file below a folder with one of these endings, with its text.
fn files(folder: &Path, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

fn below(folders: &[&str], endings: &[&str]) -> Vec<(PathBuf, String)> {
    folders.iter().flat_map(|folder| files(&root().join(folder), endings)).collect()
}

fn sources() -> Vec<(PathBuf, String)> {
    below(&["crates/placet/src"], &[".rs"])
}

fn templates() -> Vec<(PathBuf, String)> {
    below(&["crates/placet/src", "crates/placet/templates"], &[".html"])
}

/// The feature of a source file; `lib`, `main`… for those outside a folder.
fn feature(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("crates/placet/src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn is_test(path: &Path) -> bool {
    let name = path.to_string_lossy();
    name.ends_with("tests.rs") || name.contains("/tests/") || name.contains("/testing/")
}

/// The lines of these sources that bear one of these marks outside a comment.
fn marked(sources: &[(PathBuf, String)], marks: &[&str], exempt: impl Fn(&Path) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources.iter().filter(|(path, _)| !exempt(path)) {
        let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for (index, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            if marks.iter().any(|mark| line.contains(mark)) {
                found.push(format!("{}:{}: {}", path.display(), index + 1, line.trim()));
            }
        }
    }
    found
}

/// The lines of a fenced block of ARCHITECTURE.md.
fn block(title: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let opening = format!("```{title}\n");
    let start =
        text.find(&opening).unwrap_or_else(|| panic!("ARCHITECTURE.md has no block {title}")) + opening.len();
    let body = &text[start..];
    let lines = body[..body.find("```").unwrap()].lines().filter(|line| !line.trim().is_empty());
    lines.map(str::to_owned).collect()
}

/// The features in the order in which they may import: only what stands before.
fn order() -> Vec<String> {
    let words = block("features").join(" ");
    words.split('<').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

fn assert_none(wrong: &[String], what: &str) {
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

#[test]
fn features_import_only_what_stands_before_them() {
    let order = order();
    let place = |name: &str| order.iter().position(|feature| feature == name);
    let mut wrong = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| !is_test(path)) {
        let Some(own) = place(&feature(path)) else { continue };
        for (at, _) in text.match_indices("crate::") {
            let rest = &text[at + "crate::".len()..];
            let other: String =
                rest.chars().take_while(|char| char.is_ascii_alphanumeric() || *char == '_').collect();
            if place(&other).is_some_and(|other| other > own) {
                wrong.push(format!("{} imports {other}", path.display()));
            }
        }
    }
    assert_none(&wrong, "imports against the order of ARCHITECTURE.md");
}

#[test]
fn every_feature_is_in_the_order() {
    let edge = ["lib", "main", "server", "config", "commands", "testing"];
    let found: BTreeSet<String> = sources()
        .iter()
        .map(|(path, _)| feature(path))
        .filter(|name| !edge.contains(&name.as_str()))
        .collect();
    assert_eq!(found, order().into_iter().collect());
}

#[test]
fn queries_stand_in_stores_only() {
    let marks = [
        "Entity::find",
        "Entity::insert",
        "Entity::update",
        "Entity::delete",
        "execute_unprepared",
        "sqlx::query",
        "Statement::from",
        "QueryFilter",
        "QuerySelect",
    ];
    let wrong = marked(&sources(), &marks, |path| {
        let name = path.to_string_lossy();
        let kit = name.ends_with("kit/db.rs") || name.ends_with("kit/write.rs");
        kit || name.ends_with("/store.rs") || name.contains("/store/") || is_test(path)
    });
    assert_none(&wrong, "queries outside a store");
}

#[test]
fn only_the_owner_writes_a_table() {
    let mut owners = BTreeMap::new();
    for line in block("owners") {
        let (owner, tables) = line.split_once(':').unwrap();
        owners.extend(tables.split_whitespace().map(|table| (table.to_owned(), owner.trim().to_owned())));
    }
    let entities: BTreeSet<String> = below(&["crates/entity/src"], &[".rs"])
        .into_iter()
        .filter(|(_, text)| text.contains("DeriveEntityModel"))
        .map(|(path, _)| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(entities, owners.keys().cloned().collect(), "every table has an owner in ARCHITECTURE.md");
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let own = feature(&path);
        if is_test(&path) || own == "demo" {
            continue;
        }
        for verb in ["::Entity::insert", "::Entity::update", "::Entity::delete"] {
            for (at, _) in text.match_indices(verb) {
                let start = text[..at]
                    .rfind(|char: char| !char.is_ascii_alphanumeric() && char != '_')
                    .map_or(0, |at| at + 1);
                let table = &text[start..at];
                if owners.get(table).is_some_and(|owner| *owner != own) {
                    wrong.push(format!("{}: {own} writes {table}", path.display()));
                }
            }
        }
    }
    assert_none(&wrong, "tables written by others than their owner");
}

#[test]
fn time_and_chance_enter_at_the_edge_only() {
    let marks = [
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "Instant::now",
        "getrandom::",
        "thread_rng",
        "new_v4",
        "now_v7",
    ];
    let crates = [
        "crates/placet/src",
        "crates/rules/src",
        "crates/allocation/src",
        "crates/documents/src",
        "crates/entity/src",
        "crates/migration/src",
    ];
    let wrong = marked(&below(&crates, &[".rs"]), &marks, |path| {
        is_test(path) || path.ends_with("kit/clock.rs") || path.ends_with("kit/chance.rs")
    });
    assert_none(&wrong, "clocks or randomness outside the edge");
}

#[test]
fn rules_are_pure() {
    let mut rules = below(&["crates/rules/src", "crates/allocation/src"], &[".rs"]);
    rules.extend(
        sources()
            .into_iter()
            .filter(|(path, _)| path.ends_with("rules.rs") && !path.iter().any(|folder| folder == "pages")),
    );
    let marks = ["async fn", "sea_orm", "axum::", "tokio::", "std::fs", "std::env", "std::net"];
    assert_none(&marked(&rules, &marks, is_test), "rules that are not pure");
}

/// The keys of a language with their texts.
fn texts(language: &str) -> BTreeMap<String, String> {
    let mut keys = BTreeMap::<String, String>::new();
    for (_, text) in below(&[&format!("crates/placet/locales/{language}")], &[".ftl"]) {
        let mut current = None;
        for line in text.lines() {
            let opens = line.starts_with(|char: char| char.is_ascii_lowercase());
            if let Some((key, value)) = line.split_once(" =").filter(|_| opens) {
                assert!(
                    keys.insert(key.to_owned(), value.to_owned()).is_none(),
                    "{key} stands twice in {language}"
                );
                current = Some(key.to_owned());
            } else if let Some(text) = current.as_ref().and_then(|key| keys.get_mut(key)) {
                text.push_str(line);
            }
        }
    }
    keys
}

fn variables(text: &str) -> BTreeSet<String> {
    let names = text.split('$').skip(1);
    names
        .map(|rest| rest.chars().take_while(|char| char.is_ascii_alphanumeric() || *char == '_').collect())
        .collect()
}

#[test]
fn french_and_english_say_the_same_things() {
    let (french, english) = (texts("fr"), texts("en"));
    let missing = |one: &BTreeMap<String, String>, other: &BTreeMap<String, String>| -> Vec<String> {
        one.keys().filter(|key| !other.contains_key(*key)).cloned().collect()
    };
    assert_none(&missing(&french, &english), "missing in English");
    assert_none(&missing(&english, &french), "missing in French");
    for (key, text) in &french {
        assert_eq!(variables(text), variables(&english[key]), "the variables of {key}");
    }
}

/// All that may name a key.
fn speakers() -> Vec<(PathBuf, String)> {
    sources().into_iter().chain(templates()).collect()
}

/// The first argument of each of these calls, where it is a literal.
fn literals(text: &str, calls: &[&str]) -> Vec<String> {
    let after = calls
        .iter()
        .flat_map(|call| text.match_indices(call).map(|(at, _)| text[at + call.len()..].trim_start()));
    after
        .filter_map(|rest| rest.strip_prefix('"'))
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn every_key_asked_for_has_a_text() {
    let keys = texts("fr");
    let mut wrong = Vec::new();
    for (path, text) in speakers() {
        for key in literals(&text, &[".t(", ".tv(", "Say::key(", "page_of("]) {
            if !key.contains('{') && !keys.contains_key(&key) {
                wrong.push(format!("{}: {key}", path.display()));
            }
        }
        for prefix in literals(&text, &[".tk("]) {
            if !keys.keys().any(|key| key.starts_with(&format!("{prefix}-"))) {
                wrong.push(format!("{}: {prefix}-…", path.display()));
            }
        }
    }
    assert_none(&wrong, "asked for, and without a text");
}

#[test]
fn every_text_is_asked_for() {
    let mut named = BTreeSet::new();
    let mut prefixes = BTreeSet::new();
    for (_, text) in speakers() {
        prefixes.extend(
            literals(&text, &[".tk(", "sentence(", "sentences("])
                .into_iter()
                .map(|prefix| format!("{prefix}-")),
        );
        for piece in text.split('"') {
            let key = piece.len() < 100 && piece.starts_with(|char: char| char.is_ascii_lowercase());
            match piece.split_once('{') {
                Some((prefix, _)) if key && prefix.ends_with('-') && prefix.len() > 3 => {
                    prefixes.insert(prefix.to_owned());
                }
                None if key => {
                    named.insert(piece.to_owned());
                }
                _ => {}
            }
        }
    }
    let unused: Vec<String> = texts("fr")
        .into_keys()
        .filter(|key| !named.contains(key) && !prefixes.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert_none(&unused, "texts that nothing asks for");
}

#[test]
fn pages_hold_nothing_that_the_content_policy_refuses() {
    let marks = [
        " style=\"",
        "<style",
        "javascript:",
        " onclick=",
        " onchange=",
        " onsubmit=",
        "hx-on",
        "src=\"http",
    ];
    let mut wrong = Vec::new();
    for (path, text) in templates() {
        for (index, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark))
                || line.contains("<script") && !line.contains("src=")
            {
                wrong.push(format!("{}:{}: {}", path.display(), index + 1, line.trim()));
            }
        }
    }
    assert_none(&wrong, "inline styles or scripts");
}

/// A template without its comments, tags and expressions: what remains is read by people as it stands. The body of a
/// field is written among its attributes.
fn plain(template: &str) -> String {
    let mut text = template.to_owned();
    let attributes = ["field", "textarea", "select", "checkbox"].map(|name| format!("{{% call m::{name}("));
    let bodies = attributes.iter().map(|open| (open.as_str(), "{% endcall %}"));
    let others =
        [("{% block main_class %}", "{% endblock %}"), ("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<", ">")];
    for (open, close) in bodies.chain(others) {
        let mut kept = String::new();
        let mut rest = text.as_str();
        while let Some(start) = rest.find(open) {
            kept.push_str(&rest[..start]);
            kept.push(' ');
            rest = rest[start..].find(close).map_or("", |end| &rest[start + end + close.len()..]);
        }
        text = kept + rest;
    }
    text
}

#[test]
fn pages_speak_through_keys_only() {
    let mut wrong = Vec::new();
    for (path, text) in templates() {
        let macros = path.ends_with("kit/macros.html");
        let plain = plain(&text);
        let words = plain
            .split(|char: char| !char.is_alphabetic())
            .filter(|word| word.len() > 3 && !matches!(*word, "Placet" | "XLSX"));
        let words: Vec<&str> = words
            .filter(|word| !macros && !matches!(*word, "nbsp" | "thinsp" | "checked" | "selected"))
            .collect();
        if !words.is_empty() {
            wrong.push(format!("{}: {}", path.display(), words.join(" ")));
        }
    }
    assert_none(&wrong, "words that are no text of a key");
}

#[test]
fn no_file_grows_out_of_one_subject() {
    let crates = [
        "crates/placet/src",
        "crates/rules/src",
        "crates/allocation/src",
        "crates/documents/src",
        "xtask/src",
    ];
    let mut long = Vec::new();
    for (path, text) in below(&crates, &[".rs"]) {
        let lines = text.lines().count();
        if lines > if is_test(&path) { 1_000 } else { 600 } {
            long.push(format!("{}: {lines} lines", path.display()));
        }
    }
    assert_none(&long, "files that are perhaps two");
}
