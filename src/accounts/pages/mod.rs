//! Pages of the slice, one file a resource.

mod account;
mod company;
mod joining;
mod resets;
mod sessions;
mod settings;
mod users;

pub use sessions::SignInLimiter;

use crate::paths::accounts as paths;
use actix_web::web::{ServiceConfig, get, post};

/// The slice's routes.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route(&paths::sign_in(), get().to(sessions::new));
    cfg.route(&paths::sessions(), post().to(sessions::create));
    cfg.route(&paths::sign_out(), post().to(sessions::end));
    cfg.route(&paths::sign_out_everywhere(), post().to(sessions::end_all));

    cfg.route(&paths::reset_request(), get().to(resets::new));
    cfg.route(&paths::resets(), post().to(resets::create));
    cfg.route(&paths::reset(), get().to(resets::edit));
    cfg.route(&paths::reset(), post().to(resets::update));
    cfg.route(&paths::joining(), get().to(joining::edit));
    cfg.route(&paths::joining(), post().to(joining::update));

    cfg.route(&paths::settings(), get().to(settings::index));
    cfg.route(&paths::account(), get().to(account::show));
    cfg.route(&paths::account(), post().to(account::rename));
    cfg.route(&paths::own_password(), post().to(account::change_password));
    cfg.route(&paths::theme(), post().to(account::set_theme));
    cfg.route(&paths::session_end("{id}"), post().to(account::end_session));
    cfg.route(&paths::company(), get().to(company::edit));
    cfg.route(&paths::company(), post().to(company::update));

    cfg.route(&paths::users(), get().to(users::index));
    cfg.route(&paths::users(), post().to(users::create));
    cfg.route(&paths::new_user(), get().to(users::new));
    cfg.route(&paths::user("{id}"), get().to(users::show));
    cfg.route(&paths::user_role("{id}"), post().to(users::change_role));
    cfg.route(&paths::user_disabling("{id}"), post().to(users::disable));
    cfg.route(&paths::user_enabling("{id}"), post().to(users::enable));
    cfg.route(&paths::user_invitation("{id}"), post().to(users::resend_invitation));
    cfg.route(&paths::user_reset("{id}"), post().to(users::send_reset));
}
