//! Organisations, users, sessions.

use crate::kit::ids::{OneTimeTokenId, OrganisationId, RefreshTokenId, SessionId, UserId};
use crate::kit::{Role, Span, Time};
use crate::language::Language;

/// A company that hires: the tenant.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::organisations)]
pub struct Organisation {
    pub id: OrganisationId,
    pub slug: String,
    pub name: String,
    /// Whom candidates ask.
    pub contact_email: String,
    /// The number of the next candidate code.
    pub next_candidate_number: i32,
    pub created_at: Time,
    /// What candidates read where their invitation fixes no language and their browser asks for none.
    pub candidate_language: Language,
}

crate::words! {
    /// Whether somebody may sign in.
    pub enum UserState {
        Invited = "invited", "Invited";
        Active = "active", "Active";
        Disabled = "disabled", "Signed off";
    }
}

/// A member of staff.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::users)]
pub struct User {
    pub id: UserId,
    pub organisation_id: OrganisationId,
    pub email: String,
    /// Folded: one person an address, whatever the case.
    pub email_key: String,
    pub name: String,
    pub role: Role,
    pub state: UserState,
    pub password_hash: Option<String>,
    /// Wrong passwords since the last right one.
    pub failed_count: i32,
    pub locked_until: Option<Time>,
    pub last_sign_in_at: Option<Time>,
    pub revision: i32,
    pub created_at: Time,
}

/// A user to be made.
#[derive(Debug, Clone)]
pub struct NewUser {
    pub email: String,
    pub name: String,
    pub role: Role,
    /// `None`: invited, without a password yet.
    pub password_hash: Option<String>,
}

/// A signed-in browser.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::sessions)]
pub struct Session {
    pub id: SessionId,
    pub organisation_id: OrganisationId,
    pub user_id: UserId,
    pub user_agent: String,
    pub address: String,
    pub created_at: Time,
    pub last_seen_at: Time,
    pub expires_at: Time,
    pub ended_at: Option<Time>,
    pub end_reason: Option<String>,
}

/// A refresh token as kept: never the token itself.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::refresh_tokens)]
pub struct RefreshToken {
    pub id: RefreshTokenId,
    pub session_id: SessionId,
    pub token_hash: String,
    pub issued_at: Time,
    pub expires_at: Time,
    pub used_at: Option<Time>,
}

crate::words! {
    /// What a link in a letter is for.
    pub enum Purpose {
        Invitation = "invitation", "Invitation";
        Reset = "reset", "New password";
    }
}

impl Purpose {
    /// How long the link holds.
    pub const fn life(self) -> Span {
        match self {
            Purpose::Invitation => Span::days(7),
            Purpose::Reset => Span::hours(1),
        }
    }
}

/// The token of a letter's link as kept: never the token itself. It serves once.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::one_time_tokens)]
pub struct OneTimeToken {
    pub id: OneTimeTokenId,
    pub user_id: UserId,
    pub purpose: Purpose,
    pub token_hash: String,
    pub created_at: Time,
    pub expires_at: Time,
    pub used_at: Option<Time>,
}
