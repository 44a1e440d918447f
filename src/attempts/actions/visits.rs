//! That the candidate is there: which question is on the screen, and in which browser.

use crate::attempts::model::{AnswerLine, EventKind, SeatKey};
use crate::attempts::{rules, store};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::AttemptId;

/// Writes down that a page of a running attempt is open: the browser, where it is another than before, and the question.
pub fn note_visit(conn: &mut Conn, ctx: &mut Ctx, seat: &SeatKey, position: Option<i32>, user_agent: &str) -> Result<()> {
    let seated = super::own(conn, ctx, seat)?;
    let Some(attempt) = seated.attempt else { return Err(Error::NotFound) };
    if rules::clock(&attempt, ctx.now()) != rules::Stand::Running {
        return Ok(());
    }
    let address = ctx.address.clone();
    if attempt.user_agent != user_agent || attempt.address != address {
        let detail = super::device(user_agent, &address);
        // Each browser and address once: a phone that changes its address back and forth says nothing new.
        if !store::has_device(conn, &attempt.id, &detail)? {
            store::add_event(conn, ctx, &attempt.id, EventKind::Device, &detail)?;
        }
    }
    store::touch(conn, &attempt.id, ctx.now(), user_agent, &address)?;
    if let Some(position) = position {
        put_on_screen(conn, ctx, &attempt.id, position)?;
    }
    Ok(())
}

/// One question comes to the screen, the others leave it.
pub(super) fn put_on_screen(conn: &mut Conn, ctx: &Ctx, attempt: &AttemptId, position: i32) -> Result<()> {
    let lines = store::lines(conn, attempt)?;
    let now = ctx.now();
    for line in lines.iter().filter(|l| l.position != position) {
        leave(conn, line, now)?;
    }
    match lines.iter().find(|l| l.position == position) {
        Some(line) if line.last_shown_at.is_none() || line.opened_at.is_none() => store::mark_shown(conn, line, now),
        Some(_) => Ok(()),
        None => Err(Error::NotFound),
    }
}

/// No question is on the screen: the review page is.
pub(super) fn clear_screen(conn: &mut Conn, ctx: &Ctx, attempt: &AttemptId) -> Result<()> {
    let now = ctx.now();
    for line in store::lines(conn, attempt)? {
        leave(conn, &line, now)?;
    }
    Ok(())
}

/// A question leaves the screen at `at`, if it was there.
pub(super) fn leave(conn: &mut Conn, line: &AnswerLine, at: crate::kit::Time) -> Result<()> {
    match line.last_shown_at {
        Some(shown) => store::leave(conn, &line.id, rules::spent_s(shown, line.saved_at, at)),
        None => Ok(()),
    }
}
