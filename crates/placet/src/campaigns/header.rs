//! The head that every page of a campaign shares: where it is, its phases, its tabs.

use chrono::{DateTime, Duration, Utc};
use placet_rules::campaign::{Headline, Instants, Phase, PhaseState};

use super::model::CampaignView;
use crate::access::{Actor, privilege};
use crate::kit::{Page, format};

/// A page of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// `/campaigns/{id}`
    Overview,
    /// `/campaigns/{id}/participants`
    Participants,
    /// `/campaigns/{id}/openings`
    Openings,
    /// `/campaigns/{id}/order`
    Order,
    /// `/campaigns/{id}/wishes`
    Wishes,
    /// `/campaigns/{id}/requests`
    Requests,
    /// `/campaigns/{id}/runs`
    Allocation,
    /// `/campaigns/{id}/cases`
    Cases,
    /// `/campaigns/{id}/commission`
    Commission,
    /// `/campaigns/{id}/placements`
    Placements,
    /// `/campaigns/{id}/publication`
    Publication,
    /// `/campaigns/{id}/exchanges`
    Exchanges,
}

impl Tab {
    const ALL: [Self; 12] = [
        Self::Overview,
        Self::Participants,
        Self::Openings,
        Self::Order,
        Self::Wishes,
        Self::Requests,
        Self::Allocation,
        Self::Cases,
        Self::Commission,
        Self::Placements,
        Self::Publication,
        Self::Exchanges,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Participants => "participants",
            Self::Openings => "openings",
            Self::Order => "order",
            Self::Wishes => "wishes",
            Self::Requests => "requests",
            Self::Allocation => "runs",
            Self::Cases => "cases",
            Self::Commission => "commission",
            Self::Placements => "placements",
            Self::Publication => "publication",
            Self::Exchanges => "exchanges",
        }
    }

    fn is_shown(self, actor: &Actor, view: &CampaignView) -> bool {
        match self {
            Self::Allocation | Self::Cases | Self::Commission | Self::Placements => {
                actor.holds::<privilege::ViewAllocation>()
            }
            Self::Requests => view.row.outside_requests && actor.holds::<privilege::ViewAllocation>(),
            Self::Exchanges => {
                view.row.exchanges_until.is_some() && actor.holds::<privilege::ViewAllocation>()
            }
            Self::Publication => actor.holds::<privilege::Publish>(),
            _ => actor.holds::<privilege::ViewCampaigns>(),
        }
    }
}

/// A tab as the page shows it.
#[derive(Clone, Debug)]
pub struct TabLink {
    /// Where it goes.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether the reader is there.
    pub current: bool,
}

/// A phase of the strip.
#[derive(Clone, Debug)]
pub struct PhaseItem {
    /// What it is.
    pub label: String,
    /// When.
    pub date: String,
    /// `done`, `current` or empty.
    pub state: &'static str,
}

/// What `campaigns/layout.html` draws above a page of a campaign.
#[derive(Clone, Debug)]
pub struct Header {
    /// Name of the campaign.
    pub title: String,
    /// Kind of the tag beside it.
    pub tag: &'static str,
    /// The one thing to say about the campaign now.
    pub headline: String,
    /// The phases.
    pub phases: Vec<PhaseItem>,
    /// The tabs that the reader may open.
    pub tabs: Vec<TabLink>,
}

/// The page and the head of a campaign, for one of its tabs.
pub fn header(actor: &Actor, view: &CampaignView, current: Tab) -> (Page, Header) {
    let label = |tab: Tab| actor.lang.t(&format!("campaigns-tab-{}", tab.code()));
    let page = actor
        .page(format!("{} – {}", label(current), view.row.name))
        .crumb("/campaigns", actor.lang.t("nav-campaigns"))
        .crumb(format!("/campaigns?year={}", view.year.id), view.year.code.clone())
        .crumb("", view.cohort_names());
    let tabs = Tab::ALL
        .into_iter()
        .filter(|tab| tab.is_shown(actor, view))
        .map(|tab| TabLink {
            href: match tab {
                Tab::Overview => view.path(""),
                _ => view.path(&format!("/{}", tab.code())),
            },
            label: label(tab),
            current: tab == current,
        })
        .collect();
    let (tag, headline) = headline(&page, view, actor.now);
    let header =
        Header { title: view.row.name.clone(), tag, headline, phases: strip(&page, view, actor.now), tabs };
    (page, header)
}

/// The word of a phase: in keys of texts.
pub fn phase_code(phase: Phase) -> &'static str {
    match phase {
        Phase::Order => "order",
        Phase::Wishes => "wishes",
        Phase::Allocation => "allocation",
        Phase::Publication => "publication",
        Phase::Placement => "placement",
        Phase::Validation => "validation",
        Phase::Evaluation => "evaluation",
    }
}

/// The phases of a campaign, as the strip shows them.
pub fn strip(reader: &Page, view: &CampaignView, now: DateTime<Utc>) -> Vec<PhaseItem> {
    let instants = view.lived(now);
    placet_rules::campaign::phases(&instants, now)
        .steps
        .iter()
        .map(|step| PhaseItem {
            label: reader.t(&format!("campaigns-phase-{}", phase_code(step.phase))),
            date: match step.phase {
                Phase::Order => month_day(reader, instants.order),
                Phase::Allocation => {
                    reader.tv("campaigns-until", &[("date", month_day(reader, instants.commission))])
                }
                Phase::Publication => month_day(reader, instants.publication),
                _ => reader.tv(
                    "campaigns-range",
                    &[
                        ("from", month_day(reader, step.span.start)),
                        ("to", month_day(reader, step.span.end - chrono::Duration::minutes(1))),
                    ],
                ),
            },
            state: match step.state {
                PhaseState::Done => "done",
                PhaseState::Current => "current",
                PhaseState::Next => "",
            },
        })
        .collect()
}

fn month_day(reader: &Page, at: DateTime<Utc>) -> String {
    format::day_month(reader.language, at.with_timezone(&reader.zone).date_naive())
}

/// The one thing to say about a campaign now, and the kind of its tag.
pub fn headline(reader: &Page, view: &CampaignView, now: DateTime<Utc>) -> (&'static str, String) {
    if view.row.archived_at.is_some() {
        return ("plain", reader.t("campaigns-headline-archived"));
    }
    headline_of(reader, &view.lived(now), now)
}

/// The same, from the instants alone.
pub fn headline_of(reader: &Page, instants: &Instants, now: DateTime<Utc>) -> (&'static str, String) {
    let say = |key: &str, at: DateTime<Utc>| {
        reader.tv(&format!("campaigns-headline-{key}"), &[("date", month_day(reader, at))])
    };
    // only the wishes close at a time that somebody waits for
    let wishes = || reader.tv("campaigns-headline-wishes", &[("date", reader.end(&instants.wishes_close))]);
    let until = |key: &str, end: DateTime<Utc>| say(key, end - Duration::minutes(1));
    match placet_rules::campaign::phases(instants, now).headline {
        Headline::Coming(Phase::Order) => ("plain", say("order", instants.order)),
        Headline::Coming(Phase::Wishes) | Headline::Current(Phase::Order) => {
            ("plain", say("wishes-coming", instants.wishes_open))
        }
        Headline::Current(Phase::Wishes) => ("accent", wishes()),
        Headline::Coming(Phase::Allocation | Phase::Publication) | Headline::Current(Phase::Allocation) => {
            if now < instants.commission {
                ("warn", say("commission", instants.commission))
            } else {
                ("warn", say("publication", instants.publication))
            }
        }
        Headline::Current(Phase::Publication) | Headline::Coming(Phase::Placement) => {
            ("good", say("placement-coming", instants.start))
        }
        Headline::Current(Phase::Placement) => ("good", until("placement", instants.end)),
        Headline::Coming(Phase::Validation) => ("plain", say("validation-coming", instants.validation_open)),
        Headline::Current(Phase::Validation) => ("accent", until("validation", instants.validation_close)),
        Headline::Coming(Phase::Evaluation) => ("plain", say("evaluation-coming", instants.evaluation_open)),
        Headline::Current(Phase::Evaluation) => ("accent", until("evaluation", instants.evaluation_close)),
        Headline::Over => ("plain", reader.t("campaigns-headline-over")),
    }
}
