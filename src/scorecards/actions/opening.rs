//! Opening a scorecard, or one answer behind it.

use crate::candidates::{self, Stage};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::grading::{self, Change, Mark};
use crate::kit::{
    Permission,
    ids::{AnswerId, AttemptId},
};
use crate::questions::{QuestionText, Response};
use crate::scorecards::card::Card;
use crate::scorecards::model::{Attribute, Decision, Head, Item, Note, Review, ReviewState};
use crate::scorecards::rules::decisions::DecisionKind;
use crate::scorecards::store;

/// Everything a scorecard page shows.
#[derive(Debug)]
pub struct Sheet {
    pub head: Head,
    pub items: Vec<Item>,
    pub card: Card,
    /// The people whose marks are in force.
    pub readers: Vec<String>,
    pub attributes: Vec<Attribute>,
    pub mine: Option<Review>,
    pub others: Others,
    /// Newest first.
    pub decisions: Vec<Decision>,
    /// Newest first.
    pub notes: Vec<Note>,
    /// Other scored candidates of the profile, with whom this one can be compared.
    pub beside: Vec<AttemptId>,
    /// Moments of the sitting that somebody may want to look at, newest last: kind and how often.
    pub events: Vec<(String, i64)>,
}

impl Sheet {
    /// Whether it is settled for now: a decision other than to wait is the last one. Then everybody sees the reviews, and nobody
    /// begins one.
    pub fn settled(&self) -> bool {
        settled(&self.decisions)
    }
}

fn settled(decisions: &[Decision]) -> bool {
    decisions.first().is_some_and(|d| d.kind != DecisionKind::Hold)
}

/// What others wrote: shown only to those who have said their own first, or when all is decided.
#[derive(Debug)]
pub enum Others {
    /// So many are in, and hidden.
    Hidden(usize),
    /// In the order of submission.
    Shown(Vec<Review>),
}

/// The head of an attempt that this actor may see.
pub(super) fn reach(conn: &mut Conn, ctx: &Ctx, attempt: &AttemptId) -> Result<Head> {
    ctx.need(Permission::ViewScorecards)?;
    let staff = ctx.actor.staff()?;
    let mut head = store::head(conn, &staff.organisation, attempt)?;
    if !store::may_see(conn, staff, &head.profile)? {
        return Err(Error::NotFound);
    }
    // Whoever may not see candidates knows this one by the code alone.
    if !staff.role.may(Permission::ViewCandidates) {
        head.name.clear();
    }
    Ok(head)
}

/// Whoever only reviews and grades sees no name beside an answer that is still to be marked.
pub(super) fn keep_blind(ctx: &Ctx, card: &Card) -> Result<()> {
    if !card.complete() && !ctx.actor.may(Permission::RecordDecisions) {
        return Err(Error::refused(
            "scorecard.being_read",
            "This test is still being read. Names stay hidden until all answers are marked.",
        ));
    }
    Ok(())
}

/// The scorecard of an attempt.
pub fn open(conn: &mut Conn, ctx: &Ctx, attempt: &AttemptId) -> Result<Sheet> {
    let head = reach(conn, ctx, attempt)?;
    let me = ctx.actor.staff()?;
    let items = store::items(conn, &head.assessment, attempt)?;
    let card = Card::of(&store::skills(conn, &head.assessment)?, &items, head.cut_score);
    keep_blind(ctx, &card)?;
    let decisions = store::decisions(conn, &head.application)?;
    let (mine, others): (Vec<Review>, Vec<Review>) = store::reviews(conn, attempt)?.into_iter().partition(|r| r.reviewer == me.user);
    let others: Vec<Review> = others.into_iter().filter(|r| r.state == ReviewState::Submitted).collect();
    let mine = mine.into_iter().next();
    let said = mine.as_ref().is_some_and(|r| r.state == ReviewState::Submitted);
    let others = if said || settled(&decisions) { Others::Shown(others) } else { Others::Hidden(others.len()) };
    Ok(Sheet {
        readers: store::graders(conn, attempt)?.into_iter().map(|(_, name)| name).collect(),
        beside: store::attempts_beside(conn, &me.organisation, &head.profile, attempt, 5)?,
        attributes: store::attributes(conn, &head.profile)?,
        notes: store::notes(conn, &head.application)?,
        events: store::events(conn, attempt)?,
        head,
        items,
        card,
        mine,
        others,
        decisions,
    })
}

/// One answer with its key and its marks.
#[derive(Debug)]
pub struct AnswerSheet {
    pub head: Head,
    pub item: Item,
    pub text: QuestionText,
    pub response: Option<Response>,
    /// Newest first.
    pub marks: Vec<Mark>,
    /// Whether the scorecard has all marks.
    pub complete: bool,
    /// The answers before and after it.
    pub previous: Option<AnswerId>,
    pub next: Option<AnswerId>,
}

/// An answer of an attempt that this actor may see.
pub fn open_answer(conn: &mut Conn, ctx: &Ctx, attempt: &AttemptId, answer: &AnswerId) -> Result<AnswerSheet> {
    let head = reach(conn, ctx, attempt)?;
    let items = store::items(conn, &head.assessment, attempt)?;
    let card = Card::of(&store::skills(conn, &head.assessment)?, &items, head.cut_score);
    keep_blind(ctx, &card)?;
    let at = items.iter().position(|i| i.answer.as_ref() == Some(answer)).ok_or(Error::NotFound)?;
    let of = |i: Option<&Item>| i.and_then(|i| i.answer.clone());
    let (previous, next) = (of(at.checked_sub(1).and_then(|i| items.get(i))), of(items.get(at + 1)));
    let (text, response) = store::answer_text(conn, answer)?;
    let marks = grading::history(conn, answer)?;
    let item = items.into_iter().nth(at).ok_or(Error::NotFound)?;
    Ok(AnswerSheet { head, item, text, response, marks, complete: card.complete(), previous, next })
}

/// Changes a mark of an attempt that this actor may see, and what lists show of it, in one transaction.
pub fn change_mark(conn: &mut Conn, ctx: &mut Ctx, attempt: &AttemptId, answer: &AnswerId, change: &Change) -> Result<()> {
    ctx.need(Permission::OverrideMarks)?;
    let head = reach(conn, ctx, attempt)?;
    if !store::items(conn, &head.assessment, attempt)?.iter().any(|i| i.answer.as_ref() == Some(answer)) {
        return Err(Error::NotFound);
    }
    grading::change_mark(conn, ctx, answer, change)?;
    compute_result(conn, ctx, attempt)
}

/// Computes what lists show of an attempt. Running it again changes nothing but the moment.
pub fn compute_result(conn: &mut Conn, ctx: &mut Ctx, attempt: &AttemptId) -> Result<()> {
    let organisation = ctx.organisation()?;
    let head = store::head(conn, &organisation, attempt)?;
    let items = store::items(conn, &head.assessment, attempt)?;
    let card = Card::of(&store::skills(conn, &head.assessment)?, &items, head.cut_score);
    store::put_result(conn, &organisation, &head, &card, ctx.now())?;
    // A changed mark does not call back somebody who was decided on.
    match head.stage {
        Stage::Invited | Stage::Started | Stage::Finished | Stage::BeingRead => {
            let stage = if card.summary.waiting > 0 { Stage::BeingRead } else { Stage::Scored };
            candidates::actions::set_stage(conn, ctx, &head.application, stage)
        }
        _ => Ok(()),
    }
}
