//! The seats of a campaign as files.

use std::sync::Arc;

use axum::extract::{Path, State};

use super::campaign;
use crate::access::{Actor, May, privilege};
use crate::campaigns::openings::grid;
use crate::kit::export::{self, Cell, Kind, Sheet};
use crate::kit::{Handle, PageResult};

async fn sent(handle: &Handle, actor: &Actor, id: &str, kind: Kind) -> PageResult {
    let view = campaign(handle, id).await?;
    let grid = grid(handle.db.read(), &view).await?;
    let p = actor.page_of("campaigns-tab-openings");
    let column = |key: &str| p.t(&format!("campaigns-seats-col-{key}"));
    let mut rows = Vec::new();
    for site in &grid.sites {
        for (cohort, (seats, forbidden)) in view.cohorts.iter().zip(site.seats.iter().zip(&site.forbidden)) {
            if *forbidden {
                continue;
            }
            rows.push(vec![
                Cell::from(site.site.code.clone()),
                site.site.name.clone().into(),
                site.site.category.name.clone().into(),
                cohort.code.clone().into(),
                Cell::Integer((*seats).into()),
                Cell::Integer(site.capacity.min.into()),
                Cell::Integer(site.capacity.ideal.into()),
                Cell::Integer(site.capacity.max.into()),
                Cell::Integer(site.elsewhere.into()),
            ]);
        }
    }
    let sheet = Sheet {
        name: format!("{} {}", p.title, view.row.name),
        headers: ["site", "name", "category", "cohort", "seats", "min", "ideal", "max", "elsewhere"]
            .into_iter()
            .map(column)
            .collect(),
        rows,
    };
    export::send(&sheet, kind, p.language)
}

/// The seats as CSV: what the import takes back.
pub(in crate::campaigns) async fn csv(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
) -> PageResult {
    sent(&handle, &may, &id, Kind::Csv).await
}

/// The seats as a workbook.
pub(in crate::campaigns) async fn xlsx(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
) -> PageResult {
    sent(&handle, &may, &id, Kind::Xlsx).await
}
