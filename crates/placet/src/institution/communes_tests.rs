//! The official list of communes, as it is published and as spreadsheets mangle it. The rows are of our own making.

use std::fmt::Write as _;

use placet_entity::{commune, site, student};
use sea_orm::{ActiveValue::Set, EntityTrait as _};

use crate::imports::testing::{confirm, preview, settled, tile};
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};
use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};

const PATH: &str = "/imports/communes";

/// A list as La Poste publishes it: capitals, one row for each postcode, the place in one cell.
const POSTAL: &str = "#Code_commune_INSEE;Nom_de_la_commune;Code_postal;Libellé_d_acheminement;Ligne_5;_geopoint\n\
    14118;CAEN;14000;CAEN;;49.1829,-0.3707\n\
    50502;ST LO;50000;ST LO;;49.1157,-1.0906\n\
    50502;ST LO;50180;ST LO;AGNEAUX;49.1157,-1.0906\n\
    2A004;AJACCIO;20000;AJACCIO;;41.9192,8.7386\n\
    2A004;AJACCIO;20090;AJACCIO;;\n\
    97411;ST DENIS;97400;ST DENIS;;-20.8789,55.4481\n\
    97502;ST PIERRE;97500;ST PIERRE;;\n";

async fn imported(browser: &mut Browser, file: &str) -> Shown {
    let page = preview(browser, PATH, file.as_bytes()).await;
    confirm(browser, &page).await
}

async fn communes(app: &TestApp) -> Vec<(String, String, String, Option<i32>)> {
    let rows = commune::Entity::find().all(app.handle.db.read()).await.unwrap();
    let mut rows: Vec<_> =
        rows.into_iter().map(|row| (row.code, row.name, row.postcodes, row.latitude)).collect();
    rows.sort();
    rows
}

fn row(
    code: &str,
    name: &str,
    postcodes: &str,
    latitude: Option<i32>,
) -> (String, String, String, Option<i32>) {
    (code.into(), name.into(), postcodes.into(), latitude)
}

#[tokio::test]
async fn the_files_that_france_publishes_are_accepted_as_they_are() {
    let app = TestApp::new().await;
    app.staff().await;
    let mut registrar = app.signed_in("registrar").await;
    let said = imported(&mut registrar, POSTAL).await;
    assert_eq!((tile(&said, "Créées"), tile(&said, "Réunies à une autre")), ("5".into(), "2".into()));
    let postal = [
        row("14118", "CAEN", "14000", Some(49_182_900)),
        row("2A004", "AJACCIO", "20000 20090", Some(41_919_200)),
        row("50502", "ST LO", "50000 50180", Some(49_115_700)),
        row("97411", "ST DENIS", "97400", Some(-20_878_900)),
        row("97502", "ST PIERRE", "97500", None),
    ];
    assert_eq!(communes(&app).await, postal);
    let page = registrar.get("/institution/communes?q=97500").await;
    assert!(page.says("Une commune n’a pas de coordonnées") && page.says("inconnue"), "{}", page.text());

    // the file of data.gouv.fr, after a spreadsheet ate the leading zeros: better names, one more commune, in commas
    let file = "code_commune_INSEE,nom_commune_postal,code_postal,libelle_acheminement,ligne_5,latitude,longitude,\
        code_commune,article,nom_commune,nom_commune_complet\n\
        1001,L ABERGEMENT CLEMENCIAT,1400,L ABERGEMENT CLEMENCIAT,,46.1534,4.9261,1,L',Abergement-Clémenciat,L'Abergement-Clémenciat\n\
        50502,ST LO,50000,ST LO,,49.1157,-1.0906,502,,Saint-Lô,Saint-Lô\n\
        50502,ST LO,50180,ST LO,AGNEAUX,49.1157,-1.0906,502,,Saint-Lô,Saint-Lô\n";
    let page = preview(&mut registrar, PATH, file.as_bytes()).await;
    assert!(page.says("Nom ST LO → Saint-Lô"), "{}", page.text());
    confirm(&mut registrar, &page).await;
    let named = [
        row("01001", "L'Abergement-Clémenciat", "01400", Some(46_153_400)),
        row("50502", "Saint-Lô", "50000 50180", Some(49_115_700)),
    ];
    let now = communes(&app).await;
    assert!(named.iter().all(|row| now.contains(row)) && now.len() == 6, "{now:?}");

    // the postal file again: the accents stay, and so nothing of these changes
    let page = preview(&mut registrar, PATH, POSTAL.as_bytes()).await;
    assert!(page.says("aucune ligne ne change quoi que ce soit"), "{}", page.text());

    // a plain file, decimal commas, Windows-1252, coordinates for the one that had none, and what cannot be
    let file = "Code;Nom;Codes postaux;Latitude;Longitude\r\n97502;Saint-Pierre;97500;46,7794;-56,1773\r\n\
        2b033;Bastia;20200 20600;42,6973;9,4509\r\n123;Perdu;;;\r\n14999;Nulle part;14000;95;0\r\n14998;Évrecy;F-14;;\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(file);
    let page = preview(&mut registrar, PATH, &bytes).await;
    assert!(
        page.says("Ce n’est pas un code officiel") && page.says("Écrivez une latitude"),
        "{}",
        page.text()
    );
    assert!(page.says("codes postaux de cinq chiffres"), "{}", page.text());
    let report = confirm(&mut registrar, &page).await;
    assert!(report.says("3 lignes n’ont pas été importées"), "{}", report.text());
    let now = communes(&app).await;
    assert!(now.contains(&row("97502", "Saint-Pierre", "97500", Some(46_779_400))), "{now:?}");
    assert!(now.contains(&row("2B033", "Bastia", "20200 20600", Some(42_697_300))), "{now:?}");
    assert!(!registrar.get("/institution/communes").await.says("sans coordonnées :"));
    let mut commission = app.signed_in("commission").await;
    assert_eq!(commission.get(PATH).await.status, axum::http::StatusCode::NOT_FOUND);
    assert!(!commission.get("/institution/communes").await.body.contains(PATH));
}

#[tokio::test]
async fn students_and_sites_are_placed_when_their_town_becomes_known_and_typed_places_stay() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let write = app.handle.write(Origin::default()).await.unwrap();
    let unplaced = site::ActiveModel {
        id: Set(school.sites[0]),
        latitude: Set(None),
        longitude: Set(None),
        ..Default::default()
    };
    site::Entity::update(unplaced).exec(write.tx()).await.unwrap();
    let lodged = student::ActiveModel {
        id: Set(school.students[0]),
        latitude: Set(None),
        longitude: Set(None),
        lodging_town: Set(Some("Saint-Lô".into())),
        ..Default::default()
    };
    student::Entity::update(lodged).exec(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.changed", "campaign", "1"))).await.unwrap();
    let mut manager = app.signed_in("manager").await;
    let address = format!("/students/{}", school.students[0]);
    assert!(manager.get(&address).await.says("Ville non reconnue"));
    imported(&mut manager, POSTAL).await;
    let db = app.handle.db.read();
    let sites = site::Entity::find().all(db).await.unwrap();
    let placed = sites.iter().find(|row| row.id == school.sites[0]).unwrap();
    assert_eq!((placed.latitude, placed.longitude), (Some(49_182_900), Some(-370_700)));
    let typed = sites.iter().find(|row| row.id == school.sites[1]).unwrap();
    assert_eq!(typed.latitude, Some(49_182_860), "a place that a site has already stays");
    let row = student::Entity::find_by_id(school.students[0]).one(db).await.unwrap().unwrap();
    assert_eq!((row.latitude, row.lodging_latitude), (Some(49_182_900), Some(49_115_700)));
    assert!(!manager.get(&address).await.says("Ville non reconnue"));
}

#[tokio::test]
async fn a_whole_list_removes_what_is_gone_unless_an_address_cites_it_and_an_addition_removes_nothing() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    // the school's addresses are in Caen; 20 others
    let mut list = String::from("code;nom;codes postaux\n14118;Caen;14000\n");
    for number in 1..=20 {
        let _ = writeln!(list, "50{number:03};Village {number};50{number:03}");
    }
    imported(&mut manager, &list).await;
    assert_eq!(communes(&app).await.len(), 21);
    let addition = preview(&mut manager, PATH, b"code;nom;codes postaux\n97411;Saint-Denis;97400").await;
    assert!(tile(&addition, "À retirer").is_empty(), "{}", addition.text());
    confirm(&mut manager, &addition).await;
    // the next year's list: Caen and a village are gone
    let newer = list
        .replace("14118;Caen;14000\n", "")
        .replace("50020;Village 20;50020\n", "97411;Saint-Denis;97400\n");
    let page = preview(&mut manager, PATH, newer.as_bytes()).await;
    assert!(tile(&page, "À retirer") == "1", "{}", page.text());
    let kept = manager.get(&format!("{}?state=unchanged&size=100", page.path)).await;
    assert!(kept.says("Caen (14118)") && kept.says("une adresse la cite"), "{}", kept.text());
    let report = confirm(&mut manager, &page).await;
    assert!(tile(&report, "Retirées") == "1", "{}", report.text());
    let now = communes(&app).await;
    assert_eq!(now.len(), 21);
    assert!(now.iter().any(|row| row.1 == "Caen") && !now.iter().any(|row| row.1 == "Village 20"), "{now:?}");
}

#[tokio::test]
async fn the_whole_of_france_is_imported_beside_the_requests() {
    let app = TestApp::new().await;
    app.staff().await;
    let mut manager = app.signed_in("manager").await;
    let mut file = String::from("Code_commune_INSEE;Nom_commune;Code_postal;coordonnees_gps\n");
    for number in 0..39_000_u32 {
        // about one commune in nine has two postcodes
        let commune = number - number / 9;
        let latitude = 42.0 + f64::from(commune % 900) / 100.0;
        let _ =
            writeln!(file, "{:05};Commune {commune};{:05};{latitude},2.5", 1_000 + commune, 1_000 + number);
    }
    let reading = preview(&mut manager, PATH, file.as_bytes()).await;
    assert!(reading.says("lignes lues sur 39 000"), "{}", reading.text());
    assert!(reading.body.contains("http-equiv=\"refresh\""), "without scripts the page comes back by itself");
    let page = settled(&app, &mut manager, &reading.path).await;
    assert!(tile(&page, "À créer") == "34 667" && tile(&page, "Réunies") == "4 333", "{}", page.text());
    let running = confirm(&mut manager, &page).await;
    assert_eq!(running.path, page.path);
    // others write meanwhile
    let said = manager.post("/institution/departments", &[("name", "Médecine")]).await;
    assert_eq!(said.status, axum::http::StatusCode::OK, "{}", said.text());
    let report = settled(&app, &mut manager, &page.path).await;
    assert!(report.says("Compte rendu") && tile(&report, "Créées") == "34 667", "{}", report.text());
    assert_eq!(communes(&app).await.len(), 34_667);
}
