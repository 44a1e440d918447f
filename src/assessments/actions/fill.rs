//! "Fill for me": a suggestion to look at, and adding what was ticked in it.

use super::items::{AddItem, place};
use super::open_draft;
use crate::assessments::assembly::{Candidate, Kept, Unfilled, assemble};
use crate::assessments::model::MatchKind;
use crate::assessments::store::{self, BankFilter, BankQuestion, Scope};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Permission;
use crate::kit::ids::{AssessmentId, AssessmentSkillId, ItemId, QuestionId};
use crate::new_id;

/// How many questions of the bank the assembly looks at.
const MOST_CANDIDATES: i64 = 5000;

/// One question that would be added.
#[derive(Debug, Clone)]
pub struct Suggested {
    pub question: BankQuestion,
    pub skill: AssessmentSkillId,
    pub skill_name: String,
    pub match_kind: MatchKind,
    /// One sentence.
    pub why: String,
}

/// What would be added.
#[derive(Debug, Clone)]
pub struct Suggestion {
    pub chosen: Vec<Suggested>,
    /// Skills that would stay without a question, with a sentence about it.
    pub unfilled: Vec<(String, &'static str)>,
    /// Minutes already placed, minutes that would be added, and the limit.
    pub placed: i32,
    pub added: i32,
    pub limit: i32,
}

/// Chooses questions for what is still missing. The same bank, draft and seed give the same suggestion.
pub fn suggest(conn: &mut Conn, ctx: &Ctx, id: &AssessmentId, seed: u64) -> Result<Suggestion> {
    ctx.need(Permission::EditAssessments)?;
    let org = ctx.organisation()?;
    let plan = store::plan(conn, &org, &Scope::All, id)?;
    let mut areas: Vec<_> = plan.skills.iter().map(|s| s.area.clone()).collect();
    areas.sort();
    areas.dedup();
    let bank = store::bank(conn, &org, &BankFilter { areas, ..BankFilter::default() }, MOST_CANDIDATES)?;
    let minutes = |n: i32| u32::try_from(n).unwrap_or(1).max(1);
    let candidates: Vec<Candidate> = bank
        .iter()
        .map(|q| Candidate {
            question: q.id.clone(),
            skills: q.skills.iter().map(|s| s.id.clone()).collect(),
            areas: q.skills.iter().map(|s| s.area.clone()).collect(),
            level: q.level,
            kind: q.kind.to_string(),
            minutes: minutes(q.minutes),
            uses: u32::try_from(q.uses).unwrap_or(u32::MAX),
        })
        .collect();
    let kept: Vec<Kept> = plan
        .items
        .iter()
        .map(|i| Kept {
            question: i.question_id.clone(),
            skill: plan.skill_index(&i.skill_id).unwrap_or(0),
            kind: i.kind.to_string(),
            minutes: minutes(i.minutes),
        })
        .collect();
    let found = assemble(&plan.skills, &candidates, &kept, plan.coverage.limit_minutes, seed);
    let chosen: Vec<Suggested> = found
        .choices
        .iter()
        .map(|c| Suggested {
            question: bank[c.candidate].clone(),
            skill: plan.skills[c.skill].id.clone(),
            skill_name: plan.skills[c.skill].name.clone(),
            match_kind: c.match_kind,
            why: c.say(&plan.skills, &candidates),
        })
        .collect();
    let unfilled = found
        .unfilled
        .iter()
        .map(|(skill, why)| {
            (
                plan.skills[*skill].name.clone(),
                match why {
                    Unfilled::NoneInBank => "The bank has no question for it within one level.",
                    Unfilled::NoTime => "There is no time left for it inside the limit.",
                },
            )
        })
        .collect();
    Ok(Suggestion {
        added: chosen.iter().map(|c| c.question.minutes).sum(),
        placed: i32::try_from(plan.coverage.minutes).unwrap_or(i32::MAX),
        limit: plan.assessment.time_limit_min,
        chosen,
        unfilled,
    })
}

/// Adds the ticked questions of a suggestion; returns how many came in. Those that are there already, or were retired
/// meanwhile, are passed over.
pub fn add_suggested(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, ticked: &[(QuestionId, AssessmentSkillId)]) -> Result<usize> {
    let org = open_draft(conn, ctx, id)?;
    let mut plan = store::plan(conn, &org, &Scope::All, id)?;
    let before = plan.items.len();
    for (question, skill) in ticked {
        let add = AddItem { id: new_id!(ctx, ItemId), question: question.clone(), section: None, skill: Some(skill.clone()) };
        match place(conn, &org, &plan, &add, plan.items.len()) {
            Ok(()) => plan = store::plan(conn, &org, &Scope::All, id)?,
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(plan.items.len() - before)
}
