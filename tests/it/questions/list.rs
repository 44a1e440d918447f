//! The list: search, filters, pages, and who sees what.

use crate::both;
use crate::support::cast::{HANNAH, KESTREL, NADIA, PRIYA, ROMAN};
use crate::support::make::questions::{question, question_of};
use touchstone::questions::{self, Kind};

both! {
    async fn questions_are_found_by_word_skill_kind_level_and_time(stage: Stage) {
        stage.act(NADIA, |conn, ctx| {
            question_of(conn, ctx, Kind::Essay, "Explain the outage", "incident-response")?;
            question_of(conn, ctx, Kind::Numeric, "How long does it take", "sql")?;
            question(conn, ctx, "Zürich transactions")
        }).await.expect("written");
        let mut nadia = stage.browser(NADIA).await;
        for (query, found) in [
            ("q=outage", "Explain the outage"), ("q=OUTAGE+incident", "Explain the outage"), ("q=zurich", "Zürich transactions"), ("topic=skill%3Aincident-response", "Explain the outage"),
            ("topic=area%3Arelational-databases&kind=numeric", "How long does it take"), ("kind=essay", "Explain the outage"), ("minutes=2", "Zürich transactions"), ("level=working&q=how+long", "How long does it take"),
        ] {
            let page = nadia.get(&format!("/questions?{query}")).await;
            page.expect_status(200).expect(found);
            for other in ["Explain the outage", "How long does it take", "Zürich transactions"].into_iter().filter(|t| *t != found) {
                page.expect_not(other);
            }
        }
        nadia.get("/questions?q=nothing+of+the+kind").await.expect("Nothing found");
        nadia.get("/questions?level=expert").await.expect("Nothing found");
    }

    async fn wildcards_and_rubbish_in_the_query_do_no_harm(stage: Stage) {
        stage.act(NADIA, |conn, ctx| question(conn, ctx, "Plain")).await.expect("written");
        let mut nadia = stage.browser(NADIA).await;
        for query in ["q=%25", "q=_____", "q=%5C", "q=%27%3B+DROP+TABLE+questions"] {
            nadia.get(&format!("/questions?{query}")).await.expect_status(200).expect("Nothing found");
        }
        for query in ["from=%25%25", "kind=nonsense", "level=9", "minutes=x", "topic=x", "state=gone", "q=%00", "topic=skill%3A%00", "from=YQBiAGM"] {
            nadia.get(&format!("/questions?{query}")).await.expect_status(200);
        }
        nadia.get("/questions?q=%3Cscript%3Ealert(1)%3C/script%3E").await.expect_not("<script>alert");
    }

    async fn pages_hold_every_question_once(stage: Stage) {
        stage.write(KESTREL, questions::install_bank).await;
        let mut nadia = stage.browser(NADIA).await;
        let mut seen = Vec::new();
        let mut url = "/questions".to_string();
        loop {
            let page = nadia.get(&url).await;
            let text = page.expect_status(200).text();
            seen.extend(text.split("class=\"cell-title\" href=\"/questions/").skip(1).filter_map(|rest| rest.split_once('"')).map(|(id, _)| id.to_string()));
            match page.link("Next") { Some(next) => url = next, None => break }
            assert!(seen.len() < 1000, "the pages have an end");
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((seen.len(), all), (questions::bank::load().expect("the bank").len(), all));
    }

    async fn states_have_tabs(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| { question(conn, ctx, "Stays")?; question(conn, ctx, "Goes") }).await.expect("written");
        stage.act(NADIA, move |conn, ctx| questions::retire(conn, ctx, &id)).await.expect("retired");
        let mut nadia = stage.browser(NADIA).await;
        nadia.get("/questions").await.expect("Stays").expect_not("Goes");
        nadia.get("/questions?state=retired").await.expect("Goes").expect_not("Stays");
        nadia.get("/questions?state=all").await.expect("Goes").expect("Stays").expect("Retired");
    }

    async fn another_company_sees_nothing_of_it(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "Ours alone")).await.expect("written");
        let mut roman = stage.browser(ROMAN).await;
        roman.get("/questions").await.expect_not("Ours alone");
        for url in [format!("/questions/{id}"), format!("/questions/{id}/edit"), format!("/questions/{id}/versions/1")] {
            roman.get(&url).await.expect_status(404);
        }
        for url in [format!("/questions/{id}"), format!("/questions/{id}/retirement"), format!("/questions/{id}/restoration")] {
            roman.post(&url, &[("title", "Theirs"), ("revision", "1")]).await.expect_status(404);
        }
        stage.browser(NADIA).await.get(&format!("/questions/{id}")).await.expect("Ours alone");
    }

    async fn readers_look_and_do_not_touch(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "Look only")).await.expect("written");
        for persona in [HANNAH, PRIYA] {
            let mut browser = stage.browser(persona).await;
            browser.get(&format!("/questions/{id}")).await.expect_status(200).expect("Look only").expect_not("/retirement").expect_not("/edit");
            browser.get("/questions/new").await.expect_status(403);
            browser.get("/questions/new?kind=choice").await.expect_status(403);
            browser.get(&format!("/questions/{id}/edit")).await.expect_status(403);
            browser.post(&format!("/questions/{id}/retirement"), &[]).await.expect_status(403);
            browser.post(&format!("/questions/{id}"), &[("title", "x")]).await.expect_status(403);
            browser.post("/questions", &[("kind", "choice")]).await.expect_status(403);
        }
        stage.visitor().await.get("/questions").await.expect_status(303);
    }
}
