//! Help, in the same place on every page; and the page of a browser that has no seat.

use super::frame;
use crate::attempts::Papers;
use crate::attempts::rules::Stand;
use crate::attempts::seat::Seat;
use crate::error::Result;
use crate::paths::attempts as paths;
use crate::web::{SeatShell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "attempts/help/show.html")]
struct Show {
    seat: SeatShell,
    contact: String,
    back: Option<(String, &'static str)>,
    is_running: bool,
}

/// Whom to ask, and how to go on elsewhere. The clock goes on while it is read, and the page says so.
pub async fn show(visit: Visit, seat: Option<Seat>, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let Some(seat) = seat else {
        return visit.page(&Show { seat: frame::shell(&visit, None, "Help"), contact: String::new(), back: None, is_running: false });
    };
    let sitting = frame::load(&seat, &papers, None).await?;
    let is_running = sitting.stand == Stand::Running;
    let back = match sitting.stand {
        Stand::Running => Some((paths::attempt(), "Back to the test")),
        Stand::Invited => Some((paths::start(), "Back to the start page")),
        Stand::Finished => Some((paths::receipt(), "Back to the receipt")),
        _ => None,
    };
    let mut shell = sitting.shell(&seat.visit, "Help");
    if is_running {
        shell.saved = None;
    }
    seat.visit.page(&Show { contact: sitting.contact().to_string(), seat: shell, back, is_running })
}

#[derive(askama::Template)]
#[template(path = "attempts/link/no_seat.html")]
struct NoSeat {
    seat: SeatShell,
}

/// What to do in a browser that has not opened the link.
pub async fn no_seat(visit: Visit) -> Result<HttpResponse> {
    visit.page_as(StatusCode::UNAUTHORIZED, &NoSeat { seat: frame::shell(&visit, None, "Open the link in your invitation") })
}
