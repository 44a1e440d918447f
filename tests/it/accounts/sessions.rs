//! Signing in and out.

use crate::both;
use crate::support::cast::{NADIA, PASSWORD};
use touchstone::kit::Span;

both! {
    async fn a_person_signs_in_and_out(stage: Stage) {
        let mut browser = stage.visitor().await;
        browser.get("/sign-in").await.expect_status(200).expect("Email address");
        let page = browser.post("/sessions", &[("email", NADIA.email), ("password", PASSWORD), ("next", "/settings")]).await;
        page.expect_status(303);
        assert_eq!(page.location(), "/settings");
        assert!(browser.cookie("ts_access").is_some() && browser.cookie("ts_refresh").is_some());
        let page = browser.post("/sessions/current/end", &[]).await;
        assert_eq!(page.location(), "/sign-in");
        assert!(browser.cookie("ts_access").is_none() && browser.cookie("ts_refresh").is_none());
    }

    async fn a_wrong_password_and_an_unknown_address_get_the_same_answer(stage: Stage) {
        let mut browser = stage.visitor().await;
        let wrong = browser.post("/sessions", &[("email", NADIA.email), ("password", "not the password")]).await;
        let unknown = browser.post("/sessions", &[("email", "nobody@kestrel.example"), ("password", "not the password")]).await;
        wrong.expect_status(422).expect("The address or the password is not right.").expect(NADIA.email).expect_not("not the password");
        assert_eq!(wrong.text().replace(NADIA.email, ""), unknown.text().replace("nobody@kestrel.example", ""));
    }

    async fn a_request_without_the_form_token_is_refused(stage: Stage) {
        let mut browser = stage.visitor().await;
        browser.get("/sign-in").await;
        browser.post_bare("/sessions", &[("email", NADIA.email), ("password", PASSWORD)]).await.expect_status(409);
        browser.post_bare("/sessions", &[("email", NADIA.email), ("password", PASSWORD), ("csrf", "AAAA")]).await.expect_status(409);
    }

    async fn an_access_token_that_ran_out_is_renewed_and_a_stolen_refresh_token_ends_the_session(stage: Stage) {
        let mut browser = stage.browser(NADIA).await;
        let mut thief = stage.visitor().await;
        thief.set_cookie("ts_refresh", browser.cookie("ts_refresh").expect("a refresh token"));
        stage.wait(Span::minutes(6));
        let before = browser.cookie("ts_refresh").map(ToString::to_string);
        browser.get("/sign-in").await.expect_status(303);
        assert_ne!(browser.cookie("ts_refresh").map(ToString::to_string), before, "the refresh token is replaced");
        stage.wait(Span::minutes(1));
        thief.get("/sign-in").await.expect_status(200);
        browser.get("/sign-in").await.expect_status(200);
    }
}
