//! Signs of life of open pages.

use crate::attempts::actions;
use crate::attempts::actions::{Beat, Heard};
use crate::attempts::clock::{Gap, Reading};
use crate::attempts::seat::Seat;
use crate::error::{Error, Result};
use crate::kit::Time;
use crate::language::{Language, Words};
use crate::web::Fields;
use actix_web::HttpResponse;

/// The longest name that a page gives itself.
const PAGE_MOST: usize = 40;

/// Takes a sign of life: fields `page`, `opens`, `away`, `extra`, `credited` (seconds, as the page knows them). 409 makes the script load
/// the page again.
pub async fn update(seat: Seat, fields: Fields) -> Result<HttpResponse> {
    let page = page_name(&fields)?;
    let beat = Beat {
        page,
        opens: fields.has("opens", "1"),
        away: fields.has("away", "1"),
        credited_s: fields.value("credited").parse().unwrap_or(0),
    };
    let known_extra_s: i32 = fields.value("extra").parse().unwrap_or(i32::MAX);
    let key = seat.ticket.key.clone();
    let heard = seat.write(move |conn, ctx| actions::beat(conn, ctx, &key, &beat)).await?;
    let w = words(&seat);
    match heard {
        Heard::Open { clock, mine, gap } => {
            let told = match gap {
                Some(gap) => gap_words(w, gap),
                None => extra_words(w, clock.extra_s.saturating_sub(known_extra_s)),
            };
            Ok(HttpResponse::Ok().json(answer(&clock, seat.visit.state.clock.now(), mine, &told)))
        }
        Heard::Closed => Err(Error::refused("attempt.finished", w.t("answer-closed"))),
    }
}

/// What a page calls itself.
pub(super) fn page_name(fields: &Fields) -> Result<String> {
    let page = fields.value("page");
    let is_name = (1..=PAGE_MOST).contains(&page.len()) && page.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if is_name { Ok(page.to_string()) } else { Err(Error::field("page", "The page did not say which one it is.")) }
}

/// The invitation is not read for this: the cookie says what the page was written in.
pub(super) fn words(seat: &Seat) -> Words {
    Words::choose(&seat.visit.wishes, None, Language::English)
}

/// What a page is told, the same by answer and by stream: moments in milliseconds, lengths in seconds.
pub(super) fn answer(clock: &Reading, now: Time, mine: bool, told: &str) -> serde_json::Value {
    serde_json::json!({
        "now": now.millis(), "ends": clock.deadline_at.millis(), "extra": clock.extra_s, "credited": clock.credited_s, "mine": mine, "told": told,
    })
}

/// "You were offline for 4 minutes. Your time was extended by as much."; nothing for a gap that earned nothing.
pub(super) fn gap_words(w: Words, gap: Gap) -> String {
    if gap.credited_s == 0 {
        return String::new();
    }
    // One beat is never credited: that little less is no news. Where the budget ran out, both lengths are said.
    let (away, credited) = (i64::from(gap.seconds), i64::from(gap.credited_s));
    let id = if away - credited <= 60 { "clock-credited" } else { "clock-credited-part" };
    w.say(id).with("away", length(w, away)).with("credited", length(w, credited)).to_string()
}

/// "You have been given 15 more minutes."; nothing for no time.
pub(super) fn extra_words(w: Words, seconds: i32) -> String {
    if seconds > 0 { w.say("clock-extended").with("time", length(w, i64::from(seconds))).to_string() } else { String::new() }
}

/// "4 minutes", or seconds where it is less than a minute.
fn length(w: Words, seconds: i64) -> String {
    if seconds < 60 {
        w.say("length-seconds").with("n", seconds).to_string()
    } else {
        w.say("length-minutes").with("n", (seconds + 30) / 60).to_string()
    }
}
