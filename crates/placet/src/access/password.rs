//! Passwords: argon2id, a few at a time.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

use crate::kit::Chance;

/// Each hash takes 19 MiB: more at once than cores only costs memory.
static AT_ONCE: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, std::num::NonZero::get)));

/// A hash that no password has, verified when nobody has the login: the answer takes as long either way.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$fLCdEYVnFGfUpgLyy4YFaIj5HDEMdkZ1VQD4MMSG5ls";

/// A password as it is kept: its PHC string.
#[derive(Clone)]
pub struct Hashed(pub(super) String);

impl std::fmt::Debug for Hashed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hashed")
    }
}

impl Hashed {
    /// Hashes a password, which takes a while: before a write is opened, never inside one.
    pub async fn new(password: String, chance: &Chance) -> anyhow::Result<Self> {
        let salt: [u8; 16] = chance.bytes();
        let _permit = AT_ONCE.acquire().await?;
        tokio::task::spawn_blocking(move || hash(&password, salt)).await?
    }
}

fn hash(password: &str, salt: [u8; 16]) -> anyhow::Result<Hashed> {
    let hash: PasswordHash = Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|error| anyhow::anyhow!("the password cannot be hashed: {error}"))?;
    Ok(Hashed(hash.to_string()))
}

/// Whether the password is the one of the hash; without a hash, no, in the same time.
pub async fn matches(password: String, hash: Option<String>) -> anyhow::Result<bool> {
    let _permit = AT_ONCE.acquire().await?;
    let known = hash.is_some();
    let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
    let same = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await?;
    Ok(same && known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_matches_its_hash() -> anyhow::Result<()> {
        let kept = hash("correct horse", [7; 16])?.0;
        assert!(kept.starts_with("$argon2id$"));
        assert!(matches("correct horse".into(), Some(kept.clone())).await?);
        assert!(!matches("incorrect".into(), Some(kept)).await?);
        assert!(!matches("correct horse".into(), None).await?);
        assert!(PasswordHash::new(NOBODY).is_ok(), "the stand-in must be read, or it would answer at once");
        Ok(())
    }
}
