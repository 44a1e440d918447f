//! A forgotten password.

use crate::both;
use crate::support::Stage;
use crate::support::cast::{ADA, KESTREL, NADIA, PASSWORD};
use crate::support::letters::{all_to, link_in, newest_to, token_in};
use touchstone::accounts::{Purpose, actions, store};
use touchstone::kit::Span;
use touchstone::mail::LetterState;
use touchstone::paths::accounts as paths;

const NEW: &str = "violet harbour seventeen kites";

/// Asks for a letter and gives its link.
async fn asked(stage: &Stage) -> String {
    let mut browser = stage.visitor().await;
    browser.post(&paths::resets(), &[("email", NADIA.email)]).await.expect_status(200).expect("Look into your mail");
    stage.work().await;
    link_in(&newest_to(stage, KESTREL, NADIA.email).await, &stage.state().config.public_url)
}

both! {
    async fn a_forgotten_password_is_replaced_by_letter(stage: Stage) {
        let mut old = stage.browser(NADIA).await;
        let link = asked(&stage).await;
        let mut browser = stage.visitor().await;
        browser.get(&link).await.expect_status(200).expect(NADIA.email);
        browser.post(&paths::reset(), &[("token", &token_in(&link)), ("password", "nadia.osei.1")]).await.expect_status(422).expect("Do not use your name or address");
        stage.wait(Span::minutes(1));
        let page = browser.post(&paths::reset(), &[("token", &token_in(&link)), ("password", NEW)]).await;
        assert_eq!(page.expect_status(303).location(), paths::sign_in());
        old.get(&paths::settings()).await.expect_status(303);
        browser.post(&paths::sessions(), &[("email", NADIA.email), ("password", PASSWORD)]).await.expect_status(422);
        browser.post(&paths::sessions(), &[("email", NADIA.email), ("password", NEW)]).await.expect_status(303);
        let letter = newest_to(&stage, KESTREL, NADIA.email).await;
        assert_eq!(letter.subject, "Your password was changed");
        browser.post(&paths::reset(), &[("token", &token_in(&link)), ("password", "another pair of shoes")]).await.expect_status(410);
    }

    async fn the_answer_does_not_tell_whether_an_address_exists(stage: Stage) {
        let mut browser = stage.visitor().await;
        let known = browser.post(&paths::resets(), &[("email", NADIA.email)]).await;
        let unknown = browser.post(&paths::resets(), &[("email", "nobody@kestrel.example")]).await;
        known.expect_status(200);
        assert_eq!(known.text().replace(NADIA.email, ""), unknown.text().replace("nobody@kestrel.example", ""));
        // The same work, too: one row each before the answer, and no letter yet.
        let waiting = stage.read(|conn| {
            use diesel::prelude::*;
            Ok(touchstone::db::schema::jobs::table.count().get_result::<i64>(conn)?)
        }).await;
        assert_eq!(waiting, 2);
        assert!(all_to(&stage, KESTREL, NADIA.email).await.is_empty());
        stage.work().await;
        assert_eq!(all_to(&stage, KESTREL, NADIA.email).await.len(), 1);
    }

    async fn one_account_gets_three_letters_an_hour(stage: Stage) {
        let mut browser = stage.visitor().await;
        for _ in 0..5 { browser.post(&paths::resets(), &[("email", "NADIA@Kestrel.example")]).await.expect_status(200); }
        stage.work().await;
        assert_eq!(all_to(&stage, KESTREL, NADIA.email).await.len(), 3);
        stage.wait(Span::hours(1) + Span::seconds(1));
        browser.post(&paths::resets(), &[("email", NADIA.email)]).await.expect_status(200);
        stage.work().await;
        assert_eq!(all_to(&stage, KESTREL, NADIA.email).await.len(), 4);
    }

    async fn a_link_works_for_an_hour_and_only_the_newest(stage: Stage) {
        let first = asked(&stage).await;
        stage.wait(Span::minutes(1));
        let second = asked(&stage).await;
        let mut browser = stage.visitor().await;
        browser.get(&first).await.expect_status(410);
        browser.get(&second).await.expect_status(200);
        stage.wait(Span::hours(1));
        browser.get(&second).await.expect_status(410);
        browser.post(&paths::reset(), &[("token", &token_in(&second)), ("password", NEW)]).await.expect_status(410);
    }

    async fn opening_a_link_changes_nothing(stage: Stage) {
        let link = asked(&stage).await;
        let before = stage.read(|conn| Ok(store::by_email(conn, NADIA.email)?.expect("her").password_hash)).await;
        for _ in 0..3 { stage.visitor().await.get(&link).await.expect_status(200); }
        let token = token_in(&link);
        let holder = stage.read({ let now = stage.clock.now(); move |conn| actions::holder(conn, &token, Purpose::Reset, now) }).await;
        assert!(holder.is_some());
        assert_eq!(stage.read(|conn| Ok(store::by_email(conn, NADIA.email)?.expect("her").password_hash)).await, before);
    }

    async fn a_token_is_kept_as_a_hash_and_serves_its_own_purpose_only(stage: Stage) {
        let link = asked(&stage).await;
        let token = token_in(&link);
        let mut browser = stage.visitor().await;
        browser.get(&paths::joining_link(&token)).await.expect_status(410);
        browser.post(&paths::joining(), &[("token", &token), ("name", "Mallory"), ("password", NEW)]).await.expect_status(410);
        for rubbish in ["", "x", "%00", "' OR 1=1 --"] { browser.get(&paths::reset_link(rubbish)).await.expect_status(410); }
        // In no table but the letter that waits to be sent.
        let letter = newest_to(&stage, KESTREL, NADIA.email).await;
        assert!(letter.body_text.contains(&token) && letter.link.is_none());
        let organisation = stage.company(KESTREL).await;
        let trail = stage.read(move |conn| touchstone::audit::list(conn, &organisation, &touchstone::audit::Filter::default(), None, 100)).await;
        assert!(trail.rows.iter().any(|e| e.fact == "user.reset_requested"));
        assert!(!format!("{trail:?}").contains(&token));
    }

    async fn the_text_of_a_letter_with_a_link_is_gone_once_it_was_sent(stage: Stage) {
        asked(&stage).await;
        let letter = newest_to(&stage, KESTREL, NADIA.email).await;
        assert_eq!(letter.state, LetterState::Kept);
        let server = crate::support::smtp::start();
        let mut parts = stage.parts.clone();
        let mut config = (*parts.state.config).clone();
        config.mail.smtp_url = Some(touchstone::kit::Secret::new(server.url()));
        parts.state.config = std::sync::Arc::new(config);
        let id = letter.id.clone();
        stage.act(ADA, move |conn, ctx| touchstone::mail::resend(conn, ctx, &id)).await.expect("sent again");
        touchstone::jobs::run_due(&parts.state, &touchstone::app::handlers()).await.expect("the queue works");
        let sent = newest_to(&stage, KESTREL, NADIA.email).await;
        assert_eq!((sent.state, sent.last_error.clone()), (LetterState::Sent, None));
        assert!(!sent.body_text.contains("token=") && sent.body_html.is_empty(), "{sent:?}");
        let received = server.received();
        assert!(received.contains("Set a new password") && received.contains("token=3D"), "{received}");
    }

    async fn a_disabled_account_gets_no_letter_and_its_link_dies(stage: Stage) {
        let link = asked(&stage).await;
        let id = stage.read(|conn| Ok(store::by_email(conn, NADIA.email)?.expect("her").id)).await;
        stage.act(ADA, move |conn, ctx| actions::disable(conn, ctx, &id, 1)).await.expect("signed off");
        let mut browser = stage.visitor().await;
        browser.get(&link).await.expect_status(410);
        browser.post(&paths::resets(), &[("email", NADIA.email)]).await.expect_status(200);
        stage.work().await;
        assert_eq!(all_to(&stage, KESTREL, NADIA.email).await.len(), 1);
    }

    async fn an_administrator_sends_a_reset(stage: Stage) {
        let id = stage.read(|conn| Ok(store::by_email(conn, NADIA.email)?.expect("her").id)).await;
        let mut ada = stage.browser(ADA).await;
        for n in 1..=4 {
            let page = ada.post(&paths::user_reset(id.as_str()), &[]).await;
            let shown = ada.follow(page).await;
            shown.expect_status(200).expect(if n <= 3 { "A letter was written." } else { "No letter was written." });
        }
        assert_eq!(all_to(&stage, KESTREL, NADIA.email).await.len(), 3);
    }
}
