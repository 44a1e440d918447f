//! An opening to which people can be invited, and people who were.

use diesel::prelude::*;
use touchstone::accounts;
use touchstone::candidates::{Invitation, NewInvitation, actions};
use touchstone::ctx::Ctx;
use touchstone::db::Conn;
use touchstone::db::schema::{assessments as a, profile_team as t, profile_versions as v, profiles as p};
use touchstone::error::Result;
use touchstone::kit::ids::{AssessmentId, InvitationId, ProfileId, ProfileVersionId};
use touchstone::kit::{Span, text};
use touchstone::new_id;

use crate::support::cast::Persona;

/// A job profile with a published assessment of 60 minutes, without questions: enough to invite people to.
#[derive(Debug, Clone)]
pub struct Opening {
    pub profile: ProfileId,
    pub assessment: AssessmentId,
}

/// An opening of this title; its assessment is "Test for …".
pub fn opening(conn: &mut Conn, ctx: &mut Ctx, title: &str) -> Result<Opening> {
    let (organisation, now, profile) = (ctx.organisation()?, ctx.now(), new_id!(ctx, ProfileId));
    diesel::insert_into(p::table)
        .values((
            (
                p::id.eq(&profile),
                p::organisation_id.eq(&organisation),
                p::title.eq(title),
                p::team_name.eq("Ledger"),
                p::state.eq("open"),
                p::location.eq("Lisbon"),
                p::workplace.eq("hybrid"),
                p::employment.eq("full_time"),
            ),
            (
                p::salary_currency.eq("EUR"),
                p::salary_period.eq("year"),
                p::description_md.eq(""),
                p::template_slug.eq(""),
                p::published_number.eq(1),
                p::changed_since_published.eq(false),
            ),
            (
                p::search_key.eq(text::fold(title)),
                p::revision.eq(1),
                p::created_by.eq("test"),
                p::created_at.eq(now),
                p::updated_at.eq(now),
                p::opened_at.eq(Some(now)),
            ),
        ))
        .execute(conn)?;
    let version = new_id!(ctx, ProfileVersionId);
    diesel::insert_into(v::table)
        .values((
            v::id.eq(&version),
            v::profile_id.eq(&profile),
            v::number.eq(1),
            v::content.eq("{}"),
            v::published_by.eq("test"),
            v::published_at.eq(now),
        ))
        .execute(conn)?;
    let assessment = another_test(conn, ctx, &profile, &version, &format!("Test for {title}"))?;
    Ok(Opening { profile, assessment })
}

/// One more published assessment of a profile.
pub fn another_test(conn: &mut Conn, ctx: &mut Ctx, profile: &ProfileId, version: &ProfileVersionId, title: &str) -> Result<AssessmentId> {
    let (organisation, now, id) = (ctx.organisation()?, ctx.now(), new_id!(ctx, AssessmentId));
    diesel::insert_into(a::table)
        .values((
            (
                a::id.eq(&id),
                a::organisation_id.eq(&organisation),
                a::profile_id.eq(profile),
                a::profile_version_id.eq(version),
                a::family_id.eq(id.as_str()),
                a::number.eq(1),
                a::title.eq(title),
                a::state.eq("published"),
            ),
            (
                a::time_limit_min.eq(60),
                a::item_order.eq("fixed"),
                a::total_points.eq(10_000),
                a::instructions_md.eq(""),
                a::ai_policy.eq("forbidden"),
                a::ai_note.eq(""),
                a::contact.eq(""),
            ),
            (
                a::search_key.eq(text::fold(title)),
                a::revision.eq(1),
                a::created_by.eq("test"),
                a::created_at.eq(now),
                a::updated_at.eq(now),
                a::published_at.eq(Some(now)),
                a::published_by.eq(Some("test")),
            ),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Puts a person on the hiring team of a profile.
pub fn on_hiring_team(conn: &mut Conn, profile: &ProfileId, persona: Persona) -> Result<()> {
    let user = accounts::store::by_email(conn, persona.email)?.expect("one of the cast");
    diesel::insert_into(t::table).values((t::profile_id.eq(profile), t::user_id.eq(user.id))).execute(conn)?;
    Ok(())
}

/// What a form asks for: 14 days, no extra time, no message.
pub fn new_invitation(ctx: &mut Ctx, assessment: &AssessmentId, name: &str, email: &str) -> NewInvitation {
    NewInvitation {
        id: new_id!(ctx, InvitationId),
        assessment: assessment.clone(),
        name: name.into(),
        email: email.into(),
        expires_at: ctx.now() + Span::days(14),
        time_factor_percent: None,
        message: String::new(),
        language: None,
    }
}

/// Somebody invited for 14 days.
pub fn invited(conn: &mut Conn, ctx: &mut Ctx, assessment: &AssessmentId, name: &str, email: &str) -> Result<Invitation> {
    let new = new_invitation(ctx, assessment, name, email);
    actions::invite(conn, ctx, new)
}
