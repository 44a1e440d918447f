//! A whole sitting, without scripts.

use super::{answers, invited, noted, option, save_url, seated, selects, start};
use crate::both;
use crate::support::KESTREL;
use crate::support::make::attempts as make;
use diesel::prelude::*;
use touchstone::attempts::{EventKind, store};
use touchstone::candidates::InvitationState;
use touchstone::db::schema::{attempts, invitations, jobs};
use touchstone::kit::Span;
use touchstone::paths::attempts as paths;
use touchstone::questions::Response;

both! {
    async fn somebody_sits_the_whole_test_without_scripts(stage: Stage) {
        let (_, invitation, link) = invited(&stage, "Ana Ferreira").await;
        let mut browser = stage.visitor().await;
        assert_eq!(browser.get(&link).await.link("Continue").as_deref(), Some(format!("{link}/consent").as_str()));
        browser.get(&format!("{link}/consent")).await.expect("I agree that Kestrel Pay keeps my answers");
        browser.post(&format!("{link}/consent"), &[]).await.expect_status(422).expect("Tick the box to agree.").expect("Error: ");
        let page = browser.post(&format!("{link}/consent"), &[("consent", "yes")]).await;
        let page = browser.follow(page).await;
        page.expect("Practice 1 of 8").expect("No clock, no points");
        let right = option(&page, "Tuesday");
        browser.post(&paths::practice(1), &[("answer", &right)]).await.expect_status(200).expect("That is right.").expect("Tuesday is.");
        let wrong = option(&page, "Noon");
        browser.post(&paths::practice(1), &[("answer", &wrong)]).await.expect("That is not it.");
        browser.get(&paths::practice(9)).await.expect_status(404);
        browser.get(&paths::start()).await.expect("You have 60 minutes for 8 questions");
        let none: i64 = stage.read(|conn| Ok(attempts::table.count().get_result(conn)?)).await;
        assert_eq!(none, 0, "nothing is kept before the start");

        let page = browser.post(&paths::attempt(), &[]).await;
        let page = browser.follow(page).await;
        page.expect("Question 1 of 8").expect("60 min").expect("Part 1 of 2").expect("Which of these is a day of the week?").expect_not("Tuesday is. March");
        assert_eq!(page.text().matches("<h1").count(), 1);

        // One question a kind, answered by its form fields.
        stage.wait(Span::seconds(40));
        let page = browser.post(&paths::question(1), &[("answer", &option(&page, "Tuesday")), ("rev", "0")]).await;
        assert_eq!(page.location(), paths::question(2));
        let page = browser.follow(page).await;
        let (four, ten) = (option(&page, "4"), option(&page, "10"));
        let page = browser.post(&paths::question(2), &[("answer", &four), ("answer", &ten), ("rev", "0"), ("go", "flag")]).await;
        assert_eq!(page.location(), paths::question(2), "a flag keeps the page");
        let page = browser.follow(page).await;
        page.expect("Take the flag away").expect("2 answered, 1 flagged");
        browser.post(&paths::question(2), &[("answer", &four), ("answer", &ten), ("rev", "1"), ("go", "3")]).await.expect_status(303);
        browser.post(&paths::question(3), &[("answer", "true"), ("rev", "0")]).await.expect_status(303);
        browser.post(&paths::question(4), &[("number", "45"), ("unit", "min"), ("rev", "0")]).await.expect_status(303);
        browser.get(&paths::question(5)).await.expect("Part 2 of 2: Longer questions");
        browser.post(&paths::question(5), &[("text", "green"), ("rev", "0")]).await.expect_status(303);
        let page = browser.get(&paths::question(6)).await;
        let places: Vec<(String, String)> = selects(&page).into_iter().enumerate().map(|(i, name)| (name, (i + 1).to_string())).collect();
        assert_eq!(places.len(), 3);
        let mut fields: Vec<(&str, &str)> = places.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        fields.push(("rev", "0"));
        browser.post(&paths::question(6), &fields).await.expect_status(303);
        let page = browser.post(&paths::question(8), &[("text", "Boil water.\r\nPour it."), ("rev", "0")]).await;
        assert_eq!(page.location(), paths::review_from(8), "the last question leads to the review");
        browser.get(&paths::review()).await.expect("Back to question 8");
        browser.get(&paths::review_from(2)).await.expect("Back to question 2");
        browser.get(&paths::review_from(99)).await.expect("Back to question 8");

        let page = browser.follow(page).await;
        page.expect("Check your answers before you finish").expect("1 question has no answer. 1 is flagged.").expect("Question 7 has no answer.").expect("Where did you use AI assistants");
        let long = "x".repeat(2001);
        browser.post(&paths::submission_from(3), &[("disclosure", &long)]).await.expect_status(422).expect("the most is 2000").expect(&long).expect("Back to question 3");
        let page = browser.post(&paths::submission(), &[("disclosure", "Question 8: a first draft.")]).await;
        assert_eq!(page.location(), paths::receipt());
        let receipt = browser.follow(page).await;
        receipt.expect("Thank you, your answers are in").expect("7 of 8 questions").expect("By you").expect("data-attempt-finished");

        let again = browser.post(&paths::submission(), &[("disclosure", "more")]).await;
        assert_eq!(again.location(), paths::receipt(), "finishing twice finishes once");
        assert_eq!(noted(&stage, &invitation, EventKind::Submitted).await.len(), 1);
        assert_eq!(browser.get(&paths::question(1)).await.location(), paths::receipt());
        browser.get(&link).await.expect_status(200).expect("Your answers are in");

        let kept = answers(&stage, &invitation).await;
        assert_eq!(kept[3].given(), Some(Response::Numeric { number: "45".into(), unit: Some("min".into()) }));
        assert_eq!(kept[7].given(), Some(Response::Essay("Boil water.\nPour it.".into())));
        assert_eq!((kept[0].answered, kept[1].flagged, kept[6].answered, kept[0].seconds), (true, true, false, 40));
        let canonical = touchstone::attempts::rules::canonical(kept.iter().map(|a| (a.position, a.item_id.as_str(), a.response.as_deref())));
        let sum: String = aws_sum(&canonical);
        receipt.expect(&sum);
        let id = invitation.id.clone();
        let (state, disclosure, consent): (InvitationState, String, String) = stage.read(move |conn| {
            let state = invitations::table.find(&id).select(invitations::state).first(conn)?;
            let (disclosure, consent) = attempts::table.filter(attempts::invitation_id.eq(&id)).select((attempts::ai_disclosure, attempts::consent_text)).first(conn)?;
            Ok((state, disclosure, consent))
        }).await;
        assert_eq!(state, InvitationState::Finished);
        assert_eq!(disclosure, "Question 8: a first draft.");
        assert!(consent.starts_with("I agree that Kestrel Pay keeps my answers"));
    }

    async fn starting_twice_starts_once(stage: Stage) {
        let (_, invitation, link) = invited(&stage, "Ana Ferreira").await;
        let mut browser = stage.visitor().await;
        start(&mut browser, &link).await.expect_status(200);
        let mut second = browser.clone();
        second.post(&paths::attempt(), &[]).await.expect_status(303);
        let id = invitation.id.clone();
        let (n, bells): (i64, i64) = stage.read(move |conn| Ok((
            attempts::table.filter(attempts::invitation_id.eq(&id)).count().get_result(conn)?,
            jobs::table.filter(jobs::kind.eq("attempts.bell")).count().get_result(conn)?,
        ))).await;
        assert_eq!((n, bells), (1, 1));
    }

    async fn nobody_starts_without_having_agreed(stage: Stage) {
        let (_, _, link) = invited(&stage, "Ana Ferreira").await;
        let mut browser = stage.visitor().await;
        let page = browser.post(&format!("{link}/seat"), &[]).await;
        assert_eq!(page.location(), format!("{link}/consent"));
        let page = browser.post(&paths::attempt(), &[]).await;
        assert_eq!(page.location(), paths::no_seat());
        browser.post(&format!("{link}/consent"), &[("consent", "yes")]).await.expect_status(303);
        // The words change while the practice is open: they are agreed to anew.
        stage.write(KESTREL, |conn, _| { diesel::update(touchstone::db::schema::organisations::table).set(touchstone::db::schema::organisations::name.eq("Kestrel Payments")).execute(conn)?; Ok(()) }).await;
        browser.post(&paths::attempt(), &[]).await.expect_status(409).expect("Agree to how your answers are used");
    }

    async fn the_test_goes_on_where_it_was_on_another_device(stage: Stage) {
        let (invitation, link, mut laptop) = seated(&stage, "Ana Ferreira").await;
        laptop.post(&paths::question(1), &[("answer", ""), ("rev", "0"), ("go", "8")]).await.expect_status(303);
        laptop.post(&paths::question(8), &[("text", "Half a sentence"), ("rev", "0"), ("go", "stay")]).await.expect_status(303);
        stage.wait(Span::minutes(20));
        let mut phone = stage.visitor().await;
        phone.get(&link).await.expect("Go on with your test").expect("40 minutes are left").expect("Continue on this device");
        assert!(phone.cookie("ts_seat").is_none());
        let page = phone.send(actix_web::http::Method::GET, &link, None, &[("user-agent", "A phone")]).await;
        page.expect_status(200);
        let page = phone.post(&format!("{link}/seat"), &[]).await;
        assert_eq!(page.location(), paths::attempt());
        let page = phone.get(&paths::attempt()).await;
        assert_eq!(page.location(), paths::question(8));
        let page = phone.send(actix_web::http::Method::GET, &paths::question(8), None, &[("user-agent", "A phone")]).await;
        page.expect("Half a sentence").expect("40 min");
        let devices = noted(&stage, &invitation, EventKind::Device).await;
        assert_eq!(devices.len(), 1);
        assert!(devices[0].detail.contains("A phone"));
        // An order with one place given is begun, and the review says so.
        let place = selects(&phone.get(&paths::question(6)).await).remove(0);
        phone.put(&save_url(&phone.clone().get(&paths::question(6)).await), &[(&place, "1"), ("rev", "0")]).await.expect_status(200);
        phone.get(&paths::question(6)).await.expect("Not a whole answer yet");
        phone.get(&paths::review()).await.expect("Started, not whole");
        laptop.get(&paths::question(8)).await;
        // Back and forth says nothing new.
        laptop.get(&paths::question(8)).await;
        phone.send(actix_web::http::Method::GET, &paths::question(8), None, &[("user-agent", "A phone")]).await;
        assert_eq!(noted(&stage, &invitation, EventKind::Device).await.len(), 1);
    }

    async fn time_on_each_question_is_what_the_server_saw(stage: Stage) {
        let (invitation, _, mut browser) = seated(&stage, "Ana Ferreira").await;
        stage.wait(Span::seconds(90));
        browser.post(&paths::question(1), &[("rev", "0"), ("go", "8")]).await;
        browser.visit(&paths::question(8)).await;
        stage.wait(Span::seconds(300));
        let review = browser.post(&paths::question(8), &[("text", "One."), ("rev", "0"), ("go", "review")]).await;
        browser.follow(review).await.expect("Answered").expect("No answer yet").expect_not("Started, not whole");
        stage.wait(Span::seconds(600));
        browser.visit(&paths::question(1)).await;
        stage.wait(Span::seconds(30));
        browser.post(&paths::question(1), &[("rev", "1"), ("go", "2")]).await;
        let kept = answers(&stage, &invitation).await;
        assert_eq!((kept[0].seconds, kept[7].seconds, kept[1].seconds), (120, 300, 0));
        assert!(kept[1].opened_at.is_some() && kept[2].opened_at.is_none());
    }

    async fn an_invitation_s_seat_reaches_no_other_invitation_s_answers(stage: Stage) {
        let (exam, invitation, link) = invited(&stage, "Ana Ferreira").await;
        let mut ana = stage.visitor().await;
        start(&mut ana, &link).await.expect_status(200);
        // Another exam, so that its items are none of Ana's.
        let (_, theirs) = stage.write(KESTREL, move |conn, ctx| {
            let other = make::exam(conn, ctx, "Platform Engineer")?;
            let (_, attempt) = make::running(conn, ctx, &other, "Bo Lindgren")?;
            Ok((exam, store::lines(conn, &attempt.id)?))
        }).await;
        ana.put(&paths::answer(&theirs[0].item_id), &[("answer", "x"), ("rev", "0")]).await.expect_status(404);
        ana.put(&paths::answer("not-an-id"), &[("rev", "0")]).await.expect_status(404);
        ana.get(&paths::question(9)).await.expect_status(404);
        ana.get(&paths::question("x")).await.expect_status(404);
        assert!(answers(&stage, &invitation).await.iter().all(|a| a.response.is_none()));
    }

    async fn shuffled_questions_stay_inside_their_part(stage: Stage) {
        let orders = stage.write(KESTREL, |conn, ctx| {
            let exam = make::exam(conn, ctx, "Ledger Engineer")?;
            diesel::update(touchstone::db::schema::assessments::table).set(touchstone::db::schema::assessments::item_order.eq("shuffled")).execute(conn)?;
            let first = make::running(conn, ctx, &exam, "Ana Ferreira")?.1;
            let second = make::running(conn, ctx, &exam, "Bo Lindgren")?.1;
            let items = |conn: &mut touchstone::db::Conn, attempt: &touchstone::attempts::Attempt| -> touchstone::error::Result<Vec<String>> { Ok(store::lines(conn, &attempt.id)?.into_iter().map(|l| l.item_id.to_string()).collect()) };
            Ok((items(conn, &first)?, items(conn, &second)?))
        }).await;
        let halves = |order: &[String]| { let mut parts = [order[..4].to_vec(), order[4..].to_vec()]; parts.iter_mut().for_each(|p| p.sort()); parts };
        assert_eq!(halves(&orders.0), halves(&orders.1));
        assert_ne!(orders.0, orders.1);
    }

    async fn help_is_there_before_during_and_after(stage: Stage) {
        let (_, link, mut browser) = seated(&stage, "Ana Ferreira").await;
        browser.get(&paths::help()).await.expect_status(200).expect(make::CONTACT).expect("The clock keeps running");
        browser.post(&paths::submission(), &[]).await;
        browser.get(&paths::help()).await.expect("Back to the receipt");
        stage.visitor().await.get(&paths::help()).await.expect_status(200).expect("Answer the letter");
        browser.get(&link).await.expect_status(200);
    }
}

/// SHA-256 in hexadecimal digits.
fn aws_sum(text: &str) -> String {
    let digest = touchstone::kit::secret::digest(text);
    touchstone::kit::secret::decode(&digest).expect("base64url").iter().map(|b| format!("{b:02x}")).collect()
}
