//! The pages of the audit trail.

use crate::both;
use crate::support::cast::{ADA, KESTREL, NADIA, ROMAN};
use touchstone::ctx::Fact;
use touchstone::jobs;
use touchstone::paths::{self, accounts as urls};

both! {
    async fn an_administrator_sees_who_did_what_newest_first(stage: Stage) {
        let _nadia = stage.browser(NADIA).await;
        stage.wait(touchstone::kit::Span::minutes(1));
        let mut ada = stage.browser(ADA).await;
        let page = ada.get(&urls::audit()).await;
        page.expect_status(200).expect("Nadia Osei signed in").expect("203.0.113.7");
        let words = page.words();
        assert!(words.find("Ada Brandt signed in") < words.find("Nadia Osei signed in"), "{words}");
        let mut roman = stage.browser(ROMAN).await;
        roman.get(&urls::audit()).await.expect_status(200).expect_not("Nadia").expect_not("Ada Brandt");
        stage.browser(NADIA).await.get(&urls::audit()).await.expect_status(403);
    }

    async fn filters_by_person_and_kind_hold_together(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        nadia.post(&urls::account(), &[("name", "Nadia Mensah"), ("revision", "1")]).await.expect_status(303);
        let mut ada = stage.browser(ADA).await;
        let id = stage.read(|conn| Ok(touchstone::accounts::store::by_email(conn, NADIA.email)?.expect("her").id.to_string())).await;
        let of = |actor: &str, fact: &str| paths::with_query(&urls::audit(), &[("actor", actor), ("fact", fact)]);
        ada.get(&of(&id, "")).await.expect("is now called Nadia Mensah").expect("Nadia Osei signed in").expect_not("Ada Brandt signed in");
        ada.get(&of(&id, "user")).await.expect("is now called Nadia Mensah").expect_not("Osei signed in");
        ada.get(&of("", "session")).await.expect("Ada Brandt signed in").expect("Nadia Osei signed in").expect_not("is now called");
        ada.get(&of("system", "")).await.expect("Added Ada Brandt").expect_not("Osei signed in");
        ada.get(&of("", "session.opened")).await.expect("signed in");
        ada.get(&of("", "sess")).await.expect("Nothing was done that these filters let through.");
        ada.get(&of("", "%")).await.expect("Nothing was done that these filters let through.");
        let form = ada.get(&of("", "")).await;
        form.expect("<option value=\"session\">Signing in</option>").expect("<option value=\"user\">Users</option>");
    }

    async fn every_row_is_seen_once_going_from_page_to_page(stage: Stage) {
        stage.write(KESTREL, |conn, ctx| (0..120).try_for_each(|n| { ctx.clock.advance(touchstone::kit::Span::millis(1)); jobs::tell(conn, ctx, Fact::new("test.counted", "test", n, format!("counted to {n:03}"))) })).await;
        let mut ada = stage.browser(ADA).await;
        let mut url = paths::with_query(&urls::audit(), &[("fact", "test")]);
        let mut seen = Vec::new();
        for _ in 0..5 {
            let page = ada.get(&url).await;
            let words = page.words();
            seen.extend(words.match_indices("counted to ").map(|(at, found)| words[at + found.len()..at + found.len() + 3].to_string()));
            match page.link("Older") { Some(next) => url = next, None => break }
        }
        let wanted: Vec<String> = (0..120).rev().map(|n| format!("{n:03}")).collect();
        assert_eq!(seen, wanted);
    }

    async fn the_export_is_csv_that_runs_nothing(stage: Stage) {
        stage.write(KESTREL, |conn, ctx| jobs::tell(conn, ctx, Fact::new("test.written", "test", "x", "=HYPERLINK(\"http://evil.example\", \"a,b\")\nand more").with(serde_json::json!({"n": 1})))).await;
        let mut ada = stage.browser(ADA).await;
        let page = ada.get(&paths::with_query(&urls::audit_export(), &[("fact", "test")])).await;
        page.expect_status(200);
        assert_eq!(page.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(page.header("content-disposition"), "attachment; filename=\"audit-trail-2026-11-18.csv\"");
        let text = page.text();
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
        assert_eq!(rows.len(), 1);
        assert_eq!((&rows[0][3], &rows[0][4]), ("test.written", "'=HYPERLINK(\"http://evil.example\", \"a,b\")\nand more"));
        assert_eq!(&rows[0][8], "{\"n\":1}");
        stage.browser(NADIA).await.get(&urls::audit_export()).await.expect_status(403);
        let mut roman = stage.browser(ROMAN).await;
        roman.get(&urls::audit_export()).await.expect_status(200).expect_not("Kestrel");
    }

    async fn the_first_row_of_a_company_is_that_it_was_made(stage: Stage) {
        stage.browser(ROMAN).await.get(&paths::with_query(&urls::audit(), &[("fact", "organisation")])).await.expect_status(200).expect("Created Rival Freight").expect_not("Kestrel");
        let company = stage.company(KESTREL).await;
        let mine = company.clone();
        let rows = stage.read(move |conn| touchstone::audit::list(conn, &mine, &touchstone::audit::Filter { fact: "organisation.created".into(), ..Default::default() }, None, 10)).await.rows;
        assert_eq!(rows.iter().map(|r| (r.organisation_id.clone(), r.subject_id.clone())).collect::<Vec<_>>(), [(Some(company.clone()), company.to_string())]);
    }
}
