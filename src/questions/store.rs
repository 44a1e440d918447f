//! Queries of the bank.

use super::model::QuestionText;
use super::record::{Filter, Full, Listed, Question, QuestionState, SkillTag, Use, Version, VersionLine};
use crate::db::Conn;
use crate::db::schema::{assessments, items, question_skills, question_versions, questions, skill_areas, skills, users};
use crate::error::Result;
use crate::kit::ids::{AssessmentId, OrganisationId, QuestionId, QuestionVersionId, SkillId, UserId};
use crate::kit::{Cursor, Json, Page, Time, text};
use diesel::prelude::*;
use std::collections::HashMap;

/// Rows of a page of the list.
pub const PAGE: usize = 25;

/// A page of the list, by title.
pub fn list(conn: &mut Conn, organisation: &OrganisationId, filter: &Filter, from: Option<&Cursor>) -> Result<Page<Listed>> {
    let mut query = questions::table
        .filter(questions::organisation_id.eq(organisation))
        .select(Question::as_select())
        .order((questions::title, questions::id))
        .limit(PAGE as i64 + 1)
        .into_boxed();
    if let Some(state) = filter.state {
        query = query.filter(questions::state.eq(state));
    }
    for word in filter.text.split_whitespace().take(8) {
        query = query.filter(questions::search_key.like(text::like(word)).escape('\\'));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(questions::kind.eq(kind));
    }
    if let Some(level) = filter.level {
        query = query.filter(questions::level.eq(level));
    }
    if let Some(most) = filter.minutes_most {
        query = query.filter(questions::minutes.le(most));
    }
    if !filter.skill.is_empty() {
        query = query.filter(diesel::dsl::exists(
            question_skills::table
                .inner_join(skills::table)
                .filter(question_skills::question_id.eq(questions::id))
                .filter(skills::slug.eq(filter.skill.clone())),
        ));
    }
    if !filter.area.is_empty() {
        query = query.filter(diesel::dsl::exists(
            question_skills::table
                .inner_join(skills::table.inner_join(skill_areas::table))
                .filter(question_skills::question_id.eq(questions::id))
                .filter(skill_areas::slug.eq(filter.area.clone())),
        ));
    }
    if let Some(cursor) = from {
        query = query.filter(
            questions::title.gt(cursor.key.clone()).or(questions::title.eq(cursor.key.clone()).and(questions::id.gt(cursor.id.clone()))),
        );
    }
    let rows: Vec<Question> = query.load(conn)?;
    let page = Page::cut(rows, PAGE, |q| Cursor { key: q.title.clone(), id: q.id.to_string() });
    let mut tags = skills_of(conn, &page.rows.iter().map(|q| q.id.clone()).collect::<Vec<_>>())?;
    Ok(page.map(|question| Listed { skills: tags.remove(&question.id).unwrap_or_default(), question }))
}

/// How many questions are in each state.
pub fn counts(conn: &mut Conn, organisation: &OrganisationId) -> Result<HashMap<QuestionState, i64>> {
    let rows: Vec<(QuestionState, i64)> = questions::table
        .filter(questions::organisation_id.eq(organisation))
        .group_by(questions::state)
        .select((questions::state, diesel::dsl::count(questions::id)))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The skills of some questions, the main one first.
pub fn skills_of(conn: &mut Conn, ids: &[QuestionId]) -> Result<HashMap<QuestionId, Vec<SkillTag>>> {
    let rows: Vec<(QuestionId, SkillId, String, String, String)> = question_skills::table
        .inner_join(skills::table.inner_join(skill_areas::table))
        .filter(question_skills::question_id.eq_any(ids))
        .order((question_skills::question_id, question_skills::position))
        .select((question_skills::question_id, skills::id, skills::slug, skills::name, skill_areas::name))
        .load(conn)?;
    let mut tags: HashMap<QuestionId, Vec<SkillTag>> = HashMap::new();
    for (question, id, slug, name, area_name) in rows {
        tags.entry(question).or_default().push(SkillTag { id, slug, name, area_name });
    }
    Ok(tags)
}

/// A question of the organisation.
pub fn question(conn: &mut Conn, organisation: &OrganisationId, id: &QuestionId) -> Result<Question> {
    Ok(questions::table
        .filter(questions::organisation_id.eq(organisation))
        .filter(questions::id.eq(id))
        .select(Question::as_select())
        .first(conn)?)
}

/// Whether the organisation has this question.
pub fn exists(conn: &mut Conn, organisation: &OrganisationId, id: &QuestionId) -> Result<bool> {
    Ok(diesel::select(diesel::dsl::exists(
        questions::table.filter(questions::organisation_id.eq(organisation)).filter(questions::id.eq(id)),
    ))
    .get_result(conn)?)
}

/// A question by its slug.
pub fn by_slug(conn: &mut Conn, organisation: &OrganisationId, slug: &str) -> Result<Option<Question>> {
    Ok(questions::table
        .filter(questions::organisation_id.eq(organisation))
        .filter(questions::slug.eq(slug))
        .select(Question::as_select())
        .first(conn)
        .optional()?)
}

/// One version of a question, by number.
pub fn numbered(conn: &mut Conn, organisation: &OrganisationId, id: &QuestionId, number: i32) -> Result<Version> {
    Ok(question_versions::table
        .filter(question_versions::organisation_id.eq(organisation))
        .filter(question_versions::question_id.eq(id))
        .filter(question_versions::number.eq(number))
        .select(Version::as_select())
        .first(conn)?)
}

/// One version, by its own id.
pub fn version(conn: &mut Conn, organisation: &OrganisationId, id: &QuestionVersionId) -> Result<Version> {
    Ok(question_versions::table
        .filter(question_versions::organisation_id.eq(organisation))
        .filter(question_versions::id.eq(id))
        .select(Version::as_select())
        .first(conn)?)
}

/// Several versions at once, in no order.
pub fn versions_by_id(conn: &mut Conn, organisation: &OrganisationId, ids: &[QuestionVersionId]) -> Result<Vec<Version>> {
    Ok(question_versions::table
        .filter(question_versions::organisation_id.eq(organisation))
        .filter(question_versions::id.eq_any(ids))
        .select(Version::as_select())
        .load(conn)?)
}

/// A question with its newest version and skills.
pub fn full(conn: &mut Conn, organisation: &OrganisationId, id: &QuestionId) -> Result<Full> {
    let question = question(conn, organisation, id)?;
    let version = numbered(conn, organisation, id, question.current_number)?;
    let skills = skills_of(conn, std::slice::from_ref(id))?.remove(id).unwrap_or_default();
    Ok(Full { question, version, skills })
}

/// The versions of a question, newest first.
pub fn history(conn: &mut Conn, organisation: &OrganisationId, id: &QuestionId) -> Result<Vec<VersionLine>> {
    let rows: Vec<(i32, String, Time, String, Option<Time>)> = question_versions::table
        .filter(question_versions::organisation_id.eq(organisation))
        .filter(question_versions::question_id.eq(id))
        .order(question_versions::number.desc())
        .select((
            question_versions::number,
            question_versions::title,
            question_versions::created_at,
            question_versions::created_by,
            question_versions::frozen_at,
        ))
        .load(conn)?;
    let ids: Vec<UserId> = rows.iter().filter_map(|r| r.3.parse().ok()).collect();
    let names: HashMap<UserId, String> = users::table
        .filter(users::organisation_id.eq(organisation))
        .filter(users::id.eq_any(ids))
        .select((users::id, users::name))
        .load(conn)?
        .into_iter()
        .collect();
    Ok(rows
        .into_iter()
        .map(|(number, title, created_at, by, frozen_at)| {
            let author = by.parse::<UserId>().ok().and_then(|id| names.get(&id).cloned()).unwrap_or_else(|| "Touchstone".to_string());
            VersionLine { number, title, created_at, author, frozen_at }
        })
        .collect())
}

/// The assessments in which a question stands, newest first. Reads upwards, for this one list.
pub fn uses(conn: &mut Conn, organisation: &OrganisationId, id: &QuestionId) -> Result<Vec<Use>> {
    let rows: Vec<(AssessmentId, String, i32, String, i32)> = items::table
        .inner_join(assessments::table)
        .inner_join(question_versions::table)
        .filter(assessments::organisation_id.eq(organisation))
        .filter(items::question_id.eq(id))
        .order(assessments::id.desc())
        .limit(100)
        .select((assessments::id, assessments::title, assessments::number, assessments::state, question_versions::number))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(assessment_id, title, number, state, version)| Use { assessment_id, title, number, state, version })
        .collect())
}

/// Skills that may be picked: the catalogue's and the organisation's own, by area. `(id, slug, name, area slug, area name)`.
pub fn pickable(conn: &mut Conn, organisation: &OrganisationId) -> Result<Vec<(SkillId, String, String, String, String)>> {
    Ok(skills::table
        .inner_join(skill_areas::table)
        .filter(skills::organisation_id.is_null().or(skills::organisation_id.eq(organisation)))
        .filter(skills::retired_at.is_null())
        .order((skill_areas::position, skill_areas::name, skills::position, skills::name))
        .select((skills::id, skills::slug, skills::name, skill_areas::slug, skill_areas::name))
        .load(conn)?)
}

/// Skills that at least one question of the organisation measures, by area.
pub fn measured(conn: &mut Conn, organisation: &OrganisationId) -> Result<Vec<(SkillId, String, String, String, String)>> {
    Ok(skills::table
        .inner_join(skill_areas::table)
        .filter(diesel::dsl::exists(
            question_skills::table
                .inner_join(questions::table)
                .filter(question_skills::skill_id.eq(skills::id))
                .filter(questions::organisation_id.eq(organisation)),
        ))
        .order((skill_areas::position, skill_areas::name, skills::position, skills::name))
        .select((skills::id, skills::slug, skills::name, skill_areas::slug, skill_areas::name))
        .load(conn)?)
}

/// The ids of catalogue skills by slug.
pub fn builtin_skills(conn: &mut Conn) -> Result<HashMap<String, (SkillId, String)>> {
    let rows: Vec<(String, SkillId, String)> =
        skills::table.filter(skills::organisation_id.is_null()).select((skills::slug, skills::id, skills::name)).load(conn)?;
    Ok(rows.into_iter().map(|(slug, id, name)| (slug, (id, name))).collect())
}

/// Adds a question with its first version and its skills.
pub fn insert(conn: &mut Conn, question: &Question, version: &Version, skills: &[SkillId]) -> Result<()> {
    diesel::insert_into(questions::table).values(question).execute(conn)?;
    diesel::insert_into(question_versions::table).values(version).execute(conn)?;
    put_skills(conn, &question.id, skills)
}

/// Writes the row as it now is, if nobody saved since `seen`; `false` otherwise.
pub fn update(conn: &mut Conn, question: &Question, seen: i32) -> Result<bool> {
    let changed = diesel::update(
        questions::table
            .filter(questions::organisation_id.eq(&question.organisation_id))
            .filter(questions::id.eq(&question.id))
            .filter(questions::revision.eq(seen)),
    )
    .set((
        questions::title.eq(&question.title),
        questions::level.eq(question.level),
        questions::minutes.eq(question.minutes),
        questions::state.eq(question.state),
        questions::origin.eq(question.origin),
        questions::origin_digest.eq(&question.origin_digest),
        questions::current_number.eq(question.current_number),
        questions::search_key.eq(&question.search_key),
        questions::revision.eq(question.revision),
        questions::updated_at.eq(question.updated_at),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Adds a version.
pub fn insert_version(conn: &mut Conn, version: &Version) -> Result<()> {
    diesel::insert_into(question_versions::table).values(version).execute(conn)?;
    Ok(())
}

/// Writes over a version that nobody took yet; `false` when it has been frozen meanwhile.
pub fn rewrite_version(
    conn: &mut Conn,
    id: &QuestionVersionId,
    title: &str,
    content: &Json<QuestionText>,
    by: &str,
    at: Time,
) -> Result<bool> {
    let changed =
        diesel::update(question_versions::table.filter(question_versions::id.eq(id)).filter(question_versions::frozen_at.is_null()))
            .set((
                question_versions::title.eq(title),
                question_versions::content.eq(content),
                question_versions::created_by.eq(by),
                question_versions::created_at.eq(at),
            ))
            .execute(conn)?;
    Ok(changed == 1)
}

/// Replaces the skills of a question.
pub fn put_skills(conn: &mut Conn, id: &QuestionId, skills: &[SkillId]) -> Result<()> {
    diesel::delete(question_skills::table.filter(question_skills::question_id.eq(id))).execute(conn)?;
    for (skill, position) in skills.iter().zip(0..) {
        diesel::insert_into(question_skills::table)
            .values((question_skills::question_id.eq(id), question_skills::skill_id.eq(skill), question_skills::position.eq(position)))
            .execute(conn)?;
    }
    Ok(())
}

/// Freezes a version; one that is frozen stays as it is.
pub fn freeze(conn: &mut Conn, id: &QuestionVersionId, at: Time) -> Result<()> {
    diesel::update(question_versions::table.filter(question_versions::id.eq(id)).filter(question_versions::frozen_at.is_null()))
        .set(question_versions::frozen_at.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}
