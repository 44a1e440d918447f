//! What the pages show, each read with its permission.

use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::kit::ids::QuestionId;
use crate::kit::{Cursor, Page, Permission};
use crate::questions::record::{Filter, Full, Listed, QuestionState, Use, Version, VersionLine};
use crate::questions::store;
use std::collections::HashMap;

/// A page of the bank with what its filters offer.
#[derive(Debug)]
pub struct Overview {
    pub page: Page<Listed>,
    pub counts: HashMap<QuestionState, i64>,
    /// Skills that some question measures.
    pub skills: Vec<SkillChoice>,
}

/// A skill to pick from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillChoice {
    pub id: String,
    pub slug: String,
    pub name: String,
    pub area_slug: String,
    pub area_name: String,
}

/// A question as its page shows it.
#[derive(Debug)]
pub struct Opened {
    pub full: Full,
    pub history: Vec<VersionLine>,
    pub uses: Vec<Use>,
}

/// A page of the bank.
///
/// # Errors
/// `Forbidden`.
pub fn overview(conn: &mut Conn, ctx: &Ctx, filter: &Filter, from: Option<&Cursor>) -> Result<Overview> {
    ctx.need(Permission::ViewQuestions)?;
    let organisation = ctx.organisation()?;
    Ok(Overview {
        page: store::list(conn, &organisation, filter, from)?,
        counts: store::counts(conn, &organisation)?,
        skills: choices(store::measured(conn, &organisation)?),
    })
}

/// A question with its history and where it is used.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn show(conn: &mut Conn, ctx: &Ctx, id: &QuestionId) -> Result<Opened> {
    ctx.need(Permission::ViewQuestions)?;
    let organisation = ctx.organisation()?;
    Ok(Opened {
        full: store::full(conn, &organisation, id)?,
        history: store::history(conn, &organisation, id)?,
        uses: store::uses(conn, &organisation, id)?,
    })
}

/// One version of a question.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn show_version(conn: &mut Conn, ctx: &Ctx, id: &QuestionId, number: i32) -> Result<(Full, Version)> {
    ctx.need(Permission::ViewQuestions)?;
    let organisation = ctx.organisation()?;
    Ok((store::full(conn, &organisation, id)?, store::numbered(conn, &organisation, id, number)?))
}

/// What a new question may be filed under.
///
/// # Errors
/// `Forbidden`.
pub fn blank(conn: &mut Conn, ctx: &Ctx) -> Result<Vec<SkillChoice>> {
    ctx.need(Permission::EditQuestions)?;
    Ok(choices(store::pickable(conn, &ctx.organisation()?)?))
}

/// A question to be edited, and what it may be filed under.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn edit(conn: &mut Conn, ctx: &Ctx, id: &QuestionId) -> Result<(Full, Vec<SkillChoice>)> {
    let skills = blank(conn, ctx)?;
    Ok((store::full(conn, &ctx.organisation()?, id)?, skills))
}

fn choices(rows: Vec<(crate::kit::ids::SkillId, String, String, String, String)>) -> Vec<SkillChoice> {
    rows.into_iter()
        .map(|(id, slug, name, area_slug, area_name)| SkillChoice { id: id.to_string(), slug, name, area_slug, area_name })
        .collect()
}
