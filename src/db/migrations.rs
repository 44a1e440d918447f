//! Embedded migrations, twins for the two databases, run at start.

use super::Conn;
use crate::error::{Error, Result};
use diesel::connection::SimpleConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any number that no other program uses as an advisory lock in the same database.
const LOCK: i64 = 0x746f_7563_6873;

/// Runs what has not run yet and returns the names of what ran. Nodes that start together wait for each other.
pub fn migrate(conn: &mut Conn) -> Result<Vec<String>> {
    let ran = match conn {
        Conn::Sqlite(conn) => conn.run_pending_migrations(SQLITE).map(names),
        Conn::Pg(conn) => {
            conn.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})"))?;
            let ran = conn.run_pending_migrations(POSTGRES).map(names);
            conn.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK})"))?;
            ran
        }
    };
    ran.map_err(|e| Error::Internal(format!("migration: {e}")))
}

/// The names of the migrations that have not run yet.
pub fn pending(conn: &mut Conn) -> Result<Vec<String>> {
    let pending = match conn {
        Conn::Sqlite(conn) => MigrationHarness::<diesel::sqlite::Sqlite>::pending_migrations(conn, SQLITE)
            .map(|m| m.iter().map(|m| m.name().to_string()).collect()),
        Conn::Pg(conn) => {
            MigrationHarness::<diesel::pg::Pg>::pending_migrations(conn, POSTGRES).map(|m| m.iter().map(|m| m.name().to_string()).collect())
        }
    };
    pending.map_err(|e| Error::Internal(format!("migration: {e}")))
}

/// Takes every migration back, newest first. For tests: all data is gone afterwards.
pub fn revert_all(conn: &mut Conn) -> Result<usize> {
    let reverted = match conn {
        Conn::Sqlite(conn) => conn.revert_all_migrations(SQLITE).map(|v| v.len()),
        Conn::Pg(conn) => conn.revert_all_migrations(POSTGRES).map(|v| v.len()),
    };
    reverted.map_err(|e| Error::Internal(format!("migration: {e}")))
}

fn names(versions: Vec<diesel::migration::MigrationVersion<'_>>) -> Vec<String> {
    versions.iter().map(ToString::to_string).collect()
}
