//! Group commit for SQLite: whatever waits is written in one transaction, each write in its own savepoint.
//!
//! One `fsync` then serves many writes. There is no artificial delay: a lone write commits at once, and groups form by
//! themselves while the commit before runs. A write that fails or panics undoes only itself; nobody is answered before
//! the commit.

use super::pool::{Deliver, Work};
use super::{Conn, open::Use};
use crate::error::{Error, Result};
use crossbeam_channel::{Receiver, RecvTimeoutError};
use diesel::Connection;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use std::time::{Duration, Instant};

/// At most so many writes in one commit.
const MOST: usize = 256;
/// No new write joins a group that is this old.
const OLDEST: Duration = Duration::from_millis(20);

/// After so long without a write, what was written is moved from the log into the database: readers then need not look
/// through the log for every page.
const QUIET: Duration = Duration::from_secs(1);

/// The writer thread: runs until every sender is gone.
pub(super) fn run(reopen: impl Fn(Use) -> Result<Conn>, mut conn: Option<Conn>, queue: &Receiver<Work>) {
    let mut in_log = false;
    loop {
        let next = if in_log { queue.recv_timeout(QUIET) } else { queue.recv().map_err(|_| RecvTimeoutError::Disconnected) };
        let first = match next {
            Ok(first) => first,
            Err(RecvTimeoutError::Timeout) => {
                in_log = false;
                if let Some(Err(error)) = conn.as_mut().map(|open| open.batch_execute("PRAGMA wal_checkpoint(PASSIVE)")) {
                    tracing::warn!("the log of SQLite was not moved into the database: {error}");
                }
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        in_log = true;
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
