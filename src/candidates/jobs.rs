//! Jobs of the slice.

use super::{actions, mail};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::web::State;

/// Writes a letter about an invitation: `{"invitation", "letter"}`, the second one of "invitation", "reminder", "cancelled".
pub const LETTER: &str = "candidates.letter";
/// Ends an invitation whose date has passed: `{"invitation"}`.
pub const EXPIRE: &str = "candidates.expire";

/// The handler of [`LETTER`]. It runs as a job, not in the deed, so that inviting a thousand people takes no longer than
/// keeping a thousand rows, and because only the program knows its public address.
pub fn write_letter(conn: &mut Conn, ctx: &mut Ctx, state: &State, payload: &serde_json::Value) -> Result<()> {
    let Some(id) = invitation(payload) else { return Ok(()) };
    mail::write(conn, ctx, state, &id, payload["letter"].as_str().unwrap_or_default())
}

/// The handler of [`EXPIRE`].
pub fn expire(conn: &mut Conn, ctx: &mut Ctx, _state: &State, payload: &serde_json::Value) -> Result<()> {
    let Some(id) = invitation(payload) else { return Ok(()) };
    actions::expire(conn, ctx, &id)
}

fn invitation(payload: &serde_json::Value) -> Option<crate::kit::ids::InvitationId> {
    payload["invitation"].as_str()?.parse().ok()
}
