//! Sections of a draft.

use crate::assessments::actions;
use crate::assessments::rules::Step;
use crate::error::{Error, Result};
use crate::kit::ids::{AssessmentId, SectionId};
use crate::paths::assessments as paths;
use crate::web::{Fields, Flash, Visit};
use actix_web::{HttpResponse, web};

type At = web::Path<(AssessmentId, SectionId)>;

/// The longest title and introduction.
const TITLE_MOST: usize = 80;
const INTRODUCTION_MOST: usize = 2000;

/// Adds a section.
pub async fn create(visit: Visit, id: web::Path<AssessmentId>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id.into_inner();
    let section: SectionId = fields.value("id").parse().map_err(|_| Error::NotFound)?;
    let back = format!("{}#section-{section}", paths::builder(&id));
    let mut parse = fields.parse();
    let title = parse.line("title", "a title for the section", TITLE_MOST);
    if let Some(refused) = refused(&visit, &paths::builder(&id), parse.done(())) {
        return Ok(refused);
    }
    visit.write(move |conn, ctx| actions::add_section(conn, ctx, &id, section, &title)).await?;
    Ok(visit.go(&back))
}

/// Saves a section's title and introduction.
pub async fn update(visit: Visit, at: At, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let (id, section) = at.into_inner();
    let back = format!("{}#section-{section}", paths::builder(&id));
    let mut parse = fields.parse();
    let title = parse.line("title", "a title for the section", TITLE_MOST);
    let introduction = parse.text("introduction", "an introduction", INTRODUCTION_MOST);
    if let Some(refused) = refused(&visit, &back, parse.done(())) {
        return Ok(refused);
    }
    visit.write(move |conn, ctx| actions::rename_section(conn, ctx, &id, &section, &title, &introduction)).await?;
    Ok(visit.go_with(&back, &Flash::good("Saved.", "")))
}

/// Moves a section one place.
pub async fn place(visit: Visit, at: At, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let (id, section) = at.into_inner();
    let way: Step = fields.value("way").parse().map_err(|()| Error::NotFound)?;
    let back = format!("{}#section-{section}", paths::builder(&id));
    visit.write(move |conn, ctx| actions::move_section(conn, ctx, &id, &section, way)).await?;
    Ok(visit.go(&back))
}

/// Takes an empty section out.
pub async fn remove(visit: Visit, at: At) -> Result<HttpResponse> {
    visit.staff()?;
    let (id, section) = at.into_inner();
    let back = paths::builder(&id);
    match visit.write(move |conn, ctx| actions::remove_section(conn, ctx, &id, &section)).await {
        Ok(()) => Ok(visit.go(&back)),
        Err(Error::Refused { reason, .. }) => Ok(visit.go_with(&back, &Flash::warn("Not removed.", reason))),
        Err(error) => Err(error),
    }
}

/// The way back with the messages, when there are any.
fn refused(visit: &Visit, back: &str, parsed: Result<()>) -> Option<HttpResponse> {
    let Err(Error::Invalid(errors)) = parsed else { return None };
    let text = errors.iter().map(|(_, m)| m).collect::<Vec<_>>().join(" ");
    Some(visit.go_with(back, &Flash::bad("Not saved.", text)))
}
