//! The pages that are measured.

use super::client::Script;
use super::crowd::Sitter;
use super::footprint::{self, Weights};
use super::visitor::{Answer, Visitor, attribute};
use crate::demo::SignIn;
use crate::paths;
use std::net::SocketAddr;

/// A page that is measured, with one script a connection.
pub struct Target {
    pub name: &'static str,
    /// The ratio to the 8 KB page that it should reach on SQLite and on PostgreSQL; `None` for no promise.
    pub floors: Option<(f64, f64)>,
    pub scripts: Vec<Script>,
}

/// Every target; the 8 KB page comes first.
///
/// # Errors
/// A sentence when a page that leads to a target is not as expected.
pub fn all(address: SocketAddr, recruiter: &SignIn, sitters: &[Sitter], connections: usize) -> Result<Vec<Target>, String> {
    let mut staff = Visitor::new(address);
    let page = staff.get(&paths::accounts::sign_in())?;
    ok(
        &staff.post(&paths::accounts::sessions(), &page, &[("email", &recruiter.email), ("password", &recruiter.password)])?,
        303,
        "signing in",
    )?;
    let scorecard = scorecard(&mut staff)?;
    let search = paths::with_query(&paths::candidates::index(), &[("q", "anna k")]);
    let letter = paths::candidates::list("a", "", "");
    let rare = paths::candidates::list("k", "", "started");
    let mut seats = Vec::new();
    for sitter in sitters {
        seats.push(sit(address, sitter)?);
    }
    let all = |path: &str, cookies: &str| -> Vec<Script> { (0..connections).map(|_| same(path, cookies)).collect() };
    let target = |name, floors, scripts| Target { name, floors, scripts };
    let questions = seats.iter().map(|s| same(&paths::attempts::question(1), &s.cookies)).collect();
    Ok(vec![
        target("8 KB page from memory", None, all("/bench/page", "")),
        target("candidate's question page", Some((0.20, 0.12)), questions),
        target("draft save, after the commit", Some((0.25, 0.06)), seats.into_iter().map(save).collect()),
        target("candidate list, search", Some((0.08, 0.05)), all(&search, &staff.cookies())),
        target("candidate list, one letter", None, all(&letter, &staff.cookies())),
        target("candidate list, a letter at a rare stage", None, all(&rare, &staff.cookies())),
        target("candidate list, first page", Some((0.08, 0.05)), all(&paths::candidates::index(), &staff.cookies())),
        target("scorecard", Some((0.05, 0.03)), all(&scorecard, &staff.cookies())),
        target("start page", None, all(&paths::home(), &staff.cookies())),
    ])
}

fn ok(answer: &Answer, status: u16, what: &str) -> Result<(), String> {
    if answer.status == status {
        Ok(())
    } else {
        Err(format!("{what} was answered with {}: {}", answer.status, answer.body.chars().take(400).collect::<String>()))
    }
}

fn scorecard(staff: &mut Visitor) -> Result<String, String> {
    let list = staff.get(&paths::scorecards::to_decide())?;
    ok(&list, 200, "the list of scorecards")?;
    let path = attribute(&list.body, "href=\"/scorecards/").ok_or("the demo has no scorecard")?;
    Ok(format!("/scorecards/{path}"))
}

/// A candidate who has started, and the answer form of the first question.
struct Seat {
    cookies: String,
    csrf: String,
    save: String,
    revision: i64,
}

/// What a candidate's browser fetches.
///
/// # Errors
/// A sentence when the seat does not open.
pub fn weights(address: SocketAddr, sitter: &Sitter) -> Result<Weights, String> {
    let mut visitor = seated(address, sitter)?;
    footprint::weigh(&mut visitor, &paths::attempts::question(1), &paths::attempts::question(2))
}

/// The browser of a candidate whose seat is open.
fn seated(address: SocketAddr, sitter: &Sitter) -> Result<Visitor, String> {
    let mut visitor = Visitor::new(address);
    let welcome = visitor.get(&sitter.link)?;
    ok(&welcome, 200, "a candidate's link")?;
    ok(&visitor.post(&paths::attempts::link_seat(&sitter.token), &welcome, &[])?, 303, "opening the seat")?;
    Ok(visitor)
}

fn sit(address: SocketAddr, sitter: &Sitter) -> Result<Seat, String> {
    let mut visitor = seated(address, sitter)?;
    let question = visitor.get(&paths::attempts::question(1))?;
    ok(&question, 200, "the first question")?;
    let found = |before: &str| attribute(&question.body, before).ok_or_else(|| format!("the question page has no {before}"));
    Ok(Seat {
        csrf: found("data-csrf=\"")?,
        save: found("data-save=\"")?,
        revision: found("data-rev=\"")?.parse().map_err(|_| "a revision that is no number")?,
        cookies: visitor.cookies(),
    })
}

fn same(path: &str, cookies: &str) -> Script {
    let request = format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAccept: text/html\r\nCookie: {cookies}\r\n\r\n").into_bytes();
    Box::new(move |_| request.clone())
}

/// Saves another text each time, with the revision of the last answer.
fn save(seat: Seat) -> Script {
    let Seat { cookies, csrf, save, mut revision } = seat;
    let mut n = 0u64;
    Box::new(move |last| {
        let answered: Option<serde_json::Value> = last.and_then(|body| serde_json::from_slice(body).ok());
        revision = answered.and_then(|a| a["rev"].as_i64()).unwrap_or(revision);
        n += 1;
        let body = format!("rev={revision}&text=The+endpoint+refunds+twice+when+it+is+called+twice%2C+draft+{n}");
        format!("PUT {save} HTTP/1.1\r\nHost: bench\r\nAccept: application/json\r\nX-Csrf: {csrf}\r\nCookie: {cookies}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    })
}
