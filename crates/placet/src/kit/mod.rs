//! What knows no business: the institution's handle, the database and its unit of work, texts, pages, forms, tables, files.
//!
//! Invariants: nothing is global (every use case is handed the [`Handle`]); time and chance come from the handle; a write
//! commits only together with its audit entries ([`write::Write::commit`]).
//! The kit knows no feature, no role and no table but those of the audit and of the forms received.

pub mod assets;
pub mod background;
pub mod chance;
pub mod clock;
pub mod db;
pub mod error;
pub mod export;
pub mod files;
pub mod format;
pub mod page;
pub mod sent;
pub mod sheet;
mod store;
pub mod table;
pub mod text;
pub mod web;
pub mod write;

use std::sync::Arc;

pub use background::Background;
pub use chance::Chance;
pub use clock::Clock;
pub use db::Db;
pub use error::{No, Outcome, PageError, PageResult};
pub use page::Page;
pub use text::Lang;
pub use write::{Done, Entry, Origin, Write};

/// The institution's handle, given to every use case: its database, files, clock, generator and background work.
///
/// One process may hold several, one for each institution; nothing else in the program is shared between them.
pub struct Handle {
    /// The database.
    pub db: Db,
    /// Where files are kept.
    pub files: files::Files,
    /// The clock; tests move it.
    pub clock: Arc<dyn Clock>,
    /// Random bytes and identifiers; tests seed it.
    pub chance: Chance,
    /// How browsers reach this institution.
    pub base: web::Base,
    /// The work that outlasts a request.
    pub background: Background,
    /// Whether this is the demonstration: its sign-in page then shows the accounts.
    pub demonstration: bool,
}

impl Handle {
    /// The present instant.
    pub fn now(&self) -> chrono::DateTime<chrono::Utc> {
        self.clock.now()
    }

    /// A fresh identifier, ordered by time.
    pub fn id<I: From<uuid::Uuid>>(&self) -> I {
        I::from(self.chance.uuid(self.now()))
    }

    /// Opens a write: everything done in it commits together with its audit entries, or not at all.
    pub async fn write(self: &Arc<Self>, origin: Origin) -> anyhow::Result<Write> {
        Write::begin(Arc::clone(self), origin).await
    }
}
