//! The pages that are measured.

use super::client::Script;
use super::crowd::Sitter;
use super::visitor::{Answer, Visitor, attribute};
use crate::demo::SignIn;
use crate::paths;
use std::net::SocketAddr;

/// Every target with one script a connection; the 8 KB page comes first.
///
/// # Errors
/// A sentence when a page that leads to a target is not as expected.
pub fn all(
    address: SocketAddr,
    recruiter: &SignIn,
    sitters: &[Sitter],
    connections: usize,
) -> Result<Vec<(&'static str, Vec<Script>)>, String> {
    let mut staff = Visitor::new(address);
    let page = staff.get(&paths::accounts::sign_in())?;
    ok(
        &staff.post(&paths::accounts::sessions(), &page, &[("email", &recruiter.email), ("password", &recruiter.password)])?,
        303,
        "signing in",
    )?;
    let scorecard = scorecard(&mut staff)?;
    let search = paths::with_query(&paths::candidates::index(), &[("q", "anna k")]);
    let mut seats = Vec::new();
    for sitter in sitters {
        seats.push(sit(address, sitter)?);
    }
    let all = |path: &str, cookies: &str| -> Vec<Script> { (0..connections).map(|_| same(path, cookies)).collect() };
    Ok(vec![
        ("8 KB page from memory", all("/bench/page", "")),
        ("candidate's question page", seats.iter().map(|s| same(&paths::attempts::question(1), &s.cookies)).collect()),
        ("draft save, after the commit", seats.into_iter().map(save).collect()),
        ("candidate list, search", all(&search, &staff.cookies())),
        ("candidate list, first page", all(&paths::candidates::index(), &staff.cookies())),
        ("scorecard", all(&scorecard, &staff.cookies())),
        ("start page", all(&paths::home(), &staff.cookies())),
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

fn sit(address: SocketAddr, sitter: &Sitter) -> Result<Seat, String> {
    let mut visitor = Visitor::new(address);
    let welcome = visitor.get(&sitter.link)?;
    ok(&welcome, 200, "a candidate's link")?;
    ok(&visitor.post(&paths::attempts::link_seat(&sitter.token), &welcome, &[])?, 303, "opening the seat")?;
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
