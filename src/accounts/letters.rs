//! Letters about accounts. Their links sign somebody in, so none is put where staff could copy it, and the outbox forgets
//! the text once it was sent.

use super::{Purpose, User};
use crate::config::Config;
use crate::error::Result;
use crate::kit::{Secret, Time};
use crate::mail::{NewLetter, kinds};
use crate::paths::accounts as paths;
use askama::Template;

struct Content {
    greeting: String,
    before: Vec<String>,
    button: Option<(&'static str, String)>,
    after: Vec<String>,
}

#[derive(Template)]
#[template(path = "accounts/mail/letter.txt")]
struct Text<'a> {
    letter: &'a Content,
}

#[derive(Template)]
#[template(path = "accounts/mail/letter.html")]
struct Html<'a> {
    letter: &'a Content,
    subject: &'a str,
}

/// The full link for a token.
pub(super) fn link(config: &Config, purpose: Purpose, token: &Secret<String>) -> String {
    config.absolute(&match purpose {
        Purpose::Invitation => paths::joining_link(token.expose()),
        Purpose::Reset => paths::reset_link(token.expose()),
    })
}

/// The invitation of a new user.
pub(super) fn invitation(
    config: &Config,
    user: &User,
    inviter: &str,
    company: &str,
    token: &Secret<String>,
    expires: Time,
) -> Result<NewLetter> {
    let role = user.role.label().to_lowercase();
    write(
        user,
        kinds::USER_INVITATION,
        format!("{company}: your account for hiring"),
        Content {
            greeting: "Hello,".to_string(),
            before: vec![
                format!("{inviter} has made an account for you at {company}. Your role is {role}."),
                "Say your name and choose a password to start:".to_string(),
            ],
            button: Some(("Set up your account", link(config, Purpose::Invitation, token))),
            after: vec![
                format!("The link works once, until {}.", expires.date_time()),
                "If you do not know why you got this letter, you need do nothing.".to_string(),
            ],
        },
    )
}

/// The letter with which a forgotten password is replaced.
pub(super) fn reset(config: &Config, user: &User, token: &Secret<String>, expires: Time) -> Result<NewLetter> {
    write(
        user,
        kinds::PASSWORD_RESET,
        "Set a new password".to_string(),
        Content {
            greeting: format!("Hello {},", user.name),
            before: vec!["Somebody asked for a new password for your account. If it was you, choose one here:".to_string()],
            button: Some(("Set a new password", link(config, Purpose::Reset, token))),
            after: vec![
                format!("The link works once, until {}.", expires.date_time()),
                "If it was not you, you need do nothing: your password stays as it is.".to_string(),
            ],
        },
    )
}

/// The letter after a password was changed.
pub(super) fn changed(user: &User, now: Time) -> Result<NewLetter> {
    write(
        user,
        "password_changed",
        "Your password was changed".to_string(),
        Content {
            greeting: format!("Hello {},", user.name),
            before: vec![format!("The password of your account was changed on {}. Other browsers were signed out.", now.date_time())],
            button: None,
            after: vec!["If it was not you, ask an administrator of your company to send you a new password at once.".to_string()],
        },
    )
}

fn write(user: &User, kind: &'static str, subject: String, content: Content) -> Result<NewLetter> {
    let (text, html) = (Text { letter: &content }.render()?, Html { letter: &content, subject: &subject }.render()?);
    Ok(NewLetter {
        kind,
        about_id: user.id.to_string(),
        to_name: user.name.clone(),
        to_address: user.email.clone(),
        subject,
        text,
        html,
        link: None,
        language: crate::language::Language::English,
    })
}
