//! The queue.

use crate::error::Result;
use crate::grading::actions::{self, Reading};
use crate::kit::{Time, ids::QuestionVersionId, text};
use crate::paths::grading as paths;
use crate::web::{Flash, Shell, Visit};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "grading/queue/index.html")]
struct Index {
    shell: Shell,
    reading: Reading,
    now: Time,
}

impl Index {
    fn waiting(&self) -> String {
        let waiting: i64 = self.reading.piles.iter().map(|p| p.waiting).sum();
        match usize::try_from(waiting).unwrap_or(0) {
            0 => "No answer waits.".to_string(),
            n => format!(
                "{}. Names are hidden until all answers are marked.",
                text::count(n, "written answer waits", "written answers wait")
            ),
        }
    }
}

/// `GET /grading`
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let reading = visit.read(|conn, ctx| actions::queue(conn, ctx)).await?;
    let shell = visit.shell("To grade");
    visit.framed(shell.clone(), &Index { shell, reading, now: visit.state.clock.now() })
}

/// `POST /grading/questions/{version}/claims`
pub async fn claim(visit: Visit, version: web::Path<QuestionVersionId>) -> Result<HttpResponse> {
    visit.staff()?;
    let version = version.into_inner();
    let next = visit.write(move |conn, ctx| actions::claim_next(conn, ctx, &version, "")).await?;
    Ok(match next {
        Some(task) => visit.go(&paths::task(&task)),
        None => visit
            .go_with(&paths::queue(), &Flash::info("Nothing to take.", "Other graders hold the answers that are left, or all are marked.")),
    })
}
