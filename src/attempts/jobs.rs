//! The bell: a job at the end of each sitting.

use super::model::Attempt;
use super::{actions, rules};
use crate::ctx::{Ctx, NewJob};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Time;
use crate::kit::ids::AttemptId;
use crate::web::State;

/// The kind of the bell's job.
pub const BELL: &str = "attempts.bell";

/// The bell of an attempt.
pub(super) fn bell_job(attempt: &Attempt) -> NewJob {
    job(&attempt.id, rules::bell_at(attempt.deadline_at))
}

/// The bell of an attempt that must be looked at again.
pub(super) fn bell_again(attempt: &AttemptId, at: Time) -> NewJob {
    job(attempt, at)
}

/// One job a moment: a deadline that was moved gets a bell of its own.
fn job(attempt: &AttemptId, at: Time) -> NewJob {
    NewJob::new(BELL, serde_json::json!({ "attempt": attempt })).at(at).once(format!("bell:{attempt}:{}", at.seconds())).priority(0)
}

/// Rings, or sets the bell anew when the deadline was moved.
pub fn bell(conn: &mut Conn, ctx: &mut Ctx, _: &State, payload: &serde_json::Value) -> Result<()> {
    let id: AttemptId =
        payload["attempt"].as_str().and_then(|s| s.parse().ok()).ok_or_else(|| Error::internal("a bell without an attempt"))?;
    if let Some(due) = actions::ring(conn, ctx, &id)? {
        crate::jobs::enqueue(conn, ctx, job(&id, due))?;
    }
    Ok(())
}
