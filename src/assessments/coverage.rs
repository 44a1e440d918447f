//! Coverage: what the items measure, against what the profile asks for.

use super::blueprint::{points_of_items, shares_at_least_one};
use super::model::{PlacedItem, WantedSkill};
use crate::kit::{Level, Points};

/// How well one skill is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkillState {
    /// No item counts for it although it has a weight.
    Missing,
    /// Under half of the minutes its weight asks for.
    Thin,
    /// Between half and one and a half times those minutes.
    Met,
    /// More than one and a half times those minutes.
    Over,
    /// It has no weight and no item: there is nothing to measure.
    NotAsked,
}

/// One line of the coverage panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillCoverage {
    pub name: String,
    pub level: Level,
    pub must_have: bool,
    /// Its part of all weights, in whole percent, rounded by largest remainders so that the parts make 100.
    pub percent: u32,
    pub wanted_points: Points,
    pub points: Points,
    pub wanted_minutes: u32,
    pub minutes: u32,
    pub items: usize,
    pub state: SkillState,
}

impl SkillCoverage {
    /// How much of the wanted minutes is there, in whole percent, at most 100; for the bar.
    pub fn filled(&self) -> u32 {
        match (self.wanted_minutes, self.minutes) {
            (_, 0) => 0,
            (0, _) => 100,
            (wanted, minutes) => (minutes * 100 / wanted).min(100),
        }
    }
}

/// The whole panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    pub skills: Vec<SkillCoverage>,
    /// Minutes of all items.
    pub minutes: u32,
    pub limit_minutes: u32,
    pub items: usize,
    pub points: Points,
    /// The points of each item, in the order given.
    pub item_points: Vec<Points>,
}

/// Measures the items against the skills. A skill's wanted minutes are its weight's part of the time limit.
pub fn coverage(skills: &[WantedSkill], items: &[PlacedItem], limit_minutes: u32) -> Coverage {
    let weights: Vec<u32> = skills.iter().map(|s| s.weight).collect();
    let none = || vec![0; skills.len()];
    let wanted_minutes = shares_at_least_one(limit_minutes, &weights).unwrap_or_else(none);
    let percent = shares_at_least_one(100, &weights).unwrap_or_else(none);
    let skill_points: Vec<Points> = skills.iter().map(|s| s.points).collect();
    let item_points = points_of_items(&skill_points, items);
    let lines = skills.iter().enumerate().map(|(n, skill)| {
        let mine = || (0..items.len()).filter(|i| items[*i].skill == n);
        let minutes = mine().map(|i| items[i].minutes).sum();
        let count = mine().count();
        SkillCoverage {
            name: skill.name.clone(),
            level: skill.level,
            must_have: skill.must_have,
            percent: percent[n],
            wanted_points: skill.points,
            points: mine().map(|i| item_points[i]).sum(),
            wanted_minutes: wanted_minutes[n],
            minutes,
            items: count,
            state: state(skill.weight, wanted_minutes[n], minutes, count),
        }
    });
    Coverage {
        skills: lines.collect(),
        minutes: items.iter().map(|i| i.minutes).sum(),
        limit_minutes,
        items: items.len(),
        points: item_points.iter().copied().sum(),
        item_points,
    }
}

fn state(weight: u32, wanted: u32, minutes: u32, items: usize) -> SkillState {
    match (items, weight) {
        (0, 0) => SkillState::NotAsked,
        (0, _) => SkillState::Missing,
        _ if minutes * 2 < wanted => SkillState::Thin,
        _ if minutes * 2 > wanted * 3 => SkillState::Over,
        _ => SkillState::Met,
    }
}

/// What to do about a thing that is not settled: which button stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fix {
    /// Look for questions of this skill (index into the coverage's skills).
    FindQuestions(usize),
    /// Raise the limit or take questions out.
    ChangeLimit,
    /// Put the points back to what the blueprint gives (index into the coverage's skills).
    ResetPoints(usize),
}

/// One thing to settle before publishing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settle {
    /// Publishing is refused while this stands; otherwise it is advice.
    pub blocks: bool,
    /// Bold opening words: the skill's name, or what it is about.
    pub about: String,
    /// The rest of the sentence.
    pub says: String,
    pub fix: Fix,
}

impl Coverage {
    /// Skills with a weight or a must-have mark: those that need measuring.
    pub fn asked(&self) -> usize {
        self.skills.iter().filter(|s| s.state != SkillState::NotAsked || s.must_have).count()
    }
    /// Skills that at least one item counts for.
    pub fn covered(&self) -> usize {
        self.skills.iter().filter(|s| s.items > 0).count()
    }
    /// Must-have skills that nothing measures, by name.
    pub fn must_haves_missing(&self) -> Vec<&str> {
        self.skills.iter().filter(|s| s.must_have && s.items == 0).map(|s| s.name.as_str()).collect()
    }
    /// How much of the time limit the items fill, in whole percent, at most 100; for the bar.
    pub fn filled(&self) -> u32 {
        (self.minutes * 100).checked_div(self.limit_minutes).map_or(0, |percent| percent.min(100))
    }

    /// Everything to settle, what blocks publishing first.
    pub fn to_settle(&self) -> Vec<Settle> {
        let mut list: Vec<Settle> = self.skills.iter().enumerate().flat_map(|(n, s)| about_skill(n, s)).collect();
        if self.minutes > self.limit_minutes {
            let says = format!(
                "The questions take {} min and the limit is {} min. Most people would not finish.",
                self.minutes, self.limit_minutes
            );
            list.push(Settle { blocks: false, about: "Too long.".into(), says, fix: Fix::ChangeLimit });
        }
        list.sort_by_key(|s| !s.blocks);
        list
    }
}

fn about_skill(n: usize, skill: &SkillCoverage) -> Vec<Settle> {
    let settle = |blocks, says: String, fix| Settle { blocks, about: skill.name.clone(), says, fix };
    let measured = match skill.state {
        SkillState::Missing | SkillState::NotAsked if skill.must_have && skill.items == 0 => {
            Some(settle(true, "is a must-have but nothing measures it.".into(), Fix::FindQuestions(n)))
        }
        SkillState::Missing => {
            Some(settle(false, format!("counts for {}% but nothing measures it.", skill.percent), Fix::FindQuestions(n)))
        }
        SkillState::Thin => {
            let says =
                format!("counts for {}% but has {} of the {} min that asks for.", skill.percent, skill.minutes, skill.wanted_minutes);
            Some(settle(false, says, Fix::FindQuestions(n)))
        }
        SkillState::Met | SkillState::Over | SkillState::NotAsked => None,
    };
    let weighed = (skill.items > 0 && skill.points != skill.wanted_points).then(|| {
        let says = format!("should be worth {} points; the points set by hand make it {}.", skill.wanted_points, skill.points);
        settle(false, says, Fix::ResetPoints(n))
    });
    measured.into_iter().chain(weighed).collect()
}

#[cfg(test)]
mod tests {
    use super::super::model::samples::{placed, wanted};
    use super::*;

    fn skills() -> Vec<WantedSkill> {
        vec![wanted(1, 1, 50, 50, true), wanted(2, 2, 30, 30, false), wanted(3, 3, 20, 20, false)]
    }

    #[test]
    fn each_skill_is_measured_against_its_part_of_the_time() {
        let items = [placed(1, 0, 20), placed(2, 0, 10), placed(3, 1, 8)];
        let found = coverage(&skills(), &items, 60);
        let lines: Vec<_> = found.skills.iter().map(|s| (s.wanted_minutes, s.minutes, s.items, s.state)).collect();
        assert_eq!(lines, [(30, 30, 2, SkillState::Met), (18, 8, 1, SkillState::Thin), (12, 0, 0, SkillState::Missing)]);
        assert_eq!(found.skills[0].points, Points::whole(50));
        assert_eq!((found.minutes, found.items, found.covered(), found.asked()), (38, 3, 2, 3));
        assert_eq!(found.points, Points::whole(80), "a skill without items has no points to share");
        assert_eq!(found.skills[1].filled(), 44);
    }

    #[test]
    fn what_blocks_comes_first_and_says_what_to_do() {
        let items = [placed(1, 1, 70)];
        let settle = coverage(&skills(), &items, 60).to_settle();
        let said: Vec<_> = settle.iter().map(|s| (s.blocks, format!("{} {}", s.about, s.says), s.fix)).collect();
        assert_eq!(
            said,
            [
                (true, "Skill 1 is a must-have but nothing measures it.".to_string(), Fix::FindQuestions(0)),
                (false, "Skill 3 counts for 20% but nothing measures it.".to_string(), Fix::FindQuestions(2)),
                (
                    false,
                    "Too long. The questions take 70 min and the limit is 60 min. Most people would not finish.".to_string(),
                    Fix::ChangeLimit
                ),
            ]
        );
    }

    #[test]
    fn a_must_have_without_weight_still_has_to_be_measured() {
        let found = coverage(&[wanted(1, 1, 10, 100, false), wanted(2, 2, 0, 0, true)], &[placed(1, 0, 50)], 60);
        assert_eq!(found.must_haves_missing(), ["Skill 2"]);
        assert_eq!(found.asked(), 2);
        assert!(found.to_settle()[0].blocks);
    }

    #[test]
    fn points_set_by_hand_that_leave_the_blueprint_are_told() {
        let mut items = [placed(1, 0, 30), placed(2, 1, 18), placed(3, 2, 12)];
        assert_eq!(coverage(&skills(), &items, 60).to_settle(), []);
        items[0].own_points = Some(Points::whole(40));
        let settle = coverage(&skills(), &items, 60).to_settle();
        assert_eq!(settle.len(), 1);
        assert_eq!(settle[0].says, "should be worth 50 points; the points set by hand make it 40.");
        assert_eq!(settle[0].fix, Fix::ResetPoints(0));
    }

    #[test]
    fn an_empty_assessment_asks_for_every_skill() {
        let found = coverage(&skills(), &[], 60);
        assert_eq!(found.to_settle().len(), 3);
        assert_eq!((found.filled(), found.points), (0, Points::ZERO));
        assert_eq!(coverage(&[], &[], 60).to_settle(), []);
    }
}
