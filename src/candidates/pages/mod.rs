//! Pages of the slice, one file a resource.

use actix_web::web::ServiceConfig;

/// The slice's routes.
pub fn routes(_cfg: &mut ServiceConfig) {}
