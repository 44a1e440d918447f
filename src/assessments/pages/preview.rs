//! As the candidate sees it: every page, nothing kept.

use crate::assessments::actions::{self, Look};
use crate::assessments::model::{Assessment, Item};
use crate::error::{Error, Result};
use crate::kit::ids::AssessmentId;
use crate::kit::markdown;
use crate::language::{Language, Words};
use crate::paths::assessments as paths;
use crate::web::{SeatShell, Visit};
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "assessments/preview/start.html")]
struct Start {
    seat: SeatShell,
    title: String,
    back: String,
    minutes: i32,
    questions: usize,
    sections: Vec<(String, usize)>,
    ai: &'static str,
    ai_note: String,
    contact: String,
    instructions_html: String,
    first: Option<String>,
}

/// What a candidate reads before the start.
pub async fn start(visit: Visit, id: web::Path<AssessmentId>) -> Result<HttpResponse> {
    visit.staff()?;
    let look = visit.read(move |conn, ctx| actions::look(conn, ctx, &id)).await?;
    let a = &look.plan.assessment;
    let sections = look.plan.sections.iter().map(|s| (s.title.clone(), look.plan.items_of(s).count())).filter(|(_, n)| *n > 0).collect();
    visit.page(&Start {
        seat: seat(&visit, &look, "Before you start"),
        title: a.title.clone(),
        back: paths::show(&a.id),
        minutes: a.time_limit_min,
        questions: look.plan.items.len(),
        sections,
        ai: a.ai_policy.say(Words::of(Language::English)),
        ai_note: a.ai_note.clone(),
        contact: a.contact.clone(),
        instructions_html: markdown::html(&a.instructions_md, 3),
        first: (!look.plan.items.is_empty()).then(|| paths::preview_page(&a.id, 1)),
    })
}

#[derive(askama::Template)]
#[template(path = "assessments/preview/page.html")]
struct Page {
    seat: SeatShell,
    title: String,
    section: String,
    introduction_html: String,
    palette: Vec<(usize, String, bool)>,
    n: usize,
    total: usize,
    points: String,
    minutes: i32,
    prompt_html: String,
    answer_html: String,
    prev: String,
    next: Option<String>,
    back: String,
}

/// Question `number`, from 1.
pub async fn page(visit: Visit, at: web::Path<(AssessmentId, usize)>) -> Result<HttpResponse> {
    visit.staff()?;
    let (id, n) = at.into_inner();
    let (look, question) = visit
        .read(move |conn, ctx| {
            let look = actions::look(conn, ctx, &id)?;
            let item = n.checked_sub(1).and_then(|i| look.plan.items.get(i)).cloned().ok_or(Error::NotFound)?;
            let shown = actions::shown_question(conn, ctx, &look.plan.assessment, &item)?;
            Ok((look, (item, shown)))
        })
        .await?;
    let (item, shown): (Item, actions::ShownQuestion) = question;
    let a: &Assessment = &look.plan.assessment;
    let total = look.plan.items.len();
    let section = look.plan.sections.iter().find(|s| s.id == item.section_id).ok_or(Error::NotFound)?;
    let first_of_section = look.plan.items_of(section).next().is_some_and(|i| i.id == item.id);
    visit.page(&Page {
        seat: seat(&visit, &look, &format!("Question {n} of {total}")),
        title: item.title.clone(),
        section: section.title.clone(),
        introduction_html: if first_of_section { markdown::html(&section.introduction_md, 3) } else { String::new() },
        palette: (1..=total).map(|i| (i, paths::preview_page(&a.id, i), i == n)).collect(),
        n,
        total,
        points: item.points.to_string(),
        minutes: item.minutes,
        prompt_html: shown.prompt_html,
        answer_html: shown.answer_html,
        prev: if n > 1 { paths::preview_page(&a.id, n - 1) } else { paths::preview(&a.id) },
        next: (n < total).then(|| paths::preview_page(&a.id, n + 1)),
        back: paths::show(&a.id),
    })
}

fn seat(visit: &Visit, look: &Look, title: &str) -> SeatShell {
    let a = &look.plan.assessment;
    SeatShell {
        title: format!("{title}: {}", a.title),
        company: visit.actor.staff().map(|s| s.organisation_name.clone()).unwrap_or_default(),
        role: look.profile.title.clone(),
        saved: None,
        minutes_left: Some(i64::from(a.time_limit_min)),
        ends_ms: None,
        now_ms: visit.state.clock.now().millis(),
        attempt: String::new(),
        csrf: visit.csrf.clone(),
        w: Words::of(Language::English),
        theme: visit.theme,
        help_url: format!("{}#help", paths::preview(&a.id)),
        finish_url: None,
        told: String::new(),
        live: None,
        finished: false,
        language_url: String::new(),
        back_url: String::new(),
        language_form: "",
    }
}
