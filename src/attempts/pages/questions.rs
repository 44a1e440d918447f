//! A question on the screen, and what its form sends.

use super::frame::{self, Asked, Sitting};
use crate::attempts::actions::{self, Choice};
use crate::attempts::model::{Draft, KeptText, Saved, read_response};
use crate::attempts::rules::{self, Stand};
use crate::attempts::seat::Seat;
use crate::attempts::{Paper, PaperQuestion, Papers};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::text;
use crate::paths::attempts as paths;
use crate::questions::kinds::render_answer;
use crate::questions::{Content, Kind, Response, State};
use crate::web::{Fields, SeatShell};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "attempts/questions/show.html")]
struct Show {
    seat: SeatShell,
    position: i32,
    count: i32,
    answered: usize,
    /// The same without this question: what the page script adds to.
    others_answered: usize,
    flagged_words: String,
    palette: Vec<Cell>,
    paper: Arc<Paper>,
    question: usize,
    section: Option<SectionHead>,
    kind: &'static str,
    icon: &'static str,
    total: String,
    answer_html: String,
    /// What is still missing for a whole answer.
    missing: String,
    flagged: bool,
    item: String,
    revision: i32,
    action: String,
    save_url: String,
    others: Vec<Other>,
    errors: FieldErrors,
    ai_text: &'static str,
}

impl Show {
    fn q(&self) -> &PaperQuestion {
        &self.paper.questions[self.question]
    }
    fn minutes(&self) -> String {
        format!("About {} min", self.q().item.minutes)
    }
    fn points(&self) -> String {
        format!("{} of {} points", self.q().item.points, self.total)
    }
}

/// A link of the palette.
struct Cell {
    position: i32,
    is_here: bool,
    is_new: bool,
    answered: bool,
    flagged: bool,
    words: &'static str,
    /// The words after a save that makes a whole answer of it, or takes it away.
    if_answered: &'static str,
    if_open: &'static str,
}

/// Which part of the test a question belongs to, where there are several.
struct SectionHead {
    label: String,
    introduction_html: String,
}

/// A text that another device sent.
struct Other {
    event: String,
    at: String,
    html: String,
}

/// The name of the icon beside a kind.
pub(super) const fn kind_icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice => "check-circle",
        Kind::Multiple => "list-checks",
        Kind::TrueFalse => "check",
        Kind::Numeric => "hash",
        Kind::ShortText => "text",
        Kind::Ordering => "list-ordered",
        Kind::Matching => "columns",
        Kind::Essay => "pencil",
    }
}

/// Reads an answer from a form.
pub(super) fn read(content: &Content, fields: &Fields) -> Result<Option<Response>, String> {
    Response::from_fields(content, &|name| fields.all(name).map(ToString::to_string).collect())
}

/// What a started answer still lacks; empty for none and for a whole answer.
pub(super) fn missing(content: &Content, response: Option<&Response>) -> String {
    match response.map(|r| r.state(content)) {
        Some(State::Partly(missing)) => missing,
        _ => String::new(),
    }
}

/// What was typed though it cannot be kept, so that it stands in the form again. Only what is typed can be lost; what is picked can be picked again.
pub(super) fn typed(content: &Content, fields: &Fields) -> Option<Response> {
    match content {
        Content::Essay(_) => Some(Response::Essay(text::many_lines(fields.value("text")))),
        Content::ShortText(_) => Some(Response::ShortText(text::one_line(fields.value("text")))),
        Content::Numeric(_) => {
            Some(Response::Numeric { number: text::one_line(fields.value("number")), unit: fields.get("unit").map(text::one_line) })
        }
        _ => None,
    }
}

/// A question.
pub async fn show(seat: Seat, position: web::Path<i32>, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let sitting = frame::load(&seat, &papers, Some(*position)).await?;
    if let Some(page) = frame::elsewhere(&seat, &sitting).await? {
        return Ok(page);
    }
    frame::note(&seat, &sitting, Some(*position)).await?;
    let asked = sitting.asked.as_ref().ok_or(Error::NotFound)?;
    let response = asked.response.as_deref().and_then(read_response);
    page(&seat, &sitting, response.as_ref(), FieldErrors::new(), StatusCode::OK)
}

fn page(seat: &Seat, sitting: &Sitting, response: Option<&Response>, errors: FieldErrors, status: StatusCode) -> Result<HttpResponse> {
    let asked = sitting.asked.as_ref().ok_or(Error::NotFound)?;
    let (line, paper) = (&asked.line, &sitting.paper);
    let attempt = sitting.attempt()?;
    let index = paper.questions.iter().position(|q| q.item.id == line.item_id).ok_or(Error::NotFound)?;
    let question = &paper.questions[index];
    let presented = question.content.present(rules::item_seed(attempt.seed, line.position));
    let others = others(asked, |kept| render_answer(&presented, kept, "o", true));
    let count = i32::try_from(sitting.lines.len()).unwrap_or(0);
    let answered = sitting.lines.iter().filter(|l| l.answered).count();
    let flagged = sitting.lines.iter().filter(|l| l.flagged).count();
    let title = format!("Question {} of {count}: {}", line.position, question.item.title);
    seat.visit.page_as(
        status,
        &Show {
            seat: sitting.shell(&seat.visit, title),
            position: line.position,
            count,
            answered,
            others_answered: answered - usize::from(line.answered),
            flagged_words: if flagged > 0 { format!(", {flagged} flagged") } else { String::new() },
            palette: sitting.lines.iter().map(|l| cell(l, line.position)).collect(),
            question: index,
            section: section(sitting, index, line.position),
            kind: question.kind.label(),
            icon: kind_icon(question.kind),
            total: paper.frozen.points().to_string(),
            answer_html: render_answer(&presented, response, "a", false),
            missing: missing(&question.content, response),
            flagged: line.flagged,
            item: line.item_id.to_string(),
            revision: line.revision,
            action: paths::question(line.position),
            save_url: paths::answer(&line.item_id),
            others,
            errors,
            ai_text: paper.frozen.assessment.ai_policy.say(),
            paper: Arc::clone(paper),
        },
    )
}

fn others(asked: &Asked, render: impl Fn(Option<&Response>) -> String) -> Vec<Other> {
    // Each on its own would carry the same ids: the prefix of the second and later ones is made to differ.
    asked
        .asides
        .iter()
        .enumerate()
        .map(|(n, kept): (usize, &KeptText)| {
            let html = render(kept.response.as_ref())
                .replace("id=\"o-", &format!("id=\"o{n}-"))
                .replace("for=\"o-", &format!("for=\"o{n}-"))
                .replace("aria-describedby=\"o-", &format!("aria-describedby=\"o{n}-"))
                .replace("=\"#o-", &format!("=\"#o{n}-"))
                .replace("name=\"answer\"", &format!("name=\"other-answer-{n}\""));
            Other { event: kept.event.to_string(), at: frame::clock_words(kept.at), html }
        })
        .collect()
}

fn cell(line: &crate::attempts::model::AnswerLine, here: i32) -> Cell {
    let is_here = line.position == here;
    let is_new = line.opened_at.is_none() && !is_here;
    let words = |answered: bool| match (is_new, answered, line.flagged) {
        (_, true, true) => "answered, flagged",
        (_, true, false) => "answered",
        (true, false, false) => "not opened",
        (_, false, true) => "no answer yet, flagged",
        (false, false, false) => "no answer yet",
    };
    Cell {
        position: line.position,
        is_here,
        is_new,
        answered: line.answered,
        flagged: line.flagged,
        words: words(line.answered),
        if_answered: words(true),
        if_open: words(false),
    }
}

/// The part of the test, with its introduction at its first question.
fn section(sitting: &Sitting, index: usize, position: i32) -> Option<SectionHead> {
    let (sections, questions) = (&sitting.paper.frozen.sections, &sitting.paper.questions);
    let own = questions[index].section;
    let (section, introduction) = (sections.get(own)?, sitting.paper.introductions.get(own)?);
    if sections.len() < 2 && introduction.is_empty() {
        return None;
    }
    let is_first = || {
        !sitting.lines.iter().filter(|l| l.position < position).any(|l| sitting.paper.question(&l.item_id).is_ok_and(|q| q.section == own))
    };
    let introduction_html = if !introduction.is_empty() && is_first() { introduction.clone() } else { String::new() };
    Some(SectionHead { label: format!("Part {} of {}: {}", own + 1, sections.len(), section.title), introduction_html })
}

/// Where a form goes after saving.
enum Go {
    Question(i32),
    Review,
    Flag(bool),
    Settle(String),
}

fn go(fields: &Fields, position: i32, count: i32) -> Go {
    let next = if position < count { Go::Question(position + 1) } else { Go::Review };
    match fields.value("go") {
        "prev" => Go::Question((position - 1).max(1)),
        "stay" => Go::Question(position),
        "review" => Go::Review,
        "flag" => Go::Flag(true),
        "unflag" => Go::Flag(false),
        "" | "next" => next,
        other => match other.strip_prefix("use:") {
            Some(event) => Go::Settle(event.to_string()),
            None if other == "mine" => Go::Settle(String::new()),
            None => other.parse().ok().filter(|n| (1..=count).contains(n)).map_or(next, Go::Question),
        },
    }
}

/// Saves the answer and goes on. Whatever is typed is saved first, whichever button was pressed.
pub async fn update(seat: Seat, position: web::Path<i32>, fields: Fields, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let position = *position;
    let sitting = frame::load(&seat, &papers, Some(position)).await?;
    let Some(asked) = &sitting.asked else {
        return Ok(frame::elsewhere(&seat, &sitting).await?.unwrap_or_else(|| seat.visit.go(&paths::attempt())));
    };
    let content = &sitting.paper.question(&asked.line.item_id)?.content;
    let response = match read(content, &fields) {
        Ok(response) => response,
        Err(message) if sitting.stand == Stand::Running => {
            let kept = asked.response.as_deref().and_then(read_response);
            return page(
                &seat,
                &sitting,
                typed(content, &fields).or(kept).as_ref(),
                FieldErrors::one("answer", message),
                StatusCode::UNPROCESSABLE_ENTITY,
            );
        }
        Err(_) => typed(content, &fields),
    };
    let answered = response.as_ref().is_some_and(|r| r.is_answered(content));
    let draft = Draft { item: asked.line.item_id.clone(), response, answered, revision: fields.value("rev").parse().unwrap_or(-1) };
    let count = i32::try_from(sitting.lines.len()).unwrap_or(0);
    let (key, agent) = (seat.ticket.key.clone(), seat.visit.user_agent.clone());
    let (saved, to) = match go(&fields, position, count) {
        Go::Question(to) => {
            (seat.write(move |conn, ctx| actions::step(conn, ctx, &key, &draft, None, Some(to), &agent)).await?, paths::question(to))
        }
        Go::Flag(on) => (
            seat.write(move |conn, ctx| actions::step(conn, ctx, &key, &draft, Some(on), Some(position), &agent)).await?,
            paths::question(position),
        ),
        Go::Review => {
            (seat.write(move |conn, ctx| actions::step(conn, ctx, &key, &draft, None, None, &agent)).await?, paths::review_from(position))
        }
        Go::Settle(event) => {
            let choice = match asked.asides.iter().find(|k| k.event.as_str() == event) {
                Some(kept) => Choice::Other {
                    response: kept.response.clone(),
                    answered: kept.response.as_ref().is_some_and(|r| r.is_answered(content)),
                },
                None => Choice::Mine,
            };
            (seat.write(move |conn, ctx| actions::settle(conn, ctx, &key, &draft, choice)).await?, paths::question(position))
        }
    };
    match saved {
        Saved::Kept { .. } => Ok(seat.visit.go(&to)),
        Saved::Aside { .. } => {
            let sitting = frame::load(&seat, &papers, Some(position)).await?;
            let current = sitting.asked.as_ref().and_then(|a| a.response.as_deref()).and_then(read_response);
            page(&seat, &sitting, current.as_ref(), FieldErrors::new(), StatusCode::CONFLICT)
        }
        Saved::Late => Ok(seat.visit.go(&paths::receipt())),
        Saved::Closed => Ok(frame::elsewhere(&seat, &sitting).await?.unwrap_or_else(|| seat.visit.go(&paths::attempt()))),
    }
}
