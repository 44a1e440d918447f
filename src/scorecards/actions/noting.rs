//! Notes.

use super::opening::reach;
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::{
    Permission,
    ids::{AttemptId, NoteId},
};
use crate::scorecards::store;
use crate::{jobs, new_id};

/// The most characters of a note.
pub const NOTE_MAX: usize = 4000;

/// Adds a note to the application behind an attempt.
pub fn add_note(conn: &mut Conn, ctx: &mut Ctx, attempt: &AttemptId, body: &str) -> Result<()> {
    ctx.need(Permission::WriteReviews)?;
    let head = reach(conn, ctx, attempt)?;
    let (me, organisation) = (ctx.actor.staff()?.user.clone(), ctx.organisation()?);
    if body.trim().is_empty() {
        return Err(Error::field("body", "Write the note first."));
    }
    let id = new_id!(ctx, NoteId);
    store::add_note(conn, &id, &organisation, &head.application, &me, body, ctx.now())?;
    jobs::tell(conn, ctx, Fact::new("note.added", "application", &head.application, format!("Wrote a note on {}", head.code)))
}
