//! Sections.

use crate::assessments::model::Section;
use crate::db::Conn;
use crate::db::schema::sections;
use crate::error::Result;
use crate::kit::ids::{AssessmentId, SectionId};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// The sections of an assessment, in order.
pub fn sections(conn: &mut Conn, id: &AssessmentId) -> Result<Vec<Section>> {
    Ok(sections::table
        .filter(sections::assessment_id.eq(id))
        .order((sections::position, sections::id))
        .select((sections::id, sections::title, sections::introduction_md, sections::position))
        .load(conn)?)
}

/// Keeps a new section; false when it is there already.
pub fn put_section(conn: &mut Conn, assessment: &AssessmentId, section: &Section) -> Result<bool> {
    let there = sections::table.find(&section.id).select(sections::id).first::<SectionId>(conn).optional()?;
    if there.is_some() {
        return Ok(false);
    }
    diesel::insert_into(sections::table)
        .values((
            sections::id.eq(&section.id),
            sections::assessment_id.eq(assessment),
            sections::title.eq(&section.title),
            sections::introduction_md.eq(&section.introduction_md),
            sections::position.eq(section.position),
        ))
        .execute(conn)?;
    Ok(true)
}

/// Changes a section's words.
pub fn rename_section(conn: &mut Conn, assessment: &AssessmentId, id: &SectionId, title: &str, introduction_md: &str) -> Result<bool> {
    Ok(diesel::update(sections::table.filter(sections::assessment_id.eq(assessment)).filter(sections::id.eq(id)))
        .set((sections::title.eq(title), sections::introduction_md.eq(introduction_md)))
        .execute(conn)?
        == 1)
}

/// Puts a section at a place.
pub fn place_section(conn: &mut Conn, id: &SectionId, position: i32) -> Result<()> {
    diesel::update(sections::table.find(id)).set(sections::position.eq(position)).execute(conn)?;
    Ok(())
}

/// Takes a section out; it must be empty.
pub fn remove_section(conn: &mut Conn, assessment: &AssessmentId, id: &SectionId) -> Result<bool> {
    Ok(diesel::delete(sections::table.filter(sections::assessment_id.eq(assessment)).filter(sections::id.eq(id))).execute(conn)? == 1)
}

/// Takes all sections of an assessment out.
pub fn remove_sections(conn: &mut Conn, assessment: &AssessmentId) -> Result<()> {
    diesel::delete(sections::table.filter(sections::assessment_id.eq(assessment))).execute(conn)?;
    Ok(())
}
