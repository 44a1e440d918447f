//! Background work of scorecards.

use crate::ctx::{Ctx, NewJob};
use crate::db::Conn;
use crate::error::Result;
use crate::grading::jobs::attempt_of;
use crate::web::State;

/// Computes what lists show of an attempt.
pub const COMPUTE: &str = "scorecards.compute";

/// The job that computes a result again.
pub fn compute_job(attempt: &str) -> NewJob {
    NewJob::new(COMPUTE, serde_json::json!({ "attempt": attempt }))
}

/// The handler of [`COMPUTE`].
pub fn compute(conn: &mut Conn, ctx: &mut Ctx, _: &State, payload: &serde_json::Value) -> Result<()> {
    super::compute_result(conn, ctx, &attempt_of(payload)?)
}
