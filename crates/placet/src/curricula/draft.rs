//! A book from the rows. Pure.
//!
//! A campaign is behind a student when its result is known or its last day has passed; one to come offers what it opens, and
//! every site that takes the level as long as it opens none. Those that his levels still expect and nobody has created lie
//! in equal parts of what is left of their year. A placement that is over counts as acquired unless it was noted as not done.

use std::collections::{BTreeMap, BTreeSet};

use placet_entity::ids::{
    CampaignId, CohortId, CurriculumId, ParticipantId, ProgrammeId, SiteId, StudentId, StudyLevelId,
};
use placet_entity::kinds::{CurriculumStatus, PlacementStatus, Repeats};
use placet_entity::{accommodation, campaign, cohort, curriculum, student, study_level};
use placet_rules::accommodation::{Effect, Host, conflicts};
use placet_rules::campaign::Periods;
use placet_rules::curriculum::{Gave, Past, Place, REQUIREMENTS_MAX, Ruling};
use placet_rules::distance::nearest;
use placet_rules::eligibility::SiteRole;
use placet_rules::time::{Day, Interval, Span, next_day};

use super::book::{Book, Opens, Programme, Seen, Settled, Student};
use super::course::{days_of, expected, later, parts, place, places_of};
use super::facts::{Facts, Had, Site, Taking};
use super::model::{Asked, Key, Kind, Rules, Where, applies};
use crate::people::facts::{homes, owed};

/// A campaign on the calendar.
struct Dated<'a> {
    row: &'a campaign::Model,
    periods: Periods,
    behind: bool,
}

/// A campaign that is to come for a student.
struct Coming {
    periods: Periods,
    cohort: CohortId,
    key: Key,
}

/// What the rows say, by what they are asked for.
struct Draft<'a> {
    facts: &'a Facts,
    opens: Opens,
    cohorts: BTreeMap<CohortId, &'a cohort::Model>,
    levels: BTreeMap<StudyLevelId, &'a study_level::Model>,
    campaigns: BTreeMap<CampaignId, Dated<'a>>,
    sites: BTreeMap<SiteId, &'a Site>,
    forbidden: BTreeMap<SiteId, Vec<StudyLevelId>>,
    openings: BTreeMap<(CampaignId, CohortId), Vec<SiteId>>,
    entered: BTreeSet<(CampaignId, CohortId)>,
    placements: BTreeMap<ParticipantId, Vec<&'a Had>>,
    enrolled: BTreeMap<CurriculumId, Vec<CohortId>>,
    owed: BTreeMap<StudentId, &'a (student::Model, Vec<accommodation::Model>)>,
    seen: Seen,
    today: Day,
    book: Book,
}

impl Book {
    /// From the rows, on a day of the institution.
    pub fn new(facts: &Facts, today: Day, seen: Seen, opens: Opens) -> Self {
        let mut programmes = BTreeMap::new();
        let followed: BTreeSet<ProgrammeId> = facts.curricula.iter().map(|row| row.programme_id).collect();
        for id in followed {
            let mut asked: Vec<Asked> =
                facts.requirements.iter().filter(|asked| asked.row.programme_id == id).cloned().collect();
            asked.truncate(REQUIREMENTS_MAX);
            if let Ok(rules) = Rules::new(asked.iter().map(Asked::rule).collect()) {
                programmes.insert(id, Programme { rules, asked });
            }
        }
        let locked: BTreeSet<_> =
            facts.years.iter().filter(|year| year.locked_at.is_some()).map(|year| year.id).collect();
        let shown = facts.campaigns.iter().filter(|row| locked.contains(&row.year_id));
        let mut names: BTreeMap<Key, String> =
            facts.campaigns.iter().map(|row| (Key::Campaign(row.id), row.name.clone())).collect();
        names.extend(facts.levels.iter().map(|row| (Key::Expected(row.id, 0), row.name.clone())));
        let mut draft = Draft {
            facts,
            opens,
            cohorts: facts.cohorts.iter().map(|row| (row.id, row)).collect(),
            levels: facts.levels.iter().map(|row| (row.id, row)).collect(),
            campaigns: dated(facts, today, seen),
            sites: facts.sites.iter().map(|site| (site.id, site)).collect(),
            forbidden: grouped(facts.forbidden_levels.iter().copied()),
            openings: grouped(
                facts.openings.iter().map(|(campaign, cohort, site)| ((*campaign, *cohort), *site)),
            ),
            entered: facts.entered.iter().copied().collect(),
            enrolled: grouped(facts.enrolments.iter().copied()),
            owed: facts.owed.iter().map(|owed| (owed.0.id, owed)).collect(),
            placements: grouped(facts.placements.iter().map(|had| (had.participant, had))),
            seen,
            today,
            book: Self {
                programmes,
                prepared: BTreeMap::new(),
                students: BTreeMap::new(),
                shown: shown.map(|row| row.id).collect(),
                names,
            },
        };
        let takings: BTreeMap<CurriculumId, Vec<&Taking>> =
            grouped(facts.takings.iter().map(|taking| (taking.curriculum, taking)));
        let settled: BTreeMap<CurriculumId, Vec<Settled>> = grouped(facts.settled.iter().map(|row| {
            let ruling = Ruling {
                requirement: row.requirement_id,
                equivalences: u32::try_from(row.equivalences).unwrap_or(0),
                applies: applies(row.applies),
            };
            (row.curriculum_id, ruling)
        }));
        for row in &facts.curricula {
            let own = takings.get(&row.id).map_or(&[][..], Vec::as_slice);
            let rulings = settled.get(&row.id).cloned().unwrap_or_default();
            let student = draft.student(row, own, rulings);
            draft.book.students.insert(row.id, student);
        }
        draft.book
    }
}

fn grouped<K: Ord, V>(pairs: impl Iterator<Item = (K, V)>) -> BTreeMap<K, Vec<V>> {
    let mut groups: BTreeMap<K, Vec<V>> = BTreeMap::new();
    for (key, value) in pairs {
        groups.entry(key).or_default().push(value);
    }
    groups
}

fn dated(facts: &Facts, today: Day, seen: Seen) -> BTreeMap<CampaignId, Dated<'_>> {
    let spans: BTreeMap<CampaignId, Vec<Span>> = grouped(
        facts
            .periods
            .iter()
            .map(|row| (row.campaign_id, Interval { start: row.start_on, end: next_day(row.end_on) })),
    );
    let on_calendar = |row| {
        let row: &campaign::Model = row;
        let whole = Span { start: row.start_at.date_naive(), end: next_day(row.end_at.date_naive()) };
        let spans = spans.get(&row.id).cloned().unwrap_or_default();
        let around = Span {
            start: spans.iter().map(|span| span.start).min().unwrap_or(whole.start),
            end: spans.iter().map(|span| span.end).max().unwrap_or(whole.end),
        };
        let periods = Periods::new(spans, around).unwrap_or_else(|_| Periods::whole(around));
        let behind = seen.shows(row.published_at) || around.end <= today;
        (row.id, Dated { row, periods, behind })
    };
    facts.campaigns.iter().map(on_calendar).collect()
}

impl Draft<'_> {
    fn student(&mut self, row: &curriculum::Model, takings: &[&Taking], rulings: Vec<Settled>) -> Student {
        let mut student =
            Student { programme: row.programme_id, past: Vec::new(), ahead: Vec::new(), rulings };
        let mut been: Vec<Where> = Vec::new();
        for taking in takings {
            for had in self.had(taking) {
                been.extend(had.site.map(Some));
            }
        }
        for taking in takings {
            self.behind(taking, &mut student.past);
        }
        if row.status != CurriculumStatus::Active || row.left_on.is_some() {
            return student;
        }
        let mut coming: Vec<Coming> = Vec::new();
        for taking in takings {
            if let Some(found) = self.campaigns.get(&taking.campaign).filter(|found| !found.behind) {
                let periods = found.periods.clone();
                coming.push(Coming { periods, cohort: taking.cohort, key: Key::Campaign(taking.campaign) });
            }
        }
        if let Some(cohort) = self.cohort_of(row) {
            self.expected(cohort, takings, &mut coming);
        }
        coming.sort_by_key(|one| (one.periods.start(), one.key));
        for one in coming {
            let closed = self.closed(row, &one, &been);
            self.prepare(row.programme_id, &one);
            student.ahead.push(((one.cohort, one.key), closed));
        }
        student
    }

    /// The placements that are known of a part that was taken, done or to be done.
    fn had(&self, taking: &Taking) -> impl Iterator<Item = &Had> {
        let known = |had: &&&Had| match had.status {
            PlacementStatus::Done => true,
            PlacementStatus::Published => self.seen.shows(had.published_at),
            _ => false,
        };
        let all = self.placements.get(&taking.id).map_or(&[][..], Vec::as_slice);
        all.iter().filter(known).copied().filter(|_| !taking.not_done)
    }

    /// What a campaign that is behind gave.
    fn behind(&self, taking: &Taking, past: &mut Vec<Past<Key, Where, Kind, StudyLevelId>>) {
        let Some(found) = self.campaigns.get(&taking.campaign).filter(|found| found.behind) else { return };
        let Some(cohort) = self.cohorts.get(&taking.cohort) else { return };
        let days = found.periods.around();
        let over = days.end <= self.today;
        let entry =
            |gave| Past { campaign: Key::Campaign(taking.campaign), level: cohort.level_id, days, gave };
        let gave: Vec<_> = self
            .had(taking)
            .map(|had| {
                let outside = Place { site: None, category: None, role: SiteRole::Principal };
                let place = had.site.and_then(|id| self.sites.get(&id)).map_or(outside, |site| place(site));
                if over || had.status == PlacementStatus::Done {
                    Gave::Acquired(place)
                } else {
                    Gave::Underway(place)
                }
            })
            .collect();
        if gave.is_empty() {
            past.push(entry(Gave::Nothing));
        }
        past.extend(gave.into_iter().map(entry));
    }

    /// The cohort that a student is in: that of the latest year.
    fn cohort_of(&self, row: &curriculum::Model) -> Option<CohortId> {
        let own = self.enrolled.get(&row.id).map_or(&[][..], Vec::as_slice);
        let cohorts = own.iter().filter_map(|id| self.cohorts.get(id));
        let start = |cohort: &&&cohort::Model| {
            let year = self.facts.years.iter().find(|year| year.id == cohort.year_id);
            (year.map(|year| year.start_on), cohort.id)
        };
        cohorts.max_by_key(start).map(|cohort| cohort.id)
    }

    /// The campaigns that a cohort will have and its student is not in yet: those that wait for their participants, and those
    /// that his levels still expect.
    fn expected(&self, id: CohortId, takings: &[&Taking], coming: &mut Vec<Coming>) {
        let Some(cohort) = self.cohorts.get(&id) else { return };
        let Some(level) = self.levels.get(&cohort.level_id) else { return };
        let Some(year) = self.facts.years.iter().find(|year| year.id == cohort.year_id) else { return };
        let whole = days_of(year);
        let joined = self.facts.joined.iter().filter(|(_, cohort)| *cohort == id);
        let regular = joined.filter_map(|(campaign, _)| self.campaigns.get(campaign));
        let mut count = 0;
        let mut from = whole.start;
        for found in regular.filter(|found| !found.row.catch_up) {
            count += 1;
            from = from.max(found.periods.around().end);
            let waits = !found.behind && !self.entered.contains(&(found.row.id, id));
            if waits && !takings.iter().any(|taking| taking.campaign == found.row.id) {
                let periods = found.periods.clone();
                coming.push(Coming { periods, cohort: id, key: Key::Campaign(found.row.id) });
            }
        }
        let left = Span { start: from.min(whole.end), end: whole.end };
        let missing = expected(level).saturating_sub(count);
        let of = |level: StudyLevelId, number: u32, days: Span| Coming {
            periods: Periods::whole(days),
            cohort: id,
            key: Key::Expected(level, number),
        };
        coming
            .extend((count + 1..).zip(parts(left, missing)).map(|(number, days)| of(level.id, number, days)));
        for (ago, level) in (1..).zip(self.later_levels(level)) {
            let days = parts(later(whole, ago), expected(level));
            coming.extend((1..).zip(days).map(|(number, days)| of(level.id, number, days)));
        }
    }

    /// The levels after one, in the order of its programme.
    fn later_levels(&self, level: &study_level::Model) -> Vec<&study_level::Model> {
        let mut after: Vec<_> = self
            .facts
            .levels
            .iter()
            .filter(|other| other.programme_id == level.programme_id && other.rank > level.rank)
            .filter(|other| other.archived_at.is_none())
            .collect();
        after.sort_by_key(|level| level.rank);
        after
    }

    /// Makes a campaign ready for all who are in it.
    fn prepare(&mut self, programme: ProgrammeId, coming: &Coming) {
        let Coming { periods, cohort, key } = coming;
        let (cohort, key) = (*cohort, *key);
        if self.book.prepared.contains_key(&(programme, cohort, key)) {
            return;
        }
        let Some(rules) = self.book.programmes.get(&programme).map(|programme| &programme.rules) else {
            return;
        };
        let level = match key {
            Key::Expected(level, _) => Some(level),
            Key::Campaign(_) => self.cohorts.get(&cohort).map(|row| row.level_id),
        };
        let Some(level) = level else { return };
        let open = match (key, self.opens) {
            (Key::Campaign(id), Opens::Everything(all)) if id == all => None,
            (Key::Campaign(id), _) => self.openings.get(&(id, cohort)),
            (Key::Expected(..), _) => None,
        };
        let days = periods.around();
        let campaign = match open {
            Some(open) => {
                let takes = |site: &&&Site| {
                    !self.forbidden.get(&site.id).is_some_and(|levels| levels.contains(&level))
                };
                let sites = open.iter().filter_map(|id| self.sites.get(id)).filter(takes);
                rules.campaign(key, &level, days, sites.map(|site| place(site)))
            }
            None => rules.campaign(key, &level, days, places_of(&self.facts.sites, &self.forbidden, level)),
        };
        self.book.prepared.insert((programme, cohort, key), campaign);
    }

    /// The sites that are not for a student in a campaign to come: where he has been when it refuses repeats, and what he is
    /// owed not to be sent to.
    fn closed(&self, row: &curriculum::Model, coming: &Coming, been: &[Where]) -> Vec<Where> {
        let periods = &coming.periods;
        let refuses = match &coming.key {
            Key::Campaign(id) => {
                self.campaigns.get(id).is_some_and(|found| found.row.repeats == Repeats::Refused)
            }
            Key::Expected(..) => false,
        };
        let mut closed = if refuses { been.to_vec() } else { Vec::new() };
        let Some((student, rows)) = self.owed.get(&row.student_id) else { return closed };
        let owing: Vec<_> = rows.iter().filter_map(|row| owed(row, periods.start())).collect();
        let homes = homes(student);
        for site in &self.facts.sites {
            let host = Host {
                site: site.id,
                category: site.category,
                town: site.town.clone(),
                distance: nearest(&homes, site.coordinates),
                periods,
            };
            if conflicts(&owing, &host).iter().any(|conflict| conflict.effect == Effect::Forbids) {
                closed.push(Some(site.id));
            }
        }
        closed
    }
}
