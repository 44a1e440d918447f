//! Decisions of marking: the bounds of a mark, how long a grader holds an answer, and the order of the queue. How a rubric's levels
//! become points stands with the kind, in `questions::kinds::essay`.

use crate::kit::{
    Points, Span, Time,
    ids::{AnswerId, QuestionId, UserId},
    secret,
};

/// How long an answer stays with the grader who opened it. Saving or opening it again starts the time anew.
pub const LEASE: Span = Span::minutes(20);
/// The least a reason for a changed mark must say, in characters.
pub const REASON_MIN: usize = 10;
/// The most a grader's comment or a reason may hold, in characters.
pub const COMMENT_MAX: usize = 4000;

/// Points typed by hand, when they lie between 0 and the item's maximum; `None` otherwise and for what is no number.
pub fn typed_points(text: &str, max: Points) -> Option<Points> {
    Points::parse(text).filter(|points| (Points::ZERO..=max).contains(points))
}

/// Whether an answer is held by somebody else: claimed by another grader until a time that has not come.
pub fn held_by_other(claimed_by: Option<&UserId>, claimed_until: Option<Time>, me: &UserId, now: Time) -> bool {
    match (claimed_by, claimed_until) {
        (Some(by), Some(until)) => by != me && now < until,
        _ => false,
    }
}

/// The place of an answer in the queue of its question: looks random, never changes, and is made of nothing but the two ids, so
/// neither the name nor the time of handing in nor the order of invitation decides who is read first (graders grow
/// stricter or milder along a pile).
pub fn queue_key(question: &QuestionId, answer: &AnswerId) -> String {
    secret::digest(&format!("grading order\0{question}\0{answer}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{Clock, Dice};

    #[test]
    fn a_mark_stays_between_nothing_and_the_maximum() {
        let max = Points::whole(2);
        for bad in ["-0.01", "2.01", "", "two", "1.234"] {
            assert_eq!(typed_points(bad, max), None, "{bad}")
        }
        assert_eq!(typed_points(" 1,5 ", max), Some(Points(150)));
        assert_eq!(typed_points("2", max), Some(max));
        assert_eq!(typed_points("0", max), Some(Points::ZERO));
    }

    #[test]
    fn an_answer_is_free_again_when_the_lease_runs_out() {
        let clock = Clock::fixed("2026-11-18T10:00:00Z");
        let mut dice = Dice::seeded(1);
        let (me, other) = (UserId::new(&clock, &mut dice), UserId::new(&clock, &mut dice));
        let (at, until) = (clock.now(), clock.now() + LEASE);
        assert!(held_by_other(Some(&other), Some(until), &me, at));
        assert!(!held_by_other(Some(&me), Some(until), &me, at));
        assert!(!held_by_other(Some(&other), Some(until), &me, until));
        assert!(!held_by_other(None, None, &me, at));
    }

    #[test]
    fn the_queue_does_not_follow_the_order_of_handing_in() {
        let clock = Clock::fixed("2026-11-18T10:00:00Z");
        let mut dice = Dice::seeded(2);
        let question = QuestionId::new(&clock, &mut dice);
        let answers: Vec<AnswerId> = (0..40)
            .map(|_| {
                clock.advance(Span::minutes(1));
                AnswerId::new(&clock, &mut dice)
            })
            .collect();
        let mut queued = answers.clone();
        queued.sort_by_key(|answer| queue_key(&question, answer));
        assert_ne!(queued, answers);
        let in_place = queued.iter().zip(&answers).filter(|(a, b)| a == b).count();
        assert!(in_place < 8, "{in_place} of 40 kept their place");
        assert_eq!(queue_key(&question, &answers[0]), queue_key(&question, &answers[0]));
    }
}
