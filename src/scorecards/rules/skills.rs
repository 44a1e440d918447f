//! One skill: its marks, its place on the levels, and how that stands to the level needed.

use super::{
    levels::{self, Position},
    range,
    share::Share,
};
use crate::kit::{Level, Points};

/// One item that counts for a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Evidence {
    /// The points given; `None` while the answer waits for a grader.
    pub points: Option<Points>,
    /// The most that could be earned; an item worth nothing is no evidence.
    pub max: Points,
    /// The level the question is written for.
    pub level: Level,
}

crate::words! {
    /// How a skill stands to the level needed.
    pub enum Word {
        /// The place is past the end of the level needed.
        Above = "above", "Above";
        /// The level needed is reached.
        Meets = "meets", "Meets";
        /// The level needed is not reached.
        Below = "below", "Below";
    }
}

/// What can be said of a skill.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SkillScore {
    /// No item of the assessment counts for it.
    NotMeasured,
    /// Some marks are missing; nothing is said until all are there.
    Waiting {
        /// Answers without a mark.
        missing: usize,
        /// Items that count.
        items: usize,
    },
    /// All marks are there.
    Scored(Score),
}

/// A skill's score.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Score {
    /// Points earned.
    pub points: Points,
    /// Points that could be earned; above 0.
    pub max: Points,
    /// Points ÷ max.
    pub share: Share,
    /// Standard error of the share; above 0.
    pub error: Share,
    /// Likely range of the share ([`range::LIKELY_PERCENT`] %).
    pub likely: (Share, Share),
    /// Place on the levels.
    pub position: Position,
    /// Likely range of the place, from the same interval.
    pub position_likely: (Position, Position),
    /// How that stands to the level needed.
    pub word: Word,
    /// Whether the likely range lies on both sides of the point where the level needed is reached: a similar test could well say otherwise.
    pub close: bool,
    /// Items that count.
    pub items: usize,
}

impl SkillScore {
    /// Scores a skill against the level needed.
    pub fn of(evidence: &[Evidence], needed: Level) -> SkillScore {
        let counted: Vec<&Evidence> = evidence.iter().filter(|e| e.max > Points::ZERO).collect();
        if counted.is_empty() {
            return SkillScore::NotMeasured;
        }
        let missing = counted.iter().filter(|e| e.points.is_none()).count();
        if missing > 0 {
            return SkillScore::Waiting { missing, items: counted.len() };
        }
        let points: Points = counted.iter().filter_map(|e| e.points.map(|p| p.clamp(Points::ZERO, e.max))).sum();
        let max: Points = counted.iter().map(|e| e.max).sum();
        let share = Share::of(i64::from(points.hundredths()), i64::from(max.hundredths()));
        let questions: Vec<(f64, Level)> = counted.iter().map(|e| (f64::from(e.max.hundredths()), e.level)).collect();
        let estimate = range::estimate(share.value(), range::effective_items(questions.iter().map(|q| q.0)));
        let position = levels::position(&questions, share.value());
        let likely = (levels::position(&questions, estimate.low), levels::position(&questions, estimate.high));
        let reached = Position::reached(needed);
        SkillScore::Scored(Score {
            points,
            max,
            share,
            error: Share::estimate(estimate.se),
            likely: (Share::estimate(estimate.low), Share::estimate(estimate.high)),
            position,
            position_likely: likely,
            word: word(position, needed),
            close: likely.0 < reached && reached <= likely.1,
            items: counted.len(),
        })
    }
    /// The score, when all marks are there.
    pub fn score(&self) -> Option<&Score> {
        match self {
            SkillScore::Scored(score) => Some(score),
            _ => None,
        }
    }
}

/// Above when the end of the level needed is reached, Meets when its start is, else Below. Nothing is above Expert.
pub fn word(position: Position, needed: Level) -> Word {
    if needed != Level::Expert && position >= Position::end_of(needed) {
        Word::Above
    } else if position >= Position::reached(needed) {
        Word::Meets
    } else {
        Word::Below
    }
}

/// How many skills reach the level asked for; the words of the band at the top of a scorecard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Summary {
    /// Skills that meet or exceed the level needed.
    pub met: usize,
    /// Skills asked for.
    pub skills: usize,
    /// Must-have skills that meet or exceed it.
    pub must_met: usize,
    /// Must-have skills asked for.
    pub must: usize,
    /// Skills that no item measures.
    pub not_measured: usize,
    /// Skills that wait for a grader.
    pub waiting: usize,
}

impl Summary {
    /// Counts skills given as (must have, score). A must-have that is not measured is not met: nothing shows it.
    pub fn of<'a>(skills: impl IntoIterator<Item = (bool, &'a SkillScore)>) -> Summary {
        skills.into_iter().fold(Summary::default(), |mut sum, (must, score)| {
            let met = score.score().is_some_and(|s| s.word != Word::Below);
            sum.skills += 1;
            sum.must += usize::from(must);
            sum.met += usize::from(met);
            sum.must_met += usize::from(met && must);
            sum.not_measured += usize::from(matches!(score, SkillScore::NotMeasured));
            sum.waiting += usize::from(matches!(score, SkillScore::Waiting { .. }));
            sum
        })
    }
    /// Whether each must-have is met; true when there are none.
    pub fn must_haves_met(&self) -> bool {
        self.must_met == self.must
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(points: i32, max: i32, level: Level) -> Evidence {
        Evidence { points: Some(Points::whole(points)), max: Points::whole(max), level }
    }
    fn scored(evidence: &[Evidence], needed: Level) -> Score {
        SkillScore::of(evidence, needed).score().expect("scored").clone()
    }

    #[test]
    fn a_skill_without_items_is_not_measured() {
        assert_eq!(SkillScore::of(&[], Level::Basic), SkillScore::NotMeasured);
        assert_eq!(SkillScore::of(&[item(0, 0, Level::Basic)], Level::Basic), SkillScore::NotMeasured);
    }

    #[test]
    fn a_skill_waits_until_each_answer_has_its_mark() {
        let waiting = Evidence { points: None, max: Points::whole(5), level: Level::Working };
        assert_eq!(SkillScore::of(&[item(5, 5, Level::Working), waiting], Level::Working), SkillScore::Waiting { missing: 1, items: 2 });
    }

    #[test]
    fn the_word_follows_the_level_needed() {
        let good = [item(17, 20, Level::Advanced), item(9, 10, Level::Advanced)];
        assert_eq!(scored(&good, Level::Advanced).word, Word::Meets);
        assert_eq!(scored(&good, Level::Working).word, Word::Above);
        assert_eq!(scored(&good, Level::Expert).word, Word::Below);
        let full = [item(20, 20, Level::Advanced)];
        assert_eq!(scored(&full, Level::Advanced).word, Word::Above);
        assert_eq!(scored(&[item(20, 20, Level::Expert)], Level::Expert).word, Word::Meets);
    }

    #[test]
    fn exactly_two_in_three_meets_the_level() {
        for level in Level::ALL {
            assert_eq!(scored(&[item(2, 3, *level)], *level).word, Word::Meets, "{level}")
        }
    }

    #[test]
    fn one_full_answer_is_no_certainty() {
        let score = scored(&[item(4, 4, Level::Working)], Level::Working);
        assert_eq!(score.share.percent(), 100);
        assert!(score.error > Share::ZERO);
        assert!(score.likely.0.percent() < 60, "{score:?}");
        assert!(score.close);
    }

    #[test]
    fn the_band_counts_must_haves_that_nothing_measures_as_not_met() {
        let meets = SkillScore::of(&[item(3, 3, Level::Working)], Level::Working);
        let below = SkillScore::of(&[item(0, 3, Level::Working)], Level::Working);
        let none = SkillScore::NotMeasured;
        let sum = Summary::of([(true, &meets), (true, &none), (false, &below)]);
        assert_eq!(sum, Summary { met: 1, skills: 3, must_met: 1, must: 2, not_measured: 1, waiting: 0 });
        assert!(!sum.must_haves_met());
        assert!(Summary::of([(false, &below)]).must_haves_met());
    }

    proptest! {
        #[test]
        fn a_point_more_never_makes_the_result_worse(
            items in proptest::collection::vec((0i32..=1000, 1i32..=1000, proptest::sample::select(Level::ALL)), 1..10),
            which in 0usize..10, more in 1i32..500, needed in proptest::sample::select(Level::ALL),
        ) {
            let before: Vec<Evidence> = items.iter().map(|(p, m, level)| Evidence { points: Some(Points(*p.min(m))), max: Points(*m), level: *level }).collect();
            let mut after = before.clone();
            let at = which % after.len();
            after[at].points = after[at].points.map(|p| (p + Points(more)).min(before[at].max));
            let (before, after) = (scored(&before, needed), scored(&after, needed));
            prop_assert!(before.share <= after.share && before.position <= after.position);
            prop_assert!(after.word <= before.word);
            prop_assert!(after.position_likely.0 <= after.position && after.position <= after.position_likely.1);
        }
    }
}
