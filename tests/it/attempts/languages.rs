//! Every page and letter of a candidate in the candidate's language.

use super::{answers, invited, make, option, save_url, start};
use crate::both;
use crate::support::cast::NADIA;
use crate::support::pages::unmarked;
use crate::support::{Browser, KESTREL, Page, Stage, letters};
use actix_web::http::Method;
use touchstone::candidates::{self, Invitation, NewInvitation};
use touchstone::kit::Span;
use touchstone::language::Language;
use touchstone::paths::attempts as paths;
use touchstone::paths::{accounts as settings, candidates as inviting};
use touchstone::questions::practice;

/// Somebody invited in a language; the path of the link.
async fn invited_in(stage: &Stage, language: Option<Language>) -> (Invitation, String) {
    let (exam, _, _) = invited(stage, "Ana Ferreira").await;
    let invitation = stage
        .write(KESTREL, move |conn, ctx| {
            let new = crate::support::make::candidates::new_invitation(ctx, &exam.assessment, "Lena Vogt", "lena@candidate.example");
            candidates::actions::invite(conn, ctx, NewInvitation { language, ..new })
        })
        .await;
    let link = make::link_to(stage.state(), &invitation);
    (invitation, link)
}

/// Every page that a candidate meets between the link and the receipt, and those of links that do not open.
async fn journey(stage: &Stage, browser: &mut Browser, invitation: &Invitation, link: &str) -> Vec<Page> {
    let mut pages = Vec::new();
    pages.push(browser.get("/i/rubbish").await);
    pages.push(browser.get(&paths::no_seat()).await);
    pages.push(browser.get(&paths::help()).await);
    pages.push(browser.get(link).await);
    pages.push(browser.get(&format!("{link}/consent")).await);
    pages.push(browser.post(&format!("{link}/consent"), &[]).await);
    browser.post(&format!("{link}/consent"), &[("consent", "yes")]).await.expect_status(303);
    for n in 1..=8 {
        pages.push(browser.get(&paths::practice(n)).await);
        pages.push(browser.post(&paths::practice(n), &[]).await);
    }
    let first = browser.get(&paths::practice(1)).await;
    for line in first.text().match_indices("name=\"answer\" value=\"").map(|(at, found)| at + found.len()).collect::<Vec<_>>() {
        let id: String = first.text()[line..].chars().take_while(|c| *c != '"').collect();
        pages.push(browser.post(&paths::practice(1), &[("answer", &id)]).await);
    }
    pages.push(browser.post(&paths::practice(4), &[("number", "about"), ("unit", "min")]).await);
    pages.push(browser.post(&paths::practice(4), &[("number", &"1".repeat(70))]).await);
    pages.push(browser.post(&paths::practice(8), &[("text", "Kettle.")]).await);
    pages.push(browser.get(&paths::practice(9)).await);
    pages.push(browser.get(&paths::start()).await);
    browser.post(&paths::attempt(), &[]).await.expect_status(303);
    for n in 1..=8 {
        pages.push(browser.get(&paths::question(n)).await);
    }
    let page = browser.get(&paths::question(1)).await;
    browser.post(&paths::question(1), &[("answer", &option(&page, "Tuesday")), ("rev", "0"), ("go", "flag")]).await.expect_status(303);
    browser.post(&paths::question(2), &[("rev", "0"), ("go", "flag")]).await.expect_status(303);
    browser.post(&paths::question(4), &[("number", "soon"), ("rev", "0"), ("go", "stay")]).await.expect_status(303);
    pages.push(browser.get(&paths::question(4)).await);
    pages.push(browser.post(&paths::question(5), &[("text", &"x".repeat(1001)), ("rev", "0")]).await);
    browser.post(&paths::question(8), &[("text", "Pour it."), ("rev", "0")]).await.expect_status(303);
    pages.push(browser.post(&paths::question(8), &[("text", "Another text."), ("rev", "0")]).await);
    pages.push(browser.get(&paths::review()).await);
    pages.push(browser.post(&paths::submission(), &[("disclosure", &"x".repeat(2001))]).await);
    pages.push(browser.get(&paths::help()).await);
    pages.push(browser.get(link).await);
    pages.push(browser.get(&paths::question(77)).await);
    pages.push(browser.post_bare(&paths::question(1), &[("rev", "1")]).await);
    let url = save_url(&browser.get(&paths::question(8)).await);
    stage.wait(Span::minutes(60) + Span::seconds(2));
    pages.push(browser.get(&paths::question(8)).await);
    stage.wait(Span::seconds(12));
    browser.put(&url, &[("text", "Too late."), ("rev", "1")]).await.expect_status(409);
    stage.work().await;
    pages.push(browser.get(&paths::receipt()).await);
    pages.push(browser.get(link).await);
    pages.push(browser.get(&paths::help()).await);
    assert_eq!(answers(stage, invitation).await.len(), 8);
    pages
}

/// What people wrote: it stands on the pages as it is.
fn content() -> String {
    let mut all = String::from(
        "· Touchstone · Kestrel Pay Ledger Engineer: test Ledgers, Queues, Runbooks Take your time. Longer questions Lena Vogt Kettle. Pour it. Another text. Too late. ",
    );
    all.push_str(make::CONTACT);
    for language in Language::ALL {
        all.push_str(language.label());
    }
    for question in practice() {
        all.push_str(&format!("{question:?}").replace("\\n", " "));
    }
    all
}

both! {
    async fn every_word_of_every_page_is_a_message(stage: Stage) {
        let (invitation, link) = invited_in(&stage, None).await;
        let mut browser = stage.visitor().await;
        browser.set_cookie("ts_language", "xx");
        let content = content();
        let mut found = Vec::new();
        for page in journey(&stage, &mut browser, &invitation, &link).await {
            let text = page.text();
            assert!(text.contains('⟦'), "{} is in no language: {}", page.url, page.words());
            let ours = |t: &String| content.contains(t.as_str()) || t.chars().filter(|c| c.is_alphabetic()).all(|c| "x".contains(c)) || t.len() == 64 || t.starts_with("01");
            found.extend(unmarked(&text).into_iter().filter(|t| !ours(t)).map(|t| format!("{}: {t}", page.url)));
            if let Some(at) = text.find("id=\"seat-words\">") {
                let json = &text[at + 16..at + text[at..].find("</script>").expect("an end")];
                let words: serde_json::Value = serde_json::from_str(json).expect("JSON");
                for (key, value) in words.as_object().expect("an object") {
                    let texts: Vec<&serde_json::Value> = value.as_object().map_or(vec![value], |forms| forms.values().collect());
                    assert!(texts.iter().all(|t| t.as_str().is_some_and(|t| t.starts_with('⟦'))), "{key}: {value}");
                }
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    async fn an_invitation_in_german_is_german_to_the_end(stage: Stage) {
        let (invitation, link) = invited_in(&stage, Some(Language::German)).await;
        let mut browser = stage.visitor().await;
        browser.get(&link).await.expect("<html lang=\"de\" dir=\"ltr\">").expect("Kestrel Pay lädt Sie zu einem Test ein").expect("8 Fragen, 60 Minuten")
            .expect("2. Dez. 2026, 10:00 Uhr (UTC)").expect("Reihenfolge, Zuordnung");
        let pages = journey(&stage, &mut browser, &invitation, &link).await;
        // Before the link was opened, nothing says what this browser's reader speaks.
        for page in &pages[3..] {
            page.expect("<html lang=\"de\"").expect_not("Skip to").expect_not(">Help<");
        }
        let all: String = pages.iter().map(Page::text).collect();
        for text in ["Wie Ihre Antworten verwendet werden", "Setzen Sie das Häkchen", "Übung 1 von 8", "Was davon ist ein Wochentag?", "Frage 4 von 8", "Das lässt sich nicht als Zahl lesen", "Zwei Fassungen dieser Antwort",
            "Die Fragen 2, 3, 4, 5, 6 und 7 haben keine Antwort.", "Kürzen Sie dies", "Diese Seite gibt es nicht", "Dieses Formular ist nicht mehr gültig", "Die Zeit ist abgelaufen", "Nach Ablauf der Zeit eingegangen", "Dieser Test wurde am 18. Nov. 2026"] {
            assert!(all.contains(text), "{text}");
        }
        let id = invitation.id.clone();
        let consent: String = stage.read(move |conn| {
            use diesel::prelude::*;
            use touchstone::db::schema::attempts;
            Ok(attempts::table.filter(attempts::invitation_id.eq(&id)).select(attempts::consent_text).get_result(conn)?)
        }).await;
        assert!(consent.starts_with("Ich bin einverstanden, dass Kestrel Pay meine Antworten"), "{consent}");
    }

    async fn letters_are_in_the_language_of_the_invitation(stage: Stage) {
        let (invitation, link) = invited_in(&stage, Some(Language::Arabic)).await;
        stage.work().await;
        let letter = letters::newest_to(&stage, KESTREL, "lena@candidate.example").await;
        assert_eq!(letter.language, Language::Arabic);
        assert_eq!(letter.subject, "تدعوك Kestrel Pay إلى اختبار: Ledger Engineer");
        assert!(letter.body_html.contains("lang=\"ar\" dir=\"rtl\"") && letter.body_text.contains("تحية طيبة"), "{}", letter.body_text);
        assert!(letter.body_text.contains("60 دقيقة") && letter.body_text.contains("2 ديسمبر 2026") && letter.body_text.contains(&link));
        let id = invitation.id.clone();
        stage.act(NADIA, move |conn, ctx| candidates::actions::remind(conn, ctx, &id)).await.expect("reminded");
        stage.work().await;
        let letter = letters::newest_to(&stage, KESTREL, "lena@candidate.example").await;
        assert!(letter.subject.starts_with("تذكير: اختبارك"), "{}", letter.subject);
        let id = invitation.id.clone();
        stage.act(NADIA, move |conn, ctx| candidates::actions::cancel(conn, ctx, &id)).await.expect("cancelled");
        stage.work().await;
        let letter = letters::newest_to(&stage, KESTREL, "lena@candidate.example").await;
        assert!(letter.subject.starts_with("أُلغي اختبارك") && !letter.body_text.contains("You need"), "{}", letter.body_text);
        stage.visitor().await.get(&link).await.expect_status(410).expect("سُحبت هذه الدعوة").expect("dir=\"rtl\"");
    }

    async fn the_candidate_picks_another_language_and_keeps_the_place_and_the_text(stage: Stage) {
        let (invitation, link) = invited_in(&stage, Some(Language::German)).await;
        let mut browser = stage.visitor().await;
        let page = browser.get(&link).await;
        page.expect("lang=\"ar\" dir=\"rtl\">العربية</button>").expect("aria-current=\"true\">Deutsch</button>");
        let back = page.value("back").expect("the way back");
        let page = browser.post(&paths::language(), &[("to", "ar"), ("back", &back)]).await;
        assert_eq!(page.location(), link);
        browser.follow(page).await.expect("<html lang=\"ar\" dir=\"rtl\">").expect("تدعوك \u{2068}Kestrel Pay\u{2069} إلى اختبار").expect("8 أسئلة، 60 دقيقة");
        start(&mut browser, &link).await.expect("السؤال 1 من 8").expect("dir=\"rtl\"");
        // On a question the text goes with it, without a script.
        let page = browser.post(&paths::question(8), &[("text", "Half a"), ("rev", "0"), ("go", "in:es")]).await;
        assert_eq!(page.location(), paths::question(8));
        browser.follow(page).await.expect("<html lang=\"es\"").expect("Pregunta 8 de 8").expect("Half a</textarea>").expect("2 palabras");
        assert!(answers(&stage, &invitation).await[7].response.is_some());
        browser.post(&paths::language(), &[("to", "tlh")]).await.expect_status(404);
        let away = browser.post(&paths::language(), &[("to", "de"), ("back", "//elsewhere.example/attempt")]).await;
        assert_eq!(away.location(), paths::attempt(), "nobody is led away");
    }

    async fn agreeing_in_one_language_and_starting_in_another_keeps_the_words_that_were_read(stage: Stage) {
        let (invitation, link) = invited_in(&stage, Some(Language::Spanish)).await;
        let mut browser = stage.visitor().await;
        browser.get(&link).await.expect("Kestrel Pay le invita a una prueba");
        browser.post(&format!("{link}/consent"), &[("consent", "yes")]).await.expect_status(303);
        browser.post(&paths::language(), &[("to", "en"), ("back", "/attempt/new")]).await.expect_status(303);
        browser.post(&paths::attempt(), &[]).await.expect_status(303);
        browser.get(&paths::question(1)).await.expect("Question 1 of 8");
        let consent: String = stage.read(move |conn| {
            use diesel::prelude::*;
            use touchstone::db::schema::attempts;
            Ok(attempts::table.filter(attempts::invitation_id.eq(&invitation.id)).select(attempts::consent_text).get_result(conn)?)
        }).await;
        assert!(consent.starts_with("Acepto que Kestrel Pay conserve"), "{consent}");
    }

    async fn the_browser_is_asked_only_where_nobody_has_chosen(stage: Stage) {
        let (_, free) = invited_in(&stage, None).await;
        let mut browser = stage.visitor().await;
        let mut asked = async |link: &str, header: &str| browser.send(Method::GET, link, None, &[("accept-language", header)]).await;
        asked(&free, "es-MX, en;q=0.5").await.expect("<html lang=\"es\"");
        asked(&free, "tlh").await.expect("<html lang=\"en\"");
        asked("/i/rubbish", "de").await.expect_status(404).expect("Dieser Link funktioniert nicht");
        stage.browser(crate::support::cast::ADA).await.post(&settings::company(), &[("name", "Kestrel Pay"), ("contact_email", make::CONTACT), ("seen_name", "Kestrel Pay"), ("seen_email", &company_email(&stage).await), ("candidate_language", "de")]).await.expect_status(303);
        asked(&free, "tlh").await.expect("<html lang=\"de\"");
        asked(&free, "es").await.expect("<html lang=\"es\"");
    }

    async fn the_form_proposes_the_companys_language_and_keeps_the_one_picked(stage: Stage) {
        let (exam, _, _) = invited(&stage, "Ana Ferreira").await;
        let mut nadia = stage.browser(NADIA).await;
        let page = nadia.get(&inviting::invite()).await;
        page.expect("<option value=\"en\" selected>English</option>").expect("<option value=\"ar\">Arabic</option>");
        let id = page.value("id").expect("an id");
        nadia.post(&inviting::invitations(), &[("id", &id), ("assessment", exam.assessment.as_str()), ("email", "omar@candidate.example"), ("expires_on", "2026-12-01"), ("language", "ar")]).await.expect_status(303);
        let kept = stage.write(KESTREL, move |conn, ctx| candidates::store::invitation(conn, &ctx.organisation()?, &id.parse().expect("an id"))).await;
        assert_eq!(kept.language, Some(Language::Arabic));
    }
}

async fn company_email(stage: &Stage) -> String {
    let company = stage.company(KESTREL).await;
    stage.read(move |conn| Ok(touchstone::accounts::store::organisation(conn, &company)?.contact_email)).await
}
