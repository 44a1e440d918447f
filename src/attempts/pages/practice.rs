//! Practice: one short question of each kind the test uses, with no clock, no score and nothing kept.

use super::frame::{self, Step};
use super::questions::{kind_icon, read, typed};
use crate::attempts::Papers;
use crate::attempts::rules::Stand;
use crate::attempts::seat::Seat;
use crate::error::{Error, Result};
use crate::kit::{Points, markdown};
use crate::language::{Rich, Words};
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
    text: Rich,
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
    let w = sitting.w;
    let kinds: Vec<Kind> = sitting.paper.kinds.clone();
    let question = number.checked_sub(1).and_then(|i| kinds.get(i)).and_then(|k| practice_of(w.language(), *k)).ok_or(Error::NotFound)?;
    let (response, said) = match tried {
        None => (None, None),
        Some(fields) => match read(&question.text.content, fields) {
            Ok(response) => {
                let said = verdict(w, question, response.as_ref());
                (response, Some(said))
            }
            Err(unfit) => {
                let text = w.say("practice-not-saved").with("problem", unfit.say(w)).rich();
                (typed(&question.text.content, fields), Some(Said { tone: "warn", text, explanation_html: String::new() }))
            }
        },
    };
    let is_last = number == kinds.len();
    let start_url = paths::start();
    let kind = question.text.kind();
    let shell = sitting.shell(&seat.visit, w.say("practice-page").with("n", number).with("count", kinds.len()).plain());
    seat.visit.page(&Show {
        seat: shell,
        steps: steps(w, 2),
        number,
        of: kinds.len(),
        title: question.title.clone(),
        kind: kind.say(w),
        icon: kind_icon(kind),
        prompt_html: markdown::html(&question.text.prompt_md, 2),
        answer_html: render_answer(w, &question.text.content.present(SEED), response.as_ref(), "a", false),
        said,
        action: paths::practice(number),
        next: if is_last { start_url.clone() } else { paths::practice(number + 1) },
        next_label: w.t(if is_last { "practice-to-start" } else { "practice-next" }),
        is_last,
        start_url,
    })
}

/// The steps as seen from inside the seat, where the link is not known.
pub(super) fn steps(w: Words, current: usize) -> Vec<Step> {
    let mut steps = frame::steps(w, current, [String::new(), String::new(), paths::practice(1), paths::start()]);
    // The start may be reached without practising.
    if let Some(last) = steps.last_mut() {
        last.href = paths::start();
    }
    steps
}

fn verdict(w: Words, question: &BankQuestion, response: Option<&Response>) -> Said {
    let content = &question.text.content;
    let said = |tone, text, explanation_html| Said { tone, text, explanation_html };
    let explanation = || markdown::html(&question.text.explanation_md, 3);
    let most = Points::whole(1);
    let Some(response) = response else { return said("info", w.rich("practice-nothing"), String::new()) };
    if let State::Partly(missing) = response.state(content) {
        return said("info", w.say("practice-partly").with("missing", missing.say(w)).rich(), String::new());
    }
    match mark(content, Some(response), most) {
        Outcome::NeedsGrader => said("good", w.rich("practice-received"), explanation()),
        Outcome::Marked { points, .. } if points == most => said("good", w.rich("practice-right"), explanation()),
        Outcome::Marked { .. } => said("info", w.rich("practice-wrong"), explanation()),
    }
}
