//! A service closes, a student leaves: the plan is repaired.

use placet_entity::{allocation_run, opening};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, IntoActiveModel as _};

use super::*;
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};

/// A site takes so many students from now on.
async fn seats(app: &TestApp, school: &School, site: usize, seats: i32) {
    let write = app.handle.write(Origin::default()).await.unwrap();
    let row = opening::Entity::find_by_id(school.openings[site]).one(write.tx()).await.unwrap().unwrap();
    let mut row = row.into_active_model();
    row.seats = Set(seats);
    row.update(write.tx()).await.unwrap();
    let entry = Entry::new("test.seats", "opening", school.openings[site]);
    write.commit(Done::told((), entry)).await.unwrap();
}

async fn places(app: &TestApp, school: &School) -> Vec<Option<placet_entity::ids::OpeningId>> {
    let mut places = Vec::new();
    for id in &school.participants {
        places.push(live(app, *id).await.and_then(|row| row.opening_id));
    }
    places
}

async fn confirm(browser: &mut Browser, school: &School, page: &Shown, reason: &str) -> Shown {
    let (hash, others) = (page.value("result"), page.value("others"));
    let fields = [("result", hash.as_str()), ("others", others.as_str()), ("reason", reason)];
    browser.post(&format!("/campaigns/{}/repair", school.campaign), &fields).await
}

#[tokio::test]
async fn a_closed_service_moves_those_who_were_there_and_nobody_else() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let path = format!("/campaigns/{}/repair", school.campaign);
    validated(&app, &school, &mut manager).await;
    publish(&mut manager, &school, &[("when", "now")]).await;
    let mut commission = app.signed_in("commission").await;
    assert!(commission.get(&path).await.says("Rien à réparer"));
    let before = places(&app, &school).await;
    let there = before.iter().position(|place| *place == Some(school.openings[0])).unwrap();
    // the first site closes, and the last takes one more
    seats(&app, &school, 0, 0).await;
    seats(&app, &school, 5, 3).await;
    let page = commission.get(&path).await;
    assert!(page.says("ne prend plus personne") && page.says("1 étudiant, dont 0"), "{}", page.text());
    let refused = confirm(&mut commission, &school, &page, "").await;
    assert_eq!(
        (refused.status.as_u16(), places(&app, &school).await),
        (422, before.clone()),
        "{}",
        refused.text()
    );
    let done = confirm(&mut commission, &school, &page, "Le service ferme.").await;
    assert!(done.says("1 étudiant a changé de place"), "{}", done.text());
    let after = places(&app, &school).await;
    for (index, (was, is)) in before.iter().zip(&after).enumerate() {
        if index == there {
            assert_eq!(*is, Some(school.openings[5]), "his last wish has a seat");
        } else {
            assert_eq!(is, was, "{index}");
        }
    }
    // it is kept beside the run that it repairs, and is neither compared nor chosen
    let rows = allocation_run::Entity::find().all(app.handle.db.read()).await.unwrap();
    let repair = rows.iter().find(|row| row.parent_id.is_some()).unwrap();
    assert_eq!(Some(repair.parent_id.unwrap()), rows.iter().find(|row| row.number == 1).map(|row| row.id));
    let mut manager = app.signed_in("manager").await;
    let page = manager.get(&format!("/campaigns/{}/runs", school.campaign)).await;
    assert!(page.says("réparation"), "{}", page.text());
    assert!(!manager.get(&format!("/campaigns/{}/compare", school.campaign)).await.says("réparation"));
    assert!(commission.get(&path).await.says("Rien à réparer"));
    // the page shown before does nothing twice
    let again = confirm(&mut commission, &school, &page, "Encore.").await;
    assert_eq!(again.status, 409, "{}", again.text());
}

#[tokio::test]
async fn of_those_who_share_fewer_seats_as_many_as_can_be_stay() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    let before = places(&app, &school).await;
    let there: Vec<usize> = (0..8).filter(|index| before[*index] == Some(school.openings[5])).collect();
    assert_eq!(there.len(), 2);
    seats(&app, &school, 5, 1).await;
    let mut commission = app.signed_in("commission").await;
    let path = format!("/campaigns/{}/repair", school.campaign);
    let page = commission.get(&path).await;
    assert!(page.says("2 étudiants pour 1 place"), "{}", page.text());
    // every other seat is taken: one of the two is left, and nobody moves for nothing
    assert!(page.says("Aucune place libre ne convient"), "{}", page.text());
    assert_eq!(page.all("#left li").len(), 1, "{}", page.text());
    let page = commission.get(&format!("{path}?others=move")).await;
    assert_eq!(page.all("#left li").len(), 1, "there are fewer seats than students: {}", page.text());
    assert_eq!(places(&app, &school).await, before);
}

#[tokio::test]
async fn who_waits_takes_the_place_of_who_leaves() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let waiting = unplaced(&app, &school).await;
    let before = places(&app, &school).await;
    let there = before.iter().position(|place| *place == Some(school.openings[0])).unwrap();
    let fields = [("outcome", "nobody"), ("reason", "Il quitte la formation.")];
    decide(&mut manager, &school, school.participants[there], &fields).await;
    let mut commission = app.signed_in("commission").await;
    let page = commission.get(&format!("/campaigns/{}/repair", school.campaign)).await;
    assert!(page.says("1 étudiant est sans place"), "{}", page.text());
    let done = confirm(&mut commission, &school, &page, "Une place se libère.").await;
    assert!(done.says("1 étudiant a changé de place"), "{}", done.text());
    assert_eq!(live(&app, waiting).await.unwrap().opening_id, Some(school.openings[0]));
}
