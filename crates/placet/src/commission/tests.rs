//! The commission as its members, its secretary and those who are neither know it.

use placet_entity::ids::{AccountId, CommissionMemberId, ParticipantId};
use placet_entity::kinds::Role;
use placet_entity::{
    account, audit_value, case_comment, case_recusal, case_vote, commission_member, commission_session,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::allocation::tests::wishes;
use crate::kit::chance::sha256;
use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};
use crate::testing::campaigns::{When, closed};
use crate::testing::world::{School, at, day};

fn base(school: &School) -> String {
    format!("/campaigns/{}", school.campaign)
}

fn case(school: &School, index: usize) -> String {
    format!("{}/cases/{}", base(school), school.participants[index])
}

async fn account_of(app: &TestApp, login: &str) -> AccountId {
    let named = account::Column::DisplayName.eq(format!("{login} en personne"));
    account::Entity::find().filter(named).one(app.handle.db.read()).await.unwrap().unwrap().id
}

async fn join(app: &TestApp, manager: &mut Browser, school: &School, login: &str) -> Shown {
    let account = account_of(app, login).await.to_string();
    manager.post(&format!("{}/commission/members", base(school)), &[("account", account.as_str())]).await
}

async fn member(app: &TestApp, login: &str) -> commission_member::Model {
    let of = commission_member::Column::AccountId.eq(account_of(app, login).await);
    commission_member::Entity::find().filter(of).one(app.handle.db.read()).await.unwrap().unwrap()
}

async fn chair(app: &TestApp, manager: &mut Browser, school: &School, login: &str) -> Shown {
    let id: CommissionMemberId = member(app, login).await.id;
    manager.post(&format!("{}/commission/members/{id}/chair", base(school)), &[]).await
}

/// The address of the session that the manager opens.
async fn open(manager: &mut Browser, school: &School) -> String {
    let fields = [("day", "2026-03-20"), ("place", "Salle du conseil")];
    let page = manager.post(&format!("{}/commission/sessions", base(school)), &fields).await;
    assert!(page.says("La séance est ouverte") || page.says("ouverte"), "{}", page.text());
    assert!(page.path.contains("/sessions/"), "{}", page.text());
    page.path
}

async fn close(manager: &mut Browser, session: &str) -> Shown {
    let seen = manager.get(session).await.value("seen");
    manager.post(&format!("{session}/close"), &[("seen", seen.as_str())]).await
}

async fn vote(browser: &mut Browser, school: &School, index: usize, ballot: &str) -> Shown {
    let path = case(school, index);
    let about = browser.get(&path).await.value("about");
    browser.post(&format!("{path}/vote"), &[("about", about.as_str()), ("ballot", ballot)]).await
}

async fn decide(browser: &mut Browser, school: &School, id: ParticipantId, reason: &str) -> Shown {
    let path = format!("{}/cases/{id}", base(school));
    let page = browser.get(&path).await;
    let (seen, proposal) = (page.value("seen"), page.value("proposal"));
    let fields =
        [("seen", seen.as_str()), ("proposal", proposal.as_str()), ("outcome", "nobody"), ("reason", reason)];
    browser.post(&path, &fields).await
}

/// The wishes are closed, a run is chosen, and two people of the commission sit: `commission`, who chairs, and `assessor`.
async fn seated(app: &TestApp) -> (School, Browser) {
    let school = app.school().await;
    app.account("assessor", &[Role::Commission]).await;
    wishes(app, &school).await;
    app.go_to(at(3, 20, 9));
    let mut manager = app.signed_in("manager").await;
    let runs = format!("{}/runs", base(&school));
    manager.post(&runs, &[("procedure", "fair"), ("seed", "42")]).await;
    manager.post(&format!("{runs}/1/choose"), &[]).await;
    for login in ["commission", "assessor"] {
        let page = join(app, &mut manager, &school, login).await;
        assert!(page.says(&format!("{login} en personne")), "{}", page.text());
    }
    chair(app, &mut manager, &school, "commission").await;
    (school, manager)
}

#[tokio::test]
async fn a_manager_says_who_sits_who_chairs_and_who_leaves() {
    let app = TestApp::new().await;
    let (school, mut manager) = seated(&app).await;
    let page = join(&app, &mut manager, &school, "registrar").await;
    assert!(page.status == 422 && page.says("n’a ni le rôle de commission"), "{}", page.text());
    let page = join(&app, &mut manager, &school, "assessor").await;
    assert!(page.status == 422 && page.says("déjà membre"), "{}", page.text());
    assert!(member(&app, "commission").await.chair);
    chair(&app, &mut manager, &school, "assessor").await;
    assert!(!member(&app, "commission").await.chair && member(&app, "assessor").await.chair, "one chairs");
    let first = member(&app, "assessor").await;
    let leave = format!("{}/commission/members/{}/leave", base(&school), first.id);
    let page = manager.post(&leave, &[]).await;
    assert!(page.says("assessor en personne") && page.says("ancien membre"), "{}", page.text());
    assert_eq!(manager.post(&leave, &[]).await.status, 404, "he left");
    app.wait_hours(1);
    let mut manager = app.signed_in("manager").await;
    join(&app, &mut manager, &school, "assessor").await;
    let again = member(&app, "assessor").await;
    assert_eq!((again.id, again.left_at, again.chair), (first.id, None, false));
    assert!(again.joined_at > first.joined_at);
    let mut commission = app.signed_in("commission").await;
    let page = commission.get(&format!("{}/commission", base(&school))).await;
    assert!(page.says("assessor en personne") && page.all("select").is_empty(), "{}", page.text());
    let path = format!("{}/commission/members", base(&school));
    assert_eq!(commission.post(&path, &[("account", "x")]).await.status, 404);
    for login in ["registrar", "student"] {
        let mut other = app.signed_in(login).await;
        assert_eq!(other.get(&format!("{}/commission", base(&school))).await.status, 404, "{login}");
    }
}

#[tokio::test]
async fn what_members_write_is_read_by_members_and_by_nobody_else() {
    let app = TestApp::new().await;
    let (school, mut manager) = seated(&app).await;
    let (mut chair, mut assessor) = (app.signed_in("commission").await, app.signed_in("assessor").await);
    let path = case(&school, 0);
    let text = "Sa mère travaille dans ce service.";
    let page = chair.post(&format!("{path}/comments"), &[("comment", text)]).await;
    assert!(page.says(text), "{}", page.text());
    assert!(assessor.get(&path).await.says(text));
    let page = manager.get(&path).await;
    assert!(!page.says(text) && !page.says("Commentaires") && !page.says("Votes"), "{}", page.text());
    for verb in ["comments", "vote", "step-aside"] {
        let fields = [("comment", "Moi aussi"), ("ballot", "for")];
        assert_eq!(manager.post(&format!("{path}/{verb}"), &fields).await.status, 404, "{verb}");
    }
    let mut student = app.signed_in("student").await;
    for path in [&path, &format!("{}/commission", base(&school))] {
        assert_eq!(student.get(path).await.status, 404);
    }
    let page = chair.post(&format!("{path}/comments"), &[("comment", "  ")]).await;
    assert_eq!(page.status, 422);
    let kept = case_comment::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();
    let values = audit_value::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert!(values.iter().all(|row| !row.value.contains("mère")), "the history keeps no comment");
    let withdraw = format!("{path}/comments/{}/withdraw", kept.id);
    assert_eq!(assessor.post(&withdraw, &[]).await.status, 404, "it is not his");
    let elsewhere = format!("{}/comments/{}/withdraw", case(&school, 1), kept.id);
    assert_eq!(chair.post(&elsewhere, &[]).await.status, 404, "it is of another case");
    let page = chair.post(&withdraw, &[]).await;
    assert!(page.says("retiré") && !page.says(text), "{}", page.text());
    assert!(!assessor.get(&path).await.says(text));
    assert_eq!(chair.post(&withdraw, &[]).await.status, 404, "it is withdrawn");
    chair.post("/preferences/language", &[("lang", "en"), ("return", "/")]).await;
    assert!(chair.get(&path).await.says("Commentsread by the members only"));
}

#[tokio::test]
async fn votes_count_in_an_open_session_and_on_what_is_proposed() {
    let app = TestApp::new().await;
    let (school, mut manager) = seated(&app).await;
    let (mut chair, mut assessor) = (app.signed_in("commission").await, app.signed_in("assessor").await);
    let path = case(&school, 0);
    let page = chair.post(&format!("{path}/vote"), &[("about", "nothing"), ("ballot", "for")]).await;
    assert!(page.status == 422 && page.says("Aucune séance n’est ouverte"), "{}", page.text());
    let session = open(&mut manager, &school).await;
    let page = vote(&mut chair, &school, 0, "for").await;
    assert!(page.says("1 pour, 0 contre, aucune abstention adopté"), "{}", page.text());
    let page = vote(&mut assessor, &school, 0, "against").await;
    assert!(page.says("adopté, la voix de la présidence l’emporte"), "{}", page.text());
    let page = vote(&mut chair, &school, 0, "abstain").await;
    assert!(page.says("0 pour, 1 contre, une abstention rejeté"), "{}", page.text());
    assert_eq!(case_vote::Entity::find().all(app.handle.db.read()).await.unwrap().len(), 2, "one a member");

    // another decision is another question
    let stale = chair.get(&path).await.value("about");
    let page = decide(&mut manager, &school, school.participants[0], "Il part.").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let fields = [("about", stale.as_str()), ("ballot", "for")];
    let page = chair.post(&format!("{path}/vote"), &fields).await;
    assert!(page.status == 422 && page.says("a changé depuis l’affichage"), "{}", page.text());
    assert!(page.says("2 votes portaient sur une proposition antérieure"), "{}", page.text());
    assert!(page.says("aucun vote"), "{}", page.text());
    let page = vote(&mut chair, &school, 0, "for").await;
    assert!(page.says("1 pour") && page.says("un vote portait sur une proposition antérieure"));
    let page = chair.post(&format!("{path}/vote"), &[("about", "x"), ("ballot", "perhaps")]).await;
    assert_eq!(page.status, 422);

    let about = chair.get(&path).await.value("about");
    close(&mut manager, &session).await;
    let page = chair.post(&format!("{path}/vote"), &[("about", about.as_str()), ("ballot", "against")]).await;
    assert!(page.status == 422 && page.says("Aucune séance n’est ouverte"), "{}", page.text());
}

#[tokio::test]
async fn who_steps_aside_neither_reads_nor_votes_nor_decides() {
    let app = TestApp::new().await;
    let (school, mut manager) = seated(&app).await;
    let (mut chair, mut assessor) = (app.signed_in("commission").await, app.signed_in("assessor").await);
    let (path, id) = (case(&school, 0), school.participants[0]);
    open(&mut manager, &school).await;
    chair.post(&format!("{path}/comments"), &[("comment", "À regarder de près.")]).await;
    vote(&mut assessor, &school, 0, "against").await;
    let page = assessor.post(&format!("{path}/step-aside"), &[("aside_reason", "C’est ma nièce.")]).await;
    assert!(page.says("Vous vous êtes déporté"), "{}", page.text());
    assert!(!page.says("À regarder de près.") && !page.says("Votes"), "{}", page.text());
    assert!(page.all(&format!("form[action=\"{path}\"]")).is_empty(), "no form to decide");
    let page = chair.get(&path).await;
    assert!(page.says("Se sont déportés : assessor en personne."), "{}", page.text());
    assert!(page.says("0 pour, 0 contre, aucune abstention"), "his vote no longer counts: {}", page.text());
    for (verb, fields) in [
        ("comments", [("comment", "Quand même"), ("x", "")]),
        ("vote", [("about", "nothing"), ("ballot", "for")]),
        ("step-aside", [("aside_reason", ""), ("x", "")]),
    ] {
        let page = assessor.post(&format!("{path}/{verb}"), &fields).await;
        assert!(page.status == 422 && page.says("un autre membre doit s’en charger"), "{verb}");
    }
    let seen = chair.get(&path).await;
    let (decision, proposal) = (seen.value("seen"), seen.value("proposal"));
    let fields = [
        ("seen", decision.as_str()),
        ("proposal", proposal.as_str()),
        ("outcome", "nobody"),
        ("reason", "Non"),
    ];
    let page = assessor.post(&path, &fields).await;
    assert!(page.status == 422 && page.says("un autre membre doit s’en charger"), "{}", page.text());
    let page = assessor.get(&case(&school, 1)).await;
    assert!(page.says("Commentaires") && !page.all(".form-actions").is_empty(), "only of this case");

    // the interest does not end with the membership
    let member = member(&app, "assessor").await.id;
    manager.post(&format!("{}/commission/members/{member}/leave", base(&school)), &[]).await;
    assert_eq!(decide(&mut assessor, &school, id, "Non").await.status, 422);
    join(&app, &mut manager, &school, "assessor").await;
    assert!(assessor.get(&path).await.says("Vous vous êtes déporté"));
    assert_eq!(decide(&mut chair, &school, id, "Oui").await.status, 200);
    let seen = assessor.get(&path).await;
    assert!(seen.all(&format!("form[action=\"{path}/withdraw\"]")).is_empty());
    let decision = chair.get(&path).await.value("seen");
    let fields = [("seen", decision.as_str()), ("proposal", "0"), ("withdraw_reason", "Non")];
    let page = assessor.post(&format!("{path}/withdraw"), &fields).await;
    assert!(page.status == 422 && page.says("un autre membre doit s’en charger"), "{}", page.text());
    assert_eq!(case_recusal::Entity::find().all(app.handle.db.read()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn one_session_is_open_is_recorded_and_belongs_to_its_campaign() {
    let app = TestApp::new().await;
    let (school, mut manager) = seated(&app).await;
    let when = When { wishes: closed(), days: (day(6, 1), day(6, 14)), opened: true };
    let other = app.another(&school, "Autre", when).await;
    let sessions = format!("{}/commission/sessions", base(&other));
    let page = manager.post(&sessions, &[("day", "2026-03-20")]).await;
    assert!(page.status == 422 && page.says("n’a aucun membre"), "{}", page.text());
    let page = manager.post(&format!("{}/commission/sessions", base(&school)), &[("day", "hier")]).await;
    assert_eq!(page.status, 422);
    let session = open(&mut manager, &school).await;
    let fields = [("day", "2026-03-21")];
    let page = manager.post(&format!("{}/commission/sessions", base(&school)), &fields).await;
    assert!(page.status == 422 && page.says("déjà ouverte"), "{}", page.text());
    let stolen = session.replace(&base(&school), &base(&other));
    for path in [&stolen, &format!("{stolen}/minutes")] {
        assert_eq!(manager.get(path).await.status, 404);
    }
    for path in [&stolen, &format!("{stolen}/close")] {
        assert_eq!(
            manager.post(path, &[("version", "1"), ("seen", "1"), ("day", "2026-03-20")]).await.status,
            404
        );
    }

    let (chair, assessor) = (member(&app, "commission").await.id, member(&app, "assessor").await.id);
    let names = [format!("attendance-{chair}"), format!("attendance-{assessor}")];
    let record = |day: &'static str, notes: &'static str| {
        [
            ("version", "1"),
            ("day", day),
            ("notes", notes),
            (names[0].as_str(), "present"),
            (names[1].as_str(), "excused"),
        ]
    };
    let page = manager.post(&session, &record("2026-03-24", "Ordre du jour")).await;
    assert!(page.says("La séance est enregistrée"), "{}", page.text());
    let mut administrator = app.signed_in("administrator").await;
    let page = administrator.post(&session, &record("2026-03-20", "Autre chose")).await;
    assert_eq!(page.status, 409);
    let differ = page.all("table.diff tbody tr");
    assert_eq!(differ.len(), 2, "the day and the notes: {differ:?}");
    assert_eq!(page.value("notes").trim(), "Autre chose", "what was typed is kept");
    let mut late = record("2026-03-24", "x");
    late[3].1 = "asleep";
    assert_eq!(manager.post(&session, &late).await.status, 422);

    let page = manager.post(&format!("{session}/close"), &[("seen", "1")]).await;
    assert!(page.status == 422 && page.says("relisez-la avant de la clore"), "{}", page.text());
    let page = close(&mut manager, &session).await;
    assert!(page.status == 422 && page.says("a lieu le 24 mars 2026"), "{}", page.text());
    app.go_to(at(3, 24, 18));
    let mut manager = app.signed_in("manager").await;
    let page = close(&mut manager, &session).await;
    assert!(page.says("assessor en personnemembreexcusé"), "{}", page.text());
    assert!(
        page.says("Le quorum est atteint : un membre présent sur 2, il en fallait 1."),
        "{}",
        page.text()
    );
    let mut fields = record("2026-03-24", "Trop tard");
    fields[0].1 = "3";
    let page = manager.post(&session, &fields).await;
    assert!(page.status == 422 && page.says("son procès-verbal est définitif"), "{}", page.text());
    assert!(page.all("textarea").is_empty());
    open(&mut manager, &school).await;
    let mut commission = app.signed_in("commission").await;
    assert!(commission.get(&session).await.says("Ordre du jour"));
    assert_eq!(commission.post(&session, &fields).await.status, 404);
}

#[tokio::test]
async fn minutes_say_what_was_decided_and_never_change_after_the_closing() {
    let app = TestApp::new().await;
    let (school, mut manager) = seated(&app).await;
    let (mut chair, mut assessor) = (app.signed_in("commission").await, app.signed_in("assessor").await);
    let session = open(&mut manager, &school).await;
    let minutes = format!("{session}/minutes");
    chair.post(&format!("{}/comments", case(&school, 2)), &[("comment", "Un secret de famille.")]).await;
    decide(&mut manager, &school, school.participants[1], "Dispensée par le jury.").await;
    for browser in [&mut chair, &mut assessor] {
        vote(browser, &school, 1, "for").await;
    }
    vote(&mut assessor, &school, 2, "against").await;
    chair.post(&format!("{}/step-aside", case(&school, 2)), &[]).await;
    let page = chair.get(&minutes).await;
    assert!(page.says("ceci est un projet") && page.says("Dispensée par le jury."), "{}", page.text());
    assert!(!page.says("pour, "), "votes are not counted before the closing: {}", page.text());

    let page = close(&mut manager, &session).await;
    assert_eq!(page.path, minutes, "{}", page.text());
    for said in [
        "Procès-verbal de la commission – Stage de printemps, vendredi 20 mars 2026",
        "Salle du conseil",
        "commission en personneprésideprésent",
        "ProcédureÉquitable",
        "Bazin Camille, nᵒ 22000002",
        "DécidéAucun stage",
        "MotifDispensée par le jury.",
        "Votes2 pour, 0 contre, aucune abstention – adopté",
        "Votes0 pour, 1 contre, aucune abstention – rejeté",
        "Se sont déportéscommission en personne",
        "Étudiants à placer8",
    ] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert!(!page.says("secret de famille"));
    assert!(!page.says("Allain"), "who was not examined is not named");
    let run = placet_entity::allocation_run::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();
    assert!(page.says(&run.result_sha256.unwrap()), "{}", page.text());
    let row = commission_session::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();
    let kept = row.minutes.unwrap();
    assert_eq!(row.minutes_sha256.as_deref(), Some(sha256(kept.as_bytes()).as_str()));
    assert!(page.says(&sha256(kept.as_bytes())));

    let file = manager.get(&format!("{minutes}.pdf")).await;
    assert!(file.bytes.starts_with(b"%PDF-") && file.headers["content-type"] == "application/pdf");
    assert_eq!(
        chair.get(&format!("{minutes}.pdf")).await.bytes,
        file.bytes,
        "the same paper, the same bytes"
    );
    let mut student = app.signed_in("student").await;
    for path in [&minutes, &format!("{minutes}.pdf")] {
        assert_eq!(student.get(path).await.status, 404);
    }

    let frozen = page.one("article");
    app.wait_hours(1);
    let mut manager = app.signed_in("manager").await;
    let page = decide(&mut manager, &school, school.participants[1], "Le jury s’est ravisé.").await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(manager.get(&minutes).await.one("article"), frozen);
    let mut next = open(&mut manager, &school).await;
    next.push_str("/minutes");
    assert_eq!(manager.get(&format!("{next}.pdf")).await.status, 404, "a draft is not printed");
    let page = manager.get(&next).await;
    assert!(page.says("Le jury s’est ravisé.") && page.says("Décision retirée"), "{}", page.text());
    assert!(!page.says("Cadet"), "a case is in the minutes of its session: {}", page.text());
}

#[tokio::test]
async fn minutes_are_in_the_language_of_the_institution() {
    let app = TestApp::new().await;
    let (school, mut manager) = seated(&app).await;
    let fields = [
        ("institution-name", "Placet"),
        ("was-institution-name", "Placet"),
        ("institution-zone", "Europe/Paris"),
        ("was-institution-zone", "Europe/Paris"),
        ("institution-language", "en"),
        ("was-institution-language", "fr"),
        ("institution-contact", ""),
        ("was-institution-contact", ""),
    ];
    manager.post("/settings/institution", &fields).await;
    manager.post("/preferences/language", &[("lang", "fr"), ("return", "/")]).await;
    let session = open(&mut manager, &school).await;
    decide(&mut manager, &school, school.participants[1], "Excused by the board.").await;
    let page = close(&mut manager, &session).await;
    assert!(page.says("Empreinte du procès-verbal"), "the page is the reader's: {}", page.text());
    for said in ["Minutes of the commission", "Friday 20 March 2026", "DecidedNo placement", "Rules applied"]
    {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert!(page.body.contains("lang=\"en\""));
}
