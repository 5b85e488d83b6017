//! The cohort at a glance, and the search.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use placet_entity::kinds::OutsideStatus;
use placet_entity::{outside_request, participant};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _};

use crate::allocation::tests::wishes;
use crate::kit::write::Origin;
use crate::kit::{Done, Entry, Lang, format};
use crate::testing::TestApp;
use crate::testing::campaigns::{When, published, validated};
use crate::testing::exchanges::{allow, live, propose};
use crate::testing::world::{at, day};

#[tokio::test]
async fn a_cohort_is_seen_at_a_glance_narrowed_and_exported() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut registrar = app.signed_in("registrar").await;
    let path = format!("/cohorts/{}", school.cohort);
    let page = registrar.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(
        page.says("Médecine · 4e année · 2025-2026") && page.says("8 étudiants sur 8"),
        "{}",
        page.text()
    );
    assert_eq!(page.all(".grid12 tbody tr").len(), 8);
    assert_eq!(page.all(".grid12 thead th").len(), 5, "four placements are expected");
    let page = registrar.get(&format!("{path}?q=evrard&missing={}", school.surgery)).await;
    assert_eq!(page.all(".grid12 tbody th"), ["Évrard Camille"]);
    assert!(registrar.get(&format!("{path}?only=holes")).await.says("Aucun étudiant ne correspond"));
    let csv = registrar.get(&format!("{path}/export.csv?q=bazin")).await;
    assert!(csv.body.contains("22000002;Bazin Camille"), "{}", csv.body);
    assert!(registrar.get(&format!("{path}/export.xlsx")).await.bytes.starts_with(b"PK"));
    assert_eq!(app.signed_in("student").await.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(registrar.get("/cohorts/none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_search_finds_what_its_reader_may_see() {
    let app = TestApp::new().await;
    app.school().await;
    let mut manager = app.signed_in("manager").await;
    let page = manager.get("/palette?q=evrard").await;
    assert!(page.says("Un résultat") && page.says("Évrard Camille (22000005)"), "{}", page.text());
    let links = manager.get("/palette?q=caen").await.links("main .palette-list a");
    assert!(links.iter().any(|link| link.starts_with("/sites/")), "{links:?}");
    assert!(links.iter().any(|link| link.starts_with("/organisations/")), "{links:?}");
    assert!(manager.get("/palette?q=printemps").await.says("Stage de printemps"));
    assert!(manager.get("/palette?q=importer").await.says("Importer des étudiants"));
    assert!(manager.get("/palette?q=%00%25'%22%3Cscript%3E").await.says("Rien ne correspond"));
    let request = Request::get("/palette?q=dfasm1").header("hx-request", "true").body(Body::empty()).unwrap();
    let answer = manager.ask(request).await;
    let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let fragment = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(fragment.starts_with("<div data-status=\"Un résultat\">"), "{fragment}");
    let page = app.signed_in("student").await.get("/palette?q=evrard").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("/students/"));
}

#[tokio::test]
async fn a_student_and_the_staff_read_what_is_owed_on_one_page() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut student = app.signed_in("student").await;
    let page = student.get("/my/situation").await;
    for nothing in [
        "Aucune contrainte de cursus",
        "Aucun stage n’est publié",
        "ni score, ni dette",
        "Aucun aménagement n’est accordé",
        "Aucun échange n’a été proposé",
        "Aucun document n’est attendu",
    ] {
        assert!(page.says(nothing), "{nothing}: {}", page.text());
    }
    assert!(student.get("/").await.links("main a").contains(&"/my/situation".to_owned()));
    wishes(&app, &school).await;
    app.go_to(at(3, 20, 9));
    let mut manager = app.signed_in("manager").await;
    validated(&mut manager, &school, &school.participants[7..]).await;
    published(&mut manager, &school, Some("2026-03-21T08:00")).await;
    let mut student = app.signed_in("student").await;
    let page = student.get("/my/situation").await;
    assert!(page.says("ni score, ni dette"), "what is published for later is not told: {}", page.text());
    app.go_to(at(3, 21, 9));
    let (mut student, mut manager) = (app.signed_in("student").await, app.signed_in("manager").await);
    allow(&app, school.campaign, at(4, 3, 22)).await;

    let rows = participant::Entity::find().all(app.handle.db.read()).await.unwrap();
    let row = |index: usize| rows.iter().find(|row| row.id == school.participants[index]).unwrap();
    let rank = live(&app, school.participants[0]).await.unwrap().rank.unwrap();
    let debt = |index: usize| row(index).debt_after.unwrap();
    let mean = format::decimal(Lang::Fr, i64::from((rank * 1000 - debt(0) + 50) / 100), 1);
    let page = student.get("/my/situation").await;
    let said = format!("Rang obtenu : {rank}. Rang moyen de la promotion : {mean}.");
    assert!(page.says(&said), "{said} {}", page.text());
    assert!(page.says("c’est le premier du score") && page.says("à venir"), "{}", page.text());
    let path = format!("/students/{}/situation", school.students[7]);
    let page = manager.get(&path).await;
    // four wishes at most: none of them counts as a fifth
    let said = format!("compte comme le rang 5. Rang moyen de la promotion : {mean}.");
    assert!(page.says(&said) && page.says("moins bien servi"), "{said} {}", page.text());

    let mut others = Vec::new();
    for number in 2..8 {
        let site = live(&app, school.participants[number - 1]).await.unwrap().site_id;
        if site != live(&app, school.participants[0]).await.unwrap().site_id {
            others.push(number);
        }
    }
    let id = propose(&app, &mut student, &school, (1, others[0])).await;
    let page = app
        .signed_in(&format!("student-{}", others[0]))
        .await
        .post(&format!("/my/exchanges/{id}/accept"), &[])
        .await;
    assert!(page.path.starts_with("/my/placements/"), "{}", page.text());
    let page = student.get("/my/situation").await;
    let said = format!("Rang obtenu : {rank}. Rang moyen de la promotion : {mean}.");
    assert!(
        page.says(&said) && page.says("le 21 mars 2026 à 10 h"),
        "an exchange changes no debt: {}",
        page.text()
    );
    let page = manager.get(&format!("/students/{}/situation", school.students[0])).await;
    assert!(page.says("Avec ") && page.says(&said), "{}", page.text());
    assert!(
        manager.get(&format!("/students/{}", school.students[0])).await.says("Situation : ce qui est dû")
    );
    assert_eq!(student.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(manager.get("/my/situation").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_request_that_was_sent_back_is_a_document_to_come() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let when = When { wishes: (at(3, 1, 7), at(3, 30, 23)), days: (day(6, 16), day(6, 29)), opened: true };
    let open = app.another(&school, "Stage d’été", when).await;
    let base = format!("/my/campaigns/{}/outside-request", open.campaign);
    let mut student = app.signed_in("student").await;
    let request = [
        ("organisation", "CHU de Rennes"),
        ("contact", "Dr Le Goff"),
        ("email", "legoff@example.org"),
        ("first", "2026-06-16"),
        ("last", "2026-06-29"),
        ("reason", "Un projet."),
    ];
    let paper = ("paper", "accord.pdf", &b"%PDF-1.7 an agreement"[..]);
    let sent = student.upload(&base, &request, paper).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    assert!(student.get("/my/situation").await.says("Aucun document n’est attendu"));
    let row = outside_request::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();
    let write = app.handle.write(Origin::default()).await.unwrap();
    let returned = outside_request::ActiveModel {
        id: Set(row.id),
        status: Set(OutsideStatus::Returned),
        ..Default::default()
    };
    returned.update(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.returned", "outside_request", row.id))).await.unwrap();
    let page = student.get("/my/situation").await;
    assert!(page.says("à compléter : CHU de Rennes (Stage d’été)"), "{}", page.text());
    assert!(page.links("main a").contains(&base));
    app.go_to(at(3, 31, 8));
    let page = app.signed_in("student").await.get("/my/situation").await;
    assert!(page.says("Aucun document n’est attendu"), "it is too late: {}", page.text());
}
