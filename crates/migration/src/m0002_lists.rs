//! What is read at each visit is read off an index: the list of students in its order, with its count, its search and its scores, and
//! how much each opening is asked for.

use sea_orm_migration::prelude::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, old) in [("student", "student_sort_key"), ("wish", "wish_opening_id")] {
            manager.drop_index(Index::drop().name(old).table(Alias::new(table)).to_owned()).await?;
        }
        // `archived_at` stands in it although it is always null there: SQLite does not look at the rows then
        let listed = index("student_listed", "student", &["sort_key", "id", "search_key", "archived_at"])
            .and_where(Expr::col(Alias::new("archived_at")).is_null())
            .to_owned();
        manager.create_index(listed).await?;
        manager
            .create_index(index("curriculum_student_id_score", "curriculum", &["student_id", "score"]))
            .await?;
        manager.create_index(index("wish_opening_id_rank", "wish", &["opening_id", "rank"])).await
    }
}

fn index(name: &str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    index
}
