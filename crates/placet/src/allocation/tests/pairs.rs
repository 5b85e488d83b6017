//! Couples, shared cars and people to keep apart, from what a manager enters to what a run says of it.

use placet_entity::{participant, setting, site};

use super::*;
use crate::testing::browser::{Browser, Shown};

/// The school with its wishes, and its manager.
async fn ready(app: &TestApp) -> (School, Browser) {
    let school = app.school().await;
    wishes(app, &school).await;
    (school, app.signed_in("manager").await)
}

async fn pair(manager: &mut Browser, school: &School, two: [usize; 2], kind: &str, hard: &str) {
    let [first, second] = two.map(|index| format!("2200{:04}", index + 1));
    let fields = [("first", first.as_str()), ("second", &second), ("kind", kind), ("hard", hard)];
    let page = manager.post(&format!("/campaigns/{}/pairs", school.campaign), &fields).await;
    assert_eq!(page.status, 200, "{}", page.text());
}

async fn run(manager: &mut Browser, school: &School, procedure: &str, options: &[&str]) -> Shown {
    let mut fields = vec![("procedure", procedure), ("seed", "3")];
    fields.extend(options.iter().map(|option| ("option", *option)));
    manager.post(&format!("/campaigns/{}/runs", school.campaign), &fields).await
}

/// The places, among the sites of the school, that the last run gives.
async fn given(app: &TestApp, school: &School) -> Vec<Option<usize>> {
    let row = stored(app).await.pop().unwrap();
    let plan: Plan = serde_json::from_str(row.result.as_deref().unwrap()).unwrap();
    let site = |id: &placet_entity::ids::ParticipantId| {
        let site = plan.outcome(&id.to_string()).unwrap().site.clone()?;
        school.openings.iter().position(|opening| opening.to_string() == site.as_str())
    };
    school.participants.iter().map(site).collect()
}

#[tokio::test]
async fn a_couple_ends_at_one_site_and_the_run_says_so() {
    let app = TestApp::new().await;
    let (school, mut manager) = ready(&app).await;
    pair(&mut manager, &school, [0, 1], "same_site", "must").await;
    let page = manager.get(&format!("/campaigns/{}/runs", school.campaign)).await;
    assert_eq!(page.all("input[value=pairs][checked]").len(), 1, "kept unless one says no");
    let page = run(&mut manager, &school, "fair", &["pairs"]).await;
    assert!(page.says("certificat vérifié"), "{}", page.text());
    let given = given(&app, &school).await;
    assert_eq!(given[..2], [Some(5), Some(5)], "the only site of two seats");
    let line = page.one("#pairs tbody tr");
    for word in ["Allain Camille et Bazin Camille", "Le même terrain, impératif", "Service 6", "tous deux"]
    {
        assert!(line.contains(word), "{word}: {line}");
    }
    assert!(page.one("#pairs .head").contains("un respecté"), "{}", page.text());
}

#[tokio::test]
async fn two_who_would_meet_are_kept_apart() {
    let app = TestApp::new().await;
    let (school, mut manager) = ready(&app).await;
    run(&mut manager, &school, "fair", &[]).await;
    let before = given(&app, &school).await;
    let meet: Vec<usize> = (0..8).filter(|who| before[*who] == Some(5)).collect();
    let [one, other] = meet[..] else { panic!("two seats, {meet:?}") };
    pair(&mut manager, &school, [one, other], "different_site", "must").await;
    let page = run(&mut manager, &school, "least-rank", &["pairs"]).await;
    assert!(page.one("#pairs tbody tr").contains("respecté"), "{}", page.text());
    let after = given(&app, &school).await;
    assert!(after[one] != after[other] || after[one].is_none(), "{after:?}");
}

#[tokio::test]
async fn a_shared_car_goes_to_one_town_however_it_is_written() {
    let app = TestApp::new().await;
    let (school, mut manager) = ready(&app).await;
    for (index, town) in ["Bayeux", "Caen", "CAEN", "Vire", "Falaise", ""].into_iter().enumerate() {
        let row = site::ActiveModel {
            id: Set(school.sites[index]),
            town: Set((!town.is_empty()).then(|| town.to_owned())),
            ..Default::default()
        };
        site::Entity::update(row).exec(app.handle.db.read()).await.unwrap();
    }
    pair(&mut manager, &school, [0, 1], "same_town", "must").await;
    let page = run(&mut manager, &school, "fair", &["pairs"]).await;
    assert!(page.says("certificat vérifié"), "{}", page.text());
    assert_eq!(given(&app, &school).await[..2], [Some(1), Some(2)], "{}", page.text());
    assert!(page.one("#pairs tbody tr").contains("Service 2 — Caen · Service 3 — Caen"), "{}", page.text());
}

#[tokio::test]
async fn a_wish_that_costs_too_much_is_broken_and_named() {
    let app = TestApp::new().await;
    let (school, mut manager) = ready(&app).await;
    pair(&mut manager, &school, [0, 1], "same_site", "wish").await;
    let page = run(&mut manager, &school, "fair", &["pairs"]).await;
    let dear = given(&app, &school).await;
    assert_eq!(dear[0], dear[1], "worth sixteen: {}", page.text());
    let cheap = setting::ActiveModel {
        key: Set("allocation.pair-penalty".into()),
        value: Set("1".into()),
        version: Set(1),
        updated_at: Set(app.handle.now()),
    };
    setting::Entity::insert(cheap).exec_without_returning(app.handle.db.read()).await.unwrap();
    let mut manager = app.signed_in("manager").await;
    let page = run(&mut manager, &school, "fair", &["pairs"]).await;
    let cheap = given(&app, &school).await;
    assert_ne!(cheap[0], cheap[1], "worth one");
    let line = page.one("#pairs tbody tr");
    assert!(line.contains("Allain Camille et Bazin Camille") && line.contains("non respecté"), "{line}");
    assert!(page.one("#pairs .head").contains("aucun respecté, un non respecté"), "{}", page.text());
    let page = run(&mut manager, &school, "generous", &["pairs"]).await;
    assert!(page.says("ne sait pas peser un binôme souhaité"), "{}", page.text());
}

#[tokio::test]
async fn a_must_that_a_decision_prevents_is_named() {
    let app = TestApp::new().await;
    let (school, mut manager) = ready(&app).await;
    pair(&mut manager, &school, [7, 6], "same_site", "must").await;
    decided(&app, &school, 7, Some(0)).await;
    let page = run(&mut manager, &school, "fair", &["pairs"]).await;
    assert!(page.says("ne respecte tous les binômes impératifs"), "{}", page.text());
    assert!(page.says("Hébert Camille") && page.says("Gosselin Camille"), "{}", page.text());
    let both = [("procedure", "fair"), ("procedure", "score-order-v2"), ("seed", "3"), ("option", "pairs")];
    let page = manager.post(&format!("/campaigns/{}/compare", school.campaign), &both).await;
    assert!(page.says("Gosselin Camille"), "a comparison says why: {}", page.text());
    assert!(page.says("Cette procédure ne sait pas respecter les binômes"), "{}", page.text());
}

#[tokio::test]
async fn what_is_decided_for_both_or_for_nobody_is_left_to_the_decisions() {
    let app = TestApp::new().await;
    let (school, mut manager) = ready(&app).await;
    pair(&mut manager, &school, [7, 6], "same_site", "must").await;
    pair(&mut manager, &school, [5, 4], "different_site", "must").await;
    decided(&app, &school, 7, Some(0)).await;
    decided(&app, &school, 6, Some(1)).await;
    decided(&app, &school, 5, None).await;
    let page = run(&mut manager, &school, "fair", &["pairs"]).await;
    assert!(page.says("certificat vérifié") && page.says("2 laissés aux décisions"), "{}", page.text());
}

#[tokio::test]
async fn a_run_is_stale_once_pairs_change_unless_it_leaves_them_out() {
    let app = TestApp::new().await;
    let (school, mut manager) = ready(&app).await;
    let runs = format!("/campaigns/{}/runs", school.campaign);
    let is_stale =
        async |app: &TestApp| app.signed_in("manager").await.get(&runs).await.says("ont changé depuis");
    run(&mut manager, &school, "score-order-v2", &["pairs"]).await;
    assert!(!is_stale(&app).await);
    app.wait_hours(1);
    let mut manager = app.signed_in("manager").await;
    pair(&mut manager, &school, [0, 1], "same_site", "must").await;
    assert!(is_stale(&app).await, "it did not know the pair");
    let page = run(&mut manager, &school, "score-order-v2", &["pairs"]).await;
    assert!(page.says("ne sait pas respecter les binômes"), "{}", page.text());
    app.wait_hours(1);
    let mut manager = app.signed_in("manager").await;
    let page = run(&mut manager, &school, "score-order-v2", &[]).await;
    assert!(page.says("vérifié") && !page.says("Binômes"), "{}", page.text());
    assert!(!is_stale(&app).await, "it left the pair out on purpose");
    run(&mut manager, &school, "fair", &["pairs"]).await;
    assert!(!is_stale(&app).await);
    let excused = participant::ActiveModel {
        id: Set(school.participants[1]),
        excused: Set(Some(placet_entity::kinds::ExcusedReason::Manager)),
        ..Default::default()
    };
    participant::Entity::update(excused).exec(app.handle.db.read()).await.unwrap();
    assert!(is_stale(&app).await);
    let page = run(&mut manager, &school, "fair", &["pairs"]).await;
    assert!(page.says("certificat vérifié") && page.all("#pairs").is_empty(), "{}", page.text());
}
