//! Stories of the institution.

use chrono::NaiveDate;
use placet_entity::commune;
use sea_orm::{EntityTrait as _, IntoActiveModel as _};

use super::communes;
use crate::testing::TestApp;

#[tokio::test]
async fn a_new_institution_is_built_from_departments_to_cohorts() {
    let app = TestApp::new().await;
    app.staff().await;
    let mut registrar = app.signed_in("registrar").await;
    let page = registrar.get("/institution").await;
    assert!(page.says("Aucun département pour l’instant"));
    let page = registrar.post("/institution/departments", &[("name", " ")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Remplissez ce champ."));
    registrar.post("/institution/departments", &[("name", "Santé")]).await;
    let page = registrar.post("/institution/departments", &[("name", "SANTE")]).await;
    assert_eq!(page.status, 422, "a name differs by more than accents and capitals");
    assert_eq!(page.value("name"), "SANTE");

    let page = registrar.get("/institution").await;
    let new = page.links("a").into_iter().find(|href| href.contains("programmes/new?department=")).unwrap();
    let form = registrar.get(&new).await;
    let department = form
        .html()
        .select(&scraper::Selector::parse("option[selected]").unwrap())
        .next()
        .unwrap()
        .value()
        .attr("value")
        .unwrap()
        .to_owned();
    let fields = [("department", department.as_str()), ("code", "MED"), ("name", "Médecine")];
    let programme = registrar.post("/institution/programmes", &fields).await;
    assert!(programme.says("Aucun niveau"), "{}", programme.text());
    assert_eq!(registrar.post("/institution/programmes", &fields).await.status, 422, "the code is taken");
    let levels = format!("{}/levels", programme.path);
    for name in ["5e année", "4e année"] {
        registrar.post(&levels, &[("name", name), ("placements", "4")]).await;
    }
    assert_eq!(registrar.post(&levels, &[("name", "6e"), ("placements", "-3")]).await.status, 422);
    let page = registrar.get(&programme.path).await;
    assert!(page.says("2 niveaux, 8 stages"), "{}", page.text());
    assert_eq!(page.all("tbody th"), ["5e année", "4e année"]);
    let html = page.html();
    let moves = html
        .select(&scraper::Selector::parse("form[action$=move]").unwrap())
        .last()
        .unwrap()
        .value()
        .attr("action")
        .unwrap()
        .to_owned();
    let page = registrar.post(&moves, &[("direction", "up")]).await;
    assert_eq!(page.status, 200, "{moves} {} {}", page.path, page.text());
    assert_eq!(page.all("tbody th"), ["4e année", "5e année"]);
    let page = registrar.post(&moves, &[("direction", "up")]).await;
    assert_eq!(page.all("tbody th"), ["4e année", "5e année"], "the first stays first");
    assert_eq!(registrar.post(&moves, &[("direction", "sideways")]).await.status, 400);

    let page = registrar.post("/institution/departments/x/archive", &[]).await;
    assert_eq!(page.status, 400);
    let page = registrar.post(&format!("/institution/departments/{department}/archive"), &[]).await;
    assert!(page.body.contains("Ce département contient encore un programme"));
    registrar.post(&format!("{}/archive", programme.path), &[]).await;
    let page = registrar.post(&format!("/institution/departments/{department}/archive"), &[]).await;
    assert!(page.body.contains("est archivé"));
    let page = registrar.post(&format!("/institution/departments/{department}/restore"), &[]).await;
    assert!(page.says("Santé"));
}

#[tokio::test]
async fn two_people_who_change_a_programme_see_the_difference() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let address = format!("/institution/programmes/{}", school.programme);
    let department = school.department.to_string();
    let (mut manager, mut registrar) = (app.signed_in("manager").await, app.signed_in("registrar").await);
    let form = manager.get(&format!("{address}/edit")).await;
    let version = form.value("version");
    let field = |name: &'static str| -> Vec<(&'static str, String)> {
        vec![
            ("version", version.clone()),
            ("department", department.clone()),
            ("code", "MED".into()),
            ("name", name.into()),
        ]
    };
    let send = |fields: Vec<(&'static str, String)>| fields;
    let first = send(field("Médecine générale"));
    let first: Vec<_> = first.iter().map(|(key, value)| (*key, value.as_str())).collect();
    assert!(registrar.post(&address, &first).await.body.contains("C’est enregistré."));
    let second = send(field("Études médicales"));
    let second: Vec<_> = second.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let page = manager.post(&address, &second).await;
    assert_eq!(page.status, 409);
    assert!(page.says("registrar en personne a enregistré ce formulaire"), "{}", page.text());
    assert_eq!(page.all("td.mine"), ["Études médicales"]);
    assert_eq!(page.all("td.theirs"), ["Médecine générale"]);
    assert_eq!(page.value("name"), "Études médicales", "what was typed is kept");
    let kept = [
        ("version", page.value("version")),
        ("department", department),
        ("code", "MED".into()),
        ("name", page.value("name")),
    ];
    let kept: Vec<_> = kept.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let page = manager.post(&address, &kept).await;
    assert_eq!(page.one("h1"), "Études médicales");
    assert!(page.says("Historique") && page.says("Programme modifié"), "{}", page.text());
}

#[tokio::test]
async fn a_year_is_locked_when_each_cohort_has_a_campaign() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.get("/institution/years/new").await;
    assert_eq!((page.value("code"), page.value("start")), ("2026-2027".to_owned(), "2026-09-01".to_owned()));
    let backwards = [("code", "2026-2027"), ("start", "2026-09-01"), ("end", "2026-09-01")];
    assert!(manager.post("/institution/years", &backwards).await.says("Le dernier jour doit venir après"));
    let fields = [("code", "2026-2027"), ("start", "2026-09-01"), ("end", "2027-08-31")];
    let year = manager.post("/institution/years", &fields).await;
    assert!(year.says("en construction") && year.says("Elle n’a aucune promotion."), "{}", year.text());
    assert_eq!(manager.post("/institution/years", &fields).await.status, 422, "the code is taken");

    let preview = manager.get(&format!("{}/carry", year.path)).await;
    assert!(preview.says("DFASM1 2026-2027") && preview.says("2026_DFASM1"), "{}", preview.text());
    let from = school.year.to_string();
    let chosen = [("from", from.as_str()), ("id", &school.cohort.to_string())];
    let page = manager.post(&format!("{}/carry", year.path), &chosen).await;
    assert!(page.body.contains("Une promotion est créée."));
    assert!(page.says("La promotion « DFASM1 2026-2027 » n’a aucune campagne."), "{}", page.text());
    let page = manager.post(&format!("{}/carry", year.path), &chosen).await;
    assert!(page.body.contains("Aucune promotion n’a été cochée"), "sent twice, created once");
    let page = manager.post(&format!("{}/lock", year.path), &[]).await;
    assert!(page.body.contains("n’a aucune campagne"));

    let locked = format!("/institution/years/{}", school.year);
    let page = manager.get(&locked).await;
    assert!(page.says("verrouillée") && page.says("Les étudiants la voient"));
    let page = manager
        .post(&locked, &[("version", "1"), ("code", "X"), ("start", "2025-09-01"), ("end", "2026-07-01")])
        .await;
    assert_eq!(page.status, 422);
    assert!(page.says("Déverrouillez-la d’abord"));
    let page = manager.post(&format!("{locked}/unlock"), &[]).await;
    assert!(page.says("déverrouillée"), "{}", page.text());
    let page = manager.post(&format!("{locked}/lock"), &[]).await;
    assert!(page.says("Ses dates, ses promotions"), "{}", page.text());
    let page = manager.post(&format!("{locked}/lock"), &[]).await;
    assert!(page.body.contains("Elle est déjà verrouillée."));
}

#[tokio::test]
async fn cohorts_are_listed_exported_and_changed() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.get("/cohorts?sort=-students").await;
    assert!(page.says("DFASM1 2025-2026") && page.all("tbody td.num")[0] == "8", "{}", page.text());
    assert!(manager.get("/cohorts?q=introuvable").await.says("Aucune promotion ne correspond"));
    assert!(manager.get("/cohorts?sort='--&year=x&page=99999999999").await.says("DFASM1"));
    let file = manager.get("/cohorts/export.csv?q=dfasm1").await;
    assert!(
        file.body.contains("2025_DFASM1;DFASM1 2025-2026;2025-2026;Médecine;4e année;8;1;"),
        "{}",
        file.body
    );
    assert!(manager.get("/cohorts/export.xlsx").await.bytes.starts_with(b"PK"));

    let address = format!("/cohorts/{}", school.cohort);
    let year = school.year.to_string();
    let level = school.level.to_string();
    let cohort = school.cohort.to_string();
    let fields = [
        ("version", "1"),
        ("year", &*year),
        ("level", &*level),
        ("code", "2025_DFASM1"),
        ("name", "=DFASM1"),
        ("previous", &*cohort),
    ];
    let page = manager.post(&address, &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.says("doit être d’une année antérieure"), "{}", page.text());
    let page = manager.post(&address, &[fields[0], fields[1], fields[2], fields[3], fields[4]]).await;
    assert!(page.says("=DFASM1"));
    assert!(manager.get("/cohorts/export.csv").await.body.contains("'=DFASM1"), "no cell is a formula");
    let page = manager.post("/cohorts", &[fields[1], fields[2], ("code", "Z"), ("name", "Z")]).await;
    assert!(page.says("Déverrouillez-la d’abord"), "{}", page.text());
    manager.post(&format!("/institution/years/{year}/unlock"), &[]).await;
    let page = manager.post("/cohorts", &[fields[1], fields[2], ("code", "Z"), ("name", "Groupe Z")]).await;
    assert!(page.says("Groupe Z"));
    let page = manager.post("/cohorts", &[fields[1], fields[2], ("code", "Z"), ("name", "Z")]).await;
    assert!(page.says("Un autre élément porte déjà ce code"));
}

#[tokio::test]
async fn who_may_only_read_changes_nothing() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut commission = app.signed_in("commission").await;
    let address = format!("/institution/programmes/{}", school.programme);
    let page = commission.get(&address).await;
    assert_eq!(page.status, 200);
    assert!(page.all("main form").is_empty() && !page.says("Historique"));
    assert_eq!(commission.get(&format!("{address}/edit")).await.status, 404);
    let year = format!("/institution/years/{}", school.year);
    for path in
        [format!("{address}/archive"), format!("{year}/unlock"), "/cohorts".into(), format!("{year}/carry")]
    {
        assert_eq!(commission.post(&path, &[]).await.status, 404, "{path}");
    }
    let mut student = app.signed_in("student").await;
    for path in ["/institution", &address, &year, "/cohorts", "/institution/communes"] {
        assert_eq!(student.get(path).await.status, 404, "{path}");
    }
    assert!(app.visitor().get("/institution").await.path.starts_with("/sign-in"));
}

#[tokio::test]
async fn a_year_that_is_over_stays_as_it_was() {
    let app = TestApp::new().await;
    let school = app.school().await;
    app.go_to(chrono::DateTime::from_naive_utc_and_offset(
        NaiveDate::from_ymd_opt(2026, 9, 2).unwrap().and_hms_opt(8, 0, 0).unwrap(),
        chrono::Utc,
    ));
    let mut manager = app.signed_in("manager").await;
    let page = manager.get(&format!("/institution/years/{}", school.year)).await;
    assert!(page.says("terminée") && page.all("main form").is_empty());
    let page = manager.post(&format!("/institution/years/{}/unlock", school.year), &[]).await;
    assert!(page.body.contains("Son dernier jour est passé."));
}

#[tokio::test]
async fn towns_are_searched_and_found() {
    let app = TestApp::new().await;
    app.staff().await;
    let rows = [("14118", "CAEN", "14000", "caen 14000"), ("50502", "Saint-Lô", "50000", "saint lo 50000")];
    for (code, name, postcodes, key) in rows {
        let row = commune::Model {
            code: code.into(),
            name: name.into(),
            postcodes: postcodes.into(),
            search_key: key.into(),
            latitude: Some(49_182_860),
            longitude: Some(-370_680),
        };
        let write = app.handle.write(crate::kit::write::Origin::default()).await.unwrap();
        commune::Entity::insert(row.into_active_model()).exec_without_returning(write.tx()).await.unwrap();
        write
            .commit(crate::kit::Done::unremarkable((), crate::kit::write::Unremarkable::Nothing))
            .await
            .unwrap();
    }
    let db = app.handle.db.read();
    let caen = communes::find(db, Some("14000"), "Caen Cedex").await.unwrap().unwrap();
    assert_eq!((caen.latitude(), caen.longitude()), (49_182_860, -370_680));
    assert!(communes::find(db, Some("50000"), "st lo").await.unwrap().is_some());
    assert!(communes::find(db, Some("14000"), "%").await.unwrap().is_none());
    assert!(communes::find(db, None, "").await.unwrap().is_none());
    assert_eq!(communes::search(db, "140", 5).await.unwrap().len(), 1);
    let mut registrar = app.signed_in("registrar").await;
    let page = registrar.get("/institution/communes?q=st").await;
    assert!(
        page.says("Saint-Lô") && page.says("49,1829 ; -0,3707") || page.says("49,1829 ; −0,3707"),
        "{}",
        page.text()
    );
    assert!(registrar.get("/institution/communes?q=%25_%27").await.says("Aucune commune ne correspond"));
}

#[tokio::test]
async fn settings_are_changed_with_their_history_and_taken_back() {
    let app = TestApp::new().await;
    app.staff().await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.get("/settings").await;
    assert!(page.says("Vœux au plus") && page.says("jamais changé"), "{}", page.text());
    let fill = |page: &crate::testing::browser::Shown, change: &[(&str, &str)]| -> Vec<(String, String)> {
        let html = page.html();
        let fields = scraper::Selector::parse("#form [name]").unwrap();
        let names = html.select(&fields);
        let names: Vec<_> = names.map(|field| field.value().attr("name").unwrap().to_owned()).collect();
        names
            .into_iter()
            .filter(|name| name != "csrf")
            .map(|name| {
                let own = change.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
                let selected = scraper::Selector::parse(&format!("select[name=\"{name}\"] option[selected]")).unwrap();
                let chosen = html.select(&selected).next().and_then(|one| one.value().attr("value"));
                let value = own.or(chosen.map(str::to_owned)).unwrap_or_else(|| page.value(&name));
                (name, value)
            })
            .collect()
    };
    fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
    let form = manager.get("/settings/campaign").await;
    let wrong = fill(&form, &[("campaign-wishes-max", "0"), ("campaign-far-km", "loin")]);
    let page = manager.post("/settings/campaign", &pairs(&wrong)).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.value("campaign-far-km"), "loin", "what was typed is kept");
    let wrong = fill(&form, &[("campaign-commission-day", "-31")]);
    assert!(manager.post("/settings/campaign", &pairs(&wrong)).await.says("doit venir après"));

    let mine = fill(&form, &[("campaign-wishes-max", "15")]);
    let page = manager.post("/settings/campaign", &pairs(&mine)).await;
    assert!(page.body.contains("Un réglage est changé."), "{}", page.text());
    assert!(page.says("manager en personne : 12 → 15"), "{}", page.text());
    let stale = fill(&form, &[("campaign-wishes-max", "20")]);
    let page = manager.post("/settings/campaign", &pairs(&stale)).await;
    assert_eq!(page.status, 409, "the form was shown before the change");
    assert_eq!((page.all("td.mine"), page.all("td.theirs")), (vec!["20".to_owned()], vec!["15".to_owned()]));
    let page = manager.post("/settings/campaign/reset", &[("key", "campaign.wishes-max")]).await;
    assert!(page.says("15 → 12"), "{}", page.text());
    assert_eq!(manager.post("/settings/campaign/reset", &[("key", "institution.name")]).await.status, 404);
    assert_eq!(manager.get("/settings/secret").await.status, 404);
    let form = manager.get("/settings/institution").await;
    let blank = fill(&form, &[("institution-name", " ")]);
    assert_eq!(manager.post("/settings/institution", &pairs(&blank)).await.status, 422);
    let named = fill(&form, &[("institution-name", "<script>alert(1)</script>")]);
    let page = manager.post("/settings/institution", &pairs(&named)).await;
    assert!(page.body.contains("&#60;script&#62;") && !page.body.contains("<script>alert"));
    assert_eq!(app.signed_in("commission").await.get("/settings").await.status, 404);
}
