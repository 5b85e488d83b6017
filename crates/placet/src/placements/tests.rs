//! From a run to what a student reads, as four people.

use placet_entity::ids::ParticipantId;
use placet_entity::kinds::{DecisionOutcome, PlacementStatus, RunState};
use placet_entity::{
    allocation_run, curriculum, decision, participant, placement, placement_snapshot, placement_span,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::allocation::tests::wishes;
use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};
use crate::testing::form::Fields;
use crate::testing::world::{School, at};

/// The wishes are closed and a run is chosen.
async fn chosen(app: &TestApp) -> (School, Browser) {
    let school = app.school().await;
    wishes(app, &school).await;
    app.go_to(at(3, 20, 9));
    let mut manager = app.signed_in("manager").await;
    let base = format!("/campaigns/{}", school.campaign);
    manager.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "42")]).await;
    let page = manager.post(&format!("{base}/runs/1/choose"), &[]).await;
    assert_eq!(page.path, format!("{base}/cases"), "{}", page.text());
    (school, manager)
}

async fn live(app: &TestApp, id: ParticipantId) -> Option<placement::Model> {
    placement::Entity::find()
        .filter(placement::Column::ParticipantId.eq(id))
        .filter(placement::Column::CancelledAt.is_null())
        .one(app.handle.db.read())
        .await
        .unwrap()
}

/// Who the run leaves without a placement: seven seats for eight.
async fn unplaced(app: &TestApp, school: &School) -> ParticipantId {
    for id in &school.participants {
        if live(app, *id).await.is_none() {
            return *id;
        }
    }
    panic!("everybody is placed");
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

/// Decides for the one who is left, then validates everything.
async fn validated(app: &TestApp, school: &School, manager: &mut Browser) -> ParticipantId {
    let left = unplaced(app, school).await;
    let page =
        decide(manager, school, left, &[("outcome", "nobody"), ("reason", "Aucune place ne restait.")]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let base = format!("/campaigns/{}/placements", school.campaign);
    let page = manager.post(&format!("{base}/advance"), &[("all", "1"), ("step", "validate")]).await;
    assert!(page.body.contains("7 affectations sont validées"), "{}", page.text());
    left
}

async fn publish(manager: &mut Browser, school: &School, fields: &[(&str, &str)]) -> Shown {
    manager.post(&format!("/campaigns/{}/publication", school.campaign), fields).await
}

#[tokio::test]
async fn from_a_run_to_what_the_student_reads() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let base = format!("/campaigns/{}", school.campaign);
    let page = manager.get(&format!("{base}/cases")).await;
    assert!(page.says("Sans stage"), "{}", page.text());
    let page = publish(&mut manager, &school, &[("when", "now")]).await;
    assert_eq!(page.status, 422, "nothing is validated");
    assert!(page.says("bloquant"));
    let left = validated(&app, &school, &mut manager).await;
    let page = manager.get(&format!("{base}/publication")).await;
    assert!(page.says("n’a aucun contact"), "{}", page.text());
    let previews = page.links("a[href*=preview]");
    assert_eq!(previews.len(), 3);
    for preview in previews {
        let page = manager.get(&preview).await;
        assert!(page.says("Aperçu") && page.says("L. 311-3-1"), "{}", page.text());
    }
    let page = manager.get(&format!("{base}/publication/check?when=now")).await;
    assert!(page.says("Publier 7 affectations"), "{}", page.text());
    let page = publish(&mut manager, &school, &[("when", "now")]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let mut student = app.signed_in("student").await;
    let page = student.get("/my/placements").await;
    let mine = page.links("main article a").remove(0);
    assert_eq!(student.get("/").await.links("#main .btn-primary"), std::slice::from_ref(&mine));
    let page = student.get(&mine).await;
    assert!(page.says("Pourquoi ce résultat ?"), "{}", page.text());
    assert!(page.says("droit d’obtenir communication des règles"));
    assert!(page.says("du 6 avril 2026 au 31 mai 2026"), "{}", page.text());
    for name in ["Bazin", "Cadet", "Duval", "Fontaine", "Gosselin", "Hébert"] {
        assert!(!page.says(name), "{name} is named");
    }
    if mine.starts_with("/my/placements/") {
        let file = student.get(&format!("{mine}/computation.json")).await;
        let told: serde_json::Value = serde_json::from_slice(&file.bytes).unwrap();
        assert_eq!(told["student"]["id"], school.participants[0].to_string());
        for other in &school.participants[1..] {
            assert!(!file.body.contains(&other.to_string()), "another student is in the file");
        }
    }
    let rows = participant::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert!(rows.iter().all(|row| row.debt_after.is_some()));
    assert!(
        rows.iter().map(|row| row.debt_after.unwrap()).sum::<i32>().abs() < 8,
        "debts are about the mean"
    );
    let left = rows.iter().find(|row| row.id == left).unwrap();
    assert!(left.debt_after.unwrap() > 0, "who got nothing is owed");
    for row in curriculum::Entity::find().all(app.handle.db.read()).await.unwrap() {
        let taking = rows.iter().find(|taking| taking.curriculum_id == row.id).unwrap();
        assert_eq!(row.score, taking.score_after);
        assert_eq!(Some(row.debt), taking.debt_after);
        let cost = live(&app, taking.id).await.and_then(|placement| placement.cost);
        assert_eq!(
            (row.score, row.costs_count),
            (cost, i32::from(cost.is_some())),
            "the first cost is the score"
        );
    }
    let spans = placement_span::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert_eq!(spans.len(), 7);
    let run = allocation_run::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();
    assert_eq!(run.state, RunState::Published);
    let page = manager.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "1")]).await;
    assert!(page.says("La campagne est publiée"));
    let page = publish(&mut manager, &school, &[("when", "now")]).await;
    assert_eq!(page.status, 422, "a second click publishes nothing more");
}

#[tokio::test]
async fn nothing_is_seen_before_the_instant_nor_by_another() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    let page = publish(&mut manager, &school, &[("when", "at"), ("at", "2026-03-19T08:00")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Cette date est passée"));
    let page = publish(&mut manager, &school, &[("when", "at"), ("at", "2026-03-21T08:00")]).await;
    assert!(page.says("verront leur affectation le 21 mars 2026"), "{}", page.text());
    let mut placed = None;
    for (index, id) in school.participants.iter().enumerate() {
        if let Some(row) = live(&app, *id).await {
            placed = Some((index + 1, row.id));
            break;
        }
    }
    let (number, id) = placed.unwrap();
    let login = |number: usize| if number == 1 { "student".to_owned() } else { format!("student-{number}") };
    let mut owner = app.signed_in(&login(number)).await;
    for path in ["", "/computation.json"] {
        assert_eq!(owner.get(&format!("/my/placements/{id}{path}")).await.status, 404);
    }
    assert!(owner.get("/my/placements").await.says("Aucun résultat pour le moment"));
    app.go_to(at(3, 21, 8));
    let mut owner = app.signed_in(&login(number)).await;
    let mut other = app.signed_in(&login(number % 8 + 1)).await;
    let mut manager = app.signed_in("manager").await;
    assert_eq!(owner.get(&format!("/my/placements/{id}")).await.status, 200);
    for path in ["", "/computation.json"] {
        assert_eq!(other.get(&format!("/my/placements/{id}{path}")).await.status, 404);
    }
    assert_eq!(manager.get(&format!("/my/placements/{id}")).await.status, 404);
    assert_eq!(owner.get(&format!("/campaigns/{}/placements", school.campaign)).await.status, 404);
}

#[tokio::test]
async fn who_gets_nothing_reads_why() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let left = validated(&app, &school, &mut manager).await;
    publish(&mut manager, &school, &[("when", "now")]).await;
    let number = school.participants.iter().position(|id| *id == left).unwrap() + 1;
    let login = if number == 1 { "student".to_owned() } else { format!("student-{number}") };
    let mut student = app.signed_in(&login).await;
    let page = student.get("/my/placements").await;
    assert!(page.says("Pas de stage dans cette campagne"), "{}", page.text());
    assert_eq!(student.get("/").await.links("#main .btn-primary"), [format!("/my/results/{left}")]);
    let page = student.get(&format!("/my/results/{left}")).await;
    assert!(page.says("Aucune place ne restait."), "{}", page.text());
    assert!(page.says("plus prioritaire à la prochaine campagne"));
    let other = school.participants.iter().find(|id| **id != left).unwrap();
    assert_eq!(student.get(&format!("/my/results/{other}")).await.status, 404);
}

#[tokio::test]
async fn decisions_hold_seats_and_survive_another_run() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let base = format!("/campaigns/{}", school.campaign);
    let left = unplaced(&app, &school).await;
    let full = school.openings[0].to_string();
    let fields = [("outcome", "opening"), ("opening", full.as_str()), ("reason", "Suivi médical")];
    let page = decide(&mut manager, &school, left, &fields).await;
    assert_eq!(page.status, 422, "every seat is given");
    assert!(page.says("est complet"), "{}", page.text());
    assert_eq!(page.value("reason"), "Suivi médical", "what was typed is kept");
    let page = decide(&mut manager, &school, left, &[("outcome", "nobody"), ("reason", "  ")]).await;
    assert!(page.says("une décision en a toujours un"), "{}", page.text());
    let page = decide(&mut manager, &school, left, &[("outcome", "outside"), ("reason", "Demande")]).await;
    assert_eq!(page.status, 422, "no host");
    let fields =
        [("outcome", "outside"), ("host", "=CHU de Rennes<script>"), ("cost", "7,5"), ("reason", "Demande")];
    let page = decide(&mut manager, &school, left, &fields).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(!page.body.contains("Rennes<script>"));
    let row = live(&app, left).await.unwrap();
    assert_eq!((row.host_name.as_deref(), row.cost), (Some("=CHU de Rennes<script>"), Some(750)));
    // The holder of the first site is moved: his seat is free, and another run respects both decisions.
    let mut holder = None;
    for id in &school.participants {
        if live(&app, *id).await.is_some_and(|row| row.opening_id == Some(school.openings[0])) {
            holder = Some(*id);
        }
    }
    let holder = holder.unwrap();
    decide(&mut manager, &school, holder, &[("outcome", "nobody"), ("reason", "Césure")]).await;
    assert!(live(&app, holder).await.is_none());
    manager.post(&format!("{base}/runs"), &[("procedure", "score-order-v2"), ("seed", "42")]).await;
    let page = manager.get(&format!("{base}/runs/2/choose")).await;
    assert!(page.says("Décisions respectées"), "{}", page.text());
    let page = manager.post(&format!("{base}/runs/2/choose"), &[]).await;
    assert_eq!(page.path, format!("{base}/cases"), "{}", page.text());
    assert_eq!(live(&app, left).await.unwrap().host_name.as_deref(), Some("=CHU de Rennes<script>"));
    assert!(live(&app, holder).await.is_none());
    // Withdrawn with a reason: nothing is proposed until another run.
    let path = format!("{base}/cases/{holder}");
    let page = manager.get(&path).await;
    let fields = [
        ("seen", page.value("seen")),
        ("proposal", page.value("proposal")),
        ("withdraw_reason", "Erreur".into()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = manager.post(&format!("{path}/withdraw"), &fields).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let rows = decision::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert_eq!(rows.iter().filter(|row| row.withdrawn_at.is_none()).count(), 1);
    assert!(rows.iter().any(|row| row.outcome == DecisionOutcome::Nobody && row.withdrawn_at.is_some()));
    let csv = manager.get(&format!("{base}/placements/export.csv")).await;
    assert!(csv.body.contains("'=CHU de Rennes"), "no cell is a formula");
}

#[tokio::test]
async fn of_two_managers_on_one_placement_one_wins_and_the_other_reads_the_difference() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let mut commission = app.signed_in("commission").await;
    let left = unplaced(&app, &school).await;
    let path = format!("/campaigns/{}/cases/{left}", school.campaign);
    let page = commission.get(&path).await;
    let (seen, proposal) = (page.value("seen"), page.value("proposal"));
    let mine = [
        ("seen", seen.as_str()),
        ("proposal", proposal.as_str()),
        ("outcome", "outside"),
        ("host", "CHU de Rennes"),
        ("reason", "La mienne"),
    ];
    let theirs = [
        ("seen", seen.as_str()),
        ("proposal", proposal.as_str()),
        ("outcome", "nobody"),
        ("reason", "La leur"),
    ];
    let (a, b) = tokio::join!(commission.post(&path, &mine), manager.post(&path, &theirs));
    let (won, lost) = if a.status == 200 { (a, b) } else { (b, a) };
    assert_eq!((won.status.as_u16(), lost.status.as_u16()), (200, 409), "{}", lost.text());
    assert!(lost.says("La mienne") && lost.says("La leur"), "{}", lost.text());
    let rows = decision::Entity::find().all(app.handle.db.read()).await.unwrap();
    assert_eq!(rows.len(), 1);
    // Validating what changed meanwhile is refused row by row.
    let taken = school.participants.iter().find(|id| **id != left).copied().unwrap();
    let row = live(&app, taken).await.unwrap();
    let stale = format!("{}.{}", row.id, row.version);
    decide(&mut manager, &school, taken, &[("outcome", "outside"), ("host", "Lyon"), ("reason", "Échange")])
        .await;
    let path = format!("/campaigns/{}/placements/advance", school.campaign);
    let page = commission.post(&path, &[("id", &stale), ("step", "validate")]).await;
    assert!(page.body.contains("a changé entre-temps"), "{}", page.text());
    assert_eq!(live(&app, taken).await.unwrap().status, PlacementStatus::Proposed);
}

#[tokio::test]
async fn validations_go_forward_and_back() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let base = format!("/campaigns/{}/placements", school.campaign);
    let page = manager.get(&base).await;
    assert_eq!(page.all("tbody tr").len(), 8, "{}", page.text());
    let id = page.value("id");
    let page = manager.post(&format!("{base}/advance"), &[("id", &id), ("step", "pre-validate")]).await;
    assert!(page.body.contains("Une affectation est prévalidée"), "{}", page.text());
    let undo = page.html();
    let undo = undo
        .select(&scraper::Selector::parse("form[action*=undo]").unwrap())
        .next()
        .unwrap()
        .value()
        .attr("action")
        .unwrap()
        .to_owned();
    let page = manager.get(&format!("{base}?state=pre-validated")).await;
    assert_eq!(page.all("tbody tr").len(), 1);
    let page = manager.post(&undo, &[]).await;
    assert!(page.body.contains("Une validation est reprise"), "{}", page.text());
    assert_eq!(manager.get(&format!("{base}?state=pre-validated")).await.all("tbody tr").len(), 0);
    let mut registrar = app.signed_in("registrar").await;
    assert_eq!(
        registrar.post(&format!("{base}/advance"), &[("all", "1"), ("step", "validate")]).await.status,
        404
    );
    let mut commission = app.signed_in("commission").await;
    let page = publish(&mut commission, &school, &[("when", "now")]).await;
    assert_eq!(page.status, 404, "the commission validates, the manager publishes");
    for path in ["/rules/allocation", "/my/placements"] {
        let mut student = app.signed_in("student").await;
        assert_eq!(student.get(path).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn a_run_is_not_chosen_while_wishes_are_open() {
    let app = TestApp::new().await;
    let school = app.school().await;
    wishes(&app, &school).await;
    let mut manager = app.signed_in("manager").await;
    let base = format!("/campaigns/{}", school.campaign);
    manager.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "42")]).await;
    let page = manager.post(&format!("{base}/runs/1/choose"), &[]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Les vœux sont encore ouverts"), "{}", page.text());
    assert!(placement::Entity::find().all(app.handle.db.read()).await.unwrap().is_empty());
}

mod exchanges;
mod pairs;
mod publication;
mod repair;
mod second;
mod secondary;
mod swap;
mod what_if;

#[tokio::test]
async fn the_commission_has_the_letter_that_explains_a_result_ready_to_be_sent() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let left = validated(&app, &school, &mut manager).await;
    let id = *school.participants.iter().find(|id| **id != left).unwrap();
    let path = format!("/campaigns/{}/cases/{id}/explanation", school.campaign);
    let mut commission = app.signed_in("commission").await;
    let page = commission.get(&format!("/campaigns/{}/cases/{id}", school.campaign)).await;
    assert!(page.body.contains(&path), "the case leads to it");
    let before = commission.get(&path).await;
    assert!(before.says("Rien n’est publié") && before.says("Ouvrir un message"), "{}", before.text());
    let text = before.all("#letter").remove(0);
    assert!(
        text.contains("vous êtes affecté à") && text.contains("Ce qu’il est advenu de vos vœux"),
        "{text}"
    );
    assert!(text.contains("L. 311-3-1"), "the statutory mention is in it: {text}");
    publish(&mut manager, &school, &[("when", "now")]).await;
    let mut commission = app.signed_in("commission").await;
    let after = commission.get(&path).await;
    assert!(!after.says("Rien n’est publié"));
    assert_eq!(after.all("#letter").remove(0), text, "what was published is what was promised");
    let page = commission.get(&format!("{path}?language=en")).await;
    assert!(page.all("#letter")[0].contains("you are placed at"), "{}", page.text());
    let stranger = format!("/campaigns/{}/cases/{}/explanation", school.campaign, school.campaign);
    assert_eq!(commission.get(&stranger).await.status, 404);
    assert_eq!(app.signed_in("student").await.get(&path).await.status, 404);
    assert_eq!(app.signed_in("registrar").await.get(&path).await.status, 404);
}

#[tokio::test]
async fn the_register_says_what_was_computed_with_which_weights_and_nothing_before_it_is_published() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    let mut student = app.signed_in("student").await;
    let page = student.get("/rules/register").await;
    assert!(page.says("en cours") && !page.says("Calcul nᵒ 1"), "{}", page.text());
    assert!(
        page.says("Dette qui double le poids") && !page.says("propre à l’établissement"),
        "{}",
        page.text()
    );
    let page = manager.get("/settings/allocation").await;
    let mut settings = Fields::of(&page.html(), "/settings/allocation").unwrap();
    settings.set("allocation-debt-halving", "3");
    manager.submit("/settings/allocation", &settings).await;
    publish(&mut manager, &school, &[("when", "now")]).await;
    let page = student.get("/rules/register").await;
    assert!(page.says("Calcul nᵒ 1") && page.says("Équitable"), "{}", page.text());
    let rows = page.all("tbody tr");
    let changed = |row: &&String| row.contains("propre à l’établissement") && row.contains('3');
    assert_eq!(rows.iter().filter(changed).count(), 1, "{rows:?}");
    assert!(student.get("/rules/allocation").await.links("main a").contains(&"/rules/register".to_owned()));
    assert_eq!(app.visitor().get("/rules/register").await.path, "/sign-in?next=%2Frules%2Fregister");
}
