//! The kinds of question, one file each, and what they have in common.
//!
//! A [`Content`] is what the author wrote, key included. [`Content::present`] gives the candidate's view of it, without
//! the key; [`Response::from_fields`] reads an answer from a plain HTML form; [`mark`] turns it into points. Options,
//! items and pairs carry ids that say nothing about the key (see [`ids`]), and answers refer to those ids, so neither
//! shuffling nor later edits change what an answer means.
//!
//! To add a kind: a word in `Kind`, a file here, a variant in [`Content`], [`Presented`] and [`Response`] (the compiler
//! then names the rest), and the templates `templates/questions/kinds/<kind>/`.

pub mod choice;
pub mod essay;
pub mod ids;
pub mod matching;
pub mod multiple;
pub mod number;
pub mod numeric;
pub mod ordering;
mod outcome;
mod presented;
mod render;
mod response;
pub mod short_text;
pub mod true_false;
mod unready;

pub use choice::{AnswerOption, Choice};
pub use essay::{Criterion, Essay, RubricLevel};
pub use matching::{Matching, Pair};
pub use multiple::Multiple;
pub use number::Exact;
pub use numeric::{Numeric, Tolerance, UnitAlso};
pub use ordering::Ordering;
pub use outcome::{Outcome, Part};
pub use presented::{Presented, Shown};
pub use render::{inline, render_answer, render_given, render_key};
pub use response::{Fields, Response, State};
pub use short_text::{Accept, Pattern, ShortText};
pub use true_false::TrueFalse;
pub use unready::{Missing, Unfit};

use super::model::Kind;
use crate::kit::{Dice, Points};

/// The most characters of an option, an item or one side of a pair.
pub const OPTION_MAX: usize = 2_000;

/// A question's answer side with its key, as the author wrote it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// Exactly one option is right.
    Choice(Choice),
    /// One or more options are right.
    Multiple(Multiple),
    /// A statement holds or does not.
    TrueFalse(TrueFalse),
    /// A number, perhaps with a unit.
    Numeric(Numeric),
    /// A word or a line.
    ShortText(ShortText),
    /// Items to be put in order.
    Ordering(Ordering),
    /// Left sides to be given their right sides.
    Matching(Matching),
    /// Prose, marked by people with a rubric.
    Essay(Essay),
}

/// One thing that stands against a content, and the form field it belongs to (`options.2.text`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field of the authoring form; rows are counted from 0.
    pub field: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

/// Makes a [`Problem`].
pub(crate) fn problem(field: impl Into<String>, message: impl Into<String>) -> Problem {
    Problem { field: field.into(), message: message.into() }
}

impl Content {
    /// Which kind this is.
    pub fn kind(&self) -> Kind {
        match self {
            Content::Choice(_) => Kind::Choice,
            Content::Multiple(_) => Kind::Multiple,
            Content::TrueFalse(_) => Kind::TrueFalse,
            Content::Numeric(_) => Kind::Numeric,
            Content::ShortText(_) => Kind::ShortText,
            Content::Ordering(_) => Kind::Ordering,
            Content::Matching(_) => Kind::Matching,
            Content::Essay(_) => Kind::Essay,
        }
    }

    /// Adds everything that stands against using this content.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        match self {
            Content::Choice(c) => c.check(problems),
            Content::Multiple(c) => c.check(problems),
            Content::TrueFalse(_) => {}
            Content::Numeric(c) => c.check(problems),
            Content::ShortText(c) => c.check(problems),
            Content::Ordering(c) => c.check(problems),
            Content::Matching(c) => c.check(problems),
            Content::Essay(c) => c.check(problems),
        }
    }

    /// What the candidate is shown: no key, no feedback, and for the same seed always the same order.
    ///
    /// Mix the attempt's seed with the item's position (or id), so that two items do not share one draw.
    pub fn present(&self, seed: u64) -> Presented {
        let mut dice = Dice::seeded(seed);
        match self {
            Content::Choice(c) => Presented::Choice { options: choice::shown(&c.options, c.shuffle, &mut dice) },
            Content::Multiple(c) => Presented::Multiple { options: choice::shown(&c.options, c.shuffle, &mut dice) },
            Content::TrueFalse(_) => Presented::TrueFalse,
            Content::Numeric(c) => Presented::Numeric { units: c.units() },
            Content::ShortText(_) => Presented::ShortText,
            Content::Ordering(c) => Presented::Ordering { items: c.shown(&mut dice) },
            Content::Matching(c) => c.shown(&mut dice),
            Content::Essay(c) => Presented::Essay { words_min: c.words_min, words_max: c.words_max },
        }
    }

    /// A response that earns full points; `None` for an essay, which has no such thing.
    pub fn key(&self) -> Option<Response> {
        match self {
            Content::Choice(c) => c.key(),
            Content::Multiple(c) => c.key(),
            Content::TrueFalse(c) => Some(Response::TrueFalse(c.answer)),
            Content::Numeric(c) => Some(c.key()),
            Content::ShortText(c) => c.key(),
            Content::Ordering(c) => Some(c.key()),
            Content::Matching(c) => Some(c.key()),
            Content::Essay(_) => None,
        }
    }
}

/// Marks a response out of `max`.
///
/// Always between zero and `max`. No response earns zero under every policy, and so does one of another kind; an essay
/// with words in it waits for a grader, an empty one does not. Points are exact: the sum of the parts is the points.
pub fn mark(content: &Content, response: Option<&Response>, max: Points) -> Outcome {
    let max = max.max(Points::ZERO);
    match (content, response) {
        (Content::Choice(c), Some(Response::Choice(id))) => c.mark(id, max),
        (Content::Multiple(c), Some(Response::Multiple(ids))) => c.mark(ids, max),
        (Content::TrueFalse(c), Some(Response::TrueFalse(said))) => c.mark(*said, max),
        (Content::Numeric(c), Some(Response::Numeric { number, unit })) => c.mark(number, unit.as_deref(), max),
        (Content::ShortText(c), Some(Response::ShortText(text))) => c.mark(text, max),
        (Content::Ordering(c), Some(Response::Ordering(ranks))) => c.mark(ranks, max),
        (Content::Matching(c), Some(Response::Matching(pairs))) => c.mark(pairs, max),
        (Content::Essay(_), Some(Response::Essay(text))) if !text.trim().is_empty() => Outcome::NeedsGrader,
        _ => Outcome::Marked { points: Points::ZERO, parts: Vec::new() },
    }
}

/// Checks that a text of an option, an item or a side is there and not too long.
fn check_text(field: String, name: &str, text: &str, problems: &mut Vec<Problem>) {
    if text.trim().is_empty() {
        problems.push(problem(field, format!("Write {name}.")));
    } else if text.chars().count() > OPTION_MAX {
        problems.push(problem(field, format!("Shorten {name} to {OPTION_MAX} characters.")));
    }
}

/// Whether two of the texts read the same to a person; gives the index of the later one.
fn repeated<'a>(texts: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut seen = std::collections::HashSet::new();
    texts
        .enumerate()
        .find(|(_, text)| {
            let same = text.split_whitespace().collect::<Vec<_>>().join(" ");
            !same.is_empty() && !seen.insert(same)
        })
        .map(|(i, _)| i)
}

#[cfg(test)]
mod tests;
