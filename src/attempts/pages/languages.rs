//! The candidate picks a language: a cookie keeps it, and nothing else changes.

use crate::attempts::seat;
use crate::error::{Error, Result};
use crate::language::Language;
use crate::paths::attempts as paths;
use crate::web::{Fields, Visit};
use actix_web::HttpResponse;

/// Keeps the choice and goes back to the page it was made on.
pub async fn update(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    let language: Language = fields.value("to").parse().map_err(|_| Error::NotFound)?;
    let back = fields.value("back");
    let to = if paths::is_candidates(back) { back.to_string() } else { paths::attempt() };
    with_choice(&visit, language, &to)
}

/// Goes on in this language.
pub(super) fn with_choice(visit: &Visit, language: Language, to: &str) -> Result<HttpResponse> {
    let mut response = visit.go(to);
    response.add_cookie(&seat::language_cookie(&visit.state, language.as_str())).map_err(Error::internal)?;
    Ok(response)
}
