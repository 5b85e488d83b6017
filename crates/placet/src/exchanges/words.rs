//! Exchanges in sentences: what became of one, what it changes, what stands in the way.

use placet_entity::ids::{RequirementId, StudentId};
use placet_entity::placement;
use placet_rules::exchange::{Common, Consequence, Obstacle, Refused, State, Terms};
use placet_rules::time::Instant;
use sea_orm::ConnectionTrait;

use super::answer::NotAnswered;
use super::consider::{Found, Standing};
use super::model::{Full, code, since, status_code, status_kind};
use super::store;
use crate::allocation::Scene;
use crate::curricula;
use crate::hosts;
use crate::kit::Page;
use crate::people::shown_name;
use crate::wishes;

/// An exchange as one of the two reads it.
#[derive(Clone, Debug)]
pub struct Said {
    /// Its page.
    pub href: String,
    /// The kind of tag of its state.
    pub kind: &'static str,
    /// Its state, in a word.
    pub state: String,
    /// What became of it, in a sentence.
    pub text: String,
    /// Whether it waits for his answer.
    pub waits: bool,
}

/// An exchange of a student, as whoever may know of him reads it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The kind of tag of its state.
    pub kind: &'static str,
    /// Its state, in a word.
    pub state: String,
    /// With whom, and what for what.
    pub text: String,
    /// Since when it is where it is.
    pub since: String,
}

/// The exchanges of a student, the latest first.
pub(super) async fn listed(
    db: &impl ConnectionTrait,
    p: &Page,
    student: StudentId,
    now: Instant,
) -> anyhow::Result<Vec<Listed>> {
    let mut lines = Vec::new();
    for named in named(db, &store::of_student(db, student, None).await?).await? {
        let Some(side) = named.full.side(student) else { continue };
        let life = named.full.life(now)?;
        let status = life.state.status();
        let text = [
            ("name", named.people[1 - side].clone()),
            ("mine", named.sites[side].clone()),
            ("theirs", named.sites[1 - side].clone()),
        ];
        let since = [("at", p.at(&since(&life.state))), ("end", p.end(&life.until))];
        lines.push(Listed {
            kind: status_kind(status),
            state: p.tk("exchanges-state", status_code(status)),
            text: p.tv("exchanges-with", &text),
            since: p.tv(&format!("exchanges-since-{}", code(&life.state)), &since),
        });
    }
    Ok(lines)
}

/// An exchange with the names of the two and of their sites, that of who proposed it first.
struct Named<'a> {
    full: &'a Full,
    people: [String; 2],
    sites: [String; 2],
}

async fn named<'a>(db: &impl ConnectionTrait, rows: &'a [Full]) -> anyhow::Result<Vec<Named<'a>>> {
    let sites: Vec<_> = rows.iter().flat_map(|one| [one.from.site_id, one.to.site_id]).flatten().collect();
    let sites = hosts::facts::sites(db, &sites).await?;
    let people: Vec<_> = rows.iter().flat_map(|one| [one.from.student_id, one.to.student_id]).collect();
    let people = store::students(db, &people).await?;
    let site = |row: &placement::Model| {
        row.site_id.and_then(|id| sites.get(&id)).map_or_else(String::new, |site| site.name.clone())
    };
    let person = |row: &placement::Model| people.get(&row.student_id).map(shown_name).unwrap_or_default();
    let named = |full: &'a Full| {
        let two = [&full.from, &full.to];
        Named { full, people: two.map(person), sites: two.map(site) }
    };
    Ok(rows.iter().map(named).collect())
}

/// Exchanges as one of the two reads them.
pub(super) async fn said(
    db: &impl ConnectionTrait,
    p: &Page,
    student: StudentId,
    rows: &[Full],
    now: Instant,
) -> anyhow::Result<Vec<Said>> {
    let mut lines = Vec::new();
    for named in named(db, rows).await? {
        let Some(side) = named.full.side(student) else { continue };
        let life = named.full.life(now)?;
        let status = life.state.status();
        let key = if side == 0 {
            format!("exchanges-said-from-{}", code(&life.state))
        } else {
            format!("exchanges-said-to-{}", code(&life.state))
        };
        lines.push(Said {
            href: format!("/my/exchanges/{}", named.full.row.id),
            kind: status_kind(status),
            state: p.tk("exchanges-state", status_code(status)),
            text: p.tv(
                &key,
                &[
                    ("name", named.people[1 - side].clone()),
                    ("mine", named.sites[side].clone()),
                    ("theirs", named.sites[1 - side].clone()),
                    ("at", p.at(&since(&life.state))),
                    ("end", p.end(&life.until)),
                ],
            ),
            waits: side == 1 && matches!(life.state, State::Proposed { .. }),
        });
    }
    Ok(lines)
}

/// What an exchange changes for one of the two, line by line: what, now, after. `sites` are the names of his own and of the
/// other's.
pub(super) fn statement(p: &Page, sites: [&str; 2], states: &Consequence) -> Vec<(String, String, String)> {
    let rank = |terms: &Terms| match terms.rank.and_then(|rank| i32::try_from(rank).ok()) {
        Some(rank) => p.tv("exchanges-rank", &[("rank", p.ordinal(&rank))]),
        None => p.t("exchanges-off-list"),
    };
    let amount =
        |amount: placet_rules::ids::Hundredths| p.hundredths(&i32::try_from(amount.0).unwrap_or(i32::MAX));
    let Consequence { before, after } = states;
    vec![
        (p.t("exchanges-site"), sites[0].to_owned(), sites[1].to_owned()),
        (p.t("exchanges-wish"), rank(before), rank(after)),
        (p.t("exchanges-cost"), amount(before.cost), amount(after.cost)),
        (p.t("exchanges-score"), amount(before.score), amount(after.score)),
    ]
}

/// Why two may not exchange, for the one of `side`: what stands in his own way is named, that something stands in the other's
/// is said.
pub(super) fn obstacles(p: &Page, scene: &Scene, found: &Found, side: usize) -> Vec<String> {
    let mut said: Vec<String> = found.common.iter().map(|one| common(p, *one)).collect();
    said.extend(found.sides[side].iter().map(|one| standing(p, scene, one)));
    if !found.sides[1 - side].is_empty() {
        said.push(p.t("exchanges-not-for-the-other"));
    }
    said
}

/// Why no two may.
pub(super) fn common(p: &Page, found: Common) -> String {
    match found {
        Common::NotAllowed => p.t("exchanges-not-allowed"),
        Common::Over { until } => p.tv("exchanges-over", &[("end", p.end(&until))]),
        Common::OtherCampaign => p.t("exchanges-other-campaign"),
        Common::Oneself => p.t("exchanges-oneself"),
        Common::SameSite => p.t("exchanges-same-site"),
    }
}

fn standing(p: &Page, scene: &Scene, found: &Standing) -> String {
    match found {
        Obstacle::NotPublished(_) => p.t("exchanges-not-published"),
        Obstacle::Begun(_) => p.t("exchanges-begun"),
        Obstacle::Cancelled => p.t("exchanges-cancelled"),
        Obstacle::Pending => p.t("exchanges-pending"),
        Obstacle::HasSecondary => p.t("exchanges-secondary"),
        Obstacle::Ineligible(why) => wishes::ineligible(p, why),
        Obstacle::NoSeatForCohort => p.t("exchanges-no-seat"),
        Obstacle::OutOfReach { because } => {
            let ids: Vec<RequirementId> = because.iter().map(|bound| bound.requirement.into()).collect();
            p.tv("exchanges-out-of-reach", &[("names", curricula::words::quoted(p, &scene.book, &ids))])
        }
    }
}

/// Why a proposal is not answered.
pub(super) fn not_answered(p: &Page, why: NotAnswered) -> String {
    match why {
        NotAnswered::Life(Refused::Settled { from, .. }) => p.tk("exchanges-settled", status_code(from)),
        NotAnswered::Life(Refused::TooLate { until, .. }) => {
            p.tv("exchanges-over", &[("end", p.end(&until))])
        }
        NotAnswered::Life(Refused::Changed { .. }) => p.t("exchanges-terms-changed"),
        NotAnswered::Life(Refused::NotHis { .. }) | NotAnswered::NotPossible => p.t("exchanges-no-longer"),
    }
}
