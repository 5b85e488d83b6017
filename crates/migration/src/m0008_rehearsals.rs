//! Rehearsals before the wishes close, and runs at a position of the slider.

use sea_orm_migration::prelude::*;

use crate::table::{id, instant, integer, integer_null, key, reference, reference_null, text, text_null};

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // one column a statement: SQLite adds no two at once
        for column in ["position", "base_sha256"] {
            let mut table = Table::alter();
            let table = table.table(Alias::new("allocation_run")).add_column(text_null(column));
            manager.alter_table(table.to_owned()).await?;
        }
        manager.create_table(rehearsal_plan()).await?;
        manager.create_table(rehearsal()).await?;
        manager.create_table(rehearsal_outlook()).await?;
        // two nodes that find the same instant due rehearse it once
        let once = Index::create()
            .name("rehearsal_campaign_id_announced_at")
            .table(Alias::new("rehearsal"))
            .col(Alias::new("campaign_id"))
            .col(Alias::new("announced_at"))
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        let own = Index::create()
            .name("rehearsal_outlook_participant_id")
            .table(Alias::new("rehearsal_outlook"))
            .col(Alias::new("participant_id"))
            .to_owned();
        manager.create_index(own).await
    }
}

fn rehearsal_plan() -> TableCreateStatement {
    let table = "rehearsal_plan";
    Table::create()
        .table(Alias::new(table))
        .col(id("campaign_id").primary_key())
        .col(text("days"))
        .col(integer("version"))
        .foreign_key(&mut key(table, "campaign_id", "campaign", "id"))
        .to_owned()
}

fn rehearsal() -> TableCreateStatement {
    let table = "rehearsal";
    Table::create()
        .table(Alias::new(table))
        .col(id("id").primary_key())
        .col(reference("campaign_id"))
        .col(instant("announced_at"))
        .col(instant("computed_at"))
        .col(text("procedure"))
        .col(text_null("problem_sha256"))
        .col(integer("students"))
        .col(integer("waiting"))
        .col(integer("closes"))
        .col(integer("placed"))
        .col(integer("within_3"))
        .col(integer("sure"))
        .col(text_null("failure"))
        .foreign_key(&mut key(table, "campaign_id", "campaign", "id"))
        .to_owned()
}

fn rehearsal_outlook() -> TableCreateStatement {
    let table = "rehearsal_outlook";
    Table::create()
        .table(Alias::new(table))
        .col(reference("rehearsal_id"))
        .col(reference("participant_id"))
        .col(reference_null("opening_id"))
        .col(integer_null("rank"))
        .col(text("words"))
        .primary_key(Index::create().col(Alias::new("rehearsal_id")).col(Alias::new("participant_id")))
        .foreign_key(&mut key(table, "rehearsal_id", "rehearsal", "id"))
        .foreign_key(&mut key(table, "participant_id", "participant", "id"))
        .foreign_key(&mut key(table, "opening_id", "opening", "id"))
        .to_owned()
}
