//! Answers as marking reads them.

use crate::db::{
    Conn,
    schema::{answers, attempts, items, marks, question_versions},
};
use crate::error::Result;
use crate::grading::model::ToMark;
use crate::kit::{
    Json, Points, Time,
    ids::{AnswerId, AttemptId, ItemId, OrganisationId, QuestionId, QuestionVersionId},
};
use crate::questions::{QuestionText, Response};
use diesel::prelude::*;

type Row = (AnswerId, ItemId, QuestionId, QuestionVersionId, Points, Json<QuestionText>, Option<Json<Response>>);

fn to_mark((answer, item, question, version, max, text, response): Row) -> ToMark {
    ToMark { answer, item, question, version, max, text, response }
}

macro_rules! answer_rows {
    () => {
        answers::table.inner_join(items::table.inner_join(question_versions::table)).select((
            answers::id,
            answers::item_id,
            items::question_id,
            items::question_version_id,
            items::points,
            question_versions::content,
            answers::response,
        ))
    };
}

/// The answers of an attempt, in the order they were shown.
pub fn attempt_to_mark(conn: &mut Conn, attempt: &AttemptId) -> Result<Vec<ToMark>> {
    let rows = answer_rows!().filter(answers::attempt_id.eq(attempt)).order(answers::position).load::<Row>(conn)?;
    Ok(rows.into_iter().map(to_mark).collect())
}

/// One answer of the organisation and the attempt it belongs to.
pub fn one_answer(conn: &mut Conn, organisation: &OrganisationId, answer: &AnswerId) -> Result<(AttemptId, ToMark)> {
    let attempt = answers::table
        .inner_join(attempts::table)
        .filter(answers::id.eq(answer))
        .filter(attempts::organisation_id.eq(organisation))
        .select(attempts::id)
        .first::<AttemptId>(conn)?;
    let row = answer_rows!().filter(answers::id.eq(answer)).first::<Row>(conn)?;
    Ok((attempt, to_mark(row)))
}

/// Whether an attempt of the organisation is handed in; not there otherwise.
pub fn submitted(conn: &mut Conn, organisation: &OrganisationId, attempt: &AttemptId) -> Result<()> {
    attempts::table
        .filter(attempts::id.eq(attempt))
        .filter(attempts::organisation_id.eq(organisation))
        .filter(attempts::submitted_at.is_not_null())
        .select(attempts::id)
        .first::<AttemptId>(conn)?;
    Ok(())
}

/// Holds an attempt's row until the transaction ends, so that of two graders who save its last two answers at the same time
/// the second sees the first one's mark (PostgreSQL; SQLite has one writer anyway).
pub fn hold(conn: &mut Conn, attempt: &AttemptId) -> Result<()> {
    diesel::update(attempts::table.filter(attempts::id.eq(attempt))).set(attempts::marked_at.eq(attempts::marked_at)).execute(conn)?;
    Ok(())
}

/// Notes that all answers are marked; `false` when that was noted before.
pub fn set_marked(conn: &mut Conn, attempt: &AttemptId, now: Time) -> Result<bool> {
    let open = attempts::table.filter(attempts::id.eq(attempt)).filter(attempts::marked_at.is_null());
    Ok(diesel::update(open).set(attempts::marked_at.eq(Some(now))).execute(conn)? == 1)
}

/// How many answers of an attempt have no mark.
pub fn unmarked(conn: &mut Conn, attempt: &AttemptId) -> Result<i64> {
    let marked = marks::table.filter(marks::answer_id.eq(answers::id)).filter(marks::is_current.eq(true));
    Ok(answers::table
        .filter(answers::attempt_id.eq(attempt))
        .filter(diesel::dsl::not(diesel::dsl::exists(marked)))
        .count()
        .get_result(conn)?)
}
