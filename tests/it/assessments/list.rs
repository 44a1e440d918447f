//! The list.

use crate::both;
use crate::support::cast::{HANNAH, KESTREL, NADIA, PRIYA, RITA};
use crate::support::make::assessments as make;
use touchstone::paths::assessments as paths;

both! {
    async fn the_first_visit_says_what_to_do(stage: Stage) {
        stage.browser(NADIA).await.get(&paths::index()).await.expect_status(200).expect("No assessments yet").expect("New assessment");
        stage.browser(HANNAH).await.get(&paths::index()).await.expect_status(200).expect_not("New assessment");
        stage.browser(PRIYA).await.get(&paths::index()).await.expect_status(403);
        stage.browser(NADIA).await.get(&paths::new(None)).await.expect("Publish a job profile first");
        stage.browser(HANNAH).await.get(&paths::new(None)).await.expect_status(403);
    }

    async fn tabs_search_and_pages_find_an_assessment(stage: Stage) {
        stage.write(KESTREL, |conn, ctx| {
            let role = make::role(conn, ctx, "Ledger engineer")?;
            make::published(conn, ctx, &role, 2)?;
            for _ in 0..27 { make::draft(conn, ctx, &role, 0)?; }
            Ok(())
        }).await;
        let mut browser = stage.browser(NADIA).await;
        let page = browser.get(&paths::index()).await;
        page.expect("Published 1").expect("tabs__count\">27");
        let drafts = browser.get(&paths::index_in("draft")).await;
        assert_eq!(drafts.text().matches("Draft 1</span>").count(), 25);
        let rest = browser.get(&drafts.link("Next").expect("a next page")).await;
        assert_eq!(rest.text().matches("Draft 1</span>").count(), 2);
        browser.get(&format!("{}?state=draft&q=LEDG%C3%89R", paths::index())).await.expect("Ledger test");
        browser.get(&format!("{}?state=draft&q=%25", paths::index())).await.expect("Nothing found");
        stage.browser(RITA).await.get(&paths::index()).await.expect("No assessments yet");
        stage.browser(HANNAH).await.get(&paths::index()).await.expect("No assessments yet");
    }
}
