//! Who may do what: every route × every persona, as a table in the repository (`docs/authorisation.md`).
//!
//! A route that is missing from the table fails. After a wanted change, run with `PLACET_UPDATE=1` and review the
//! difference. Objects belong to the small school: to its first student where they belong to a student.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use axum::http::StatusCode;

use super::TestApp;
use super::browser::Browser;
use super::samples::Samples;
use crate::kit::web::{Method, Route};

/// Who asks: the login, nobody when empty, and the head of his column.
const PERSONAS: [(&str, &str); 7] = [
    ("", "nobody"),
    ("student", "student, own"),
    ("student-2", "student, other's"),
    ("registrar", "registrar"),
    ("commission", "commission"),
    ("manager", "manager"),
    ("administrator", "administrator"),
];

/// What the answer means to the persona.
fn meaning(status: StatusCode, location: &str) -> &'static str {
    match status {
        _ if location.starts_with("/sign-in?") => "sign in",
        StatusCode::NOT_FOUND => "–",
        StatusCode::FORBIDDEN => "forbidden",
        status if status.is_server_error() => "BROKEN",
        _ => "yes",
    }
}

async fn ask(browser: &mut Browser, route: Route, path: &str) -> &'static str {
    let answer = match route.method {
        Method::Get => {
            let request = axum::http::Request::get(path).body(axum::body::Body::empty()).unwrap();
            browser.ask(request).await
        }
        Method::Post => browser.post_raw(path, &[]).await,
    };
    let location =
        answer.headers().get("location").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    meaning(answer.status(), &location)
}

#[tokio::test]
async fn every_route_answers_each_persona_as_the_table_says() {
    let (_, mut routes) = crate::routes().into_parts();
    routes.sort_by_key(|route| (route.method, route.path));
    let mut rows: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (login, _) in PERSONAS {
        let app = TestApp::new().await;
        let samples = Samples::draw(&app).await;
        for route in &routes {
            // Each request comes from a browser of its own: a form may sign out.
            let mut browser = if login.is_empty() { app.visitor() } else { app.signed_in(login).await };
            let path = samples.fill(route.path);
            let word = match route.method {
                Method::Get => "GET",
                Method::Post => "POST",
            };
            rows.entry((route.path, word)).or_default().push(ask(&mut browser, *route, &path).await);
        }
    }
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
}
