//! Pages of the slice, one file a resource.

mod batches;
mod candidates;
mod folder;
mod form;
mod invitations;
mod upload;

use crate::candidates::{InvitationState, Stage};
use crate::error::{Error, Result};
use crate::web::{Flash, Visit};
use actix_web::web::{ServiceConfig, get, post};
use std::str::FromStr;

/// The slice's routes. Fixed words stand before the ids that they could be taken for.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/candidates", get().to(candidates::index));
    cfg.route("/candidates/reminders", post().to(candidates::remind));
    cfg.route("/candidates/cancellations", post().to(candidates::cancel));
    cfg.route("/candidates/comparison", post().to(candidates::compare));
    cfg.route("/candidates/{id}", get().to(folder::show));
    cfg.route("/candidates/{id}", post().to(folder::update));
    cfg.route("/candidates/{id}/edit", get().to(folder::edit));
    cfg.route("/applications/{id}/stage", post().to(folder::stage));
    cfg.route("/invitations/new", get().to(invitations::new));
    cfg.route("/invitations", post().to(invitations::create));
    cfg.route("/invitations/many", get().to(batches::new));
    cfg.route("/invitations/preview", post().to(batches::preview));
    cfg.route("/invitations/batches", post().to(batches::create));
    cfg.route("/invitations/{id}/reminder", post().to(invitations::remind));
    cfg.route("/invitations/{id}/cancellation", post().to(invitations::cancel));
    cfg.route("/invitations/{id}/renewal", post().to(invitations::renew));
    cfg.route("/invitations/{id}/expiry", post().to(invitations::extend));
}

/// An id of the address; rubbish is not there.
fn id<T: FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| Error::NotFound)
}

/// Whether letters leave this machine.
fn sends(visit: &Visit) -> bool {
    visit.state.config.mail.smtp_url.is_some()
}

/// What is said after letters were written: that they went out, or where they are kept.
fn letters_went(visit: &Visit, sent: String) -> Flash {
    if sends(visit) {
        Flash::good("Sent.", sent)
    } else {
        Flash::info(
            "Kept in the outbox.",
            "No mail server is set, so nothing was sent. Copy the link from the candidate's page or from the outbox.",
        )
    }
}

/// The colour family of a stage.
fn stage_tone(stage: Stage) -> &'static str {
    match stage {
        Stage::Invited => "info",
        Stage::Started | Stage::Finished | Stage::BeingRead => "accent",
        Stage::Scored | Stage::MovedOn | Stage::Hired => "good",
        Stage::OnHold | Stage::Expired => "warn",
        Stage::NotMovingOn | Stage::Withdrawn => "",
    }
}

/// The colour family of an invitation's state.
fn invitation_tone(state: InvitationState) -> &'static str {
    match state {
        InvitationState::Invited => "info",
        InvitationState::Started => "accent",
        InvitationState::Finished => "good",
        InvitationState::Expired => "warn",
        InvitationState::Cancelled => "",
    }
}

/// Whole percent of a score in hundredths of a percent, rounded half up.
fn percent(basis_points: i32) -> String {
    format!("{} %", (basis_points + 50).div_euclid(100))
}
