//! The queue and its page.

use crate::both;
use crate::support::Stage;
use crate::support::cast::{ADA, KESTREL, NADIA, ROMAN};
use touchstone::app;
use touchstone::ctx::NewJob;
use touchstone::jobs::{self, Handler, Handlers};
use touchstone::kit::ids::JobId;
use touchstone::kit::{Span, Time};
use touchstone::paths::accounts as urls;

/// Lets a job of Kestrel's fail until it is given up; gives its id.
async fn given_up(stage: &Stage) -> JobId {
    stage.write(KESTREL, |conn, ctx| jobs::enqueue(conn, ctx, NewJob::new("test.break", serde_json::json!({})))).await;
    let handlers = Handlers::default()
        .add("test.break", Handler::Deed(|_, _, _, _| Err(touchstone::error::Error::internal("the printer is on fire"))));
    for _ in 0..10 {
        jobs::run_due(stage.state(), &handlers).await.expect("the queue works");
        stage.wait(Span::hours(2));
    }
    let organisation = stage.company(KESTREL).await;
    stage.read(move |conn| Ok(jobs::dead(conn, &organisation, 10)?.remove(0).id)).await
}

both! {
    async fn a_job_that_keeps_failing_is_given_up_shown_and_sent_back(stage: Stage) {
        let id = given_up(&stage).await;
        let mut ada = stage.browser(ADA).await;
        ada.get(&urls::jobs()).await.expect_status(200).expect("the printer is on fire").expect("10 of 10").expect("Test: break");
        let page = ada.post(&urls::job_retry(id.as_str()), &[]).await;
        ada.follow(page).await.expect_status(200).expect("Back to work.").expect("Nothing was given up");
        // Pressed twice: nothing more to do.
        let page = ada.post(&urls::job_retry(id.as_str()), &[]).await;
        ada.follow(page).await.expect("Nothing to do.");
        ada.get(&urls::audit()).await.expect("Sent a background job back to work");
        let done = Handlers::default().add("test.break", Handler::Deed(|_, _, _, _| Ok(())));
        assert_eq!(jobs::run_due(stage.state(), &done).await.expect("the queue works"), 1);
    }

    async fn a_job_that_failed_once_waits_and_is_shown(stage: Stage) {
        stage.write(KESTREL, |conn, ctx| jobs::enqueue(conn, ctx, NewJob::new("test.break", serde_json::json!({})))).await;
        let handlers = Handlers::default().add("test.break", Handler::Deed(|_, _, _, _| panic!("a bug <b>")));
        jobs::run_due(stage.state(), &handlers).await.expect("the queue works");
        let organisation = stage.company(KESTREL).await;
        let counts = stage.read(move |conn| jobs::counts(conn, &organisation, Time::from_micros(0))).await;
        assert_eq!((counts.waiting, counts.failing, counts.dead), (1, 1, 0));
        stage.browser(ADA).await.get(&urls::jobs()).await.expect("Failed, tried again").expect("panic: a bug &#60;b&#62;").expect("1 of 10");
    }

    async fn the_jobs_of_another_company_are_not_there(stage: Stage) {
        let id = given_up(&stage).await;
        let mut roman = stage.browser(ROMAN).await;
        roman.get(&urls::jobs()).await.expect_status(200).expect_not("the printer is on fire");
        roman.post(&urls::job_retry(id.as_str()), &[]).await.expect_status(404);
        roman.post(&urls::job_retry("x"), &[]).await.expect_status(404);
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&urls::jobs()).await.expect_status(403);
        nadia.post(&urls::job_retry(id.as_str()), &[]).await.expect_status(403);
    }

    async fn a_deed_and_the_end_of_its_job_are_one(stage: Stage) {
        stage.write(KESTREL, |conn, ctx| jobs::enqueue(conn, ctx, NewJob::new("test.half", serde_json::json!({})))).await;
        fn half(conn: &mut touchstone::db::Conn, ctx: &mut touchstone::ctx::Ctx, _: &touchstone::web::State, _: &serde_json::Value) -> touchstone::error::Result<()> {
            touchstone::audit::record(conn, ctx, &touchstone::ctx::Fact::new("test.half_done", "test", "x", "half done"))?;
            Err(touchstone::error::Error::internal("then it broke"))
        }
        jobs::run_due(stage.state(), &Handlers::default().add("test.half", Handler::Deed(half))).await.expect("the queue works");
        let organisation = stage.company(KESTREL).await;
        let rows = stage.read(move |conn| touchstone::audit::list(conn, &organisation, &touchstone::audit::Filter { fact: "test".into(), ..Default::default() }, None, 10)).await;
        assert!(rows.rows.is_empty(), "{rows:?}");
    }

    async fn the_programs_own_jobs_are_no_companys_business(stage: Stage) {
        let mut ctx = stage.state().ctx(touchstone::ctx::Actor::System { organisation: None, name: "test" }, "");
        stage.state().db.write(move |conn| jobs::enqueue(conn, &mut ctx, NewJob::new("test.break", serde_json::json!({})))).await.expect("added");
        let handlers = Handlers::default().add("test.break", Handler::Deed(|_, _, _, _| Err(touchstone::error::Error::internal("a secret of the house"))));
        for _ in 0..10 {
            jobs::run_due(stage.state(), &handlers).await.expect("the queue works");
            for admin in [ADA, ROMAN] { stage.browser(admin).await.get(&urls::jobs()).await.expect_status(200).expect_not("a secret of the house"); }
            stage.wait(Span::hours(2));
        }
        let (dead, id) = stage.read(|conn| {
            use diesel::prelude::*;
            use touchstone::db::schema::jobs as queue;
            Ok((jobs::dead_of_nobody(conn, 10)?, queue::table.filter(queue::kind.eq("test.break")).select(queue::id).first::<JobId>(conn)?))
        }).await;
        assert_eq!(dead.len(), 1);
        assert!(dead[0].0 == "test.break" && dead[0].1.contains("a secret of the house"), "{dead:?}");
        let mut ada = stage.browser(ADA).await;
        ada.get(&urls::jobs()).await.expect("Nothing was given up");
        ada.post(&urls::job_retry(id.as_str()), &[]).await.expect_status(404);
        ada.get("/").await.expect_not("given up");
        // A start tries them again.
        app::start(stage.state()).await.expect("it starts");
        let done = Handlers::default().add("test.break", Handler::Deed(|_, _, _, _| Ok(()))).add(app::UPKEEP, Handler::Deed(|_, _, _, _| Ok(())));
        jobs::run_due(stage.state(), &done).await.expect("the queue works");
        assert!(stage.read(|conn| jobs::dead_of_nobody(conn, 10)).await.is_empty());
    }
}
