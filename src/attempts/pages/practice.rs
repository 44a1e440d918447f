//! Practice: one short question of each kind the test uses, with no clock, no score and nothing kept.

use super::frame::{self, Step};
use super::questions::{kind_icon, read, typed};
use crate::attempts::Papers;
use crate::attempts::rules::Stand;
use crate::attempts::seat::Seat;
use crate::error::{Error, Result};
use crate::kit::{Points, markdown};
use crate::paths::attempts as paths;
use crate::questions::kinds::render_answer;
use crate::questions::{Kind, Outcome, Response, State, bank::BankQuestion, mark, practice_of};
use crate::web::{Fields, SeatShell};
use actix_web::{HttpResponse, web};

/// The draw of the options; the same for everybody, since nothing is at stake.
const SEED: u64 = 11;

#[derive(askama::Template)]
#[template(path = "attempts/practice/show.html")]
struct Show {
    seat: SeatShell,
    steps: Vec<Step>,
    number: usize,
    of: usize,
    title: String,
    kind: &'static str,
    icon: &'static str,
    prompt_html: String,
    answer_html: String,
    said: Option<Said>,
    action: String,
    next: String,
    next_label: &'static str,
    is_last: bool,
    start_url: String,
}

/// What is said to a try.
struct Said {
    tone: &'static str,
    lead: &'static str,
    text: String,
    explanation_html: String,
}

/// A practice question.
pub async fn show(seat: Seat, number: web::Path<usize>, papers: web::Data<Papers>) -> Result<HttpResponse> {
    page(&seat, &papers, *number, None).await
}

/// Says whether a try was right. Nothing of it is kept.
pub async fn check(seat: Seat, number: web::Path<usize>, fields: Fields, papers: web::Data<Papers>) -> Result<HttpResponse> {
    page(&seat, &papers, *number, Some(&fields)).await
}

async fn page(seat: &Seat, papers: &Papers, number: usize, tried: Option<&Fields>) -> Result<HttpResponse> {
    let sitting = frame::load(seat, papers, None).await?;
    if sitting.stand != Stand::Invited {
        return Ok(frame::elsewhere(seat, &sitting).await?.unwrap_or_else(|| seat.visit.go(&paths::attempt())));
    }
    let kinds: Vec<Kind> = sitting.paper.kinds.clone();
    let question = number.checked_sub(1).and_then(|i| kinds.get(i)).and_then(|k| practice_of(*k)).ok_or(Error::NotFound)?;
    let (response, said) = match tried {
        None => (None, None),
        Some(fields) => match read(&question.text.content, fields) {
            Ok(response) => {
                let said = verdict(question, response.as_ref());
                (response, Some(said))
            }
            Err(message) => (
                typed(&question.text.content, fields),
                Some(Said { tone: "warn", lead: "This cannot be saved.", text: message, explanation_html: String::new() }),
            ),
        },
    };
    let is_last = number == kinds.len();
    let start_url = paths::start();
    let kind = question.text.kind();
    let shell = sitting.shell(&seat.visit, format!("Practice {number} of {}", kinds.len()));
    seat.visit.page(&Show {
        seat: shell,
        steps: steps(2),
        number,
        of: kinds.len(),
        title: question.title.clone(),
        kind: kind.label(),
        icon: kind_icon(kind),
        prompt_html: markdown::html(&question.text.prompt_md, 2),
        answer_html: render_answer(&question.text.content.present(SEED), response.as_ref(), "a", false),
        said,
        action: paths::practice(number),
        next: if is_last { start_url.clone() } else { paths::practice(number + 1) },
        next_label: if is_last { "Go to the start page" } else { "Next practice question" },
        is_last,
        start_url,
    })
}

/// The steps as seen from inside the seat, where the link is not known.
pub(super) fn steps(current: usize) -> Vec<Step> {
    let mut steps = frame::steps(current, [String::new(), String::new(), paths::practice(1), paths::start()]);
    // The start may be reached without practising.
    if let Some(last) = steps.last_mut() {
        last.href = paths::start();
    }
    steps
}

fn verdict(question: &BankQuestion, response: Option<&Response>) -> Said {
    let content = &question.text.content;
    let explanation_html = markdown::html(&question.text.explanation_md, 3);
    let most = Points::whole(1);
    let Some(response) = response else {
        return Said {
            tone: "info",
            lead: "Nothing was given.",
            text: "In the test this would count as no answer.".into(),
            explanation_html: String::new(),
        };
    };
    if let State::Partly(missing) = response.state(content) {
        return Said { tone: "info", lead: "Saved, but not complete.", text: missing, explanation_html: String::new() };
    }
    match mark(content, Some(response), most) {
        Outcome::NeedsGrader => {
            Said { tone: "good", lead: "Received.", text: "In the test a person reads answers of this kind.".into(), explanation_html }
        }
        Outcome::Marked { points, .. } if points == most => {
            Said { tone: "good", lead: "That is right.", text: "In the test you are not told at once.".into(), explanation_html }
        }
        Outcome::Marked { .. } => {
            Said { tone: "info", lead: "That is not it.", text: "You can try again as often as you like.".into(), explanation_html }
        }
    }
}
