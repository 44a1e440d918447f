//! The worker: takes what is due and does it.

use super::{Job, store};
use crate::ctx::{Actor, Ctx};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Dice;
use crate::web::State;
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Does jobs of one kind.
#[derive(Clone, Copy)]
pub enum Handler {
    /// A deed in the database: it and the job's end are one transaction, so it is done exactly once.
    Deed(fn(&mut Conn, &mut Ctx, &State, &serde_json::Value) -> Result<()>),
    /// Something outside (a letter): done at least once, and finished afterwards.
    Errand(fn(State, Ctx, serde_json::Value) -> Pin<Box<dyn Future<Output = Result<()>>>>),
}

impl std::fmt::Debug for Handler {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Handler::Deed(_) => "Deed",
            Handler::Errand(_) => "Errand",
        })
    }
}

/// Every kind of job and its handler.
#[derive(Debug, Clone, Default)]
pub struct Handlers(HashMap<&'static str, Handler>);

impl Handlers {
    /// Adds a kind.
    pub fn add(mut self, kind: &'static str, handler: Handler) -> Self {
        self.0.insert(kind, handler);
        self
    }
}

/// A running worker. It stops after the job in hand.
#[derive(Debug)]
pub struct Worker {
    stop: watch::Sender<bool>,
    task: tokio::task::JoinHandle<()>,
}

impl Worker {
    /// Starts a worker on the current runtime.
    pub fn start(state: State, handlers: Handlers) -> Worker {
        let (stop, mut stopped) = watch::channel(false);
        let name = format!("{}-{}", std::process::id(), crate::kit::secret::encode(&Dice::machine().bytes::<6>()));
        let handlers = Arc::new(handlers);
        // The errands' futures need not be Send: a worker lives on one thread.
        let task = actix_web::rt::spawn(async move {
            loop {
                if *stopped.borrow() {
                    break;
                }
                let did = match batch(&state, &handlers, &name, 16).await {
                    Ok(did) => did,
                    Err(error) => {
                        tracing::warn!("the queue cannot be read: {error}");
                        0
                    }
                };
                if did == 0 {
                    tokio::select! { _ = tokio::time::sleep(Duration::from_millis(400)) => {} _ = stopped.changed() => {} }
                }
            }
        });
        Worker { stop, task }
    }

    /// Finishes the job in hand and ends.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        let _ = self.task.await;
    }
}

/// Does everything that is due now, and what follows from it. For tests and the demo.
pub async fn run_due(state: &State, handlers: &Handlers) -> Result<usize> {
    let mut done = 0;
    loop {
        let did = batch(state, handlers, "by-hand", 16).await?;
        if did == 0 {
            return Ok(done);
        }
        done += did;
    }
}

async fn batch(state: &State, handlers: &Handlers, name: &str, most: i64) -> Result<usize> {
    let now = state.clock.now();
    let jobs = state.db.read(move |conn| store::due(conn, now, most)).await?;
    let mut did = 0;
    for job in jobs {
        let (claimed, worker) = (job.clone(), name.to_string());
        if state.db.write(move |conn| store::claim(conn, &claimed, &worker, now)).await? {
            did += 1;
            one(state, handlers, name, job).await?;
        }
    }
    Ok(did)
}

async fn one(state: &State, handlers: &Handlers, name: &str, job: Job) -> Result<()> {
    let actor = Actor::System { organisation: job.organisation_id.clone(), name: "Touchstone" };
    let mut ctx = state.ctx(actor, "");
    let (id, worker, payload) = (job.id.clone(), name.to_string(), (*job.payload).clone());
    let outcome = match handlers.0.get(job.kind.as_str()) {
        None => Err(Error::internal(format!("there is no handler for {}", job.kind))),
        Some(Handler::Deed(deed)) => {
            let (deed, state_too) = (*deed, state.clone());
            state
                .db
                .write(move |conn| {
                    deed(conn, &mut ctx, &state_too, &payload)?;
                    store::finish(conn, &id, &worker, ctx.now())
                })
                .await
        }
        Some(Handler::Errand(errand)) => {
            let now = ctx.now();
            match errand(state.clone(), ctx, payload).await {
                Ok(()) => state.db.write(move |conn| store::finish(conn, &id, &worker, now)).await,
                Err(error) => Err(error),
            }
        }
    };
    if let Err(error) = outcome {
        let now = state.clock.now();
        let (kind, cause) = (job.kind.clone(), error.to_string());
        let dead = state.db.write(move |conn| store::fail(conn, &job, &cause, now)).await?;
        if dead { tracing::error!("job {kind} given up: {error}") } else { tracing::warn!("job {kind} failed and is tried again: {error}") }
    }
    Ok(())
}
