//! A publication that a second person confirms.

use placet_entity::kinds::{PublicationState, Role};
use placet_entity::{account, commission_member, publication};

use super::*;

async fn ask_for_two(manager: &mut Browser) {
    let fields = [
        ("commission-quorum", "50"),
        ("was-commission-quorum", "50"),
        ("publication-second-person", "yes"),
        ("was-publication-second-person", "no"),
    ];
    let page = manager.post("/settings/commission", &fields).await;
    assert!(page.says("Publier à deux"), "{}", page.text());
}

async fn request(app: &TestApp) -> publication::Model {
    let rows = publication::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert_eq!(rows.len(), 1);
    rows.into_iter().next().unwrap()
}

async fn are_published(app: &TestApp) -> bool {
    let rows = placement::Entity::find().all(app.handle.db.read()).await.unwrap();
    rows.iter().all(|row| row.published_at.is_some())
}

async fn confirm(browser: &mut Browser, school: &School) -> Shown {
    let path = format!("/campaigns/{}/publication/confirm", school.campaign);
    let seen = browser.get(&path).await.value("seen");
    browser.post(&path, &[("seen", seen.as_str())]).await
}

/// The page of the publication, opened again until nothing is being prepared.
async fn prepared(browser: &mut Browser, school: &School) -> Shown {
    let path = format!("/campaigns/{}/publication", school.campaign);
    for _ in 0..10_000 {
        let page = browser.get(&path).await;
        if !page.says("La publication se prépare") {
            return page;
        }
    }
    panic!("the publication is not prepared")
}

#[tokio::test]
async fn another_than_the_one_who_asked_confirms() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    ask_for_two(&mut manager).await;
    let base = format!("/campaigns/{}/publication", school.campaign);
    let page = publish(&mut manager, &school, &[("when", "now")]).await;
    assert!(page.says("Une publication attend une seconde personne"), "{}", page.text());
    assert!(page.says("manager en personne a demandé le 20 mars 2026"), "{}", page.text());
    assert!(page.links(&format!("form[action=\"{base}/check\"]")).is_empty());
    let row = request(&app).await;
    assert_eq!((row.state, row.confirmed_by), (PublicationState::Requested, None));
    let page = publish(&mut manager, &school, &[("when", "now")]).await;
    assert!(page.status == 422 && page.says("attend déjà d’être confirmée"), "{}", page.text());
    let path = format!("{base}/confirm");
    let page = manager.get(&path).await;
    assert!(page.says("Vous avez demandé cette publication vous-même"), "{}", page.text());
    let id = row.id.to_string();
    let page = manager.post(&path, &[("seen", id.as_str())]).await;
    assert!(page.status == 422 && page.says("Vous avez demandé cette publication vous-même"));
    assert!(!are_published(&app).await);
    let mut student = app.signed_in("student").await;
    assert!(student.get("/my/placements").await.says("Aucun résultat pour le moment"));

    let mut administrator = app.signed_in("administrator").await;
    let page = administrator.post(&path, &[("seen", school.campaign.to_string().as_str())]).await;
    assert!(page.status == 422 && page.says("Aucune demande n’attend plus"), "another request");
    confirm(&mut administrator, &school).await;
    let page = prepared(&mut administrator, &school).await;
    assert!(page.says("La campagne est publiée depuis"), "{}", page.text());
    assert!(are_published(&app).await);
    let row = request(&app).await;
    let by = account::Entity::find_by_id(row.confirmed_by.unwrap()).one(app.handle.db.read()).await.unwrap();
    assert_eq!(by.unwrap().display_name, "administrator en personne");
    assert!(row.confirmed_at.is_some() && row.state == PublicationState::Published);
    assert!(administrator.get(&path).await.says("Rien n’attend"));
    assert!(!student.get("/my/placements").await.says("Aucun résultat pour le moment"));
}

#[tokio::test]
async fn the_chair_confirms_where_nobody_else_may() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    app.account("assessor", &[Role::Commission]).await;
    let commission = format!("/campaigns/{}/commission", school.campaign);
    for login in ["commission", "assessor"] {
        let named = account::Column::DisplayName.eq(format!("{login} en personne"));
        let row = account::Entity::find().filter(named).one(app.handle.db.read()).await.unwrap().unwrap();
        let id = row.id.to_string();
        manager.post(&format!("{commission}/members"), &[("account", id.as_str())]).await;
        if login == "commission" {
            let of = commission_member::Column::AccountId.eq(row.id);
            let rows = commission_member::Entity::find().filter(of);
            let member = rows.one(app.handle.db.read()).await.unwrap().unwrap().id;
            manager.post(&format!("{commission}/members/{member}/chair"), &[]).await;
        }
    }
    ask_for_two(&mut manager).await;
    publish(&mut manager, &school, &[("when", "at"), ("at", "2026-03-21T08:00")]).await;
    let path = format!("/campaigns/{}/publication/confirm", school.campaign);
    let mut assessor = app.signed_in("assessor").await;
    assert_eq!(assessor.get(&path).await.status, 404, "a member who does not chair");
    let id = request(&app).await.id.to_string();
    assert_eq!(assessor.post(&path, &[("seen", id.as_str())]).await.status, 404);
    let mut chair = app.signed_in("commission").await;
    let link = chair.get(&commission).await.links("main .notice a");
    assert_eq!(link, std::slice::from_ref(&path));
    let page = chair.get(&path).await;
    assert!(page.says("21 mars 2026 à 8 h") && page.says("7 affectations"), "{}", page.text());
    let page = confirm(&mut chair, &school).await;
    assert!(page.path == commission && page.says("La commission"), "{}", page.text());
    prepared(&mut manager, &school).await;
    let row = request(&app).await;
    assert_eq!((row.state, row.visible_at), (PublicationState::Published, Some(at(3, 21, 7))));
    let withdraw = format!("/campaigns/{}/publication/withdraw", school.campaign);
    assert_eq!(chair.post(&withdraw, &[("seen", id.as_str())]).await.status, 404);
}

#[tokio::test]
async fn what_changed_since_it_was_asked_for_is_not_confirmed_and_a_request_is_withdrawn() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let left = validated(&app, &school, &mut manager).await;
    ask_for_two(&mut manager).await;
    publish(&mut manager, &school, &[("when", "now")]).await;
    let id = request(&app).await.id.to_string();
    let fields = [("outcome", "outside"), ("host", "Lyon"), ("reason", "Échange")];
    decide(&mut manager, &school, left, &fields).await;
    let base = format!("/campaigns/{}/publication", school.campaign);
    let mut administrator = app.signed_in("administrator").await;
    let page = administrator.get(&format!("{base}/confirm")).await;
    assert!(page.says("ce n’est plus ce qui avait été demandé") && page.value("seen").is_empty());
    let page = administrator.post(&format!("{base}/confirm"), &[("seen", id.as_str())]).await;
    assert!(page.status == 422 && page.says("ce n’est plus ce qui avait été demandé"), "{}", page.text());
    assert!(!are_published(&app).await);
    let page = manager.post(&format!("{base}/withdraw"), &[("seen", id.as_str())]).await;
    assert!(!page.says("attend une seconde personne"), "{}", page.text());
    assert_eq!(request(&app).await.state, PublicationState::CalledOff);
    let page = manager.post(&format!("{base}/withdraw"), &[("seen", id.as_str())]).await;
    assert!(page.status == 200 && request(&app).await.state == PublicationState::CalledOff);
    let advance = format!("/campaigns/{}/placements/advance", school.campaign);
    manager.post(&advance, &[("all", "1"), ("step", "validate")]).await;
    publish(&mut manager, &school, &[("when", "now")]).await;
    confirm(&mut administrator, &school).await;
    let page = prepared(&mut administrator, &school).await;
    assert!(page.says("La campagne est publiée depuis"), "{}", page.text());
    assert!(are_published(&app).await);
}
