//! Background jobs of the slice.

use super::actions;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::web::State;

/// The job that answers a forgotten password.
pub const RESET: &str = "accounts.reset";

/// The handler of [`RESET`]: payload `{"email"}`.
pub fn answer_reset(conn: &mut Conn, ctx: &mut Ctx, state: &State, payload: &serde_json::Value) -> Result<()> {
    actions::answer_reset(conn, ctx, &state.config, payload["email"].as_str().unwrap_or_default())
}
