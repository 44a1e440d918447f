//! Profiles themselves.

use crate::db::schema::{applications, assessments, profile_attributes, profile_responsibilities, profile_skills, profile_team, profiles};
use crate::db::{Conn, Portably};
use crate::error::{Error, Result};
use crate::kit::ids::{OrganisationId, ProfileId, UserId};
use crate::kit::{Cursor, Page, Time, text};
use crate::profiles::{Profile, ProfileState, Role};
use diesel::prelude::*;

/// One profile of an organisation.
pub fn profile(conn: &mut Conn, organisation: &OrganisationId, id: &ProfileId) -> Result<Profile> {
    Ok(profiles::table
        .filter(profiles::organisation_id.eq(organisation))
        .filter(profiles::id.eq(id))
        .select(Profile::as_select())
        .first(conn)?)
}

/// The profiles on whose hiring team somebody is.
pub fn visible_ids(conn: &mut Conn, organisation: &OrganisationId, user: &UserId) -> Result<Vec<ProfileId>> {
    Ok(profile_team::table
        .inner_join(profiles::table)
        .filter(profiles::organisation_id.eq(organisation))
        .filter(profile_team::user_id.eq(user))
        .order(profiles::id)
        .select(profiles::id)
        .load(conn)?)
}

/// Whether somebody is on the hiring team of a profile of the organisation.
pub fn is_visible(conn: &mut Conn, organisation: &OrganisationId, user: &UserId, id: &ProfileId) -> Result<bool> {
    let rows: i64 = profile_team::table
        .inner_join(profiles::table)
        .filter(profiles::organisation_id.eq(organisation))
        .filter(profiles::id.eq(id))
        .filter(profile_team::user_id.eq(user))
        .count()
        .get_result(conn)?;
    Ok(rows > 0)
}

/// Which profiles to list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub state: Option<ProfileState>,
    /// As typed; looked for in title, team and place.
    pub asked: String,
    /// Only the profiles of this person's hiring teams.
    pub member: Option<UserId>,
}

/// A row of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub profile: Profile,
    pub skills: i64,
}

macro_rules! chosen {
    ($query:expr, $organisation:expr, $filter:expr) => {{
        let mut query = $query.filter(profiles::organisation_id.eq($organisation)).into_boxed();
        for word in text::fold(&$filter.asked).split(' ').filter(|w| !w.is_empty()).take(8) {
            query = query.filter(profiles::search_key.like(text::like(word)).escape('\\'));
        }
        if let Some(user) = &$filter.member {
            query = query.filter(
                profiles::id.eq_any(profile_team::table.filter(profile_team::user_id.eq(user.clone())).select(profile_team::profile_id)),
            );
        }
        query
    }};
}

/// Profiles, last changed first.
pub fn list(conn: &mut Conn, organisation: &OrganisationId, filter: &Filter, from: Option<&Cursor>, size: usize) -> Result<Page<Listed>> {
    let mut query = chosen!(profiles::table.select(Profile::as_select()), organisation, filter)
        .order((profiles::updated_at.desc(), profiles::id.desc()))
        .limit(size as i64 + 1);
    if let Some(state) = filter.state {
        query = query.filter(profiles::state.eq(state));
    }
    if let Some((at, id)) = from.and_then(|c| Some((Time::from_micros(c.key.parse().ok()?), c.id.clone()))) {
        query = query.filter(profiles::updated_at.lt(at).or(profiles::updated_at.eq(at).and(profiles::id.lt(id))));
    }
    let rows: Vec<Profile> = query.load(conn)?;
    let page = Page::cut(rows, size, |p| Cursor { key: p.updated_at.micros().to_string(), id: p.id.to_string() });
    let ids: Vec<ProfileId> = page.rows.iter().map(|p| p.id.clone()).collect();
    let counted: Vec<(ProfileId, i64)> = profile_skills::table
        .filter(profile_skills::profile_id.eq_any(&ids))
        .group_by(profile_skills::profile_id)
        .select((profile_skills::profile_id, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(page.map(|profile| Listed { skills: counted.iter().find(|(id, _)| *id == profile.id).map_or(0, |(_, n)| *n), profile }))
}

/// How many profiles there are in each state, by the same search.
pub fn counts(conn: &mut Conn, organisation: &OrganisationId, filter: &Filter) -> Result<Vec<(ProfileState, i64)>> {
    ProfileState::ALL
        .iter()
        .map(|state| {
            let n: i64 = chosen!(profiles::table.select(diesel::dsl::count_star()), organisation, filter)
                .filter(profiles::state.eq(*state))
                .first(conn)?;
            Ok((*state, n))
        })
        .collect()
}

/// Keeps a new profile; [`Error::NotFound`] when its id is somebody else's.
pub fn insert(conn: &mut Conn, row: &Profile) -> Result<()> {
    let made = diesel::insert_into(profiles::table).values(row).on_conflict(profiles::id).do_nothing().portable().execute(conn)?;
    if made == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Takes the next revision, if `seen` is the present one. The first write of every change: it also holds the row, so that
/// two who save at once are told apart here.
pub fn touch(conn: &mut Conn, organisation: &OrganisationId, id: &ProfileId, seen: i32, now: Time) -> Result<()> {
    let changed = diesel::update(
        profiles::table.filter(profiles::id.eq(id)).filter(profiles::organisation_id.eq(organisation)).filter(profiles::revision.eq(seen)),
    )
    .set((profiles::revision.eq(seen + 1), profiles::updated_at.eq(now)))
    .execute(conn)?;
    if changed == 1 { Ok(()) } else { profile(conn, organisation, id).and(Err(Error::Stale)) }
}

/// Keeps what the role step holds, but for the team.
pub fn update_role(conn: &mut Conn, organisation: &OrganisationId, id: &ProfileId, role: &Role) -> Result<()> {
    let salary = role.salary.as_ref();
    diesel::update(profiles::table.filter(profiles::id.eq(id)).filter(profiles::organisation_id.eq(organisation)))
        .set((
            (profiles::title.eq(&role.title), profiles::team_name.eq(&role.team_name), profiles::location.eq(&role.location)),
            (profiles::workplace.eq(role.workplace), profiles::employment.eq(role.employment)),
            (profiles::salary_min.eq(salary.and_then(|s| s.min)), profiles::salary_max.eq(salary.and_then(|s| s.max))),
            salary.map(|s| (profiles::salary_currency.eq(&s.currency), profiles::salary_period.eq(s.period))),
            profiles::search_key.eq(search_key(&role.title, &role.team_name, &role.location)),
        ))
        .execute(conn)?;
    Ok(())
}

/// What the list searches in.
pub fn search_key(title: &str, team: &str, location: &str) -> String {
    text::fold(&format!("{title} {team} {location}"))
}

/// Keeps the text and whether the profile differs from its newest version.
pub fn set_changed(
    conn: &mut Conn,
    organisation: &OrganisationId,
    id: &ProfileId,
    changed: bool,
    description_md: Option<&str>,
) -> Result<()> {
    diesel::update(profiles::table.filter(profiles::id.eq(id)).filter(profiles::organisation_id.eq(organisation)))
        .set((profiles::changed_since_published.eq(changed), description_md.map(|text| profiles::description_md.eq(text))))
        .execute(conn)?;
    Ok(())
}

/// Moves a profile from one state to another; `false` when it was not in the first.
pub fn set_state(
    conn: &mut Conn,
    organisation: &OrganisationId,
    id: &ProfileId,
    from: ProfileState,
    to: ProfileState,
    now: Time,
) -> Result<bool> {
    Ok(diesel::update(
        profiles::table.filter(profiles::id.eq(id)).filter(profiles::organisation_id.eq(organisation)).filter(profiles::state.eq(from)),
    )
    .set((profiles::state.eq(to), profiles::updated_at.eq(now), profiles::revision.eq(profiles::revision + 1)))
    .execute(conn)?
        == 1)
}

/// Whether an assessment or an application belongs to a profile.
pub fn is_used(conn: &mut Conn, id: &ProfileId) -> Result<bool> {
    let assessments: i64 = assessments::table.filter(assessments::profile_id.eq(id)).count().get_result(conn)?;
    let applications: i64 = applications::table.filter(applications::profile_id.eq(id)).count().get_result(conn)?;
    Ok(assessments + applications > 0)
}

/// Deletes a profile that was never published, with everything that hangs off it.
pub fn delete(conn: &mut Conn, organisation: &OrganisationId, id: &ProfileId) -> Result<()> {
    profile(conn, organisation, id)?;
    diesel::delete(profile_team::table.filter(profile_team::profile_id.eq(id))).execute(conn)?;
    diesel::delete(profile_responsibilities::table.filter(profile_responsibilities::profile_id.eq(id))).execute(conn)?;
    diesel::delete(profile_skills::table.filter(profile_skills::profile_id.eq(id))).execute(conn)?;
    diesel::delete(profile_attributes::table.filter(profile_attributes::profile_id.eq(id))).execute(conn)?;
    diesel::delete(profiles::table.filter(profiles::id.eq(id)).filter(profiles::organisation_id.eq(organisation))).execute(conn)?;
    Ok(())
}
