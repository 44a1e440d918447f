//! The outbox: letters that went out, wait, failed or are kept here.

use super::{Letter, LetterState, kinds, store};
use crate::ctx::Fact;
use crate::error::{Error, Result};
use crate::jobs;
use crate::kit::ids::LetterId;
use crate::kit::{Cursor, Permission};
use crate::paths::{self, accounts as urls};
use crate::web::{Flash, Shell, Visit};
use actix_web::HttpResponse;
use actix_web::web::{Path, ServiceConfig, get, post};

const SIZE: usize = 50;
const TABS: [LetterState; 4] = [LetterState::Kept, LetterState::Waiting, LetterState::Sent, LetterState::Failed];

/// The slice's routes.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route(&urls::outbox(), get().to(index));
    cfg.route(&urls::letter("{id}"), get().to(show));
    cfg.route(&urls::letter_sending("{id}"), post().to(send_again));
    cfg.route(&urls::letter_reading("{id}"), post().to(read));
}

#[derive(askama::Template)]
#[template(path = "mail/index.html")]
struct Index {
    shell: Shell,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    newest: Option<String>,
    older: Option<String>,
    no_mail: bool,
    empty: &'static str,
}

struct Tab {
    href: String,
    label: &'static str,
    count: i64,
    current: bool,
}
struct Row {
    href: String,
    subject: String,
    to_name: String,
    to_address: String,
    state: LetterState,
    tone: &'static str,
    iso: String,
    when: String,
    error: Option<String>,
    link: Option<String>,
    sending_url: String,
    may_send: bool,
}

#[derive(askama::Template)]
#[template(path = "mail/show.html")]
struct Show {
    shell: Shell,
    letter: Letter,
    tone: &'static str,
    made: (String, String),
    sent: Option<(String, String)>,
    may_send: bool,
    sending_url: String,
    reading_url: String,
    hidden: bool,
    may_read: bool,
    no_mail: bool,
}

fn tone(state: LetterState) -> &'static str {
    match state {
        LetterState::Kept => "warn",
        LetterState::Waiting => "info",
        LetterState::Sent => "good",
        LetterState::Failed => "bad",
    }
}
fn may_send(state: LetterState) -> bool {
    matches!(state, LetterState::Kept | LetterState::Failed)
}

/// The letters in one state, or all, newest first.
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let state = visit.query.value("state").parse::<LetterState>().ok();
    let from = Cursor::decode(visit.query.value("from"));
    let begins = from.clone();
    let (page, counts) = visit
        .read(move |conn, ctx| {
            ctx.need(Permission::ViewOutbox)?;
            let organisation = ctx.organisation()?;
            Ok((store::list(conn, &organisation, state, begins.as_ref(), SIZE)?, store::counts(conn, &organisation)?))
        })
        .await?;
    let now = visit.state.clock.now();
    let no_mail = visit.state.config.mail.smtp_url.is_none();
    let count = |state| counts.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| *n);
    let link = |state: &str, from: &str| paths::with_query(&urls::outbox(), &[("state", state), ("from", from)]);
    let all = Tab { href: urls::outbox(), label: "All", count: counts.iter().map(|(_, n)| n).sum(), current: state.is_none() };
    let tabs = std::iter::once(all)
        .chain(TABS.map(|s| Tab { href: link(s.as_str(), ""), label: s.label(), count: count(s), current: state == Some(s) }))
        .collect();
    let chosen = state.map_or("", LetterState::as_str);
    let mut shell = visit.shell("Outbox").crumb("Settings", urls::settings()).crumb("Outbox", "");
    // The page says the same at greater length.
    shell.banner = None;
    let older = page.next.as_ref().map(|next| link(chosen, &next.encode()));
    let rows = page
        .rows
        .into_iter()
        .map(|l| Row {
            href: urls::letter(l.id.as_str()),
            sending_url: urls::letter_sending(l.id.as_str()),
            tone: tone(l.state),
            may_send: may_send(l.state) && !no_mail,
            iso: l.created_at.iso(),
            when: l.created_at.ago(now),
            subject: l.subject,
            to_name: l.to_name,
            to_address: l.to_address,
            state: l.state,
            error: l.last_error,
            link: l.link,
        })
        .collect();
    let empty = if state.is_some() { "No letter is in this state." } else { "Letters to candidates and colleagues will be listed here." };
    visit.page(&Index { shell, tabs, rows, newest: from.map(|_| link(chosen, "")), older, no_mail, empty })
}

/// One letter. A private one keeps its text to itself until an administrator asks for it.
pub async fn show(visit: Visit, id: Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id = parsed(&id)?;
    let letter = visit
        .read(move |conn, ctx| {
            ctx.need(Permission::ViewOutbox)?;
            store::by_id(conn, &ctx.organisation()?, &id)
        })
        .await?;
    page(&visit, letter, false)
}

fn parsed(id: &str) -> Result<LetterId> {
    id.parse().map_err(|_| Error::NotFound)
}

fn page(visit: &Visit, letter: Letter, revealed: bool) -> Result<HttpResponse> {
    let hidden = kinds::is_private(&letter.kind) && !revealed && letter.state != LetterState::Sent;
    let no_mail = visit.state.config.mail.smtp_url.is_none();
    let mut shell = visit
        .shell(letter.subject.clone())
        .crumb("Settings", urls::settings())
        .crumb("Outbox", urls::outbox())
        .crumb(letter.subject.clone(), "");
    shell.banner = None;
    let id = letter.id.to_string();
    visit.page(&Show {
        shell,
        tone: tone(letter.state),
        made: (letter.created_at.iso(), letter.created_at.date_time()),
        sent: letter.sent_at.map(|at| (at.iso(), at.date_time())),
        may_send: may_send(letter.state) && !no_mail,
        sending_url: urls::letter_sending(&id),
        reading_url: urls::letter_reading(&id),
        hidden,
        may_read: visit.actor.may(Permission::ManageUsers),
        no_mail,
        letter,
    })
}

/// Shows a private letter's text to an administrator, and notes that it did: its link signs somebody else in.
pub async fn read(visit: Visit, id: Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id = parsed(&id)?;
    let letter = visit
        .write(move |conn, ctx| {
            ctx.need(Permission::ManageUsers)?;
            let letter = store::by_id(conn, &ctx.organisation()?, &id)?;
            if kinds::is_private(&letter.kind) {
                jobs::tell(
                    conn,
                    ctx,
                    Fact::new(
                        "letter.read",
                        "letter",
                        &letter.id,
                        format!("Read the letter \"{}\" to {}", letter.subject, letter.to_address),
                    ),
                )?;
            }
            Ok(letter)
        })
        .await?;
    page(&visit, letter, true)
}

/// Sends a kept or failed letter again.
pub async fn send_again(visit: Visit, id: Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let letter = parsed(&id)?;
    if visit.state.config.mail.smtp_url.is_none() {
        let id = letter.clone();
        visit
            .read(move |conn, ctx| {
                ctx.need(Permission::ViewOutbox)?;
                store::by_id(conn, &ctx.organisation()?, &id)
            })
            .await?;
        return Err(Error::refused(
            "mail.none",
            "No mail server is set, so no letter can be sent. Copy the link from the letter instead, or set mail.smtp_url.",
        ));
    }
    visit
        .write(move |conn, ctx| {
            ctx.need(Permission::ViewOutbox)?;
            store::resend(conn, ctx, &letter)?;
            let sent = store::by_id(conn, &ctx.organisation()?, &letter)?;
            jobs::tell(
                conn,
                ctx,
                Fact::new(
                    "letter.sent_again",
                    "letter",
                    &letter,
                    format!("Sent the letter \"{}\" to {} again", sent.subject, sent.to_address),
                ),
            )
        })
        .await?;
    Ok(visit.go_with(&urls::letter(&id), &Flash::good("On its way.", "The letter is sent in a moment.")))
}
