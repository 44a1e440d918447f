//! Pages of the candidate, one file a resource.

mod answers;
mod clock;
mod extensions;
mod frame;
mod help;
mod languages;
mod links;
mod practice;
mod presence;
mod questions;
mod receipts;
mod review;
mod starts;

use super::Papers;
use crate::paths::{attempts as paths, candidates};
use actix_web::web::{Data, ServiceConfig, get, post, put};

/// The slice's routes, and the papers that this worker of the server has read.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.app_data(Data::new(Papers::default()));
    cfg.route(&candidates::link("{token}"), get().to(links::show));
    cfg.route(&paths::link_seat("{token}"), post().to(links::open_seat));
    cfg.route(&paths::consent("{token}"), get().to(links::new_consent));
    cfg.route(&paths::consent("{token}"), post().to(links::create_consent));
    cfg.route(&paths::no_seat(), get().to(help::no_seat));
    cfg.route(&paths::help(), get().to(help::show));
    cfg.route(&paths::language(), post().to(languages::update));
    cfg.route(&paths::practice("{number}"), get().to(practice::show));
    cfg.route(&paths::practice("{number}"), post().to(practice::check));
    cfg.route(&paths::start(), get().to(starts::new));
    cfg.route(&paths::attempt(), get().to(starts::index));
    cfg.route(&paths::attempt(), post().to(starts::create));
    cfg.route(&paths::question("{position}"), get().to(questions::show));
    cfg.route(&paths::question("{position}"), post().to(questions::update));
    cfg.route(&paths::answer("{item}"), put().to(answers::update));
    cfg.route(&paths::presence(), put().to(presence::update));
    cfg.route(&paths::clock(), get().to(clock::show));
    cfg.route(&paths::review(), get().to(review::show));
    cfg.route(&paths::submission(), post().to(receipts::create));
    cfg.route(&paths::receipt(), get().to(receipts::show));
    cfg.route(&paths::new_extension("{attempt}"), get().to(extensions::new));
    cfg.route(&paths::extensions("{attempt}"), post().to(extensions::create));
}
