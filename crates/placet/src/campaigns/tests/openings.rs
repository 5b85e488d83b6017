//! Seats, and the check before opening.

use chrono::NaiveDate;
use placet_entity::{campaign, opening, setting, site_capacity};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait as _;

use crate::testing::TestApp;
use crate::testing::browser::Shown;
use crate::testing::campaigns::When;
use crate::testing::world::{School, at, day};

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
async fn each_recommended_figure_says_why() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let path = format!("/campaigns/{}/openings", school.campaign);
    let mut manager = app.signed_in("manager").await;
    let grid = manager.get(&path).await;
    assert!(
        grid.body.contains(&format!("{path}/reasons?margin=10")),
        "the margin is a setting, 10 by default"
    );
    // eight seats for sites that would like twelve: six minimums, and two ideals on the sites named first
    let page = manager.get(&format!("{path}/reasons?margin=0")).await;
    assert!(page.says("pour 8 étudiants, marge de 0"), "{}", page.text());
    let count = |words: &str| page.text().matches(words).count();
    assert_eq!((count("Son idéal."), count("Son minimum")), (2, 4), "{}", page.text());
    assert!(page.says("1 à 4") && page.says("part exacte"));
    let filled = manager.get(&format!("{path}?fill=recommended&margin=0")).await;
    let seats = [0, 1, 5].map(|index| filled.value(&names(&school, index).0));
    assert_eq!(seats, ["2", "2", "1"], "the grid is filled with the same figures");
    // more than the ideals
    let page = manager.get(&format!("{path}/reasons?margin=100")).await;
    assert!(page.says("Le besoin est au-dessus des idéaux") && page.says("marge de 100"), "{}", page.text());
    // the setting
    let row = setting::ActiveModel {
        key: Set("campaign.seat-margin".into()),
        value: Set("50".into()),
        version: Set(1),
        updated_at: Set(app.handle.now()),
    };
    setting::Entity::insert(row).exec_without_returning(app.handle.db.read()).await.unwrap();
    let page = manager.get(&format!("{path}/reasons")).await;
    assert!(page.says("pour 8 étudiants, marge de 50"), "{}", page.text());
    let filling = format!("{path}?fill=recommended&margin=50");
    assert!(page.links("main a").contains(&filling), "{:?}", page.links("main a"));
    let read = app.signed_in("commission").await.get(&format!("{path}/reasons")).await;
    assert!(read.says("Pourquoi ces chiffres") && !read.body.contains("fill=recommended"), "only to read");
}

#[tokio::test]
async fn seats_elsewhere_are_those_of_the_fullest_day() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    // the campaign runs from the sixth of April to the end of May
    let other = async |name: &str, first: NaiveDate, last: NaiveDate| {
        let when = When { wishes: (at(1, 10, 8), at(1, 20, 8)), days: (first, last), opened: true };
        app.another(&school, name, when).await;
    };
    other("Avant", day(3, 10), day(4, 20)).await;
    other("Après", day(5, 10), day(6, 10)).await;
    let path = format!("/campaigns/{}/openings", school.campaign);
    let elsewhere = |page: &Shown| page.all("tbody td:nth-of-type(3)");
    let page = manager.get(&path).await;
    assert!(elsewhere(&page).iter().all(|seats| seats == "1" || seats == "2"), "{:?}", elsewhere(&page));
    assert_eq!(elsewhere(&page).iter().filter(|seats| *seats == "2").count(), 1, "the site with two seats");
    other("Entre les deux", day(4, 15), day(5, 20)).await;
    let page = manager.get(&path).await;
    assert!(elsewhere(&page).iter().all(|seats| seats == "2" || seats == "4"), "{:?}", elsewhere(&page));
}

#[tokio::test]
async fn limits_that_cannot_hold_together_are_named_and_what_was_typed_stays() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let path = format!("/campaigns/{}/openings", school.campaign);
    let mut manager = app.signed_in("manager").await;
    let ((first, first_was), (second, second_was)) = (names(&school, 0), names(&school, 1));
    let form = |margin| {
        [
            (&*first, "3"),
            (&*first_was, "1"),
            (&*second, "1"),
            (&*second_was, "1"),
            ("fill", "recommended"),
            margin,
        ]
    };
    let page = manager.post(&path, &form(("margin", "0"))).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.value(&first), "2");
    assert!(page.says("Pas encore enregistré"), "a proposal: {}", page.text());
    site_capacity::Entity::update_many()
        .col_expr(site_capacity::Column::MinSeats, sea_orm::sea_query::Expr::value(2))
        .exec(app.handle.db.read())
        .await
        .unwrap();
    let page = manager.post(&path, &form(("margin", "10"))).await;
    assert_eq!(page.status, 422);
    // five of the six sites are enough not to fit
    assert!(page.says("Il faudrait 10 places là où il ne peut y en avoir que 9"), "{}", page.text());
    assert!(page.says("Service 6 — Caen : 10 places au moins, d’après les minimums"));
    assert!(page.says("9 places à ouvrir et pas davantage") && page.says("Augmentez la marge"));
    assert_eq!(page.value(&first), "3", "what was typed is kept");
    assert_eq!(seats(&app, &school, 0).await, 1, "nothing was saved");
    let page = manager.get(&format!("{path}/reasons")).await;
    assert!(page.says("Il faudrait 10 places") && !page.says("Raison du total"), "{}", page.text());
    let page = manager.get(&format!("{path}?fill=recommended")).await;
    assert!(page.says("Il faudrait 10 places"));
    assert_eq!(page.value(&first), "1", "the table stays as it is saved");
    let page = manager.post(&path, &[(&first, "2"), (&first_was, "1")]).await;
    assert!(page.body.contains("Une case est enregistrée"), "seats are saved all the same: {}", page.text());
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
