//! Adding a note.

use super::scorecards::{Kept, again};
use crate::error::Result;
use crate::kit::ids::AttemptId;
use crate::paths::scorecards as paths;
use crate::scorecards::actions;
use crate::web::{Fields, Flash, Visit};
use actix_web::{HttpResponse, web};

/// `POST /scorecards/{attempt}/notes`
pub async fn create(visit: Visit, attempt: web::Path<AttemptId>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let attempt = attempt.into_inner();
    let mut parse = fields.parse();
    let body = parse.text("body", "the note", actions::NOTE_MAX);
    let (id, note) = (attempt.clone(), body.clone());
    let kept = match parse.done(()) {
        Ok(()) => visit.write(move |conn, ctx| actions::add_note(conn, ctx, &id, &note)).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(()) => Ok(visit.go_with(&format!("{}#notes", paths::scorecard(&attempt)), &Flash::good("Note saved.", ""))),
        Err(error) => again(&visit, attempt, error, Kept { note: body, ..Kept::default() }).await,
    }
}
