//! Pages of the slice, one file a resource.

mod sessions;

pub use sessions::SignInLimiter;

use crate::paths::accounts as paths;
use actix_web::web::{ServiceConfig, get, post};

/// The slice's routes.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route(&paths::sign_in(), get().to(sessions::new));
    cfg.route(&paths::sessions(), post().to(sessions::create));
    cfg.route(&paths::sign_out(), post().to(sessions::end));
    cfg.route(&paths::sign_out_everywhere(), post().to(sessions::end_all));
}
