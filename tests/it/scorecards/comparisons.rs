//! Candidates side by side.

use super::{another, scored};
use crate::both;
use crate::support::KESTREL;
use crate::support::cast::{HANNAH, ROMAN};
use crate::support::make::sittings::{
    self,
    How::{Blank, Right, Wrong},
};
use touchstone::paths::scorecards as paths;

both! {
    async fn candidates_who_cannot_be_told_apart_are_said_so(stage: Stage) {
        let (test, minh) = scored(&stage, "Minh Tran", [Right, Wrong, Right, Blank]).await;
        let ana = another(&stage, &test, "Ana Ferreira", [Right, Right, Wrong, Blank]).await;
        let mut hannah = stage.browser(HANNAH).await;
        let page = hannah.get(&paths::compare([&minh.attempt, &ana.attempt], "name")).await;
        page.expect_status(200).expect("Compare 2 candidates").expect("Same test. The overall scores cannot be told apart, so look at the skills.");
        assert!(page.text().find("<span>Ana Ferreira") < page.text().find("<span>Minh Tran"));
        page.expect("Not measured").expect("0 of 2 <small>not SQL</small>").expect(&paths::scorecard(&ana.attempt));
    }

    async fn a_large_difference_is_told_and_must_haves_order_the_columns(stage: Stage) {
        let (test, low) = scored(&stage, "Ana Ferreira", [Wrong, Wrong, Wrong, Blank]).await;
        let high = another(&stage, &test, "Zeynep Arslan", [Right, Right, Right, Blank]).await;
        let mut hannah = stage.browser(HANNAH).await;
        let page = hannah.get(&paths::compare([&low.attempt, &high.attempt], "must_haves")).await;
        page.expect("By overall score Zeynep Arslan is above Ana Ferreira.").expect("not SQL");
        assert!(page.text().find("<span>Zeynep Arslan") < page.text().find("<span>Ana Ferreira"));
    }

    async fn a_comparison_takes_two_to_six_of_one_job_that_one_may_see(stage: Stage) {
        let (_, one) = scored(&stage, "Ana Ferreira", [Right, Right, Right, Blank]).await;
        let other = stage.write(KESTREL, |conn, ctx| { let test = sittings::test(conn, ctx, "Another of hers", &[HANNAH])?; sittings::sat(conn, ctx, &test, "Minh Tran", [Right, Right, Right, Blank]) }).await;
        let hidden = stage.write(KESTREL, |conn, ctx| { let test = sittings::test(conn, ctx, "Not hers", &[])?; sittings::sat(conn, ctx, &test, "Zeynep Arslan", [Right, Right, Right, Blank]) }).await;
        stage.work().await;
        let mut hannah = stage.browser(HANNAH).await;
        hannah.get(&paths::compare([&one.attempt, &one.attempt], "name")).await.expect_status(409).expect("Pick two to six");
        hannah.get(&paths::compare([&one.attempt, &other.attempt], "name")).await.expect_status(409).expect("different jobs");
        hannah.get(&paths::compare([&one.attempt, &hidden.attempt], "name")).await.expect_status(404);
        stage.browser(ROMAN).await.get(&paths::compare([&one.attempt, &other.attempt], "name")).await.expect_status(404);
    }

    async fn a_comparison_of_nobody_says_where_to_pick(stage: Stage) {
        let (_, one) = scored(&stage, "Ana Ferreira", [Right, Right, Right, Blank]).await;
        let mut hannah = stage.browser(HANNAH).await;
        let page = hannah.get(&paths::compare_form()).await;
        page.expect_status(200).expect("Nobody is picked yet").expect("Tick two to six candidates of one job").expect(&format!("href=\"{}\"", paths::to_decide()));
        hannah.get(&paths::compare([&one.attempt], "name")).await.expect_status(200).expect("One candidate alone cannot be compared");
    }

    async fn the_menu_says_on_every_page_how_many_wait_for_a_decision(stage: Stage) {
        let (test, _) = scored(&stage, "Ana Ferreira", [Right, Right, Right, Blank]).await;
        another(&stage, &test, "Minh Tran", [Right, Wrong, Right, Blank]).await;
        let mut hannah = stage.browser(HANNAH).await;
        for path in [paths::to_decide(), paths::decided(), touchstone::paths::accounts::settings(), touchstone::paths::grading::queue(), "/nowhere".to_string()] {
            hannah.get(&path).await.expect("<span>To decide</span><span class=\"menu__count is-urgent\">2</span>");
        }
        stage.browser(ROMAN).await.get(&touchstone::paths::accounts::settings()).await.expect_not("menu__count");
    }
}
