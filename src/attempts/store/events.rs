//! Queries of what is noted of a sitting.

use crate::attempts::clock::Gap;
use crate::attempts::model::{AttemptEvent, EventKind, KeptText, Receipt};
use crate::ctx::Ctx;
use crate::db::schema::attempt_events;
use crate::db::{Conn, Portably};
use crate::error::Result;
use crate::kit::ids::{AttemptEventId, AttemptId, ItemId};
use crate::new_id;
use crate::questions::Response;
use diesel::prelude::*;

/// How a kept text stands in an event.
#[derive(serde::Serialize, serde::Deserialize)]
struct Kept {
    item: ItemId,
    response: Option<Response>,
}

/// Notes something, now.
pub fn add_event(conn: &mut Conn, ctx: &mut Ctx, attempt: &AttemptId, kind: EventKind, detail: &serde_json::Value) -> Result<()> {
    let event =
        AttemptEvent { id: new_id!(ctx, AttemptEventId), attempt_id: attempt.clone(), kind, detail: detail.to_string(), at: ctx.now() };
    diesel::insert_into(attempt_events::table).values(&event).execute(conn)?;
    Ok(())
}

/// Notes something under an id that a form brought; `false` when that form was sent before.
pub fn add_event_once(conn: &mut Conn, event: &AttemptEvent) -> Result<bool> {
    Ok(diesel::insert_into(attempt_events::table).values(event).on_conflict(attempt_events::id).do_nothing().portable().execute(conn)? == 1)
}

/// The gap that was booked last.
pub fn last_gap(conn: &mut Conn, attempt: &AttemptId) -> Result<Option<Gap>> {
    let detail: Option<String> = attempt_events::table
        .filter(attempt_events::attempt_id.eq(attempt))
        .filter(attempt_events::kind.eq(EventKind::Gap))
        .order(attempt_events::id.desc())
        .select(attempt_events::detail)
        .first(conn)
        .optional()?;
    Ok(detail.and_then(|d| serde_json::from_str(&d).ok()))
}

/// Everything noted of a sitting, oldest first.
pub fn events(conn: &mut Conn, attempt: &AttemptId) -> Result<Vec<AttemptEvent>> {
    Ok(attempt_events::table
        .filter(attempt_events::attempt_id.eq(attempt))
        .order(attempt_events::id)
        .select(AttemptEvent::as_select())
        .load(conn)?)
}

/// Whether this browser and address were noted before.
pub fn has_device(conn: &mut Conn, attempt: &AttemptId, detail: &serde_json::Value) -> Result<bool> {
    let kinds = [EventKind::Device, EventKind::Started];
    let found: i64 = attempt_events::table
        .filter(attempt_events::attempt_id.eq(attempt))
        .filter(attempt_events::kind.eq_any(kinds))
        .filter(attempt_events::detail.eq(detail.to_string()))
        .count()
        .get_result(conn)?;
    Ok(found > 0)
}

/// The texts of one kind ([`EventKind::Aside`] or [`EventKind::Late`]), newest first.
pub fn kept_texts(conn: &mut Conn, attempt: &AttemptId, kind: EventKind, most: i64) -> Result<Vec<KeptText>> {
    let events: Vec<AttemptEvent> = attempt_events::table
        .filter(attempt_events::attempt_id.eq(attempt))
        .filter(attempt_events::kind.eq(kind))
        .order(attempt_events::id.desc())
        .limit(most)
        .select(AttemptEvent::as_select())
        .load(conn)?;
    Ok(events
        .into_iter()
        .filter_map(|e| {
            let kept: Kept = serde_json::from_str(&e.detail).ok()?;
            Some(KeptText { event: e.id, item: kept.item, response: kept.response, at: e.at })
        })
        .collect())
}

/// The receipt of a submitted attempt.
pub fn receipt(conn: &mut Conn, attempt: &AttemptId) -> Result<Option<Receipt>> {
    let detail: Option<String> = attempt_events::table
        .filter(attempt_events::attempt_id.eq(attempt))
        .filter(attempt_events::kind.eq(EventKind::Submitted))
        .order(attempt_events::id)
        .select(attempt_events::detail)
        .first(conn)
        .optional()?;
    Ok(detail.and_then(|d| serde_json::from_str(&d).ok()))
}

/// How a text to be kept is written into an event.
pub fn kept_detail(item: &ItemId, response: Option<&Response>) -> serde_json::Value {
    serde_json::json!({ "item": item, "response": response })
}
