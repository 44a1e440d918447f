//! The link in the letter.

use super::{invited, make, start};
use crate::both;
use crate::support::cast::{NADIA, RITA};
use crate::support::{KESTREL, RIVAL};
use diesel::prelude::*;
use touchstone::candidates;
use touchstone::db::Conn;
use touchstone::db::schema::{answers, attempt_events, attempts, audit_events, invitations, jobs, letters};
use touchstone::error::Result;
use touchstone::kit::Span;
use touchstone::paths::attempts as paths;

/// Rows of every table that a visit could touch, and each invitation as it stands.
fn everything(conn: &mut Conn) -> Result<(Vec<i64>, Vec<String>)> {
    let counts = vec![
        attempts::table.count().get_result(conn)?,
        answers::table.count().get_result(conn)?,
        attempt_events::table.count().get_result(conn)?,
        audit_events::table.count().get_result(conn)?,
        jobs::table.count().get_result(conn)?,
        letters::table.count().get_result(conn)?,
    ];
    let rows: Vec<candidates::Invitation> =
        invitations::table.order(invitations::id).select(candidates::Invitation::as_select()).load(conn)?;
    Ok((counts, rows.iter().map(|r| format!("{r:?}")).collect()))
}

both! {
    async fn scanners_that_open_links_change_nothing(stage: Stage) {
        let (_, _, link) = invited(&stage, "Ana Ferreira").await;
        let before = stage.read(everything).await;
        for _ in 0..5 {
            let mut scanner = stage.visitor().await;
            for path in [link.clone(), format!("{link}/consent"), paths::attempt(), paths::start(), paths::question(1), paths::practice(1), paths::review(), paths::receipt(), paths::help()] {
                let page = scanner.visit(&path).await;
                assert!(page.status.as_u16() < 500, "{path}: {}", page.status);
            }
            assert!(scanner.cookie("ts_seat").is_none(), "a visit opens no seat");
        }
        assert_eq!(before, stage.read(everything).await);
    }

    async fn the_welcome_says_what_to_expect(stage: Stage) {
        let (_, _, link) = invited(&stage, "Ana Ferreira").await;
        let page = stage.visitor().await.get(&link).await;
        page.expect("Kestrel Pay invites you to a test").expect("Ledger Engineer").expect("8 questions, 60 minutes").expect("Ledgers, Queues, Runbooks").expect("Put in order")
            .expect("You may use AI assistants. Say where you did.").expect("Take your <strong>time</strong>.").expect(make::CONTACT).expect("2 Dec 2026").expect_not("extra time, counted");
        assert_eq!(page.text().matches("<h1").count(), 1);
    }

    async fn extra_time_is_said_and_counted(stage: Stage) {
        let (exam, _, _) = invited(&stage, "Ana Ferreira").await;
        let invitation = stage.write(KESTREL, move |conn, ctx| {
            let new = crate::support::make::candidates::new_invitation(ctx, &exam.assessment, "Li Wei", "li@candidate.example");
            candidates::actions::invite(conn, ctx, candidates::NewInvitation { time_factor_percent: Some(125), message: "Good luck, <b>Li</b>.\nNadia".into(), ..new })
        }).await;
        let link = make::link_to(stage.state(), &invitation);
        let mut browser = stage.visitor().await;
        browser.get(&link).await.expect("8 questions, 75 minutes").expect("60 minutes and 25% extra time").expect("Good luck, &#60;b&#62;Li");
        start(&mut browser, &link).await.expect("75 min").expect("of 100 points");
    }

    async fn each_link_that_does_not_open_says_why_and_what_to_do(stage: Stage) {
        let (exam, invitation, link) = invited(&stage, "Ana Ferreira").await;
        let mut browser = stage.visitor().await;
        browser.get(&format!("{link}x")).await.expect_status(404).expect("This link does not work").expect("What to do next");
        browser.get("/i/rubbish").await.expect_status(404).expect("This link does not work");

        let renewed = { let id = invitation.id.clone(); stage.act(NADIA, move |conn, ctx| candidates::actions::renew(conn, ctx, &id, ctx.now() + Span::days(3))).await.expect("renewed") };
        browser.get(&link).await.expect_status(410).expect("A newer link was sent to you").expect("Open the link in the newest letter");
        let newer = make::link_to(stage.state(), &renewed);
        browser.get(&newer).await.expect_status(200);

        stage.wait(Span::days(4));
        browser.get(&newer).await.expect_status(410).expect("This invitation has expired").expect(make::CONTACT);
        browser.post(&format!("{newer}/consent"), &[("consent", "yes")]).await.expect_status(303);
        assert!(browser.cookie("ts_seat").is_none());

        let other = stage.write(KESTREL, move |conn, ctx| make::invited(conn, ctx, &exam, "Bo Lindgren")).await;
        let id = other.id.clone();
        stage.act(NADIA, move |conn, ctx| candidates::actions::cancel(conn, ctx, &id)).await.expect("cancelled");
        browser.get(&make::link_to(stage.state(), &other)).await.expect_status(410).expect("This invitation was withdrawn").expect(make::CONTACT);
    }

    async fn a_seat_closes_when_its_link_is_replaced_or_withdrawn(stage: Stage) {
        let (_, invitation, link) = invited(&stage, "Ana Ferreira").await;
        let mut browser = stage.visitor().await;
        browser.post(&format!("{link}/consent"), &[("consent", "yes")]).await.expect_status(303);
        browser.get(&paths::start()).await.expect_status(200).expect("Ready to start");
        let id = invitation.id.clone();
        stage.act(NADIA, move |conn, ctx| candidates::actions::renew(conn, ctx, &id, ctx.now() + Span::days(3))).await.expect("renewed");
        browser.get(&paths::start()).await.expect_status(410).expect("A newer link was sent to you");
        browser.post(&paths::attempt(), &[]).await.expect_status(410);
        let none: i64 = stage.read(|conn| Ok(attempts::table.count().get_result(conn)?)).await;
        assert_eq!(none, 0);
    }

    async fn a_seat_that_was_tampered_with_is_no_seat(stage: Stage) {
        let (_, _, link) = invited(&stage, "Ana Ferreira").await;
        let mut browser = stage.visitor().await;
        browser.post(&format!("{link}/consent"), &[("consent", "yes")]).await.expect_status(303);
        let cookie = browser.cookie("ts_seat").expect("a seat").to_string();
        let link_number_changed = cookie.replacen(".1.", ".2.", 1);
        for value in [link_number_changed, cookie.to_uppercase(), String::new(), "a.b".into()] {
            browser.set_cookie("ts_seat", &value);
            let page = browser.get(&paths::start()).await;
            assert_eq!((page.status.as_u16(), page.location()), (303, paths::no_seat().as_str()), "{value}");
        }
        browser.visit(&paths::start()).await.expect_status(401).expect("Open the link in your invitation");
        browser.put(&paths::answer("0190f3c8-0000-7000-8000-000000000000"), &[("rev", "0")]).await.expect_status(401);
    }

    async fn another_company_s_staff_learn_nothing_from_a_seat(stage: Stage) {
        let (exam, _, link) = invited(&stage, "Ana Ferreira").await;
        let attempt = stage.write(KESTREL, move |conn, ctx| make::running(conn, ctx, &exam, "Bo Lindgren")).await.1;
        let id = attempt.id.clone();
        let found = stage.act(RITA, move |conn, ctx| Ok(touchstone::attempts::store::attempt(conn, &ctx.organisation()?, &id).is_ok())).await.expect("a look");
        assert!(!found);
        let rival = stage.company(RIVAL).await;
        assert!(stage.read(move |conn| touchstone::attempts::store::running(conn, &rival, None, 10)).await.is_empty());
        let own = stage.company(KESTREL).await;
        let running = stage.read(move |conn| touchstone::attempts::store::running(conn, &own, None, 10)).await;
        assert_eq!(running.iter().map(|r| (r.candidate_name.as_str(), r.answered, r.questions)).collect::<Vec<_>>(), [("Bo Lindgren", 0, 8)]);
        // Staff who open a candidate's link in their own browser see what the candidate sees.
        stage.browser(RITA).await.get(&link).await.expect_status(200).expect("Kestrel Pay invites you");
    }
}
