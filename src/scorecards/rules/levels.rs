//! From a share to a place on the four levels.
//!
//! **What a question's level means.** A question written for a level is one of which a person who has just reached that
//! level earns two points in three on average, as in item mapping with a response probability of 67 % (Huynh, Educ.
//! Meas. Issues Pract. 25(2), 2006). Each level between person and question multiplies the odds by four:
//!
//! | person stands at the start of | earns of a question of level L |
//! |---|---|
//! | the level below L | 33 % (odds 1 : 2) |
//! | L | 67 % (2 : 1) |
//! | the level above L | 89 % (8 : 1) |
//! | two levels above L | 97 % (32 : 1) |
//!
//! This is Rasch's model with fixed difficulties, one level apart, so the sum of points says all there is about the
//! person's place (Rasch, 1960), and the place is read from the test characteristic curve: the place at which the expected
//! share of exactly these questions is the share earned (Lord, Applications of Item Response Theory, 1980). The ends of
//! the likely range are read from the same curve.
//!
//! **The scale.** 0 to 4, one segment a level: Basic 0–1, Working 1–2, Advanced 2–3, Expert 3–4. Working, Advanced and Expert are
//! reached at the start of their segments (1, 2, 3). Basic is reached at 0.5; what lies before it is "not yet Basic". A test can only
//! show as much as it asks: the place never goes past the end of the segment of the hardest question.
//!
//! Guessing is not modelled: half of a true-or-false paper is luck, which is why a blueprint asks for several kinds.

use crate::kit::Level;

/// A place on the level scale, in hundredths: 0 to 400.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Position(i32);

impl Position {
    /// From hundredths, kept between 0 and 400.
    pub fn from_hundredths(n: i32) -> Position {
        Position(n.clamp(0, 400))
    }
    /// Hundredths, 0 to 400.
    pub const fn hundredths(self) -> i32 {
        self.0
    }
    /// The place at which a level is reached: 50, 100, 200, 300 hundredths.
    pub const fn reached(level: Level) -> Position {
        match level {
            Level::Basic => Position(50),
            other => Position((other.rank() - 1) * 100),
        }
    }
    /// The end of a level's segment, where the next level starts.
    pub const fn end_of(level: Level) -> Position {
        Position(level.rank() * 100)
    }
    /// The highest level reached; `None` before Basic.
    pub fn level(self) -> Option<Level> {
        Level::ALL.iter().rev().copied().find(|level| self >= Position::reached(*level))
    }
    /// Tenths of a level as text: "2.6".
    pub fn text(self) -> String {
        let tenths = (self.0 + 5) / 10;
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// The expected share of questions, given as (weight, level), for a person at `place` on the model's scale.
fn expected(questions: &[(f64, Level)], place: f64) -> f64 {
    let (sum, total) = questions.iter().fold((0.0, 0.0), |(sum, total), (weight, level)| {
        let odds = (1.0 + 2.0 * (place - f64::from(level.rank() - 1))).exp2();
        (sum + weight * odds / (1.0 + odds), total + weight)
    });
    if total > 0.0 { sum / total } else { 0.0 }
}

/// The place on the level scale at which the expected share of these questions is `share`.
///
/// `questions` are (weight, level) with weights above 0; of no questions it is 0. Rises with `share`, and with harder
/// questions at the same share.
pub fn position(questions: &[(f64, Level)], share: f64) -> Position {
    let Some(hardest) = questions.iter().map(|(_, level)| *level).max_by_key(|level| level.rank()) else {
        return Position::default();
    };
    // The curve rises strictly, so halving finds the place; 24 levels ÷ 2^40 is far below a hundredth.
    let (mut low, mut high) = (-12.0f64, 12.0f64);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if expected(questions, middle) < share { low = middle } else { high = middle }
    }
    scale(f64::midpoint(low, high)).min(Position::end_of(hardest))
}

/// The model's scale runs below 0 without end; before the start of Working it is bent so that it ends at 0 and
/// reaches Basic at 0.5.
#[allow(clippy::cast_possible_truncation)]
fn scale(place: f64) -> Position {
    let shown = if place < 1.0 { 2f64.powf(place - 1.0) } else { place.min(4.0) };
    Position::from_hundredths((shown * 100.0).round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_in_three_of_a_levels_questions_reach_that_level() {
        for (level, reached) in [(Level::Basic, 50), (Level::Working, 100), (Level::Advanced, 200), (Level::Expert, 300)] {
            let questions = [(10.0, level), (20.0, level)];
            assert_eq!(position(&questions, 2.0 / 3.0).hundredths(), reached, "{level}");
            assert_eq!(position(&questions, 2.0 / 3.0).level(), Some(level));
            assert!(position(&questions, 0.64) < Position::reached(level), "{level}");
        }
    }

    #[test]
    fn eight_in_nine_reach_the_end_of_the_level_and_no_more() {
        let questions = [(1.0, Level::Working)];
        assert_eq!(position(&questions, 8.0 / 9.0), Position::end_of(Level::Working));
        assert_eq!(position(&questions, 1.0), Position::end_of(Level::Working));
    }

    #[test]
    fn nothing_right_is_the_start_of_the_scale() {
        assert_eq!(position(&[(1.0, Level::Basic)], 0.0).hundredths(), 0);
        assert_eq!(position(&[(1.0, Level::Basic)], 0.0).level(), None);
        assert_eq!(position(&[], 1.0).hundredths(), 0);
    }

    #[test]
    fn a_place_reads_in_tenths() {
        assert_eq!(Position::from_hundredths(264).text(), "2.6");
        assert_eq!(Position::from_hundredths(395).text(), "4.0");
        assert_eq!(Position::from_hundredths(900).text(), "4.0");
    }

    fn levels() -> impl Strategy<Value = Vec<(f64, Level)>> {
        proptest::collection::vec((0.5..50.0f64, proptest::sample::select(Level::ALL)), 1..12)
    }

    proptest! {
        #[test]
        fn more_points_never_lower_the_place(questions in levels(), a in 0.0..=1.0f64, b in 0.0..=1.0f64) {
            prop_assert!(position(&questions, a.min(b)) <= position(&questions, a.max(b)));
        }

        #[test]
        fn the_same_share_of_harder_questions_never_lowers_the_place(questions in levels(), share in 0.0..=1.0f64, which in 0usize..12) {
            let mut harder = questions.clone();
            let which = which % harder.len();
            if let Some(up) = Level::from_rank(harder[which].1.rank() + 1) { harder[which].1 = up }
            prop_assert!(position(&questions, share) <= position(&harder, share));
        }

        #[test]
        fn a_test_shows_no_more_than_it_asks(questions in levels(), share in 0.0..=1.0f64) {
            let hardest = questions.iter().map(|q| q.1.rank()).max().unwrap_or(0);
            prop_assert!(position(&questions, share).hundredths() <= hardest * 100);
        }
    }
}
