//! What keeps strangers out: headers, cookies, limits, pauses, and forms that come from elsewhere.

use crate::both;
use crate::support::cast::{ADA, NADIA, PASSWORD};
use crate::support::{Page, Stage};
use actix_web::http::Method;
use std::sync::Arc;
use touchstone::accounts::{SignInLimiter, password, store};
use touchstone::app::Parts;
use touchstone::config::Passwords;
use touchstone::kit::Span;
use touchstone::paths::{self, accounts as urls};
use touchstone::web::{Limiter, assets};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/// The same stage served under an https address.
fn secure(stage: &Stage) -> Parts {
    let mut parts = stage.parts.clone();
    let mut config = (*parts.state.config).clone();
    config.public_url = "https://hire.example".to_string();
    parts.state.config = Arc::new(config);
    parts
}

/// name → attributes, of every cookie an answer sets.
fn cookies(page: &Page) -> Vec<(String, String)> {
    page.headers
        .get_all("set-cookie")
        .filter_map(|v| v.to_str().ok())
        .map(|v| {
            let (pair, attributes) = v.split_once(';').unwrap_or((v, ""));
            (pair.split('=').next().unwrap_or("").to_string(), attributes.to_string())
        })
        .collect()
}

#[track_caller]
fn expect_headers(page: &Page) {
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"),
    ] {
        assert_eq!(page.header(name), value, "{name} on {} ({})", page.url, page.status);
    }
}

both! {
    async fn every_kind_of_answer_carries_the_security_headers(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        let json = [("accept", "application/json")];
        let answers = [
            (nadia.get(&urls::settings()).await, 200), (nadia.get("/no-such-page").await, 404), (nadia.get(&urls::users()).await, 403), (nadia.get(&urls::sign_in()).await, 303),
            (nadia.send(Method::GET, "/no-such-page", None, &json).await, 404), (nadia.post_bare(&urls::sessions(), &[]).await, 409), (nadia.send(Method::DELETE, &urls::sign_in(), None, &json).await, 409),
            (nadia.get("/health/live").await, 200), (nadia.get("/favicon.ico").await, 308), (nadia.get(&assets::url("app.css")).await, 200), (nadia.get("/static/x/no-such-file").await, 404),
            (nadia.post(&urls::sessions(), &[("email", "")]).await, 422),
        ];
        for (page, status) in &answers {
            page.expect_status(*status);
            expect_headers(page);
            let cache = page.header("cache-control");
            if page.url.ends_with("app.css") { assert_eq!(cache, "public, max-age=31536000, immutable"); } else if !page.url.starts_with("/static/") { assert_eq!(cache, "no-store", "{}", page.url); }
            assert_eq!(page.header("strict-transport-security"), "", "not over http");
        }
        assert_eq!(answers[4].0.header("content-type"), "application/problem+json");
        assert_eq!(answers[4].0.json()["status"], 404);
        let mut over_https = crate::support::Browser::new(&secure(&stage)).await;
        assert_eq!(over_https.get(&urls::sign_in()).await.header("strict-transport-security"), "max-age=63072000; includeSubDomains");
    }

    async fn cookies_are_out_of_reach_of_scripts_and_other_sites(stage: Stage) {
        for (parts, https) in [(stage.parts.clone(), false), (secure(&stage), true)] {
            let mut browser = crate::support::Browser::new(&parts).await;
            let first = browser.get(&urls::sign_in()).await;
            let signed_in = browser.post(&urls::sessions(), &[("email", NADIA.email), ("password", PASSWORD)]).await;
            let theme = browser.post(&urls::theme(), &[("theme", "dark")]).await;
            let all: Vec<_> = [&first, &signed_in, &theme].into_iter().flat_map(cookies).collect();
            for wanted in ["ts_browser", "ts_access", "ts_refresh", "ts_theme", "ts_flash"] {
                let (_, attributes) = all.iter().find(|(name, _)| name == wanted).unwrap_or_else(|| panic!("no {wanted}"));
                assert!(attributes.contains("HttpOnly") && attributes.contains("SameSite=Lax") && attributes.contains("Path=/"), "{wanted}: {attributes}");
                assert!(attributes.contains("Max-Age=") && !attributes.contains("Domain"), "{wanted}: {attributes}");
                assert_eq!(attributes.contains("Secure"), https, "{wanted}: {attributes}");
            }
        }
    }

    async fn a_form_of_another_browser_or_site_is_refused(stage: Stage) {
        let mut ada = stage.browser(ADA).await;
        let mut other = stage.visitor().await;
        let foreign = other.token().await;
        let own = ada.token().await;
        ada.post_bare(&urls::sign_out(), &[("csrf", &foreign)]).await.expect_status(409).expect("This form is no longer valid");
        let body = Some(format!("csrf={own}").into_bytes());
        let form = ("content-type", "application/x-www-form-urlencoded");
        ada.send(Method::POST, &urls::sign_out(), body.clone(), &[form, ("sec-fetch-site", "cross-site")]).await.expect_status(409);
        ada.get(&urls::settings()).await.expect_status(200);
        ada.send(Method::POST, &urls::sign_out(), body, &[form, ("sec-fetch-site", "same-origin")]).await.expect_status(303);
    }

    async fn one_address_may_try_so_often_and_is_told_how_long_to_wait(stage: Stage) {
        let mut parts = stage.parts.clone();
        parts.sign_in = SignInLimiter(Limiter::per_minute(3));
        let mut browser = crate::support::Browser::new(&parts).await;
        for _ in 0..3 { browser.post(&urls::sessions(), &[("email", "x@example.org"), ("password", "y")]).await.expect_status(422); }
        let page = browser.post(&urls::sessions(), &[("email", NADIA.email), ("password", PASSWORD)]).await;
        page.expect_status(429).expect("Too many tries");
        let wait: u64 = page.header("retry-after").parse().expect("seconds");
        assert!((1..=60).contains(&wait), "{wait}");
        for _ in 0..3 { browser.post(&urls::resets(), &[("email", "x@example.org")]).await.expect_status(200); }
        browser.post(&urls::resets(), &[("email", "x@example.org")]).await.expect_status(429);
        for _ in 0..3 { browser.post(&urls::reset(), &[("token", "guess")]).await.expect_status(410); }
        browser.post(&urls::reset(), &[("token", "guess")]).await.expect_status(429);
        parts.requests = Limiter::per_second(1);
        let mut hasty = crate::support::Browser::new(&parts).await;
        let mut seen = Vec::new();
        for _ in 0..5 { seen.push(hasty.get(&urls::sign_in()).await.status.as_u16()); }
        assert_eq!(seen, [200, 200, 200, 429, 429]);
        hasty.get("/health/live").await.expect_status(200);
    }

    async fn an_account_pauses_after_wrong_passwords_and_says_nothing_about_it(stage: Stage) {
        let mut browser = stage.visitor().await;
        let right = [("email", NADIA.email), ("password", PASSWORD)];
        let wrong = [("email", NADIA.email), ("password", "guess guess guess")];
        for _ in 0..5 { browser.post(&urls::sessions(), &wrong).await.expect_status(422); }
        let paused = browser.post(&urls::sessions(), &right).await;
        let unknown = browser.post(&urls::sessions(), &[("email", "nobody@kestrel.example"), ("password", PASSWORD)]).await;
        assert_eq!(paused.expect_status(422).text().replace(NADIA.email, ""), unknown.text().replace("nobody@kestrel.example", ""));
        stage.wait(Span::minutes(1));
        browser.post(&urls::sessions(), &wrong).await.expect_status(422);
        stage.wait(Span::minutes(1));
        browser.post(&urls::sessions(), &right).await.expect_status(422);
        stage.wait(Span::minutes(1));
        browser.post(&urls::sessions(), &right).await.expect_status(303);
        let user = stage.read(|conn| Ok(store::by_email(conn, NADIA.email)?.expect("her"))).await;
        assert_eq!((user.failed_count, user.locked_until), (0, None));
    }

    async fn guesses_side_by_side_are_each_counted(stage: Stage) {
        let browser = stage.visitor().await;
        let guesses = (0..8).map(|_| { let mut one = browser.clone(); async move { one.get(&urls::sign_in()).await; one.post(&urls::sessions(), &[("email", NADIA.email), ("password", "guess guess guess")]).await } });
        futures_util::future::join_all(guesses).await;
        let user = stage.read(|conn| Ok(store::by_email(conn, NADIA.email)?.expect("her"))).await;
        assert!(user.failed_count >= 5 && user.locked_until.is_some(), "{} {:?}", user.failed_count, user.locked_until);
    }

    async fn a_hash_grows_with_the_parameters_at_the_next_sign_in(stage: Stage) {
        let kept = async || stage.read(|conn| Ok(store::by_email(conn, NADIA.email)?.expect("her").password_hash.expect("a hash"))).await;
        assert!(kept().await.contains("m=64,t=1"));
        let mut parts = stage.parts.clone();
        let mut config = (*parts.state.config).clone();
        config.passwords = Passwords { memory_kib: 128, passes: 2, lanes: 1 };
        parts.state.config = Arc::new(config);
        let mut browser = crate::support::Browser::new(&parts).await;
        browser.post(&urls::sessions(), &[("email", NADIA.email), ("password", "wrong wrong wrong")]).await.expect_status(422);
        assert!(kept().await.contains("m=64,t=1"), "a wrong password changes nothing");
        browser.post(&urls::sessions(), &[("email", NADIA.email), ("password", PASSWORD)]).await.expect_status(303);
        let grown = kept().await;
        assert!(grown.contains("m=128,t=2"), "{grown}");
        // Back at smaller parameters a dearer hash stays.
        stage.browser(NADIA).await;
        assert_eq!(kept().await, grown);
    }

    async fn a_password_checked_before_it_was_replaced_opens_nothing(stage: Stage) {
        let before = stage.read(|conn| Ok(store::by_email(conn, NADIA.email)?.expect("her"))).await;
        let hash = password::hash(crate::support::stage::CHEAP, "violet harbour seventeen kites").expect("a hash");
        let id = before.id.clone();
        stage.act(ADA, move |conn, _| store::set_password(conn, &id, &hash)).await.expect("set");
        let mut ctx = stage.state().ctx(touchstone::ctx::Actor::Nobody, "");
        let opened = stage.state().db.write(move |conn| touchstone::accounts::actions::open_session(conn, &mut ctx, &before, "", Span::days(1), None)).await;
        assert!(matches!(opened, Err(touchstone::error::Error::SignIn)), "{opened:?}");
    }

    async fn a_used_refresh_token_ends_the_session_but_two_tabs_may_race(stage: Stage) {
        let mut browser = stage.browser(NADIA).await;
        let stolen = browser.cookie("ts_refresh").expect("a token").to_string();
        stage.wait(Span::minutes(6));
        browser.get(&urls::settings()).await.expect_status(200);
        // A second tab that still held the old token, within the grace.
        let mut tab = stage.visitor().await;
        tab.set_cookie("ts_refresh", &stolen);
        tab.get(&urls::settings()).await.expect_status(200);
        assert_eq!(tab.cookie("ts_refresh"), Some(stolen.as_str()), "no second token is handed out for the first");
        stage.wait(Span::minutes(1));
        let mut thief = stage.visitor().await;
        thief.set_cookie("ts_refresh", &stolen);
        thief.get(&urls::settings()).await.expect_status(303);
        assert!(thief.cookie("ts_refresh").is_none(), "the thief's cookie is taken away");
        browser.get(&urls::settings()).await.expect_status(303);
        let organisation = stage.company(crate::support::KESTREL).await;
        let trail = stage.read(move |conn| touchstone::audit::list(conn, &organisation, &touchstone::audit::Filter { fact: "session.reused".into(), ..Default::default() }, None, 10)).await;
        assert_eq!(trail.rows.len(), 1);
    }

    async fn a_session_renewed_on_a_page_that_is_not_there_goes_on(stage: Stage) {
        let mut browser = stage.browser(NADIA).await;
        let before = browser.cookie("ts_refresh").expect("a token").to_string();
        stage.wait(Span::minutes(6));
        browser.get("/no-such-page").await.expect_status(404);
        assert_ne!(browser.cookie("ts_refresh"), Some(before.as_str()));
        stage.wait(Span::minutes(6));
        browser.get(&urls::users()).await.expect_status(403);
        stage.wait(Span::minutes(6));
        browser.get(&urls::settings()).await.expect_status(200);
    }

    async fn an_unused_session_ends_by_itself(stage: Stage) {
        let mut browser = stage.browser(NADIA).await;
        stage.wait(Span::days(13));
        browser.get(&urls::settings()).await.expect_status(200);
        stage.wait(Span::days(14));
        browser.get(&urls::settings()).await.expect_status(303);
    }

    async fn signing_in_never_leads_off_the_site(stage: Stage) {
        for bad in ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/\r\nset-cookie: a=b", "/%0d%0aset-cookie:a=b\u{7}"] {
            let mut browser = stage.visitor().await;
            let page = browser.post(&urls::sessions(), &[("email", NADIA.email), ("password", PASSWORD), ("next", bad)]).await;
            assert_eq!(page.expect_status(303).location(), paths::home(), "{bad:?}");
            let shown = stage.visitor().await.get(&urls::sign_in_then(bad)).await;
            assert_eq!(shown.value("next").as_deref(), Some("/"), "{bad:?}");
        }
        let mut browser = stage.browser(NADIA).await;
        assert_eq!(browser.get(&urls::sign_in_then("/settings/account")).await.expect_status(303).location(), "/settings/account");
    }

    async fn a_flash_message_cannot_be_forged(stage: Stage) {
        let mut browser = stage.browser(NADIA).await;
        let body = touchstone::kit::secret::encode(serde_json::json!(["good", "Send your password to evil.example", ""]).to_string().as_bytes());
        browser.set_cookie("ts_flash", &format!("{}.{body}", touchstone::kit::secret::sign(b"guess", &body)));
        browser.get(&urls::settings()).await.expect_status(200).expect_not("evil.example");
    }

    async fn what_people_type_runs_nothing(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        let page = nadia.post(&urls::account(), &[("name", evil), ("revision", "1")]).await;
        nadia.follow(page).await.expect_status(200).expect_not("<script>alert").expect_not("<img src=x");
        let mut ada = stage.browser(ADA).await;
        ada.get(&urls::users()).await.expect_status(200).expect("&#60;script&#62;alert(1)").expect_not("<script>alert");
        ada.get(&urls::audit()).await.expect_status(200).expect_not("<script>alert").expect_not("<img src=x");
        ada.get(&paths::with_query(&urls::audit(), &[("fact", evil), ("actor", evil), ("from", evil)])).await.expect_status(200).expect_not("<script>alert");
        ada.get(&paths::with_query(&urls::outbox(), &[("state", evil), ("from", evil)])).await.expect_status(200).expect_not("<script>alert");
    }
}
