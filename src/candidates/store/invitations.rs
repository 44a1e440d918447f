//! Invitations.

use crate::candidates::{Invitation, InvitationState};
use crate::db::schema::{candidates, invitations as i};
use crate::db::{Conn, Portably, among};
use crate::error::{Error, Result};
use crate::kit::Time;
use crate::kit::ids::{ApplicationId, AssessmentId, CandidateId, InvitationId, OrganisationId};
use diesel::prelude::*;
use std::collections::HashMap;

/// One invitation of an organisation.
pub fn invitation(conn: &mut Conn, organisation: &OrganisationId, id: &InvitationId) -> Result<Invitation> {
    Ok(i::table.filter(i::organisation_id.eq(organisation)).filter(i::id.eq(id)).select(Invitation::as_select()).first(conn)?)
}

/// The invitation of an application to an assessment.
pub fn invitation_of(
    conn: &mut Conn,
    organisation: &OrganisationId,
    application: &ApplicationId,
    assessment: &AssessmentId,
) -> Result<Option<Invitation>> {
    Ok(i::table
        .filter(i::organisation_id.eq(organisation))
        .filter(i::application_id.eq(application))
        .filter(i::assessment_id.eq(assessment))
        .select(Invitation::as_select())
        .first(conn)
        .optional()?)
}

/// The invitations of a candidate, newest first.
pub fn invitations_of(conn: &mut Conn, organisation: &OrganisationId, candidate: &CandidateId) -> Result<Vec<Invitation>> {
    Ok(i::table
        .filter(i::organisation_id.eq(organisation))
        .filter(i::candidate_id.eq(candidate))
        .order(i::id.desc())
        .select(Invitation::as_select())
        .load(conn)?)
}

/// Keeps a new invitation; `false` when there is one for this application and assessment.
pub fn insert_invitation(conn: &mut Conn, invitation: &Invitation) -> Result<bool> {
    Ok(diesel::insert_into(i::table)
        .values(invitation)
        .on_conflict((i::application_id, i::assessment_id))
        .do_nothing()
        .portable()
        .execute(conn)?
        == 1)
}

/// Writes a changed invitation over the revision that was read; [`Error::Stale`] when another was quicker.
pub fn save_invitation(conn: &mut Conn, mut invitation: Invitation) -> Result<Invitation> {
    let seen = invitation.revision;
    invitation.revision += 1;
    let saved = diesel::update(
        i::table
            .filter(i::id.eq(invitation.id.clone()))
            .filter(i::organisation_id.eq(invitation.organisation_id.clone()))
            .filter(i::revision.eq(seen)),
    )
    .set(&invitation)
    .execute(conn)?;
    if saved == 0 { Err(Error::Stale) } else { Ok(invitation) }
}

/// Of these address keys, those with an invitation to the assessment: when it was made and where it stands.
pub fn invited_addresses(
    conn: &mut Conn,
    organisation: &OrganisationId,
    assessment: &AssessmentId,
    keys: &[String],
) -> Result<HashMap<String, (Time, InvitationState)>> {
    let rows: Vec<(String, Time, InvitationState)> = i::table
        .inner_join(candidates::table)
        .filter(candidates::organisation_id.eq(organisation))
        .filter(among(candidates::email_key, keys))
        .filter(i::assessment_id.eq(assessment))
        .select((candidates::email_key, i::created_at, i::state))
        .load(conn)?;
    Ok(rows.into_iter().map(|(key, at, state)| (key, (at, state))).collect())
}
