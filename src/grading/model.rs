//! The nouns of marking.

use crate::kit::{
    Json, Points, Time,
    ids::{AnswerId, AttemptId, GradingTaskId, ItemId, MarkId, OrganisationId, QuestionId, QuestionVersionId, UserId},
};
use crate::questions::{Part, QuestionText, Response};
use std::collections::BTreeMap;

crate::words! {
    /// Who gave a mark.
    pub enum Source {
        Auto = "auto", "Marked by the key";
        Grader = "grader", "Marked by a grader";
        Override = "override", "Changed with a reason";
    }
}

crate::words! {
    /// Where an answer in the queue is.
    pub enum TaskState {
        Waiting = "waiting", "To grade";
        Done = "done", "Graded";
    }
}

/// How a mark came about.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MarkDetail {
    /// What the key gave for each part; empty for marks by people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The rubric level chosen for each criterion (criterion id to the level's points); empty for other marks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rubric: BTreeMap<String, u32>,
}

/// An answer as marking needs it.
#[derive(Debug, Clone)]
pub struct ToMark {
    pub answer: AnswerId,
    pub item: ItemId,
    pub question: QuestionId,
    pub version: QuestionVersionId,
    pub max: Points,
    pub text: Json<QuestionText>,
    pub response: Option<Json<Response>>,
}

/// A mark to be written.
#[derive(Debug, Clone)]
pub struct NewMark {
    pub id: MarkId,
    pub organisation: OrganisationId,
    pub attempt: AttemptId,
    pub answer: AnswerId,
    pub item: ItemId,
    pub number: i32,
    pub source: Source,
    pub points: Points,
    pub max: Points,
    pub detail: MarkDetail,
    /// The grader's comment, or the reason of a change.
    pub comment: String,
    pub grader: Option<UserId>,
    pub at: Time,
}

/// A mark of an answer's history.
#[derive(Debug, Clone)]
pub struct Mark {
    pub number: i32,
    pub current: bool,
    pub source: Source,
    pub points: Points,
    pub max: Points,
    pub detail: MarkDetail,
    pub comment: String,
    pub grader: Option<UserId>,
    pub grader_name: Option<String>,
    pub at: Time,
}

/// An answer in the queue. Nothing here says whose it is.
#[derive(Debug, Clone)]
pub struct Task {
    pub id: GradingTaskId,
    pub attempt: AttemptId,
    pub answer: AnswerId,
    pub item: ItemId,
    pub version: QuestionVersionId,
    pub state: TaskState,
    pub sort_key: String,
    pub claimed_by: Option<UserId>,
    pub claimed_until: Option<Time>,
    pub revision: i32,
}

/// A question of the queue with its answers counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pile {
    pub version: QuestionVersionId,
    pub title: String,
    /// The assessments in which it is asked, by title.
    pub assessments: Vec<String>,
    /// Answers that wait, those held by other graders among them.
    pub waiting: i64,
    /// Of those, answers that other graders hold now.
    pub held: i64,
    /// Answers that are done.
    pub done: i64,
    /// When the oldest waiting answer came in.
    pub oldest: Option<Time>,
}

impl Pile {
    /// All answers of the pile.
    pub fn total(&self) -> i64 {
        self.waiting + self.done
    }
    /// Answers this grader can take now.
    pub fn free(&self) -> i64 {
        (self.waiting - self.held).max(0)
    }
}
