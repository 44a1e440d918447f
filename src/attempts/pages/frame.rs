//! What the candidate's pages have in common: where the candidate is, the frame, and the page of each place that is closed.

use super::presence;
use crate::attempts::model::{AnswerLine, Attempt, AttemptState, EventKind, KeptText, Seated};
use crate::attempts::rules::{self, Stand};
use crate::attempts::seat::Seat;
use crate::attempts::{Paper, Papers, actions, store};
use crate::error::{Error, Result};
use crate::kit::Time;
use crate::language::{Language, Rich, Value, Words};
use crate::paths::attempts as paths;
use crate::web::{LiveClock, SeatShell, Visit};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use std::sync::Arc;

/// A seat with everything its pages show.
pub(super) struct Sitting {
    pub seated: Seated,
    pub paper: Arc<Paper>,
    pub stand: Stand,
    pub now: Time,
    /// What this page view found out about the clock; empty mostly.
    pub told: String,
    /// What its pages are written in.
    pub w: Words,
    /// Empty before the start.
    pub lines: Vec<AnswerLine>,
    /// The answer at the asked position.
    pub asked: Option<Asked>,
}

/// The question that was asked for.
pub(super) struct Asked {
    pub line: AnswerLine,
    /// A response as JSON.
    pub response: Option<String>,
    /// Texts of other devices that wait to be settled, newest first.
    pub asides: Vec<KeptText>,
}

impl Sitting {
    /// The attempt, which is there from the start on.
    pub fn attempt(&self) -> Result<&Attempt> {
        self.seated.attempt.as_ref().ok_or(Error::NotFound)
    }
    /// Whom to ask.
    pub fn contact(&self) -> &str {
        self.paper.contact(&self.seated.company_contact)
    }
    /// The words to agree to, in a language.
    pub fn consent_text(&self, w: Words) -> String {
        rules::consent_text(w, &self.seated.company, &self.seated.role, self.contact())
    }
    /// The frame of a page before or during the test.
    pub fn shell(&self, visit: &Visit, title: impl Into<String>) -> SeatShell {
        let mut shell = shell(visit, Some(&self.seated), title);
        if let (Some(attempt), Stand::Running | Stand::Closing) = (&self.seated.attempt, self.stand) {
            shell.attempt = attempt.id.to_string();
            shell.ends_ms = Some(attempt.deadline_at.millis());
            shell.minutes_left = Some(self.minutes_left());
            shell.finish_url = Some(paths::submission());
            shell.told = self.told.clone();
            shell.live = Some(LiveClock {
                extra_s: attempt.extra_s,
                credited_s: attempt.credited_s,
                beat_s: visit.state.config.pace.beat.whole_seconds(),
                offline_minutes: attempt.clock().left_s() / 60,
                presence_url: paths::presence(),
                clock_url: paths::clock(),
            });
            shell.saved = self
                .lines
                .iter()
                .filter_map(|l| l.saved_at)
                .max()
                .map(|at| self.w.say("saved-at").with("time", self.w.clock(at)).to_string());
        }
        shell
    }
    /// Whole minutes left, rounded up; 0 after the deadline.
    pub fn minutes_left(&self) -> i64 {
        self.seated.attempt.as_ref().map_or(0, |a| (a.deadline_at - self.now).minutes_up().max(0))
    }
}

/// What a page is written in: the candidate's choice, the invitation's language, what the browser asks for, the company's.
pub(super) fn words(visit: &Visit, seated: Option<&Seated>) -> Words {
    let fixed = seated.and_then(|s| s.invitation.language);
    Words::choose(&visit.wishes, fixed, seated.map_or(Language::English, |s| s.company_language))
}

/// Whom to ask: an address becomes a link.
pub(super) fn contact(who: &str) -> Value {
    let is_address = who.contains('@') && !who.contains(' ');
    if is_address { Value::Link { href: format!("mailto:{who}"), text: who.to_string() } } else { Value::Text(who.to_string()) }
}

/// The frame of a page.
pub(super) fn shell(visit: &Visit, seated: Option<&Seated>, title: impl Into<String>) -> SeatShell {
    SeatShell {
        title: title.into(),
        company: seated.map_or_else(|| "Touchstone".to_string(), |s| s.company.clone()),
        role: seated.map(|s| s.role.clone()).unwrap_or_default(),
        saved: None,
        minutes_left: None,
        ends_ms: None,
        now_ms: visit.state.clock.now().millis(),
        attempt: String::new(),
        csrf: visit.csrf.clone(),
        w: words(visit, seated),
        theme: visit.theme,
        help_url: paths::help(),
        finish_url: None,
        told: String::new(),
        live: None,
        finished: false,
        language_url: paths::language(),
        back_url: come_back(&visit.path),
        language_form: "",
    }
}

/// Where a page can be asked for again that was perhaps the answer to a form.
fn come_back(path: &str) -> String {
    match path.strip_suffix("/seat") {
        Some(link) if path.starts_with("/i/") => link.to_string(),
        _ if path == paths::submission() => paths::review(),
        _ => path.to_string(),
    }
}

/// Loads a seat in one visit to the database, whatever it stands at; with the answer at `position` where one is asked for.
///
/// # Errors
/// `NotFound` when the invitation or the position is not there.
pub(super) async fn load(seat: &Seat, papers: &Papers, position: Option<i32>) -> Result<Sitting> {
    let sitting = look(seat, papers, position).await?;
    let silent = |a: &Attempt| a.state == AttemptState::Running && a.clock().is_silent(sitting.now, seat.visit.state.config.pace);
    if !sitting.seated.attempt.as_ref().is_some_and(silent) {
        return Ok(sitting);
    }
    // Somebody came back: what the absence earned is settled before anything is said about the time.
    let key = seat.ticket.key.clone();
    let gap = seat.write(move |conn, ctx| actions::come_back(conn, ctx, &key)).await?;
    let mut sitting = look(seat, papers, position).await?;
    sitting.told = gap.map(|gap| presence::gap_words(sitting.w, gap)).unwrap_or_default();
    Ok(sitting)
}

async fn look(seat: &Seat, papers: &Papers, position: Option<i32>) -> Result<Sitting> {
    let (ticket, papers, wishes) = (seat.ticket.clone(), papers.clone(), seat.visit.wishes);
    seat.read(move |conn, ctx| {
        let (seated, response) = store::seated_at(conn, &ticket.key.invitation, position.unwrap_or(0))?.ok_or(Error::NotFound)?;
        let paper = papers.get(conn, &ticket.organisation, &ticket.assessment)?;
        let lines = match &seated.attempt {
            Some(attempt) => store::lines(conn, &attempt.id)?,
            None => Vec::new(),
        };
        let asked = match (position, &seated.attempt) {
            (Some(position), Some(attempt)) => {
                let line = lines.iter().find(|l| l.position == position).cloned().ok_or(Error::NotFound)?;
                let mut asides = Vec::new();
                if line.aside > 0 {
                    asides = store::kept_texts(conn, &attempt.id, EventKind::Aside, rules::KEPT_TEXTS_MOST)?;
                    asides.retain(|k| k.item == line.item_id);
                    asides.truncate(usize::try_from(line.aside).unwrap_or(1));
                }
                Some(Asked { line, response, asides })
            }
            _ => None,
        };
        let now = ctx.now();
        let w = Words::choose(&wishes, seated.invitation.language, seated.company_language);
        Ok(Sitting { stand: rules::stand(&seated, ticket.key.link_number, now), told: String::new(), w, seated, paper, now, lines, asked })
    })
    .await
}

/// The page to show instead of the one asked for, when the seat does not stand at `Running`.
pub(super) async fn elsewhere(seat: &Seat, sitting: &Sitting) -> Result<Option<HttpResponse>> {
    match sitting.stand {
        Stand::Running => Ok(None),
        Stand::Invited => Ok(Some(seat.visit.go(&paths::start()))),
        Stand::Finished => Ok(Some(seat.visit.go(&paths::receipt()))),
        Stand::Over => {
            let id = sitting.attempt()?.id.clone();
            seat.write(move |conn, ctx| actions::ring(conn, ctx, &id)).await?;
            Ok(Some(seat.visit.go(&paths::receipt())))
        }
        Stand::Closing => {
            let page = TimeUp {
                seat: sitting.shell(&seat.visit, sitting.w.t("time-up-heading")),
                action: paths::submission(),
                answered: sitting.lines.iter().filter(|l| l.answered).count(),
                questions: sitting.lines.len(),
            };
            seat.visit.page(&page).map(Some)
        }
        stand @ (Stand::Expired | Stand::Cancelled | Stand::Replaced) => {
            closed(&seat.visit, Some(&sitting.seated), sitting.contact(), stand).map(Some)
        }
    }
}

/// Writes down that the candidate is there, where that says something new: another browser, another question.
pub(super) async fn note(seat: &Seat, sitting: &Sitting, position: Option<i32>) -> Result<()> {
    let attempt = sitting.attempt()?;
    let (agent, address) = (&seat.visit.user_agent, &seat.visit.address);
    let is_on_screen = sitting.asked.as_ref().is_none_or(|a| a.line.last_shown_at.is_some());
    if attempt.user_agent == *agent && attempt.address == *address && is_on_screen {
        return Ok(());
    }
    let (key, agent) = (seat.ticket.key.clone(), agent.clone());
    seat.write(move |conn, ctx| actions::note_visit(conn, ctx, &key, position, &agent)).await
}

#[derive(askama::Template)]
#[template(path = "attempts/receipt/time_up.html")]
struct TimeUp {
    seat: SeatShell,
    action: String,
    answered: usize,
    questions: usize,
}

#[derive(askama::Template)]
#[template(path = "attempts/link/closed.html")]
struct Closed {
    seat: SeatShell,
    heading: &'static str,
    text: String,
    next: &'static str,
    write_to: Option<Rich>,
}

/// The page of a link or seat that is closed: what happened, and what to do next.
pub(super) fn closed(visit: &Visit, seated: Option<&Seated>, contact: &str, stand: Stand) -> Result<HttpResponse> {
    let w = words(visit, seated);
    let (heading, text, next) = match (stand, seated) {
        (Stand::Expired, Some(s)) => {
            let text = w.say("expired-text").with("date", w.date_time(s.invitation.expires_at)).to_string();
            (w.t("expired-heading"), text, w.t("expired-next"))
        }
        (Stand::Cancelled, Some(s)) => {
            let text = w.say("cancelled-text").with("company", &s.company).to_string();
            (w.t("cancelled-heading"), text, w.t("cancelled-next"))
        }
        _ => (w.t("replaced-heading"), w.t("replaced-text").to_string(), w.t("replaced-next")),
    };
    let write_to = (!contact.is_empty()).then(|| w.say("write-to").with("contact", self::contact(contact)).rich());
    let page = Closed { seat: shell(visit, seated, heading), heading, text, next, write_to };
    visit.page_as(StatusCode::GONE, &page)
}

#[derive(askama::Template)]
#[template(path = "attempts/link/wrong.html")]
struct Wrong {
    seat: SeatShell,
}

/// The page of an address that is no link.
pub(super) fn wrong(visit: &Visit) -> Result<HttpResponse> {
    visit.page_as(StatusCode::NOT_FOUND, &Wrong { seat: shell(visit, None, words(visit, None).t("wrong-heading")) })
}

/// One step before the test.
pub(super) struct Step {
    pub label: &'static str,
    pub href: String,
    pub done: bool,
    pub current: bool,
}

/// The steps before the test; `current` counts from 0. A step that is not reached yet is no link.
pub(super) fn steps(w: Words, current: usize, hrefs: [String; 4]) -> Vec<Step> {
    [w.t("step-welcome"), w.t("step-consent"), w.t("step-practice"), w.t("step-start")]
        .into_iter()
        .zip(hrefs)
        .enumerate()
        .map(|(i, (label, href))| Step {
            label,
            href: if i <= current { href } else { String::new() },
            done: i < current,
            current: i == current,
        })
        .collect()
}
