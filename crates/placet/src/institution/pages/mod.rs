//! The pages of the institution.

pub(super) mod carry;
pub(super) mod cohorts;
pub(super) mod communes;
pub(super) mod departments;
mod form;
pub(super) mod levels;
pub(super) mod overview;
pub(super) mod programmes;
pub(super) mod settings;
pub(super) mod years;

use crate::access::{Actor, privilege};
use crate::audit::{self, Happened};
use crate::kit::{Handle, PageError};

/// The history of an object, for who may see it.
async fn history(
    handle: &Handle,
    actor: &Actor,
    kind: &str,
    id: impl ToString,
) -> Result<Vec<Happened>, PageError> {
    if actor.holds::<privilege::ViewHistory>() {
        Ok(audit::history(handle.db.read(), kind, id, 30).await?)
    } else {
        Ok(Vec::new())
    }
}
