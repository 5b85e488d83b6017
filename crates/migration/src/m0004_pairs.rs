//! Participants to place together, or apart: couples, shared cars, people to keep from each other.

use sea_orm_migration::prelude::*;

use crate::table::{flag, id, instant, integer, key, reference, text};

const TABLE: &str = "participant_pair";

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(participant_pair()).await?;
        // two people who enter the same pair at once enter it once
        manager.create_index(index(&["first_id", "second_id"]).unique().to_owned()).await?;
        manager.create_index(index(&["second_id"])).await?;
        manager.create_index(index(&["campaign_id"])).await
    }
}

fn participant_pair() -> TableCreateStatement {
    Table::create()
        .table(Alias::new(TABLE))
        .col(id("id").primary_key())
        .col(reference("campaign_id"))
        .col(reference("first_id"))
        .col(reference("second_id"))
        .col(text("kind"))
        .col(flag("hard"))
        .col(instant("entered_at"))
        .col(integer("version"))
        .foreign_key(&mut key(TABLE, "campaign_id", "campaign", "id"))
        .foreign_key(&mut key(TABLE, "first_id", "participant", "id"))
        .foreign_key(&mut key(TABLE, "second_id", "participant", "id"))
        // one order of the two, hence one row for them, and nobody paired with himself
        .check(Expr::col(Alias::new("first_id")).lt(Expr::col(Alias::new("second_id"))))
        .to_owned()
}

fn index(columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{TABLE}_{}", columns.join("_"))).table(Alias::new(TABLE));
    for column in columns {
        index.col(Alias::new(*column));
    }
    index
}
