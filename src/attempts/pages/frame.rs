//! What the candidate's pages have in common: where the candidate is, the frame, and the page of each place that is closed.

use crate::attempts::model::{AnswerLine, Attempt, EventKind, KeptText, Seated};
use crate::attempts::rules::{self, Stand};
use crate::attempts::seat::Seat;
use crate::attempts::{Paper, Papers, actions, store};
use crate::error::{Error, Result};
use crate::kit::Time;
use crate::paths::attempts as paths;
use crate::web::{SeatShell, Visit};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use std::sync::Arc;

/// A seat with everything its pages show.
pub(super) struct Sitting {
    pub seated: Seated,
    pub paper: Arc<Paper>,
    pub stand: Stand,
    pub now: Time,
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
    /// The words to agree to.
    pub fn consent_text(&self) -> String {
        rules::consent_text(&self.seated.company, &self.seated.role, self.contact())
    }
    /// The frame of a page before or during the test.
    pub fn shell(&self, visit: &Visit, title: impl Into<String>) -> SeatShell {
        let mut shell = shell(visit, Some(&self.seated), title);
        if let (Some(attempt), Stand::Running | Stand::Closing) = (&self.seated.attempt, self.stand) {
            shell.attempt = attempt.id.to_string();
            shell.ends_ms = Some(attempt.deadline_at.millis());
            shell.minutes_left = Some(self.minutes_left());
            shell.finish_url = Some(paths::submission());
            shell.saved = self.lines.iter().filter_map(|l| l.saved_at).max().map(saved_words);
        }
        shell
    }
    /// Whole minutes left, rounded up; 0 after the deadline.
    pub fn minutes_left(&self) -> i64 {
        self.seated.attempt.as_ref().map_or(0, |a| (a.deadline_at - self.now).minutes_up().max(0))
    }
}

/// "All answers saved at 10:36 UTC".
pub(super) fn saved_words(at: Time) -> String {
    format!("All answers saved at {}", clock_words(at))
}
/// "10:36 UTC": the server cannot know where the candidate sits.
pub(super) fn clock_words(at: Time) -> String {
    format!("{} UTC", at.hour_minute())
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
        lang: "en",
        dir: "ltr",
        theme: visit.theme,
        help_url: paths::help(),
        finish_url: None,
        finished: false,
    }
}

/// Loads a seat in one visit to the database, whatever it stands at; with the answer at `position` where one is asked for.
///
/// # Errors
/// `NotFound` when the invitation or the position is not there.
pub(super) async fn load(seat: &Seat, papers: &Papers, position: Option<i32>) -> Result<Sitting> {
    let (ticket, papers) = (seat.ticket.clone(), papers.clone());
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
        Ok(Sitting { stand: rules::stand(&seated, ticket.key.link_number, now), seated, paper, now, lines, asked })
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
                seat: sitting.shell(&seat.visit, "Time is up"),
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
    next: String,
    contact: String,
}

/// The page of a link or seat that is closed: what happened, and what to do next.
pub(super) fn closed(visit: &Visit, seated: Option<&Seated>, contact: &str, stand: Stand) -> Result<HttpResponse> {
    let company = seated.map_or("the company", |s| s.company.as_str());
    let (heading, text, next) = match stand {
        Stand::Expired => (
            "This invitation has expired",
            seated.map_or_else(String::new, |s| {
                format!("It was open until {}. Nothing was started, and nothing about you was lost.", s.invitation.expires_at.date_time())
            }),
            "You can ask for a new one: say which job it is for.".to_string(),
        ),
        Stand::Cancelled => (
            "This invitation was withdrawn",
            format!("{company} has taken it back, so there is nothing to do here."),
            "If you did not expect this, ask why.".to_string(),
        ),
        _ => (
            "A newer link was sent to you",
            "This one no longer opens the test. What you have answered so far is kept.".to_string(),
            "Open the link in the newest letter. If you cannot find it, look in the spam folder, or ask for it again.".to_string(),
        ),
    };
    let page = Closed { seat: shell(visit, seated, heading), heading, text, next, contact: contact.to_string() };
    visit.page_as(StatusCode::GONE, &page)
}

#[derive(askama::Template)]
#[template(path = "attempts/link/wrong.html")]
struct Wrong {
    seat: SeatShell,
}

/// The page of an address that is no link.
pub(super) fn wrong(visit: &Visit) -> Result<HttpResponse> {
    visit.page_as(StatusCode::NOT_FOUND, &Wrong { seat: shell(visit, None, "This link does not work") })
}

/// One step before the test.
pub(super) struct Step {
    pub label: &'static str,
    pub href: String,
    pub done: bool,
    pub current: bool,
}

/// The steps before the test; `current` counts from 0. A step that is not reached yet is no link.
pub(super) fn steps(current: usize, hrefs: [String; 4]) -> Vec<Step> {
    ["Welcome", "Consent", "Practice", "Start"]
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
