//! Queries of sessions and their refresh tokens.

use crate::accounts::model::RefreshToken;
use crate::accounts::{Session, UserState};
use crate::ctx::Staff;
use crate::db::Conn;
use crate::db::schema::{organisations, refresh_tokens, sessions, users};
use crate::error::Result;
use crate::kit::ids::{OrganisationId, RefreshTokenId, SessionId, UserId};
use crate::kit::{Role, Time};
use diesel::prelude::*;

/// Keeps a new session.
pub fn insert_session(conn: &mut Conn, session: &Session) -> Result<()> {
    diesel::insert_into(sessions::table).values(session).execute(conn)?;
    Ok(())
}

/// The member of staff behind a live session, as they are now: name, role and company as of this moment.
pub fn staff_of_session(conn: &mut Conn, id: &SessionId, now: Time) -> Result<Option<Staff>> {
    let row: Option<(UserId, OrganisationId, String, String, Role)> = sessions::table
        .inner_join(users::table.inner_join(organisations::table))
        .filter(sessions::id.eq(id))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .filter(users::state.eq(UserState::Active))
        .select((users::id, users::organisation_id, organisations::name, users::name, users::role))
        .first(conn)
        .optional()?;
    Ok(row.map(|(user, organisation, organisation_name, name, role)| Staff {
        user,
        session: id.clone(),
        organisation,
        organisation_name,
        name,
        role,
    }))
}

/// Moves a session's end on, since it is used.
pub fn touch_session(conn: &mut Conn, id: &SessionId, now: Time, expires_at: Time) -> Result<()> {
    diesel::update(sessions::table.filter(sessions::id.eq(id)))
        .set((sessions::last_seen_at.eq(now), sessions::expires_at.eq(expires_at)))
        .execute(conn)?;
    Ok(())
}

/// Ends one session; `false` when it had ended.
pub fn end_session(conn: &mut Conn, id: &SessionId, now: Time, reason: &str) -> Result<bool> {
    Ok(diesel::update(sessions::table.filter(sessions::id.eq(id)).filter(sessions::ended_at.is_null()))
        .set((sessions::ended_at.eq(now), sessions::end_reason.eq(reason)))
        .execute(conn)?
        == 1)
}

/// Ends every session of a person; how many there were.
pub fn end_sessions(conn: &mut Conn, user: &UserId, now: Time, reason: &str) -> Result<usize> {
    Ok(diesel::update(sessions::table.filter(sessions::user_id.eq(user)).filter(sessions::ended_at.is_null()))
        .set((sessions::ended_at.eq(now), sessions::end_reason.eq(reason)))
        .execute(conn)?)
}

/// The live sessions of a person, newest first.
pub fn sessions_of(conn: &mut Conn, user: &UserId, now: Time) -> Result<Vec<Session>> {
    Ok(sessions::table
        .filter(sessions::user_id.eq(user))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .order(sessions::last_seen_at.desc())
        .select(Session::as_select())
        .load(conn)?)
}

/// Keeps a refresh token.
pub fn insert_refresh(conn: &mut Conn, token: &RefreshToken) -> Result<()> {
    diesel::insert_into(refresh_tokens::table).values(token).execute(conn)?;
    Ok(())
}

/// A refresh token by its hash.
pub fn refresh_by_hash(conn: &mut Conn, hash: &str) -> Result<Option<RefreshToken>> {
    Ok(refresh_tokens::table.filter(refresh_tokens::token_hash.eq(hash)).select(RefreshToken::as_select()).first(conn).optional()?)
}

/// Marks a refresh token used; `false` when another request was quicker.
pub fn use_refresh(conn: &mut Conn, id: &RefreshTokenId, now: Time) -> Result<bool> {
    Ok(diesel::update(refresh_tokens::table.filter(refresh_tokens::id.eq(id)).filter(refresh_tokens::used_at.is_null()))
        .set(refresh_tokens::used_at.eq(now))
        .execute(conn)?
        == 1)
}

/// Ends one session of a person; `false` when it is not theirs or had ended.
pub fn end_session_of(conn: &mut Conn, user: &UserId, id: &SessionId, now: Time, reason: &str) -> Result<bool> {
    Ok(diesel::update(sessions::table.filter(sessions::id.eq(id)).filter(sessions::user_id.eq(user)).filter(sessions::ended_at.is_null()))
        .set((sessions::ended_at.eq(now), sessions::end_reason.eq(reason)))
        .execute(conn)?
        == 1)
}

/// Ends every session of a person but one; how many there were.
pub fn end_other_sessions(conn: &mut Conn, user: &UserId, keep: &SessionId, now: Time, reason: &str) -> Result<usize> {
    Ok(diesel::update(
        sessions::table.filter(sessions::user_id.eq(user)).filter(sessions::id.ne(keep)).filter(sessions::ended_at.is_null()),
    )
    .set((sessions::ended_at.eq(now), sessions::end_reason.eq(reason)))
    .execute(conn)?)
}
