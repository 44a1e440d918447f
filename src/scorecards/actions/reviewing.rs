//! Saying what one thinks of a candidate, before reading what others think.

use super::opening::{open, reach};
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, FieldErrors, Result};
use crate::kit::{
    Permission,
    ids::{AttemptId, AttributeId, ReviewId},
};
use crate::scorecards::model::ReviewState;
use crate::scorecards::rules::decisions::{REASON_MIN, Rating, Recommendation};
use crate::scorecards::store::{self, NewReview};
use crate::{jobs, new_id};

/// A review as typed.
#[derive(Debug, Clone, Default)]
pub struct NewRatings {
    /// The revision of the draft that the page showed; 0 for a review not yet begun.
    pub seen: i32,
    pub submit: bool,
    pub recommendation: Option<Recommendation>,
    pub take_away: String,
    pub ratings: Vec<(AttributeId, Rating, String)>,
}

/// Keeps a draft, or submits the review; a submitted review stays as it is.
///
/// # Errors
/// [`Error::Invalid`] when a submitted review lacks a rating (`rating-<attribute>`), the recommendation or the take-away;
/// [`Error::Stale`] when the draft was saved elsewhere in between; `review.submitted` when it was submitted before;
/// `review.settled` when it is decided; `scorecard.being_read` when marks are missing.
pub fn review(conn: &mut Conn, ctx: &mut Ctx, attempt: &AttemptId, form: &NewRatings) -> Result<()> {
    ctx.need(Permission::WriteReviews)?;
    let head = reach(conn, ctx, attempt)?;
    let sheet = open(conn, ctx, attempt)?;
    if !sheet.card.complete() {
        return Err(Error::refused("scorecard.being_read", "This test is still being read. Review it when all answers are marked."));
    }
    if sheet.settled() {
        return Err(Error::refused("review.settled", "A decision is on record, so reviews are closed."));
    }
    if form.submit {
        let mut errors = FieldErrors::new();
        for attribute in sheet.attributes.iter().filter(|a| !a.retired) {
            if !form.ratings.iter().any(|r| r.0 == attribute.id) {
                errors.add(&format!("rating-{}", attribute.id), format!("Choose a rating for \"{}\".", attribute.name));
            }
        }
        if form.recommendation.is_none() {
            errors.add("recommendation", "Choose what you recommend.");
        }
        if form.take_away.trim().chars().count() < REASON_MIN {
            errors.add("take_away", "Write a sentence on what you take away.");
        }
        errors.or(())?;
    }
    let (me, organisation, now) = (ctx.actor.staff()?.user.clone(), ctx.organisation()?, ctx.now());
    let (id, seen) = match store::own_review(conn, attempt, &me)? {
        Some((_, ReviewState::Submitted, _)) => {
            return Err(Error::refused("review.submitted", "You have submitted your review. It stays as it is."));
        }
        Some((id, ReviewState::Draft, revision)) if revision == form.seen => (id, Some(revision)),
        None if form.seen == 0 => (new_id!(ctx, ReviewId), None),
        _ => return Err(Error::Stale),
    };
    let ratings: Vec<_> = form.ratings.iter().filter(|r| sheet.attributes.iter().any(|a| a.id == r.0)).cloned().collect();
    store::save_review(
        conn,
        seen,
        &NewReview {
            id: id.clone(),
            organisation: &organisation,
            application: &head.application,
            attempt,
            reviewer: &me,
            state: if form.submit { ReviewState::Submitted } else { ReviewState::Draft },
            recommendation: form.recommendation,
            take_away: form.take_away.trim(),
            ratings: &ratings,
            now,
        },
    )?;
    if form.submit {
        jobs::tell(
            conn,
            ctx,
            Fact::new("review.submitted", "review", &id, format!("Submitted a review of {}", head.code))
                .with(serde_json::json!({ "attempt": attempt })),
        )?;
    }
    Ok(())
}
