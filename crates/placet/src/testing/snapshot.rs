//! An institution that is drawn once and copied: each copy has a database, files and sessions of its own.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};

use super::{TestApp, copied, drawn_name, server, sqlite};
use crate::kit::clock::Clock as _;

/// An institution as it was when it was taken.
pub(crate) struct Snapshot {
    folder: PathBuf,
    /// The database on PostgreSQL; on SQLite it lies in the folder.
    name: String,
    at: DateTime<Utc>,
    copies: AtomicU64,
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Snapshot {
    /// Takes an institution that nothing goes on in; its own handle is closed.
    pub async fn take(app: TestApp) -> Self {
        app.handle.background.stop().await;
        app.handle.db.close().await.unwrap();
        let (name, folder) = drawn_name();
        copy_folder(&app.folder, &folder);
        let original = app.folder.file_name().unwrap().to_string_lossy().into_owned();
        if let Some(server) = server() {
            copied(&server, &original, &name).await;
        }
        Self { folder, name, at: app.clock.now(), copies: AtomicU64::new(0) }
    }

    /// A copy.
    pub async fn copy(&self) -> TestApp {
        let (name, folder) = drawn_name();
        copy_folder(&self.folder, &folder);
        let url = match server() {
            Some(server) => copied(&server, &self.name, &name).await,
            None => sqlite(&folder),
        };
        // what a copy draws by chance is neither what the original drew nor what another copy draws
        let seed = 1_000 + self.copies.fetch_add(1, Ordering::Relaxed);
        TestApp::open(&url, folder, self.at, seed).await
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).into_iter().flatten().flatten() {
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &copy);
        } else {
            std::fs::copy(&path, &copy).unwrap();
        }
    }
}
