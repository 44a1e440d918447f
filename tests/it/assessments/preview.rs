//! As the candidate sees it.

use crate::both;
use crate::support::cast::{KESTREL, NADIA, PRIYA, RITA};
use crate::support::make::assessments as make;
use touchstone::paths::assessments as paths;

both! {
    async fn every_page_is_shown_and_nothing_can_be_sent(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::draft(conn, ctx, &role, 2) }).await;
        let mut browser = stage.browser(NADIA).await;
        browser.get(&paths::preview(&id)).await.expect_status(200).expect("Kestrel Pay").expect("60 minutes").expect("Answer without AI assistants.").expect("Questions: 2 questions").expect("people@example.org");
        let page = browser.get(&paths::preview_page(&id, 1)).await;
        page.expect_status(200).expect("question 1 of 2").expect("<strong>Ledgers 1</strong>").expect("The second").expect("disabled").expect_not("<form");
        browser.get(&paths::preview_page(&id, 2)).await.expect_status(200).expect("End the preview");
        for none in ["0", "3", "x"] {
            browser.get(&format!("{}/{none}", paths::preview(&id))).await.expect_status(404);
        }
        stage.browser(RITA).await.get(&paths::preview_page(&id, 1)).await.expect_status(404);
        stage.browser(PRIYA).await.get(&paths::preview_page(&id, 1)).await.expect_status(403);
    }

    async fn a_published_assessment_shows_its_frozen_text(stage: Stage) {
        let a = stage.write(KESTREL, |conn, ctx| {
            let role = make::role(conn, ctx, "Ledger engineer")?;
            let a = make::published(conn, ctx, &role, 1)?;
            make::question_version(conn, ctx, &role.questions[0], 2, "Rewritten later")?;
            Ok(a)
        }).await;
        stage.browser(NADIA).await.get(&paths::preview_page(&a.id, 1)).await.expect("Ledgers 1").expect_not("Rewritten later");
    }
}
