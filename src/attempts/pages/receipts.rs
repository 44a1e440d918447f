//! The end: finishing, and what was received.

use super::{frame, review};
use crate::attempts::model::{EventKind, SubmittedHow};
use crate::attempts::rules::{self, Stand};
use crate::attempts::seat::Seat;
use crate::attempts::{Papers, actions, store};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::text;
use crate::language::{Rich, Say};
use crate::paths::attempts as paths;
use crate::questions::kinds::render_answer;
use crate::web::{Fields, SeatShell};
use actix_web::{HttpResponse, web};

/// Ends the test. Done twice, it ends once. The page script sends `reason=time` when the clock has run out.
pub async fn create(seat: Seat, fields: Fields, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let disclosure = text::many_lines(fields.value("disclosure"));
    let key = seat.ticket.key.clone();
    let typed = disclosure.clone();
    match seat.write(move |conn, ctx| actions::submit(conn, ctx, &key, &typed)).await {
        Ok(()) => Ok(seat.visit.go(&paths::receipt())),
        Err(Error::Invalid(_)) => {
            let sitting = frame::load(&seat, &papers, None).await?;
            let (length, max) = (disclosure.chars().count(), rules::DISCLOSURE_MOST);
            let errors =
                FieldErrors::one("disclosure", sitting.w.say("disclosure-long").with("length", length).with("max", max).to_string());
            match sitting.stand {
                Stand::Running => review::page(&seat, &sitting, &disclosure, errors),
                _ => Ok(frame::elsewhere(&seat, &sitting).await?.unwrap_or_else(|| seat.visit.go(&paths::attempt()))),
            }
        }
        Err(Error::Refused { .. }) => Ok(seat.visit.go(&paths::attempt())),
        Err(error) => Err(error),
    }
}

#[derive(askama::Template)]
#[template(path = "attempts/receipt/show.html")]
struct Show {
    seat: SeatShell,
    heading: &'static str,
    by_bell: bool,
    at: String,
    iso: String,
    answered: Say,
    checksum: String,
    code: String,
    next: Rich,
    late_text: Rich,
    late: Vec<Late>,
}

/// A text that came too late, shown so that it can be copied.
struct Late {
    title: Say,
    html: String,
}

/// What was received, when, and its checksum.
pub async fn show(seat: Seat, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let sitting = frame::load(&seat, &papers, None).await?;
    if sitting.stand != Stand::Finished {
        return Ok(frame::elsewhere(&seat, &sitting).await?.unwrap_or_else(|| seat.visit.go(&paths::attempt())));
    }
    let w = sitting.w;
    let attempt = sitting.attempt()?.clone();
    let id = attempt.id.clone();
    let (receipt, texts) = seat
        .read(move |conn, _| Ok((store::receipt(conn, &id)?, store::kept_texts(conn, &id, EventKind::Late, rules::KEPT_TEXTS_MOST)?)))
        .await?;
    let receipt = receipt.ok_or_else(|| Error::internal(format!("attempt {} is finished without a receipt", attempt.id)))?;
    let mut late = Vec::new();
    for (n, kept) in texts.into_iter().enumerate() {
        let (Ok(question), Some(line)) = (sitting.paper.question(&kept.item), sitting.lines.iter().find(|l| l.item_id == kept.item)) else {
            continue;
        };
        let presented = question.content.present(rules::item_seed(attempt.seed, line.position));
        late.push(Late {
            title: w.say("late-question").with("n", line.position).with("title", &question.item.title).with("time", w.clock(kept.at)),
            html: render_answer(w, &presented, kept.response.as_ref(), &format!("late{n}"), true)
                .replace("name=\"answer\"", &format!("name=\"late-{n}\"")),
        });
    }
    let by_bell = receipt.how == SubmittedHow::Bell;
    let heading = w.t(if by_bell { "receipt-heading-bell" } else { "receipt-heading" });
    let mut shell = sitting.shell(&seat.visit, heading);
    shell.attempt = attempt.id.to_string();
    shell.finished = true;
    let at = attempt.submitted_at.unwrap_or(attempt.deadline_at);
    seat.visit.page(&Show {
        seat: shell,
        heading,
        by_bell,
        at: w.date_time(at),
        iso: at.iso(),
        answered: w.say("receipt-answered-text").with("answered", receipt.answered).with("questions", receipt.questions),
        checksum: receipt.checksum,
        code: attempt.id.to_string(),
        next: w.say("receipt-next").with("company", &sitting.seated.company).with("contact", frame::contact(sitting.contact())).rich(),
        late_text: w.say("late-text").with("contact", frame::contact(sitting.contact())).rich(),
        late,
    })
}
