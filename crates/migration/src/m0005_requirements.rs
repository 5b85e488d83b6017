//! The requirements of a programme, and what is settled by hand for a student.

use sea_orm_migration::prelude::*;

use crate::table::{day_null, id, instant, integer, integer_null, key, reference, reference_null, text};

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(requirement()).await?;
        manager.create_table(members("requirement_category", "category_id", "site_category")).await?;
        manager.create_table(members("requirement_level", "level_id", "study_level")).await?;
        manager.create_table(student_requirement()).await?;
        manager.create_index(index("requirement", &["programme_id"])).await?;
        // two people who settle the same thing at once settle it once
        let once = index("student_requirement", &["curriculum_id", "requirement_id"]).unique().to_owned();
        manager.create_index(once).await?;
        manager.create_index(index("student_requirement", &["requirement_id"])).await
    }
}

fn requirement() -> TableCreateStatement {
    let table = "requirement";
    Table::create()
        .table(Alias::new(table))
        .col(id("id").primary_key())
        .col(reference("programme_id"))
        .col(text("name"))
        .col(integer("rank"))
        .col(text("scope"))
        .col(reference_null("site_id"))
        .col(integer_null("min_placements"))
        .col(integer_null("max_placements"))
        .col(day_null("from_on"))
        .col(day_null("until_on"))
        .col(integer("version"))
        .foreign_key(&mut key(table, "programme_id", "programme", "id"))
        .foreign_key(&mut key(table, "site_id", "site", "id"))
        .to_owned()
}

/// The members of a requirement's list: its categories, its levels.
fn members(table: &'static str, column: &'static str, to: &'static str) -> TableCreateStatement {
    Table::create()
        .table(Alias::new(table))
        .col(reference("requirement_id"))
        .col(reference(column))
        .primary_key(Index::create().col(Alias::new("requirement_id")).col(Alias::new(column)))
        .foreign_key(&mut key(table, "requirement_id", "requirement", "id"))
        .foreign_key(&mut key(table, column, to, "id"))
        .to_owned()
}

fn student_requirement() -> TableCreateStatement {
    let table = "student_requirement";
    Table::create()
        .table(Alias::new(table))
        .col(id("id").primary_key())
        .col(reference("curriculum_id"))
        .col(reference("requirement_id"))
        .col(integer("equivalences"))
        .col(text("applies"))
        .col(text("reason"))
        .col(reference_null("granted_by"))
        .col(instant("granted_at"))
        .col(integer("version"))
        .foreign_key(&mut key(table, "curriculum_id", "curriculum", "id"))
        .foreign_key(&mut key(table, "requirement_id", "requirement", "id"))
        .foreign_key(&mut key(table, "granted_by", "account", "id"))
        .to_owned()
}

fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    index
}
