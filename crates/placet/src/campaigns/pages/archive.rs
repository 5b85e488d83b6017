//! Archiving a campaign, and bringing it back.

use std::sync::Arc;

use axum::extract::{Path, State};

use super::campaign;
use crate::access::{May, privilege};
use crate::campaigns::draft::{self, ArchiveRefusal};
use crate::kit::error::refusal;
use crate::kit::web::{bad, go, good};
use crate::kit::{Handle, PageResult};

type Edit = May<privilege::EditCampaigns>;

/// Archives.
pub(in crate::campaigns) async fn post_archive(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
) -> PageResult {
    archived(&handle, &may, &id, true).await
}

/// Brings back.
pub(in crate::campaigns) async fn post_restore(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
) -> PageResult {
    archived(&handle, &may, &id, false).await
}

async fn archived(handle: &Arc<Handle>, may: &Edit, id: &str, archive: bool) -> PageResult {
    let view = campaign(handle, id).await?;
    match refusal(draft::archive(handle, may, view.id(), archive).await)? {
        Ok(()) if archive => {
            let flash = good(may.lang.t("campaigns-archived"))
                .undo(view.path("/restore"), may.lang.t("campaigns-restore"));
            Ok(go("/campaigns", flash))
        }
        Ok(()) => Ok(go(view.path(""), good(may.lang.t("campaigns-restored")))),
        Err(ArchiveRefusal::YearClosed) => {
            Ok(go(view.path(""), bad(may.lang.t("campaigns-archive-year-closed"))))
        }
    }
}
