//! The pages of the runs.

mod compare;
mod differences;
mod fairness;
mod pairs;
mod run;
mod runs;

pub(super) use compare::{compare, post_compare};
pub(super) use differences::differences;
pub(super) use fairness::{fairness, post_fairness};
pub(super) use run::{export, give_up, problem_file, result_file, run};
pub(super) use runs::{post_run, runs};

use placet_allocation::Procedure;
use placet_entity::ids::CampaignId;

use super::run::RunRefusal;
use super::scene::Scene;
use super::store;
use crate::campaigns::{self, CampaignView};
use crate::kit::text::Say;
use crate::kit::web::Form;
use crate::kit::{Handle, Page, PageError, PageResult};

/// The campaign of an address, archived or not.
async fn campaign(handle: &Handle, id: CampaignId) -> PageResult<CampaignView> {
    campaigns::load(handle.db.read(), id).await?.ok_or(PageError::Hidden)
}

async fn scene(handle: &Handle, id: CampaignId) -> PageResult<Scene> {
    store::scene(handle.db.read(), id).await?.ok_or(PageError::Hidden)
}

/// The procedures, each with its name; the one that the campaign proposes first.
fn procedures(reader: &Page, proposed: &str) -> Vec<(String, String)> {
    let mut all: Vec<Procedure> = Procedure::ALL.to_vec();
    all.sort_by_key(|procedure| procedure.code() != proposed);
    all.into_iter()
        .map(|procedure| {
            (procedure.code().to_owned(), reader.t(&format!("allocation-procedure-{}", procedure.code())))
        })
        .collect()
}

/// The seed typed, or why it is none.
fn seed(form: &mut Form) -> u64 {
    let typed: String = form.value("seed").chars().filter(|char| !char.is_whitespace()).collect();
    match typed.parse::<u64>() {
        Ok(seed) if seed < 1 << 53 => seed,
        _ => {
            form.refuse("seed", Say::key("allocation-seed-wrong"));
            0
        }
    }
}

/// The sentences of a refusal, at the field that it concerns.
fn refuse(form: &mut Form, reader: &Page, scene: &Scene, refusal: &RunRefusal) {
    match refusal {
        RunRefusal::NoProcedure => form.refuse("procedure", Say::key("allocation-refused-no-procedure")),
        RunRefusal::Published => form.refuse("", Say::key("allocation-refused-published")),
        RunRefusal::NoParticipant => form.refuse("", Say::key("allocation-refused-no-participant")),
        RunRefusal::NoSeat => form.refuse("", Say::key("allocation-refused-no-seat")),
        RunRefusal::NoPosition => form.refuse("steepness", Say::key("allocation-refused-no-position")),
        RunRefusal::Problem(errors) => {
            for error in errors.iter().take(20) {
                form.refuse("", problem_sentence(reader, scene, error));
            }
        }
    }
}

/// What stands in the way of a run, in a sentence with names.
fn problem_sentence(reader: &Page, scene: &Scene, error: &placet_allocation::ProblemError) -> Say {
    use placet_allocation::ProblemError as E;
    let who = |id: &placet_allocation::Id| {
        id.as_str()
            .parse()
            .ok()
            .and_then(|id| scene.taking(id))
            .map_or_else(String::new, super::scene::Taking::name)
    };
    let place = |id: &placet_allocation::Id| {
        id.as_str().parse().ok().map_or_else(String::new, |id| scene.opening_name(id))
    };
    match error {
        E::MorePinsThanSeats { site, pins, seats } => Say::key("allocation-problem-pins")
            .with("site", place(site))
            .with("pins", *pins)
            .with("seats", *seats),
        E::PinOutsideCohort { student, site } | E::PinNotAllowed { student, site } => {
            Say::key("allocation-problem-pin").with("student", who(student)).with("site", place(site))
        }
        E::SecondaryAsPrincipal { student, site } => {
            Say::key("allocation-problem-secondary").with("student", who(student)).with("site", place(site))
        }
        E::PrincipalAsSecondary { student, site } => {
            Say::key("allocation-problem-principal").with("student", who(student)).with("site", place(site))
        }
        E::BadParameter { field } => Say::key("allocation-problem-parameter").with("field", *field),
        other => {
            tracing::error!(?other, "a campaign cannot be stated as a problem");
            let _ = reader;
            Say::key("allocation-problem-other")
        }
    }
}
