//! How sure a share is: items are a sample of the items that could have been asked.
//!
//! **Model.** The items of a skill are taken as drawn from all items that could have measured it (Lord, "Sampling
//! fluctuations resulting from the sampling of test items", Psychometrika 20, 1955). A share earned on an item lies
//! between 0 and 1, so its variance is at most `p (1 − p)` (Bhatia & Davis, Amer. Math. Monthly 107, 2000): the
//! binomial error is the cautious one and holds for partial credit too.
//!
//! **Unequal items.** An item counts by its maximum `w`; the number of equal items that would be as informative is
//! `n = (Σw)² / Σw²` (Kish, Survey Sampling, 1965; used in binomial intervals by Korn & Graubard, Survey Methodology
//! 24, 1998).
//!
//! **Interval.** Wilson's score interval (J. Amer. Statist. Assoc. 22, 1927), recommended for small n by Brown, Cai &
//! DasGupta (Statist. Sci. 16, 2001): it never has width 0, not for one item and not for a full score, never leaves
//! 0 to 1, and always holds the share itself. The standard error is that of Agresti & Coull's adjusted share (Amer.
//! Statist. 52, 1998), which has the same centre and is never 0.
//!
//! **"Likely".** 8 in 10: a similar test would give a share in the range about eight times in ten, which is what "likely"
//! (66 to 90 %) means in the usual calibrated language (Mastrandrea et al., IPCC guidance note on uncertainties, 2010).

/// The standard normal quantile of an 80 % two-sided interval.
pub const Z_LIKELY: f64 = 1.281_551_565_544_6;
/// The part of similar tests whose result is expected in the likely range, in percent.
pub const LIKELY_PERCENT: i32 = 80;

/// A share with its standard error and likely range; all between 0 and 1, `low ≤ share ≤ high`, `se > 0`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The share itself, as earned.
    pub share: f64,
    /// The standard error.
    pub se: f64,
    /// The lower end of the likely range.
    pub low: f64,
    /// The upper end of the likely range.
    pub high: f64,
}

/// The number of equal items as informative as items of these maxima: 1 to the number of maxima above 0; 0 of none.
pub fn effective_items(maxima: impl IntoIterator<Item = f64>) -> f64 {
    let (sum, squares) = maxima.into_iter().filter(|w| *w > 0.0).fold((0.0, 0.0), |(s, q), w| (s + w, q + w * w));
    if squares > 0.0 { sum * sum / squares } else { 0.0 }
}

/// The estimate for a share (0 to 1) earned on `n` effective items (above 0).
pub fn estimate(share: f64, n: f64) -> Estimate {
    let share = share.clamp(0.0, 1.0);
    let z2 = Z_LIKELY * Z_LIKELY;
    let total = n + z2;
    let centre = (n * share + z2 / 2.0) / total;
    let half = Z_LIKELY / total * (n * share * (1.0 - share) + z2 / 4.0).sqrt();
    Estimate {
        share,
        se: (centre * (1.0 - centre) / total).sqrt(),
        // The interval holds the share by theory; the minimum and maximum keep that true to the last bit.
        low: (centre - half).clamp(0.0, share),
        high: (centre + half).clamp(share, 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-3
    }

    #[test]
    fn the_ends_solve_wilsons_equation() {
        // By definition each end p satisfies |share − p| = z √(p (1 − p) / n).
        for (share, n) in [(0.7, 10.0), (0.5, 1.0), (0.9, 3.5), (0.25, 40.0)] {
            let e = estimate(share, n);
            for end in [e.low, e.high] {
                assert!(near((share - end).abs(), Z_LIKELY * (end * (1.0 - end) / n).sqrt()), "{share} of {n}: {e:?}");
            }
        }
        // Nothing right of one item: 0 to z² / (1 + z²).
        let e = estimate(0.0, 1.0);
        assert!(near(e.low, 0.0) && near(e.high, 0.6216) && e.se > 0.2, "{e:?}");
    }

    #[test]
    fn unequal_items_count_as_fewer() {
        assert!(near(effective_items([10.0, 10.0, 10.0]), 3.0));
        assert!(near(effective_items([20.0, 1.0, 1.0]), 1.204));
        assert!(near(effective_items([5.0, 0.0]), 1.0));
        assert!(near(effective_items([]), 0.0));
    }

    proptest! {
        #[test]
        fn a_range_always_holds_its_share_and_is_never_empty(share in 0.0..=1.0f64, n in 1.0..200.0f64) {
            let e = estimate(share, n);
            prop_assert!(0.0 <= e.low && e.low <= e.share && e.share <= e.high && e.high <= 1.0);
            prop_assert!(e.se > 0.0 && e.high > e.low);
        }

        #[test]
        fn more_points_never_lower_the_range(a in 0.0..=1.0f64, b in 0.0..=1.0f64, n in 1.0..200.0f64) {
            let (low, high) = (estimate(a.min(b), n), estimate(a.max(b), n));
            prop_assert!(low.low <= high.low + 1e-12 && low.high <= high.high + 1e-12);
        }

        #[test]
        fn more_items_make_a_narrower_range(share in 0.0..=1.0f64, n in 1.0..100.0f64, more in 1.0..100.0f64) {
            let (few, many) = (estimate(share, n), estimate(share, n + more));
            prop_assert!(many.high - many.low < few.high - few.low);
        }

        #[test]
        fn effective_items_lie_between_one_and_all(maxima in proptest::collection::vec(0.01..100.0f64, 1..30)) {
            let n = effective_items(maxima.iter().copied());
            prop_assert!(n >= 1.0 - 1e-9 && n <= f64::from(u32::try_from(maxima.len()).expect("few")) + 1e-9);
        }
    }
}
