//! The few things that truly differ between the two databases.

use super::Conn;
use crate::error::Result;
use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;

#[derive(diesel::QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Answers when the database does; the health check.
pub fn ping(conn: &mut Conn) -> Result<()> {
    diesel::sql_query("SELECT CAST(1 AS BIGINT) AS n").get_result::<Number>(conn)?;
    Ok(())
}

/// The size of the database in bytes.
pub fn size(conn: &mut Conn) -> Result<i64> {
    let sql = match conn {
        Conn::Sqlite(_) => "SELECT CAST(page_count * page_size AS BIGINT) AS n FROM pragma_page_count(), pragma_page_size()",
        Conn::Pg(_) => "SELECT pg_database_size(current_database()) AS n",
    };
    Ok(diesel::sql_query(sql).get_result::<Number>(conn)?.n)
}

/// The name and version of the database, for `doctor` and the log.
pub fn version(conn: &mut Conn) -> Result<String> {
    #[derive(diesel::QueryableByName)]
    struct Text {
        #[diesel(sql_type = diesel::sql_types::Text)]
        v: String,
    }
    Ok(match conn {
        Conn::Sqlite(_) => format!("SQLite {}", diesel::sql_query("SELECT sqlite_version() AS v").get_result::<Text>(conn)?.v),
        Conn::Pg(_) => {
            format!("PostgreSQL {}", diesel::sql_query("SELECT current_setting('server_version') AS v").get_result::<Text>(conn)?.v)
        }
    })
}

/// The server's own clock in microseconds since 1970; `None` on SQLite, which has none of its own.
pub fn server_clock(conn: &mut Conn) -> Result<Option<i64>> {
    match conn {
        Conn::Sqlite(_) => Ok(None),
        Conn::Pg(_) => Ok(Some(
            diesel::sql_query("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) AS n").get_result::<Number>(conn)?.n,
        )),
    }
}

/// Whether the database takes writes: makes a table and takes it back.
pub fn probe_write(conn: &mut Conn) -> Result<()> {
    use diesel::Connection;
    let undone: std::result::Result<(), diesel::result::Error> = conn.transaction(|conn| {
        diesel::sql_query("CREATE TABLE touchstone_doctor (n INTEGER)").execute(conn)?;
        Err(diesel::result::Error::RollbackTransaction)
    });
    match undone {
        Ok(()) | Err(diesel::result::Error::RollbackTransaction) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
