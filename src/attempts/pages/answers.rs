//! What the page script sends while the candidate types.

use super::questions;
use crate::attempts::model::{Draft, Saved};
use crate::attempts::seat::Seat;
use crate::attempts::{Papers, actions};
use crate::error::{Error, Result};
use crate::kit::ids::ItemId;
use crate::language::{Language, Words};
use crate::web::Fields;
use actix_web::{HttpResponse, web};

/// Saves a draft. 409 makes the script load the page again, which then explains: two texts, or time is up.
pub async fn update(seat: Seat, item: web::Path<String>, fields: Fields, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let item: ItemId = item.parse().map_err(|_| Error::NotFound)?;
    let ticket = &seat.ticket;
    let paper = match papers.known(&ticket.organisation, &ticket.assessment) {
        Some(paper) => paper,
        None => {
            let (papers, organisation, assessment) = (papers.get_ref().clone(), ticket.organisation.clone(), ticket.assessment.clone());
            seat.read(move |conn, _| papers.get(conn, &organisation, &assessment)).await?
        }
    };
    let content = &paper.question(&item)?.content;
    // The invitation is not read for a save: the cookie says what the page was written in.
    let w = Words::choose(&seat.visit.wishes, None, Language::English);
    let response = questions::read(content, &fields).map_err(|unfit| Error::field("answer", unfit.say(w)))?;
    let answered = response.as_ref().is_some_and(|r| r.is_answered(content));
    let missing = questions::missing(w, content, response.as_ref());
    let draft = Draft { item, response, answered, revision: fields.value("rev").parse().unwrap_or(-1) };
    let key = ticket.key.clone();
    let quick = {
        let (key, draft, mut ctx) = (key.clone(), draft.clone(), seat.visit.ctx());
        seat.visit.state.db.write_one(move |conn| actions::save_quickly(conn, &mut ctx, &key, &draft)).await?
    };
    let saved = match quick {
        Some(saved) => saved,
        None => seat.write(move |conn, ctx| actions::save(conn, ctx, &key, &draft)).await?,
    };
    let now = seat.visit.state.clock.now();
    match saved {
        Saved::Kept { revision, at, ends } => Ok(HttpResponse::Ok().json(serde_json::json!({
            "rev": revision, "saved_at": w.clock(at), "now": now.millis(), "ends": ends.millis(), "answered": answered, "missing": missing,
        }))),
        Saved::Aside { revision } => conflict("attempt.stale", w.t("answer-stale"), Some(revision)),
        Saved::Late => conflict("attempt.time_up", w.t("answer-late"), None),
        Saved::Closed => conflict("attempt.closed", w.t("answer-closed"), None),
    }
}

/// As `application/problem+json` (RFC 9457), with the revision that the server has.
fn conflict(code: &str, detail: &str, revision: Option<i32>) -> Result<HttpResponse> {
    let body = serde_json::json!({ "type": code, "title": "Conflict", "status": 409, "detail": detail, "rev": revision });
    Ok(HttpResponse::Conflict().content_type("application/problem+json").body(body.to_string()))
}
