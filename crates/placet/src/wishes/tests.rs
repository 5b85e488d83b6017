//! Ranking wishes, as students do.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use placet_entity::ids::{OpeningId, SiteId};
use placet_entity::kinds::{
    AccommodationEffect, AccommodationKind, DemandShown, ExcusedReason, PlacementStatus, Role,
};
use placet_entity::{
    academic_year, accommodation, campaign, opening, participant, placement, site, site_category,
    site_forbidden_level, site_pairing, wish, wish_receipt,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _,
};
use serde_json::Value;

use crate::kit::chance::sha256;
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};
use crate::testing::TestApp;
use crate::testing::browser::Browser;
use crate::testing::world::{School, at, day};

/// Changes rows as another feature would.
macro_rules! update {
    ($app:expr, $($model:expr),+ $(,)?) => {{
        let write = $app.handle.write(Origin::default()).await.unwrap();
        $( $model.update(write.tx()).await.unwrap(); )+
        write.commit(Done::told((), Entry::new("test.changed", "campaign", ""))).await.unwrap();
    }};
}

macro_rules! insert {
    ($app:expr, $($model:expr),+ $(,)?) => {{
        let write = $app.handle.write(Origin::default()).await.unwrap();
        $( $model.into_active_model().insert(write.tx()).await.unwrap(); )+
        write.commit(Done::told((), Entry::new("test.changed", "campaign", ""))).await.unwrap();
    }};
}

fn path(school: &School) -> String {
    format!("/my/campaigns/{}/wishes", school.campaign)
}

async fn json(answer: Response<Body>) -> (StatusCode, Value) {
    let status = answer.status();
    let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
}

/// Sends the whole order, as the script does.
async fn order(
    browser: &mut Browser,
    school: &School,
    sites: &[SiteId],
    version: i32,
) -> (StatusCode, Value) {
    let list = sites.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let fields = [("order", list.as_str()), ("version", &version.to_string()), ("key", "0")];
    json(browser.post_raw(&format!("{}/order", path(school)), &fields).await).await
}

/// The sites stored for a participant, in order.
async fn stored(app: &TestApp, school: &School, index: usize) -> Vec<SiteId> {
    let rows = wish::Entity::find()
        .filter(wish::Column::ParticipantId.eq(school.participants[index]))
        .order_by_asc(wish::Column::Rank)
        .all(app.handle.db.read())
        .await
        .unwrap();
    let index = |id: OpeningId| school.openings.iter().position(|opening| *opening == id).unwrap();
    rows.iter().map(|row| school.sites[index(row.opening_id)]).collect()
}

async fn receipts(app: &TestApp, school: &School, index: usize) -> Vec<wish_receipt::Model> {
    wish_receipt::Entity::find()
        .filter(wish_receipt::Column::ParticipantId.eq(school.participants[index]))
        .order_by_asc(wish_receipt::Column::Number)
        .all(app.handle.db.read())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_student_ranks_with_plain_forms() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut browser = app.signed_in("student").await;
    let page = browser.get(&path(&school)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("Clôture mardi 10 mars 2026 à 23 h 59"), "{}", page.text());
    assert!(page.says("Vous passez en position 1 sur 8."), "{}", page.text());
    assert!(page.says("Aucun terrain classé pour l’instant"));
    assert!(page.says("Encore 4 vœux possibles."));

    let sites: Vec<String> = school.sites.iter().map(ToString::to_string).collect();
    for (version, site) in sites[..3].iter().enumerate() {
        let page = browser
            .post(
                &format!("{}?q=service", path(&school)),
                &[("version", &version.to_string()), ("add", site)],
            )
            .await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        assert_eq!(page.path, format!("{}?q=service#wish-{site}", path(&school)), "filters stay");
    }
    let page = browser.post(&path(&school), &[("version", "3"), ("move", &format!("up:{}", sites[2]))]).await;
    assert_eq!(page.all("#ranking .wish .rank").len(), 3);
    assert_eq!(stored(&app, &school, 0).await, [school.sites[0], school.sites[2], school.sites[1]]);
    assert!(page.says("Enregistré à 10:00:00 (heure de Paris)"), "{}", page.text());

    let ranks: Vec<(String, &str)> =
        [(0, "3"), (2, "2"), (1, "3")].map(|(site, rank)| (format!("rank[{}]", sites[site]), rank)).into();
    let mut fields: Vec<(&str, &str)> = ranks.iter().map(|(name, rank)| (name.as_str(), *rank)).collect();
    fields.push(("version", "4"));
    browser.post(&path(&school), &fields).await;
    assert_eq!(stored(&app, &school, 0).await, [school.sites[2], school.sites[1], school.sites[0]]);
    browser.post(&path(&school), &[("version", "5"), ("move", &format!("remove:{}", sites[1]))]).await;
    assert_eq!(stored(&app, &school, 0).await, [school.sites[2], school.sites[0]]);
    assert_eq!(receipts(&app, &school, 0).await.len(), 6);
}

#[tokio::test]
async fn a_form_sent_twice_is_saved_once() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut browser = app.signed_in("student").await;
    let site = school.sites[0].to_string();
    for _ in 0..2 {
        let page = browser.post(&path(&school), &[("version", "0"), ("add", &site)]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    }
    assert_eq!(receipts(&app, &school, 0).await.len(), 1);
    let (status, body) = order(&mut browser, &school, &school.sites[..2], 1).await;
    assert_eq!((status, body["version"].as_i64()), (StatusCode::OK, Some(2)));
    let (status, body) = order(&mut browser, &school, &school.sites[..2], 1).await;
    assert_eq!((status, body["version"].as_i64()), (StatusCode::OK, Some(2)), "the first answer was lost");
    assert_eq!(receipts(&app, &school, 0).await.len(), 2);
}

#[tokio::test]
async fn the_second_of_two_windows_is_told_and_nothing_is_overwritten() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut phone = app.signed_in("student").await;
    let mut desk = app.signed_in("student").await;
    assert_eq!(order(&mut phone, &school, &school.sites[..2], 0).await.0, StatusCode::OK);
    let (status, body) = order(&mut desk, &school, &school.sites[2..4], 0).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(body["message"].as_str().unwrap().contains("autre fenêtre"));
    assert_eq!(body["order"].as_array().unwrap().len(), 2, "the list as saved");
    assert_eq!(body["version"], 1);
    let site = school.sites[4].to_string();
    let page = desk.post(&path(&school), &[("version", "0"), ("add", &site)]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("a changé dans une autre fenêtre"));
    assert_eq!(page.all("#ranking .wish").len(), 2, "the list as saved is shown");
    assert_eq!(stored(&app, &school, 0).await, school.sites[..2]);
}

#[tokio::test]
async fn the_servers_clock_closes_the_wishes() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut browser = app.signed_in("student").await;
    assert_eq!(order(&mut browser, &school, &school.sites[..2], 0).await.0, StatusCode::OK);
    app.go_to(at(3, 10, 23) - chrono::Duration::milliseconds(1));
    let mut browser = app.signed_in("student").await;
    assert_eq!(
        order(&mut browser, &school, &school.sites[..3], 1).await.0,
        StatusCode::OK,
        "the last instant"
    );
    app.go_to(at(3, 10, 23));
    let (status, body) = order(&mut browser, &school, &school.sites[..1], 2).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(body["message"].as_str().unwrap().contains("clos depuis"), "{body}");
    let (status, _) = order(&mut browser, &school, &school.sites[..3], 1).await;
    assert_eq!(status, StatusCode::OK, "what was saved is answered as saved");
    let site = school.sites[5].to_string();
    let page = browser.post(&path(&school), &[("version", "2"), ("add", &site)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Ce changement n’est pas enregistré."));
    assert_eq!(stored(&app, &school, 0).await, school.sites[..3]);

    let page = browser.get(&path(&school)).await;
    assert_eq!(page.status, StatusCode::OK, "readable for ever");
    assert!(page.says("clos depuis le 10 mars 2026 à 23 h 59"), "{}", page.text());
    assert_eq!(
        (page.all("#ranking .wish").len(), page.all("[name=move]").len(), page.all("[name=add]").len()),
        (3, 0, 0)
    );
    app.go_to(at(12, 31, 12));
    let mut browser = app.signed_in("student").await;
    assert_eq!(browser.get(&path(&school)).await.all("#ranking .wish").len(), 3);
}

#[tokio::test]
async fn before_the_opening_and_without_the_managers_confirmation_nothing_is_saved() {
    let app = TestApp::new().await;
    let school = app.school().await;
    app.go_to(at(2, 20, 6));
    let mut browser = app.signed_in("student").await;
    let (status, body) = order(&mut browser, &school, &school.sites[..1], 0).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(body["message"].as_str().unwrap().contains("ouvrent le"), "{body}");
    let page = browser.get(&path(&school)).await;
    assert!(page.says("Vous pouvez déjà consulter les terrains"));
    app.go_to(at(3, 4, 9));
    update!(
        app,
        campaign::ActiveModel { id: Set(school.campaign), opened_at: Set(None), ..Default::default() }
    );
    let mut browser = app.signed_in("student").await;
    assert_eq!(order(&mut browser, &school, &school.sites[..1], 0).await.0, StatusCode::FORBIDDEN);
    assert!(browser.get(&path(&school)).await.says("n’a pas fini de préparer"));
    assert!(stored(&app, &school, 0).await.is_empty());
}

#[tokio::test]
async fn an_excused_student_has_nothing_to_rank() {
    let app = TestApp::new().await;
    let school = app.school().await;
    update!(
        app,
        participant::ActiveModel {
            id: Set(school.participants[0]),
            excused: Set(Some(ExcusedReason::Leave)),
            ..Default::default()
        }
    );
    let mut browser = app.signed_in("student").await;
    assert!(browser.get(&path(&school)).await.says("Vous êtes dispensé"));
    assert_eq!(order(&mut browser, &school, &school.sites[..1], 0).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_not_for_him_is_shown_with_its_reason_and_refused() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let [level, repeat, not_allowed, far, no_seat, fine] = school.sites[..] else { panic!() };
    let write = app.handle.write(Origin::default()).await.unwrap();
    let done = placement::ActiveModel {
        id: Set(write.id()),
        student_id: Set(school.students[0]),
        site_id: Set(Some(repeat)),
        status: Set(PlacementStatus::Done),
        published_at: Set(Some(at(1, 1, 8))),
        version: Set(1),
        ..Default::default()
    };
    done.insert(write.tx()).await.unwrap();
    for row in [
        site::ActiveModel { id: Set(not_allowed), wishes_allowed: Set(false), ..Default::default() },
        site::ActiveModel {
            id: Set(far),
            latitude: Set(Some(43_296_000)),
            longitude: Set(Some(5_369_000)),
            ..Default::default()
        },
    ] {
        row.update(write.tx()).await.unwrap();
    }
    let row = opening::ActiveModel { id: Set(school.openings[4]), seats: Set(0), ..Default::default() };
    row.update(write.tx()).await.unwrap();
    let row = site_forbidden_level::Model { site_id: level, level_id: school.level };
    row.into_active_model().insert(write.tx()).await.unwrap();
    let owed = accommodation::Model {
        id: write.id(),
        student_id: school.students[0],
        kind: AccommodationKind::LongestDistance,
        effect: AccommodationEffect::Forbids,
        max_km: Some(100),
        category_id: None,
        site_id: None,
        town: None,
        from_on: None,
        until_on: Some(day(12, 31)),
        granted_by: "Médecine préventive".into(),
        version: 1,
    };
    owed.into_active_model().insert(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.changed", "campaign", ""))).await.unwrap();

    let mut browser = app.signed_in("student").await;
    let page = browser.get(&path(&school)).await;
    for (site, why) in [
        (level, "n’accueille pas votre niveau"),
        (repeat, "déjà effectué un stage"),
        (not_allowed, "attribué par la commission"),
        (far, "au-delà des 100 km"),
    ] {
        let row = page.one(&format!("tr[data-site=\"{site}\"]"));
        assert!(row.contains(why) && row.contains("non proposé"), "{row}");
        let (status, body) = order(&mut browser, &school, &[fine, site], 0).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(body["message"].as_str().unwrap().contains("ne peut pas être classé"), "{body}");
        let page = browser.post(&path(&school), &[("version", "0"), ("add", &site.to_string())]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(why), "{}", page.text());
    }
    assert!(!page.body.contains("Médecine préventive"), "who granted it is not shown here");
    assert!(
        page.one(&format!("tr[data-site=\"{no_seat}\"]")).is_empty(),
        "a site without a seat is not listed"
    );
    assert_eq!(order(&mut browser, &school, &[no_seat], 0).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(order(&mut browser, &school, &[fine], 0).await.0, StatusCode::OK);
    let filtered = browser.get(&format!("{}?eligible=1", path(&school))).await;
    assert_eq!(filtered.all("#sites tbody tr").len(), 1);
}

#[tokio::test]
async fn a_wish_whose_site_closed_since_stays_until_he_removes_it() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut browser = app.signed_in("student").await;
    assert_eq!(order(&mut browser, &school, &school.sites[..2], 0).await.0, StatusCode::OK);
    update!(app, opening::ActiveModel { id: Set(school.openings[0]), seats: Set(0), ..Default::default() });
    let page = browser.get(&path(&school)).await;
    assert!(page.one("#ranking .wish").contains("n’est plus proposé"), "{}", page.text());
    let (status, _) =
        order(&mut browser, &school, &[school.sites[1], school.sites[0], school.sites[2]], 1).await;
    assert_eq!(status, StatusCode::OK, "the others can still be moved");
    assert_eq!(order(&mut browser, &school, &[school.sites[1]], 2).await.0, StatusCode::OK);
    assert_eq!(order(&mut browser, &school, &school.sites[..2], 3).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn lists_that_cannot_be_are_refused_in_sentences() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut browser = app.signed_in("student").await;
    let stranger = SiteId(app.handle.id::<OpeningId>().0);
    let long: Vec<SiteId> = (0..500).map(|_| SiteId(app.handle.id::<OpeningId>().0)).collect();
    let twice = [school.sites[0], school.sites[1], school.sites[0]];
    for (list, says) in [
        (&school.sites[..5], "la campagne en admet 4"),
        (&twice[..], "classé deux fois"),
        (&[stranger][..], "pas ouvert à votre promotion"),
        (&long[..], "la campagne en admet 4"),
    ] {
        let (status, body) = order(&mut browser, &school, list, 0).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(body["message"].as_str().unwrap().contains(says), "{body}");
    }
    let order_path = format!("{}/order", path(&school));
    for hostile in
        ["'; DROP TABLE wish; --", "../../etc/passwd", "\0\0", "<script>alert(1)</script>", "🦀,🦀"]
    {
        let fields = [("order", hostile), ("version", "0")];
        let (status, body) = json(browser.post_raw(&order_path, &fields).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{hostile:?}");
        assert!(!body["message"].as_str().unwrap().contains('<'));
        let page = browser.post(&path(&school), &[("version", "0"), ("move", hostile)]).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{hostile:?}");
        let page = browser.post(&path(&school), &[("version", "0"), ("rank[x]", hostile)]).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{hostile:?}");
        let query: String = form_urlencoded::byte_serialize(hostile.as_bytes()).collect();
        let page = browser
            .get(&format!(
                "{}?q={query}&category={query}&km={query}&sort={query}&page={query}",
                path(&school)
            ))
            .await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("<script>alert"));
    }
    assert_eq!(order(&mut browser, &school, &school.sites[..1], i32::MAX).await.0, StatusCode::CONFLICT);
    assert!(stored(&app, &school, 0).await.is_empty());
}

#[tokio::test]
async fn another_cohorts_opening_is_unknown_and_another_students_list_is_not_there() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let write = app.handle.write(Origin::default()).await.unwrap();
    let other = placet_entity::cohort::Model {
        id: write.id(),
        year_id: school.year,
        programme_id: school.programme,
        level_id: school.level,
        code: "AUTRE".into(),
        name: "Une autre promotion".into(),
        previous_id: None,
        version: 1,
    };
    other.clone().into_active_model().insert(write.tx()).await.unwrap();
    let row =
        opening::ActiveModel { id: Set(school.openings[0]), cohort_id: Set(other.id), ..Default::default() };
    row.update(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.changed", "campaign", ""))).await.unwrap();
    let mut browser = app.signed_in("student").await;
    assert_eq!(order(&mut browser, &school, &school.sites[..1], 0).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.get(&path(&school)).await.all("#sites tbody tr").len(), 5);

    app.account("nobody", &[Role::Student]).await;
    for login in ["nobody", "manager", "commission"] {
        let mut browser = app.signed_in(login).await;
        assert_eq!(browser.get(&path(&school)).await.status, StatusCode::NOT_FOUND, "{login}");
        assert_eq!(
            order(&mut browser, &school, &school.sites[1..2], 0).await.0,
            StatusCode::NOT_FOUND,
            "{login}"
        );
    }
    let nowhere = [
        path(&school).replace(&school.campaign.to_string(), "nowhere"),
        format!("/my/campaigns/{}/wishes", school.year),
    ];
    for path in nowhere {
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    update!(
        app,
        academic_year::ActiveModel { id: Set(school.year), locked_at: Set(None), ..Default::default() }
    );
    assert_eq!(browser.get(&path(&school)).await.status, StatusCode::NOT_FOUND, "a year that is being built");
}

#[tokio::test]
async fn a_list_that_another_page_sends_is_refused() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut browser = app.signed_in("student").await;
    let token = browser.token().await;
    let body = format!("order={}&version=0", school.sites[0]);
    for request in [
        Request::post(format!("{}/order", path(&school))).body(Body::from(body.clone())).unwrap(),
        Request::post(format!("{}/order", path(&school)))
            .header(header::ORIGIN, "https://evil.example")
            .body(Body::from(format!("{body}&csrf={token}")))
            .unwrap(),
    ] {
        assert_eq!(browser.ask(request).await.status(), StatusCode::FORBIDDEN);
    }
    assert!(stored(&app, &school, 0).await.is_empty());
}

#[tokio::test]
async fn a_secondary_site_is_chosen_with_its_principal() {
    let app = TestApp::new().await;
    let school = app.school().await;
    update!(
        app,
        site_category::ActiveModel { id: Set(school.emergency), principal: Set(false), ..Default::default() }
    );
    insert!(app, site_pairing::Model { principal_id: school.sites[0], secondary_id: school.sites[3] });
    let mut browser = app.signed_in("student").await;
    let page = browser.get(&path(&school)).await;
    assert_eq!(page.all("#sites tbody tr").len(), 3, "secondary sites are not ranked by themselves");
    assert_eq!(order(&mut browser, &school, &[school.sites[3]], 0).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(order(&mut browser, &school, &school.sites[..2], 0).await.0, StatusCode::OK);
    let name = |index: usize| format!("secondary[{}]", school.sites[index]);
    let page =
        browser.post(&path(&school), &[("version", "1"), (&name(0), &school.sites[3].to_string())]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let kept = wish::Entity::find()
        .filter(wish::Column::SecondaryOpeningId.eq(school.openings[3]))
        .count(app.handle.db.read())
        .await;
    assert_eq!(kept.unwrap(), 1);
    let (status, _) = order(&mut browser, &school, &[school.sites[1], school.sites[0]], 2).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        browser.get(&format!("/my/campaigns/{}/receipts/3", school.campaign)).await.says("avec Service 4")
    );
    for (principal, secondary) in [(1, 3), (0, 2), (0, 5)] {
        let fields = [("version", "3"), (&name(principal), &school.sites[secondary].to_string())];
        let page = browser.post(&path(&school), &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{principal} {secondary}");
    }
}

#[tokio::test]
async fn every_save_leaves_a_receipt_that_proves_itself() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut browser = app.signed_in("student").await;
    let base = format!("/my/campaigns/{}/receipts", school.campaign);
    assert!(browser.get(&base).await.says("Aucun reçu"));
    order(&mut browser, &school, &school.sites[..2], 0).await;
    app.wait_hours(1);
    order(&mut browser, &school, &school.sites[..3], 1).await;
    let list = browser.get(&base).await;
    assert_eq!(list.all("tbody tr").len(), 2);
    assert!(list.one("tbody tr").contains("liste en vigueur"));
    let page = browser.get(&format!("{base}/1")).await;
    assert!(page.says("4 mars 2026 à 10:00:00 (heure de Paris)"), "{}", page.text());
    assert!(page.says("Une liste plus récente est enregistrée"));
    let file = browser.get(&format!("{base}/1/file")).await;
    let kept = &receipts(&app, &school, 0).await[0];
    assert_eq!(sha256(&file.bytes), kept.sha256);
    assert!(page.body.contains(&kept.sha256));
    let content: Value = serde_json::from_slice(&file.bytes).unwrap();
    assert_eq!(content["wishes"][1]["site"]["code"], "T002");
    let mut other = app.signed_in("student-2").await;
    assert_eq!(other.get(&format!("{base}/1")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&format!("{base}/9")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&format!("{base}/x")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn demand_is_said_in_words_and_counted_from_five() {
    let app = TestApp::new().await;
    let school = app.school().await;
    for number in 2..=6 {
        let mut browser = app.signed_in(&format!("student-{number}")).await;
        let list = if number == 2 { &school.sites[..2] } else { &school.sites[..1] };
        assert_eq!(order(&mut browser, &school, list, 0).await.0, StatusCode::OK);
    }
    let mut browser = app.signed_in("student").await;
    let row = |index: usize| format!("tr[data-site=\"{}\"] td:nth-child(3)", school.sites[index]);
    let page = browser.get(&path(&school)).await;
    assert_eq!(page.one(&row(0)), "moyenne (5 vœux)");
    assert_eq!(page.one(&row(1)), "très faible", "one asker is not counted aloud");
    assert_eq!(page.one(&row(2)), "personne pour l’instant");
    let page = browser.get(&format!("{}?sort=-demand&demand=medium", path(&school))).await;
    assert_eq!(page.all("#sites tbody tr").len(), 1);
    for (shown, columns) in
        [(DemandShown::Hidden, 0), (DemandShown::Past, 0), (DemandShown::LiveUntilTwoDaysBefore, 1)]
    {
        update!(
            app,
            campaign::ActiveModel {
                id: Set(school.campaign),
                demand_shown: Set(shown),
                ..Default::default()
            }
        );
        let page = browser.get(&path(&school)).await;
        let heads = page.all("#sites thead th");
        assert_eq!(heads.iter().filter(|head| *head == "Demande").count(), columns, "{shown:?}");
        assert_eq!(page.says("Jamais ouvert"), shown == DemandShown::Past);
        assert_eq!(page.says("moyenne (5 vœux)"), shown == DemandShown::LiveUntilTwoDaysBefore);
    }
    app.go_to(at(3, 8, 23));
    let mut browser = app.signed_in("student").await;
    assert!(!browser.get(&path(&school)).await.says("moyenne (5 vœux)"), "two days before the close");
}

#[tokio::test]
async fn sites_are_searched_filtered_and_sorted_in_the_address() {
    let app = TestApp::new().await;
    let school = app.school().await;
    update!(
        app,
        site::ActiveModel {
            id: Set(school.sites[4]),
            town: Set(Some("Évrecy".into())),
            name: Set("Médecine d’urgence".into()),
            ..Default::default()
        },
        site::ActiveModel {
            id: Set(school.sites[5]),
            latitude: Set(Some(49_646_000)),
            longitude: Set(Some(-1_622_000)),
            ..Default::default()
        },
    );
    let mut browser = app.signed_in("student").await;
    let mut rows = async |query: &str| {
        let page = browser.get(&format!("{}?{query}", path(&school))).await;
        assert_eq!(page.status, StatusCode::OK);
        page.all("#sites tbody tr th").len()
    };
    assert_eq!(rows("q=EVRECY+urgence").await, 1);
    assert_eq!(rows("q=rien+de+tel").await, 0);
    assert_eq!(rows(&format!("category={}", school.emergency)).await, 3);
    assert_eq!(rows("town=%C3%89vrecy").await, 1);
    assert_eq!(rows("km=40").await, 5);
    assert_eq!(rows("fresh=1").await, 6);
    let page = browser.get(&format!("{}?sort=-seats", path(&school))).await;
    assert!(page.one("#sites tbody tr").contains("Service 6"));
    assert!(page.one("#sites").contains("6 terrains, 7 places"));
    assert!(
        browser.get(&format!("{}?sort=distance", path(&school))).await.all("#sites tbody tr")[5]
            .contains("Service 6")
    );
}

#[tokio::test]
async fn sixty_four_students_save_at_once_and_nothing_is_lost() {
    let app = Arc::new(TestApp::new().await);
    let school = Arc::new(app.school().await);
    let mut browsers = Vec::new();
    for index in 0..8 {
        let login = if index == 0 { "student".to_owned() } else { format!("student-{}", index + 1) };
        browsers.push((index, app.signed_in(&login).await));
    }
    for round in 0..8_i32 {
        let mut saves = Vec::new();
        for (index, mut browser) in browsers.drain(..) {
            let school = Arc::clone(&school);
            saves.push(tokio::spawn(async move {
                let shift = (index + usize::try_from(round).unwrap()) % 5;
                let (status, body) =
                    order(&mut browser, &school, &school.sites[shift..shift + 2], round).await;
                assert_eq!(status, StatusCode::OK, "{body}");
                assert_eq!(body["version"], round + 1);
                (index, browser)
            }));
        }
        for save in saves {
            browsers.push(save.await.unwrap());
        }
    }
    for index in 0..8 {
        assert_eq!(receipts(&app, &school, index).await.len(), 8);
        let shift = (index + 7) % 5;
        assert_eq!(stored(&app, &school, index).await, school.sites[shift..shift + 2]);
    }
}

#[tokio::test]
async fn of_sixty_four_saves_of_one_list_from_one_version_exactly_one_wins() {
    let app = Arc::new(TestApp::new().await);
    let school = Arc::new(app.school().await);
    let mut lists: Vec<Vec<SiteId>> = Vec::new();
    for a in 0..6 {
        for b in (0..6).filter(|b| *b != a) {
            lists.push(vec![school.sites[a], school.sites[b]]);
            for c in (0..6).filter(|c| *c != a && *c != b).take(2) {
                lists.push(vec![school.sites[a], school.sites[b], school.sites[c]]);
            }
        }
    }
    lists.truncate(64);
    assert_eq!(lists.len(), 64);
    let mut saves = Vec::new();
    for list in lists {
        let mut browser = app.signed_in("student").await;
        let school = Arc::clone(&school);
        saves.push(async move { (order(&mut browser, &school, &list, 0).await, list) });
    }
    let saves: Vec<_> = saves.into_iter().map(tokio::spawn).collect();
    let (mut won, mut told) = (Vec::new(), 0);
    for save in saves {
        let ((status, body), list) = save.await.unwrap();
        match status {
            StatusCode::OK => won.push(list),
            StatusCode::CONFLICT => {
                assert!(body["message"].as_str().unwrap().contains("autre fenêtre"));
                told += 1;
            }
            other => panic!("{other}: {body}"),
        }
    }
    assert_eq!((won.len(), told), (1, 63));
    assert_eq!(stored(&app, &school, 0).await, won[0]);
    assert_eq!(receipts(&app, &school, 0).await.len(), 1);
}

#[tokio::test]
async fn a_close_while_saving_lets_each_save_through_or_says_no() {
    let app = Arc::new(TestApp::new().await);
    let school = Arc::new(app.school().await);
    let mut saves = Vec::new();
    for index in 0..8 {
        let login = if index == 0 { "student".to_owned() } else { format!("student-{}", index + 1) };
        let mut browser = app.signed_in(&login).await;
        let school = Arc::clone(&school);
        saves.push(async move { (index, order(&mut browser, &school, &school.sites[..2], 0).await.0) });
    }
    let closing = {
        let (app, school) = (Arc::clone(&app), Arc::clone(&school));
        tokio::spawn(async move {
            update!(
                app,
                campaign::ActiveModel {
                    id: Set(school.campaign),
                    wishes_close_at: Set(crate::testing::start()),
                    ..Default::default()
                }
            );
        })
    };
    let saves: Vec<_> = saves.into_iter().map(tokio::spawn).collect();
    closing.await.unwrap();
    for save in saves {
        let (index, status) = save.await.unwrap();
        let kept = (stored(&app, &school, index).await.len(), receipts(&app, &school, index).await.len());
        match status {
            StatusCode::OK => assert_eq!(kept, (2, 1)),
            StatusCode::FORBIDDEN => assert_eq!(kept, (0, 0)),
            other => panic!("{other}"),
        }
    }
    let mut browser = app.signed_in("student").await;
    assert_eq!(order(&mut browser, &school, &school.sites[2..3], 1).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_staff_sees_who_ranked_and_reads_a_list_without_changing_it() {
    let app = TestApp::new().await;
    let school = app.school().await;
    update!(
        app,
        campaign::ActiveModel { id: Set(school.campaign), wishes_min: Set(2), ..Default::default() },
        participant::ActiveModel {
            id: Set(school.participants[7]),
            excused: Set(Some(ExcusedReason::Manager)),
            ..Default::default()
        },
    );
    let mut browser = app.signed_in("student").await;
    order(&mut browser, &school, &school.sites[..3], 0).await;
    let mut browser = app.signed_in("student-2").await;
    order(&mut browser, &school, &school.sites[..1], 0).await;
    let base = format!("/campaigns/{}/wishes", school.campaign);
    for login in ["manager", "commission", "registrar", "administrator"] {
        let mut staff = app.signed_in(login).await;
        let page = staff.get(&base).await;
        assert_eq!(page.all("#list tbody tr").len(), 8, "{login}");
    }
    let mut manager = app.signed_in("manager").await;
    let page = manager.get(&base).await;
    assert_eq!(page.one(".tile .v"), "2 sur 7");
    for (query, rows) in [
        ("state=none", 5),
        ("state=short", 1),
        ("state=complete", 1),
        ("state=excused", 1),
        ("q=ALLAIN", 1),
        ("q=evrard+camille", 1),
        ("q=personne", 0),
        ("state=%27%3B--&sort=x&page=9", 0),
    ] {
        assert_eq!(
            manager.get(&format!("{base}?{query}")).await.all("#list tbody tr").len(),
            rows,
            "{query}"
        );
    }
    let page = manager.get(&format!("{base}?sort=-wishes")).await;
    assert!(page.one("#list tbody tr").contains("Allain"));
    let file = manager.get(&format!("{base}/export.csv?state=short")).await;
    assert!(file.body.contains("Bazin Camille;22000002;"), "{}", file.body);
    assert_eq!(file.body.lines().count(), 2);
    assert_eq!(manager.get(&format!("{base}/export.xlsx")).await.status, StatusCode::OK);

    let one = manager.get(&format!("{base}/{}", school.participants[0])).await;
    assert_eq!(one.all("tbody tr").len(), 3);
    assert_eq!(one.all("main form[method=post]").len(), 0);
    assert!(manager.get(&format!("{base}/{}", school.participants[2])).await.says("Aucun vœu enregistré"));
    for gone in [format!("{base}/{}", school.campaign), format!("{base}/x"), "/campaigns/x/wishes".to_owned()]
    {
        assert_eq!(manager.get(&gone).await.status, StatusCode::NOT_FOUND, "{gone}");
    }

    let sites = manager.get(&format!("{base}/sites?sort=-askers")).await;
    assert_eq!(sites.all("#list tbody tr").len(), 6);
    assert_eq!(sites.one("#list tbody tr td:nth-child(3)"), "2", "how many ranked it");
    assert_eq!(manager.get(&format!("{base}/sites?demand=nobody")).await.all("#list tbody tr").len(), 3);
    let file = manager.get(&format!("{base}/sites/export.csv")).await;
    assert!(file.body.contains("T001;Service 1 — Caen;Chirurgie;"), "{}", file.body);
    let mut student = app.signed_in("student").await;
    for path in ["", "/sites", "/export.csv", "/sites/export.csv", &format!("/{}", school.participants[0])] {
        assert_eq!(student.get(&format!("{base}{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
