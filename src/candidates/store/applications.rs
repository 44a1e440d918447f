//! Applications.

use crate::candidates::{Application, Stage};
use crate::db::schema::applications as a;
use crate::db::{Conn, Portably};
use crate::error::Result;
use crate::kit::Time;
use crate::kit::ids::{ApplicationId, CandidateId, OrganisationId, ProfileId};
use diesel::prelude::*;

/// One application of an organisation.
pub fn application(conn: &mut Conn, organisation: &OrganisationId, id: &ApplicationId) -> Result<Application> {
    Ok(a::table.filter(a::organisation_id.eq(organisation)).filter(a::id.eq(id)).select(Application::as_select()).first(conn)?)
}

/// A candidate's application for a profile.
pub fn application_of(
    conn: &mut Conn,
    organisation: &OrganisationId,
    candidate: &CandidateId,
    profile: &ProfileId,
) -> Result<Option<Application>> {
    Ok(a::table
        .filter(a::organisation_id.eq(organisation))
        .filter(a::candidate_id.eq(candidate))
        .filter(a::profile_id.eq(profile))
        .select(Application::as_select())
        .first(conn)
        .optional()?)
}

/// The applications of a candidate, newest first.
pub fn applications_of(conn: &mut Conn, organisation: &OrganisationId, candidate: &CandidateId) -> Result<Vec<Application>> {
    Ok(a::table
        .filter(a::organisation_id.eq(organisation))
        .filter(a::candidate_id.eq(candidate))
        .order(a::id.desc())
        .select(Application::as_select())
        .load(conn)?)
}

/// Keeps a new application; `false` when there is one for this candidate and profile.
pub fn insert_application(conn: &mut Conn, application: &Application) -> Result<bool> {
    Ok(diesel::insert_into(a::table)
        .values(application)
        .on_conflict((a::candidate_id, a::profile_id))
        .do_nothing()
        .portable()
        .execute(conn)?
        == 1)
}

/// Puts an application at a stage, whatever it was at; `false` when it is not there.
pub fn put_stage(conn: &mut Conn, organisation: &OrganisationId, id: &ApplicationId, stage: Stage, now: Time) -> Result<bool> {
    Ok(diesel::update(a::table.filter(a::organisation_id.eq(organisation)).filter(a::id.eq(id)))
        .set((a::stage.eq(stage), a::stage_at.eq(now)))
        .execute(conn)?
        == 1)
}
