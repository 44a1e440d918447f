//! Candidates side by side.

use super::opening::{keep_blind, reach};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::{AttemptId, SkillId};
use crate::scorecards::card::{Card, SkillRow};
use crate::scorecards::model::{AskedSkill, Head};
use crate::scorecards::rules::{OverallScore, apart};
use crate::scorecards::store;

crate::words! {
    /// How the columns are ordered.
    pub enum Order {
        Name = "name", "By name";
        MustHaves = "must_haves", "By must-haves";
    }
}

/// A candidate.
#[derive(Debug)]
pub struct Column {
    pub head: Head,
    pub card: Card,
}

/// A skill across candidates.
#[derive(Debug)]
pub struct SkillLine {
    pub name: String,
    pub must_have: bool,
    /// One for each column; `None` where that candidate's test did not ask for the skill.
    pub cells: Vec<Option<SkillRow>>,
}

/// The table.
#[derive(Debug)]
pub struct Compared {
    pub columns: Vec<Column>,
    pub skills: Vec<SkillLine>,
    /// Whether all sat the same version of the same test.
    pub same_test: bool,
    /// Pairs of columns whose overall scores can be told apart, the higher first; `None` while a mark is missing or
    /// when the tests differ.
    pub apart: Option<Vec<(usize, usize)>>,
}

impl Compared {
    /// What can be said of the overall scores, in one or two sentences.
    pub fn statement(&self) -> String {
        let test = if self.same_test { "Same test." } else { "The tests differ, so overall scores are not compared." };
        let names = |i: usize| self.columns.get(i).map_or("", |c| c.head.display_name());
        match &self.apart {
            None if self.same_test => format!("{test} Some answers are still being read."),
            None => test.to_string(),
            Some(pairs) if pairs.is_empty() => format!("{test} The overall scores cannot be told apart, so look at the skills."),
            Some(pairs) => {
                let said: Vec<String> =
                    pairs.iter().take(3).map(|(high, low)| format!("{} is above {}", names(*high), names(*low))).collect();
                let all = self.columns.len() * (self.columns.len() - 1) / 2;
                let rest = if pairs.len() < all { " The other pairs cannot be told apart." } else { "" };
                format!("{test} By overall score {}.{rest}", said.join("; "))
            }
        }
    }
}

/// The fewest and most candidates of a comparison.
pub const SIDE_BY_SIDE: std::ops::RangeInclusive<usize> = 2..=6;

/// Puts two to six candidates of one profile side by side.
///
/// # Errors
/// `compare.number` for fewer or more, `compare.profiles` when they applied for different jobs,
/// `scorecard.being_read` for who only reviews while answers wait.
pub fn compare(conn: &mut Conn, ctx: &Ctx, attempts: &[AttemptId], order: Order) -> Result<Compared> {
    let mut wanted: Vec<&AttemptId> = Vec::new();
    for attempt in attempts {
        if !wanted.contains(&attempt) {
            wanted.push(attempt)
        }
    }
    if !SIDE_BY_SIDE.contains(&wanted.len()) {
        return Err(Error::refused("compare.number", "Pick two to six candidates to compare."));
    }
    let mut columns = Vec::new();
    for attempt in wanted {
        let head = reach(conn, ctx, attempt)?;
        let items = store::items(conn, &head.assessment, attempt)?;
        let card = Card::of(&store::skills(conn, &head.assessment)?, &items, head.cut_score);
        keep_blind(ctx, &card)?;
        columns.push(Column { head, card });
    }
    if columns.iter().any(|c| c.head.profile != columns[0].head.profile) {
        return Err(Error::refused("compare.profiles", "These candidates applied for different jobs. Compare candidates of one job."));
    }
    columns.sort_by_key(|c| {
        let must = if order == Order::MustHaves { c.card.summary.must.saturating_sub(c.card.summary.must_met) } else { 0 };
        (must, crate::kit::text::fold(c.head.display_name()), c.head.code.clone())
    });
    let same_test = columns.iter().all(|c| c.head.assessment == columns[0].head.assessment);
    let scores: Option<Vec<&OverallScore>> = columns.iter().map(|c| c.card.overall.score()).collect();
    let apart = scores.filter(|_| same_test).map(|scores| apart::pairs_apart(&scores));
    Ok(Compared { skills: lines(&columns), same_test, apart, columns })
}

fn lines(columns: &[Column]) -> Vec<SkillLine> {
    let mut asked: Vec<&AskedSkill> = Vec::new();
    for row in columns.iter().flat_map(|c| &c.card.skills) {
        if !asked.iter().any(|a| a.skill == row.asked.skill) {
            asked.push(&row.asked)
        }
    }
    let cell = |column: &Column, skill: &SkillId| column.card.skills.iter().find(|r| r.asked.skill == *skill).cloned();
    asked
        .into_iter()
        .map(|a| SkillLine { name: a.name.clone(), must_have: a.must_have, cells: columns.iter().map(|c| cell(c, &a.skill)).collect() })
        .collect()
}
