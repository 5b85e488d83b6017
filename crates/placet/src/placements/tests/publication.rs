//! Publications as they are prepared, interrupted, moved, called off.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Duration;
use placet_entity::ids::PublicationId;
use placet_entity::kinds::PublicationState;
use placet_entity::{audit_entry, campaign, publication};
use sea_orm::ActiveValue::Set;

use super::*;
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};
use crate::placements::store;

/// What each participant reads, as it is kept.
async fn pages(app: &TestApp) -> BTreeMap<ParticipantId, Option<String>> {
    let rows = placement::Entity::find()
        .filter(placement::Column::SecondaryOfId.is_null())
        .filter(placement::Column::CancelledAt.is_null())
        .find_also_related(placement_snapshot::Entity)
        .all(app.handle.db.read())
        .await
        .unwrap();
    rows.into_iter().map(|(row, page)| (row.participant_id.unwrap(), page.map(|page| page.told))).collect()
}

async fn publications(app: &TestApp) -> Vec<publication::Model> {
    publication::Entity::find().all(app.handle.db.read()).await.unwrap()
}

async fn told(app: &TestApp, action: &str) -> usize {
    let rows = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq(action));
    rows.all(app.handle.db.read()).await.unwrap().len()
}

/// A publication that was asked for and that the program stopped preparing; `drawn` is what was kept before.
async fn interrupted(app: &TestApp, school: &School, drawn: &BTreeMap<ParticipantId, Option<String>>) {
    let by = app.account("director", &[placet_entity::kinds::Role::Manager]).await;
    let write = app.handle.write(Origin::default()).await.unwrap();
    let id: PublicationId = write.id();
    let row = publication::ActiveModel {
        id: Set(id),
        campaign_id: Set(school.campaign),
        state: Set(PublicationState::Preparing),
        asked_for: Set(None),
        visible_at: Set(None),
        fingerprint: Set(store::fingerprint(write.tx(), school.campaign).await.unwrap()),
        placements: Set(7),
        standings: Set(None),
        why: Set(None),
        requested_by: Set(by),
        requested_at: Set(write.now()),
        finished_at: Set(None),
        confirmed_by: Set(None),
        confirmed_at: Set(None),
    };
    store::insert_publication(write.tx(), row).await.unwrap();
    for (participant, page) in drawn {
        let row = live(app, *participant).await.unwrap();
        store::keep_page(write.tx(), row.id, row.version, page.clone().unwrap()).await.unwrap();
    }
    write.commit(Done::told((), Entry::new("test.stopped", "campaign", school.campaign))).await.unwrap();
}

#[tokio::test]
async fn a_publication_interrupted_by_a_restart_goes_on_and_says_the_same() {
    let (whole, app) = (TestApp::new().await, TestApp::new().await);
    let (other, mut manager) = chosen(&whole).await;
    validated(&whole, &other, &mut manager).await;
    publish(&mut manager, &other, &[("when", "now")]).await;
    let expected = pages(&whole).await;
    assert!(expected.values().all(Option::is_some) && expected.len() == 7);

    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    let drawn = expected.clone().into_iter().take(3).collect();
    interrupted(&app, &school, &drawn).await;
    let base = format!("/campaigns/{}/publication", school.campaign);
    let page = manager.get(&base).await;
    assert!(page.says("La publication se prépare") && page.says("Pages prêtes : 3 sur 7"), "{}", page.text());
    let mut student = app.signed_in("student").await;
    assert!(
        student.get("/my/placements").await.says("Aucun résultat pour le moment"),
        "nothing is seen before all is ready"
    );
    let page = publish(&mut manager, &school, &[("when", "now")]).await;
    assert!(page.says("La publication se prépare"), "a second click joins the first: {}", page.text());
    assert_eq!(crate::placements::resume(Arc::clone(&app.handle)).await.unwrap(), 1);
    assert_eq!(pages(&app).await, expected);
    assert_eq!(publications(&app).await.len(), 1);
    assert_eq!(told(&app, "placements.published").await, 1);
    assert!(!student.get("/my/placements").await.says("Aucun résultat pour le moment"));
    assert_eq!(crate::placements::resume(Arc::clone(&app.handle)).await.unwrap(), 0);
}

#[tokio::test]
async fn a_result_published_before_its_day_ends_the_allocation() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    let base = format!("/campaigns/{}/publication", school.campaign);
    let current = |page: &Shown| page.all(".phases li[aria-current]").concat();
    let page = manager.get(&base).await;
    assert!(current(&page).starts_with("Affectation"), "{}", current(&page));
    assert!(page.says("Avant de publier") && page.says("Ce qui sera publié"), "{}", page.text());
    publish(&mut manager, &school, &[("when", "now")]).await;
    let page = manager.get(&base).await;
    assert!(current(&page).starts_with("Publication"), "{}", current(&page));
    assert!(!page.says("Avant de publier") && page.says("Ce qui est publié"), "{}", page.text());
}

#[tokio::test]
async fn what_changed_while_it_was_prepared_stops_a_publication() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let left = validated(&app, &school, &mut manager).await;
    interrupted(&app, &school, &BTreeMap::new()).await;
    decide(&mut manager, &school, left, &[("outcome", "outside"), ("host", "Lyon"), ("reason", "Échange")])
        .await;
    crate::placements::resume(Arc::clone(&app.handle)).await.unwrap();
    let row = publications(&app).await.remove(0);
    assert_eq!((row.state, row.why.as_deref()), (PublicationState::Failed, Some("changed")));
    let rows = placement::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert!(rows.iter().all(|row| row.published_at.is_none()));
    let page = manager.get(&format!("/campaigns/{}/publication", school.campaign)).await;
    assert!(page.says("a changé entre-temps"), "{}", page.text());
    let advance = format!("/campaigns/{}/placements/advance", school.campaign);
    manager.post(&advance, &[("all", "1"), ("step", "validate")]).await;
    let page = publish(&mut manager, &school, &[("when", "now")]).await;
    assert!(page.says("La campagne est publiée depuis"), "{}", page.text());
    assert!(pages(&app).await[&left].as_deref().unwrap().contains("Lyon"));
}

#[tokio::test]
async fn two_managers_who_publish_at_once_publish_once() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    let mut other = app.signed_in("administrator").await;
    let (one, two) = tokio::join!(
        publish(&mut manager, &school, &[("when", "now")]),
        publish(&mut other, &school, &[("when", "now")])
    );
    for page in [&one, &two] {
        assert!(page.status == 200 || page.says("rien de nouveau"), "{}", page.text());
    }
    assert!(one.status == 200 || two.status == 200);
    assert_eq!(publications(&app).await.len(), 1);
    assert_eq!(told(&app, "placements.published").await, 1);
    let rows = placement::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert!(
        rows.iter().all(|row| row.status == PlacementStatus::Published && row.version == rows[0].version)
    );
}

/// The form of a publication to come, with what it remembers.
async fn change(browser: &mut Browser, school: &School, verb: &str, fields: &[(&str, &str)]) -> Shown {
    let base = format!("/campaigns/{}/publication", school.campaign);
    let seen = browser.get(&format!("{base}/schedule")).await.value("seen");
    let mut all = vec![("seen", seen.as_str())];
    all.extend(fields);
    browser.post(&format!("{base}/{verb}"), &all).await
}

pub(super) async fn standings(app: &TestApp) -> Vec<(Option<i32>, i32, i32)> {
    let mut rows = curriculum::Entity::find().all(app.handle.db.read()).await.unwrap();
    rows.sort_by_key(|row| row.id);
    rows.into_iter().map(|row| (row.score, row.costs_count, row.debt)).collect()
}

#[tokio::test]
async fn a_publication_to_come_is_called_off_until_its_instant() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    let before = standings(&app).await;
    let later = [("when", "at"), ("at", "2026-03-21T08:00")];
    publish(&mut manager, &school, &later).await;
    assert_ne!(standings(&app).await, before);
    let page = change(&mut manager, &school, "call-off", &[("call_off_reason", " ")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Donnez le motif"), "{}", page.text());
    let kept = change(&mut manager, &school, "call-off", &[("at", "2026-03-21T08:00")]).await;
    assert_eq!(kept.value("at"), "2026-03-21T08:00", "the other form keeps its date");
    let mut commission = app.signed_in("commission").await;
    let call_off = format!("/campaigns/{}/publication/call-off", school.campaign);
    assert_eq!(commission.post(&call_off, &[("call_off_reason", "Non")]).await.status, 404);

    // eight o’clock in Paris
    let visible = at(3, 21, 7);
    app.go_to(visible - Duration::microseconds(1));
    let mut manager = app.signed_in("manager").await;
    let mut student = app.signed_in("student").await;
    assert!(student.get("/my/placements").await.says("Aucun résultat pour le moment"));
    let page = change(&mut manager, &school, "call-off", &[("call_off_reason", "Erreur de saisie")]).await;
    assert!(page.says("7 affectations redeviennent validées"), "{}", page.text());
    assert_eq!(standings(&app).await, before, "scores and debts are those of before");
    let rows = participant::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert!(rows.iter().all(|row| row.debt_after.is_none() && row.score_after.is_none()));
    let rows = placement::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert!(rows.iter().all(|row| row.status == PlacementStatus::Validated));
    assert!(rows.iter().all(|row| row.published_at.is_none()));
    assert!(placement_snapshot::Entity::find().all(app.handle.db.read()).await.unwrap().is_empty());
    assert!(placement_span::Entity::find().all(app.handle.db.read()).await.unwrap().is_empty());
    let run = allocation_run::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();
    assert_eq!(run.state, RunState::Chosen);
    let row = campaign::Entity::find_by_id(school.campaign).one(app.handle.db.read()).await.unwrap().unwrap();
    assert_eq!(row.published_at, None);
    let row = publications(&app).await.remove(0);
    assert_eq!((row.state, row.why.as_deref()), (PublicationState::CalledOff, Some("Erreur de saisie")));
    assert_eq!(told(&app, "placements.publication_called_off").await, 1);
    app.go_to(visible);
    let mut student = app.signed_in("student").await;
    assert!(student.get("/my/placements").await.says("Aucun résultat pour le moment"), "it never happened");

    // Published again: from its instant on, it cannot be unseen.
    let mut manager = app.signed_in("manager").await;
    publish(&mut manager, &school, &[("when", "at"), ("at", "2026-03-22T08:00")]).await;
    let page = manager.get(&format!("/campaigns/{}/publication/schedule", school.campaign)).await;
    let seen = page.value("seen");
    app.go_to(at(3, 22, 7));
    let mut manager = app.signed_in("manager").await;
    for verb in ["call-off", "move"] {
        let fields = [
            ("seen", seen.as_str()),
            ("at", "2026-03-23T08:00"),
            ("call_off_reason", "Trop tard"),
            ("move_reason", "Trop tard"),
        ];
        let page = manager.post(&format!("/campaigns/{}/publication/{verb}", school.campaign), &fields).await;
        assert!(page.says("les étudiants la voient déjà"), "{verb}: {}", page.text());
    }
    let rows = placement::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert!(rows.iter().all(|row| row.published_at == Some(at(3, 22, 7))));
}

#[tokio::test]
async fn a_publication_to_come_is_moved() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    publish(&mut manager, &school, &[("when", "at"), ("at", "2026-03-21T08:00")]).await;
    let path = format!("/campaigns/{}/publication/schedule", school.campaign);
    let stale = manager.get(&path).await.value("seen");
    let page =
        change(&mut manager, &school, "move", &[("at", "2026-03-20T08:00"), ("move_reason", "Plus tôt")])
            .await;
    assert!(page.status == 422 && page.says("Cette date est passée"), "{}", page.text());
    let fields = [("at", "2026-03-25T18:30"), ("move_reason", "La commission se réunit encore")];
    let page = change(&mut manager, &school, "move", &fields).await;
    assert!(page.says("verront leur affectation le 25 mars 2026"), "{}", page.text());
    let path = format!("/campaigns/{}/publication/call-off", school.campaign);
    let page = manager.post(&path, &[("seen", stale.as_str()), ("call_off_reason", "Vue ancienne")]).await;
    assert!(page.status == 422 && page.says("a été décalée entre-temps"), "{}", page.text());
    app.go_to(at(3, 25, 17));
    let mut student = app.signed_in("student").await;
    assert!(student.get("/my/placements").await.says("Aucun résultat pour le moment"));
    app.go_to(at(3, 25, 17) + Duration::minutes(30));
    let mut student = app.signed_in("student").await;
    assert!(!student.get("/my/placements").await.says("Aucun résultat pour le moment"));
    assert_eq!(told(&app, "placements.publication_moved").await, 1);
}

#[tokio::test]
async fn what_is_added_to_a_publication_is_called_off_alone() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let left = validated(&app, &school, &mut manager).await;
    publish(&mut manager, &school, &[("when", "now")]).await;
    let published = standings(&app).await;
    decide(&mut manager, &school, left, &[("outcome", "outside"), ("host", "Lyon"), ("reason", "Échange")])
        .await;
    let advance = format!("/campaigns/{}/placements/advance", school.campaign);
    manager.post(&advance, &[("all", "1"), ("step", "validate")]).await;
    publish(&mut manager, &school, &[("when", "at"), ("at", "2026-03-21T08:00")]).await;
    let page = change(&mut manager, &school, "call-off", &[("call_off_reason", "Il a trouvé mieux")]).await;
    assert!(page.says("une affectation redevient validée"), "{}", page.text());
    for row in placement::Entity::find().all(app.handle.db.read()).await.unwrap() {
        let expected = if row.participant_id == Some(left) {
            (PlacementStatus::Validated, None)
        } else {
            (PlacementStatus::Published, Some(at(3, 20, 9)))
        };
        assert_eq!((row.status, row.published_at), expected);
    }
    assert_eq!(standings(&app).await, published);
    let row = campaign::Entity::find_by_id(school.campaign).one(app.handle.db.read()).await.unwrap().unwrap();
    assert_eq!(row.published_at, Some(at(3, 20, 9)), "what students see stays seen");
}
