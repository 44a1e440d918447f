//! Sitting the test, reading the essays, reviewing and deciding.

use super::answering;
use super::cast::{Applicant, Story};
use super::company::Company;
use super::past::Past;
use crate::attempts::{Draft, Paper, SeatKey, actions as seat_deeds, store as seat_store};
use crate::candidates::Invitation;
use crate::ctx::Actor;
use crate::error::{Error, Result};
use crate::grading::actions as reading;
use crate::kit::ids::AttemptId;
use crate::kit::{Dice, Span, Time};
use crate::questions::{Content, Response};
use crate::scorecards::actions as deciding;
use crate::scorecards::rules::decisions::{DecisionKind, Rating, Reason, Recommendation};
use std::collections::BTreeMap;

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

/// The sitting, and what followed.
pub async fn sit(past: &Past, company: &Company, invitation: &Invitation, who: &'static Applicant) -> Result<()> {
    let mut dice = Dice::seeded(who.email.bytes().fold(7, |seed, b| seed * 31 % 1_000_003 + u64::from(b)));
    let running = who.story == Story::Running;
    let started = if running {
        past.now - Span::minutes(12 + dice.below(18) as i64)
    } else {
        past.day(who.days - 1, 8 + dice.below(9) as i64, dice.below(60) as i64)
    };
    let seat = SeatKey { invitation: invitation.id.clone(), link_number: invitation.link_number };
    let actor = Actor::Candidate { organisation: company.organisation.clone(), invitation: invitation.id.clone() };
    let (organisation, assessment, key) = (company.organisation.clone(), invitation.assessment_id.clone(), seat.clone());
    past.act(started, actor.clone(), move |conn, ctx| {
        let paper = Paper::read(conn, &organisation, &assessment)?;
        let agreed = seat_deeds::Agreed {
            text: "I have read what is recorded and want to take the test.".to_string(),
            at: ctx.now() - Span::minutes(6),
        };
        seat_deeds::start(conn, ctx, &key, &paper, &agreed, BROWSER)
    })
    .await?;
    let attempt = answer_all(past, company, &seat, &actor, invitation, who, started, &mut dice).await?;
    if running {
        return Ok(());
    }
    let handed_in = attempt.1;
    let key = seat.clone();
    past.act(handed_in, actor, move |conn, ctx| seat_deeds::submit(conn, ctx, &key, "")).await?;
    past.work(handed_in + Span::seconds(2)).await?;
    if who.story == Story::Unread {
        return Ok(());
    }
    let read_at = (handed_in + Span::hours(20)).min(past.now - Span::minutes(30));
    read_essays(past, company, &attempt.0, read_at).await?;
    past.work(read_at + Span::minutes(1)).await?;
    follow_up(past, company, &attempt.0, who, read_at).await
}

/// Answers in the order of the paper, each at the moment it would be typed. The attempt, and when the last was saved.
#[allow(clippy::too_many_arguments)]
async fn answer_all(
    past: &Past,
    company: &Company,
    seat: &SeatKey,
    actor: &Actor,
    invitation: &Invitation,
    who: &'static Applicant,
    started: Time,
    dice: &mut Dice,
) -> Result<(AttemptId, Time)> {
    let (organisation, id, assessment) = (company.organisation.clone(), invitation.id.clone(), invitation.assessment_id.clone());
    let (attempt, lines, paper, slugs) = past
        .state()
        .db
        .read(move |conn| {
            let attempt = seat_store::by_invitation(conn, &organisation, &id)?.ok_or(Error::NotFound)?;
            let mut lines = seat_store::answers(conn, &attempt.id)?;
            lines.sort_by_key(|l| l.position);
            let paper = Paper::read(conn, &organisation, &assessment)?;
            let mut slugs = BTreeMap::new();
            for question in &paper.questions {
                let kept = crate::questions::question(conn, &organisation, &question.item.question_id)?;
                slugs.insert(question.item.question_id.clone(), (kept.slug, kept.level));
            }
            Ok((attempt, lines, paper, slugs))
        })
        .await?;
    let mut at = started;
    let running = who.story == Story::Running;
    for (n, line) in lines.iter().enumerate() {
        let question = paper.question(&line.item_id)?;
        let pace = 40 + dice.below(45) as i64;
        at = at + Span::seconds(i64::from(question.item.minutes) * 60 * pace / 100 + 15);
        if running && at > past.now - Span::seconds(20) {
            break;
        }
        at = at.min(attempt.deadline_at - Span::seconds(30));
        let (slug, level) = slugs.get(&question.item.question_id).cloned().ok_or(Error::NotFound)?;
        let response = answering::answer(&question.content, &slug, who.ability, level, dice);
        let draft = Draft { item: line.item_id.clone(), answered: response.is_some(), response, revision: line.revision };
        let next = lines.get(n + 1).map(|l| l.position);
        let (key, flag) = (seat.clone(), (dice.below(12) == 0).then_some(true));
        let shown = line.position;
        past.act(at - Span::seconds(10), actor.clone(), {
            let key = seat.clone();
            move |conn, ctx| if n == 0 { seat_deeds::note_visit(conn, ctx, &key, Some(shown), BROWSER) } else { Ok(()) }
        })
        .await?;
        past.act(at, actor.clone(), move |conn, ctx| seat_deeds::step(conn, ctx, &key, &draft, flag, next, BROWSER).map(|_| ())).await?;
    }
    Ok((attempt.id, at + Span::seconds(50)))
}

/// Priya reads what waits, question by question, by the rubric.
async fn read_essays(past: &Past, company: &Company, attempt: &AttemptId, at: Time) -> Result<()> {
    let attempt = attempt.clone();
    past.act(at, company.priya.clone(), move |conn, ctx| {
        for task in crate::grading::tasks_of(conn, &attempt)? {
            let shown = reading::show(conn, ctx, &task)?;
            let text = match shown.answer.response.as_deref() {
                Some(Response::Essay(text)) => text.clone(),
                _ => String::new(),
            };
            let Content::Essay(essay) = &shown.answer.text.content else { continue };
            let levels = answering::levels(&text);
            let rubric =
                essay.criteria.iter().enumerate().map(|(n, c)| (c.id.clone(), c.levels[levels.map_or(0, |l| l[n])].points)).collect();
            let comment = if text.is_empty() { "Left open." } else { "" };
            reading::save(conn, ctx, &task, &reading::SaveReading { revision: shown.task.revision, rubric, comment: comment.to_string() })?;
        }
        Ok(())
    })
    .await
}

async fn follow_up(past: &Past, company: &Company, attempt: &AttemptId, who: &'static Applicant, read_at: Time) -> Result<()> {
    let later = |hours: i64| (read_at + Span::hours(hours)).min(past.now - Span::minutes(5));
    if !matches!(who.story, Story::Scored) {
        let strong = who.ability > 1.0;
        let kind = match who.story {
            Story::NotMovingOn => Recommendation::No,
            Story::OnHold => Recommendation::Yes,
            _ if strong => Recommendation::StrongYes,
            _ => Recommendation::Yes,
        };
        review(
            past,
            attempt,
            company.priya.clone(),
            later(3),
            kind,
            if kind.favours() { 4 } else { 2 },
            "Careful with money, and says what can wait. I would ask about on-call.",
        )
        .await?;
        if who.story != Story::Reviewed {
            review(
                past,
                attempt,
                company.hannah.clone(),
                later(22),
                kind,
                if kind.favours() { 4 } else { 2 },
                "The written answers read as the person will work: that is what I go by.",
            )
            .await?;
        }
    }
    let decision = match who.story {
        Story::MovedOn => Some((
            DecisionKind::Advance,
            "Strong where the job needs it, and explains choices to others. The gap in operations is one we can teach.",
        )),
        Story::OnHold => Some((DecisionKind::Hold, "Close to the level in most skills. We decide once the two others have sat the test.")),
        Story::NotMovingOn => Some((
            DecisionKind::Reject,
            "Several must-have skills are below the level this job needs today. We would like to hear from them again in a year.",
        )),
        _ => None,
    };
    let Some((kind, reason)) = decision else { return Ok(()) };
    let attempt = attempt.clone();
    past.act(later(26), company.hannah.clone(), move |conn, ctx| {
        let reason_code = Reason::ALL.iter().copied().find(|r| r.fits(kind)).ok_or_else(|| Error::internal("no reason fits"))?;
        let form =
            deciding::NewDecision { after: String::new(), kind: Some(kind), reason_code: Some(reason_code), reason: reason.to_string() };
        deciding::decide(conn, ctx, &attempt, &form).map(|_| ())
    })
    .await?;
    past.work(later(27)).await
}

async fn review(
    past: &Past,
    attempt: &AttemptId,
    actor: Actor,
    at: Time,
    recommendation: Recommendation,
    rating: i32,
    take_away: &'static str,
) -> Result<()> {
    let attempt = attempt.clone();
    past.act(at, actor, move |conn, ctx| {
        let sheet = deciding::open(conn, ctx, &attempt)?;
        let ratings = sheet
            .attributes
            .iter()
            .enumerate()
            .filter_map(|(n, a)| Some((a.id.clone(), Rating::new(rating + i32::from(n == 0 && rating > 3))?, String::new())))
            .collect();
        let form =
            deciding::NewRatings { seen: 0, submit: true, recommendation: Some(recommendation), take_away: take_away.to_string(), ratings };
        deciding::review(conn, ctx, &attempt, &form)
    })
    .await
}
