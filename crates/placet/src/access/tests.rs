//! Signing in, as a person would.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use placet_entity::kinds::Role;

use crate::testing::TestApp;
use crate::testing::world::PASSWORD;

#[tokio::test]
async fn whoever_is_not_signed_in_signs_in_and_arrives_where_he_wanted() {
    let app = TestApp::new().await;
    app.account("camille", &[Role::Manager]).await;
    let mut browser = app.visitor();
    let page = browser.get("/?from=mail").await;
    assert_eq!(page.path, "/sign-in?next=%2F%3Ffrom%3Dmail");
    let page = browser.post("/sign-in", &[("login", "camille"), ("password", "wrong"), ("next", "/")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("ne vont pas ensemble"));
    assert_eq!(page.value("login"), "camille", "what was typed is kept");
    let page = browser
        .post("/sign-in", &[("login", "camille"), ("password", PASSWORD), ("next", "//evil.example")])
        .await;
    assert_eq!((page.status, page.path.as_str()), (StatusCode::OK, "/"));
    let page = browser.post("/sign-out", &[]).await;
    assert!(page.body.contains("Votre session est fermée."));
    assert!(browser.get("/").await.path.starts_with("/sign-in"));
}

#[tokio::test]
async fn guessing_a_password_is_slowed_down() {
    let app = TestApp::new().await;
    app.account("camille", &[Role::Manager]).await;
    let mut browser = app.visitor();
    for _ in 0..10 {
        browser.post("/sign-in", &[("login", "camille"), ("password", "guess")]).await;
    }
    let page = browser.post("/sign-in", &[("login", "camille"), ("password", PASSWORD)]).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    app.wait_hours(1);
    let page = browser.post("/sign-in", &[("login", "camille"), ("password", PASSWORD)]).await;
    assert_eq!((page.status, page.path.as_str()), (StatusCode::OK, "/"));
}

#[tokio::test]
async fn a_session_ends_when_it_is_left_alone() {
    let app = TestApp::new().await;
    app.account("camille", &[Role::Manager]).await;
    let mut browser = app.signed_in("camille").await;
    app.wait_hours(1);
    assert_eq!(browser.get("/").await.path, "/");
    app.wait_hours(3);
    assert!(browser.get("/").await.path.starts_with("/sign-in"));
}

#[tokio::test]
async fn a_form_that_another_page_sent_changes_nothing() {
    let app = TestApp::new().await;
    app.account("camille", &[Role::Manager]).await;
    let mut browser = app.signed_in("camille").await;
    let token = browser.token().await;
    for request in [
        Request::post("/sign-out").body(Body::empty()).unwrap(),
        Request::post("/sign-out").body(Body::from("csrf=0")).unwrap(),
        Request::post("/sign-out")
            .header("sec-fetch-site", "cross-site")
            .body(Body::from(format!("csrf={token}")))
            .unwrap(),
        Request::post("/sign-out")
            .header("origin", "https://evil.example")
            .body(Body::from(format!("csrf={token}")))
            .unwrap(),
    ] {
        assert_eq!(browser.ask(request).await.status(), StatusCode::FORBIDDEN);
    }
    assert_eq!(browser.get("/").await.path, "/", "still signed in");
}

#[tokio::test]
async fn every_answer_carries_the_policy_and_what_is_not_there_is_a_page() {
    let app = TestApp::new().await;
    let mut browser = app.visitor();
    for path in ["/sign-in", "/nowhere", "/assets/none.css", "/health"] {
        let page = browser.get(path).await;
        assert_eq!(page.headers.get("content-security-policy").unwrap(), crate::kit::web::POLICY, "{path}");
        assert_eq!(page.headers.get("x-content-type-options").unwrap(), "nosniff", "{path}");
    }
    let page = browser.get("/nowhere").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.says("Cette page n’existe pas"));
    app.school().await;
    for (login, rails) in [("student", 0), ("manager", 1)] {
        let page = app.signed_in(login).await.get("/nowhere").await;
        assert!(page.says("Cette page n’existe pas"));
        assert_eq!(page.all("#rail").len(), rails, "{login} stays in his frame");
    }
}

#[tokio::test]
async fn the_language_and_the_theme_stay_as_chosen() {
    let app = TestApp::new().await;
    let mut browser = app.visitor();
    assert_eq!(browser.get("/sign-in").await.one("h1"), "Se connecter");
    let page = browser.post("/preferences/language", &[("lang", "en"), ("return", "/sign-in")]).await;
    assert_eq!(page.one("h1"), "Sign in");
    let page = browser.post("/preferences/theme", &[("theme", "dark"), ("return", "/sign-in")]).await;
    assert!(page.body.contains("data-bs-theme=\"dark\""));
}
