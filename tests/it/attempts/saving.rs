//! Drafts: what the page script saves, and what happens when two devices do.

use super::{answers, noted, option, save_url, seated, selects};
use crate::both;
use crate::support::data;
use touchstone::attempts::EventKind;
use touchstone::kit::Span;
use touchstone::kit::text;
use touchstone::paths::attempts as paths;
use touchstone::questions::Response;

both! {
    async fn the_page_script_saves_and_hears_when_and_until_when(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let page = browser.get(&paths::question(8)).await;
        page.expect("data-rev=\"0\"").expect("data-attempt=").expect("data-finish=\"/attempt/submission\"").expect("id=\"live-polite\" role=\"status\" aria-live=\"polite\"></div>");
        let url = save_url(&page);
        stage.wait(Span::minutes(6));
        let saved = browser.put(&url, &[("text", "Boil"), ("rev", "0")]).await;
        saved.expect_status(200);
        let reply = saved.json();
        assert_eq!((reply["rev"].as_i64(), reply["saved_at"].as_str()), (Some(1), Some("10:06 UTC")));
        assert_eq!(reply["ends"].as_i64().zip(reply["now"].as_i64()).map(|(e, n)| e - n), Some(54 * 60 * 1000));
        browser.put(&url, &[("text", "Boil water"), ("rev", "1")]).await.expect_status(200);
        let kept = answers(&stage, &invitation).await;
        assert_eq!((kept[7].given(), kept[7].revision, kept[7].answered), (Some(Response::Essay("Boil water".into())), 2, true));
        let page = browser.get(&paths::question(8)).await;
        page.expect("All answers saved at 10:06 UTC").expect("Boil water").expect("data-rev=\"2\"");
        browser.put(&url, &[("text", ""), ("rev", "2")]).await.expect_status(200);
        assert_eq!(answers(&stage, &invitation).await[7].response, None, "an answer can be taken back");
    }

    async fn a_save_says_what_became_of_the_answer(stage: Stage) {
        let (_, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let page = browser.get(&paths::question(6)).await;
        page.expect("data-if-answered=\"1 answered\" data-if-open=\"0 answered\">0 answered").expect("data-if-answered=\"Question 6, answered\" data-if-open=\"Question 6, no answer yet\">Question 6, no answer yet").expect("data-missing hidden");
        let (url, places) = (save_url(&page), selects(&page));
        let started = browser.put(&url, &[(places[0].as_str(), "1"), ("rev", "0")]).await.json();
        assert_eq!(started["answered"].as_bool(), Some(false), "{started}");
        assert!(started["missing"].as_str().is_some_and(|m| !m.is_empty()), "{started}");
        let all = [(places[0].as_str(), "1"), (places[1].as_str(), "2"), (places[2].as_str(), "3"), ("rev", "1")];
        let whole = browser.put(&url, &all).await.json();
        assert_eq!((whole["answered"].as_bool(), whole["missing"].as_str()), (Some(true), Some("")));
        browser.get(&paths::question(6)).await.expect("data-if-open=\"0 answered\">1 answered").expect("data-if-open=\"Question 6, no answer yet\">Question 6, answered");
        browser.get(&paths::question(5)).await.expect("data-if-answered=\"2 answered\" data-if-open=\"1 answered\">1 answered");
    }

    async fn a_save_that_comes_twice_counts_once(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let url = save_url(&browser.get(&paths::question(8)).await);
        browser.put(&url, &[("text", "Boil"), ("rev", "0")]).await.expect_status(200);
        let again = browser.put(&url, &[("text", "Boil"), ("rev", "0")]).await;
        again.expect_status(200);
        assert_eq!(again.json()["rev"].as_i64(), Some(1));
        assert!(noted(&stage, &invitation, EventKind::Aside).await.is_empty());
    }

    async fn two_devices_that_save_the_same_answer_lose_neither_text(stage: Stage) {
        let (invitation, link, mut laptop) = seated(&stage, "Ana Ferreira").await;
        let mut phone = stage.visitor().await;
        phone.post(&format!("{link}/seat"), &[]).await;
        let url = save_url(&laptop.get(&paths::question(8)).await);
        laptop.put(&url, &[("text", "From the laptop"), ("rev", "0")]).await.expect_status(200);
        let stale = phone.put(&url, &[("text", "From the <b>phone</b>"), ("rev", "0")]).await;
        stale.expect_status(409);
        assert_eq!((stale.json()["type"].as_str(), stale.json()["rev"].as_i64()), (Some("attempt.stale"), Some(1)));
        phone.put(&url, &[("text", "From the <b>phone</b>"), ("rev", "0")]).await.expect_status(409);

        let page = phone.get(&paths::question(8)).await;
        page.expect("Two versions of this answer.").expect("From the laptop").expect("From the &#60;b&#62;phone").expect("Use this one instead");
        assert_eq!(page.text().matches("Use this one instead").count(), 1, "the same text twice is one version");
        let event = noted(&stage, &invitation, EventKind::Aside).await[0].id.to_string();
        phone.post(&paths::question(8), &[("text", "From the laptop"), ("rev", "1"), ("go", &format!("use:{event}"))]).await.expect_status(303);
        let kept = answers(&stage, &invitation).await;
        assert_eq!((kept[7].given(), kept[7].aside), (Some(Response::Essay("From the <b>phone</b>".into())), 0));
        phone.get(&paths::question(8)).await.expect_not("Two versions");
        let texts: Vec<String> = noted(&stage, &invitation, EventKind::Aside).await.into_iter().map(|e| e.detail).collect();
        assert!(texts.iter().any(|t| t.contains("From the laptop")), "the text that gave way is kept too");
    }

    async fn a_form_sent_over_a_newer_answer_shows_both(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        browser.post(&paths::question(8), &[("text", "First tab"), ("rev", "0"), ("go", "stay")]).await.expect_status(303);
        let page = browser.post(&paths::question(8), &[("text", "Second tab"), ("rev", "0"), ("go", "next")]).await;
        page.expect_status(409).expect("Two versions of this answer.").expect("First tab").expect("Second tab");
        assert_eq!(page.value("rev").as_deref(), Some("1"));
        browser.post(&paths::question(8), &[("text", "First tab, better"), ("rev", "1"), ("go", "mine")]).await.expect_status(303);
        let kept = answers(&stage, &invitation).await;
        assert_eq!((kept[7].given(), kept[7].aside), (Some(Response::Essay("First tab, better".into())), 0));
    }

    async fn what_cannot_be_saved_is_said_beside_the_field_and_stays_in_it(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let long = "é".repeat(50_001);
        let page = browser.post(&paths::question(8), &[("text", &long), ("rev", "0")]).await;
        page.expect_status(422).expect("Your answer has 50001 characters and can have 50000. Shorten it by 1.").expect(&long).expect("href=\"#f-answer\"").expect("Error: ");
        let url = save_url(&page);
        let refused = browser.put(&url, &[("text", &long), ("rev", "0")]).await;
        refused.expect_status(422);
        assert_eq!(refused.json()["errors"][0]["field"].as_str(), Some("answer"));
        browser.post(&paths::question(1), &[("answer", "zzzzz"), ("rev", "0")]).await.expect_status(422).expect("not one of this question");
        let page = browser.get(&paths::question(1)).await;
        let picked = option(&page, "Noon");
        browser.post(&paths::question(1), &[("answer", &picked), ("rev", "not a number")]).await.expect_status(409);
        assert!(answers(&stage, &invitation).await.iter().all(|a| a.response.is_none()));
    }

    async fn naughty_strings_survive_as_answers_and_run_nothing(stage: Stage) {
        let Some(folder) = data::shared("naughty_strings_survive_as_answers_and_run_nothing") else { return };
        let strings: Vec<String> = serde_json::from_str(&std::fs::read_to_string(folder.join("bad-input/blns-MIT/blns.json")).expect("the strings")).expect("JSON");
        assert!(strings.len() > 400);
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let url = save_url(&browser.get(&paths::question(8)).await);
        let mut revision = 0;
        for naughty in &strings {
            let saved = browser.put(&url, &[("text", naughty), ("rev", &revision.to_string())]).await;
            saved.expect_status(200);
            revision = saved.json()["rev"].as_i64().expect("a revision");
            let kept = answers(&stage, &invitation).await[7].given();
            let wanted = text::many_lines(naughty);
            assert_eq!(kept, (!wanted.trim().is_empty()).then_some(Response::Essay(wanted)), "{naughty:?}");
        }
        // All of them at once on one page, and each one in the one-line field.
        let all = strings.join("\n");
        browser.put(&url, &[("text", &all), ("rev", &revision.to_string())]).await.expect_status(200);
        let page = browser.get(&paths::question(8)).await;
        let escaped = text::many_lines(&all).replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;").replace('\'', "&#39;");
        assert!(page.has(&escaped), "the page shows every string as it was typed");
        for marker in ["<script>alert", "<img src=", "<svg/onload"] {
            page.expect_not(marker);
        }
        let line = save_url(&browser.get(&paths::question(5)).await);
        for (revision, naughty) in strings.iter().filter(|s| !text::one_line(s).is_empty()).enumerate() {
            browser.put(&line, &[("text", naughty), ("rev", &revision.to_string())]).await.expect_status(200);
        }
        let last = strings.iter().filter(|s| !text::one_line(s).is_empty()).next_back().expect("a string");
        assert_eq!(answers(&stage, &invitation).await[4].given(), Some(Response::ShortText(text::one_line(last))));
    }
}
