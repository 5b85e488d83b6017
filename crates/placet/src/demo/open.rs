//! Opens the demonstration of a folder, drawing it when it is not there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use chrono::NaiveDate;
use placet_entity::ids::AccountId;
use placet_entity::instance;
use placet_entity::kinds::{InstanceKind, Role};

use super::draw::{self, Visitors};
use super::{Mark, read_mark, store};
use crate::access::{Hashed, NewAccount, create_account};
use crate::kit::clock::StandingClock;
use crate::kit::db::Durability;
use crate::kit::files::Files;
use crate::kit::write::Origin;
use crate::kit::{Background, Chance, Clock, Db, Done, Entry, Handle, Write, web};
use crate::{commission, settings};

/// The password of the demonstration's accounts.
pub const PASSWORD: &str = "placet-demo";

/// The accounts of the demonstration: login, role.
pub const ACCOUNTS: [(&str, Role); 5] = [
    ("manager", Role::Manager),
    ("commission", Role::Commission),
    ("student", Role::Student),
    ("registrar", Role::Registrar),
    ("admin", Role::Administrator),
];

/// Which demonstration is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Its seed; none takes the one that is there, else 1.
    pub seed: Option<u64>,
    /// Whether to start over.
    pub reset: bool,
}

/// How far the drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The tables are being created.
    Tables,
    /// The school is being drawn.
    School,
    /// Its rows are being written.
    Rows {
        /// Written so far.
        written: usize,
        /// Of how many.
        total: usize,
    },
}

/// An open demonstration.
pub struct Demonstration {
    /// Its database.
    pub db: Db,
    /// The folder of its files.
    pub files: PathBuf,
    /// The seed that it was drawn from.
    pub seed: u64,
    /// The day that it was drawn for.
    pub day: NaiveDate,
    /// Whether it has just been drawn.
    pub is_new: bool,
}

/// Why a demonstration is not opened.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// The file is a database that does not carry the mark of a demonstration.
    #[error("{0} is not a demonstration")]
    NotADemonstration(PathBuf),
    /// It was drawn from another seed than the one that is wanted.
    #[error("drawn from the seed {drawn}, not {wanted}")]
    OtherSeed {
        /// The seed of what is there.
        drawn: u64,
        /// The seed that was asked for.
        wanted: u64,
    },
    /// Something failed.
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}

/// Opens the demonstration kept in `folder`, or draws it there for the clock's day.
pub async fn open(
    folder: &Path,
    wanted: Wanted,
    clock: &Arc<dyn Clock>,
    progress: impl FnMut(Progress) + Send,
) -> Result<Demonstration, NotOpened> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the folder {} cannot be created", folder.display()))?;
    let file = folder.join("placet.sqlite");
    let files = folder.join("files");
    if file.exists() {
        let db = Db::open(&url(&file), Durability::Full).await?;
        let Mark::Demonstration { seed, day } = read_mark(&db).await? else {
            return Err(NotOpened::NotADemonstration(file));
        };
        if !wanted.reset {
            if let Some(wanted) = wanted.seed.filter(|wanted| *wanted != seed) {
                return Err(NotOpened::OtherSeed { drawn: seed, wanted });
            }
            db.migrate().await?;
            return Ok(Demonstration { db, files, seed, day, is_new: false });
        }
        db.close().await.context("the old demonstration cannot be closed")?;
        remove_database(&file)?;
        if files.exists() {
            std::fs::remove_dir_all(&files)
                .context("the files of the old demonstration cannot be removed")?;
        }
    }
    let seed = wanted.seed.unwrap_or(1);
    let day = draw::ZONE.day_of(clock.now());
    let beside = folder.join("placet.sqlite.drawing");
    remove_database(&beside)?;
    draw_into(&beside, seed, day, progress).await?;
    std::fs::File::open(&beside)
        .and_then(|file| file.sync_all())
        .context("the database cannot be flushed")?;
    std::fs::rename(&beside, &file).context("the database cannot be renamed")?;
    let db = Db::open(&url(&file), Durability::Full).await?;
    Ok(Demonstration { db, files, seed, day, is_new: true })
}

fn url(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// Removes a database with the files that SQLite keeps beside it.
fn remove_database(file: &Path) -> anyhow::Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        match std::fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("{} cannot be removed", name.display()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Draws into a database of its own: time stands still and chance comes from the seed, so that the same seed and day give
/// the same bytes in every table.
async fn draw_into(
    file: &Path,
    seed: u64,
    day: NaiveDate,
    mut progress: impl FnMut(Progress) + Send,
) -> anyhow::Result<()> {
    progress(Progress::Tables);
    let db = Db::open(&url(file), Durability::None).await?;
    db.migrate().await?;
    let handle = Arc::new(Handle {
        db,
        files: Files::in_folder(file.with_extension("files")),
        clock: Arc::new(StandingClock::at(draw::ZONE.start_of_day(day))),
        chance: Chance::from_seed(seed),
        base: web::Base::new("http://localhost"),
        background: Background::default(),
        demonstration: true,
    });
    let mut passwords = Vec::new();
    for _ in ACCOUNTS {
        passwords.push(Hashed::new(PASSWORD.to_owned(), &handle.chance).await?);
    }
    let write = handle.write(Origin::default()).await?;
    let (visitors, accounts) = accounts(&write, passwords).await?;
    progress(Progress::School);
    let school = tokio::task::spawn_blocking(move || draw::draw(seed, day, visitors)).await?;
    let total = school.rows();
    store::insert_school(write.tx(), school, |written| progress(Progress::Rows { written, total })).await?;
    minutes(&write).await?;
    let row = instance::Model {
        id: 1,
        kind: InstanceKind::Demonstration,
        created_at: write.now(),
        seed: Some(i64::try_from(seed)?),
        demo_day: Some(day),
    };
    store::insert_mark(write.tx(), row).await?;
    let drawn = Done::told((), Entry::new("demo.drawn", "instance", 1).after(seed));
    write.commit(accounts.and(drawn)).await?;
    if let Some(handle) = Arc::into_inner(handle) {
        handle.db.close().await?;
    }
    Ok(())
}

/// Writes the minutes of the sessions that were held, as closing them would have.
async fn minutes(write: &Write) -> anyhow::Result<()> {
    let settings = settings::load(write.tx()).await?;
    for row in store::closed_sessions(write.tx()).await? {
        let said = commission::minutes_of(write.tx(), &settings, &row).await?;
        let (text, hash) = said.context("a session has no campaign")?;
        store::keep_minutes(write.tx(), row.id, text, hash).await?;
    }
    Ok(())
}

/// The accounts of those who will visit the school, the only ones with a password, and two members of the commission.
async fn accounts(write: &Write, passwords: Vec<Hashed>) -> anyhow::Result<(Visitors, Done<()>)> {
    let (given, family) = draw::STUDENT;
    let student = format!("{given} {family}");
    let mut ids: Vec<AccountId> = Vec::new();
    let mut done = Done::all((), Vec::new());
    for ((login, role), password) in ACCOUNTS.into_iter().zip(passwords) {
        let name = match role {
            Role::Manager => "Claire Delaunay",
            Role::Commission => "Pr Antoine Vasseur",
            Role::Registrar => "Nadia Benali",
            Role::Administrator => "Hugo Marais",
            Role::Student => &student,
        };
        let new = NewAccount {
            name: name.to_owned(),
            email: Some(format!("{login}@medecine.example.org")),
            local: Some((login.to_owned(), password)),
            roles: vec![role],
        };
        let created = create_account(write, new).await?;
        ids.push(*created.value());
        done = done.and(created).map(|_| ());
    }
    for name in ["Dr Sophie Marchand", "Pr Luc Hamelin"] {
        let new =
            NewAccount { name: name.to_owned(), email: None, local: None, roles: vec![Role::Commission] };
        let created = create_account(write, new).await?;
        ids.push(*created.value());
        done = done.and(created).map(|_| ());
    }
    let assessors = [ids[5], ids[6]];
    Ok((Visitors { manager: ids[0], commission: ids[1], assessors, student: ids[2] }, done))
}

#[cfg(test)]
mod tests {
    use placet_entity::{allocation_run, campaign};
    use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

    use super::*;
    use crate::allocation;
    use crate::testing::TestApp;

    #[tokio::test]
    async fn minutes_are_kept_and_no_run_is_out_of_date_when_the_demonstration_opens() {
        let app = TestApp::new().await;
        let write = app.handle.write(Origin::default()).await.unwrap();
        let mut passwords = Vec::new();
        for _ in ACCOUNTS {
            passwords.push(Hashed::new(PASSWORD.to_owned(), &app.handle.chance).await.unwrap());
        }
        let (visitors, accounts) = accounts(&write, passwords).await.unwrap();
        let school = draw::draw(1, "2026-11-20".parse().unwrap(), visitors);
        store::insert_school(write.tx(), school, |_| ()).await.unwrap();
        minutes(&write).await.unwrap();
        let held = store::closed_sessions(write.tx()).await.unwrap();
        assert_eq!(held.len(), 1);
        let kept = held[0].minutes.as_deref().unwrap();
        for said in ["Vasseur", "Marchand", "terrain libre le plus proche", " pour, "] {
            assert!(kept.contains(said), "{said}: {kept}");
        }
        assert!(!kept.contains("Le service confirme"), "no comment: {kept}");
        write.commit(accounts).await.unwrap();
        let db = app.handle.db.read();
        let settings = settings::load(db).await.unwrap();
        let waiting = allocation_run::Entity::find()
            .inner_join(campaign::Entity)
            .filter(campaign::Column::PublishedAt.is_null())
            .all(db)
            .await
            .unwrap();
        assert_eq!(waiting.len(), 2);
        for run in waiting {
            assert!(!allocation::is_stale(&app.handle, &settings, &run).await.unwrap(), "{}", run.problem);
        }
    }
}
