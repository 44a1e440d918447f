//! A forgotten password: asking for a letter, and the form behind its link.

use super::sessions::SignInLimiter;
use crate::accounts::{Purpose, User, actions, password, rules};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::Secret;
use crate::paths::accounts as paths;
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "accounts/resets/new.html")]
struct New {
    shell: Shell,
    email: String,
    errors: FieldErrors,
    action: String,
    sign_in_url: String,
}

#[derive(askama::Template)]
#[template(path = "accounts/resets/sent.html")]
struct Sent {
    shell: Shell,
    email: String,
    again_url: String,
    sign_in_url: String,
    no_mail: bool,
}

#[derive(askama::Template)]
#[template(path = "accounts/resets/edit.html")]
struct Edit {
    shell: Shell,
    token: String,
    email: String,
    hint: String,
    errors: FieldErrors,
    action: String,
}

#[derive(askama::Template)]
#[template(path = "accounts/resets/gone.html")]
struct Gone {
    shell: Shell,
    text: &'static str,
    label: &'static str,
    href: String,
}

/// The form that asks for the letter.
pub async fn new(visit: Visit) -> Result<HttpResponse> {
    ask(&visit, visit.query.value("email").chars().take(254).collect(), FieldErrors::new())
}

fn ask(visit: &Visit, email: String, errors: FieldErrors) -> Result<HttpResponse> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_as(
        status,
        &New { shell: visit.shell("Set a new password"), email, errors, action: paths::resets(), sign_in_url: paths::sign_in() },
    )
}

/// Asks for the letter: the same answer after the same work, whoever's address it is or is not.
pub async fn create(visit: Visit, fields: Fields, limiter: web::Data<SignInLimiter>) -> Result<HttpResponse> {
    limiter.0.count(&format!("reset {}", visit.address))?;
    let mut parse = fields.parse();
    let email = parse.email("email");
    if let Err(Error::Invalid(errors)) = parse.done(()) {
        return ask(&visit, email, errors);
    }
    let address = email.clone();
    visit.write(move |conn, ctx| actions::request_reset(conn, ctx, &address)).await?;
    let no_mail = visit.state.config.mail.smtp_url.is_none();
    visit.page(&Sent {
        shell: visit.shell("Look into your mail"),
        email,
        again_url: paths::reset_request(),
        sign_in_url: paths::sign_in(),
        no_mail,
    })
}

/// The form behind the letter's link. Opening it changes nothing.
pub async fn edit(visit: Visit) -> Result<HttpResponse> {
    let token = Secret::new(visit.query.value("token").to_string());
    match holder(&visit, &token).await? {
        None => gone(&visit),
        Some(user) => form(&visit, &token, &user, FieldErrors::new()),
    }
}

/// Sets the password and uses the link up.
pub async fn update(visit: Visit, fields: Fields, limiter: web::Data<SignInLimiter>) -> Result<HttpResponse> {
    limiter.0.count(&format!("token {}", visit.address))?;
    let token = Secret::new(fields.value("token").to_string());
    let Some(user) = holder(&visit, &token).await? else { return gone(&visit) };
    let typed = Secret::new(fields.value("password").to_string());
    if let Some(problem) = rules::password_problem(typed.expose(), &user.email, &user.name) {
        return form(&visit, &token, &user, FieldErrors::one("password", problem));
    }
    let hash = password::hash_later(visit.state.config.passwords, typed).await?;
    match visit.write(move |conn, ctx| actions::reset_password(conn, ctx, &token, &hash)).await {
        Ok(_) => {
            Ok(visit
                .go_with(&paths::sign_in(), &Flash::good("Your password is set.", "Sign in with it now. Every browser was signed out.")))
        }
        Err(Error::Refused { code: "token.used", .. }) => gone(&visit),
        Err(error) => Err(error),
    }
}

async fn holder(visit: &Visit, token: &Secret<String>) -> Result<Option<User>> {
    let token = token.clone();
    visit.read(move |conn, ctx| actions::holder(conn, token.expose(), Purpose::Reset, ctx.now())).await
}

fn form(visit: &Visit, token: &Secret<String>, user: &User, errors: FieldErrors) -> Result<HttpResponse> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_as(
        status,
        &Edit {
            shell: visit.shell("Choose a new password"),
            token: token.expose().clone(),
            email: user.email.clone(),
            hint: password_hint(),
            errors,
            action: paths::reset(),
        },
    )
}

fn gone(visit: &Visit) -> Result<HttpResponse> {
    page_gone(
        visit,
        "A link for a new password works once and for one hour. Ask for a new letter to get another.",
        "Ask for a new letter",
        paths::reset_request(),
    )
}

/// The page of a link that is worth nothing any more.
pub(super) fn page_gone(visit: &Visit, text: &'static str, label: &'static str, href: String) -> Result<HttpResponse> {
    visit.page_as(StatusCode::GONE, &Gone { shell: visit.shell("This link does not work any more"), text, label, href })
}

/// What is asked of a new password.
pub(super) fn password_hint() -> String {
    format!("At least {} characters. Four or five unrelated words work well.", rules::PASSWORD_LEAST)
}
