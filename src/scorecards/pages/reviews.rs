//! One's own review.

use crate::error::{Error, FieldErrors, Result};
use crate::kit::{
    Permission,
    ids::{AttemptId, AttributeId},
};
use crate::paths::scorecards as paths;
use crate::scorecards::actions::{self, NewRatings, Sheet};
use crate::scorecards::model::{Attribute, ReviewState};
use crate::scorecards::rules::decisions::{Rating, Recommendation, TEXT_MAX};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

#[derive(Template)]
#[template(path = "scorecards/reviews/edit.html")]
struct Edit {
    shell: Shell,
    sheet: Sheet,
    seen: i32,
    recommendation: String,
    take_away: String,
    ratings: Vec<(AttributeId, i32, String)>,
    errors: FieldErrors,
    stale: bool,
}

/// The most characters of a note beside a rating.
const NOTE_MAX: usize = 1000;

impl Edit {
    fn attempt(&self) -> &AttemptId {
        &self.sheet.head.attempt
    }
    fn rateable(&self) -> Vec<&Attribute> {
        self.sheet.attributes.iter().filter(|a| !a.retired).collect()
    }
    fn rated(&self, id: &AttributeId, value: &i32) -> bool {
        self.ratings.iter().any(|r| r.0 == *id && r.1 == *value)
    }
    fn note(&self, id: &AttributeId) -> &str {
        self.ratings.iter().find(|r| r.0 == *id).map_or("", |r| r.2.as_str())
    }
    fn anchors(&self, anchors: &[String]) -> Vec<(i32, String)> {
        Rating::ALL.iter().map(|r| (r.get(), anchors.get(usize::try_from(r.get() - 1).unwrap_or(0)).cloned().unwrap_or_default())).collect()
    }
    fn recommendations(&self) -> Vec<(&'static str, &'static str)> {
        Recommendation::ALL.iter().map(|r| (r.as_str(), r.label())).collect()
    }
}

/// `GET /scorecards/{attempt}/review`
pub async fn edit(visit: Visit, attempt: web::Path<AttemptId>) -> Result<HttpResponse> {
    visit.actor.need(Permission::WriteReviews)?;
    let attempt = attempt.into_inner();
    let id = attempt.clone();
    let sheet = visit.read(move |conn, ctx| actions::open(conn, ctx, &id)).await?;
    if sheet.mine.as_ref().is_some_and(|r| r.state == ReviewState::Submitted) {
        return Ok(visit.go(&paths::scorecard(&attempt)));
    }
    if sheet.settled() {
        return Ok(visit.go_with(&paths::scorecard(&attempt), &Flash::info("Reviews are closed.", "A decision is on record.")));
    }
    if !sheet.card.complete() {
        return Err(Error::refused("scorecard.being_read", "This test is still being read. Review it when all answers are marked."));
    }
    let (seen, recommendation, take_away, ratings) = sheet
        .mine
        .as_ref()
        .map(|r| {
            let ratings = r.ratings.iter().map(|(id, rating, note)| (id.clone(), rating.get(), note.clone())).collect();
            (r.revision, r.recommendation.map_or("", Recommendation::as_str).to_string(), r.take_away.clone(), ratings)
        })
        .unwrap_or_default();
    paint(&visit, StatusCode::OK, sheet, (seen, recommendation, take_away, ratings), FieldErrors::new())
}

type Kept = (i32, String, String, Vec<(AttributeId, i32, String)>);

fn paint(
    visit: &Visit,
    status: StatusCode,
    sheet: Sheet,
    (seen, recommendation, take_away, ratings): Kept,
    errors: FieldErrors,
) -> Result<HttpResponse> {
    let shell = visit.shell("Your review").crumb(sheet.head.display_name(), paths::scorecard(&sheet.head.attempt)).crumb("Your review", "");
    visit.framed_as(
        status,
        shell.clone(),
        &Edit { shell, sheet, seen, recommendation, take_away, ratings, errors, stale: status == StatusCode::CONFLICT },
    )
}

/// `POST /scorecards/{attempt}/review`
pub async fn update(visit: Visit, attempt: web::Path<AttemptId>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let attempt = attempt.into_inner();
    let mut parse = fields.parse();
    let seen = parse.revision().max(0);
    let mut ratings: Vec<(AttributeId, Rating, String)> = Vec::new();
    let mut typed: Vec<(AttributeId, i32, String)> = Vec::new();
    for (name, _) in fields.pairs() {
        let Some(id) = name.strip_prefix("note-") else { continue };
        let note = parse.optional_line(name, "the note", NOTE_MAX);
        let Ok(id) = id.parse::<AttributeId>() else { continue };
        let rating = fields.get(&format!("rating-{id}")).and_then(Rating::parse);
        typed.push((id.clone(), rating.map_or(0, Rating::get), note.clone()));
        if let Some(rating) = rating {
            ratings.push((id, rating, note))
        }
    }
    let submit = fields.value("do") == "submit";
    let form = NewRatings {
        seen,
        submit,
        recommendation: fields.value("recommendation").parse().ok(),
        take_away: parse.text("take_away", "the take-away", TEXT_MAX),
        ratings,
    };
    let kept: Kept = (seen, fields.value("recommendation").to_string(), form.take_away.clone(), typed);
    let id = attempt.clone();
    let done = match parse.done(()) {
        Ok(()) => visit.write(move |conn, ctx| actions::review(conn, ctx, &id, &form)).await,
        Err(error) => Err(error),
    };
    let (status, errors) = match done {
        Ok(()) if submit => {
            return Ok(visit.go_with(&paths::scorecard(&attempt), &Flash::good("Review submitted.", "You now see what others wrote.")));
        }
        Ok(()) => return Ok(visit.go_with(&paths::review(&attempt), &Flash::good("Draft saved.", "Only you see it until you submit it."))),
        Err(Error::Invalid(errors)) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
        Err(Error::Stale) => (StatusCode::CONFLICT, FieldErrors::new()),
        Err(error) => return Err(error),
    };
    let sheet = visit.read(move |conn, ctx| actions::open(conn, ctx, &attempt)).await?;
    // After a clash the form stands on the draft that is kept now, so that saving again is a choice, not a dead end.
    let seen = if status == StatusCode::CONFLICT { sheet.mine.as_ref().map_or(0, |r| r.revision) } else { kept.0 };
    paint(&visit, status, sheet, (seen, kept.1, kept.2, kept.3), errors)
}
