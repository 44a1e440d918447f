//! True or false: a statement holds or it does not.

use super::{
    Outcome,
    outcome::{Judged, tally},
};
use crate::kit::Points;

/// Whether the statement of the prompt holds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TrueFalse {
    /// The right answer.
    pub answer: bool,
}

impl TrueFalse {
    pub(super) fn mark(&self, said: bool, max: Points) -> Outcome {
        tally(vec![Judged::whole(if said { "True" } else { "False" }, said == self.answer)], 1, max)
    }
}
