//! Users: invitations, roles, signing off.

use crate::both;
use crate::support::cast::{ADA, HANNAH, KESTREL, NADIA, PASSWORD, RITA, ROMAN};
use crate::support::letters::{all_to, code, link_in, newest_to, token_in};
use crate::support::{Page, Stage};
use touchstone::accounts::{User, UserState, actions, store};
use touchstone::error::Error;
use touchstone::kit::{Role, Span};
use touchstone::paths::accounts as paths;

const TOM: &str = "tom@kestrel.example";

async fn user(stage: &Stage, email: &'static str) -> User {
    stage.read(move |conn| Ok(store::by_email(conn, email)?.expect("a user"))).await
}

/// Invites Tom through the form and gives the link of his letter.
async fn invited(stage: &Stage) -> String {
    let mut ada = stage.browser(ADA).await;
    let form = ada.get(&paths::new_user()).await;
    let id = form.value("id").expect("an id in the form");
    ada.post(&paths::users(), &[("id", &id), ("email", TOM), ("role", "recruiter")]).await.expect_status(303);
    link_in(&newest_to(stage, KESTREL, TOM).await, &stage.state().config.public_url)
}

async fn accept(stage: &Stage, link: &str) -> Page {
    let mut tom = stage.visitor().await;
    tom.post(&paths::joining(), &[("token", &token_in(link)), ("name", "Tom Weir"), ("password", PASSWORD)]).await
}

both! {
    async fn somebody_invited_sets_up_their_account_and_signs_in(stage: Stage) {
        let link = invited(&stage).await;
        assert_eq!(user(&stage, TOM).await.state, UserState::Invited);
        let mut tom = stage.visitor().await;
        tom.get(&link).await.expect_status(200).expect("Kestrel Pay").expect(TOM);
        tom.post(&paths::joining(), &[("token", &token_in(&link)), ("name", "Tom Weir"), ("password", "short")]).await.expect_status(422).expect("at least 12 characters").expect("Tom Weir").expect_not("\"short\"");
        let page = tom.post(&paths::joining(), &[("token", &token_in(&link)), ("name", "Tom Weir"), ("password", PASSWORD)]).await;
        assert_eq!(page.expect_status(303).location(), paths::sign_in());
        tom.post(&paths::sessions(), &[("email", TOM), ("password", PASSWORD)]).await.expect_status(303);
        tom.get(&paths::settings()).await.expect_status(200).expect("Tom Weir").expect_not("Audit trail");
        let now = user(&stage, TOM).await;
        assert_eq!((now.name.as_str(), now.role, now.state), ("Tom Weir", Role::Recruiter, UserState::Active));
    }

    async fn an_invitation_works_once_and_for_seven_days(stage: Stage) {
        let link = invited(&stage).await;
        // Programs that scan mail open links; that uses nothing up.
        for _ in 0..3 { stage.visitor().await.get(&link).await.expect_status(200); }
        stage.wait(Span::days(7));
        stage.visitor().await.get(&link).await.expect_status(410).expect("This link does not work any more");
        accept(&stage, &link).await.expect_status(410);
        assert_eq!(user(&stage, TOM).await.state, UserState::Invited);
        let mut ada = stage.browser(ADA).await;
        ada.post(&paths::user_invitation(user(&stage, TOM).await.id.as_str()), &[]).await.expect_status(303);
        let second = link_in(&newest_to(&stage, KESTREL, TOM).await, &stage.state().config.public_url);
        assert_ne!(link, second);
        accept(&stage, &second).await.expect_status(303);
        accept(&stage, &second).await.expect_status(410);
    }

    async fn a_second_press_of_the_button_invites_nobody_twice(stage: Stage) {
        let mut ada = stage.browser(ADA).await;
        let id = ada.get(&paths::new_user()).await.value("id").expect("an id");
        let fields = [("id", id.as_str()), ("email", TOM), ("role", "reviewer")];
        let first = ada.post(&paths::users(), &fields).await;
        let second = ada.post(&paths::users(), &fields).await;
        assert_eq!(first.expect_status(303).location(), second.expect_status(303).location());
        assert_eq!(all_to(&stage, KESTREL, TOM).await.len(), 1);
        // Sending again twice within a minute writes one letter.
        let path = paths::user_invitation(user(&stage, TOM).await.id.as_str());
        stage.wait(Span::minutes(2));
        for _ in 0..2 { ada.post(&path, &[]).await.expect_status(303); }
        assert_eq!(all_to(&stage, KESTREL, TOM).await.len(), 2);
        // The id of a user of another company is not there.
        let rita = user(&stage, RITA.email).await.id.to_string();
        ada.post(&paths::users(), &[("id", &rita), ("email", "new@kestrel.example"), ("role", "reviewer")]).await.expect_status(404);
    }

    async fn a_bad_invitation_says_what_is_wrong_and_keeps_what_was_typed(stage: Stage) {
        let mut ada = stage.browser(ADA).await;
        ada.post(&paths::users(), &[("email", "tom@"), ("role", "reviewer")]).await.expect_status(422).expect("is not an email address").expect("value=\"tom@\"").expect("value=\"reviewer\" checked");
        ada.post(&paths::users(), &[("email", TOM), ("role", "emperor")]).await.expect_status(422).expect("Choose a role.");
        ada.post(&paths::users(), &[("email", "NADIA@kestrel.example"), ("role", "reviewer")]).await.expect_status(422).expect("has an account already");
        ada.post(&paths::users(), &[("email", RITA.email), ("role", "reviewer")]).await.expect_status(422).expect("has an account already");
    }

    async fn a_change_of_role_holds_at_the_next_click(stage: Stage) {
        let mut hannah = stage.browser(HANNAH).await;
        hannah.get(&paths::outbox()).await.expect_status(403);
        let who = user(&stage, HANNAH.email).await;
        let mut ada = stage.browser(ADA).await;
        ada.post(&paths::user_role(who.id.as_str()), &[("role", "recruiter"), ("revision", &who.revision.to_string())]).await.expect_status(303);
        hannah.get(&paths::outbox()).await.expect_status(200);
        ada.post(&paths::user_role(who.id.as_str()), &[("role", "reviewer"), ("revision", &(who.revision + 1).to_string())]).await.expect_status(303);
        hannah.get(&paths::outbox()).await.expect_status(403).expect("see the outbox");
    }

    async fn a_stale_change_of_role_shows_both_and_saves_nothing(stage: Stage) {
        let who = user(&stage, NADIA.email).await;
        let mut ada = stage.browser(ADA).await;
        let seen = who.revision.to_string();
        ada.post(&paths::user_role(who.id.as_str()), &[("role", "reviewer"), ("revision", &seen)]).await.expect_status(303);
        let page = ada.post(&paths::user_role(who.id.as_str()), &[("role", "hiring_manager"), ("revision", &seen)]).await;
        page.expect_status(409).expect("Somebody else changed this account first.").expect("The role kept now is Reviewer").expect("value=\"hiring_manager\" checked");
        assert_eq!(user(&stage, NADIA.email).await.role, Role::Reviewer);
        ada.post(&paths::user_disabling(who.id.as_str()), &[("revision", &seen)]).await.expect_status(409);
        assert_eq!(user(&stage, NADIA.email).await.state, UserState::Active);
    }

    async fn the_last_administrator_stays_one(stage: Stage) {
        let ada = user(&stage, ADA.email).await;
        let mut browser = stage.browser(ADA).await;
        let page = browser.post(&paths::user_role(ada.id.as_str()), &[("role", "recruiter"), ("revision", "1")]).await;
        page.expect_status(409).expect("is the only administrator");
        browser.post(&paths::user_disabling(ada.id.as_str()), &[("revision", "1")]).await.expect_status(409).expect("You cannot sign yourself off");
        // An invited or disabled administrator does not count.
        stage.write(KESTREL, |conn, ctx| {
            let new = |email: &str, hash: Option<&str>| touchstone::accounts::NewUser { email: email.into(), name: email.into(), role: Role::Admin, password_hash: hash.map(Into::into) };
            actions::add_user(conn, ctx, new("invited@kestrel.example", None))?;
            let second = actions::add_user(conn, ctx, new("second@kestrel.example", Some("x")))?;
            actions::disable(conn, ctx, &second.id, 1)?;
            Ok(())
        }).await;
        let id = ada.id.clone();
        let refused = stage.act(ADA, move |conn, ctx| actions::change_role(conn, ctx, &id, 1, Role::Reviewer)).await.expect_err("refused");
        assert_eq!(code(&refused), "user.last_administrator");
        let id = ada.id.clone();
        stage.act(ADA, move |conn, ctx| {
            let second = store::by_email(conn, "second@kestrel.example")?.expect("the second");
            actions::enable(conn, ctx, &second.id, second.revision)?;
            actions::change_role(conn, ctx, &id, 1, Role::Reviewer)
        }).await.expect("there are two now");
    }

    async fn two_administrators_who_remove_each_other_at_once_leave_one(stage: Stage) {
        let second = stage.write(KESTREL, |conn, ctx| {
            let new = touchstone::accounts::NewUser { email: "second@kestrel.example".into(), name: "Second".into(), role: Role::Admin, password_hash: Some("x".into()) };
            actions::add_user(conn, ctx, new)
        }).await;
        let first = user(&stage, ADA.email).await;
        let demote = |who: User| {
            let mut ctx = stage.state().ctx(touchstone::ctx::Actor::System { organisation: Some(who.organisation_id.clone()), name: "test" }, "");
            stage.state().db.write(move |conn| {
                let done = actions::change_role(conn, &mut ctx, &who.id, 1, Role::Reviewer);
                std::thread::sleep(std::time::Duration::from_millis(50));
                done
            })
        };
        let (a, b) = futures_util::future::join(demote(first), demote(second)).await;
        assert_eq!([a.is_ok(), b.is_ok()].iter().filter(|ok| **ok).count(), 1, "{a:?} {b:?}");
    }

    async fn whoever_is_signed_off_is_out_at_once_and_can_come_back(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&paths::settings()).await.expect_status(200);
        let who = user(&stage, NADIA.email).await;
        let mut ada = stage.browser(ADA).await;
        ada.post(&paths::user_disabling(who.id.as_str()), &[("revision", "1")]).await.expect_status(303);
        let page = nadia.get(&paths::settings()).await;
        assert_eq!(page.expect_status(303).location(), paths::sign_in_then("/settings"));
        let mut again = stage.visitor().await;
        again.post(&paths::sessions(), &[("email", NADIA.email), ("password", PASSWORD)]).await.expect_status(422).expect("The address or the password is not right.");
        ada.post(&paths::user_enabling(who.id.as_str()), &[("revision", "2")]).await.expect_status(303);
        nadia.get(&paths::settings()).await.expect_status(303);
        again.post(&paths::sessions(), &[("email", NADIA.email), ("password", PASSWORD)]).await.expect_status(303);
    }

    async fn a_company_never_sees_or_touches_the_users_of_another(stage: Stage) {
        let nadia = user(&stage, NADIA.email).await;
        let mut roman = stage.browser(ROMAN).await;
        roman.get(&paths::users()).await.expect_status(200).expect("Rita Solberg").expect_not("Nadia Osei");
        roman.get(&paths::user(nadia.id.as_str())).await.expect_status(404);
        for path in [paths::user_role(nadia.id.as_str()), paths::user_disabling(nadia.id.as_str()), paths::user_enabling(nadia.id.as_str()), paths::user_invitation(nadia.id.as_str()), paths::user_reset(nadia.id.as_str())] {
            roman.post(&path, &[("role", "reviewer"), ("revision", "1")]).await.expect_status(404);
        }
        roman.get(&paths::user("not-an-id")).await.expect_status(404);
        let now = user(&stage, NADIA.email).await;
        assert_eq!((now.revision, now.role, now.state), (nadia.revision, nadia.role, nadia.state));
    }

    async fn only_an_administrator_manages_users(stage: Stage) {
        let id = user(&stage, HANNAH.email).await.id;
        let refused = stage.act(NADIA, move |conn, ctx| actions::disable(conn, ctx, &id, 1)).await.expect_err("refused");
        assert!(matches!(refused, Error::Forbidden(_)), "{refused:?}");
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&paths::users()).await.expect_status(403);
        nadia.post(&paths::users(), &[("email", TOM), ("role", "admin")]).await.expect_status(403);
    }
}
