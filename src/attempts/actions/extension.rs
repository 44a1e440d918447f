//! More time, given by a person while the test runs.

use crate::attempts::model::{AttemptEvent, AttemptState, EventKind};
use crate::attempts::{jobs, rules, store};
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Permission;
use crate::kit::ids::{AttemptEventId, AttemptId};

/// What is given, and why.
#[derive(Debug, Clone)]
pub struct Extension {
    /// Of the form: sent twice, it gives once.
    pub id: AttemptEventId,
    /// See [`rules::EXTENSION_MINUTES`].
    pub minutes: i32,
    pub reason: String,
}

/// Gives more time: the end moves, the bell with it, and open pages are told within seconds.
///
/// # Errors
/// `NotFound` for another organisation's attempt; `Invalid` for minutes or a reason that do not do, `Refused` when the test is over.
pub fn extend(conn: &mut Conn, ctx: &mut Ctx, id: &AttemptId, extension: &Extension) -> Result<()> {
    ctx.need(Permission::InviteCandidates)?;
    let organisation = ctx.organisation()?;
    let store::Sat { attempt, code, .. } = store::sat(conn, &organisation, id)?;
    rules::may_extend(extension.minutes, &extension.reason, attempt.extra_s)?;
    if attempt.state != AttemptState::Running {
        return Err(over());
    }
    let event = AttemptEvent {
        id: extension.id.clone(),
        attempt_id: id.clone(),
        kind: EventKind::Extended,
        detail: serde_json::json!({ "minutes": extension.minutes, "reason": extension.reason, "by": ctx.actor.author() }).to_string(),
        at: ctx.now(),
    };
    if !store::add_event_once(conn, &event)? {
        return Ok(());
    }
    let mut seen = attempt.clock();
    let clock = loop {
        let clock = seen.extended(extension.minutes * 60);
        if store::extend(conn, &organisation, id, &seen, &clock, ctx.now())? {
            break clock;
        }
        // A gap was booked, or the bell rang, between the look and the write.
        seen = store::reading(conn, id)?.ok_or_else(over)?;
    };
    crate::jobs::enqueue(conn, ctx, jobs::bell_again(id, rules::bell_at(clock.deadline_at)))?;
    let fact =
        Fact::new("attempt.extended", "attempt", id, format!("Gave {code} {} more minutes: {}", extension.minutes, extension.reason))
            .with(serde_json::json!({ "minutes": extension.minutes, "reason": extension.reason, "ends": clock.deadline_at.iso() }));
    crate::jobs::tell(conn, ctx, fact)
}

fn over() -> Error {
    Error::refused("attempt.over", "This test is over, so no time can be added to it.")
}
