//! Placing questions: add, change, move, take out.

use super::{open_draft, there};
use crate::assessments::model::{MatchKind, WantedSkill, match_skill};
use crate::assessments::rules::{Refusal, Step, step};
use crate::assessments::store::{self, BankQuestion, NewItem, Plan, Scope};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Points;
use crate::kit::ids::{AreaId, AssessmentId, AssessmentSkillId, ItemId, OrganisationId, QuestionId, SectionId, SkillId};

/// A question to be placed.
#[derive(Debug, Clone)]
pub struct AddItem {
    /// Minted by the form, so that sending it twice adds one item.
    pub id: ItemId,
    pub question: QuestionId,
    /// `None` is the last section.
    pub section: Option<SectionId>,
    /// `None` is the skill that fits best.
    pub skill: Option<AssessmentSkillId>,
}

/// Which of the assessment's skills a question of the bank measures, and how closely.
pub fn fits(question: &BankQuestion, wanted: &[WantedSkill]) -> Option<(usize, MatchKind)> {
    let skills: Vec<SkillId> = question.skills.iter().map(|s| s.id.clone()).collect();
    let areas: Vec<AreaId> = question.skills.iter().map(|s| s.area.clone()).collect();
    match_skill(&skills, &areas, wanted)
}

/// Places a question at the end of a section. A question that is there already stays where it is.
///
/// # Errors
/// `NotFound` for a question that is not in use, `assessment.counts_for_nothing` when it measures none of the skills and
/// none was chosen.
pub fn add_item(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, add: &AddItem) -> Result<()> {
    let org = open_draft(conn, ctx, id)?;
    let plan = store::plan(conn, &org, &Scope::All, id)?;
    place(conn, &org, &plan, add, plan.items.len())
}

/// Places one question; `position` only has to be behind those of its section.
pub(super) fn place(conn: &mut Conn, org: &OrganisationId, plan: &Plan, add: &AddItem, position: usize) -> Result<()> {
    if plan.items.iter().any(|i| i.question_id == add.question) {
        return Ok(());
    }
    let question = store::bank_question(conn, org, &add.question)?;
    let skill = match &add.skill {
        Some(skill) => plan.skill_index(skill).ok_or(Error::NotFound)?,
        None => fits(&question, &plan.skills).ok_or(Refusal::CountsForNothing)?.0,
    };
    let section = match &add.section {
        Some(wanted) => plan.sections.iter().find(|s| s.id == *wanted),
        None => plan.sections.last(),
    };
    let version = store::current_version(conn, org, &add.question)?;
    store::insert_item(
        conn,
        &plan.assessment.id,
        &NewItem {
            id: add.id.clone(),
            section: section.ok_or(Error::NotFound)?.id.clone(),
            question: add.question.clone(),
            version,
            skill: plan.skills[skill].id.clone(),
            points: Points::ZERO,
            points_fixed: false,
            minutes: question.minutes,
            position: i32::try_from(position).unwrap_or(i32::MAX),
        },
    )
}

/// Sets for which skill an item counts, and its points: by hand, or `None` to let the blueprint share them out.
pub fn change_item(
    conn: &mut Conn,
    ctx: &mut Ctx,
    id: &AssessmentId,
    item: &ItemId,
    skill: &AssessmentSkillId,
    own_points: Option<Points>,
) -> Result<()> {
    let org = open_draft(conn, ctx, id)?;
    let plan = store::plan(conn, &org, &Scope::All, id)?;
    plan.skill_index(skill).ok_or(Error::NotFound)?;
    there(store::update_item(conn, id, item, skill, own_points)?)
}

/// Lets the blueprint share out the points again; of one skill, or of all.
pub fn reset_points(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, skill: Option<&AssessmentSkillId>) -> Result<()> {
    open_draft(conn, ctx, id)?;
    store::reset_points(conn, id, skill)
}

/// Moves an item one place up or down, over the border of a section where need be. At the very end it stays.
pub fn move_item(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, item: &ItemId, way: Step) -> Result<()> {
    let org = open_draft(conn, ctx, id)?;
    let plan = store::plan(conn, &org, &Scope::All, id)?;
    there(plan.items.iter().any(|i| i.id == *item))?;
    let lists: Vec<Vec<ItemId>> = plan.sections.iter().map(|s| plan.items_of(s).map(|i| i.id.clone()).collect()).collect();
    let Some(moved) = step(&lists, item, way) else { return Ok(()) };
    for (section, items) in plan.sections.iter().zip(&moved) {
        for (item, position) in items.iter().zip(0..) {
            store::place_item(conn, item, &section.id, position)?;
        }
    }
    Ok(())
}

/// Takes an item out. One that is gone already is fine.
pub fn remove_item(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, item: &ItemId) -> Result<()> {
    open_draft(conn, ctx, id)?;
    store::remove_item(conn, id, item)?;
    Ok(())
}
