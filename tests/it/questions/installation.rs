//! The shipped questions in an organisation's bank.

use crate::both;
use crate::support::cast::{HANNAH, KESTREL, NADIA, RIVAL};
use crate::support::make;
use touchstone::error::Error;
use touchstone::questions::{self, Filter, Installed, Origin, QuestionState, bank};

both! {
    async fn the_shipped_questions_are_added_once(stage: Stage) {
        let shipped = bank::load().expect("the bank").len();
        let first = stage.write(KESTREL, questions::install_bank).await;
        assert_eq!(first, Installed { added: shipped, renewed: 0, kept: 0 });
        let again = stage.write(KESTREL, questions::install_bank).await;
        assert_eq!(again, Installed { added: 0, renewed: 0, kept: shipped });
        let rival = stage.company(RIVAL).await;
        let page = stage.read(move |conn| questions::list(conn, &rival, &Filter::default(), None)).await;
        assert!(page.rows.is_empty(), "the other company has none of them");
    }

    async fn a_newer_file_renews_what_nobody_changed(stage: Stage) {
        let mut shipped = bank::load().expect("the bank");
        shipped.truncate(3);
        let given = shipped.clone();
        stage.write(KESTREL, move |conn, ctx| questions::install(conn, ctx, &given)).await;
        let company = stage.company(KESTREL).await;
        let (slugs, org) = (shipped.iter().map(|q| q.slug.clone()).collect::<Vec<_>>(), company.clone());
        let rows = stage.read(move |conn| slugs.iter().map(|slug| Ok(questions::by_slug(conn, &org, slug)?.expect("installed"))).collect::<Result<Vec<_>, Error>>()).await;

        // The first was taken by a published assessment, the second was changed by Nadia, the third is as it came.
        let ids: Vec<_> = rows.iter().map(|q| q.id.clone()).collect();
        let first = ids[0].clone();
        stage.write(KESTREL, move |conn, ctx| questions::freeze_current(conn, ctx, &[first])).await;
        let (second, content, skills_of) = (ids[1].clone(), shipped[1].clone(), company.clone());
        stage.act(NADIA, move |conn, ctx| {
            let full = questions::full(conn, &skills_of, &second)?;
            let save = questions::Save { title: "Our own wording".into(), level: content.level, minutes: content.minutes, skills: full.skills.iter().map(|s| s.id.clone()).collect(), text: content.text, publish: true };
            questions::update(conn, ctx, &second, 1, &save)
        }).await.expect("saved");
        for question in &mut shipped {
            question.text.explanation_md.push_str("\n\nA better explanation.");
        }
        let newer = shipped.clone();
        let done = stage.write(KESTREL, move |conn, ctx| questions::install(conn, ctx, &newer)).await;
        assert_eq!(done, Installed { added: 0, renewed: 2, kept: 1 });
        let after = stage.read(move |conn| ids.iter().map(|id| questions::full(conn, &company, id)).collect::<Result<Vec<_>, Error>>()).await;
        let better = |i: usize| after[i].version.content.explanation_md.contains("A better explanation.");
        assert_eq!((better(0), better(1), better(2)), (true, false, true));
        let numbers: Vec<i32> = after.iter().map(|f| f.question.current_number).collect();
        assert_eq!(numbers, [2, 1, 1], "only what an assessment took gets a version beside it");
        assert_eq!(after[1].question.origin, Origin::BankChanged);
    }

    async fn a_retired_question_stays_retired_when_its_file_changes(stage: Stage) {
        let mut shipped = bank::load().expect("the bank");
        shipped.truncate(1);
        let (given, slug, company) = (shipped.clone(), shipped[0].slug.clone(), stage.company(KESTREL).await);
        let org = company.clone();
        let id = stage.write(KESTREL, move |conn, ctx| {
            questions::install(conn, ctx, &given)?;
            let id = questions::by_slug(conn, &org, &slug)?.expect("installed").id;
            questions::retire(conn, ctx, &id)?;
            Ok(id)
        }).await;
        shipped[0].minutes += 1;
        let minutes = shipped[0].minutes;
        stage.write(KESTREL, move |conn, ctx| questions::install(conn, ctx, &shipped)).await;
        let full = stage.read(move |conn| questions::full(conn, &company, &id)).await;
        assert_eq!((full.question.state, full.question.minutes), (QuestionState::Retired, minutes));
    }

    async fn an_empty_bank_offers_them_to_whoever_may_edit(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        nadia.get("/questions").await.expect("No questions yet").expect("Add the questions that come with Touchstone");
        let page = nadia.post("/questions/bank", &[]).await;
        page.expect_status(303);
        nadia.follow(page).await.expect("questions were added");
        nadia.post("/questions/bank", &[]).await;
        nadia.get("/questions").await.expect("You have all of them already.");

        let mut hannah = stage.browser(HANNAH).await;
        hannah.get("/questions").await.expect_status(200).expect_not("New question");
        hannah.post("/questions/bank", &[]).await.expect_status(403);
    }

    async fn the_audit_trail_says_so(stage: Stage) {
        stage.act(NADIA, questions::install_bank).await.expect("installed");
        let company = stage.company(KESTREL).await;
        let page = stage.read(move |conn| touchstone::audit::list(conn, &company, &touchstone::audit::Filter { fact: "questions.installed".into(), ..Default::default() }, None, 5)).await;
        assert_eq!(page.rows.len(), 1);
        assert_eq!(page.rows[0].actor_name, NADIA.name);
    }

    async fn a_question_of_our_own_is_never_taken_for_a_shipped_one(stage: Stage) {
        let title = bank::load().expect("the bank")[0].title.clone();
        let id = stage.act(NADIA, move |conn, ctx| make::questions::question(conn, ctx, &title)).await.expect("written");
        let shipped = bank::load().expect("the bank").len();
        let done = stage.write(KESTREL, questions::install_bank).await;
        assert_eq!(done.added, shipped);
        let company = stage.company(KESTREL).await;
        assert_eq!(stage.read(move |conn| questions::full(conn, &company, &id)).await.question.origin, Origin::Own);
    }
}
