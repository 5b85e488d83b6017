//! Files of categories and sites.

use axum::http::StatusCode;

use crate::imports::testing::tile;
use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};

async fn preview(browser: &mut Browser, path: &str, file: &[u8]) -> Shown {
    browser.upload(path, &[("text", "")], ("file", "file.csv", file)).await
}

async fn confirm(browser: &mut Browser, page: &Shown) -> Shown {
    let html = page.html();
    let hidden = scraper::Selector::parse("main form input[type=hidden]").unwrap();
    let fields: Vec<(String, String)> = html
        .select(&hidden)
        .filter_map(|field| {
            Some((field.value().attr("name")?.to_owned(), field.value().attr("value")?.to_owned()))
        })
        .filter(|(name, _)| name != "csrf")
        .collect();
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(page.path.as_str(), &fields).await
}

#[tokio::test]
async fn the_files_of_stagetrek_are_accepted_and_what_is_exported_imports_as_unchanged() {
    let app = TestApp::new().await;
    app.staff().await;
    let mut manager = app.signed_in("manager").await;
    let file = "code;acronyme;libelle;ordre;principal\r\nCHIR;CHIR;Chirurgie;1;oui\r\n;PÉD;Pédiatrie;2;non\r\n;TROPLONGACRONYME;X;a;peut-être\r\n";
    let page = preview(&mut manager, "/imports/site-categories", file.as_bytes()).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let page = confirm(&mut manager, &page).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let page = manager.get("/site-categories").await;
    assert_eq!(page.all("tbody th"), ["Chirurgie", "Pédiatrie"], "{}", page.text());
    let file = "categorie;code;libelle;min_place;ideal_place;max_place;hors_subdivision;preferences;service;lien;adresse;adresse_complement;cp;ville;cedex\r\n\
        CHIR;T1;CHU de Caen;1;2;4;non;oui;Chirurgie;chu.example;Av. de la Côte;;14000;Caen;9\r\n\
        CHIR;;CHU de Caen;;;;oui;non;Urologie;;;;;;\r\n\
        RIEN;T3;Perdu;1;1;1;non;oui;;;;;;;\r\n\
        CHIR;T4;Désordre;4;2;1;non;oui;;;;;;;\r\n\
        CHIR;T5;=1+1;1;1;1;non;oui;;javascript:alert(1);;;;;\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(file);
    let page = preview(&mut manager, "/imports/sites", &bytes).await;
    assert!(page.says("« CHU de Caen » sera créée"), "{}", page.text());
    let page = confirm(&mut manager, &page).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let page = manager.get("/sites?col=code").await;
    assert_eq!(page.all("tbody code"), ["T1", "CHIR-01"], "{}", page.text());
    assert_eq!(manager.get("/organisations").await.all("tbody th").len(), 1);
    for (export, import, count) in [
        ("/sites/export.csv", "/imports/sites", 2),
        ("/sites/export.xlsx", "/imports/sites", 2),
        ("/site-categories/export.xlsx", "/imports/site-categories", 2),
    ] {
        let file = manager.get(export).await;
        let page = preview(&mut manager, import, &file.bytes).await;
        let unchanged = manager.get(&format!("{}?state=unchanged", page.path)).await;
        assert_eq!(unchanged.all("tbody tr").len(), count, "{export}: {}", page.text());
        let changed = manager.get(&format!("{}?state=update", page.path)).await;
        assert!(!changed.says("CHU de Caen"), "{export}: {}", changed.text());
    }
    let mut registrar = app.signed_in("registrar").await;
    assert_eq!(registrar.get("/imports/sites").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn organisations_are_found_by_siret_or_name_and_import_as_they_are_exported() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    let file = "Nom;SIRET;Secteur;Ville;Code postal;Effectif;Confiance;Site web\r\n\
        Maternité;26140019800012X;;;;;;\r\n\
        CHU DE CAEN;SIRET;Hôpital public;Caen;14033;6 000;Élevée;chu.example\r\n\
        Clinique du Parc;;Clinique;Caen;14000;;;\r\n\
        Clinique du parc;;;;;;;\r\n\
        Cabinet;;;;;beaucoup;sans doute;javascript:alert(1)\r\n\
        ;;;;;;;\r\n"
        .replace(";SIRET;Hôpital", ";73282932000074;Hôpital");
    let page = preview(&mut manager, "/imports/organisations", file.as_bytes()).await;
    for said in ["Ce SIRET n’existe pas", "déjà à la ligne 4", "Écrivez un des niveaux de confiance", "6000"]
    {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    let report = confirm(&mut manager, &page).await;
    assert!(tile(&report, "Créées") == "1" && tile(&report, "Modifiées") == "1", "{}", report.text());
    let names = manager.get("/organisations").await.all("tbody th");
    assert_eq!(names, ["CHU DE CAEN", "Clinique du Parc"]);
    // by its SIRET under another name, then as it is exported
    let renamed = "nom,siret\nCentre hospitalier universitaire,732 829 320 00074";
    let page = preview(&mut manager, "/imports/organisations", renamed.as_bytes()).await;
    assert!(page.says("CHU DE CAEN → Centre hospitalier universitaire"), "{}", page.text());
    for kind in ["csv", "xlsx"] {
        let file = manager.get(&format!("/organisations/export.{kind}")).await;
        let page = preview(&mut manager, "/imports/organisations", &file.bytes).await;
        let unchanged = manager.get(&format!("{}?state=unchanged", page.path)).await;
        assert_eq!(unchanged.all("tbody tr").len(), 2, "{kind}: {}", page.text());
    }
    let mut registrar = app.signed_in("registrar").await;
    for path in ["/imports/organisations", "/imports/contacts", "/imports/contact-sites"] {
        assert_eq!(registrar.get(path).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn contacts_of_stagetrek_wait_for_the_organisation_of_their_first_site() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let file = "code;libelle;nom;mail;telephone\r\n\
        C1;Responsable de stage – Cardiologie;Dr Anne Lemoine;anne.lemoine@example.org;02 31 00 00 01\r\n\
        C2;Secrétariat;Secrétariat des stages;stages@example.org;\r\n\
        C2;Secrétariat;Encore;encore@example.org;\r\n\
        C3;Cadre;Paul Roy;pas-une-adresse;\r\n";
    let page = preview(&mut manager, "/imports/contacts", file.as_bytes()).await;
    for said in
        ["« Contacts à rattacher » sera créée", "déjà à la ligne 3", "Indiquez une adresse électronique"]
    {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    let report = confirm(&mut manager, &page).await;
    assert!(tile(&report, "Créées") == "2", "{}", report.text());
    let duties = "contact;terrain;visible;responsable;liste-etudiants;valideur;convention;convention-ordre\r\n\
        C1;T001;oui;oui;oui;oui;non;1\r\n\
        C1;T002;non;;;;;\r\n\
        stages@example.org;T001;;;;;;\r\n\
        C9;T001;oui;;;;;\r\n\
        C1;T999;oui;;;;;\r\n\
        C1;T001;non;;;;;\r\n";
    let page = preview(&mut manager, "/imports/contact-sites", duties.as_bytes()).await;
    for said in [
        "rejoint l’organisation",
        "Aucun contact ne s’appelle « C9 »",
        "n’a le code « T999 »",
        "déjà à la ligne 2",
    ] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    let report = confirm(&mut manager, &page).await;
    assert!(tile(&report, "Créées") == "3", "{}", report.text());
    let home = manager.get(&format!("/organisations/{}", school.organisation)).await;
    assert!(home.says("Dr Anne Lemoine") && home.says("Secrétariat des stages"), "{}", home.text());
    let mut student = app.signed_in("student").await;
    assert!(student.get(&format!("/sites/{}", school.sites[0])).await.says("Dr Anne Lemoine"));
    assert!(!student.get(&format!("/sites/{}", school.sites[1])).await.says("Dr Anne Lemoine"));
    // as they are exported, and the file of contacts again: nothing changes
    for (export, import, count) in [
        ("/contacts/export.csv", "/imports/contacts", 2),
        ("/contacts/export.xlsx", "/imports/contacts", 2),
        ("/contact-sites/export.csv", "/imports/contact-sites", 3),
        ("/contact-sites/export.xlsx", "/imports/contact-sites", 3),
    ] {
        let file = manager.get(export).await;
        let page = preview(&mut manager, import, &file.bytes).await;
        let unchanged = manager.get(&format!("{}?state=unchanged", page.path)).await;
        assert_eq!(unchanged.all("tbody tr").len(), count, "{export}: {}", page.text());
    }
    let again = preview(&mut manager, "/imports/contacts", file.as_bytes()).await;
    let unchanged = manager.get(&format!("{}?state=unchanged", again.path)).await;
    assert_eq!(unchanged.all("tbody tr").len(), 2, "{}", again.text());
    // a form that saves a contact keeps his code, and a contact of one organisation is not lent to another
    let edit = home
        .links("a")
        .into_iter()
        .find(|href| href.ends_with("/edit") && href.contains("/contacts/"))
        .unwrap();
    let form = manager.get(&edit).await;
    let fields = [("display_name", form.value("display_name")), ("version", form.value("version"))];
    let fields = fields.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>();
    manager.post(edit.trim_end_matches("/edit"), &fields).await;
    assert!(manager.get("/contacts/export.csv").await.body.contains("C1;"));
}
