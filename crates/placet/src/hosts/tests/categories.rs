//! Site categories.

use axum::http::StatusCode;

use crate::testing::TestApp;

const NEW: [(&str, &str); 6] = [
    ("code", "PED"),
    ("acronym", "PÉDIA"),
    ("name", "Pédiatrie"),
    ("rank", "3"),
    ("principal", "no"),
    ("colour", "11"),
];

#[tokio::test]
async fn a_manager_keeps_the_categories() {
    let app = TestApp::new().await;
    app.staff().await;
    let mut manager = app.signed_in("manager").await;
    assert!(manager.get("/site-categories").await.says("Aucune catégorie"));
    let page = manager.post("/site-categories", &NEW).await;
    assert_eq!((page.status, page.path.as_str()), (StatusCode::OK, "/site-categories"));
    assert_eq!(page.all(".tag.cat-11"), ["PÉDIA"]);
    let page = manager.post("/site-categories", &NEW).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("porte déjà ce code"), "{}", page.text());
    assert_eq!(page.value("name"), "Pédiatrie", "what was typed is kept");
}

#[tokio::test]
async fn a_category_that_somebody_saved_in_between_is_shown_as_a_difference() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let path = format!("/site-categories/{}", school.surgery);
    let form = |name| {
        [
            ("code", "CHIR"),
            ("acronym", "CHIR"),
            ("name", name),
            ("rank", "1"),
            ("principal", "yes"),
            ("colour", "1"),
            ("version", "1"),
        ]
    };
    let page = manager.post(&path, &form("Chirurgies")).await;
    assert_eq!(page.path, "/site-categories");
    let page = manager.post(&path, &form("Chirurgie générale")).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert_eq!(page.all("td.mine"), ["Chirurgie générale"]);
    assert_eq!(page.all("td.theirs"), ["Chirurgies"]);
    assert_eq!(page.value("version"), "2");
}

#[tokio::test]
async fn a_category_in_use_is_not_archived_and_strange_values_are_refused() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.post(&format!("/site-categories/{}/archive", school.surgery), &[]).await;
    assert!(page.body.contains("3 terrains sont dans cette catégorie"), "{}", page.text());
    let page = manager
        .post(
            "/site-categories",
            &[("code", "a b"), ("acronym", "12345678901"), ("rank", "0"), ("colour", "12")],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.all(".error-summary li").len(), 6, "{}", page.text());
    manager.post("/site-categories", &NEW).await;
    let page = manager.get("/site-categories").await;
    let edit = page.links("td a[href$='/edit']").pop().unwrap();
    let page = manager.post(&edit.replace("/edit", "/archive"), &[]).await;
    assert!(page.says("« Pédiatrie » est archivé"), "{}", page.body);
    assert!(!page.all("th[scope=row]").contains(&"Pédiatrie".to_owned()));
    let page = manager.post(&edit.replace("/edit", "/restore"), &[]).await;
    assert!(page.all("th[scope=row]").contains(&"Pédiatrie".to_owned()));
}

#[tokio::test]
async fn who_may_see_and_change_categories() {
    let app = TestApp::new().await;
    app.school().await;
    for (login, sees, edits) in [
        ("registrar", true, false),
        ("commission", true, false),
        ("student", false, false),
        ("administrator", true, true),
    ] {
        let mut browser = app.signed_in(login).await;
        let status = browser.get("/site-categories").await.status;
        assert_eq!(status == StatusCode::OK, sees, "{login}");
        assert_eq!(browser.get("/site-categories/new").await.status == StatusCode::OK, edits, "{login}");
        let status = browser.post("/site-categories", &NEW).await.status;
        assert_eq!(status == StatusCode::OK, edits, "{login}");
    }
}
