//! A message that is shown once, on the page after the deed: kept in a signed cookie.

use super::State;
use crate::kit::secret;
use actix_web::cookie::{Cookie, SameSite, time::Duration};

/// The colour family of a message.
pub type Tone = &'static str;

/// A message shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flash {
    /// "good", "info", "warn" or "bad".
    pub tone: Tone,
    /// A bold few words: "Saved."
    pub title: String,
    /// The rest of the sentence.
    pub text: String,
}

const COOKIE: &str = "ts_flash";

impl Flash {
    /// It went well.
    pub fn good(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { tone: "good", title: title.into(), text: text.into() }
    }
    /// To know.
    pub fn info(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { tone: "info", title: title.into(), text: text.into() }
    }
    /// To look at.
    pub fn warn(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { tone: "warn", title: title.into(), text: text.into() }
    }
    /// It did not work.
    pub fn bad(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { tone: "bad", title: title.into(), text: text.into() }
    }

    pub(super) fn cookie(&self, state: &State) -> Cookie<'static> {
        let body = secret::encode(serde_json::json!([self.tone, self.title, self.text]).to_string().as_bytes());
        let signed = format!("{}.{body}", secret::sign(state.secrets.cookies.expose(), &body));
        Cookie::build(COOKIE, signed)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(state.config.is_https())
            .max_age(Duration::minutes(5))
            .finish()
    }

    pub(super) fn read(state: &State, cookie: Option<Cookie<'static>>) -> Option<Flash> {
        let cookie = cookie?;
        let (tag, body) = cookie.value().split_once('.')?;
        if !secret::verify(state.secrets.cookies.expose(), body, tag) {
            return None;
        }
        let (tone, title, text): (String, String, String) = serde_json::from_slice(&secret::decode(body)?).ok()?;
        let tone = ["good", "info", "warn", "bad"].into_iter().find(|t| *t == tone)?;
        Some(Flash { tone, title, text })
    }

    pub(super) fn gone() -> Cookie<'static> {
        Cookie::build(COOKIE, "").path("/").max_age(Duration::ZERO).finish()
    }
    pub(super) const fn cookie_name() -> &'static str {
        COOKIE
    }
}
