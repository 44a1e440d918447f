//! How often one address may ask. Per process: a burst over several nodes is bounded by their number.

use super::{State, client_address, errors::refuse};
use crate::error::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::Arc;

/// Counts by key (an address, an account) with a leaky bucket (GCRA). Cheap to clone.
#[derive(Debug, Clone)]
pub struct Limiter(Arc<DefaultKeyedRateLimiter<String>>);

impl Limiter {
    /// `n` a minute; `n` may come at once.
    pub fn per_minute(n: u32) -> Self {
        Self::of(Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)))
    }
    /// `n` a second; three times as many may come at once.
    pub fn per_second(n: u32) -> Self {
        let n = NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        Self::of(Quota::per_second(n).allow_burst(n.saturating_mul(NonZeroU32::MIN.saturating_add(2))))
    }
    fn of(quota: Quota) -> Self {
        Self(Arc::new(RateLimiter::keyed(quota)))
    }
    /// Counts one; [`Error::TooMany`] when it is one too many.
    pub fn count(&self, key: &str) -> Result<(), Error> {
        // Forgetting keys that are full again keeps the map as small as the traffic.
        if self.0.len() > 50_000 {
            self.0.retain_recent();
        }
        self.0
            .check_key(&key.to_string())
            .map_err(|until| Error::TooMany { retry_after_s: until.wait_time_from(DefaultClock::default().now()).as_secs() + 1 })
    }
}

/// The middleware: so many requests a second from one address. Static files and health checks are not counted.
pub async fn limit_addresses(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let path = request.path();
    if !path.starts_with("/static/")
        && !path.starts_with("/health/")
        && let (Some(state), Some(limiter)) = (request.app_data::<web::Data<State>>(), request.app_data::<web::Data<Limiter>>())
        && let Err(error) = limiter.count(&client_address(request.request(), state.config.trusted_proxies))
    {
        return Ok(refuse(request, &error));
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}
