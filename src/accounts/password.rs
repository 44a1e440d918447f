//! Password hashes: argon2id off the async threads, a few at a time.

use crate::config::Passwords;
use crate::error::{Error, Result};
use crate::kit::{Dice, Secret};
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Each hash takes memory and a core for its time: more at once than cores only makes all of them late.
static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from).max(2)));

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    Wrong,
    Right,
    /// Right, and here is a hash under today's parameters to keep instead.
    RightAndRehashed(String),
}

/// Hashes a password (argon2id, PHC string). Blocks: for threads that may.
pub fn hash(passwords: Passwords, password: &str) -> Result<String> {
    let salt = Dice::machine().bytes::<16>();
    Ok(argon2(passwords)?.hash_password_with_salt(password.as_bytes(), &salt).map_err(Error::internal)?.to_string())
}

/// Checks a password against a hash; with `None` (no such account) it takes the same time and is wrong.
pub async fn check(passwords: Passwords, kept: Option<String>, password: Secret<String>) -> Result<Checked> {
    blocking(move || {
        let Some(kept) = kept else {
            hash(passwords, password.expose())?;
            return Ok(Checked::Wrong);
        };
        let parsed = PasswordHash::new(&kept).map_err(Error::internal)?;
        if Argon2::default().verify_password(password.expose().as_bytes(), &parsed).is_err() {
            return Ok(Checked::Wrong);
        }
        if is_current(passwords, &parsed) { Ok(Checked::Right) } else { Ok(Checked::RightAndRehashed(hash(passwords, password.expose())?)) }
    })
    .await
}

/// [`hash`], off the async threads.
pub async fn hash_later(passwords: Passwords, password: Secret<String>) -> Result<String> {
    blocking(move || hash(passwords, password.expose())).await
}

async fn blocking<T: Send + 'static>(f: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let _turn = AT_ONCE.acquire().await.map_err(Error::internal)?;
    actix_web::web::block(f).await.map_err(Error::internal)?
}

fn argon2(passwords: Passwords) -> Result<Argon2<'static>> {
    let params = Params::new(passwords.memory_kib, passwords.passes, passwords.lanes, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn is_current(passwords: Passwords, hash: &PasswordHash) -> bool {
    let Ok(params) = Params::try_from(hash) else { return false };
    hash.algorithm.as_str() == "argon2id"
        && params.m_cost() >= passwords.memory_kib
        && params.t_cost() >= passwords.passes
        && params.p_cost() >= passwords.lanes
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Passwords = Passwords { memory_kib: 64, passes: 1, lanes: 1 };

    #[actix_web::test]
    async fn a_right_password_passes_and_grows_with_the_parameters() {
        let kept = hash(CHEAP, "copper lantern").expect("a hash");
        assert!(kept.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        let check = async |passwords, typed: &str| {
            super::check(passwords, Some(kept.clone()), Secret::new(typed.to_string())).await.expect("checked")
        };
        assert_eq!(check(CHEAP, "copper lantern").await, Checked::Right);
        assert_eq!(check(CHEAP, "copper lanterm").await, Checked::Wrong);
        let dearer = Passwords { passes: 2, ..CHEAP };
        let Checked::RightAndRehashed(new) = check(dearer, "copper lantern").await else { panic!("not rehashed") };
        assert!(new.contains("t=2"));
        assert_eq!(super::check(CHEAP, None, Secret::new("x".into())).await.expect("checked"), Checked::Wrong);
    }
}
