//! Published texts.

use crate::db::schema::{profile_versions, profiles, users};
use crate::db::{Conn, Portably};
use crate::error::{Error, Result};
use crate::kit::Time;
use crate::kit::ids::{OrganisationId, ProfileId, ProfileVersionId, UserId};
use crate::profiles::{ProfileContent, ProfileState, ProfileVersion};
use diesel::prelude::*;

/// The newest published version: its id, its number, what it says.
///
/// # Errors
/// [`Error::NotFound`] when the profile is not the organisation's or was never published.
pub fn latest_version(
    conn: &mut Conn,
    organisation: &OrganisationId,
    profile: &ProfileId,
) -> Result<(ProfileVersionId, i32, ProfileContent)> {
    let row: ProfileVersion = profile_versions::table
        .inner_join(profiles::table)
        .filter(profiles::organisation_id.eq(organisation))
        .filter(profiles::id.eq(profile))
        .order(profile_versions::number.desc())
        .select(ProfileVersion::as_select())
        .first(conn)?;
    Ok((row.id, row.number, row.content.into_inner()))
}

/// One published version by its number.
pub fn version(conn: &mut Conn, organisation: &OrganisationId, profile: &ProfileId, number: i32) -> Result<ProfileVersion> {
    Ok(profile_versions::table
        .inner_join(profiles::table)
        .filter(profiles::organisation_id.eq(organisation))
        .filter(profiles::id.eq(profile))
        .filter(profile_versions::number.eq(number))
        .select(ProfileVersion::as_select())
        .first(conn)?)
}

/// One published version by its id.
pub fn version_by_id(conn: &mut Conn, organisation: &OrganisationId, id: &ProfileVersionId) -> Result<ProfileVersion> {
    Ok(profile_versions::table
        .inner_join(profiles::table)
        .filter(profiles::organisation_id.eq(organisation))
        .filter(profile_versions::id.eq(id))
        .select(ProfileVersion::as_select())
        .first(conn)?)
}

/// Every published version, newest first.
pub fn versions(conn: &mut Conn, organisation: &OrganisationId, profile: &ProfileId) -> Result<Vec<ProfileVersion>> {
    Ok(profile_versions::table
        .inner_join(profiles::table)
        .filter(profiles::organisation_id.eq(organisation))
        .filter(profiles::id.eq(profile))
        .order(profile_versions::number.desc())
        .select(ProfileVersion::as_select())
        .load(conn)?)
}

/// The names behind `created_by` and `published_by`, as pairs of text and name; what is no user's id is left out.
pub fn authors(conn: &mut Conn, organisation: &OrganisationId, ids: &[String]) -> Result<Vec<(String, String)>> {
    let ids: Vec<UserId> = ids.iter().filter_map(|id| id.parse().ok()).collect();
    let rows: Vec<(UserId, String)> = users::table
        .filter(users::organisation_id.eq(organisation))
        .filter(users::id.eq_any(&ids))
        .select((users::id, users::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| (id.to_string(), name)).collect())
}

/// Keeps a new version; [`Error::NotFound`] when its id is somebody else's.
pub fn insert_version(conn: &mut Conn, row: &ProfileVersion) -> Result<()> {
    let made =
        diesel::insert_into(profile_versions::table).values(row).on_conflict(profile_versions::id).do_nothing().portable().execute(conn)?;
    if made == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Notes on the profile that version `number` is its newest.
pub fn mark_published(conn: &mut Conn, organisation: &OrganisationId, profile: &ProfileId, number: i32, now: Time) -> Result<()> {
    let changed = diesel::update(profiles::table.filter(profiles::id.eq(profile)).filter(profiles::organisation_id.eq(organisation)))
        .set((profiles::state.eq(ProfileState::Open), profiles::published_number.eq(number), profiles::changed_since_published.eq(false)))
        .execute(conn)?;
    diesel::update(profiles::table.filter(profiles::id.eq(profile)).filter(profiles::opened_at.is_null()))
        .set(profiles::opened_at.eq(now))
        .execute(conn)?;
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}
