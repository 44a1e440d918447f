//! What pages show, as whoever looks may see it.

use crate::audit::Entry;
use crate::candidates::store::{self, Filter, Listing, Outcome, Reach, Seek};
use crate::candidates::{Application, Candidate, Invitation, Job, StageGroup};
use crate::ctx::{Actor, Ctx};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Permission;
use crate::kit::ids::{ApplicationId, AssessmentId, AttemptId, CandidateId, InvitationId, ProfileId};
use crate::mail::Letter;
use std::collections::HashMap;

/// Rows of one page.
const PAGE: usize = 25;
/// Tabs count so far, then say "and more".
pub const COUNT_MOST: i64 = 100;

/// Which applications the actor may see: all, or those for the profiles whose hiring team they are on.
pub fn reach(conn: &mut Conn, ctx: &Ctx) -> Result<Reach> {
    ctx.need(Permission::ViewCandidates)?;
    match &ctx.actor {
        Actor::Staff(staff) if !staff.role.may(Permission::SeeAllProfiles) => {
            Ok(Reach::Profiles(store::team_profiles(conn, &staff.organisation, &staff.user)?))
        }
        _ => Ok(Reach::All),
    }
}

/// The list with what its page shows around it.
#[derive(Debug, Clone)]
pub struct Overview {
    pub listing: Listing,
    /// Of the profile chosen, each at most [`COUNT_MOST`] a stage; empty while somebody is searched for.
    pub counts: Vec<(StageGroup, usize)>,
    /// Profiles to filter by.
    pub profiles: Vec<(ProfileId, String)>,
}

/// A page of the list.
pub fn overview(conn: &mut Conn, ctx: &mut Ctx, filter: &Filter, seek: &Seek) -> Result<Overview> {
    let reach = reach(conn, ctx)?;
    let organisation = ctx.organisation()?;
    let listing = store::list(conn, &organisation, &reach, filter, seek, PAGE)?;
    let counts = match filter.words.is_empty() {
        true => store::group_counts(conn, &organisation, &reach, filter.profile.as_ref(), COUNT_MOST)?,
        false => Vec::new(),
    };
    let profiles = store::profiles(conn, &organisation, if let Reach::Profiles(mine) = &reach { Some(mine) } else { None })?;
    Ok(Overview { listing, counts, profiles })
}

/// Everything about one candidate that the actor may see.
#[derive(Debug, Clone)]
pub struct Folder {
    pub candidate: Candidate,
    /// Newest first, each with its job's title, its invitations and its attempts.
    pub applications: Vec<(Application, String, Vec<Invitation>, Vec<Outcome>)>,
    pub jobs: HashMap<AssessmentId, Job>,
    /// By the id of the invitation, newest first.
    pub letters: HashMap<String, Vec<Letter>>,
    /// Newest first.
    pub trail: Vec<Entry>,
}

/// One candidate. Somebody who may see none of the applications is told that there is no such candidate.
pub fn folder(conn: &mut Conn, ctx: &mut Ctx, id: &CandidateId) -> Result<Folder> {
    let reach = reach(conn, ctx)?;
    let organisation = ctx.organisation()?;
    let candidate = store::candidate(conn, &organisation, id)?;
    let mut applications = store::applications_of(conn, &organisation, id)?;
    if let Reach::Profiles(mine) = &reach {
        applications.retain(|a| mine.contains(&a.profile_id));
        if applications.is_empty() {
            return Err(Error::NotFound);
        }
    }
    let application_ids: Vec<ApplicationId> = applications.iter().map(|a| a.id.clone()).collect();
    let profile_ids: Vec<ProfileId> = applications.iter().map(|a| a.profile_id.clone()).collect();
    let titles: HashMap<ProfileId, String> = store::profiles(conn, &organisation, Some(&profile_ids))?.into_iter().collect();
    let mut invitations = store::invitations_of(conn, &organisation, id)?;
    invitations.retain(|i| application_ids.contains(&i.application_id));
    let invitation_ids: Vec<InvitationId> = invitations.iter().map(|i| i.id.clone()).collect();
    let assessments: Vec<AssessmentId> = invitations.iter().map(|i| i.assessment_id.clone()).collect();
    let jobs = store::jobs_of(conn, &organisation, &assessments)?.into_iter().map(|j| (j.assessment.clone(), j)).collect();
    let outcomes = store::outcomes(conn, &organisation, &application_ids)?;
    let letters = store::letters(conn, &organisation, &invitation_ids)?;
    let subjects: Vec<String> = std::iter::once(id.to_string())
        .chain(application_ids.iter().map(ToString::to_string))
        .chain(invitation_ids.iter().map(ToString::to_string))
        .chain(outcomes.iter().map(|o| o.attempt.to_string()))
        .collect();
    let trail = store::trail(conn, &organisation, &subjects, 50)?;
    let applications = applications
        .into_iter()
        .map(|application| {
            let title = titles.get(&application.profile_id).cloned().unwrap_or_default();
            let sent = invitations.iter().filter(|i| i.application_id == application.id).cloned().collect();
            let sat = outcomes.iter().filter(|o| o.application == application.id).cloned().collect();
            (application, title, sent, sat)
        })
        .collect();
    Ok(Folder { candidate, applications, jobs, letters, trail })
}

/// The assessments to which candidates can be invited.
pub fn published(conn: &mut Conn, ctx: &mut Ctx) -> Result<Vec<Job>> {
    ctx.need(Permission::InviteCandidates)?;
    store::published(conn, &ctx.organisation()?)
}

/// An invitation that was just made, with its candidate. For the page after the form.
pub fn sent(conn: &mut Conn, ctx: &mut Ctx, id: &InvitationId) -> Result<(Invitation, Candidate)> {
    ctx.need(Permission::InviteCandidates)?;
    let organisation = ctx.organisation()?;
    let invitation = store::invitation(conn, &organisation, id)?;
    let candidate = store::candidate(conn, &organisation, &invitation.candidate_id)?;
    Ok((invitation, candidate))
}

/// The newest attempt with a result of each of these applications, as far as the actor may see them.
pub fn attempts_to_compare(conn: &mut Conn, ctx: &mut Ctx, applications: &[ApplicationId]) -> Result<Vec<AttemptId>> {
    let reach = reach(conn, ctx)?;
    let organisation = ctx.organisation()?;
    let outcomes = store::outcomes(conn, &organisation, applications)?;
    let mut attempts = Vec::new();
    for id in applications {
        let Ok(application) = store::application(conn, &organisation, id) else { continue };
        let visible = match &reach {
            Reach::All => true,
            Reach::Profiles(mine) => mine.contains(&application.profile_id),
        };
        if let Some(outcome) = outcomes.iter().find(|o| visible && o.application == *id && o.overall.is_some()) {
            attempts.push(outcome.attempt.clone());
        }
    }
    Ok(attempts)
}
