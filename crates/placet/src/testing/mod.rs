//! What tests stand on: an institution on a throw-away database, a clock that stands still, and browsers for each role.
//!
//! With `PLACET_TEST_DATABASE` (a PostgreSQL URL whose user may create databases) every test has a database of its own
//! there; without it, an SQLite file of its own. Nothing is shared between tests.

mod authorisation;
pub(crate) mod browser;
pub(crate) mod campaigns;
mod commission;
mod contents;
pub(crate) mod exchanges;
pub(crate) mod form;
mod forms;
mod objects;
mod samples;
mod scene;
mod snapshot;
mod table;
pub(crate) mod world;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, TimeZone as _, Utc};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ConnectionTrait as _, Database, DatabaseBackend};
use tokio::sync::OnceCell;

use crate::kit::clock::{Clock as _, StandingClock};
use crate::kit::db::Durability;
use crate::kit::files::Files;
use crate::kit::{Background, Chance, Db, Handle, web};

/// An institution of a test.
pub(crate) struct TestApp {
    /// Its handle.
    pub handle: Arc<Handle>,
    /// Its clock.
    pub clock: Arc<StandingClock>,
    folder: PathBuf,
    /// The pages, built with the first browser.
    pages: OnceLock<axum::Router>,
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The instant at which every test begins: Wednesday 4 March 2026, 10:00 in Paris.
pub(crate) fn start() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 4, 9, 0, 0).unwrap()
}

/// A migrated PostgreSQL database that the databases of tests are copied from, made once for the process.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

impl TestApp {
    /// An empty institution.
    pub async fn new() -> Self {
        let (name, folder) = drawn_name();
        let url = match server() {
            Some(server) => postgres(&server, &name).await,
            None => sqlite(&folder),
        };
        Self::open(&url, folder, start(), 7).await
    }

    /// An institution on a database, as it is at an instant; what it draws by chance follows from a seed.
    async fn open(url: &str, folder: PathBuf, at: DateTime<Utc>, seed: u64) -> Self {
        let db = Db::open(url, Durability::None).await.unwrap();
        db.migrate().await.unwrap();
        let clock = Arc::new(StandingClock::at(at));
        let handle = Arc::new(Handle {
            db,
            files: Files::in_folder(folder.join("files")),
            clock: Arc::clone(&clock) as _,
            chance: Chance::from_seed(seed),
            base: web::Base::new("http://localhost:8080"),
            background: Background::default(),
            demonstration: false,
        });
        Self { handle, clock, folder, pages: OnceLock::new() }
    }

    /// How SQLite would answer a query, in its words; none on PostgreSQL, whose plans depend on how much is there.
    pub async fn sqlite_plan(&self, query: &SelectStatement) -> Option<String> {
        let db = self.handle.db.read();
        if self.handle.db.backend() != DatabaseBackend::Sqlite {
            return None;
        }
        let mut statement = DatabaseBackend::Sqlite.build(query);
        statement.sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
        let rows = db.query_all_raw(statement).await.unwrap();
        let steps: Vec<String> = rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
        Some(steps.join("; "))
    }

    /// Moves the clock.
    pub fn go_to(&self, at: DateTime<Utc>) {
        self.clock.set(at);
    }

    /// Lets hours pass.
    pub fn wait_hours(&self, hours: i64) {
        self.clock.set(self.clock.now() + chrono::Duration::hours(hours));
    }
}

/// The PostgreSQL server that the tests run on, if they do.
fn server() -> Option<String> {
    std::env::var("PLACET_TEST_DATABASE").ok().filter(|server| !server.is_empty())
}

/// A name that no other test has, and its folder.
fn drawn_name() -> (String, PathBuf) {
    let name = format!("placet_test_{}", Chance::from_machine().unwrap().token().get(..16).unwrap());
    let folder = std::env::temp_dir().join(&name);
    (name, folder)
}

fn sqlite(folder: &std::path::Path) -> String {
    format!("sqlite:{}", folder.join("placet.sqlite").display())
}

async fn postgres(server: &str, name: &str) -> String {
    let template = TEMPLATE
        .get_or_init(|| async {
            let template = format!("{name}_template");
            let admin = Database::connect(server).await.unwrap();
            admin.execute_unprepared(&format!("CREATE DATABASE {template}")).await.unwrap();
            admin.close().await.unwrap();
            let db = Db::open(&at_server(server, &template), Durability::None).await.unwrap();
            db.migrate().await.unwrap();
            db.close().await.unwrap();
            template
        })
        .await;
    copied(server, template, name).await
}

/// The address of a database of a server.
fn at_server(server: &str, name: &str) -> String {
    let (base, _) = server.rsplit_once('/').unwrap();
    format!("{base}/{name}")
}

/// A copy of a database that nobody is connected to: its address.
async fn copied(server: &str, template: &str, name: &str) -> String {
    let admin = Database::connect(server).await.unwrap();
    admin.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await.unwrap();
    admin.close().await.unwrap();
    at_server(server, name)
}
