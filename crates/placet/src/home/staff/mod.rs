//! The staff's home page: what waits for a decision, where each campaign is, what comes next, how even ranks are.

mod rules;
mod store;

use askama::Template;
use chrono::{DateTime, Duration, Utc};
use placet_entity::ids::CampaignId;
use placet_rules::campaign::{AlertFacts, Headline, Instants, Moment, Phase, alerts, phases};

use self::store::Counts;
use crate::access::{Actor, privilege};
use crate::campaigns::{instants_of, lived};
use crate::kit::page::show;
use crate::kit::{Handle, Page, PageError, PageResult, format};

/// Campaigns shown at most.
const CAMPAIGNS: usize = 8;
/// Past campaigns in the figure of fairness, at most.
const PAST: usize = 7;

struct Todo {
    count: String,
    title: String,
    why: String,
    href: String,
    label: String,
}

struct CampaignLine {
    id: CampaignId,
    name: String,
    year: String,
    phase: String,
    kind: &'static str,
    placed: String,
    alerts: usize,
}

struct Bar {
    x: i64,
    y: i64,
    w: i64,
    h: i64,
    label: String,
    value: String,
    kind: &'static str,
}

struct Chart {
    title: String,
    width: i64,
    height: i64,
    head_label: String,
    head_value: String,
    bars: Vec<Bar>,
}

struct Fairness {
    latest: String,
    chart: Chart,
}

#[derive(Template)]
#[template(path = "home/staff/staff.html")]
struct StaffPage {
    p: Page,
    today: String,
    todos: Vec<Todo>,
    next: Vec<(String, String, String)>,
    campaigns: Vec<CampaignLine>,
    creates: bool,
    fairness: Option<Fairness>,
}

/// A campaign that is not over, with what is counted of it.
struct Open {
    id: CampaignId,
    name: String,
    year: String,
    instants: Instants,
    counts: Counts,
    alerts: usize,
}

/// The home page of who works here.
pub(super) async fn home(handle: &Handle, actor: &Actor) -> PageResult {
    let p = actor.page(actor.lang.tv("home-hello", &[("name", called(&actor.signed.name).into())]));
    let campaigns = open_campaigns(handle, actor).await?;
    let fairness =
        if actor.holds::<privilege::ViewAllocation>() { fairness(handle, actor, &p).await? } else { None };
    show(&StaffPage {
        today: format!("{}.", capitalised(&format::long_day(p.language, actor.today()))),
        todos: todos(handle, actor, &p, &campaigns).await?,
        next: next(actor, &p, &campaigns),
        campaigns: campaigns.iter().take(CAMPAIGNS).map(|one| line(actor, &p, one)).collect(),
        creates: actor.holds::<privilege::EditCampaigns>(),
        fairness,
        p,
    })
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The campaigns of the year under way, and those of other years that are not over.
async fn open_campaigns(handle: &Handle, actor: &Actor) -> Result<Vec<Open>, PageError> {
    let db = handle.db.read();
    let (today, now) = (actor.today(), actor.now);
    let mut rows = store::campaigns(db).await?;
    rows.retain(|(row, year)| {
        row.evaluation_close_at.max(row.end_at) > now
            || year.as_ref().is_some_and(|year| year.start_on <= today && today <= year.end_on)
    });
    let ids: Vec<_> = rows.iter().map(|(row, _)| row.id).collect();
    let ranking = rows.iter().filter(|(row, _)| row.wishes_open_at <= now && now < row.publication_at);
    let ranking: Vec<_> = ranking.map(|(row, _)| row.id).collect();
    let counts = store::counts(db, &ids, &ranking, now).await?;
    let whole = |number: i64| u32::try_from(number).unwrap_or(0);
    let open = rows.into_iter().map(|(row, year)| {
        let counts = counts.get(&row.id).copied().unwrap_or_default();
        let facts = AlertFacts {
            instants: instants_of(&row),
            seats: whole(counts.seats),
            participants: whole(counts.participants),
            without_order: whole(counts.participants - counts.ordered),
            without_wishes: whole(counts.participants - counts.ranked),
            runs: whole(counts.runs),
            settled: whole(counts.settled),
            awaiting_validation: 0,
        };
        let (year, instants) = (year.map(|year| year.code).unwrap_or_default(), lived(&row, now));
        Open { id: row.id, name: row.name, year, instants, counts, alerts: alerts(&facts, now).len() }
    });
    Ok(open.collect())
}

/// What waits for a decision of this reader.
async fn todos(handle: &Handle, actor: &Actor, p: &Page, campaigns: &[Open]) -> Result<Vec<Todo>, PageError> {
    let now = actor.now;
    let mut todos = Vec::new();
    let mut add = |count: i64, what: &str, why: String, href: String| {
        if count > 0 {
            todos.push(Todo {
                count: p.n(count),
                title: p.tv(&format!("home-todo-{what}"), &[("count", count)]),
                why,
                href,
                label: p.tk("home-do", what),
            });
        }
    };
    for one in campaigns {
        let unranked = one.counts.participants - one.counts.ranked;
        if one.instants.wishes_open <= now && now < one.instants.wishes_close {
            let why = p.tv(
                "home-why-wishes",
                &[("campaign", &one.name), ("end", &p.end(&one.instants.wishes_close))],
            );
            add(unranked, "wishes", why, format!("/campaigns/{}/wishes", one.id));
        }
        if actor.holds::<privilege::Decide>() {
            add(one.counts.requests, "requests", one.name.clone(), format!("/campaigns/{}/requests", one.id));
            let unplaced = one.counts.participants - one.counts.proposed - one.counts.settled;
            if one.counts.proposed > 0 {
                add(unplaced, "cases", one.name.clone(), format!("/campaigns/{}/cases", one.id));
            }
        }
        if actor.holds::<privilege::Validate>() {
            let why = p.tv(
                "home-why-validate",
                &[("campaign", &one.name), ("date", &p.at(&one.instants.publication))],
            );
            add(one.counts.proposed, "validate", why, format!("/campaigns/{}/placements", one.id));
        }
    }
    if actor.holds::<privilege::EditCampaigns>() {
        let alerted: Vec<_> = campaigns.iter().filter(|one| one.alerts > 0).collect();
        let names = alerted.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ");
        let href = match alerted.as_slice() {
            [one] => format!("/campaigns/{}", one.id),
            _ => "/campaigns".to_owned(),
        };
        add(alerted.len() as i64, "alerts", names, href);
    }
    let db = handle.db.read();
    if actor.holds::<privilege::EditHosts>() {
        let coming: Vec<_> =
            campaigns.iter().filter(|one| now < one.instants.end).map(|one| one.id).collect();
        let names = store::sites_without_contact(db, &coming).await?;
        let shown = names.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
        let why = if names.len() > 3 { p.tv("home-and-others", &[("names", &shown)]) } else { shown };
        add(names.len() as i64, "contacts", why, "/sites".to_owned());
    }
    if actor.holds::<privilege::EditInstitution>() {
        for year in store::years(db).await? {
            if year.locked_at.is_none() && year.end_on >= actor.today() {
                add(1, "year", year.code, format!("/institution/years/{}", year.id));
            }
        }
    }
    Ok(todos)
}

/// What one is called when greeted: the first name, or the whole name of who goes by a title.
fn called(name: &str) -> &str {
    let first = name.split(' ').next().unwrap_or_default();
    if matches!(first, "Dr" | "Pr" | "Prof" | "Mme") || first.ends_with('.') { name } else { first }
}

/// What will happen by itself over the next thirty days.
fn next(actor: &Actor, p: &Page, campaigns: &[Open]) -> Vec<(String, String, String)> {
    const ALONE: [(Moment, &str); 6] = [
        (Moment::Order, "order"),
        (Moment::WishesOpen, "wishes-open"),
        (Moment::WishesClose, "wishes-close"),
        (Moment::Commission, "commission"),
        (Moment::Publication, "publication"),
        (Moment::Start, "start"),
    ];
    let horizon = actor.now + Duration::days(30);
    let mut coming: Vec<(DateTime<Utc>, &str, &Open)> = campaigns
        .iter()
        .flat_map(|one| ALONE.iter().map(move |(moment, code)| (one.instants.get(*moment), *code, one)))
        .filter(|(at, _, _)| *at > actor.now && *at < horizon)
        .collect();
    coming.sort_by_key(|(at, _, one)| (*at, one.id));
    let coming = coming.into_iter().take(6).map(|(at, code, one)| {
        let when = match code {
            "wishes-close" => p.end(&at),
            "start" => p.day_of(&at),
            _ => p.at(&at),
        };
        let text = p.tv(&format!("home-next-{code}"), &[("campaign", &one.name)]);
        (when, text, format!("/campaigns/{}", one.id))
    });
    coming.collect()
}

fn line(actor: &Actor, p: &Page, one: &Open) -> CampaignLine {
    let word = |phase| p.tk("campaigns-phase", phase_code(phase));
    let (phase, kind) = match phases(&one.instants, actor.now).headline {
        Headline::Coming(phase) => {
            let date = p.day_of(&phase.span(&one.instants).start);
            let said = match phase {
                Phase::Order => p.tv("campaigns-headline-order", &[("date", &date)]),
                _ => p.tv("home-phase-coming", &[("phase", &word(phase)), ("date", &date)]),
            };
            (said, "plain")
        }
        Headline::Current(phase) => (word(phase), "accent"),
        Headline::Over => (p.t("home-phase-over"), "plain"),
    };
    let placed = if one.counts.settled > 0 {
        format!("{} / {}", p.n(one.counts.settled), p.n(one.counts.participants))
    } else {
        "—".to_owned()
    };
    CampaignLine {
        id: one.id,
        name: one.name.clone(),
        year: one.year.clone(),
        phase,
        kind,
        placed,
        alerts: one.alerts,
    }
}

fn phase_code(phase: Phase) -> &'static str {
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

/// The spread of the students' mean ranks after each of the last published campaigns.
async fn fairness(handle: &Handle, actor: &Actor, p: &Page) -> Result<Option<Fairness>, PageError> {
    const HEIGHT: i64 = 120;
    let since = actor.today() - Duration::days(6 * 366);
    let ranks = store::ranks(handle.db.read(), actor.now, since).await?;
    if ranks.is_empty() {
        return Ok(None);
    }
    let names: Vec<_> = ranks.keys().map(|(start, _, name)| (*start, name.clone())).collect();
    let spreads = rules::spreads(ranks.into_values());
    let skipped = spreads.len().saturating_sub(PAST);
    let highest = spreads.iter().skip(skipped).copied().max().unwrap_or(0).max(1);
    let bars = names.iter().zip(&spreads).skip(skipped).zip(0..).map(|(((start, _), spread), place)| {
        let h = (spread * (HEIGHT - 16) / highest).max(1);
        let label = actor.settings.zone.day_of(*start).format("%m/%y").to_string();
        let value = format::hundredths(p.language, i32::try_from(*spread).unwrap_or(i32::MAX));
        Bar { x: place * 66 + 6, y: HEIGHT - h, w: 54, h, label, value, kind: "" }
    });
    let bars: Vec<_> = bars.collect();
    let latest = bars.last().map(|bar| bar.value.clone()).unwrap_or_default();
    let chart = Chart {
        title: p.t("home-fairness-chart"),
        width: bars.len() as i64 * 66,
        height: HEIGHT,
        head_label: p.t("home-fairness-start"),
        head_value: p.t("home-fairness-spread"),
        bars,
    };
    Ok(Some(Fairness { latest, chart }))
}
