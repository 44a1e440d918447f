//! What keeps an answer from being whole, or from being kept at all; told to candidates in their language.

use crate::language::Words;

/// What a started answer still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// What was typed is not read as a number.
    Number,
    /// A unit was typed where none is taken.
    NoUnit,
    /// One of these units.
    Units(Vec<String>),
    /// A place was given to two items.
    PlaceTwice(u32),
    /// So many items have no place.
    Places(usize),
    /// So many lines have no match.
    Matches(usize),
}

impl Missing {
    /// For the candidate.
    pub fn say(&self, w: Words) -> String {
        match self {
            Missing::Number => w.t("missing-number").to_string(),
            Missing::NoUnit => w.t("missing-no-unit").to_string(),
            Missing::Units(units) => w.say("missing-units").with("units", w.list(units)).to_string(),
            Missing::PlaceTwice(place) => w.say("missing-place-twice").with("place", place).to_string(),
            Missing::Places(n) => w.say("missing-places").with("n", n).to_string(),
            Missing::Matches(n) => w.say("missing-matches").with("n", n).to_string(),
        }
    }
}

/// Why an answer cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Something was picked that is not of this question.
    Unknown,
    /// A place is no number from 1 to `last`.
    Place { last: usize },
    /// In characters.
    TooLong { length: usize, max: usize },
}

impl Unfit {
    /// For the candidate.
    pub fn say(&self, w: Words) -> String {
        match self {
            Unfit::Unknown => w.t("unfit-unknown").to_string(),
            Unfit::Place { last } => w.say("unfit-place").with("last", last).to_string(),
            Unfit::TooLong { length, max } => {
                w.say("unfit-long").with("length", length).with("max", max).with("over", length.saturating_sub(*max)).to_string()
            }
        }
    }
}
