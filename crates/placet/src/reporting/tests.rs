//! The cohort at a glance, and the search.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::testing::TestApp;

#[tokio::test]
async fn a_cohort_is_seen_at_a_glance_narrowed_and_exported() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut registrar = app.signed_in("registrar").await;
    let path = format!("/cohorts/{}", school.cohort);
    let page = registrar.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(
        page.says("Médecine · 4e année · 2025-2026") && page.says("8 étudiants sur 8"),
        "{}",
        page.text()
    );
    assert_eq!(page.all(".grid12 tbody tr").len(), 8);
    assert_eq!(page.all(".grid12 thead th").len(), 5, "four placements are expected");
    let page = registrar.get(&format!("{path}?q=evrard&missing={}", school.surgery)).await;
    assert_eq!(page.all(".grid12 tbody th"), ["Évrard Camille"]);
    assert!(registrar.get(&format!("{path}?only=holes")).await.says("Aucun étudiant ne correspond"));
    let csv = registrar.get(&format!("{path}/export.csv?q=bazin")).await;
    assert!(csv.body.contains("22000002;Bazin Camille"), "{}", csv.body);
    assert!(registrar.get(&format!("{path}/export.xlsx")).await.bytes.starts_with(b"PK"));
    assert_eq!(app.signed_in("student").await.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(registrar.get("/cohorts/none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_search_finds_what_its_reader_may_see() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.get("/palette?q=evrard").await;
    assert!(page.says("Un résultat") && page.says("Évrard Camille (22000005)"), "{}", page.text());
    let links = manager.get("/palette?q=caen").await.links("main .palette-list a");
    assert!(links.iter().any(|link| link.starts_with("/sites/")), "{links:?}");
    assert!(links.iter().any(|link| link.starts_with("/organisations/")), "{links:?}");
    assert!(manager.get("/palette?q=printemps").await.says("Stage de printemps"));
    assert!(manager.get("/palette?q=importer").await.says("Importer des étudiants"));
    assert!(manager.get("/palette?q=%00%25'%22%3Cscript%3E").await.says("Rien ne correspond"));
    let request = Request::get("/palette?q=dfasm1").header("hx-request", "true").body(Body::empty()).unwrap();
    let answer = manager.ask(request).await;
    let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let fragment = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(fragment.starts_with("<div data-status=\"Un résultat\">"), "{fragment}");
    let page = app.signed_in("student").await.get("/palette?q=evrard").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("/students/"));
}
