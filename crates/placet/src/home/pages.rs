//! The home pages.

use std::sync::Arc;

use axum::extract::State;

use super::{staff, student};
use crate::access::{Actor, privilege};
use crate::kit::{Handle, PageResult};

/// The home page: the student's, unless the reader works here.
pub(super) async fn home(State(handle): State<Arc<Handle>>, actor: Actor) -> PageResult {
    if !actor.holds::<privilege::Staff>() {
        return student::home(&handle, &actor).await;
    }
    staff::home(&handle, &actor).await
}
