//! The two schemas are twins, foreign keys are indexed, migrations go down and up, and `schema.rs` tells the truth.

use crate::support::Stage;
use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use std::collections::BTreeMap;
use touchstone::db::{self, Conn, DatabaseUrl};

#[derive(diesel::QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    t: String,
    #[diesel(sql_type = Text)]
    c: String,
    #[diesel(sql_type = Text)]
    kind: String,
}

/// Table, column → type and whether it may be empty, in one spelling for both databases.
fn columns(conn: &mut Conn) -> BTreeMap<(String, String), String> {
    let sql = match conn {
        Conn::Sqlite(_) => {
            "SELECT m.name AS t, p.name AS c, lower(p.type) || CASE WHEN p.\"notnull\" = 1 THEN '' ELSE '?' END AS kind FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> '__diesel_schema_migrations'"
        }
        Conn::Pg(_) => {
            "SELECT table_name::text AS t, column_name::text AS c, data_type::text || CASE WHEN is_nullable = 'NO' THEN '' ELSE '?' END AS kind FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations'"
        }
    };
    diesel::sql_query(sql).load::<Column>(conn).expect("the catalogue").into_iter().map(|c| ((c.t, c.c), c.kind)).collect()
}

/// (table, first columns) of every index; ("table", "column") of every foreign key.
fn indexes_and_keys(conn: &mut Conn) -> (Vec<(String, String)>, Vec<(String, String)>) {
    let (indexes, keys) = match conn {
        Conn::Sqlite(_) => (
            "SELECT m.name AS t, i.name AS kind, COALESCE((SELECT name FROM pragma_index_info(i.name) WHERE seqno = 0), '') AS c FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table'",
            "SELECT m.name AS t, f.\"from\" AS c, f.\"table\" AS kind FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
        ),
        Conn::Pg(_) => (
            "SELECT c.relname::text AS t, i.relname::text AS kind, a.attname::text AS c FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0] WHERE n.nspname = 'public'",
            "SELECT c.relname::text AS t, a.attname::text AS c, f.relname::text AS kind FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1] WHERE k.contype = 'f'",
        ),
    };
    let pairs = |conn: &mut Conn, sql: &str| {
        diesel::sql_query(sql).load::<Column>(conn).expect("the catalogue").into_iter().map(|c| (c.t, c.c)).collect::<Vec<_>>()
    };
    (pairs(conn, indexes), pairs(conn, keys))
}

/// Ids of things that may be of several kinds, or of a family rather than a row.
const NO_KEY: &[(&str, &str)] =
    &[("assessments", "family_id"), ("audit_events", "actor_id"), ("audit_events", "subject_id"), ("letters", "about_id")];

fn check(conn: &mut Conn) {
    let (indexes, keys) = indexes_and_keys(conn);
    let mut wrong = Vec::new();
    for key in &keys {
        if !indexes.contains(key) {
            wrong.push(format!("{}.{} is a foreign key without an index that starts with it", key.0, key.1));
        }
    }
    for (table, column) in columns(conn).keys() {
        let pair = (table.clone(), column.clone());
        let excused = NO_KEY.contains(&(table.as_str(), column.as_str()));
        if column.ends_with("_id") && !keys.contains(&pair) && !excused && !(table == column) {
            wrong.push(format!("{table}.{column} names a row, but is no foreign key"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What `src/db/schema.rs` says, in the same spelling.
fn declared() -> BTreeMap<(String, String), String> {
    let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/db/schema.rs")).expect("schema.rs");
    let mut out = BTreeMap::new();
    for block in text.split("diesel::table!").skip(1) {
        let mut lines = block.lines().map(str::trim);
        let table = lines.by_ref().find(|l| l.contains('(')).and_then(|l| l.split_whitespace().next()).expect("a table").to_string();
        for line in lines.take_while(|l| *l != "}") {
            let (column, kind) = line.trim_end_matches(',').split_once(" -> ").expect("a column");
            let (kind, optional) = kind.strip_prefix("Nullable<").map_or((kind, ""), |k| (k.trim_end_matches('>'), "?"));
            let kind = match kind {
                "Text" => "text",
                "Integer" => "integer",
                "BigInt" => "bigint",
                "Bool" => "boolean",
                "Double" => "double precision",
                other => panic!("{other}"),
            };
            out.insert((table.clone(), column.to_string()), format!("{kind}{optional}"));
        }
    }
    out
}

#[actix_web::test]
async fn the_schema_is_what_the_code_declares_on_sqlite() {
    let stage = Stage::sqlite().await;
    stage
        .read(|conn| {
            assert_eq!(columns(conn), declared());
            check(conn);
            Ok(())
        })
        .await;
}

#[actix_web::test]
async fn the_schema_is_what_the_code_declares_on_postgresql() {
    let Some(stage) = Stage::postgres().await else { return };
    stage
        .read(|conn| {
            assert_eq!(columns(conn), declared());
            check(conn);
            Ok(())
        })
        .await;
}

#[actix_web::test]
async fn the_twin_migrations_have_the_same_names() {
    let names = |backend: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(backend);
        let mut names: Vec<String> =
            std::fs::read_dir(folder).expect("migrations").flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

fn down_and_up(url: &DatabaseUrl) {
    let mut conn = db::connect(url).expect("the database opens");
    let before = columns(&mut conn);
    assert!(db::pending(&mut conn).expect("pending").is_empty());
    let reverted = db::revert_all(&mut conn).expect("down");
    assert!(columns(&mut conn).is_empty(), "down leaves tables behind");
    assert_eq!(db::migrate(&mut conn).expect("up").len(), reverted);
    assert_eq!(columns(&mut conn), before);
}

#[actix_web::test]
async fn migrations_go_down_and_up_on_sqlite() {
    let stage = Stage::sqlite().await;
    down_and_up(&stage.state().config.database_url);
}

#[actix_web::test]
async fn migrations_go_down_and_up_on_postgresql() {
    if let Some(stage) = Stage::postgres().await {
        down_and_up(&stage.state().config.database_url);
    }
}
