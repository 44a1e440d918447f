//! Reviews and the attributes they rate.

use crate::db::{
    Conn, Portably,
    schema::{profile_attributes as attrs, review_ratings as ratings, reviews as r, users},
};
use crate::error::{Error, Result};
use crate::kit::{Json, Time, ids::*};
use crate::scorecards::model::{Attribute, Review, ReviewState};
use crate::scorecards::rules::decisions::{Rating, Recommendation};
use diesel::prelude::*;

/// The attributes of a profile in its order, those among them that are no longer rated.
pub fn attributes(conn: &mut Conn, profile: &ProfileId) -> Result<Vec<Attribute>> {
    let rows = attrs::table
        .filter(attrs::profile_id.eq(profile))
        .order((attrs::position, attrs::id))
        .select((attrs::id, attrs::name, attrs::description, attrs::anchors, attrs::retired))
        .load::<(AttributeId, String, String, Json<Vec<String>>, bool)>(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, description, anchors, retired)| Attribute { id, name, description, anchors: anchors.into_inner(), retired })
        .collect())
}

type Row = (ReviewId, UserId, String, ReviewState, Option<Recommendation>, String, i32, Option<Time>);

/// All reviews of an attempt with their ratings, drafts among them, in the order of submission.
pub fn reviews(conn: &mut Conn, attempt: &AttemptId) -> Result<Vec<Review>> {
    let rows = r::table
        .inner_join(users::table)
        .filter(r::attempt_id.eq(attempt))
        .order((r::submitted_at, r::id))
        .select((r::id, r::reviewer_id, users::name, r::state, r::recommendation, r::take_away, r::revision, r::submitted_at))
        .load::<Row>(conn)?;
    let given = ratings::table
        .inner_join(r::table)
        .filter(r::attempt_id.eq(attempt))
        .select((ratings::review_id, ratings::attribute_id, ratings::rating, ratings::note))
        .load::<(ReviewId, AttributeId, i32, String)>(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, reviewer, reviewer_name, state, recommendation, take_away, revision, submitted_at)| {
            let ratings = given
                .iter()
                .filter(|g| g.0 == id)
                .filter_map(|g| Rating::new(g.2).map(|rating| (g.1.clone(), rating, g.3.clone())))
                .collect();
            Review { id, reviewer, reviewer_name, state, recommendation, take_away, revision, submitted_at, ratings }
        })
        .collect())
}

/// The id, state and revision of one reviewer's review, if it was begun.
pub fn own_review(conn: &mut Conn, attempt: &AttemptId, reviewer: &UserId) -> Result<Option<(ReviewId, ReviewState, i32)>> {
    Ok(r::table
        .filter(r::attempt_id.eq(attempt))
        .filter(r::reviewer_id.eq(reviewer))
        .select((r::id, r::state, r::revision))
        .first(conn)
        .optional()?)
}

/// A review to be kept.
#[derive(Debug, Clone)]
pub struct NewReview<'a> {
    pub id: ReviewId,
    pub organisation: &'a OrganisationId,
    pub application: &'a ApplicationId,
    pub attempt: &'a AttemptId,
    pub reviewer: &'a UserId,
    pub state: ReviewState,
    pub recommendation: Option<Recommendation>,
    pub take_away: &'a str,
    pub ratings: &'a [(AttributeId, Rating, String)],
    pub now: Time,
}

/// Keeps a review: a new one (`seen` is `None`) or a draft in the place of the draft with that revision.
///
/// # Errors
/// [`Error::Stale`] when the draft was saved or submitted elsewhere in between.
pub fn save_review(conn: &mut Conn, seen: Option<i32>, new: &NewReview<'_>) -> Result<()> {
    let submitted_at = (new.state == ReviewState::Submitted).then_some(new.now);
    let kept = match seen {
        None => diesel::insert_into(r::table)
            .values((
                r::id.eq(&new.id),
                r::organisation_id.eq(new.organisation),
                r::application_id.eq(new.application),
                r::attempt_id.eq(new.attempt),
                r::reviewer_id.eq(new.reviewer),
                r::state.eq(new.state),
                r::recommendation.eq(new.recommendation),
                r::take_away.eq(new.take_away),
                r::revision.eq(1),
                r::created_at.eq(new.now),
                r::submitted_at.eq(submitted_at),
            ))
            .on_conflict((r::attempt_id, r::reviewer_id))
            .do_nothing()
            .portable()
            .execute(conn)?,
        Some(revision) => {
            diesel::update(r::table.filter(r::id.eq(&new.id)).filter(r::revision.eq(revision)).filter(r::state.eq(ReviewState::Draft)))
                .set((
                    r::state.eq(new.state),
                    r::recommendation.eq(new.recommendation),
                    r::take_away.eq(new.take_away),
                    r::revision.eq(revision + 1),
                    r::submitted_at.eq(submitted_at),
                ))
                .execute(conn)?
        }
    };
    if kept != 1 {
        return Err(Error::Stale);
    }
    diesel::delete(ratings::table.filter(ratings::review_id.eq(&new.id))).execute(conn)?;
    for (attribute, rating, note) in new.ratings {
        diesel::insert_into(ratings::table)
            .values((
                ratings::review_id.eq(&new.id),
                ratings::attribute_id.eq(attribute),
                ratings::rating.eq(rating.get()),
                ratings::note.eq(note),
            ))
            .execute(conn)?;
    }
    Ok(())
}
