//! All answers at a glance, before finishing.

use super::frame::{self, Sitting};
use crate::assessments::AiPolicy;
use crate::attempts::Papers;
use crate::attempts::rules;
use crate::attempts::seat::Seat;
use crate::error::{FieldErrors, Result};
use crate::language::{Rich, Say, Words};
use crate::paths::attempts as paths;
use crate::web::SeatShell;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "attempts/review/show.html")]
struct Show {
    seat: SeatShell,
    back: String,
    back_label: Say,
    lead: Say,
    rows: Vec<Row>,
    warning: Option<Rich>,
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
    words: &'static str,
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
    let w = sitting.w;
    let mut rows = Vec::new();
    for line in &sitting.lines {
        let question = sitting.paper.question(&line.item_id)?;
        let (state, words) = match (line.answered, line.begun, line.flagged) {
            (true, _, true) => ("flagged", "review-answered-flagged"),
            (true, _, false) => ("answered", "review-answered"),
            (false, true, true) => ("flagged", "review-begun-flagged"),
            (false, true, false) => ("begun", "review-begun"),
            (false, false, true) => ("flagged", "review-none-flagged"),
            (false, false, false) => ("open", "review-none"),
        };
        rows.push(Row {
            position: line.position,
            title: question.item.title.clone(),
            kind: question.kind.say(w),
            href: paths::question(line.position),
            state,
            words: w.t(words),
        });
    }
    let open: Vec<i32> = sitting.lines.iter().filter(|l| !l.answered).map(|l| l.position).collect();
    let flagged = sitting.lines.iter().filter(|l| l.flagged).count();
    let from = seat.visit.query.value("from").parse().ok();
    let back = rules::back_to(&sitting.lines, from);
    let shell = sitting.shell(&seat.visit, w.t("review-page"));
    seat.visit.page_as(
        status,
        &Show {
            seat: shell,
            back: paths::question(back),
            back_label: w.say("review-back").with("n", back),
            lead: lead(w, open.len(), flagged, sitting.minutes_left()),
            rows,
            warning: warning(w, &open),
            open: open.first().map(|n| (paths::question(*n), *n)),
            asks_disclosure: sitting.paper.frozen.assessment.ai_policy == AiPolicy::Disclosed,
            disclosure: disclosure.to_string(),
            action: paths::submission_from(back),
            errors,
        },
    )
}

/// "1 question has no answer. 2 are flagged. You have 15 minutes left, so you can still change anything."
fn lead(w: Words, open: usize, flagged: usize, minutes: i64) -> Say {
    match flagged {
        0 => w.say("review-open").with("open", open).with("minutes", minutes),
        _ => w.say("review-open-and-flagged").with("open", open).with("flagged", flagged).with("minutes", minutes),
    }
}

fn warning(w: Words, open: &[i32]) -> Option<Rich> {
    let numbers: Vec<String> = open.iter().map(ToString::to_string).collect();
    (!open.is_empty()).then(|| w.say("review-warning").with("count", open.len()).with("list", w.list_and(&numbers)).rich())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    const EN: Words = Words::of(Language::English);

    #[test]
    fn the_lead_says_what_is_open_in_whole_sentences() {
        let lead = |open, flagged, minutes| lead(EN, open, flagged, minutes).to_string();
        assert_eq!(lead(1, 1, 15), "1 question has no answer. 1 is flagged. You have 15 minutes left, so you can still change anything.");
        assert_eq!(lead(0, 0, 1), "Every question has an answer. You have 1 minute left, so you can still change anything.");
        assert_eq!(
            lead(0, 2, 3),
            "Every question has an answer. 2 are flagged. You have 3 minutes left, so you can still change anything."
        );
    }

    #[test]
    fn the_warning_names_the_questions() {
        let warning = |open| warning(EN, open).map(|w| w.untagged());
        assert_eq!(warning(&[]), None);
        assert!(warning(&[5]).is_some_and(|w| w.starts_with("Question 5 has no answer. You can finish without it.")));
        assert!(warning(&[2, 5, 6]).is_some_and(|w| w.starts_with("Questions 2, 5 and 6 have no answer.")));
    }
}
