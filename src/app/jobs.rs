//! Which handler does which kind of job.

use crate::jobs::{Handler, Handlers};
use crate::mail;

/// Every kind of job.
pub fn handlers() -> Handlers {
    Handlers::default()
        .add(mail::SEND, Handler::Errand(mail::send_letter))
}
