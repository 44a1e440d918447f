//! A written answer: people mark it, with a rubric of criteria whose levels say what can be seen.

use super::{Problem, problem};
use crate::kit::Points;
use std::collections::BTreeMap;

/// The fewest and the most criteria of a rubric, and levels of a criterion.
pub const CRITERIA: std::ops::RangeInclusive<usize> = 1..=8;
/// The fewest and the most levels of a criterion.
pub const LEVELS: std::ops::RangeInclusive<usize> = 2..=6;
/// The most points of one level.
pub const LEVEL_POINTS_MAX: u32 = 100;

/// What graders go by.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Essay {
    /// The fewest words asked for; a hint, never refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_min: Option<u32>,
    /// The most words asked for; a hint, never refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_max: Option<u32>,
    /// For graders only, in Markdown: what to look for and what not to reward.
    pub guidance: String,
    /// The rubric.
    pub criteria: Vec<Criterion>,
}

/// One thing to look for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Criterion {
    /// What marks refer to.
    pub id: String,
    /// A few words.
    pub name: String,
    /// Points rising from zero.
    pub levels: Vec<RubricLevel>,
}

/// How well a criterion can be met.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RubricLevel {
    /// Whole rubric points; tells the levels of a criterion apart.
    pub points: u32,
    /// What can be seen in an answer of this level.
    pub anchor: String,
}

impl Essay {
    /// The most rubric points: the sum of each criterion's best level.
    pub fn rubric_max(&self) -> u32 {
        self.criteria.iter().filter_map(|c| c.levels.iter().map(|l| l.points).max()).sum()
    }

    /// The points of an item worth `max` for the levels a grader chose (criterion id to the level's points).
    ///
    /// # Errors
    /// The name of the first criterion that has no choice, or a choice that is none of its levels.
    pub fn rubric_points(&self, chosen: &BTreeMap<String, u32>, max: Points) -> Result<Points, String> {
        let mut sum = 0i64;
        for criterion in &self.criteria {
            let level = chosen.get(&criterion.id).filter(|points| criterion.levels.iter().any(|l| l.points == **points));
            sum += i64::from(*level.ok_or_else(|| criterion.name.clone())?);
        }
        Ok(max.share(sum, i64::from(self.rubric_max())))
    }

    pub(super) fn check(&self, problems: &mut Vec<Problem>) {
        if let (Some(min), Some(max)) = (self.words_min, self.words_max)
            && min > max
        {
            problems.push(problem("words_max", "The most words must not be fewer than the fewest."));
        }
        if [self.words_min, self.words_max].into_iter().flatten().any(|words| !(1..=5_000).contains(&words)) {
            problems.push(problem("words_max", "Ask for 1 to 5000 words."));
        }
        if self.guidance.chars().count() > crate::questions::model::TEXT_MAX {
            problems.push(problem("guidance", "Shorten the guidance to 20000 characters."));
        }
        if !CRITERIA.contains(&self.criteria.len()) {
            problems.push(problem("criteria", format!("Give {} to {} criteria.", CRITERIA.start(), CRITERIA.end())));
        }
        for (i, criterion) in self.criteria.iter().enumerate() {
            criterion.check(i, problems);
        }
    }
}

impl Criterion {
    fn check(&self, i: usize, problems: &mut Vec<Problem>) {
        super::check_text(format!("criteria.{i}.name"), &format!("the name of criterion {}", i + 1), &self.name, problems);
        let field = format!("criteria.{i}.levels");
        if !LEVELS.contains(&self.levels.len()) {
            problems.push(problem(&field, format!("Give criterion {} {} to {} levels.", i + 1, LEVELS.start(), LEVELS.end())));
        }
        if self.levels.first().is_some_and(|l| l.points != 0) {
            problems.push(problem(&field, format!("Start criterion {} with a level of 0 points.", i + 1)));
        }
        if self.levels.windows(2).any(|w| w[0].points >= w[1].points) {
            problems.push(problem(&field, format!("Let the points of criterion {} rise from level to level.", i + 1)));
        }
        if self.levels.iter().any(|l| l.points > LEVEL_POINTS_MAX) {
            problems.push(problem(&field, format!("Give a level of criterion {} at most {LEVEL_POINTS_MAX} points.", i + 1)));
        }
        for (n, level) in self.levels.iter().enumerate() {
            super::check_text(
                format!("criteria.{i}.levels.{n}.anchor"),
                &format!("what level {} of criterion {} looks like", n + 1, i + 1),
                &level.anchor,
                problems,
            );
        }
    }
}

/// How many words a text has: runs of anything but white space.
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}
