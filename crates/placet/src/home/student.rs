//! A student's home: his next step, his campaigns, his placements.

use std::collections::HashMap;

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use placet_entity::ids::{ParticipantId, SiteId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{campaign, participant, placement, student};

use super::store::student as store;
use crate::access::Actor;
use crate::kit::page::show;
use crate::kit::{Handle, Page, PageError, PageResult};
use crate::{exchanges, hosts, wishes};

struct NextStep {
    title: String,
    text: String,
    button: Option<(String, String)>,
}

struct Step {
    state: &'static str,
    label: String,
    detail: String,
}

struct CampaignCard {
    name: String,
    href: String,
    link: String,
    steps: Vec<Step>,
    /// Where the last rehearsal is read.
    rehearsal: Option<(String, String)>,
}

struct PlacementRow {
    href: String,
    host: String,
    town: String,
    days: String,
    kind: &'static str,
    state: String,
}

#[derive(Template)]
#[template(path = "home/student.html")]
struct StudentHome {
    p: Page,
    next: NextStep,
    campaigns: Vec<CampaignCard>,
    placements: Vec<PlacementRow>,
    /// His exchanges, in campaigns that are not over.
    lines: Vec<exchanges::Said>,
    empty: bool,
}

/// One campaign of the student, with what is known of it.
struct Part {
    participant: participant::Model,
    campaign: campaign::Model,
    wishes: i32,
    host: Option<String>,
    result: String,
    /// The last rehearsal of wishes that may still be changed.
    rehearsed: Option<DateTime<Utc>>,
    start: NaiveDate,
    end: NaiveDate,
}

impl Part {
    fn closes(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        wishes::closes(&self.campaign, &self.participant, now)
    }

    fn is_published(&self, now: DateTime<Utc>) -> bool {
        self.campaign.published_at.is_some_and(|at| at <= now)
    }

    fn wishes_path(&self) -> String {
        format!("/my/campaigns/{}/wishes", self.campaign.id)
    }
}

/// The page.
pub(super) async fn home(handle: &Handle, actor: &Actor) -> PageResult {
    let (db, now) = (handle.db.read(), actor.now);
    let p = actor.page_of("home-student-title");
    let Some(id) = actor.signed.student else {
        let next = next(&p, &[], now, actor.today());
        let (campaigns, placements, lines) = (Vec::new(), Vec::new(), Vec::new());
        return show(&StudentHome { next, campaigns, placements, lines, empty: true, p });
    };
    let student = store::student(db, id).await?.ok_or(PageError::Hidden)?;
    let rows = store::participations(db, id).await?;
    let mut placements = store::placements(db, id, now).await?;
    let ids: Vec<_> = placements.iter().map(|row| row.id).collect();
    let spans = store::spans(db, &ids).await?;
    placements.sort_by_key(|row| std::cmp::Reverse(spans.get(&row.id).map(|span| span.0)));
    let sites: Vec<SiteId> = placements.iter().filter_map(|row| row.site_id).collect();
    let sites = hosts::facts::sites(db, &sites).await?;
    let host = |row: &placement::Model| {
        let site = row.site_id.and_then(|id| sites.get(&id));
        (
            site.map(|site| site.name.clone()).or_else(|| row.host_name.clone()).unwrap_or_default(),
            site.and_then(|site| site.town.clone()).unwrap_or_default(),
        )
    };
    let given: HashMap<ParticipantId, (String, String)> = placements
        .iter()
        .filter(|row| row.secondary_of_id.is_none() && row.status != PlacementStatus::NotDone)
        .filter_map(|row| Some((row.participant_id?, (host(row).0, format!("/my/placements/{}", row.id)))))
        .collect();
    let participants: Vec<ParticipantId> = rows.iter().map(|(row, _)| row.id).collect();
    let counts = wishes::counts(db, &participants).await?;
    let day = |at: DateTime<Utc>| actor.settings.zone.day_of(at);
    let mut rehearsed = HashMap::new();
    for (participant, campaign) in &rows {
        if wishes::closes(campaign, participant, now).is_some() {
            let known = wishes::rehearsed::of(db, &actor.settings, campaign).await?;
            let last = known.last.filter(|row| row.failure.is_none());
            rehearsed.extend(last.map(|row| (campaign.id, row.announced_at)));
        }
    }
    let parts: Vec<Part> = rows
        .into_iter()
        .map(|(participant, campaign)| Part {
            rehearsed: rehearsed.get(&campaign.id).copied(),
            wishes: counts.get(&participant.id).copied().unwrap_or(0),
            host: given.get(&participant.id).map(|(host, _)| host.clone()),
            result: given
                .get(&participant.id)
                .map_or_else(|| format!("/my/results/{}", participant.id), |(_, path)| path.clone()),
            start: day(campaign.start_at),
            end: day(campaign.end_at - chrono::Duration::minutes(1)),
            participant,
            campaign,
        })
        .collect();
    let shown = placements
        .iter()
        .map(|row| {
            let (host, town) = host(row);
            let span = spans.get(&row.id);
            let over = span.is_some_and(|span| span.1 < actor.today());
            let (kind, state) = match row.status {
                PlacementStatus::NotDone => ("bad", "not-done"),
                PlacementStatus::Done => ("good", "done"),
                _ if over => ("good", "done"),
                _ if span.is_some_and(|span| span.0 <= actor.today()) => ("accent", "running"),
                _ => ("plain", "coming"),
            };
            let days = span.map_or_else(String::new, |span| {
                p.tv("home-days", &[("from", p.day(&span.0)), ("to", p.day(&span.1))])
            });
            let href = format!("/my/placements/{}", row.id);
            PlacementRow { href, host, town, days, kind, state: p.tk("home-placement", state) }
        })
        .collect();
    // what he can act upon first, then in the order of time
    let mut current: Vec<&Part> = parts.iter().filter(|part| part.campaign.end_at > now).collect();
    current.sort_by_key(|part| (part.closes(now).is_none(), part.campaign.start_at));
    show(&StudentHome {
        next: next(&p, &parts, now, actor.today()),
        campaigns: current.into_iter().map(|part| card(&p, part, &student, now)).collect(),
        placements: shown,
        lines: exchanges::told(db, &p, id, (now, now)).await?,
        empty: parts.is_empty(),
        p,
    })
}

/// The one thing to do now: what closes first, else what comes next.
fn next(p: &Page, parts: &[Part], now: DateTime<Utc>, today: NaiveDate) -> NextStep {
    let mut open: Vec<(&Part, DateTime<Utc>)> =
        parts.iter().filter_map(|part| Some((part, part.closes(now)?))).collect();
    open.sort_by_key(|(part, closes)| (part.wishes >= part.campaign.wishes_max, *closes));
    if let Some((part, closes)) = open.first() {
        let key = if part.wishes == 0 {
            "begin"
        } else if part.wishes < part.campaign.wishes_max {
            "complete"
        } else {
            "review"
        };
        let ranked = p.tv("home-ranked", &[("n", p.v(part.wishes)), ("max", p.v(part.campaign.wishes_max))]);
        return NextStep {
            title: p.tk("home-next-wishes", key),
            text: format!("{} — {ranked} {}.", part.campaign.name, wishes::deadline(p, *closes, now)),
            button: Some((part.wishes_path(), p.tk("home-button-wishes", key))),
        };
    }
    let taking = || parts.iter().rev().filter(|part| part.participant.excused.is_none());
    if let Some(part) =
        taking().find(|part| part.host.is_some() && part.is_published(now) && part.end >= today)
    {
        let host = part.host.clone().unwrap_or_default();
        return NextStep {
            title: p.tv("home-next-placement", &[("host", host)]),
            text: p.tv(
                "home-next-placement-text",
                &[
                    ("campaign", part.campaign.name.clone()),
                    ("from", p.day(&part.start)),
                    ("to", p.day(&part.end)),
                ],
            ),
            button: Some((part.result.clone(), p.t("home-button-result"))),
        };
    }
    if let Some(part) = taking().find(|part| part.is_published(now) && part.end >= today) {
        return NextStep {
            title: p.t("home-next-without"),
            text: p.tv("home-next-without-text", &[("campaign", part.campaign.name.as_str())]),
            button: Some((part.result.clone(), p.t("home-button-result"))),
        };
    }
    if let Some(part) = taking().find(|part| part.campaign.wishes_open_at > now) {
        return NextStep {
            title: p.tv("home-next-coming", &[("campaign", part.campaign.name.as_str())]),
            text: p.tv("home-next-coming-text", &[("at", p.at(&part.campaign.wishes_open_at))]),
            button: Some((part.wishes_path(), p.t("home-button-sites"))),
        };
    }
    if let Some(part) = taking().find(|part| part.campaign.wishes_close_at <= now && !part.is_published(now))
    {
        return NextStep {
            title: p.t("home-next-wait"),
            text: p.tv(
                "home-next-wait-text",
                &[("campaign", part.campaign.name.clone()), ("at", p.at(&part.campaign.publication_at))],
            ),
            button: Some((part.wishes_path(), p.t("home-button-read"))),
        };
    }
    NextStep { title: p.t("home-next-nothing"), text: p.t("home-next-nothing-text"), button: None }
}

fn card(p: &Page, part: &Part, student: &student::Model, now: DateTime<Utc>) -> CampaignCard {
    let c = &part.campaign;
    let state = |done: bool, current: bool| match (done, current) {
        (true, _) => "done",
        (_, true) => "current",
        _ => "",
    };
    let home = student.latitude.is_some() || student.lodging_latitude.is_some();
    let step = |state, key: &str, detail: String| Step { state, label: p.tk("home-step", key), detail };
    let excused = part.participant.excused.is_some();
    let closed = c.wishes_close_at <= now;
    let open = part.closes(now).is_some();
    let wishes = if excused {
        p.t("home-excused")
    } else if open || closed {
        p.tv("wishes-count", &[("n", part.wishes), ("max", c.wishes_max)])
    } else {
        p.tv("home-from", &[("at", p.at(&c.wishes_open_at))])
    };
    let published = part.is_published(now);
    let result = match (&part.host, published) {
        (Some(host), true) => host.clone(),
        (None, true) => p.t("home-no-placement"),
        _ => p.at(&c.publication_at),
    };
    let days = p.tv("home-days", &[("from", p.day(&part.start)), ("to", p.day(&part.end))]);
    CampaignCard {
        name: c.name.clone(),
        rehearsal: part.rehearsed.map(|at| {
            let said = p.tv("home-rehearsed", &[("at", p.at(&at))]);
            (format!("/my/campaigns/{}/rehearsal", c.id), said)
        }),
        href: part.wishes_path(),
        link: p.t(if open { "home-link-rank" } else { "home-link-read" }),
        steps: vec![
            step(
                state(home, false),
                "address",
                if home { String::new() } else { p.t("home-address-unknown") },
            ),
            step(state(closed && part.wishes > 0, open), "wishes", wishes),
            step(state(published, closed && !excused), "result", result),
            step(state(c.end_at <= now, published && c.start_at <= now), "placement", days),
        ],
    }
}
