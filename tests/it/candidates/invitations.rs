//! Inviting, reminding, cancelling, renewing; the letters and the end of the time.

use crate::both;
use crate::support::cast::{HANNAH, KESTREL, NADIA, RITA};
use crate::support::make::candidates as make;
use touchstone::candidates::{InvitationState, Stage, actions, link, store};
use touchstone::error::Error;
use touchstone::kit::Span;
use touchstone::kit::ids::InvitationId;
use touchstone::mail;
use touchstone::new_id;

both! {
    async fn a_person_who_is_invited_gets_a_code_a_stage_and_a_letter_with_a_link_that_opens(stage: Stage) {
        let opening = stage.write(KESTREL, |conn, ctx| make::opening(conn, ctx, "Senior Backend Engineer")).await;
        let test = opening.assessment.clone();
        let invitation = stage.act(NADIA, move |conn, ctx| {
            let mut new = make::new_invitation(ctx, &test, "Ana Ferreira", "ana.ferreira@example.com");
            new.time_factor_percent = Some(125);
            new.message = "We liked your talk.\nSee <you> soon".into();
            actions::invite(conn, ctx, new)
        }).await.expect("an invitation");
        stage.work().await;
        let company = stage.company(KESTREL).await;
        let (candidate, application, letters) = stage.read({ let (company, sent) = (company.clone(), invitation.clone()); move |conn| {
            Ok((store::candidate(conn, &company, &sent.candidate_id)?, store::application(conn, &company, &sent.application_id)?, mail::list(conn, &company, None, None, 10)?.rows))
        } }).await;
        assert_eq!((candidate.code.as_str(), candidate.time_factor_percent, application.stage), ("K-1001", 125, Stage::Invited));
        assert_eq!(letters.len(), 1);
        let letter = &letters[0];
        assert_eq!(letter.to_address, "ana.ferreira@example.com");
        assert_eq!(letter.subject, "Kestrel Pay invites you to a test: Senior Backend Engineer");
        for words in ["Hello Ana Ferreira,", "Nadia Osei of Kestrel Pay", "Time for it: 75 minutes, your extra time included", "Open until: 2 Dec 2026, 10:00 UTC", "people@example.org", "See <you> soon"] {
            assert!(letter.body_text.contains(words), "{words} in\n{}", letter.body_text);
        }
        assert!(letter.body_html.contains("See &#60;you&#62; soon"), "{}", letter.body_html);
        let url = letter.link.clone().expect("a link");
        assert!(letter.body_text.contains(&url) && letter.body_html.contains(&url));
        let token = url.rsplit('/').next().expect("a token");
        assert_eq!(link::read(&stage.state().secrets, token), Some((invitation.id, 1)));
    }

    async fn the_same_form_sent_twice_invites_once_and_another_form_is_refused_with_what_is_there(stage: Stage) {
        let opening = stage.write(KESTREL, |conn, ctx| make::opening(conn, ctx, "Backend Engineer")).await;
        let (first, second, refused) = stage.act(NADIA, move |conn, ctx| {
            let new = make::new_invitation(ctx, &opening.assessment, "Ana Ferreira", "ana@example.com");
            let first = actions::invite(conn, ctx, new.clone())?;
            let second = actions::invite(conn, ctx, new)?;
            let mut again = make::new_invitation(ctx, &opening.assessment, "Ana F.", "ANA@example.com");
            again.time_factor_percent = Some(200);
            let refused = actions::invite(conn, ctx, again).expect_err("she is invited");
            let kept = store::candidate(conn, &ctx.organisation()?, &first.candidate_id)?;
            assert_eq!(kept.time_factor_percent, 100, "a refusal leaves nothing behind");
            Ok((first, second, refused))
        }).await.expect("the deed");
        assert_eq!(first.id, second.id);
        assert!(matches!(&refused, Error::Refused { code: "invitation.already", reason } if reason.contains("K-1001 was invited to this assessment on 18 Nov 2026")), "{refused}");
        stage.work().await;
        let company = stage.company(KESTREL).await;
        assert_eq!(stage.read(move |conn| Ok(mail::list(conn, &company, None, None, 10)?.rows.len())).await, 1);
    }

    async fn one_person_applies_for_two_jobs_under_one_code(stage: Stage) {
        let codes = stage.write(KESTREL, |conn, ctx| {
            let (one, two) = (make::opening(conn, ctx, "Backend Engineer")?, make::opening(conn, ctx, "Platform Engineer")?);
            let organisation = ctx.organisation()?;
            let mut codes = Vec::new();
            for (test, email) in [(&one, "ana@example.com"), (&two, "Ana@Example.com"), (&one, "tomasz@example.com")] {
                let invitation = make::invited(conn, ctx, &test.assessment, "", email)?;
                codes.push(store::candidate(conn, &organisation, &invitation.candidate_id)?.code);
            }
            Ok(codes)
        }).await;
        assert_eq!(codes, ["K-1001", "K-1001", "K-1002"]);
    }

    async fn a_reminder_goes_out_at_most_every_hour_and_only_while_the_candidate_has_not_started(stage: Stage) {
        let invitation = stage.write(KESTREL, |conn, ctx| { let opening = make::opening(conn, ctx, "Backend Engineer")?; make::invited(conn, ctx, &opening.assessment, "Ana", "ana@example.com") }).await;
        let remind = |id: InvitationId| stage.act(NADIA, move |conn, ctx| actions::remind(conn, ctx, &id));
        assert_eq!(remind(invitation.id.clone()).await.expect("the first").reminders, 1);
        let soon = remind(invitation.id.clone()).await.expect_err("too soon");
        assert!(matches!(&soon, Error::Refused { code: "invitation.reminded_lately", reason } if reason.contains("60 minutes")), "{soon}");
        stage.wait(Span::minutes(61));
        assert_eq!(remind(invitation.id.clone()).await.expect("the second").reminders, 2);
        let id = invitation.id.clone();
        stage.write(KESTREL, move |conn, ctx| actions::note_started(conn, ctx, &id)).await;
        stage.wait(Span::minutes(61));
        let started = remind(invitation.id).await.expect_err("she has started");
        assert!(matches!(started, Error::Refused { code: "invitation.not_waiting", .. }), "{started}");
        stage.work().await;
        let company = stage.company(KESTREL).await;
        let letters = stage.read(move |conn| Ok(mail::list(conn, &company, None, None, 10)?.rows)).await;
        assert!(letters.is_empty(), "letters whose moment has passed are not written: {letters:?}");
    }

    async fn a_cancelled_invitation_is_told_of_and_renewed_with_a_fresh_link(stage: Stage) {
        let invitation = stage.write(KESTREL, |conn, ctx| { let opening = make::opening(conn, ctx, "Backend Engineer")?; make::invited(conn, ctx, &opening.assessment, "Ana", "ana@example.com") }).await;
        stage.work().await;
        stage.wait(Span::minutes(1));
        let id = invitation.id.clone();
        let company = stage.company(KESTREL).await;
        let (cancelled, at) = stage.act(NADIA, { let id = id.clone(); move |conn, ctx| {
            let cancelled = actions::cancel(conn, ctx, &id)?;
            actions::cancel(conn, ctx, &id)?;
            Ok((cancelled.state, store::application(conn, &ctx.organisation()?, &cancelled.application_id)?.stage))
        } }).await.expect("cancelled");
        assert_eq!((cancelled, at), (InvitationState::Cancelled, Stage::Withdrawn));
        stage.work().await;
        stage.wait(Span::minutes(1));
        let renewed = stage.act(NADIA, { let id = id.clone(); move |conn, ctx| { let until = ctx.now() + Span::days(7); actions::renew(conn, ctx, &id, until) } }).await.expect("renewed");
        assert_eq!((renewed.state, renewed.link_number, renewed.cancelled_at), (InvitationState::Invited, 2, None));
        stage.work().await;
        stage.wait(Span::minutes(1));
        let letters = stage.read({ let company = company.clone(); move |conn| Ok(mail::list(conn, &company, None, None, 10)?.rows) }).await;
        assert_eq!(letters.iter().map(|l| l.kind.as_str()).collect::<Vec<_>>(), ["invitation", "cancelled", "invitation"]);
        assert_eq!(letters[1].link, None);
        let token = letters[0].link.as_deref().and_then(|l| l.rsplit('/').next()).expect("a token").to_string();
        assert_eq!(link::read(&stage.state().secrets, &token), Some((id, 2)));
    }

    async fn an_invitation_ends_at_its_date_unless_it_was_moved(stage: Stage) {
        let (moved, left) = stage.write(KESTREL, |conn, ctx| {
            let opening = make::opening(conn, ctx, "Backend Engineer")?;
            Ok((make::invited(conn, ctx, &opening.assessment, "Ana", "ana@example.com")?, make::invited(conn, ctx, &opening.assessment, "Tomasz", "tomasz@example.com")?))
        }).await;
        stage.act(NADIA, { let id = moved.id.clone(); move |conn, ctx| { let until = ctx.now() + Span::days(20); actions::extend(conn, ctx, &id, until) } }).await.expect("another date");
        let state = |invitation: &touchstone::candidates::Invitation| { let (company, id) = (invitation.organisation_id.clone(), invitation.id.clone()); stage.read(move |conn| {
            let kept = store::invitation(conn, &company, &id)?;
            Ok((kept.state, store::application(conn, &company, &kept.application_id)?.stage))
        }) };
        stage.wait(Span::days(14) + Span::minutes(1));
        stage.work().await;
        assert_eq!(state(&left).await, (InvitationState::Expired, Stage::Expired));
        assert_eq!(state(&moved).await, (InvitationState::Invited, Stage::Invited));
        stage.wait(Span::days(6));
        stage.work().await;
        assert_eq!(state(&moved).await, (InvitationState::Expired, Stage::Expired));
    }

    async fn starting_and_finishing_move_the_invitation_and_the_application_together(stage: Stage) {
        let invitation = stage.write(KESTREL, |conn, ctx| { let opening = make::opening(conn, ctx, "Backend Engineer")?; make::invited(conn, ctx, &opening.assessment, "Ana", "ana@example.com") }).await;
        let id = invitation.id.clone();
        stage.write(KESTREL, move |conn, ctx| {
            let organisation = ctx.organisation()?;
            let at = |conn: &mut touchstone::db::Conn| Ok::<_, Error>((store::invitation(conn, &organisation, &id)?.state, store::application(conn, &organisation, &invitation.application_id)?.stage));
            assert!(matches!(actions::note_finished(conn, ctx, &id), Err(Error::Refused { code: "invitation.not_open", .. })));
            actions::note_started(conn, ctx, &id)?;
            actions::note_started(conn, ctx, &id)?;
            assert_eq!(at(conn)?, (InvitationState::Started, Stage::Started));
            actions::note_finished(conn, ctx, &id)?;
            actions::note_finished(conn, ctx, &id)?;
            assert_eq!(at(conn)?, (InvitationState::Finished, Stage::Finished));
            actions::set_stage(conn, ctx, &invitation.application_id, Stage::Scored)?;
            assert_eq!(at(conn)?, (InvitationState::Finished, Stage::Scored));
            Ok(())
        }).await;
    }

    async fn nobody_starts_after_the_last_day_even_before_the_job_has_run(stage: Stage) {
        let invitation = stage.write(KESTREL, |conn, ctx| { let opening = make::opening(conn, ctx, "Backend Engineer")?; make::invited(conn, ctx, &opening.assessment, "Ana", "ana@example.com") }).await;
        stage.wait(Span::days(15));
        let refused = stage.act(NADIA, move |conn, ctx| actions::note_started(conn, ctx, &invitation.id)).await.expect_err("too late");
        assert!(matches!(&refused, Error::Refused { code: "invitation.not_open", reason } if reason.contains("expired")), "{refused}");
    }

    async fn another_company_and_a_hiring_manager_can_do_nothing_with_an_invitation(stage: Stage) {
        let (opening, invitation) = stage.write(KESTREL, |conn, ctx| {
            let opening = make::opening(conn, ctx, "Backend Engineer")?;
            let invitation = make::invited(conn, ctx, &opening.assessment, "Ana", "ana@example.com")?;
            Ok((opening, invitation))
        }).await;
        for deed in 0..5 {
            let (test, id) = (opening.assessment.clone(), invitation.id.clone());
            let attempt = move |conn: &mut touchstone::db::Conn, ctx: &mut touchstone::ctx::Ctx| {
                let until = ctx.now() + Span::days(3);
                match deed {
                    0 => { let mut new = make::new_invitation(ctx, &test, "Eve", "eve@example.com"); new.id = new_id!(ctx, InvitationId); actions::invite(conn, ctx, new) }
                    1 => actions::remind(conn, ctx, &id),
                    2 => actions::cancel(conn, ctx, &id),
                    3 => actions::renew(conn, ctx, &id, until),
                    _ => actions::extend(conn, ctx, &id, until),
                }
            };
            assert!(matches!(stage.act(RITA, attempt.clone()).await, Err(Error::NotFound)), "deed {deed}");
            assert!(matches!(stage.act(HANNAH, attempt).await, Err(Error::Forbidden(_))), "deed {deed}");
        }
    }
}
