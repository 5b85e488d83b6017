//! Stories of campaigns.

use placet_entity::{campaign, opening, participant};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::testing::TestApp;
use crate::testing::world::{School, at};

mod openings;
mod pairs;
mod people;
mod requests;

/// The form of a new campaign for the school's cohort, that starts on `start`, as the second step proposes it.
async fn proposal(app: &TestApp, school: &School, start: &str) -> Vec<(String, String)> {
    let mut manager = app.signed_in("manager").await;
    let page = manager.get(&format!("/campaigns/new?year={}&start={start}", school.year)).await;
    assert_eq!(page.status, 200);
    let mut fields: Vec<(String, String)> = Vec::new();
    let names = [
        "year",
        "from",
        "start-on",
        "end-on",
        "at-order",
        "at-wishes-open",
        "at-wishes-close",
        "at-commission",
        "at-publication",
        "at-validation-open",
        "at-validation-close",
        "at-evaluation-open",
        "at-evaluation-close",
        "wishes-min",
        "wishes-max",
    ];
    for name in names {
        fields.push((name.to_owned(), page.value(name)));
    }
    for (name, value) in [
        ("demand", "live"),
        ("repeats", "refused"),
        ("procedure", "fair"),
        ("outside", "on"),
        ("name", "Été"),
    ] {
        fields.push((name.to_owned(), value.to_owned()));
    }
    fields.push(("cohort".to_owned(), school.cohort.to_string()));
    fields
}

fn with(fields: &[(String, String)], changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = fields.to_vec();
    for (name, value) in changes {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// A school whose year is unlocked: campaigns may come and go.
async fn open_school(app: &TestApp) -> School {
    let school = app.school().await;
    let row = placet_entity::academic_year::ActiveModel {
        id: sea_orm::ActiveValue::Set(school.year),
        locked_at: sea_orm::ActiveValue::Set(Some(at(1, 5, 8))),
        unlocked_at: sea_orm::ActiveValue::Set(Some(at(1, 6, 8))),
        ..Default::default()
    };
    placet_entity::academic_year::Entity::update(row).exec(app.handle.db.read()).await.unwrap();
    school
}

#[tokio::test]
async fn a_campaign_is_created_from_its_first_day_and_takes_the_cohort_in() {
    let app = TestApp::new().await;
    let school = open_school(&app).await;
    let fields = proposal(&app, &school, "2026-06-15").await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.post("/campaigns", &pairs(&fields)).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(page.one("h1"), "Été");
    assert!(page.says("8personne n’est dispensé"), "eight participants: {}", page.text());
    let row = campaign::Entity::find()
        .filter(campaign::Column::Name.eq("Été"))
        .one(app.handle.db.read())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.start_at, at(6, 14, 22), "the first instant of the day in Paris");
    assert_eq!(row.end_at, at(8, 13, 22), "60 days later");
    assert_eq!(row.wishes_open_at, at(4, 30, 22));
    let people = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(row.id))
        .all(app.handle.db.read())
        .await
        .unwrap();
    assert_eq!(people.len(), 8);
    assert!(people.iter().all(|row| row.number == 2), "the second placement of each curriculum");
    let list = manager.get("/campaigns?sort=-name").await;
    assert!(list.says("Été") && list.says("Stage de printemps"));
    assert_eq!(manager.get("/campaigns?q=nowhere").await.all("tbody tr").len(), 0);
    assert_eq!(manager.get("/campaigns/export.xlsx").await.status, 200);
}

#[tokio::test]
async fn dates_that_contradict_each_other_are_told_beside_their_field_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let school = open_school(&app).await;
    let fields = proposal(&app, &school, "2026-06-15").await;
    let mut manager = app.signed_in("manager").await;
    for (changes, sentence) in [
        (&[("at-wishes-close", "2026-04-01T08:00")][..], "doit venir avant la clôture des vœux"),
        (&[("end-on", "2026-06-01")][..], "doit venir avant la fin du stage"),
        (&[("at-order", "2026-03-29T02:30")][..], "n’existe pas ce jour-là"),
        (&[("period-1-from", "2026-01-01"), ("period-1-to", "2026-01-05")][..], "sort du stage"),
        (&[("period-1-from", "2026-06-20")][..], "les deux jours de la période"),
        (&[("wishes-min", "13")][..], "ne peut pas dépasser"),
        (&[("name", "")][..], "Remplissez ce champ"),
        (&[("name", "a\u{0}b")][..], "caractère invisible"),
        (&[("procedure", "'; DROP TABLE campaign")][..], "Choisissez une valeur de la liste"),
        (&[("cohort", "00000000-0000-0000-0000-000000000000")][..], "n’est plus dans cette année"),
    ] {
        let page = manager.post("/campaigns", &pairs(&with(&fields, changes))).await;
        assert_eq!(page.status, 422, "{changes:?}");
        assert!(page.says(sentence), "{changes:?}: {}", page.text());
        for (name, value) in changes.iter().filter(|(name, _)| name.starts_with("at-")) {
            assert_eq!(page.value(name), *value);
        }
    }
    let without_cohort: Vec<_> = fields.iter().filter(|(name, _)| name != "cohort").cloned().collect();
    let page = manager.post("/campaigns", &pairs(&without_cohort)).await;
    assert!(page.says("Cochez au moins une promotion"));
    assert_eq!(
        campaign::Entity::find().all(app.handle.db.read()).await.unwrap().len(),
        1,
        "nothing was created"
    );
}

#[tokio::test]
async fn a_locked_year_keeps_its_campaigns_and_their_start() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let fields = proposal(&app, &school, "2026-06-15").await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.post("/campaigns", &pairs(&fields)).await;
    assert_eq!(page.status, 422);
    assert!(page.says("L’année est verrouillée"));
    let path = format!("/campaigns/{}", school.campaign);
    let page = manager.get(&format!("{path}/edit")).await;
    assert_eq!(page.value("start-on"), "2026-04-06");
    assert_eq!(page.value("at-wishes-close"), "2026-03-10T23:59", "an end is shown as its last minute");
    let moved = with(
        &fields,
        &[
            ("version", "1"),
            ("start-on", "2026-04-07"),
            ("end-on", "2026-05-31"),
            ("at-order", "2026-02-17T08:00"),
            ("at-wishes-open", "2026-02-20T08:00"),
            ("at-wishes-close", "2026-03-11T23:59"),
            ("at-commission", "2026-03-20T09:00"),
            ("at-publication", "2026-03-21T09:00"),
            ("at-validation-open", "2026-04-27T08:00"),
            ("at-validation-close", "2026-06-07T23:59"),
            ("at-evaluation-open", "2026-06-08T08:00"),
            ("at-evaluation-close", "2026-06-20T23:59"),
        ],
    );
    let refused = manager.post(&path, &pairs(&moved)).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("le début du stage ne change plus"), "{}", refused.text());
    let kept = with(&moved, &[("start-on", "2026-04-06")]);
    let page = manager.post(&path, &pairs(&kept)).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let stale = with(&kept, &[("name", "Hiver")]);
    let page = manager.post(&path, &pairs(&stale)).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Quelqu’un a enregistré") && page.says("Hiver"), "{}", page.text());
}

#[tokio::test]
async fn a_campaign_for_a_cohort_is_proposed_with_it() {
    let app = TestApp::new().await;
    let school = open_school(&app).await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.get(&format!("/campaigns/new?cohort={}", school.cohort)).await;
    assert_eq!(
        page.value("cohort"),
        school.cohort.to_string(),
        "it is kept from the first step to the second"
    );
    let second =
        format!("/campaigns/new?year={}&start=2026-06-08&from=&cohort={}", school.year, school.cohort);
    let page = manager.get(&second).await;
    assert_eq!(page.all("input[name=cohort][checked]").len(), 1, "{}", page.text());
}

#[tokio::test]
async fn a_campaign_is_duplicated_with_its_dates_moved_and_its_seats() {
    let app = TestApp::new().await;
    let school = open_school(&app).await;
    let mut manager = app.signed_in("manager").await;
    let step = format!("/campaigns/new?year={}&start=2026-06-08&from={}", school.year, school.campaign);
    let page = manager.get(&step).await;
    assert_eq!(page.value("name"), "Stage de printemps");
    assert_eq!(page.value("at-wishes-open"), "2026-04-24T08:00", "moved by nine weeks, at the same hour");
    let page = manager.get(&format!("/campaigns/new?from={}", school.campaign)).await;
    assert_eq!(page.value("start"), "2027-04-05", "a year later, on the same day of the week");
    let mut fields = proposal(&app, &school, "2026-06-08").await;
    fields =
        with(&fields, &[("from", &school.campaign.to_string()), ("copy-seats", "on"), ("name", "Copie")]);
    let page = manager.post("/campaigns", &pairs(&fields)).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let row = campaign::Entity::find()
        .filter(campaign::Column::Name.eq("Copie"))
        .one(app.handle.db.read())
        .await
        .unwrap()
        .unwrap();
    let seats: i32 = opening::Entity::find()
        .filter(opening::Column::CampaignId.eq(row.id))
        .all(app.handle.db.read())
        .await
        .unwrap()
        .iter()
        .map(|row| row.seats)
        .sum();
    assert_eq!(seats, 7);
    let page = manager.post(&format!("/campaigns/{}/archive", row.id), &[]).await;
    assert!(page.body.contains("La campagne est archivée"));
    let page = manager.post(&format!("/campaigns/{}/restore", row.id), &[]).await;
    assert_eq!(page.one("h1"), "Copie");
}

#[tokio::test]
async fn who_may_not_change_campaigns_sees_them_and_a_student_does_not() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let path = format!("/campaigns/{}", school.campaign);
    for login in ["commission", "registrar"] {
        let mut reader = app.signed_in(login).await;
        let page = reader.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(!page.says("Dupliquer"), "{login}");
        assert_eq!(reader.get(&format!("{path}/edit")).await.status, 404);
        assert_eq!(reader.post(&format!("{path}/archive"), &[]).await.status, 404);
    }
    let mut student = app.signed_in("student").await;
    for rest in ["", "/participants", "/openings", "/order", "/requests", "/opening-check"] {
        assert_eq!(student.get(&format!("{path}{rest}")).await.status, 404, "{rest}");
    }
    assert_eq!(student.get("/campaigns/not-an-id").await.status, 404);
}

#[tokio::test]
async fn the_year_is_seen_at_a_glance() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.get(&format!("/campaigns/timeline?year={}", school.year)).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<svg"));
    assert!(page.says("Stage de printemps") && page.says("Aujourd’hui"));
}
