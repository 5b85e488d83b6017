//! Runs, as a manager asks for them.

use placet_allocation::{Plan, Problem, check};
use placet_entity::kinds::{DecisionOutcome, RunState};
use placet_entity::{allocation_run, capacity_group, capacity_group_member, decision, wish};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _, IntoActiveModel as _, QueryOrder as _,
};

use crate::kit::write::Origin;
use crate::kit::{Done, Entry};
use crate::testing::TestApp;
use crate::testing::world::{School, at};

mod pairs;

/// Everybody wishes the first site, then the one of his own number, then the last.
pub(crate) async fn wishes(app: &TestApp, school: &School) {
    let write = app.handle.write(Origin::default()).await.unwrap();
    for (index, participant) in school.participants.iter().enumerate() {
        let mut list = vec![0, index % 5 + 1, 5];
        list.dedup();
        for (rank, site) in (1..).zip(list) {
            let row = wish::Model {
                id: write.id(),
                participant_id: *participant,
                rank,
                opening_id: school.openings[site],
                secondary_opening_id: None,
            };
            row.into_active_model().insert(write.tx()).await.unwrap();
        }
    }
    write.commit(Done::told((), Entry::new("test.wished", "campaign", school.campaign))).await.unwrap();
}

async fn stored(app: &TestApp) -> Vec<allocation_run::Model> {
    allocation_run::Entity::find()
        .order_by_asc(allocation_run::Column::Number)
        .all(app.handle.db.read())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_manager_runs_a_procedure_reads_it_and_takes_the_files_away() {
    let app = TestApp::new().await;
    let school = app.school().await;
    wishes(&app, &school).await;
    let mut manager = app.signed_in("manager").await;
    let base = format!("/campaigns/{}", school.campaign);
    let page = manager.get(&format!("{base}/runs")).await;
    assert!(page.says("Aucun calcul pour le moment"));
    assert!(page.says("simulation"), "wishes are still open");
    let page = manager.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "42")]).await;
    assert_eq!(page.path, format!("{base}/runs/1"), "{}", page.text());
    assert!(page.says("certificat vérifié"), "{}", page.text());
    assert!(page.says("Allain"));
    let page = manager.get(&format!("{base}/runs/1?q=bazin&sort=-cost")).await;
    assert!(page.says("Bazin") && !page.says("Cadet"));
    let problem = manager.get(&format!("{base}/runs/1/problem.json")).await;
    let result = manager.get(&format!("{base}/runs/1/result.json")).await;
    let checked = Problem::parse(&problem.bytes).unwrap();
    let plan: Plan = serde_json::from_slice(&result.bytes).unwrap();
    assert!(check(&checked, &plan).is_empty());
    assert_eq!(plan.summary.students, 8);
    // the only level expects four placements, and this is the first campaign
    assert!(checked.problem().students.iter().all(|student| student.periods_left == Some(4)));
    assert!(plan.certificate.debt_weight.is_some_and(|weight| weight.look_ahead.is_some()));
    let csv = manager.get(&format!("{base}/runs/1/students.csv?outcome=first")).await;
    assert_eq!(csv.body.lines().count() - 1, plan.summary.by_rank[0] as usize);
    assert_eq!(manager.get(&format!("{base}/runs/1/students.exe")).await.status, 404);
    assert_eq!(manager.get(&format!("{base}/runs/2")).await.status, 404);
}

#[tokio::test]
async fn procedures_are_compared_on_the_same_wishes() {
    let app = TestApp::new().await;
    let school = app.school().await;
    wishes(&app, &school).await;
    let mut manager = app.signed_in("manager").await;
    let base = format!("/campaigns/{}", school.campaign);
    let all: Vec<_> = placet_allocation::Procedure::ALL.iter().map(|p| ("procedure", p.code())).collect();
    let mut fields = all.clone();
    fields.push(("seed", "7"));
    let page = manager.post(&format!("{base}/compare"), &fields).await;
    assert_eq!(page.all("#compared tbody tr").len(), 8, "{}", page.text());
    for row in stored(&app).await {
        assert_eq!(row.state, RunState::Ready, "{}: {:?}", row.procedure, row.failure);
        let checked = Problem::parse(row.problem.as_bytes()).unwrap();
        let plan: Plan = serde_json::from_str(row.result.as_deref().unwrap()).unwrap();
        assert_eq!(check(&checked, &plan), [], "{}", row.procedure);
        assert_eq!(checked.problem_sha256(), row.problem_sha256);
        assert_eq!(plan.hash(), row.result_sha256.unwrap());
    }
    let page = manager.get(&format!("{base}/runs/1/differences/2")).await;
    assert_eq!(page.status, 200);
    // from the page of the runs, in one click: the one chosen there and the usual ones
    let page = manager
        .post(&format!("{base}/compare"), &[("procedure", "generous"), ("usual", "1"), ("seed", "8")])
        .await;
    assert_eq!(page.all("#compared tbody tr").len(), 4, "{}", page.text());
    let page = manager.post(&format!("{base}/compare"), &[("seed", "12 x")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("nombre entier"));
    assert_eq!(page.value("seed"), "12 x", "what was typed is kept");
    let page = manager.post(&format!("{base}/compare"), &[("seed", "12")]).await;
    assert!(page.says("Aucune procédure n’est choisie"));
}

/// The first two sites take one student together.
async fn share_a_limit(app: &TestApp, school: &School, sites: &[usize]) {
    let write = app.handle.write(Origin::default()).await.unwrap();
    let group = capacity_group::Model {
        id: write.id(),
        name: "CHU".to_owned(),
        parent_id: None,
        max_seats: 1,
        from_on: None,
        until_on: None,
        version: 1,
    };
    let id = group.id;
    group.into_active_model().insert(write.tx()).await.unwrap();
    for site in sites {
        let site_id = school.sites[*site];
        let member = capacity_group_member::Model { group_id: id, site_id };
        member.into_active_model().insert(write.tx()).await.unwrap();
    }
    write.commit(Done::told((), Entry::new("test.shared", "capacity_group", id))).await.unwrap();
}

#[tokio::test]
async fn a_run_keeps_what_is_asked_beside_the_wishes_and_says_so() {
    let app = TestApp::new().await;
    let school = app.school().await;
    wishes(&app, &school).await;
    share_a_limit(&app, &school, &[0, 1]).await;
    let mut manager = app.signed_in("manager").await;
    let base = format!("/campaigns/{}", school.campaign);
    let page = manager.get(&format!("{base}/runs")).await;
    let ticked = page.all("input[name=option][checked]").len();
    assert_eq!(ticked, 3, "limits and pairs are kept and lists continued unless one says no");
    let ask = |option: &'static str| [("procedure", "fair"), ("seed", "3"), ("option", option)];
    let both_sites = |row: &allocation_run::Model| {
        let plan: Plan = serde_json::from_str(row.result.as_deref().unwrap()).unwrap();
        let there = [0, 1].map(|k| school.openings[k].to_string());
        let placed = plan.outcomes.iter().filter_map(|o| o.site.as_ref());
        placed.filter(|site| there.contains(&site.to_string())).count()
    };
    let page = manager.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "3")]).await;
    assert!(!page.says("limites partagées"), "{}", page.text());
    let page = manager.post(&format!("{base}/runs"), &ask("shared")).await;
    assert!(page.says("limites partagées") && page.says("certificat vérifié"), "{}", page.text());
    let rows = stored(&app).await;
    assert_eq!((both_sites(&rows[0]), both_sites(&rows[1])), (2, 1));
    let page = manager.get(&format!("{base}/runs")).await;
    assert!(!page.says("ont changé depuis"), "nothing changed: {}", page.text());
    // nobody is harmed, and lists are continued
    let page = manager.post(&format!("{base}/runs"), &ask("no-harm")).await;
    assert!(page.says("personne de lésé") && page.says("certificat vérifié"), "{}", page.text());
    let page = manager.post(&format!("{base}/runs"), &ask("completed")).await;
    assert!(page.says("listes prolongées") && page.says("certificat vérifié"), "{}", page.text());
    let random = [("procedure", "random-order"), ("seed", "3"), ("option", "no-harm")];
    let page = manager.post(&format!("{base}/runs"), &random).await;
    assert!(page.says("ne sait pas garantir"), "{}", page.text());
}

#[tokio::test]
async fn the_slider_shows_what_equity_costs_and_a_run_takes_its_position() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let base = format!("/campaigns/{}", school.campaign);
    wishes(&app, &school).await;
    let page = manager.get(&format!("{base}/fairness")).await;
    assert!(page.says("Aucun calcul à décrire") && page.says("Aucune campagne publiée"), "{}", page.text());
    assert_eq!(page.value("at"), "2", "the slider begins at the institution's own setting");
    assert!(page.says("celui de l’établissement"), "{}", page.text());
    manager.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "42")]).await;
    let page = manager.get(&format!("{base}/fairness?at=4&memory=nothing")).await;
    assert_eq!((page.value("at").as_str(), page.value("steepness").as_str()), ("4", "fourth"));
    let page =
        manager.post(&format!("{base}/fairness"), &[("steepness", "fourth"), ("memory", "nothing")]).await;
    assert_eq!(page.path, format!("{base}/runs/2"), "{}", page.text());
    assert!(
        page.says("équité, attente cumulée ignorée") && page.says("certificat vérifié"),
        "{}",
        page.text()
    );
    let rows = stored(&app).await;
    let problem: Problem = serde_json::from_str(&rows[1].problem).unwrap();
    assert_eq!(problem.parameters.phi[..3], [1, 16, 81]);
    assert_eq!(rows[1].base_sha256.as_ref(), Some(&rows[0].problem_sha256), "the same wishes");
    // both stand in the comparison and on the sheet, and neither is out of date
    for path in ["compare", "fairness"] {
        let page = manager.get(&format!("{base}/{path}")).await;
        assert!(page.says("Équitable – équité"), "{path}: {}", page.text());
        assert!(!page.says("ont changé depuis"), "{path}: {}", page.text());
        assert!(page.body.contains(&format!("{base}/runs/1\"")), "{path}");
    }
    let page = manager.post(&format!("{base}/fairness"), &[("steepness", "steep"), ("memory", "full")]).await;
    assert_eq!(page.status, 422);
    // a wish of today is in the slider of today, and the runs are told to be of yesterday
    let row = wish::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();
    let write = app.handle.write(Origin::default()).await.unwrap();
    row.into_active_model().delete(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.wish_left", "campaign", school.campaign))).await.unwrap();
    let page = manager.get(&format!("{base}/fairness")).await;
    assert!(page.says("ont changé depuis"), "{}", page.text());
}

#[tokio::test]
async fn a_seat_is_kept_for_whoever_obtains_none_of_his_wishes_and_the_commission_takes_it() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let write = app.handle.write(Origin::default()).await.unwrap();
    for participant in &school.participants {
        let row = wish::Model {
            id: write.id(),
            participant_id: *participant,
            rank: 1,
            opening_id: school.openings[0],
            secondary_opening_id: None,
        };
        row.into_active_model().insert(write.tx()).await.unwrap();
    }
    write.commit(Done::told((), Entry::new("test.wished", "campaign", school.campaign))).await.unwrap();
    app.go_to(at(3, 20, 9));
    let mut manager = app.signed_in("manager").await;
    let base = format!("/campaigns/{}", school.campaign);
    let ask = [("procedure", "fair"), ("seed", "3"), ("option", "completed")];
    let page = manager.post(&format!("{base}/runs"), &ask).await;
    assert!(page.says("Hors de ses vœux, place gardée"), "{}", page.text());
    let row = stored(&app).await.remove(0);
    let problem: Problem = serde_json::from_str(&row.problem).unwrap();
    let max = problem.parameters.wishes_max.unwrap();
    let next = i64::from(max + 1) * i64::from(max + 1);
    assert_eq!(problem.parameters.phi_at(max + 1), next * 237 / 100, "a place off the list is dear");
    let plan: Plan = serde_json::from_str(row.result.as_deref().unwrap()).unwrap();
    assert_eq!((plan.summary.placed, plan.summary.suggested), (1, 6));
    manager.post(&format!("{base}/runs/1/choose"), &[]).await;
    let kept = plan.outcomes.iter().find(|outcome| outcome.suggested.is_some()).unwrap();
    let mut commission = app.signed_in("commission").await;
    let page = commission.get(&format!("{base}/cases/{}", kept.student)).await;
    assert!(page.says("Une place lui est gardée"), "{}", page.text());
    let take = format!("?opening={}#decide", kept.suggested.as_ref().unwrap());
    assert!(page.body.contains(&format!("href=\"{take}\"")), "{}", page.body);
}

#[tokio::test]
async fn conditions_that_contradict_each_other_are_named() {
    let app = TestApp::new().await;
    let school = app.school().await;
    wishes(&app, &school).await;
    share_a_limit(&app, &school, &[1, 2]).await;
    let mut manager = app.signed_in("manager").await;
    let fields = [("procedure", "fair"), ("seed", "3"), ("option", "shared"), ("option", "minima")];
    let page = manager.post(&format!("/campaigns/{}/runs", school.campaign), &fields).await;
    assert!(page.says("n’atteint l’effectif minimal de"), "{}", page.text());
}

#[tokio::test]
async fn a_run_interrupted_by_a_restart_is_computed_again_with_the_same_bytes() {
    let app = TestApp::new().await;
    let school = app.school().await;
    wishes(&app, &school).await;
    let mut manager = app.signed_in("manager").await;
    let base = format!("/campaigns/{}", school.campaign);
    manager.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "42")]).await;
    let before = stored(&app).await.remove(0);
    let mut row = before.clone().into_active_model();
    row.state = Set(RunState::Computing);
    row.result = Set(None);
    row.result_sha256 = Set(None);
    row.summary = Set(None);
    row.finished_at = Set(None);
    let write = app.handle.write(Origin::default()).await.unwrap();
    row.reset_all().update(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.stopped", "allocation_run", before.id))).await.unwrap();
    let page = manager.get(&format!("{base}/runs/1")).await;
    assert!(page.says("calcul en cours"), "{}", page.text());
    assert_eq!(super::resume(std::sync::Arc::clone(&app.handle)).await.unwrap(), 1);
    let after = stored(&app).await.remove(0);
    assert_eq!((after.result, after.result_sha256), (before.result, before.result_sha256));
    assert_eq!(super::resume(std::sync::Arc::clone(&app.handle)).await.unwrap(), 0);
}

/// The commission decides for a participant: a site, at a cost of its own, or none.
async fn decided(app: &TestApp, school: &School, who: usize, site: Option<usize>) {
    let by = app.account(&format!("president-{who}"), &[placet_entity::kinds::Role::Commission]).await;
    let write = app.handle.write(Origin::default()).await.unwrap();
    let row = decision::Model {
        id: write.id(),
        campaign_id: school.campaign,
        participant_id: school.participants[who],
        outcome: if site.is_some() { DecisionOutcome::Opening } else { DecisionOutcome::Nobody },
        opening_id: site.map(|site| school.openings[site]),
        secondary_opening_id: None,
        outside_request_id: None,
        host_name: None,
        cost: site.map(|_| 750),
        adjustment: None,
        reason: "Suivi médical".into(),
        waives: false,
        decided_by: by,
        decided_at: at(3, 4, 9),
        withdrawn_by: None,
        withdrawn_at: None,
    };
    row.into_active_model().insert(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.decided", "campaign", school.campaign))).await.unwrap();
}

#[tokio::test]
async fn what_the_commission_decided_is_a_pin_of_every_run() {
    let app = TestApp::new().await;
    let school = app.school().await;
    wishes(&app, &school).await;
    let mut manager = app.signed_in("manager").await;
    decided(&app, &school, 7, Some(0)).await;
    let base = format!("/campaigns/{}", school.campaign);
    for procedure in ["fair", "score-order-v2"] {
        let page = manager.post(&format!("{base}/runs"), &[("procedure", procedure), ("seed", "1")]).await;
        assert!(page.says("une décision de la commission"), "{}", page.text());
    }
    for row in stored(&app).await {
        let plan: Plan = serde_json::from_str(row.result.as_deref().unwrap()).unwrap();
        let outcome = plan.outcome(&school.participants[7].to_string()).unwrap();
        assert_eq!(outcome.site.as_ref().unwrap().as_str(), school.openings[0].to_string());
        assert_eq!(outcome.cost.thousandths(), 7_500);
    }
}

#[tokio::test]
async fn runs_are_for_those_who_may() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let base = format!("/campaigns/{}", school.campaign);
    for login in ["student", "registrar"] {
        let mut browser = app.signed_in(login).await;
        for path in ["runs", "compare", "runs/1", "runs/1/problem.json"] {
            assert_eq!(browser.get(&format!("{base}/{path}")).await.status, 404, "{login} {path}");
        }
        let page = browser.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "1")]).await;
        assert_eq!(page.status, 404);
    }
    let mut commission = app.signed_in("commission").await;
    assert_eq!(commission.get(&format!("{base}/runs")).await.status, 200);
    let page = commission.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "1")]).await;
    assert_eq!(page.status, 404, "the commission reads runs, the manager asks for them");
    assert!(stored(&app).await.is_empty());
}
