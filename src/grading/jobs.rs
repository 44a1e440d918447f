//! Background work of marking.

use crate::ctx::{Ctx, NewJob};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::AttemptId;
use crate::web::State;

/// Marks a submitted attempt.
pub const MARK_ATTEMPT: &str = "grading.mark";

/// The job that marks an attempt, once.
pub fn mark_attempt_job(attempt: &str) -> NewJob {
    NewJob::new(MARK_ATTEMPT, serde_json::json!({ "attempt": attempt })).once(format!("{MARK_ATTEMPT}:{attempt}"))
}

/// The handler of [`MARK_ATTEMPT`].
pub fn mark_attempt(conn: &mut Conn, ctx: &mut Ctx, _: &State, payload: &serde_json::Value) -> Result<()> {
    super::mark_attempt(conn, ctx, &attempt_of(payload)?)
}

/// The attempt a payload speaks of.
pub fn attempt_of(payload: &serde_json::Value) -> Result<AttemptId> {
    payload["attempt"].as_str().and_then(|id| id.parse().ok()).ok_or_else(|| Error::internal("a job without an attempt"))
}
