//! Marks by the key.

use crate::both;
use crate::support::KESTREL;
use crate::support::cast::HANNAH;
use crate::support::make::sittings::{
    self,
    How::{Blank, Right, Words, Wrong},
};
use diesel::prelude::*;
use touchstone::db::schema::{answers, applications, attempts, audit_events, grading_tasks, marks, results};
use touchstone::grading::{self, Source};
use touchstone::kit::{Points, Time, ids::AttemptId};

both! {
    async fn a_test_is_marked_by_its_key_and_written_answers_wait(stage: Stage) {
        let sat = stage.write(KESTREL, |conn, ctx| {
            let test = sittings::test(conn, ctx, "Ledger", &[HANNAH])?;
            sittings::sat(conn, ctx, &test, "Ana Ferreira", [Right, Wrong, Right, Words("The lock.")])
        }).await;
        stage.work().await;
        let (attempt, answers) = (sat.attempt.clone(), sat.answers.clone());
        let application = sat.application.clone();
        let come: String = stage.read(move |conn| Ok(applications::table.find(&application).select(applications::stage).first(conn)?)).await;
        assert_eq!(come, "being_read");
        let (points, tasks, marked, state) = stage.read(move |conn| {
            let points: Vec<(Points, Points, Source)> = marks::table.inner_join(answers::table).filter(marks::attempt_id.eq(&attempt)).order(answers::position).select((marks::points, marks::max_points, marks::source)).load(conn)?;
            let tasks: Vec<String> = grading_tasks::table.filter(grading_tasks::answer_id.eq(&answers[3])).select(grading_tasks::state).load(conn)?;
            let marked: Option<Time> = attempts::table.find(&attempt).select(attempts::marked_at).first(conn)?;
            let state: String = results::table.find(&attempt).select(results::state).first(conn)?;
            Ok((points, tasks, marked, state))
        }).await;
        assert_eq!(points, [(Points::whole(10), Points::whole(10), Source::Auto), (Points::ZERO, Points::whole(10), Source::Auto), (Points::whole(5), Points::whole(5), Source::Auto)]);
        assert_eq!(tasks, ["waiting"]);
        assert_eq!(marked, None);
        assert_eq!(state, "waiting");
    }

    async fn marking_twice_gives_the_same_rows(stage: Stage) {
        let sat = stage.write(KESTREL, |conn, ctx| {
            let test = sittings::test(conn, ctx, "Ledger", &[HANNAH])?;
            sittings::sat(conn, ctx, &test, "Ana Ferreira", [Right, Right, Right, Words("The lock.")])
        }).await;
        stage.work().await;
        let count = |attempt: AttemptId| stage.read(move |conn| {
            let marks: i64 = marks::table.filter(marks::attempt_id.eq(&attempt)).count().get_result(conn)?;
            let tasks: i64 = grading_tasks::table.filter(grading_tasks::attempt_id.eq(&attempt)).count().get_result(conn)?;
            Ok((marks, tasks))
        });
        assert_eq!(count(sat.attempt.clone()).await, (3, 1));
        let attempt = sat.attempt.clone();
        stage.write(KESTREL, move |conn, ctx| grading::mark_attempt(conn, ctx, &attempt)).await;
        stage.work().await;
        assert_eq!(count(sat.attempt).await, (3, 1));
    }

    async fn a_test_without_written_answers_is_scored_at_once_and_told_once(stage: Stage) {
        let sat = stage.write(KESTREL, |conn, ctx| {
            let test = sittings::test(conn, ctx, "Ledger", &[HANNAH])?;
            sittings::sat(conn, ctx, &test, "Ana Ferreira", [Right, Right, Blank, Blank])
        }).await;
        stage.work().await;
        let attempt = sat.attempt.clone();
        stage.write(KESTREL, move |conn, ctx| grading::mark_attempt(conn, ctx, &attempt)).await;
        stage.work().await;
        let attempt = sat.attempt.clone();
        let (row, told) = stage.read(move |conn| {
            let row: (String, i32, i32, i32, i32) = results::table.find(&attempt).select((results::state, results::overall, results::skills_met, results::skills_total, results::must_met)).first(conn)?;
            let told: i64 = audit_events::table.filter(audit_events::fact.eq("attempt.marked")).count().get_result(conn)?;
            Ok((row, told))
        }).await;
        // SQL in full, the two others not answered: 40 of the 90 % that are measured.
        assert_eq!(row, ("scored".to_string(), 4444, 1, 4, 1));
        assert_eq!(told, 1);
        let come: String = stage.read(move |conn| Ok(applications::table.find(&sat.application).select(applications::stage).first(conn)?)).await;
        assert_eq!(come, "scored");
    }
}
