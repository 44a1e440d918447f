//! A question: as a candidate sees it, its key, its versions and where it is used.

use crate::error::{Error, Result};
use crate::kit::ids::QuestionId;
use crate::kit::{Permission, Points, Time, markdown};
use crate::language::{Language, Words};
use crate::paths;
use crate::questions::actions::{self, Opened};
use crate::questions::kinds::{Outcome, Response, State, Unfit, mark, render_answer, render_key};
use crate::questions::model::{Kind, QuestionText};
use crate::questions::record::{Full, QuestionState, Use, Version, VersionLine};
use crate::web::{Flash, Shell, Visit};
use actix_web::{HttpResponse, web::Path};

/// What came of trying the question.
struct Tried {
    points: Points,
    max: Points,
    parts: Vec<crate::questions::Part>,
    note: String,
}

#[derive(askama::Template)]
#[template(path = "questions/show.html")]
struct Show {
    shell: Shell,
    full: Full,
    history: Vec<VersionLine>,
    uses: Vec<Use>,
    may_edit: bool,
    may_see_assessments: bool,
    missing: Vec<String>,
    prompt: String,
    answer: String,
    key: String,
    explanation: String,
    guidance: String,
    rubric: Vec<crate::questions::kinds::Criterion>,
    sources: Vec<(String, String)>,
    tried: Option<Tried>,
    older: Option<i32>,
    now: Time,
    can_try: bool,
}

/// `GET /questions/{id}`; with an answer in the query, the answer is marked and shown, and nothing is kept.
pub async fn show(visit: Visit, id: Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id: QuestionId = id.parse().map_err(|_| Error::NotFound)?;
    let Opened { full, history, uses } = visit.read(move |conn, ctx| actions::show(conn, ctx, &id)).await?;
    let text = full.version.content.clone().into_inner();
    let page = page(&visit, full, history, uses, &text, None)?;
    visit.page(&page)
}

/// `GET /questions/{id}/versions/{number}`.
pub async fn version(visit: Visit, path: Path<(String, i32)>) -> Result<HttpResponse> {
    visit.staff()?;
    let (id, number) = path.into_inner();
    let id: QuestionId = id.parse().map_err(|_| Error::NotFound)?;
    let (opened, version): (Opened, Version) = visit
        .read(move |conn, ctx| {
            let (_, version) = actions::show_version(conn, ctx, &id, number)?;
            Ok((actions::show(conn, ctx, &id)?, version))
        })
        .await?;
    let Opened { mut full, history, uses } = opened;
    let older = (full.question.current_number != number).then_some(number);
    let text = version.content.clone().into_inner();
    full.question.title = version.title.clone();
    full.version = version;
    let page = page(&visit, full, history, uses, &text, older)?;
    visit.page(&page)
}

/// `POST /questions/{id}/retirement`.
pub async fn retire(visit: Visit, id: Path<String>) -> Result<HttpResponse> {
    let id: QuestionId = id.parse().map_err(|_| Error::NotFound)?;
    let to = paths::questions::show(&id);
    visit.write(move |conn, ctx| actions::retire(conn, ctx, &id)).await?;
    Ok(visit.go_with(&to, &Flash::good("Retired.", "New assessments cannot take this question. You can bring it back.")))
}

/// `POST /questions/{id}/restoration`.
pub async fn restore(visit: Visit, id: Path<String>) -> Result<HttpResponse> {
    let id: QuestionId = id.parse().map_err(|_| Error::NotFound)?;
    let to = paths::questions::show(&id);
    visit.write(move |conn, ctx| actions::restore(conn, ctx, &id)).await?;
    Ok(visit.go_with(&to, &Flash::good("Back in the bank.", "")))
}

fn page(visit: &Visit, full: Full, history: Vec<VersionLine>, uses: Vec<Use>, text: &QuestionText, older: Option<i32>) -> Result<Show> {
    let content = &text.content;
    let query = &visit.query;
    let asked = query.get("try").is_some();
    let read = if asked { Response::from_fields(content, &|name| query.all(name).map(str::to_string).collect()) } else { Ok(None) };
    let response = read.as_ref().ok().cloned().flatten();
    let tried = asked.then(|| tried(content, &read)).flatten();
    let (guidance, rubric) = match content {
        crate::questions::Content::Essay(e) => (markdown::html(&e.guidance, 3), e.criteria.clone()),
        _ => (String::new(), Vec::new()),
    };
    let title = full.question.title.clone();
    let missing =
        if full.question.state == QuestionState::Draft { text.check().into_iter().map(|p| p.message).collect() } else { Vec::new() };
    let shell = visit.shell(title.clone()).crumb("Questions", paths::questions::index()).crumb(title, "");
    Ok(Show {
        shell,
        history,
        uses,
        missing,
        older,
        tried,
        may_edit: visit.actor.may(Permission::EditQuestions),
        may_see_assessments: visit.actor.may(Permission::ViewAssessments),
        prompt: markdown::html(&text.prompt_md, 3),
        // The same order for everybody who looks, another than the author's.
        answer: render_answer(EN, &content.present(seed(&full.question.slug)), response.as_ref(), "try", content.kind() == Kind::Essay),
        key: if content.kind() == Kind::Essay { String::new() } else { render_key(content) },
        explanation: markdown::html(&text.explanation_md, 3),
        guidance,
        rubric,
        sources: text
            .sources
            .iter()
            .map(|line| line.split_once(" — ").map_or((line.clone(), String::new()), |(url, says)| (url.to_string(), says.to_string())))
            .collect(),
        now: visit.state.clock.now(),
        can_try: content.kind() != Kind::Essay && older.is_none(),
        full,
    })
}

fn tried(content: &crate::questions::Content, read: &std::result::Result<Option<Response>, Unfit>) -> Option<Tried> {
    let max = Points::whole(1);
    let nothing = |note: &str| Some(Tried { points: Points::ZERO, max, parts: Vec::new(), note: note.to_string() });
    match read {
        Err(unfit) => nothing(&unfit.say(EN)),
        Ok(None) => nothing("Nothing was answered, which earns nothing."),
        Ok(Some(response)) => {
            let note = if let State::Partly(what) = response.state(content) { what.say(EN) } else { String::new() };
            match mark(content, Some(response), max) {
                Outcome::Marked { points, parts } => Some(Tried { points, max, parts, note }),
                Outcome::NeedsGrader => None,
            }
        }
    }
}

/// Staff pages are in English.
pub(super) const EN: Words = Words::of(Language::English);

/// A steady number from a name.
pub(super) fn seed(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
