//! Taking up an invitation: name and password.

use super::resets::{page_gone, password_hint};
use super::sessions::SignInLimiter;
use crate::accounts::{Purpose, User, actions, password, rules, store};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::Secret;
use crate::paths::accounts as paths;
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "accounts/joining/edit.html")]
struct Edit {
    shell: Shell,
    token: String,
    company: String,
    role: String,
    email: String,
    own_name: String,
    hint: String,
    errors: FieldErrors,
    action: String,
}

/// The form behind the invitation's link. Opening it changes nothing.
pub async fn edit(visit: Visit) -> Result<HttpResponse> {
    let token = Secret::new(visit.query.value("token").to_string());
    match holder(&visit, &token).await? {
        None => gone(&visit),
        Some((user, company)) => form(&visit, &token, &user, company, String::new(), FieldErrors::new()),
    }
}

/// Makes the account usable and uses the link up.
pub async fn update(visit: Visit, fields: Fields, limiter: web::Data<SignInLimiter>) -> Result<HttpResponse> {
    limiter.0.count(&format!("token {}", visit.address))?;
    let token = Secret::new(fields.value("token").to_string());
    let Some((user, company)) = holder(&visit, &token).await? else { return gone(&visit) };
    let mut parse = fields.parse();
    let name = parse.line("name", "your name", 120);
    let typed = Secret::new(fields.value("password").to_string());
    if let Some(problem) = rules::password_problem(typed.expose(), &user.email, &name) {
        parse.error("password", problem);
    }
    if let Err(Error::Invalid(errors)) = parse.done(()) {
        return form(&visit, &token, &user, company, name, errors);
    }
    let hash = password::hash_later(visit.state.config.passwords, typed).await?;
    match visit.write(move |conn, ctx| actions::join(conn, ctx, &token, &name, &hash)).await {
        Ok(_) => Ok(visit
            .go_with(&paths::sign_in(), &Flash::good("Your account is ready.", "Sign in with your address and the password you chose."))),
        Err(Error::Refused { code: "token.used", .. }) => gone(&visit),
        Err(error) => Err(error),
    }
}

async fn holder(visit: &Visit, token: &Secret<String>) -> Result<Option<(User, String)>> {
    let token = token.clone();
    visit
        .read(move |conn, ctx| {
            let Some(user) = actions::holder(conn, token.expose(), Purpose::Invitation, ctx.now())? else { return Ok(None) };
            let company = store::organisation(conn, &user.organisation_id)?.name;
            Ok(Some((user, company)))
        })
        .await
}

fn form(visit: &Visit, token: &Secret<String>, user: &User, company: String, name: String, errors: FieldErrors) -> Result<HttpResponse> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_as(
        status,
        &Edit {
            shell: visit.shell("Set up your account"),
            token: token.expose().clone(),
            company,
            role: user.role.label().to_lowercase(),
            email: user.email.clone(),
            own_name: name,
            hint: password_hint(),
            errors,
            action: paths::joining(),
        },
    )
}

fn gone(visit: &Visit) -> Result<HttpResponse> {
    page_gone(
        visit,
        "An invitation works once and for seven days. If you have set up your account, sign in. If not, ask whoever invited you to send the invitation again.",
        "Sign in",
        paths::sign_in(),
    )
}
