//! All answers at a glance, before finishing.

use super::frame::{self, Sitting};
use crate::assessments::AiPolicy;
use crate::attempts::Papers;
use crate::attempts::rules;
use crate::attempts::seat::Seat;
use crate::error::{FieldErrors, Result};
use crate::kit::text;
use crate::paths::attempts as paths;
use crate::web::SeatShell;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "attempts/review/show.html")]
struct Show {
    seat: SeatShell,
    back: String,
    back_label: String,
    lead: String,
    rows: Vec<Row>,
    warning: Option<(String, String)>,
    open: Option<(String, i32)>,
    asks_disclosure: bool,
    disclosure: String,
    action: String,
    errors: FieldErrors,
}

struct Row {
    position: i32,
    title: String,
    kind: &'static str,
    href: String,
    state: &'static str,
    words: String,
}

/// The list.
pub async fn show(seat: Seat, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let sitting = frame::load(&seat, &papers, None).await?;
    if let Some(page) = frame::elsewhere(&seat, &sitting).await? {
        return Ok(page);
    }
    frame::note(&seat, &sitting, None).await?;
    page(&seat, &sitting, "", FieldErrors::new())
}

/// The list again, with what was typed about assistants and what is wrong with it.
pub(super) fn page(seat: &Seat, sitting: &Sitting, disclosure: &str, errors: FieldErrors) -> Result<HttpResponse> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut rows = Vec::new();
    for line in &sitting.lines {
        let question = sitting.paper.question(&line.item_id)?;
        let (state, words) = match (line.answered, line.begun, line.flagged) {
            (true, _, true) => ("flagged", "Answered, flagged"),
            (true, _, false) => ("answered", "Answered"),
            (false, true, true) => ("flagged", "Started, not whole, flagged"),
            (false, true, false) => ("begun", "Started, not whole"),
            (false, false, true) => ("flagged", "No answer yet, flagged"),
            (false, false, false) => ("open", "No answer yet"),
        };
        rows.push(Row {
            position: line.position,
            title: question.item.title.clone(),
            kind: question.kind.label(),
            href: paths::question(line.position),
            state,
            words: words.to_string(),
        });
    }
    let open: Vec<i32> = sitting.lines.iter().filter(|l| !l.answered).map(|l| l.position).collect();
    let flagged = sitting.lines.iter().filter(|l| l.flagged).count();
    let from = seat.visit.query.value("from").parse().ok();
    let back = rules::back_to(&sitting.lines, from);
    let shell = sitting.shell(&seat.visit, "Check your answers");
    seat.visit.page_as(
        status,
        &Show {
            seat: shell,
            back: paths::question(back),
            back_label: format!("Back to question {back}"),
            lead: lead(open.len(), flagged, sitting.minutes_left()),
            rows,
            warning: warning(&open),
            open: open.first().map(|n| (paths::question(*n), *n)),
            asks_disclosure: sitting.paper.frozen.assessment.ai_policy == AiPolicy::Disclosed,
            disclosure: disclosure.to_string(),
            action: paths::submission_from(back),
            errors,
        },
    )
}

/// "One question has no answer and 2 are flagged. You have 15 minutes left, so you can still change anything."
fn lead(open: usize, flagged: usize, minutes: i64) -> String {
    let have = |n: usize| text::count(n, "question has", "questions have");
    let are = |n: usize| text::count(n, "is flagged", "are flagged");
    let first = match (open, flagged) {
        (0, 0) => "Every question has an answer.".to_string(),
        (0, n) => format!("Every question has an answer, and {}.", are(n)),
        (n, 0) => format!("{} no answer.", have(n)),
        (n, f) => format!("{} no answer and {}.", have(n), are(f)),
    };
    format!(
        "{first} You have {} left, so you can still change anything.",
        text::count(usize::try_from(minutes).unwrap_or(0), "minute", "minutes")
    )
}

fn warning(open: &[i32]) -> Option<(String, String)> {
    match open {
        [] => None,
        [one] => Some((format!("Question {one} has no answer."), "You can finish without it. It will count as zero points.".to_string())),
        many => {
            let (last, rest) = many.split_last()?;
            let rest = rest.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Some((
                format!("Questions {rest} and {last} have no answer."),
                "You can finish without them. They will count as zero points.".to_string(),
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lead_says_what_is_open_in_whole_sentences() {
        assert_eq!(
            lead(1, 1, 15),
            "1 question has no answer and 1 is flagged. You have 15 minutes left, so you can still change anything."
        );
        assert_eq!(lead(0, 0, 1), "Every question has an answer. You have 1 minute left, so you can still change anything.");
        assert_eq!(
            lead(0, 2, 3),
            "Every question has an answer, and 2 are flagged. You have 3 minutes left, so you can still change anything."
        );
    }

    #[test]
    fn the_warning_names_the_questions() {
        assert_eq!(warning(&[]), None);
        assert_eq!(warning(&[5]).map(|w| w.0), Some("Question 5 has no answer.".to_string()));
        assert_eq!(warning(&[2, 5, 6]).map(|w| w.0), Some("Questions 2, 5 and 6 have no answer.".to_string()));
    }
}
