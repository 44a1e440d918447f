//! For staff: more time for a test that runs.

use crate::attempts::actions::{self, Extension};
use crate::attempts::model::AttemptState;
use crate::attempts::{rules, store};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::ids::{AttemptEventId, AttemptId};
use crate::kit::{Permission, Time};
use crate::new_id;
use crate::paths::{attempts as own, candidates};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "attempts/extensions/new.html")]
struct New {
    shell: Shell,
    role: String,
    ends: (String, String),
    left: i64,
    limit: i32,
    extra: i32,
    credited: i32,
    runs: bool,
    id: String,
    minutes: String,
    reason: String,
    errors: FieldErrors,
    action: String,
    back: String,
}

/// The form.
pub async fn new(visit: Visit, attempt: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::InviteCandidates)?;
    let attempt: AttemptId = attempt.parse().map_err(|_| Error::NotFound)?;
    let id = new_id!(visit.ctx(), AttemptEventId);
    let fields = Fields::from_pairs([("id", id.to_string()), ("minutes", "15".to_string())]);
    form(&visit, attempt, &fields, StatusCode::OK, FieldErrors::new()).await
}

async fn form(visit: &Visit, id: AttemptId, fields: &Fields, status: StatusCode, errors: FieldErrors) -> Result<HttpResponse> {
    let at = id.clone();
    let store::Sat { attempt, code, name, role } = visit.read(move |conn, ctx| store::sat(conn, &ctx.organisation()?, &at)).await?;
    let name = if name.trim().is_empty() { code } else { name };
    let back = candidates::candidate(&attempt.candidate_id);
    let now: Time = visit.state.clock.now();
    let shell =
        visit.shell(format!("More time for {name}")).crumb("Candidates", candidates::index()).crumb(&name, &back).crumb("More time", "");
    visit.page_as(
        status,
        &New {
            shell,
            role,
            ends: (attempt.deadline_at.iso(), attempt.deadline_at.date_time()),
            left: (attempt.deadline_at - now).minutes_up().max(0),
            limit: attempt.limit_s / 60,
            extra: attempt.extra_s / 60,
            credited: (attempt.credited_s + 30) / 60,
            runs: attempt.state == AttemptState::Running,
            id: fields.value("id").to_string(),
            minutes: fields.value("minutes").to_string(),
            reason: fields.value("reason").to_string(),
            errors,
            action: own::extensions(&id),
            back,
        },
    )
}

/// Gives the time.
pub async fn create(visit: Visit, attempt: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    visit.actor.need(Permission::InviteCandidates)?;
    let attempt: AttemptId = attempt.parse().map_err(|_| Error::NotFound)?;
    let at = attempt.clone();
    let candidate = visit.read(move |conn, ctx| Ok(store::attempt(conn, &ctx.organisation()?, &at)?.candidate_id)).await?;
    let mut parse = fields.parse();
    let extension = Extension {
        id: fields.value("id").parse().unwrap_or_else(|_| new_id!(visit.ctx(), AttemptEventId)),
        minutes: parse.number("minutes", "the minutes", rules::EXTENSION_MINUTES),
        reason: parse.line("reason", "the reason", rules::EXTENSION_REASON_MOST),
    };
    let minutes = extension.minutes;
    let outcome = match parse.done(extension) {
        Ok(extension) => {
            let at = attempt.clone();
            visit.write(move |conn, ctx| actions::extend(conn, ctx, &at, &extension)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(visit.go_with(
            &candidates::candidate(&candidate),
            &Flash::good("Given.", format!("{minutes} more minutes. An open page of the test says so within ten seconds.")),
        )),
        Err(Error::Invalid(errors)) => form(&visit, attempt, &fields, StatusCode::UNPROCESSABLE_ENTITY, errors).await,
        Err(error) => Err(error),
    }
}
