//! Whether two candidates' overall scores can be told apart.

use super::{overall::OverallScore, share::Share};

/// The standard normal quantile of a 95 % two-sided test.
pub const Z_APART: f64 = 1.959_963_984_540_1;

/// What can be said of two overall scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// The difference is larger than chance in the choice of items would make it; the first is higher.
    FirstHigher,
    /// The same, and the second is higher.
    SecondHigher,
    /// The difference could be chance: the two cannot be told apart by their overall scores.
    NotApart,
}

/// Compares two scores by the standard error of their difference, `√(se₁² + se₂²)`, at 95 % (Harvill, "Standard error of
/// measurement", Educ. Meas. Issues Pract. 10(2), 1991). Two likely ranges may overlap although the scores can be told apart, so
/// the ranges themselves are not compared. Candidates who sat the same items share part of the error, which
/// makes the rule cautious.
pub fn compare(first: &OverallScore, second: &OverallScore) -> Comparison {
    compare_shares((first.share, first.error), (second.share, second.error))
}

/// [`compare`] on (share, standard error).
pub fn compare_shares(first: (Share, Share), second: (Share, Share)) -> Comparison {
    let difference = first.0.value() - second.0.value();
    let error = first.1.value().hypot(second.1.value());
    if difference.abs() <= Z_APART * error {
        Comparison::NotApart
    } else if difference > 0.0 {
        Comparison::FirstHigher
    } else {
        Comparison::SecondHigher
    }
}

/// Pairs (by index, the higher first) that can be told apart; every other pair cannot.
pub fn pairs_apart(scores: &[&OverallScore]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (i, first) in scores.iter().enumerate() {
        for (j, second) in scores.iter().enumerate().skip(i + 1) {
            match compare(first, second) {
                Comparison::FirstHigher => pairs.push((i, j)),
                Comparison::SecondHigher => pairs.push((j, i)),
                Comparison::NotApart => {}
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(percent: f64, error: f64) -> (Share, Share) {
        (Share::estimate(percent / 100.0), Share::estimate(error / 100.0))
    }

    #[test]
    fn a_small_difference_is_no_difference() {
        assert_eq!(compare_shares(at(78.0, 4.0), at(74.0, 4.0)), Comparison::NotApart);
        assert_eq!(compare_shares(at(78.0, 4.0), at(60.0, 4.0)), Comparison::FirstHigher);
        assert_eq!(compare_shares(at(60.0, 4.0), at(78.0, 4.0)), Comparison::SecondHigher);
    }

    #[test]
    fn ranges_that_overlap_a_little_can_still_be_apart() {
        // ±5.1 each at 80 %: 69.9–80.1 and 58.9–69.1 do not overlap, and 11 apart is not enough at 95 %; 12 is.
        assert_eq!(compare_shares(at(75.0, 4.0), at(64.0, 4.0)), Comparison::NotApart);
        assert_eq!(compare_shares(at(75.0, 4.0), at(63.0, 4.0)), Comparison::FirstHigher);
    }

    proptest! {
        #[test]
        fn the_order_of_asking_does_not_matter(a in 0.0..100.0f64, b in 0.0..100.0f64, ea in 0.1..20.0f64, eb in 0.1..20.0f64) {
            let (one, other) = (compare_shares(at(a, ea), at(b, eb)), compare_shares(at(b, eb), at(a, ea)));
            prop_assert_eq!(one == Comparison::NotApart, other == Comparison::NotApart);
            prop_assert_eq!(one == Comparison::FirstHigher, other == Comparison::SecondHigher);
        }
    }
}
