//! The daily upkeep: removes what is past.
//!
//! What goes, and when: refresh tokens at their date; ended sessions and the tokens of invitation and reset letters 30 days
//! after their end; jobs that were done after `retention.jobs_days`; letters of the outbox after `retention.letters_days`.
//! The audit trail, and everything about candidates, stays: that is for people to decide.
//!
//! Every node asks for the day's upkeep; the job's key is the day, so that one of them does it, once.

use crate::ctx::{Actor, Ctx, NewJob};
use crate::db::Conn;
use crate::error::Result;
use crate::kit::{Span, Time};
use crate::web::State;
use crate::{accounts, jobs, mail};

/// The kind of the job.
pub const UPKEEP: &str = "app.upkeep";

/// Rows of each sort that one job removes: a second of the database's time at most. What is left is for the next job.
const MOST: i64 = 2_000;

/// Asks for the upkeep of the day of `now`; nothing where somebody has asked before.
pub async fn ask(state: &State) -> Result<()> {
    let mut ctx = state.ctx(Actor::System { organisation: None, name: "Upkeep" }, "");
    state.db.write(move |conn| ask_in(conn, &mut ctx)).await
}

/// The same inside a transaction.
pub(super) fn ask_in(conn: &mut Conn, ctx: &mut Ctx) -> Result<()> {
    let day = ctx.now().day();
    jobs::enqueue(conn, ctx, NewJob::new(UPKEEP, serde_json::json!({ "day": day })).once(format!("{UPKEEP}:{day}")).priority(9))
}

/// The handler of [`UPKEEP`].
pub fn upkeep(conn: &mut Conn, ctx: &mut Ctx, state: &State, payload: &serde_json::Value) -> Result<()> {
    let (now, kept) = (ctx.now(), state.config.retention);
    let before = |days: i64| -> Time { now - Span::days(days) };
    let gone = [
        accounts::store::remove_past(conn, now, MOST)?,
        jobs::remove_done(conn, before(kept.jobs_days), MOST)?,
        mail::remove_before(conn, before(kept.letters_days), MOST)?,
    ];
    let all: usize = gone.iter().sum();
    if all > 0 {
        tracing::info!("upkeep removed {all} rows that are past");
    }
    if gone.iter().any(|n| *n >= MOST as usize) {
        jobs::enqueue(conn, ctx, NewJob::new(UPKEEP, payload.clone()).priority(9))?;
    }
    Ok(())
}
