//! The connection: one enum over both databases, and the wrapper for what the enum cannot say by itself.

use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::{QueryResult, RunQueryDsl, pg::Pg, sqlite::Sqlite};

/// A connection to either database. Which one is decided by the URL's scheme, never by trying.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// The SQLite file inside the data directory.
    Sqlite(diesel::SqliteConnection),
    /// PostgreSQL.
    Pg(diesel::PgConnection),
}

impl std::fmt::Debug for Conn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Conn::Sqlite(_) => "Conn::Sqlite",
            Conn::Pg(_) => "Conn::Pg",
        })
    }
}

/// A query that the enum's own backend does not know but each of the two does (upserts, `rank()`, unions):
/// checked by the compiler against both, written once.
#[derive(Debug, Clone, Copy)]
pub struct Portable<Q>(Q);

/// Adds [`portable`](Portably::portable) to queries.
pub trait Portably: Sized {
    /// Makes a query of both backends one of the connection enum.
    fn portable(self) -> Portable<Self> {
        Portable(self)
    }
}

impl<Q> Portably for Q where Q: QueryFragment<Sqlite> + QueryFragment<Pg> {}

impl<Q> QueryFragment<MultiBackend> for Portable<Q>
where
    Q: QueryFragment<Sqlite> + QueryFragment<Pg>,
{
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(&self.0, pass)
    }
}

impl<Q: QueryId> QueryId for Portable<Q> {
    type QueryId = Portable<Q::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = Q::HAS_STATIC_QUERY_ID;
}

impl<Q: Query> Query for Portable<Q> {
    type SqlType = Q::SqlType;
}
impl<Q> RunQueryDsl<Conn> for Portable<Q> {}
