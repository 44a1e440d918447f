//! Signs of life: what a silence earns, and in which page the candidate goes on.

use crate::attempts::clock::{Gap, Reading};
use crate::attempts::model::{AttemptState, EventKind, SeatKey};
use crate::attempts::{jobs, rules, store};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::kit::ids::AttemptId;

/// A sign of life of an open page.
#[derive(Debug, Clone, Default)]
pub struct Beat {
    /// What the page calls itself; a new name each time it is loaded.
    pub page: String,
    /// The page was opened just now: the candidate goes on in it.
    pub opens: bool,
    /// The page was in the background, where browsers slow its clock: its silence is no broken connection.
    pub away: bool,
    /// What the page knows to be credited, in seconds.
    pub credited_s: i32,
}

/// What the page is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    Open {
        clock: Reading,
        /// Whether the candidate goes on in this page.
        mine: bool,
        /// A gap that was credited and that the page does not know of.
        gap: Option<Gap>,
    },
    /// The test ended, or the seat is no longer open: the page is to be loaded again.
    Closed,
}

/// Takes a sign of life.
///
/// # Errors
/// `NotFound` for another's seat.
pub fn beat(conn: &mut Conn, ctx: &mut Ctx, seat: &SeatKey, beat: &Beat) -> Result<Heard> {
    super::is_own(ctx, seat)?;
    let Some(gate) = store::gate(conn, &seat.invitation)? else { return Ok(Heard::Closed) };
    if gate.state != AttemptState::Running || !gate.is_open(seat) {
        return Ok(Heard::Closed);
    }
    let (clock, _) = settle(conn, ctx, &gate.attempt, gate.clock, beat.away)?;
    let now = ctx.now();
    if now >= clock.deadline_at + rules::SAVE_GRACE {
        super::submission::ring_if_due(conn, ctx, &gate.attempt)?;
        return Ok(Heard::Closed);
    }
    let mine = beat.opens || gate.holder == beat.page;
    if beat.opens && gate.holder != beat.page {
        store::hold(conn, &gate.attempt, &beat.page, now)?;
    } else {
        store::heard(conn, &gate.attempt, now)?;
    }
    let gap = if clock.credited_s > beat.credited_s { store::last_gap(conn, &gate.attempt)? } else { None };
    Ok(Heard::Open { clock, mine, gap })
}

/// Takes a page view that ends a silence; what it earned.
pub fn come_back(conn: &mut Conn, ctx: &mut Ctx, seat: &SeatKey) -> Result<Option<Gap>> {
    super::is_own(ctx, seat)?;
    match store::gate(conn, &seat.invitation)? {
        Some(gate) if gate.state == AttemptState::Running && gate.is_open(seat) => {
            settle(conn, ctx, &gate.attempt, gate.clock, false).map(|(_, gap)| gap)
        }
        _ => Ok(None),
    }
}

/// Ends a silence, if there is one: books what it earned, once, however many pages come back at the same moment. Gives the clock as it
/// stands then, and the gap that was booked here.
pub(super) fn settle(conn: &mut Conn, ctx: &mut Ctx, id: &AttemptId, seen: Reading, away: bool) -> Result<(Reading, Option<Gap>)> {
    let mut clock = seen;
    // Each turn that is lost was won by somebody who booked or gave time: more than a few do not happen.
    for _ in 0..4 {
        if !clock.is_silent(ctx.now(), ctx.pace) {
            break;
        }
        let gap = if away { None } else { heard(conn, id, clock)?.gap(ctx.now(), ctx.pace) };
        let none = Gap { seconds: 0, credited_s: 0 };
        if book(conn, ctx, id, clock, gap.unwrap_or(none))? {
            let booked = clock.booked(gap.unwrap_or(none));
            return Ok((Reading { heard_at: Some(ctx.now()), revision: clock.revision + 1, ..booked }, gap));
        }
        match store::reading(conn, id)? {
            Some(newer) => clock = newer,
            None => break,
        }
    }
    Ok((clock, None))
}

/// Moves the end for a gap, notes it and sets the new bell; `false` when the clock is another by now, and nothing was done.
pub(super) fn book(conn: &mut Conn, ctx: &mut Ctx, id: &AttemptId, seen: Reading, gap: Gap) -> Result<bool> {
    let clock = seen.booked(gap);
    if !store::book(conn, id, &seen, &clock, ctx.now())? {
        return Ok(false);
    }
    if gap.seconds > 0 {
        store::add_event(conn, ctx, id, EventKind::Gap, &serde_json::to_value(gap)?)?;
    }
    if gap.credited_s > 0 {
        crate::jobs::enqueue(conn, ctx, jobs::bell_again(id, rules::bell_at(clock.deadline_at)))?;
    }
    Ok(true)
}

/// The clock with its saves counted as signs of life. They are not written down as such, since saving is what is done most: they are looked up
/// when a silence is in question.
pub(super) fn heard(conn: &mut Conn, id: &AttemptId, clock: Reading) -> Result<Reading> {
    let Some(beat) = clock.heard_at else { return Ok(clock) };
    let saved = store::last_saved(conn, id)?;
    Ok(Reading { heard_at: Some(saved.map_or(beat, |at| at.max(beat))), ..clock })
}
