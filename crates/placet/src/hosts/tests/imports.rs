//! Files of categories and sites.

use axum::http::StatusCode;

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
