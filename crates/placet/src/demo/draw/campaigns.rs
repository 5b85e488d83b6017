//! The campaigns: twelve that are past or under way, and one in each phase on the day of the drawing.

use chrono::NaiveDate;
use placet_entity::ids::{CampaignId, CohortId, OpeningId, SiteId};
use placet_entity::kinds::{CampaignKind, DemandShown, Repeats};
use placet_entity::{campaign, campaign_cohort, campaign_period, opening, series};
use placet_rules::campaign::{InstantOffsets, Instants, Moment};
use placet_rules::capacity::{self, Capacity, Taken};
use placet_rules::debt;
use placet_rules::places::{Need, Site, recommend};
use placet_rules::time::{Instant, move_day};

use super::hosts::Place;
use super::institution::{EXPECTED, Frame, LEVELS, SIZES, level_code};
use super::{Canvas, ZONE};
use chrono::Duration;
use placet_allocation::Procedure;

/// Days that a placement lasts.
const LENGTH: i64 = 56;

/// How far a campaign has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Its order is not computed.
    Building,
    /// Wishes are open.
    Wishes,
    /// Wishes are closed; the commission has not met.
    Commission,
    /// Its placements are published.
    Published,
}

/// The seats of one site for one cohort.
pub(super) struct Seats {
    /// The row.
    pub opening: OpeningId,
    /// Position of the site.
    pub place: usize,
    /// How many.
    pub count: i32,
}

/// One cohort of a campaign.
pub(super) struct Group {
    /// Which.
    pub cohort: CohortId,
    /// Its code.
    pub code: String,
    /// The level that its students are in now, from 0.
    pub level_now: usize,
    /// Placements that its students have left, this one included.
    pub periods_left: Option<u32>,
    /// Its openings.
    pub seats: Vec<Seats>,
}

/// A campaign as the history of the school tells it.
pub(super) struct Session {
    /// Which.
    pub id: CampaignId,
    /// Its name.
    pub name: String,
    /// Its instants.
    pub instants: Instants,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// How far it has come.
    pub stage: Stage,
    /// The procedure that the school used.
    pub procedure: Procedure,
    /// Seed of its draws.
    pub seed: i64,
    /// Its cohorts.
    pub groups: Vec<Group>,
}

struct Sketch {
    year: usize,
    /// Levels of the cohorts in that year.
    levels: &'static [usize],
    number: usize,
    start: NaiveDate,
    offsets: InstantOffsets,
    stage: Stage,
}

/// The usual days of a campaign of the school.
fn usual() -> InstantOffsets {
    InstantOffsets { end: LENGTH as i16, ..InstantOffsets::default() }
}

/// A campaign that was prepared early: the days before its start are given, the others are usual.
fn early(order: i16, open: i16, close: i16, commission: i16, publication: i16) -> InstantOffsets {
    InstantOffsets { order, wishes_open: open, wishes_close: close, commission, publication, ..usual() }
}

fn sketches(canvas: &Canvas, frame: &Frame) -> Vec<Sketch> {
    let mut all = Vec::new();
    for (year, levels) in [(0, &[0][..]), (1, &[0, 1][..])] {
        for number in 0..4 {
            let start = move_day(frame.years[year].start, 10 + 88 * number);
            let number = number as usize + 1;
            all.push(Sketch { year, levels, number, start, offsets: usual(), stage: Stage::Published });
        }
    }
    let mut now = |levels, number, days, offsets, stage| {
        let start = move_day(canvas.day, days);
        all.push(Sketch { year: 2, levels, number, start, offsets, stage });
    };
    let both: &[usize] = &[0, 2];
    now(both, 1, -100, usual(), Stage::Published);
    now(both, 2, -19, usual(), Stage::Published);
    now(both, 3, 38, usual(), Stage::Wishes);
    now(both, 4, 105, usual(), Stage::Building);
    let middle: &[usize] = &[1];
    now(middle, 1, -62, usual(), Stage::Published);
    now(middle, 2, 7, early(-62, -59, -44, -29, -28), Stage::Published);
    now(middle, 3, 65, early(-85, -84, -69, -60, -59), Stage::Commission);
    all
}

pub(super) fn draw(canvas: &mut Canvas, frame: &Frame, places: &[Place]) -> Vec<Session> {
    let series: Vec<_> = frame
        .years
        .iter()
        .map(|year| {
            let id = canvas.dice.id();
            canvas.school.series.push(series::Model {
                id,
                year_id: year.id,
                name: format!("Stages d’externat {}", year.code),
            });
            id
        })
        .collect();
    let mut sessions = Vec::new();
    for sketch in sketches(canvas, frame) {
        let year = &frame.years[sketch.year];
        let names: Vec<&str> = sketch.levels.iter().map(|level| level_code(*level)).collect();
        let instants = instants(&sketch);
        let end = move_day(sketch.start, LENGTH - 1);
        let procedure = if sketch.year < 2 { Procedure::ScoreOrderV2 } else { Procedure::Fair };
        let name = format!("Stage {} — {}", sketch.number, names.join(" et "));
        let id: CampaignId = canvas.dice.id();
        let seed = canvas.dice.seed();
        let has_begun = sketch.stage != Stage::Building;
        canvas.school.campaign.push(campaign::Model {
            id,
            kind: CampaignKind::RankedChoice,
            series_id: Some(series[sketch.year]),
            year_id: year.id,
            name: name.clone(),
            description: None,
            wishes_min: 5,
            wishes_max: 12,
            demand_shown: if procedure.is_serial() { DemandShown::Live } else { DemandShown::Past },
            repeats: Repeats::Refused,
            outside_requests: true,
            exchanges_until: (sketch.start > canvas.day).then(|| exchanges_until(sketch.start)),
            catch_up: false,
            procedure: procedure.code().into(),
            order_at: instants.order,
            wishes_open_at: instants.wishes_open,
            wishes_close_at: instants.wishes_close,
            commission_at: instants.commission,
            publication_at: instants.publication,
            start_at: instants.start,
            end_at: instants.end,
            validation_open_at: instants.validation_open,
            validation_close_at: instants.validation_close,
            evaluation_open_at: instants.evaluation_open,
            evaluation_close_at: instants.evaluation_close,
            order_seed: seed,
            order_computed_at: has_begun.then_some(instants.order),
            opened_at: has_begun.then(|| instants.wishes_open - Duration::hours(14)),
            published_at: (sketch.stage == Stage::Published).then_some(instants.publication),
            version: 1,
            archived_at: None,
        });
        canvas.school.campaign_period.push(campaign_period::Model {
            id: canvas.dice.id(),
            campaign_id: id,
            start_on: sketch.start,
            end_on: end,
        });
        let groups = groups(canvas, frame, places, &sketch, id);
        sessions.push(Session {
            id,
            name,
            instants,
            start: sketch.start,
            end,
            stage: sketch.stage,
            procedure,
            seed,
            groups,
        });
    }
    sessions
}

/// Until when the students of a campaign that starts on a day exchange: the second day before.
pub(super) fn exchanges_until(start: NaiveDate) -> Instant {
    ZONE.start_of_day(move_day(start, -2))
}

/// The instants: openings at eight, the commission after lunch, publications at the end of the day.
fn instants(sketch: &Sketch) -> Instants {
    let days = sketch.offsets.instants(ZONE, sketch.start);
    Instants::from_fn(|moment| {
        let hours = match moment {
            Moment::Order | Moment::WishesOpen | Moment::ValidationOpen | Moment::EvaluationOpen => 8,
            Moment::Commission => 14,
            Moment::Publication => 18,
            _ => 0,
        };
        let midnight = ZONE.wall_clock(days.get(moment));
        ZONE.resolve(midnight + Duration::hours(hours))
    })
}

/// The seats of each cohort: a tenth more than its students, shared in proportion.
fn groups(
    canvas: &mut Canvas,
    frame: &Frame,
    places: &[Place],
    sketch: &Sketch,
    campaign: CampaignId,
) -> Vec<Group> {
    let ago = 2 - sketch.year;
    let sizes: Vec<u32> = sketch.levels.iter().map(|level| SIZES[level + ago] as u32).collect();
    let sites: Vec<Site<SiteId>> = places
        .iter()
        .map(|place| Site {
            id: place.id,
            capacity: if place.secondary { Capacity::CLOSED } else { place.capacity },
            forbidden: sketch.levels.iter().map(|level| place.forbidden.contains(level)).collect(),
        })
        .collect();
    let groups: &[capacity::Group<SiteId, SiteId>] = &[];
    let need = Need { sites: &sites, students: &sizes, margin: 10, groups, taken: &Taken::default() };
    // the sites of the demonstration take a half more than its cohorts need
    let rows = recommend(&need).map(|found| found.rows).unwrap_or_default();
    let mut groups = Vec::new();
    for (at, level) in sketch.levels.iter().enumerate() {
        let Some(cohort) = frame.years[sketch.year].cohorts[*level] else { continue };
        canvas
            .school
            .campaign_cohort
            .push(campaign_cohort::Model { campaign_id: campaign, cohort_id: cohort });
        let mut seats = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            let count = if places[place].secondary { 4 } else { row.cells[at].seats as i32 };
            if count == 0 {
                continue;
            }
            let opening = canvas.dice.id();
            canvas.school.opening.push(opening::Model {
                id: opening,
                campaign_id: campaign,
                cohort_id: cohort,
                site_id: places[place].id,
                seats: count,
                recommended: Some(count),
                version: 1,
            });
            seats.push(Seats { opening, place, count });
        }
        let code = canvas.school.cohort.iter().find(|row| row.id == cohort).map(|row| row.code.clone());
        let later = EXPECTED * (LEVELS.len() - 1 - level) as u32;
        groups.push(Group {
            cohort,
            code: code.unwrap_or_default(),
            level_now: level + ago,
            periods_left: debt::periods_left(EXPECTED, sketch.number as u32 - 1, later),
            seats,
        });
    }
    groups
}
