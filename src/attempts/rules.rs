//! Decisions about a sitting: pure.

use super::model::{AnswerLine, Attempt, AttemptState, Seated};
use crate::candidates::InvitationState;
use crate::error::Error;
use crate::kit::{Dice, Span, Time};
use crate::language::Words;

/// A save of what was typed before the bell may arrive so long after it.
pub const SAVE_GRACE: Span = Span::seconds(10);
/// The bell waits so much longer than the last save that can count.
pub const BELL_PAUSE: Span = Span::seconds(2);
/// Time without a save counts as spent on the question on the screen up to here; beyond, somebody has left the desk.
pub const IDLE_MOST: Span = Span::minutes(10);
/// The most characters of what is said about assistants.
pub const DISCLOSURE_MOST: usize = 2000;
/// So many texts an attempt are kept beside the answers (set aside or late); more come from no person.
pub const KEPT_TEXTS_MOST: i64 = 200;

/// So many minutes can be given at once while a test runs.
pub const EXTENSION_MINUTES: std::ops::RangeInclusive<i32> = 1..=240;
/// The most that can be given to one test in all, in seconds.
pub const EXTRA_MOST_S: i32 = 12 * 3600;
/// The most characters of the reason for it.
pub const EXTENSION_REASON_MOST: usize = 500;

/// Whether so much more time may be given for this reason, to a test that was given `extra_s` before.
///
/// # Errors
/// `Invalid`, naming the field.
pub fn may_extend(minutes: i32, reason: &str, extra_s: i32) -> Result<(), Error> {
    let (least, most) = (EXTENSION_MINUTES.start(), EXTENSION_MINUTES.end());
    if !EXTENSION_MINUTES.contains(&minutes) {
        return Err(Error::field("minutes", format!("Give {least} to {most} minutes.")));
    }
    if extra_s.saturating_add(minutes * 60) > EXTRA_MOST_S {
        return Err(Error::field("minutes", format!("One test can be given {} hours in all.", EXTRA_MOST_S / 3600)));
    }
    if reason.trim().is_empty() {
        return Err(Error::field("reason", "Say why: it is kept with the test."));
    }
    if reason.chars().count() > EXTENSION_REASON_MOST {
        return Err(Error::field("reason", format!("Shorten this to {EXTENSION_REASON_MOST} characters.")));
    }
    Ok(())
}

/// When the bell rings for a deadline.
pub fn bell_at(deadline: Time) -> Time {
    deadline + SAVE_GRACE + BELL_PAUSE
}

/// Where a seat stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// May start.
    Invited,
    /// The clock runs.
    Running,
    /// Time is up; what was typed before may still arrive.
    Closing,
    /// Time is up and the bell is due.
    Over,
    /// Submitted.
    Finished,
    Expired,
    Cancelled,
    /// A newer link was sent.
    Replaced,
}

/// Where a seat stands, opened by the link of this number.
pub fn stand(seated: &Seated, link_number: i32, now: Time) -> Stand {
    if let Some(attempt) = &seated.attempt
        && attempt.state == AttemptState::Submitted
    {
        return Stand::Finished;
    }
    if seated.invitation.state == InvitationState::Cancelled {
        return Stand::Cancelled;
    }
    if seated.invitation.link_number != link_number {
        return Stand::Replaced;
    }
    match (&seated.attempt, seated.invitation.state_at(now)) {
        (Some(attempt), _) => clock(attempt, now),
        (None, InvitationState::Invited) => Stand::Invited,
        (None, _) => Stand::Expired,
    }
}

/// Where a running attempt's clock stands.
pub fn clock(attempt: &Attempt, now: Time) -> Stand {
    match attempt.state {
        AttemptState::Submitted => Stand::Finished,
        AttemptState::Running if now < attempt.deadline_at => Stand::Running,
        AttemptState::Running if now < attempt.deadline_at + SAVE_GRACE => Stand::Closing,
        AttemptState::Running => Stand::Over,
    }
}

/// Why something cannot be done with a sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    TimeUp,
    Finished,
    Expired,
    Cancelled,
    Replaced,
    NotStarted,
    NoConsent,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        match refusal {
            Refusal::TimeUp => Error::refused("attempt.time_up", "Time is up. What was saved before has been received."),
            Refusal::Finished => Error::refused("attempt.finished", "This test is finished. Answers can no longer be changed."),
            Refusal::Expired => Error::refused("attempt.expired", "This invitation has expired."),
            Refusal::Cancelled => Error::refused("attempt.cancelled", "This invitation was withdrawn."),
            Refusal::Replaced => Error::refused("attempt.replaced", "A newer link was sent to you. Open that one."),
            Refusal::NotStarted => Error::refused("attempt.not_started", "This test has not been started yet."),
            Refusal::NoConsent => Error::refused("attempt.no_consent", "Agree to how your answers are used before you start."),
        }
    }
}

impl Stand {
    /// Why this is no place to answer from; `None` where it is one.
    pub const fn refusal(self) -> Option<Refusal> {
        match self {
            Stand::Running | Stand::Closing => None,
            Stand::Invited => Some(Refusal::NotStarted),
            Stand::Over => Some(Refusal::TimeUp),
            Stand::Finished => Some(Refusal::Finished),
            Stand::Expired => Some(Refusal::Expired),
            Stand::Cancelled => Some(Refusal::Cancelled),
            Stand::Replaced => Some(Refusal::Replaced),
        }
    }
}

/// The limit in seconds for a time factor in percent, rounded up.
pub fn limit_s(limit_min: i32, time_factor_percent: i32) -> i32 {
    let product = i64::from(limit_min) * 60 * i64::from(time_factor_percent);
    i32::try_from((product + 99).div_euclid(100)).unwrap_or(i32::MAX)
}

/// The order in which a candidate meets the items: indices into `sections`, which names the section of each item in the
/// author's order. Shuffling stays inside a section.
pub fn order(sections: &[usize], shuffled: bool, seed: i64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sections.len()).collect();
    if shuffled {
        let mut dice = Dice::seeded(seed.unsigned_abs());
        for part in order.chunk_by_mut(|a, b| sections[*a] == sections[*b]) {
            dice.shuffle(part);
        }
    }
    order
}

/// The draw for the options of one item: its own for each position, so that no two items share one.
pub fn item_seed(seed: i64, position: i32) -> u64 {
    seed.unsigned_abs().wrapping_add(u64::from(position.unsigned_abs()).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// Seconds to add to an answer whose question leaves the screen at `now`: up to the last save in full, and after it up to [`IDLE_MOST`].
pub fn spent_s(shown: Time, saved: Option<Time>, now: Time) -> i32 {
    let active = saved.filter(|at| *at > shown).map_or(shown, |at| at.min(now));
    let idle = (now - active).max(Span::seconds(0)).min(IDLE_MOST);
    i32::try_from(((active - shown) + idle).whole_seconds()).unwrap_or(0)
}

/// The question to go on with: the one on the screen last, else the first that is not answered, else the first.
pub fn resume_at(lines: &[AnswerLine]) -> i32 {
    let shown = lines.iter().filter(|l| l.last_shown_at.is_some()).max_by_key(|l| l.last_shown_at);
    shown.or_else(|| lines.iter().find(|l| !l.answered)).or(lines.first()).map_or(1, |l| l.position)
}

/// The question to go back to from the review: `from`, where the candidate came from a question; else the one on the screen last, else the one
/// saved last, else the last.
pub fn back_to(lines: &[AnswerLine], from: Option<i32>) -> i32 {
    let shown = || lines.iter().filter(|l| l.last_shown_at.is_some()).max_by_key(|l| l.last_shown_at);
    let saved = || lines.iter().filter(|l| l.saved_at.is_some()).max_by_key(|l| l.saved_at);
    lines.iter().find(|l| Some(l.position) == from).or_else(shown).or_else(saved).or(lines.last()).map_or(1, |l| l.position)
}

/// What the checksum is taken over: one line an answer, in the candidate's order: position, item, response as JSON ("null" for none).
pub fn canonical<'a>(answers: impl Iterator<Item = (i32, &'a str, Option<&'a str>)>) -> String {
    answers.map(|(position, item, response)| format!("{position}\t{item}\t{}\n", response.unwrap_or("null"))).collect()
}

/// The words to which a candidate agrees before the start, in one language.
pub fn consent_text(w: Words, company: &str, role: &str, contact: &str) -> String {
    w.say("consent-text").with("company", company).with("role", role).with("contact", contact).plain()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shuffling_stays_inside_a_section_and_is_the_same_for_the_same_seed() {
        let sections: Vec<usize> = [vec![0; 6], vec![1; 6]].concat();
        let drawn = order(&sections, true, 42);
        assert_eq!(drawn, order(&sections, true, 42));
        assert!(drawn[..6].iter().all(|i| *i < 6) && drawn[6..].iter().all(|i| *i >= 6));
        assert!((0..20).any(|seed| order(&sections, true, seed) != drawn));
        assert_eq!(order(&sections, false, 42), (0..12).collect::<Vec<_>>());
    }

    #[test]
    fn extra_time_is_rounded_in_the_candidates_favour() {
        assert_eq!(limit_s(75, 100), 4500);
        assert_eq!(limit_s(75, 125), 5625);
        assert_eq!(limit_s(7, 133), 559);
    }

    #[test]
    fn time_on_a_question_counts_to_the_last_save_and_a_little_beyond() {
        let at = |s: i64| Time::from_micros(0) + Span::seconds(s);
        assert_eq!(spent_s(at(0), None, at(90)), 90);
        assert_eq!(spent_s(at(0), None, at(3600)), 600, "an hour away from the desk counts ten minutes");
        assert_eq!(spent_s(at(0), Some(at(1500)), at(1530)), 1530, "somebody who kept typing was there");
        assert_eq!(spent_s(at(100), Some(at(50)), at(130)), 30, "a save from before the question was shown says nothing");
        assert_eq!(spent_s(at(100), Some(at(500)), at(130)), 30);
        assert_eq!(spent_s(at(100), None, at(50)), 0);
    }

    #[test]
    fn two_items_do_not_share_a_draw() {
        let draws: std::collections::HashSet<u64> = (1..=50).map(|p| item_seed(7, p)).collect();
        assert_eq!(draws.len(), 50);
    }

    #[test]
    fn the_checksum_covers_every_answer_and_its_place() {
        let text = canonical([(1, "a", Some("{}")), (2, "b", None)].into_iter());
        assert_eq!(text, "1\ta\t{}\n2\tb\tnull\n");
    }
}
