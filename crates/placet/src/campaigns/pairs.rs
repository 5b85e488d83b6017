//! Participants to place together, or apart: a couple at one site, a car shared to one town, two people kept from each other.
//!
//! What is entered holds for one campaign. It is not copied into another: it tells of private lives, and what held in spring
//! may hurt in autumn; who wants it again says so again.

use std::sync::Arc;

use placet_entity::ids::{CampaignId, CohortId, ParticipantId, ParticipantPairId};
use placet_entity::kinds::PairKind;
use placet_entity::{participant, participant_pair};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::{Value, json};

use super::participants::{PeopleRefusal, open_campaign};
use super::store;
use crate::access::{May, privilege::EditCampaigns};
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};

/// The most pairs that a run must keep in one campaign. Ten couples with the same twelve wishes, the worst that was measured, take
/// a search of ten thousand flows in a promotion of 239, a tenth of what it is allowed; each couple more multiplies it.
pub(super) const MOST_HARD: usize = 10;

/// What is asked of two participants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// What.
    pub kind: PairKind,
    /// Whether a run must keep it.
    pub hard: bool,
}

/// Why a pair is not saved.
#[derive(Clone, Debug)]
pub(super) enum PairRefusal {
    /// The participants of the campaign no longer change.
    Closed(PeopleRefusal),
    /// It is twice the same participant.
    Same,
    /// These two are a pair already.
    Exists,
    /// These are excused: nobody places them.
    Excused(Vec<ParticipantId>),
    /// They have seats of two cohorts, which are never one site to a run.
    TwoCohorts,
    /// As many pairs as a search settles must be kept already.
    TooManyHard,
    /// Somebody saved in between.
    Changed(Box<participant_pair::Model>),
}

fn closed(no: No<PeopleRefusal>) -> No<PairRefusal> {
    match no {
        No::Refused(refusal) => No::Refused(PairRefusal::Closed(refusal)),
        No::Hidden => No::Hidden,
        No::Broken(error) => No::Broken(error),
    }
}

/// What must hold of a pair, new or changed; `others` are the other pairs of the campaign.
fn check(
    asked: Asked,
    cohorts: [CohortId; 2],
    others: &[participant_pair::Model],
) -> Result<(), PairRefusal> {
    if asked.kind != PairKind::SameTown && cohorts[0] != cohorts[1] {
        return Err(PairRefusal::TwoCohorts);
    }
    if asked.hard && others.iter().filter(|pair| pair.hard).count() >= MOST_HARD {
        return Err(PairRefusal::TooManyHard);
    }
    Ok(())
}

fn told(row: &participant_pair::Model) -> Value {
    json!({
        "campaign_id": row.campaign_id, "first_id": row.first_id, "second_id": row.second_id,
        "kind": row.kind.code(), "hard": row.hard,
    })
}

async fn both(
    db: &impl ConnectionTrait,
    id: CampaignId,
    two: [ParticipantId; 2],
) -> Result<Option<[participant::Model; 2]>, DbErr> {
    let rows = store::participants::rows_of(db, id).await?;
    let find = |id| rows.iter().find(|row| row.id == id).cloned();
    Ok(find(two[0]).zip(find(two[1])).map(|(first, second)| [first, second]))
}

/// Adds a pair.
pub(super) async fn add(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
    two: [ParticipantId; 2],
    asked: Asked,
) -> Outcome<(), PairRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    open_campaign(&write, id).await.map_err(closed)?;
    let (first, second) = (two[0].min(two[1]), two[0].max(two[1]));
    if first == second {
        return Err(No::Refused(PairRefusal::Same));
    }
    let Some(rows) = both(tx, id, [first, second]).await? else { return Err(No::Hidden) };
    let excused: Vec<ParticipantId> =
        rows.iter().filter(|row| row.excused.is_some()).map(|row| row.id).collect();
    if !excused.is_empty() {
        return Err(No::Refused(PairRefusal::Excused(excused)));
    }
    let others = store::pairs::of_campaign(tx, id).await?;
    if others.iter().any(|pair| (pair.first_id, pair.second_id) == (first, second)) {
        return Err(No::Refused(PairRefusal::Exists));
    }
    check(asked, rows.map(|row| row.cohort_id), &others).map_err(No::Refused)?;
    let row = participant_pair::Model {
        id: write.id(),
        campaign_id: id,
        first_id: first,
        second_id: second,
        kind: asked.kind,
        hard: asked.hard,
        entered_at: write.now(),
        version: 1,
    };
    let entry = Entry::new("campaigns.pair_added", "participant_pair", row.id).after(told(&row));
    store::pairs::insert(tx, row).await?;
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Changes what is asked of a pair.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    campaign: CampaignId,
    (id, version): (ParticipantPairId, i32),
    asked: Asked,
) -> Outcome<(), PairRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    open_campaign(&write, campaign).await.map_err(closed)?;
    let mut others = store::pairs::of_campaign(tx, campaign).await?;
    let Some(place) = others.iter().position(|pair| pair.id == id) else { return Err(No::Hidden) };
    let saved = others.remove(place);
    if saved.version != version {
        return Err(No::Refused(PairRefusal::Changed(Box::new(saved))));
    }
    let two = [saved.first_id, saved.second_id];
    let Some(rows) = both(tx, campaign, two).await? else { return Err(No::Hidden) };
    check(asked, rows.map(|row| row.cohort_id), &others).map_err(No::Refused)?;
    let row = participant_pair::ActiveModel {
        id: Set(id),
        kind: Set(asked.kind),
        hard: Set(asked.hard),
        version: Set(version + 1),
        ..Default::default()
    };
    store::pairs::update(tx, row).await?;
    let now = participant_pair::Model { kind: asked.kind, hard: asked.hard, ..saved.clone() };
    let entry = Entry::new("campaigns.pair_changed", "participant_pair", id);
    Ok(write.commit(Done::told((), entry.before(told(&saved)).after(told(&now)))).await?)
}

/// Removes a pair.
pub(super) async fn remove(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    campaign: CampaignId,
    id: ParticipantPairId,
) -> Outcome<(), PeopleRefusal> {
    let write = may.write(handle).await?;
    open_campaign(&write, campaign).await?;
    let Some(row) = store::pairs::find(write.tx(), campaign, id).await? else { return Err(No::Hidden) };
    store::pairs::delete(write.tx(), id).await?;
    Ok(write.commit(Done::told((), removed(&row))).await?)
}

fn removed(row: &participant_pair::Model) -> Entry {
    Entry::new("campaigns.pair_removed", "participant_pair", row.id).before(told(row))
}

/// Removes the pairs of participants who go, and tells of each.
pub(super) async fn remove_of(
    write: &Write,
    campaign: CampaignId,
    gone: &[ParticipantId],
) -> Result<Vec<Entry>, DbErr> {
    let pairs = store::pairs::delete_of(write.tx(), campaign, gone).await?;
    Ok(pairs.iter().map(removed).collect())
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn pair(hard: bool, number: u128) -> participant_pair::Model {
        let id = uuid::Uuid::from_u128;
        participant_pair::Model {
            id: id(number).into(),
            campaign_id: id(0).into(),
            first_id: id(2 * number).into(),
            second_id: id(2 * number + 1).into(),
            kind: PairKind::SameSite,
            hard,
            entered_at: DateTime::default(),
            version: 1,
        }
    }

    #[test]
    fn as_many_musts_as_a_search_settles_and_any_number_of_wishes() {
        let cohort = CohortId(uuid::Uuid::from_u128(1));
        let asked = |hard| Asked { kind: PairKind::SameSite, hard };
        let others = |musts: usize| (1..=80).map(|n| pair(n as usize <= musts, n)).collect::<Vec<_>>();
        let check = |hard, musts| check(asked(hard), [cohort, cohort], &others(musts));
        assert!(check(true, MOST_HARD - 1).is_ok());
        assert!(matches!(check(true, MOST_HARD), Err(PairRefusal::TooManyHard)));
        assert!(check(false, MOST_HARD).is_ok(), "one more wish");
    }

    #[test]
    fn two_cohorts_share_a_town_and_no_site() {
        let cohorts = [1, 2].map(|n| CohortId(uuid::Uuid::from_u128(n)));
        for kind in PairKind::ALL {
            let checked = check(Asked { kind: *kind, hard: false }, cohorts, &[]);
            match kind {
                PairKind::SameTown => assert!(checked.is_ok()),
                _ => assert!(matches!(checked, Err(PairRefusal::TwoCohorts))),
            }
        }
    }
}
