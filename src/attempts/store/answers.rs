//! Queries of answers.

use crate::attempts::model::{Answer, AnswerLine};
use crate::db::Conn;
use crate::db::schema::answers;
use crate::error::Result;
use crate::kit::Time;
use crate::kit::ids::{AnswerId, AttemptId, ItemId};
use diesel::prelude::*;

/// Adds an answer.
pub fn insert_answer(conn: &mut Conn, answer: &Answer) -> Result<()> {
    diesel::insert_into(answers::table).values(answer).execute(conn)?;
    Ok(())
}

/// The answers of an attempt without their texts, in the candidate's order.
pub fn lines(conn: &mut Conn, attempt: &AttemptId) -> Result<Vec<AnswerLine>> {
    Ok(answers::table.filter(answers::attempt_id.eq(attempt)).order(answers::position).select(AnswerLine::as_select()).load(conn)?)
}

/// The answers of an attempt, in the candidate's order.
pub fn answers(conn: &mut Conn, attempt: &AttemptId) -> Result<Vec<Answer>> {
    Ok(answers::table.filter(answers::attempt_id.eq(attempt)).order(answers::position).select(Answer::as_select()).load(conn)?)
}

/// The answer to one item.
pub fn answer(conn: &mut Conn, attempt: &AttemptId, item: &ItemId) -> Result<Answer> {
    Ok(answers::table
        .filter(answers::attempt_id.eq(attempt))
        .filter(answers::item_id.eq(item))
        .select(Answer::as_select())
        .get_result(conn)?)
}

/// Saves a draft over the revision it was made from; `false` when the answer has another by now.
pub fn put_answer(
    conn: &mut Conn,
    attempt: &AttemptId,
    item: &ItemId,
    seen: i32,
    response: Option<&str>,
    answered: bool,
    at: Time,
) -> Result<bool> {
    let saved = diesel::update(
        answers::table.filter(answers::attempt_id.eq(attempt)).filter(answers::item_id.eq(item)).filter(answers::revision.eq(seen)),
    )
    .set((
        answers::response.eq(response),
        answers::answered.eq(answered),
        answers::revision.eq(seen.saturating_add(1)),
        answers::saved_at.eq(at),
    ))
    .execute(conn)?;
    Ok(saved == 1)
}

/// Sets or takes away the flag.
pub fn toggle_flag(conn: &mut Conn, attempt: &AttemptId, item: &ItemId, flagged: bool) -> Result<()> {
    diesel::update(answers::table.filter(answers::attempt_id.eq(attempt)).filter(answers::item_id.eq(item)))
        .set(answers::flagged.eq(flagged))
        .execute(conn)?;
    Ok(())
}

/// Counts one more text that was set aside.
pub fn note_aside(conn: &mut Conn, attempt: &AttemptId, item: &ItemId) -> Result<()> {
    diesel::update(answers::table.filter(answers::attempt_id.eq(attempt)).filter(answers::item_id.eq(item)))
        .set(answers::aside.eq(answers::aside + 1))
        .execute(conn)?;
    Ok(())
}

/// The candidate has chosen between the texts.
pub fn settle_aside(conn: &mut Conn, attempt: &AttemptId, item: &ItemId) -> Result<()> {
    diesel::update(answers::table.filter(answers::attempt_id.eq(attempt)).filter(answers::item_id.eq(item)))
        .set(answers::aside.eq(0))
        .execute(conn)?;
    Ok(())
}

/// A question comes to the screen.
pub fn mark_shown(conn: &mut Conn, line: &AnswerLine, at: Time) -> Result<()> {
    diesel::update(answers::table.filter(answers::id.eq(&line.id)))
        .set((answers::last_shown_at.eq(at), answers::opened_at.eq(line.opened_at.unwrap_or(at))))
        .execute(conn)?;
    Ok(())
}

/// A question leaves the screen, so many seconds on.
pub fn leave(conn: &mut Conn, id: &AnswerId, add_s: i32) -> Result<()> {
    diesel::update(answers::table.filter(answers::id.eq(id)))
        .set((answers::last_shown_at.eq(None::<Time>), answers::seconds.eq(answers::seconds + add_s)))
        .execute(conn)?;
    Ok(())
}

/// Ends all drafts of an attempt: each gets a new revision, so that a save that began before finds no answer of the revision it saw.
///
/// On PostgreSQL this also waits for saves under way, row by row; what is read afterwards is what stays.
pub fn seal(conn: &mut Conn, attempt: &AttemptId) -> Result<()> {
    diesel::update(answers::table.filter(answers::attempt_id.eq(attempt)))
        .set(answers::revision.eq(answers::revision + 1))
        .execute(conn)?;
    Ok(())
}
