//! Computing runs: stored first, computed outside any transaction, resumed after a restart with the same bytes.

use std::sync::Arc;
use std::time::Duration;

use placet_allocation::{
    Checked, Plan, Position, Problem, ProblemError, Procedure, canonical_json, check, decide,
};
use placet_entity::allocation_run;
use placet_entity::ids::{AllocationRunId, CampaignId};
use placet_entity::kinds::RunState;
use sea_orm::ActiveValue::Set;

use super::options::Options;
use super::scene::Scene;
use super::{problem, store};
use crate::access::{May, privilege};
use crate::kit::clock::timed;
use crate::kit::write::{Origin, Unremarkable};
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// How long a request waits for its runs before it answers with their progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// Why nothing was computed.
#[derive(Debug)]
pub(super) enum RunRefusal {
    /// No procedure was chosen.
    NoProcedure,
    /// The campaign is published: its plan is frozen.
    Published,
    /// Nobody is to be placed.
    NoParticipant,
    /// No seat is open.
    NoSeat,
    /// The weights of this position of the slider are beyond what a problem may state.
    NoPosition,
    /// The problem contradicts itself.
    Problem(Vec<ProblemError>),
}

/// What is asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// The procedures, each a run of the same problem.
    pub procedures: Vec<Procedure>,
    /// The seed of the draws.
    pub seed: u64,
    /// What the runs keep beside the wishes.
    pub options: Options,
    /// Where the slider between the average and equity stands; none for the institution's own parameters.
    pub position: Option<Position>,
}

/// Stores a run of each procedure on the campaign as it is now, and computes them. Waits a moment for the results; those
/// that last longer go on without the request. Gives the numbers of the runs.
pub(super) async fn start(
    handle: &Arc<Handle>,
    may: &May<privilege::RunAllocation>,
    id: CampaignId,
    asked: &Asked,
) -> Outcome<Vec<i32>, RunRefusal> {
    if asked.procedures.is_empty() {
        return Err(No::Refused(RunRefusal::NoProcedure));
    }
    let Some(scene) = store::scene(handle.db.read(), id).await? else {
        return Err(No::Hidden);
    };
    if scene.to_place().next().is_none() {
        return Err(No::Refused(RunRefusal::NoParticipant));
    }
    if scene.openings.values().all(|opening| opening.seats <= 0) {
        return Err(No::Refused(RunRefusal::NoSeat));
    }
    let own = present(handle, &may.settings, &scene, asked.seed, asked.options).await?;
    let own = own.map_err(|errors| No::Refused(RunRefusal::Problem(errors)))?;
    let stated = stated(own, asked.position)?;
    let write = may.write(handle).await?;
    let Some(campaign) = store::hold_campaign(write.tx(), id).await? else { return Err(No::Hidden) };
    if campaign.published_at.is_some() {
        return Err(No::Refused(RunRefusal::Published));
    }
    let first = store::last_number(write.tx(), id).await? + 1;
    let (mut numbers, mut rows, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for (number, procedure) in (first..).zip(&asked.procedures) {
        let run: AllocationRunId = write.id();
        let row = allocation_run::ActiveModel {
            id: Set(run),
            campaign_id: Set(id),
            number: Set(number),
            parent_id: Set(None),
            procedure: Set(procedure.code().to_owned()),
            seed: Set(i64::try_from(asked.seed).unwrap_or(i64::MAX)),
            problem: Set(stated.json.clone()),
            problem_sha256: Set(stated.sha256.clone()),
            position: Set(asked.position.map(|position| position.to_string())),
            base_sha256: Set(stated.base.clone()),
            result: Set(None),
            result_sha256: Set(None),
            summary: Set(None),
            state: Set(RunState::Computing),
            failure: Set(None),
            solve_micros: Set(None),
            requested_by: Set(may.account()),
            requested_at: Set(write.now()),
            finished_at: Set(None),
        };
        store::insert(write.tx(), row).await?;
        let told = serde_json::json!({
            "number": number, "procedure": procedure.code(), "seed": asked.seed,
            "problem_sha256": stated.sha256, "position": asked.position.map(|position| position.to_string()),
        });
        entries.push(Entry::new("allocation.run_asked", "allocation_run", run).after(told));
        numbers.push(number);
        rows.push(run);
    }
    write.commit(Done::all((), entries)).await?;
    let computing = rows.into_iter().map(|run| tokio::spawn(compute(Arc::clone(handle), run)));
    let all = async {
        for task in computing.collect::<Vec<_>>() {
            let _ = task.await;
        }
    };
    let _ = tokio::time::timeout(PATIENCE, all).await;
    Ok(numbers)
}

/// A problem as it is stored.
struct Stated {
    json: String,
    sha256: String,
    /// The hash without the position of the slider, where there is one.
    base: Option<String>,
}

fn stated(own: Checked, position: Option<Position>) -> Outcome<Stated, RunRefusal> {
    let (checked, base) = match position {
        None => (own, None),
        Some(position) => {
            let parameters = position.parameters(&own).ok_or(No::Refused(RunRefusal::NoPosition))?;
            let base = own.problem_sha256().to_owned();
            let problem = Problem { parameters, ..own.problem().clone() };
            (problem.check().map_err(|errors| No::Refused(RunRefusal::Problem(errors)))?, Some(base))
        }
    };
    let json = canonical_json(checked.problem()).map_err(|error| anyhow::anyhow!("{error:?}"))?;
    Ok(Stated { sha256: checked.problem_sha256().to_owned(), json, base })
}

/// The hash of what a run and the others on the same wishes are computed from, whatever the position of the slider.
pub(super) fn base(row: &allocation_run::Model) -> &str {
    row.base_sha256.as_deref().unwrap_or(&row.problem_sha256)
}

/// The problem of the campaign as it is now, as a run asked for with these options would state it.
pub(super) async fn present(
    handle: &Handle,
    settings: &crate::settings::Settings,
    scene: &Scene,
    seed: u64,
    options: Options,
) -> anyhow::Result<Result<Checked, Vec<ProblemError>>> {
    let limits = store::limits(handle.db.read(), scene, options).await?;
    Ok(problem::problem(scene, settings, seed, options, &limits).check())
}

/// What a run was asked to keep, and pairs that were entered since.
pub(super) fn options_of(row: &allocation_run::Model, scene: &Scene) -> anyhow::Result<Options> {
    let mut options = Options::of_problem(&serde_json::from_str(&row.problem)?);
    // a run without pairs left them out on purpose, but for those entered since
    options.pairs |= scene.pairs.iter().any(|pair| pair.entered_at > row.requested_at);
    Ok(options)
}

/// Whether something that a run depends on has changed since it was asked for.
pub(crate) async fn is_stale(
    handle: &Handle,
    settings: &crate::settings::Settings,
    row: &allocation_run::Model,
) -> anyhow::Result<bool> {
    let db = handle.db.read();
    let Some(scene) = store::scene(db, row.campaign_id).await? else { return Ok(true) };
    let seed = u64::try_from(row.seed).unwrap_or(0);
    let present = present(handle, settings, &scene, seed, options_of(row, &scene)?).await?;
    Ok(present.is_ok_and(|checked| checked.problem_sha256() != base(row)))
}

/// What the computation of a stored run gave.
enum Computed {
    Plan(Box<Plan>, u64),
    Failed(String),
}

/// From the stored bytes to a plan that the independent checker has verified.
fn computed(problem: &str, procedure: &str) -> Computed {
    let checked = match Problem::parse(problem.as_bytes()) {
        Ok(checked) => checked,
        Err(errors) => return Computed::Failed(format!("{errors:?}")),
    };
    let Ok(procedure) = procedure.parse::<Procedure>() else {
        return Computed::Failed(format!("unknown procedure {procedure}"));
    };
    let (decision, micros) = timed(|| decide(&checked, procedure));
    let decision = match decision {
        Ok(decision) => decision,
        // its code is read again where the run is shown
        Err(error) => return Computed::Failed(serde_json::to_string(&error).unwrap_or_default()),
    };
    let plan = decision.into_plan();
    let findings = check(&checked, &plan);
    if findings.is_empty() {
        Computed::Plan(Box::new(plan), micros)
    } else {
        Computed::Failed(format!("the checker refuses the plan: {findings:?}"))
    }
}

/// Computes a stored run and keeps its result, unless somebody did meanwhile. Errors of the database leave it to a resume.
pub(super) async fn compute(handle: Arc<Handle>, id: AllocationRunId) {
    if let Err(error) = try_compute(&handle, id).await {
        tracing::error!(run = %id, error = format!("{error:#}"), "a run could not be kept");
    }
}

async fn try_compute(handle: &Arc<Handle>, id: AllocationRunId) -> anyhow::Result<()> {
    let Some(row) = store::run_by_id(handle.db.read(), id).await? else { return Ok(()) };
    if row.state != RunState::Computing {
        return Ok(());
    }
    let (problem, procedure) = (row.problem, row.procedure);
    let computed = tokio::task::spawn_blocking(move || computed(&problem, &procedure))
        .await
        .unwrap_or_else(|panic| Computed::Failed(panic.to_string()));
    let write = handle.write(Origin::default()).await?;
    let now = write.now();
    let (change, entry) = match computed {
        Computed::Plan(plan, micros) => {
            let change = allocation_run::ActiveModel {
                result: Set(Some(canonical_json(&*plan).map_err(|error| anyhow::anyhow!("{error:?}"))?)),
                result_sha256: Set(Some(plan.result_sha256.clone())),
                summary: Set(Some(serde_json::to_string(&plan.summary)?)),
                state: Set(RunState::Ready),
                solve_micros: Set(Some(i64::try_from(micros).unwrap_or(i64::MAX))),
                finished_at: Set(Some(now)),
                ..Default::default()
            };
            let entry = Entry::new("allocation.run_computed", "allocation_run", id);
            (change, entry.after(&plan.result_sha256))
        }
        Computed::Failed(why) => {
            tracing::error!(run = %id, why, "a run failed");
            let change = allocation_run::ActiveModel {
                state: Set(RunState::Failed),
                failure: Set(Some(why.chars().take(2000).collect())),
                finished_at: Set(Some(now)),
                ..Default::default()
            };
            (change, Entry::new("allocation.run_failed", "allocation_run", id))
        }
    };
    if store::update(write.tx(), id, &[RunState::Computing], change).await? {
        write.commit(Done::told((), entry)).await
    } else {
        write.commit(Done::unremarkable((), Unremarkable::Nothing)).await
    }
}

/// Computes the runs that a stop of the program left unfinished, one after the other; the same bytes come out.
pub async fn resume(handle: Arc<Handle>) -> anyhow::Result<usize> {
    let left = store::computing(handle.db.read()).await?;
    let count = left.len();
    for run in left {
        compute(Arc::clone(&handle), run).await;
    }
    Ok(count)
}

/// The word kept as the failure of a run that was given up.
pub(super) const GIVEN_UP: &str = "given-up";

/// Gives up a run that is being computed: what it finds afterwards is thrown away.
pub(super) async fn give_up(
    handle: &Arc<Handle>,
    may: &May<privilege::RunAllocation>,
    id: CampaignId,
    number: i32,
) -> Outcome<bool, std::convert::Infallible> {
    let write = may.write(handle).await?;
    let Some((row, _)) = store::run(write.tx(), id, number).await? else { return Err(No::Hidden) };
    let change = allocation_run::ActiveModel {
        state: Set(RunState::Failed),
        failure: Set(Some(GIVEN_UP.to_owned())),
        finished_at: Set(Some(write.now())),
        ..Default::default()
    };
    let stopped = store::update(write.tx(), row.id, &[RunState::Computing], change).await?;
    let done = if stopped {
        Done::told(true, Entry::new("allocation.run_given_up", "allocation_run", row.id))
    } else {
        Done::unremarkable(false, Unremarkable::Nothing)
    };
    Ok(write.commit(done).await?)
}
