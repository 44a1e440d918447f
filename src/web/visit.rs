//! One request, as a handler sees it: who, in which browser, with the database at hand.

use super::{Fields, Flash, Person, Shell, State, Waiting, csrf};
use crate::ctx::{Actor, Ctx, Staff};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::language::{self, Wishes};
use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder, web};
use std::future::{Ready, ready};

/// One request.
#[derive(Debug, Clone)]
pub struct Visit {
    pub state: State,
    pub actor: Actor,
    /// The token that forms carry.
    pub csrf: String,
    pub path: String,
    pub address: String,
    pub user_agent: String,
    /// "", "light" or "dark", from the cookie `ts_theme`.
    pub theme: &'static str,
    /// What the browser says of its reader's language; the candidate's pages ask.
    pub wishes: Wishes,
    pub query: Fields,
    flash: Option<Flash>,
    waiting: Waiting,
    /// Whether the page script asked, and a fragment is enough.
    pub wants_fragment: bool,
}

impl FromRequest for Visit {
    type Error = actix_web::Error;
    type Future = Ready<Result<Visit, actix_web::Error>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Visit::of(request).map_err(Into::into))
    }
}

impl Visit {
    /// Reads the request.
    pub fn of(request: &HttpRequest) -> Result<Visit> {
        let state = request.app_data::<web::Data<State>>().ok_or_else(|| Error::internal("no state"))?.get_ref().clone();
        let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or("").to_string();
        let flash = Flash::read(&state, request.cookie(Flash::cookie_name()));
        let theme = request.cookie("ts_theme").map_or("", |c| match c.value() {
            "light" => "light",
            "dark" => "dark",
            _ => "",
        });
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or("");
        let wishes = Wishes::read(request.cookie(language::COOKIE).as_ref().map(|c| c.value()), accepted);
        let address = client_address(request, state.config.trusted_proxies);
        let actor = request.extensions().get::<Actor>().cloned().unwrap_or(Actor::Nobody);
        let csrf = request.extensions().get::<csrf::Token>().map(|t| t.0.clone()).unwrap_or_default();
        Ok(Visit {
            state,
            actor,
            csrf,
            path: request.path().to_string(),
            address,
            user_agent: header("user-agent").chars().take(300).collect(),
            theme,
            wishes,
            query: Fields::of_query(request),
            flash,
            waiting: request.extensions().get::<Waiting>().cloned().unwrap_or_default(),
            wants_fragment: header("x-fragment") == "1",
        })
    }

    /// The signed-in member of staff; [`Error::SignIn`] otherwise. The first line of every staff page.
    pub fn staff(&self) -> Result<&Staff> {
        self.actor.staff()
    }

    /// What a deed is done with.
    pub fn ctx(&self) -> Ctx {
        self.state.ctx(self.actor.clone(), &self.address)
    }

    /// Runs `f` on a connection that only reads.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn, &mut Ctx) -> Result<T> + Send + 'static,
    {
        let mut ctx = self.ctx();
        self.state.db.read(move |conn| f(conn, &mut ctx)).await
    }

    /// Runs `f` in one transaction, answered after the commit.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn, &mut Ctx) -> Result<T> + Send + 'static,
    {
        let mut ctx = self.ctx();
        self.state.db.write(move |conn| f(conn, &mut ctx)).await
    }

    /// The frame of a page with this title.
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        let (mut menu, banner) = (self.state.menu)(&self.state, &self.actor, &self.path);
        for item in menu.iter_mut().filter(|item| item.href == self.waiting.at && self.waiting.count > 0) {
            item.count = Some(self.waiting.count);
            item.urgent = true;
        }
        let staff = self.actor.staff().ok();
        Shell {
            title: title.into(),
            lang: "en",
            dir: "ltr",
            theme: self.theme,
            org: staff.map(|s| s.organisation_name.clone()).unwrap_or_default(),
            person: staff.map(|s| Person::new(&s.name, s.role.label())),
            menu,
            crumbs: Vec::new(),
            flash: self.flash.clone(),
            banner,
            csrf: self.csrf.clone(),
            search_url: staff.filter(|s| s.role.may(crate::kit::Permission::ViewCandidates)).map(|_| crate::paths::candidates::index()),
            sign_out_url: crate::paths::accounts::sign_out(),
            settings_url: crate::paths::accounts::settings(),
        }
    }

    /// Answers with a page.
    pub fn page(&self, template: &impl askama::Template) -> Result<HttpResponse> {
        self.page_as(StatusCode::OK, template)
    }

    /// Answers with a page and a status: 422 for a form with messages, 409 for one that is stale.
    pub fn page_as(&self, status: StatusCode, template: &impl askama::Template) -> Result<HttpResponse> {
        let page = template.render()?;
        Ok(self.answer(status).body(page))
    }

    /// An answer that takes a page: with it the message that it shows is used up.
    pub(super) fn answer(&self, status: StatusCode) -> HttpResponseBuilder {
        let mut response = HttpResponse::build(status);
        response.content_type("text/html; charset=utf-8");
        if self.flash.is_some() {
            response.cookie(Flash::gone());
        }
        response
    }

    /// Goes to another page (303).
    pub fn go(&self, to: &str) -> HttpResponse {
        HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
    }

    /// Goes to another page, which shows a message once.
    pub fn go_with(&self, to: &str, flash: &Flash) -> HttpResponse {
        HttpResponse::SeeOther().insert_header((header::LOCATION, to)).cookie(flash.cookie(&self.state)).finish()
    }
}

/// The address of the client: the peer's, or what the trusted proxies say it was.
pub fn client_address(request: &HttpRequest, trusted_proxies: usize) -> String {
    let peer = request.peer_addr().map(|a| a.ip().to_string()).unwrap_or_default();
    if trusted_proxies == 0 {
        return peer;
    }
    let forwarded: Vec<&str> =
        request.headers().get_all("x-forwarded-for").filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(',')).map(str::trim).collect();
    // Each proxy appends who spoke to it; anything further left was sent by the client and is worth nothing.
    forwarded
        .len()
        .checked_sub(trusted_proxies)
        .and_then(|i| forwarded.get(i))
        .filter(|a| a.parse::<std::net::IpAddr>().is_ok())
        .map_or(peer, ToString::to_string)
}
