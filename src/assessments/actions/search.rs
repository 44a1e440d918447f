//! Looking for questions to add.

use super::fits;
use crate::assessments::coverage::SkillState;
use crate::assessments::model::MatchKind;
use crate::assessments::store::{self, BankFilter, BankQuestion, Plan};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::kit::{Level, Permission};
use crate::questions::Kind;

/// How many questions one search looks at; whoever has more hits narrows the search.
const MOST: i64 = 1000;

/// What somebody looks for; empty parts ask for nothing.
#[derive(Debug, Clone, Default)]
pub struct BankQuery {
    pub search: String,
    /// Index into the assessment's skills.
    pub skill: Option<usize>,
    pub kind: Option<Kind>,
    pub level: Option<Level>,
    /// At most so many minutes.
    pub minutes: Option<i32>,
}

/// A question found.
#[derive(Debug, Clone)]
pub struct Found {
    pub question: BankQuestion,
    /// The skill it would count for; with a skill asked for, that one.
    pub fits: Option<(usize, MatchKind)>,
    /// It is in the assessment already.
    pub added: bool,
}

/// Searches the bank: the best fits first (the skill itself before its area, the level wanted before others), then by title.
pub fn search_bank(conn: &mut Conn, ctx: &Ctx, plan: &Plan, query: &BankQuery) -> Result<Vec<Found>> {
    ctx.need(Permission::EditAssessments)?;
    let org = ctx.organisation()?;
    let skill = query.skill.and_then(|n| plan.skills.get(n));
    let filter = BankFilter {
        search: query.search.clone(),
        skill: skill.map(|s| (s.skill.clone(), s.area.clone())),
        kind: query.kind,
        level: query.level,
        minutes: query.minutes,
        areas: Vec::new(),
    };
    let mut found: Vec<Found> = store::bank(conn, &org, &filter, MOST)?
        .into_iter()
        .map(|question| {
            let fits = match (query.skill, skill) {
                (Some(n), Some(s)) => {
                    Some((n, if question.skills.iter().any(|q| q.id == s.skill) { MatchKind::Exact } else { MatchKind::Area }))
                }
                _ => fits(&question, &plan.skills),
            };
            Found { fits, added: plan.items.iter().any(|i| i.question_id == question.id), question }
        })
        .collect();
    found.sort_by_cached_key(|f| {
        let fit = f.fits.map_or(2, |(_, how)| i32::from(how == MatchKind::Area));
        let gap = f.fits.map_or(9, |(n, _)| (f.question.level.rank() - plan.skills[n].level.rank()).abs());
        (fit, gap, f.question.title.clone(), f.question.id.clone())
    });
    Ok(found)
}

/// Per skill that lacks questions, how many of the bank could still be added for it; 0 for the others.
pub fn available(conn: &mut Conn, ctx: &Ctx, plan: &Plan) -> Result<Vec<i64>> {
    let org = ctx.organisation()?;
    let placed: Vec<_> = plan.items.iter().map(|i| i.question_id.clone()).collect();
    plan.skills
        .iter()
        .zip(&plan.coverage.skills)
        .map(|(skill, covered)| match covered.state {
            SkillState::Missing | SkillState::Thin | SkillState::NotAsked => {
                store::count_bank(conn, &org, &skill.skill, &skill.area, &placed)
            }
            SkillState::Met | SkillState::Over => Ok(0),
        })
        .collect()
}
