//! Marking a whole attempt, as far as the key can tell.

use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::Result;
use crate::grading::model::{MarkDetail, NewMark, Source, ToMark};
use crate::grading::{rules, store};
use crate::kit::{
    Points,
    ids::{AttemptId, GradingTaskId, MarkId},
};
use crate::questions::{Outcome, Part};
use crate::{jobs, new_id, questions};

/// Marks every answer of a submitted attempt that has neither a mark nor a place in the queue, then says so when
/// nothing is left to mark. Running it again changes nothing.
pub fn mark_attempt(conn: &mut Conn, ctx: &mut Ctx, attempt: &AttemptId) -> Result<()> {
    let organisation = ctx.organisation()?;
    store::submitted(conn, &organisation, attempt)?;
    for answer in store::attempt_to_mark(conn, attempt)? {
        if store::last_number(conn, &answer.answer)? > 0 {
            continue;
        }
        match questions::mark(&answer.text.content, answer.response.as_deref(), answer.max) {
            Outcome::Marked { points, parts } => insert_auto(conn, ctx, attempt, &answer, points, parts)?,
            Outcome::NeedsGrader => {
                let id = new_id!(ctx, GradingTaskId);
                let key = rules::queue_key(&answer.question, &answer.answer);
                store::add_task(conn, &id, &organisation, attempt, &answer, &key, ctx.now())?;
            }
        }
    }
    finish_if_marked(conn, ctx, attempt)
}

fn insert_auto(conn: &mut Conn, ctx: &mut Ctx, attempt: &AttemptId, answer: &ToMark, points: Points, parts: Vec<Part>) -> Result<()> {
    let mark = NewMark {
        id: new_id!(ctx, MarkId),
        organisation: ctx.organisation()?,
        attempt: attempt.clone(),
        answer: answer.answer.clone(),
        item: answer.item.clone(),
        number: 1,
        source: Source::Auto,
        points,
        max: answer.max,
        detail: MarkDetail { parts, ..MarkDetail::default() },
        comment: String::new(),
        grader: None,
        at: ctx.now(),
    };
    store::insert(conn, &mark)
}

/// Tells that an attempt is graded, once, when its last answer has a mark.
pub(super) fn finish_if_marked(conn: &mut Conn, ctx: &mut Ctx, attempt: &AttemptId) -> Result<()> {
    store::hold(conn, attempt)?;
    if store::unmarked(conn, attempt)? > 0 || !store::set_marked(conn, attempt, ctx.now())? {
        return Ok(());
    }
    jobs::tell(conn, ctx, Fact::new("attempt.marked", "attempt", attempt, "All answers of a test are marked"))
}
