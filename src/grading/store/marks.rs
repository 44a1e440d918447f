//! Marks: never changed, never deleted; a new one takes the place of the last.

use crate::db::{
    Conn,
    schema::{marks, users},
};
use crate::error::Result;
use crate::grading::model::{Mark, MarkDetail, NewMark, Source};
use crate::kit::{
    Json, Points, Time,
    ids::{AnswerId, UserId},
};
use diesel::prelude::*;

/// Adds a mark as the current one. Fails when the answer has a mark of this number already.
pub fn insert(conn: &mut Conn, mark: &NewMark) -> Result<()> {
    diesel::insert_into(marks::table)
        .values((
            marks::id.eq(&mark.id),
            marks::organisation_id.eq(&mark.organisation),
            marks::attempt_id.eq(&mark.attempt),
            marks::answer_id.eq(&mark.answer),
            marks::item_id.eq(&mark.item),
            marks::number.eq(mark.number),
            marks::is_current.eq(true),
            marks::source.eq(mark.source),
            marks::points.eq(mark.points),
            marks::max_points.eq(mark.max),
            marks::detail.eq(Json::new(mark.detail.clone())),
            marks::comment.eq(&mark.comment),
            marks::grader_id.eq(mark.grader.as_ref()),
            marks::created_at.eq(mark.at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes the current mark of this number out of force; `false` when another one is in force.
pub fn replace_current(conn: &mut Conn, answer: &AnswerId, number: i32) -> Result<bool> {
    let current = marks::table.filter(marks::answer_id.eq(answer)).filter(marks::number.eq(number)).filter(marks::is_current.eq(true));
    Ok(diesel::update(current).set(marks::is_current.eq(false)).execute(conn)? == 1)
}

/// The number of the last mark; 0 when there is none.
pub fn last_number(conn: &mut Conn, answer: &AnswerId) -> Result<i32> {
    Ok(marks::table.filter(marks::answer_id.eq(answer)).select(diesel::dsl::max(marks::number)).first::<Option<i32>>(conn)?.unwrap_or(0))
}

/// All marks of an answer, newest first. The caller has checked that the answer may be seen.
pub fn history(conn: &mut Conn, answer: &AnswerId) -> Result<Vec<Mark>> {
    type Row = (i32, bool, Source, Points, Points, Json<MarkDetail>, String, Option<UserId>, Option<String>, Time);
    let rows = marks::table
        .left_join(users::table)
        .filter(marks::answer_id.eq(answer))
        .order(marks::number.desc())
        .select((
            marks::number,
            marks::is_current,
            marks::source,
            marks::points,
            marks::max_points,
            marks::detail,
            marks::comment,
            marks::grader_id,
            users::name.nullable(),
            marks::created_at,
        ))
        .load::<Row>(conn)?;
    Ok(rows
        .into_iter()
        .map(|(number, current, source, points, max, detail, comment, grader, grader_name, at)| Mark {
            number,
            current,
            source,
            points,
            max,
            detail: detail.into_inner(),
            comment,
            grader,
            grader_name,
            at,
        })
        .collect())
}
