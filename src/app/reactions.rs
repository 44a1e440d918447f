//! From facts to follow-up jobs: the one table.

use crate::ctx::{Fact, NewJob};
use crate::{candidates, grading, scorecards};

/// The jobs that follow from a fact.
pub fn reactions(fact: &Fact) -> Vec<NewJob> {
    match fact.name {
        "attempt.submitted" => vec![grading::jobs::mark_attempt_job(&fact.subject_id), scorecards::jobs::compute_job(&fact.subject_id)],
        "attempt.marked" => vec![scorecards::jobs::compute_job(&fact.subject_id)],
        // A changed mark moves the score; the fact is about the answer and names its attempt.
        "mark.changed" => fact.detail["attempt"].as_str().map(scorecards::jobs::compute_job).into_iter().collect(),
        "invitation.sent" | "invitation.renewed" => vec![letter(fact, "invitation")],
        "invitation.reminded" => vec![letter(fact, "reminder")],
        "invitation.cancelled" => vec![letter(fact, "cancelled")],
        _ => Vec::new(),
    }
}

/// The letter to the candidate of an invitation.
fn letter(fact: &Fact, letter: &str) -> NewJob {
    NewJob::new(candidates::LETTER, serde_json::json!({"invitation": fact.subject_id, "letter": letter}))
}
