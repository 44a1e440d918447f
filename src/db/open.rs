//! From a database URL to an open, tuned connection.

use super::Conn;
use crate::error::{Error, Result};
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use std::path::PathBuf;

/// Where the data is kept. Neither `Display` nor `Debug` shows the password.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// `sqlite:PATH`
    Sqlite(PathBuf),
    /// `postgres://…` or `postgresql://…`, as libpq reads it.
    Postgres(String),
}

impl std::str::FromStr for DatabaseUrl {
    type Err = String;
    fn from_str(url: &str) -> Result<Self, String> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_string()));
        }
        match url.strip_prefix("sqlite:") {
            Some(path) if !path.trim_start_matches('/').is_empty() => {
                Ok(Self::Sqlite(PathBuf::from(path.strip_prefix("//").unwrap_or(path))))
            }
            _ => Err("a database URL starts with sqlite: or postgres://".to_string()),
        }
    }
}

/// Without the password, for logs and `doctor`.
impl std::fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => {
                let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
                match rest.rsplit_once('@') {
                    Some((user, host)) => {
                        write!(f, "{scheme}://{}:…@{}", user.split(':').next().unwrap_or(""), host.split('?').next().unwrap_or(""))
                    }
                    None => write!(f, "{scheme}://{}", rest.split('?').next().unwrap_or("")),
                }
            }
        }
    }
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

/// What an SQLite connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Read,
    Write,
}

/// Opens one connection that may write, without the pool: for migrations and the command line.
pub fn connect(url: &DatabaseUrl) -> Result<Conn> {
    open(url, Use::Write, true)
}

/// Why a PostgreSQL server lets nobody in, in its own words on one line; `None` when it does, and on SQLite. For `doctor`.
pub fn refusal(url: &DatabaseUrl) -> Option<String> {
    let DatabaseUrl::Postgres(url) = url else { return None };
    PgConnection::establish(url).err().map(|e| e.to_string().split_whitespace().collect::<Vec<_>>().join(" "))
}

pub(super) fn open(url: &DatabaseUrl, using: Use, durable: bool) -> Result<Conn> {
    match url {
        DatabaseUrl::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(&path.to_string_lossy()).map_err(Error::internal)?;
            conn.batch_execute(&format!(
                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = {}; PRAGMA foreign_keys = ON; \
                 PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456; PRAGMA cache_size = -16000; \
                 PRAGMA wal_autocheckpoint = 4000; PRAGMA query_only = {};",
                if durable { "FULL" } else { "NORMAL" },
                if using == Use::Read { "ON" } else { "OFF" },
            ))?;
            Ok(Conn::Sqlite(conn))
        }
        DatabaseUrl::Postgres(url) => {
            let mut conn = PgConnection::establish(url).map_err(|e| {
                tracing::warn!("PostgreSQL does not answer: {e}");
                Error::Unavailable
            })?;
            // Every query here finds few rows by an index, whatever is bound to it: planning it anew costs more than running it.
            conn.batch_execute(
                "SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s'; SET TIME ZONE 'UTC'; \
                 SET plan_cache_mode = force_generic_plan; SET jit = off;",
            )?;
            Ok(Conn::Pg(conn))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_its_database_and_hides_its_password() {
        assert_eq!("sqlite:/var/lib/t.db".parse(), Ok(DatabaseUrl::Sqlite("/var/lib/t.db".into())));
        assert_eq!("sqlite:///var/lib/t.db".parse(), Ok(DatabaseUrl::Sqlite("/var/lib/t.db".into())));
        assert!("mysql://x".parse::<DatabaseUrl>().is_err());
        assert!("sqlite:".parse::<DatabaseUrl>().is_err());
        let url: DatabaseUrl = "postgres://app:s3cret@db.example/t?sslmode=require".parse().expect("a URL");
        assert_eq!(url.to_string(), "postgres://app:…@db.example/t");
        assert_eq!(format!("{url:?}"), "postgres://app:…@db.example/t");
        let url: DatabaseUrl = "postgres://db.example/t?user=app&password=s3cret".parse().expect("a URL");
        assert_eq!(url.to_string(), "postgres://db.example/t");
    }
}
