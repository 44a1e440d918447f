//! Scorecards.

mod comparisons;
mod decisions;
mod exports;
mod lists;
mod notes;
mod reviews;
mod scorecards;

use crate::support::cast::{HANNAH, PRIYA};
use crate::support::make::sittings::{self, How, Sat, Test};
use crate::support::{KESTREL, Stage};
use touchstone::kit::Span;

/// A job with Hannah and Priya on its hiring team, and one candidate whose test is fully marked.
pub async fn scored(stage: &Stage, name: &'static str, how: [How; 4]) -> (Test, Sat) {
    let made = stage
        .write(KESTREL, move |conn, ctx| {
            let test = sittings::test(conn, ctx, "Senior Backend Engineer, Ledger", &[HANNAH, PRIYA])?;
            let sat = sittings::sat(conn, ctx, &test, name, how)?;
            Ok((test, sat))
        })
        .await;
    stage.work().await;
    made
}

/// Another candidate of the same job, a minute later.
pub async fn another(stage: &Stage, test: &Test, name: &'static str, how: [How; 4]) -> Sat {
    stage.wait(Span::minutes(1));
    let test = test.clone();
    let sat = stage.write(KESTREL, move |conn, ctx| sittings::sat(conn, ctx, &test, name, how)).await;
    stage.work().await;
    sat
}
