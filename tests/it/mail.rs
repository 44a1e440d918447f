//! The pages of the outbox.

use crate::both;
use crate::support::cast::{ADA, HANNAH, KESTREL, NADIA, RITA};
use crate::support::letters::newest_to;
use crate::support::{Browser, Stage, smtp};
use std::sync::Arc;
use touchstone::app::{self, Parts};
use touchstone::jobs;
use touchstone::kit::ids::LetterId;
use touchstone::kit::{Secret, Span};
use touchstone::mail::{self, LetterState, NewLetter};
use touchstone::paths::{self, accounts as urls};

const LINK: &str = "http://127.0.0.1:8080/i/some-candidate-link";

async fn posted(stage: &Stage, subject: &'static str) -> LetterId {
    stage
        .write(KESTREL, move |conn, ctx| {
            mail::post(
                conn,
                ctx,
                NewLetter {
                    kind: "invitation",
                    about_id: "x".into(),
                    to_name: "Tomasz <b>Wójcik</b>".into(),
                    to_address: "tomasz@example.org".into(),
                    subject: subject.into(),
                    text: format!("Hello Tomasz,\n\n{LINK}\n"),
                    html: "<p onclick=\"alert(1)\">Hello <script>alert(1)</script></p>".into(),
                    link: Some(LINK.into()),
                    language: touchstone::language::Language::German,
                },
            )
        })
        .await
}

/// The same stage with a mail server at this URL.
fn with_smtp(stage: &Stage, url: &str) -> Parts {
    let mut parts = stage.parts.clone();
    let mut config = (*parts.state.config).clone();
    config.mail.smtp_url = Some(Secret::new(url.to_string()));
    parts.state.config = Arc::new(config);
    parts
}

both! {
    async fn without_a_mail_server_letters_are_kept_and_their_link_can_be_copied(stage: Stage) {
        let id = posted(&stage, "Your test at Kestrel Pay").await;
        stage.work().await;
        let mut nadia = stage.browser(NADIA).await;
        let page = nadia.get(&urls::outbox()).await;
        page.expect_status(200).expect("No mail server is set").expect("Your test at Kestrel Pay").expect(&format!("data-copy=\"{LINK}\"")).expect("Kept here");
        page.expect_not("Letters are not sent.").expect_not("<b>W");
        let kept = nadia.get(&paths::with_query(&urls::outbox(), &[("state", "kept")])).await;
        kept.expect("Your test at Kestrel Pay");
        nadia.get(&paths::with_query(&urls::outbox(), &[("state", "sent")])).await.expect("No letter is in this state.");
        let letter = nadia.get(&urls::letter(id.as_str())).await;
        letter.expect_status(200).expect("Hello Tomasz,").expect("&#60;script&#62;alert(1)").expect_not("<script>alert").expect_not("Show the text");
        assert_eq!(letter.link("Outbox").as_deref(), Some("/outbox"));
        nadia.post(&urls::letter_sending(id.as_str()), &[]).await.expect_status(409).expect("No mail server is set");
    }

    async fn a_letter_of_another_company_is_not_there(stage: Stage) {
        let id = posted(&stage, "Your test at Kestrel Pay").await;
        let mut rita = stage.browser(RITA).await;
        rita.get(&urls::outbox()).await.expect_status(200).expect_not("Your test at");
        rita.get(&urls::letter(id.as_str())).await.expect_status(404);
        rita.get(&urls::letter("7")).await.expect_status(404);
        let mut over = Browser::new(&with_smtp(&stage, "smtp://127.0.0.1:1")).await;
        over.sign_in(RITA).await;
        over.post(&urls::letter_sending(id.as_str()), &[]).await.expect_status(404);
        stage.browser(HANNAH).await.get(&urls::outbox()).await.expect_status(403);
    }

    async fn a_letter_that_failed_is_shown_with_its_cause_and_sent_again(stage: Stage) {
        let id = posted(&stage, "Your test at Kestrel Pay").await;
        let down = with_smtp(&stage, "smtp://127.0.0.1:1");
        jobs::run_due(&down.state, &app::handlers()).await.expect("the queue works");
        let failed = newest_to(&stage, KESTREL, "tomasz@example.org").await;
        assert_eq!(failed.state, LetterState::Failed);
        let server = smtp::start();
        let up = with_smtp(&stage, &server.url());
        let mut nadia = Browser::new(&up).await;
        nadia.sign_in(NADIA).await;
        nadia.get(&urls::outbox()).await.expect("Failed to send").expect("SMTP:");
        let page = nadia.get(&urls::letter(id.as_str())).await;
        page.expect("The mail server did not take it.").expect("Send again");
        // Pressed twice: one letter.
        for _ in 0..2 { nadia.post(&urls::letter_sending(id.as_str()), &[]).await.expect_status(303); }
        jobs::run_due(&up.state, &app::handlers()).await.expect("the queue works");
        let sent = newest_to(&stage, KESTREL, "tomasz@example.org").await;
        assert_eq!((sent.state, sent.last_error), (LetterState::Sent, None));
        // The job that was to try again by itself finds the letter sent.
        stage.wait(Span::hours(1));
        jobs::run_due(&up.state, &app::handlers()).await.expect("the queue works");
        assert_eq!(server.received().matches("Subject: Your test at Kestrel Pay").count(), 1, "{}", server.received());
        assert!(server.received().contains("Content-Language: de"), "{}", server.received());
        nadia.post(&urls::letter_sending(id.as_str()), &[]).await.expect_status(409).expect("has been sent already");
    }

    async fn a_letter_that_signs_somebody_in_shows_its_text_to_an_administrator_who_says_so(stage: Stage) {
        let mut ada = stage.browser(ADA).await;
        ada.post(&urls::users(), &[("email", "tom@kestrel.example"), ("role", "admin")]).await.expect_status(303);
        stage.work().await;
        let letter = newest_to(&stage, KESTREL, "tom@kestrel.example").await;
        assert!(letter.body_text.contains("token=") && letter.link.is_none());
        let (url, reading) = (urls::letter(letter.id.as_str()), urls::letter_reading(letter.id.as_str()));
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&urls::outbox()).await.expect_status(200).expect_not("token=");
        nadia.get(&url).await.expect_status(200).expect("Only an administrator can see it.").expect_not("token=");
        nadia.post(&reading, &[]).await.expect_status(403).expect_not("token=");
        ada.get(&url).await.expect_status(200).expect("Show the text").expect_not("token=");
        ada.post(&reading, &[]).await.expect_status(200).expect("token=");
        ada.get(&urls::audit()).await.expect("Read the letter");
        let mut rita = stage.browser(crate::support::cast::ROMAN).await;
        rita.post(&reading, &[]).await.expect_status(404);
    }
}
