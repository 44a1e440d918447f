//! A question on the screen, and what its form sends.

use super::frame::{self, Asked, Sitting};
use super::languages;
use crate::attempts::actions::{self, Choice};
use crate::attempts::model::{AnswerLine, Draft, KeptText, Saved, read_response};
use crate::attempts::rules::{self, Stand};
use crate::attempts::seat::Seat;
use crate::attempts::{Paper, PaperQuestion, Papers};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::{Points, text};
use crate::language::{Language, Say, Words};
use crate::paths::attempts as paths;
use crate::questions::kinds::{Unfit, render_answer};
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
    summary: AsSaved,
    palette: Vec<Cell>,
    paper: Arc<Paper>,
    question: usize,
    section: Option<SectionHead>,
    kind: &'static str,
    icon: &'static str,
    total: Points,
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
    fn minutes(&self) -> Say {
        self.seat.w.say("question-minutes").with("minutes", self.q().item.minutes)
    }
    fn points(&self) -> Say {
        self.seat.w.say("question-points").with("points", self.q().item.points).with("total", self.total)
    }
}

/// A link of the palette.
struct Cell {
    position: i32,
    is_here: bool,
    is_new: bool,
    answered: bool,
    flagged: bool,
    /// "Question 3, answered".
    words: AsSaved,
}

/// Words that a save changes: as they are, and as they read once it makes a whole answer of this question or takes it away.
struct AsSaved {
    now: String,
    if_answered: String,
    if_open: String,
}

impl AsSaved {
    /// `say` makes the words for an answered and for an open question; the two are made only where a save can change them.
    fn of(answered: bool, is_here: bool, say: impl Fn(bool) -> String) -> AsSaved {
        let or_none = |answered| if is_here { say(answered) } else { String::new() };
        AsSaved { now: say(answered), if_answered: or_none(true), if_open: or_none(false) }
    }
}

/// Which part of the test a question belongs to, where there are several.
struct SectionHead {
    label: Say,
    introduction_html: String,
}

/// A text that another device sent.
struct Other {
    event: String,
    title: Say,
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
pub(super) fn read(content: &Content, fields: &Fields) -> Result<Option<Response>, Unfit> {
    Response::from_fields(content, &|name| fields.all(name).map(ToString::to_string).collect())
}

/// What a started answer still lacks; empty for none and for a whole answer.
pub(super) fn missing(w: Words, content: &Content, response: Option<&Response>) -> String {
    match response.map(|r| r.state(content)) {
        Some(State::Partly(missing)) => w.say("not-whole").with("missing", missing.say(w)).to_string(),
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
    let w = sitting.w;
    let others = others(w, asked, |kept| render_answer(w, &presented, kept, "o", true));
    let count = i32::try_from(sitting.lines.len()).unwrap_or(0);
    let title = w.say("question-title").with("n", line.position).with("count", count).with("title", &question.item.title).plain();
    let mut shell = sitting.shell(&seat.visit, title);
    shell.language_form = "answer";
    seat.visit.page_as(
        status,
        &Show {
            seat: shell,
            position: line.position,
            count,
            summary: summary(w, &sitting.lines, line),
            palette: sitting.lines.iter().map(|l| cell(w, l, line.position)).collect(),
            question: index,
            section: section(sitting, index, line.position),
            kind: question.kind.say(w),
            icon: kind_icon(question.kind),
            total: paper.frozen.points(),
            answer_html: render_answer(w, &presented, response, "a", false),
            missing: missing(w, &question.content, response),
            flagged: line.flagged,
            item: line.item_id.to_string(),
            revision: line.revision,
            action: paths::question(line.position),
            save_url: paths::answer(&line.item_id),
            others,
            errors,
            ai_text: paper.frozen.assessment.ai_policy.say(w),
            paper: Arc::clone(paper),
        },
    )
}

fn others(w: Words, asked: &Asked, render: impl Fn(Option<&Response>) -> String) -> Vec<Other> {
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
            Other { event: kept.event.to_string(), title: w.say("other-version").with("time", w.clock(kept.at)), html }
        })
        .collect()
}

/// "2 answered, 1 flagged".
fn summary(w: Words, lines: &[AnswerLine], here: &AnswerLine) -> AsSaved {
    let others = lines.iter().filter(|l| l.answered && l.position != here.position).count();
    let flagged = lines.iter().filter(|l| l.flagged).count();
    AsSaved::of(here.answered, true, |answered| {
        let answered = others + usize::from(answered);
        match flagged {
            0 => w.say("question-answered").with("answered", answered).plain(),
            _ => w.say("question-answered-flagged").with("answered", answered).with("flagged", flagged).plain(),
        }
    })
}

fn cell(w: Words, line: &AnswerLine, here: i32) -> Cell {
    let is_here = line.position == here;
    let is_new = line.opened_at.is_none() && !is_here;
    let words = |answered: bool| {
        let id = match (is_new, answered, line.flagged) {
            (_, true, true) => "palette-answered-flagged",
            (_, true, false) => "palette-answered",
            (true, false, false) => "palette-new",
            (_, false, true) => "palette-open-flagged",
            (false, false, false) => "palette-open",
        };
        w.say(id).with("n", line.position).plain()
    };
    Cell {
        position: line.position,
        is_here,
        is_new,
        answered: line.answered,
        flagged: line.flagged,
        words: AsSaved::of(line.answered, is_here, words),
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
    let label = sitting.w.say("question-part").with("n", own + 1).with("count", sections.len()).with("title", &section.title);
    Some(SectionHead { label, introduction_html })
}

/// Where a form goes after saving.
enum Go {
    Question(i32),
    Review,
    Flag(bool),
    Settle(String),
    /// The same page in another language.
    Language(Language),
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
        other => match other.split_once(':') {
            Some(("use", event)) => Go::Settle(event.to_string()),
            Some(("in", code)) => code.parse().map_or(Go::Question(position), Go::Language),
            Some(_) => next,
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
        Err(unfit) if sitting.stand == Stand::Running => {
            let kept = asked.response.as_deref().and_then(read_response);
            return page(
                &seat,
                &sitting,
                typed(content, &fields).or(kept).as_ref(),
                FieldErrors::one("answer", unfit.say(sitting.w)),
                StatusCode::UNPROCESSABLE_ENTITY,
            );
        }
        Err(_) => typed(content, &fields),
    };
    let answered = response.as_ref().is_some_and(|r| r.is_answered(content));
    let draft = Draft { item: asked.line.item_id.clone(), response, answered, revision: fields.value("rev").parse().unwrap_or(-1) };
    let count = i32::try_from(sitting.lines.len()).unwrap_or(0);
    let (key, agent) = (seat.ticket.key.clone(), seat.visit.user_agent.clone());
    let mut chosen = None;
    let (saved, to) = match go(&fields, position, count) {
        Go::Question(to) => {
            (seat.write(move |conn, ctx| actions::step(conn, ctx, &key, &draft, None, Some(to), &agent)).await?, paths::question(to))
        }
        Go::Flag(on) => (
            seat.write(move |conn, ctx| actions::step(conn, ctx, &key, &draft, Some(on), Some(position), &agent)).await?,
            paths::question(position),
        ),
        Go::Language(language) => {
            chosen = Some(language);
            let saved = seat.write(move |conn, ctx| actions::step(conn, ctx, &key, &draft, None, Some(position), &agent)).await?;
            (saved, paths::question(position))
        }
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
        Saved::Kept { .. } => match chosen {
            Some(language) => languages::with_choice(&seat.visit, language, &to),
            None => Ok(seat.visit.go(&to)),
        },
        Saved::Aside { .. } => {
            let sitting = frame::load(&seat, &papers, Some(position)).await?;
            let current = sitting.asked.as_ref().and_then(|a| a.response.as_deref()).and_then(read_response);
            page(&seat, &sitting, current.as_ref(), FieldErrors::new(), StatusCode::CONFLICT)
        }
        Saved::Late => Ok(seat.visit.go(&paths::receipt())),
        Saved::Closed => Ok(frame::elsewhere(&seat, &sitting).await?.unwrap_or_else(|| seat.visit.go(&paths::attempt()))),
    }
}
