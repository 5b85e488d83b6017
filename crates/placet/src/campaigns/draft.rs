//! Creating a campaign, changing it, archiving it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use placet_entity::ids::{AcademicYearId, CampaignId, CohortId, ParticipantId, SeriesId};
use placet_entity::kinds::{CampaignKind, DemandShown, Repeats};
use placet_entity::{campaign, campaign_period, cohort, series};
use placet_rules::campaign::{Incoherence, Instants, Moment, PeriodError, Periods, check};
use placet_rules::exchange::{Exchanges, Misplaced};
use placet_rules::time::{Span, Zone};
use placet_rules::year::YearState;
use sea_orm::ActiveValue::{NotSet, Set};
use serde_json::json;

use super::model::{CampaignView, year_lock, year_span};
use super::store;
use super::{openings, pairs, participants};
use crate::access::{May, privilege::EditCampaigns};
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};
use crate::settings;

/// A campaign as a form describes it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its year.
    pub year: AcademicYearId,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub description: Option<String>,
    /// Name of its series: one of the year, or a new one.
    pub series: Option<String>,
    /// Its cohorts.
    pub cohorts: Vec<CohortId>,
    /// Its eleven instants.
    pub instants: Instants,
    /// The spans of days of its placement; empty: the whole of it.
    pub periods: Vec<Span>,
    /// Wishes asked for.
    pub wishes_min: i32,
    /// Wishes allowed.
    pub wishes_max: i32,
    /// What students see of the demand.
    pub demand_shown: DemandShown,
    /// Whether a site already done may be ranked.
    pub repeats: Repeats,
    /// Whether students may ask for a placement elsewhere.
    pub outside_requests: bool,
    /// The first instant at which students no longer exchange their placements; none when they may not.
    pub exchanges_until: Option<DateTime<Utc>>,
    /// Whether participants are picked by hand.
    pub catch_up: bool,
    /// The procedure proposed first.
    pub procedure: String,
}

/// Why a campaign is not saved as asked.
#[derive(Clone, Debug)]
pub enum DraftRefusal {
    /// No cohort is ticked.
    NoCohort,
    /// A cohort is not one of the year.
    ForeignCohort,
    /// The year is locked: campaigns neither come nor go.
    YearClosed,
    /// Two instants contradict each other.
    Incoherent(Incoherence<DateTime<Utc>>),
    /// The periods are wrong.
    Period(PeriodError),
    /// More wishes are asked for than allowed.
    WishesBounds,
    /// Exchanges would end where it means nothing.
    Exchanges(Misplaced),
    /// The year is locked: this instant does not move.
    Frozen(Moment),
    /// A cohort that would go has participants who ranked, asked or were placed.
    CohortInUse(String),
    /// The order has been shown, or wishes ranked: catch-up or not stays as it is.
    CatchUpFixed,
    /// Somebody saved in between.
    Changed(Box<CampaignView>),
}

fn problems(draft: &Draft, cohorts: &[cohort::Model], zone: Zone) -> Result<Periods, Vec<DraftRefusal>> {
    let mut wrong = Vec::new();
    if draft.cohorts.is_empty() {
        wrong.push(DraftRefusal::NoCohort);
    }
    if draft.cohorts.iter().any(|id| !cohorts.iter().any(|cohort| cohort.id == *id)) {
        wrong.push(DraftRefusal::ForeignCohort);
    }
    if draft.wishes_min > draft.wishes_max {
        wrong.push(DraftRefusal::WishesBounds);
    }
    let exchanges = draft.exchanges_until.map_or(Exchanges::NotAllowed, Exchanges::Until);
    wrong.extend(exchanges.check(&draft.instants).err().map(DraftRefusal::Exchanges));
    let incoherent = check(&draft.instants);
    let backwards = draft.instants.start >= draft.instants.end;
    wrong.extend(incoherent.into_iter().map(DraftRefusal::Incoherent));
    if backwards {
        return Err(wrong);
    }
    let placement = zone.span_of(draft.instants.placement());
    let periods = if draft.periods.is_empty() {
        Ok(Periods::whole(placement))
    } else {
        Periods::new(draft.periods.clone(), placement)
    };
    match periods {
        Ok(periods) if wrong.is_empty() => Ok(periods),
        Ok(_) => Err(wrong),
        Err(errors) => {
            wrong.extend(errors.into_iter().map(DraftRefusal::Period));
            Err(wrong)
        }
    }
}

/// Creates a campaign, its participants, and the seats of `copied_from` when there is one; its pairs are not copied.
pub(super) async fn create(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    draft: &Draft,
    copied_from: Option<CampaignId>,
) -> Outcome<CampaignId, Vec<DraftRefusal>> {
    let write = may.write(handle).await?;
    let done = created(&write, draft, copied_from).await?;
    Ok(write.commit(done).await?)
}

/// Creates a campaign within a write.
pub async fn created(
    write: &Write,
    draft: &Draft,
    copied_from: Option<CampaignId>,
) -> Outcome<Done<CampaignId>, Vec<DraftRefusal>> {
    let tx = write.tx();
    let zone = settings::load(tx).await?.zone;
    let Some(year) = store::campaigns::year(tx, draft.year).await? else { return Err(No::Hidden) };
    let cohorts = store::campaigns::cohorts_of_year(tx, year.id).await?;
    let state = year_lock(&year).state(&year_span(&year), zone.day_of(write.now()));
    let mut wrong = Vec::new();
    if !state.is_structure_open() {
        wrong.push(DraftRefusal::YearClosed);
    }
    let periods = match problems(draft, &cohorts, zone) {
        Ok(periods) if wrong.is_empty() => periods,
        Ok(_) => return Err(No::Refused(wrong)),
        Err(more) => {
            wrong.extend(more);
            return Err(No::Refused(wrong));
        }
    };
    let id: CampaignId = write.id();
    let series = series_id(write, draft).await?;
    let seed = i64::try_from(write.handle().chance.seed()).unwrap_or_default();
    let mut row = columns(draft, series);
    row.id = Set(id);
    row.kind = Set(CampaignKind::RankedChoice);
    row.year_id = Set(year.id);
    row.order_seed = Set(seed);
    row.order_computed_at = Set(None);
    row.opened_at = Set(None);
    row.published_at = Set(None);
    row.version = Set(1);
    row.archived_at = Set(None);
    store::campaigns::insert(tx, row).await?;
    store::campaigns::change_cohorts(tx, id, &draft.cohorts, &[]).await?;
    store::campaigns::replace_periods(tx, id, period_rows(write, id, &periods)).await?;
    let Some(view) = store::load(tx, id).await? else { return Err(No::Hidden) };
    let brought = if draft.catch_up { 0 } else { participants::bring_in_line(write, &view).await?.added };
    let mut seats = 0;
    if let Some(from) = copied_from
        && let Some(from) = store::load(tx, from).await?
    {
        seats = openings::copy_all(write, &from, &view).await?;
    }
    let entry = Entry::new("campaigns.created", "campaign", id).after(json!({
        "name": draft.name, "year": year.code, "cohorts": view.cohort_names(), "start": draft.instants.start,
        "participants": brought, "openings_copied": seats,
    }));
    Ok(Done::told(id, entry))
}

/// Changes a campaign.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
    version: i32,
    draft: &Draft,
) -> Outcome<(), Vec<DraftRefusal>> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let Some(view) = store::load(tx, id).await? else { return Err(No::Hidden) };
    if view.row.version != version {
        return Err(No::Refused(vec![DraftRefusal::Changed(Box::new(view))]));
    }
    let zone = settings::load(tx).await?.zone;
    let state = view.year_state(zone.day_of(write.now()));
    let cohorts = store::campaigns::cohorts_of_year(tx, view.year.id).await?;
    let mut wrong: Vec<DraftRefusal> =
        state.frozen_changes(&view.instants, &draft.instants).into_iter().map(DraftRefusal::Frozen).collect();
    let before: BTreeSet<CohortId> = view.cohorts.iter().map(|cohort| cohort.id).collect();
    let after: BTreeSet<CohortId> = draft.cohorts.iter().copied().collect();
    let removed: Vec<CohortId> = before.difference(&after).copied().collect();
    let added: Vec<CohortId> = after.difference(&before).copied().collect();
    let people = store::participants::rows_of(tx, id).await?;
    let of_removed = people.iter().filter(|row| removed.contains(&row.cohort_id));
    let going: Vec<ParticipantId> = of_removed.map(|row| row.id).collect();
    if !removed.is_empty() {
        let leaving: BTreeMap<_, _> = people
            .iter()
            .filter(|row| removed.contains(&row.cohort_id))
            .map(|row| (row.id, row.cohort_id))
            .collect();
        let used = store::participants::in_use(tx, &leaving.keys().copied().collect::<Vec<_>>()).await?;
        let cohorts: BTreeSet<CohortId> = used.iter().filter_map(|id| leaving.get(id).copied()).collect();
        wrong.extend(
            cohorts
                .iter()
                .filter_map(|id| view.cohort(*id))
                .map(|cohort| DraftRefusal::CohortInUse(cohort.name.clone())),
        );
    }
    if draft.catch_up != view.row.catch_up && !people.is_empty() {
        wrong.push(DraftRefusal::CatchUpFixed);
    }
    let periods = match problems(draft, &cohorts, zone) {
        Ok(periods) if wrong.is_empty() => periods,
        Ok(_) => return Err(No::Refused(wrong)),
        Err(more) => {
            wrong.extend(more);
            return Err(No::Refused(wrong));
        }
    };
    let series = series_id(&write, draft).await?;
    let mut row = columns(draft, series);
    row.id = Set(id);
    row.version = Set(version + 1);
    store::campaigns::update(tx, row).await?;
    let mut entries = pairs::remove_of(&write, id, &going).await?;
    store::campaigns::change_cohorts(tx, id, &added, &removed).await?;
    if periods != view.periods {
        store::campaigns::replace_periods(tx, id, period_rows(&write, id, &periods)).await?;
    }
    let Some(now) = store::load(tx, id).await? else { return Err(No::Hidden) };
    if !draft.catch_up && now.row.published_at.is_none() {
        participants::bring_in_line(&write, &now).await?;
    }
    entries.push(Entry::new("campaigns.changed", "campaign", id).before(told(&view)).after(told(&now)));
    Ok(write.commit(Done::all((), entries)).await?)
}

/// What an entry tells of a campaign.
fn told(view: &CampaignView) -> serde_json::Value {
    json!({
        "name": view.row.name, "description": view.row.description, "cohorts": view.cohort_names(),
        "instants": view.instants, "periods": view.periods, "wishes": [view.row.wishes_min, view.row.wishes_max],
        "demand_shown": view.row.demand_shown, "repeats": view.row.repeats,
        "outside_requests": view.row.outside_requests, "exchanges_until": view.row.exchanges_until,
        "catch_up": view.row.catch_up,
        "procedure": view.row.procedure,
    })
}

/// Why a campaign is neither archived nor brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArchiveRefusal {
    /// The year is locked.
    YearClosed,
}

/// Archives a campaign, or brings it back.
pub(super) async fn archive(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
    archived: bool,
) -> Outcome<(), ArchiveRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let Some(view) = store::load(tx, id).await? else { return Err(No::Hidden) };
    let zone = settings::load(tx).await?.zone;
    if view.year_state(zone.day_of(write.now())) == YearState::Locked {
        return Err(No::Refused(ArchiveRefusal::YearClosed));
    }
    let row = campaign::ActiveModel {
        id: Set(id),
        archived_at: Set(archived.then(|| write.now())),
        version: Set(view.row.version + 1),
        ..Default::default()
    };
    store::campaigns::update(tx, row).await?;
    participants::renumber(tx, &store::participants::rows_of(tx, id).await?, zone).await?;
    let action = if archived { "campaigns.archived" } else { "campaigns.brought_back" };
    Ok(write.commit(Done::told((), Entry::new(action, "campaign", id))).await?)
}

fn columns(draft: &Draft, series: Option<SeriesId>) -> campaign::ActiveModel {
    let i = &draft.instants;
    campaign::ActiveModel {
        id: NotSet,
        kind: NotSet,
        series_id: Set(series),
        year_id: NotSet,
        name: Set(draft.name.clone()),
        description: Set(draft.description.clone()),
        wishes_min: Set(draft.wishes_min),
        wishes_max: Set(draft.wishes_max),
        demand_shown: Set(draft.demand_shown),
        repeats: Set(draft.repeats),
        outside_requests: Set(draft.outside_requests),
        exchanges_until: Set(draft.exchanges_until),
        catch_up: Set(draft.catch_up),
        procedure: Set(draft.procedure.clone()),
        order_at: Set(i.order),
        wishes_open_at: Set(i.wishes_open),
        wishes_close_at: Set(i.wishes_close),
        commission_at: Set(i.commission),
        publication_at: Set(i.publication),
        start_at: Set(i.start),
        end_at: Set(i.end),
        validation_open_at: Set(i.validation_open),
        validation_close_at: Set(i.validation_close),
        evaluation_open_at: Set(i.evaluation_open),
        evaluation_close_at: Set(i.evaluation_close),
        ..Default::default()
    }
}

fn period_rows(write: &Write, id: CampaignId, periods: &Periods) -> Vec<campaign_period::ActiveModel> {
    periods
        .spans()
        .iter()
        .map(|span| campaign_period::ActiveModel {
            id: Set(write.id()),
            campaign_id: Set(id),
            start_on: Set(span.start),
            end_on: Set(span.last_day()),
        })
        .collect()
}

async fn series_id(write: &Write, draft: &Draft) -> Result<Option<SeriesId>, sea_orm::DbErr> {
    let Some(name) = &draft.series else { return Ok(None) };
    let key = placet_rules::text::search_key(name);
    let known = store::campaigns::series_of_year(write.tx(), draft.year).await?;
    if let Some(found) = known.iter().find(|row| placet_rules::text::search_key(&row.name) == key) {
        return Ok(Some(found.id));
    }
    let row = series::ActiveModel { id: Set(write.id()), year_id: Set(draft.year), name: Set(name.clone()) };
    store::campaigns::insert_series(write.tx(), row).await.map(Some)
}
