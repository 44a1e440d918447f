//! Items: questions placed in an assessment.

use crate::db::Conn;
use crate::db::schema::{items, question_versions, questions};
use crate::error::Result;
use crate::kit::ids::{AssessmentId, AssessmentSkillId, ItemId, OrganisationId, QuestionId, QuestionVersionId, SectionId};
use crate::kit::{Level, Points};
use crate::questions::{Kind, QuestionState};
use diesel::{ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl};

/// An item with its question, as the tables have them.
#[derive(Debug, Clone, diesel::Queryable)]
pub struct ItemRow {
    pub id: ItemId,
    pub section_id: SectionId,
    pub question_id: QuestionId,
    pub question_version_id: QuestionVersionId,
    pub assessment_skill_id: AssessmentSkillId,
    pub points: Points,
    pub points_fixed: bool,
    pub minutes: i32,
    pub frozen_title: String,
    pub frozen_level: Level,
    pub title: String,
    pub kind: Kind,
    pub level: Level,
    pub question_minutes: i32,
    pub question_state: QuestionState,
}

/// The items of an assessment, in the order of their places inside their sections.
pub fn item_rows(conn: &mut Conn, id: &AssessmentId) -> Result<Vec<ItemRow>> {
    Ok(items::table
        .inner_join(questions::table)
        .inner_join(question_versions::table.on(question_versions::id.eq(items::question_version_id)))
        .filter(items::assessment_id.eq(id))
        .order((items::position, items::id))
        .select((
            items::id,
            items::section_id,
            items::question_id,
            items::question_version_id,
            items::assessment_skill_id,
            items::points,
            items::points_fixed,
            items::minutes,
            question_versions::title,
            items::level,
            questions::title,
            questions::kind,
            questions::level,
            questions::minutes,
            questions::state,
        ))
        .load(conn)?)
}

/// A new item.
#[derive(Debug, Clone)]
pub struct NewItem {
    pub id: ItemId,
    pub section: SectionId,
    pub question: QuestionId,
    pub version: QuestionVersionId,
    pub skill: AssessmentSkillId,
    /// Zero unless set by hand: publication writes what the blueprint gives.
    pub points: Points,
    pub points_fixed: bool,
    pub minutes: i32,
    pub position: i32,
}

/// Keeps a new item.
pub fn insert_item(conn: &mut Conn, assessment: &AssessmentId, item: &NewItem) -> Result<()> {
    let level: Level = questions::table.find(&item.question).select(questions::level).first(conn)?;
    diesel::insert_into(items::table)
        .values((
            items::id.eq(&item.id),
            items::assessment_id.eq(assessment),
            items::section_id.eq(&item.section),
            items::question_id.eq(&item.question),
            items::question_version_id.eq(&item.version),
            items::assessment_skill_id.eq(&item.skill),
            items::points.eq(item.points),
            items::points_fixed.eq(item.points_fixed),
            items::minutes.eq(item.minutes),
            items::position.eq(item.position),
            items::level.eq(level),
        ))
        .execute(conn)?;
    Ok(())
}

/// Changes the skill an item counts for and the points set by hand.
pub fn update_item(
    conn: &mut Conn,
    assessment: &AssessmentId,
    id: &ItemId,
    skill: &AssessmentSkillId,
    own_points: Option<Points>,
) -> Result<bool> {
    Ok(diesel::update(items::table.filter(items::assessment_id.eq(assessment)).filter(items::id.eq(id)))
        .set((
            items::assessment_skill_id.eq(skill),
            items::points.eq(own_points.unwrap_or(Points::ZERO)),
            items::points_fixed.eq(own_points.is_some()),
        ))
        .execute(conn)?
        == 1)
}

/// Forgets the points set by hand; of one skill, or of all.
pub fn reset_points(conn: &mut Conn, assessment: &AssessmentId, skill: Option<&AssessmentSkillId>) -> Result<()> {
    let values = (items::points.eq(Points::ZERO), items::points_fixed.eq(false));
    let mine = items::table.filter(items::assessment_id.eq(assessment));
    match skill {
        Some(skill) => diesel::update(mine.filter(items::assessment_skill_id.eq(skill))).set(values).execute(conn)?,
        None => diesel::update(mine).set(values).execute(conn)?,
    };
    Ok(())
}

/// Puts an item at a place.
pub fn place_item(conn: &mut Conn, id: &ItemId, section: &SectionId, position: i32) -> Result<()> {
    diesel::update(items::table.find(id)).set((items::section_id.eq(section), items::position.eq(position))).execute(conn)?;
    Ok(())
}

/// Takes an item out.
pub fn remove_item(conn: &mut Conn, assessment: &AssessmentId, id: &ItemId) -> Result<bool> {
    Ok(diesel::delete(items::table.filter(items::assessment_id.eq(assessment)).filter(items::id.eq(id))).execute(conn)? == 1)
}

/// Takes all items of an assessment out.
pub fn remove_items(conn: &mut Conn, assessment: &AssessmentId) -> Result<()> {
    diesel::delete(items::table.filter(items::assessment_id.eq(assessment))).execute(conn)?;
    Ok(())
}

/// Freezes an item: the question's version, its level, its minutes and its points of this day. Nothing that scoring reads is
/// left to the bank.
pub fn freeze_item(conn: &mut Conn, id: &ItemId, version: &QuestionVersionId, level: Level, minutes: i32, points: Points) -> Result<()> {
    diesel::update(items::table.find(id))
        .set((items::question_version_id.eq(version), items::level.eq(level), items::minutes.eq(minutes), items::points.eq(points)))
        .execute(conn)?;
    Ok(())
}

/// Moves items of one skill to another, e.g. because the profile no longer asks for the first.
pub fn move_items(conn: &mut Conn, assessment: &AssessmentId, from: &AssessmentSkillId, to: &AssessmentSkillId) -> Result<()> {
    diesel::update(items::table.filter(items::assessment_id.eq(assessment)).filter(items::assessment_skill_id.eq(from)))
        .set(items::assessment_skill_id.eq(to))
        .execute(conn)?;
    Ok(())
}

/// The newest version of a question.
pub fn current_version(conn: &mut Conn, org: &OrganisationId, question: &QuestionId) -> Result<QuestionVersionId> {
    Ok(questions::table
        .inner_join(question_versions::table.on(question_versions::question_id.eq(questions::id)))
        .filter(questions::organisation_id.eq(org))
        .filter(questions::id.eq(question))
        .filter(question_versions::number.eq(questions::current_number))
        .select(question_versions::id)
        .first(conn)?)
}
