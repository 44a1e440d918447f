//! Letters as their readers see them.

use super::Stage;
use touchstone::error::Error;
use touchstone::mail::{self, Letter};

/// The newest letter to an address, in a company of the cast.
pub async fn newest_to(stage: &Stage, company: &'static str, address: &'static str) -> Letter {
    all_to(stage, company, address).await.into_iter().next().unwrap_or_else(|| panic!("no letter to {address}"))
}

/// Every letter to an address, newest first.
pub async fn all_to(stage: &Stage, company: &'static str, address: &'static str) -> Vec<Letter> {
    let organisation = stage.company(company).await;
    let page = stage.read(move |conn| mail::list(conn, &organisation, None, None, 1000)).await;
    page.rows.into_iter().filter(|l| l.to_address == address).collect()
}

/// The path of the first link in a letter's text.
pub fn link_in(letter: &Letter, public_url: &str) -> String {
    let at = letter.body_text.find(public_url).unwrap_or_else(|| panic!("no link in {}", letter.body_text)) + public_url.len();
    letter.body_text[at..].split_whitespace().next().unwrap_or("").to_string()
}

/// The token in a link of ours.
pub fn token_in(link: &str) -> String {
    link.split("token=").nth(1).expect("a token").to_string()
}

/// The stable code of a refusal.
pub fn code(error: &Error) -> &'static str {
    if let Error::Refused { code, .. } = error { code } else { "" }
}
