//! The two cookies of a session.

use super::{Claims, Keyring};
use crate::config::Config;
use crate::ctx::Staff;
use crate::error::Result;
use crate::kit::{Secret, Span, Time};
use actix_web::cookie::{Cookie, SameSite, time::Duration};

pub(super) const ACCESS: &str = "ts_access";
pub(super) const REFRESH: &str = "ts_refresh";

/// A fresh access token for somebody.
pub(super) fn access(keyring: &Keyring, config: &Config, staff: &Staff, now: Time) -> Result<Cookie<'static>> {
    let life = Span::minutes(config.sessions.access_minutes);
    let claims = Claims {
        sub: staff.user.clone(),
        sid: staff.session.clone(),
        org: staff.organisation.clone(),
        org_name: staff.organisation_name.clone(),
        name: staff.name.clone(),
        role: staff.role,
        iat: now.seconds(),
        exp: (now + life).seconds(),
    };
    Ok(made(config, ACCESS, keyring.sign(&claims)?, Duration::seconds(life.whole_seconds())))
}

/// The refresh token, for as long as an unused session lives.
pub(super) fn refresh(config: &Config, token: &Secret<String>) -> Cookie<'static> {
    made(config, REFRESH, token.expose().clone(), Duration::days(config.sessions.idle_days))
}

/// Both, taken away.
pub(super) fn gone(config: &Config) -> [Cookie<'static>; 2] {
    [ACCESS, REFRESH].map(|name| made(config, name, String::new(), Duration::ZERO))
}

/// `Lax`: a link in a letter must find its reader signed in; unsafe requests carry the form token besides.
fn made(config: &Config, name: &'static str, value: String, life: Duration) -> Cookie<'static> {
    Cookie::build(name, value).path("/").http_only(true).secure(config.is_https()).same_site(SameSite::Lax).max_age(life).finish()
}
