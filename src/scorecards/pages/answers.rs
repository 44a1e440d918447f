//! One answer behind a scorecard: what was asked, what was given, the key, and every mark it had.

use crate::error::{Error, FieldErrors, Result};
use crate::grading::{self, Change};
use crate::kit::{
    Permission,
    ids::{AnswerId, AttemptId},
    markdown,
};
use crate::paths::scorecards as paths;
use crate::questions::{Content, kinds};
use crate::scorecards::actions::{self, AnswerSheet};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

#[derive(Template)]
#[template(path = "scorecards/answers/show.html")]
struct Show {
    shell: Shell,
    sheet: AnswerSheet,
    may_change: bool,
    points: String,
    reason: String,
    errors: FieldErrors,
    stale: bool,
}

impl Show {
    fn prompt(&self) -> String {
        markdown::html(&self.sheet.text.prompt_md, 3)
    }
    fn given(&self) -> String {
        kinds::render_given(&self.sheet.text.content, self.sheet.response.as_ref())
    }
    fn explanation(&self) -> String {
        markdown::html(&self.sheet.text.explanation_md, 3)
    }
    fn attempt(&self) -> &AttemptId {
        &self.sheet.head.attempt
    }
    fn back(&self) -> String {
        paths::scorecard(self.attempt())
    }
    fn url(&self, answer: &AnswerId) -> String {
        paths::answer(self.attempt(), answer)
    }
    fn time(&self) -> String {
        match self.sheet.item.seconds {
            0 => "not timed".into(),
            s @ 1..60 => format!("{s} s"),
            s => format!("{} min", (s + 30) / 60),
        }
    }
    /// Each criterion with its levels; the chosen one is marked.
    fn rubric(&self) -> Vec<(String, Vec<(u32, String, bool)>)> {
        let Content::Essay(essay) = &self.sheet.text.content else { return Vec::new() };
        let chosen = self.sheet.marks.iter().find(|m| !m.detail.rubric.is_empty()).map(|m| &m.detail.rubric);
        essay
            .criteria
            .iter()
            .map(|c| {
                let levels =
                    c.levels.iter().map(|l| (l.points, l.anchor.clone(), chosen.and_then(|r| r.get(&c.id)) == Some(&l.points))).collect();
                (c.name.clone(), levels)
            })
            .collect()
    }
    fn max(&self) -> String {
        format!("From 0 to {}, with at most two decimals.", self.sheet.item.max)
    }
}

/// `GET /scorecards/{attempt}/answers/{answer}`
pub async fn show(visit: Visit, path: web::Path<(AttemptId, AnswerId)>) -> Result<HttpResponse> {
    visit.staff()?;
    let (attempt, answer) = path.into_inner();
    page(&visit, attempt, answer, StatusCode::OK, None, FieldErrors::new()).await
}

async fn page(
    visit: &Visit,
    attempt: AttemptId,
    answer: AnswerId,
    status: StatusCode,
    kept: Option<Change>,
    errors: FieldErrors,
) -> Result<HttpResponse> {
    let sheet = visit.read(move |conn, ctx| actions::open_answer(conn, ctx, &attempt, &answer)).await?;
    let title = format!("{}. {}", sheet.item.number, sheet.item.title);
    let shell = visit.shell(title.clone()).crumb(sheet.head.display_name(), paths::scorecard(&sheet.head.attempt)).crumb(title, "");
    let (points, reason) = kept.map_or_else(
        || (sheet.item.mark.as_ref().map(|m| m.points.to_string()).unwrap_or_default(), String::new()),
        |c| (c.points, c.reason),
    );
    let may_change = visit.actor.may(Permission::OverrideMarks) && sheet.item.mark.is_some();
    visit.framed_as(
        status,
        shell.clone(),
        &Show { shell, sheet, may_change, points, reason, errors, stale: status == StatusCode::CONFLICT },
    )
}

/// `POST /scorecards/{attempt}/answers/{answer}/marks`
pub async fn change(visit: Visit, path: web::Path<(AttemptId, AnswerId)>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let (attempt, answer) = path.into_inner();
    let mut parse = fields.parse();
    let change = Change {
        seen: fields.value("seen").parse().unwrap_or(0),
        points: parse.optional_line("points", "the points", 20),
        reason: parse.text("reason", "the reason", grading::rules::COMMENT_MAX),
    };
    let (a, b, c) = (attempt.clone(), answer.clone(), change.clone());
    let kept = match parse.done(()) {
        Ok(()) => visit.write(move |conn, ctx| actions::change_mark(conn, ctx, &a, &b, &c)).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(()) => Ok(visit.go_with(
            &paths::answer(&attempt, &answer),
            &Flash::good("Mark changed.", "The scorecard is up to date. The earlier mark stays in the history."),
        )),
        Err(Error::Invalid(errors)) => page(&visit, attempt, answer, StatusCode::UNPROCESSABLE_ENTITY, Some(change), errors).await,
        Err(Error::Stale) => page(&visit, attempt, answer, StatusCode::CONFLICT, Some(change), FieldErrors::new()).await,
        Err(error) => Err(error),
    }
}
