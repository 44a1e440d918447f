//! Making and changing users.

use super::tokens::{issue, spend};
use crate::accounts::{NewUser, Purpose, User, UserState, letters, store};
use crate::config::Config;
use crate::ctx::{Actor, Ctx, Fact, Staff};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::{SessionId, UserId};
use crate::kit::{Permission, Role, Secret, Span, text};
use crate::{jobs, mail, new_id};

/// Makes a user in the actor's organisation: active with a password hash, invited without.
pub fn add_user(conn: &mut Conn, ctx: &mut Ctx, new: NewUser) -> Result<User> {
    ctx.need(Permission::ManageUsers)?;
    let user = made(new_id!(ctx, UserId), ctx, new)?;
    store::insert_user(conn, &user)?;
    jobs::tell(
        conn,
        ctx,
        Fact::new("user.added", "user", &user.id, format!("Added {} as {}", user.name, user.role.label().to_lowercase())),
    )?;
    Ok(user)
}

fn made(id: UserId, ctx: &Ctx, new: NewUser) -> Result<User> {
    Ok(User {
        id,
        organisation_id: ctx.organisation()?,
        email_key: text::fold(&new.email),
        email: new.email,
        name: new.name,
        role: new.role,
        state: if new.password_hash.is_some() { UserState::Active } else { UserState::Invited },
        password_hash: new.password_hash,
        failed_count: 0,
        locked_until: None,
        last_sign_in_at: None,
        revision: 1,
        created_at: ctx.now(),
    })
}

/// Invites somebody by letter. `id` was minted with the form: sent twice, it is one invitation.
pub fn invite_user(conn: &mut Conn, ctx: &mut Ctx, config: &Config, id: UserId, email: &str, role: Role) -> Result<User> {
    ctx.need(Permission::ManageUsers)?;
    let organisation = ctx.organisation()?;
    if let Some(there) = store::any_user(conn, &id)? {
        return if there.organisation_id == organisation { Ok(there) } else { Err(Error::NotFound) };
    }
    // Until they say their name, the address stands for it.
    let user = made(id, ctx, NewUser { email: email.to_string(), name: email.to_string(), role, password_hash: None })?;
    store::insert_user(conn, &user)?;
    jobs::tell(
        conn,
        ctx,
        Fact::new("user.invited", "user", &user.id, format!("Invited {email} as {}", role.label().to_lowercase()))
            .with(serde_json::json!({"role": role})),
    )?;
    send_invitation(conn, ctx, config, &user)?;
    Ok(user)
}

/// Sends the invitation again with a new link; the old link is worth nothing from now on. `false` when one went out
/// within the last minute (the button was pressed twice).
pub fn resend_invitation(conn: &mut Conn, ctx: &mut Ctx, config: &Config, id: &UserId) -> Result<bool> {
    ctx.need(Permission::ManageUsers)?;
    let user = store::user(conn, &ctx.organisation()?, id)?;
    if user.state != UserState::Invited {
        return Err(Error::refused("user.joined", format!("{} has an account already.", user.name)));
    }
    if store::tokens_since(conn, &user.id, Purpose::Invitation, ctx.now() - Span::minutes(1))? > 0 {
        return Ok(false);
    }
    send_invitation(conn, ctx, config, &user)?;
    jobs::tell(conn, ctx, Fact::new("user.invited_again", "user", &user.id, format!("Sent the invitation of {} again", user.email)))?;
    Ok(true)
}

fn send_invitation(conn: &mut Conn, ctx: &mut Ctx, config: &Config, user: &User) -> Result<()> {
    let company = store::organisation(conn, &user.organisation_id)?.name;
    let inviter = ctx.actor.staff().map_or_else(|_| company.clone(), |s| s.name.clone());
    let (token, expires) = issue(conn, ctx, &user.id, Purpose::Invitation)?;
    mail::post(conn, ctx, letters::invitation(config, user, &inviter, &company, &token, expires)?)?;
    Ok(())
}

/// Takes an invitation up: name and password are set, and the account is usable.
pub fn join(conn: &mut Conn, ctx: &mut Ctx, token: &Secret<String>, name: &str, hash: &str) -> Result<User> {
    let user = spend(conn, token.expose(), Purpose::Invitation, ctx.now())?;
    if !store::join(conn, &user.id, name, hash)? {
        return Err(Error::Stale);
    }
    // They act for themselves here, before their first session.
    let company = store::organisation(conn, &user.organisation_id)?;
    let themselves = Staff {
        user: user.id.clone(),
        session: new_id!(ctx, SessionId),
        organisation: company.id,
        organisation_name: company.name,
        name: name.to_string(),
        role: user.role,
    };
    let mut as_them = ctx.as_actor(Actor::Staff(themselves));
    jobs::tell(conn, &mut as_them, Fact::new("user.joined", "user", &user.id, format!("{name} accepted the invitation")))?;
    Ok(User { name: name.to_string(), ..user })
}

/// Gives somebody another role; it holds at their next request. `seen`: the revision that the form was made from.
pub fn change_role(conn: &mut Conn, ctx: &mut Ctx, id: &UserId, seen: i32, role: Role) -> Result<User> {
    ctx.need(Permission::ManageUsers)?;
    let organisation = ctx.organisation()?;
    store::lock_organisation(conn, &organisation)?;
    let user = store::user(conn, &organisation, id)?;
    if user.role == role {
        return Ok(user);
    }
    if role != Role::Admin {
        keep_an_administrator(conn, &user)?;
    }
    if !store::set_role(conn, &organisation, id, seen, role)? {
        return Err(Error::Stale);
    }
    let fact = Fact::new("user.role_changed", "user", id, format!("Made {} {}", user.name, with_article(role)))
        .with(serde_json::json!({"from": user.role, "to": role}));
    jobs::tell(conn, ctx, fact)?;
    Ok(User { role, revision: seen + 1, ..user })
}

/// [`change_role`] from the command line: whatever the revision.
pub fn change_role_by_hand(conn: &mut Conn, ctx: &mut Ctx, user: &User, role: Role) -> Result<User> {
    change_role(conn, ctx, &user.id, user.revision, role)
}

/// Keeps somebody from signing in; their sessions end at once, and links sent to them are worth nothing.
pub fn disable(conn: &mut Conn, ctx: &mut Ctx, id: &UserId, seen: i32) -> Result<User> {
    ctx.need(Permission::ManageUsers)?;
    let organisation = ctx.organisation()?;
    if ctx.actor.staff().is_ok_and(|s| s.user == *id) {
        return Err(Error::refused("user.oneself", "You cannot sign yourself off. Ask another administrator."));
    }
    store::lock_organisation(conn, &organisation)?;
    let user = store::user(conn, &organisation, id)?;
    if user.state == UserState::Disabled {
        return Ok(user);
    }
    keep_an_administrator(conn, &user)?;
    if !store::set_user_state(conn, &organisation, id, seen, UserState::Disabled)? {
        return Err(Error::Stale);
    }
    let ended = store::end_sessions(conn, id, ctx.now(), "signed off")?;
    store::void_tokens(conn, id, None, ctx.now())?;
    jobs::tell(
        conn,
        ctx,
        Fact::new("user.disabled", "user", id, format!("Signed {} off", user.name)).with(serde_json::json!({"sessions_ended": ended})),
    )?;
    Ok(User { state: UserState::Disabled, ..user })
}

/// Lets somebody sign in again, with the password they had.
pub fn enable(conn: &mut Conn, ctx: &mut Ctx, id: &UserId, seen: i32) -> Result<User> {
    ctx.need(Permission::ManageUsers)?;
    let organisation = ctx.organisation()?;
    let user = store::user(conn, &organisation, id)?;
    if user.state != UserState::Disabled {
        return Ok(user);
    }
    let state = if user.password_hash.is_some() { UserState::Active } else { UserState::Invited };
    if !store::set_user_state(conn, &organisation, id, seen, state)? {
        return Err(Error::Stale);
    }
    jobs::tell(conn, ctx, Fact::new("user.enabled", "user", id, format!("Let {} sign in again", user.name)))?;
    Ok(User { state, ..user })
}

/// Changes one's own name.
pub fn rename_self(conn: &mut Conn, ctx: &mut Ctx, seen: i32, name: &str) -> Result<()> {
    let staff = ctx.actor.staff()?.clone();
    if staff.name == name {
        return Ok(());
    }
    if !store::set_name(conn, &staff.user, seen, name)? {
        return Err(Error::Stale);
    }
    jobs::tell(conn, ctx, Fact::new("user.renamed", "user", &staff.user, format!("{} is now called {name}", staff.name)))
}

/// Refuses what would leave the organisation without anybody who can manage it.
fn keep_an_administrator(conn: &mut Conn, user: &User) -> Result<()> {
    let is_one = user.role == Role::Admin && user.state == UserState::Active;
    if is_one && store::administrators_beside(conn, &user.organisation_id, &user.id)? == 0 {
        return Err(Error::refused(
            "user.last_administrator",
            format!("{} is the only administrator. Make somebody else an administrator first.", user.name),
        ));
    }
    Ok(())
}

fn with_article(role: Role) -> String {
    let word = role.label().to_lowercase();
    format!("{} {word}", if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}
