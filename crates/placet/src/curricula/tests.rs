//! Requirements as a manager writes them, students meet them and runs keep them.

use placet_allocation::Plan;
use placet_entity::kinds::{PlacementStatus, RequirementApplies, RequirementScope};
use placet_entity::{allocation_run, audit_entry, participant, placement, requirement, student_requirement};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _,
};

use crate::allocation::tests::wishes;
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};
use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};
use crate::testing::world::School;

async fn asked(app: &TestApp) -> Vec<requirement::Model> {
    let all = requirement::Entity::find().order_by_asc(requirement::Column::Rank);
    all.all(app.handle.db.read()).await.unwrap()
}

async fn settled(app: &TestApp) -> Vec<student_requirement::Model> {
    student_requirement::Entity::find().all(app.handle.db.read()).await.unwrap()
}

async fn told(app: &TestApp, action: &str) -> u64 {
    let of = audit_entry::Column::Action.eq(action);
    audit_entry::Entity::find().filter(of).count(app.handle.db.read()).await.unwrap()
}

/// A requirement in surgery.
async fn in_surgery(manager: &mut Browser, school: &School, name: &str, more: &[(&str, &str)]) -> Shown {
    let (programme, surgery) = (school.programme.to_string(), school.surgery.to_string());
    let mut fields = vec![
        ("programme", programme.as_str()),
        ("name", name),
        ("scope", "category"),
        ("category", &surgery),
    ];
    fields.extend(more);
    manager.post("/requirements", &fields).await
}

/// Requires as many placements in surgery as the level has, so that each campaign must give one.
async fn always_surgery(app: &TestApp, school: &School) -> Browser {
    let mut manager = app.signed_in("manager").await;
    let page = in_surgery(&mut manager, school, "Quatre en chirurgie", &[("min", "4")]).await;
    assert!(page.says("Ces contraintes peuvent être tenues toutes ensemble"), "{}", page.text());
    manager
}

/// Publishes a past placement of a student at a site of the school, in the campaign under way.
async fn placed(app: &TestApp, school: &School, student: usize, site: usize) {
    let write = app.handle.write(Origin::default()).await.unwrap();
    let row = placement::Model {
        id: write.id(),
        participant_id: Some(school.participants[student]),
        student_id: school.students[student],
        campaign_id: Some(school.campaign),
        site_id: Some(school.sites[site]),
        opening_id: Some(school.openings[site]),
        organisation_id: Some(school.organisation),
        host_name: None,
        secondary_of_id: None,
        status: PlacementStatus::Published,
        rank: Some(1),
        site_cost: None,
        adjustment: None,
        cost: None,
        run_id: None,
        decision_id: None,
        note: None,
        pre_validated_by: None,
        pre_validated_at: None,
        validated_by: None,
        validated_at: None,
        published_at: Some(write.now()),
        cancelled_at: None,
        cancelled_reason: None,
        version: 1,
    };
    row.into_active_model().insert(write.tx()).await.unwrap();
    let campaign = placet_entity::campaign::ActiveModel {
        id: Set(school.campaign),
        published_at: Set(Some(write.now())),
        ..Default::default()
    };
    campaign.update(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.placed", "campaign", school.campaign))).await.unwrap();
}

#[tokio::test]
async fn requirements_are_entered_checked_ordered_and_removed() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.get("/requirements").await;
    assert!(page.says("Aucune contrainte"), "{}", page.text());
    let page = in_surgery(&mut manager, &school, "Chirurgie", &[("min", "3")]).await;
    assert!(page.body.contains("enregistrée") && page.says("au moins 3 stages"), "{}", page.text());
    assert!(page.says("catégorie Chirurgie") && page.says("tout le cursus"), "{}", page.text());

    // checked first: nothing is saved, and the sentence names both
    let few = [("max", "2"), ("check", "1")];
    let page = in_surgery(&mut manager, &school, "Peu de chirurgie", &few).await;
    assert_eq!(page.status, 200);
    for words in
        ["Une contradiction", "« Chirurgie » demande au moins 3", "« Peu de chirurgie » admet au plus 2"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert_eq!((page.value("name").as_str(), page.value("max").as_str()), ("Peu de chirurgie", "2"));
    assert_eq!(asked(&app).await.len(), 1);

    // a contradictory set may be saved, and the list says so
    let page = in_surgery(&mut manager, &school, "Peu de chirurgie", &[("max", "2")]).await;
    assert!(page.body.contains("se contredisent") && page.says("Une contradiction"), "{}", page.text());
    let rows = asked(&app).await;
    assert_eq!(rows.iter().map(|row| row.rank).collect::<Vec<_>>(), [1, 2]);
    let page = manager.post(&format!("/requirements/{}/move", rows[1].id), &[("direction", "up")]).await;
    assert_eq!(page.all("tbody th"), ["Peu de chirurgie", "Chirurgie"]);
    manager.post(&format!("/requirements/{}/move", rows[1].id), &[("direction", "up")]).await;
    assert_eq!(told(&app, "curricula.requirement_moved").await, 1, "the first stays where it is");

    // changed into one of several categories over a year
    let one = format!("/requirements/{}", rows[1].id);
    let (surgery, emergency) = (school.surgery.to_string(), school.emergency.to_string());
    let level = school.level.to_string();
    let changes = [
        ("version", "1"),
        ("name", "Chirurgie ou urgences"),
        ("scope", "group"),
        ("category", surgery.as_str()),
        ("category", &emergency),
        ("level", &level),
        ("min", "1"),
        ("max", "4"),
        ("from", "2025-09-01"),
        ("until", "2026-08-31"),
    ];
    let page = manager.post(&one, &changes).await;
    for words in
        ["l’une des catégories Chirurgie, Urgences", "de 1 à 4 stages", "4e année · du 1er septembre 2025"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(page.says("peuvent être tenues toutes ensemble"), "{}", page.text());
    let page = manager.get(&format!("{one}/edit")).await;
    assert_eq!(page.all("input[name=category][checked]").len(), 2);
    assert!(page.says("Contrainte modifiée"), "its history: {}", page.text());
    let page = manager.post(&format!("{one}/remove"), &[]).await;
    assert_eq!(page.all("tbody th"), ["Chirurgie"]);
    assert_eq!(told(&app, "curricula.requirement_removed").await, 1);
}

#[tokio::test]
async fn what_means_nothing_is_refused_at_its_field() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    for (more, field, sentence) in [
        (&[][..], "min", "ne demande rien et ne limite rien"),
        (&[("min", "3"), ("max", "2")], "max", "au moins 3 et admet au plus 2"),
        (
            &[("min", "1"), ("from", "2026-05-01"), ("until", "2026-04-01")],
            "until",
            "La fin précède le début",
        ),
    ] {
        let page = in_surgery(&mut manager, &school, "Chirurgie", more).await;
        assert_eq!(page.status, 422, "{sentence}");
        assert!(page.one(&format!("#{field}-error")).contains(sentence), "{sentence}: {}", page.text());
        assert_eq!(page.value("name"), "Chirurgie", "what was typed is kept");
    }
    let programme = school.programme.to_string();
    for (scope, field, sentence) in [
        ("category", "category", "Choisissez une catégorie, et une seule"),
        ("group", "category", "Cochez-en au moins une"),
        ("site", "site", "Remplissez ce champ"),
    ] {
        let fields = [("programme", programme.as_str()), ("name", "Vide"), ("scope", scope), ("min", "1")];
        let page = manager.post("/requirements", &fields).await;
        assert_eq!(page.status, 422, "{scope}");
        assert!(page.one(&format!("#{field}-error")).contains(sentence), "{sentence}: {}", page.text());
    }
}

#[tokio::test]
async fn a_student_reads_where_he_stands_and_an_equivalence_is_granted_and_taken_back() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    in_surgery(&mut manager, &school, "Chirurgie", &[("min", "2")]).await;
    in_surgery(&mut manager, &school, "Une seule chirurgie de jour", &[("max", "3")]).await;
    let mut student = app.signed_in("student").await;
    assert_eq!(student.get("/").await.links("a[href='/my/requirements']").len(), 1, "from his home");
    let page = student.get("/my/requirements").await;
    for words in
        ["Il manque 2 stages", "Stage de printemps", "3 campagnes attendues en 4e année", "Rien ne compte"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }

    placed(&app, &school, 0, 0).await;
    let page = student.get("/my/requirements").await;
    assert!(page.says("1 en cours ou décidé") && page.says("Il manque 1 stage"), "{}", page.text());
    app.go_to(crate::testing::world::at(6, 10, 9));
    let mut registrar = app.signed_in("registrar").await;
    let path = format!("/students/{}/requirements", school.students[0]);
    let page = registrar.get(&format!("/students/{}", school.students[0])).await;
    assert_eq!(page.links(&format!("a[href='{path}']")).len(), 1, "from his file");
    let page = registrar.get(&path).await;
    assert!(page.says("1 stage fait") && page.says("Il manque 1 stage"), "{}", page.text());

    let surgery = asked(&app).await[0].id.to_string();
    let form = format!("{path}/settle");
    let mut fields = vec![("requirement", surgery.as_str()), ("version", "0"), ("equivalences", "1")];
    fields.push(("applies", "yes"));
    let page = registrar.post(&form, &fields).await;
    assert_eq!(page.status, 422, "a reason is mandatory");
    assert!(page.one("#reason-error").contains("Remplissez ce champ"), "{}", page.text());
    fields.push(("reason", "Un semestre à Rennes."));
    let page = registrar.post(&form, &fields).await;
    for words in ["1 par équivalence", "registrar en personne", "Un semestre à Rennes."] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(page.says("remplie"), "{}", page.text());
    let mut student = app.signed_in("student").await;
    let page = student.get("/my/requirements").await;
    assert!(page.says("Motif") && page.says("Un semestre à Rennes."), "{}", page.text());
    assert!(!page.says("registrar en personne"), "who settled it is the school: {}", page.text());

    // nothing is not something, and a waiver sets it aside
    let nothing = [
        ("requirement", surgery.as_str()),
        ("version", "1"),
        ("equivalences", "0"),
        ("applies", "yes"),
        ("reason", "Rien."),
    ];
    let page = registrar.post(&form, &nothing).await;
    assert!(page.one("#equivalences-error").contains("Rien ne serait accordé"), "{}", page.text());
    let waived = [
        ("requirement", surgery.as_str()),
        ("version", "1"),
        ("equivalences", "0"),
        ("applies", "waived"),
        ("reason", "Double cursus."),
    ];
    let page = registrar.post(&form, &waived).await;
    assert!(page.says("Une dérogation écarte cette contrainte"), "{}", page.text());
    let row = settled(&app).await.remove(0);
    assert_eq!((row.equivalences, row.applies, row.version), (0, RequirementApplies::Waived, 2));
    let page = registrar.post(&format!("{path}/take-back"), &[("requirement", &surgery)]).await;
    assert!(
        page.body.contains("la décision est retirée") && page.says("Il manque 1 stage"),
        "{}",
        page.text()
    );
    assert!(settled(&app).await.is_empty());
    assert_eq!((told(&app, "curricula.settled").await, told(&app, "curricula.taken_back").await), (2, 1));
    let page = app.signed_in("manager").await.get(&path).await;
    assert!(page.says("Équivalence ou dérogation retirée"), "his history: {}", page.text());
    assert_eq!(student.get(&path).await.status, 404);
    assert_eq!(
        app.signed_in("commission").await.get(&format!("{form}?requirement={surgery}")).await.status,
        404
    );
}

#[tokio::test]
async fn removing_a_requirement_takes_back_what_was_settled_for_it() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    in_surgery(&mut manager, &school, "Chirurgie", &[("min", "2")]).await;
    let id = asked(&app).await[0].id.to_string();
    let form = format!("/students/{}/requirements/settle", school.students[1]);
    let fields = [
        ("requirement", id.as_str()),
        ("version", "0"),
        ("equivalences", "0"),
        ("applies", "settled"),
        ("reason", "Décidé le 3 mars."),
    ];
    let page = manager.post(&form, &fields).await;
    assert!(page.says("La commission l’a déclarée remplie"), "{}", page.text());
    let page = manager.get(&format!("/requirements/{id}/edit")).await;
    assert!(page.says("accordée à un étudiant"), "{}", page.text());
    manager.post(&format!("/requirements/{id}/remove"), &[]).await;
    assert!(asked(&app).await.is_empty() && settled(&app).await.is_empty());
    assert_eq!(told(&app, "curricula.taken_back").await, 1);
}

#[tokio::test]
async fn the_ranking_says_what_is_required_and_refuses_what_is_closed() {
    let app = TestApp::new().await;
    let school = app.school().await;
    always_surgery(&app, &school).await;
    let mut student = app.signed_in("student").await;
    let path = format!("/my/campaigns/{}/wishes", school.campaign);
    let page = student.get(&path).await;
    let row = |site: usize| page.one(&format!("#site-{}", school.sites[site]));
    assert!(row(0).contains("obligatoire") && row(0).contains("« Quatre en chirurgie »"), "{}", row(0));
    assert!(row(4).contains("fermé par le cursus") && row(4).contains("ne le permettent pas"), "{}", row(4));
    let emergency = school.sites[4].to_string();
    let page = student.post(&path, &[("version", "0"), ("add", &emergency)]).await;
    assert_eq!(page.status, 422);
    assert!(
        page.one(".error-summary").contains("contraintes de cursus ne le permettent pas"),
        "{}",
        page.text()
    );
    let surgery = school.sites[1].to_string();
    let page = student.post(&path, &[("version", "0"), ("add", &surgery)]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let id = asked(&app).await[0].id;
    let row = requirement::ActiveModel { id: Set(id), min_placements: Set(Some(1)), ..Default::default() };
    requirement::Entity::update(row).exec(app.handle.db.read()).await.unwrap();
    let page = student.get(&path).await;
    assert!(page.one(&format!("#site-{}", school.sites[0])).contains("utile"), "one is enough now");
    let emergency = page.one(&format!("#site-{}", school.sites[4]));
    assert!(!emergency.contains("utile") && !emergency.contains("fermé"), "{emergency}");
}

#[tokio::test]
async fn a_run_gives_only_what_keeps_the_requirements_within_reach() {
    let app = TestApp::new().await;
    let school = app.school().await;
    wishes(&app, &school).await;
    let mut manager = always_surgery(&app, &school).await;
    let runs = format!("/campaigns/{}/runs", school.campaign);
    let page = manager.post(&runs, &[("procedure", "fair"), ("seed", "3")]).await;
    assert!(page.says("certificat vérifié"), "{}", page.text());
    let row = allocation_run::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();
    let plan: Plan = serde_json::from_str(row.result.as_deref().unwrap()).unwrap();
    let surgery: Vec<String> = school.openings[..3].iter().map(ToString::to_string).collect();
    let given: Vec<_> = plan.outcomes.iter().filter_map(|outcome| outcome.site.clone()).collect();
    assert_eq!(given.len(), 3, "three seats in surgery, eight students");
    assert!(given.iter().all(|site| surgery.iter().any(|id| id == site.as_str())), "{given:?}");
    // somebody who has what is asked may go elsewhere
    let id = asked(&app).await[0].id.to_string();
    let form = format!("/students/{}/requirements/settle", school.students[7]);
    let fields = [
        ("requirement", id.as_str()),
        ("version", "0"),
        ("equivalences", "1"),
        ("applies", "yes"),
        ("reason", "Un stage ailleurs."),
    ];
    manager.post(&form, &fields).await;
    let page = manager.get(&runs).await;
    assert!(page.says("ont changé depuis le dernier calcul"), "{}", page.text());
    manager.post(&runs, &[("procedure", "fair"), ("seed", "3")]).await;
    let rows = allocation_run::Entity::find().order_by_asc(allocation_run::Column::Number);
    let row = rows.all(app.handle.db.read()).await.unwrap().pop().unwrap();
    let plan: Plan = serde_json::from_str(row.result.as_deref().unwrap()).unwrap();
    let his = plan.outcome(&school.participants[7].to_string()).unwrap().site.clone().unwrap();
    assert!(!surgery.iter().any(|id| id == his.as_str()), "{his:?}");
}

#[tokio::test]
async fn before_the_wishes_open_the_manager_hears_who_has_no_seat() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = always_surgery(&app, &school).await;
    let closed = placet_entity::opening::Entity::update_many()
        .col_expr(placet_entity::opening::Column::Seats, sea_orm::sea_query::Expr::value(0))
        .filter(placet_entity::opening::Column::Id.is_in(school.openings[..3].iter().copied()));
    closed.exec(app.handle.db.read()).await.unwrap();
    let excused = participant::ActiveModel {
        id: Set(school.participants[2]),
        excused: Set(Some(placet_entity::kinds::ExcusedReason::Manager)),
        ..Default::default()
    };
    participant::Entity::update(excused).exec(app.handle.db.read()).await.unwrap();
    let campaign = placet_entity::campaign::ActiveModel {
        id: Set(school.campaign),
        opened_at: Set(None),
        ..Default::default()
    };
    placet_entity::campaign::Entity::update(campaign).exec(app.handle.db.read()).await.unwrap();
    let page = manager.get(&format!("/campaigns/{}/opening-check", school.campaign)).await;
    assert!(page.says("7 étudiants doivent recevoir un stage en Chirurgie"), "{}", page.text());
    let links = page.links("a[href$='/requirements']");
    assert!(links.contains(&format!("/students/{}/requirements", school.students[0])), "{links:?}");
    assert!(!links.contains(&format!("/students/{}/requirements", school.students[2])), "he is excused");
}

#[tokio::test]
async fn a_cohort_is_followed_with_who_is_at_risk_first() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = always_surgery(&app, &school).await;
    let path = format!("/cohorts/{}/requirements", school.cohort);
    let page = manager.get(&path).await;
    assert_eq!(page.all("tbody th").len(), 8, "{}", page.text());
    assert!(page.one("tbody tr").contains("à risque"), "{}", page.text());
    // one has his first in surgery, the others had nothing: four are out of their reach
    placed(&app, &school, 0, 0).await;
    let page = manager.get(&path).await;
    let names = page.all("tbody th");
    assert_eq!((names[0].as_str(), names[7].as_str()), ("Bazin Camille", "Allain Camille"));
    assert!(page.one("tbody tr").contains("hors d’atteinte"), "{}", page.text());
    assert_eq!(manager.get(&format!("{path}?risk=risk")).await.all("tbody th"), ["Allain Camille"]);
    let page = manager.get(&format!("{path}?risk=out&q=evrard")).await;
    assert_eq!(page.all("tbody th"), ["Évrard Camille"]);
    assert!(manager.get(&format!("{path}?risk=met")).await.says("Aucun étudiant ne correspond"));
    let csv = manager.get(&format!("{path}/export.csv?risk=out")).await;
    assert!(csv.body.contains("22000005;Évrard Camille;hors d’atteinte;hors d’atteinte"), "{}", csv.body);
    assert!(manager.get(&format!("{path}/export.xlsx")).await.bytes.starts_with(b"PK"));
    let page = manager.get(&format!("/students/{}/requirements", school.students[4])).await;
    assert!(page.says("depuis Stage de printemps"), "{}", page.text());
    assert_eq!(app.signed_in("student").await.get(&path).await.status, 404);
    assert_eq!(asked(&app).await[0].scope, RequirementScope::Category);
}
