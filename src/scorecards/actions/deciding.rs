//! Deciding, with a reason and the evidence of that moment.

use super::opening::{Sheet, open};
use crate::candidates::{self, Stage};
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, FieldErrors, Result};
use crate::kit::{
    Permission,
    ids::{AttemptId, DecisionId},
};
use crate::scorecards::model::{Decision, ReviewState};
use crate::scorecards::rules::decisions::{DecisionKind, REASON_MIN, Reason};
use crate::scorecards::store;
use crate::{jobs, new_id};

/// A decision as typed; `None` is not chosen.
#[derive(Debug, Clone, Default)]
pub struct NewDecision {
    /// The id of the last decision that the page showed; empty for none.
    pub after: String,
    pub kind: Option<DecisionKind>,
    pub reason_code: Option<Reason>,
    pub reason: String,
}

/// Records a decision. Each is a new record; the last one counts.
///
/// # Errors
/// [`Error::Invalid`] when the choice, the reason or its words are missing or do not go together; [`Error::Stale`] when somebody
/// else decided in between. Sending the same decision twice records it once.
pub fn decide(conn: &mut Conn, ctx: &mut Ctx, attempt: &AttemptId, form: &NewDecision) -> Result<DecisionKind> {
    ctx.need(Permission::RecordDecisions)?;
    let sheet = open(conn, ctx, attempt)?;
    let me = ctx.actor.staff()?.clone();
    let mut errors = FieldErrors::new();
    if form.kind.is_none() {
        errors.add("kind", "Choose what you decide.");
    }
    match (form.kind, form.reason_code) {
        (_, None) => errors.add("reason_code", "Choose the main reason."),
        (Some(kind), Some(reason)) if !reason.fits(kind) => {
            errors.add("reason_code", format!("\"{}\" is no reason for \"{}\". Choose another.", reason.label(), kind.label()))
        }
        _ => {}
    }
    if form.reason.trim().chars().count() < REASON_MIN {
        errors.add("reason", "Write two or three sentences about the skills.");
    }
    errors.or(())?;
    let (Some(kind), Some(reason_code)) = (form.kind, form.reason_code) else { return Err(Error::internal("a decision without a choice")) };

    let last = sheet.decisions.first();
    if last.map_or("", |d| d.id.as_str()) != form.after {
        let same =
            last.is_some_and(|d| d.by == me.user && d.kind == kind && d.reason_code == reason_code && d.reason == form.reason.trim());
        return if same { Ok(kind) } else { Err(Error::Stale) };
    }
    let decision = Decision {
        id: new_id!(ctx, DecisionId),
        kind,
        reason_code,
        reason: form.reason.trim().to_string(),
        by: me.user.clone(),
        by_name: me.name.clone(),
        at: ctx.now(),
    };
    let evidence = evidence(conn, &sheet)?;
    store::add_decision(conn, &me.organisation, &sheet.head.application, attempt, &decision, &evidence)?;
    candidates::actions::set_stage(conn, ctx, &sheet.head.application, stage_after(kind))?;
    jobs::tell(
        conn,
        ctx,
        Fact::new("decision.recorded", "application", &sheet.head.application, format!("{}: {}", kind.done(), sheet.head.code))
            .with(serde_json::json!({ "decision": decision.id, "kind": kind, "reason": reason_code, "attempt": attempt })),
    )?;
    Ok(kind)
}

/// Where an application stands after a decision.
fn stage_after(kind: DecisionKind) -> Stage {
    match kind {
        DecisionKind::Advance | DecisionKind::Offer => Stage::MovedOn,
        DecisionKind::Hold => Stage::OnHold,
        DecisionKind::Reject => Stage::NotMovingOn,
        DecisionKind::Hired => Stage::Hired,
    }
}

/// What the decision was made on, frozen: later marks and edits change nothing in it.
fn evidence(conn: &mut Conn, sheet: &Sheet) -> Result<serde_json::Value> {
    let head = &sheet.head;
    let skills: Vec<_> = sheet
        .card
        .skills
        .iter()
        .map(|s| {
            serde_json::json!({
                "name": s.asked.name, "level": s.asked.level, "weight": s.asked.weight, "must_have": s.asked.must_have, "score": s.score,
            })
        })
        .collect();
    let marks: Vec<_> = sheet
        .items
        .iter()
        .filter_map(|i| {
            i.mark.as_ref().map(|m| {
                serde_json::json!({
                    "question": i.title, "answer": i.answer, "mark": m.number, "points": m.points, "max": i.max,
                })
            })
        })
        .collect();
    let reviews: Vec<_> = store::reviews(conn, &head.attempt)?.into_iter().filter(|r| r.state == ReviewState::Submitted).map(|r| serde_json::json!({
        "reviewer": r.reviewer, "recommendation": r.recommendation, "ratings": r.ratings.iter().map(|(a, n, _)| (a.to_string(), n)).collect::<Vec<_>>(),
    })).collect();
    Ok(serde_json::json!({
        "assessment": head.assessment, "assessment_version": head.assessment_number, "profile_version": head.profile_version,
        "overall": sheet.card.overall, "summary": sheet.card.summary, "skills": skills, "marks": marks, "reviews": reviews,
    }))
}
