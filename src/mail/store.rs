//! Queries of the outbox.

use super::{Letter, LetterState, NewLetter, SEND, kinds};
use crate::ctx::{Ctx, NewJob};
use crate::db::Conn;
use crate::db::schema::letters::dsl as l;
use crate::error::{Error, Result};
use crate::kit::ids::{LetterId, OrganisationId};
use crate::kit::{Cursor, Page, Time};
use crate::new_id;
use diesel::prelude::*;

/// What stands in the place of a private letter's text.
const FORGOTTEN: &str = "The text is not kept: it held a link that signs somebody in.";

/// Puts a letter into the outbox and a job that sends it into the queue.
pub fn post(conn: &mut Conn, ctx: &mut Ctx, new: NewLetter) -> Result<LetterId> {
    let letter = Letter {
        id: new_id!(ctx, LetterId),
        organisation_id: ctx.organisation()?,
        kind: new.kind.to_string(),
        about_id: new.about_id,
        to_name: new.to_name,
        to_address: new.to_address,
        subject: new.subject,
        body_text: new.text,
        body_html: new.html,
        link: new.link,
        state: LetterState::Waiting,
        last_error: None,
        created_at: ctx.now(),
        sent_at: None,
        language: new.language,
    };
    diesel::insert_into(l::letters).values(&letter).execute(conn)?;
    crate::jobs::enqueue(conn, ctx, NewJob::new(SEND, serde_json::json!({"letter": letter.id})))?;
    Ok(letter.id)
}

/// The letters of an organisation, newest first, optionally in one state.
pub fn list(
    conn: &mut Conn,
    organisation: &OrganisationId,
    state: Option<LetterState>,
    from: Option<&Cursor>,
    size: usize,
) -> Result<Page<Letter>> {
    let mut query = l::letters
        .filter(l::organisation_id.eq(organisation))
        .order(l::id.desc())
        .limit(size as i64 + 1)
        .select(Letter::as_select())
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(l::state.eq(state));
    }
    if let Some(cursor) = from {
        query = query.filter(l::id.lt(cursor.id.clone()));
    }
    Ok(Page::cut(query.load(conn)?, size, |letter: &Letter| Cursor { key: String::new(), id: letter.id.to_string() }))
}

/// One letter of an organisation.
pub fn by_id(conn: &mut Conn, organisation: &OrganisationId, id: &LetterId) -> Result<Letter> {
    Ok(l::letters.filter(l::organisation_id.eq(organisation)).filter(l::id.eq(id)).select(Letter::as_select()).first(conn)?)
}

/// Sends a kept or failed letter (again); refuses one that was sent. One that waits already is left to its job.
pub fn resend(conn: &mut Conn, ctx: &mut Ctx, id: &LetterId) -> Result<()> {
    let organisation = ctx.organisation()?;
    let kept = l::state.eq(LetterState::Kept).or(l::state.eq(LetterState::Failed));
    let back = diesel::update(l::letters.filter(l::organisation_id.eq(&organisation)).filter(l::id.eq(id)).filter(kept))
        .set(l::state.eq(LetterState::Waiting))
        .execute(conn)?;
    if back == 0 {
        return match by_id(conn, &organisation, id)?.state {
            LetterState::Sent => Err(Error::refused("mail.sent", "This letter has been sent already.")),
            _ => Ok(()),
        };
    }
    crate::jobs::enqueue(conn, ctx, NewJob::new(SEND, serde_json::json!({"letter": id})))
}

/// How many letters of an organisation stand in each state.
pub fn counts(conn: &mut Conn, organisation: &OrganisationId) -> Result<Vec<(LetterState, i64)>> {
    Ok(l::letters
        .filter(l::organisation_id.eq(organisation))
        .group_by(l::state)
        .select((l::state, diesel::dsl::count_star()))
        .load(conn)?)
}

/// Whether letters were kept rather than sent, and how many at most 100.
pub fn kept_count(conn: &mut Conn, organisation: &OrganisationId) -> Result<usize> {
    let ids: Vec<LetterId> = l::letters
        .filter(l::organisation_id.eq(organisation))
        .filter(l::state.eq(LetterState::Kept))
        .select(l::id)
        .limit(100)
        .load(conn)?;
    Ok(ids.len())
}

/// Removes at most `most` letters written before a moment, but for those that still wait to be sent; how many went.
pub fn remove_before(conn: &mut Conn, before: Time, most: i64) -> Result<usize> {
    let old: Vec<LetterId> = l::letters
        .filter(l::created_at.lt(before))
        .filter(l::state.ne(LetterState::Waiting))
        .order(l::created_at)
        .limit(most)
        .select(l::id)
        .load(conn)?;
    Ok(diesel::delete(l::letters.filter(l::id.eq_any(old))).execute(conn)?)
}

pub(super) fn load(conn: &mut Conn, id: &str) -> Result<Letter> {
    Ok(l::letters.filter(l::id.eq(id)).select(Letter::as_select()).first(conn)?)
}

/// Notes what became of a letter; a private one that was sent loses its text, and with it its link.
pub(super) fn set_state(conn: &mut Conn, id: &LetterId, kind: &str, state: LetterState, error: Option<&str>, at: Time) -> Result<()> {
    diesel::update(l::letters.filter(l::id.eq(id)))
        .set((l::state.eq(state), l::last_error.eq(error), l::sent_at.eq((state == LetterState::Sent).then_some(at))))
        .execute(conn)?;
    if state == LetterState::Sent && kinds::is_private(kind) {
        diesel::update(l::letters.filter(l::id.eq(id))).set((l::body_text.eq(FORGOTTEN), l::body_html.eq(""))).execute(conn)?;
    }
    Ok(())
}
