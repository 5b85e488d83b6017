//! Seats, and the check before opening.

use placet_entity::{campaign, opening};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait as _;

use crate::testing::TestApp;
use crate::testing::world::School;

async fn seats(app: &TestApp, school: &School, index: usize) -> i32 {
    opening::Entity::find_by_id(school.openings[index])
        .one(app.handle.db.read())
        .await
        .unwrap()
        .unwrap()
        .seats
}

fn names(school: &School, index: usize) -> (String, String) {
    let key = format!("{}-{}", school.sites[index], school.cohort);
    (format!("seats-{key}"), format!("was-{key}"))
}

#[tokio::test]
async fn only_the_cells_that_changed_are_saved_and_nobody_overwrites_somebody_else() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let path = format!("/campaigns/{}/openings", school.campaign);
    let mut manager = app.signed_in("manager").await;
    let page = manager.get(&path).await;
    assert!(page.says("pour 8 étudiants : il en manque 1"), "{}", page.text());
    let ((first, first_was), (second, second_was)) = (names(&school, 0), names(&school, 1));
    let page =
        manager.post(&path, &[(&first, "3"), (&first_was, "1"), (&second, "1"), (&second_was, "1")]).await;
    assert!(page.body.contains("Une case est enregistrée"));
    assert_eq!((seats(&app, &school, 0).await, seats(&app, &school, 1).await), (3, 1));
    let page =
        manager.post(&path, &[(&first, "2"), (&first_was, "1"), (&second, "4"), (&second_was, "1")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("changées par quelqu’un d’autre"));
    assert_eq!(page.value(&first), "2", "what was typed is kept");
    assert_eq!((seats(&app, &school, 0).await, seats(&app, &school, 1).await), (3, 1), "all or nothing");
    for hostile in ["-1", "1e9", "1000", "<script>"] {
        let page = manager.post(&path, &[(&first, hostile), (&first_was, "3")]).await;
        assert_eq!(page.status, 422, "{hostile}");
        assert!(!page.body.contains("<script>\""), "{hostile}");
    }
    let broken = manager.post(&path, &[("seats-nothing", "1")]).await;
    assert_eq!(broken.status, 400);
    let page = manager.post(&path, &[(&first, "9"), (&first_was, "3")]).await;
    assert!(page.says("9 places ouvertes pour une capacité de 4"), "named, not forbidden: {}", page.text());
}

#[tokio::test]
async fn a_bulk_action_is_a_proposal_until_it_is_saved() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let path = format!("/campaigns/{}/openings", school.campaign);
    let mut manager = app.signed_in("manager").await;
    let (first, _) = names(&school, 0);
    for (fill, value) in [("minimum", "1"), ("ideal", "2"), ("maximum", "4"), ("close", "0")] {
        let page = manager.get(&format!("{path}?fill={fill}")).await;
        assert_eq!(page.value(&first), value, "{fill}");
        assert!(page.says("Pas encore enregistré"));
    }
    let page = manager.get(&format!("{path}?fill=recommended&margin=0")).await;
    let sum: u32 = (0..6).map(|index| page.value(&names(&school, index).0).parse::<u32>().unwrap()).sum();
    assert_eq!(sum, 8, "as many seats as students");
    let page = manager.get(&format!("{path}?fill=close&category={}", school.surgery)).await;
    assert_eq!((page.value(&first), page.value(&names(&school, 5).0)), ("0".into(), "2".into()));
    assert_eq!(seats(&app, &school, 0).await, 1, "nothing was saved");
    assert!(!app.signed_in("commission").await.get(&format!("{path}?fill=close")).await.says("Pas encore"));
}

#[tokio::test]
async fn seats_go_out_and_come_back_as_a_sheet() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let path = format!("/campaigns/{}/openings", school.campaign);
    let mut manager = app.signed_in("manager").await;
    let csv = manager.get(&format!("{path}/export.csv")).await.body;
    assert!(csv.contains("T001;Service 1 — Caen;Chirurgie;2025_DFASM1;1;1;2;4;0"), "{csv}");
    let sheet = csv.replace("2025_DFASM1;1;", "2025_DFASM1;3;").replace("T006", "NOWHERE");
    let scope = school.campaign.to_string();
    let form = manager.get(&format!("/imports/openings?scope={scope}")).await;
    assert!(form.says("Importer des places"));
    let fields = [("scope", scope.as_str()), ("text", "")];
    let page = manager.upload("/imports/openings", &fields, ("file", "places.csv", sheet.as_bytes())).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.says("Aucun terrain actif n’a le code NOWHERE"), "{}", page.text());
    assert_eq!(seats(&app, &school, 0).await, 1, "a preview");
    let page = manager.post(&page.path, &[("shown", &page.value("shown"))]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(seats(&app, &school, 0).await, 3);
    assert_eq!(seats(&app, &school, 5).await, 2, "the row in error is left out");
}

#[tokio::test]
async fn a_campaign_opens_once_nothing_blocks() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let db = app.handle.db.read();
    let row = |opened| campaign::ActiveModel {
        id: Set(school.campaign),
        opened_at: Set(opened),
        ..Default::default()
    };
    campaign::Entity::update(row(None)).exec(db).await.unwrap();
    let path = format!("/campaigns/{}/opening-check", school.campaign);
    let mut manager = app.signed_in("manager").await;
    let page = manager.get(&path).await;
    assert!(page.says("7 places pour 8 étudiants"), "{}", page.text());
    assert!(page.says("n’a aucun contact"));
    opening::Entity::update_many()
        .col_expr(opening::Column::Seats, sea_orm::sea_query::Expr::value(0))
        .exec(db)
        .await
        .unwrap();
    let page = manager.post(&path, &[]).await;
    assert!(page.body.contains("Rien n’a été ouvert"), "no seat blocks");
    opening::Entity::update_many()
        .col_expr(opening::Column::Seats, sea_orm::sea_query::Expr::value(2))
        .exec(db)
        .await
        .unwrap();
    let page = manager.post(&path, &[]).await;
    assert!(page.body.contains("L’ouverture est confirmée"), "{}", page.text());
    let page = manager.post(&path, &[]).await;
    assert!(page.body.contains("était déjà confirmée"), "a double click is told so");
    assert_eq!(app.signed_in("commission").await.get(&path).await.status, 404);
}
