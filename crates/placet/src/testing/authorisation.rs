//! Who may do what: every route × every persona, as a table in the repository (`docs/authorisation.md`).
//!
//! A route that is missing from the table fails, and so does one that says yes to nobody. After a wanted change, run with
//! `PLACET_UPDATE=1` and review the difference. Objects belong to the small school: to its first student where they belong
//! to a student. Reading changes nothing and neither does a refusal: both are compared with what was there before.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};

use super::browser::Browser;
use super::contents::contents;
use super::scene::{PERSONAS, Scene, routes};
use super::table::{Row, fields_of, rows};
use crate::kit::web::Method;

/// What the answer means to the persona.
fn meaning(answer: &Response<Body>) -> &'static str {
    let location = answer.headers().get("location").and_then(|value| value.to_str().ok());
    match answer.status() {
        _ if location.is_some_and(|path| path.starts_with("/sign-in?")) => "sign in",
        StatusCode::NOT_FOUND => "–",
        StatusCode::FORBIDDEN => "forbidden",
        status if status.is_server_error() => "BROKEN",
        _ => "yes",
    }
}

async fn get(browser: &mut Browser, path: &str) -> &'static str {
    meaning(&browser.ask(Request::get(path).body(Body::empty()).unwrap()).await)
}

/// What each persona is answered by each route that reads, all in one copy of the school, which stays as it was.
async fn reading(scene: &Scene) -> BTreeMap<(&'static str, &'static str), Vec<&'static str>> {
    let app = scene.snapshot.copy().await;
    let mut answers: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (login, _) in PERSONAS {
        for route in routes(Method::Get) {
            let path = scene.samples.read(route.path, &[]);
            let word = get(&mut scene.person(&app, login), &path).await;
            answers.entry((route.path, "GET")).or_default().push(word);
        }
    }
    assert_eq!(contents(&app).await, scene.before, "reading changed something");
    answers
}

/// What each persona is answered by each route that changes something, asked with a form that is right.
async fn changing(scene: &Scene) -> BTreeMap<(&'static str, &'static str), Vec<&'static str>> {
    let table = rows();
    let mut app = scene.snapshot.copy().await;
    let mut answers: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for route in routes(Method::Post) {
        let row = table.iter().find(|row| row.route == route.path);
        let row = row.unwrap_or_else(|| panic!("{} has no row in forms.table", route.path));
        let (path, form) = fields_of(row, &scene.samples, &mut scene.person(&app, &row.who)).await;
        for (login, _) in PERSONAS {
            let mut browser = scene.person(&app, login);
            let mut form = form.clone();
            form.set("csrf", browser.token().await);
            let word = meaning(&browser.submit(&path, &form).await);
            answers.entry((route.path, "POST")).or_default().push(word);
            let same = contents(&app).await == scene.before;
            assert!(word == "yes" || same, "{login} is refused {} and changes something", route.path);
            if !same {
                app = scene.snapshot.copy().await;
            }
        }
    }
    answers
}

#[tokio::test]
async fn every_route_answers_each_persona_as_the_table_says() {
    let scene = Scene::draw().await;
    let mut rows = reading(&scene).await;
    rows.extend(changing(&scene).await);
    let mut table = String::from(
        "# Who may do what\n\nEvery route × every persona, as the suite sees it: *yes* (the page or the form's answer), *–* (not \
         there: 404), *sign in* (to the sign-in page). Written by the test; review it like code.\n\n| route | |",
    );
    for (_, head) in PERSONAS {
        let _ = write!(table, " {head} |");
    }
    table.push_str("\n|---|---|");
    table.push_str(&"---|".repeat(PERSONAS.len()));
    table.push('\n');
    for ((path, method), answers) in &rows {
        let _ = writeln!(table, "| `{path}` | {method} | {} |", answers.join(" | "));
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/authorisation.md");
    if std::env::var("PLACET_UPDATE").is_ok() {
        std::fs::write(&file, &table).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let changed: Vec<&str> = table.lines().filter(|line| !kept.lines().any(|old| old == *line)).collect();
    let gone: Vec<&str> = kept.lines().filter(|line| !table.lines().any(|new| new == *line)).collect();
    assert!(
        changed.is_empty() && gone.is_empty(),
        "now:\n{}\n\nin the table:\n{}",
        changed.join("\n"),
        gone.join("\n")
    );
    assert!(!table.contains("BROKEN"), "a route is broken:\n{table}");
    let nobody: Vec<_> =
        rows.iter().filter(|(_, answers)| !answers.contains(&"yes")).map(|(route, _)| route).collect();
    assert!(nobody.is_empty(), "nobody is answered, so that nothing is proved: {nobody:?}");
}

/// Another object of the kind that a route names first, to which what it names next does not belong.
fn other_parent(route: &str) -> Option<(String, String)> {
    let kind = route.split('/').find(|word| matches!(*word, "campaigns" | "students" | "cohorts"))?;
    let name = match kind {
        "students" => "other",
        _ if route.starts_with("/my/") => "published",
        _ => "preparing",
    };
    Some((kind.to_owned(), name.to_owned()))
}

/// Whether a route names an object within another.
fn is_nested(route: &str) -> bool {
    route.matches('{').count() - route.matches("{file}").count() > 1
}

#[tokio::test]
async fn what_belongs_to_another_parent_is_not_there_for_anybody() {
    let scene = Scene::draw().await;
    let app = scene.snapshot.copy().await;
    let mut asked = 0;
    for route in routes(Method::Get).into_iter().filter(|route| is_nested(route.path)) {
        let others =
            [other_parent(route.path).unwrap_or_else(|| panic!("no other parent for {}", route.path))];
        let path = scene.samples.read(route.path, &others);
        for (login, _) in PERSONAS {
            let word = get(&mut scene.person(&app, login), &path).await;
            assert!(matches!(word, "–" | "sign in"), "{login} reads {path} of {}: {word}", route.path);
            asked += 1;
        }
    }
    let table = rows();
    for route in routes(Method::Post).into_iter().filter(|route| is_nested(route.path)) {
        let row: &Row = table.iter().find(|row| row.route == route.path).unwrap();
        let (_, form) = fields_of(row, &scene.samples, &mut scene.person(&app, &row.who)).await;
        let other = other_parent(route.path).unwrap_or_else(|| panic!("no other parent for {}", route.path));
        let others: Vec<_> = std::iter::once(other).chain(row.samples.iter().cloned()).collect();
        let path = scene.samples.fill(route.path, &others);
        for (login, _) in PERSONAS {
            let mut browser = scene.person(&app, login);
            let mut form = form.clone();
            form.set("csrf", browser.token().await);
            let word = meaning(&browser.submit(&path, &form).await);
            assert!(matches!(word, "–" | "sign in"), "{login} changes {path} of {}: {word}", route.path);
            asked += 1;
        }
        assert!(contents(&app).await == scene.before, "{} changed something, refused", route.path);
    }
    assert!(asked > 100, "{asked} questions");
}
