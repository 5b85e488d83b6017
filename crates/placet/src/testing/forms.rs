//! Every form of the table, sent as people and machines send forms: twice, stale, and with what does not belong in a field.
//!
//! The answer is never a broken page; it names the field and keeps what was typed; what is kept is harmless where it is
//! shown; the same form acts once; two people on one form are shown where they differ.

use std::collections::BTreeSet;

use axum::http::StatusCode;

use super::TestApp;
use super::browser::{Browser, Shown, undo};
use super::contents::contents;
use super::form::{Field, Fields, Kind};
use super::scene::{Scene, routes};
use super::table::{Row, fields_of, rows, shown};
use crate::kit::web::Method;

const SCRIPT: &str = "<script>alert(7)</script>";

/// What does not belong in a field: its name, the bytes.
fn hostile(kind: Kind) -> Vec<(&'static str, Vec<u8>)> {
    let nul = ("NUL", b"a\0b".to_vec());
    let script = ("a script", SCRIPT.into());
    let word = ("a word", b"abc".to_vec());
    match kind {
        Kind::Text => vec![
            nul,
            script,
            ("a control character", b"a\x07b".to_vec()),
            ("10,000 characters", vec![b'x'; 10_000]),
            ("a quote", b"'; DROP TABLE student; --".to_vec()),
            ("marks of direction", "a\u{202e}b\u{200f}c".into()),
            ("what is not UTF-8", b"a\xff\xfeb".to_vec()),
        ],
        Kind::Checked => vec![
            nul,
            script,
            word,
            ("a huge number", b"99999999999999999999999".to_vec()),
            ("a negative number", b"-1".to_vec()),
            ("a day that does not exist", b"2026-02-30".to_vec()),
        ],
        Kind::Hidden | Kind::Chosen => vec![nul, script, word],
        Kind::File => vec![("what is no document", b"MZ\0\x01".to_vec())],
    }
}

/// A name without the object that it is about, so that a grid is asked once.
fn pattern(name: &str) -> String {
    name.chars().filter(|char| !char.is_ascii_digit() && !('a'..='f').contains(char)).collect()
}

/// What is kept of a text cannot be read, or disguises what follows.
fn is_foul(line: &str) -> bool {
    // a sheet that waits is kept as it was sent
    !line.starts_with("import_draft ")
        && (line.contains(['\0', '\x07', '\u{202e}', '\u{200f}', '\u{fffd}'])
            || line.contains("\\u0000")
            || line.contains("\\u0007"))
}

/// A page as it is shown after a form.
async fn answer(browser: &mut Browser, path: &str, fields: &Fields) -> (StatusCode, Shown) {
    let answer = browser.submit(path, fields).await;
    (answer.status(), browser.follow(path, answer).await)
}

/// Whether a page says what is wrong with a field.
fn names(page: &Shown, field: &str) -> bool {
    page.body.contains(&format!("href=\"#{field}\"")) || page.body.contains(&format!("id=\"{field}-error\""))
}

/// What is wrong with the answer to a hostile field, if anything.
fn wrong(
    path: &str,
    field: &Field,
    (what, bytes): (&str, &[u8]),
    (status, page): &(StatusCode, Shown),
) -> Option<String> {
    let seen = matches!(field.kind, Kind::Text | Kind::Checked);
    if status.is_server_error() || page.status.is_server_error() {
        return Some(format!("{status}, then {}", page.status));
    }
    if page.body.contains(SCRIPT) {
        return Some("the script is on the page".to_owned());
    }
    if *status == StatusCode::FORBIDDEN {
        return Some("it is called forged".to_owned());
    }
    if *status != StatusCode::UNPROCESSABLE_ENTITY || !seen {
        return None;
    }
    let could_be_kept =
        matches!(what, "a quote" | "marks of direction") || what == "a script" && field.kind == Kind::Text;
    if !could_be_kept && !names(page, &field.name) {
        return Some(format!("the field is not named: {}", page.all(".error-summary li").join(" ")));
    }
    let kept = Fields::of(&page.html(), path);
    let kept = kept.map(|fields| String::from_utf8_lossy(fields.value(&field.name)).into_owned());
    let typed = String::from_utf8_lossy(bytes);
    // NUL cannot be written in a page
    let same = what == "NUL" || kept.as_deref() == Some(&*typed);
    (!same).then(|| format!("what was typed is lost: {kept:?}"))
}

/// The forms of the table that have a field, as this half of the tests takes them.
async fn with_hostile_fields(half: usize) {
    let scene = Scene::draw().await;
    let mut problems = Vec::new();
    let mut asked = 0;
    for row in rows().iter().skip(half).step_by(2) {
        let mut app = scene.snapshot.copy().await;
        let (path, mut fields) = fields_of(row, &scene.samples, &mut scene.person(&app, &row.who)).await;
        let mut done = BTreeSet::new();
        for field in fields.clone().all {
            if matches!(field.name.as_str(), "csrf" | "drawn") || !done.insert(pattern(&field.name)) {
                continue;
            }
            let mut sent = hostile(field.kind);
            sent.extend([("missing", Vec::new()), ("there twice", b"abc".to_vec())]);
            for (what, bytes) in sent {
                let mut browser = scene.person(&app, &row.who);
                let mut form = match what {
                    "missing" => fields.without(&field.name),
                    _ => fields.clone(),
                };
                match what {
                    "missing" => {}
                    "there twice" => form.all.push(Field { value: bytes.clone(), ..field.clone() }),
                    _ => form.set(&field.name, bytes.clone()),
                }
                form.set("csrf", browser.token().await);
                if fields.has("drawn") {
                    form.set("drawn", format!("{asked}"));
                }
                asked += 1;
                let given = answer(&mut browser, &path, &form).await;
                let problem = wrong(&path, &field, (what, &bytes), &given);
                if let Some(problem) = problem
                    .filter(|_| !matches!(what, "missing" | "there twice") || given.0.is_server_error())
                {
                    problems.push(format!("{} with {what} in {}: {problem}", row.route, field.name));
                }
                if given.0.is_client_error() {
                    continue;
                }
                if let Some(foul) = contents(&app).await.into_iter().find(|line| is_foul(line)) {
                    problems.push(format!("{} with {what} in {} keeps {foul}", row.route, field.name));
                }
                // what it changed is no longer what the form was drawn from
                match shown(row, &scene.samples, &mut scene.person(&app, &row.who)).await {
                    Ok(again) if !matches!(again.value("version"), b"" | b"0") => fields = again,
                    _ => app = scene.snapshot.copy().await,
                }
            }
        }
    }
    assert!(asked > 500, "{asked} questions");
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[tokio::test]
async fn hostile_fields_are_refused_beside_them_or_kept_harmless() {
    with_hostile_fields(0).await;
}

#[tokio::test]
async fn hostile_fields_are_refused_beside_them_or_kept_harmless_in_the_other_half() {
    with_hostile_fields(1).await;
}

/// What a database holds but for what tells that a form came, and for sheets that wait to be confirmed.
async fn matter(app: &TestApp) -> Vec<String> {
    let mut lines = contents(app).await;
    lines.retain(|line| {
        !["sent_form ", "session ", "sign_in_failure ", "import_draft "]
            .iter()
            .any(|table| line.starts_with(table))
    });
    lines
}

#[tokio::test]
async fn every_form_acts_and_acts_once() {
    let scene = Scene::draw().await;
    let table = rows();
    let known: BTreeSet<&str> = table.iter().map(|row| row.route.as_str()).collect();
    let all: BTreeSet<&str> = routes(Method::Post).iter().map(|route| route.path).collect();
    assert_eq!(known, all, "the table has every form, and no other");
    let mut problems = Vec::new();
    for row in &table {
        let app = scene.snapshot.copy().await;
        let mut browser = scene.person(&app, &row.who);
        let (mut path, mut fields) = fields_of(row, &scene.samples, &mut browser).await;
        if let Some(undone) = table.iter().find(|other| other.route == row.undoes) {
            let (path_of, fields_of) = fields_of(undone, &scene.samples, &mut browser).await;
            let (_, page) = answer(&mut browser, &path_of, &fields_of).await;
            path = undo(&page);
            fields = Fields::of(&page.html(), path.split('?').next().unwrap()).unwrap();
        }
        let before = matter(&app).await;
        let (status, page) = answer(&mut browser, &path, &fields).await;
        let after = matter(&app).await;
        let told = |lines: &[String]| lines.iter().filter(|line| line.starts_with("audit_entry ")).count();
        let acted = row.quiet || told(&after) > told(&before);
        if !(status.is_redirection() || status.is_success()) || !acted {
            problems.push(format!("{} does nothing: {status} {}", row.route, page.text()));
        }
        let (status, page) = answer(&mut browser, &path, &fields).await;
        let again = matter(&app).await;
        let same = !fields.has("drawn") || again == after;
        if status.is_server_error() || !same {
            let new: Vec<_> = again.iter().filter(|line| !after.contains(line)).collect();
            problems.push(format!("{} acts twice: {status} {} {new:?}", row.route, page.text()));
        }
    }
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

/// Who else may send a form.
fn colleague(row: &Row) -> &'static str {
    if row.who == "commission" { "manager" } else { "administrator" }
}

#[tokio::test]
async fn two_people_on_one_form_are_shown_where_they_differ() {
    let scene = Scene::draw().await;
    let mut problems = Vec::new();
    let mut asked = 0;
    for row in &rows() {
        let app = scene.snapshot.copy().await;
        let (mut one, mut other) = (scene.person(&app, &row.who), scene.person(&app, colleague(row)));
        let (path, mut first) = fields_of(row, &scene.samples, &mut one).await;
        let Some((field, mine, theirs)) = &row.apart else {
            if !matches!(first.value("version"), b"" | b"0")
                && !row.page.is_empty()
                && !row.who.starts_with("student")
            {
                problems.push(format!(
                    "{} has a version: the table does not say what two people type",
                    row.route
                ));
            }
            continue;
        };
        let (_, mut second) = fields_of(row, &scene.samples, &mut other).await;
        first.set(field, theirs.as_str());
        second.set(field, mine.as_str());
        let (status, page) = answer(&mut one, &path, &first).await;
        if !status.is_redirection() {
            problems.push(format!("{} is not saved: {status} {}", row.route, page.text()));
        }
        let before = contents(&app).await;
        let (status, page) = answer(&mut other, &path, &second).await;
        asked += 1;
        let differ = page.all("table.diff tbody tr").len();
        let is_told = matches!(status, StatusCode::CONFLICT | StatusCode::UNPROCESSABLE_ENTITY) && differ > 0;
        if !is_told || contents(&app).await != before {
            problems.push(format!("{} is stale: {status}, {differ} differences: {}", row.route, page.text()));
        }
        let kept = Fields::of(&page.html(), &path).unwrap_or_default();
        if kept.value(field) != mine.as_bytes() {
            problems.push(format!("{} is stale and loses {mine}", row.route));
        }
    }
    assert!(asked > 10, "{asked} questions");
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}
