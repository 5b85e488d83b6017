//! Pre-validating, validating, and taking either back: one by one or many at once.

use std::collections::HashMap;
use std::sync::Arc;

use placet_entity::ids::{AccountId, CampaignId, PlacementId};
use placet_entity::placement;
use placet_rules::placement::Act;
use placet_rules::time::Instant;

use super::model::{columns, state};
use super::store;
use crate::access::{May, Privilege};
use crate::commission;
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// What is done to placements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Somebody looked at it.
    PreValidate,
    /// The commission accepts it.
    Validate,
    /// Either is taken back.
    Withdraw,
}

impl Step {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::PreValidate => "pre-validate",
            Self::Validate => "validate",
            Self::Withdraw => "withdraw",
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        [Self::PreValidate, Self::Validate, Self::Withdraw].into_iter().find(|step| step.code() == code)
    }

    fn action(self) -> &'static str {
        match self {
            Self::PreValidate => "placements.pre_validated",
            Self::Validate => "placements.validated",
            Self::Withdraw => "placements.validation_withdrawn",
        }
    }
}

/// Which placements.
#[derive(Clone, Debug)]
pub(super) enum Which {
    /// These, each with the version that the page showed.
    These(HashMap<PlacementId, i32>),
    /// These, whatever their version: the whole result of a search.
    All(Vec<PlacementId>),
    /// Those that this account brought forward at this instant: an undo.
    DoneAt(AccountId, Instant),
}

/// What became of what was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Advanced {
    /// Brought forward, or back.
    pub done: u32,
    /// Their terms changed since the page was shown: left as they are.
    pub changed: u32,
    /// Already there, or already published.
    pub skipped: u32,
}

/// Takes the step on each placement that it fits.
pub(super) async fn advance<P: Privilege>(
    handle: &Arc<Handle>,
    may: &May<P>,
    id: CampaignId,
    which: &Which,
    step: Step,
) -> Outcome<Advanced, std::convert::Infallible> {
    let write = may.write(handle).await?;
    if store::hold_campaign(write.tx(), id).await?.is_none() {
        return Err(No::Hidden);
    }
    let live = commission::live(write.tx(), id).await?;
    let (mut advanced, mut told) = (Advanced::default(), Vec::new());
    for row in live.principal.values() {
        match asked(which, row) {
            Asked::No => continue,
            Asked::Changed => {
                advanced.changed += 1;
                continue;
            }
            Asked::Yes => {}
        }
        let act = Act { by: Some(may.account()), at: write.now() };
        let next = |row: &placement::Model| match step {
            Step::PreValidate => state(row).pre_validate(act),
            Step::Validate => state(row).validate(act),
            Step::Withdraw => state(row).withdraw(),
        };
        let Ok(reached) = next(row) else {
            advanced.skipped += 1;
            continue;
        };
        store::update(write.tx(), row, columns(row, &reached)).await?;
        if let Some(beside) = live.secondary.get(&row.id)
            && let Ok(reached) = next(beside)
        {
            store::update(write.tx(), beside, columns(beside, &reached)).await?;
        }
        advanced.done += 1;
        told.push(row.id);
    }
    let done = if advanced.done == 0 {
        Done::unremarkable(advanced, Unremarkable::Nothing)
    } else {
        Done::told(advanced, Entry::new(step.action(), "campaign", id).after(&told))
    };
    Ok(write.commit(done).await?)
}

enum Asked {
    Yes,
    No,
    Changed,
}

fn asked(which: &Which, row: &placement::Model) -> Asked {
    match which {
        Which::These(ids) => match ids.get(&row.id) {
            None => Asked::No,
            Some(version) if *version != row.version => Asked::Changed,
            Some(_) => Asked::Yes,
        },
        Which::All(ids) if ids.contains(&row.id) => Asked::Yes,
        Which::DoneAt(by, at) => {
            let same = |who: Option<AccountId>, when: Option<Instant>| {
                who == Some(*by) && when.is_some_and(|when| when.timestamp_micros() == at.timestamp_micros())
            };
            if same(row.validated_by, row.validated_at) || same(row.pre_validated_by, row.pre_validated_at) {
                Asked::Yes
            } else {
                Asked::No
            }
        }
        Which::All(_) => Asked::No,
    }
}
