//! "Fill for me": what would be added and why, and adding it.

use super::frame::{Frame, StepName};
use crate::assessments::actions::{self, Suggestion};
use crate::error::Result;
use crate::kit::ids::{AssessmentId, AssessmentSkillId, QuestionId};
use crate::kit::text::count;
use crate::paths::assessments as paths;
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "assessments/suggestion/show.html")]
struct Show {
    shell: Shell,
    frame: Frame,
    groups: Vec<Group>,
    unfilled: Vec<(String, &'static str)>,
    summary: String,
    add: String,
    another: String,
    back: String,
    empty: bool,
    settings: String,
}

struct Group {
    skill: String,
    minutes: i32,
    rows: Vec<Row>,
}
/// `value` is the question and the skill it would count for.
struct Row {
    value: String,
    title: String,
    kind: &'static str,
    minutes: i32,
    why: String,
}

/// The suggestion of a seed; 1 without one.
pub async fn show(visit: Visit, id: web::Path<AssessmentId>) -> Result<HttpResponse> {
    visit.staff()?;
    let seed: u64 = visit.query.value("seed").parse().unwrap_or(1);
    let (look, suggestion) =
        visit.read(move |conn, ctx| Ok((actions::look(conn, ctx, &id)?, actions::suggest(conn, ctx, &id, seed)?))).await?;
    let id = &look.plan.assessment.id;
    if !look.plan.assessment.is_draft() {
        return Ok(visit.go(&paths::show(id)));
    }
    let (shell, frame) = Frame::step(&visit, &look, StepName::Questions);
    let summary = format!(
        "{}, {} min. With the {} min already there that makes {} of {} min.",
        count(suggestion.chosen.len(), "question", "questions"),
        suggestion.added,
        suggestion.placed,
        suggestion.placed + suggestion.added,
        suggestion.limit
    );
    visit.page(&Show {
        groups: groups(&suggestion),
        empty: suggestion.chosen.is_empty(),
        unfilled: suggestion.unfilled,
        summary,
        add: paths::suggestion(id),
        another: paths::suggestion_seeded(id, seed.wrapping_add(1)),
        back: paths::builder(id),
        settings: paths::settings(id),
        shell,
        frame,
    })
}

fn groups(suggestion: &Suggestion) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for s in &suggestion.chosen {
        let row = Row {
            value: format!("{}.{}", s.question.id, s.skill),
            title: s.question.title.clone(),
            kind: s.question.kind.label(),
            minutes: s.question.minutes,
            why: s.why.clone(),
        };
        match groups.last_mut().filter(|g| g.skill == s.skill_name) {
            Some(group) => {
                group.minutes += row.minutes;
                group.rows.push(row);
            }
            None => groups.push(Group { skill: s.skill_name.clone(), minutes: row.minutes, rows: vec![row] }),
        }
    }
    groups
}

/// Adds what was ticked.
pub async fn add(visit: Visit, id: web::Path<AssessmentId>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id.into_inner();
    let back = paths::builder(&id);
    let ticked: Vec<(QuestionId, AssessmentSkillId)> = fields
        .all("add")
        .filter_map(|v| {
            let (question, skill) = v.split_once('.')?;
            Some((question.parse().ok()?, skill.parse().ok()?))
        })
        .collect();
    let added = visit.write(move |conn, ctx| actions::add_suggested(conn, ctx, &id, &ticked)).await?;
    let flash = if added == 0 {
        Flash::info("Nothing was added.", "Tick at least one question, or add them one by one.")
    } else {
        Flash::good("Added.", format!("{} came in.", count(added, "question", "questions")))
    };
    Ok(visit.go_with(&back, &flash))
}
