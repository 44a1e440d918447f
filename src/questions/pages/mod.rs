//! Pages of the bank.

mod editor;
mod form;
mod list;
mod show;

use crate::paths::questions as at;
use actix_web::web::{ServiceConfig, get, post, resource};

/// The routes of the slice.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.service(resource(at::index()).route(get().to(list::index)).route(post().to(form::create)))
        .service(resource(at::new()).route(get().to(form::new)))
        .service(resource(at::bank()).route(post().to(list::install)))
        .service(resource(at::show(&"{id}")).route(get().to(show::show)).route(post().to(form::update)))
        .service(resource(at::edit(&"{id}")).route(get().to(form::edit)))
        .service(resource("/questions/{id}/versions/{number}").route(get().to(show::version)))
        .service(resource(at::retirement(&"{id}")).route(post().to(show::retire)))
        .service(resource(at::restoration(&"{id}")).route(post().to(show::restore)));
}

/// The icon of a kind, in the sprite.
const fn icon(kind: &super::Kind) -> &'static str {
    use super::Kind::*;
    match *kind {
        Choice => "check-circle",
        Multiple => "list-checks",
        TrueFalse => "thumbs-up",
        Numeric => "hash",
        ShortText => "text",
        Ordering => "list-ordered",
        Matching => "columns",
        Essay => "pen",
    }
}
