//! What is done with an invitation: remind, cancel, renew, another date, the end of its time.

use super::invite::expire_later;
use crate::candidates::rules::{self, Refusal};
use crate::candidates::{Invitation, InvitationState, Stage, store};
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::jobs;
use crate::kit::ids::{ApplicationId, InvitationId};
use crate::kit::{Permission, Time};

/// Sends a reminder: only while the candidate has not started, and at most one an hour.
pub fn remind(conn: &mut Conn, ctx: &mut Ctx, id: &InvitationId) -> Result<Invitation> {
    let mut invitation = load(conn, ctx, id)?;
    rules::may_remind(&invitation, ctx.now())?;
    invitation.reminded_at = Some(ctx.now());
    invitation.reminders += 1;
    let invitation = store::save_invitation(conn, invitation)?;
    tell(conn, ctx, "invitation.reminded", &invitation, "Reminded")?;
    Ok(invitation)
}

/// Cancels an invitation that waits for its candidate; the link no longer opens. Doing it twice does it once.
pub fn cancel(conn: &mut Conn, ctx: &mut Ctx, id: &InvitationId) -> Result<Invitation> {
    let mut invitation = load(conn, ctx, id)?;
    if invitation.state == InvitationState::Cancelled {
        return Ok(invitation);
    }
    rules::is_waiting(&invitation, ctx.now())?;
    invitation.state = InvitationState::Cancelled;
    invitation.cancelled_at = Some(ctx.now());
    let invitation = store::save_invitation(conn, invitation)?;
    close_application(conn, ctx, &invitation, Stage::Withdrawn)?;
    tell(conn, ctx, "invitation.cancelled", &invitation, "Cancelled the invitation of")?;
    Ok(invitation)
}

/// Gives an invitation a fresh link and date, whatever ended it; older links then say that they were replaced.
pub fn renew(conn: &mut Conn, ctx: &mut Ctx, id: &InvitationId, expires_at: Time) -> Result<Invitation> {
    let mut invitation = load(conn, ctx, id)?;
    rules::may_renew(&invitation)?;
    check_date(expires_at, ctx.now())?;
    if !store::job(conn, &invitation.organisation_id, &invitation.assessment_id)?.is_published {
        return Err(Refusal::NotPublished.into());
    }
    let candidate = store::candidate(conn, &invitation.organisation_id, &invitation.candidate_id)?;
    invitation.state = InvitationState::Invited;
    invitation.link_number += 1;
    invitation.expires_at = expires_at;
    invitation.cancelled_at = None;
    invitation.reminded_at = None;
    invitation.time_factor_percent = candidate.time_factor_percent;
    let invitation = store::save_invitation(conn, invitation)?;
    store::put_stage(conn, &invitation.organisation_id, &invitation.application_id, Stage::Invited, ctx.now())?;
    expire_later(conn, ctx, &invitation)?;
    tell(conn, ctx, "invitation.renewed", &invitation, "Renewed the invitation of")?;
    Ok(invitation)
}

/// Gives an invitation that waits another date; the link stays as it is, and no letter goes out.
pub fn extend(conn: &mut Conn, ctx: &mut Ctx, id: &InvitationId, expires_at: Time) -> Result<Invitation> {
    let mut invitation = load(conn, ctx, id)?;
    rules::is_waiting(&invitation, ctx.now())?;
    check_date(expires_at, ctx.now())?;
    invitation.expires_at = expires_at;
    let invitation = store::save_invitation(conn, invitation)?;
    expire_later(conn, ctx, &invitation)?;
    tell(conn, ctx, "invitation.extended", &invitation, "Changed the last day for")?;
    Ok(invitation)
}

/// Ends an invitation whose date has passed; does nothing where the date was moved or the candidate started. Only the
/// program itself does this.
pub fn expire(conn: &mut Conn, ctx: &mut Ctx, id: &InvitationId) -> Result<()> {
    let mut invitation = load(conn, ctx, id)?;
    if invitation.state != InvitationState::Invited || invitation.expires_at > ctx.now() {
        return Ok(());
    }
    invitation.state = InvitationState::Expired;
    let invitation = store::save_invitation(conn, invitation)?;
    close_application(conn, ctx, &invitation, Stage::Expired)?;
    tell(conn, ctx, "invitation.expired", &invitation, "The time ran out for")
}

fn load(conn: &mut Conn, ctx: &Ctx, id: &InvitationId) -> Result<Invitation> {
    ctx.need(Permission::InviteCandidates)?;
    store::invitation(conn, &ctx.organisation()?, id)
}

fn check_date(expires_at: Time, now: Time) -> Result<()> {
    rules::expiry_problem(expires_at, now).map_or(Ok(()), |problem| Err(Error::field("expires_on", problem)))
}

/// An application that waited for this invitation alone goes on to `stage`; one that has come further stays.
fn close_application(conn: &mut Conn, ctx: &Ctx, invitation: &Invitation, stage: Stage) -> Result<()> {
    let organisation = &invitation.organisation_id;
    let application = store::application(conn, organisation, &invitation.application_id)?;
    let waits_elsewhere = store::invitations_of(conn, organisation, &invitation.candidate_id)?
        .iter()
        .any(|i| i.application_id == application.id && i.state_at(ctx.now()) == InvitationState::Invited);
    if application.stage == Stage::Invited && !waits_elsewhere {
        store::put_stage(conn, organisation, &application.id, stage, ctx.now())?;
    }
    Ok(())
}

fn tell(conn: &mut Conn, ctx: &mut Ctx, name: &'static str, invitation: &Invitation, deed: &str) -> Result<()> {
    let code = store::candidate(conn, &invitation.organisation_id, &invitation.candidate_id)?.code;
    jobs::tell(conn, ctx, Fact::new(name, "invitation", &invitation.id, format!("{deed} {code}"))
        .with(serde_json::json!({"invitation": invitation.id, "candidate": invitation.candidate_id, "application": invitation.application_id, "link": invitation.link_number, "until": invitation.expires_at.iso()})))
}

/// What became of a deed done to many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Many {
    pub done: usize,
    /// One reason for each application it was not done for.
    pub left: Vec<String>,
}

/// Reminds the candidates of these applications, each by the newest invitation that waits.
pub fn remind_many(conn: &mut Conn, ctx: &mut Ctx, applications: &[ApplicationId]) -> Result<Many> {
    many(conn, ctx, applications, remind)
}

/// Cancels what waits of these applications, the newest invitation of each.
pub fn cancel_many(conn: &mut Conn, ctx: &mut Ctx, applications: &[ApplicationId]) -> Result<Many> {
    many(conn, ctx, applications, cancel)
}

fn many(
    conn: &mut Conn,
    ctx: &mut Ctx,
    applications: &[ApplicationId],
    deed: fn(&mut Conn, &mut Ctx, &InvitationId) -> Result<Invitation>,
) -> Result<Many> {
    ctx.need(Permission::InviteCandidates)?;
    let organisation = ctx.organisation()?;
    let mut outcome = Many::default();
    for id in applications {
        let application = store::application(conn, &organisation, id)?;
        let newest = store::invitations_of(conn, &organisation, &application.candidate_id)?
            .into_iter()
            .filter(|i| i.application_id == *id)
            .max_by_key(|i| (i.state == InvitationState::Invited, i.created_at));
        // Refusals come before anything is written, so one does not undo the others.
        match newest.map(|i| deed(conn, ctx, &i.id)) {
            Some(Ok(_)) => outcome.done += 1,
            Some(Err(Error::Refused { reason, .. })) => outcome.left.push(reason),
            Some(Err(error)) => return Err(error),
            None => outcome.left.push("There is no invitation.".to_string()),
        }
    }
    Ok(outcome)
}
