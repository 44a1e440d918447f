//! A question's page.

use crate::both;
use crate::support::cast::{KESTREL, NADIA, PRIYA};
use crate::support::make::assessments;
use crate::support::make::questions::{question, question_of, save};
use touchstone::error::Error;
use touchstone::kit::ids::QuestionId;
use touchstone::new_id;
use touchstone::questions::{self, Kind, QuestionState, Save};

both! {
    async fn every_kind_has_its_page(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        for kind in Kind::ALL {
            let id = stage.act(NADIA, move |conn, ctx| question_of(conn, ctx, *kind, kind.label(), "sql")).await.expect("written");
            let page = nadia.get(&format!("/questions/{id}")).await;
            page.expect_status(200).expect("As a candidate sees it").expect("Explanation").expect("Version 1").expect("No assessment yet.");
            nadia.get(&format!("/questions/{id}/edit")).await.expect_status(200).expect("As a candidate sees it");
        }
    }

    async fn an_author_tries_the_question_and_nothing_is_kept(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "Try me")).await.expect("written");
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&format!("/questions/{id}?try=1&answer=true")).await.expect("100% of the points");
        nadia.get(&format!("/questions/{id}?try=1&answer=false")).await.expect("0% of the points");
        nadia.get(&format!("/questions/{id}?try=1")).await.expect("Nothing was answered");
        nadia.get(&format!("/questions/{id}?try=1&answer=%3Cb%3E")).await.expect_status(200).expect("not one of this question");
        nadia.get(&format!("/questions/{id}")).await.expect_not("of the points</h3>");
    }

    async fn a_retired_question_comes_back(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "There and back")).await.expect("written");
        let mut nadia = stage.browser(NADIA).await;
        nadia.post(&format!("/questions/{id}/retirement"), &[]).await.expect_status(303);
        nadia.get(&format!("/questions/{id}")).await.expect("Retired").expect("Bring back");
        nadia.get(&format!("/questions/{id}/edit")).await.expect_status(409);
        nadia.post(&format!("/questions/{id}/retirement"), &[]).await.expect_status(409);
        nadia.post(&format!("/questions/{id}/restoration"), &[]).await.expect_status(303);
        nadia.post(&format!("/questions/{id}/restoration"), &[]).await.expect_status(409);
        let company = stage.company(KESTREL).await;
        assert_eq!(stage.read(move |conn| questions::full(conn, &company, &id)).await.question.state, QuestionState::Published);
    }

    async fn a_draft_says_what_it_still_needs(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| {
            let mut draft = save(conn, "Half done")?;
            draft.publish = false;
            draft.skills.clear();
            draft.text.explanation_md.clear();
            let id = new_id!(ctx, QuestionId);
            questions::create(conn, ctx, id, &draft)
        }).await.expect("written");
        stage.browser(NADIA).await.get(&format!("/questions/{id}")).await.expect("A draft.").expect("Write the explanation.");
    }

    async fn an_unfit_question_is_not_published(stage: Stage) {
        let refused = stage.act(NADIA, |conn, ctx| {
            let mut bare = save(conn, "Bare")?;
            bare.skills.clear();
            bare.text.prompt_md.clear();
            let id = new_id!(ctx, QuestionId);
            questions::create(conn, ctx, id, &bare)
        }).await;
        let Err(Error::Invalid(errors)) = refused else { panic!("{refused:?}") };
        assert!(errors.get("skill.0").is_some() && errors.get("prompt").is_some());
    }

    async fn it_says_where_it_is_used_and_what_was_asked_there_stays(stage: Stage) {
        let role = stage.act(NADIA, |conn, ctx| {
            let role = assessments::role(conn, ctx, "Ledger engineer")?;
            assessments::published(conn, ctx, &role, 12)?;
            Ok(role)
        }).await.expect("published");
        let url = format!("/questions/{}", role.questions[0]);
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&url).await.expect("Ledger test").expect("question version 1").expect("In use").expect("href=\"/assessments/");
        let question = role.questions[0].clone();
        stage.act(NADIA, move |conn, ctx| {
            let mut full = questions::full(conn, &ctx.organisation()?, &question)?;
            let mut text = full.version.content.clone().into_inner();
            text.prompt_md = "Asked differently".into();
            let save = Save { title: "Another title".into(), level: full.question.level, minutes: 4, skills: full.skills.drain(..).map(|s| s.id).collect(), text, publish: true };
            questions::update(conn, ctx, &question, 1, &save)
        }).await.expect("saved");
        nadia.get(&url).await.expect("Asked differently").expect("question version 1").expect("Version 2");
        nadia.get(&format!("{url}/versions/1")).await.expect_not("Asked differently");
        // Readers of answers see no assessments, so nothing leads there.
        stage.browser(PRIYA).await.get(&url).await.expect("Ledger test").expect_not("href=\"/assessments/");
    }

    async fn what_is_not_there_is_not_found(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "One")).await.expect("written");
        let mut nadia = stage.browser(NADIA).await;
        for url in ["/questions/nonsense".to_string(), "/questions/01936f00-0000-7000-8000-000000000000".into(), format!("/questions/{id}/versions/2"), format!("/questions/{id}/versions/x")] {
            nadia.get(&url).await.expect_status(404);
        }
    }
}
