//! Two students exchange their placements, as they, their manager and the commission see it.

use placet_entity::ids::{CurriculumId, ParticipantId};
use placet_entity::kinds::{AccommodationEffect, AccommodationKind, PlacementStatus, RequirementScope};
use placet_entity::{
    accommodation, audit_entry, curriculum, exchange, participant, placement, placement_span, requirement,
    site,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _,
};

use crate::allocation::tests::wishes;
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};
use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};
use crate::testing::campaigns::{published, validated};
use crate::testing::exchanges::{allow, live, login, look, propose};
use crate::testing::world::{School, at};

/// The school, published, with exchanges until the evening of 3 April; the last student has no placement.
async fn school(app: &TestApp) -> School {
    let (school, mut manager) = before(app).await;
    validated(&mut manager, &school, &school.participants[7..]).await;
    published(&mut manager, &school, None).await;
    school
}

/// The school before its run.
async fn before(app: &TestApp) -> (School, Browser) {
    let school = app.school().await;
    wishes(app, &school).await;
    app.go_to(at(3, 20, 9));
    allow(app, school.campaign, at(4, 3, 22)).await;
    let manager = app.signed_in("manager").await;
    (school, manager)
}

/// Two students who may exchange, by their numbers: they are at different sites.
async fn two(app: &TestApp, school: &School) -> (usize, usize) {
    let first = live(app, school.participants[0]).await.unwrap();
    for number in 2..8 {
        if live(app, school.participants[number - 1]).await.unwrap().site_id != first.site_id {
            return (1, number);
        }
    }
    panic!("everybody is at one site")
}

async fn site_name(app: &TestApp, row: &placement::Model) -> String {
    let site = site::Entity::find_by_id(row.site_id.unwrap()).one(app.handle.db.read()).await.unwrap();
    site.unwrap().name
}

async fn taking(app: &TestApp, id: ParticipantId) -> participant::Model {
    participant::Entity::find_by_id(id).one(app.handle.db.read()).await.unwrap().unwrap()
}

async fn course(app: &TestApp, id: CurriculumId) -> curriculum::Model {
    curriculum::Entity::find_by_id(id).one(app.handle.db.read()).await.unwrap().unwrap()
}

async fn the_exchange(app: &TestApp) -> exchange::Model {
    exchange::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap()
}

/// Decides as the page's form does.
async fn decide(browser: &mut Browser, school: &School, id: ParticipantId, fields: &[(&str, &str)]) -> Shown {
    let path = format!("/campaigns/{}/cases/{id}", school.campaign);
    let page = browser.get(&path).await;
    let (seen, proposal) = (page.value("seen"), page.value("proposal"));
    let mut all = vec![("seen", seen.as_str()), ("proposal", proposal.as_str())];
    all.extend(fields);
    browser.post(&path, &all).await
}

#[tokio::test]
async fn two_students_exchange_and_each_reads_what_it_changed() {
    let app = TestApp::new().await;
    let school = school(&app).await;
    let (one, other) = two(&app, &school).await;
    let ids = [one, other].map(|number| school.participants[number - 1]);
    let mut gave = Vec::new();
    for id in ids {
        gave.push(live(&app, id).await.unwrap());
    }
    let names = [site_name(&app, &gave[0]).await, site_name(&app, &gave[1]).await];
    let mut debts = Vec::new();
    for id in ids {
        debts.push(taking(&app, id).await.debt_after);
    }

    let mut proposer = app.signed_in(&login(one)).await;
    let result = proposer.get(&format!("/my/placements/{}", gave[0].id)).await;
    assert!(result.says("ouverts jusqu’au 3 avril 2026 à 23 h 59"), "{}", result.text());
    assert!(result.links("main a").contains(&format!("/my/placements/{}/exchange", gave[0].id)));
    let path = look(&app, &school, (one, other)).await.unwrap();
    let page = proposer.get(&path).await;
    assert!(page.says(&names[0]) && page.says(&names[1]) && page.says("Après l’échange"), "{}", page.text());
    let (path, _) = path.split_once('?').unwrap();
    let fields = ["fellow", "site", "seen"].map(|name| (name, page.value(name)));
    let mut fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.push(("message", "Je loge <b>à côté</b>."));
    let page = proposer.post(path, &fields).await;
    assert!(page.path.starts_with("/my/exchanges/"), "{}", page.text());
    assert!(page.says("attend une réponse") && !page.says("Accepter"), "{}", page.text());
    let row = the_exchange(&app).await;
    let stated: [placet_rules::exchange::Consequence; 2] = serde_json::from_str(&row.stated).unwrap();

    let mut asked = app.signed_in(&login(other)).await;
    let home = asked.get("/").await;
    assert!(home.says("vous propose") && home.says("Lire et répondre"), "{}", home.text());
    let path = format!("/my/exchanges/{}", row.id);
    let page = asked.get(&path).await;
    assert!(page.says("Je loge <b>à côté</b>.") && !page.body.contains("<b>"), "{}", page.text());
    let page = asked.post(&format!("{path}/accept"), &[]).await;
    let has = [live(&app, ids[0]).await.unwrap(), live(&app, ids[1]).await.unwrap()];
    assert_eq!(page.path, format!("/my/placements/{}", has[1].id), "{}", page.text());
    assert!(page.one("h1") == names[0] && page.says("par un échange"), "{}", page.text());
    assert!(page.says(&format!("vous avez donné {}", names[1])), "{}", page.text());

    for (side, id) in ids.into_iter().enumerate() {
        let (now, was) = (&has[side], &gave[side]);
        let states = stated[side];
        assert_eq!((now.site_id, now.opening_id), (gave[1 - side].site_id, gave[1 - side].opening_id));
        assert_eq!(now.rank, states.after.rank.map(|rank| i32::try_from(rank).unwrap()));
        assert_eq!(now.cost.map(i64::from), Some(states.after.cost.0));
        assert_eq!(now.status, PlacementStatus::Published);
        let old = placement::Entity::find_by_id(was.id).one(app.handle.db.read()).await.unwrap().unwrap();
        assert_eq!((old.status, old.site_id), (PlacementStatus::Cancelled, was.site_id), "it stays readable");
        let participant = taking(&app, id).await;
        assert_eq!(participant.score_after.map(i64::from), Some(states.after.score.0));
        assert_eq!(participant.debt_after, debts[side], "what the allocation owes does not change");
        let curriculum = course(&app, participant.curriculum_id).await;
        assert_eq!((curriculum.score, curriculum.costs_count), (participant.score_after, 1));
        let spans = placement_span::Entity::find()
            .filter(placement_span::Column::PlacementId.eq(now.id))
            .all(app.handle.db.read())
            .await
            .unwrap();
        assert_eq!(spans.len(), 1);
    }
    let row = the_exchange(&app).await;
    assert_eq!((row.from_became_id, row.to_became_id), (Some(has[0].id), Some(has[1].id)));

    let home = proposer.get("/").await;
    assert!(
        home.says("Échange fait le 20 mars 2026") && home.says("Hébert") == (other == 8),
        "{}",
        home.text()
    );
    assert_eq!(proposer.get(&format!("/my/placements/{}", gave[0].id)).await.status, 404);
    assert!(proposer.get("/my/placements").await.says(&names[1]));
    assert_eq!(app.signed_in("student-8").await.get(&path).await.status, 404, "it is nobody else's");
    let mut manager = app.signed_in("manager").await;
    let list = format!("/campaigns/{}/exchanges", school.campaign);
    let page = manager.get(&list).await;
    assert!(page.says("Allain Camille") && page.says(&names[1]) && page.says("fait"), "{}", page.text());
    assert!(manager.get(&format!("{list}?state=declined")).await.says("Aucun échange dans cet état"));
    let told = audit_entry::Entity::find()
        .filter(audit_entry::Column::Action.eq("placements.exchanged"))
        .all(app.handle.db.read())
        .await
        .unwrap();
    assert_eq!(told.len(), 2);
    let history = manager.get(&format!("/students/{}", school.students[0])).await;
    assert!(history.says("Stage échangé avec un autre étudiant"), "{}", history.text());
}

#[tokio::test]
async fn nobody_learns_where_another_goes() {
    let app = TestApp::new().await;
    let school = school(&app).await;
    let (one, other) = two(&app, &school).await;
    let mut student = app.signed_in(&login(one)).await;
    let mine = live(&app, school.participants[one - 1]).await.unwrap();
    let theirs = live(&app, school.participants[other - 1]).await.unwrap();
    let base = format!("/my/placements/{}/exchange", mine.id);
    let page = student.get(&base).await;
    for name in ["Bazin", "Cadet", "Duval", "Fontaine", "Gosselin", "Hébert"] {
        assert!(!page.says(name), "{name} is named");
    }
    let elsewhere = school.sites.iter().find(|id| Some(**id) != theirs.site_id && Some(**id) != mine.site_id);
    let said = "Personne de cette campagne n’a ce numéro ou cette adresse et ce stage";
    for (fellow, site) in [
        (format!("2200{other:04}"), elsewhere.copied()),
        ("99999999".to_owned(), theirs.site_id),
        ("22000008".to_owned(), theirs.site_id),
    ] {
        let page = student.get(&format!("{base}?fellow={fellow}&site={}", site.unwrap())).await;
        assert!(page.status == 422 && page.says(said), "{fellow}: {}", page.text());
        assert_eq!(page.value("fellow"), fellow, "what was typed is kept");
    }
    let page = student.get(&format!("{base}?fellow=&site=")).await;
    assert!(page.status == 422 && page.says("Choisissez le terrain"), "{}", page.text());
    // by his e-mail, however it is written
    let site = theirs.site_id.unwrap();
    let page = student.get(&format!("{base}?fellow=Etudiant{other}@EXAMPLE.org&site={site}")).await;
    assert!(page.status == 200 && !page.value("seen").is_empty(), "{}", page.text());
    // nor through the placement of another
    let mut another = app.signed_in(&login(other)).await;
    assert_eq!(another.get(&base).await.status, 404);
    assert_eq!(another.post(&base, &[("fellow", "22000001")]).await.status, 404);
}

#[tokio::test]
async fn what_stands_in_the_way_is_said_to_the_one_whom_it_concerns() {
    let app = TestApp::new().await;
    let school = school(&app).await;
    let (one, other) = two(&app, &school).await;
    let mut student = app.signed_in(&login(one)).await;
    let path = look(&app, &school, (one, other)).await.unwrap();
    let back = look(&app, &school, (other, one)).await.unwrap();
    let (base, _) = path.split_once('?').unwrap();

    let mine = live(&app, school.participants[one - 1]).await.unwrap();
    let page = student.get(&format!("{base}?fellow=22000001&site={}", mine.site_id.unwrap())).await;
    assert!(page.says("C’est vous") && page.says("il n’y a rien à échanger"), "{}", page.text());

    let theirs = live(&app, school.participants[other - 1]).await.unwrap();
    let write = app.handle.write(Origin::default()).await.unwrap();
    let row = accommodation::Model {
        id: write.id(),
        student_id: school.students[one - 1],
        kind: AccommodationKind::SectorExcluded,
        effect: AccommodationEffect::Forbids,
        max_km: None,
        site_id: theirs.site_id,
        category_id: None,
        town: None,
        from_on: None,
        until_on: None,
        granted_by: "Scolarité".into(),
        version: 1,
    };
    let owed = row.id;
    row.into_active_model().insert(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.owed", "student", school.students[0]))).await.unwrap();
    let page = student.get(&path).await;
    assert!(page.says("aménagement") && page.value("seen").is_empty(), "{}", page.text());
    let mut fellow = app.signed_in(&login(other)).await;
    let page = fellow.get(&back).await;
    assert!(page.says("Quelque chose s’y oppose pour l’autre personne"), "{}", page.text());
    assert!(!page.says("aménagement"), "what another is owed is not told: {}", page.text());

    let write = app.handle.write(Origin::default()).await.unwrap();
    accommodation::Entity::delete_by_id(owed).exec(write.tx()).await.unwrap();
    let row = requirement::Model {
        id: write.id(),
        programme_id: school.programme,
        name: "Pas de ce terrain".into(),
        rank: 1,
        scope: RequirementScope::Site,
        site_id: theirs.site_id,
        min_placements: None,
        max_placements: Some(0),
        from_on: None,
        until_on: None,
        version: 1,
    };
    row.into_active_model().insert(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.required", "programme", school.programme))).await.unwrap();
    let page = student.get(&path).await;
    assert!(page.says("votre cursus ne pourrait plus être tenu"), "{}", page.text());
    assert!(page.says("Pas de ce terrain"), "{}", page.text());
    // whatever a page of before stated
    let site = theirs.site_id.unwrap().to_string();
    let number = format!("2200{other:04}");
    let fields = [("fellow", number.as_str()), ("site", site.as_str()), ("seen", "0")];
    let page = student.post(base, &fields).await;
    assert!(page.status == 422 && page.says("n’est pas partie"), "{}", page.text());
    assert!(exchange::Entity::find().one(app.handle.db.read()).await.unwrap().is_none());
}

#[tokio::test]
async fn exchanges_are_possible_when_the_campaign_lets_and_until_it_does() {
    let app = TestApp::new().await;
    let school = school(&app).await;
    let two = two(&app, &school).await;
    let mut student = app.signed_in(&login(two.0)).await;
    let path = look(&app, &school, two).await.unwrap();
    let id = propose(&app, &mut student, &school, two).await;
    let page = student.get(&path).await;
    assert!(page.says("Un autre échange de votre stage attend une réponse"), "{}", page.text());
    app.go_to(at(4, 3, 22));
    let mut student = app.signed_in(&login(two.0)).await;
    let page = student.get(&path).await;
    assert!(page.says("Les échanges étaient possibles jusqu’au 3 avril 2026"), "{}", page.text());
    let one = format!("/my/exchanges/{id}");
    assert!(student.get(&one).await.says("sans suite"));
    let mut fellow = app.signed_in(&login(two.1)).await;
    let page = fellow.post(&format!("{one}/accept"), &[]).await;
    assert!(page.body.contains("n’est plus valable"), "{}", page.text());
    assert!(the_exchange(&app).await.accepted_at.is_none());

    app.go_to(at(3, 20, 9));
    let mut manager = app.signed_in("manager").await;
    let edit = format!("/campaigns/{}/edit", school.campaign);
    let mut form =
        crate::testing::form::Fields::of(&manager.get(&edit).await.html(), edit.trim_end_matches("/edit"))
            .unwrap();
    assert_eq!(form.value("exchanges-until"), b"2026-04-03T23:59");
    for (until, said) in [
        ("2026-03-01T12:00", "finiraient avant la publication"),
        ("2026-04-06T00:00", "finiraient après le début"),
    ] {
        form.set("exchanges-until", until);
        let answer = manager.submit(edit.trim_end_matches("/edit"), &form).await;
        let page = manager.follow(&edit, answer).await;
        assert!(page.status == 422 && page.says(said), "{}", page.text());
    }
    form.set("exchanges-until", "");
    let answer = manager.submit(edit.trim_end_matches("/edit"), &form).await;
    let page = manager.follow(&edit, answer).await;
    assert!(page.says("non permis"), "{}", page.text());
    let mut student = app.signed_in(&login(two.0)).await;
    assert!(student.get(&path).await.says("ne permet pas d’échange"));
    let mut fellow = app.signed_in(&login(two.1)).await;
    assert!(fellow.get(&one).await.says("ne permet pas d’échange"));
    let page = fellow.post(&format!("{one}/accept"), &[]).await;
    assert!(page.body.contains("L’échange n’est plus possible"), "{}", page.text());
}

#[tokio::test]
async fn a_proposal_is_declined_or_withdrawn_and_answered_once() {
    let app = TestApp::new().await;
    let school = school(&app).await;
    let two = two(&app, &school).await;
    let mut proposer = app.signed_in(&login(two.0)).await;
    let mut asked = app.signed_in(&login(two.1)).await;
    let before = live(&app, school.participants[two.0 - 1]).await;
    let path = format!("/my/exchanges/{}", propose(&app, &mut proposer, &school, two).await);
    for verb in ["accept", "decline"] {
        assert_eq!(
            proposer.post(&format!("{path}/{verb}"), &[]).await.status,
            404,
            "it is not his to {verb}"
        );
    }
    assert_eq!(asked.post(&format!("{path}/withdraw"), &[]).await.status, 404);
    let page = asked.post(&format!("{path}/decline"), &[]).await;
    assert!(page.says("Vous avez refusé"), "{}", page.text());
    assert!(proposer.get("/").await.says("a refusé le 20 mars 2026"));
    for verb in ["accept", "decline"] {
        let page = asked.post(&format!("{path}/{verb}"), &[]).await;
        assert!(page.body.contains("Cette proposition a déjà été refusée"), "{}", page.text());
    }
    let path = format!("/my/exchanges/{}", propose(&app, &mut proposer, &school, two).await);
    let page = proposer.post(&format!("{path}/withdraw"), &[]).await;
    assert!(page.says("Vous avez retiré"), "{}", page.text());
    let page = asked.post(&format!("{path}/accept"), &[]).await;
    assert!(page.body.contains("a été retirée entre-temps"), "{}", page.text());
    assert_eq!(live(&app, school.participants[two.0 - 1]).await, before, "nothing was exchanged");
}

#[tokio::test]
async fn of_an_acceptance_and_a_withdrawal_at_once_one_counts() {
    let app = TestApp::new().await;
    let school = school(&app).await;
    let two = two(&app, &school).await;
    let mut proposer = app.signed_in(&login(two.0)).await;
    let mut asked = app.signed_in(&login(two.1)).await;
    let path = format!("/my/exchanges/{}", propose(&app, &mut proposer, &school, two).await);
    let (accept, withdraw) = (format!("{path}/accept"), format!("{path}/withdraw"));
    let (accepted, withdrawn) = tokio::join!(asked.post(&accept, &[]), proposer.post(&withdraw, &[]));
    let row = the_exchange(&app).await;
    assert!(row.accepted_at.is_some() != row.withdrawn_at.is_some(), "{row:?}");
    assert_eq!(row.from_became_id.is_some(), row.accepted_at.is_some());
    assert_eq!(accepted.path.starts_with("/my/placements/"), row.accepted_at.is_some());
    if row.accepted_at.is_some() {
        assert!(withdrawn.body.contains("Cet échange est déjà fait"), "{}", withdrawn.text());
    } else {
        assert!(accepted.body.contains("a été retirée entre-temps"), "{}", accepted.text());
    }
    let all = placement::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert_eq!(all.iter().filter(|row| row.cancelled_at.is_none()).count(), 7, "one each, and no more");
}

#[tokio::test]
async fn of_two_proposals_that_cross_one_counts() {
    let app = TestApp::new().await;
    let school = school(&app).await;
    let two = two(&app, &school).await;
    let mut one = app.signed_in(&login(two.0)).await;
    let mut other = app.signed_in(&login(two.1)).await;
    let paths = [look(&app, &school, two).await.unwrap(), look(&app, &school, (two.1, two.0)).await.unwrap()];
    let pages = [one.get(&paths[0]).await, other.get(&paths[1]).await];
    let typed = pages.map(|page| ["fellow", "site", "seen"].map(|name| (name, page.value(name))));
    let fields = |side: usize| typed[side].iter().map(|(name, value)| (*name, value.as_str()));
    let (first, second): (Vec<_>, Vec<_>) = (fields(0).collect(), fields(1).collect());
    let to = paths.map(|path| path.split_once('?').unwrap().0.to_owned());
    let (a, b) = tokio::join!(one.post(&to[0], &first), other.post(&to[1], &second));
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422], "who came second is told that one waits");
    let rows = exchange::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert_eq!(rows.len(), 1);
    let told = [&a, &b].iter().filter(|page| page.path.starts_with("/my/exchanges/")).count();
    assert_eq!(told, 1);
}

#[tokio::test]
async fn what_changed_meanwhile_is_not_exchanged() {
    let app = TestApp::new().await;
    let school = school(&app).await;
    let two = two(&app, &school).await;
    let ids = [two.0, two.1].map(|number| school.participants[number - 1]);
    let mut proposer = app.signed_in(&login(two.0)).await;
    let mut asked = app.signed_in(&login(two.1)).await;
    let id = propose(&app, &mut proposer, &school, two).await;
    let path = format!("/my/exchanges/{id}");
    // other terms than those that were stated
    let mine = live(&app, ids[0]).await.unwrap();
    let write = app.handle.write(Origin::default()).await.unwrap();
    let dearer = placement::ActiveModel {
        id: Set(mine.id),
        cost: Set(mine.cost.map(|cost| cost + 7)),
        ..Default::default()
    };
    dearer.update(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.dearer", "placement", mine.id))).await.unwrap();
    let page = asked.get(&path).await;
    assert!(page.says("Ce que l’échange change n’est plus ce qui était dit"), "{}", page.text());
    let page = asked.post(&format!("{path}/accept"), &[]).await;
    assert!(page.body.contains("n’est plus ce qui était dit"), "{}", page.text());
    assert!(the_exchange(&app).await.accepted_at.is_none());
    // one of the two is moved
    let mut manager = app.signed_in("manager").await;
    let fields = [("outcome", "outside"), ("host", "CHU de Rennes"), ("reason", "Rapprochement")];
    let page = decide(&mut manager, &school, ids[1], &fields).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let page = asked.get(&path).await;
    assert!(page.says("l’un des deux stages a changé"), "{}", page.text());
    let page = asked.post(&format!("{path}/accept"), &[]).await;
    assert!(page.body.contains("n’est plus valable"), "{}", page.text());
    assert_eq!(live(&app, ids[0]).await.unwrap().id, mine.id);
    let page = manager.get(&format!("/campaigns/{}/exchanges?state=lapsed", school.campaign)).await;
    assert!(page.says("un stage a changé le"), "{}", page.text());
}

#[tokio::test]
async fn the_commission_counts_the_seats_where_students_are_after_an_exchange() {
    let app = TestApp::new().await;
    let (school, mut manager) = before(&app).await;
    validated(&mut manager, &school, &school.participants[7..]).await;
    let (one, other) = two(&app, &school).await;
    // the commission confirms by hand where the first of the two goes
    let mine = live(&app, school.participants[one - 1]).await.unwrap();
    let (opening, number) = (mine.opening_id.unwrap().to_string(), school.participants[one - 1]);
    let fields = [("outcome", "opening"), ("opening", opening.as_str()), ("reason", "Suivi")];
    let page = decide(&mut manager, &school, number, &fields).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let base = format!("/campaigns/{}/placements/advance", school.campaign);
    manager.post(&base, &[("all", "1"), ("step", "validate")]).await;
    published(&mut manager, &school, None).await;
    let theirs = live(&app, school.participants[other - 1]).await.unwrap();
    let mut proposer = app.signed_in(&login(one)).await;
    let mut asked = app.signed_in(&login(other)).await;
    let id = propose(&app, &mut proposer, &school, (one, other)).await;
    asked.post(&format!("/my/exchanges/{id}/accept"), &[]).await;
    assert_eq!(live(&app, school.participants[one - 1]).await.unwrap().opening_id, theirs.opening_id);
    for opening in [mine.opening_id, theirs.opening_id] {
        let seats = opening.map(|id| id.to_string()).unwrap();
        let fields = [("outcome", "opening"), ("opening", seats.as_str()), ("reason", "Une place")];
        let page = decide(&mut manager, &school, school.participants[7], &fields).await;
        assert!(page.status == 422 && page.says("est complet"), "{}", page.text());
    }
}
