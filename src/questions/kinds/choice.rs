//! Single choice: exactly one option is right, and it earns everything.

use super::{
    Outcome, Problem, Response, Shown, check_text,
    outcome::{Judged, label, tally},
    problem, repeated,
};
use crate::kit::{Dice, Points};

/// The fewest and the most options of a choice.
pub const OPTIONS: std::ops::RangeInclusive<usize> = 2..=20;

/// Options of which exactly one is right.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Choice {
    /// In the author's order.
    pub options: Vec<AnswerOption>,
    /// Whether each candidate sees another order.
    pub shuffle: bool,
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AnswerOption {
    /// What answers refer to.
    pub id: String,
    /// Markdown.
    pub text: String,
    /// Whether it is right.
    pub correct: bool,
    /// Why a person picks it; for graders, and for candidates if released.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedback: Option<String>,
}

impl Choice {
    pub(super) fn check(&self, problems: &mut Vec<Problem>) {
        check_options(&self.options, problems);
        if self.options.iter().filter(|o| o.correct).count() != 1 {
            problems.push(problem("options", "Mark exactly one option as right."));
        }
    }

    pub(super) fn key(&self) -> Option<Response> {
        self.options.iter().find(|o| o.correct).map(|o| Response::Choice(o.id.clone()))
    }

    pub(super) fn mark(&self, id: &str, max: Points) -> Outcome {
        let picked = self.options.iter().find(|o| o.id == id);
        tally(picked.map(|o| Judged::whole(label(&o.text), o.correct)).into_iter().collect(), 1, max)
    }
}

/// Checks the options that single and multiple choice share.
pub(super) fn check_options(options: &[AnswerOption], problems: &mut Vec<Problem>) {
    if !OPTIONS.contains(&options.len()) {
        problems.push(problem("options", format!("Give {} to {} options.", OPTIONS.start(), OPTIONS.end())));
    }
    for (i, option) in options.iter().enumerate() {
        check_text(format!("options.{i}.text"), &format!("option {}", i + 1), &option.text, problems);
        if option.feedback.as_ref().is_some_and(|f| f.chars().count() > super::OPTION_MAX) {
            problems.push(problem(format!("options.{i}.feedback"), format!("Shorten the feedback to {} characters.", super::OPTION_MAX)));
        }
    }
    if let Some(i) = repeated(options.iter().map(|o| o.text.as_str())) {
        problems
            .push(problem(format!("options.{i}.text"), format!("Option {} says the same as an earlier one. Change one of them.", i + 1)));
    }
}

/// The options as shown: shuffled or in the author's order.
pub(super) fn shown(options: &[AnswerOption], shuffle: bool, dice: &mut Dice) -> Vec<Shown> {
    let mut shown: Vec<Shown> = options.iter().map(|o| Shown::new(&o.id, &o.text)).collect();
    if shuffle {
        dice.shuffle(&mut shown);
    }
    shown
}
