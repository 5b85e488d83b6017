//! Secondary sites, from the run to the student's page.

use placet_entity::{opening, site, site_category, wish};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait as _, IntoActiveModel as _};

use super::publication::standings;
use super::*;

/// The small school with its wishes; with a secondary site of two seats beside every wish when asked for.
async fn school(secondary: bool) -> (TestApp, School) {
    let app = TestApp::new().await;
    let school = app.school().await;
    wishes(&app, &school).await;
    if secondary {
        let db = app.handle.db.read();
        let (category, site_id, opening_id) = (app.handle.id(), app.handle.id(), app.handle.id());
        let row = site_category::Entity::find_by_id(school.emergency).one(db).await.unwrap().unwrap();
        let mut row = row.into_active_model();
        row.id = Set(category);
        row.code = Set("CAB".into());
        row.principal = Set(false);
        row.insert(db).await.unwrap();
        let row = site::Entity::find_by_id(school.sites[0]).one(db).await.unwrap().unwrap();
        let mut row = row.into_active_model();
        row.id = Set(site_id);
        row.code = Set("CAB-1".into());
        row.name = Set("Cabinet du port".into());
        row.category_id = Set(category);
        row.insert(db).await.unwrap();
        let row = opening::Entity::find_by_id(school.openings[0]).one(db).await.unwrap().unwrap();
        let mut row = row.into_active_model();
        row.id = Set(opening_id);
        row.site_id = Set(site_id);
        row.seats = Set(2);
        row.insert(db).await.unwrap();
        let change = wish::ActiveModel { secondary_opening_id: Set(Some(opening_id)), ..Default::default() };
        wish::Entity::update_many().set(change).exec(db).await.unwrap();
    }
    app.go_to(at(3, 20, 9));
    (app, school)
}

async fn to_validated(app: &TestApp, school: &School) -> Browser {
    let mut manager = app.signed_in("manager").await;
    let base = format!("/campaigns/{}", school.campaign);
    manager.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "42")]).await;
    manager.post(&format!("{base}/runs/1/choose"), &[]).await;
    validated(app, school, &mut manager).await;
    manager
}

#[tokio::test]
async fn a_secondary_site_goes_from_the_run_to_the_student_and_costs_nothing() {
    let (app, school) = school(true).await;
    let mut manager = to_validated(&app, &school).await;
    let all = || async { placement::Entity::find().all(app.handle.db.read()).await.unwrap() };
    let beside: Vec<_> = all().await.into_iter().filter(|row| row.secondary_of_id.is_some()).collect();
    assert_eq!(beside.len(), 2, "as many as there are seats");
    assert!(
        beside.iter().all(|row| row.status == PlacementStatus::Validated),
        "each has a validation of its own"
    );
    assert!(beside.iter().all(|row| row.cost.is_none() && row.rank.is_none()));
    publish(&mut manager, &school, &[("when", "now")]).await;
    let rows = all().await;
    assert!(rows.iter().all(|row| row.status == PlacementStatus::Published && row.published_at.is_some()));
    let spans = placement_span::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert_eq!(spans.len(), 9, "a secondary placement has its days too");
    for one in beside {
        let number = school.students.iter().position(|id| *id == one.student_id).unwrap() + 1;
        let login = if number == 1 { "student".to_owned() } else { format!("student-{number}") };
        let mut student = app.signed_in(&login).await;
        let page = student.get(&format!("/my/placements/{}", one.secondary_of_id.unwrap())).await;
        assert!(page.says("Cabinet du port") && page.says("Voir le terrain secondaire"), "{}", page.text());
        let file = manager.get(&format!("/students/{}", one.student_id)).await;
        assert!(file.says("Cabinet du port"), "{}", file.text());
    }
    let (without, same) = self::school(false).await;
    let mut manager = to_validated(&without, &same).await;
    publish(&mut manager, &same, &[("when", "now")]).await;
    assert_eq!(
        standings(&app).await,
        standings(&without).await,
        "scores and debts are those of the principal sites"
    );
}

#[tokio::test]
async fn wishes_that_were_not_examined_are_folded() {
    let (app, school) = school(false).await;
    let mut manager = to_validated(&app, &school).await;
    publish(&mut manager, &school, &[("when", "now")]).await;
    let mut first = None;
    for (index, id) in school.participants.iter().enumerate() {
        if let Some(row) = live(&app, *id).await.filter(|row| row.rank == Some(1)) {
            first = Some((index + 1, row.id));
        }
    }
    let (number, id) = first.unwrap();
    let login = if number == 1 { "student".to_owned() } else { format!("student-{number}") };
    let page = app.signed_in(&login).await.get(&format!("/my/placements/{id}")).await;
    let folded = page.all("details .reason").len();
    assert!(folded > 0);
    let expected = if folded == 1 {
        "Un vœu classé après, non examiné".to_owned()
    } else {
        format!("{folded} vœux classés après, non examinés")
    };
    assert_eq!(page.one("details summary"), expected);
    assert_eq!(page.all("ol.reasons > .reason").len(), folded + 1);
}
