//! The clock of an open page, as server-sent events: what moved the end, and which page goes on.

use super::presence::{answer, extra_words, page_name, words};
use crate::attempts::clock::Reading;
use crate::attempts::model::AttemptState;
use crate::attempts::pulse::{Ear, Pulse};
use crate::attempts::seat::Seat;
use crate::attempts::store::{self, Tick};
use crate::error::{Error, Result};
use crate::kit::Clock;
use crate::language::Words;
use crate::web::Fields;
use actix_web::http::header;
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::stream;
use std::time::Duration;

/// A comment so often keeps the line open through proxies, and finds out that a page is gone.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Opens the stream: an event `clock` at once and at each change, `over` when the test ended. 409 where there is no test to follow, 503
/// where this process has no room for another stream; the page's signs of life are answered with the same.
pub async fn show(request: HttpRequest, seat: Seat, pulse: Data<Pulse>) -> Result<HttpResponse> {
    let fields = Fields::of_query(&request);
    let page = page_name(&fields)?;
    let known_extra_s: i32 = fields.value("extra").parse().unwrap_or(i32::MAX);
    let key = seat.ticket.key.clone();
    let gate = seat.read(move |conn, _| Ok(store::gate(conn, &key.invitation)?.filter(|gate| gate.is_open(&key)))).await?;
    let w = words(&seat);
    let Some(gate) = gate.filter(|gate| gate.state == AttemptState::Running) else {
        return Err(Error::refused("attempt.finished", w.t("answer-closed")));
    };
    let Some(ear) = pulse.listen(&seat.visit.state, &gate.attempt) else { return Err(Error::Unavailable) };
    let first = Tick {
        attempt: gate.attempt,
        state: gate.state,
        holder: gate.holder,
        ends: gate.clock.deadline_at,
        extra_s: gate.clock.extra_s,
        credited_s: gate.clock.credited_s,
    };
    let line = Line { ear, page, known_extra_s, w, clock: seat.visit.state.clock.clone(), last: None, next: Some(first) };
    let events = stream::unfold(Some(line), |line| async { Some(line?.event().await) });
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/event-stream"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        // Neither this program nor a proxy may hold events back to pack them.
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .insert_header(("x-accel-buffering", "no"))
        .streaming(events))
}

/// One open stream.
struct Line {
    ear: Ear,
    page: String,
    known_extra_s: i32,
    w: Words,
    clock: Clock,
    /// What was told last, and what is to be told next.
    last: Option<Tick>,
    next: Option<Tick>,
}

impl Line {
    /// The next piece of the stream, and the line where it goes on.
    async fn event(mut self) -> (std::result::Result<Bytes, std::convert::Infallible>, Option<Line>) {
        loop {
            let tick = match self.next.take() {
                Some(tick) => Some(tick),
                None => tokio::select! {
                    heard = self.ear.hear() => match heard {
                        Some(tick) => Some(tick),
                        // The server stops; the page asks again, here or elsewhere.
                        None => return (Ok(Bytes::from_static(b": bye\n\n")), None),
                    },
                    () = tokio::time::sleep(KEEP_ALIVE) => None,
                },
            };
            match tick {
                None => return (Ok(Bytes::from_static(b":\n\n")), Some(self)),
                Some(tick) if tick.state != AttemptState::Running => return (Ok(Bytes::from_static(b"event: over\ndata: {}\n\n")), None),
                Some(tick) if self.last.as_ref() == Some(&tick) => {}
                Some(tick) => {
                    let event = Bytes::from(format!("event: clock\ndata: {}\n\n", self.told(&tick)));
                    self.last = Some(tick);
                    return (Ok(event), Some(self));
                }
            }
        }
    }

    fn told(&self, tick: &Tick) -> serde_json::Value {
        let reading = Reading {
            deadline_at: tick.ends,
            limit_s: 0,
            extra_s: tick.extra_s,
            credited_s: tick.credited_s,
            budget_s: 0,
            heard_at: None,
            revision: 0,
        };
        let before = self.last.as_ref().map_or(self.known_extra_s, |t| t.extra_s);
        let told = extra_words(self.w, tick.extra_s.saturating_sub(before));
        answer(&reading, self.clock.now(), tick.holder == self.page, &told)
    }
}
