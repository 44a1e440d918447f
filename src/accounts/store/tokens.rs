//! Queries of the single-use tokens in letters.

use crate::accounts::Purpose;
use crate::accounts::model::OneTimeToken;
use crate::db::Conn;
use crate::db::schema::one_time_tokens::dsl as t;
use crate::error::Result;
use crate::kit::Time;
use crate::kit::ids::{OneTimeTokenId, UserId};
use diesel::prelude::*;

/// Keeps a token.
pub fn insert_token(conn: &mut Conn, token: &OneTimeToken) -> Result<()> {
    diesel::insert_into(t::one_time_tokens).values(token).execute(conn)?;
    Ok(())
}

/// A token by its hash, if it may still be used.
pub fn usable_token(conn: &mut Conn, hash: &str, purpose: Purpose, now: Time) -> Result<Option<OneTimeToken>> {
    Ok(t::one_time_tokens
        .filter(t::token_hash.eq(hash))
        .filter(t::purpose.eq(purpose))
        .filter(t::used_at.is_null())
        .filter(t::expires_at.gt(now))
        .select(OneTimeToken::as_select())
        .first(conn)
        .optional()?)
}

/// Marks a token used; `false` when another request was quicker.
pub fn use_token(conn: &mut Conn, id: &OneTimeTokenId, now: Time) -> Result<bool> {
    Ok(diesel::update(t::one_time_tokens.filter(t::id.eq(id)).filter(t::used_at.is_null()).filter(t::expires_at.gt(now)))
        .set(t::used_at.eq(now))
        .execute(conn)?
        == 1)
}

/// Makes the unused tokens of a user worthless; of one purpose, or of all.
pub fn void_tokens(conn: &mut Conn, user: &UserId, purpose: Option<Purpose>, now: Time) -> Result<()> {
    let unused = t::one_time_tokens.filter(t::user_id.eq(user)).filter(t::used_at.is_null());
    match purpose {
        Some(purpose) => diesel::update(unused.filter(t::purpose.eq(purpose))).set(t::used_at.eq(now)).execute(conn)?,
        None => diesel::update(unused).set(t::used_at.eq(now)).execute(conn)?,
    };
    Ok(())
}

/// How many tokens of a purpose were made for a user after a moment.
pub fn tokens_since(conn: &mut Conn, user: &UserId, purpose: Purpose, since: Time) -> Result<i64> {
    Ok(t::one_time_tokens
        .filter(t::user_id.eq(user))
        .filter(t::purpose.eq(purpose))
        .filter(t::created_at.gt(since))
        .count()
        .get_result(conn)?)
}
