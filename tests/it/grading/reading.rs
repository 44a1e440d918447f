//! The queue of written answers.

use crate::both;
use crate::support::cast::{ADA, HANNAH, NADIA, PRIYA, RITA};
use crate::support::make::sittings::{
    self,
    How::{Right, Words},
};
use crate::support::{Browser, KESTREL, Page};
use diesel::prelude::*;
use touchstone::db::schema::{audit_events, grading_tasks, marks};
use touchstone::grading::rules::LEASE;
use touchstone::kit::{Points, Span};
use touchstone::paths::grading as paths;

async fn three_wait(stage: &crate::support::Stage) -> sittings::Test {
    let test = stage
        .write(KESTREL, |conn, ctx| {
            let test = sittings::test(conn, ctx, "Ledger", &[HANNAH])?;
            for name in ["Ana Ferreira", "Minh Tran", "Zeynep Arslan"] {
                sittings::sat(conn, ctx, &test, name, [Right, Right, Right, Words("The lock was held.")])?;
            }
            Ok(test)
        })
        .await;
    stage.work().await;
    test
}

async fn take(browser: &mut Browser, test: &sittings::Test) -> Page {
    let page = browser.post(&paths::claims(&test.essay_version), &[]).await;
    page.expect_status(303);
    let url = page.location().to_string();
    browser.get(&url).await
}

async fn mark(browser: &mut Browser, page: &Page, points: [&'static str; 2], comment: &str) -> Page {
    let revision = page.value("revision").expect("a revision");
    let rubric = sittings::rubric(points);
    let mut fields: Vec<(&str, &str)> = rubric.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    fields.extend([("revision", revision.as_str()), ("comment", comment)]);
    browser.post(&format!("{}/mark", page.url), &fields).await
}

both! {
    async fn the_queue_counts_by_question_and_hides_who_wrote(stage: Stage) {
        let test = three_wait(&stage).await;
        let mut priya = stage.browser(PRIYA).await;
        let page = priya.get(&paths::queue()).await;
        page.expect_status(200).expect("3 written answers wait").expect("Explain the incident").expect("0 of 3");
        let page = take(&mut priya, &test).await;
        page.expect_status(200).expect("The lock was held.").expect("Answer 1 of 3").expect("Finds the cause");
        for secret in ["Ana", "Minh", "Zeynep", "K-20", "candidate.example"] { page.expect_not(secret); }
    }

    async fn a_mark_is_kept_and_the_next_answer_comes(stage: Stage) {
        let test = three_wait(&stage).await;
        let mut priya = stage.browser(PRIYA).await;
        let first = take(&mut priya, &test).await;
        let saved = mark(&mut priya, &first, ["2", "1"], "Clear on the lock.").await;
        saved.expect_status(303);
        assert_ne!(saved.location(), first.url);
        priya.follow(saved).await.expect("Answer 2 of 3");
        let (points, comment, audited) = stage.read(|conn| {
            let (points, comment): (Points, String) = marks::table.filter(marks::source.eq("grader")).select((marks::points, marks::comment)).first(conn)?;
            let audited: i64 = audit_events::table.filter(audit_events::fact.eq("mark.given")).count().get_result(conn)?;
            Ok((points, comment, audited))
        }).await;
        // 3 of 4 rubric points of 15.
        assert_eq!((points, comment.as_str(), audited), (Points(1125), "Clear on the lock.", 1));
    }

    async fn each_criterion_needs_a_level(stage: Stage) {
        let test = three_wait(&stage).await;
        let mut priya = stage.browser(PRIYA).await;
        let page = take(&mut priya, &test).await;
        let revision = page.value("revision").expect("a revision");
        let back = priya.post(&format!("{}/mark", page.url), &[("revision", &revision), ("criterion-cause", "2"), ("criterion-remedy", "9"), ("comment", "Kept <b>words</b>")]).await;
        back.expect_status(422).expect("Choose a level for &#34;Gives a remedy&#34;.").expect("Kept &#60;b&#62;words");
        assert_eq!(stage.read(|conn| Ok(marks::table.filter(marks::source.eq("grader")).count().get_result::<i64>(conn)?)).await, 0);
    }

    async fn two_graders_never_hold_the_same_answer(stage: Stage) {
        let test = three_wait(&stage).await;
        let (mut priya, mut nadia) = (stage.browser(PRIYA).await, stage.browser(NADIA).await);
        let (a, b) = (take(&mut priya, &test).await, take(&mut nadia, &test).await);
        assert_ne!(a.url, b.url);
        nadia.get(&a.url).await.expect("Another grader is reading this answer.");
        let refused = mark(&mut nadia, &a, ["0", "0"], "").await;
        refused.expect_status(409).expect("This was not saved.");
        // The same grader gets the same answer again.
        assert_eq!(take(&mut priya, &test).await.url, a.url);
    }

    async fn a_lease_that_ran_out_frees_the_answer_and_the_late_save_is_refused(stage: Stage) {
        let test = three_wait(&stage).await;
        let (mut priya, mut nadia) = (stage.browser(PRIYA).await, stage.browser(NADIA).await);
        let a = take(&mut priya, &test).await;
        stage.wait(LEASE + Span::seconds(1));
        let b = take(&mut nadia, &test).await;
        assert_eq!(a.url, b.url);
        mark(&mut nadia, &b, ["1", "1"], "").await.expect_status(303);
        mark(&mut priya, &a, ["2", "2"], "My words stay.").await.expect_status(409).expect("My words stay.");
        let kept: Vec<Points> = stage.read(|conn| Ok(marks::table.filter(marks::source.eq("grader")).select(marks::points).load(conn)?)).await;
        assert_eq!(kept, [Points(750)]);
    }

    async fn a_skipped_answer_goes_back_and_another_comes(stage: Stage) {
        let test = three_wait(&stage).await;
        let mut priya = stage.browser(PRIYA).await;
        let a = take(&mut priya, &test).await;
        let skipped = priya.post(&format!("{}/skip", a.url), &[]).await;
        assert_ne!(skipped.location(), a.url);
        let url = a.url.clone();
        let free: i64 = stage.read(|conn| Ok(grading_tasks::table.filter(grading_tasks::claimed_by.is_null()).count().get_result(conn)?)).await;
        assert_eq!(free, 2);
        assert!(url.starts_with("/grading/"));
    }

    async fn a_grader_changes_the_own_mark_and_the_first_stays_in_the_history(stage: Stage) {
        let test = three_wait(&stage).await;
        let mut priya = stage.browser(PRIYA).await;
        let a = take(&mut priya, &test).await;
        mark(&mut priya, &a, ["0", "0"], "").await.expect_status(303);
        let again = priya.get(&a.url).await;
        again.expect("Change your mark");
        mark(&mut priya, &again, ["2", "2"], "On a second look.").await.expect_status(303);
        let rows: Vec<(i32, bool, Points)> = stage.read(|conn| Ok(marks::table.filter(marks::source.eq("grader")).order(marks::number).select((marks::number, marks::is_current, marks::points)).load(conn)?)).await;
        assert_eq!(rows, [(1, false, Points::ZERO), (2, true, Points::whole(15))]);
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&a.url).await.expect("Another grader marked it.");
    }

    async fn another_company_sees_no_answers(stage: Stage) {
        let test = three_wait(&stage).await;
        let mut priya = stage.browser(PRIYA).await;
        let a = take(&mut priya, &test).await;
        let mut rita = stage.browser(RITA).await;
        rita.get(&paths::queue()).await.expect_status(200).expect("No answers to grade");
        rita.get(&a.url).await.expect_status(404);
        mark(&mut rita, &a, ["2", "2"], "").await.expect_status(404);
        rita.post(&paths::claims(&test.essay_version), &[]).await.expect_status(404);
        let mut nobody = stage.visitor().await;
        assert!(nobody.get(&paths::queue()).await.location().starts_with("/sign-in"));
        let mut ada = stage.browser(ADA).await;
        ada.get(&paths::queue()).await.expect_status(200);
    }

    async fn a_hiring_manager_reads_the_answers_of_her_own_profiles_alone(stage: Stage) {
        let hers = three_wait(&stage).await;
        let other = stage.write(KESTREL, |conn, ctx| {
            let test = sittings::test(conn, ctx, "Search", &[])?;
            sittings::sat(conn, ctx, &test, "Omar Haddad", [Right, Right, Right, Words("The index was stale.")])?;
            Ok(test)
        }).await;
        stage.work().await;
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&paths::queue()).await.expect("4 written answers wait");
        let foreign = take(&mut nadia, &other).await;
        let mut hannah = stage.browser(HANNAH).await;
        hannah.get(&paths::queue()).await.expect_status(200).expect("3 written answers wait");
        hannah.get(&foreign.url).await.expect_status(404);
        mark(&mut hannah, &foreign, ["2", "2"], "").await.expect_status(404);
        hannah.post(&format!("{}/skip", foreign.url), &[]).await.expect_status(404);
        hannah.post(&paths::claims(&other.essay_version), &[]).await.expect_status(404);
        let own = take(&mut hannah, &hers).await;
        mark(&mut hannah, &own, ["2", "1"], "Clear.").await.expect_status(303);
        // Taken off the hiring team, she sees neither the answers nor the marks she gave.
        stage.write(KESTREL, |conn, _| {
            use touchstone::db::schema::profile_team;
            diesel::delete(profile_team::table).execute(conn)?;
            Ok(())
        }).await;
        hannah.get(&own.url).await.expect_status(404);
        hannah.get(&paths::queue()).await.expect_status(200).expect("No answers to grade").expect_not("Explain the incident");
        // A reviewer reads everybody's, and knows nobody.
        stage.browser(PRIYA).await.get(&paths::queue()).await.expect("3 written answers wait");
    }
}
