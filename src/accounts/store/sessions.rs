//! Queries of organisations, users and sessions.

use super::model::RefreshToken;
use super::{Organisation, Session, User, UserState};
use crate::ctx::Staff;
use crate::db::Conn;
use crate::db::schema::{organisations, refresh_tokens, sessions, users};
use crate::error::{Error, Result};
use crate::kit::ids::{OrganisationId, RefreshTokenId, SessionId, UserId};
use crate::kit::{Role, Time, text};
use diesel::prelude::*;

/// Keeps a new organisation.
pub fn insert_organisation(conn: &mut Conn, organisation: &Organisation) -> Result<()> {
    diesel::insert_into(organisations::table).values(organisation).execute(conn)?;
    Ok(())
}

/// One organisation.
pub fn organisation(conn: &mut Conn, id: &OrganisationId) -> Result<Organisation> {
    Ok(organisations::table.filter(organisations::id.eq(id)).select(Organisation::as_select()).first(conn)?)
}

/// An organisation by its short name.
pub fn organisation_by_slug(conn: &mut Conn, slug: &str) -> Result<Organisation> {
    Ok(organisations::table.filter(organisations::slug.eq(slug)).select(Organisation::as_select()).first(conn)?)
}

/// Every organisation, by name.
pub fn organisations(conn: &mut Conn) -> Result<Vec<Organisation>> {
    Ok(organisations::table.order(organisations::name).select(Organisation::as_select()).load(conn)?)
}

/// Keeps a new user; an address that somebody has is a message beside the field.
pub fn insert_user(conn: &mut Conn, user: &User) -> Result<()> {
    if by_email(conn, &user.email)?.is_some() {
        return Err(Error::field("email", "Somebody with this address has an account already."));
    }
    diesel::insert_into(users::table).values(user).execute(conn)?;
    Ok(())
}

/// A user of any organisation by address; for signing in only.
pub fn by_email(conn: &mut Conn, email: &str) -> Result<Option<User>> {
    Ok(users::table.filter(users::email_key.eq(text::fold(email))).select(User::as_select()).first(conn).optional()?)
}

/// A user of an organisation.
pub fn user(conn: &mut Conn, organisation: &OrganisationId, id: &UserId) -> Result<User> {
    Ok(users::table.filter(users::organisation_id.eq(organisation)).filter(users::id.eq(id)).select(User::as_select()).first(conn)?)
}

/// The users of an organisation, by name.
pub fn users(conn: &mut Conn, organisation: &OrganisationId) -> Result<Vec<User>> {
    Ok(users::table.filter(users::organisation_id.eq(organisation)).order((users::name, users::id)).select(User::as_select()).load(conn)?)
}

/// Counts a wrong password and pauses the account where the rules say so.
pub fn count_failure(conn: &mut Conn, id: &UserId, locked_until: Option<Time>) -> Result<()> {
    diesel::update(users::table.filter(users::id.eq(id))).set((users::failed_count.eq(users::failed_count + 1), users::locked_until.eq(locked_until))).execute(conn)?;
    Ok(())
}

/// Notes a right password, with its new hash where the parameters grew.
pub fn note_sign_in(conn: &mut Conn, id: &UserId, now: Time, rehashed: Option<&str>) -> Result<()> {
    diesel::update(users::table.filter(users::id.eq(id))).set((users::failed_count.eq(0), users::locked_until.eq(None::<Time>), users::last_sign_in_at.eq(now))).execute(conn)?;
    if let Some(hash) = rehashed {
        diesel::update(users::table.filter(users::id.eq(id))).set(users::password_hash.eq(hash)).execute(conn)?;
    }
    Ok(())
}

/// Keeps a new session.
pub fn insert_session(conn: &mut Conn, session: &Session) -> Result<()> {
    diesel::insert_into(sessions::table).values(session).execute(conn)?;
    Ok(())
}

/// The member of staff behind a live session, as they are now: name, role and company as of this moment.
pub fn staff_of_session(conn: &mut Conn, id: &SessionId, now: Time) -> Result<Option<Staff>> {
    let row: Option<(UserId, OrganisationId, String, String, Role)> = sessions::table.inner_join(users::table.inner_join(organisations::table))
        .filter(sessions::id.eq(id)).filter(sessions::ended_at.is_null()).filter(sessions::expires_at.gt(now)).filter(users::state.eq(UserState::Active))
        .select((users::id, users::organisation_id, organisations::name, users::name, users::role)).first(conn).optional()?;
    Ok(row.map(|(user, organisation, organisation_name, name, role)| Staff { user, session: id.clone(), organisation, organisation_name, name, role }))
}

/// Moves a session's end on, since it is used.
pub fn touch_session(conn: &mut Conn, id: &SessionId, now: Time, expires_at: Time) -> Result<()> {
    diesel::update(sessions::table.filter(sessions::id.eq(id))).set((sessions::last_seen_at.eq(now), sessions::expires_at.eq(expires_at))).execute(conn)?;
    Ok(())
}

/// Ends one session; `false` when it had ended.
pub fn end_session(conn: &mut Conn, id: &SessionId, now: Time, reason: &str) -> Result<bool> {
    Ok(diesel::update(sessions::table.filter(sessions::id.eq(id)).filter(sessions::ended_at.is_null())).set((sessions::ended_at.eq(now), sessions::end_reason.eq(reason))).execute(conn)? == 1)
}

/// Ends every session of a person; how many there were.
pub fn end_sessions(conn: &mut Conn, user: &UserId, now: Time, reason: &str) -> Result<usize> {
    Ok(diesel::update(sessions::table.filter(sessions::user_id.eq(user)).filter(sessions::ended_at.is_null())).set((sessions::ended_at.eq(now), sessions::end_reason.eq(reason))).execute(conn)?)
}

/// The live sessions of a person, newest first.
pub fn sessions_of(conn: &mut Conn, user: &UserId, now: Time) -> Result<Vec<Session>> {
    Ok(sessions::table.filter(sessions::user_id.eq(user)).filter(sessions::ended_at.is_null()).filter(sessions::expires_at.gt(now)).order(sessions::last_seen_at.desc()).select(Session::as_select()).load(conn)?)
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
    Ok(diesel::update(refresh_tokens::table.filter(refresh_tokens::id.eq(id)).filter(refresh_tokens::used_at.is_null())).set(refresh_tokens::used_at.eq(now)).execute(conn)? == 1)
}

/// Takes the number of the next candidate code: each is given once, whoever asks at the same time.
pub fn take_candidate_number(conn: &mut Conn, organisation: &OrganisationId) -> Result<i32> {
    let next: i32 = diesel::update(organisations::table.filter(organisations::id.eq(organisation)))
        .set(organisations::next_candidate_number.eq(organisations::next_candidate_number + 1))
        .returning(organisations::next_candidate_number).get_result(conn)?;
    Ok(next - 1)
}
