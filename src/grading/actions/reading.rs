//! Reading and marking written answers, one question at a time and without knowing whose they are.

use super::marking::finish_if_marked;
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, FieldErrors, Result};
use crate::grading::model::{Mark, MarkDetail, NewMark, Pile, Source, Task, TaskState, ToMark};
use crate::grading::store::Reach;
use crate::grading::{rules, store};
use crate::kit::{
    Permission, Role, Time,
    ids::{GradingTaskId, MarkId, QuestionVersionId, UserId},
};
use crate::questions::{Content, kinds::Essay};
use crate::{jobs, new_id};
use std::collections::BTreeMap;

/// The queue and what the grader did last.
#[derive(Debug)]
pub struct Reading {
    pub piles: Vec<Pile>,
    pub recent: Vec<(GradingTaskId, String, Time)>,
}

/// Whose answers the actor reads. Recruiters and reviewers read everybody's; whoever else sees only the profiles on whose hiring
/// team they are reads the answers of those alone.
fn reach(ctx: &Ctx) -> Result<Reach> {
    ctx.need(Permission::GradeAnswers)?;
    let staff = ctx.actor.staff()?;
    let all = staff.role.may(Permission::SeeAllProfiles) || staff.role == Role::Reviewer;
    Ok(if all { Reach::All } else { Reach::TeamOf(staff.user.clone()) })
}

/// The queue of the organisation, question by question, as far as the actor reads it.
pub fn queue(conn: &mut Conn, ctx: &Ctx) -> Result<Reading> {
    let reach = reach(ctx)?;
    let (me, organisation) = (&ctx.actor.staff()?.user, ctx.organisation()?);
    Ok(Reading {
        piles: store::piles(conn, &organisation, &reach, me, ctx.now())?,
        recent: store::recent_of(conn, &organisation, &reach, me, 10)?,
    })
}

/// Takes the next free answer of a question for this grader, after the place `after` ("" is the start); `None` when
/// there is none. An answer this grader holds already comes again, so a lost page loses nothing.
pub fn claim_next(conn: &mut Conn, ctx: &Ctx, version: &QuestionVersionId, after: &str) -> Result<Option<GradingTaskId>> {
    let reach = reach(ctx)?;
    let (me, organisation, now) = (&ctx.actor.staff()?.user, ctx.organisation()?, ctx.now());
    if !store::has_pile(conn, &organisation, &reach, version)? {
        return Err(Error::NotFound);
    }
    let mut after = after.to_string();
    while let Some(task) = store::next_free(conn, &organisation, &reach, version, &after, me, now)? {
        if store::claim(conn, &task, me, now + rules::LEASE)? {
            return Ok(Some(task.id));
        }
        after = task.sort_key;
    }
    Ok(None)
}

/// How an answer may be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// This grader holds it and may save.
    Mine,
    /// Marked by this grader; the mark can be changed.
    MyMark,
    /// Nobody holds it.
    Free,
    /// Another grader holds it.
    Held,
    /// Another grader marked it.
    Done,
}

/// An answer to be read, with what the grader needs and nothing about the person.
#[derive(Debug)]
pub struct Shown {
    pub task: Task,
    pub answer: ToMark,
    pub essay: Essay,
    pub title: String,
    /// This grader's mark in force, if there is one.
    pub mark: Option<Mark>,
    pub opened: Opened,
    pub pile: Pile,
}

/// An answer of the queue. Reading it takes nothing; [`claim_next`] does.
pub fn show(conn: &mut Conn, ctx: &Ctx, id: &GradingTaskId) -> Result<Shown> {
    let reach = reach(ctx)?;
    let (me, organisation, now) = (&ctx.actor.staff()?.user, ctx.organisation()?, ctx.now());
    let task = store::task(conn, &organisation, &reach, id)?;
    let (_, answer) = store::one_answer(conn, &organisation, &task.answer)?;
    let current = store::history(conn, &task.answer)?.into_iter().find(|m| m.current);
    let opened = opened(&task, current.as_ref(), me, now);
    let pile =
        store::piles(conn, &organisation, &reach, me, now)?.into_iter().find(|p| p.version == task.version).ok_or(Error::NotFound)?;
    let essay = essay_of(&answer)?;
    let mark = current.filter(|_| opened == Opened::MyMark);
    Ok(Shown { title: pile.title.clone(), task, answer, essay, mark, opened, pile })
}

fn opened(task: &Task, current: Option<&Mark>, me: &UserId, now: Time) -> Opened {
    match task.state {
        TaskState::Done if current.is_some_and(|m| m.source == Source::Grader && m.grader.as_ref() == Some(me)) => Opened::MyMark,
        TaskState::Done => Opened::Done,
        TaskState::Waiting if rules::held_by_other(task.claimed_by.as_ref(), task.claimed_until, me, now) => Opened::Held,
        TaskState::Waiting if task.claimed_by.as_ref() == Some(me) => Opened::Mine,
        TaskState::Waiting => Opened::Free,
    }
}

fn essay_of(answer: &ToMark) -> Result<Essay> {
    match &answer.text.content {
        Content::Essay(essay) => Ok(essay.clone()),
        _ => Err(Error::internal("an answer in the queue that is no essay")),
    }
}

/// A grader's mark as typed.
#[derive(Debug, Clone)]
pub struct SaveReading {
    pub revision: i32,
    /// Criterion id to the chosen level's points; a criterion without a choice is not there.
    pub rubric: BTreeMap<String, u32>,
    pub comment: String,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    pub version: QuestionVersionId,
    /// The place of the answer, from which the next one is looked for.
    pub sort_key: String,
    /// Whether it was a change of an earlier mark.
    pub changed: bool,
}

/// Keeps a mark for an answer that this grader holds, or changes the grader's own mark. The history stays.
///
/// # Errors
/// [`Error::Invalid`] with a message for each criterion (`criterion-<id>`) that has no level; [`Error::Stale`] when
/// somebody else has it or saved first.
pub fn save(conn: &mut Conn, ctx: &mut Ctx, id: &GradingTaskId, form: &SaveReading) -> Result<Saved> {
    let reach = reach(ctx)?;
    let (me, organisation, now) = (ctx.actor.staff()?.user.clone(), ctx.organisation()?, ctx.now());
    let task = store::task(conn, &organisation, &reach, id)?;
    let (_, answer) = store::one_answer(conn, &organisation, &task.answer)?;
    let essay = essay_of(&answer)?;
    let mut errors = FieldErrors::new();
    for criterion in &essay.criteria {
        let chosen = form.rubric.get(&criterion.id);
        if !chosen.is_some_and(|points| criterion.levels.iter().any(|l| l.points == *points)) {
            errors.add(&format!("criterion-{}", criterion.id), format!("Choose a level for \"{}\".", criterion.name));
        }
    }
    errors.or(())?;
    let rubric: BTreeMap<String, u32> =
        form.rubric.iter().filter(|(id, _)| essay.criteria.iter().any(|c| c.id == **id)).map(|(id, p)| (id.clone(), *p)).collect();
    let points =
        essay.rubric_points(&rubric, answer.max).map_err(|name| Error::field("rubric", format!("Choose a level for \"{name}\".")))?;

    let last = store::history(conn, &task.answer)?.into_iter().find(|m| m.current);
    match opened(&task, last.as_ref(), &me, now) {
        // Free: the lease ran out and nobody took it; the work is not thrown away.
        Opened::Mine | Opened::MyMark | Opened::Free => {}
        Opened::Held | Opened::Done => return Err(Error::Stale),
    }
    if !store::finish(conn, &task, form.revision, &me, now)? {
        return Err(Error::Stale);
    }
    if let Some(last) = &last
        && !store::replace_current(conn, &task.answer, last.number)?
    {
        return Err(Error::Stale);
    }
    let number = store::last_number(conn, &task.answer)? + 1;
    let mark = NewMark {
        id: new_id!(ctx, MarkId),
        organisation,
        attempt: task.attempt.clone(),
        answer: task.answer.clone(),
        item: task.item.clone(),
        number,
        source: Source::Grader,
        points,
        max: answer.max,
        detail: MarkDetail { parts: Vec::new(), rubric },
        comment: form.comment.clone(),
        grader: Some(me),
        at: now,
    };
    store::insert(conn, &mark)?;
    let changed = last.is_some();
    let what = if changed { "Changed the mark of a written answer" } else { "Marked a written answer" };
    jobs::tell(
        conn,
        ctx,
        Fact::new(if changed { "mark.changed" } else { "mark.given" }, "answer", &task.answer, what)
            .with(serde_json::json!({ "attempt": task.attempt, "number": number, "points": points, "max": answer.max })),
    )?;
    finish_if_marked(conn, ctx, &task.attempt)?;
    Ok(Saved { version: task.version, sort_key: task.sort_key, changed })
}

/// Gives an answer back and takes the next one of the same question; after the last it starts again from the first.
/// `None` when this is the only one left.
pub fn skip(conn: &mut Conn, ctx: &Ctx, id: &GradingTaskId) -> Result<(QuestionVersionId, Option<GradingTaskId>)> {
    let reach = reach(ctx)?;
    let (me, organisation) = (&ctx.actor.staff()?.user, ctx.organisation()?);
    let task = store::task(conn, &organisation, &reach, id)?;
    if task.state == TaskState::Waiting && task.claimed_by.as_ref() == Some(me) {
        store::release(conn, &task)?;
    }
    let next = match claim_next(conn, ctx, &task.version, &task.sort_key)? {
        Some(next) => Some(next),
        None => match store::next_free(conn, &organisation, &reach, &task.version, "", me, ctx.now())? {
            Some(first) if first.id != task.id => claim_next(conn, ctx, &task.version, "")?,
            _ => None,
        },
    };
    Ok((task.version, next))
}
