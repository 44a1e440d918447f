//! Opening, renewing and ending sessions.

use crate::accounts::model::RefreshToken;
use crate::accounts::{Session, User, UserState, rules, store};
use crate::ctx::{Actor, Ctx, Fact, Staff};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::{RefreshTokenId, SessionId};
use crate::kit::{Secret, Span, secret};
use crate::{jobs, new_id};

/// A session just opened.
#[derive(Debug)]
pub struct Opened {
    pub staff: Staff,
    pub refresh: Secret<String>,
}

/// What became of a refresh token.
#[derive(Debug)]
pub enum Renewed {
    /// A new token takes its place.
    Rotated(Staff, Secret<String>),
    /// Another tab renewed a moment ago with the same token; its cookies hold.
    JustRotated(Staff),
    /// Unknown, expired, ended, or used again too late: sign in.
    Refused,
}

/// Opens a session for a person whose password was right.
pub fn open_session(conn: &mut Conn, ctx: &mut Ctx, user: &User, user_agent: &str, idle: Span, rehashed: Option<&str>) -> Result<Opened> {
    let now = ctx.now();
    // The password was checked outside this transaction: whoever was signed off or given another password meanwhile stays out.
    let current = store::user(conn, &user.organisation_id, &user.id)?;
    if current.state != UserState::Active || current.password_hash != user.password_hash {
        return Err(Error::SignIn);
    }
    let organisation = store::organisation(conn, &user.organisation_id)?;
    let session = Session {
        id: new_id!(ctx, SessionId),
        organisation_id: user.organisation_id.clone(),
        user_id: user.id.clone(),
        user_agent: user_agent.to_string(),
        address: ctx.address.clone(),
        created_at: now,
        last_seen_at: now,
        expires_at: now + idle,
        ended_at: None,
        end_reason: None,
    };
    store::insert_session(conn, &session)?;
    store::note_sign_in(conn, &user.id, now, rehashed)?;
    let refresh = issue(conn, ctx, &session.id, idle)?;
    let staff = Staff {
        user: user.id.clone(),
        session: session.id,
        organisation: organisation.id,
        organisation_name: organisation.name,
        name: user.name.clone(),
        role: user.role,
    };
    let mut as_them = ctx.as_actor(Actor::Staff(staff.clone()));
    jobs::tell(conn, &mut as_them, Fact::new("session.opened", "user", &user.id, format!("{} signed in", user.name)))?;
    Ok(Opened { staff, refresh })
}

/// Counts a wrong password and pauses the account where the rules say so.
pub fn fail_sign_in(conn: &mut Conn, ctx: &mut Ctx, user: &User) -> Result<()> {
    let failed = store::count_failure(conn, &user.id)?;
    store::pause(conn, &user.id, rules::pause_after(failed, ctx.now()))?;
    let mut system = ctx.as_actor(Actor::System { organisation: Some(user.organisation_id.clone()), name: "Sign-in" });
    jobs::tell(
        conn,
        &mut system,
        Fact::new("session.failed", "user", &user.id, format!("Wrong password for {}, {failed} in a row", user.email)),
    )
}

/// Trades a refresh token for a new one. A token that comes back after it was used is a copy: the whole session ends.
pub fn renew(conn: &mut Conn, ctx: &mut Ctx, token: &str, idle: Span) -> Result<Renewed> {
    let now = ctx.now();
    let Some(kept) = store::refresh_by_hash(conn, &secret::digest(token))? else { return Ok(Renewed::Refused) };
    let Some(staff) = store::staff_of_session(conn, &kept.session_id, now)? else { return Ok(Renewed::Refused) };
    if kept.expires_at <= now {
        return Ok(Renewed::Refused);
    }
    if store::use_refresh(conn, &kept.id, now)? {
        store::touch_session(conn, &kept.session_id, now, now + idle)?;
        let refresh = issue(conn, ctx, &kept.session_id, idle)?;
        return Ok(Renewed::Rotated(staff, refresh));
    }
    if kept.used_at.is_none_or(|at| now - at <= rules::REUSE_GRACE) {
        return Ok(Renewed::JustRotated(staff));
    }
    store::end_session(conn, &kept.session_id, now, "reuse")?;
    let mut as_them = ctx.as_actor(Actor::Staff(staff.clone()));
    jobs::tell(
        conn,
        &mut as_them,
        Fact::new("session.reused", "user", &staff.user, "A used sign-in token came back: the session was ended"),
    )?;
    Ok(Renewed::Refused)
}

/// Signs this browser out.
pub fn end_current(conn: &mut Conn, ctx: &mut Ctx) -> Result<()> {
    let staff = ctx.actor.staff()?.clone();
    if store::end_session(conn, &staff.session, ctx.now(), "signed out")? {
        jobs::tell(conn, ctx, Fact::new("session.ended", "user", &staff.user, format!("{} signed out", staff.name)))?;
    }
    Ok(())
}

/// Signs one of this person's browsers out; one that has ended is left as it is.
pub fn end_one(conn: &mut Conn, ctx: &mut Ctx, id: &SessionId) -> Result<()> {
    let staff = ctx.actor.staff()?.clone();
    if store::end_session_of(conn, &staff.user, id, ctx.now(), "signed out")? {
        jobs::tell(conn, ctx, Fact::new("session.ended", "user", &staff.user, format!("{} signed out another browser", staff.name)))?;
    }
    Ok(())
}

/// Signs every browser of this person out; how many there were.
pub fn end_all(conn: &mut Conn, ctx: &mut Ctx) -> Result<usize> {
    let staff = ctx.actor.staff()?.clone();
    let ended = store::end_sessions(conn, &staff.user, ctx.now(), "signed out everywhere")?;
    jobs::tell(conn, ctx, Fact::new("session.all_ended", "user", &staff.user, format!("{} signed out everywhere", staff.name)))?;
    Ok(ended)
}

fn issue(conn: &mut Conn, ctx: &mut Ctx, session: &SessionId, idle: Span) -> Result<Secret<String>> {
    let token = secret::token(&mut ctx.dice);
    let row = RefreshToken {
        id: new_id!(ctx, RefreshTokenId),
        session_id: session.clone(),
        token_hash: secret::digest(token.expose()),
        issued_at: ctx.now(),
        expires_at: ctx.now() + idle,
        used_at: None,
    };
    store::insert_refresh(conn, &row)?;
    Ok(token)
}
