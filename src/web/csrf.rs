//! Cross-site request forgery: every unsafe request carries a token tied to the browser, whatever the route.
//!
//! Each browser has a random `ts_browser` cookie; the token is its HMAC under the installation's key. The check reads the
//! `X-Csrf` header, the form field `csrf` or, for uploads, the query `csrf`. It stands in a middleware, so no handler can
//! forget it. `Sec-Fetch-Site: cross-site` is refused outright.

use super::{Fields, State, errors::refuse};
use crate::error::{Error, Result};
use crate::kit::secret;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

/// The cookie that tells one browser from another before anybody signs in.
pub const BROWSER: &str = "ts_browser";

/// The token of this request's browser; put into forms.
#[derive(Debug, Clone)]
pub struct Token(pub String);

/// The middleware.
pub async fn check(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some(state) = request.app_data::<web::Data<State>>().cloned() else { return Ok(refuse(request, &Error::internal("no state"))) };
    let kept = request.cookie(BROWSER).map(|c| c.value().to_string()).filter(|v| v.len() == 43);
    let browser = kept.clone().unwrap_or_else(|| secret::token(&mut state.ctx(crate::ctx::Actor::Nobody, "").dice).expose().clone());
    let token = secret::sign(state.secrets.csrf.expose(), &browser);
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !safe {
        let cross_site = request.headers().get("sec-fetch-site").is_some_and(|v| v == "cross-site");
        let given = match given(&mut request, state.config.limits.body_kib * 1024).await {
            Ok(given) => given,
            Err(error) => return Ok(refuse(request, &error)),
        };
        if cross_site || kept.is_none() || !given.is_some_and(|g| secret::same(&g, &token)) {
            let error = Error::refused(
                "web.csrf",
                "This form is no longer valid. Go back, load the page again and send it once more. Your text is still in the form.",
            );
            return Ok(refuse(request, &error));
        }
    }
    request.extensions_mut().insert(Token(token));
    let mut response = next.call(request).await?;
    if kept.is_none() {
        let cookie = Cookie::build(BROWSER, browser)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(state.config.is_https())
            .max_age(Duration::days(400))
            .finish();
        if let Ok(value) = header::HeaderValue::from_str(&cookie.to_string()) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    Ok(response.map_into_boxed_body())
}

/// The token as sent. A form's body is read here, parsed once, and handed on to the [`Fields`] extractor.
async fn given(request: &mut ServiceRequest, most: usize) -> Result<Option<String>> {
    let in_query = || {
        serde_urlencoded::from_str::<Vec<(String, String)>>(request.query_string())
            .ok()?
            .into_iter()
            .find(|(k, _)| k == "csrf")
            .map(|(_, v)| v)
    };
    let in_header = request.headers().get("x-csrf").and_then(|v| v.to_str().ok()).map(ToString::to_string);
    let token = in_header.or_else(in_query);
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .is_none_or(|v| v.starts_with("application/x-www-form-urlencoded"));
    if !is_form {
        return Ok(token);
    }
    let body = {
        use actix_web::FromRequest;
        let (http, payload) = request.parts_mut();
        let payload = web::Payload::from_request(http, payload).await.map_err(Error::internal)?;
        payload
            .to_bytes_limited(most)
            .await
            .map_err(|_| too_large(most))?
            .map_err(|_| Error::field("", "The form did not arrive whole. Send it again."))?
    };
    let fields = Fields::from_urlencoded(&body)
        .ok_or_else(|| Error::field("", "The form could not be read. Load the page again and send it once more."))?;
    let token = token.or_else(|| fields.get("csrf").map(ToString::to_string));
    request.extensions_mut().insert(fields);
    Ok(token)
}

fn too_large(most: usize) -> Error {
    Error::field("", format!("That is more than {} KB, the most this form takes.", most / 1024))
}
