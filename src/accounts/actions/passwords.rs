//! New passwords: forgotten, sent by an administrator, or changed by their owner.

use super::tokens::{issue, spend};
use crate::accounts::{Purpose, RESET, User, UserState, letters, rules, store};
use crate::config::Config;
use crate::ctx::{Actor, Ctx, Fact, NewJob};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::UserId;
use crate::kit::{Permission, Secret};
use crate::{jobs, mail};

/// Asks for a letter to an address, which may be nobody's: the same single row is written either way, and a job finds out later.
pub fn request_reset(conn: &mut Conn, ctx: &mut Ctx, email: &str) -> Result<()> {
    jobs::enqueue(conn, ctx, NewJob::new(RESET, serde_json::json!({"email": email})))
}

/// Sends the letter to whoever has this address, if anybody may use it. At most [`rules::RESETS_AN_HOUR`] an hour to one account.
pub(in crate::accounts) fn answer_reset(conn: &mut Conn, ctx: &mut Ctx, config: &Config, email: &str) -> Result<()> {
    let Some(user) = store::by_email(conn, email)?.filter(|u| u.state == UserState::Active) else { return Ok(()) };
    let mut as_program = ctx.as_actor(Actor::System { organisation: Some(user.organisation_id.clone()), name: "Password reset" });
    send(conn, &mut as_program, config, &user, "asked for a new password").map(|_| ())
}

/// Sends somebody a letter with which they set a new password. `false` when they had enough letters in the last hour.
pub fn send_reset(conn: &mut Conn, ctx: &mut Ctx, config: &Config, id: &UserId) -> Result<bool> {
    ctx.need(Permission::ManageUsers)?;
    let user = store::user(conn, &ctx.organisation()?, id)?;
    must_be_active(&user)?;
    send(conn, ctx, config, &user, "was sent a letter to set a new password")
}

fn send(conn: &mut Conn, ctx: &mut Ctx, config: &Config, user: &User, did: &str) -> Result<bool> {
    if store::tokens_since(conn, &user.id, Purpose::Reset, ctx.now() - Purpose::Reset.life())? >= rules::RESETS_AN_HOUR {
        return Ok(false);
    }
    let (token, expires) = issue(conn, ctx, &user.id, Purpose::Reset)?;
    mail::post(conn, ctx, letters::reset(config, user, &token, expires)?)?;
    jobs::tell(conn, ctx, Fact::new("user.reset_requested", "user", &user.id, format!("{} {did}", user.name)))?;
    Ok(true)
}

/// A link with which somebody sets a new password, to be handed over by whoever runs the server.
pub fn new_reset_link(conn: &mut Conn, ctx: &mut Ctx, config: &Config, user: &User) -> Result<String> {
    ctx.need(Permission::ManageUsers)?;
    let purpose = if user.state == UserState::Invited {
        Purpose::Invitation
    } else {
        must_be_active(user)?;
        Purpose::Reset
    };
    let (token, _) = issue(conn, ctx, &user.id, purpose)?;
    jobs::tell(
        conn,
        ctx,
        Fact::new("user.reset_requested", "user", &user.id, format!("A link to set a password was made for {}", user.name)),
    )?;
    Ok(letters::link(config, purpose, &token))
}

/// Sets the password of whoever holds the token. Every session of theirs ends, and a letter tells them.
pub fn reset_password(conn: &mut Conn, ctx: &mut Ctx, token: &Secret<String>, hash: &str) -> Result<User> {
    let user = spend(conn, token.expose(), Purpose::Reset, ctx.now())?;
    let mut as_program = ctx.as_actor(Actor::System { organisation: Some(user.organisation_id.clone()), name: "Password reset" });
    replace(conn, &mut as_program, &user, hash)?;
    Ok(user)
}

/// Sets somebody's password from the command line; every session of theirs ends.
pub fn set_password_by_hand(conn: &mut Conn, ctx: &mut Ctx, user: &User, hash: &str) -> Result<()> {
    ctx.need(Permission::ManageUsers)?;
    must_be_active(user)?;
    replace(conn, ctx, user, hash)
}

fn replace(conn: &mut Conn, ctx: &mut Ctx, user: &User, hash: &str) -> Result<()> {
    store::set_password(conn, &user.id, hash)?;
    store::void_tokens(conn, &user.id, None, ctx.now())?;
    let ended = store::end_sessions(conn, &user.id, ctx.now(), "new password")?;
    mail::post(conn, ctx, letters::changed(user, ctx.now())?)?;
    jobs::tell(
        conn,
        ctx,
        Fact::new("user.password_reset", "user", &user.id, format!("{} has a new password", user.name))
            .with(serde_json::json!({"sessions_ended": ended})),
    )
}

/// Changes one's own password, after the current one was checked against `seen` (the hash as it was read). Other browsers
/// are signed out; how many. A letter tells the owner.
pub fn change_own_password(conn: &mut Conn, ctx: &mut Ctx, seen: Option<&str>, hash: &str) -> Result<usize> {
    let staff = ctx.actor.staff()?.clone();
    let user = store::user(conn, &staff.organisation, &staff.user)?;
    if user.password_hash.as_deref() != seen {
        return Err(Error::Stale);
    }
    store::set_password(conn, &user.id, hash)?;
    store::void_tokens(conn, &user.id, Some(Purpose::Reset), ctx.now())?;
    let ended = store::end_other_sessions(conn, &user.id, &staff.session, ctx.now(), "new password")?;
    mail::post(conn, ctx, letters::changed(&user, ctx.now())?)?;
    jobs::tell(
        conn,
        ctx,
        Fact::new("user.password_changed", "user", &user.id, format!("{} changed their password", user.name))
            .with(serde_json::json!({"sessions_ended": ended})),
    )?;
    Ok(ended)
}

fn must_be_active(user: &User) -> Result<()> {
    match user.state {
        UserState::Active => Ok(()),
        UserState::Invited => Err(Error::refused(
            "user.invited",
            format!("{} has not accepted the invitation yet. Send the invitation again instead.", user.email),
        )),
        UserState::Disabled => Err(Error::refused("user.disabled", format!("{} is signed off. Let them sign in again first.", user.name))),
    }
}
