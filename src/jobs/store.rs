//! Queries of the queue.

use super::{Job, JobState};
use crate::ctx::{Ctx, NewJob};
use crate::db::schema::jobs::dsl as j;
use crate::db::{Conn, Portably};
use crate::error::{Error, Result};
use crate::kit::ids::{JobId, OrganisationId};
use crate::kit::{Json, Span, Time};
use crate::new_id;
use diesel::prelude::*;

/// So many tries before a job is given up: with doubling pauses from 10 s, about three hours.
const MOST_ATTEMPTS: i32 = 10;
/// A worker that died holds its jobs no longer than this.
const LEASE: Span = Span::minutes(5);

/// Adds a job; not when one with the same key is there.
pub fn enqueue(conn: &mut Conn, ctx: &mut Ctx, new: NewJob) -> Result<()> {
    let job = Job {
        id: new_id!(ctx, JobId),
        organisation_id: ctx.actor.organisation().ok().cloned(),
        kind: new.kind.to_string(),
        payload: Json::new(new.payload),
        state: JobState::Waiting,
        priority: new.priority,
        attempts: 0,
        max_attempts: MOST_ATTEMPTS,
        run_at: new.run_at.unwrap_or_else(|| ctx.now()),
        locked_by: None,
        locked_until: None,
        last_error: None,
        dedupe_key: new.dedupe_key,
        created_at: ctx.now(),
        finished_at: None,
    };
    diesel::insert_into(j::jobs).values(job).on_conflict(j::dedupe_key).do_nothing().portable().execute(conn)?;
    Ok(())
}

/// The next jobs that are due, most urgent first; also those whose worker died.
pub(super) fn due(conn: &mut Conn, now: Time, most: i64) -> Result<Vec<Job>> {
    let mut jobs: Vec<Job> = j::jobs
        .filter(j::state.eq(JobState::Waiting))
        .filter(j::run_at.le(now))
        .order((j::priority, j::run_at))
        .limit(most)
        .select(Job::as_select())
        .load(conn)?;
    if jobs.is_empty() {
        jobs = j::jobs
            .filter(j::state.eq(JobState::Running))
            .filter(j::locked_until.lt(now))
            .order(j::run_at)
            .limit(most)
            .select(Job::as_select())
            .load(conn)?;
    }
    Ok(jobs)
}

/// Takes a job for this worker; `false` when another was quicker. Settled in the write, so any number of nodes may try.
pub(super) fn claim(conn: &mut Conn, job: &Job, worker: &str, now: Time) -> Result<bool> {
    let taken = diesel::update(j::jobs.filter(j::id.eq(&job.id)).filter(j::state.eq(job.state)).filter(j::attempts.eq(job.attempts)))
        .set((j::state.eq(JobState::Running), j::attempts.eq(job.attempts + 1), j::locked_by.eq(worker), j::locked_until.eq(now + LEASE)))
        .execute(conn)?;
    Ok(taken == 1)
}

/// Marks a job done; refuses when this worker's lease was lost, so that its deed is undone with it.
pub(super) fn finish(conn: &mut Conn, id: &JobId, worker: &str, now: Time) -> Result<()> {
    let done = diesel::update(j::jobs.filter(j::id.eq(id)).filter(j::state.eq(JobState::Running)).filter(j::locked_by.eq(worker)))
        .set((j::state.eq(JobState::Done), j::finished_at.eq(now), j::locked_until.eq(None::<Time>), j::last_error.eq(None::<String>)))
        .execute(conn)?;
    if done == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Puts a failed job back with a doubling pause, or gives it up after its last try.
pub(super) fn fail(conn: &mut Conn, job: &Job, cause: &str, now: Time) -> Result<bool> {
    let tried = job.attempts + 1;
    let dead = tried >= job.max_attempts;
    let pause = Span::seconds(10 << tried.clamp(0, 9));
    let cause: String = cause.chars().take(2000).collect();
    diesel::update(j::jobs.filter(j::id.eq(&job.id)).filter(j::state.eq(JobState::Running)))
        .set((
            j::state.eq(if dead { JobState::Dead } else { JobState::Waiting }),
            j::run_at.eq(now + pause),
            j::last_error.eq(cause),
            j::locked_until.eq(None::<Time>),
            j::finished_at.eq(dead.then_some(now)),
        ))
        .execute(conn)?;
    Ok(dead)
}

/// The jobs of an organisation that were given up, newest first.
pub fn dead(conn: &mut Conn, organisation: &OrganisationId, most: i64) -> Result<Vec<Job>> {
    Ok(j::jobs
        .filter(j::state.eq(JobState::Dead))
        .filter(j::organisation_id.eq(organisation))
        .order(j::run_at.desc())
        .limit(most)
        .select(Job::as_select())
        .load(conn)?)
}

/// Sends a dead job back to work; `false` when it is not dead any more. Not there and not yours are one answer.
pub fn retry(conn: &mut Conn, ctx: &Ctx, organisation: &OrganisationId, id: &JobId) -> Result<bool> {
    j::jobs.filter(j::id.eq(id)).filter(j::organisation_id.eq(organisation)).select(j::id).first::<JobId>(conn)?;
    let back = diesel::update(j::jobs.filter(j::id.eq(id)).filter(j::state.eq(JobState::Dead)).filter(j::organisation_id.eq(organisation)))
        .set((j::state.eq(JobState::Waiting), j::attempts.eq(0), j::run_at.eq(ctx.now()), j::finished_at.eq(None::<Time>)))
        .execute(conn)?;
    Ok(back == 1)
}

/// How many jobs of an organisation stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Waiting or being done.
    pub waiting: i64,
    /// Of those, how many have failed at least once.
    pub failing: i64,
    /// Given up.
    pub dead: i64,
    /// When the oldest that is due should have begun.
    pub oldest_due: Option<Time>,
}

/// How many jobs stand where.
pub fn counts(conn: &mut Conn, organisation: &OrganisationId, now: Time) -> Result<Counts> {
    let theirs = || j::organisation_id.eq(organisation);
    let open = || j::state.eq_any([JobState::Waiting, JobState::Running]);
    Ok(Counts {
        waiting: j::jobs.filter(open()).filter(theirs()).count().get_result(conn)?,
        failing: j::jobs.filter(open()).filter(theirs()).filter(j::last_error.is_not_null()).count().get_result(conn)?,
        dead: j::jobs.filter(j::state.eq(JobState::Dead)).filter(theirs()).count().get_result(conn)?,
        oldest_due: j::jobs
            .filter(j::state.eq(JobState::Waiting))
            .filter(j::run_at.le(now))
            .filter(theirs())
            .select(diesel::dsl::min(j::run_at))
            .first(conn)?,
    })
}

/// The jobs of an organisation that failed and will be tried again, soonest first.
pub fn failing(conn: &mut Conn, organisation: &OrganisationId, most: i64) -> Result<Vec<Job>> {
    Ok(j::jobs
        .filter(j::state.eq(JobState::Waiting))
        .filter(j::last_error.is_not_null())
        .filter(j::organisation_id.eq(organisation))
        .order(j::run_at)
        .limit(most)
        .select(Job::as_select())
        .load(conn)?)
}

/// Removes at most `most` jobs whose work was done before a moment, those with a key of their own included: by then nothing
/// asks for the same work again. Jobs that were given up stay until somebody sends them back.
pub fn remove_done(conn: &mut Conn, before: Time, most: i64) -> Result<usize> {
    let old: Vec<JobId> =
        j::jobs.filter(j::state.eq(JobState::Done)).filter(j::run_at.lt(before)).order(j::run_at).limit(most).select(j::id).load(conn)?;
    Ok(diesel::delete(j::jobs.filter(j::id.eq_any(old))).execute(conn)?)
}

/// The program's own jobs that were given up, newest first: kind, cause and when. They belong to no company and are no
/// company's business; whoever runs the server sees them in `touchstone doctor` and in the log.
pub fn dead_of_nobody(conn: &mut Conn, most: i64) -> Result<Vec<(String, String, Time)>> {
    let rows: Vec<(String, Option<String>, Time)> = j::jobs
        .filter(j::state.eq(JobState::Dead))
        .filter(j::organisation_id.is_null())
        .order(j::run_at.desc())
        .limit(most)
        .select((j::kind, j::last_error, j::run_at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(kind, cause, at)| (kind, cause.unwrap_or_default(), at)).collect())
}

/// Sends the program's own jobs that were given up back to work; how many.
pub fn retry_of_nobody(conn: &mut Conn, now: Time) -> Result<usize> {
    Ok(diesel::update(j::jobs.filter(j::state.eq(JobState::Dead)).filter(j::organisation_id.is_null()))
        .set((j::state.eq(JobState::Waiting), j::attempts.eq(0), j::run_at.eq(now), j::finished_at.eq(None::<Time>)))
        .execute(conn)?)
}
