//! Errors as a candidate reads them: in the language of the other pages, and with a way back to the test rather than to
//! the pages of staff.

use super::{SeatShell, Visit};
use crate::error::Error;
use crate::language::{Language, Words};
use crate::paths::attempts as paths;
use actix_web::http::StatusCode;

#[derive(askama::Template)]
#[template(path = "web/seat_error.html")]
pub(super) struct SeatError {
    seat: SeatShell,
    status: u16,
    text: String,
    next: &'static str,
    messages: Vec<String>,
    has_way_back: bool,
}

/// What this browser reads where no invitation is at hand.
pub(super) fn words(visit: &Visit) -> Words {
    Words::choose(&visit.wishes, None, Language::English)
}

/// A refusal in the reader's language; the reason as it was given where its code has no message.
pub(super) fn reason(w: Words, code: &str, reason: &str) -> String {
    w.find(&format!("refused-{}", code.replace(['.', '_'], "-"))).map_or_else(|| reason.to_string(), ToString::to_string)
}

/// The page of an error.
pub(super) fn page(visit: &Visit, status: StatusCode, error: &Error) -> SeatError {
    let w = words(visit);
    let mut messages = Vec::new();
    let (heading, text, next, has_way_back) = match error {
        Error::NotFound | Error::Forbidden(_) => ("not-found-heading", w.t("not-found-text").to_string(), w.t("not-found-next"), true),
        Error::SignIn => ("no-seat-heading", w.t("no-seat-lead").to_string(), w.t("no-seat-next"), false),
        Error::Invalid(errors) => {
            // Messages of a field were made by the page of that field; the others come from below, in English.
            messages = errors.iter().map(|(field, m)| if field.is_empty() { w.t("invalid-form") } else { m }.to_string()).collect();
            ("error-heading", w.t("invalid-text").to_string(), "", false)
        }
        Error::Refused { code, reason } => ("refused-heading", self::reason(w, code, reason), "", true),
        Error::Stale => ("refused-heading", w.t("answer-stale").to_string(), "", true),
        Error::TooMany { retry_after_s } => {
            ("too-many-heading", w.say("too-many-text").with("seconds", i64::try_from(*retry_after_s).unwrap_or(60)).to_string(), "", false)
        }
        Error::Unavailable => ("unavailable-heading", w.t("unavailable-text").to_string(), w.t("unavailable-next"), false),
        Error::Internal(_) => ("internal-heading", w.t("internal-text").to_string(), w.t("internal-next"), true),
    };
    let seat = SeatShell {
        title: w.t(heading).to_string(),
        company: "Touchstone".to_string(),
        role: String::new(),
        saved: None,
        minutes_left: None,
        ends_ms: None,
        now_ms: visit.state.clock.now().millis(),
        attempt: String::new(),
        csrf: visit.csrf.clone(),
        w,
        theme: visit.theme,
        help_url: paths::help(),
        finish_url: None,
        told: String::new(),
        live: None,
        finished: false,
        language_url: String::new(),
        back_url: String::new(),
        language_form: "",
    };
    SeatError { seat, status: status.as_u16(), text, next, messages, has_way_back }
}
