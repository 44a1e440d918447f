//! From an [`Error`] to an answer: the one place that knows HTTP's numbers.

use super::{Shell, Visit, seat_errors};
use crate::error::{Error, Result};
use crate::paths;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use askama::Template;

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::SignIn => StatusCode::UNAUTHORIZED,
            Error::Forbidden(_) => StatusCode::FORBIDDEN,
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Refused { .. } | Error::Stale => StatusCode::CONFLICT,
            Error::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Error::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
    /// A bare answer; [`paint`] makes a page of it.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code()).body(self.to_string())
    }
}

#[derive(askama::Template)]
#[template(path = "web/error.html")]
struct ErrorPage {
    shell: Shell,
    said: Said,
}

/// What the page says: alone it is the content of a page with the menu.
#[derive(askama::Template)]
#[template(path = "web/_error.html")]
struct Said {
    status: u16,
    heading: String,
    text: String,
    next: String,
    back: Option<(String, String)>,
    messages: Vec<String>,
}

/// The middleware: paints errors as pages, or as `application/problem+json` (RFC 9457) where JSON is asked for.
pub async fn paint(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> std::result::Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?;
    match response.response().error().and_then(|e| e.as_error::<Error>()).cloned() {
        Some(error) => Ok(repainted(response, &error)),
        None if response.status().is_client_error() && response.response().error().is_some() => {
            // actix's own refusals: a bad path segment, a method that the route does not take.
            let error = if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
                Error::field("", "That is more than this form takes.")
            } else {
                Error::NotFound
            };
            Ok(repainted(response, &error))
        }
        None => Ok(response.map_into_boxed_body()),
    }
}

/// The painted answer, with the cookies that the middleware inside had set: a renewed session must survive a page that is not there.
fn repainted(response: ServiceResponse<impl MessageBody>, error: &Error) -> ServiceResponse<BoxBody> {
    let (http, plain) = response.into_parts();
    let mut painted = painted(&http, error);
    for cookie in plain.headers().get_all(header::SET_COOKIE) {
        painted.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    ServiceResponse::new(http, painted)
}

/// A middleware's own refusal, painted while the request is still in its hands.
pub fn refuse(request: ServiceRequest, error: &Error) -> ServiceResponse<BoxBody> {
    let painted = painted(request.request(), error);
    request.into_response(painted)
}

/// The answer for an error, with the request at hand.
pub fn painted(request: &HttpRequest, error: &Error) -> HttpResponse {
    if let Error::Internal(cause) = error {
        tracing::error!(path = request.path(), "{cause}");
    }
    let status = error.status_code();
    let accepts = request.headers().get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or("");
    let json = accepts.contains("json") && !accepts.contains("text/html");
    let is_candidates = paths::attempts::is_candidates(request.path());
    let mut response = HttpResponse::build(status);
    if let Error::TooMany { retry_after_s } = error {
        response.insert_header((header::RETRY_AFTER, retry_after_s.to_string()));
    }
    if matches!(error, Error::Unavailable) {
        response.insert_header((header::RETRY_AFTER, "5"));
    }
    if json {
        let code = if let Error::Refused { code, .. } = error { code } else { "about:blank" };
        let detail = match (error, Visit::of(request)) {
            (Error::Refused { code, reason }, Ok(visit)) if is_candidates => seat_errors::reason(seat_errors::words(&visit), code, reason),
            (Error::Internal(_), _) => "We could not do this.".to_string(),
            _ => error.to_string(),
        };
        let fields: Vec<_> = if let Error::Invalid(errors) = error {
            errors.iter().map(|(f, m)| serde_json::json!({"field": f, "message": m})).collect()
        } else {
            Vec::new()
        };
        return response.content_type("application/problem+json").body(serde_json::json!({"type": code, "title": status.canonical_reason(), "status": status.as_u16(), "detail": detail, "errors": fields}).to_string());
    }
    if matches!(error, Error::SignIn) && request.method() == Method::GET {
        let next = request.uri().path_and_query().map_or("/", |p| p.as_str());
        return HttpResponse::SeeOther().insert_header((header::LOCATION, paths::accounts::sign_in_then(next))).finish();
    }
    let body = Visit::of(request).and_then(|visit| {
        if is_candidates { Ok(seat_errors::page(&visit, status, error).render()?) } else { page(&visit, said(status, error)) }
    });
    response.content_type("text/html; charset=utf-8").body(body.unwrap_or_else(|_| error.to_string()))
}

/// Whoever is signed in keeps the menu, to go on from there.
fn page(visit: &Visit, said: Said) -> Result<String> {
    let shell = visit.shell(said.heading.clone());
    match visit.staff() {
        Ok(_) => visit.frame(shell, &said),
        Err(_) => Ok(ErrorPage { shell, said }.render()?),
    }
}

fn said(status: StatusCode, error: &Error) -> Said {
    let home = Some(("Go to the start page".to_string(), paths::home()));
    let (heading, text, next, back) = match error {
        Error::NotFound => ("This page is not here".to_string(), "The address may be mistyped, or the page was removed, or it belongs to somebody else.".to_string(), "Check the address, or start from the beginning.".to_string(), home),
        Error::SignIn => ("Sign in to go on".to_string(), "You have been signed out, or your time was up. What you typed is still in the form: go back, open the sign-in page in another tab, sign in, and send the form again.".to_string(), String::new(), Some(("Sign in".to_string(), paths::accounts::sign_in()))),
        Error::Forbidden(permission) => ("Your role does not allow this".to_string(), format!("You may not {}.", permission.label()), "An administrator of your company can change your role.".to_string(), home),
        Error::Invalid(_) => ("There is a problem".to_string(), "Nothing was saved. Go back and correct this:".to_string(), String::new(), None),
        Error::Refused { reason, .. } => ("This cannot be done now".to_string(), reason.clone(), String::new(), home),
        Error::Stale => ("Somebody else saved first".to_string(), "Nothing of yours is lost: go back and copy your text, then load the page again to see the other version.".to_string(), String::new(), None),
        Error::TooMany { retry_after_s } => ("Too many tries".to_string(), format!("Wait {retry_after_s} seconds, then try again."), String::new(), None),
        Error::Unavailable => ("We could not do this just now".to_string(), "The database does not answer. Nothing was changed and nothing is lost.".to_string(), "Wait a few seconds, then load the page again. In a form, go back: your text is still there.".to_string(), None),
        Error::Internal(_) => ("We could not do this".to_string(), "Something is broken on our side; it has been written to the log.".to_string(), "Go back and try again: in a form, your text is still there.".to_string(), home),
    };
    let messages = if let Error::Invalid(errors) = error { errors.iter().map(|(_, m)| m.to_string()).collect() } else { Vec::new() };
    Said { status: status.as_u16(), heading, text, next, back, messages }
}
