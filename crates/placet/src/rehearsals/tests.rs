//! Rehearsals, as students and the manager meet them.

use placet_entity::{rehearsal, rehearsal_outlook, wish};
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, IntoActiveModel as _, QueryOrder as _};

use super::hold::{NOBODY, sweep};
use crate::allocation::tests::wishes;
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};
use crate::testing::TestApp;
use crate::testing::world::{School, at};

/// Looks for what is due and waits until it is held; how many that were.
async fn look(app: &TestApp) -> usize {
    let begun = sweep(&app.handle).await.unwrap();
    for task in &begun {
        task.ended().await;
    }
    begun.len()
}

async fn held(app: &TestApp) -> Vec<rehearsal::Model> {
    let rows = rehearsal::Entity::find().order_by_asc(rehearsal::Column::AnnouncedAt);
    rows.all(app.handle.db.read()).await.unwrap()
}

/// Seven of eight rank; the last has not yet.
async fn all_but_one_rank(app: &TestApp, school: &School) {
    let others = School { participants: school.participants[..7].to_vec(), ..school.clone() };
    wishes(app, &others).await;
}

#[tokio::test]
async fn at_an_announced_instant_each_student_reads_where_he_stands_and_may_still_change() {
    let app = TestApp::new().await;
    let school = app.school().await;
    all_but_one_rank(&app, &school).await;
    let ranking = format!("/my/campaigns/{}/wishes", school.campaign);
    let mine = format!("/my/campaigns/{}/rehearsal", school.campaign);
    // ten, five and two days before the 10th of March, at eight in Paris
    app.go_to(at(2, 28, 6));
    assert_eq!(look(&app).await, 0, "not before what was announced");
    let mut student = app.signed_in("student").await;
    let page = student.get(&ranking).await;
    assert!(page.says("Prochaine répétition le 28 février 2026 à 8 h"), "{}", page.text());
    assert!(student.get(&mine).await.says("Aucune répétition n’a encore eu lieu"));
    app.go_to(at(2, 28, 7));
    assert_eq!(look(&app).await, 1);
    assert_eq!(look(&app).await, 0, "once for each instant");
    let row = held(&app).await.remove(0);
    assert_eq!((row.students, row.waiting, row.closes, row.failure), (8, 1, 100, None));
    let mut student = app.signed_in("student").await;
    let page = student.get("/").await;
    assert!(page.says("Répétition du 28 février 2026"), "{}", page.text());
    let page = student.get(&mine).await;
    assert!(page.says("1 étudiant sur 8 n’avait pas encore classé"), "{}", page.text());
    assert_eq!(page.all("ol.outlooks li").len(), 3, "{}", page.text());
    assert!(page.says("vous auriez obtenu") || page.says("aucun de vos vœux"), "{}", page.text());
    assert!(!page.says("Vous avez changé votre liste"));
    // who has not ranked is told to
    let mut last = app.signed_in("student-8").await;
    assert!(last.get(&mine).await.says("Vous n’aviez encore classé aucun terrain"));
    // a list that is changed afterwards is not the one that is told of
    app.go_to(at(2, 28, 9));
    let mut student = app.signed_in("student").await;
    let page = student.get(&ranking).await;
    let first = page.value("version");
    let removed = format!("remove:{}", school.sites[0]);
    let page = student.post(&ranking, &[("version", &first), ("move", &removed)]).await;
    assert_eq!(page.all("#ranking .wish").len(), 2, "{}", page.text());
    let page = student.get(&mine).await;
    assert!(page.says("Vous avez changé votre liste depuis"), "{}", page.text());
    // and nothing is told once the wishes are closed
    app.go_to(at(3, 11, 0));
    let mut student = app.signed_in("student").await;
    let page = student.get(&mine).await;
    assert!(page.says("Les vœux sont clos") && page.all("ol.outlooks").is_empty(), "{}", page.text());
    assert_eq!(look(&app).await, 0);
}

#[tokio::test]
async fn nobody_reads_where_another_stands() {
    let app = TestApp::new().await;
    let school = app.school().await;
    all_but_one_rank(&app, &school).await;
    look(&app).await;
    assert_eq!(rehearsal_outlook::Entity::find().all(app.handle.db.read()).await.unwrap().len(), 8);
    let mine = format!("/my/campaigns/{}/rehearsal", school.campaign);
    let elsewhere = format!("/my/campaigns/{}/rehearsal", school.year);
    let mut student = app.signed_in("student-2").await;
    assert_eq!(student.get(&elsewhere).await.status, 404);
    let mut manager = app.signed_in("manager").await;
    assert_eq!(manager.get(&mine).await.status, 404);
    let page = manager.get(&format!("/campaigns/{}/rehearsals", school.campaign)).await;
    assert!(page.says("7 sur 8") && !page.says("Allain"), "counts, and nobody's name: {}", page.text());
}

#[tokio::test]
async fn the_manager_chooses_other_days_or_none_and_a_stale_page_is_refused() {
    let app = TestApp::new().await;
    let school = app.school().await;
    all_but_one_rank(&app, &school).await;
    let mut manager = app.signed_in("manager").await;
    let path = format!("/campaigns/{}/rehearsals", school.campaign);
    let page = manager.get(&path).await;
    assert!(page.says("jours avant la clôture : 10, 5, 2") && page.says("à venir"), "{}", page.text());
    for (days, said) in
        [("trois", "séparés par des virgules"), ("61", "entre 0 et 60"), ("30", "Aucun de ces jours")]
    {
        let page = manager.post(&path, &[("mode", "own"), ("days", days), ("version", "0")]).await;
        assert!(page.status == 422 && page.says(said), "{days}: {}", page.text());
        assert_eq!(page.value("days"), days, "what was typed is kept");
    }
    let page = manager.post(&path, &[("mode", "own"), ("days", "4; 1"), ("version", "0")]).await;
    assert!(page.says("Les répétitions sont enregistrées") && page.says("6 mars 2026"), "{}", page.text());
    let page = manager.post(&path, &[("mode", "never"), ("version", "0")]).await;
    assert!(page.status == 409 && page.says("Quelqu’un a changé les répétitions"), "{}", page.text());
    assert_eq!(page.value("version"), "1", "sent again, it prevails");
    app.go_to(at(3, 6, 8));
    assert_eq!(look(&app).await, 1);
    let mut manager = app.signed_in("manager").await;
    let page = manager.post(&path, &[("mode", "never"), ("version", "1")]).await;
    assert!(page.says("faite") && !page.says("à venir"), "what was held stays: {}", page.text());
    app.go_to(at(3, 9, 8));
    assert_eq!(look(&app).await, 0, "switched off");
    let mut manager = app.signed_in("manager").await;
    let before = held(&app).await.len();
    manager.post(&path, &[("mode", "usual"), ("version", "2")]).await;
    look(&app).await;
    assert_eq!(held(&app).await.len(), before + 1, "as the institution: two days before, which has come");
    app.go_to(at(3, 11, 0));
    let mut manager = app.signed_in("manager").await;
    let page = manager.post(&path, &[("mode", "never"), ("version", "0")]).await;
    assert!(page.status == 422 && page.says("il n’y a plus rien à répéter"), "{}", page.text());
}

#[tokio::test]
async fn a_campaign_without_a_seat_says_that_nothing_could_be_rehearsed() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let write = app.handle.write(Origin::default()).await.unwrap();
    for row in placet_entity::opening::Entity::find().all(write.tx()).await.unwrap() {
        let mut row = row.into_active_model();
        row.seats = sea_orm::ActiveValue::Set(0);
        row.update(write.tx()).await.unwrap();
    }
    write.commit(Done::told((), Entry::new("test.shut", "campaign", school.campaign))).await.unwrap();
    assert_eq!(look(&app).await, 1);
    assert_eq!(held(&app).await[0].failure.as_deref(), Some(NOBODY));
    let mut manager = app.signed_in("manager").await;
    let page = manager.get(&format!("/campaigns/{}/rehearsals", school.campaign)).await;
    assert!(page.says("sans résultat") && page.says("aucune place n’était ouverte"), "{}", page.text());
    let mut student = app.signed_in("student").await;
    let page = student.get(&format!("/my/campaigns/{}/rehearsal", school.campaign)).await;
    assert!(page.says("Aucune répétition n’a encore eu lieu"), "{}", page.text());
    assert_eq!(wish::Entity::find().all(app.handle.db.read()).await.unwrap().len(), 0);
}
