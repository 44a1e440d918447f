//! Who may sign in: the list, invitations, roles, signing off.

use crate::accounts::{User, UserState, actions, store};
use crate::ctx::Ctx;
use crate::error::{Error, FieldErrors, Result};
use crate::kit::ids::UserId;
use crate::kit::{Permission, Role, text};
use crate::paths::accounts as paths;
use crate::web::{Fields, Flash, Shell, Visit};
use crate::{db::Conn, new_id};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// What each role may do, in a sentence.
const ROLES: [(&str, &str, &str); 4] = [
    (Role::Admin.as_str(), Role::Admin.label(), "Everything: users, company, audit trail, and all that the others may."),
    (
        Role::Recruiter.as_str(),
        Role::Recruiter.label(),
        "Writes job profiles, questions and assessments, invites candidates, compares results.",
    ),
    (Role::HiringManager.as_str(), Role::HiringManager.label(), "Sees the candidates of their own jobs, rates them and decides."),
    (Role::Reviewer.as_str(), Role::Reviewer.label(), "Marks answers without seeing whose they are."),
];

#[derive(askama::Template)]
#[template(path = "accounts/users/index.html")]
struct Index {
    shell: Shell,
    rows: Vec<Row>,
    new_url: String,
    summary: String,
}

struct Row {
    href: String,
    name: String,
    email: String,
    initials: String,
    role: &'static str,
    state: &'static str,
    tone: &'static str,
    seen: Option<(String, String)>,
}

#[derive(askama::Template)]
#[template(path = "accounts/users/new.html")]
struct New {
    shell: Shell,
    id: String,
    email: String,
    role: String,
    roles: [(&'static str, &'static str, &'static str); 4],
    errors: FieldErrors,
    action: String,
    list_url: String,
    no_mail: bool,
}

#[derive(askama::Template)]
#[template(path = "accounts/users/show.html")]
struct Show {
    shell: Shell,
    user: User,
    is_self: bool,
    chosen: String,
    stale: Option<String>,
    roles: [(&'static str, &'static str, &'static str); 4],
    errors: FieldErrors,
    made: (String, String),
    seen: Option<(String, String)>,
    paused: Option<String>,
    tone: &'static str,
    urls: Urls,
    no_mail: bool,
}

struct Urls {
    role: String,
    disabling: String,
    enabling: String,
    invitation: String,
    reset: String,
    outbox: String,
    account: String,
}

fn tone(state: UserState) -> &'static str {
    match state {
        UserState::Invited => "info",
        UserState::Active => "good",
        UserState::Disabled => "",
    }
}

/// Everybody who may sign in.
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let users = visit
        .read(|conn, ctx| {
            ctx.need(Permission::ManageUsers)?;
            store::users(conn, &ctx.organisation()?)
        })
        .await?;
    let now = visit.state.clock.now();
    let active = users.iter().filter(|u| u.state == UserState::Active).count();
    let summary = format!("{} may sign in", text::count(active, "person", "people"));
    let rows = users
        .into_iter()
        .map(|u| Row {
            href: paths::user(u.id.as_str()),
            initials: text::initials(&u.name),
            role: u.role.label(),
            state: u.state.label(),
            tone: tone(u.state),
            seen: u.last_sign_in_at.map(|at| (at.iso(), at.ago(now))),
            name: u.name,
            email: u.email,
        })
        .collect();
    visit.page(&Index {
        shell: visit.shell("Users").crumb("Settings", paths::settings()).crumb("Users", ""),
        rows,
        new_url: paths::new_user(),
        summary,
    })
}

/// The form that invites somebody.
pub async fn new(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let mut ctx = visit.ctx();
    ctx.need(Permission::ManageUsers)?;
    invite_form(&visit, new_id!(ctx, UserId).to_string(), String::new(), String::new(), FieldErrors::new())
}

fn invite_form(visit: &Visit, id: String, email: String, role: String, errors: FieldErrors) -> Result<HttpResponse> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell =
        visit.shell("Invite somebody").crumb("Settings", paths::settings()).crumb("Users", paths::users()).crumb("Invite somebody", "");
    visit.page_as(
        status,
        &New { shell, id, email, role, roles: ROLES, errors, action: paths::users(), list_url: paths::users(), no_mail: no_mail(visit) },
    )
}

fn no_mail(visit: &Visit) -> bool {
    visit.state.config.mail.smtp_url.is_none()
}

/// Invites somebody. The form's hidden id makes a second press of the button find what the first one did.
pub async fn create(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::ManageUsers)?;
    let mut parse = fields.parse();
    let email = parse.email("email");
    let role = parse.choice::<Role>("role", "a role");
    let id = fields.value("id").parse::<UserId>().unwrap_or_else(|_| new_id!(visit.ctx(), UserId));
    let (kept, address, config) = (id.clone(), email.clone(), visit.state.config.clone());
    let outcome = match (parse.done(()), role) {
        (Ok(()), Some(role)) => visit.write(move |conn, ctx| actions::invite_user(conn, ctx, &config, id, &address, role)).await,
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::field("role", "Choose a role.")),
    };
    match outcome {
        Ok(user) => Ok(visit.go_with(&paths::user(user.id.as_str()), &Flash::good("Invited.", letter_note(&visit, &user.email)))),
        Err(Error::Invalid(errors)) => invite_form(&visit, kept.to_string(), email, fields.value("role").to_string(), errors),
        Err(error) => Err(error),
    }
}

fn letter_note(visit: &Visit, email: &str) -> String {
    if no_mail(visit) {
        format!("No mail server is set: open the letter to {email} in the outbox and hand the link over yourself.")
    } else {
        format!("A letter goes to {email}.")
    }
}

/// One user.
pub async fn show(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    page(&visit, StatusCode::OK, &id, None, FieldErrors::new()).await
}

async fn page(visit: &Visit, status: StatusCode, id: &str, chosen: Option<String>, errors: FieldErrors) -> Result<HttpResponse> {
    let me = visit.staff()?.user.clone();
    let wanted: UserId = id.parse().map_err(|_| Error::NotFound)?;
    let user = visit
        .read(move |conn, ctx| {
            ctx.need(Permission::ManageUsers)?;
            store::user(conn, &ctx.organisation()?, &wanted)
        })
        .await?;
    let now = visit.state.clock.now();
    let shell =
        visit.shell(user.name.clone()).crumb("Settings", paths::settings()).crumb("Users", paths::users()).crumb(user.name.clone(), "");
    let urls = Urls {
        role: paths::user_role(id),
        disabling: paths::user_disabling(id),
        enabling: paths::user_enabling(id),
        invitation: paths::user_invitation(id),
        reset: paths::user_reset(id),
        outbox: paths::outbox(),
        account: paths::account(),
    };
    let paused = user.locked_until.filter(|until| *until > now).map(|until| until.hour_minute());
    visit.page_as(
        status,
        &Show {
            shell,
            is_self: user.id == me,
            stale: (status == StatusCode::CONFLICT).then(|| user.role.label().to_string()),
            chosen: chosen.unwrap_or_else(|| user.role.to_string()),
            roles: ROLES,
            errors,
            made: (user.created_at.iso(), user.created_at.date()),
            seen: user.last_sign_in_at.map(|at| (at.iso(), at.ago(now))),
            paused,
            tone: tone(user.state),
            urls,
            no_mail: no_mail(visit),
            user,
        },
    )
}

/// Gives somebody another role.
pub async fn change_role(visit: Visit, id: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::ManageUsers)?;
    let user: UserId = id.parse().map_err(|_| Error::NotFound)?;
    let mut parse = fields.parse();
    let role = parse.choice::<Role>("role", "a role");
    let seen = parse.revision();
    let (Some(role), Ok(())) = (role, parse.done(())) else {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &id, Some(String::new()), FieldErrors::one("role", "Choose a role.")).await;
    };
    match visit.write(move |conn, ctx| actions::change_role(conn, ctx, &user, seen, role)).await {
        Ok(user) => {
            Ok(visit
                .go_with(&paths::user(&id), &Flash::good("Saved.", format!("{} is now {}.", user.name, user.role.label().to_lowercase()))))
        }
        Err(Error::Stale) => page(&visit, StatusCode::CONFLICT, &id, Some(role.to_string()), FieldErrors::new()).await,
        Err(error) => Err(error),
    }
}

/// Keeps somebody from signing in, at once.
pub async fn disable(visit: Visit, id: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    switch(visit, &id, &fields, actions::disable, "cannot sign in any more, and is signed out everywhere.").await
}

/// Lets somebody sign in again.
pub async fn enable(visit: Visit, id: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    switch(visit, &id, &fields, actions::enable, "can sign in again.").await
}

async fn switch(
    visit: Visit,
    id: &str,
    fields: &Fields,
    deed: fn(&mut Conn, &mut Ctx, &UserId, i32) -> Result<User>,
    done: &str,
) -> Result<HttpResponse> {
    visit.staff()?;
    let user: UserId = id.parse().map_err(|_| Error::NotFound)?;
    let seen = fields.parse().revision();
    match visit.write(move |conn, ctx| deed(conn, ctx, &user, seen)).await {
        Ok(user) => Ok(visit.go_with(&paths::user(id), &Flash::good("Done.", format!("{} {done}", user.name)))),
        Err(Error::Stale) => page(&visit, StatusCode::CONFLICT, id, None, FieldErrors::new()).await,
        Err(error) => Err(error),
    }
}

/// Sends the invitation again, with a new link.
pub async fn resend_invitation(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let (user, config) = (id.parse::<UserId>().map_err(|_| Error::NotFound)?, visit.state.config.clone());
    let sent = visit.write(move |conn, ctx| actions::resend_invitation(conn, ctx, &config, &user)).await?;
    let flash = if sent {
        Flash::good("Sent again.", "The old link does not work any more.")
    } else {
        Flash::info("Sent a moment ago.", "No second letter was written.")
    };
    Ok(visit.go_with(&paths::user(&id), &flash))
}

/// Sends a letter with which somebody sets a new password.
pub async fn send_reset(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let (user, config) = (id.parse::<UserId>().map_err(|_| Error::NotFound)?, visit.state.config.clone());
    let sent = visit.write(move |conn, ctx| actions::send_reset(conn, ctx, &config, &user)).await?;
    let flash = if sent {
        Flash::good("A letter was written.", "Its link works once, for one hour.")
    } else {
        Flash::warn(
            "No letter was written.",
            "This account got three letters within the last hour. The link in the newest still works, or try again later.",
        )
    };
    Ok(visit.go_with(&paths::user(&id), &flash))
}
