//! Background work: rows in the deed's own transaction, done by workers, each at least once and its deed exactly once.
//!
//! [`tell`] records a fact in the audit trail and adds the jobs that follow from it. A job that fails is tried again with
//! growing pauses; after its last try it is kept as dead. A company's own dead jobs are
//! seen and sent back by its administrators; those of the program itself stand in `touchstone doctor` and in the log, and
//! are tried again at the next start.

mod model;
mod pages;
mod store;
mod worker;

pub use model::{Job, JobState};
pub use pages::routes;
pub use store::{Counts, counts, dead, dead_of_nobody, enqueue, failing, remove_done, retry, retry_of_nobody};
pub use worker::{Handler, Handlers, Worker, run_due};

use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::Result;

/// Records what happened and adds the jobs that follow, in the caller's transaction.
pub fn tell(conn: &mut Conn, ctx: &mut Ctx, fact: Fact) -> Result<()> {
    crate::audit::record(conn, ctx, &fact)?;
    for job in (ctx.reactions)(&fact) {
        enqueue(conn, ctx, job)?;
    }
    Ok(())
}
