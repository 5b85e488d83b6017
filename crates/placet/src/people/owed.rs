//! Leave and accommodations of a student.

use std::convert::Infallible;
use std::sync::Arc;

use chrono::NaiveDate;
use placet_entity::ids::{
    AccommodationId, CurriculumId, LeaveId, PlacementId, SiteCategoryId, SiteId, StudentId,
};
use placet_entity::kinds::{AccommodationEffect, AccommodationKind};
use placet_entity::{accommodation, leave};
use placet_rules::campaign::Periods;
use placet_rules::leave::{Insistence, LeaveRefusal, decide};
use placet_rules::time::Span;
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::store;
use crate::access::{May, privilege::EditStudents};
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Dates of a leave as they were typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct LeaveForm {
    pub curriculum: CurriculumId,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub insistence: Insistence,
}

/// Why a leave is not saved.
#[derive(Clone, Debug)]
pub(super) enum NoLeave {
    /// It ends before it begins.
    Backwards,
    /// It shares days with this other leave.
    Overlaps(leave::Model),
    /// It cuts into these placements: host and days of each.
    CutsInto(Vec<(String, Vec<Span>)>),
    /// Somebody saved in between.
    Changed(leave::Model),
}

/// The placements of a student as spans of days, with the names of their hosts.
async fn placements(
    db: &impl ConnectionTrait,
    student: StudentId,
) -> anyhow::Result<Vec<(PlacementId, String, Periods)>> {
    let mut found: Vec<(PlacementId, String, Vec<Span>)> = Vec::new();
    for (span, placement, name) in store::owed::spans(db, student).await? {
        let Ok(days) = Span::from_days(span.start_on, span.end_on) else { continue };
        match found.iter_mut().find(|(id, _, _)| *id == placement.id) {
            Some((_, _, spans)) => spans.push(days),
            None => found.push((placement.id, name.unwrap_or_default(), vec![days])),
        }
    }
    let periods = found.into_iter().filter_map(|(id, name, spans)| {
        let start = spans.iter().map(|span| span.start).min()?;
        let end = spans.iter().map(|span| span.end).max()?;
        Some((id, name, Periods::new(spans, Span { start, end }).ok()?))
    });
    Ok(periods.collect())
}

/// Adds a leave, or changes the one of this identifier and version.
pub(super) async fn save_leave(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    student: StudentId,
    edited: Option<(LeaveId, i32)>,
    form: LeaveForm,
) -> Outcome<(), NoLeave> {
    let write = may.write(handle).await?;
    let curricula = store::owed::curricula(write.tx(), student).await?;
    if !curricula.iter().any(|(row, _)| row.id == form.curriculum) {
        return Err(No::Hidden);
    }
    let leaves = store::owed::leaves(write.tx(), student).await?;
    let before = match edited {
        Some((id, version)) => {
            let row = leaves.iter().find(|row| row.id == id).ok_or(No::Hidden)?;
            if row.version != version {
                return Err(No::Refused(NoLeave::Changed(row.clone())));
            }
            Some(row.clone())
        }
        None => None,
    };
    let others: Vec<(LeaveId, Span)> = leaves
        .iter()
        .filter(|row| edited.is_none_or(|(id, _)| id != row.id))
        .filter_map(|row| Some((row.id, Span::from_days(row.start_on, row.end_on).ok()?)))
        .collect();
    let placements = placements(write.tx(), student).await?;
    let facts = placements.iter().map(|(id, _, periods)| (*id, periods));
    match decide(form.first, form.last, &others, facts, form.insistence) {
        Ok(_) => {}
        Err(LeaveRefusal::Backwards { .. }) => return Err(No::Refused(NoLeave::Backwards)),
        Err(LeaveRefusal::OverlapsLeave { leave, .. }) => {
            let row = leaves.into_iter().find(|row| row.id == leave).ok_or(No::Hidden)?;
            return Err(No::Refused(NoLeave::Overlaps(row)));
        }
        Err(LeaveRefusal::OverlapsPlacements(cut)) => {
            let named = cut.into_iter().map(|(id, days)| {
                let name = placements.iter().find(|(placement, _, _)| *placement == id);
                (name.map(|(_, name, _)| name.clone()).unwrap_or_default(), days)
            });
            return Err(No::Refused(NoLeave::CutsInto(named.collect())));
        }
    }
    let told = json!({ "start_on": form.first, "end_on": form.last });
    let row = leave::ActiveModel {
        curriculum_id: Set(form.curriculum),
        start_on: Set(form.first),
        end_on: Set(form.last),
        ..Default::default()
    };
    let entry = match before {
        Some(before) => {
            let row = leave::ActiveModel { id: Set(before.id), version: Set(before.version + 1), ..row };
            store::owed::update_leave(write.tx(), row).await?;
            Entry::new("people.leave_changed", "student", student)
                .before(json!({ "start_on": before.start_on, "end_on": before.end_on }))
                .after(told)
        }
        None => {
            let row = leave::ActiveModel { id: Set(write.id()), version: Set(1), ..row };
            store::owed::insert_leave(write.tx(), row).await?;
            Entry::new("people.leave_added", "student", student).after(told)
        }
    };
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Removes a leave.
pub(super) async fn remove_leave(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    student: StudentId,
    id: LeaveId,
) -> Outcome<(), Infallible> {
    let write = may.write(handle).await?;
    let leaves = store::owed::leaves(write.tx(), student).await?;
    let row = leaves.into_iter().find(|row| row.id == id).ok_or(No::Hidden)?;
    store::owed::delete_leave(write.tx(), id).await?;
    let told = json!({ "start_on": row.start_on, "end_on": row.end_on });
    let entry = Entry::new("people.leave_removed", "student", student).before(told);
    Ok(write.commit(Done::told((), entry)).await?)
}

/// What is owed, as it was typed and checked.
#[derive(Clone, Debug)]
pub(super) struct Owed {
    pub kind: AccommodationKind,
    pub effect: AccommodationEffect,
    pub max_km: Option<i32>,
    pub category: Option<SiteCategoryId>,
    pub site: Option<SiteId>,
    pub town: Option<String>,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub granted_by: String,
}

/// What the history keeps of an accommodation.
fn told(row: &Owed) -> serde_json::Value {
    json!({
        "kind": row.kind.code(), "effect": row.effect.code(), "max_km": row.max_km,
        "category_id": row.category, "site_id": row.site, "town": row.town,
        "from_on": row.from, "until_on": row.until, "granted_by": row.granted_by,
    })
}

/// Why an accommodation is not saved.
#[derive(Clone, Debug)]
pub(super) enum NotOwed {
    /// Somebody saved in between.
    Changed(accommodation::Model),
}

/// Grants an accommodation, or changes the one of this identifier and version.
pub(super) async fn save_accommodation(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    student: StudentId,
    edited: Option<(AccommodationId, i32)>,
    owed: &Owed,
) -> Outcome<(), NotOwed> {
    let write = may.write(handle).await?;
    if store::student(write.tx(), student).await?.is_none() {
        return Err(No::Hidden);
    }
    let row = accommodation::ActiveModel {
        student_id: Set(student),
        kind: Set(owed.kind),
        effect: Set(owed.effect),
        max_km: Set(owed.max_km),
        category_id: Set(owed.category),
        site_id: Set(owed.site),
        town: Set(owed.town.clone()),
        from_on: Set(owed.from),
        until_on: Set(owed.until),
        granted_by: Set(owed.granted_by.clone()),
        ..Default::default()
    };
    let entry = match edited {
        Some((id, version)) => {
            let found = store::owed::accommodations(write.tx(), student).await?;
            let (before, _, _) = found.into_iter().find(|(row, _, _)| row.id == id).ok_or(No::Hidden)?;
            if before.version != version {
                return Err(No::Refused(NotOwed::Changed(before)));
            }
            let row = accommodation::ActiveModel { id: Set(id), version: Set(version + 1), ..row };
            store::owed::update_accommodation(write.tx(), row).await?;
            Entry::new("people.accommodation_changed", "student", student)
                .before(told(&Owed::of(&before)))
                .after(told(owed))
        }
        None => {
            let row = accommodation::ActiveModel { id: Set(write.id()), version: Set(1), ..row };
            store::owed::insert_accommodation(write.tx(), row).await?;
            Entry::new("people.accommodation_granted", "student", student).after(told(owed))
        }
    };
    Ok(write.commit(Done::told((), entry)).await?)
}

impl Owed {
    /// What is saved.
    pub fn of(row: &accommodation::Model) -> Self {
        Self {
            kind: row.kind,
            effect: row.effect,
            max_km: row.max_km,
            category: row.category_id,
            site: row.site_id,
            town: row.town.clone(),
            from: row.from_on,
            until: row.until_on,
            granted_by: row.granted_by.clone(),
        }
    }
}

/// Withdraws an accommodation.
pub(super) async fn remove_accommodation(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    student: StudentId,
    id: AccommodationId,
) -> Outcome<(), Infallible> {
    let write = may.write(handle).await?;
    let found = store::owed::accommodations(write.tx(), student).await?;
    let (row, _, _) = found.into_iter().find(|(row, _, _)| row.id == id).ok_or(No::Hidden)?;
    store::owed::delete_accommodation(write.tx(), id).await?;
    let entry =
        Entry::new("people.accommodation_withdrawn", "student", student).before(told(&Owed::of(&row)));
    Ok(write.commit(Done::told((), entry)).await?)
}
