//! The list and a candidate's page: who sees whom, searching, paging, what can be done from there.

use crate::both;
use crate::support::cast::{HANNAH, KESTREL, NADIA, PRIYA, RITA};
use crate::support::make::candidates as make;
use touchstone::candidates::{Stage, actions, store};
use touchstone::kit::Span;
use touchstone::kit::ids::InvitationId;
use touchstone::new_id;
use touchstone::paths::candidates as paths;

/// Two jobs: Ana and Tomasz for Ledger, Zoë for Platform.
async fn cast(stage: &crate::support::Stage) -> Vec<touchstone::candidates::Invitation> {
    stage
        .write(KESTREL, |conn, ctx| {
            let (ledger, platform) =
                (make::opening(conn, ctx, "Backend Engineer, Ledger")?, make::opening(conn, ctx, "Platform Engineer")?);
            make::on_hiring_team(conn, &ledger.profile, HANNAH)?;
            let mut sent = Vec::new();
            for (test, name, email) in [
                (&ledger, "Ana Ferreira", "ana@example.com"),
                (&ledger, "Tomasz Wójcik", "tw@example.org"),
                (&platform, "Zoë Quinn", "zoe.q@example.com"),
            ] {
                sent.push(make::invited(conn, ctx, &test.assessment, name, email)?);
            }
            Ok(sent)
        })
        .await
}

both! {
    async fn candidates_are_found_by_the_beginnings_of_name_address_and_code(stage: Stage) {
        cast(&stage).await;
        let mut nadia = stage.browser(NADIA).await;
        for (search, found) in [("", "AFTWZQ"), ("wojcik", "TW"), ("ferr ana", "AF"), ("ZOE", "ZQ"), ("k-1002", "TW"), ("1003", "ZQ"), ("example.com", "AFZQ"), ("zoe.q@ex", "ZQ"), ("ana wojcik", ""), ("%", ""), ("_na", "")] {
            let page = nadia.get(&paths::list(search, "", "")).await;
            page.expect_status(200);
            for (name, initials) in [("Ana Ferreira", "AF"), ("Tomasz Wójcik", "TW"), ("Zoë Quinn", "ZQ")] {
                assert_eq!(page.has(name), found.contains(initials), "{search:?}: {name}");
            }
        }
        nadia.get(&paths::list("nobody", "", "")).await.expect("Nobody here");
    }

    async fn a_list_is_read_page_by_page_forth_and_back(stage: Stage) {
        stage.write(KESTREL, |conn, ctx| {
            let opening = make::opening(conn, ctx, "Backend Engineer")?;
            for n in 0..60 {
                ctx.clock.advance(Span::seconds(i64::from(n % 3)));
                make::invited(conn, ctx, &opening.assessment, &format!("Person {n:02}"), &format!("p{n:02}@example.com"))?;
            }
            Ok(())
        }).await;
        let mut nadia = stage.browser(NADIA).await;
        let people = |page: &crate::support::Page| -> Vec<String> { page.text().match_indices("class=\"cell-title\"").filter_map(|(at, _)| { let rest = &page.text()[at..]; Some(rest[rest.find('>')? + 1..rest.find("</a>")?].to_string()) }).collect() };
        for search in ["", "person"] {
            let mut seen = Vec::new();
            let mut page = nadia.get(&paths::list(search, "", "")).await;
            let first = people(&page);
            let mut before = first.clone();
            while let Some(next) = page.link("Next") {
                seen.extend(people(&page));
                before = people(&page);
                page = nadia.get(&next).await;
            }
            seen.extend(people(&page));
            let again = nadia.get(&page.link("Previous").expect("a page before")).await;
            assert_eq!(people(&again), before, "{search:?}");
            assert_eq!(first.len(), 25);
            if search.is_empty() { assert_eq!(first[0], "Person 59", "the newest first") }
            seen.sort();
            assert_eq!(seen, (0..60).map(|n| format!("Person {n:02}")).collect::<Vec<_>>(), "{search:?}: everybody once");
        }
    }

    async fn tabs_and_filters_show_a_stage_and_a_job(stage: Stage) {
        let sent = cast(&stage).await;
        stage.write(KESTREL, move |conn, ctx| { actions::note_started(conn, ctx, &sent[1].id)?; actions::note_finished(conn, ctx, &sent[1].id)?; actions::set_stage(conn, ctx, &sent[1].application_id, Stage::BeingRead) }).await;
        let mut nadia = stage.browser(NADIA).await;
        let page = nadia.get(&paths::index()).await;
        let finished = nadia.get(&page.link("Finished").expect("a tab")).await;
        finished.expect("Tomasz Wójcik").expect("Being read").expect_not("Ana Ferreira");
        nadia.get(&paths::list("", "", "invited")).await.expect("Ana Ferreira").expect("Zoë Quinn").expect_not("Tomasz");
        let ledger = page.text().split("<option value=\"").find(|o| o.contains("Ledger")).and_then(|o| o.split('"').next().map(ToString::to_string)).expect("a job to filter by");
        nadia.get(&paths::list("", &ledger, "")).await.expect("Ana Ferreira").expect("Tomasz").expect_not("Zoë");
        nadia.get(&paths::list("zoe", &ledger, "")).await.expect("Nobody here");
    }

    async fn a_hiring_manager_sees_only_candidates_of_her_own_jobs_and_another_company_sees_none(stage: Stage) {
        let sent = cast(&stage).await;
        let (ana, zoe) = (paths::candidate(&sent[0].candidate_id), paths::candidate(&sent[2].candidate_id));
        let mut hannah = stage.browser(HANNAH).await;
        for search in ["", "example"] {
            hannah.get(&paths::list(search, "", "")).await.expect("Ana Ferreira").expect_not("Zoë Quinn").expect_not("Platform Engineer").expect_not("Invite a candidate").expect_not("Remind");
        }
        hannah.get(&ana).await.expect_status(200).expect("Ana Ferreira").expect_not("/i/").expect_not("Cancel the invitation");
        hannah.get(&zoe).await.expect_status(404);
        hannah.get(&paths::invite()).await.expect_status(403);
        hannah.get(&paths::invite_many()).await.expect_status(403);
        hannah.post(&paths::reminder(&sent[0].id), &[]).await.expect_status(403);
        let mut rita = stage.browser(RITA).await;
        rita.get(&paths::index()).await.expect("No candidates yet");
        for url in [&ana, &paths::edit(&sent[0].candidate_id)] { rita.get(url).await.expect_status(404); }
        for url in [paths::reminder(&sent[0].id), paths::cancellation(&sent[0].id)] { rita.post(&url, &[]).await.expect_status(404); }
        rita.post(&paths::bulk_reminders(), &[("application", sent[0].application_id.as_str())]).await.expect_status(404);
        rita.post(&paths::candidate(&sent[0].candidate_id), &[("name", "X"), ("email", "x@example.com"), ("revision", "1")]).await.expect_status(404);
        stage.browser(PRIYA).await.get(&paths::index()).await.expect_status(403);
        stage.visitor().await.get(&ana).await.expect_status(303);
        nobody_found(&mut rita).await;
    }

    async fn a_candidates_page_has_the_link_the_letters_and_what_happened(stage: Stage) {
        let sent = cast(&stage).await;
        stage.work().await;
        let mut nadia = stage.browser(NADIA).await;
        let url = paths::candidate(&sent[0].candidate_id);
        let page = nadia.get(&url).await;
        page.expect("K-1001").expect("Backend Engineer, Ledger").expect("Letters (1)").expect("Kestrel Pay invites you to a test").expect("Invited K-1001 to Test for Backend Engineer, Ledger");
        assert!(page.has(&touchstone::candidates::link::make(&stage.state().secrets, &sent[0].id, 1)));
        let page = nadia.post(&paths::reminder(&sent[0].id), &[]).await;
        nadia.follow(page).await.expect("Kept in the outbox.").expect("1 reminder");
        let page = nadia.post(&paths::reminder(&sent[0].id), &[]).await;
        nadia.follow(page).await.expect("Nothing was done.").expect("less than an hour ago");
        let page = nadia.post(&paths::expiry(&sent[0].id), &[("expires_on", "2026-12-24")]).await;
        nadia.follow(page).await.expect("24 Dec 2026, 23:59 UTC");
        nadia.post(&paths::expiry(&sent[0].id), &[("expires_on", "2026-11-17")]).await.expect_status(422).expect("Choose a day after 17 Nov 2026.");
        let page = nadia.post(&paths::cancellation(&sent[0].id), &[]).await;
        nadia.follow(page).await.expect("Cancelled").expect("Withdrawn").expect_not("Copy link");
        let page = nadia.post(&paths::renewal(&sent[0].id), &[("expires_on", "2026-12-01")]).await;
        let page = nadia.follow(page).await;
        assert!(page.has(&touchstone::candidates::link::make(&stage.state().secrets, &sent[0].id, 2)), "the fresh link");
    }

    async fn details_are_changed_once_and_a_second_hand_sees_both_versions(stage: Stage) {
        let sent = cast(&stage).await;
        let (mut nadia, mut other) = (stage.browser(NADIA).await, stage.browser(NADIA).await);
        let (url, form) = (paths::candidate(&sent[0].candidate_id), paths::edit(&sent[0].candidate_id));
        let revision = nadia.get(&form).await.value("revision").expect("a revision");
        let saved = nadia.post(&url, &[("name", "Ana Ferreira Lima"), ("email", "ana@example.com"), ("extra_time", "25"), ("revision", &revision)]).await;
        nadia.follow(saved).await.expect("Ana Ferreira Lima").expect("25 % more");
        let stale = other.post(&url, &[("name", "Ana F."), ("email", "ana@example.com"), ("extra_time", ""), ("revision", &revision)]).await;
        stale.expect_status(409).expect("Ana Ferreira Lima").expect("value=\"Ana F.\"");
        let newer = stale.value("revision").expect("the newer revision");
        other.post(&url, &[("name", "Ana F."), ("email", "ana@example.com"), ("extra_time", ""), ("revision", &newer)]).await.expect_status(303);
        let taken = nadia.post(&url, &[("name", ""), ("email", "TW@example.org"), ("extra_time", "900"), ("revision", "9")]).await;
        taken.expect_status(422).expect("Enter a name.").expect("from 0 to 300");
        nadia.post(&url, &[("name", "Ana"), ("email", "TW@example.org"), ("extra_time", ""), ("revision", "9")]).await.expect_status(422).expect("K-1002 has this address.");
        nadia.get(&paths::list("lima", "", "")).await.expect("Nobody here");
    }

    async fn many_are_reminded_and_cancelled_at_once_and_those_left_out_are_told(stage: Stage) {
        let sent = cast(&stage).await;
        let id = sent[1].id.clone();
        stage.write(KESTREL, move |conn, ctx| actions::note_started(conn, ctx, &id)).await;
        let mut nadia = stage.browser(NADIA).await;
        let all: Vec<(&str, &str)> = sent.iter().map(|i| ("application", i.application_id.as_str())).collect();
        let page = nadia.post(&paths::bulk_reminders(), &all).await;
        nadia.follow(page).await.expect("2 reminders wait in the outbox.").expect("1 candidate was left out");
        let page = nadia.post(&paths::bulk_cancellations(), &[all[0], ("back", "/candidates?stage=invited")]).await;
        assert_eq!(page.location(), "/candidates?stage=invited");
        let page = nadia.post(&paths::bulk_cancellations(), &[("back", "https://evil.example/candidates")]).await;
        assert_eq!(page.location(), "/candidates");
        nadia.follow(page).await.expect("Nobody is ticked.");
        let page = nadia.post(&paths::comparison(), &all).await;
        nadia.follow(page).await.expect("Tick at least two candidates with a result.");
    }

    async fn somebody_who_withdraws_is_noted_and_the_invitation_ends(stage: Stage) {
        let sent = cast(&stage).await;
        let mut nadia = stage.browser(NADIA).await;
        let url = paths::stage(&sent[0].application_id);
        nadia.post(&url, &[("stage", "hired")]).await.expect_status(409).expect("cannot become");
        nadia.post(&url, &[("stage", "scored")]).await.expect_status(422);
        let page = nadia.post(&url, &[("stage", "withdrawn")]).await;
        nadia.follow(page).await.expect("Withdrawn").expect("Cancelled");
        let (company, kept) = (stage.company(KESTREL).await, sent[0].clone());
        let link_opens = stage.read(move |conn| Ok(store::invitation(conn, &company, &kept.id)?.state)).await;
        assert_eq!(link_opens, touchstone::candidates::InvitationState::Cancelled);
    }

    async fn one_person_is_invited_by_the_form_and_mistakes_stand_beside_their_fields(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&paths::invite()).await.expect("There is no published test yet");
        let opening = stage.write(KESTREL, |conn, ctx| make::opening(conn, ctx, "Backend Engineer")).await;
        let form = nadia.get(&paths::invite_to(&opening.assessment)).await;
        assert_eq!(form.value("expires_on").as_deref(), Some("2026-12-02"));
        let id = form.value("id").expect("an id");
        let test = opening.assessment.to_string();
        let bad = nadia.post(&paths::invitations(), &[("id", &id), ("assessment", ""), ("name", &"n".repeat(201)), ("email", "ana@@example.com"), ("expires_on", "soon"), ("extra_time", "301"), ("message", &"m".repeat(2001))]).await;
        bad.expect_status(422).expect("Choose a test.").expect("it has 201 characters").expect("is not an email address").expect("Enter the last day").expect("from 0 to 300").expect("it has 2001 characters");
        let fields = [("id", id.as_str()), ("assessment", &test), ("name", "Ana <b>Ferreira</b>"), ("email", "ana@example.com"), ("expires_on", "2026-12-02"), ("extra_time", "25"), ("message", "")];
        let page = nadia.post(&paths::invitations(), &fields).await;
        let first = page.location().to_string();
        nadia.follow(page).await.expect("Kept in the outbox.").expect("Ana &#60;b&#62;Ferreira&#60;/b&#62;").expect("75 minutes");
        assert_eq!(nadia.post(&paths::invitations(), &fields).await.location(), first, "sent twice, invited once");
        let other = stage.write(KESTREL, |_, ctx| Ok(new_id!(ctx, InvitationId))).await.to_string();
        let again = nadia.post(&paths::invitations(), &[("id", &other), ("assessment", &test), ("name", ""), ("email", "ANA@example.com"), ("expires_on", "2026-12-02")]).await;
        again.expect_status(422).expect("K-1001 was invited to this assessment on 18 Nov 2026.");
    }
}

async fn nobody_found(rita: &mut crate::support::Browser) {
    for search in ["ana", "k-1001", "example"] {
        rita.get(&paths::list(search, "", "")).await.expect("Nobody here");
    }
}
