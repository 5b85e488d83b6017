//! The database handle: SQLite embedded, or PostgreSQL; pools, pragmas and migrations under a lock.
//!
//! On SQLite readers have their own connections and all writes go through a single one, so that a write never meets
//! another writer of this process; each begins IMMEDIATE because a process beside us (a backup, `placet doctor`) may write.

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use anyhow::Context as _;
use placet_migration::Migrator;
use sea_orm::sea_query::{CaseStatement, Expr};
use sea_orm::{
    ColumnTrait, ConnectOptions, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction,
    SqliteTransactionMode, TransactionOptions, TransactionTrait, Value,
};
use sea_orm_migration::MigratorTrait as _;

/// A connection that was idle for this long is asked whether it is still there before it is used; asking each time would double
/// the messages of a page.
const ASK_AFTER: Duration = Duration::from_secs(5);

/// How surely a commit is on the disk before it is acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// An acknowledged write survives a power cut (`synchronous=FULL`).
    Full,
    /// For throw-away databases of tests and while a demonstration is drawn.
    None,
}

/// The database of one institution.
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

impl Db {
    /// Opens the database at `url` (`sqlite:…` or `postgres:…`), creating an SQLite file that is not there.
    pub async fn open(url: &str, durability: Durability) -> anyhow::Result<Self> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.trim_start_matches("//");
            if let Some(folder) = Path::new(path).parent() {
                std::fs::create_dir_all(folder)
                    .with_context(|| format!("the folder {} cannot be created", folder.display()))?;
            }
            let write = sqlite(path, 1, durability).await?;
            let read = sqlite(path, 4, durability).await?;
            Ok(Self { read, write })
        } else {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(12)
                .acquire_timeout(Duration::from_secs(8))
                .test_before_acquire_if_idle_for(ASK_AFTER)
                .sqlx_logging(false);
            let both = Database::connect(options).await?;
            Ok(Self { read: both.clone(), write: both })
        }
    }

    /// The connection to read from.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Which database this is.
    pub fn backend(&self) -> DatabaseBackend {
        self.read.get_database_backend()
    }

    /// Begins a writing transaction.
    pub(super) async fn begin(&self) -> Result<DatabaseTransaction, sea_orm::DbErr> {
        let options = match self.backend() {
            DatabaseBackend::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            },
            _ => TransactionOptions::default(),
        };
        self.write.begin_with_options(options).await
    }

    /// Runs the migrations that are missing. Two nodes that start together wait for each other.
    pub async fn migrate(&self) -> anyhow::Result<()> {
        if self.backend() == DatabaseBackend::Postgres {
            // The lock belongs to a connection, hence a pool of one for the whole migration.
            let pool = self.write.get_postgres_connection_pool();
            let mut holder = pool.acquire().await?;
            sqlx::query("SELECT pg_advisory_lock(7163482)").execute(&mut *holder).await?;
            let done = Migrator::up(&self.write, None).await;
            sqlx::query("SELECT pg_advisory_unlock(7163482)").execute(&mut *holder).await?;
            done.context("the migrations failed")
        } else {
            Migrator::up(&self.write, None).await.context("the migrations failed")
        }
    }

    /// The names of the migrations that this database still lacks.
    pub async fn missing_migrations(&self) -> anyhow::Result<Vec<String>> {
        let installed = Migrator::get_migration_models(&self.read).await.unwrap_or_default();
        Ok(Migrator::get_migration_files()
            .iter()
            .map(|migration| migration.name().to_owned())
            .filter(|name| !installed.iter().any(|row| row.version == *name))
            .collect())
    }

    /// Closes all connections.
    pub async fn close(&self) -> Result<(), sea_orm::DbErr> {
        self.read.clone().close().await?;
        self.write.clone().close().await
    }
}

async fn sqlite(path: &str, connections: u32, durability: Durability) -> anyhow::Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(format!("sqlite://{path}"));
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(8))
        .test_before_acquire_if_idle_for(ASK_AFTER)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let synchronous = match durability {
                Durability::Full => sqlx::sqlite::SqliteSynchronous::Full,
                Durability::None => sqlx::sqlite::SqliteSynchronous::Off,
            };
            sqlite
                .create_if_missing(true)
                .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
                .synchronous(synchronous)
                .busy_timeout(Duration::from_secs(8))
                .foreign_keys(true)
                // rows handed over at once: with the library's fifty, reading six hundred wakes two threads by turns
                .row_buffer_size(512)
                // kibibytes, for each connection: the hot pages of ten thousand students
                .pragma("cache_size", "-4000")
        });
    Database::connect(options).await.with_context(|| format!("the database file {path} cannot be opened"))
}

/// The value of a column row by row, for a change of many rows at once: each row's own, found by its key.
pub fn each<K, V>(key: impl ColumnTrait, values: impl IntoIterator<Item = (K, V)>) -> CaseStatement
where
    K: Into<Value>,
    V: Into<Value>,
{
    values
        .into_iter()
        .fold(CaseStatement::new(), |case, (id, value)| case.case(key.eq(id), Expr::value(value)))
}

/// Whether a `DATABASE_URL` names a database that Placet speaks to.
pub fn is_supported(url: &str) -> bool {
    url.starts_with("sqlite:") && url.len() > "sqlite:".len()
        || sqlx::postgres::PgConnectOptions::from_str(url).is_ok_and(|_| url.starts_with("postgres"))
}
