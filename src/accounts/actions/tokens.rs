//! Single-use tokens in letters: made, looked at, used.

use crate::accounts::model::OneTimeToken;
use crate::accounts::{Purpose, User, UserState, store};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::{OneTimeTokenId, UserId};
use crate::kit::{Secret, Time, secret};
use crate::new_id;

/// Makes a token; those of the same purpose made before are worth nothing from now on.
pub(super) fn issue(conn: &mut Conn, ctx: &mut Ctx, user: &UserId, purpose: Purpose) -> Result<(Secret<String>, Time)> {
    let now = ctx.now();
    store::void_tokens(conn, user, Some(purpose), now)?;
    let token = secret::token(&mut ctx.dice);
    let row = OneTimeToken {
        id: new_id!(ctx, OneTimeTokenId),
        user_id: user.clone(),
        purpose,
        token_hash: secret::digest(token.expose()),
        created_at: now,
        expires_at: now + purpose.life(),
        used_at: None,
    };
    store::insert_token(conn, &row)?;
    Ok((token, row.expires_at))
}

/// Whose token this is, if it may still be used. Changes nothing, so that programs which open links use nothing up.
pub fn holder(conn: &mut Conn, token: &str, purpose: Purpose, now: Time) -> Result<Option<User>> {
    Ok(find(conn, token, purpose, now)?.map(|(_, user)| user))
}

/// Uses a token up and says whose it was.
///
/// # Errors
/// [`Error::Refused`] `token.used` when it was used, has expired, or its user may not use it any more.
pub(super) fn spend(conn: &mut Conn, token: &str, purpose: Purpose, now: Time) -> Result<User> {
    let gone = || Error::refused("token.used", "This link was used already, or its time is up.");
    let (row, user) = find(conn, token, purpose, now)?.ok_or_else(gone)?;
    if store::use_token(conn, &row.id, now)? { Ok(user) } else { Err(gone()) }
}

fn find(conn: &mut Conn, token: &str, purpose: Purpose, now: Time) -> Result<Option<(OneTimeToken, User)>> {
    let Some(row) = store::usable_token(conn, &secret::digest(token), purpose, now)? else { return Ok(None) };
    let wanted = match purpose {
        Purpose::Invitation => UserState::Invited,
        Purpose::Reset => UserState::Active,
    };
    Ok(store::any_user(conn, &row.user_id)?.filter(|user| user.state == wanted).map(|user| (row, user)))
}
