//! The overall score: skill shares weighed by the assessment's frozen weights.

use super::{
    range::Z_LIKELY,
    share::{Fraction, Share},
    skills::SkillScore,
};

/// A skill's score and its frozen weight; only the ratio of weights matters.
#[derive(Debug, Clone, Copy)]
pub struct Weighed<'a> {
    /// The weight; below 1 it does not count.
    pub weight: i32,
    /// The score.
    pub score: &'a SkillScore,
}

/// What can be said overall.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Overall {
    /// No skill with a weight is measured.
    NotMeasured,
    /// Some marks are missing.
    Waiting {
        /// Answers without a mark.
        missing: usize,
    },
    /// All marks are there.
    Scored(OverallScore),
}

/// The overall score.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OverallScore {
    /// The weighted mean of the measured skills' shares.
    pub share: Share,
    /// Its standard error.
    pub error: Share,
    /// Its likely range.
    pub likely: (Share, Share),
    /// Sum of the weights of the skills that were measured.
    pub weight_measured: i64,
    /// Sum of all weights.
    pub weight: i64,
    /// How it stands to the cut score, when the assessment has one.
    pub cut: Option<Cut>,
}

/// How the overall score stands to the cut score: a label, never a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Cut {
    /// The cut score in hundredths of a percent, 0 to 10 000.
    pub basis_points: i32,
    /// Whether the exact overall score is at or above it.
    pub reached: bool,
    /// Whether the likely range lies on both sides of it.
    pub close: bool,
}

impl Overall {
    /// Weighs skills. Weights of skills that are not measured are left out and the rest stretched to a whole.
    ///
    /// The standard error is propagated, `√Σ(wₛ·seₛ)² / Σw` (the law of propagation of uncertainty, JCGM 100:2008, 5.1.2): each
    /// item counts for one skill, so the skills' errors are independent.
    ///
    /// `cut` is in hundredths of a percent. Whether it is reached is settled on the exact fraction, so a score that only
    /// rounds to the cut does not pass and one that equals it does.
    pub fn of(skills: &[Weighed<'_>], cut: Option<i32>) -> Overall {
        let weighed = || skills.iter().filter(|s| s.weight > 0);
        let missing = weighed()
            .map(|s| match s.score {
                SkillScore::Waiting { missing, .. } => *missing,
                _ => 0,
            })
            .sum::<usize>();
        if missing > 0 {
            return Overall::Waiting { missing };
        }
        let scored: Vec<_> = weighed().filter_map(|s| s.score.score().map(|score| (i64::from(s.weight), score))).collect();
        let weight_measured: i64 = scored.iter().map(|(weight, _)| weight).sum();
        if weight_measured == 0 {
            return Overall::NotMeasured;
        }
        let parts = scored.iter().map(|(weight, score)| {
            Fraction::new(i128::from(*weight) * i128::from(score.points.hundredths()), i128::from(score.max.hundredths()))
        });
        let exact = parts
            .into_iter()
            .try_fold(Fraction::ZERO, Fraction::checked_add)
            .and_then(|sum| sum.checked_div(weight_measured))
            // Denominators that do not fit 128 bits (dozens of coprime maxima): billionths are then exact enough.
            .unwrap_or_else(|| {
                let sum: i128 = scored.iter().map(|(weight, score)| i128::from(*weight) * i128::from(score.share.billionths())).sum();
                Fraction::new(sum, i128::from(weight_measured) * i128::from(super::share::ONE))
            });
        let share = exact.share();
        #[allow(clippy::cast_precision_loss)]
        let error = scored.iter().map(|(weight, score)| (*weight as f64 * score.error.value()).powi(2)).sum::<f64>().sqrt()
            / weight_measured as f64;
        let likely = (Share::estimate(share.value() - Z_LIKELY * error), Share::estimate(share.value() + Z_LIKELY * error));
        Overall::Scored(OverallScore {
            share,
            error: Share::estimate(error),
            likely,
            weight_measured,
            weight: weighed().map(|s| i64::from(s.weight)).sum(),
            cut: cut.map(|basis_points| Cut {
                basis_points,
                reached: exact.at_least(basis_points),
                close: likely.0.basis_points() < basis_points && basis_points <= likely.1.basis_points(),
            }),
        })
    }
    /// The score, when all marks are there.
    pub fn score(&self) -> Option<&OverallScore> {
        match self {
            Overall::Scored(score) => Some(score),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kit::{Level, Points},
        scorecards::rules::skills::Evidence,
    };
    use proptest::prelude::*;

    fn skill(points: i32, max: i32) -> SkillScore {
        SkillScore::of(&[Evidence { points: Some(Points(points)), max: Points(max), level: Level::Working }], Level::Working)
    }
    fn weighed<'a>(skills: &'a [(i32, SkillScore)]) -> Vec<Weighed<'a>> {
        skills.iter().map(|(weight, score)| Weighed { weight: *weight, score }).collect()
    }
    fn scored(skills: &[(i32, SkillScore)], cut: Option<i32>) -> OverallScore {
        Overall::of(&weighed(skills), cut).score().expect("scored").clone()
    }

    #[test]
    fn weights_of_skills_that_nothing_measures_are_left_out() {
        let score = scored(&[(20, skill(1, 2)), (60, SkillScore::NotMeasured), (20, skill(2, 2))], None);
        assert_eq!(score.share.percent(), 75);
        assert_eq!((score.weight_measured, score.weight), (40, 100));
        assert_eq!(Overall::of(&weighed(&[(60, SkillScore::NotMeasured)]), None), Overall::NotMeasured);
        assert_eq!(Overall::of(&[], None), Overall::NotMeasured);
    }

    #[test]
    fn nothing_is_said_while_a_mark_is_missing() {
        let waiting = SkillScore::Waiting { missing: 2, items: 3 };
        assert_eq!(Overall::of(&weighed(&[(1, skill(1, 2)), (1, waiting)]), Some(5000)), Overall::Waiting { missing: 2 });
    }

    #[test]
    fn a_cut_score_is_met_exactly_or_not_at_all() {
        // (1/3 + 5/6 + 14/15) / 3 is exactly 7/10; shares rounded to billionths would have it a crumb off.
        let exact = [(1, skill(1, 3)), (1, skill(5, 6)), (1, skill(14, 15))];
        let cut = |basis_points| scored(&exact, Some(basis_points)).cut.expect("a cut").reached;
        assert!(cut(7000));
        assert!(!cut(7001));
        // 69.996 % shows as 70.00 but does not reach 70.
        let almost = [(1, skill(69_996, 100_000))];
        assert_eq!(scored(&almost, None).share.basis_points(), 7000);
        assert!(!scored(&almost, Some(7000)).cut.expect("a cut").reached);
    }

    #[test]
    fn more_skills_make_the_overall_score_surer() {
        let one = scored(&[(1, skill(3, 4))], None);
        let four = scored(&[(1, skill(3, 4)), (1, skill(3, 4)), (1, skill(3, 4)), (1, skill(3, 4))], None);
        assert_eq!(one.share, four.share);
        assert!((four.error.value() * 2.0 - one.error.value()).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn the_overall_score_lies_between_the_skills(parts in proptest::collection::vec((1i32..100, 0i32..=997, 1i32..=997), 1..9), scale in 1i32..50) {
            let skills: Vec<_> = parts.iter().map(|(w, p, m)| (*w, skill(*p.min(m), *m))).collect();
            let score = scored(&skills, None);
            let shares: Vec<_> = skills.iter().filter_map(|(_, s)| s.score().map(|s| s.share)).collect();
            prop_assert!(score.share.billionths() >= shares.iter().min().expect("one").billionths() - 1);
            prop_assert!(score.share.billionths() <= shares.iter().max().expect("one").billionths() + 1);
            prop_assert!(score.likely.0 <= score.share && score.share <= score.likely.1);
            let scaled: Vec<_> = skills.iter().map(|(w, s)| (w * scale, s.clone())).collect();
            prop_assert_eq!(scored(&scaled, None).share, score.share);
        }
    }
}
