//! Time that is given back, time that is given, and the page that goes on.

use super::{answers, invited, noted, save_url, seated, start};
use crate::both;
use crate::support::cast::{NADIA, RITA};
use crate::support::{Browser, KESTREL, Page, Stage};
use touchstone::attempts::{Attempt, AttemptState, EventKind, SubmittedHow, store};
use touchstone::candidates::Invitation;
use touchstone::kit::Span;
use touchstone::paths::attempts as paths;
use touchstone::questions::Response;

async fn attempt(stage: &Stage, invitation: &Invitation) -> Attempt {
    let invitation = invitation.clone();
    stage.read(move |conn| Ok(store::by_invitation(conn, &invitation.organisation_id, &invitation.id)?.expect("an attempt"))).await
}

async fn beat(browser: &mut Browser, page: &str, opens: bool) -> Page {
    browser.put(&paths::presence(), &[("page", page), ("opens", if opens { "1" } else { "" }), ("extra", "0"), ("credited", "0")]).await
}

async fn give(stage: &Stage, attempt: &Attempt, minutes: &str, id: Option<&str>) -> Page {
    let mut nadia = stage.browser(NADIA).await;
    let form = nadia.get(&paths::new_extension(&attempt.id)).await;
    let id = id.map_or_else(|| form.value("id").expect("an id"), ToString::to_string);
    nadia.post(&paths::extensions(&attempt.id), &[("id", &id), ("minutes", minutes), ("reason", "Fire alarm")]).await
}

both! {
    async fn a_broken_connection_is_given_back_once(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        beat(&mut browser, "one", true).await.expect_status(200);
        let before = attempt(&stage, &invitation).await;
        stage.wait(Span::minutes(4));
        let first = beat(&mut browser, "one", false).await;
        assert_eq!((first.json()["credited"].as_i64(), first.json()["told"].as_str()), (Some(225), Some("You were offline for 4 minutes. Your time was extended by as much.")));
        let mut other = browser.clone();
        beat(&mut other, "two", false).await.expect_status(200);
        beat(&mut browser, "one", false).await.expect_status(200);
        let after = attempt(&stage, &invitation).await;
        assert_eq!((after.credited_s, after.deadline_at), (225, before.deadline_at + Span::seconds(225)));
        let gaps = noted(&stage, &invitation, EventKind::Gap).await;
        assert_eq!(gaps.iter().map(|g| g.detail.as_str()).collect::<Vec<_>>(), [r#"{"credited_s":225,"seconds":240}"#]);
    }

    async fn two_pages_that_come_back_at_once_are_credited_once(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        beat(&mut browser, "one", true).await;
        stage.wait(Span::minutes(2));
        let (mut one, mut two, mut three) = (browser.clone(), browser.clone(), browser.clone());
        let all = futures_util::future::join3(beat(&mut one, "one", false), beat(&mut two, "two", false), three.get(&paths::question(1))).await;
        for page in [all.0, all.1, all.2] {
            page.expect_status(200);
        }
        assert_eq!(attempt(&stage, &invitation).await.credited_s, 105);
        assert_eq!(noted(&stage, &invitation, EventKind::Gap).await.len(), 1);
    }

    async fn no_more_is_given_back_than_the_assessment_says(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        beat(&mut browser, "one", true).await;
        stage.wait(Span::minutes(14));
        browser.get(&paths::question(1)).await.expect("You were offline for 14 minutes. Your time was extended by 10 minutes, the most that this test allows.");
        stage.wait(Span::minutes(5));
        let page = beat(&mut browser, "one", false).await;
        assert_eq!(page.json()["credited"].as_i64(), Some(600));
        assert_eq!(attempt(&stage, &invitation).await.credited_s, 600);
        assert_eq!(noted(&stage, &invitation, EventKind::Gap).await.len(), 2, "the second is noted, though it earns nothing");
    }

    async fn silence_without_script_or_in_the_background_is_no_gap(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        stage.wait(Span::minutes(9));
        browser.get(&paths::question(2)).await.expect_status(200);
        beat(&mut browser, "one", true).await;
        stage.wait(Span::minutes(3));
        browser.put(&paths::presence(), &[("page", "one"), ("away", "1")]).await.expect_status(200);
        assert_eq!(attempt(&stage, &invitation).await.credited_s, 0);
        assert_eq!(noted(&stage, &invitation, EventKind::Gap).await.len(), 0);
    }

    async fn saves_are_signs_of_life(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let url = save_url(&browser.get(&paths::question(8)).await);
        beat(&mut browser, "one", true).await;
        stage.wait(Span::seconds(39));
        browser.put(&url, &[("text", "One"), ("rev", "0")]).await.expect_status(200);
        stage.wait(Span::seconds(30));
        beat(&mut browser, "one", false).await;
        assert_eq!(attempt(&stage, &invitation).await.credited_s, 0);
        stage.wait(Span::minutes(2));
        let saved = browser.put(&url, &[("text", "Two"), ("rev", "1")]).await;
        saved.expect_status(200);
        let now = attempt(&stage, &invitation).await;
        assert_eq!((now.credited_s, saved.json()["ends"].as_i64()), (105, Some(now.deadline_at.millis())), "the save that comes back books first");
    }

    async fn the_bell_waits_for_the_absent_and_rings_when_the_budget_is_used(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let url = save_url(&browser.get(&paths::question(8)).await);
        browser.put(&url, &[("text", "Half a sent"), ("rev", "0")]).await.expect_status(200);
        stage.wait(Span::minutes(50));
        beat(&mut browser, "one", true).await;
        let end = attempt(&stage, &invitation).await.deadline_at;
        stage.wait(Span::minutes(19) + Span::seconds(55));
        stage.work().await;
        assert_eq!(attempt(&stage, &invitation).await.state, AttemptState::Running, "ten minutes can still be credited");
        stage.wait(Span::seconds(17));
        stage.work().await;
        stage.work().await;
        let ended = attempt(&stage, &invitation).await;
        assert_eq!((ended.submitted_how, ended.submitted_at, ended.credited_s), (Some(SubmittedHow::Bell), Some(end + Span::minutes(10)), 600));
        assert_eq!(noted(&stage, &invitation, EventKind::Submitted).await.len(), 1);
        assert_eq!(answers(&stage, &invitation).await[7].given(), Some(Response::Essay("Half a sent".into())));
    }

    async fn a_save_after_the_end_of_somebody_who_was_cut_off_counts(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let url = save_url(&browser.get(&paths::question(8)).await);
        stage.wait(Span::minutes(58));
        beat(&mut browser, "one", true).await;
        stage.wait(Span::minutes(6));
        stage.work().await;
        browser.put(&url, &[("text", "Typed on the train"), ("rev", "0")]).await.expect_status(200);
        let now = attempt(&stage, &invitation).await;
        assert_eq!((now.state, now.credited_s), (AttemptState::Running, 345));
        stage.wait(Span::minutes(1));
        browser.get(&paths::question(8)).await.expect_status(200).expect("Typed on the train");
        stage.wait(Span::minutes(2));
        stage.work().await;
        stage.wait(Span::minutes(9));
        stage.work().await;
        assert_eq!(attempt(&stage, &invitation).await.submitted_how, Some(SubmittedHow::Bell));
    }

    async fn a_worker_that_dies_between_bell_and_marking_marks_once(stage: Stage) {
        use diesel::prelude::*;
        use touchstone::db::schema::{jobs, marks};
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let url = save_url(&browser.get(&paths::question(3)).await);
        browser.put(&url, &[("answer", "true"), ("rev", "0")]).await;
        stage.wait(Span::minutes(61));
        stage.work().await;
        let count = || stage.read(|conn| Ok(marks::table.count().get_result::<i64>(conn)?));
        let once = count().await;
        assert!(once > 0, "nothing was marked");
        // As if the lease of each job had run out before it was written down as done.
        stage.write(KESTREL, |conn, _| { diesel::update(jobs::table).set((jobs::state.eq("waiting"), jobs::run_at.eq(0))).execute(conn)?; Ok(()) }).await;
        stage.work().await;
        assert_eq!(count().await, once);
        assert_eq!(noted(&stage, &invitation, EventKind::Submitted).await.len(), 1);
    }

    async fn more_time_moves_the_end_and_the_bell_and_open_pages_hear_of_it(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        beat(&mut browser, "one", true).await;
        let before = attempt(&stage, &invitation).await;
        let given = give(&stage, &before, "15", None).await;
        given.expect_status(303);
        let mut nadia = stage.browser(NADIA).await;
        nadia.follow(given).await.expect("15 more minutes").expect("15 min given on top").expect("Fire alarm").expect("Give more time");
        let page = beat(&mut browser, "one", false).await;
        assert_eq!((page.json()["told"].as_str(), page.json()["extra"].as_i64()), (Some("You have been given 15 minutes more."), Some(900)));
        let after = attempt(&stage, &invitation).await;
        assert_eq!((after.extra_s, after.deadline_at), (900, before.deadline_at + Span::minutes(15)));
        browser.put(&paths::presence(), &[("page", "one")]).await;
        stage.wait(Span::minutes(61));
        stage.work().await;
        assert_eq!(attempt(&stage, &invitation).await.state, AttemptState::Running);
        stage.wait(Span::minutes(30));
        stage.work().await;
        assert_eq!(attempt(&stage, &invitation).await.submitted_how, Some(SubmittedHow::Bell));
        give(&stage, &after, "5", Some("another")).await.expect_status(409);
    }

    async fn the_same_form_sent_twice_gives_once_and_others_give_nothing(stage: Stage) {
        let (invitation, _, _) = seated(&stage, "Ana Ferreira").await;
        let running = attempt(&stage, &invitation).await;
        let mut nadia = stage.browser(NADIA).await;
        let id = nadia.get(&paths::new_extension(&running.id)).await.value("id").expect("an id");
        for _ in 0..2 {
            give(&stage, &running, "15", Some(&id)).await.expect_status(303);
        }
        assert_eq!(attempt(&stage, &invitation).await.extra_s, 900);
        let page = nadia.post(&paths::extensions(&running.id), &[("minutes", "241"), ("reason", "")]).await;
        page.expect_status(422).expect("from 1 to 240");
        let mut rita = stage.browser(RITA).await;
        rita.get(&paths::new_extension(&running.id)).await.expect_status(404);
        rita.post(&paths::extensions(&running.id), &[("minutes", "15"), ("reason", "Kind")]).await.expect_status(404);
        assert_eq!(attempt(&stage, &invitation).await.extra_s, 900);
    }

    async fn an_open_stream_hears_of_more_time_and_of_the_end(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        beat(&mut browser, "one", true).await;
        let running = attempt(&stage, &invitation).await;
        let mut stream = browser.stream(&format!("{}?page=one&extra=0", paths::clock())).await;
        let first = stream.event().await.expect("an event");
        assert!(first.starts_with("event: clock\n") && first.contains(r#""mine":true"#) && first.contains(r#""told":"""#), "{first}");
        give(&stage, &running, "15", None).await.expect_status(303);
        let second = stream.event().await.expect("an event");
        assert!(second.contains("You have been given 15 minutes more.") && second.contains(r#""extra":900"#), "{second}");
        beat(&mut browser, "two", true).await;
        let third = stream.event().await.expect("an event");
        assert!(third.contains(r#""mine":false"#) && third.contains(r#""told":"""#), "{third}");
        browser.post(&paths::submission(), &[]).await.expect_status(303);
        assert_eq!(stream.event().await.as_deref(), Some("event: over\ndata: {}\n\n"));
        assert_eq!(stream.event().await, None);
        drop(stream);
        assert_eq!(stage.parts.pulse.streams(), 0);
        browser.get(&format!("{}?page=one&extra=0", paths::clock())).await.expect_status(409);
    }

    async fn the_newest_page_goes_on_and_the_older_is_told(stage: Stage) {
        let (_, link, mut desk) = seated(&stage, "Ana Ferreira").await;
        assert_eq!(beat(&mut desk, "desk", true).await.json()["mine"].as_bool(), Some(true));
        let mut phone = stage.visitor().await;
        phone.get(&link).await;
        phone.post(&format!("{link}/seat"), &[]).await.expect_status(303);
        assert_eq!(beat(&mut phone, "phone", true).await.json()["mine"].as_bool(), Some(true));
        assert_eq!(beat(&mut desk, "desk", false).await.json()["mine"].as_bool(), Some(false));
        let url = save_url(&desk.get(&paths::question(8)).await);
        desk.put(&url, &[("text", "Still typing here"), ("rev", "0")]).await.expect_status(200);
        assert_eq!(beat(&mut desk, "desk-again", true).await.json()["mine"].as_bool(), Some(true));
        assert_eq!(beat(&mut phone, "phone", false).await.json()["mine"].as_bool(), Some(false));
        beat(&mut phone, "", true).await.expect_status(422);
    }

    async fn a_page_of_a_test_that_ended_is_told_to_load_again(stage: Stage) {
        let (_, _, link) = invited(&stage, "Ana Ferreira").await;
        let mut browser = stage.visitor().await;
        start(&mut browser, &link).await.expect("data-presence=\"/attempt/presence\"").expect("Time you are cut off is added to the end, up to 10 minutes.");
        browser.post(&paths::submission(), &[]).await;
        beat(&mut browser, "one", true).await.expect_status(409);
    }
}
