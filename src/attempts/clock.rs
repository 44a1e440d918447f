//! The clock of a sitting: pure.
//!
//! The end is start + limit + extra + credited. An open page gives a sign of life at every beat (15 s unless set otherwise). Once a page has
//! given one, no sign for longer than 40 s is a gap: the connection broke, the browser crashed, or the server was down. A gap that began before
//! the end is given back, less one beat (what would have passed unseen anyway), as long as the assessment's budget lasts. Pages without
//! script give no signs, so nothing is measured and nothing is given; a page that was only in the background says so, and its silence
//! earns nothing. A tab that was closed looks like a broken line and is treated as one: within the budget the doubt is the candidate's.
//!
//! The browser's clock takes no part in any of it.

use super::rules;
use crate::kit::{Pace, Span, Time};

/// The numbers of one sitting's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::attempts)]
pub struct Reading {
    pub deadline_at: Time,
    pub limit_s: i32,
    pub extra_s: i32,
    pub credited_s: i32,
    /// The most that is credited, in seconds.
    #[diesel(column_name = offline_budget_s)]
    pub budget_s: i32,
    /// The last sign of life of a page with script; `None` where there was none yet.
    #[diesel(column_name = beat_at)]
    pub heard_at: Option<Time>,
    pub revision: i32,
}

/// Time without a sign of life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Gap {
    pub seconds: i32,
    /// Seconds by which the end moved for it; 0 where the budget was used up or the test had ended.
    pub credited_s: i32,
}

/// What the bell does when it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bell {
    /// The test ends; a gap that is still owed is booked first.
    Ring(Option<Gap>),
    /// Not yet: look again then.
    At(Time),
}

/// The end of a sitting. The parts are in seconds, none negative.
pub fn deadline(started_at: Time, limit_s: i32, extra_s: i32, credited_s: i32) -> Time {
    started_at + Span::seconds(i64::from(limit_s) + i64::from(extra_s) + i64::from(credited_s))
}

impl Reading {
    /// Seconds that can still be credited.
    pub fn left_s(&self) -> i32 {
        (self.budget_s - self.credited_s).max(0)
    }

    /// Whether no sign has come for so long that it is a gap.
    pub fn is_silent(&self, now: Time, pace: Pace) -> bool {
        self.heard_at.is_some_and(|heard| now - heard > pace.silence)
    }

    /// The gap that ends now; `None` while there is none.
    pub fn gap(&self, now: Time, pace: Pace) -> Option<Gap> {
        let heard = self.heard_at.filter(|_| self.is_silent(now, pace))?;
        let silence = now - heard;
        let owed = if heard < self.deadline_at { (silence.whole_seconds() - pace.beat.whole_seconds()).max(0) } else { 0 };
        let credited_s = i32::try_from(owed).unwrap_or(i32::MAX).min(self.left_s());
        Some(Gap { seconds: i32::try_from(silence.whole_seconds()).unwrap_or(i32::MAX), credited_s })
    }

    /// The clock after a gap was booked.
    pub fn booked(self, gap: Gap) -> Reading {
        Reading {
            credited_s: self.credited_s.saturating_add(gap.credited_s),
            deadline_at: self.deadline_at + Span::seconds(i64::from(gap.credited_s)),
            ..self
        }
    }

    /// The clock after so many seconds were given.
    pub fn extended(self, seconds: i32) -> Reading {
        Reading { extra_s: self.extra_s.saturating_add(seconds), deadline_at: self.deadline_at + Span::seconds(i64::from(seconds)), ..self }
    }

    /// What a bell that is looked at now does. While somebody whose absence is still creditable stays away, the end is
    /// the deadline and the rest of the budget.
    pub fn bell(&self, now: Time, pace: Pace) -> Bell {
        let due = rules::bell_at(self.deadline_at);
        if now < due {
            return Bell::At(due);
        }
        let Some(heard) = self.heard_at.filter(|heard| *heard < self.deadline_at && self.left_s() > 0) else {
            return Bell::Ring(None);
        };
        let decided = heard + pace.silence + Span::seconds(1);
        if now < decided {
            return Bell::At(decided);
        }
        let last = rules::bell_at(self.deadline_at + Span::seconds(i64::from(self.left_s())));
        if now < last { Bell::At(last) } else { Bell::Ring(self.gap(now, pace)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PACE: Pace = Pace { beat: Span::seconds(15), silence: Span::seconds(40) };

    fn at(s: i64) -> Time {
        Time::from_micros(0) + Span::seconds(s)
    }
    /// One hour from zero, ten minutes of budget.
    fn reading(heard: Option<i64>) -> Reading {
        Reading { deadline_at: at(3600), limit_s: 3600, extra_s: 0, credited_s: 0, budget_s: 600, heard_at: heard.map(at), revision: 1 }
    }

    #[test]
    fn a_gap_is_silence_of_more_than_forty_seconds_after_the_first_sign() {
        assert_eq!(reading(None).gap(at(3000), PACE), None);
        assert_eq!(reading(Some(100)).gap(at(140), PACE), None);
        assert_eq!(reading(Some(100)).gap(at(141), PACE), Some(Gap { seconds: 41, credited_s: 26 }));
        assert_eq!(reading(Some(100)).gap(at(340), PACE), Some(Gap { seconds: 240, credited_s: 225 }));
    }

    #[test]
    fn the_budget_ends_what_is_given_back() {
        assert_eq!(reading(Some(100)).gap(at(2000), PACE).map(|g| g.credited_s), Some(600));
        let used = Reading { credited_s: 590, ..reading(Some(100)) };
        assert_eq!(used.gap(at(400), PACE).map(|g| g.credited_s), Some(10));
        assert_eq!(Reading { budget_s: 0, ..reading(Some(100)) }.gap(at(400), PACE).map(|g| g.credited_s), Some(0));
    }

    #[test]
    fn silence_that_began_after_the_end_earns_nothing() {
        assert_eq!(reading(Some(3600)).gap(at(3700), PACE), Some(Gap { seconds: 100, credited_s: 0 }));
    }

    #[test]
    fn the_bell_waits_for_the_absent_as_long_as_the_budget_lasts() {
        assert_eq!(reading(None).bell(at(3611), PACE), Bell::At(at(3612)));
        assert_eq!(reading(None).bell(at(3612), PACE), Bell::Ring(None));
        assert_eq!(reading(Some(3605)).bell(at(3612), PACE), Bell::Ring(None), "was there at the end");
        assert_eq!(reading(Some(3590)).bell(at(3612), PACE), Bell::At(at(3631)), "a gap or not is not decided yet");
        assert_eq!(reading(Some(3000)).bell(at(3612), PACE), Bell::At(at(4212)));
        assert_eq!(reading(Some(3000)).bell(at(4212), PACE), Bell::Ring(Some(Gap { seconds: 1212, credited_s: 600 })));
        assert_eq!(Reading { credited_s: 600, ..reading(Some(3000)) }.bell(at(3612), PACE), Bell::Ring(None));
    }

    proptest! {
        /// Whoever comes and goes as they like: no more than the budget is given, and the end is the sum of its parts.
        #[test]
        fn credits_never_exceed_the_budget(budget in 0..1800i32, away in proptest::collection::vec(0..2000i64, 1..20), extra in 0..900i32) {
            let mut clock = Reading { budget_s: budget, ..reading(Some(0)) }.extended(extra);
            let mut now = 0;
            for seconds in away {
                now += seconds;
                let before = clock;
                if let Some(gap) = clock.gap(at(now), PACE) {
                    clock = clock.booked(gap);
                    prop_assert!(i64::from(gap.credited_s) <= seconds, "nobody gets more than they lost");
                }
                clock.heard_at = Some(at(now));
                prop_assert!(clock.deadline_at >= before.deadline_at);
                prop_assert_eq!(clock.gap(at(now), PACE), None, "a gap is booked once");
            }
            prop_assert!(clock.credited_s <= budget);
            prop_assert_eq!(clock.deadline_at, deadline(at(0), clock.limit_s, clock.extra_s, clock.credited_s));
        }

        /// The bell comes back later each time, and in the end it rings: not before the end, nor long after the budget.
        #[test]
        fn the_bell_rings_in_the_end(heard in proptest::option::of(0..4000i64), budget in 0..1800i32, start in 0..5000i64) {
            let clock = Reading { budget_s: budget, ..reading(heard) };
            let mut now = at(start);
            for _ in 0..5 {
                match clock.bell(now, PACE) {
                    Bell::At(then) => { prop_assert!(then > now); now = then; }
                    Bell::Ring(gap) => {
                        let ended = gap.map_or(clock, |gap| clock.booked(gap));
                        prop_assert!(now >= rules::bell_at(ended.deadline_at));
                        prop_assert!(ended.credited_s <= budget);
                        prop_assert!(now <= at(start.max(3612 + i64::from(budget) + 41)));
                        return Ok(());
                    }
                }
            }
            prop_assert!(false, "never rang");
        }
    }
}
