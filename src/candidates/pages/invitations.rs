//! Inviting one person, and what is done with one invitation.

use super::form::{self, TermsForm};
use super::{id, letters_went};
use crate::candidates::{Invitation, NewInvitation, actions, rules};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{Error, FieldErrors, Result};
use crate::kit::Permission;
use crate::kit::ids::{AssessmentId, InvitationId};
use crate::new_id;
use crate::paths::candidates as paths;
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "candidates/invitations/new.html")]
struct New {
    shell: Shell,
    terms: TermsForm,
    id: String,
    person_name: String,
    email: String,
    extra_hint: &'static str,
}

/// The form.
pub async fn new(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let fields = visit.query.clone();
    page(&visit, &fields, FieldErrors::new()).await
}

async fn page(visit: &Visit, fields: &Fields, errors: FieldErrors) -> Result<HttpResponse> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut ctx = visit.ctx();
    let id = fields.get("id").and_then(|i| i.parse().ok()).unwrap_or_else(|| new_id!(ctx, InvitationId));
    let terms = TermsForm::load(visit, fields, errors).await?;
    let shell = visit.shell("Invite a candidate").crumb("Candidates", paths::index()).crumb("Invite", "");
    visit.page_as(
        status,
        &New {
            shell,
            terms,
            id: id.to_string(),
            person_name: fields.value("name").to_string(),
            email: fields.value("email").to_string(),
            extra_hint: "In percent: 25 turns 60 minutes into 75. Kept with the candidate. Left empty, what is kept there holds.",
        },
    )
}

/// Invites.
pub async fn create(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    visit.actor.need(Permission::InviteCandidates)?;
    let mut parse = fields.parse();
    // Asked for first, so that the problems stand in the order of the form.
    let _ = parse.choice::<AssessmentId>("assessment", "a test");
    let name = parse.optional_line("name", "a name", rules::NAME_MOST);
    let email = parse.email("email");
    let terms = form::terms(&mut parse, visit.state.clock.now());
    let invitation: Option<InvitationId> = fields.value("id").parse().ok();
    let errors = match parse.done(()) {
        Err(Error::Invalid(errors)) => errors,
        _ => FieldErrors::new(),
    };
    let (Some(terms), Some(id), true) = (terms, invitation, errors.is_empty()) else { return page(&visit, &fields, errors).await };
    let new = NewInvitation {
        id,
        assessment: terms.assessment,
        name,
        email,
        expires_at: terms.expires_at,
        time_factor_percent: terms.time_factor_percent,
        message: terms.message,
        language: terms.language,
    };
    match visit
        .write(move |conn, ctx| {
            let sent = actions::invite(conn, ctx, new)?;
            actions::sent(conn, ctx, &sent.id)
        })
        .await
    {
        Ok((invitation, candidate)) => Ok(visit.go_with(
            &paths::candidate(&invitation.candidate_id),
            &letters_went(&visit, format!("The invitation goes out to {}.", candidate.email)),
        )),
        Err(Error::Invalid(errors)) => page(&visit, &fields, errors).await,
        Err(Error::Refused { code: "invitation.already", reason }) => page(&visit, &fields, FieldErrors::one("email", reason)).await,
        Err(Error::Refused { code: "invitation.not_published", reason }) => {
            page(&visit, &fields, FieldErrors::one("assessment", reason)).await
        }
        Err(error) => Err(error),
    }
}

/// Sends a reminder.
pub async fn remind(visit: Visit, path: web::Path<String>) -> Result<HttpResponse> {
    let flash = letters_went(&visit, "The reminder goes out.".to_string());
    deed(&visit, &path, flash, actions::remind).await
}

/// Cancels.
pub async fn cancel(visit: Visit, path: web::Path<String>) -> Result<HttpResponse> {
    deed(&visit, &path, Flash::good("Cancelled.", "The link no longer opens, and a letter says so."), actions::cancel).await
}

/// Makes a fresh link.
pub async fn renew(visit: Visit, path: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    visit.actor.need(Permission::InviteCandidates)?;
    let mut parse = fields.parse();
    let day = form::day(&mut parse, visit.state.clock.now());
    parse.done(())?;
    let Some(until) = day else { return Err(Error::field("expires_on", "Enter the last day.")) };
    let flash = letters_went(&visit, "A letter with a fresh link goes out. The old link no longer opens.".to_string());
    deed(&visit, &path, flash, move |conn, ctx, id| actions::renew(conn, ctx, id, until)).await
}

/// Sets another last day.
pub async fn extend(visit: Visit, path: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    visit.actor.need(Permission::InviteCandidates)?;
    let mut parse = fields.parse();
    let day = form::day(&mut parse, visit.state.clock.now());
    parse.done(())?;
    let Some(until) = day else { return Err(Error::field("expires_on", "Enter the last day.")) };
    deed(&visit, &path, Flash::good("Saved.", format!("The test is open until {}.", until.date_time())), move |conn, ctx, id| {
        actions::extend(conn, ctx, id, until)
    })
    .await
}

/// Does one deed and goes back to the candidate; a refusal is told there.
async fn deed(
    visit: &Visit,
    path: &str,
    flash: Flash,
    deed: impl FnOnce(&mut Conn, &mut Ctx, &InvitationId) -> Result<Invitation> + Send + 'static,
) -> Result<HttpResponse> {
    visit.actor.need(Permission::InviteCandidates)?;
    let id: InvitationId = id(path)?;
    let again = id.clone();
    match visit.write(move |conn, ctx| deed(conn, ctx, &id)).await {
        Ok(invitation) => Ok(visit.go_with(&paths::candidate(&invitation.candidate_id), &flash)),
        Err(Error::Refused { reason, .. }) => {
            let (invitation, _) = visit.read(move |conn, ctx| actions::sent(conn, ctx, &again)).await?;
            Ok(visit.go_with(&paths::candidate(&invitation.candidate_id), &Flash::warn("Nothing was done.", reason)))
        }
        Err(error) => Err(error),
    }
}
