//! Queries of users.

use crate::accounts::{User, UserState};
use crate::db::Conn;
use crate::db::schema::users;
use crate::error::{Error, Result};
use crate::kit::ids::{OrganisationId, UserId};
use crate::kit::{Role, Time, text};
use diesel::prelude::*;

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

/// Counts a wrong password; the count with this one. The update comes first: it makes guesses side by side wait for each other.
pub fn count_failure(conn: &mut Conn, id: &UserId) -> Result<i32> {
    diesel::update(users::table.filter(users::id.eq(id))).set(users::failed_count.eq(users::failed_count + 1)).execute(conn)?;
    Ok(users::table.filter(users::id.eq(id)).select(users::failed_count).first(conn)?)
}

/// Pauses an account.
pub fn pause(conn: &mut Conn, id: &UserId, locked_until: Option<Time>) -> Result<()> {
    diesel::update(users::table.filter(users::id.eq(id))).set(users::locked_until.eq(locked_until)).execute(conn)?;
    Ok(())
}

/// Notes a right password, with its new hash where the parameters grew.
pub fn note_sign_in(conn: &mut Conn, id: &UserId, now: Time, rehashed: Option<&str>) -> Result<()> {
    diesel::update(users::table.filter(users::id.eq(id)))
        .set((users::failed_count.eq(0), users::locked_until.eq(None::<Time>), users::last_sign_in_at.eq(now)))
        .execute(conn)?;
    if let Some(hash) = rehashed {
        diesel::update(users::table.filter(users::id.eq(id))).set(users::password_hash.eq(hash)).execute(conn)?;
    }
    Ok(())
}

/// A user by id, whatever the organisation: `None` when there is none. For double submits and letters' links.
pub fn any_user(conn: &mut Conn, id: &UserId) -> Result<Option<User>> {
    Ok(users::table.filter(users::id.eq(id)).select(User::as_select()).first(conn).optional()?)
}

/// Everybody of every organisation by address; for the command line.
pub fn everybody(conn: &mut Conn) -> Result<Vec<User>> {
    Ok(users::table.order((users::organisation_id, users::email_key)).select(User::as_select()).load(conn)?)
}

/// Changes the role; `false` when somebody else saved first.
pub fn set_role(conn: &mut Conn, organisation: &OrganisationId, id: &UserId, seen: i32, role: Role) -> Result<bool> {
    let row = users::table.filter(users::organisation_id.eq(organisation)).filter(users::id.eq(id)).filter(users::revision.eq(seen));
    Ok(diesel::update(row).set((users::role.eq(role), users::revision.eq(seen + 1))).execute(conn)? == 1)
}

/// Changes the state; `false` when somebody else saved first.
pub fn set_user_state(conn: &mut Conn, organisation: &OrganisationId, id: &UserId, seen: i32, state: UserState) -> Result<bool> {
    let row = users::table.filter(users::organisation_id.eq(organisation)).filter(users::id.eq(id)).filter(users::revision.eq(seen));
    Ok(diesel::update(row).set((users::state.eq(state), users::revision.eq(seen + 1))).execute(conn)? == 1)
}

/// Changes the name; `false` when somebody else saved first.
pub fn set_name(conn: &mut Conn, id: &UserId, seen: i32, name: &str) -> Result<bool> {
    Ok(diesel::update(users::table.filter(users::id.eq(id)).filter(users::revision.eq(seen)))
        .set((users::name.eq(name), users::revision.eq(seen + 1)))
        .execute(conn)?
        == 1)
}

/// Sets a password and ends any pause. The revision stays: nobody edits a password together with anything else.
pub fn set_password(conn: &mut Conn, id: &UserId, hash: &str) -> Result<()> {
    diesel::update(users::table.filter(users::id.eq(id)))
        .set((users::password_hash.eq(hash), users::failed_count.eq(0), users::locked_until.eq(None::<Time>)))
        .execute(conn)?;
    Ok(())
}

/// Makes an invited user an active one; `false` when the invitation was used or taken back.
pub fn join(conn: &mut Conn, id: &UserId, name: &str, hash: &str) -> Result<bool> {
    Ok(diesel::update(users::table.filter(users::id.eq(id)).filter(users::state.eq(UserState::Invited)))
        .set((
            users::state.eq(UserState::Active),
            users::name.eq(name),
            users::password_hash.eq(hash),
            users::revision.eq(users::revision + 1),
        ))
        .execute(conn)?
        == 1)
}

/// How many active administrators an organisation has beside this user.
pub fn administrators_beside(conn: &mut Conn, organisation: &OrganisationId, id: &UserId) -> Result<i64> {
    Ok(users::table
        .filter(users::organisation_id.eq(organisation))
        .filter(users::id.ne(id))
        .filter(users::role.eq(Role::Admin))
        .filter(users::state.eq(UserState::Active))
        .count()
        .get_result(conn)?)
}
