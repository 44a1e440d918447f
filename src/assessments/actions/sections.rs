//! Sections of a draft.

use super::{open_draft, there};
use crate::assessments::model::Section;
use crate::assessments::rules::{Refusal, Step, step};
use crate::assessments::store;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::kit::ids::{AssessmentId, SectionId};

/// Adds a section at the end. The form mints the id, so that sending it twice adds one.
pub fn add_section(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, section: SectionId, title: &str) -> Result<()> {
    open_draft(conn, ctx, id)?;
    let position = store::sections(conn, id)?.iter().map(|s| s.position + 1).max().unwrap_or(0);
    store::put_section(conn, id, &Section { id: section, title: title.to_string(), introduction_md: String::new(), position })?;
    Ok(())
}

/// Changes a section's title and introduction.
pub fn rename_section(
    conn: &mut Conn,
    ctx: &mut Ctx,
    id: &AssessmentId,
    section: &SectionId,
    title: &str,
    introduction_md: &str,
) -> Result<()> {
    open_draft(conn, ctx, id)?;
    there(store::rename_section(conn, id, section, title, introduction_md)?)
}

/// Moves a section one place up or down, with its items. At the end it stays.
pub fn move_section(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, section: &SectionId, way: Step) -> Result<()> {
    open_draft(conn, ctx, id)?;
    let order: Vec<SectionId> = store::sections(conn, id)?.into_iter().map(|s| s.id).collect();
    there(order.contains(section))?;
    let Some(moved) = step(&[order], section, way) else { return Ok(()) };
    for (section, position) in moved.iter().flatten().zip(0..) {
        store::place_section(conn, section, position)?;
    }
    Ok(())
}

/// Takes an empty section out; the last one stays.
pub fn remove_section(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, section: &SectionId) -> Result<()> {
    open_draft(conn, ctx, id)?;
    let sections = store::sections(conn, id)?;
    there(sections.iter().any(|s| s.id == *section))?;
    if sections.len() == 1 {
        return Err(Refusal::LastSection.into());
    }
    if store::item_rows(conn, id)?.iter().any(|i| i.section_id == *section) {
        return Err(Refusal::SectionNotEmpty.into());
    }
    there(store::remove_section(conn, id, section)?)
}
