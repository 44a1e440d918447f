//! The database: one [`Conn`] over SQLite and PostgreSQL, own threads that own their connections, embedded migrations.
//!
//! `db.read(|conn| …)` and `db.write(|conn| …)` take plain synchronous closures. On SQLite one thread writes and commits
//! waiting writes in groups; on PostgreSQL each thread does both. See [`pool`] and [`group`].

mod conn;
pub mod dialect;
mod group;
mod migrations;
mod open;
mod pool;
pub mod schema;
mod spelling;

pub use conn::{Conn, MultiBackend, Portable, Portably};
pub use migrations::{migrate, pending, revert_all};
pub use open::{DatabaseUrl, connect, refusal};
pub use pool::{Db, Options};
pub use spelling::{among, count_each, counted, unindexed};
