//! Making and changing users.

use crate::accounts::{NewUser, User, UserState, store};
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::Result;
use crate::kit::ids::UserId;
use crate::kit::{Permission, text};
use crate::{jobs, new_id};

/// Makes a user in the actor's organisation: active with a password hash, invited without.
pub fn add_user(conn: &mut Conn, ctx: &mut Ctx, new: NewUser) -> Result<User> {
    ctx.need(Permission::ManageUsers)?;
    let user = User {
        id: new_id!(ctx, UserId),
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
    };
    store::insert_user(conn, &user)?;
    jobs::tell(conn, ctx, Fact::new("user.added", "user", &user.id, format!("Added {} as {}", user.name, user.role.label().to_lowercase())))?;
    Ok(user)
}
