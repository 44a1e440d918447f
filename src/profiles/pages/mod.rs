//! Pages of the slice, one file a resource. `content_form` and `frame` are what the editor's steps are made with.

mod adding;
mod content;
mod content_form;
mod frame;
mod profiles;
mod review;
mod role;

use crate::paths::profiles as paths;
use actix_web::web::{ServiceConfig, get, post};

/// The slice's routes.
pub fn routes(cfg: &mut ServiceConfig) {
    let id = &"{id}";
    cfg.route(&paths::index(), get().to(profiles::index));
    cfg.route(&paths::index(), post().to(profiles::create));
    cfg.route(&paths::new(), get().to(profiles::new));
    cfg.route(&paths::edit(id), get().to(role::edit));
    cfg.route(&paths::role(id), post().to(role::update));
    cfg.route(&paths::content(id), get().to(content::edit));
    cfg.route(&paths::content(id), post().to(content::update));
    cfg.route(&paths::preview(id), post().to(content::preview));
    cfg.route(&paths::skills(id), get().to(adding::skills));
    cfg.route(&paths::skills(id), post().to(adding::add_skill));
    cfg.route(&paths::starter(id), post().to(adding::add_starter));
    cfg.route(&paths::responsibilities(id), get().to(adding::responsibilities));
    cfg.route(&paths::responsibilities(id), post().to(adding::add_responsibility));
    cfg.route(&paths::review(id), get().to(review::show));
    cfg.route(&paths::versions(id), get().to(review::versions));
    cfg.route(&paths::versions(id), post().to(review::publish));
    cfg.route(&paths::version(id, "{number}"), get().to(review::version));
    cfg.route(&paths::closure(id), post().to(review::close));
    cfg.route(&paths::closure_end(id), post().to(review::reopen));
    cfg.route(&paths::deletion(id), get().to(review::ask_deletion));
    cfg.route(&paths::deletion(id), post().to(review::delete));
    cfg.route(&paths::show(id), get().to(profiles::show));
}
