//! Signing in and out.

use crate::accounts::password::{self, Checked};
use crate::accounts::{Keyring, User, UserState, actions, cookies, rules, store};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::{Secret, Span};
use crate::paths;
use crate::web::{Fields, Flash, Limiter, Shell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// How often one address may try to sign in.
#[derive(Debug, Clone)]
pub struct SignInLimiter(pub Limiter);

#[derive(askama::Template)]
#[template(path = "accounts/sessions/new.html")]
struct New {
    shell: Shell,
    form: Form,
}

struct Form {
    email: String,
    next: String,
    errors: FieldErrors,
    reset_url: String,
    action: String,
}

/// The sign-in form.
pub async fn new(visit: Visit) -> Result<HttpResponse> {
    let next = rules::safe_next(visit.query.value("next")).to_string();
    if visit.actor.staff().is_ok() {
        return Ok(visit.go(&next));
    }
    form(&visit, String::new(), next, FieldErrors::new())
}

fn form(visit: &Visit, email: String, next: String, errors: FieldErrors) -> Result<HttpResponse> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let form = Form { email, next, errors, reset_url: paths::accounts::reset_request(), action: paths::accounts::sessions() };
    visit.page_as(status, &New { shell: visit.shell("Sign in"), form })
}

/// Signs in. Whether the address is unknown, the password wrong, the account paused or signed off: one answer, after the same work.
pub async fn create(visit: Visit, fields: Fields, keyring: web::Data<Keyring>, limiter: web::Data<SignInLimiter>) -> Result<HttpResponse> {
    limiter.0.count(&visit.address)?;
    let next = rules::safe_next(fields.value("next")).to_string();
    let mut parse = fields.parse();
    let email = parse.line("email", "your email address", 254);
    let typed = fields.value("password").to_string();
    if typed.is_empty() {
        parse.error("password", "Enter your password.");
    }
    if let Err(Error::Invalid(errors)) = parse.done(()) {
        return form(&visit, email, next, errors);
    }
    let config = visit.state.config.clone();
    let address = email.clone();
    let user = visit.read(move |conn, _| store::by_email(conn, &address)).await?;
    let now = visit.state.clock.now();
    let usable = |user: &User| user.state == UserState::Active && user.locked_until.is_none_or(|until| until <= now);
    let kept = user.as_ref().filter(|u| usable(u)).and_then(|u| u.password_hash.clone());
    let password = Secret::new(typed.chars().take(rules::PASSWORD_MOST + 1).collect());
    match (password::check(config.passwords, kept, password).await?, user) {
        (Checked::Wrong, user) => {
            if let Some(user) = user.filter(usable) {
                visit.write(move |conn, ctx| actions::fail_sign_in(conn, ctx, &user)).await?;
            }
            form(
                &visit,
                email,
                next,
                FieldErrors::one(
                    "email",
                    "The address or the password is not right. After several wrong passwords an account pauses for a few minutes.",
                ),
            )
        }
        (_, None) => Err(Error::internal("a right password of nobody")),
        (checked, Some(user)) => {
            let (agent, idle) = (visit.user_agent.clone(), Span::days(config.sessions.idle_days));
            let rehashed = if let Checked::RightAndRehashed(hash) = checked { Some(hash) } else { None };
            let opened = visit.write(move |conn, ctx| actions::open_session(conn, ctx, &user, &agent, idle, rehashed.as_deref())).await?;
            let mut response = visit.go(&next);
            for cookie in [cookies::access(&keyring, &config, &opened.staff, now)?, cookies::refresh(&config, &opened.refresh)] {
                response.add_cookie(&cookie).map_err(Error::internal)?;
            }
            Ok(response)
        }
    }
}

/// Signs this browser out.
pub async fn end(visit: Visit) -> Result<HttpResponse> {
    if visit.staff().is_ok() {
        visit.write(actions::end_current).await?;
    }
    gone(&visit, &Flash::good("You are signed out.", ""))
}

/// Signs every browser of this person out.
pub async fn end_all(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let ended = visit.write(actions::end_all).await?;
    gone(
        &visit,
        &Flash::good(
            "You are signed out everywhere.",
            format!("{} ended.", crate::kit::text::count(ended, "session was", "sessions were")),
        ),
    )
}

fn gone(visit: &Visit, flash: &Flash) -> Result<HttpResponse> {
    let mut response = visit.go_with(&paths::accounts::sign_in(), flash);
    for cookie in cookies::gone(&visit.state.config) {
        response.add_cookie(&cookie).map_err(Error::internal)?;
    }
    Ok(response)
}
