//! Everything that a database holds, row by row, to compare it with what it held before.

use sea_orm::{ConnectionTrait as _, DatabaseBackend, Statement};
use tokio::sync::OnceCell;

use super::TestApp;

/// The query of everything, the same for all databases of a run.
static EVERYTHING: OnceCell<String> = OnceCell::const_new();

/// Every row of every table, as JSON behind the name of its table, in order.
pub(crate) async fn contents(app: &TestApp) -> Vec<String> {
    let query = EVERYTHING.get_or_init(|| everything(app)).await;
    let mut lines = ask(app, query).await;
    lines.sort_unstable();
    lines
}

async fn ask(app: &TestApp, sql: &str) -> Vec<String> {
    let db = app.handle.db.read();
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.into_iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect()
}

async fn everything(app: &TestApp) -> String {
    let is_sqlite = app.handle.db.backend() == DatabaseBackend::Sqlite;
    let tables = if is_sqlite {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    } else {
        "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
    };
    let mut parts = Vec::new();
    for table in ask(app, tables).await {
        let row = if is_sqlite {
            let column =
                "'iif(typeof(\"' || name || '\") = ''blob'', hex(\"' || name || '\"), \"' || name || '\")'";
            let columns = ask(app, &format!("SELECT {column} FROM pragma_table_info('{table}')")).await;
            format!("json_array({})", columns.join(", "))
        } else {
            format!("row_to_json(\"{table}\")::text")
        };
        parts.push(format!("SELECT '{table} ' || {row} FROM \"{table}\""));
    }
    parts.join(" UNION ALL ")
}
