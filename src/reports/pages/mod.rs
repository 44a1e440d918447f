//! Pages of the slice.

mod home;

use crate::paths;
use actix_web::web::{ServiceConfig, get};

/// The slice's routes.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route(&paths::home(), get().to(home::show));
}
