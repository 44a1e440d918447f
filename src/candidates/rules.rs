//! Decisions about candidates and invitations: pure.

use super::{Invitation, InvitationState, Stage};
use crate::error::Error;
use crate::kit::{Span, Time, text};
use std::ops::RangeInclusive;
use unicode_normalization::UnicodeNormalization;

/// The longest name.
pub const NAME_MOST: usize = 200;
/// The longest personal message in a letter.
pub const MESSAGE_MOST: usize = 2000;
/// Time for a test in percent of its limit.
pub const TIME_FACTOR: RangeInclusive<i32> = 100..=400;
/// How long an invitation lasts unless somebody says otherwise.
pub const USUAL_LIFE: Span = Span::days(14);
/// The longest an invitation may last.
pub const LONGEST_LIFE: Span = Span::days(366);
/// Reminders are at least so far apart.
pub const REMINDER_PAUSE: Span = Span::hours(1);
/// The longest word that is kept for the search.
const WORD_MOST: usize = 64;

/// Why something cannot be done with an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The assessment is a draft or was archived.
    NotPublished,
    /// This person has an invitation to this assessment.
    AlreadyInvited {
        code: String,
        on: Time,
        state: InvitationState,
    },
    /// Only an invitation that waits for its candidate can be reminded, cancelled or given another date.
    NotWaiting(InvitationState),
    /// Started or finished: there is nothing to renew.
    NotRenewable(InvitationState),
    RemindedLately {
        minutes: i64,
    },
    /// The candidate cannot enter (any more).
    NotOpen(InvitationState),
    /// The stage does not follow from the one the application has.
    Stage {
        from: Stage,
        to: Stage,
    },
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        match refusal {
            Refusal::NotPublished => {
                Error::refused("invitation.not_published", "This assessment is not published. Publish it first, then invite candidates.")
            }
            Refusal::AlreadyInvited { code, on, state } => Error::refused(
                "invitation.already",
                format!(
                    "{code} was invited to this assessment on {}. {}",
                    on.date(),
                    match state {
                        InvitationState::Expired | InvitationState::Cancelled =>
                            format!("The invitation is {}. Renew it on the candidate's page.", state.label().to_lowercase()),
                        _ => format!("The invitation stands at \"{}\".", state.label()),
                    }
                ),
            ),
            Refusal::NotWaiting(state) => Error::refused(
                "invitation.not_waiting",
                format!(
                    "This invitation is {}. Only one that waits for its candidate can be reminded, cancelled or given another date.",
                    state.label().to_lowercase()
                ),
            ),
            Refusal::NotRenewable(state) => Error::refused(
                "invitation.not_renewable",
                format!("This test is {}, so the invitation cannot be renewed.", state.label().to_lowercase()),
            ),
            Refusal::RemindedLately { minutes } => Error::refused(
                "invitation.reminded_lately",
                format!(
                    "A reminder went out less than an hour ago. Send the next in {}.",
                    text::count(usize::try_from(minutes).unwrap_or(1), "minute", "minutes")
                ),
            ),
            Refusal::NotOpen(state) => {
                Error::refused("invitation.not_open", format!("This invitation is {}.", state.label().to_lowercase()))
            }
            Refusal::Stage { from, to } => {
                Error::refused("application.stage", format!("An application at \"{}\" cannot become \"{}\".", from.label(), to.label()))
            }
        }
    }
}

/// One person an address: composed, lower case. Letters with and without marks are different mailboxes, so they stay apart.
pub fn email_key(email: &str) -> String {
    email.trim().nfc().collect::<String>().to_lowercase()
}

/// Whether letters can be sent to this address.
pub fn is_address(email: &str) -> bool {
    email.len() <= 254 && email.parse::<lettre::Address>().is_ok()
}

/// "K-1001": the first letter of the company's name ("C" where it has none of A to Z) and a number.
pub fn code(company: &str, number: i32) -> String {
    let letter = text::fold(company).chars().find(char::is_ascii_alphabetic).unwrap_or('c').to_ascii_uppercase();
    format!("{letter}-{number}")
}

/// What is wrong with an expiry date; `None` when it will do.
pub fn expiry_problem(expires_at: Time, now: Time) -> Option<String> {
    if expires_at <= now {
        return Some(format!("Choose a day after {}.", (now - Span::days(1)).date()));
    }
    (expires_at > now + LONGEST_LIFE).then(|| format!("Choose a day before {}.", (now + LONGEST_LIFE).date()))
}

/// Minutes that a candidate has for a test, rounded up.
pub fn minutes_given(limit_min: i32, time_factor_percent: i32) -> i32 {
    let product = i64::from(limit_min) * i64::from(time_factor_percent);
    i32::try_from((product + 99).div_euclid(100)).unwrap_or(i32::MAX)
}

/// Whether a reminder may go out now.
pub fn may_remind(invitation: &Invitation, now: Time) -> Result<(), Refusal> {
    is_waiting(invitation, now)?;
    match invitation.reminded_at.map(|at| at + REMINDER_PAUSE) {
        Some(next) if next > now => Err(Refusal::RemindedLately { minutes: (next - now).minutes_up() }),
        _ => Ok(()),
    }
}

/// Whether the invitation waits for its candidate.
pub fn is_waiting(invitation: &Invitation, now: Time) -> Result<(), Refusal> {
    match invitation.state_at(now) {
        InvitationState::Invited => Ok(()),
        state => Err(Refusal::NotWaiting(state)),
    }
}

/// Whether a fresh link may be made.
pub fn may_renew(invitation: &Invitation) -> Result<(), Refusal> {
    match invitation.state {
        InvitationState::Started | InvitationState::Finished => Err(Refusal::NotRenewable(invitation.state)),
        InvitationState::Invited | InvitationState::Expired | InvitationState::Cancelled => Ok(()),
    }
}

/// Whether staff may move an application by hand: anybody still in the running may withdraw, whoever moved on may be hired.
pub fn may_move(from: Stage, to: Stage) -> Result<(), Refusal> {
    let allowed = match to {
        Stage::Withdrawn => !matches!(from, Stage::Withdrawn | Stage::Hired | Stage::NotMovingOn | Stage::Started),
        Stage::Hired => from == Stage::MovedOn,
        _ => false,
    };
    if allowed { Ok(()) } else { Err(Refusal::Stage { from, to }) }
}

/// The folded words by whose beginnings a candidate is found, each once: every word as it stands, and the parts of words
/// that are joined by other signs ("o'neill", "anne-marie", "ana.ferreira@…"). A word without spaces between its names
/// (Chinese, Japanese, Korean) is found from each of its characters on.
pub fn words(name: &str, email: &str, code: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text::fold(name).split(' ') {
        words.push(word.to_string());
        words.extend(word.split(|c: char| !c.is_alphanumeric()).map(ToString::to_string));
        if word.chars().any(is_unspaced) {
            words.extend(word.char_indices().skip(1).take(20).map(|(at, _)| word[at..].to_string()));
        }
    }
    let address = text::fold(email);
    let (mailbox, domain) = address.rsplit_once('@').unwrap_or((&address, ""));
    words.extend(mailbox.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 1).map(ToString::to_string));
    words.extend([address.clone(), domain.to_string()]);
    let code = text::fold(code);
    words.extend(code.split_once('-').map(|(_, number)| number.to_string()));
    words.push(code);
    let mut words: Vec<String> =
        words.into_iter().map(|w| w.chars().take(WORD_MOST).collect::<String>()).filter(|w| !w.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The beginnings that a search asks for: at most six, the longest first, since it leaves the fewest to look at.
pub fn search_words(query: &str) -> Vec<String> {
    let mut words: Vec<String> =
        text::fold(&text::one_line(query)).split(' ').filter(|w| !w.is_empty()).map(|w| w.chars().take(WORD_MOST).collect()).collect();
    words.sort_by_key(|w: &String| (std::cmp::Reverse(w.chars().count()), w.clone()));
    words.dedup();
    words.truncate(6);
    words
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{1100}'..='\u{11FF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_starts_with_the_company() {
        assert_eq!(code("Kestrel Pay", 1001), "K-1001");
        assert_eq!(code("Øresund", 7), "O-7");
        assert_eq!(code("日本 42", 1), "C-1");
    }

    #[test]
    fn minutes_are_rounded_up() {
        assert_eq!(minutes_given(75, 100), 75);
        assert_eq!(minutes_given(75, 125), 94);
        assert_eq!(minutes_given(60, 150), 90);
    }

    #[test]
    fn addresses_differ_by_marks_but_not_by_case_or_composition() {
        assert_eq!(email_key(" Ana@Example.COM "), email_key("ana@example.com"));
        assert_eq!(email_key("jose\u{301}@example.com"), email_key("JOSÉ@example.com"));
        assert_ne!(email_key("josé@example.com"), email_key("jose@example.com"));
    }

    #[test]
    fn a_candidate_is_found_by_any_of_the_words() {
        let words = words("Anne-Marie O'Neill Wójcik", "am.oneill@example.com", "K-1001");
        for word in [
            "anne-marie",
            "anne",
            "marie",
            "o'neill",
            "neill",
            "wojcik",
            "am",
            "oneill",
            "am.oneill@example.com",
            "example.com",
            "k-1001",
            "1001",
        ] {
            assert!(words.contains(&word.to_string()), "{word} in {words:?}");
        }
        assert!(super::words("山田太郎", "t@example.com", "K-1").contains(&"太郎".to_string()));
    }

    #[test]
    fn a_search_looks_for_its_longest_word_first() {
        assert_eq!(search_words("  Jo  Ferreira FERREIRA "), ["ferreira", "jo"]);
        assert!(search_words(" \u{0} ").is_empty());
        assert_eq!(search_words("a b c d e f g h").len(), 6);
    }

    #[test]
    fn only_who_moved_on_is_hired() {
        assert!(may_move(Stage::MovedOn, Stage::Hired).is_ok());
        assert!(may_move(Stage::Scored, Stage::Hired).is_err());
        assert!(may_move(Stage::Scored, Stage::Withdrawn).is_ok());
        assert!(may_move(Stage::Scored, Stage::Invited).is_err());
    }
}
