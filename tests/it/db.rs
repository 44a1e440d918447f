//! The pool: writes that fail alone, queues that are full, and databases that go away and come back.

use crate::both;
use crate::support::cast::{ADA, KESTREL, NADIA, PASSWORD};
use crate::support::{Stage, proxy};
use diesel::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use touchstone::accounts::store;
use touchstone::audit::{self, Filter};
use touchstone::ctx::{Actor, Ctx, Fact};
use touchstone::db::{Conn, DatabaseUrl, Db, Options};
use touchstone::error::{Error, Result};
use touchstone::paths::accounts as urls;

/// A context that acts as the program in Kestrel's name.
async fn ctx(stage: &Stage) -> Ctx {
    let organisation = stage.company(KESTREL).await;
    stage.state().ctx(Actor::System { organisation: Some(organisation), name: "test" }, "")
}

fn note(conn: &mut Conn, ctx: &mut Ctx, text: &str) -> Result<()> {
    audit::record(conn, ctx, &Fact::new("test.noted", "test", "x", text))
}

/// What was noted, sorted.
async fn noted(stage: &Stage) -> Vec<String> {
    let organisation = stage.company(KESTREL).await;
    let page =
        stage.read(move |conn| audit::list(conn, &organisation, &Filter { fact: "test".into(), ..Filter::default() }, None, 10_000)).await;
    let mut all: Vec<String> = page.rows.into_iter().map(|e| e.summary).collect();
    all.sort();
    all
}

both! {
    async fn a_write_that_panics_undoes_only_itself(stage: Stage) {
        let db = stage.state().db.clone();
        let mut c = ctx(&stage).await;
        let broken = db.write(move |conn| -> Result<()> { note(conn, &mut c, "half")?; panic!("a bug") }).await;
        assert!(matches!(&broken, Err(Error::Internal(text)) if text.contains("a bug")), "{broken:?}");
        for n in 0..5 { let mut c = ctx(&stage).await; db.write(move |conn| note(conn, &mut c, &format!("after {n}"))).await.expect("the thread goes on"); }
        let read: Result<()> = db.read(|_| panic!("a bug in reading")).await;
        assert!(matches!(read, Err(Error::Internal(_))));
        assert_eq!(noted(&stage).await, ["after 0", "after 1", "after 2", "after 3", "after 4"]);
    }

    async fn two_hundred_writes_at_once_and_the_one_that_fails_takes_none_with_it(stage: Stage) {
        let mut writes = Vec::new();
        for n in 0..200 {
            let (db, mut c) = (stage.state().db.clone(), ctx(&stage).await);
            writes.push(async move {
                db.write(move |conn| {
                    note(conn, &mut c, &format!("{n:03}"))?;
                    if n == 77 { Err(Error::refused("test.no", "not this one")) } else { Ok(n) }
                }).await
            });
        }
        let answers = futures_util::future::join_all(writes).await;
        for (n, answer) in answers.iter().enumerate() {
            match answer { Ok(told) => assert_eq!(*told, n), Err(Error::Refused { .. }) => assert_eq!(n, 77), other => panic!("{n}: {other:?}") }
        }
        let kept = noted(&stage).await;
        let wanted: Vec<String> = (0..200).filter(|n| *n != 77).map(|n| format!("{n:03}")).collect();
        assert_eq!(kept, wanted);
    }

    async fn a_statement_that_the_database_refuses_undoes_only_its_write(stage: Stage) {
        let mut writes = Vec::new();
        for n in 0..20 {
            let (db, mut c) = (stage.state().db.clone(), ctx(&stage).await);
            writes.push(async move {
                db.write(move |conn| {
                    note(conn, &mut c, &format!("{n:02}"))?;
                    // A slug that is taken: PostgreSQL takes nothing more in this transaction, SQLite undoes the statement.
                    if n % 5 == 0 { touchstone::accounts::actions::create_organisation(conn, &mut Ctx { actor: Actor::System { organisation: None, name: "test" }, ..c }, "Kestrel Pay", "x@example.org")?; }
                    Ok(())
                }).await
            });
        }
        let answers = futures_util::future::join_all(writes).await;
        assert_eq!(answers.iter().filter(|a| a.is_err()).count(), 4);
        assert_eq!(noted(&stage).await.len(), 16);
    }

    async fn a_full_queue_says_so_at_once(stage: Stage) {
        let db = Db::open(&stage.state().config.database_url, &Options { threads: 1, queue: 2, durable: true }).expect("opens");
        let hold = Arc::new(AtomicBool::new(true));
        let held = Arc::clone(&hold);
        let busy = db.read(move |_| { while held.load(Ordering::SeqCst) { std::thread::sleep(Duration::from_millis(5)); } Ok(()) });
        let others = (0..10).map(|_| { let db = db.clone(); async move { db.read(|_| Ok(())).await } });
        let freed = async { tokio::time::sleep(Duration::from_millis(200)).await; hold.store(false, Ordering::SeqCst); };
        let (busy, (answers, ())) = futures_util::future::join(busy, futures_util::future::join(futures_util::future::join_all(others), freed)).await;
        busy.expect("the slow one ends");
        let refused = answers.iter().filter(|a| matches!(a, Err(Error::Unavailable))).count();
        assert!((7..=9).contains(&refused), "{refused} of 10 refused");
        db.read(|_| Ok(())).await.expect("and it goes on");
    }

    async fn a_request_whose_caller_went_away_is_skipped(stage: Stage) {
        let db = Db::open(&stage.state().config.database_url, &Options { threads: 1, queue: 8, durable: true }).expect("opens");
        let mut c = ctx(&stage).await;
        let slow = db.write(|_| { std::thread::sleep(Duration::from_millis(150)); Ok(()) });
        let gone = tokio::time::timeout(Duration::from_millis(30), db.write(move |conn| note(conn, &mut c, "for nobody")));
        let (slow, gone) = futures_util::future::join(slow, gone).await;
        slow.expect("ends");
        assert!(gone.is_err(), "its caller waited no longer");
        db.write(|_| Ok(())).await.expect("the next");
        assert!(noted(&stage).await.is_empty());
    }
}

#[actix_web::test]
async fn a_reader_on_sqlite_cannot_write() {
    let stage = Stage::sqlite().await;
    let mut c = ctx(&stage).await;
    let refused = stage.state().db.read(move |conn| note(conn, &mut c, "by a reader")).await;
    assert!(matches!(&refused, Err(Error::Internal(text)) if text.contains("readonly")), "{refused:?}");
}

#[actix_web::test]
async fn a_full_disk_is_a_503_page_and_nothing_is_half_written() {
    let stage = Stage::sqlite().await;
    let pages = |most: i64| {
        stage.state().db.write(move |conn| {
            // A limit below the size there is becomes that size.
            diesel::sql_query(format!("PRAGMA max_page_count = {most}")).execute(conn)?;
            Ok(())
        })
    };
    let mut browser = stage.visitor().await;
    pages(1).await.expect("the limit is set");
    let mut last = None;
    for _ in 0..200 {
        let page = browser.post(&urls::sessions(), &[("email", NADIA.email), ("password", PASSWORD)]).await;
        if page.status.as_u16() != 303 {
            last = Some(page);
            break;
        }
    }
    let page = last.expect("the disk is full at last");
    page.expect_status(503).expect("We could not do this just now").expect("nothing is lost");
    assert_eq!(page.header("retry-after"), "5");
    let (sessions, tokens, facts) = stage
        .read(|conn| {
            use touchstone::db::schema::{audit_events as a, refresh_tokens as r, sessions as s};
            Ok((
                s::table.count().get_result::<i64>(conn)?,
                r::table.count().get_result::<i64>(conn)?,
                a::table.filter(a::fact.eq("session.opened")).count().get_result::<i64>(conn)?,
            ))
        })
        .await;
    assert_eq!((sessions, sessions), (tokens, facts), "session, token and fact are one");
    pages(1_000_000).await.expect("room again");
    browser.post(&urls::sessions(), &[("email", NADIA.email), ("password", PASSWORD)]).await.expect_status(303);
    stage
        .read(|conn| {
            #[derive(diesel::QueryableByName)]
            struct Said {
                #[diesel(sql_type = diesel::sql_types::Text)]
                integrity_check: String,
            }
            assert_eq!(diesel::sql_query("PRAGMA integrity_check").get_result::<Said>(conn)?.integrity_check, "ok");
            Ok(())
        })
        .await;
}

#[actix_web::test]
async fn connections_that_the_server_ends_are_opened_anew() {
    let Some(stage) = Stage::postgres().await else { return };
    let mut nadia = stage.browser(NADIA).await;
    nadia.get(&urls::settings()).await.expect_status(200);
    let mut other = touchstone::db::connect(&stage.state().config.database_url).expect("another connection");
    diesel::sql_query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    .execute(&mut other)
    .expect("ended");
    let mut seen = Vec::new();
    for _ in 0..6 {
        seen.push(nadia.get(&urls::settings()).await.status.as_u16());
    }
    assert_eq!(seen, [503, 200, 200, 200, 200, 200], "one request pays for the loss of all connections");
    nadia.post(&urls::theme(), &[("theme", "dark")]).await.expect_status(303);
}

#[actix_web::test]
async fn a_database_that_is_down_is_a_503_page_and_nothing_is_half_written() {
    let Some(mut stage) = Stage::postgres().await else { return };
    let DatabaseUrl::Postgres(url) = &stage.state().config.database_url else { panic!("a PostgreSQL URL") };
    let port: u16 = url.split(':').next_back().and_then(|rest| rest.split('/').next()).and_then(|p| p.parse().ok()).expect("a port");
    let door = Arc::new(proxy::start(port));
    let through = DatabaseUrl::Postgres(url.replace(&format!(":{port}/"), &format!(":{}/", door.port)));
    let direct = stage.state().db.clone();
    stage.parts.state.db = Db::open(&through, &Options { threads: 2, ..Options::default() }).expect("opens through the door");
    let mut ada = stage.browser(ADA).await;
    ada.get(&urls::company()).await.expect_status(200);
    let change = [
        ("seen_name", "Kestrel Pay"),
        ("seen_email", "people@example.org"),
        ("name", "Kestrel Ltd"),
        ("contact_email", "new@kestrel.example"),
    ];
    // The connection is lost between two statements of one write.
    let (mut c, shutter) = (ctx(&stage).await, Arc::clone(&door));
    let lost = stage
        .state()
        .db
        .write(move |conn| {
            note(conn, &mut c, "first")?;
            shutter.shut();
            note(conn, &mut c, "second")
        })
        .await;
    assert!(matches!(lost, Err(Error::Unavailable)), "{lost:?}");
    for _ in 0..3 {
        let page = ada.get(&urls::company()).await;
        page.expect_status(503).expect("The database does not answer.");
        assert_eq!(page.header("retry-after"), "5");
        ada.post(&urls::company(), &change).await.expect_status(503).expect("your text is still there");
    }
    let mut visitor = stage.visitor().await;
    visitor.get("/health/live").await.expect_status(200);
    visitor.get("/health/ready").await.expect_status(503);
    visitor.get(&urls::sign_in()).await.expect_status(200);
    let organisation = direct.read(|conn| store::organisation_by_slug(conn, "kestrel-pay")).await.expect("the company");
    assert_eq!(organisation.name, "Kestrel Pay");
    door.open();
    visitor.get("/health/ready").await.expect_status(200);
    assert!(noted(&stage).await.is_empty(), "the first half of the lost write is not there");
    ada.post(&urls::company(), &change).await.expect_status(303);
    ada.get(&urls::company()).await.expect_status(200).expect("Kestrel Ltd");
}
