//! What a student would receive today, and where he stands with each of his wishes.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use placet_allocation::Outlook;
use placet_entity::ids::{CampaignId, OpeningId};
use placet_entity::{rehearsal, rehearsal_outlook};

use crate::access::{May, privilege};
use crate::kit::error::{PageError, PageResult};
use crate::kit::page;
use crate::kit::{Handle, Page};
use crate::rehearsals::hold::Word;
use crate::rehearsals::store;
use crate::wishes;

/// One of his wishes of then, with its word.
struct Wish {
    site: String,
    kind: &'static str,
    word: String,
    /// Whether it is what he would have received.
    today: bool,
}

struct Told {
    when: String,
    /// What he would have received, in a sentence.
    today: String,
    kind: &'static str,
    wishes: Vec<Wish>,
    /// What follows for his list.
    advice: String,
    waiting: String,
    changed: bool,
}

#[derive(Template)]
#[template(path = "rehearsals/pages/mine.html")]
struct MinePage {
    p: Page,
    ranking: String,
    told: Option<Told>,
    /// Why there is nothing to read.
    nothing: String,
    coming: Vec<String>,
    deadline: String,
}

fn told(
    p: &Page,
    row: &rehearsal::Model,
    outlook: &rehearsal_outlook::Model,
    sites: &HashMap<OpeningId, String>,
    changed: bool,
) -> anyhow::Result<Told> {
    let words: Vec<Word> = serde_json::from_str(&outlook.words)?;
    let name = |id: &OpeningId| sites.get(id).cloned().unwrap_or_default();
    let (kind, today) = match (&outlook.opening_id, outlook.rank) {
        (Some(site), Some(rank)) => {
            ("good", p.tv("rehearsals-today", &[("site", p.v(name(site))), ("rank", p.v(p.ordinal(&rank)))]))
        }
        (Some(site), None) => ("info", p.tv("rehearsals-today-decided", &[("site", name(site))])),
        (None, _) if words.is_empty() => ("info", p.t("rehearsals-today-unranked")),
        (None, _) => ("warn", p.t("rehearsals-today-none")),
    };
    let is_sure = words.iter().any(|(_, word)| *word == Outlook::Sure);
    Ok(Told {
        when: p.at(&row.announced_at),
        kind,
        today,
        advice: match (words.is_empty(), is_sure) {
            (true, _) => String::new(),
            (false, true) => p.t("rehearsals-advice-sure"),
            (false, false) => p.t("rehearsals-advice-short"),
        },
        wishes: words
            .iter()
            .map(|(site, word)| Wish {
                site: name(site),
                kind: match word {
                    Outlook::Sure => "good",
                    Outlook::Likely => "accent",
                    Outlook::Unlikely => "plain",
                },
                word: p.t(match word {
                    Outlook::Sure => "rehearsals-word-sure",
                    Outlook::Likely => "rehearsals-word-likely",
                    Outlook::Unlikely => "rehearsals-word-unlikely",
                }),
                today: outlook.opening_id == Some(*site),
            })
            .collect(),
        waiting: p.tv("rehearsals-waiting", &[("n", p.v(row.waiting)), ("all", p.v(p.n(row.students)))]),
        changed,
    })
}

/// `GET /my/campaigns/{id}/rehearsal`
pub(in crate::rehearsals) async fn show(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
    Path(id): Path<CampaignId>,
) -> PageResult {
    let db = handle.db.read();
    let (me, campaign) = store::own(db, may.student()?, id).await?.ok_or(PageError::Hidden)?;
    let ranking = format!("/my/campaigns/{id}/wishes");
    let p = may
        .page_of("rehearsals-mine-title")
        .crumb("/", may.lang.t("wishes-home"))
        .crumb(ranking.clone(), campaign.name.clone())
        .crumb("", may.lang.t("rehearsals-mine-title"));
    let known = wishes::rehearsed::of(db, &may.settings, &campaign).await?;
    let open = wishes::closes(&campaign, &me, may.now);
    let last = known.last.as_ref().filter(|row| row.failure.is_none() && open.is_some());
    let outlook = match last {
        Some(row) => store::outlook(db, row.id, me.id).await?.map(|outlook| (row, outlook)),
        None => None,
    };
    let told = match outlook {
        None => None,
        Some((row, outlook)) => {
            let named = store::sites(db, id).await?;
            let sites = named.into_iter().filter_map(|(row, site)| Some((row.id, site?.name))).collect();
            let changed = me.wishes_saved_at.is_some_and(|at| at > row.computed_at);
            Some(told(&p, row, &outlook, &sites, changed)?)
        }
    };
    let nothing = match (&told, open) {
        (Some(_), _) => String::new(),
        (None, None) => p.t("rehearsals-mine-closed"),
        (None, Some(_)) => p.t("rehearsals-mine-none"),
    };
    let coming = known.announced.iter().filter(|at| **at > may.now && open.is_some());
    page::show(&MinePage {
        coming: coming.map(|at| p.at(at)).collect(),
        deadline: open.map_or_else(String::new, |closes| wishes::deadline(&p, closes, may.now)),
        ranking,
        told,
        nothing,
        p,
    })
}
