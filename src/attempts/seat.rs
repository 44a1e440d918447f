//! The seat: a signed cookie that binds this browser to one invitation.
//!
//! It carries what never changes about the invitation (its organisation and assessment), so that an answer can be read and
//! checked before the database is asked, and what the candidate agreed to. Whether the seat is still open is looked up
//! at every request.

use super::model::SeatKey;
use crate::config::Config;
use crate::ctx::{Actor, Ctx};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::{AssessmentId, InvitationId, OrganisationId};
use crate::kit::{Time, secret};
use crate::language;
use crate::paths;
use crate::web::{State, Visit};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::dev::Payload;
use actix_web::error::InternalError;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use std::future::{Ready, ready};

/// The cookie's name.
pub const COOKIE: &str = "ts_seat";

/// A browser's seat and its request.
#[derive(Debug, Clone)]
pub struct Seat {
    /// The request, acted by the candidate.
    pub visit: Visit,
    pub ticket: Ticket,
}

/// What the cookie says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    pub key: SeatKey,
    pub organisation: OrganisationId,
    pub assessment: AssessmentId,
    pub consent: Option<Consent>,
}

/// When the candidate agreed, and to which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    pub at: Time,
    pub digest: String,
}

impl Consent {
    /// Agreement to these words, now.
    pub fn to(text: &str, at: Time) -> Consent {
        Consent { at, digest: secret::digest(text) }
    }
    /// Whether it was to these words.
    pub fn covers(&self, text: &str) -> bool {
        self.digest == secret::digest(text)
    }
}

impl Ticket {
    fn body(&self) -> String {
        let (at, digest) = self.consent.as_ref().map_or((0, "-"), |c| (c.at.micros(), c.digest.as_str()));
        format!("{}.{}.{}.{}.{at}.{digest}", self.key.invitation, self.key.link_number, self.organisation, self.assessment)
    }

    /// The cookie that opens the seat.
    pub fn cookie(&self, state: &State) -> Cookie<'static> {
        let body = self.body();
        let value = format!("{body}.{}", secret::sign(state.secrets.seats.expose(), &body));
        made(&state.config, value, Duration::days(90))
    }

    fn read(state: &State, value: &str) -> Option<Ticket> {
        let (body, tag) = value.rsplit_once('.')?;
        if !secret::verify(state.secrets.seats.expose(), body, tag) {
            return None;
        }
        let mut parts = body.split('.');
        let invitation: InvitationId = parts.next()?.parse().ok()?;
        let link_number = parts.next()?.parse().ok()?;
        let organisation = parts.next()?.parse().ok()?;
        let assessment = parts.next()?.parse().ok()?;
        let at: i64 = parts.next()?.parse().ok()?;
        let digest = parts.next()?.to_string();
        let consent = (at != 0).then(|| Consent { at: Time::from_micros(at), digest });
        Some(Ticket { key: SeatKey { invitation, link_number }, organisation, assessment, consent })
    }
}

/// The cookie that keeps a language: the candidate's choice, or `~` and the seat's.
pub fn language_cookie(state: &State, value: &str) -> Cookie<'static> {
    let mut cookie = made(&state.config, value.to_string(), Duration::days(90));
    cookie.set_name(language::COOKIE);
    cookie
}

/// `Lax`: a link in a letter must find its reader in the seat.
fn made(config: &Config, value: String, life: Duration) -> Cookie<'static> {
    Cookie::build(COOKIE, value).path("/").http_only(true).secure(config.is_https()).same_site(SameSite::Lax).max_age(life).finish()
}

impl Seat {
    /// The seat of a request; `None` when its browser has none.
    pub fn of(request: &HttpRequest) -> Option<Seat> {
        let mut visit = Visit::of(request).ok()?;
        let ticket = Ticket::read(&visit.state, request.cookie(COOKIE)?.value())?;
        visit.actor = Actor::Candidate { organisation: ticket.organisation.clone(), invitation: ticket.key.invitation.clone() };
        Some(Seat { visit, ticket })
    }

    /// Runs `f` on a connection that only reads.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn, &mut Ctx) -> Result<T> + Send + 'static,
    {
        self.visit.read(f).await
    }

    /// Runs `f` in one transaction.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn, &mut Ctx) -> Result<T> + Send + 'static,
    {
        self.visit.write(f).await
    }
}

impl FromRequest for Seat {
    type Error = actix_web::Error;
    type Future = Ready<Result<Seat, actix_web::Error>>;
    /// Without a seat a page leads to one that says what to do; the page script hears 401 and loads the page again.
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let by_script = request
            .headers()
            .get(header::ACCEPT)
            .and_then(|v| v.to_str().ok())
            .is_some_and(|v| v.contains("json") && !v.contains("text/html"));
        ready(match Seat::of(request) {
            Some(seat) => Ok(seat),
            None if by_script => Err(Error::SignIn.into()),
            None => Err(InternalError::from_response(
                "no seat",
                HttpResponse::SeeOther().insert_header((header::LOCATION, paths::attempts::no_seat())).finish(),
            )
            .into()),
        })
    }
}
