//! All queries on the entries.

use std::collections::HashMap;

use placet_entity::kinds::AuditSide;
use placet_entity::{account, audit_entry, audit_value};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, Select,
};

use super::model::Happened;

/// What happened to an object, the latest first.
pub async fn history(
    db: &impl ConnectionTrait,
    object_kind: &str,
    object_id: impl ToString,
    limit: u64,
) -> Result<Vec<Happened>, DbErr> {
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::ObjectKind.eq(object_kind))
        .filter(audit_entry::Column::ObjectId.eq(object_id.to_string()));
    read(db, entries, limit).await
}

/// What happened to all objects of a kind, the latest first.
pub async fn history_of_kind(
    db: &impl ConnectionTrait,
    object_kind: &str,
    limit: u64,
) -> Result<Vec<Happened>, DbErr> {
    read(db, audit_entry::Entity::find().filter(audit_entry::Column::ObjectKind.eq(object_kind)), limit).await
}

/// The last entry, as a mark in time.
pub async fn last(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let last: Option<Option<i64>> = audit_entry::Entity::find()
        .select_only()
        .column_as(audit_entry::Column::Sequence.max(), "last")
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.flatten().unwrap_or(0))
}

/// Whether anything happened after a mark to an object of these kinds, other than what this agent did.
pub async fn happened_since(
    db: &impl ConnectionTrait,
    mark: i64,
    kinds: &[&str],
    agent: &str,
) -> Result<bool, DbErr> {
    let agent =
        Condition::any().add(audit_entry::Column::Agent.is_null()).add(audit_entry::Column::Agent.ne(agent));
    let found: Option<i64> = audit_entry::Entity::find()
        .filter(audit_entry::Column::Sequence.gt(mark))
        .filter(audit_entry::Column::ObjectKind.is_in(kinds.iter().copied()))
        .filter(agent)
        .select_only()
        .column(audit_entry::Column::Sequence)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.is_some())
}

async fn read(
    db: &impl ConnectionTrait,
    entries: Select<audit_entry::Entity>,
    limit: u64,
) -> Result<Vec<Happened>, DbErr> {
    let rows = entries
        .join(JoinType::LeftJoin, audit_entry::Relation::Actor.def())
        .select_also(account::Entity)
        .order_by_desc(audit_entry::Column::Sequence)
        .limit(limit)
        .all(db)
        .await?;
    let sequences: Vec<i64> = rows.iter().map(|(entry, _)| entry.sequence).collect();
    let mut values = HashMap::new();
    if !sequences.is_empty() {
        let found = audit_value::Entity::find()
            .filter(audit_value::Column::EntrySequence.is_in(sequences))
            .all(db)
            .await?;
        for row in found {
            if let Ok(value) = serde_json::from_str(&row.value) {
                values.insert((row.entry_sequence, row.side), value);
            }
        }
    }
    Ok(rows
        .into_iter()
        .map(|(entry, who)| Happened {
            before: values.remove(&(entry.sequence, AuditSide::Before)),
            after: values.remove(&(entry.sequence, AuditSide::After)),
            sequence: entry.sequence,
            at: entry.at,
            who: who.map(|account| account.display_name),
            action: entry.action,
            object_id: entry.object_id,
        })
        .collect())
}
