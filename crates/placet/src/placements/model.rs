//! A placement's row and its state.

use placet_entity::ids::AccountId;
use placet_entity::kinds::PlacementStatus;
use placet_entity::placement;
use placet_rules::placement::{Act, State};
use placet_rules::time::Instant;
use sea_orm::ActiveValue::Set;

/// Who did something; none when it is not known any more.
pub(super) type By = Option<AccountId>;

/// The state of a row. An instant that a state needs and that is missing falls back on the epoch.
pub(super) fn state(row: &placement::Model) -> State<By> {
    let act = |by: By, at: Option<Instant>| Act { by, at: at.unwrap_or_default() };
    let published = act(row.validated_by, row.published_at);
    match row.status {
        PlacementStatus::Proposed => State::Proposed,
        PlacementStatus::PreValidated => {
            State::PreValidated { pre_validated: act(row.pre_validated_by, row.pre_validated_at) }
        }
        PlacementStatus::Validated => State::Validated { validated: act(row.validated_by, row.validated_at) },
        PlacementStatus::Published => State::Published { published },
        PlacementStatus::Done | PlacementStatus::NotDone | PlacementStatus::Cancelled => {
            State::Done { published }
        }
    }
}

/// The columns of a state that a proposal can have, and the next version.
pub(super) fn columns(row: &placement::Model, state: &State<By>) -> placement::ActiveModel {
    let mut change =
        placement::ActiveModel { id: Set(row.id), version: Set(row.version + 1), ..Default::default() };
    match state {
        State::Proposed => {
            change.status = Set(PlacementStatus::Proposed);
            change.pre_validated_by = Set(None);
            change.pre_validated_at = Set(None);
            change.validated_by = Set(None);
            change.validated_at = Set(None);
            change.published_at = Set(None);
        }
        State::PreValidated { pre_validated } => {
            change.status = Set(PlacementStatus::PreValidated);
            change.pre_validated_by = Set(pre_validated.by);
            change.pre_validated_at = Set(Some(pre_validated.at));
        }
        State::Validated { validated } => {
            change.status = Set(PlacementStatus::Validated);
            change.validated_by = Set(validated.by);
            change.validated_at = Set(Some(validated.at));
            change.published_at = Set(None);
        }
        State::Published { published } => {
            change.status = Set(PlacementStatus::Published);
            change.published_at = Set(Some(published.at));
        }
        State::Cancelled { cancelled, reason, .. } => {
            change.status = Set(PlacementStatus::Cancelled);
            change.cancelled_at = Set(Some(cancelled.at));
            change.cancelled_reason = Set(Some(reason.as_str().to_owned()));
        }
        State::Running { .. } | State::Done { .. } | State::NotDone { .. } => {}
    }
    change
}

/// Whether the student sees it at `now`.
pub(super) fn is_visible(row: &placement::Model, now: Instant) -> bool {
    matches!(row.status, PlacementStatus::Published | PlacementStatus::Done)
        && row.published_at.is_some_and(|at| at <= now)
}
