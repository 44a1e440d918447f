//! Multiple choice: one or more options are right.
//!
//! With `n` options of which `k` are right:
//! - *each option counts*: every option treated rightly (a right one ticked, a wrong one left open) earns 1/n;
//! - *right minus wrong*: (right ticks − wrong ticks)/k, never below zero;
//! - *all or nothing*: everything for exactly the right ticks.
//!
//! No tick at all is no answer and earns nothing, also under *each option counts*.

use super::{
    AnswerOption, Outcome, Problem, Response,
    choice::check_options,
    outcome::{Judged, label, tally},
    problem,
};
use crate::{kit::Points, questions::model::MultiplePolicy};
use std::collections::BTreeSet;

/// Options of which one or more are right.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Multiple {
    /// In the author's order.
    pub options: Vec<AnswerOption>,
    /// Whether each candidate sees another order.
    pub shuffle: bool,
    /// How ticks become points.
    pub policy: MultiplePolicy,
}

impl Multiple {
    pub(super) fn check(&self, problems: &mut Vec<Problem>) {
        check_options(&self.options, problems);
        if !self.options.iter().any(|o| o.correct) {
            problems.push(problem("options", "Mark at least one option as right."));
        }
    }

    pub(super) fn key(&self) -> Option<Response> {
        let right: BTreeSet<String> = self.options.iter().filter(|o| o.correct).map(|o| o.id.clone()).collect();
        (!right.is_empty()).then_some(Response::Multiple(right))
    }

    pub(super) fn mark(&self, ticked: &BTreeSet<String>, max: Points) -> Outcome {
        let is_ticked = |o: &AnswerOption| ticked.contains(&o.id);
        if !self.options.iter().any(is_ticked) {
            return tally(Vec::new(), 1, max);
        }
        let right = self.options.iter().filter(|o| o.correct).count();
        match self.policy {
            MultiplePolicy::PerOption => {
                let judged = self.options.iter().map(|o| {
                    let told = if is_ticked(o) { "ticked" } else { "left open" };
                    Judged::whole(format!("{} ({told})", label(&o.text)), is_ticked(o) == o.correct)
                });
                tally(judged.collect(), self.options.len() as i64, max)
            }
            MultiplePolicy::RightMinusWrong => {
                let judged = self.options.iter().filter(|o| o.correct || is_ticked(o)).map(|o| Judged {
                    label: format!("{} ({})", label(&o.text), if is_ticked(o) { "ticked" } else { "left open" }),
                    won: match (o.correct, is_ticked(o)) {
                        (true, true) => 1,
                        (true, false) => 0,
                        (false, _) => -1,
                    },
                    of: i64::from(o.correct),
                    good: o.correct && is_ticked(o),
                });
                tally(judged.collect(), right as i64, max)
            }
            MultiplePolicy::AllOrNothing => {
                let exact = self.options.iter().all(|o| is_ticked(o) == o.correct);
                tally(vec![Judged::whole("Exactly the right options ticked", exact)], 1, max)
            }
        }
    }
}
