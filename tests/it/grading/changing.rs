//! Changing a mark by hand.

use crate::both;
use crate::support::KESTREL;
use crate::support::cast::{HANNAH, NADIA, RITA};
use crate::support::make::sittings::{
    self,
    How::{Blank, Right, Words, Wrong},
};
use diesel::prelude::*;
use touchstone::db::schema::{audit_events, results};
use touchstone::paths::scorecards as paths;

both! {
    async fn a_mark_changed_with_a_reason_moves_the_score_and_keeps_the_history(stage: Stage) {
        let sat = stage.write(KESTREL, |conn, ctx| {
            let test = sittings::test(conn, ctx, "Ledger", &[HANNAH])?;
            sittings::sat(conn, ctx, &test, "Ana Ferreira", [Wrong, Right, Right, Blank])
        }).await;
        stage.work().await;
        let mut nadia = stage.browser(NADIA).await;
        let (page, post) = (paths::answer(&sat.attempt, &sat.answers[0]), paths::marks(&sat.attempt, &sat.answers[0]));
        nadia.get(&page).await.expect_status(200).expect("Marked by the key").expect("0 of 10");
        nadia.post(&post, &[("seen", "1"), ("points", "11"), ("reason", "")]).await.expect_status(422).expect("Enter points from 0 to 10").expect("Say in a sentence why");
        nadia.post(&post, &[("seen", "1"), ("points", "7,5"), ("reason", "The wording allowed both options.")]).await.expect_status(303);
        nadia.get(&page).await.expect("7.5 of 10").expect("The wording allowed both options.").expect("Marked by the key");
        // The page of before cannot change it again.
        nadia.post(&post, &[("seen", "1"), ("points", "1"), ("reason", "From an old page, twice.")]).await.expect_status(409).expect("This was not saved.").expect("From an old page, twice.");
        let attempt = sat.attempt.clone();
        let (overall, audited) = stage.read(move |conn| {
            let overall: i32 = results::table.find(&attempt).select(results::overall).first(conn)?;
            Ok((overall, audit_events::table.filter(audit_events::fact.eq("mark.changed")).count().get_result::<i64>(conn)?))
        }).await;
        // (40 × 17.5/20 + 30 × 1 + 20 × 0) / 90.
        assert_eq!((overall, audited), (7222, 1));
    }

    async fn only_recruiters_and_administrators_change_marks_and_only_their_own_companys(stage: Stage) {
        let sat = stage.write(KESTREL, |conn, ctx| {
            let test = sittings::test(conn, ctx, "Ledger", &[HANNAH])?;
            sittings::sat(conn, ctx, &test, "Ana Ferreira", [Wrong, Right, Right, Words("Waits.")])
        }).await;
        stage.work().await;
        let post = paths::marks(&sat.attempt, &sat.answers[0]);
        let fields = [("seen", "1"), ("points", "5"), ("reason", "A reason of one sentence.")];
        stage.browser(HANNAH).await.post(&post, &fields).await.expect_status(403);
        stage.browser(RITA).await.post(&post, &fields).await.expect_status(404);
        let mut nadia = stage.browser(NADIA).await;
        nadia.post(&paths::marks(&sat.attempt, &sat.answers[3]), &[("seen", "0"), ("points", "5"), ("reason", "A reason of one sentence.")]).await.expect_status(409).expect("waits for a grader");
        nadia.post(&post, &fields).await.expect_status(303);
    }
}
