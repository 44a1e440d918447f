//! Sitting a test, as candidates do it.

mod bell;
mod clock;
mod languages;
mod links;
mod saving;
mod sitting;

use crate::support::make::attempts::{self as make, Exam};
use crate::support::{Browser, KESTREL, Page, Stage};
use touchstone::attempts::{Answer, AttemptEvent, EventKind, store};
use touchstone::candidates::Invitation;
use touchstone::paths::attempts as paths;

/// An exam and somebody invited to it; the path of the link.
async fn invited(stage: &Stage, name: &'static str) -> (Exam, Invitation, String) {
    let (exam, invitation) = stage
        .write(KESTREL, move |conn, ctx| {
            let exam = make::exam(conn, ctx, "Ledger Engineer")?;
            let invitation = make::invited(conn, ctx, &exam, name)?;
            Ok((exam, invitation))
        })
        .await;
    let link = make::link_to(stage.state(), &invitation);
    (exam, invitation, link)
}

/// Agrees and starts, as the forms do it; the first question.
async fn start(browser: &mut Browser, link: &str) -> Page {
    browser.get(link).await.expect_status(200);
    browser.post(&format!("{link}/consent"), &[("consent", "yes")]).await.expect_status(303);
    let page = browser.post(&paths::attempt(), &[]).await;
    assert_eq!(page.location(), paths::question(1));
    browser.visit(&paths::question(1)).await
}

/// Somebody in the seat with the first question on the screen.
pub async fn seated(stage: &Stage, name: &'static str) -> (Invitation, String, Browser) {
    let (_, invitation, link) = invited(stage, name).await;
    let mut browser = stage.visitor().await;
    start(&mut browser, &link).await.expect_status(200);
    (invitation, link, browser)
}

/// The answers of an invitation's attempt, in order.
async fn answers(stage: &Stage, invitation: &Invitation) -> Vec<Answer> {
    let invitation = invitation.clone();
    stage
        .read(move |conn| {
            let attempt = store::by_invitation(conn, &invitation.organisation_id, &invitation.id)?.expect("an attempt");
            store::answers(conn, &attempt.id)
        })
        .await
}

/// What was noted of an invitation's attempt, of one kind.
async fn noted(stage: &Stage, invitation: &Invitation, kind: EventKind) -> Vec<AttemptEvent> {
    let invitation = invitation.clone();
    stage
        .read(move |conn| {
            let attempt = store::by_invitation(conn, &invitation.organisation_id, &invitation.id)?.expect("an attempt");
            Ok(store::events(conn, &attempt.id)?.into_iter().filter(|e| e.kind == kind).collect())
        })
        .await
}

/// The address to which the page script of a question saves.
fn save_url(page: &Page) -> String {
    let text = page.text();
    let at = text.find("data-save=\"").expect("a form that is saved") + 11;
    text[at..at + text[at..].find('"').expect("an end")].to_string()
}

/// The value of the option of this text.
fn option(page: &Page, label: &str) -> String {
    let text = page.text();
    let before = &text[..text.find(&format!("<span>{label}</span>")).unwrap_or_else(|| panic!("no option {label} on {}", page.words()))];
    let at = before.rfind("value=\"").expect("an input") + 7;
    before[at..at + before[at..].find('"').expect("an end")].to_string()
}

/// The names of the selects of a form, in order.
fn selects(page: &Page) -> Vec<String> {
    let text = page.text();
    text.match_indices("<select ")
        .filter_map(|(at, _)| {
            let from = at + text[at..].find("name=\"")? + 6;
            Some(text[from..from + text[from..].find('"')?].to_string())
        })
        .collect()
}
