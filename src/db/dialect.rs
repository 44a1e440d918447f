//! The few things that truly differ between the two databases.

use super::Conn;
use crate::error::Result;
use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;

#[derive(diesel::QueryableByName)]
struct Number { #[diesel(sql_type = BigInt)] n: i64 }

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
    struct Text { #[diesel(sql_type = diesel::sql_types::Text)] v: String }
    Ok(match conn {
        Conn::Sqlite(_) => format!("SQLite {}", diesel::sql_query("SELECT sqlite_version() AS v").get_result::<Text>(conn)?.v),
        Conn::Pg(_) => format!("PostgreSQL {}", diesel::sql_query("SELECT current_setting('server_version') AS v").get_result::<Text>(conn)?.v),
    })
}
