//! One answer of the queue.

use crate::error::{Error, FieldErrors, Result};
use crate::grading::actions::{self, Opened, SaveReading, Shown};
use crate::grading::rules;
use crate::kit::{ids::GradingTaskId, markdown, text};
use crate::paths::grading as paths;
use crate::questions::{Response, kinds};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "grading/tasks/show.html")]
struct Show {
    shell: Shell,
    shown: Shown,
    form: Form,
    errors: FieldErrors,
    stale: bool,
}

/// What the rubric form shows.
struct Form {
    rubric: BTreeMap<String, u32>,
    comment: String,
}

impl Show {
    fn prompt(&self) -> String {
        markdown::html(&self.shown.answer.text.prompt_md, 3)
    }
    fn guidance(&self) -> String {
        markdown::html(&self.shown.essay.guidance, 3)
    }
    fn explanation(&self) -> String {
        markdown::html(&self.shown.answer.text.explanation_md, 3)
    }
    fn given(&self) -> String {
        kinds::render_given(&self.shown.answer.text.content, self.shown.answer.response.as_deref())
    }
    fn written(&self) -> &str {
        match self.shown.answer.response.as_deref() {
            Some(Response::Essay(text)) => text,
            _ => "",
        }
    }
    fn words(&self) -> String {
        let words = text::count(kinds::essay::words(self.written()), "word", "words");
        match (self.shown.essay.words_min, self.shown.essay.words_max) {
            (Some(min), Some(max)) => format!("{words}; {min} to {max} were asked for"),
            (None, Some(max)) => format!("{words}; at most {max} were asked for"),
            (Some(min), None) => format!("{words}; at least {min} were asked for"),
            (None, None) => words,
        }
    }
    fn can_save(&self) -> bool {
        matches!(self.shown.opened, Opened::Mine | Opened::MyMark | Opened::Free)
    }
    fn is_change(&self) -> bool {
        self.shown.opened == Opened::MyMark
    }
    fn save_label(&self) -> &'static str {
        if self.is_change() { "Save the change" } else { "Save and read the next" }
    }
    fn is_held(&self) -> bool {
        self.shown.opened == Opened::Held
    }
    fn chosen(&self, criterion: &str, points: &u32) -> bool {
        self.form.rubric.get(criterion) == Some(points)
    }
    fn place(&self) -> String {
        let done = self.shown.pile.done + i64::from(!self.is_change());
        format!("{} of {}", done.min(self.shown.pile.total()), self.shown.pile.total())
    }
}

/// `GET /grading/{task}`
pub async fn show(visit: Visit, id: web::Path<GradingTaskId>) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id.into_inner();
    let shown = visit.read(move |conn, ctx| actions::show(conn, ctx, &id)).await?;
    let form = match &shown.mark {
        Some(mark) => Form { rubric: mark.detail.rubric.clone(), comment: mark.comment.clone() },
        None => Form { rubric: BTreeMap::new(), comment: String::new() },
    };
    painted(&visit, StatusCode::OK, shown, form, FieldErrors::new(), false)
}

fn painted(visit: &Visit, status: StatusCode, shown: Shown, form: Form, errors: FieldErrors, stale: bool) -> Result<HttpResponse> {
    let shell = visit.shell(shown.title.clone()).crumb("To grade", paths::queue()).crumb(shown.title.clone(), "");
    visit.framed_as(status, shell.clone(), &Show { shell, shown, form, errors, stale })
}

/// `POST /grading/{task}/mark`
pub async fn mark(visit: Visit, id: web::Path<GradingTaskId>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id.into_inner();
    let mut parse = fields.parse();
    let rubric: BTreeMap<String, u32> =
        fields.pairs().filter_map(|(name, value)| Some((name.strip_prefix("criterion-")?.to_string(), value.parse().ok()?))).collect();
    let save = SaveReading { revision: parse.revision(), rubric, comment: parse.text("comment", "a comment", rules::COMMENT_MAX) };
    let form = Form { rubric: save.rubric.clone(), comment: save.comment.clone() };
    let parsed = parse.done(());
    let kept = match parsed {
        Ok(()) => {
            let task = id.clone();
            visit
                .write(move |conn, ctx| {
                    let saved = actions::save(conn, ctx, &task, &save)?;
                    if saved.changed {
                        return Ok((saved, None));
                    }
                    // On from here, and round to those that were skipped.
                    let next = match actions::claim_next(conn, ctx, &saved.version, &saved.sort_key)? {
                        Some(next) => Some(next),
                        None => actions::claim_next(conn, ctx, &saved.version, "")?,
                    };
                    Ok((saved, next))
                })
                .await
        }
        Err(error) => Err(error),
    };
    match kept {
        Ok((saved, _)) if saved.changed => {
            Ok(visit.go_with(&paths::queue(), &Flash::good("Saved.", "Your mark was changed. The earlier one stays in the history.")))
        }
        Ok((_, Some(next))) => Ok(visit.go_with(&paths::task(&next), &Flash::good("Saved.", "Here is the next answer."))),
        Ok((_, None)) => Ok(visit.go_with(&paths::queue(), &Flash::good("Saved.", "No answer to this question is left for you."))),
        Err(Error::Invalid(errors)) => {
            let shown = visit.read(move |conn, ctx| actions::show(conn, ctx, &id)).await?;
            painted(&visit, StatusCode::UNPROCESSABLE_ENTITY, shown, form, errors, false)
        }
        Err(Error::Stale) => {
            let shown = visit.read(move |conn, ctx| actions::show(conn, ctx, &id)).await?;
            painted(&visit, StatusCode::CONFLICT, shown, form, FieldErrors::new(), true)
        }
        Err(error) => Err(error),
    }
}

/// `POST /grading/{task}/skip`
pub async fn skip(visit: Visit, id: web::Path<GradingTaskId>) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id.into_inner();
    let (_, next) = visit.write(move |conn, ctx| actions::skip(conn, ctx, &id)).await?;
    Ok(match next {
        Some(next) => visit.go(&paths::task(&next)),
        None => {
            visit.go_with(&paths::queue(), &Flash::info("Skipped.", "It waits in the queue. No other answer to this question is free."))
        }
    })
}
