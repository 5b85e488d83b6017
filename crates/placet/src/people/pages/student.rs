//! The page of a student.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use chrono::NaiveDate;
use placet_entity::kinds::PlacementStatus;
use placet_entity::student;

use super::{accommodation, found};
use crate::access::May;
use crate::access::privilege::{EditStudents, ViewAllocation, ViewStudents};
use crate::audit::Happened;
use crate::hosts::COLOURS;
use crate::kit::error::{PageError, refusal};
use crate::kit::page::show;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Page, PageResult};
use crate::people::enrol::{self, NotRemoved};
use crate::people::model::shown_name;
use crate::people::store::file::{Placed, Proposals};
use crate::people::{store, tags};

/// A curriculum and the cohorts it went through.
struct Curriculum {
    programme: String,
    href: String,
    status: String,
    since: String,
    done: String,
    score: String,
    cohorts: Vec<(String, String, String, String)>,
}

/// A placement.
struct Stage {
    number: String,
    host: String,
    category: String,
    colour: Option<i32>,
    dates: String,
    campaign: String,
    campaign_href: String,
    rank: String,
    state: (&'static str, String),
}

/// A leave.
struct Away {
    href: String,
    dates: String,
    now: bool,
}

/// An accommodation in words.
pub struct Owed {
    /// Where it is changed.
    pub href: String,
    /// What is owed.
    pub what: String,
    /// The kind of tag of its effect, and the effect in a word; empty when it has none to name.
    pub effect: (&'static str, String),
    /// When it holds.
    pub dates: String,
    /// Who granted it.
    pub granted_by: String,
    /// Whether it is over.
    pub over: bool,
}

#[derive(Template)]
#[template(path = "people/student.html")]
struct StudentPage {
    p: Page,
    row: student::Model,
    name: String,
    base: String,
    may_edit: bool,
    facts: Vec<(String, String)>,
    address: Vec<String>,
    located: &'static str,
    curricula: Vec<Curriculum>,
    cohorts: Vec<(String, String)>,
    placements: Vec<Stage>,
    leaves: Vec<Away>,
    owed: Vec<Owed>,
    tags: Vec<(String, String)>,
    known_tags: Vec<String>,
    history: Vec<Happened>,
}

/// The page.
pub(in crate::people) async fn student(
    State(handle): State<Arc<Handle>>,
    may: May<ViewStudents>,
    Path(id): Path<String>,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let db = handle.db.read();
    let at = super::list::at(&may);
    let name = shown_name(&row);
    let base = format!("/students/{}", row.id);
    let p = may.page(name.clone()).crumb("/students", may.lang.t("nav-students")).crumb("", name.clone());
    let extras = store::list::extras(db, &[row.id], at).await?.remove(&row.id).unwrap_or_default();
    let expected = store::list::expected(db).await?;
    let mut curricula = Vec::new();
    let enrolments = store::file::enrolments(db, row.id).await?;
    for (curriculum, programme) in store::owed::curricula(db, row.id).await? {
        let total = expected.get(&curriculum.programme_id).copied().unwrap_or_default();
        let counts = extras.curriculum.as_ref().is_some_and(|one| one.id == curriculum.id);
        curricula.push(Curriculum {
            programme,
            href: format!("{base}/curricula/{}", curriculum.id),
            status: p.tk("people-status", curriculum.status.code()),
            since: match curriculum.left_on {
                None => p.tv("people-since", &[("day", p.day(&curriculum.entered_on))]),
                Some(last) => dates(&p, curriculum.entered_on, last),
            },
            done: if counts && total > 0 {
                p.tv("people-done-of", &[("n", extras.done), ("total", total)])
            } else {
                String::new()
            },
            score: curriculum.score.map(|score| p.hundredths(&score)).unwrap_or_default(),
            cohorts: enrolments
                .iter()
                .filter(|one| one.curriculum == curriculum.id)
                .map(|one| {
                    (
                        format!("/cohorts/{}", one.cohort.id),
                        one.cohort.name.clone(),
                        one.year.code.clone(),
                        format!("{base}/enrolments/{}/remove", one.id),
                    )
                })
                .collect(),
        });
    }
    let proposals = if may.holds::<ViewAllocation>() { Proposals::Shown } else { Proposals::Hidden };
    let placements = store::file::placements(db, row.id, may.now, proposals).await?;
    let placements = placements.into_iter().map(|one| stage(&p, at.today, one)).collect();
    let leaves = store::owed::leaves(db, row.id).await?;
    let leaves = leaves
        .into_iter()
        .map(|leave| Away {
            href: format!("{base}/leave/{}", leave.id),
            dates: dates(&p, leave.start_on, leave.end_on),
            now: leave.start_on <= at.today && leave.end_on >= at.today,
        })
        .collect();
    let owed = store::owed::accommodations(db, row.id).await?;
    let owed = owed.iter().map(|found| accommodation::said(&p, at.today, &base, found)).collect();
    let worn = store::tags::of(db, row.id).await?;
    let known_tags = store::tags::all(db).await?.into_iter().map(|tag| tag.name).collect();
    let cohorts = store::enrolments::cohorts(db).await?;
    let history = may.history(db, "student", row.id).await?;
    show(&StudentPage {
        facts: facts(&p, &row),
        address: address(&row),
        located: match (&row.town, row.latitude) {
            (None, _) => "people-no-address",
            (Some(_), None) => "people-not-located",
            (Some(_), Some(_)) => "people-located",
        },
        may_edit: may.holds::<EditStudents>(),
        cohorts: cohorts
            .into_iter()
            .filter(|(_, year)| year.end_on >= at.today)
            .map(|(row, _)| (row.id.to_string(), row.name))
            .collect(),
        tags: worn.into_iter().map(|tag| (format!("{base}/tags/{}/remove", tag.id), tag.name)).collect(),
        known_tags,
        curricula,
        placements,
        leaves,
        owed,
        history,
        name,
        base,
        row,
        p,
    })
}

/// From a day to another, in words.
pub(super) fn dates(p: &Page, first: NaiveDate, last: NaiveDate) -> String {
    p.tv("people-from-to", &[("first", p.day(&first)), ("last", p.day(&last))])
}

fn facts(p: &Page, row: &student::Model) -> Vec<(String, String)> {
    let mut facts = vec![(p.t("people-field-number"), row.number.clone())];
    if row.usage_name.is_some() {
        facts.push((p.t("people-field-family-name"), row.family_name.clone()));
    }
    for (key, value) in [
        ("people-field-email", row.email.clone()),
        ("people-field-phone", row.phone.as_deref().map(|number| p.phone(number))),
        ("people-field-birth-date", row.birth_date.map(|day| p.day(&day))),
        ("people-field-lodging-town", row.lodging_town.clone()),
    ] {
        facts.extend(value.map(|value| (p.t(key), value)));
    }
    facts
}

fn address(row: &student::Model) -> Vec<String> {
    let town = [
        row.postcode.clone(),
        row.town.clone(),
        row.cedex.as_ref().map(|cedex| format!("CEDEX {}", cedex.trim_start_matches("CEDEX "))),
    ];
    let town: Vec<String> = town.into_iter().flatten().collect();
    [row.address_line.clone(), row.address_complement.clone(), Some(town.join(" "))]
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect()
}

fn stage(p: &Page, today: NaiveDate, one: Placed) -> Stage {
    let first = one.spans.first().map(|span| span.0);
    let last = one.spans.last().map(|span| span.1);
    let (kind, word) = match one.row.status {
        PlacementStatus::Published if last.is_some_and(|day| day < today) => ("good", "done"),
        PlacementStatus::Published if first.is_some_and(|day| day <= today) => ("accent", "running"),
        PlacementStatus::Done => ("good", "done"),
        PlacementStatus::NotDone | PlacementStatus::Cancelled => ("bad", one.row.status.code()),
        status => ("plain", status.code()),
    };
    Stage {
        number: match (one.number, one.row.secondary_of_id) {
            (Some(number), None) => p.n(number),
            (Some(number), Some(_)) => format!("{number}.2"),
            (None, _) => String::new(),
        },
        host: one.host.unwrap_or_else(|| p.t("people-host-unknown")),
        category: one.category.as_ref().map(|row| row.name.clone()).unwrap_or_default(),
        colour: one.category.as_ref().map(|row| row.colour.rem_euclid(COLOURS)),
        dates: match (first, last) {
            (Some(first), Some(last)) => dates(p, first, last),
            _ => String::new(),
        },
        campaign_href: one.campaign.as_ref().map(|row| format!("/campaigns/{}", row.id)).unwrap_or_default(),
        campaign: one.campaign.map(|row| row.name).unwrap_or_default(),
        rank: one.row.rank.map(|rank| p.ordinal(&rank)).unwrap_or_default(),
        state: (kind, p.tk("people-placement", word)),
    }
}

/// Puts a tag on.
pub(in crate::people) async fn post_tag(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path(id): Path<String>,
    mut form: Form,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let back = format!("/students/{}#tags", row.id);
    let Some(name) = form.optional("tag", 40) else {
        return Ok(web::go(back, web::warn(may.lang.t("people-tag-which"))));
    };
    tags::put(&handle, &may, &name, &[row.id]).await?;
    Ok(web::go(back, web::good(may.lang.t("people-saved"))))
}

/// Takes a tag off.
pub(in crate::people) async fn post_untag(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path((id, tag)): Path<(String, String)>,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let tag = tag.parse().map_err(|_| PageError::Hidden)?;
    tags::take(&handle, &may, row.id, tag).await?;
    Ok(web::go(format!("/students/{}#tags", row.id), web::good(may.lang.t("people-saved"))))
}

/// Enrols the student in a cohort.
pub(in crate::people) async fn post_enrol(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let back = format!("/students/{}#curricula", row.id);
    let Ok(cohort) = form.value("cohort").parse() else {
        return Ok(web::go(back, web::warn(may.lang.t("people-cohort-which"))));
    };
    let entered = enrol::enrol_all(&handle, &may, cohort, &[row.id]).await?;
    let flash = if entered == 0 {
        web::warn(may.lang.t("people-not-enrolled"))
    } else {
        web::good(may.lang.tv("people-enrolled", &[("n", entered.into())]))
    };
    Ok(web::go(back, flash))
}

/// Takes the student out of a cohort.
pub(in crate::people) async fn post_unenrol(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path((id, enrolment)): Path<(String, String)>,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let enrolment = enrolment.parse().map_err(|_| PageError::Hidden)?;
    let back = format!("/students/{}#curricula", row.id);
    let flash = match refusal(enrol::remove(&handle, &may, row.id, enrolment).await)? {
        Ok(()) => web::good(may.lang.t("people-unenrolled")),
        Err(NotRemoved::TakesPart(n)) => web::bad(may.lang.tv("people-takes-part", &[("n", n.into())])),
    };
    Ok(web::go(back, flash))
}
