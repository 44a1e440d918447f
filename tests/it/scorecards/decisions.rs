//! Decisions with their reason.

use super::{another, scored};
use crate::both;
use crate::support::cast::{HANNAH, NADIA, PRIYA, ROMAN};
use crate::support::make::sittings::How::{Blank, Right, Wrong};
use diesel::prelude::*;
use touchstone::db::schema::{applications, audit_events, decisions};
use touchstone::kit::{Json, Span};
use touchstone::paths::scorecards as paths;

const REASON: &str = "Strong on data. We can teach the rest.";

both! {
    async fn a_decision_is_kept_with_its_reason_and_the_evidence_of_the_moment(stage: Stage) {
        let (_, sat) = scored(&stage, "Ana Ferreira", [Right, Right, Wrong, Blank]).await;
        let mut hannah = stage.browser(HANNAH).await;
        let url = paths::decisions(&sat.attempt);
        hannah.post(&url, &[("after", ""), ("reason", "short")]).await.expect_status(422)
            .expect("Choose what you decide.").expect("Choose the main reason.").expect("Write two or three sentences").expect("short");
        hannah.post(&url, &[("after", ""), ("kind", "reject"), ("reason_code", "skills_met"), ("reason", REASON)]).await.expect_status(422).expect("is no reason for");
        let saved = hannah.post(&url, &[("after", ""), ("kind", "advance"), ("reason_code", "skills_met"), ("reason", REASON)]).await;
        saved.expect_status(303);
        hannah.follow(saved).await.expect("Decision saved.").expect(REASON).expect("Moved on").expect("Hannah Lindqvist");
        let (evidence, audited) = stage.read(|conn| {
            let evidence: Json<serde_json::Value> = decisions::table.select(decisions::evidence).first(conn)?;
            Ok((evidence.into_inner(), audit_events::table.filter(audit_events::fact.eq("decision.recorded")).count().get_result::<i64>(conn)?))
        }).await;
        assert_eq!(evidence["overall"]["state"], "scored");
        assert_eq!(evidence["marks"].as_array().map(Vec::len), Some(4));
        assert_eq!(evidence["skills"][0]["score"]["word"], "above");
        assert_eq!(audited, 1);
        let stage_now: String = stage.read(move |conn| Ok(applications::table.find(&sat.application).select(applications::stage).first(conn)?)).await;
        assert_eq!(stage_now, "moved_on");
    }

    async fn sending_it_twice_records_it_once_and_a_later_one_needs_the_last_one_seen(stage: Stage) {
        let (_, sat) = scored(&stage, "Ana Ferreira", [Right, Right, Wrong, Blank]).await;
        let url = paths::decisions(&sat.attempt);
        let (mut hannah, mut nadia) = (stage.browser(HANNAH).await, stage.browser(NADIA).await);
        let form = [("after", ""), ("kind", "hold"), ("reason_code", "compare_others"), ("reason", REASON)];
        hannah.post(&url, &form).await.expect_status(303);
        hannah.post(&url, &form).await.expect_status(303);
        stage.wait(Span::minutes(5));
        let late = nadia.post(&url, &[("after", ""), ("kind", "reject"), ("reason_code", "closer_fit"), ("reason", "Another person fits better.")]).await;
        late.expect_status(409).expect("Somebody else decided").expect("Another person fits better.").expect("On hold");
        let after = late.value("after").expect("the last decision");
        nadia.post(&url, &[("after", &after), ("kind", "reject"), ("reason_code", "closer_fit"), ("reason", "Another person fits better.")]).await.expect_status(303);
        nadia.get(&paths::scorecard(&sat.attempt)).await.expect("Not moving on").expect("Earlier decisions").expect(REASON);
        let kinds: Vec<String> = stage.read(|conn| Ok(decisions::table.order(decisions::decided_at).select(decisions::kind).load(conn)?)).await;
        assert_eq!(kinds, ["hold", "reject"]);
    }

    async fn reviewers_and_strangers_decide_nothing(stage: Stage) {
        let (test, sat) = scored(&stage, "Ana Ferreira", [Right, Right, Wrong, Blank]).await;
        let form = [("after", ""), ("kind", "advance"), ("reason_code", "skills_met"), ("reason", REASON)];
        stage.browser(PRIYA).await.post(&paths::decisions(&sat.attempt), &form).await.expect_status(403);
        stage.browser(ROMAN).await.post(&paths::decisions(&sat.attempt), &form).await.expect_status(404);
        let other = another(&stage, &test, "Minh Tran", [Right, Right, Right, Blank]).await;
        stage.browser(HANNAH).await.post(&paths::decisions(&other.attempt), &form).await.expect_status(303);
        assert_eq!(stage.read(|conn| Ok(decisions::table.count().get_result::<i64>(conn)?)).await, 1);
    }
}
