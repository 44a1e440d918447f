//! The assessments themselves and the skills they copied.

use crate::assessments::model::{Assessment, AssessmentState, Settings};
use crate::db::Conn;
use crate::db::schema::{assessment_skills, assessments, invitations, organisations, profile_team, profile_versions, profiles};
use crate::error::Result;
use crate::kit::ids::{AreaId, AssessmentId, AssessmentSkillId, OrganisationId, ProfileId, ProfileVersionId, SkillId, UserId};
use crate::kit::{Level, Points, Time, text};
use diesel::{
    BoolExpressionMethods, EscapeExpressionMethods, ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl, TextExpressionMethods,
};

/// Whose assessments somebody may see.
#[derive(Debug, Clone)]
pub enum Scope {
    All,
    /// Those of profiles on whose hiring team this person is.
    Team(UserId),
}

type Columns = (
    assessments::id,
    assessments::profile_id,
    assessments::profile_version_id,
    assessments::family_id,
    assessments::number,
    assessments::title,
    assessments::state,
    assessments::time_limit_min,
    assessments::offline_budget_min,
    assessments::item_order,
    assessments::total_points,
    assessments::instructions_md,
    assessments::ai_policy,
    assessments::ai_note,
    assessments::cut_score,
    assessments::contact,
    assessments::revision,
    assessments::created_at,
    assessments::updated_at,
    assessments::published_at,
);
const COLUMNS: Columns = (
    assessments::id,
    assessments::profile_id,
    assessments::profile_version_id,
    assessments::family_id,
    assessments::number,
    assessments::title,
    assessments::state,
    assessments::time_limit_min,
    assessments::offline_budget_min,
    assessments::item_order,
    assessments::total_points,
    assessments::instructions_md,
    assessments::ai_policy,
    assessments::ai_note,
    assessments::cut_score,
    assessments::contact,
    assessments::revision,
    assessments::created_at,
    assessments::updated_at,
    assessments::published_at,
);

/// One assessment of the organisation.
pub fn assessment(conn: &mut Conn, org: &OrganisationId, scope: &Scope, id: &AssessmentId) -> Result<Assessment> {
    let mut query =
        assessments::table.select(COLUMNS).filter(assessments::organisation_id.eq(org)).filter(assessments::id.eq(id)).into_boxed();
    if let Scope::Team(user) = scope {
        query = query.filter(
            assessments::profile_id.eq_any(profile_team::table.filter(profile_team::user_id.eq(user)).select(profile_team::profile_id)),
        );
    }
    Ok(query.first(conn)?)
}

/// A row of the list.
#[derive(Debug, Clone, diesel::Queryable)]
pub struct Listed {
    pub id: AssessmentId,
    pub title: String,
    pub number: i32,
    pub state: AssessmentState,
    pub time_limit_min: i32,
    pub updated_at: Time,
    pub profile_id: ProfileId,
    pub profile_title: String,
}

/// What a list asks for. `after` is the last row seen of the page before: its moment and id.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub state: AssessmentState,
    pub search: String,
    pub profile: Option<ProfileId>,
    pub after: Option<(Time, AssessmentId)>,
    pub limit: i64,
}

/// The list, newest change first.
pub fn list(conn: &mut Conn, org: &OrganisationId, scope: &Scope, wanted: &Wanted) -> Result<Vec<Listed>> {
    let mut query = assessments::table
        .inner_join(profiles::table)
        .select((
            assessments::id,
            assessments::title,
            assessments::number,
            assessments::state,
            assessments::time_limit_min,
            assessments::updated_at,
            profiles::id,
            profiles::title,
        ))
        .filter(assessments::organisation_id.eq(org))
        .filter(assessments::state.eq(wanted.state))
        .order((assessments::updated_at.desc(), assessments::id.desc()))
        .limit(wanted.limit)
        .into_boxed();
    if let Scope::Team(user) = scope {
        query = query.filter(
            assessments::profile_id.eq_any(profile_team::table.filter(profile_team::user_id.eq(user)).select(profile_team::profile_id)),
        );
    }
    if !wanted.search.is_empty() {
        query = query.filter(assessments::search_key.like(text::like(&wanted.search)).escape('\\'));
    }
    if let Some(profile) = &wanted.profile {
        query = query.filter(assessments::profile_id.eq(profile));
    }
    if let Some((at, id)) = &wanted.after {
        query = query.filter(assessments::updated_at.lt(at).or(assessments::updated_at.eq(at).and(assessments::id.lt(id))));
    }
    Ok(query.load(conn)?)
}

/// How many assessments stand in each state. The table is small: a company has dozens.
pub fn counts(conn: &mut Conn, org: &OrganisationId, scope: &Scope) -> Result<Vec<(AssessmentState, i64)>> {
    let mut query = assessments::table
        .filter(assessments::organisation_id.eq(org))
        .group_by(assessments::state)
        .select((assessments::state, diesel::dsl::count_star()))
        .into_boxed();
    if let Scope::Team(user) = scope {
        query = query.filter(
            assessments::profile_id.eq_any(profile_team::table.filter(profile_team::user_id.eq(user)).select(profile_team::profile_id)),
        );
    }
    Ok(query.load(conn)?)
}

/// A profile that an assessment could measure.
#[derive(Debug, Clone, diesel::Queryable)]
pub struct MeasurableProfile {
    pub id: ProfileId,
    pub title: String,
    pub team_name: String,
    /// 0 when it was never published.
    pub published_number: i32,
}

/// Every profile that was published, by title.
pub fn measurable_profiles(conn: &mut Conn, org: &OrganisationId) -> Result<Vec<MeasurableProfile>> {
    Ok(profiles::table
        .filter(profiles::organisation_id.eq(org))
        .filter(profiles::published_number.gt(0))
        .order((profiles::title, profiles::id))
        .select((profiles::id, profiles::title, profiles::team_name, profiles::published_number))
        .limit(500)
        .load(conn)?)
}

/// One profile.
pub fn profile(conn: &mut Conn, org: &OrganisationId, id: &ProfileId) -> Result<MeasurableProfile> {
    Ok(profiles::table
        .filter(profiles::organisation_id.eq(org))
        .filter(profiles::id.eq(id))
        .select((profiles::id, profiles::title, profiles::team_name, profiles::published_number))
        .first(conn)?)
}

/// The number of a profile's published text.
pub fn profile_version_number(conn: &mut Conn, id: &ProfileVersionId) -> Result<i32> {
    Ok(profile_versions::table.find(id).select(profile_versions::number).first(conn)?)
}

/// A skill to be copied into an assessment.
#[derive(Debug, Clone, diesel::Queryable)]
pub struct SkillCopy {
    pub skill_id: SkillId,
    pub area_id: AreaId,
    pub name: String,
    pub area_name: String,
    pub level: Level,
    pub weight: i32,
    pub must_have: bool,
}

/// The skills an assessment copied, in its order.
pub fn copied_skills(conn: &mut Conn, id: &AssessmentId) -> Result<Vec<SkillCopy>> {
    Ok(assessment_skills::table
        .filter(assessment_skills::assessment_id.eq(id))
        .order(assessment_skills::position)
        .select((
            assessment_skills::skill_id,
            assessment_skills::area_id,
            assessment_skills::name,
            assessment_skills::area_name,
            assessment_skills::level,
            assessment_skills::weight,
            assessment_skills::must_have,
        ))
        .load(conn)?)
}

/// Keeps one copied skill.
pub fn put_skill(conn: &mut Conn, assessment: &AssessmentId, id: &AssessmentSkillId, position: i32, skill: &SkillCopy) -> Result<()> {
    use assessment_skills as s;
    diesel::insert_into(s::table)
        .values((
            s::id.eq(id),
            s::assessment_id.eq(assessment),
            s::skill_id.eq(&skill.skill_id),
            s::area_id.eq(&skill.area_id),
            s::name.eq(&skill.name),
            s::area_name.eq(&skill.area_name),
            s::level.eq(skill.level),
            s::weight.eq(skill.weight),
            s::must_have.eq(skill.must_have),
            s::position.eq(position),
        ))
        .execute(conn)?;
    Ok(())
}

/// Brings one copied skill up to what the profile asks for now.
pub fn update_skill(conn: &mut Conn, id: &AssessmentSkillId, position: i32, skill: &SkillCopy) -> Result<()> {
    use assessment_skills as s;
    diesel::update(s::table.find(id))
        .set((
            s::area_id.eq(&skill.area_id),
            s::name.eq(&skill.name),
            s::area_name.eq(&skill.area_name),
            s::level.eq(skill.level),
            s::weight.eq(skill.weight),
            s::must_have.eq(skill.must_have),
            s::position.eq(position),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes one copied skill out; nothing may count for it any more.
pub fn remove_skill(conn: &mut Conn, id: &AssessmentSkillId) -> Result<()> {
    diesel::delete(assessment_skills::table.find(id)).execute(conn)?;
    Ok(())
}

/// Keeps a new draft.
pub fn insert(conn: &mut Conn, org: &OrganisationId, a: &Assessment, author: &str) -> Result<()> {
    use assessments as t;
    diesel::insert_into(t::table)
        .values((
            (
                t::id.eq(&a.id),
                t::organisation_id.eq(org),
                t::profile_id.eq(&a.profile_id),
                t::profile_version_id.eq(&a.profile_version_id),
                t::family_id.eq(&a.family_id),
                t::number.eq(a.number),
                t::title.eq(&a.title),
                t::state.eq(a.state),
                t::time_limit_min.eq(a.time_limit_min),
                t::item_order.eq(a.item_order),
                t::offline_budget_min.eq(a.offline_budget_min),
            ),
            (
                t::total_points.eq(a.total_points),
                t::instructions_md.eq(&a.instructions_md),
                t::ai_policy.eq(a.ai_policy),
                t::ai_note.eq(&a.ai_note),
                t::cut_score.eq(a.cut_score),
                t::contact.eq(&a.contact),
                t::search_key.eq(text::fold(&a.title)),
                t::revision.eq(a.revision),
                t::created_by.eq(author),
            ),
            (t::created_at.eq(a.created_at), t::updated_at.eq(a.updated_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether any organisation has an assessment of this id.
pub fn exists(conn: &mut Conn, id: &AssessmentId) -> Result<bool> {
    Ok(assessments::table.find(id).select(assessments::id).first::<AssessmentId>(conn).optional()?.is_some())
}

/// Locks a draft and marks it changed; false when it is no draft (any more) or not there.
pub fn touch_draft(conn: &mut Conn, org: &OrganisationId, id: &AssessmentId, now: Time) -> Result<bool> {
    use assessments as t;
    Ok(diesel::update(t::table.filter(t::id.eq(id)).filter(t::organisation_id.eq(org)).filter(t::state.eq(AssessmentState::Draft)))
        .set(t::updated_at.eq(now))
        .execute(conn)?
        == 1)
}

/// Saves the settings of a draft when nobody else did since `revision`.
pub fn save_settings(conn: &mut Conn, org: &OrganisationId, id: &AssessmentId, revision: i32, s: &Settings, now: Time) -> Result<bool> {
    use assessments as t;
    Ok(diesel::update(
        t::table
            .filter(t::id.eq(id))
            .filter(t::organisation_id.eq(org))
            .filter(t::state.eq(AssessmentState::Draft))
            .filter(t::revision.eq(revision)),
    )
    .set((
        t::title.eq(&s.title),
        t::search_key.eq(text::fold(&s.title)),
        t::time_limit_min.eq(s.time_limit_min),
        t::offline_budget_min.eq(s.offline_budget_min),
        t::item_order.eq(s.item_order),
        t::instructions_md.eq(&s.instructions_md),
        t::ai_policy.eq(s.ai_policy),
        t::ai_note.eq(&s.ai_note),
        t::cut_score.eq(s.cut_score),
        t::contact.eq(&s.contact),
        t::revision.eq(revision + 1),
        t::updated_at.eq(now),
    ))
    .execute(conn)?
        == 1)
}

/// Points the assessment to another published text of its profile.
pub fn set_profile_version(conn: &mut Conn, id: &AssessmentId, version: &ProfileVersionId) -> Result<()> {
    diesel::update(assessments::table.find(id)).set(assessments::profile_version_id.eq(version)).execute(conn)?;
    Ok(())
}

/// Publishes a draft that nobody changed since `seen`; false otherwise.
pub fn publish(conn: &mut Conn, org: &OrganisationId, id: &AssessmentId, seen: Time, now: Time, by: &str) -> Result<bool> {
    use assessments as t;
    Ok(diesel::update(
        t::table
            .filter(t::id.eq(id))
            .filter(t::organisation_id.eq(org))
            .filter(t::state.eq(AssessmentState::Draft))
            .filter(t::updated_at.eq(seen)),
    )
    .set((
        t::state.eq(AssessmentState::Published),
        t::published_at.eq(now),
        t::published_by.eq(by),
        t::updated_at.eq(now),
        t::revision.eq(t::revision + 1),
    ))
    .execute(conn)?
        == 1)
}

/// Archives a published assessment; false when it is not published.
pub fn archive(conn: &mut Conn, org: &OrganisationId, id: &AssessmentId, now: Time) -> Result<bool> {
    use assessments as t;
    Ok(diesel::update(t::table.filter(t::id.eq(id)).filter(t::organisation_id.eq(org)).filter(t::state.eq(AssessmentState::Published)))
        .set((t::state.eq(AssessmentState::Archived), t::updated_at.eq(now)))
        .execute(conn)?
        == 1)
}

/// Deletes a draft's row; what hangs on it is gone already.
pub fn delete(conn: &mut Conn, id: &AssessmentId) -> Result<()> {
    diesel::delete(assessment_skills::table.filter(assessment_skills::assessment_id.eq(id))).execute(conn)?;
    diesel::delete(assessments::table.find(id)).execute(conn)?;
    Ok(())
}

/// The versions of a family, newest first: id, number, state.
pub fn family(conn: &mut Conn, org: &OrganisationId, family: &AssessmentId) -> Result<Vec<(AssessmentId, i32, AssessmentState)>> {
    Ok(assessments::table
        .filter(assessments::organisation_id.eq(org))
        .filter(assessments::family_id.eq(family))
        .order(assessments::number.desc())
        .select((assessments::id, assessments::number, assessments::state))
        .load(conn)?)
}

/// How many invitations to this assessment stand in each state.
pub fn invitation_counts(conn: &mut Conn, id: &AssessmentId) -> Result<Vec<(String, i64)>> {
    Ok(invitations::table
        .filter(invitations::assessment_id.eq(id))
        .group_by(invitations::state)
        .select((invitations::state, diesel::dsl::count_star()))
        .order(invitations::state)
        .load(conn)?)
}

/// The address of the company that candidates may write to.
pub fn contact_email(conn: &mut Conn, org: &OrganisationId) -> Result<String> {
    Ok(organisations::table.find(org).select(organisations::contact_email).first(conn)?)
}

/// The points the blueprint shares out by default.
pub const fn total_points() -> Points {
    Points::whole(crate::assessments::model::TOTAL_POINTS as i32)
}
