//! Saved views, as people keep, share and find them.

use axum::http::StatusCode;

use crate::testing::TestApp;

#[tokio::test]
async fn a_view_is_kept_under_a_name_and_found_again_above_its_list() {
    let app = TestApp::new().await;
    app.school().await;
    let mut registrar = app.signed_in("registrar").await;
    assert!(!registrar.get("/students").await.says("Enregistrer cette vue"), "nothing is filtered");
    let list = registrar.get("/students?q=allain&sort=-number&col=town&page=1").await;
    assert!(list.says("Enregistrer cette vue") && list.value("shared").is_empty(), "{}", list.text());
    let query = list.value("query");
    let back = format!("/students?{query}");
    assert_eq!(query, "q=allain&sort=-number&col=town");
    let saved = |name: &'static str| {
        [
            ("list", "students"),
            ("query", query.as_str()),
            ("return", back.as_str()),
            ("name", name),
            ("shared", "on"),
        ]
    };
    let refused = registrar.post("/views", &saved("")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((refused.value("query"), refused.value("list")), (query.clone(), "students".into()));
    let there = registrar.post("/views", &saved("Les Allain")).await;
    assert_eq!(there.path, "/students?q=allain&sort=-number&col=town");
    assert!(
        there.body.contains("La vue « Les Allain » est enregistrée")
            || there.body.contains("est enregistrée")
    );
    let plain = registrar.get("/students").await;
    assert_eq!(plain.links("nav a.chip"), ["/students?q=allain&sort=-number&col=town"]);
    assert!(plain.all("nav a.chip[aria-current]").is_empty());
    assert_eq!(there.all("nav a.chip[aria-current]"), ["Les Allain"]);
    // the same name again replaces it
    let mut other = saved("Les Allain");
    other[1].1 = "q=bazin";
    assert!(registrar.post("/views", &other).await.body.contains("est remplacée"));
    assert_eq!(registrar.get("/students").await.links("nav a.chip"), ["/students?q=bazin"]);
    // a registrar shares nothing, and nobody sees the views of another
    let mut manager = app.signed_in("manager").await;
    assert!(manager.get("/students").await.links("nav a.chip").is_empty());
    assert!(manager.get("/views").await.says("Aucune vue"));
    let id = registrar.get("/views").await.value("version");
    assert_eq!(id, "2");
}

#[tokio::test]
async fn a_manager_shares_renames_and_removes_and_a_cohort_s_view_fits_every_cohort() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let grid = format!("/cohorts/{}", school.cohort);
    let list = manager.get(&format!("{grid}?q=allain")).await;
    let fields = [("query", list.value("query")), ("return", list.value("return"))];
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend([("list", "cohort"), ("name", "Trous"), ("shared", "on")]);
    assert_eq!(manager.post("/views", &fields).await.path, format!("{grid}?q=allain"));
    let mut commission = app.signed_in("commission").await;
    let seen = commission.get(&grid).await;
    assert_eq!(seen.links("nav a.chip"), [format!("{grid}?q=allain")]);
    assert!(
        seen.says("partagée") && seen.links("nav.cluster a[href='/views']").is_empty(),
        "{}",
        seen.text()
    );
    // others neither change nor remove it; a stale form and a foreign page change nothing
    let page = manager.get("/views").await;
    let html = page.html();
    let forms = scraper::Selector::parse("main form").unwrap();
    let action = html.select(&forms).next().unwrap().value().attr("action").unwrap().to_owned();
    for path in [action.clone(), format!("{action}/remove")] {
        let refused = commission.post(&path, &[("name", "Mien"), ("version", "1")]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
    }
    let stale = manager.post(&action, &[("name", "Autre"), ("version", "7")]).await;
    assert!(stale.body.contains("a changé entre-temps"));
    let taken_back = manager.post(&action, &[("name", "À compléter"), ("version", "1")]).await;
    assert!(taken_back.says("À compléter") && taken_back.says("vous seulement"), "{}", taken_back.text());
    assert!(commission.get(&grid).await.links("nav a.chip").is_empty());
    let removed = manager.post(&format!("{action}/remove"), &[]).await;
    assert!(removed.says("Aucune vue"), "{}", removed.text());
    let mut student = app.signed_in("student").await;
    assert_eq!(student.get("/views").await.status, StatusCode::NOT_FOUND);
    let outside = [("list", "grades"), ("query", "q=1"), ("name", "x")];
    assert_eq!(manager.post("/views", &outside).await.status, StatusCode::NOT_FOUND);
    let away = [("list", "sites"), ("query", "q=1"), ("name", "x"), ("return", "//evil.example")];
    assert_eq!(manager.post("/views", &away).await.path, "/");
    for path in ["/sites", "/organisations", "/campaigns"] {
        assert!(manager.get(&format!("{path}?q=1")).await.says("Enregistrer cette vue"), "{path}");
    }
}
