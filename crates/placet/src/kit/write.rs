//! The unit of work: a change and its audit entries commit together, or not at all.
//!
//! A use case does its changes on [`Write::tx`] and returns a [`Done`]: its value, and the entries that tell what happened.
//! [`Write::commit`] is the only commit there is and it takes a `Done`, so that a change nobody told of does not compile.
//! An entry holds salted commitments; the values and their salts lie beside it in `audit_value`, where they can be erased
//! without breaking what refers to the entry.

use std::sync::Arc;

use placet_entity::ids::AccountId;
use placet_entity::kinds::AuditSide;
use placet_entity::{audit_entry, audit_value};
use sea_orm::{ActiveValue, DatabaseTransaction, EntityTrait};
use serde::Serialize;
use serde_json::Value;

use super::Handle;
use super::chance::{hex, sha256};
use super::sent::SentForm;

/// Who does it, and from where.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The account; none for the program itself (the demonstration, a command).
    pub actor: Option<AccountId>,
    /// Address of the browser.
    pub address: Option<String>,
    /// What the browser says it is.
    pub agent: Option<String>,
    /// The form that asks for it, if a page sent one.
    pub form: Option<Arc<SentForm>>,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Entry {
    action: &'static str,
    object_kind: &'static str,
    object_id: String,
    before: Option<Value>,
    after: Option<Value>,
}

impl Entry {
    /// `action` is `feature.verb_in_the_past`; the object is a table and the identifier of its row.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "an identifier is given as it is, without a borrow at each call"
    )]
    pub fn new(action: &'static str, object_kind: &'static str, object_id: impl ToString) -> Self {
        Self { action, object_kind, object_id: object_id.to_string(), before: None, after: None }
    }

    /// What the object was.
    #[must_use]
    pub fn before(mut self, value: impl Serialize) -> Self {
        self.before = serde_json::to_value(value).ok();
        self
    }

    /// What the object is now.
    #[must_use]
    pub fn after(mut self, value: impl Serialize) -> Self {
        self.after = serde_json::to_value(value).ok();
        self
    }
}

/// Changes that tell nobody anything: the only ones that commit without an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unremarkable {
    /// A failed sign-in was counted.
    SignInCount,
    /// A session is alive.
    SessionSeen,
    /// A file was read and waits for its confirmation.
    DraftKept,
    /// What a student will read was drawn; nobody sees it before the publication that tells of it.
    PageDrawn,
    /// Where the answer to a form led.
    FormAnswered,
    /// Nothing was changed after all.
    Nothing,
}

/// What a use case did: its value, and the entries that tell of it.
#[must_use = "nothing is committed before `Write::commit` receives it"]
#[derive(Debug)]
pub struct Done<T> {
    value: T,
    entries: Vec<Entry>,
}

impl<T> Done<T> {
    /// Something happened.
    pub fn told(value: T, entry: Entry) -> Self {
        Self { value, entries: vec![entry] }
    }

    /// Several things happened.
    pub fn all(value: T, entries: Vec<Entry>) -> Self {
        Self { value, entries }
    }

    /// Nothing worth telling happened.
    pub fn unremarkable(value: T, _: Unremarkable) -> Self {
        Self { value, entries: Vec::new() }
    }

    /// Joins what another use case did in the same write.
    pub fn and<U>(mut self, other: Done<U>) -> Done<(T, U)> {
        self.entries.extend(other.entries);
        Done { value: (self.value, other.value), entries: self.entries }
    }

    /// Changes the value, keeps the entries.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Done<U> {
        Done { value: change(self.value), entries: self.entries }
    }

    /// The value, to use before the commit.
    pub fn value(&self) -> &T {
        &self.value
    }
}

/// An open write.
pub struct Write {
    tx: DatabaseTransaction,
    handle: Arc<Handle>,
    origin: Origin,
    now: chrono::DateTime<chrono::Utc>,
}

impl Write {
    pub(super) async fn begin(handle: Arc<Handle>, origin: Origin) -> anyhow::Result<Self> {
        let tx = handle.db.begin().await?;
        let now = handle.now();
        Ok(Self { tx, handle, origin, now })
    }

    /// The transaction, for a `store.rs`.
    pub fn tx(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// The instant of this write: the same for all that is done in it.
    pub fn now(&self) -> chrono::DateTime<chrono::Utc> {
        self.now
    }

    /// A fresh identifier.
    pub fn id<I: From<uuid::Uuid>>(&self) -> I {
        I::from(self.handle.chance.uuid(self.now))
    }

    /// The handle.
    pub fn handle(&self) -> &Arc<Handle> {
        &self.handle
    }

    /// Who writes.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Commits the change and its entries together.
    ///
    /// # Errors
    ///
    /// [`AlreadySent`](super::sent::AlreadySent) when the form that asks was received before: nothing is committed.
    pub async fn commit<T>(self, done: Done<T>) -> anyhow::Result<T> {
        let Done { value, entries } = done;
        let form = self.origin.form.as_ref().filter(|_| !entries.is_empty());
        if let Some(form) = form {
            form.note(&self.tx, self.now).await?;
        }
        let mut values = Vec::new();
        for entry in entries {
            let salts = (self.handle.chance.bytes::<16>(), self.handle.chance.bytes::<16>());
            let before = entry.before.map(|value| (hex(&salts.0), value.to_string()));
            let after = entry.after.map(|value| (hex(&salts.1), value.to_string()));
            let row = audit_entry::ActiveModel {
                sequence: ActiveValue::NotSet,
                at: ActiveValue::Set(self.now),
                actor_id: ActiveValue::Set(self.origin.actor),
                acting_as_id: ActiveValue::Set(None),
                action: ActiveValue::Set(entry.action.to_owned()),
                object_kind: ActiveValue::Set(entry.object_kind.to_owned()),
                object_id: ActiveValue::Set(entry.object_id),
                address: ActiveValue::Set(self.origin.address.clone()),
                agent: ActiveValue::Set(self.origin.agent.clone()),
                commitment_before: ActiveValue::Set(before.as_ref().map(commitment)),
                commitment_after: ActiveValue::Set(after.as_ref().map(commitment)),
            };
            let sequence = audit_entry::Entity::insert(row).exec(&self.tx).await?.last_insert_id;
            for (side, pair) in [(AuditSide::Before, before), (AuditSide::After, after)] {
                if let Some((salt, value)) = pair {
                    values.push(audit_value::ActiveModel {
                        entry_sequence: ActiveValue::Set(sequence),
                        side: ActiveValue::Set(side),
                        salt: ActiveValue::Set(salt),
                        value: ActiveValue::Set(value),
                    });
                }
            }
        }
        for chunk in values.chunks(500) {
            audit_value::Entity::insert_many(chunk.to_vec()).exec_without_returning(&self.tx).await?;
        }
        self.tx.commit().await?;
        if let Some(form) = form {
            form.is_noted();
        }
        Ok(value)
    }
}

/// The commitment to a value: SHA-256 of its salt (hex digits) followed by its JSON.
fn commitment((salt, value): &(String, String)) -> String {
    sha256(format!("{salt}{value}").as_bytes())
}
