//! Participants and their order.

use placet_entity::kinds::ExcusedReason;
use placet_entity::{curriculum, enrolment, leave, participant, student, wish};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
};

use crate::testing::TestApp;
use crate::testing::world::{School, at, day};

async fn row(app: &TestApp, school: &School, number: usize) -> participant::Model {
    participant::Entity::find_by_id(school.participants[number])
        .one(app.handle.db.read())
        .await
        .unwrap()
        .unwrap()
}

#[tokio::test]
async fn a_student_who_joins_the_cohort_later_becomes_a_participant_and_who_goes_on_leave_is_excused() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let db = app.handle.db.read();
    let (new, path_of) = (app.handle.id(), app.handle.id());
    let model = student::Entity::find_by_id(school.students[0]).one(db).await.unwrap().unwrap();
    let mut model = model.into_active_model();
    model.id = Set(new);
    model.number = Set("22009999".into());
    model.account_id = Set(None);
    model.insert(db).await.unwrap();
    let model = curriculum::Entity::find_by_id(school.curricula[0]).one(db).await.unwrap().unwrap();
    let mut model = model.into_active_model();
    model.id = Set(path_of);
    model.student_id = Set(new);
    model.insert(db).await.unwrap();
    enrolment::ActiveModel {
        id: Set(app.handle.id()),
        curriculum_id: Set(path_of),
        cohort_id: Set(school.cohort),
    }
    .insert(db)
    .await
    .unwrap();
    leave::ActiveModel {
        id: Set(app.handle.id()),
        curriculum_id: Set(school.curricula[1]),
        start_on: Set(day(5, 1)),
        end_on: Set(day(5, 3)),
        version: Set(1),
    }
    .insert(db)
    .await
    .unwrap();
    let mut manager = app.signed_in("manager").await;
    let path = format!("/campaigns/{}/participants", school.campaign);
    let page = manager.get(&path).await;
    assert!(page.says("Un étudiant de la promotion n’est pas encore participant"), "{}", page.text());
    assert!(page.says("en disponibilité pendant le stage"));
    let page = manager.post(&format!("{path}/sync"), &[]).await;
    assert!(!page.says("n’est pas encore participant"));
    assert_eq!(page.all("tbody tr").len(), 9);
    assert_eq!(row(&app, &school, 1).await.excused, Some(ExcusedReason::Leave));
    assert_eq!(row(&app, &school, 1).await.number, 0, "an excused participation has no number");
    let commission = app.signed_in("commission").await.post(&format!("{path}/sync"), &[]).await;
    assert_eq!(commission.status, 404);
}

#[tokio::test]
async fn participants_are_excused_together_and_that_is_undone() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let path = format!("/campaigns/{}/participants", school.campaign);
    let ids: Vec<String> = school.participants[..2].iter().map(ToString::to_string).collect();
    let page = manager.post(&format!("{path}/excuse"), &[("id", &ids[0]), ("id", &ids[1])]).await;
    assert_eq!(page.status, 200);
    assert_eq!(row(&app, &school, 1).await.excused, Some(ExcusedReason::Manager));
    let undo = crate::testing::browser::undo(&page);
    let page = manager.post(&undo, &[("return", &path)]).await;
    assert!(page.body.contains("Le changement est annulé"));
    assert_eq!(row(&app, &school, 1).await.excused, None);
    assert_eq!(
        manager.get(&format!("{path}?q=evrard")).await.all("tbody tr").len(),
        1,
        "accents do not count"
    );
    let page = manager.post(&format!("{path}/excuse"), &[("all", "1"), ("filters", "?q=evrard")]).await;
    assert_eq!(page.status, 200);
    assert_eq!(row(&app, &school, 4).await.excused, Some(ExcusedReason::Manager));
    assert_eq!(row(&app, &school, 5).await.excused, None);
    let page = manager.post(&format!("{path}/excuse"), &[("id", "not-an-id")]).await;
    assert!(page.body.contains("Aucun étudiant n’est choisi"));
}

#[tokio::test]
async fn a_participant_who_ranked_wishes_is_not_removed() {
    let app = TestApp::new().await;
    let school = app.school().await;
    wish::ActiveModel {
        id: Set(app.handle.id()),
        participant_id: Set(school.participants[0]),
        rank: Set(1),
        opening_id: Set(school.openings[0]),
        secondary_opening_id: Set(None),
    }
    .insert(app.handle.db.read())
    .await
    .unwrap();
    let mut manager = app.signed_in("manager").await;
    let path = format!("/campaigns/{}/participants", school.campaign);
    let ids: Vec<String> = school.participants[..2].iter().map(ToString::to_string).collect();
    let page = manager.post(&format!("{path}/remove"), &[("id", &ids[0]), ("id", &ids[1])]).await;
    assert!(page.body.contains("Un participant est retiré") && page.body.contains("Un autre reste"));
    assert_eq!(page.all("tbody tr").len(), 7);
    let page = manager.get(&format!("{path}/add")).await;
    assert!(page.says("Bazin"), "{}", page.text());
    let page = manager.post(&format!("{path}/add"), &[("id", &school.curricula[1].to_string())]).await;
    assert_eq!(page.all("tbody tr").len(), 8);
    assert_eq!(manager.get(&format!("{path}/export.csv?show=no-order")).await.body.lines().count(), 2);
}

#[tokio::test]
async fn the_order_follows_the_scores_then_the_draw_then_the_positions_given_by_hand() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let db = app.handle.db.read();
    for (index, score) in [(0, 500), (1, 100)] {
        let row = curriculum::ActiveModel {
            id: Set(school.curricula[index]),
            score: Set(Some(score)),
            debt: Set(250),
            ..Default::default()
        };
        curriculum::Entity::update(row).exec(db).await.unwrap();
    }
    let mut manager = app.signed_in("manager").await;
    let path = format!("/campaigns/{}/order", school.campaign);
    let page = manager.post(&format!("{path}/compute"), &[]).await;
    assert!(page.says("20260406"), "the seed is shown");
    let first = row(&app, &school, 0).await;
    assert_eq!((first.score_before, first.debt_before, first.order_effective), (Some(500), 250, Some(8)));
    assert_eq!(row(&app, &school, 1).await.order_effective, Some(7));
    let again: Vec<_> = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(school.campaign))
        .all(db)
        .await
        .unwrap();
    manager.post(&format!("{path}/compute"), &[]).await;
    for before in again {
        let now = participant::Entity::find_by_id(before.id).one(db).await.unwrap().unwrap();
        assert_eq!(now.order_auto, before.order_auto, "the same draw");
    }
    let field = format!("pos-{}", school.participants[0]);
    let was = format!("was-{}", school.participants[0]);
    manager.post(&path, &[(&field, "1"), (&was, "")]).await;
    assert_eq!(row(&app, &school, 0).await.order_effective, Some(1));
    let page = manager.post(&path, &[(&field, "3"), (&was, "")]).await;
    assert!(page.body.contains("Quelqu’un a changé ces positions"), "a stale form changes nothing");
    let page = manager.post(&path, &[(&field, "zero"), (&was, "1")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.value(&field), "zero", "what was typed is kept");
    app.go_to(at(3, 12, 8));
    placet_entity::campaign::Entity::update(placet_entity::campaign::ActiveModel {
        id: Set(school.campaign),
        published_at: Set(Some(at(3, 11, 8))),
        ..Default::default()
    })
    .exec(db)
    .await
    .unwrap();
    let page = app.signed_in("manager").await.post(&format!("{path}/compute"), &[]).await;
    assert!(page.body.contains("l’ordre ne change plus"));
}

#[tokio::test]
async fn a_catch_up_campaign_takes_students_of_any_cohort_of_the_programme() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let db = app.handle.db.read();
    let (earlier, other): (placet_entity::ids::CohortId, placet_entity::ids::CohortId) =
        (app.handle.id(), app.handle.id());
    let (new, path_of): (placet_entity::ids::StudentId, placet_entity::ids::CurriculumId) =
        (app.handle.id(), app.handle.id());
    let model = placet_entity::cohort::Entity::find_by_id(school.cohort).one(db).await.unwrap().unwrap();
    for (id, code, name) in
        [(earlier, "2025_DFASM2", "DFASM2 2025-2026"), (other, "2025_DFASM3", "DFASM3 2025-2026")]
    {
        let mut model = model.clone().into_active_model();
        model.id = Set(id);
        model.code = Set(code.into());
        model.name = Set(name.into());
        model.insert(db).await.unwrap();
    }
    let model = student::Entity::find_by_id(school.students[0]).one(db).await.unwrap().unwrap();
    let mut model = model.into_active_model();
    model.id = Set(new);
    model.number = Set("21000042".into());
    model.account_id = Set(None);
    model.insert(db).await.unwrap();
    let model = curriculum::Entity::find_by_id(school.curricula[0]).one(db).await.unwrap().unwrap();
    let mut model = model.into_active_model();
    model.id = Set(path_of);
    model.student_id = Set(new);
    model.insert(db).await.unwrap();
    let enrolled = enrolment::ActiveModel {
        id: Set(app.handle.id()),
        curriculum_id: Set(path_of),
        cohort_id: Set(earlier),
    };
    enrolled.insert(db).await.unwrap();
    let mut manager = app.signed_in("manager").await;
    let path = format!("/campaigns/{}/participants", school.campaign);
    assert!(
        !manager.get(&format!("{path}/add")).await.says("21000042"),
        "an ordinary campaign keeps to its cohorts"
    );
    let page = manager.post(&format!("{path}/add"), &[("id", &path_of.to_string())]).await;
    assert!(page.says("Aucun étudiant n’est choisi"), "{}", page.text());

    let catch_up = placet_entity::campaign::ActiveModel {
        id: Set(school.campaign),
        catch_up: Set(true),
        ..Default::default()
    };
    placet_entity::campaign::Entity::update(catch_up).exec(db).await.unwrap();
    let page = manager.get(&format!("{path}/add")).await;
    assert!(page.says("21000042") && page.says("DFASM2 2025-2026"), "{}", page.text());
    assert!(!page.body.contains("name=\"cohort\""), "one cohort: its seats");
    let second = placet_entity::campaign_cohort::ActiveModel {
        campaign_id: Set(school.campaign),
        cohort_id: Set(other),
    };
    placet_entity::campaign_cohort::Entity::insert(second).exec_without_returning(db).await.unwrap();
    let page = manager.post(&format!("{path}/add"), &[("id", &path_of.to_string())]).await;
    assert!(page.says("dites quelles places lui donner"), "{}", page.text());
    let fields = [("id", path_of.to_string()), ("cohort", school.cohort.to_string())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = manager.post(&format!("{path}/add"), &fields).await;
    assert_eq!(page.all("tbody tr").len(), 9, "{}", page.text());
    let taking = participant::Entity::find()
        .filter(participant::Column::CurriculumId.eq(path_of))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(taking.cohort_id, school.cohort, "he chooses among these seats");
    assert!(!manager.get(&format!("{path}/add")).await.says("21000042"), "he takes part already");
}
