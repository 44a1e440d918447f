//! One's own account: name, password, browsers, colours.

use super::resets::password_hint;
use super::sessions::SignInLimiter;
use crate::accounts::password::{self, Checked};
use crate::accounts::{Session, User, actions, rules, store};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::{Secret, Time};
use crate::paths::accounts as paths;
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "accounts/account/show.html")]
struct Show {
    shell: Shell,
    email: String,
    role: &'static str,
    own_name: String,
    revision: i32,
    stale: Option<String>,
    hint: String,
    errors: FieldErrors,
    browsers: Vec<Browser>,
    themes: [(&'static str, &'static str); 3],
    theme: &'static str,
    urls: Urls,
}

struct Browser {
    title: String,
    address: String,
    since: (String, String),
    seen: (String, String),
    current: bool,
    end_url: String,
}
struct Urls {
    rename: String,
    password: String,
    theme: String,
    everywhere: String,
}

/// What the page shows beside what was just typed.
#[derive(Default)]
struct Typed {
    name: Option<String>,
    errors: FieldErrors,
    stale: bool,
}

/// The page.
pub async fn show(visit: Visit) -> Result<HttpResponse> {
    page(&visit, StatusCode::OK, Typed::default()).await
}

async fn page(visit: &Visit, status: StatusCode, typed: Typed) -> Result<HttpResponse> {
    let staff = visit.staff()?.clone();
    let (user, sessions): (User, Vec<Session>) = visit
        .read(move |conn, ctx| {
            Ok((store::user(conn, &staff.organisation, &staff.user)?, store::sessions_of(conn, &staff.user, ctx.now())?))
        })
        .await?;
    let current = &visit.staff()?.session;
    let now = visit.state.clock.now();
    let when = |time: Time| (time.iso(), time.ago(now));
    let browsers = sessions
        .into_iter()
        .map(|s| Browser {
            title: rules::browser_name(&s.user_agent),
            address: s.address,
            since: (s.created_at.iso(), s.created_at.date_time()),
            seen: when(s.last_seen_at),
            current: s.id == *current,
            end_url: paths::session_end(s.id.as_str()),
        })
        .collect();
    let theme = if visit.theme.is_empty() { "system" } else { visit.theme };
    let urls =
        Urls { rename: paths::account(), password: paths::own_password(), theme: paths::theme(), everywhere: paths::sign_out_everywhere() };
    visit.page_as(
        status,
        &Show {
            shell: visit.shell("Your account").crumb("Settings", paths::settings()).crumb("Your account", ""),
            email: user.email,
            role: user.role.label(),
            stale: typed.stale.then(|| user.name.clone()),
            own_name: typed.name.unwrap_or(user.name),
            revision: user.revision,
            hint: password_hint(),
            errors: typed.errors,
            browsers,
            themes: [("system", "As the system"), ("light", "Light"), ("dark", "Dark")],
            theme,
            urls,
        },
    )
}

/// Changes the name.
pub async fn rename(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let mut parse = fields.parse();
    let name = parse.line("name", "your name", 120);
    let seen = parse.revision();
    let new = name.clone();
    let outcome = match parse.done(()) {
        Ok(()) => visit.write(move |conn, ctx| actions::rename_self(conn, ctx, seen, &new)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(visit.go_with(&paths::account(), &Flash::good("Saved.", ""))),
        Err(Error::Invalid(errors)) => {
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Typed { name: Some(name), errors, stale: false }).await
        }
        Err(Error::Stale) => page(&visit, StatusCode::CONFLICT, Typed { name: Some(name), stale: true, ..Typed::default() }).await,
        Err(error) => Err(error),
    }
}

/// Changes the password, after the current one was typed.
pub async fn change_password(visit: Visit, fields: Fields, limiter: web::Data<SignInLimiter>) -> Result<HttpResponse> {
    let staff = visit.staff()?.clone();
    limiter.0.count(&format!("password {}", staff.user))?;
    let user = visit.read(move |conn, _| store::user(conn, &staff.organisation, &staff.user)).await?;
    let (current, new) = (fields.value("current"), Secret::new(fields.value("password").to_string()));
    let mut errors = FieldErrors::new();
    let passwords = visit.state.config.passwords;
    let checked =
        password::check(passwords, user.password_hash.clone(), Secret::new(current.chars().take(rules::PASSWORD_MOST + 1).collect()))
            .await?;
    if checked == Checked::Wrong {
        errors.add("current", if current.is_empty() { "Enter your current password." } else { "This is not your current password." });
    }
    if let Some(problem) = rules::password_problem(new.expose(), &user.email, &user.name) {
        errors.add("password", problem);
    } else if new.expose() == current {
        errors.add("password", "This is the password you have now. Choose another.");
    }
    if !errors.is_empty() {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Typed { errors, ..Typed::default() }).await;
    }
    let hash = password::hash_later(passwords, new).await?;
    let ended = visit.write(move |conn, ctx| actions::change_own_password(conn, ctx, user.password_hash.as_deref(), &hash)).await?;
    let others = if ended == 0 {
        String::new()
    } else {
        format!("{} signed out.", crate::kit::text::count(ended, "other browser was", "other browsers were"))
    };
    Ok(visit.go_with(&paths::account(), &Flash::good("Your password is changed.", others)))
}

/// Signs one of one's browsers out; this one goes to the sign-in page by itself.
pub async fn end_session(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id.parse().map_err(|_| Error::NotFound)?;
    visit.write(move |conn, ctx| actions::end_one(conn, ctx, &id)).await?;
    Ok(visit.go_with(&paths::account(), &Flash::good("That browser is signed out.", "")))
}

/// Light, dark or the system's colours, for this browser.
pub async fn set_theme(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let theme = match fields.value("theme") {
        "light" => "light",
        "dark" => "dark",
        _ => "",
    };
    let life = if theme.is_empty() { Duration::ZERO } else { Duration::days(400) };
    let cookie = Cookie::build("ts_theme", theme)
        .path("/")
        .http_only(true)
        .secure(visit.state.config.is_https())
        .same_site(SameSite::Lax)
        .max_age(life)
        .finish();
    let mut response = visit.go_with(&paths::account(), &Flash::good("Saved.", "It holds for this browser."));
    response.add_cookie(&cookie).map_err(Error::internal)?;
    Ok(response)
}
