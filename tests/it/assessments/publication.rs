//! Publishing, and what comes after.

use crate::both;
use crate::support::cast::{KESTREL, NADIA};
use crate::support::make::assessments as make;
use touchstone::assessments::{AssessmentState, actions, frozen};
use touchstone::error::Error;
use touchstone::kit::ids::AssessmentId;
use touchstone::kit::{Points, Span};
use touchstone::new_id;
use touchstone::paths::assessments as paths;

both! {
    async fn publishing_pins_the_questions_their_minutes_and_their_points(stage: Stage) {
        let (id, question) = stage.write(KESTREL, |conn, ctx| {
            let role = make::role(conn, ctx, "Ledger engineer")?;
            let id = make::draft(conn, ctx, &role, 2)?;
            make::question_version(conn, ctx, &role.questions[0], 2, "Ledgers, better put")?;
            Ok((id, role.questions[0].clone()))
        }).await;
        let mut browser = stage.browser(NADIA).await;
        let page = browser.get(&paths::review(&id)).await;
        page.expect_status(200).expect("Ledgers, better put").expect("are advice. You can publish all the same.");
        let seen = page.value("seen").expect("what was seen");
        for _ in 0..2 {
            let page = browser.post(&paths::publication(&id), &[("seen", &seen)]).await;
            assert_eq!(page.location(), paths::show(&id));
        }
        stage.write(KESTREL, { let question = question.clone(); move |conn, ctx| make::question_version(conn, ctx, &question, 3, "Rewritten later").map(|_| ()) }).await;
        browser.get(&paths::show(&id)).await.expect_status(200).expect("Published 1").expect("Ledgers, better put").expect_not("Rewritten later").expect("Nobody has been invited yet.");
        let org = stage.company(KESTREL).await;
        let found = stage.read(move |conn| frozen(conn, &org, &id)).await;
        assert_eq!(found.items.iter().map(|i| (i.title.as_str(), i.points, i.minutes)).collect::<Vec<_>>(), [("Ledgers, better put", Points::whole(20), 4), ("Ledgers 2", Points::whole(30), 6)]);
        assert_eq!(found.points(), Points::whole(50));
    }

    async fn a_must_have_without_a_question_or_a_retired_question_stops_it(stage: Stage) {
        let (empty, missing, retired) = stage.write(KESTREL, |conn, ctx| {
            let role = make::role(conn, ctx, "Ledger engineer")?;
            let empty = make::draft(conn, ctx, &role, 0)?;
            let retired = make::draft(conn, ctx, &role, 2)?;
            make::retire(conn, &role.questions[1])?;
            let mut only_queues = role.clone();
            only_queues.questions.drain(..4);
            Ok((empty, make::draft(conn, ctx, &only_queues, 2)?, retired))
        }).await;
        let mut browser = stage.browser(NADIA).await;
        for (id, why) in [(empty, "has no questions yet"), (missing, "Nothing measures Ledgers."), (retired, "Not in use any more: Ledgers 2.")] {
            let page = browser.get(&paths::review(&id)).await;
            page.expect("This cannot be published yet.").expect(why);
            assert_eq!(page.value("seen"), None, "no button that would be refused");
            let page = browser.post(&paths::publication(&id), &[("seen", "1")]).await;
            assert_eq!(page.location(), paths::review(&id));
        }
    }

    async fn a_draft_that_changed_after_the_look_is_looked_at_again(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::draft(conn, ctx, &role, 2) }).await;
        let mut browser = stage.browser(NADIA).await;
        let seen = browser.get(&paths::review(&id)).await.value("seen").expect("what was seen");
        stage.wait(Span::minutes(1));
        let at = id.clone();
        stage.act(NADIA, move |conn, ctx| { let item = actions::look(conn, ctx, &at)?.plan.items[1].id.clone(); actions::remove_item(conn, ctx, &at, &item) }).await.expect("removed");
        let page = browser.post(&paths::publication(&id), &[("seen", &seen)]).await;
        browser.follow(page).await.expect("Somebody changed this draft after you opened the page.").expect("Review and publish");
    }

    async fn what_is_published_is_never_changed(stage: Stage) {
        let a = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::published(conn, ctx, &role, 2) }).await;
        let id = a.id.clone();
        let refused = stage.act(NADIA, move |conn, ctx| {
            let item = actions::look(conn, ctx, &id)?.plan.items[0].id.clone();
            Ok([
                actions::remove_item(conn, ctx, &id, &item), actions::delete(conn, ctx, &id), actions::take_over_role(conn, ctx, &id), actions::reset_points(conn, ctx, &id, None),
                actions::save_settings(conn, ctx, &id, a.revision, &touchstone::assessments::Settings { title: "Other".into(), ..a.settings() }),
            ])
        }).await.expect("the deeds");
        for refused in refused {
            assert!(matches!(refused, Err(Error::Refused { code: "assessment.not_a_draft", .. })), "{refused:?}");
        }
    }

    async fn a_new_version_is_drafted_once_as_a_copy_and_the_old_one_stays(stage: Stage) {
        let a = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::published(conn, ctx, &role, 3) }).await;
        let mut browser = stage.browser(NADIA).await;
        let new = browser.get(&paths::show(&a.id)).await.value("id").expect("a minted id");
        let first = browser.post(&paths::versions(&a.id), &[("id", &new)]).await;
        let other = stage.act(NADIA, |_, ctx| Ok(new_id!(ctx, AssessmentId))).await.expect("an id");
        let second = browser.post(&paths::versions(&a.id), &[("id", other.as_str())]).await;
        assert_eq!(first.location(), second.location(), "while one is drafted there is no other");
        browser.follow(first).await.expect("Draft 2").expect("3 questions");
        let org = stage.company(KESTREL).await;
        let old = stage.read(move |conn| frozen(conn, &org, &a.id)).await;
        assert_eq!((old.assessment.state, old.items.len()), (AssessmentState::Published, 3));
    }

    async fn an_archived_assessment_stays_readable_and_is_archived_once(stage: Stage) {
        let a = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::published(conn, ctx, &role, 3) }).await;
        let mut browser = stage.browser(NADIA).await;
        for _ in 0..2 { browser.post(&paths::archive(&a.id), &[]).await.expect_status(303); }
        browser.get(&paths::show(&a.id)).await.expect("Archived 1").expect("Ledgers 1").expect_not("Invite candidates");
        let draft = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Other engineer")?; make::draft(conn, ctx, &role, 1) }).await;
        browser.post(&paths::archive(&draft), &[]).await.expect_status(409);
    }
}
