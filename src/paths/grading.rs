//! URLs of the slice grading.

use crate::kit::ids::{GradingTaskId, QuestionVersionId};

/// The queue, question by question.
pub fn queue() -> String {
    "/grading".to_string()
}
/// Posting takes the next free answer of a question.
pub fn claims(version: &QuestionVersionId) -> String {
    format!("/grading/questions/{version}/claims")
}
/// One answer of the queue.
pub fn task(id: &GradingTaskId) -> String {
    format!("/grading/{id}")
}
/// Posting marks the answer.
pub fn mark(id: &GradingTaskId) -> String {
    format!("/grading/{id}/mark")
}
/// Posting gives the answer back and takes the next one.
pub fn skip(id: &GradingTaskId) -> String {
    format!("/grading/{id}/skip")
}
