//! Exchanges in sentences: what became of one, what it changes, what stands in the way.

use placet_entity::ids::{RequirementId, StudentId};
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

/// Exchanges as one of the two reads them.
pub(super) async fn said(
    db: &impl ConnectionTrait,
    p: &Page,
    student: StudentId,
    rows: &[Full],
    now: Instant,
) -> anyhow::Result<Vec<Said>> {
    let sites: Vec<_> = rows.iter().flat_map(|one| [one.from.site_id, one.to.site_id]).flatten().collect();
    let sites = hosts::facts::sites(db, &sites).await?;
    let people: Vec<_> = rows.iter().flat_map(|one| [one.from.student_id, one.to.student_id]).collect();
    let people = store::students(db, &people).await?;
    let mut lines = Vec::new();
    for one in rows {
        let Some(side) = one.side(student) else { continue };
        let site = |side: usize| {
            let site = one.placement(side).site_id.and_then(|id| sites.get(&id));
            site.map_or_else(String::new, |site| site.name.clone())
        };
        let life = one.life(now)?;
        let status = life.state.status();
        let name = people.get(&one.placement(1 - side).student_id).map(shown_name).unwrap_or_default();
        let key = if side == 0 {
            format!("exchanges-said-from-{}", code(&life.state))
        } else {
            format!("exchanges-said-to-{}", code(&life.state))
        };
        lines.push(Said {
            href: format!("/my/exchanges/{}", one.row.id),
            kind: status_kind(status),
            state: p.tk("exchanges-state", status_code(status)),
            text: p.tv(
                &key,
                &[
                    ("name", name),
                    ("mine", site(side)),
                    ("theirs", site(1 - side)),
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
