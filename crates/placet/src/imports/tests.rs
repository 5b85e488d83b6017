//! Hostile and broken sheets, as people send them.

use axum::http::StatusCode;

use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};

const PATH: &str = "/imports/students";

async fn paste(browser: &mut Browser, text: &str) -> Shown {
    browser.upload(PATH, &[("text", text)], ("file", "", b"")).await
}

async fn send(browser: &mut Browser, name: &str, bytes: &[u8]) -> Shown {
    browser.upload(PATH, &[("text", "")], ("file", name, bytes)).await
}

async fn confirm(browser: &mut Browser, preview: &Shown) -> Shown {
    browser.post(&preview.path.clone(), &[("shown", &preview.value("shown"))]).await
}

#[tokio::test]
async fn what_cannot_be_read_is_said_with_the_remedy_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    let many = format!("Numéro étudiant;Nom;Prénom\n{}", "1;a;b\n".repeat(100_000));
    for (what, bytes, says) in [
        ("nothing", b"".to_vec(), "Il n’y a rien à lire"),
        ("only headers", "Numéro étudiant;Nom;Prénom".into(), "n’a que sa ligne de titres"),
        ("another table", b"a;b\n1;2".to_vec(), "Il manque les colonnes"),
        ("a column missing", "Numéro étudiant;Nom\n1;a".into(), "Il manque la colonne « Prénom »"),
        ("a column twice", "Numéro étudiant;Nom;Prénom;NOM\n1;a;b;c".into(), "apparaît deux fois"),
        ("100,000 rows", many.into_bytes(), "trop de lignes"),
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
