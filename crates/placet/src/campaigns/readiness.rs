//! What is missing or odd before a campaign opens: the facts. And each finding as a sentence with its links, whether it is
//! found before the opening or, from facts that `placements` gathers, before the publication.

use std::collections::BTreeMap;
use std::sync::Arc;

use placet_entity::ids::{
    CampaignId, CapacityGroupId, CohortId, ParticipantId, SiteCategoryId, SiteId, StudentId,
};
use placet_entity::{campaign, participant, student};
use placet_rules::capacity::GroupExcess;
use placet_rules::readiness::{
    CohortFacts, Facts, Finding, Known, Leave, ParticipantFacts, Proposal, Required, Severity, SiteFacts,
    before_opening, may_go_on,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::CampaignView;
use super::openings;
use super::pages::form::{moment_name, moment_shown};
use super::store;
use crate::access::{May, privilege::EditCampaigns};
use crate::curricula;
use crate::hosts;
use crate::kit::{Done, Entry, Handle, No, Outcome, Page};
use crate::people::facts::homes;
use crate::people::shown_name;
use crate::settings;

/// A row that a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// A site.
    Site(SiteId),
    /// A cohort.
    Cohort(CohortId),
    /// A category of sites.
    Category(SiteCategoryId),
    /// A group of capacity.
    Group(CapacityGroupId),
    /// A participant, and his student.
    Student(ParticipantId, StudentId),
}

/// The facts of a campaign, and the names of the rows that findings may name.
#[derive(Clone, Debug)]
pub struct Checked {
    /// For [`before_opening`] or [`placet_rules::readiness::before_publishing`].
    pub facts: Facts<Row>,
    /// Names of sites, cohorts, groups and students.
    pub names: BTreeMap<Row, String>,
}

/// Gathers the facts of a campaign before it opens, on the institution's day.
pub(super) async fn facts(
    db: &impl ConnectionTrait,
    view: &CampaignView,
    today: chrono::NaiveDate,
) -> Result<Checked, DbErr> {
    let grid = openings::grid(db, view).await?;
    let people = store::participants::of_campaign(db, view.id()).await?;
    let mut names: BTreeMap<Row, String> = BTreeMap::new();
    let mut required = required(db, view, &grid, &people, today).await?;
    let categories = grid.sites.iter().map(|site| &site.site.category);
    names.extend(categories.map(|category| (Row::Category(category.id), category.name.clone())));
    let cohorts = view
        .cohorts
        .iter()
        .enumerate()
        .map(|(index, cohort)| {
            names.insert(Row::Cohort(cohort.id), cohort.name.clone());
            let principal = grid.sites.iter().filter(|site| site.is_principal() && site.seats[index] > 0);
            CohortFacts {
                cohort: Row::Cohort(cohort.id),
                participants: grid.participants[index],
                seats: principal.clone().map(|site| site.seats[index]).sum(),
                sites: principal.count() as u32,
                required: required.remove(&cohort.id).unwrap_or_default(),
            }
        })
        .collect();
    let concerned: Vec<SiteId> = grid
        .sites
        .iter()
        .filter(|site| site.seats.iter().any(|seats| *seats > 0))
        .map(|site| site.site.id)
        .collect();
    let contacts = hosts::facts::contacts(db, &concerned).await?;
    let visible = hosts::facts::visible_contacts(db, &concerned).await?;
    let labels = hosts::facts::sites(db, &concerned).await?;
    let sites = concerned
        .iter()
        .map(|id| {
            let of_grid = grid.sites.iter().find(|site| site.site.id == *id);
            let opened = of_grid.map_or(0, |site| site.seats.iter().sum());
            if let Some(site) = labels.get(id) {
                names.insert(Row::Site(*id), site.name.clone());
            }
            SiteFacts {
                site: Row::Site(*id),
                seats: opened + of_grid.map_or(0, |site| site.elsewhere),
                max: of_grid.map_or(u32::MAX, |site| site.capacity.max),
                contacts: contacts.get(id).map_or(0, |found| found.len() as u32),
                visible_contacts: visible.get(id).map_or(0, |found| found.len() as u32),
                given: 0,
                opened,
            }
        })
        .collect();
    let groups = grid
        .excesses(|site| site.seats.iter().sum())
        .into_iter()
        .map(|(name, excess)| {
            names.insert(Row::Group(excess.group), name);
            GroupExcess { group: Row::Group(excess.group), max: excess.max, open: excess.open }
        })
        .collect();
    let curricula: Vec<_> = people.iter().map(|(row, _)| row.curriculum_id).collect();
    let leaves = store::participants::leaves(db, &curricula).await?;
    let known = |yes: bool| if yes { Known::Yes } else { Known::No };
    let participants = people
        .iter()
        .filter(|(row, _)| row.excused.is_none())
        .map(|(row, student)| {
            let about = Row::Student(row.id, student.id);
            names.insert(about, shown_name(student));
            let away = leaves
                .get(&row.curriculum_id)
                .is_some_and(|spans| !placet_rules::leave::days_away(spans, &view.periods).is_empty());
            ParticipantFacts {
                student: about,
                mail: known(student.email.is_some()),
                home: known(!homes(student).is_empty()),
                order: known(row.order_effective.is_some()),
                proposal: Proposal::Nothing,
                leave: if away { Leave::Overlaps } else { Leave::None },
            }
        })
        .collect();
    let facts = Facts {
        instants: view.instants,
        year: view.year_state(today),
        wishes_min: u32::try_from(view.row.wishes_min).unwrap_or(0),
        cohorts,
        sites,
        groups,
        participants,
    };
    Ok(Checked { facts, names })
}

/// Of each cohort, the categories of which students must receive a place, whatever the campaign opens.
async fn required(
    db: &impl ConnectionTrait,
    view: &CampaignView,
    grid: &openings::Grid,
    people: &[(participant::Model, student::Model)],
    today: chrono::NaiveDate,
) -> Result<BTreeMap<CohortId, Vec<Required<Row>>>, DbErr> {
    let book = curricula::book_of_everything(db, view.id(), today).await?;
    let mut found: BTreeMap<CohortId, Vec<Required<Row>>> = BTreeMap::new();
    for (row, student) in people.iter().filter(|(row, _)| row.excused.is_none()) {
        let Some(index) = view.cohorts.iter().position(|cohort| cohort.id == row.cohort_id) else { continue };
        let Some(guide) = book.guide(row.curriculum_id, view.id()) else { continue };
        let categories: Vec<SiteCategoryId> = guide.required().collect();
        let sites = grid.sites.iter().filter(|site| site.is_principal() && site.seats[index] > 0);
        let seats = sites.filter(|site| categories.contains(&site.site.category.id));
        let seats = seats.map(|site| site.seats[index]).sum();
        let of_cohort = found.entry(row.cohort_id).or_default();
        for category in categories.into_iter().map(Row::Category) {
            let about = Row::Student(row.id, student.id);
            match of_cohort.iter_mut().find(|one| (one.category, one.seats) == (category, seats)) {
                Some(one) => one.students.push(about),
                None => of_cohort.push(Required { category, seats, students: vec![about] }),
            }
        }
    }
    Ok(found)
}

/// A finding as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whether the step is refused because of it.
    pub blocking: bool,
    /// The sentence.
    pub text: String,
    /// Where to mend it, and what the link says.
    pub links: Vec<(String, String)>,
}

/// Most links of one finding.
const MOST_LINKS: usize = 20;

/// Findings as sentences with their links.
pub fn lines(p: &Page, view: &CampaignView, checked: &Checked, findings: &[Finding<Row>]) -> Vec<Line> {
    findings
        .iter()
        .map(|finding| {
            let (text, links) = said(p, view, checked, finding);
            Line { blocking: finding.severity() == Severity::Blocking, text, links }
        })
        .collect()
}

fn said(
    p: &Page,
    view: &CampaignView,
    checked: &Checked,
    finding: &Finding<Row>,
) -> (String, Vec<(String, String)>) {
    let name = |row: &Row| checked.names.get(row).cloned().unwrap_or_default();
    let here = |tab: &str, key: &str| vec![(view.path(tab), p.t(key))];
    let seats = || here("/openings", "campaigns-tab-openings");
    let dates = || here("/edit", "campaigns-edit");
    let links = |rows: &[Row]| -> Vec<(String, String)> {
        rows.iter().take(MOST_LINKS).map(|row| (href(view, row), name(row))).collect()
    };
    let many = |key: &str, rows: &[Row]| (p.tv(key, &[("n", rows.len())]), links(rows));
    let case = |row: &Row| match row {
        Row::Student(participant, _) => view.path(&format!("/cases/{participant}")),
        other => href(view, other),
    };
    let progress = |row: &Row| format!("{}/requirements", href(view, row));
    let cases = |key: &str, rows: &[Row]| {
        let links = rows.iter().take(MOST_LINKS).map(|row| (case(row), name(row)));
        (p.tv(key, &[("n", rows.len())]), links.collect())
    };
    match finding {
        Finding::Incoherent(found) => {
            let text = p.tv(
                "campaigns-incoherent-before",
                &[
                    ("first", moment_name(p, found.first)),
                    ("first_at", moment_shown(p, found.first, found.first_at)),
                    ("second", moment_name(p, found.second)),
                    ("second_at", moment_shown(p, found.second, found.second_at)),
                ],
            );
            (text, dates())
        }
        Finding::YearNotShown => (
            p.tv("campaigns-find-year", &[("year", view.year.code.as_str())]),
            vec![("/institution".to_owned(), p.t("nav-institution"))],
        ),
        Finding::NoParticipant => {
            (p.t("campaigns-find-no-participant"), here("/participants", "campaigns-tab-participants"))
        }
        Finding::NoSeat { cohort } => (p.tv("campaigns-find-no-seat", &[("cohort", name(cohort))]), seats()),
        Finding::SeatsUnderParticipants { cohort, seats: open, participants } => (
            p.tv(
                "campaigns-find-seats-under",
                &[("cohort", p.v(name(cohort))), ("seats", p.v(*open)), ("participants", p.v(*participants))],
            ),
            seats(),
        ),
        Finding::NoSeatInRequiredCategory { cohort, category, students } => {
            let said = [
                ("n", p.v(students.len())),
                ("cohort", p.v(name(cohort))),
                ("category", p.v(name(category))),
            ];
            let mut where_to = seats();
            where_to.extend(students.iter().take(MOST_LINKS).map(|row| (progress(row), name(row))));
            (p.tv("campaigns-find-category", &said), where_to)
        }
        Finding::SitesUnderWishes { cohort, sites, wishes } => (
            p.tv(
                "campaigns-find-sites-under",
                &[("cohort", p.v(name(cohort))), ("sites", p.v(*sites)), ("wishes", p.v(*wishes))],
            ),
            seats(),
        ),
        Finding::OverCapacity { site, seats: open, max } => (
            p.tv(
                "campaigns-find-over-capacity",
                &[("site", p.v(name(site))), ("seats", p.v(*open)), ("max", p.v(*max))],
            ),
            vec![(href(view, site), name(site)), (view.path("/openings"), p.t("campaigns-tab-openings"))],
        ),
        Finding::GroupOverLimit(excess) => (
            p.tv(
                "campaigns-warn-group",
                &[("group", p.v(name(&excess.group))), ("open", p.v(excess.open)), ("max", p.v(excess.max))],
            ),
            seats(),
        ),
        Finding::NoContact { site } => {
            (p.tv("campaigns-find-no-contact", &[("site", name(site))]), links(&[*site]))
        }
        Finding::NoVisibleContact { site } => {
            (p.tv("campaigns-find-no-visible-contact", &[("site", name(site))]), links(&[*site]))
        }
        Finding::NoMail(rows) => many("campaigns-find-no-mail", rows),
        Finding::NoHome(rows) => many("campaigns-find-no-home", rows),
        Finding::NoOrder(rows) => {
            (p.tv("campaigns-find-no-order", &[("n", rows.len())]), here("/order", "campaigns-tab-order"))
        }
        Finding::WishesOver { since } => {
            (p.tv("campaigns-find-wishes-over", &[("date", p.end(since))]), dates())
        }
        Finding::WishesNotClosed { closes } => {
            (p.tv("campaigns-find-wishes-open", &[("date", p.end(closes))]), dates())
        }
        Finding::CommissionToCome { meets } => {
            (p.tv("campaigns-find-commission", &[("date", p.at(meets))]), dates())
        }
        Finding::AlreadyStarted { since } => {
            (p.tv("campaigns-find-started", &[("date", p.day_of(since))]), dates())
        }
        Finding::Undecided(rows) => cases("campaigns-find-undecided", rows),
        Finding::NotValidated(rows) => cases("campaigns-find-not-validated", rows),
        Finding::NothingToPublish => {
            (p.t("campaigns-find-nothing"), here("/placements", "campaigns-tab-placements"))
        }
        Finding::Overfull { site, seats: open, given } => (
            p.tv(
                "campaigns-find-overfull",
                &[("site", p.v(name(site))), ("seats", p.v(*open)), ("given", p.v(*given))],
            ),
            here("/placements", "campaigns-tab-placements"),
        ),
        Finding::AwayAndPlaced(rows) => cases("campaigns-find-away", rows),
    }
}

fn href(view: &CampaignView, row: &Row) -> String {
    match row {
        Row::Site(id) => format!("/sites/{id}"),
        Row::Student(_, id) => format!("/students/{id}"),
        Row::Cohort(id) => format!("/cohorts/{id}"),
        Row::Category(_) | Row::Group(_) => view.path("/openings"),
    }
}

/// Why a campaign is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpeningRefusal {
    /// Something blocks.
    Blocked,
    /// It is open already.
    Already,
    /// The campaign is archived.
    Archived,
}

/// Confirms that a campaign is ready for the wishes: students see it from then on.
pub(super) async fn open(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
) -> Outcome<(), OpeningRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let Some(view) = store::load(tx, id).await? else { return Err(No::Hidden) };
    if view.row.archived_at.is_some() {
        return Err(No::Refused(OpeningRefusal::Archived));
    }
    if view.row.opened_at.is_some() {
        return Err(No::Refused(OpeningRefusal::Already));
    }
    let today = settings::load(tx).await?.zone.day_of(write.now());
    let checked = facts(tx, &view, today).await?;
    if !may_go_on(&before_opening(&checked.facts, write.now())) {
        return Err(No::Refused(OpeningRefusal::Blocked));
    }
    let row = campaign::ActiveModel {
        id: Set(id),
        opened_at: Set(Some(write.now())),
        version: Set(view.row.version + 1),
        ..Default::default()
    };
    store::campaigns::update(tx, row).await?;
    Ok(write.commit(Done::told((), Entry::new("campaigns.opened", "campaign", id))).await?)
}
