//! URLs of the slice scorecards.

use crate::kit::ids::{AnswerId, AssessmentId, AttemptId, ProfileId};

/// Candidates who wait for a decision.
pub fn to_decide() -> String {
    "/decide".to_string()
}
/// Candidates who are still in the running after a decision.
pub fn shortlists() -> String {
    "/shortlists".to_string()
}
/// Candidates who were decided on.
pub fn decided() -> String {
    "/decided".to_string()
}
/// One of the lists above, of one profile only.
pub fn of_profile(list: &str, profile: &ProfileId) -> String {
    super::with_query(list, &[("profile", profile.as_str())])
}
/// A candidate's scorecard.
pub fn scorecard(attempt: &AttemptId) -> String {
    format!("/scorecards/{attempt}")
}
/// An answer behind a scorecard.
pub fn answer(attempt: &AttemptId, answer: &AnswerId) -> String {
    format!("/scorecards/{attempt}/answers/{answer}")
}
/// Posting changes the mark of an answer.
pub fn marks(attempt: &AttemptId, answer: &AnswerId) -> String {
    format!("/scorecards/{attempt}/answers/{answer}/marks")
}
/// Posting adds a note.
pub fn notes(attempt: &AttemptId) -> String {
    format!("/scorecards/{attempt}/notes")
}
/// One's own review; posting keeps or submits it.
pub fn review(attempt: &AttemptId) -> String {
    format!("/scorecards/{attempt}/review")
}
/// Posting records a decision.
pub fn decisions(attempt: &AttemptId) -> String {
    format!("/scorecards/{attempt}/decisions")
}
/// Two to six candidates side by side; `order` is "name" or "must_haves".
pub fn compare<'a>(attempts: impl IntoIterator<Item = &'a AttemptId>, order: &str) -> String {
    let mut query: Vec<(&str, &str)> = attempts.into_iter().map(|a| ("attempt", a.as_str())).collect();
    query.push(("order", order));
    super::with_query(&compare_form(), &query)
}
/// Where a list sends the candidates that were ticked.
pub fn compare_form() -> String {
    "/compare".to_string()
}
/// The results of an assessment as CSV.
pub fn export(assessment: &AssessmentId) -> String {
    format!("/results/{assessment}.csv")
}
