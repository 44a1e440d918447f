//! Pages of the slice.

use actix_web::web::ServiceConfig;

/// The slice's routes.
pub fn routes(_cfg: &mut ServiceConfig) {}
