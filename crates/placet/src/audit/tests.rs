//! Histories as they are read, and the words of every action.

use serde_json::json;

use super::history;
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};
use crate::testing::TestApp;

#[tokio::test]
async fn the_history_of_an_object_says_who_when_and_what_changed() {
    let app = TestApp::new().await;
    let account = app.account("camille", &[placet_entity::kinds::Role::Manager]).await;
    for (before, after) in [("Santé", "Santé et soins"), ("Santé et soins", "Santé")] {
        let origin = Origin { actor: Some(account), ..Origin::default() };
        let write = app.handle.write(origin).await.unwrap();
        let entry = Entry::new("institution.department_changed", "department", "d1")
            .before(json!({ "name": before, "version": 1 }))
            .after(json!({ "name": after, "version": 2 }));
        write.commit(Done::told((), entry)).await.unwrap();
        app.wait_hours(1);
    }
    let found = history(app.handle.db.read(), "department", "d1", 10).await.unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].who.as_deref(), Some("camille en personne"));
    assert_eq!(found[0].after, Some(json!({ "name": "Santé", "version": 2 })), "the latest first");
    assert!(found[0].at > found[1].at);
    assert!(history(app.handle.db.read(), "department", "d2", 10).await.unwrap().is_empty());
}

/// The sources of this crate, those of tests left out.
fn sources() -> Vec<(std::path::PathBuf, String)> {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            if path.is_dir() && name != "tests" && name != "testing" {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && name != "tests.rs" {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

#[test]
fn every_action_has_its_words() {
    let mut without = Vec::new();
    for (path, text) in sources() {
        for piece in text.split("Entry::new(").skip(1) {
            let Some(rest) = piece.trim_start().strip_prefix('"') else { continue };
            let action = rest.split('"').next().unwrap_or_default();
            let key = format!("audit-action-{}", action.replace(['.', '_'], "-"));
            for lang in crate::kit::Lang::ALL {
                if !action.starts_with("test.") && action != "…" && action.contains('.') && !lang.has(&key) {
                    without.push(format!("{} ({}): {action}", path.display(), lang.code()));
                }
            }
        }
    }
    assert!(without.is_empty(), "actions without a text audit-action-…:\n{}", without.join("\n"));
}

#[test]
fn every_column_says_whether_it_is_personal_and_how_long_it_is_kept() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../entity/src");
    let classes = std::fs::read_to_string(folder.join("../../../docs/retention.md")).unwrap();
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let Some(model) = text.split("pub struct Model {").nth(1) else { continue };
        let mut comment = String::new();
        for line in model.lines().take_while(|line| *line != "}") {
            let line = line.trim();
            if let Some(words) = line.strip_prefix("///") {
                comment.push_str(words);
            } else if line.starts_with("pub ") {
                let class = comment.split("kept: ").nth(1).map(|rest| rest.trim_end_matches('.').to_owned());
                let known = class.as_ref().is_some_and(|class| classes.contains(&format!("| {class} |")));
                if !comment.contains("ersonal") || !known {
                    wrong.push(format!("{}: {line} ({class:?})", entry.path().display()));
                }
                comment.clear();
            }
        }
    }
    assert!(wrong.is_empty(), "columns without a known retention class:\n{}", wrong.join("\n"));
}
