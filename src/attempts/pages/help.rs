//! Help, in the same place on every page; and the page of a browser that has no seat.

use super::frame;
use crate::attempts::Papers;
use crate::attempts::rules::Stand;
use crate::attempts::seat::Seat;
use crate::error::Result;
use crate::language::Rich;
use crate::paths::attempts as paths;
use crate::web::{SeatShell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "attempts/help/show.html")]
struct Show {
    seat: SeatShell,
    ask: Option<Rich>,
    back: Option<(String, &'static str)>,
    is_running: bool,
}

/// Whom to ask, and how to go on elsewhere. The clock goes on while it is read, and the page says so.
pub async fn show(visit: Visit, seat: Option<Seat>, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let Some(seat) = seat else {
        let title = frame::words(&visit, None).t("help");
        return visit.page(&Show { seat: frame::shell(&visit, None, title), ask: None, back: None, is_running: false });
    };
    let sitting = frame::load(&seat, &papers, None).await?;
    let w = sitting.w;
    let is_running = sitting.stand == Stand::Running;
    let back = match sitting.stand {
        Stand::Running => Some((paths::attempt(), w.t("help-back-test"))),
        Stand::Invited => Some((paths::start(), w.t("help-back-start"))),
        Stand::Finished => Some((paths::receipt(), w.t("help-back-receipt"))),
        _ => None,
    };
    let mut shell = sitting.shell(&seat.visit, w.t("help"));
    if is_running {
        shell.saved = None;
    }
    let who = sitting.contact();
    let ask = (!who.is_empty()).then(|| w.say("help-ask").with("contact", frame::contact(who)).rich());
    seat.visit.page(&Show { ask, seat: shell, back, is_running })
}

#[derive(askama::Template)]
#[template(path = "attempts/link/no_seat.html")]
struct NoSeat {
    seat: SeatShell,
}

/// What to do in a browser that has not opened the link.
pub async fn no_seat(visit: Visit) -> Result<HttpResponse> {
    visit.page_as(StatusCode::UNAUTHORIZED, &NoSeat { seat: frame::shell(&visit, None, frame::words(&visit, None).t("no-seat-heading")) })
}
