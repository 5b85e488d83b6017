//! Files that people send, kept once under their hash in a folder.

use std::path::PathBuf;

use anyhow::Context as _;

use super::chance::sha256;

/// The folder of an institution's files.
pub struct Files {
    folder: PathBuf,
}

impl Files {
    /// Files kept in `folder`, which is created at the first file.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Keeps bytes and gives their hash. Written beside and renamed, so that a half-written file is never read.
    pub async fn keep(&self, bytes: Vec<u8>) -> anyhow::Result<String> {
        let folder = self.folder.clone();
        tokio::task::spawn_blocking(move || {
            let hash = sha256(&bytes);
            let place = folder.join(&hash[..2]);
            std::fs::create_dir_all(&place).context("the folder of files cannot be created")?;
            let path = place.join(&hash);
            if !path.exists() {
                let beside = place.join(format!("{hash}.part"));
                std::fs::write(&beside, &bytes).context("a file cannot be written")?;
                std::fs::File::open(&beside)?.sync_all()?;
                std::fs::rename(&beside, &path)?;
            }
            Ok(hash)
        })
        .await?
    }

    /// The bytes of a hash.
    pub async fn read(&self, hash: &str) -> anyhow::Result<Vec<u8>> {
        anyhow::ensure!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "not a hash");
        let path = self.folder.join(&hash[..2]).join(hash);
        tokio::fs::read(&path).await.with_context(|| format!("the file {hash} is missing"))
    }
}
