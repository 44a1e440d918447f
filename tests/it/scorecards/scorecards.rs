//! The scorecard page and who may see it.

use super::scored;
use crate::both;
use crate::support::KESTREL;
use crate::support::cast::{ADA, HANNAH, NADIA, PRIYA, ROMAN};
use crate::support::make::sittings::{
    self,
    How::{Blank, Right, Words, Wrong},
};
use touchstone::paths::{grading, scorecards as paths};

both! {
    async fn a_manager_sees_each_skill_against_the_level_asked_for(stage: Stage) {
        let (_, sat) = scored(&stage, "Ana Ferreira", [Right, Right, Wrong, Blank]).await;
        let mut hannah = stage.browser(HANNAH).await;
        let page = hannah.get(&paths::scorecard(&sat.attempt)).await;
        page.expect_status(200).expect("<h1>Ana Ferreira</h1>").expect("64 of 75 min").expect("18 Nov 2026");
        // SQL met, Testing and Writing not, Operations not measured.
        page.expect("<strong>1 of 4 skills</strong>").expect("1 of 2 must-haves are met. Below the level needed: Testing and Writing. 1 skill was not measured.");
        page.expect("44 <small>of 100</small>").expect("Cut score 60: not reached; it lies within the likely range.");
        page.expect("10 of 10 on “Locks and rows”, 10 of 10 on “Which indexes help”").expect("weight 40%").expect("Not measured");
        page.expect("Testing: level ").expect("Below the level needed.");
        page.expect("Locks and rows: 10 of 10 points.").expect("Explain the incident: not answered.").expect(&paths::answer(&sat.attempt, &sat.answers[0]));
        page.expect("Operations: this test did not measure it. Basic is needed.");
        page.expect("job profile version 1 and test version 1").expect("about 8 in 10 results");
        page.expect_not("checked><span><b>Move to the next step");
    }

    async fn each_answer_is_one_click_away_with_its_key_and_marks(stage: Stage) {
        let (_, sat) = scored(&stage, "Ana Ferreira", [Wrong, Right, Right, Blank]).await;
        let mut hannah = stage.browser(HANNAH).await;
        let page = hannah.get(&paths::answer(&sat.attempt, &sat.answers[0])).await;
        page.expect_status(200).expect("Option aaaaa").expect("Why: Locks and rows.").expect("0 of 10").expect("in force").expect("Marked by the key");
        page.expect_not("Change the mark");
        hannah.get(&paths::answer(&sat.attempt, &sat.answers[1])).await.expect("10 of 10").expect(&paths::answer(&sat.attempt, &sat.answers[0]));
    }

    async fn only_the_hiring_team_and_recruiters_see_a_scorecard(stage: Stage) {
        let (_, sat) = scored(&stage, "Ana Ferreira", [Right, Right, Right, Blank]).await;
        let elsewhere = stage.write(KESTREL, |conn, ctx| {
            let test = sittings::test(conn, ctx, "Another job", &[])?;
            sittings::sat(conn, ctx, &test, "Minh Tran", [Right, Right, Right, Blank])
        }).await;
        stage.work().await;
        let url = paths::scorecard(&sat.attempt);
        for (persona, status) in [(ADA, 200), (NADIA, 200), (HANNAH, 200), (PRIYA, 200), (ROMAN, 404)] {
            stage.browser(persona).await.get(&url).await.expect_status(status);
        }
        let url = paths::scorecard(&elsewhere.attempt);
        for (persona, status) in [(NADIA, 200), (HANNAH, 404), (PRIYA, 404)] {
            let mut browser = stage.browser(persona).await;
            browser.get(&url).await.expect_status(status);
            browser.get(&paths::answer(&elsewhere.attempt, &elsewhere.answers[0])).await.expect_status(status);
        }
        // An answer of one test under the address of another is not there.
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&paths::answer(&sat.attempt, &elsewhere.answers[0])).await.expect_status(404);
        nadia.get("/scorecards/not-an-id").await.expect_status(404);
        assert!(stage.visitor().await.get(&paths::scorecard(&sat.attempt)).await.location().starts_with("/sign-in"));
    }

    async fn while_answers_wait_nothing_is_said_and_reviewers_see_no_name(stage: Stage) {
        let (test, sat) = scored(&stage, "Ana Ferreira", [Right, Right, Right, Words("The lock was held.")]).await;
        let url = paths::scorecard(&sat.attempt);
        let mut hannah = stage.browser(HANNAH).await;
        hannah.get(&url).await.expect("Still being read").expect("1 answer waits").expect("1 of 1 answer wait for a grader").expect_not("of 100").expect_not("Save decision");
        let mut priya = stage.browser(PRIYA).await;
        priya.get(&url).await.expect_status(409).expect("Names stay hidden").expect_not("Ana");
        let claimed = priya.post(&grading::claims(&test.essay_version), &[]).await;
        let task = claimed.location().to_string();
        let revision = priya.get(&task).await.value("revision").expect("a revision");
        priya.post(&format!("{task}/mark"), &[("revision", &revision), ("criterion-cause", "2"), ("criterion-remedy", "0"), ("comment", "Names the lock. No remedy.")]).await.expect_status(303);
        stage.work().await;
        // She may review what was marked, and knows the candidate by the code alone.
        let page = priya.get(&url).await;
        page.expect_status(200).expect("K-20").expect_not("Ana").expect_not("Ferreira");
        priya.get(&paths::answer(&sat.attempt, &sat.answers[3])).await.expect_status(200).expect_not("Ana").expect_not("Ferreira");
        priya.get(&paths::review(&sat.attempt)).await.expect_status(200).expect_not("Ana").expect_not("Ferreira");
        hannah.get(&url).await.expect("1 person").expect("7.5 of 15. “Names the lock.”").expect("Save decision");
        hannah.get(&paths::answer(&sat.attempt, &sat.answers[3])).await.expect("Finds the cause").expect("(chosen)").expect("Priya Raghavan").expect("Names the lock. No remedy.");
    }
}
