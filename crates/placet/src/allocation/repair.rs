//! A run that moves as few as can be: everybody holds what he has, but those who lost their place and those who wait for one.

use std::collections::BTreeMap;

use placet_allocation::{
    Checked, Decimal, Pinned, Plan, Problem, Procedure, Wish, canonical_json, check, solve,
};
use placet_entity::allocation_run;
use placet_entity::ids::{AllocationRunId, OpeningId, ParticipantId};
use placet_entity::kinds::RunState;
use sea_orm::ActiveValue::Set;

use super::options::Options;
use super::scene::Scene;
use super::{Chosen, problem, store};
use crate::kit::{Done, Entry, Handle, Write};
use crate::settings::Settings;

/// What a participant has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// His place.
    pub opening: OpeningId,
    /// The secondary one beside it.
    pub secondary: Option<OpeningId>,
    /// What it costs him, hundredths.
    pub cost: Option<i32>,
}

/// Whether those whom nothing moves may be moved for the others' sake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// They stay.
    Stay,
    /// They may move; each prefers what he has to all that he wished.
    MayMove,
}

/// A repair, verified.
#[derive(Clone, Debug)]
pub struct Repaired {
    /// Its problem, in which those who stay are pinned.
    pub checked: Checked,
    /// Its plan.
    pub plan: Plan,
}

/// Places anew those of `free` on the campaign as it is now, by the procedure of the run that the campaign follows. Each of
/// them prefers the place that he has, where it still is one: of those of whom some must leave, the fewest do. None when what
/// the campaign asks for cannot be honoured.
pub async fn repaired(
    handle: &Handle,
    settings: &Settings,
    scene: &Scene,
    run: &Chosen,
    held: &BTreeMap<ParticipantId, Held>,
    free: &[ParticipantId],
    others: Others,
) -> anyhow::Result<Option<Repaired>> {
    let options = Options { minima: false, no_harm: false, ..Options::of_problem(run.checked.problem()) };
    let limits = store::limits(handle.db.read(), scene, options).await?;
    let mut problem = problem::problem(scene, settings, run.checked.problem().seed, options, &limits);
    hold(&mut problem, scene, held, free, others);
    let Ok(procedure) = run.row.procedure.parse::<Procedure>() else { return Ok(None) };
    let Ok(checked) = problem.check() else { return Ok(None) };
    let solved = tokio::task::spawn_blocking(move || {
        let plan = solve(&checked, procedure).ok()?;
        let findings = check(&checked, &plan);
        Some((checked, plan, findings))
    });
    let Some((checked, plan, findings)) = solved.await? else { return Ok(None) };
    anyhow::ensure!(findings.is_empty(), "the checker refuses a repair: {findings:?}");
    Ok(Some(Repaired { checked, plan }))
}

/// Pins those who stay where they are, and lets the others prefer what they have.
fn hold(
    problem: &mut Problem,
    scene: &Scene,
    held: &BTreeMap<ParticipantId, Held>,
    free: &[ParticipantId],
    others: Others,
) {
    for student in &mut problem.students {
        let Ok(id) = student.id.as_str().parse::<ParticipantId>() else { continue };
        let decided = scene.taking(id).is_some_and(|taking| taking.decision.is_some());
        let has = held.get(&id);
        let is_free = free.contains(&id) || others == Others::MayMove && !decided && has.is_some();
        if is_free {
            student.pinned = None;
            if let Some(has) = has {
                let site = has.opening.to_string();
                student.wishes.retain(|wish| wish.site.as_str() != site);
                let kept = Wish {
                    site: site.into(),
                    secondary: has.secondary.map(|id| Box::new(id.to_string().into())),
                };
                student.wishes.insert(0, kept);
            }
        } else if let Some(has) = has {
            student.pinned = Some(Box::new(Pinned {
                site: Some(has.opening.to_string().into()),
                secondary: has.secondary.map(|id| id.to_string().into()),
                cost: has.cost.map(|cost| Decimal::from_hundredths(cost.into())),
                overrides: true,
            }));
        }
    }
    // what he has may be one wish more than were allowed
    let longest = problem.students.iter().map(|student| student.wishes.len()).max().unwrap_or(0);
    let longest = u32::try_from(longest).unwrap_or(u32::MAX);
    problem.parameters.wishes_max = problem.parameters.wishes_max.map(|most| most.max(longest));
}

/// Keeps a repair as a run of its own, beside the run that it repairs; gives its number.
pub async fn keep_repair(
    write: &Write,
    parent: &Chosen,
    repaired: &Repaired,
) -> anyhow::Result<Option<Done<i32>>> {
    let Some(by) = write.origin().actor else { return Ok(None) };
    let id: AllocationRunId = write.id();
    let campaign = parent.row.campaign_id;
    let number = store::last_number(write.tx(), campaign).await? + 1;
    let row = allocation_run::ActiveModel {
        id: Set(id),
        campaign_id: Set(campaign),
        number: Set(number),
        parent_id: Set(Some(parent.id)),
        procedure: Set(parent.row.procedure.clone()),
        seed: Set(parent.row.seed),
        problem: Set(canonical(repaired.checked.problem())?),
        problem_sha256: Set(repaired.checked.problem_sha256().to_owned()),
        position: Set(None),
        base_sha256: Set(None),
        result: Set(Some(canonical(&repaired.plan)?)),
        result_sha256: Set(Some(repaired.plan.result_sha256.clone())),
        summary: Set(Some(serde_json::to_string(&repaired.plan.summary)?)),
        state: Set(RunState::Ready),
        failure: Set(None),
        solve_micros: Set(None),
        requested_by: Set(by),
        requested_at: Set(write.now()),
        finished_at: Set(Some(write.now())),
    };
    store::insert(write.tx(), row).await?;
    let told = serde_json::json!({
        "number": number, "procedure": parent.row.procedure, "repairs": parent.row.number,
        "problem_sha256": repaired.checked.problem_sha256(), "result_sha256": repaired.plan.result_sha256,
    });
    let entry = Entry::new("allocation.repaired", "allocation_run", id).after(told);
    Ok(Some(Done::told(number, entry)))
}

fn canonical(value: &impl serde::Serialize) -> anyhow::Result<String> {
    canonical_json(value).map_err(|error| anyhow::anyhow!("{error:?}"))
}
