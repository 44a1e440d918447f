//! What stands around candidates in other slices' tables, read only.

use crate::audit::{self, Entry};
use crate::candidates::Job;
use crate::db::schema::{assessments, attempts, letters, profile_team, profiles, results, users};
use crate::db::{Conn, among, unindexed};
use crate::error::Result;
use crate::kit::Time;
use crate::kit::ids::{ApplicationId, AssessmentId, AttemptId, InvitationId, OrganisationId, ProfileId, UserId};
use crate::mail::Letter;
use diesel::prelude::*;
use std::collections::HashMap;

type JobColumns = (AssessmentId, String, i32, String, i32, String, ProfileId, String);

fn as_job((assessment, title, number, state, time_limit_min, contact, profile, profile_title): JobColumns) -> Job {
    Job { assessment, title, number, is_published: state == PUBLISHED, time_limit_min, contact, profile, profile_title }
}

/// The word of an assessment that can be sent.
const PUBLISHED: &str = "published";

/// The word of an attempt that runs.
const RUNNING: &str = "running";

macro_rules! jobs_query {
    ($organisation:expr) => {
        assessments::table.inner_join(profiles::table).filter(assessments::organisation_id.eq($organisation)).select((
            assessments::id,
            assessments::title,
            assessments::number,
            assessments::state,
            assessments::time_limit_min,
            assessments::contact,
            profiles::id,
            profiles::title,
        ))
    };
}

/// What an assessment is for.
pub fn job(conn: &mut Conn, organisation: &OrganisationId, assessment: &AssessmentId) -> Result<Job> {
    Ok(as_job(jobs_query!(organisation).filter(assessments::id.eq(assessment)).first(conn)?))
}

/// What these assessments are for.
pub fn jobs_of(conn: &mut Conn, organisation: &OrganisationId, ids: &[AssessmentId]) -> Result<Vec<Job>> {
    Ok(jobs_query!(organisation).filter(among(assessments::id, ids)).load(conn)?.into_iter().map(as_job).collect())
}

/// The published assessments, by job and title, the newest version of a title first.
pub fn published(conn: &mut Conn, organisation: &OrganisationId) -> Result<Vec<Job>> {
    Ok(jobs_query!(organisation)
        .filter(assessments::state.eq(PUBLISHED))
        .order((profiles::title, assessments::title, assessments::number.desc()))
        .limit(500)
        .load(conn)?
        .into_iter()
        .map(as_job)
        .collect())
}

/// The profiles on whose hiring team somebody is.
pub fn team_profiles(conn: &mut Conn, organisation: &OrganisationId, user: &UserId) -> Result<Vec<ProfileId>> {
    Ok(profile_team::table
        .inner_join(profiles::table)
        .filter(profiles::organisation_id.eq(organisation))
        .filter(profile_team::user_id.eq(user))
        .select(profiles::id)
        .load(conn)?)
}

/// Id and title of the organisation's profiles, by title; with `only`, of those alone.
pub fn profiles(conn: &mut Conn, organisation: &OrganisationId, only: Option<&[ProfileId]>) -> Result<Vec<(ProfileId, String)>> {
    let mut query = profiles::table
        .filter(profiles::organisation_id.eq(organisation))
        .order(profiles::title)
        .limit(500)
        .select((profiles::id, profiles::title))
        .into_boxed();
    if let Some(only) = only {
        query = query.filter(among(profiles::id, only));
    }
    Ok(query.load(conn)?)
}

/// The name of a user of the organisation; `None` for whatever else `created_by` may hold.
pub fn user_name(conn: &mut Conn, organisation: &OrganisationId, id: &str) -> Result<Option<String>> {
    Ok(users::table.filter(users::organisation_id.eq(organisation)).filter(users::id.eq(id)).select(users::name).first(conn).optional()?)
}

/// An attempt of an application, with its result where there is one.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub application: ApplicationId,
    pub attempt: AttemptId,
    pub invitation: InvitationId,
    /// Hundredths of a percent, once every answer has its marks.
    pub overall: Option<i32>,
    pub runs: bool,
    pub ends: Time,
    /// Seconds given on top, and credited for broken connections.
    pub extra_s: i32,
    pub credited_s: i32,
}

/// The attempts of these applications, newest first.
pub fn outcomes(conn: &mut Conn, organisation: &OrganisationId, applications: &[ApplicationId]) -> Result<Vec<Outcome>> {
    type Row = (ApplicationId, AttemptId, InvitationId, Option<(String, i32)>, (String, Time, i32, i32));
    let rows: Vec<Row> = attempts::table
        .left_join(results::table)
        .filter(unindexed(attempts::organisation_id).eq(organisation.as_str()))
        .filter(among(attempts::application_id, applications))
        .order(attempts::id.desc())
        .select((
            attempts::application_id,
            attempts::id,
            attempts::invitation_id,
            (results::state, results::overall).nullable(),
            (attempts::state, attempts::deadline_at, attempts::extra_s, attempts::credited_s),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(application, attempt, invitation, result, (state, ends, extra_s, credited_s))| Outcome {
            application,
            attempt,
            invitation,
            overall: result.filter(|(state, _)| state == "scored").map(|(_, overall)| overall),
            runs: state == RUNNING,
            ends,
            extra_s,
            credited_s,
        })
        .collect())
}

/// The letters about these invitations, newest first.
pub fn letters(conn: &mut Conn, organisation: &OrganisationId, invitations: &[InvitationId]) -> Result<HashMap<String, Vec<Letter>>> {
    let rows: Vec<Letter> = letters::table
        .filter(unindexed(letters::organisation_id).eq(organisation.as_str()))
        .filter(among(letters::about_id, invitations))
        .order(letters::id.desc())
        .limit(200)
        .select(Letter::as_select())
        .load(conn)?;
    let mut by_invitation: HashMap<String, Vec<Letter>> = HashMap::new();
    for letter in rows {
        by_invitation.entry(letter.about_id.clone()).or_default().push(letter);
    }
    Ok(by_invitation)
}

/// The audit rows about any of these things, newest first, at most `most`.
pub fn trail(conn: &mut Conn, organisation: &OrganisationId, subjects: &[String], most: usize) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for subject in subjects {
        entries.extend(audit::about(conn, organisation, subject, most as i64)?);
    }
    entries.sort_by(|a, b| (b.at, b.id.as_str()).cmp(&(a.at, a.id.as_str())));
    entries.truncate(most);
    Ok(entries)
}
