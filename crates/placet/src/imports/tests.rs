//! Hostile and broken sheets, as people send them.

use axum::http::StatusCode;
use placet_entity::ids::ImportDraftId;
use placet_entity::kinds::{ImportKind, ImportState};
use placet_entity::{audit_entry, student};
use sea_orm::{ActiveValue::Set, EntityTrait as _, IntoActiveModel as _};

use super::run::{self, Ended, Order};
use super::testing::{confirm, settled, tile};
use super::{Column, Context, Importer, Paths, RowPlan, Table, Texts, store};
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Origin, Write};
use crate::people::StudentImporter;
use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};

const PATH: &str = "/imports/students";

async fn paste(browser: &mut Browser, text: &str) -> Shown {
    browser.upload(PATH, &[("text", text)], ("file", "", b"")).await
}

async fn send(browser: &mut Browser, name: &str, bytes: &[u8]) -> Shown {
    browser.upload(PATH, &[("text", "")], ("file", name, bytes)).await
}

#[tokio::test]
async fn what_cannot_be_read_is_said_with_the_remedy_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    let many = format!("Numéro étudiant;Nom;Prénom\n{}", "1;a;b\n".repeat(100_001));
    for (what, bytes, says) in [
        ("nothing", b"".to_vec(), "Il n’y a rien à lire"),
        ("only headers", "Numéro étudiant;Nom;Prénom".into(), "n’a que sa ligne de titres"),
        ("another table", b"a;b\n1;2".to_vec(), "Il manque les colonnes"),
        ("a column missing", "Numéro étudiant;Nom\n1;a".into(), "Il manque la colonne « Prénom »"),
        ("a column twice", "Numéro étudiant;Nom;Prénom;NOM\n1;a;b;c".into(), "apparaît deux fois"),
        ("100,001 rows", many.into_bytes(), "trop de lignes"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "pas un tableau lisible"),
        ("an archive", b"PK\x03\x04 nonsense".to_vec(), "pas un tableau lisible"),
        ("a long cell", format!("Numéro étudiant;Nom;Prénom\n1;{};b", "x".repeat(5_000)).into(), "Ligne 2"),
    ] {
        let page = send(&mut manager, "list.csv", &bytes).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        assert!(page.says(says), "{what}: {}", page.text());
    }
    let page = paste(&mut manager, "Nom\tPrénom\nÉlie\tZoé").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.value("text").contains("Élie\tZoé"), "what was pasted is kept");
}

#[tokio::test]
async fn the_sheets_of_french_spreadsheets_are_read_and_rows_in_error_are_given_back() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    // Windows-1252, reordered, with a column of no use; one good row, one twice, one wrong date, one formula
    let text = "PRENOM;Nom;Numéro étudiant;Boursier;Date de naissance;Mail\r\n\
        Zoé;D'Été;31000001;oui;29/02/2004;zoe@example.org\r\n\
        Zoé;D'Été;31000001;oui;;\r\n\
        Ana;Roy;31000002;non;30/02/2004;\r\n\
        =1+1;@cmd;31000003;non;;\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let preview = send(&mut manager, "liste.csv", &bytes).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    assert!(preview.says("Colonnes ignorées : Boursier."));
    assert!(preview.says("Cette valeur figure déjà à la ligne 2"));
    assert!(preview.says("Indiquez une date qui existe"));
    assert!(preview.says("Importer 2 lignes"));
    let only = manager.get(&format!("{}?state=error", preview.path)).await;
    assert_eq!(only.all("tbody tr").len(), 2);
    let report = confirm(&mut manager, &preview).await;
    assert!(report.says("2 lignes n’ont pas été importées"), "{}", report.text());
    let failed = manager.get(&format!("{}/failed.csv", preview.path)).await;
    assert!(failed.body.contains("PRENOM;Nom;Numéro étudiant;Boursier"), "{}", failed.body);
    assert!(failed.body.contains("Ana;Roy;31000002;non;30/02/2004;;4;"), "{}", failed.body);
    let exported = manager.get("/students/export.csv?q=31000003").await;
    assert!(exported.body.contains("'@cmd;'=1+1"), "no cell is a formula: {}", exported.body);
    // corrected, sent again: the extra columns of the file of errors are ignored
    let again = paste(&mut manager, &failed.body.replace("30/02/2004", "28/02/2004")).await;
    assert!(again.says("Importer 2 lignes"), "{}", again.text());
}

#[tokio::test]
async fn a_sheet_is_imported_once_and_only_as_it_was_shown() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    let sheet = "Numéro étudiant;Nom;Prénom;Ville\n22000001;Allain;Camille;Rouen\n41;Nouveau;Léo;Caen";
    let preview = paste(&mut manager, sheet).await;
    assert!(preview.says("Ville Caen → Rouen"), "{}", preview.text());
    // somebody changes the same student in between
    let mut registrar = app.signed_in("registrar").await;
    let other =
        paste(&mut registrar, "Numéro étudiant;Nom;Prénom;Ville\n22000001;Allain;Camille;Lisieux").await;
    assert!(confirm(&mut registrar, &other).await.says("Compte rendu"));
    let stale = confirm(&mut manager, &preview).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Rien n’a été importé") && stale.says("Lisieux → Rouen"), "{}", stale.text());
    let report = manager.post(&preview.path, &[("shown", &stale.value("shown"))]).await;
    assert!(report.says("Compte rendu"), "{}", report.text());
    let twice = manager.post(&preview.path, &[("shown", &stale.value("shown"))]).await;
    assert!(twice.body.contains("déjà importé"), "{}", twice.text());
    assert_eq!(manager.get("/students?q=nouveau").await.all("tbody tr").len(), 1);
    // a draft is the sender's alone, and nobody without the right imports
    assert_eq!(registrar.get(&preview.path).await.status, StatusCode::NOT_FOUND);
    for login in ["commission", "student"] {
        let mut other = app.signed_in(login).await;
        assert_eq!(other.get(PATH).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.get("/imports").await.status, StatusCode::NOT_FOUND);
        assert_eq!(paste(&mut other, sheet).await.status, StatusCode::NOT_FOUND);
    }
    assert!(manager.get("/imports").await.says("Tableau collé"));
}

#[tokio::test]
async fn a_draft_can_be_given_up_and_the_model_reads_back() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    let model = manager.get(&format!("{PATH}/model.csv")).await;
    let preview = send(&mut manager, "etudiants.csv", &model.bytes).await;
    assert!(preview.says("Importer une ligne"), "{}", preview.text());
    let page = manager.post(&format!("{}/discard", preview.path), &[]).await;
    assert_eq!(page.path, "/imports");
    assert_eq!(manager.get(&preview.path).await.status, StatusCode::NOT_FOUND);
}

/// Students as [`StudentImporter`] imports them, with something that happens during the first step.
struct Gate;

/// What happens during the first step of a test's import.
#[derive(Clone, Copy, PartialEq)]
enum Happens {
    /// The program is asked to stop.
    Stop,
    /// Somebody else adds the last student of the sheet.
    Added,
}

impl Importer for Gate {
    const KIND: ImportKind = StudentImporter::KIND;
    const PATHS: Paths = StudentImporter::PATHS;
    const TEXTS: Texts = StudentImporter::TEXTS;
    const COLUMNS: &'static [Column] = StudentImporter::COLUMNS;
    const WATCHED: &'static [&'static str] = StudentImporter::WATCHED;
    type May = <StudentImporter as Importer>::May;
    type Change = <StudentImporter as Importer>::Change;

    async fn plan<C: sea_orm::ConnectionTrait>(
        db: &C,
        table: &Table,
        context: &Context,
    ) -> anyhow::Result<Vec<RowPlan<Self::Change>>> {
        StudentImporter::plan(db, table, context).await
    }

    async fn apply(
        write: &Write,
        changes: Vec<Self::Change>,
        context: &Context,
    ) -> anyhow::Result<Vec<Entry>> {
        let agent = write.origin().agent.clone().unwrap_or_default();
        if agent.starts_with("stop") {
            write.handle().background.find(("imports-run", uuid_of(&agent))).unwrap().stop();
        } else if agent.starts_with("added") {
            let first: Vec<student::Model> = student::Entity::find().all(write.tx()).await?;
            let row = student::Model {
                id: write.id(),
                account_id: None,
                number: format!("{}", 40_000_000 + ROWS),
                ..first[0].clone()
            };
            if first.iter().all(|other| other.number != row.number) {
                student::Entity::insert(row.into_active_model()).exec_without_returning(write.tx()).await?;
                let told = audit_entry::ActiveModel {
                    at: Set(write.now()),
                    action: Set("test.added".into()),
                    object_kind: Set("student".into()),
                    object_id: Set("1".into()),
                    ..Default::default()
                };
                audit_entry::Entity::insert(told).exec_without_returning(write.tx()).await?;
            }
        }
        StudentImporter::apply(write, changes, context).await
    }

    fn after(scope: &str) -> String {
        StudentImporter::after(scope)
    }
}

/// Rows of the long sheets of these tests: three steps.
const ROWS: usize = 1_200;

fn uuid_of(agent: &str) -> uuid::Uuid {
    agent.split(' ').nth(1).unwrap().parse().unwrap()
}

fn long_sheet() -> String {
    let rows = (1..=ROWS).map(|number| format!("{};Nom {number};Léo\n", 40_000_000 + number));
    format!("Numéro étudiant;Nom;Prénom\n{}", rows.collect::<String>())
}

/// Begins to write the draft of a preview until something happens.
async fn write_until(app: &TestApp, preview: &Shown, happens: Happens) -> ImportDraftId {
    let id: ImportDraftId = preview.path.rsplit('/').next().unwrap().parse().unwrap();
    let write = app.handle.write(Origin::default()).await.unwrap();
    assert!(store::claim(write.tx(), id, write.now()).await.unwrap());
    write.commit(Done::unremarkable((), Unremarkable::DraftKept)).await.unwrap();
    let word = if happens == Happens::Stop { "stop" } else { "added" };
    let order = Order {
        id,
        origin: Origin { agent: Some(format!("{word} {id}")), ..Origin::default() },
        shown: preview.value("shown"),
        today: crate::testing::world::day(3, 4),
        was: ImportState::Waiting,
    };
    let handle = std::sync::Arc::clone(&app.handle);
    let begun = app
        .handle
        .background
        .begin(run::name(id), async move |task| Box::pin(run::run::<Gate>(handle, order, task)).await);
    begun.ended().await;
    assert!(begun.outcome::<Ended>().is_some_and(|ended| matches!(*ended, Ended::Well)));
    id
}

async fn students(app: &TestApp) -> usize {
    student::Entity::find().all(app.handle.db.read()).await.unwrap().len()
}

#[tokio::test]
async fn an_interrupted_import_says_what_it_did_and_goes_on_from_there() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    let reading = paste(&mut manager, &long_sheet()).await;
    assert!(
        reading.says("lignes lues sur 1 200") && reading.body.contains("<progress"),
        "{}",
        reading.text()
    );
    let preview = settled(&app, &mut manager, &reading.path).await;
    assert!(preview.says("Importer 1 200 lignes"), "{}", preview.text());
    let before = students(&app).await;
    write_until(&app, &preview, Happens::Stop).await;
    assert_eq!(students(&app).await, before + 500, "one step, whole");
    manager.get(&preview.path).await;
    let rest = settled(&app, &mut manager, &preview.path).await;
    for said in [
        "Cet import a été interrompu",
        "500 lignes sur 1 200 avaient été enregistrées",
        "Importer 700 lignes",
    ] {
        assert!(rest.says(said), "{said}: {}", rest.text());
    }
    assert!(manager.get("/imports").await.says("interrompu"));
    let running = confirm(&mut manager, &rest).await;
    assert_eq!(running.path, preview.path);
    let report = settled(&app, &mut manager, &preview.path).await;
    assert!(
        report.says("Compte rendu")
            && tile(&report, "Créées") == "1 200"
            && tile(&report, "Inchangées") == "0",
        "{}",
        report.text()
    );
    assert_eq!(students(&app).await, before + ROWS);
    // each row has its entry, in the name of the import
    let entries = audit_entry::Entity::find().all(app.handle.db.read()).await.unwrap();
    let created: Vec<_> = entries.iter().filter(|row| row.action == "people.student_created").collect();
    assert_eq!(created.len(), ROWS);
    let id = preview.path.rsplit('/').next().unwrap();
    assert!(created.iter().all(|row| row.agent.as_ref().unwrap().contains(id)));
}

#[tokio::test]
async fn what_others_change_during_an_import_is_left_out_and_given_back() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    let reading = paste(&mut manager, &long_sheet()).await;
    let preview = settled(&app, &mut manager, &reading.path).await;
    write_until(&app, &preview, Happens::Added).await;
    let report = manager.get(&preview.path).await;
    assert!(
        tile(&report, "Créées") == "1 199" && report.says("Une ligne n’a pas été importée"),
        "{}",
        report.text()
    );
    let failed = manager.get(&format!("{}/failed.csv", preview.path)).await;
    assert!(failed.body.contains("40001200;Nom 1200;Léo;1201;Quelqu’un a changé"), "{}", failed.body);
}

#[tokio::test]
async fn an_import_can_be_stopped_and_one_that_a_crash_cut_short_is_told_of() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    let reading = paste(&mut manager, &long_sheet()).await;
    let preview = settled(&app, &mut manager, &reading.path).await;
    let id: ImportDraftId = preview.path.rsplit('/').next().unwrap().parse().unwrap();
    let claimed = async || {
        let write = app.handle.write(Origin::default()).await.unwrap();
        assert!(store::claim(write.tx(), id, write.now()).await.unwrap());
        write.commit(Done::unremarkable((), Unremarkable::DraftKept)).await.unwrap();
    };
    claimed().await;
    let running = manager.get(&preview.path).await;
    assert!(
        running.says("Arrêter l’import") && running.says("vérifié une dernière fois"),
        "{}",
        running.text()
    );
    assert!(manager.post(&preview.path, &[("shown", "x")]).await.body.contains("déjà importé"));
    let kept = manager.post(&format!("{}/discard", preview.path), &[]).await;
    assert!(kept.body.contains("arrêtez-le avant"), "{}", kept.body);
    let stopped = manager.post(&format!("{}/stop", preview.path), &[]).await;
    assert!(stopped.body.contains("L’import est arrêté."));
    let rest = settled(&app, &mut manager, &preview.path).await;
    assert!(
        rest.says("Vous avez arrêté cet import. Aucune ligne n’avait été enregistrée."),
        "{}",
        rest.text()
    );
    assert!(manager.post(&format!("{}/stop", preview.path), &[]).await.body.contains("rien à arrêter"));
    // the process dies while rows are being written: at its next start
    claimed().await;
    assert_eq!(super::settle(&app.handle).await.unwrap(), 1);
    assert_eq!(super::settle(&app.handle).await.unwrap(), 0);
    let told = manager.get(&preview.path).await;
    assert!(told.says("Cet import a été interrompu par un arrêt du serveur"), "{}", told.text());
    let gone = manager.post(&format!("{}/discard", preview.path), &[]).await;
    assert!(gone.body.contains("Le reste du tableau est oublié"));
    let mut registrar = app.signed_in("registrar").await;
    assert_eq!(registrar.get(&preview.path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_long_preview_that_no_longer_holds_is_shown_again_before_anything_is_written() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    let reading = paste(&mut manager, &long_sheet()).await;
    let preview = settled(&app, &mut manager, &reading.path).await;
    let mut registrar = app.signed_in("registrar").await;
    let other = paste(&mut registrar, "Numéro étudiant;Nom;Prénom\n40000001;Autre;Léo").await;
    confirm(&mut registrar, &other).await;
    let before = students(&app).await;
    confirm(&mut manager, &preview).await;
    let again = settled(&app, &mut manager, &preview.path).await;
    assert!(again.says("Rien n’a été importé") && again.says("Autre → Nom 1"), "{}", again.text());
    assert_eq!(students(&app).await, before);
    confirm(&mut manager, &again).await;
    let report = settled(&app, &mut manager, &preview.path).await;
    assert!(tile(&report, "Créées") == "1 199" && tile(&report, "Modifiées") == "1", "{}", report.text());
}
