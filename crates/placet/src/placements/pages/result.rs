//! What a student reads of his placement: the same page for him and for the preview of the manager.

use askama::Template;
use placet_entity::ids::ParticipantId;

use crate::allocation::view::procedure_name;
use crate::kit::{Page, format};
use crate::placements::snapshot::{Snapshot, Told, Why, Would};

/// A wish and what became of it, in sentences.
pub(super) struct Line {
    kind: &'static str,
    title: String,
    text: String,
}

/// The page.
#[derive(Template)]
#[template(path = "placements/pages/result.html")]
pub(super) struct ResultPage {
    pub p: Page,
    title: String,
    preview: bool,
    tag: Option<(&'static str, String)>,
    spans: Vec<String>,
    place: Vec<(String, String)>,
    contacts: Vec<crate::placements::snapshot::Person>,
    site: Option<String>,
    secondary: Option<String>,
    decided: Option<String>,
    /// That he has it by an exchange.
    exchanged: Option<String>,
    /// Where he exchanges it, and until when.
    pub exchange: Option<(String, String)>,
    /// The wishes that were examined.
    why: Vec<Line>,
    /// Those after the one granted.
    unexamined: Vec<Line>,
    next: Option<String>,
    mention: String,
    /// Where he may ask what another list would have given.
    what_if: Option<String>,
    file: Option<String>,
    print: bool,
    contact: String,
}

impl ResultPage {
    /// The page of what was told. `file` is where his own computation is, `result` his part in the campaign when he reads it
    /// himself.
    pub(super) fn new(
        p: Page,
        told: &Snapshot,
        contact: &str,
        file: Option<String>,
        result: Option<ParticipantId>,
    ) -> Self {
        let title = told
            .site
            .as_ref()
            .map(|site| site.name.clone())
            .or_else(|| told.host_name.clone())
            .unwrap_or_else(|| p.t("placements-none-title"));
        let placed = told.site.is_some() || told.host_name.is_some();
        let tag = match told.rank {
            None if told.exchanged.is_some() => Some(("plain", p.t("placements-by-exchange"))),
            Some(rank) => Some(("good", p.tv("placements-your-wish", &[("rank", p.ordinal(&rank))]))),
            None if told.decided.is_some() => Some(("plain", p.t("placements-by-commission"))),
            None => None,
        };
        let mut place = Vec::new();
        if let Some(site) = &told.site {
            let text = [Some(site.organisation.as_str()), site.service.as_deref(), site.town.as_deref()];
            let text = text.into_iter().flatten().filter(|text| !text.is_empty());
            place.push((p.t("placements-where"), text.collect::<Vec<_>>().join(", ")));
        }
        if let Some(beside) = &told.secondary {
            place.push((p.t("allocation-secondary"), beside.name.clone()));
        }
        let (unexamined, examined): (Vec<_>, Vec<_>) =
            told.why.iter().partition(|why| matches!(why.answer, Told::NotNeeded));
        let lines =
            |whys: Vec<&Why>| -> Vec<Line> { whys.into_iter().map(|why| line(&p, told, why)).collect() };
        Self {
            tag: tag.filter(|_| placed),
            spans: if placed {
                told.spans
                    .iter()
                    .map(|(first, last)| {
                        p.tv("placements-from-to", &[("from", p.day(first)), ("to", p.day(last))])
                    })
                    .collect()
            } else {
                Vec::new()
            },
            contacts: told.contacts.clone(),
            site: told.site.as_ref().map(|site| format!("/sites/{}", site.id)),
            secondary: told.secondary.as_ref().map(|site| format!("/sites/{}", site.id)),
            decided: told.decided.clone(),
            exchanged: told.exchanged.as_ref().map(|one| {
                p.tv("placements-exchanged", &[("site", one.gave.clone()), ("at", p.at(&one.at))])
            }),
            exchange: None,
            why: lines(examined),
            unexamined: lines(unexamined),
            next: (!told.why.is_empty()).then(|| next(&p, told)),
            mention: mention(&p, told),
            contact: contact.to_owned(),
            what_if: result
                .filter(|_| !told.why.is_empty())
                .map(|participant| format!("/my/results/{participant}/what-if")),
            print: result.is_some(),
            title,
            preview: result.is_none(),
            place,
            file,
            p,
        }
    }
}

/// The same in a letter: paragraphs, ready to be sent.
pub(super) fn letter(p: &Page, told: &Snapshot, name: &str, contact: &str) -> Vec<String> {
    let mut letter = vec![p.tv("placements-letter-greeting", &[("name", name)])];
    let campaign = ("campaign", p.v(told.campaign.as_str()));
    let place = told.site.as_ref().map(|site| &site.name).or(told.host_name.as_ref());
    letter.push(match (place, told.rank) {
        (Some(site), Some(rank)) => p.tv(
            "placements-letter-wish",
            &[campaign, ("site", p.v(site.as_str())), ("rank", p.v(p.ordinal(&rank)))],
        ),
        (Some(site), None) => p.tv("placements-letter-site", &[campaign, ("site", p.v(site.as_str()))]),
        (None, _) => p.tv("placements-letter-none", &[campaign]),
    });
    if let Some(reason) = &told.decided {
        letter.push(p.tv("placements-letter-decided", &[("reason", reason.as_str())]));
    }
    let examined = told.why.iter().filter(|why| !matches!(why.answer, Told::NotNeeded));
    let wishes: Vec<String> = examined
        .map(|why| {
            let line = line(p, told, why);
            p.tv("placements-letter-line", &[("title", line.title), ("text", line.text)])
        })
        .collect();
    if wishes.is_empty() && told.decided.is_none() {
        letter.push(p.t("placements-no-wish"));
    } else if !wishes.is_empty() {
        letter.push(format!("{}\n{}", p.t("placements-letter-wishes"), wishes.join("\n")));
        letter.push(next(p, told));
    }
    letter.push(mention(p, told));
    letter.push(if contact.is_empty() {
        p.t("placements-exercise")
    } else {
        p.tv("placements-exercise-at", &[("contact", contact)])
    });
    letter
}

/// That an algorithm helped, and which (articles L. 311-3-1 and R. 311-3-1-1 of the code of relations with the public).
fn mention(p: &Page, told: &Snapshot) -> String {
    p.tv(
        "placements-mention",
        &[("procedure", procedure_name(p.language, &told.run.procedure)), ("n", told.run.number.to_string())],
    )
}

/// What the result changes to the next priority.
fn next(p: &Page, told: &Snapshot) -> String {
    let debts = [
        ("before", format::debt(p.language, told.debt_before)),
        ("after", format::debt(p.language, told.debt_after)),
    ];
    let key = match told.debt_after.cmp(&told.debt_before) {
        std::cmp::Ordering::Greater => "placements-next-more",
        std::cmp::Ordering::Less => "placements-next-less",
        std::cmp::Ordering::Equal => "placements-next-same",
    };
    p.tv(key, &debts)
}

fn line(p: &Page, told: &Snapshot, why: &Why) -> Line {
    let number =
        |key: &str, seats: i64, asked: u32| p.tv(key, &[("seats", p.v(seats)), ("asked", p.v(asked))]);
    let (kind, state, text) = match &why.answer {
        Told::Granted { seats, asked } => {
            ("got", "placements-wish-granted", number("placements-why-granted", *seats, *asked))
        }
        Told::Full { seats, pinned, asked, last } => {
            let mut text = number("placements-why-full", *seats, *asked);
            if *pinned > 0 {
                text = format!("{text} {}", p.tv("placements-why-pinned", &[("n", *pinned)]));
            }
            if let Some(last) = last {
                text = format!("{text} {}", admitted(p, told, last));
            }
            ("full", "placements-wish-full", text)
        }
        Told::GroupFull { most } => {
            ("full", "placements-wish-full", p.tv("placements-why-group-full", &[("n", *most)]))
        }
        Told::Paired => ("full", "placements-wish-elsewhere", p.t("placements-why-paired")),
        Told::NeededElsewhere => {
            ("full", "placements-wish-elsewhere", p.t("placements-why-needed-elsewhere"))
        }
        Told::Closed => ("no", "placements-wish-closed", p.t("placements-why-closed")),
        Told::Forbidden => ("no", "placements-wish-forbidden", p.t("placements-why-forbidden")),
        Told::NotNeeded => ("", "placements-wish-not-needed", p.t("placements-why-not-needed")),
        Told::Elsewhere => ("", "placements-wish-elsewhere", p.t("placements-why-elsewhere")),
    };
    let mut text = text;
    for change in &why.changes {
        let sentence = match change {
            Would::Seat => p.t("placements-would-seat"),
            Would::Earlier { place } => p.tv("placements-would-earlier", &[("place", nth(p, *place))]),
            Would::Debt { debt } => {
                p.tv("placements-would-debt", &[("debt", format::debt(p.language, *debt))])
            }
            Would::Rule => p.t("placements-would-rule"),
        };
        text = format!("{text} {sentence}");
    }
    Line {
        kind,
        title: p.tv(
            "placements-wish-title",
            &[("rank", p.v(why.rank)), ("site", p.v(why.site.as_str())), ("state", p.v(p.t(state)))],
        ),
        text,
    }
}

/// Who came before, without a name.
fn admitted(p: &Page, told: &Snapshot, last: &crate::placements::snapshot::Last) -> String {
    let rank = nth(p, last.rank);
    let serial = matches!(told.run.procedure.as_str(), "score-order-v1" | "score-order-v2" | "random-order");
    if serial {
        return p
            .tv("placements-last-place", &[("place", nth(p, last.place)), ("own", nth(p, last.own_place))]);
    }
    match last.debt {
        Some(debt) => p.tv(
            "placements-last-debt",
            &[
                ("rank", rank),
                ("debt", format::debt(p.language, debt)),
                ("own", format::debt(p.language, told.debt_before)),
            ],
        ),
        None => p.tv("placements-last-rank", &[("rank", rank)]),
    }
}

/// A rank or a turn as it is said: first, second.
pub(super) fn nth(p: &Page, number: u32) -> String {
    p.ordinal(&i32::try_from(number).unwrap_or(i32::MAX))
}
