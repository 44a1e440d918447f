//! Decisions about questions.

use super::record::{Origin, QuestionState, Save};
use crate::error::{Error, FieldErrors};
use crate::kit::Time;

/// What the bank says no to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The question is retired and has to be brought back before it is changed.
    Retired,
    /// It is not retired.
    NotRetired,
    /// The kind of a question stays as it is.
    KindChanged,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        match refusal {
            Refusal::Retired => Error::refused("question.retired", "This question is retired. Bring it back before you change it."),
            Refusal::NotRetired => Error::refused("question.not_retired", "This question is not retired."),
            Refusal::KindChanged => {
                Error::refused("question.kind_changed", "The kind of a question cannot be changed. Write a new question instead.")
            }
        }
    }
}

/// Where a save goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    /// Into the newest version: no published assessment has taken it.
    Over,
    /// Into a version of its own: what candidates were asked stays as it was.
    Beside,
}

/// Where a save goes, by whether the newest version is frozen.
pub fn goes(frozen_at: Option<Time>) -> Goes {
    if frozen_at.is_some() { Goes::Beside } else { Goes::Over }
}

/// The state after a save. A published question is never made a draft again: it may stand in assessments.
pub fn state_after(before: Option<QuestionState>, publish: bool) -> Result<QuestionState, Refusal> {
    match before {
        Some(QuestionState::Retired) => Err(Refusal::Retired),
        Some(QuestionState::Published) => Ok(QuestionState::Published),
        Some(QuestionState::Draft) | None => Ok(if publish { QuestionState::Published } else { QuestionState::Draft }),
    }
}

/// The origin after a change by somebody of the organisation.
pub fn origin_after(before: Origin) -> Origin {
    if before == Origin::Own { Origin::Own } else { Origin::BankChanged }
}

/// Everything that stands against a save, beside its field. A draft only needs what keeps it findable.
pub fn check(save: &Save, state: QuestionState) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if save.title.is_empty() {
        errors.add("title", "Enter a title.");
    }
    if state == QuestionState::Published {
        if save.skills.is_empty() {
            errors.add("skill.0", "Choose the skill that this question measures.");
        }
        for problem in save.text.check() {
            errors.add(&problem.field, problem.message);
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_candidates_were_asked_is_never_written_over() {
        assert_eq!(goes(None), Goes::Over);
        assert_eq!(goes(Some(Time::from_micros(1))), Goes::Beside);
    }

    #[test]
    fn a_published_question_does_not_become_a_draft_again() {
        assert_eq!(state_after(None, false), Ok(QuestionState::Draft));
        assert_eq!(state_after(Some(QuestionState::Draft), true), Ok(QuestionState::Published));
        assert_eq!(state_after(Some(QuestionState::Published), false), Ok(QuestionState::Published));
        assert_eq!(state_after(Some(QuestionState::Retired), true), Err(Refusal::Retired));
    }
}
