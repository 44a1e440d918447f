//! From a profile to a filled draft.

use crate::both;
use crate::support::cast::{HANNAH, KESTREL, NADIA, RITA, RIVAL};
use crate::support::make::assessments as make;
use touchstone::assessments::actions::{self, AddItem};
use touchstone::error::Error;
use touchstone::kit::ids::{AssessmentId, ItemId};
use touchstone::kit::{Level, Points};
use touchstone::new_id;
use touchstone::paths::assessments as paths;

both! {
    async fn a_profile_becomes_a_draft_whose_points_follow_its_weights(stage: Stage) {
        let role = stage.write(KESTREL, |conn, ctx| make::role(conn, ctx, "Ledger engineer")).await;
        let mut browser = stage.browser(NADIA).await;
        let form = browser.get(&paths::new(Some(&role.profile))).await;
        form.expect_status(200).expect("Ledger engineer");
        let id = form.value("id").expect("a minted id");
        let page = browser.post(&paths::index(), &[("id", &id), ("profile", role.profile.as_str()), ("title", "")]).await;
        page.expect_status(303);
        let page = browser.follow(page).await;
        page.expect_status(200).expect("Ledger engineer").expect("0 of 3 skills").expect("50 points wanted").expect("is a must-have but nothing measures it.");
        let id: AssessmentId = id.parse().expect("an id");
        browser.get(&paths::role(&id)).await.expect_status(200).expect("Ledgers").expect("50%").expect("30 min").expect("Must have");
    }

    async fn sending_the_form_twice_makes_one_draft(stage: Stage) {
        let role = stage.write(KESTREL, |conn, ctx| make::role(conn, ctx, "Ledger engineer")).await;
        let mut browser = stage.browser(NADIA).await;
        let id = browser.get(&paths::new(None)).await.value("id").expect("a minted id");
        let fields = [("id", id.as_str()), ("profile", role.profile.as_str()), ("title", "Once")];
        let first = browser.post(&paths::index(), &fields).await;
        let second = browser.post(&paths::index(), &fields).await;
        assert_eq!(first.location(), second.location());
        let page = browser.get(&paths::index()).await;
        assert_eq!(page.text().matches("Once").count(), 1);
        let mut rival = stage.browser(RITA).await;
        rival.post(&paths::index(), &fields).await.expect_status(404);
    }

    async fn the_form_says_what_is_missing_and_keeps_what_was_typed(stage: Stage) {
        stage.write(KESTREL, |conn, ctx| make::role(conn, ctx, "Ledger engineer")).await;
        let mut browser = stage.browser(NADIA).await;
        let id = browser.get(&paths::new(None)).await.value("id").expect("a minted id");
        let long = "x".repeat(121);
        let page = browser.post(&paths::index(), &[("id", &id), ("profile", "nothing"), ("title", &long)]).await;
        page.expect_status(422).expect("Choose the job profile this measures.").expect("Shorten the title: it has 121 characters").expect(&long);
        assert_eq!(page.value("id"), Some(id));
    }

    async fn a_profile_that_is_not_published_or_not_ours_is_refused(stage: Stage) {
        let ours = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::version(conn, ctx, &role.profile, 0)?; Ok(role) }).await;
        let theirs = stage.write(RIVAL, |conn, ctx| make::role(conn, ctx, "Router engineer")).await;
        let draft = |profile| stage.act(NADIA, move |conn, ctx| { let id = new_id!(ctx, AssessmentId); actions::create(conn, ctx, &id, &profile, "") });
        assert!(matches!(draft(ours.profile).await, Err(Error::Refused { code: "assessment.profile_not_published", .. })));
        assert!(matches!(draft(theirs.profile).await, Err(Error::NotFound)));
    }

    async fn questions_are_found_added_once_moved_weighed_and_removed(stage: Stage) {
        let role = stage.write(KESTREL, |conn, ctx| make::role(conn, ctx, "Ledger engineer")).await;
        let made = role.clone();
        let id = stage.write(KESTREL, move |conn, ctx| make::draft(conn, ctx, &made, 0)).await;
        let mut browser = stage.browser(NADIA).await;
        let found = browser.get(&format!("{}?q=ledgers&minutes=6", paths::builder(&id))).await;
        found.expect_status(200).expect("2 questions").expect("Ledgers 1").expect("Counts for: Ledgers").expect_not("Queues 1");
        for question in [&role.questions[0], &role.questions[0], &role.questions[1]] {
            let page = browser.post(&paths::items(&id), &[("question", question.as_str()), ("back", "q=ledgers&minutes=6&evil=1")]).await;
            assert_eq!(page.location(), format!("{}?q=ledgers&minutes=6#find", paths::builder(&id)));
        }
        let plan = stage.act(NADIA, { let id = id.clone(); move |conn, ctx| Ok(actions::look(conn, ctx, &id)?.plan) }).await.expect("a plan");
        let shown: Vec<_> = plan.items.iter().map(|i| (i.title.as_str(), i.points)).collect();
        assert_eq!(shown, [("Ledgers 1", Points::whole(20)), ("Ledgers 2", Points::whole(30))], "50 points by 4 and 6 minutes, and a question comes in once");
        let second = plan.items[1].id.clone();
        browser.post(&paths::item_place(&id, &second), &[("way", "up")]).await.expect_status(303);
        browser.post(&paths::item(&id, &second), &[("skill", plan.skills[1].id.as_str()), ("points", "7,5")]).await.expect_status(303);
        let plan = stage.act(NADIA, { let id = id.clone(); move |conn, ctx| Ok(actions::look(conn, ctx, &id)?.plan) }).await.expect("a plan");
        assert_eq!(plan.items.iter().map(|i| i.title.as_str()).collect::<Vec<_>>(), ["Ledgers 2", "Ledgers 1"]);
        assert_eq!((plan.items[0].points, plan.items[0].points_fixed), (Points(750), true));
        browser.get(&paths::builder(&id)).await.expect("should be worth 30 points; the points set by hand make it 7.5.").expect("has 6 of the 18 min");
        browser.post(&paths::points(&id), &[("skill", plan.skills[1].id.as_str())]).await.expect_status(303);
        browser.get(&paths::builder(&id)).await.expect_not("set by hand");
        browser.post(&paths::item_removal(&id, &second), &[]).await.expect_status(303);
        browser.get(&paths::builder(&id)).await.expect("1 question · 4 of 60 min");
    }

    async fn points_that_are_no_number_are_refused_in_words(stage: Stage) {
        let (id, item) = stage.write(KESTREL, |conn, ctx| {
            let role = make::role(conn, ctx, "Ledger engineer")?;
            let id = make::draft(conn, ctx, &role, 1)?;
            let item = actions::look(conn, ctx, &id)?.plan.items[0].clone();
            Ok((id, item))
        }).await;
        let mut browser = stage.browser(NADIA).await;
        for bad in ["-1", "many", "1001", "1e3"] {
            let page = browser.post(&paths::item(&id, &item.id), &[("skill", item.skill_id.as_str()), ("points", bad)]).await;
            browser.follow(page).await.expect("is no number of points");
        }
    }

    async fn a_question_that_measures_nothing_asked_for_needs_a_skill_said(stage: Stage) {
        let (id, question, skill) = stage.write(KESTREL, |conn, ctx| {
            let role = make::role(conn, ctx, "Ledger engineer")?;
            let other = make::role(conn, ctx, "Router engineer")?;
            let id = make::draft(conn, ctx, &role, 0)?;
            let skill = actions::look(conn, ctx, &id)?.plan.skills[2].id.clone();
            Ok((id, other.questions[0].clone(), skill))
        }).await;
        let mut browser = stage.browser(NADIA).await;
        let page = browser.post(&paths::items(&id), &[("question", question.as_str()), ("back", "")]).await;
        browser.follow(page).await.expect("Choose the skill it counts for").expect("No questions yet");
        browser.post(&paths::items(&id), &[("question", question.as_str()), (&format!("skill-{question}"), skill.as_str())]).await.expect_status(303);
        browser.get(&paths::builder(&id)).await.expect("1 of 3 skills");
    }

    async fn sections_are_added_once_renamed_moved_and_only_empty_ones_removed(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::draft(conn, ctx, &role, 2) }).await;
        let mut browser = stage.browser(NADIA).await;
        let section = browser.get(&paths::builder(&id)).await.text().split("name=\"id\" value=\"").nth(1).and_then(|t| t.get(..36).map(String::from)).expect("a minted id");
        for _ in 0..2 { browser.post(&paths::sections(&id), &[("id", &section), ("title", "Writing")]).await.expect_status(303); }
        let section = section.parse().expect("an id");
        browser.post(&paths::section(&id, &section), &[("title", "In writing"), ("introduction", "Take <b>your</b> time.")]).await.expect_status(303);
        browser.post(&paths::section_place(&id, &section), &[("way", "up")]).await.expect_status(303);
        let plan = stage.act(NADIA, { let id = id.clone(); move |conn, ctx| Ok(actions::look(conn, ctx, &id)?.plan) }).await.expect("a plan");
        assert_eq!(plan.sections.iter().map(|s| s.title.as_str()).collect::<Vec<_>>(), ["In writing", "Questions"]);
        let first = plan.items[0].id.clone();
        browser.post(&paths::item_place(&id, &first), &[("way", "up")]).await.expect_status(303);
        let page = browser.post(&paths::section_removal(&id, &section), &[]).await;
        browser.follow(page).await.expect("This section still has questions.");
        browser.post(&paths::item_place(&id, &first), &[("way", "down")]).await.expect_status(303);
        browser.post(&paths::section_removal(&id, &section), &[]).await.expect_status(303);
        let page = browser.post(&paths::section_removal(&id, &plan.sections[1].id), &[]).await;
        browser.follow(page).await.expect("keeps at least one section");
    }

    async fn fill_for_me_says_why_and_adds_only_what_is_ticked(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::draft(conn, ctx, &role, 0) }).await;
        let mut browser = stage.browser(NADIA).await;
        let page = browser.get(&paths::suggestion(&id)).await;
        page.expect_status(200).expect("Measures Ledgers, at the level wanted (Advanced)").expect("not used before.");
        assert_eq!(page.text(), browser.get(&paths::suggestion(&id)).await.text(), "looking changes nothing and is the same each time");
        let values: Vec<String> = page.text().split("name=\"add\" value=\"").skip(1).filter_map(|t| t.get(..73).map(String::from)).collect();
        assert!(values.len() > 4);
        let ticked: Vec<(&str, &str)> = values.iter().skip(1).map(|v| ("add", v.as_str())).chain([("add", "rubbish")]).collect();
        for _ in 0..2 { browser.post(&paths::suggestion(&id), &ticked).await.expect_status(303); }
        let plan = stage.act(NADIA, move |conn, ctx| Ok(actions::look(conn, ctx, &id)?.plan)).await.expect("a plan");
        assert_eq!(plan.items.len(), values.len() - 1);
        assert!(plan.coverage.minutes <= 60);
    }

    async fn a_newer_text_of_the_profile_can_be_taken_over(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| {
            use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
            use touchstone::db::schema::profile_skills;
            let role = make::role(conn, ctx, "Ledger engineer")?;
            let id = make::draft(conn, ctx, &role, 5)?;
            diesel::delete(profile_skills::table.filter(profile_skills::skill_id.eq(&role.skills[0]))).execute(conn)?;
            make::version(conn, ctx, &role.profile, 2)?;
            Ok(id)
        }).await;
        let mut browser = stage.browser(NADIA).await;
        browser.get(&paths::role(&id)).await.expect("version 2 is published");
        browser.post(&paths::role(&id), &[]).await.expect_status(303);
        browser.get(&paths::role(&id)).await.expect_not("version 2 is published").expect("60%").expect_not("Ledgers</span>");
        let plan = stage.act(NADIA, move |conn, ctx| Ok(actions::look(conn, ctx, &id)?.plan)).await.expect("a plan");
        assert_eq!((plan.skills.len(), plan.items.len()), (2, 5));
        assert!(plan.items.iter().all(|i| i.skill_id == plan.skills[0].id), "items of the dropped skill count for the one of the same area");
    }

    async fn only_those_who_may_can_change_a_draft(stage: Stage) {
        let (id, profile, question) = stage.write(KESTREL, |conn, ctx| {
            let role = make::role(conn, ctx, "Ledger engineer")?;
            Ok((make::draft(conn, ctx, &role, 0)?, role.profile.clone(), role.questions[0].clone()))
        }).await;
        let add = { let (id, question) = (id.clone(), question.clone()); move |conn: &mut touchstone::db::Conn, ctx: &mut touchstone::ctx::Ctx| {
            let add = AddItem { id: new_id!(ctx, ItemId), question, section: None, skill: None };
            actions::add_item(conn, ctx, &id, &add)
        } };
        assert!(matches!(stage.act(HANNAH, add.clone()).await, Err(Error::Forbidden(_))));
        assert!(matches!(stage.act(RITA, add).await, Err(Error::NotFound)));
        let mut manager = stage.browser(HANNAH).await;
        manager.get(&paths::show(&id)).await.expect_status(404);
        stage.act(NADIA, move |conn, _| { let user = touchstone::accounts::store::by_email(conn, HANNAH.email)?.expect("Hannah"); make::on_team(conn, &profile, &user.id) }).await.expect("on the team");
        manager.get(&paths::show(&id)).await.expect_status(200).expect("Ledger test").expect_not("Edit this section");
        manager.get(&paths::builder(&id)).await.expect_status(403);
        let mut rival = stage.browser(RITA).await;
        for url in [paths::show(&id), paths::builder(&id), paths::settings(&id), paths::review(&id), paths::role(&id), paths::suggestion(&id)] {
            rival.get(&url).await.expect_status(404);
        }
        rival.post(&paths::deletion(&id), &[]).await.expect_status(404);
        stage.visitor().await.get(&paths::show(&id)).await.expect_status(303);
    }

    async fn strange_filters_and_ids_are_no_fault(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::draft(conn, ctx, &role, 1) }).await;
        let mut browser = stage.browser(NADIA).await;
        browser.get(&format!("{}?q=%25_%27%3B--&skill=x&kind=x&level=x&minutes=x&page=-3", paths::builder(&id))).await.expect_status(200).expect("No question fits");
        browser.get(&format!("{}?page=99999", paths::builder(&id))).await.expect_status(200).expect("12 questions");
        browser.get("/assessments/none").await.expect_status(404);
        browser.post(&paths::items(&id), &[("question", "none")]).await.expect_status(404);
        browser.get(&format!("{}?seed=oops", paths::suggestion(&id))).await.expect_status(200);
        assert_eq!(Level::ALL.len(), 4);
    }

    async fn deleting_a_draft_takes_everything_with_it(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::draft(conn, ctx, &role, 3) }).await;
        let mut browser = stage.browser(NADIA).await;
        browser.post(&paths::deletion(&id), &[]).await.expect_status(303);
        browser.get(&paths::show(&id)).await.expect_status(404);
    }
}
