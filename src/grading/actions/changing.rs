//! Changing a mark by hand, with a reason; what was there stays in the history.

use super::marking::finish_if_marked;
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, FieldErrors, Result};
use crate::grading::model::{MarkDetail, NewMark, Source};
use crate::grading::{rules, store};
use crate::kit::{
    Permission,
    ids::{AnswerId, AttemptId, MarkId},
};
use crate::{jobs, new_id};

/// A changed mark as typed.
#[derive(Debug, Clone)]
pub struct Change {
    /// The number of the mark that the page showed.
    pub seen: i32,
    pub points: String,
    pub reason: String,
}

/// Puts a mark by hand in the place of the one in force. The caller has checked that the actor may see the answer.
///
/// # Errors
/// [`Error::Invalid`] for points outside 0 to the maximum or a missing reason; [`Error::Stale`] when another mark came in between;
/// `grading.no_mark` when the answer waits for a grader.
pub fn change_mark(conn: &mut Conn, ctx: &mut Ctx, answer: &AnswerId, change: &Change) -> Result<AttemptId> {
    ctx.need(Permission::OverrideMarks)?;
    let (me, organisation) = (ctx.actor.staff()?.user.clone(), ctx.organisation()?);
    let (attempt, marked) = store::one_answer(conn, &organisation, answer)?;
    let Some(current) = store::history(conn, answer)?.into_iter().find(|m| m.current) else {
        return Err(Error::refused("grading.no_mark", "This answer waits for a grader. Mark it under To grade."));
    };
    let mut errors = FieldErrors::new();
    let points = rules::typed_points(&change.points, marked.max);
    if points.is_none() {
        errors.add("points", format!("Enter points from 0 to {}, with at most two decimals.", marked.max));
    }
    if change.reason.trim().chars().count() < rules::REASON_MIN {
        errors.add("reason", "Say in a sentence why the mark changes. It stays in the history.");
    }
    errors.or(())?;
    if current.number != change.seen || !store::replace_current(conn, answer, current.number)? {
        return Err(Error::Stale);
    }
    let points = points.unwrap_or_default();
    let number = current.number + 1;
    store::insert(
        conn,
        &NewMark {
            id: new_id!(ctx, MarkId),
            organisation,
            attempt: attempt.clone(),
            answer: answer.clone(),
            item: marked.item,
            number,
            source: Source::Override,
            points,
            max: marked.max,
            detail: MarkDetail::default(),
            comment: change.reason.trim().to_string(),
            grader: Some(me),
            at: ctx.now(),
        },
    )?;
    jobs::tell(
        conn,
        ctx,
        Fact::new("mark.changed", "answer", answer, format!("Changed a mark from {} to {points} of {}", current.points, marked.max))
            .with(serde_json::json!({ "attempt": attempt, "number": number, "points": points, "before": current.points })),
    )?;
    finish_if_marked(conn, ctx, &attempt)?;
    Ok(attempt)
}
