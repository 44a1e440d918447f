//! Threads that own connections, fed by bounded queues.
//!
//! No pool lock and no connection handed about: a request goes to a thread and comes back as an answer. A full queue is
//! [`Error::Unavailable`] at once, never unbounded growth; a request whose caller has gone is skipped.

use super::open::{Use, open};
use super::{Conn, DatabaseUrl, group};
use crate::error::{Error, Result};
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use diesel::Connection;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// Tells a caller the outcome, once the commit is known: `None` when it went well.
pub(super) type Deliver = Box<dyn FnOnce(Option<Error>) + Send>;

/// What became of a request: whom to tell, and whether the connection is under suspicion.
pub(super) struct Ran {
    pub(super) deliver: Deliver,
    pub(super) failed: bool,
}

/// One waiting request.
pub(super) struct Work {
    run: Box<dyn FnOnce(Option<&mut Conn>, Option<Error>) -> Ran + Send>,
    abandoned: Box<dyn Fn() -> bool + Send>,
}

impl Work {
    /// Runs in a transaction (a savepoint inside a group).
    pub(super) fn run(self, conn: &mut Conn) -> Ran {
        (self.run)(Some(conn), None)
    }
    /// Answers without running.
    pub(super) fn refuse(self, error: Error) {
        ((self.run)(None, Some(error)).deliver)(None)
    }
    /// Whether the caller has gone.
    pub(super) fn is_abandoned(&self) -> bool {
        (self.abandoned)()
    }
}

/// Sizes of the pool.
#[derive(Debug, Clone)]
pub struct Options {
    /// Reader threads on SQLite, connections on PostgreSQL. At least 1.
    pub threads: usize,
    /// Requests that may wait in each queue.
    pub queue: usize,
    /// SQLite: `synchronous = FULL`. Off, a power cut may lose the last commits (never corrupt).
    pub durable: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { threads: 4, queue: 1024, durable: true }
    }
}

/// The database, cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    read: Sender<Work>,
    write: Sender<Work>,
    url: Arc<DatabaseUrl>,
}

impl Db {
    /// Opens the connections and starts the threads. They end when the last clone is dropped.
    ///
    /// # Errors
    /// When the database cannot be opened now.
    pub fn open(url: &DatabaseUrl, options: &Options) -> Result<Db> {
        let (read, readers) = bounded::<Work>(options.queue);
        let durable = options.durable;
        let reopen = {
            let url = url.clone();
            move |using| open(&url, using, durable)
        };
        let threads = options.threads.max(1);
        let write = match url {
            DatabaseUrl::Sqlite(_) => {
                let (write, writes) = bounded::<Work>(options.queue);
                let writer = reopen(Use::Write)?;
                let again = reopen.clone();
                spawn("db-write", move || group::run(again, Some(writer), &writes))?;
                write
            }
            DatabaseUrl::Postgres(_) => read.clone(),
        };
        let losses = Arc::new(AtomicU64::new(0));
        for n in 0..threads {
            let conn = reopen(Use::Read)?;
            let (again, queue, losses) = (reopen.clone(), readers.clone(), Arc::clone(&losses));
            spawn(&format!("db-{n}"), move || serve(again, conn, &queue, &losses))?;
        }
        Ok(Db { read, write, url: Arc::new(url.clone()) })
    }

    /// Where the data is kept.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Runs `f` on a connection that only reads.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        answer(send(&self.read, move |conn| guard(|| f(conn)))?.await)
    }

    /// Runs `f` in one transaction and answers after the commit. An error or panic undoes all of it.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        answer(send(&self.write, move |conn| conn.transaction(|conn| guard(|| f(conn))))?.await)
    }

    /// Runs `f`, which changes the database by one statement and does nothing else: on PostgreSQL without a transaction around it,
    /// which would triple the journeys to the server; on SQLite as any [`write`](Self::write).
    pub async fn write_one<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        match *self.url {
            DatabaseUrl::Sqlite(_) => self.write(f).await,
            DatabaseUrl::Postgres(_) => answer(send(&self.write, move |conn| guard(|| f(conn)))?.await),
        }
    }

    /// [`read`](Self::read) for callers outside the async runtime.
    pub fn read_now<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        answer(send(&self.read, move |conn| guard(|| f(conn)))?.blocking_recv())
    }

    /// [`write`](Self::write) for callers outside the async runtime.
    pub fn write_now<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        answer(send(&self.write, move |conn| conn.transaction(|conn| guard(|| f(conn))))?.blocking_recv())
    }
}

fn answer<T>(received: Result<Result<T>, oneshot::error::RecvError>) -> Result<T> {
    received.unwrap_or(Err(Error::Unavailable))
}

fn send<T, F>(queue: &Sender<Work>, f: F) -> Result<oneshot::Receiver<Result<T>>>
where
    T: Send + 'static,
    F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
{
    let (reply, answer) = oneshot::channel();
    let reply = Arc::new(std::sync::Mutex::new(Some(reply)));
    let watch = Arc::clone(&reply);
    let run = Box::new(move |conn: Option<&mut Conn>, refused: Option<Error>| -> Ran {
        let outcome = match (conn, refused) {
            (Some(conn), None) => f(conn),
            (_, refused) => Err(refused.unwrap_or(Error::Unavailable)),
        };
        let failed = matches!(outcome, Err(Error::Unavailable | Error::Internal(_)));
        let deliver = Box::new(move |failed: Option<Error>| {
            let outcome = match failed {
                Some(error) => Err(error),
                None => outcome,
            };
            if let Some(reply) = reply.lock().ok().and_then(|mut r| r.take()) {
                let _ = reply.send(outcome);
            }
        });
        Ran { deliver, failed }
    });
    let abandoned = Box::new(move || watch.lock().is_ok_and(|r| r.as_ref().is_none_or(oneshot::Sender::is_closed)));
    match queue.try_send(Work { run, abandoned }) {
        Ok(()) => Ok(answer),
        Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => Err(Error::Unavailable),
    }
}

/// Turns a panic into an error, so that one bad request takes no thread with it.
fn guard<T>(f: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(f)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().map(ToString::to_string).or_else(|| panic.downcast_ref::<String>().cloned());
        Err(Error::Internal(format!("panic: {}", text.unwrap_or_default())))
    })
}

/// A thread that answers reads (and, on PostgreSQL, writes). `losses` counts lost connections of all threads: when one is
/// lost the others are probably dead too, so each is asked before its next use, and only one request pays for a restart.
fn serve(reopen: impl Fn(Use) -> Result<Conn>, conn: Conn, queue: &Receiver<Work>, losses: &AtomicU64) {
    /// A connection idle this long is asked whether it lives: Diesel does not notice a dead socket.
    const IDLE: Duration = Duration::from_secs(5);
    let mut conn = Some(conn);
    let mut used = clock();
    let mut known = losses.load(Ordering::Relaxed);
    while let Ok(work) = queue.recv() {
        if work.is_abandoned() {
            continue;
        }
        let lost = losses.load(Ordering::Relaxed);
        if (lost != known || used.elapsed() > IDLE) && !conn.as_mut().is_some_and(alive) {
            conn = None;
        }
        known = lost;
        if conn.is_none() {
            conn = reopen(Use::Read).ok();
        }
        match conn.as_mut() {
            None => work.refuse(Error::Unavailable),
            Some(open) => {
                let ran = work.run(open);
                // Asking costs a round trip, so it is asked only after a failure.
                if ran.failed && !alive(open) {
                    conn = None;
                    known = losses.fetch_add(1, Ordering::Relaxed) + 1;
                }
                (ran.deliver)(None);
            }
        }
        used = clock();
    }
}

fn alive(conn: &mut Conn) -> bool {
    super::dialect::ping(conn).is_ok()
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<()> {
    std::thread::Builder::new().name(name.to_string()).spawn(body).map(|_| ()).map_err(Error::internal)
}

#[allow(clippy::disallowed_methods)]
fn clock() -> Instant {
    Instant::now()
}
