//! Group commit for SQLite: whatever waits is written in one transaction, each write in its own savepoint.
//!
//! One `fsync` then serves many writes. There is no artificial delay: a lone write commits at once, and groups form by
//! themselves while the commit before runs. A write that fails or panics undoes only itself; nobody is answered before
//! the commit.

use super::pool::{Deliver, Work};
use super::{Conn, open::Use};
use crate::error::{Error, Result};
use crossbeam_channel::Receiver;
use diesel::Connection;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use std::time::{Duration, Instant};

/// At most so many writes in one commit.
const MOST: usize = 256;
/// No new write joins a group that is this old.
const OLDEST: Duration = Duration::from_millis(20);

/// The writer thread: runs until every sender is gone.
pub(super) fn run(reopen: impl Fn(Use) -> Result<Conn>, mut conn: Option<Conn>, queue: &Receiver<Work>) {
    while let Ok(first) = queue.recv() {
        if conn.is_none() {
            conn = reopen(Use::Write).ok();
        }
        let Some(open) = conn.as_mut() else {
            first.refuse(Error::Unavailable);
            continue;
        };
        if let Err(broken) = group(open, first, queue) {
            tracing::error!("SQLite's writer starts anew: {broken}");
            conn = None;
        }
    }
}

/// One group. An error means that the connection's state is unknown and it must be opened anew.
fn group(conn: &mut Conn, first: Work, queue: &Receiver<Work>) -> Result<()> {
    if let Err(error) = begin(conn) {
        first.refuse(Error::Unavailable);
        return Err(error);
    }
    let began = clock();
    let mut done: Vec<Deliver> = Vec::new();
    let mut next = Some(first);
    while let Some(work) = next {
        let mut broken = false;
        if !work.is_abandoned() {
            let ran = work.run(conn);
            broken = ran.failed;
            done.push(ran.deliver);
        }
        // After a full disk or an I/O error SQLite may have rolled the whole group back: nothing more may join, or it would be
        // written outside the transaction.
        next = if !broken && done.len() < MOST && began.elapsed() < OLDEST { queue.try_recv().ok() } else { None };
    }
    let committed = <Conn as Connection>::TransactionManager::commit_transaction(conn);
    let failed = committed.is_err();
    for deliver in done {
        deliver(if failed { Some(Error::Unavailable) } else { None });
    }
    if let Err(error) = committed {
        let _ = <Conn as Connection>::TransactionManager::rollback_transaction(conn);
        return Err(Error::internal(error));
    }
    Ok(())
}

/// `BEGIN IMMEDIATE`: the write lock is taken here, not at the first write, where waiting for it could fail half way.
fn begin(conn: &mut Conn) -> Result<()> {
    match conn {
        Conn::Sqlite(conn) => Ok(AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE")?),
        Conn::Pg(conn) => Ok(AnsiTransactionManager::begin_transaction(conn)?),
    }
}

#[allow(clippy::disallowed_methods)]
fn clock() -> Instant {
    Instant::now()
}
