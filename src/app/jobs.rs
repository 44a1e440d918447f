//! Which handler does which kind of job.

use crate::jobs::{Handler, Handlers};
use crate::{accounts, attempts, candidates, grading, mail, scorecards};

/// Every kind of job.
pub fn handlers() -> Handlers {
    Handlers::default()
        .add(mail::SEND, Handler::Errand(mail::send_letter))
        .add(accounts::RESET, Handler::Deed(accounts::answer_reset))
        .add(attempts::BELL, Handler::Deed(attempts::bell))
        .add(grading::jobs::MARK_ATTEMPT, Handler::Deed(grading::jobs::mark_attempt))
        .add(scorecards::jobs::COMPUTE, Handler::Deed(scorecards::jobs::compute))
        .add(candidates::LETTER, Handler::Deed(candidates::write_letter))
        .add(candidates::EXPIRE, Handler::Deed(candidates::expire))
        .add(super::UPKEEP, Handler::Deed(super::upkeep::upkeep))
}
