//! The list, the form and the page of sites.

use axum::http::StatusCode;
use chrono::Duration;
use placet_entity::kinds::PlacementStatus;
use placet_entity::{campaign, commune, placement, wish};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _, IntoActiveModel as _};

use crate::kit::write::Origin;
use crate::kit::{Done, Entry};
use crate::testing::TestApp;
use crate::testing::world::School;

fn typed<'a>(school: &'a [String; 2], name: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("organisation", &school[0]),
        ("category", &school[1]),
        ("name", name),
        ("postcode", "50100"),
        ("town", "Cherbourg-en-Cotentin"),
        ("active", "on"),
        ("wishes_allowed", "on"),
        ("cost", "fixed"),
        ("fixed_cost", "12,50"),
    ]
}

fn keys(school: &School) -> [String; 2] {
    [school.organisation.to_string(), school.surgery.to_string()]
}

#[tokio::test]
async fn a_site_is_created_with_a_code_and_the_coordinates_of_its_town() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let write = app.handle.write(Origin::default()).await.unwrap();
    let row = commune::Model {
        code: "50129".into(),
        name: "Cherbourg-en-Cotentin".into(),
        postcodes: "50100 50110".into(),
        search_key: "cherbourg en cotentin 50100 50110".into(),
        latitude: Some(49_633_000),
        longitude: Some(-1_616_000),
    };
    row.into_active_model().insert(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.commune", "commune", "50129"))).await.unwrap();
    let keys = keys(&school);
    let mut manager = app.signed_in("manager").await;
    let page = manager.post("/sites", &typed(&keys, "Chirurgie — Cherbourg")).await;
    assert!(page.path.ends_with("/capacity"), "{}", page.text());
    let path = page.path.replace("/capacity", "");
    let page = manager.get(&path).await;
    assert!(page.says("CHIR-01") && page.says("49,63300") && page.says("12,50"), "{}", page.text());
    assert!(page.says("compte comme fermé"));
    let page = manager.get(&format!("{path}/edit")).await;
    assert_eq!((page.value("latitude"), page.value("fixed_cost")), ("49.633000".into(), "12.50".into()));
    let mut moved = typed(&keys, "Chirurgie — Cherbourg");
    moved.extend([
        ("version", "1"),
        ("latitude", "49.633000"),
        ("longitude", "-1.616000"),
        ("code", "CHIR-01"),
    ]);
    moved[4] = ("town", "Valognes");
    let page = manager.post(&path, &moved).await;
    assert!(page.says("aucune distance n’est annoncée"), "another town, no claim: {}", page.text());
    let page = manager.post(&path, &moved).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let page = manager
        .post(
            "/sites",
            &[
                ("name", "x"),
                ("latitude", "95"),
                ("url", "file:///etc/passwd"),
                ("code", "T001"),
                ("fixed_cost", "a"),
            ],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.all(".error-summary li").len(), 6, "{}", page.text());
    let page =
        manager.post("/sites", &[("name", "x"), ("cost", "fixed"), ("fixed_cost", "1000000,01")]).await;
    assert!(page.says("Indiquez un nombre entre"), "the engine does not compute with it: {}", page.text());
    let mut taken = typed(&keys, "Autre");
    taken.push(("code", "T001"));
    assert!(manager.post("/sites", &taken).await.says("porte déjà ce code"));
}

#[tokio::test]
async fn sites_are_searched_filtered_and_put_out_of_use_together() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.get("/sites").await;
    assert_eq!(page.all("tbody th").len(), 6);
    let filtered =
        format!("/sites?category={}&q=chu+service&only=no-contact&sort=-code&col=code", school.surgery);
    let page = manager.get(&filtered).await;
    assert_eq!(page.all("tbody code"), ["T003", "T002", "T001"]);
    assert!(manager.get("/sites?only=out").await.says("Aucun terrain ne correspond"));
    let (one, two) = (school.sites[0].to_string(), school.sites[1].to_string());
    let page = manager
        .post("/sites/bulk", &[("action", "deactivate"), ("id", &one), ("id", &two), ("id", "x")])
        .await;
    assert!(page.says("2 terrains sont maintenant inactifs"), "{}", page.text());
    assert_eq!(manager.get("/sites?state=inactive").await.all("tbody th").len(), 2);
    let undo = page.html();
    let undo = undo.select(&scraper::Selector::parse(".toast-note form").unwrap()).next().unwrap();
    let undo = undo.value().attr("action").unwrap().to_owned();
    let page = manager.post(&undo, &[("return", "/sites?state=inactive")]).await;
    assert!(page.says("2 terrains sont maintenant actifs") && page.says("Aucun terrain ne correspond"));
    let query = filtered.trim_start_matches("/sites");
    let page = manager.post(&format!("/sites/bulk{query}"), &[("action", "deactivate"), ("all", "1")]).await;
    assert!(page.says("3 terrains sont maintenant inactifs"), "{}", page.text());
    assert!(manager.post("/sites/bulk", &[("action", "activate")]).await.says("Cochez d’abord"));
    let file = manager.get("/sites/export.csv?state=inactive").await;
    assert_eq!(file.body.lines().count(), 4, "{}", file.body);
    assert!(file.body.starts_with("\u{feff}categorie;code;libelle;organisation;min_place"));
    let mut commission = app.signed_in("commission").await;
    assert_eq!(
        commission.post("/sites/bulk", &[("action", "activate"), ("id", &one)]).await.status,
        StatusCode::NOT_FOUND
    );
}

async fn publish(app: &TestApp, school: &School) {
    let write = app.handle.write(Origin::default()).await.unwrap();
    for (index, participant) in school.participants.iter().take(3).enumerate() {
        let row = wish::Model {
            id: write.id(),
            participant_id: *participant,
            rank: if index == 2 { 2 } else { 1 },
            opening_id: school.openings[0],
            secondary_opening_id: None,
        };
        row.into_active_model().insert(write.tx()).await.unwrap();
    }
    let row = placement::ActiveModel {
        id: Set(write.id()),
        participant_id: Set(Some(school.participants[1])),
        student_id: Set(school.students[1]),
        campaign_id: Set(Some(school.campaign)),
        site_id: Set(Some(school.sites[0])),
        opening_id: Set(Some(school.openings[0])),
        status: Set(PlacementStatus::Published),
        rank: Set(Some(1)),
        published_at: Set(Some(write.now())),
        version: Set(1),
        ..Default::default()
    };
    placement::Entity::insert(row).exec_without_returning(write.tx()).await.unwrap();
    let row = campaign::ActiveModel {
        id: Set(school.campaign),
        published_at: Set(Some(write.now())),
        ..Default::default()
    };
    campaign::Entity::update(row).exec(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.published", "campaign", school.campaign))).await.unwrap();
}

#[tokio::test]
async fn a_site_shows_what_past_campaigns_published_and_nothing_before() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let path = format!("/sites/{}", school.sites[0]);
    assert!(manager.get(&path).await.says("Aucune campagne publiée"));
    publish(&app, &school).await;
    let page = manager.get(&path).await;
    assert!(page.says("3 vœux, dont 2 en premier") && page.says("2e"), "{}", page.text());
    let compare = format!(
        "/sites/compare?id={}&id={}&id={}&id={}&id=x",
        school.sites[0], school.sites[1], school.sites[2], school.sites[3]
    );
    let page = manager.get(&compare).await;
    assert_eq!(page.all("thead th").len(), 3);
    assert!(page.says("trois premiers") && page.says("3 vœux, dont 2 en premier"));
}

#[tokio::test]
async fn a_student_sees_the_sites_opened_to_him_with_the_contacts_meant_for_students() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let contacts = format!("/organisations/{}/contacts", school.organisation);
    let duty = format!("duty[{}]", school.sites[0]);
    for (name, shown) in [("Mme Visible", "visible"), ("M. Discret", "hidden")] {
        manager.post(&contacts, &[("display_name", name), ("active", "on"), (duty.as_str(), shown)]).await;
    }
    let keys = keys(&school);
    let page = manager.post("/sites", &typed(&keys, "Terrain jamais ouvert")).await;
    let unopened = page.path.replace("/capacity", "");
    let mut student = app.signed_in("student").await;
    let page = student.get(&format!("/sites/{}", school.sites[0])).await;
    assert!(page.says("Mme Visible") && !page.says("M. Discret"), "{}", page.text());
    assert!(page.says("à vol d’oiseau"), "{}", page.text());
    assert_eq!(student.get(&unopened).await.status, StatusCode::NOT_FOUND);
    for path in ["/sites", "/sites/export.csv", "/organisations", "/capacity-groups"] {
        assert_eq!(student.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let compare =
        format!("/sites/compare?id={}&id={}", school.sites[0], unopened.trim_start_matches("/sites/"));
    assert_eq!(student.get(&compare).await.all("thead th").len(), 1);
    app.go_to(crate::testing::start() - Duration::days(20));
    let mut early = app.signed_in("student-2").await;
    let page = early.get(&format!("/sites/{}", school.sites[0])).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "not before the campaign is opened");
}

#[tokio::test]
async fn an_archived_site_leaves_the_list_and_comes_back() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let path = format!("/sites/{}", school.sites[0]);
    let page = manager.post(&format!("{path}/archive"), &[]).await;
    assert_eq!((page.path.as_str(), page.all("tbody th").len()), ("/sites", 5));
    assert!(manager.get(&path).await.says("Archivé"));
    let page = manager.post(&format!("{path}/restore"), &[]).await;
    assert!(page.says("est rétabli"));
}
