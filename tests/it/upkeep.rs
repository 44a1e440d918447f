//! The daily upkeep.

use crate::both;
use crate::support::Stage;
use crate::support::cast::{ADA, KESTREL, NADIA};
use diesel::prelude::*;
use touchstone::app;
use touchstone::ctx::NewJob;
use touchstone::db::schema::{jobs as queue, letters, one_time_tokens, refresh_tokens, sessions};
use touchstone::kit::Span;
use touchstone::mail::{self, NewLetter};
use touchstone::paths::accounts as urls;
use touchstone::{accounts, jobs};

async fn upkeep(stage: &Stage) {
    app::ask_for_upkeep(stage.state()).await.expect("asked");
    stage.work().await;
}

/// Sessions, refresh tokens, tokens of letters, jobs, letters.
async fn counted(stage: &Stage) -> [i64; 5] {
    stage
        .read(|conn| {
            Ok([
                sessions::table.count().get_result(conn)?,
                refresh_tokens::table.count().get_result(conn)?,
                one_time_tokens::table.count().get_result(conn)?,
                queue::table.filter(queue::kind.ne(app::UPKEEP)).count().get_result(conn)?,
                letters::table.count().get_result(conn)?,
            ])
        })
        .await
}

both! {
    async fn what_is_past_goes_after_its_time_and_not_before(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        stage.wait(Span::minutes(6));
        nadia.get(&urls::settings()).await.expect_status(200);
        stage.visitor().await.post(&urls::resets(), &[("email", ADA.email)]).await.expect_status(200);
        stage.work().await;
        let before = counted(&stage).await;
        assert_eq!(before, [1, 2, 1, 2, 1], "a session with two tokens, a token in a letter, two jobs that were done, a letter");
        upkeep(&stage).await;
        assert_eq!(counted(&stage).await, before, "nothing is past yet");
        nadia.get(&urls::settings()).await.expect_status(200);

        // The refresh tokens are past their date after 14 days; the session and the letter's token are still kept to be asked about.
        stage.wait(Span::days(15));
        upkeep(&stage).await;
        assert_eq!(counted(&stage).await, [1, 0, 1, 2, 1]);
        // Jobs go after 30 days, sessions and tokens 30 days after their end.
        stage.wait(Span::days(30));
        upkeep(&stage).await;
        assert_eq!(counted(&stage).await, [0, 0, 0, 0, 1]);
        stage.wait(Span::days(321));
        upkeep(&stage).await;
        assert_eq!(counted(&stage).await, [0, 0, 0, 0, 0]);
        let organisation = stage.company(KESTREL).await;
        let trail = stage.read(move |conn| touchstone::audit::list(conn, &organisation, &Default::default(), None, 100)).await;
        assert!(trail.rows.iter().any(|row| row.fact == "session.opened"), "the trail stays");
    }

    async fn a_letter_that_waits_and_a_job_that_was_given_up_stay(stage: Stage) {
        stage.write(KESTREL, |conn, ctx| {
            mail::post(conn, ctx, NewLetter { kind: "invitation", about_id: "x".into(), to_name: "Tomasz".into(), to_address: "t@example.org".into(), subject: "Your test".into(), text: "Hello".into(), html: String::new(), link: None, language: touchstone::language::Language::English })?;
            diesel::update(queue::table).set(queue::state.eq("dead")).execute(conn)?;
            Ok(())
        }).await;
        stage.wait(Span::days(4000));
        upkeep(&stage).await;
        assert_eq!(counted(&stage).await, [0, 0, 0, 1, 1]);
    }

    async fn a_day_has_one_upkeep_however_many_ask(stage: Stage) {
        for _ in 0..3 { app::ask_for_upkeep(stage.state()).await.expect("asked"); }
        let kept = async || stage.read(|conn| Ok(queue::table.filter(queue::kind.eq(app::UPKEEP)).select((queue::organisation_id, queue::state)).load::<(Option<String>, String)>(conn)?)).await;
        assert_eq!(kept().await, [(None, "waiting".to_string())]);
        stage.work().await;
        app::ask_for_upkeep(stage.state()).await.expect("asked");
        assert_eq!(kept().await, [(None, "done".to_string())], "not again on the same day");
        stage.wait(Span::days(1));
        app::ask_for_upkeep(stage.state()).await.expect("asked");
        assert_eq!(kept().await.len(), 2);
    }

    async fn more_than_one_job_can_hold_is_left_to_the_next(stage: Stage) {
        stage.write(KESTREL, |conn, ctx| {
            for _ in 0..4_100 { jobs::enqueue(conn, ctx, NewJob::new("test.done", serde_json::json!({})))?; }
            diesel::update(queue::table).set(queue::state.eq("done")).execute(conn)?;
            Ok(())
        }).await;
        stage.wait(Span::days(31));
        upkeep(&stage).await;
        assert_eq!(counted(&stage).await[3], 0);
    }

    async fn somebody_signed_in_stays_so_through_the_upkeep(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        for _ in 0..8 {
            stage.wait(Span::days(10));
            upkeep(&stage).await;
            nadia.get(&urls::settings()).await.expect_status(200);
        }
        let user = stage.read(|conn| Ok(accounts::store::by_email(conn, NADIA.email)?.expect("her").id)).await;
        let now = stage.clock.now();
        assert_eq!(stage.read(move |conn| accounts::store::sessions_of(conn, &user, now)).await.len(), 1);
        assert!(counted(&stage).await[1] <= 2, "tokens do not pile up");
    }
}
