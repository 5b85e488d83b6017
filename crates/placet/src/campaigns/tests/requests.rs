//! Requests for elsewhere.

use placet_entity::kinds::OutsideStatus;
use placet_entity::outside_request;
use sea_orm::EntityTrait as _;

use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};
use crate::testing::world::{School, at};

const PDF: &[u8] = b"%PDF-1.7 an agreement";

async fn only(app: &TestApp) -> outside_request::Model {
    outside_request::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap()
}

async fn send(student: &mut Browser, path: &str, changes: &[(&str, &str)], file: (&str, &[u8])) -> Shown {
    let mut fields = vec![
        ("organisation", "CHU de Rennes"),
        ("service", "Cardiologie"),
        ("town", "Rennes"),
        ("contact", "Dr Le Goff"),
        ("email", "legoff@example.org"),
        ("first", "2026-04-06"),
        ("last", "2026-05-31"),
        ("reason", "Un projet de recherche."),
    ];
    for (name, value) in changes {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    student.upload(path, &fields, ("paper", file.0, file.1)).await
}

fn paths(school: &School) -> (String, String) {
    (
        format!("/my/campaigns/{}/outside-request", school.campaign),
        format!("/campaigns/{}/requests", school.campaign),
    )
}

#[tokio::test]
async fn a_request_is_sent_returned_completed_checked_and_decided() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let (mine, theirs) = paths(&school);
    let mut student = app.signed_in("student").await;
    let page = send(&mut student, &mine, &[], ("accord.pdf", PDF)).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.says("à vérifier"), "{}", page.text());
    let id = only(&app).await.id;
    let one = format!("{theirs}/{id}");
    let mut manager = app.signed_in("manager").await;
    assert!(manager.get(&theirs).await.says("CHU de Rennes"));
    let paper = manager.get(&format!("{one}/paper")).await;
    assert_eq!(paper.bytes, PDF);
    let disposition = paper.headers.get("content-disposition").unwrap().to_str().unwrap();
    assert!(disposition.starts_with("attachment"), "{disposition}");
    let page = manager.post(&format!("{one}/check"), &[("answer", "return")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Écrivez une note"));
    manager.post(&format!("{one}/check"), &[("answer", "return"), ("note", "Joignez l’accord signé.")]).await;
    let page = student.get(&mine).await;
    assert!(page.says("Joignez l’accord signé"), "{}", page.text());
    let version = page.value("version");
    let stale = [("request", id.to_string()), ("version", "0".to_owned())];
    let stale: Vec<(&str, &str)> = stale.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(send(&mut student, &mine, &stale, ("", b"")).await.says("a changé depuis"));
    let changes = [("request", id.to_string()), ("version", version)];
    let changes: Vec<(&str, &str)> = changes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    send(&mut student, &mine, &changes, ("", b"")).await;
    assert_eq!(only(&app).await.status, OutsideStatus::Submitted);
    assert!(only(&app).await.document_id.is_some(), "the paper sent first is kept");
    let mut commission = app.signed_in("commission").await;
    assert_eq!(commission.post(&format!("{one}/check"), &[("answer", "check")]).await.status, 404);
    let early = commission.post(&format!("{one}/decide"), &[("answer", "accept")]).await;
    assert!(early.body.contains("Rien n’a changé"), "not checked yet");
    manager.post(&format!("{one}/check"), &[("answer", "check")]).await;
    commission.post(&format!("{one}/decide"), &[("answer", "accept")]).await;
    assert_eq!(only(&app).await.status, OutsideStatus::Accepted);
    let page = student.post(&format!("{mine}/{id}/withdraw"), &[]).await;
    assert!(page.body.contains("a déjà reçu une réponse"));
}

#[tokio::test]
async fn what_cannot_be_asked_is_told_beside_its_field() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let (mine, _) = paths(&school);
    let mut student = app.signed_in("student").await;
    for (changes, file, sentence) in [
        (&[("organisation", "")][..], ("a.pdf", PDF), "Remplissez ce champ"),
        (&[("last", "2026-07-01")][..], ("a.pdf", PDF), "rester dans le stage"),
        (&[("email", "nobody")][..], ("a.pdf", PDF), "adresse électronique complète"),
        (&[("email", "")][..], ("a.pdf", PDF), "au moins une adresse"),
        (&[][..], ("virus.pdf", b"MZ\x90\x00 not a pdf"), "n’est ni un PDF"),
        (&[][..], ("page.pdf", b"<html><script>alert(1)</script>"), "n’est ni un PDF"),
        (&[][..], ("archive.docx", b"PK\x03\x04 an archive of something else"), "n’est ni un PDF"),
    ] {
        let page = send(&mut student, &mine, changes, file).await;
        assert_eq!(page.status, 422, "{changes:?}");
        assert!(page.says(sentence), "{changes:?} {sentence}: {}", page.text());
        assert_eq!(page.value("contact"), "Dr Le Goff", "what was typed is kept");
    }
    assert!(outside_request::Entity::find().one(app.handle.db.read()).await.unwrap().is_none());
    send(&mut student, &mine, &[], ("", b"")).await;
    let second = send(&mut student, &mine, &[], ("", b"")).await;
    assert!(second.says("attend déjà une réponse"), "{}", second.text());
    app.go_to(at(3, 10, 23));
    let late = send(&mut app.signed_in("student-2").await, &mine, &[], ("", b"")).await;
    assert!(late.says("il n’est plus possible"), "{}", late.text());
}

#[tokio::test]
async fn a_request_and_its_paper_are_seen_by_its_student_and_those_who_answer() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let (mine, theirs) = paths(&school);
    send(&mut app.signed_in("student").await, &mine, &[], ("a.pdf", PDF)).await;
    let id = only(&app).await.id;
    assert_eq!(app.signed_in("student").await.get(&format!("{mine}/{id}/paper")).await.bytes, PDF);
    let mut other = app.signed_in("student-2").await;
    assert_eq!(other.get(&format!("{mine}/{id}/paper")).await.status, 404);
    assert_eq!(other.post(&format!("{mine}/{id}/withdraw"), &[]).await.status, 404);
    assert!(!other.get(&mine).await.says("CHU de Rennes"));
    assert_eq!(app.signed_in("registrar").await.get(&format!("{theirs}/{id}")).await.status, 404);
    let page = app.signed_in("student").await.post(&format!("{mine}/{id}/withdraw"), &[]).await;
    assert!(page.says("retirée"));
}
