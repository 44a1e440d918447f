//! The start of the clock.

use crate::attempts::model::{Answer, Attempt, AttemptState, EventKind, SeatKey};
use crate::attempts::{Paper, clock, jobs, rules, store};
use crate::candidates;
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Time;
use crate::kit::ids::{AnswerId, AttemptId};
use crate::new_id;

/// What the candidate agreed to, and when.
#[derive(Debug, Clone)]
pub struct Agreed {
    pub text: String,
    pub at: Time,
}

/// Starts the clock. Starting twice starts once: the second finds the attempt of the first.
///
/// # Errors
/// `Refused` when the invitation is expired, cancelled or replaced.
pub fn start(conn: &mut Conn, ctx: &mut Ctx, seat: &SeatKey, paper: &Paper, agreed: &Agreed, user_agent: &str) -> Result<()> {
    let seated = super::own(conn, ctx, seat)?;
    let now = ctx.now();
    match rules::stand(&seated, seat.link_number, now) {
        rules::Stand::Invited => {}
        rules::Stand::Running | rules::Stand::Closing | rules::Stand::Over | rules::Stand::Finished => return Ok(()),
        stand => return Err(stand.refusal().map_or(Error::NotFound, Into::into)),
    }
    let (invitation, assessment) = (&seated.invitation, &paper.frozen.assessment);
    if invitation.assessment_id != assessment.id {
        return Err(Error::NotFound);
    }
    let limit_s = rules::limit_s(assessment.time_limit_min, invitation.time_factor_percent);
    let attempt = Attempt {
        id: new_id!(ctx, AttemptId),
        organisation_id: invitation.organisation_id.clone(),
        invitation_id: invitation.id.clone(),
        application_id: invitation.application_id.clone(),
        candidate_id: invitation.candidate_id.clone(),
        assessment_id: assessment.id.clone(),
        state: AttemptState::Running,
        seed: ctx.dice.seed(),
        limit_s,
        extra_s: 0,
        consent_text: agreed.text.clone(),
        consent_at: agreed.at,
        started_at: now,
        deadline_at: clock::deadline(now, limit_s, 0, 0),
        submitted_at: None,
        submitted_how: None,
        marked_at: None,
        ai_disclosure: String::new(),
        last_seen_at: now,
        user_agent: user_agent.to_string(),
        address: ctx.address.clone(),
        revision: 1,
        offline_budget_s: assessment.offline_budget_min * 60,
        credited_s: 0,
        beat_at: None,
        holder: String::new(),
        clock_at: now,
    };
    if !store::insert(conn, &attempt)? {
        return Ok(());
    }
    place_answers(conn, ctx, &attempt, paper)?;
    let seen = super::device(user_agent, &attempt.address);
    store::add_event(conn, ctx, &attempt.id, EventKind::Started, &seen)?;
    candidates::actions::note_started(conn, ctx, &attempt.invitation_id)?;
    crate::jobs::enqueue(conn, ctx, jobs::bell_job(&attempt))?;
    let fact = Fact::new("attempt.started", "attempt", &attempt.id, format!("Started the test for {}", seated.role))
        .with(serde_json::json!({ "invitation": attempt.invitation_id, "application": attempt.application_id, "limit_s": limit_s }));
    crate::jobs::tell(conn, ctx, fact)
}

/// One empty answer an item, in the order in which this candidate meets them; the first question is on the screen.
fn place_answers(conn: &mut Conn, ctx: &mut Ctx, attempt: &Attempt, paper: &Paper) -> Result<()> {
    let shuffled = paper.frozen.assessment.item_order == crate::assessments::ItemOrder::Shuffled;
    let order = rules::order(&paper.sections(), shuffled, attempt.seed);
    for (place, position) in order.into_iter().zip(1..) {
        let shown = (position == 1).then_some(attempt.started_at);
        let answer = Answer {
            id: new_id!(ctx, AnswerId),
            attempt_id: attempt.id.clone(),
            item_id: paper.questions[place].item.id.clone(),
            position,
            response: None,
            answered: false,
            flagged: false,
            revision: 0,
            aside: 0,
            seconds: 0,
            opened_at: shown,
            last_shown_at: shown,
            saved_at: None,
        };
        store::insert_answer(conn, &answer)?;
    }
    Ok(())
}
