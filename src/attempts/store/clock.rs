//! Queries of a sitting's clock. Whatever moves the end is written over the revision that was seen.

use crate::attempts::clock::Reading;
use crate::attempts::model::AttemptState;
use crate::db::Conn;
use crate::db::schema::{answers, attempts};
use crate::error::Result;
use crate::kit::Time;
use crate::kit::ids::{AttemptId, OrganisationId};
use diesel::prelude::*;

/// The clock of a running attempt; `None` when it ended.
pub fn reading(conn: &mut Conn, id: &AttemptId) -> Result<Option<Reading>> {
    Ok(attempts::table
        .filter(attempts::id.eq(id))
        .filter(attempts::state.eq(AttemptState::Running))
        .select(Reading::as_select())
        .get_result(conn)
        .optional()?)
}

/// When an answer of the attempt was saved last.
pub fn last_saved(conn: &mut Conn, id: &AttemptId) -> Result<Option<Time>> {
    Ok(answers::table.filter(answers::attempt_id.eq(id)).select(diesel::dsl::max(answers::saved_at)).get_result(conn)?)
}

/// Writes the end of a silence, and the end of the test where that moved; `false` when the clock is another by now.
pub fn book(conn: &mut Conn, id: &AttemptId, seen: &Reading, clock: &Reading, now: Time) -> Result<bool> {
    let open = attempts::table
        .filter(attempts::id.eq(id))
        .filter(attempts::state.eq(AttemptState::Running))
        .filter(attempts::revision.eq(seen.revision));
    let booked = diesel::update(open)
        .set((
            attempts::deadline_at.eq(clock.deadline_at),
            attempts::credited_s.eq(clock.credited_s),
            attempts::beat_at.eq(now),
            attempts::last_seen_at.eq(now),
            attempts::clock_at.eq(now),
            attempts::revision.eq(seen.revision + 1),
        ))
        .execute(conn)?;
    Ok(booked == 1)
}

/// Writes more time; `false` when the clock is another by now.
pub fn extend(conn: &mut Conn, organisation: &OrganisationId, id: &AttemptId, seen: &Reading, clock: &Reading, now: Time) -> Result<bool> {
    let open = attempts::table
        .filter(attempts::organisation_id.eq(organisation))
        .filter(attempts::id.eq(id))
        .filter(attempts::state.eq(AttemptState::Running))
        .filter(attempts::revision.eq(seen.revision));
    let moved = diesel::update(open)
        .set((
            attempts::deadline_at.eq(clock.deadline_at),
            attempts::extra_s.eq(clock.extra_s),
            attempts::clock_at.eq(now),
            attempts::revision.eq(seen.revision + 1),
        ))
        .execute(conn)?;
    Ok(moved == 1)
}

/// A sign of life that ends no gap. Never moves back: two nodes' clocks may differ a little.
pub fn heard(conn: &mut Conn, id: &AttemptId, now: Time) -> Result<()> {
    let running = attempts::table.filter(attempts::id.eq(id)).filter(attempts::state.eq(AttemptState::Running));
    diesel::update(running.filter(attempts::beat_at.is_null().or(attempts::beat_at.lt(now))))
        .set((attempts::beat_at.eq(now), attempts::last_seen_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// The same from a page that was opened just now, in which the candidate goes on.
pub fn hold(conn: &mut Conn, id: &AttemptId, page: &str, now: Time) -> Result<()> {
    diesel::update(attempts::table.filter(attempts::id.eq(id)).filter(attempts::state.eq(AttemptState::Running)))
        .set((attempts::holder.eq(page), attempts::beat_at.eq(now), attempts::last_seen_at.eq(now), attempts::clock_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// What open pages are told of a clock.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Tick {
    pub attempt: AttemptId,
    pub state: AttemptState,
    pub holder: String,
    pub ends: Time,
    pub extra_s: i32,
    pub credited_s: i32,
}

/// The clocks, of every organisation, that changed after a moment; the caller tells each page only its own.
pub fn ticks_since(conn: &mut Conn, after: Time, most: i64) -> Result<Vec<Tick>> {
    Ok(attempts::table
        .filter(attempts::clock_at.gt(after))
        .order(attempts::clock_at)
        .limit(most)
        .select((attempts::id, attempts::state, attempts::holder, attempts::deadline_at, attempts::extra_s, attempts::credited_s))
        .load(conn)?)
}
