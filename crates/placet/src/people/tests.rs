//! Students as the registrar and the manager handle them.

use axum::http::StatusCode;

use crate::kit::{Done, Entry};
use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};
use crate::testing::world::School;

const NEW: &[(&str, &str)] = &[
    ("number", "31000001"),
    ("family_name", "D'Été"),
    ("given_name", "Zoé"),
    ("email", "zoe.dete@example.org"),
    ("postcode", "14000"),
    ("town", "Caen"),
];

fn with<'a>(fields: &[(&'a str, &'a str)], field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut all: Vec<_> = fields.iter().copied().filter(|(name, _)| *name != field).collect();
    all.push((field, value));
    all
}

async fn names(browser: &mut Browser, query: &str) -> Vec<String> {
    browser.get(&format!("/students{query}")).await.all("tbody th")
}

/// The date of today, a leave of the first student from 2 to 8 March.
async fn leave(browser: &mut Browser, school: &School, first: &str, last: &str, force: &str) -> Shown {
    let path = format!("/students/{}/leave", school.students[0]);
    let curriculum = school.curricula[0].to_string();
    let fields =
        [("curriculum", curriculum.as_str()), ("start_on", first), ("end_on", last), ("force", force)];
    browser.post(&path, &fields).await
}

#[tokio::test]
async fn students_are_found_sorted_narrowed_and_exported() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut commission = app.signed_in("commission").await;
    let page = commission.get("/students").await;
    assert_eq!((page.status, page.all("tbody tr").len()), (StatusCode::OK, 8), "{}", page.text());
    assert!(page.says("8 étudiants") && page.says("sur 4"));
    assert!(!page.body.contains("/students/new"), "who may only read sees no way to add");
    assert_eq!(names(&mut commission, "?q=evrard").await, ["Évrard Camille"]);
    assert_eq!(names(&mut commission, "?q=22000003").await, ["Cadet Camille"]);
    assert_eq!(names(&mut commission, "?sort=-name").await[0], "Hébert Camille");
    for sort in ["score", "-score", "town", "number", "nonsense"] {
        assert_eq!(names(&mut commission, &format!("?sort={sort}")).await.len(), 8, "{sort}");
    }
    assert_eq!(names(&mut commission, &format!("?cohort={}", school.cohort)).await.len(), 8);
    assert_eq!(names(&mut commission, "?state=without-wish").await.len(), 8);
    for state in
        ["on-leave", "without-address", "without-email", "without-cohort", "with-accommodation", "archived"]
    {
        assert_eq!(names(&mut commission, &format!("?state={state}")).await.len(), 0, "{state}");
    }
    let none = commission.get("/students?q=%25%5F%00").await;
    assert_eq!(none.status, StatusCode::OK);
    assert!(commission.get("/students?q=personne").await.says("Aucun étudiant ne correspond"));
    let columns = commission.get("/students?col=email&col=town").await;
    assert!(columns.says("etudiant1@example.org") && !columns.says("22000001"));
    let csv = commission.get("/students/export.csv?q=allain").await;
    assert!(csv.body.contains("22000001;Allain;Camille") && csv.body.contains("2025_DFASM1"), "{}", csv.body);
    assert!(commission.get("/students/export.xlsx").await.bytes.starts_with(b"PK"));
    assert_eq!(commission.get("/students/new").await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.signed_in("student").await.get("/students").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_student_is_added_changed_archived_and_nothing_is_overwritten() {
    let app = TestApp::new().await;
    app.school().await;
    let mut registrar = app.signed_in("registrar").await;
    for (field, value, says) in [
        ("number", "", "Remplissez ce champ"),
        ("number", "a b", "n’a ni espace"),
        ("number", "22000001", "Allain Camille a déjà ce numéro"),
        ("email", "zoe@", "adresse complète"),
        ("birth_date", "2004-02-30", "une date qui existe"),
        ("family_name", "a\u{0}b", "caractère invisible"),
    ] {
        let page = registrar.post("/students", &with(NEW, field, value)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert!(page.says(says), "{field} {value}: {}", page.text());
        assert_eq!(page.value("given_name"), "Zoé", "what was typed is kept");
    }
    let page = registrar.post("/students", NEW).await;
    assert_eq!(page.one("h1"), "D'Été Zoé", "{}", page.text());
    assert!(page.says("Ville non reconnue"), "no commune was imported: nothing is claimed");
    let path = page.path.clone();
    let form = registrar.get(&format!("{path}/edit")).await;
    assert_eq!(form.value("version"), "1");
    let changed = [with(NEW, "town", "Lisieux"), vec![("version", "1")]].concat();
    assert!(registrar.post(&path, &changed).await.says("Lisieux"));
    let stale = [with(NEW, "town", "Bayeux"), vec![("version", "1")]].concat();
    let page = registrar.post(&path, &stale).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert_eq!(page.all(".diff td"), ["Bayeux", "Lisieux"]);
    assert_eq!((page.value("town"), page.value("version")), ("Bayeux".into(), "2".into()));
    let page = registrar.post(&format!("{path}/archive"), &[]).await;
    assert!(page.body.contains("est archivé") && names(&mut registrar, "?q=zoe").await.is_empty());
    assert_eq!(names(&mut registrar, "?q=zoe&state=archived").await.len(), 1);
    assert!(registrar.post(&format!("{path}/restore"), &[]).await.body.contains("est rétabli"));
    let page = app.signed_in("manager").await.get(&path).await;
    assert!(page.says("Fiche créée") && page.says("Lisieux"), "{}", page.text());
    assert!(!app.signed_in("commission").await.get(&path).await.says("Fiche créée"));
    let mut commission = app.signed_in("commission").await;
    assert_eq!(commission.post(&path, &changed).await.status, StatusCode::NOT_FOUND);
    assert_eq!(registrar.get("/students/00000000-0000-0000-0000-000000000000").await.status, 404);
    assert_eq!(registrar.get("/students/nobody").await.status, 404);
}

#[tokio::test]
async fn students_enter_a_cohort_together_and_never_two_of_a_year() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.post("/students", NEW).await;
    let new = page.path.rsplit('/').next().unwrap().to_owned();
    let cohort = school.cohort.to_string();
    let old = school.students[0].to_string();
    let fields = [("id", new.as_str()), ("id", old.as_str()), ("cohort", cohort.as_str()), ("query", "?q=")];
    let page = manager.post("/students/enrol", &fields).await;
    assert!(page.says("Un étudiant entre dans « DFASM1 2025-2026 »"), "{}", page.text());
    assert!(page.says("Un étudiant y est déjà") && page.says("Un cursus commence"));
    let page = manager.post("/students/enrol/confirm", &fields).await;
    assert!(page.body.contains("Un étudiant est inscrit"), "{}", page.body);
    let again = manager.post("/students/enrol/confirm", &fields).await;
    assert!(again.body.contains("Personne n’a été inscrit"));
    assert_eq!(names(&mut manager, &format!("?cohort={cohort}")).await.len(), 9);
    // the whole result of a filter, not only the page
    let all = [("all", "1"), ("query", "?q=allain"), ("tag", "tutorat")];
    assert!(manager.post("/students/tag", &all).await.body.contains("Un étudiant porte"));
    assert!(manager.post("/students/tag", &[("tag", "x")]).await.body.contains("Cochez d’abord"));
    // out again, but not while he takes part in a campaign
    let page = manager.get(&format!("/students/{new}")).await;
    let out = remove_path(&page);
    assert!(manager.post(&out, &[]).await.body.contains("n’est plus dans cette promotion"));
    let page = manager.get(&format!("/students/{old}")).await;
    assert!(page.says("tutorat"));
    let out = remove_path(&page);
    assert!(manager.post(&out, &[]).await.body.contains("participe à une campagne"));
    assert_eq!(manager.post(&out.replace(&old, &new), &[]).await.status, StatusCode::NOT_FOUND);
}

fn remove_path(page: &Shown) -> String {
    let at = page.body.find("/enrolments/").unwrap();
    let start = page.body[..at].rfind('"').unwrap() + 1;
    page.body[start..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn leave_never_overlaps_and_cuts_into_a_placement_only_when_forced() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    assert!(
        leave(&mut manager, &school, "2026-03-09", "2026-03-02", "").await.says("vient avant le premier")
    );
    let page = leave(&mut manager, &school, "2026-03-02", "2026-03-08", "").await;
    assert!(page.says("en ce moment"), "{}", page.text());
    assert_eq!(names(&mut manager, "?state=on-leave").await, ["Allain Camille"]);
    let page = leave(&mut manager, &school, "2026-03-08", "2026-03-20", "1").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("déjà en disponibilité du 2 mars 2026 au 8 mars 2026"), "{}", page.text());
    place(&app, &school).await;
    let page = leave(&mut manager, &school, "2026-05-01", "2026-05-10", "").await;
    assert!(page.says("recoupent un stage") && page.says("Service 1 — Caen"), "{}", page.text());
    let page = leave(&mut manager, &school, "2026-05-01", "2026-05-10", "1").await;
    assert!(page.says("du 1er mai 2026 au 10 mai 2026"), "{}", page.text());
    let form = page.links("#leave li a")[0].clone();
    let curriculum = school.curricula[0].to_string();
    let fields = |version| {
        [
            ("curriculum", curriculum.as_str()),
            ("start_on", "2026-03-02"),
            ("end_on", "2026-03-06"),
            ("version", version),
        ]
    };
    let last = page.links("#leave li a")[1].clone();
    assert!(manager.post(&last, &fields("1")).await.says("6 mars 2026"));
    assert_eq!(manager.post(&last, &fields("1")).await.status, StatusCode::CONFLICT);
    assert!(manager.post(&format!("{form}/remove"), &[]).await.body.contains("est supprimée"));
}

/// Publishes a placement of the first student on the first site.
async fn place(app: &TestApp, school: &School) {
    use placet_entity::kinds::PlacementStatus;
    use placet_entity::{placement, placement_span};
    use sea_orm::{ActiveModelTrait as _, IntoActiveModel as _};
    let write = app.handle.write(crate::kit::write::Origin::default()).await.unwrap();
    let row = placement::Model {
        id: write.id(),
        participant_id: Some(school.participants[0]),
        student_id: school.students[0],
        campaign_id: Some(school.campaign),
        site_id: Some(school.sites[0]),
        opening_id: Some(school.openings[0]),
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
    let span = placement_span::Model {
        id: write.id(),
        placement_id: row.id,
        start_on: crate::testing::world::day(4, 6),
        end_on: crate::testing::world::day(5, 31),
    };
    row.into_active_model().insert(write.tx()).await.unwrap();
    span.into_active_model().insert(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.placed", "placement", school.campaign))).await.unwrap();
}

#[tokio::test]
async fn an_accommodation_says_what_is_owed_by_whom_and_until_when() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let base = format!("/students/{}/accommodations", school.students[0]);
    let form = manager.get(&format!("{base}/new?kind=sector_excluded")).await;
    assert!(form.says("jamais pourquoi"), "{}", form.text());
    let sector = [("kind", "sector_excluded"), ("effect", "forbids"), ("granted_by", "Mission handicap")];
    let page = manager.post(&base, &sector).await;
    assert!(page.says("une seule de ces possibilités"), "{}", page.text());
    let surgery = school.surgery.to_string();
    let page = manager.post(&base, &with(&sector, "category", &surgery)).await;
    assert!(page.says("Pas d’affectation en : Chirurgie") && page.says("accordé par Mission handicap"));
    let distance =
        [("kind", "longest_distance"), ("effect", "warns"), ("max_km", "0"), ("granted_by", "Doyen")];
    assert_eq!(manager.post(&base, &distance).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = manager.post(&base, &with(&distance, "max_km", "30")).await;
    assert!(page.says("À 30 km au plus de chez lui, en ligne droite"), "{}", page.text());
    assert_eq!(names(&mut manager, "?state=with-accommodation").await.len(), 1);
    let place = page.all("#owed li").iter().position(|line| line.contains("Chirurgie")).unwrap();
    let first = page.links("#owed li a")[place].clone();
    let changed = with(&sector, "category", &surgery);
    let changed = [changed, vec![("version", "1"), ("until_on", "2026-06-30")]].concat();
    assert!(manager.post(&first, &changed).await.says("jusqu’au 30 juin 2026"));
    assert_eq!(manager.post(&first, &changed).await.status, StatusCode::CONFLICT);
    assert!(manager.post(&format!("{first}/remove"), &[]).await.body.contains("est retiré"));
    let elsewhere = first.replace(&school.students[0].to_string(), &school.students[1].to_string());
    assert_eq!(manager.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.signed_in("commission").await.get(&format!("{base}/new")).await.status, 404);
}

#[tokio::test]
async fn the_file_of_stagetrek_is_taken_as_it_is() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let sheet = "Numéro étudiant;Nom;Prénom;Mail;Date de naissance;Adresse;Complément d'adresse;Code postale;Ville;Cedex;Groupe\n\
        22000001;Allain;Camille;etudiant1@example.org;;;;14000;Caen;;2025_DFASM1\n\
        51;Roy;Ana;ana@example.org;01/02/2003;1 rue Haute;;14000;Caen;;2025_dfasm1\n\
        52;Sy;Awa;;;;;;;;NULLE_PART";
    let page = manager.upload("/imports/students", &[("text", sheet)], ("file", "", b"")).await;
    assert!(page.says("Aucune promotion n’a le code « NULLE_PART »"), "{}", page.text());
    assert!(page.says("Importer une ligne"));
    let shown = page.value("shown");
    manager.post(&page.path, &[("shown", &shown)]).await;
    assert_eq!(names(&mut manager, &format!("?cohort={}&q=roy", school.cohort)).await, ["Roy Ana"]);
}

#[tokio::test]
async fn a_curriculum_that_is_left_is_out_of_grids_and_campaigns_say_so() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut registrar = app.signed_in("registrar").await;
    let path = format!("/students/{}/curricula/{}", school.students[1], school.curricula[1]);
    let left =
        [("entered_on", "2025-09-01"), ("status", "left"), ("left_on", "2026-03-02"), ("version", "1")];
    for (fields, expected) in [
        (left.to_vec(), "Donnez le motif"),
        (with(&with(&left, "left_on", ""), "reason", "Réorientation"), "Donnez le dernier jour"),
        (with(&with(&left, "left_on", "2025-08-01"), "reason", "Réorientation"), "précède l’entrée"),
    ] {
        let page = registrar.post(&path, &fields).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says(expected), "{}", page.text());
    }
    let left = with(&left, "reason", "Réorientation en droit");
    let page = registrar.post(&path, &left).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.body.contains("Stage de printemps"), "the campaign under way is named");
    assert!(page.says("interrompu") && page.says("2 mars 2026"), "{}", page.text());
    let page = registrar.post(&path, &with(&left, "left_on", "2026-03-03")).await;
    assert_eq!(page.status, StatusCode::CONFLICT, "somebody saved in between");
    let other = format!("/students/{}/curricula/{}", school.students[0], school.curricula[1]);
    assert_eq!(registrar.get(&other).await.status, StatusCode::NOT_FOUND);

    let cohort = registrar.get(&format!("/cohorts/{}", school.cohort)).await;
    assert_eq!(cohort.all(".grid12 tbody tr").len(), 7, "{}", cohort.text());
    assert!(cohort.says("Un étudiant a interrompu son cursus") && cohort.says("Bazin"));
    let mut manager = app.signed_in("manager").await;
    let base = format!("/campaigns/{}", school.campaign);
    let page = manager.get(&base).await;
    assert!(page.says("Le cursus d’un participant est interrompu"), "{}", page.text());
    let page = manager.get(&format!("{base}/participants?show=gone")).await;
    assert!(page.says("Bazin") && page.all("tbody tr").len() == 1, "{}", page.text());
    let id = school.participants[1].to_string();
    manager.post(&format!("{base}/participants/remove"), &[("id", &id)]).await;
    assert!(
        !manager.get(&format!("{base}/participants/add")).await.says("Bazin"),
        "he is not proposed again"
    );
    assert!(!manager.get(&base).await.says("Le cursus d’un participant est interrompu"));
    let mut administrator = app.signed_in("administrator").await;
    let page = administrator.get(&format!("/students/{}", school.students[1])).await;
    assert!(page.says("Cursus modifié") && page.says("Réorientation en droit"), "{}", page.text());
}
