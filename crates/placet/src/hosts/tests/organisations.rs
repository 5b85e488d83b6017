//! Organisations and contacts.

use axum::http::StatusCode;

use crate::testing::TestApp;

#[tokio::test]
async fn an_organisation_is_created_found_and_exported() {
    let app = TestApp::new().await;
    app.staff().await;
    let mut manager = app.signed_in("manager").await;
    assert!(manager.get("/organisations").await.says("Aucune organisation"));
    let new = [
        ("name", "Clinique du <b>Phare</b>"),
        ("siret", "732 829 320 00074"),
        ("town", "Dieppe"),
        ("postcode", "76200"),
        ("website", "www.phare.example/accueil"),
        ("phone", "02 35 00 00 00"),
        ("notes", "=cmd|'/c calc'!A1"),
        ("trust_level", "high"),
    ];
    let page = manager.post("/organisations", &new).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.one("h1"), "Clinique du <b>Phare</b>");
    assert!(page.says("732 829 320 00074") && page.says("https://www.phare.example/accueil"));
    let page = manager.post("/organisations", &new).await;
    assert!(page.says("porte déjà ce SIRET"), "{}", page.text());
    let page = manager
        .post(
            "/organisations",
            &[
                ("name", ""),
                ("siret", "73282932000075"),
                ("website", "javascript://x.y"),
                ("trust_level", "none"),
            ],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.all(".error-summary li").len(), 4, "{}", page.text());
    assert_eq!(page.value("siret"), "73282932000075");
    assert_eq!(manager.get("/organisations?q=DIEPPE+phare&trust=high").await.all("tbody th").len(), 1);
    assert!(manager.get("/organisations?q=%25").await.all("tbody th").len() == 1, "a sign is not a wildcard");
    assert!(manager.get("/organisations?q=rouen").await.says("Aucune organisation ne correspond"));
    let file = manager.get("/organisations/export.csv?q=phare").await;
    assert!(file.body.contains("73282932000074"), "{}", file.body);
}

#[tokio::test]
async fn an_organisation_saved_in_between_is_compared_and_one_with_sites_is_not_archived() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let path = format!("/organisations/{}", school.organisation);
    let form = |name| [("name", name), ("town", "Caen"), ("trust_level", "normal"), ("version", "1")];
    assert_eq!(manager.post(&path, &form("CHU")).await.path, path);
    let page = manager.post(&path, &form("CHU Caen Normandie")).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert_eq!((page.one("td.mine"), page.one("td.theirs")), ("CHU Caen Normandie".into(), "CHU".into()));
    let page = manager
        .post(&path, &[("name", "CHU Caen Normandie"), ("trust_level", "normal"), ("version", "2")])
        .await;
    assert_eq!(page.one("h1"), "CHU Caen Normandie");
    let page = manager.post(&format!("{path}/archive"), &[]).await;
    assert!(page.body.contains("a encore 6 terrains"), "{}", page.body);
    let mut registrar = app.signed_in("registrar").await;
    assert_eq!(registrar.get(&path).await.status, StatusCode::OK);
    assert_eq!(registrar.post(&path, &form("x")).await.status, StatusCode::NOT_FOUND);
    let mut student = app.signed_in("student").await;
    assert_eq!(student.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn contacts_are_kept_with_their_duty_on_each_site() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let path = format!("/organisations/{}", school.organisation);
    let (first, second) = (format!("duty[{}]", school.sites[0]), format!("duty[{}]", school.sites[1]));
    let stranger = "duty[00000000-0000-0000-0000-000000000000]";
    let new = [
        ("display_name", "Dr Ève Lenormand"),
        ("email", "eve.lenormand@chu.example"),
        ("active", "on"),
        (first.as_str(), "visible"),
        (second.as_str(), "hidden"),
        (stranger, "visible"),
    ];
    let page = manager.post(&format!("{path}/contacts"), &[("display_name", ""), ("email", "eve@")]).await;
    assert_eq!(page.all(".error-summary li").len(), 2, "{}", page.text());
    let page = manager.post(&format!("{path}/contacts"), &new).await;
    assert!(page.says("Dr Ève Lenormand") && page.says("visible des étudiants"), "{}", page.text());
    let edit = page.links("a[href^='/contacts/']").remove(0);
    let page = manager.get(&edit).await;
    assert_eq!(page.value("email"), "eve.lenormand@chu.example");
    assert_eq!(page.all("option[selected]").len(), 2);
    let saved = edit.replace("/edit", "");
    let page = manager
        .post(&saved, &[("display_name", "Dr Lenormand"), ("version", "1"), (first.as_str(), "hidden")])
        .await;
    assert!(page.says("parti") && !page.says("visible des étudiants"), "{}", page.text());
    let page = manager.post(&saved, &[("display_name", "Dr L."), ("version", "1")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let page = manager.post(&format!("{saved}/remove"), &[]).await;
    assert!(page.says("Aucun contact"));
    assert_eq!(manager.get(&edit).await.status, StatusCode::NOT_FOUND);
}
