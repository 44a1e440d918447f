//! What marking gives, and the one place where shares become points.

use crate::kit::{Points, markdown};

/// What marking a response gives.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Marked by the machine.
    Marked {
        /// Zero to the item's maximum.
        points: Points,
        /// How they came about, in the author's order; their points add up to `points`. Empty for no response.
        parts: Vec<Part>,
    },
    /// A person has to read it.
    NeedsGrader,
}

impl Outcome {
    /// The points, when the machine could tell.
    pub fn points(&self) -> Option<Points> {
        match self {
            Outcome::Marked { points, .. } => Some(*points),
            Outcome::NeedsGrader => None,
        }
    }
}

/// One line of how the points came about.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Part {
    /// What it was about, in plain text: an option, an item, a pair.
    pub label: String,
    /// Points won, below zero for a deduction.
    pub points: Points,
    /// Points that could be won.
    pub max: Points,
    /// Whether the candidate got it right.
    pub good: bool,
}

/// One judged thing before rounding: `won` and `of` are shares of the whole denominator.
pub(super) struct Judged {
    pub label: String,
    pub won: i64,
    pub of: i64,
    pub good: bool,
}

impl Judged {
    /// A thing that wins its whole share or nothing.
    pub fn whole(label: impl Into<String>, good: bool) -> Self {
        Self { label: label.into(), won: i64::from(good), of: 1, good }
    }
}

/// Adds up and rounds once, at the end. A part's points are the difference of two running sums, each rounded the same
/// way, so the parts add up to the whole exactly. A sum below zero becomes zero, by a part that says so.
pub(super) fn tally(judged: Vec<Judged>, denominator: i64, max: Points) -> Outcome {
    let (mut won, mut of) = (0, 0);
    let mut parts: Vec<Part> = judged
        .into_iter()
        .map(|j| {
            let part = Part {
                points: max.share(won + j.won, denominator) - max.share(won, denominator),
                max: max.share(of + j.of, denominator) - max.share(of, denominator),
                label: j.label,
                good: j.good,
            };
            (won, of) = (won + j.won, of + j.of);
            part
        })
        .collect();
    if won < 0 {
        parts.push(Part {
            label: "Never below zero".into(),
            points: max.share(0, 1) - max.share(won, denominator),
            max: Points::ZERO,
            good: false,
        });
    }
    Outcome::Marked { points: max.share(won.clamp(0, denominator), denominator), parts }
}

/// The first words of a Markdown text, for a part's label.
pub(super) fn label(text: &str) -> String {
    let plain = markdown::plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= 120 {
        return plain;
    }
    plain.chars().take(119).chain(['…']).collect()
}
