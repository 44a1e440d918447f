//! The queue. Every change is guarded by the revision that was read.

use crate::db::{
    Conn, Portably,
    schema::{assessments, grading_tasks as tasks, items, marks, profile_team, question_versions},
};
use crate::error::Result;
use crate::grading::model::{Pile, Source, Task, TaskState, ToMark};
use crate::kit::{
    Time,
    ids::{AnswerId, AttemptId, GradingTaskId, ItemId, OrganisationId, QuestionVersionId, UserId},
};
use diesel::prelude::*;
use std::collections::BTreeMap;

type Row = (GradingTaskId, AttemptId, AnswerId, ItemId, QuestionVersionId, TaskState, String, Option<UserId>, Option<Time>, i32);

fn of((id, attempt, answer, item, version, state, sort_key, claimed_by, claimed_until, revision): Row) -> Task {
    Task { id, attempt, answer, item, version, state, sort_key, claimed_by, claimed_until, revision }
}

macro_rules! columns {
    () => {
        (
            tasks::id,
            tasks::attempt_id,
            tasks::answer_id,
            tasks::item_id,
            tasks::question_version_id,
            tasks::state,
            tasks::sort_key,
            tasks::claimed_by,
            tasks::claimed_until,
            tasks::revision,
        )
    };
}

/// Whose answers a grader may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Everybody's of the company.
    All,
    /// Those of the job profiles on whose hiring team this person is.
    TeamOf(UserId),
}

/// Keeps the answers that a grader may read.
macro_rules! within {
    ($query:expr, $reach:expr) => {{
        let mut query = $query.into_boxed();
        if let Reach::TeamOf(user) = $reach {
            let profiles = profile_team::table.filter(profile_team::user_id.eq(user.clone())).select(profile_team::profile_id);
            let asked = items::table.inner_join(assessments::table).filter(assessments::profile_id.eq_any(profiles)).select(items::id);
            query = query.filter(tasks::item_id.eq_any(asked));
        }
        query
    }};
}

/// Puts an answer into the queue; does nothing when it is there.
pub fn add_task(
    conn: &mut Conn,
    id: &GradingTaskId,
    organisation: &OrganisationId,
    attempt: &AttemptId,
    answer: &ToMark,
    sort_key: &str,
    now: Time,
) -> Result<bool> {
    let added = diesel::insert_into(tasks::table)
        .values((
            tasks::id.eq(id),
            tasks::organisation_id.eq(organisation),
            tasks::attempt_id.eq(attempt),
            tasks::answer_id.eq(&answer.answer),
            tasks::item_id.eq(&answer.item),
            tasks::question_version_id.eq(&answer.version),
            tasks::state.eq(TaskState::Waiting),
            tasks::sort_key.eq(sort_key),
            tasks::revision.eq(1),
            tasks::created_at.eq(now),
        ))
        .on_conflict(tasks::answer_id)
        .do_nothing()
        .portable()
        .execute(conn)?;
    Ok(added == 1)
}

/// A task of the organisation, if this grader may read it.
pub fn task(conn: &mut Conn, organisation: &OrganisationId, reach: &Reach, id: &GradingTaskId) -> Result<Task> {
    let one = tasks::table.filter(tasks::id.eq(id)).filter(tasks::organisation_id.eq(organisation)).select(columns!());
    Ok(of(within!(one, reach).first::<Row>(conn)?))
}

/// The next waiting answer of a question after `after` in the queue's order that nobody else holds.
pub fn next_free(
    conn: &mut Conn,
    organisation: &OrganisationId,
    reach: &Reach,
    version: &QuestionVersionId,
    after: &str,
    me: &UserId,
    now: Time,
) -> Result<Option<Task>> {
    let free = tasks::table
        .filter(tasks::organisation_id.eq(organisation))
        .filter(tasks::state.eq(TaskState::Waiting))
        .filter(tasks::question_version_id.eq(version))
        .filter(tasks::sort_key.gt(after))
        .filter(tasks::claimed_by.is_null().or(tasks::claimed_by.eq(me)).or(tasks::claimed_until.le(now)))
        .order((tasks::sort_key, tasks::id))
        .select(columns!());
    Ok(within!(free, reach).first::<Row>(conn).optional()?.map(of))
}

/// Whether this grader reads answers to this question, waiting or done.
pub fn has_pile(conn: &mut Conn, organisation: &OrganisationId, reach: &Reach, version: &QuestionVersionId) -> Result<bool> {
    let any = tasks::table
        .filter(tasks::organisation_id.eq(organisation))
        .filter(tasks::state.eq_any([TaskState::Waiting, TaskState::Done]))
        .filter(tasks::question_version_id.eq(version))
        .select(tasks::id);
    Ok(within!(any, reach).first::<GradingTaskId>(conn).optional()?.is_some())
}

/// Gives a waiting answer to a grader until `until`; `false` when somebody was faster.
pub fn claim(conn: &mut Conn, task: &Task, me: &UserId, until: Time) -> Result<bool> {
    Ok(diesel::update(
        tasks::table.filter(tasks::id.eq(&task.id)).filter(tasks::revision.eq(task.revision)).filter(tasks::state.eq(TaskState::Waiting)),
    )
    .set((tasks::claimed_by.eq(Some(me)), tasks::claimed_until.eq(Some(until)), tasks::revision.eq(task.revision + 1)))
    .execute(conn)?
        == 1)
}

/// Gives an answer back to the queue.
pub fn release(conn: &mut Conn, task: &Task) -> Result<bool> {
    Ok(diesel::update(
        tasks::table.filter(tasks::id.eq(&task.id)).filter(tasks::revision.eq(task.revision)).filter(tasks::state.eq(TaskState::Waiting)),
    )
    .set((tasks::claimed_by.eq(None::<UserId>), tasks::claimed_until.eq(None::<Time>), tasks::revision.eq(task.revision + 1)))
    .execute(conn)?
        == 1)
}

/// Ends a task (or a later change of its mark); `false` when `revision` is not the one in the database.
pub fn finish(conn: &mut Conn, task: &Task, revision: i32, me: &UserId, now: Time) -> Result<bool> {
    Ok(diesel::update(tasks::table.filter(tasks::id.eq(&task.id)).filter(tasks::revision.eq(revision)))
        .set((
            tasks::state.eq(TaskState::Done),
            tasks::done_at.eq(Some(now)),
            tasks::claimed_by.eq(Some(me)),
            tasks::claimed_until.eq(None::<Time>),
            tasks::revision.eq(revision + 1),
        ))
        .execute(conn)?
        == 1)
}

/// The queue by question: those with waiting answers first, then those that are done, each by title.
pub fn piles(conn: &mut Conn, organisation: &OrganisationId, reach: &Reach, me: &UserId, now: Time) -> Result<Vec<Pile>> {
    use diesel::dsl::{count_star, min};
    let waiting = tasks::table
        .filter(tasks::organisation_id.eq(organisation))
        .filter(tasks::state.eq(TaskState::Waiting))
        .group_by(tasks::question_version_id)
        .select((tasks::question_version_id, count_star(), min(tasks::created_at)));
    let waiting = within!(waiting, reach).load::<(QuestionVersionId, i64, Option<Time>)>(conn)?;
    // Counted from the index alone.
    let done = tasks::table
        .filter(tasks::organisation_id.eq(organisation))
        .filter(tasks::state.eq(TaskState::Done))
        .group_by(tasks::question_version_id)
        .select((tasks::question_version_id, count_star()));
    let done = within!(done, reach).load::<(QuestionVersionId, i64)>(conn)?;
    let held = tasks::table
        .filter(tasks::organisation_id.eq(organisation))
        .filter(tasks::state.eq(TaskState::Waiting))
        .filter(tasks::claimed_by.ne(me))
        .filter(tasks::claimed_until.gt(now))
        .group_by(tasks::question_version_id)
        .select((tasks::question_version_id, count_star()));
    let held = within!(held, reach).load::<(QuestionVersionId, i64)>(conn)?;
    let versions: Vec<&QuestionVersionId> =
        waiting.iter().map(|(version, ..)| version).chain(done.iter().map(|(version, _)| version)).collect();
    let mut asked = items::table
        .inner_join(assessments::table)
        .inner_join(question_versions::table)
        .filter(assessments::organisation_id.eq(organisation))
        .filter(assessments::published_at.is_not_null())
        .filter(items::question_version_id.eq_any(versions))
        .select((items::question_version_id, question_versions::title, assessments::title))
        .distinct()
        .into_boxed();
    if let Reach::TeamOf(user) = reach {
        let profiles = profile_team::table.filter(profile_team::user_id.eq(user.clone())).select(profile_team::profile_id);
        asked = asked.filter(assessments::profile_id.eq_any(profiles));
    }
    let asked = asked.load::<(QuestionVersionId, String, String)>(conn)?;
    let mut piles: BTreeMap<QuestionVersionId, Pile> = BTreeMap::new();
    for (version, title, assessment) in asked {
        piles
            .entry(version.clone())
            .or_insert_with(|| Pile { version, title, assessments: Vec::new(), waiting: 0, held: 0, done: 0, oldest: None })
            .assessments
            .push(assessment);
    }
    for (version, count, oldest) in &waiting {
        if let Some(pile) = piles.get_mut(version) {
            (pile.waiting, pile.oldest) = (*count, *oldest)
        }
    }
    for (version, count) in &done {
        if let Some(pile) = piles.get_mut(version) {
            pile.done = *count
        }
    }
    for (version, count) in held {
        if let Some(pile) = piles.get_mut(&version) {
            pile.held = count
        }
    }
    let mut piles: Vec<Pile> = piles.into_values().collect();
    for pile in &mut piles {
        pile.assessments.sort()
    }
    piles.sort_by(|a, b| {
        (a.waiting == 0).cmp(&(b.waiting == 0)).then_with(|| a.title.cmp(&b.title)).then_with(|| a.version.cmp(&b.version))
    });
    Ok(piles)
}

/// The answers a grader marked last and whose mark is still in force, newest first: task, title of the question, when.
pub fn recent_of(
    conn: &mut Conn,
    organisation: &OrganisationId,
    reach: &Reach,
    me: &UserId,
    limit: i64,
) -> Result<Vec<(GradingTaskId, String, Time)>> {
    let recent = tasks::table
        .inner_join(question_versions::table)
        .inner_join(marks::table.on(marks::answer_id.eq(tasks::answer_id)))
        .filter(tasks::organisation_id.eq(organisation))
        .filter(tasks::state.eq(TaskState::Done))
        .filter(marks::is_current.eq(true))
        .filter(marks::grader_id.eq(me))
        .filter(marks::source.eq(Source::Grader))
        .order(marks::id.desc())
        .limit(limit)
        .select((tasks::id, question_versions::title, marks::created_at));
    Ok(within!(recent, reach).load(conn)?)
}

/// The answers of an attempt that wait for a grader.
pub fn tasks_of(conn: &mut Conn, attempt: &AttemptId) -> Result<Vec<GradingTaskId>> {
    Ok(tasks::table
        .filter(tasks::attempt_id.eq(attempt))
        .filter(tasks::state.eq(TaskState::Waiting))
        .order(tasks::sort_key)
        .select(tasks::id)
        .load(conn)?)
}
