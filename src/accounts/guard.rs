//! The middleware that says who somebody is.

use super::actions::{Renewed, renew};
use super::{Keyring, cookies, store};
use crate::ctx::{Actor, Staff};
use crate::error::{Error, Result};
use crate::kit::Span;
use crate::web::{State, client_address, refuse};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::Cookie;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

/// Puts the [`Actor`] of a valid session into the request, renewing the access token where it has run out.
pub async fn authenticate(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let mut set: Vec<Cookie<'static>> = Vec::new();
    let has_session = request.cookie(cookies::ACCESS).is_some() || request.cookie(cookies::REFRESH).is_some();
    if has_session && !request.path().starts_with("/static/") && !request.path().starts_with("/health/") {
        let (staff, cookies) = match who(&request).await {
            Ok(found) => found,
            Err(error) => return Ok(refuse(request, &error)),
        };
        set = cookies;
        if let Some(staff) = staff {
            request.extensions_mut().insert(Actor::Staff(staff));
        }
    }
    let mut response = next.call(request).await?;
    for cookie in set {
        // A handler that set the same cookie (signing out) has the last word.
        let name = format!("{}=", cookie.name());
        let taken = response.headers().get_all(header::SET_COOKIE).any(|v| v.to_str().is_ok_and(|v| v.starts_with(&name)));
        if !taken && let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    Ok(response.map_into_boxed_body())
}

async fn who(request: &ServiceRequest) -> Result<(Option<Staff>, Vec<Cookie<'static>>)> {
    let (Some(state), Some(keyring)) = (request.app_data::<web::Data<State>>(), request.app_data::<web::Data<Keyring>>()) else {
        return Err(Error::internal("no keyring"));
    };
    let now = state.clock.now();
    if let Some(claims) = request.cookie(cookies::ACCESS).and_then(|c| keyring.verify(c.value())) {
        let session = claims.sid.clone();
        if let Some(staff) = state.db.read(move |conn| store::staff_of_session(conn, &session, now)).await? {
            return Ok((Some(staff), Vec::new()));
        }
        return Ok((None, cookies::gone(&state.config).to_vec()));
    }
    let Some(token) = request.cookie(cookies::REFRESH).map(|c| c.value().to_string()).filter(|t| !t.is_empty()) else {
        return Ok((None, Vec::new()));
    };
    let mut ctx = state.ctx(Actor::Nobody, &client_address(request.request(), state.config.trusted_proxies));
    let idle = Span::days(state.config.sessions.idle_days);
    let renewed = state.db.write(move |conn| renew(conn, &mut ctx, &token, idle)).await?;
    Ok(match renewed {
        Renewed::Rotated(staff, refresh) => {
            let set = vec![cookies::access(keyring, &state.config, &staff, now)?, cookies::refresh(&state.config, &refresh)];
            (Some(staff), set)
        }
        Renewed::JustRotated(staff) => {
            let set = vec![cookies::access(keyring, &state.config, &staff, now)?];
            (Some(staff), set)
        }
        Renewed::Refused => (None, cookies::gone(&state.config).to_vec()),
    })
}
