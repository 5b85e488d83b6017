//! Participants to place together, or apart.

use placet_entity::kinds::{ExcusedReason, PairKind};
use placet_entity::{audit_entry, campaign, participant, participant_pair};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};
use crate::testing::world::{School, at};

async fn all(app: &TestApp) -> Vec<participant_pair::Model> {
    participant_pair::Entity::find().all(app.handle.db.read()).await.unwrap()
}

async fn told(app: &TestApp, action: &str) -> usize {
    let of = audit_entry::Column::Action.eq(action);
    audit_entry::Entity::find().filter(of).all(app.handle.db.read()).await.unwrap().len()
}

async fn add(manager: &mut Browser, school: &School, [first, second, kind, hard]: [&str; 4]) -> Shown {
    let fields = [("first", first), ("second", second), ("kind", kind), ("hard", hard)];
    manager.post(&format!("/campaigns/{}/pairs", school.campaign), &fields).await
}

#[tokio::test]
async fn a_couple_is_entered_changed_and_removed() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let people = format!("/campaigns/{}/participants", school.campaign);
    let path = format!("/campaigns/{}/pairs", school.campaign);
    let page = manager.get(&people).await;
    assert_eq!(page.links("a[href$='/pairs']"), std::slice::from_ref(&path), "reached from the participants");
    let page = manager.get(&path).await;
    assert!(page.says("Aucun binôme") && page.says("Ajoutez ici deux étudiants"), "{}", page.text());
    let form = manager.get(&format!("{path}/new")).await;
    assert!(form.body.contains("<option value=\"Évrard Camille (22000005)\">"), "{}", form.body);
    // by a part of the name and by the number; whoever is named first
    let page = add(&mut manager, &school, ["evrard", "22000002", "same_site", "wish"]).await;
    assert!(page.body.contains("Évrard Camille et Bazin Camille forment un binôme"), "{}", page.body);
    assert_eq!(page.all("tbody th div").len(), 2);
    assert!(page.says("Le même terrain") && page.says("souhait"), "{}", page.text());
    let row = all(&app).await.remove(0);
    assert!(row.first_id < row.second_id);
    assert_eq!((row.kind, row.hard, row.version), (PairKind::SameSite, false, 1));
    let one = format!("{path}/{}", row.id);
    let page = manager.get(&format!("{one}/edit")).await;
    assert!(page.says("Bazin Camille et Évrard Camille"), "by name: {}", page.text());
    let changes = [("version", "1"), ("kind", "same_town"), ("hard", "must")];
    let page = manager.post(&one, &changes).await;
    assert!(page.says("La même ville") && page.says("impératif"), "{}", page.text());
    let page = manager.post(&one, &[("version", "1"), ("kind", "different_site"), ("hard", "must")]).await;
    assert_eq!(page.status, 409);
    assert_eq!(page.all("table.diff tbody tr").len(), 1, "what differs: {}", page.text());
    assert_eq!(all(&app).await[0].kind, PairKind::SameTown, "a stale form changes nothing");
    assert_eq!(page.value("version"), "2");
    let page = manager.post(&format!("{one}/remove"), &[]).await;
    assert!(page.says("Aucun binôme"), "{}", page.text());
    assert!(all(&app).await.is_empty());
    for action in ["campaigns.pair_added", "campaigns.pair_changed", "campaigns.pair_removed"] {
        assert_eq!(told(&app, action).await, 1, "{action}");
    }
}

#[tokio::test]
async fn a_pair_that_cannot_be_is_refused_in_a_sentence_and_what_was_typed_is_kept() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let excused = participant::ActiveModel {
        id: Set(school.participants[7]),
        excused: Set(Some(ExcusedReason::Manager)),
        ..Default::default()
    };
    participant::Entity::update(excused).exec(app.handle.db.read()).await.unwrap();
    let mut manager = app.signed_in("manager").await;
    add(&mut manager, &school, ["22000001", "22000002", "same_site", "wish"]).await;
    for (first, second, sentence, field) in [
        ("22000003", "Cadet Camille", "C’est le même étudiant", "second"),
        ("22000002", "22000001", "forment déjà un binôme", "second"),
        ("Zola", "22000001", "Aucun participant ne porte ce nom", "first"),
        ("Camille", "22000001", "Allain Camille (22000001)", "first"),
        ("Camille", "22000001", "et 3 autres", "first"),
        ("22000001", "", "Remplissez ce champ", "second"),
        ("22000001", "Hébert", "Hébert Camille est dispensé", "second"),
    ] {
        let page = add(&mut manager, &school, [first, second, "different_site", "must"]).await;
        assert_eq!(page.status, 422, "{first} {second}");
        assert!(page.one(&format!("#{field}-error")).contains(sentence), "{sentence}: {}", page.text());
        assert_eq!((page.value("first"), page.value("second")), (first.to_owned(), second.to_owned()));
        assert_eq!(page.all("input[value=must][checked]").len(), 1, "what was chosen is kept");
    }
    let page = add(&mut manager, &school, ["22000003", "22000004", "a_moon", "perhaps"]).await;
    assert_eq!(page.all(".error-summary li").len(), 2, "{}", page.text());
    assert_eq!(all(&app).await.len(), 1);
}

#[tokio::test]
async fn who_sees_the_allocation_reads_the_pairs_and_managers_write_them() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let path = format!("/campaigns/{}/pairs", school.campaign);
    let mut manager = app.signed_in("manager").await;
    add(&mut manager, &school, ["22000001", "22000002", "same_site", "must"]).await;
    let edit = format!("{path}/{}/edit", all(&app).await[0].id);
    let mut commission = app.signed_in("commission").await;
    let page = commission.get(&path).await;
    assert!(page.says("Allain Camille") && page.says("impératif"), "{}", page.text());
    assert!(page.links("a[href$='/new'], a[href$='/edit']").is_empty(), "nothing to change there");
    assert_eq!(commission.get(&edit).await.status, 404);
    assert_eq!(
        add(&mut commission, &school, ["22000003", "22000004", "same_site", "wish"]).await.status,
        404
    );
    for login in ["registrar", "student"] {
        let mut browser = app.signed_in(login).await;
        assert_eq!(browser.get(&path).await.status, 404, "{login}");
    }
    let page =
        app.signed_in("registrar").await.get(&format!("/campaigns/{}/participants", school.campaign)).await;
    assert!(page.says("Allain") && page.links("a[href$='/pairs']").is_empty(), "{}", page.text());
}

#[tokio::test]
async fn who_is_removed_leaves_no_pair_behind_and_who_is_excused_sets_it_aside() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    add(&mut manager, &school, ["22000001", "22000002", "same_site", "must"]).await;
    add(&mut manager, &school, ["22000003", "22000002", "same_town", "wish"]).await;
    add(&mut manager, &school, ["22000003", "22000004", "different_site", "wish"]).await;
    let people = format!("/campaigns/{}/participants", school.campaign);
    let who = |index: usize| school.participants[index].to_string();
    let page = manager.post(&format!("{people}/remove"), &[("id", &who(1))]).await;
    assert!(page.body.contains("Un participant est retiré"), "{}", page.text());
    let left = all(&app).await;
    assert_eq!(left.len(), 1);
    assert!([left[0].first_id, left[0].second_id].contains(&school.participants[3]));
    assert_eq!(told(&app, "campaigns.pair_removed").await, 2, "each pair is told of");
    manager.post(&format!("{people}/excuse"), &[("id", &who(3))]).await;
    let page = manager.get(&format!("/campaigns/{}/pairs", school.campaign)).await;
    assert!(page.says("Mis de côté") && page.says("dispensé par le responsable"), "{}", page.text());
}

#[tokio::test]
async fn pairs_change_until_the_result_is_published() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let path = format!("/campaigns/{}/pairs", school.campaign);
    let mut manager = app.signed_in("manager").await;
    add(&mut manager, &school, ["22000001", "22000002", "same_site", "must"]).await;
    let one = format!("{path}/{}", all(&app).await[0].id);
    let published = campaign::ActiveModel {
        id: Set(school.campaign),
        published_at: Set(Some(at(3, 1, 8))),
        ..Default::default()
    };
    campaign::Entity::update(published).exec(app.handle.db.read()).await.unwrap();
    let closed = "les participants ne changent plus";
    for page in [
        add(&mut manager, &school, ["22000003", "22000004", "same_site", "wish"]).await,
        manager.get(&format!("{path}/new")).await,
        manager.get(&format!("{one}/edit")).await,
        manager.post(&one, &[("version", "1"), ("kind", "same_town"), ("hard", "wish")]).await,
        manager.post(&format!("{one}/remove"), &[]).await,
    ] {
        assert_eq!(page.path, path);
        assert!(page.body.contains(closed), "{}", page.body);
        assert!(page.links("a[href$='/new'], a[href$='/edit']").is_empty());
    }
    assert_eq!(all(&app).await.iter().map(|row| row.version).collect::<Vec<_>>(), [1]);
}

#[tokio::test]
async fn a_copied_campaign_starts_without_pairs() {
    let app = TestApp::new().await;
    let school = super::open_school(&app).await;
    let mut manager = app.signed_in("manager").await;
    add(&mut manager, &school, ["22000001", "22000002", "same_site", "must"]).await;
    let fields = super::proposal(&app, &school, "2026-06-15").await;
    let fields = super::with(&fields, &[("from", &school.campaign.to_string())]);
    let page = manager.post("/campaigns", &super::pairs(&fields)).await;
    assert_eq!(page.one("h1"), "Été", "{}", page.text());
    assert_eq!(participant::Entity::find().all(app.handle.db.read()).await.unwrap().len(), 16);
    assert_eq!(all(&app).await.len(), 1, "what held in spring is said again");
}

#[tokio::test]
async fn a_database_holds_one_row_for_two_people() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut two = [school.participants[0], school.participants[1]];
    two.sort();
    let row = |[first, second]: [placet_entity::ids::ParticipantId; 2]| participant_pair::ActiveModel {
        id: Set(app.handle.id()),
        campaign_id: Set(school.campaign),
        first_id: Set(first),
        second_id: Set(second),
        kind: Set(PairKind::SameSite),
        hard: Set(false),
        entered_at: Set(app.handle.now()),
        version: Set(1),
    };
    let insert = async |two| {
        participant_pair::Entity::insert(row(two)).exec_without_returning(app.handle.db.read()).await
    };
    assert!(insert(two).await.is_ok());
    assert!(insert(two).await.is_err(), "once");
    assert!(insert([two[1], two[0]]).await.is_err(), "in one order");
    assert!(insert([two[0], two[0]]).await.is_err(), "nobody is a pair alone");
}
