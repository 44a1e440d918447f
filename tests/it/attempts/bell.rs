//! The end of the time.

use super::{answers, invited, make, noted, save_url, seated};
use crate::both;
use crate::support::KESTREL;
use diesel::prelude::*;
use touchstone::attempts::{Attempt, AttemptState, EventKind, SubmittedHow, actions, store};
use touchstone::candidates::Invitation;
use touchstone::ctx::Actor;
use touchstone::db::schema::{attempts, audit_events, jobs};
use touchstone::kit::Span;
use touchstone::paths::attempts as paths;
use touchstone::questions::Response;

async fn attempt(stage: &crate::support::Stage, invitation: &Invitation) -> Attempt {
    let invitation = invitation.clone();
    stage.read(move |conn| Ok(store::by_invitation(conn, &invitation.organisation_id, &invitation.id)?.expect("an attempt"))).await
}

both! {
    async fn the_bell_hands_in_the_drafts_as_they_stand_once(stage: Stage) {
        let (invitation, link, mut browser) = seated(&stage, "Ana Ferreira").await;
        let url = save_url(&browser.get(&paths::question(8)).await);
        browser.put(&url, &[("text", "Half a sent"), ("rev", "0")]).await.expect_status(200);
        stage.wait(Span::minutes(60));
        stage.work().await;
        assert_eq!(attempt(&stage, &invitation).await.state, AttemptState::Running, "the grace is not over");
        stage.wait(Span::seconds(12));
        stage.work().await;
        let ended = attempt(&stage, &invitation).await;
        assert_eq!((ended.state, ended.submitted_how, ended.submitted_at), (AttemptState::Submitted, Some(SubmittedHow::Bell), Some(ended.deadline_at)));
        assert_eq!(answers(&stage, &invitation).await[7].given(), Some(Response::Essay("Half a sent".into())));

        stage.wait(Span::minutes(1));
        stage.work().await;
        browser.post(&paths::submission(), &[("reason", "time")]).await;
        let id = ended.id.to_string();
        let told: i64 = stage.read(move |conn| Ok(audit_events::table.filter(audit_events::fact.eq("attempt.submitted")).filter(audit_events::subject_id.eq(id)).count().get_result(conn)?)).await;
        assert_eq!((told, noted(&stage, &invitation, EventKind::Submitted).await.len()), (1, 1));
        let page = browser.visit(&paths::question(8)).await;
        page.expect("Time is up, and your answers are in").expect("1 of 8 questions").expect("Automatically, when time was up");
        browser.get(&link).await.expect("Your answers are in");
    }

    async fn what_was_typed_before_the_bell_may_arrive_a_little_after_it(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let url = save_url(&browser.get(&paths::question(8)).await);
        stage.wait(Span::minutes(60) + Span::seconds(9));
        browser.put(&url, &[("text", "On its way"), ("rev", "0")]).await.expect_status(200);
        browser.get(&paths::question(8)).await.expect_status(200).expect("Time is up").expect("1 of 8 questions are answered");
        let page = browser.post(&paths::submission(), &[("reason", "time")]).await;
        browser.follow(page).await.expect("Automatically, when time was up");
        assert_eq!(answers(&stage, &invitation).await[7].given(), Some(Response::Essay("On its way".into())));
    }

    async fn what_comes_too_late_does_not_count_and_is_shown_to_be_copied(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let url = save_url(&browser.get(&paths::question(8)).await);
        browser.put(&url, &[("text", "In time"), ("rev", "0")]).await.expect_status(200);
        stage.wait(Span::minutes(60) + Span::seconds(12));
        let late = browser.put(&url, &[("text", "In time, and <i>more</i>"), ("rev", "1")]).await;
        late.expect_status(409);
        assert_eq!(late.json()["type"].as_str(), Some("attempt.time_up"));
        assert_eq!(attempt(&stage, &invitation).await.state, AttemptState::Submitted, "the save found the bell due and rang it");
        let page = browser.post(&paths::question(8), &[("text", "From the form"), ("rev", "1")]).await;
        assert_eq!(page.location(), paths::receipt());
        browser.follow(page).await.expect("Came after time was up").expect("In time, and &#60;i&#62;more").expect("From the form");
        browser.put(&url, &[("text", "From the form"), ("rev", "1")]).await.expect_status(409);
        assert_eq!(noted(&stage, &invitation, EventKind::Late).await.len(), 2, "the same text is kept once");
        assert_eq!(answers(&stage, &invitation).await[7].given(), Some(Response::Essay("In time".into())));
    }

    async fn a_bell_that_was_missed_rings_at_the_next_request(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        stage.wait(Span::hours(5));
        let page = browser.get(&paths::question(1)).await;
        assert_eq!(page.location(), paths::receipt());
        let ended = attempt(&stage, &invitation).await;
        assert_eq!((ended.submitted_how, ended.submitted_at), (Some(SubmittedHow::Bell), Some(ended.deadline_at)), "late rings do not lengthen the test");
        stage.work().await;
        assert_eq!(noted(&stage, &invitation, EventKind::Submitted).await.len(), 1);
    }

    async fn bells_missed_while_the_server_was_down_ring_at_its_start(stage: Stage) {
        let (exam, _, _) = invited(&stage, "Ana Ferreira").await;
        let names = ["Bo Lindgren", "Cy Moreau"];
        let begun = stage.write(KESTREL, move |conn, ctx| names.iter().map(|name| Ok(make::running(conn, ctx, &exam, name)?.0)).collect::<touchstone::error::Result<Vec<_>>>()).await;
        stage.write(KESTREL, |conn, _| { diesel::delete(jobs::table).execute(conn)?; Ok(()) }).await;
        stage.wait(Span::minutes(61));
        let rung = stage.write(KESTREL, |conn, ctx| actions::ring_overdue(conn, &mut ctx.as_actor(Actor::System { organisation: None, name: "start" }))).await;
        assert_eq!(rung, 2);
        for invitation in &begun {
            assert_eq!(attempt(&stage, invitation).await.state, AttemptState::Submitted);
        }
    }

    async fn a_deadline_that_was_moved_moves_the_bell(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let id = attempt(&stage, &invitation).await.id;
        stage.write(KESTREL, move |conn, _| { diesel::update(attempts::table.find(&id)).set(attempts::deadline_at.eq(attempts::deadline_at + 15 * 60 * 1_000_000)).execute(conn)?; Ok(()) }).await;
        stage.wait(Span::minutes(61));
        stage.work().await;
        browser.get(&paths::question(1)).await.expect_status(200).expect("14 min");
        stage.wait(Span::minutes(15));
        stage.work().await;
        assert_eq!(attempt(&stage, &invitation).await.submitted_how, Some(SubmittedHow::Bell));
    }

    async fn a_finished_attempt_keeps_its_answers_for_ever(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        let url = save_url(&browser.get(&paths::question(8)).await);
        browser.put(&url, &[("text", "Final"), ("rev", "0")]).await.expect_status(200);
        browser.post(&paths::submission(), &[]).await.expect_status(303);
        for revision in ["0", "1", "2", "3"] {
            browser.put(&url, &[("text", "Changed"), ("rev", revision)]).await.expect_status(409);
        }
        assert_eq!(answers(&stage, &invitation).await[7].given(), Some(Response::Essay("Final".into())));
        let done = attempt(&stage, &invitation).await;
        assert_eq!(done.submitted_how, Some(SubmittedHow::Candidate));
    }
}
