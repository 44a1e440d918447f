//! Inviting: one, or many at once.

use crate::accounts;
use crate::candidates::rules::{self, Refusal};
use crate::candidates::{Application, Candidate, EXPIRE, Invitation, InvitationState, Job, NewInvitation, Stage, store};
use crate::ctx::{Ctx, Fact, NewJob};
use crate::db::Conn;
use crate::error::{Error, FieldErrors, Result};
use crate::kit::ids::{ApplicationId, AssessmentId, CandidateId, InvitationId, OrganisationId};
use crate::kit::{Permission, Time};
use crate::{jobs, new_id};
use std::collections::HashMap;

/// Invites one person: finds the candidate by the address or makes one, finds or makes the application for the
/// assessment's job, and keeps the invitation. The letter follows as a job. The same id twice invites once.
///
/// # Errors
/// Fields `name`, `email`, `expires_on`, `extra_time`, `message`; refused when the assessment is not published or this
/// person has an invitation to it.
pub fn invite(conn: &mut Conn, ctx: &mut Ctx, new: NewInvitation) -> Result<Invitation> {
    ctx.need(Permission::InviteCandidates)?;
    let organisation = ctx.organisation()?;
    if let Ok(kept) = store::invitation(conn, &organisation, &new.id) {
        return Ok(kept);
    }
    validate(&new, ctx.now())?;
    let job = store::job(conn, &organisation, &new.assessment)?;
    if !job.is_published {
        return Err(Refusal::NotPublished.into());
    }
    refuse_twice(conn, ctx.now(), &organisation, &new.email, &job)?;
    let candidate = find_or_make(conn, ctx, &organisation, &new)?;
    let application = apply(conn, ctx, &candidate, &job)?;
    let now = ctx.now();
    let invitation = Invitation {
        id: new.id,
        organisation_id: organisation.clone(),
        application_id: application.id.clone(),
        candidate_id: candidate.id.clone(),
        assessment_id: new.assessment.clone(),
        state: InvitationState::Invited,
        link_number: 1,
        time_factor_percent: candidate.time_factor_percent,
        message: new.message,
        expires_at: new.expires_at,
        created_by: ctx.actor.author(),
        created_at: now,
        opened_at: None,
        reminded_at: None,
        reminders: 0,
        cancelled_at: None,
        revision: 1,
        language: new.language,
    };
    if !store::insert_invitation(conn, &invitation)? {
        // Somebody else invited the same person in between.
        refuse_twice(conn, now, &organisation, &new.email, &job)?;
        return Err(Error::Stale);
    }
    store::put_stage(conn, &organisation, &application.id, Stage::Invited, now)?;
    expire_later(conn, ctx, &invitation)?;
    jobs::tell(conn, ctx, Fact::new("invitation.sent", "invitation", &invitation.id, format!("Invited {} to {}", candidate.code, job.label()))
        .with(serde_json::json!({"invitation": invitation.id, "candidate": candidate.id, "application": application.id, "assessment": job.assessment})))?;
    Ok(invitation)
}

/// What became of many invitations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invited {
    pub sent: usize,
    /// Addresses that had an invitation already, with the reason.
    pub refused: Vec<(String, String)>,
}

/// Invites people one after another in one transaction; who was invited before is left out and told of.
///
/// # Errors
/// As [`invite`], but for people who are invited already.
pub fn invite_many(conn: &mut Conn, ctx: &mut Ctx, people: Vec<NewInvitation>) -> Result<Invited> {
    ctx.need(Permission::InviteCandidates)?;
    let mut outcome = Invited::default();
    for new in people {
        let email = new.email.clone();
        match invite(conn, ctx, new) {
            Ok(_) => outcome.sent += 1,
            Err(Error::Refused { code: "invitation.already", reason }) => outcome.refused.push((email, reason)),
            Err(error) => return Err(error),
        }
    }
    Ok(outcome)
}

/// Of these addresses, those with an invitation to the assessment, and where it stands. For looking before inviting.
pub fn check(
    conn: &mut Conn,
    ctx: &mut Ctx,
    assessment: &AssessmentId,
    emails: &[String],
) -> Result<(Job, HashMap<String, (Time, InvitationState)>)> {
    ctx.need(Permission::InviteCandidates)?;
    let organisation = ctx.organisation()?;
    let job = store::job(conn, &organisation, assessment)?;
    if !job.is_published {
        return Err(Refusal::NotPublished.into());
    }
    let keys: Vec<String> = emails.iter().map(|e| rules::email_key(e)).collect();
    Ok((job, store::invited_addresses(conn, &organisation, assessment, &keys)?))
}

fn validate(new: &NewInvitation, now: Time) -> Result<()> {
    let mut errors = FieldErrors::new();
    if new.name.chars().count() > rules::NAME_MOST {
        errors.add("name", format!("Shorten the name to {} characters.", rules::NAME_MOST));
    }
    if !rules::is_address(&new.email) {
        errors.add("email", "Enter an email address. It looks like name@example.com.");
    }
    if new.message.chars().count() > rules::MESSAGE_MOST {
        errors.add("message", format!("Shorten the message to {} characters.", rules::MESSAGE_MOST));
    }
    if let Some(problem) = rules::expiry_problem(new.expires_at, now) {
        errors.add("expires_on", problem);
    }
    if new.time_factor_percent.is_some_and(|f| !rules::TIME_FACTOR.contains(&f)) {
        errors.add("extra_time", "Enter extra time: from 0 to 300 percent.");
    }
    errors.or(())
}

/// Looked up before anything is written, so that a refusal among many leaves nothing behind.
fn refuse_twice(conn: &mut Conn, now: Time, organisation: &OrganisationId, email: &str, job: &Job) -> Result<()> {
    let Some(candidate) = store::candidate_by_key(conn, organisation, &rules::email_key(email))? else { return Ok(()) };
    let Some(application) = store::application_of(conn, organisation, &candidate.id, &job.profile)? else { return Ok(()) };
    match store::invitation_of(conn, organisation, &application.id, &job.assessment)? {
        Some(kept) => Err(Refusal::AlreadyInvited { code: candidate.code, on: kept.created_at, state: kept.state_at(now) }.into()),
        None => Ok(()),
    }
}

fn find_or_make(conn: &mut Conn, ctx: &mut Ctx, organisation: &OrganisationId, new: &NewInvitation) -> Result<Candidate> {
    let key = rules::email_key(&new.email);
    if let Some(mut kept) = store::candidate_by_key(conn, organisation, &key)? {
        let factor = new.time_factor_percent.unwrap_or(kept.time_factor_percent);
        let learns_name = !kept.has_name() && !new.name.is_empty();
        if factor == kept.time_factor_percent && !learns_name {
            return Ok(kept);
        }
        kept.time_factor_percent = factor;
        if learns_name {
            kept.name = new.name.clone();
            store::put_words(conn, &kept)?;
        }
        return store::save_candidate(conn, kept);
    }
    let company = accounts::store::organisation(conn, organisation)?.name;
    let candidate = Candidate {
        id: new_id!(ctx, CandidateId),
        organisation_id: organisation.clone(),
        code: rules::code(&company, accounts::store::take_candidate_number(conn, organisation)?),
        name: if new.name.is_empty() { new.email.clone() } else { new.name.clone() },
        email: new.email.clone(),
        email_key: key.clone(),
        time_factor_percent: new.time_factor_percent.unwrap_or(100),
        revision: 1,
        created_at: ctx.now(),
    };
    if store::insert_candidate(conn, &candidate)? {
        Ok(candidate)
    } else {
        store::candidate_by_key(conn, organisation, &key)?.ok_or(Error::Stale)
    }
}

fn apply(conn: &mut Conn, ctx: &mut Ctx, candidate: &Candidate, job: &Job) -> Result<Application> {
    let organisation = &candidate.organisation_id;
    if let Some(kept) = store::application_of(conn, organisation, &candidate.id, &job.profile)? {
        return Ok(kept);
    }
    let now = ctx.now();
    let application = Application {
        id: new_id!(ctx, ApplicationId),
        organisation_id: organisation.clone(),
        candidate_id: candidate.id.clone(),
        profile_id: job.profile.clone(),
        stage: Stage::Invited,
        stage_at: now,
        created_at: now,
    };
    if store::insert_application(conn, &application)? {
        Ok(application)
    } else {
        store::application_of(conn, organisation, &candidate.id, &job.profile)?.ok_or(Error::Stale)
    }
}

/// Adds the job that ends an invitation at its date.
pub(super) fn expire_later(conn: &mut Conn, ctx: &mut Ctx, invitation: &Invitation) -> Result<()> {
    let id: &InvitationId = &invitation.id;
    jobs::enqueue(conn, ctx, NewJob::new(EXPIRE, serde_json::json!({"invitation": id})).at(invitation.expires_at))
}
