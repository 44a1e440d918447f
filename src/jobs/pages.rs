//! Background jobs for administrators: what waits, what failed, what was given up.

use super::{Counts, Job, store};
use crate::ctx::Fact;
use crate::error::{Error, Result};
use crate::kit::Permission;
use crate::kit::ids::JobId;
use crate::paths::accounts as urls;
use crate::web::{Flash, Shell, Visit};
use actix_web::HttpResponse;
use actix_web::web::{Path, ServiceConfig, get, post};

const MOST: i64 = 100;

/// The slice's routes.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route(&urls::jobs(), get().to(index));
    cfg.route(&urls::job_retry("{id}"), post().to(retry));
}

#[derive(askama::Template)]
#[template(path = "jobs/index.html")]
struct Index {
    shell: Shell,
    counts: Counts,
    late: Option<(String, String)>,
    dead: Vec<Row>,
    failing: Vec<Row>,
}

struct Row {
    kind: String,
    error: String,
    attempts: i32,
    most: i32,
    iso: String,
    when: String,
    made: String,
    retry_url: String,
}

/// Counts, the jobs that failed, and those that were given up.
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let (counts, dead, failing) = visit
        .read(|conn, ctx| {
            ctx.need(Permission::ManageSettings)?;
            let organisation = ctx.organisation()?;
            Ok((
                store::counts(conn, &organisation, ctx.now())?,
                store::dead(conn, &organisation, MOST)?,
                store::failing(conn, &organisation, MOST)?,
            ))
        })
        .await?;
    let now = visit.state.clock.now();
    let row = |job: Job, when: String, iso: String| Row {
        kind: kind(&job.kind),
        error: job.last_error.unwrap_or_default(),
        attempts: job.attempts,
        most: job.max_attempts,
        made: job.created_at.date_time(),
        retry_url: urls::job_retry(job.id.as_str()),
        iso,
        when,
    };
    let dead = dead
        .into_iter()
        .map(|job| {
            let at = job.finished_at.unwrap_or(job.run_at);
            row(job, at.ago(now), at.iso())
        })
        .collect();
    let failing = failing
        .into_iter()
        .map(|job| {
            let at = job.run_at;
            row(job, at.date_time(), at.iso())
        })
        .collect();
    visit.page(&Index {
        shell: visit.shell("Background jobs").crumb("Settings", urls::settings()).crumb("Background jobs", ""),
        late: counts.oldest_due.map(|at| (at.iso(), at.ago(now))),
        counts,
        dead,
        failing,
    })
}

/// A job's kind in words: "mail.send" is "Mail: send".
fn kind(kind: &str) -> String {
    let (noun, verb) = kind.split_once('.').unwrap_or((kind, ""));
    let noun = crate::audit::label(noun);
    if verb.is_empty() { noun } else { format!("{noun}: {}", verb.replace(['_', '.'], " ")) }
}

/// Sends a job that was given up back to work.
pub async fn retry(visit: Visit, id: Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id: JobId = id.parse().map_err(|_| Error::NotFound)?;
    let back = visit
        .write(move |conn, ctx| {
            ctx.need(Permission::ManageSettings)?;
            let organisation = ctx.organisation()?;
            let back = store::retry(conn, ctx, &organisation, &id)?;
            if back {
                super::tell(conn, ctx, Fact::new("job.retried", "job", &id, "Sent a background job back to work"))?;
            }
            Ok(back)
        })
        .await?;
    let flash = if back {
        Flash::good("Back to work.", "The job is tried again in a moment.")
    } else {
        Flash::info("Nothing to do.", "The job is not given up any more.")
    };
    Ok(visit.go_with(&urls::jobs(), &flash))
}
