//! The commission makes two students change places.

use placet_entity::ids::{OpeningId, ParticipantId};
use placet_entity::{accommodation, decision};
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, IntoActiveModel as _};

use super::{chosen, live, publish, validated};
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};
use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};
use crate::testing::world::School;

async fn place(app: &TestApp, id: ParticipantId) -> OpeningId {
    live(app, id).await.unwrap().opening_id.unwrap()
}

/// Two participants who are placed at different sites.
async fn two(app: &TestApp, school: &School) -> (ParticipantId, ParticipantId) {
    let mut placed = Vec::new();
    for id in &school.participants {
        if let Some(row) = live(app, *id).await {
            placed.push((*id, row.opening_id));
        }
    }
    let (first, at) = placed[0];
    (first, placed.iter().find(|(_, other)| *other != at).unwrap().0)
}

/// Confirms what the preview shows, as its form does.
async fn confirm(browser: &mut Browser, school: &School, page: &Shown, more: &[(&str, &str)]) -> Shown {
    let names = ["left", "left_seen", "left_proposal", "right", "right_seen", "right_proposal"];
    let values: Vec<String> = names.iter().map(|name| page.value(name)).collect();
    let mut fields: Vec<(&str, &str)> =
        names.iter().zip(&values).map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend(more);
    browser.post(&format!("/campaigns/{}/swap", school.campaign), &fields).await
}

#[tokio::test]
async fn two_students_change_places_and_nobody_else_moves() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    let (a, b) = two(&app, &school).await;
    let (from, to) = (place(&app, a).await, place(&app, b).await);
    let mut commission = app.signed_in("commission").await;
    let page = commission.get(&format!("/campaigns/{}/cases/{a}", school.campaign)).await;
    assert!(page.body.contains(&format!("/campaigns/{}/swap?first={a}", school.campaign)), "{}", page.body);
    let path = format!("/campaigns/{}/swap?first={a}&second={b}", school.campaign);
    let page = commission.get(&path).await;
    assert_eq!(page.all("#preview tbody tr").len(), 2, "{}", page.text());
    assert!(page.says("Personne d’autre ne bouge"));
    let refused = confirm(&mut commission, &school, &page, &[("reason", "")]).await;
    assert!(refused.status == 422 && refused.says("motif"), "{}", refused.text());
    assert_eq!((place(&app, a).await, place(&app, b).await), (from, to));
    let done =
        confirm(&mut commission, &school, &page, &[("reason", "Un trajet impossible."), ("waives", "on")])
            .await;
    assert!(done.says("Les deux étudiants ont changé de place"), "{}", done.text());
    assert_eq!((place(&app, a).await, place(&app, b).await), (to, from));
    let rows = decision::Entity::find().all(app.handle.db.read()).await.unwrap();
    let moved = rows.iter().filter(|row| row.reason == "Un trajet impossible.").count();
    assert_eq!(moved, 2, "a decision and its reason for each");
    // the same page again tells of what is no longer so
    let again = confirm(&mut commission, &school, &page, &[("reason", "Encore."), ("waives", "on")]).await;
    assert!(again.status == 409 && again.says("a changé depuis"), "{}", again.text());
}

#[tokio::test]
async fn what_forbids_a_place_is_said_and_stands_unless_it_is_set_aside() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    let (a, b) = two(&app, &school).await;
    let (from, to) = (place(&app, a).await, place(&app, b).await);
    let index = school.participants.iter().position(|id| *id == a).unwrap();
    let site = school.sites[school.openings.iter().position(|id| *id == to).unwrap()];
    let write = app.handle.write(Origin::default()).await.unwrap();
    let row = accommodation::Model {
        id: write.id(),
        student_id: school.students[index],
        kind: placet_entity::kinds::AccommodationKind::SectorExcluded,
        site_id: Some(site),
        category_id: None,
        town: None,
        max_km: None,
        effect: placet_entity::kinds::AccommodationEffect::Forbids,
        from_on: None,
        until_on: None,
        granted_by: "Scolarité".into(),
        version: 1,
    };
    row.into_active_model().insert(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.owed", "student", school.students[index]))).await.unwrap();
    let mut commission = app.signed_in("commission").await;
    let path = format!("/campaigns/{}/swap?first={a}&second={b}", school.campaign);
    let page = commission.get(&path).await;
    assert_eq!(page.all("#preview .tag.bad").len(), 1, "{}", page.text());
    let refused = confirm(&mut commission, &school, &page, &[("reason", "Un motif.")]).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert_eq!((place(&app, a).await, place(&app, b).await), (from, to), "neither moved");
    let page = commission.get(&path).await;
    let done =
        confirm(&mut commission, &school, &page, &[("reason", "Il l’accepte."), ("waives", "on")]).await;
    assert_eq!((place(&app, a).await, place(&app, b).await), (to, from), "{}", done.text());
}

#[tokio::test]
async fn after_the_publication_both_read_their_new_place() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    publish(&mut manager, &school, &[("when", "now")]).await;
    let (a, b) = two(&app, &school).await;
    let (from, to) = (place(&app, a).await, place(&app, b).await);
    let mut commission = app.signed_in("commission").await;
    let page = commission.get(&format!("/campaigns/{}/swap?first={a}&second={b}", school.campaign)).await;
    assert!(page.says("Les affectations sont publiées"), "{}", page.text());
    confirm(&mut commission, &school, &page, &[("reason", "Un échange utile."), ("waives", "on")]).await;
    assert_eq!((place(&app, a).await, place(&app, b).await), (to, from));
    for asked in ["", "?first=x&second=y", &format!("?first={a}&second={a}")] {
        let page = commission.get(&format!("/campaigns/{}/swap{asked}", school.campaign)).await;
        assert!(page.status == 200 && page.all("#preview").is_empty(), "{asked}: {}", page.text());
    }
}
