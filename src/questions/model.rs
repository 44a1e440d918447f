//! The nouns of the bank.

use super::kinds::{Content, Problem, problem};
use crate::language::Words;

crate::words! {
    /// What sort of answer a question takes.
    pub enum Kind {
        Choice = "choice", "Single choice";
        Multiple = "multiple", "Multiple choice";
        TrueFalse = "true_false", "True or false";
        Numeric = "numeric", "Number";
        ShortText = "short_text", "Short text";
        Ordering = "ordering", "Put in order";
        Matching = "matching", "Match pairs";
        Essay = "essay", "Written answer";
    }
}

crate::words! {
    /// How several ticks become points.
    pub enum MultiplePolicy {
        PerOption = "per_option", "Each option counts the same, ticked or left open rightly";
        RightMinusWrong = "right_minus_wrong", "Right ticks minus wrong ticks, never below zero";
        AllOrNothing = "all_or_nothing", "All points for exactly the right ticks, otherwise none";
    }
}

crate::words! {
    /// How an order becomes points.
    pub enum OrderingPolicy {
        AdjacentPairs = "adjacent_pairs", "Each item that directly follows its right predecessor counts";
        Positions = "positions", "Each item at its right place counts";
        AllOrNothing = "all_or_nothing", "All points for exactly the right order, otherwise none";
    }
}

crate::words! {
    /// How matched pairs become points.
    pub enum MatchingPolicy {
        PerPair = "per_pair", "Each right pair counts the same";
        AllOrNothing = "all_or_nothing", "All points when every pair is right, otherwise none";
    }
}

impl Kind {
    /// What it is called on a candidate's page.
    pub fn say(self, w: Words) -> &'static str {
        w.t(match self {
            Kind::Choice => "kind-choice",
            Kind::Multiple => "kind-multiple",
            Kind::TrueFalse => "kind-true-false",
            Kind::Numeric => "kind-numeric",
            Kind::ShortText => "kind-short-text",
            Kind::Ordering => "kind-ordering",
            Kind::Matching => "kind-matching",
            Kind::Essay => "kind-essay",
        })
    }
    /// Whether the machine can mark it; if not, a grader does.
    pub const fn marked_at_once(self) -> bool {
        !matches!(self, Kind::Essay)
    }
}

/// The most characters of a prompt or an explanation.
pub const TEXT_MAX: usize = 20_000;
/// The most sources of a question, and the most characters of each.
pub const SOURCES_MAX: (usize, usize) = (10, 500);

/// Everything a frozen version of a question holds: kept as JSON, never changed once a candidate could see it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct QuestionText {
    /// What is asked, in Markdown.
    pub prompt_md: String,
    /// Why the key is right and the rest is wrong, in Markdown; for graders, and for candidates if released.
    pub explanation_md: String,
    /// Where the facts stand: an address and, after " — ", what it says.
    #[serde(default)]
    pub sources: Vec<String>,
    /// The kind with its options and key.
    pub content: Content,
}

impl QuestionText {
    /// The kind of the content.
    pub fn kind(&self) -> Kind {
        self.content.kind()
    }

    /// Everything that stands against using this question, in the order of the form; empty when it is fit.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text("prompt", "question", &self.prompt_md, &mut problems);
        self.content.check(&mut problems);
        check_text("explanation", "explanation", &self.explanation_md, &mut problems);
        if self.sources.len() > SOURCES_MAX.0 || self.sources.iter().any(|s| s.chars().count() > SOURCES_MAX.1) {
            problems.push(problem("sources", format!("Give at most {} sources of at most {} characters.", SOURCES_MAX.0, SOURCES_MAX.1)));
        }
        problems
    }
}

fn check_text(field: &str, name: &str, text: &str, problems: &mut Vec<Problem>) {
    if text.trim().is_empty() {
        problems.push(problem(field, format!("Write the {name}.")));
    } else if text.chars().count() > TEXT_MAX {
        problems.push(problem(field, format!("Shorten the {name} to {TEXT_MAX} characters.")));
    }
}
