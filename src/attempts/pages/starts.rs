//! The page before the clock starts, and the start.

use super::frame::{self, Step};
use super::links::Offer;
use super::practice;
use crate::attempts::Papers;
use crate::attempts::actions::{self, Agreed};
use crate::attempts::rules::{self, Refusal, Stand};
use crate::attempts::seat::Seat;
use crate::error::Result;
use crate::language::{Language, Words};
use crate::paths::attempts as paths;
use crate::web::SeatShell;
use actix_web::{HttpResponse, web};

/// Leads to the step that comes next.
pub async fn index(seat: Seat, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let sitting = frame::load(&seat, &papers, None).await?;
    match frame::elsewhere(&seat, &sitting).await? {
        Some(page) => Ok(page),
        None => Ok(seat.visit.go(&paths::question(rules::resume_at(&sitting.lines)))),
    }
}

#[derive(askama::Template)]
#[template(path = "attempts/practice/start.html")]
struct New {
    seat: SeatShell,
    steps: Vec<Step>,
    offer: Offer,
    action: String,
    practice_url: String,
}

/// The last page before the clock starts.
pub async fn new(seat: Seat, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let sitting = frame::load(&seat, &papers, None).await?;
    match sitting.stand {
        Stand::Invited => {
            let offer = Offer::of(sitting.w, &sitting.seated, &sitting.paper);
            seat.visit.page(&New {
                seat: sitting.shell(&seat.visit, sitting.w.t("start-heading")),
                steps: practice::steps(sitting.w, 3),
                offer,
                action: paths::attempt(),
                practice_url: paths::practice(1),
            })
        }
        _ => Ok(frame::elsewhere(&seat, &sitting).await?.unwrap_or_else(|| seat.visit.go(&paths::attempt()))),
    }
}

/// Starts the clock and shows the first question. Done twice, it starts once.
pub async fn create(seat: Seat, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let sitting = frame::load(&seat, &papers, None).await?;
    if sitting.stand != Stand::Invited {
        return Ok(frame::elsewhere(&seat, &sitting).await?.unwrap_or_else(|| seat.visit.go(&paths::attempt())));
    }
    // The words may have changed since (another contact, another name of the company): then they are agreed to anew. The
    // language may have changed too: what counts is what was read and agreed to.
    let agreed = seat.ticket.consent.as_ref().and_then(|consent| {
        let text = Language::ALL.iter().map(|l| sitting.consent_text(Words::of(*l))).chain([sitting.consent_text(sitting.w)]);
        text.into_iter().find(|text| consent.covers(text)).map(|text| Agreed { text, at: consent.at })
    });
    let Some(agreed) = agreed else { return Err(Refusal::NoConsent.into()) };
    let (key, paper, agent) = (seat.ticket.key.clone(), sitting.paper.clone(), seat.visit.user_agent.clone());
    seat.write(move |conn, ctx| actions::start(conn, ctx, &key, &paper, &agreed, &agent)).await?;
    Ok(seat.visit.go(&paths::question(1)))
}
