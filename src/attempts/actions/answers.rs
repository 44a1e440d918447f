//! Saving drafts.

use super::{presence, visits};
use crate::attempts::model::{AttemptState, Draft, EventKind, Saved, SeatKey};
use crate::attempts::store::Gate;
use crate::attempts::{rules, store};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::kit::ids::ItemId;
use crate::questions::Response;

/// Saves a draft. A text that met a newer one is set aside, one that came too late is kept beside the answers: nothing that
/// reached the server is thrown away.
///
/// # Errors
/// `NotFound` for an item that is none of this attempt's.
pub fn save(conn: &mut Conn, ctx: &mut Ctx, seat: &SeatKey, draft: &Draft) -> Result<Saved> {
    super::is_own(ctx, seat)?;
    let now = ctx.now();
    let Some(mut gate) = store::gate(conn, &seat.invitation)? else { return Ok(Saved::Closed) };
    if gate.state == AttemptState::Running && gate.is_open(seat) {
        // Somebody who was cut off is given the time back before it is settled whether this came too late.
        gate.clock = presence::settle(conn, ctx, &gate.attempt, gate.clock, false)?.0;
    }
    if gate.state == AttemptState::Submitted || now >= gate.clock.deadline_at + rules::SAVE_GRACE {
        return late(conn, ctx, &gate, draft);
    }
    if !gate.is_open(seat) {
        return Ok(Saved::Closed);
    }
    let text = draft.response.as_ref().map(serde_json::to_string).transpose()?;
    if store::put_answer(conn, &gate.attempt, &draft.item, draft.revision, text.as_deref(), draft.answered, now)? {
        return Ok(Saved::Kept { revision: draft.revision + 1, at: now, ends: gate.clock.deadline_at });
    }
    let kept = store::answer(conn, &gate.attempt, &draft.item)?;
    if kept.response == text {
        // The same text again: its first acknowledgement was lost on the way.
        return Ok(Saved::Kept { revision: kept.revision, at: kept.saved_at.unwrap_or(now), ends: gate.clock.deadline_at });
    }
    // Between the look and the save the attempt may have been submitted by another tab, or by the bell.
    match store::gate(conn, &seat.invitation)? {
        Some(gate) if gate.state == AttemptState::Submitted => late(conn, ctx, &gate, draft),
        _ => {
            set_aside(conn, ctx, &gate, draft, kept.aside)?;
            Ok(Saved::Aside { revision: kept.revision })
        }
    }
}

/// Saves a draft where nothing is in its way, by one statement. `None` where something is: then [`save`] settles it.
///
/// # Errors
/// `NotFound` for another's seat.
pub fn save_quickly(conn: &mut Conn, ctx: &mut Ctx, seat: &SeatKey, draft: &Draft) -> Result<Option<Saved>> {
    super::is_own(ctx, seat)?;
    let now = ctx.now();
    let text = draft.response.as_ref().map(serde_json::to_string).transpose()?;
    let quick = store::QuickSave {
        invitation: &seat.invitation,
        link_number: seat.link_number,
        item: &draft.item,
        seen: draft.revision,
        response: text.as_deref(),
        answered: draft.answered,
        at: now,
        deadline_after: now - rules::SAVE_GRACE,
        heard_after: now - ctx.pace.silence,
    };
    let ends = store::quick_save(conn, &quick)?;
    Ok(ends.map(|ends| Saved::Kept { revision: draft.revision + 1, at: now, ends }))
}

fn set_aside(conn: &mut Conn, ctx: &mut Ctx, gate: &Gate, draft: &Draft, waiting: i32) -> Result<()> {
    let Some(response) = &draft.response else { return Ok(()) };
    let waits = waiting > 0 && is_kept(conn, gate, EventKind::Aside, &draft.item, response)?;
    if !waits && keep(conn, ctx, gate, EventKind::Aside, &draft.item, response)? {
        store::note_aside(conn, &gate.attempt, &draft.item)?;
    }
    Ok(())
}

fn late(conn: &mut Conn, ctx: &mut Ctx, gate: &Gate, draft: &Draft) -> Result<Saved> {
    let kept = store::answer(conn, &gate.attempt, &draft.item)?;
    if let Some(response) = &draft.response
        && kept.given().as_ref() != Some(response)
        && !is_kept(conn, gate, EventKind::Late, &draft.item, response)?
    {
        keep(conn, ctx, gate, EventKind::Late, &draft.item, response)?;
    }
    super::submission::ring_if_due(conn, ctx, &gate.attempt)?;
    Ok(Saved::Late)
}

fn is_kept(conn: &mut Conn, gate: &Gate, kind: EventKind, item: &ItemId, response: &Response) -> Result<bool> {
    Ok(store::kept_texts(conn, &gate.attempt, kind, rules::KEPT_TEXTS_MOST)?
        .iter()
        .any(|k| k.item == *item && k.response.as_ref() == Some(response)))
}

/// `false` when so many are kept already that no person made them.
fn keep(conn: &mut Conn, ctx: &mut Ctx, gate: &Gate, kind: EventKind, item: &ItemId, response: &Response) -> Result<bool> {
    if store::kept_texts(conn, &gate.attempt, kind, rules::KEPT_TEXTS_MOST)?.len() as i64 >= rules::KEPT_TEXTS_MOST {
        return Ok(false);
    }
    store::add_event(conn, ctx, &gate.attempt, kind, &store::kept_detail(item, Some(response)))?;
    Ok(true)
}

/// Saves a draft and goes on: sets the flag where `flag` says so, and puts the question at `show` on the screen (none for the review page).
pub fn step(
    conn: &mut Conn,
    ctx: &mut Ctx,
    seat: &SeatKey,
    draft: &Draft,
    flag: Option<bool>,
    show: Option<i32>,
    user_agent: &str,
) -> Result<Saved> {
    let saved = save(conn, ctx, seat, draft)?;
    let Saved::Kept { .. } = saved else { return Ok(saved) };
    let Some(gate) = store::gate(conn, &seat.invitation)? else { return Ok(Saved::Closed) };
    if let Some(flagged) = flag {
        store::toggle_flag(conn, &gate.attempt, &draft.item, flagged)?;
    }
    match show {
        Some(position) => visits::put_on_screen(conn, ctx, &gate.attempt, position)?,
        None => visits::clear_screen(conn, ctx, &gate.attempt)?,
    }
    let address = ctx.address.clone();
    store::touch(conn, &gate.attempt, ctx.now(), user_agent, &address)?;
    Ok(saved)
}

/// What the candidate wants of two texts.
#[derive(Debug, Clone)]
pub enum Choice {
    /// What stands in the form.
    Mine,
    /// A text that was set aside, and whether it is a whole answer.
    Other { response: Option<Response>, answered: bool },
}

/// Settles which of two texts is the answer. The other stays in the notes of the sitting.
pub fn settle(conn: &mut Conn, ctx: &mut Ctx, seat: &SeatKey, typed: &Draft, choice: Choice) -> Result<Saved> {
    let chosen = match choice {
        Choice::Mine => typed.clone(),
        Choice::Other { response, answered } => Draft { response, answered, ..typed.clone() },
    };
    let saved = save(conn, ctx, seat, &chosen)?;
    let Saved::Kept { .. } = saved else { return Ok(saved) };
    let Some(gate) = store::gate(conn, &seat.invitation)? else { return Ok(Saved::Closed) };
    store::settle_aside(conn, &gate.attempt, &typed.item)?;
    if let Some(response) = typed.response.as_ref().filter(|r| chosen.response.as_ref() != Some(*r))
        && !is_kept(conn, &gate, EventKind::Aside, &typed.item, response)?
    {
        keep(conn, ctx, &gate, EventKind::Aside, &typed.item, response)?;
    }
    Ok(saved)
}
