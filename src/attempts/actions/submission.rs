//! The end of a sitting: by the candidate, or by the bell.

use super::{presence, visits};
use crate::attempts::clock::Bell;
use crate::attempts::model::{Attempt, AttemptState, EventKind, Receipt, SeatKey, SubmittedHow};
use crate::attempts::{jobs, rules, store};
use crate::candidates;
use crate::ctx::{Actor, Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Time;
use crate::kit::ids::AttemptId;

/// Ends the candidate's attempt with the drafts as they stand. Ending twice ends once.
///
/// # Errors
/// `Invalid` when what is said about assistants is too long; `Refused` when there is nothing to end.
pub fn submit(conn: &mut Conn, ctx: &mut Ctx, seat: &SeatKey, disclosure: &str) -> Result<()> {
    let seated = super::own(conn, ctx, seat)?;
    if disclosure.chars().count() > rules::DISCLOSURE_MOST {
        return Err(Error::field(
            "disclosure",
            format!("Shorten this: it has {} characters, the most is {}.", disclosure.chars().count(), rules::DISCLOSURE_MOST),
        ));
    }
    let mut seated = seated;
    if let Some(attempt) = seated.attempt.as_mut().filter(|a| a.state == AttemptState::Running) {
        attempt.deadline_at = presence::settle(conn, ctx, &attempt.id, attempt.clock(), false)?.0.deadline_at;
    }
    let stand = rules::stand(&seated, seat.link_number, ctx.now());
    match (stand, seated.attempt) {
        (rules::Stand::Finished, _) => Ok(()),
        (rules::Stand::Running, Some(attempt)) => finish(conn, ctx, &attempt, SubmittedHow::Candidate, disclosure),
        (rules::Stand::Closing | rules::Stand::Over, Some(attempt)) => {
            finish(conn, &mut by_bell(ctx, &attempt), &attempt, SubmittedHow::Bell, disclosure)
        }
        (stand, _) => Err(stand.refusal().unwrap_or(rules::Refusal::NotStarted).into()),
    }
}

/// Rings the bell for an attempt if it is due; when the deadline was moved, says when to come back.
pub fn ring(conn: &mut Conn, ctx: &mut Ctx, id: &AttemptId) -> Result<Option<Time>> {
    let organisation = ctx.organisation()?;
    let attempt = store::attempt(conn, &organisation, id)?;
    if attempt.state != AttemptState::Running {
        return Ok(None);
    }
    // A page that saved was there, whatever became of its signs of life.
    let clock = presence::heard(conn, &attempt.id, attempt.clock())?;
    let gap = match clock.bell(ctx.now(), ctx.pace) {
        Bell::At(due) => return Ok(Some(due)),
        Bell::Ring(gap) => gap,
    };
    let mut ended = attempt;
    if let Some(gap) = gap.filter(|g| g.credited_s > 0) {
        if !presence::book(conn, ctx, id, clock, gap)? {
            // The candidate came back at this very moment; that has set a bell of its own.
            return Ok(None);
        }
        ended.deadline_at = clock.booked(gap).deadline_at;
    }
    finish(conn, &mut by_bell(ctx, &ended), &ended, SubmittedHow::Bell, "")?;
    Ok(None)
}

/// The same, where nobody asks when to come back.
pub(super) fn ring_if_due(conn: &mut Conn, ctx: &mut Ctx, id: &AttemptId) -> Result<()> {
    ring(conn, ctx, id).map(|_| ())
}

/// Rings for every attempt whose bell was missed, whoever's; how many.
///
/// # Errors
/// Only for the program itself; `Forbidden` does not say it, so anybody else gets `NotFound`.
pub fn ring_overdue(conn: &mut Conn, ctx: &mut Ctx) -> Result<usize> {
    if !matches!(ctx.actor, Actor::System { .. }) {
        return Err(Error::NotFound);
    }
    let before = ctx.now() - rules::SAVE_GRACE - rules::BELL_PAUSE;
    let overdue = store::overdue(conn, before, 500)?;
    for (organisation, id) in &overdue {
        let mut system = ctx.as_actor(Actor::System { organisation: Some(organisation.clone()), name: BELL_NAME });
        if let Some(due) = ring(conn, &mut system, id)? {
            crate::jobs::enqueue(conn, &mut system, jobs::bell_again(id, due))?;
        }
    }
    Ok(overdue.len())
}

const BELL_NAME: &str = "The bell";

fn by_bell(ctx: &mut Ctx, attempt: &Attempt) -> Ctx {
    ctx.as_actor(Actor::System { organisation: Some(attempt.organisation_id.clone()), name: BELL_NAME })
}

/// Closes an attempt, once: whoever comes second finds it closed and changes nothing.
fn finish(conn: &mut Conn, ctx: &mut Ctx, attempt: &Attempt, how: SubmittedHow, disclosure: &str) -> Result<()> {
    // A bell that rang late, because the server was down, still ends the test at its deadline.
    let at = if how == SubmittedHow::Bell { attempt.deadline_at.min(ctx.now()) } else { ctx.now() };
    // Time that was given at this very moment beats the bell, which was set anew for it.
    let no_later = if how == SubmittedHow::Bell { attempt.deadline_at } else { Time::from_micros(i64::MAX) };
    if !store::close(conn, &attempt.id, no_later, &store::Closing { how, disclosure, at, now: ctx.now() })? {
        return Ok(());
    }
    store::seal(conn, &attempt.id)?;
    for line in store::lines(conn, &attempt.id)? {
        visits::leave(conn, &line, at)?;
    }
    let answers = store::answers(conn, &attempt.id)?;
    let canonical = rules::canonical(answers.iter().map(|a| (a.position, a.item_id.as_str(), a.response.as_deref())));
    let receipt =
        Receipt { how, checksum: checksum(&canonical), answered: answers.iter().filter(|a| a.answered).count(), questions: answers.len() };
    store::add_event(conn, ctx, &attempt.id, EventKind::Submitted, &serde_json::to_value(&receipt)?)?;
    candidates::actions::note_finished(conn, ctx, &attempt.invitation_id)?;
    let summary = match how {
        SubmittedHow::Candidate => format!("Finished the test, {} of {} answered", receipt.answered, receipt.questions),
        SubmittedHow::Bell => format!("Time was up: the test was finished with {} of {} answered", receipt.answered, receipt.questions),
    };
    let detail = serde_json::json!({ "invitation": attempt.invitation_id, "application": attempt.application_id, "how": how, "checksum": receipt.checksum });
    crate::jobs::tell(conn, ctx, Fact::new("attempt.submitted", "attempt", &attempt.id, summary).with(detail))
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn checksum(text: &str) -> String {
    aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, text.as_bytes()).as_ref().iter().map(|b| format!("{b:02x}")).collect()
}
