//! From facts to follow-up jobs: the one table.

use crate::ctx::{Fact, NewJob};
use crate::{grading, scorecards};

/// The jobs that follow from a fact.
pub fn reactions(fact: &Fact) -> Vec<NewJob> {
    match fact.name {
        "attempt.submitted" => vec![grading::jobs::mark_attempt_job(&fact.subject_id), scorecards::jobs::compute_job(&fact.subject_id)],
        "attempt.marked" => vec![scorecards::jobs::compute_job(&fact.subject_id)],
        // A changed mark moves the score; the fact is about the answer and names its attempt.
        "mark.changed" => fact.detail["attempt"].as_str().map(scorecards::jobs::compute_job).into_iter().collect(),
        _ => Vec::new(),
    }
}
