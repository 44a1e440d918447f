//! Pages of the slice, one file a resource.

mod areas;
mod responsibilities;
mod skills;

use crate::paths::skills as paths;
use actix_web::web::{ServiceConfig, get, post};

/// The slice's routes.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route(&paths::index(), get().to(skills::index));
    cfg.route(&paths::index(), post().to(skills::create));
    cfg.route(&paths::new(), get().to(skills::new));
    cfg.route(&paths::responsibilities(), get().to(responsibilities::index));
    cfg.route(&paths::area(&"{id}"), get().to(areas::show));
    cfg.route(&paths::edit(&"{id}"), get().to(skills::edit));
    cfg.route(&paths::retirement(&"{id}"), post().to(skills::retire));
    cfg.route(&paths::retirement_end(&"{id}"), post().to(skills::offer));
    cfg.route(&paths::show(&"{id}"), get().to(skills::show));
    cfg.route(&paths::show(&"{id}"), post().to(skills::update));
}
