//! Exchanges: until when a campaign allows them, and what students propose to each other.

use sea_orm_migration::prelude::*;

use crate::table::{id, instant, instant_null, integer, key, reference, reference_null, text, text_null};

const TABLE: &str = "exchange";

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let until = Table::alter()
            .table(Alias::new("campaign"))
            .add_column(instant_null("exchanges_until"))
            .to_owned();
        manager.alter_table(until).await?;
        manager.create_table(exchange()).await?;
        for column in ["campaign_id", "from_placement_id", "to_placement_id"] {
            let index = Index::create()
                .name(format!("{TABLE}_{column}"))
                .table(Alias::new(TABLE))
                .col(Alias::new(column))
                .to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn exchange() -> TableCreateStatement {
    Table::create()
        .table(Alias::new(TABLE))
        .col(id("id").primary_key())
        .col(reference("campaign_id"))
        .col(reference("from_placement_id"))
        .col(reference("to_placement_id"))
        .col(text_null("message"))
        .col(text("stated"))
        .col(instant("proposed_at"))
        .col(instant("until_at"))
        .col(instant_null("accepted_at"))
        .col(instant_null("declined_at"))
        .col(instant_null("withdrawn_at"))
        .col(reference_null("from_became_id"))
        .col(reference_null("to_became_id"))
        .col(integer("version"))
        .foreign_key(&mut key(TABLE, "campaign_id", "campaign", "id"))
        .foreign_key(&mut key(TABLE, "from_placement_id", "placement", "id"))
        .foreign_key(&mut key(TABLE, "to_placement_id", "placement", "id"))
        .foreign_key(&mut key(TABLE, "from_became_id", "placement", "id"))
        .foreign_key(&mut key(TABLE, "to_became_id", "placement", "id"))
        .to_owned()
}
