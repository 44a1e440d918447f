//! The row that lists read instead of computing a scorecard a line.

use crate::db::{Conn, Portably, schema::results as r};
use crate::error::Result;
use crate::kit::Time;
use crate::kit::ids::OrganisationId;
use crate::scorecards::rules::Overall;
use crate::scorecards::{card::Card, model::Head};
use diesel::prelude::*;

crate::words! {
    /// Whether a result can be shown.
    pub enum ResultState {
        Waiting = "waiting", "Being read";
        Scored = "scored", "Scored";
        NotMeasured = "not_measured", "Not measured";
    }
}

/// Writes the result of an attempt, in the place of the last one. Overall figures are in hundredths of a percent, 0 unless scored.
pub fn put_result(conn: &mut Conn, organisation: &OrganisationId, head: &Head, card: &Card, now: Time) -> Result<()> {
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let (state, figures) = match &card.overall {
        Overall::Scored(score) => {
            (ResultState::Scored, (score.share.basis_points(), score.likely.0.basis_points(), score.likely.1.basis_points()))
        }
        Overall::Waiting { .. } => (ResultState::Waiting, (0, 0, 0)),
        Overall::NotMeasured => (ResultState::NotMeasured, (0, 0, 0)),
    };
    let sum = card.summary;
    let rest = (
        r::state.eq(state),
        r::overall.eq(figures.0),
        r::likely_low.eq(figures.1),
        r::likely_high.eq(figures.2),
        r::skills_met.eq(count(sum.met)),
        r::skills_total.eq(count(sum.skills)),
        r::must_met.eq(count(sum.must_met)),
        r::must_total.eq(count(sum.must)),
        r::computed_at.eq(now),
    );
    diesel::insert_into(r::table)
        .values((
            r::attempt_id.eq(&head.attempt),
            r::organisation_id.eq(organisation),
            r::application_id.eq(&head.application),
            r::assessment_id.eq(&head.assessment),
            rest,
        ))
        .on_conflict(r::attempt_id)
        .do_update()
        .set(rest)
        .portable()
        .execute(conn)?;
    Ok(())
}
