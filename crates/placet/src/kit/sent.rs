//! A form does what it asks once, however often it is sent: a double click, a page reloaded, a network that tried again.
//!
//! Every page draws a value that its forms carry. What a form did is committed with the hash of that value, of the form's
//! address and of what was typed; the same form again finds the hash, does nothing, and leads where the first answer led.
//! Another button of the same page, or another text, is another form.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sea_orm::ConnectionTrait;

use super::chance::sha256;
use super::write::{Done, Origin, Unremarkable};
use super::{Handle, store};

/// The form of a request.
#[derive(Debug)]
pub struct SentForm {
    key: String,
    noted: AtomicBool,
}

/// A form did nothing because it had been received before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this form was received before")]
pub struct AlreadySent;

impl SentForm {
    /// A form, from what its page drew for it, where it goes and what was typed.
    pub fn new(drawn: &str, path: &str, typed: &[u8]) -> Self {
        let parts = [drawn.as_bytes(), path.as_bytes(), typed].map(sha256);
        Self { key: sha256(parts.concat().as_bytes()), noted: AtomicBool::new(false) }
    }

    /// Whether it was received before, by another request than its own: where the answer led, once that is known.
    pub async fn before(&self, db: &impl ConnectionTrait) -> anyhow::Result<Option<Option<String>>> {
        if self.noted.load(Ordering::Relaxed) {
            return Ok(None);
        }
        Ok(store::sent_form(db, &self.key).await?.map(|row| row.location))
    }

    /// Notes, within the write of what it asks, that it was received; a request may write several times.
    pub(super) async fn note(
        &self,
        db: &impl ConnectionTrait,
        now: chrono::DateTime<chrono::Utc>,
    ) -> anyhow::Result<()> {
        if self.noted.load(Ordering::Relaxed) {
            return Ok(());
        }
        if !store::note_sent_form(db, &self.key, now, now - chrono::Duration::days(1)).await? {
            return Err(AlreadySent.into());
        }
        Ok(())
    }

    /// Notes that the write is committed.
    pub(super) fn is_noted(&self) {
        self.noted.store(true, Ordering::Relaxed);
    }

    /// Notes where its answer leads, if it did something.
    pub async fn answered(&self, handle: &Arc<Handle>, location: &str) -> anyhow::Result<()> {
        if !self.noted.load(Ordering::Relaxed) {
            return Ok(());
        }
        let write = handle.write(Origin::default()).await?;
        store::note_location(write.tx(), &self.key, location).await?;
        write.commit(Done::unremarkable((), Unremarkable::FormAnswered)).await
    }
}
