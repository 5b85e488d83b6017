//! What a student is told of a placement leaves the table of placements: it is a hundred times as long as the rest of the row,
//! and each list of placements read past it. What homes and lists count of placements, and who is archived, is read off an index.

use sea_orm_migration::prelude::*;

use crate::table::{reference, text};

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (placement, snapshot) = (Alias::new("placement"), Alias::new("placement_snapshot"));
        let (id, placement_id) = (Alias::new("id"), Alias::new("placement_id"));
        let (long, told) = (Alias::new("snapshot"), Alias::new("told"));
        let table = Table::create()
            .table(snapshot.clone())
            .col(reference("placement_id").primary_key())
            .col(text("told"))
            .foreign_key(
                ForeignKey::create()
                    .from(snapshot.clone(), placement_id.clone())
                    .to(placement.clone(), id.clone()),
            )
            .to_owned();
        manager.create_table(table).await?;
        let kept = Query::select()
            .columns([id, long.clone()])
            .from(placement.clone())
            .and_where(Expr::col(long.clone()).is_not_null())
            .to_owned();
        let mut moved = Query::insert();
        moved.into_table(snapshot).columns([placement_id, told]);
        moved.select_from(kept).map_err(|error| DbErr::Migration(error.to_string()))?;
        manager.execute(moved).await?;
        manager.alter_table(Table::alter().table(placement).drop_column(long).to_owned()).await?;
        for (name, columns) in [
            (
                "placement_of_campaign",
                &["campaign_id", "secondary_of_id", "status", "published_at", "rank", "participant_id", "id"]
                    [..],
            ),
            (
                "placement_of_student",
                &["student_id", "secondary_of_id", "status", "published_at", "campaign_id", "site_id", "id"]
                    [..],
            ),
        ] {
            let mut index = Index::create();
            index.name(name).table(Alias::new("placement"));
            for column in columns {
                index.col(Alias::new(*column));
            }
            manager.create_index(index.clone()).await?;
        }
        let mut archived = Index::create();
        archived.name("student_archived_at").table(Alias::new("student")).col(Alias::new("archived_at"));
        archived.and_where(Expr::col(Alias::new("archived_at")).is_not_null());
        manager.create_index(archived).await?;
        for old in ["placement_campaign_id", "placement_student_id"] {
            manager.drop_index(Index::drop().name(old).table(Alias::new("placement")).to_owned()).await?;
        }
        Ok(())
    }
}
