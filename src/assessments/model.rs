//! The nouns: an assessment's words, the skills it copied from its profile, and the items placed in it.

use crate::kit::ids::{
    AreaId, AssessmentId, AssessmentSkillId, ItemId, ProfileId, ProfileVersionId, QuestionId, QuestionVersionId, SectionId, SkillId,
};
use crate::kit::{Level, Points, Time};
use crate::language::Words;
use crate::questions::Kind;

crate::words! {
    /// Where an assessment stands. Only a draft can be edited; only a published one can be sent.
    pub enum AssessmentState {
        Draft = "draft", "Draft";
        Published = "published", "Published";
        Archived = "archived", "Archived";
    }
}

crate::words! {
    /// In which order a candidate meets the questions.
    pub enum ItemOrder {
        Fixed = "fixed", "The same order for everyone";
        /// Shuffled inside each section, so that sections keep their meaning.
        Shuffled = "shuffled", "Shuffled for each candidate";
    }
}

crate::words! {
    /// What a candidate may do with an assistant such as a chat bot while sitting the test.
    pub enum AiPolicy {
        Forbidden = "forbidden", "Not allowed";
        Disclosed = "disclosed", "Allowed, to be disclosed";
        PartOfTask = "part_of_task", "Part of the task";
    }
}

impl AiPolicy {
    /// One sentence for the candidate.
    pub fn say(self, w: Words) -> &'static str {
        w.t(match self {
            AiPolicy::Forbidden => "ai-forbidden",
            AiPolicy::Disclosed => "ai-disclosed",
            AiPolicy::PartOfTask => "ai-part-of-task",
        })
    }
}

crate::words! {
    /// How closely a question measures the skill it counts for.
    pub enum MatchKind {
        Exact = "exact", "This skill";
        Area = "area", "Same area";
    }
}

/// The fewest and most minutes a time limit may have.
pub const LIMIT_MINUTES: std::ops::RangeInclusive<i32> = 5..=480;
/// How many minutes a candidate may be given back for a broken connection.
pub const OFFLINE_MINUTES: std::ops::RangeInclusive<i32> = 0..=120;
/// The points an assessment shares out, when nothing else is asked for.
pub const TOTAL_POINTS: u32 = 100;

/// One version of a test.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable)]
pub struct Assessment {
    pub id: AssessmentId,
    pub profile_id: ProfileId,
    /// The published text of the profile whose skills were copied.
    pub profile_version_id: ProfileVersionId,
    /// The id of the family's first version.
    pub family_id: AssessmentId,
    /// From 1, counted within the family.
    pub number: i32,
    pub title: String,
    pub state: AssessmentState,
    /// See [`LIMIT_MINUTES`].
    pub time_limit_min: i32,
    /// The most that is given back for a broken connection; see [`OFFLINE_MINUTES`].
    pub offline_budget_min: i32,
    pub item_order: ItemOrder,
    /// What the blueprint shares out, in whole points.
    pub total_points: Points,
    pub instructions_md: String,
    pub ai_policy: AiPolicy,
    pub ai_note: String,
    /// A percentage from 0 to 100 that marks a line on reports; it never decides by itself.
    pub cut_score: Option<i32>,
    /// Whom a candidate asks for help.
    pub contact: String,
    /// Counts the saves of the settings.
    pub revision: i32,
    pub created_at: Time,
    /// Moves with every change, items included.
    pub updated_at: Time,
    pub published_at: Option<Time>,
}

impl Assessment {
    /// Whether it can still be changed.
    pub fn is_draft(&self) -> bool {
        self.state == AssessmentState::Draft
    }
    /// What its settings form shows.
    pub fn settings(&self) -> Settings {
        Settings {
            title: self.title.clone(),
            time_limit_min: self.time_limit_min,
            offline_budget_min: self.offline_budget_min,
            item_order: self.item_order,
            instructions_md: self.instructions_md.clone(),
            ai_policy: self.ai_policy,
            ai_note: self.ai_note.clone(),
            cut_score: self.cut_score,
            contact: self.contact.clone(),
        }
    }
}

/// What the settings form changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub title: String,
    pub time_limit_min: i32,
    pub offline_budget_min: i32,
    pub item_order: ItemOrder,
    pub instructions_md: String,
    pub ai_policy: AiPolicy,
    pub ai_note: String,
    pub cut_score: Option<i32>,
    pub contact: String,
}

/// A part of the test with its own heading.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable)]
pub struct Section {
    pub id: SectionId,
    pub title: String,
    pub introduction_md: String,
    pub position: i32,
}

/// A question placed in the assessment, with what pages show of it. Title and minutes are the question's own while the
/// assessment is a draft, and the frozen ones afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: ItemId,
    pub section_id: SectionId,
    pub question_id: QuestionId,
    pub question_version_id: QuestionVersionId,
    pub skill_id: AssessmentSkillId,
    /// Shared out by the blueprint while the assessment is a draft and nothing was set by hand.
    pub points: Points,
    pub points_fixed: bool,
    pub minutes: i32,
    pub title: String,
    pub kind: Kind,
    pub level: Level,
    /// Whether the question is published and not retired.
    pub in_use: bool,
}

/// A skill as the assessment copied it from its profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedSkill {
    pub id: AssessmentSkillId,
    pub skill: SkillId,
    pub area: AreaId,
    pub name: String,
    pub area_name: String,
    pub level: Level,
    /// The profile's weight, 0 or more; only its ratio to the others matters.
    pub weight: u32,
    pub must_have: bool,
    /// The blueprint: the points this skill is worth.
    pub points: Points,
}

/// A question placed in the assessment, as far as coverage and points need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedItem {
    pub id: ItemId,
    /// The skill it counts for, as an index into the assessment's skills.
    pub skill: usize,
    /// Honest minutes of a good candidate, at least 1.
    pub minutes: u32,
    /// Points a recruiter set by hand; `None` lets the blueprint share them out.
    pub own_points: Option<Points>,
}

/// Which of the assessment's skills a question measures: the first of the question's skills (its main one comes first)
/// that the assessment asks for, else the first skill asked for in one of the question's areas.
///
/// `skills` and `areas` are the question's, main one first. Gives the index into `wanted` and how close the match is.
pub fn match_skill(skills: &[SkillId], areas: &[AreaId], wanted: &[WantedSkill]) -> Option<(usize, MatchKind)> {
    let exact = skills.iter().find_map(|s| wanted.iter().position(|w| w.skill == *s));
    let area = || areas.iter().find_map(|a| wanted.iter().position(|w| w.area == *a));
    exact.map(|i| (i, MatchKind::Exact)).or_else(|| area().map(|i| (i, MatchKind::Area)))
}

#[cfg(test)]
pub(super) mod samples {
    //! Skills and ids for the unit tests of this slice.
    use super::*;
    use crate::kit::{Clock, Dice};

    /// The same id for the same number: each noun's `n`-th.
    pub fn id<T>(n: u64, make: impl FnOnce(&Clock, &mut Dice) -> T) -> T {
        make(&Clock::fixed("2026-01-01T00:00:00Z"), &mut Dice::seeded(n))
    }
    pub fn skill_id(n: u64) -> SkillId {
        id(n, SkillId::new)
    }
    pub fn area_id(n: u64) -> AreaId {
        id(n, AreaId::new)
    }

    /// Skill `n` of area `area`, Working, with this weight and so many points.
    pub fn wanted(n: u64, area: u64, weight: u32, points: i32, must_have: bool) -> WantedSkill {
        WantedSkill {
            id: id(n, AssessmentSkillId::new),
            skill: skill_id(n),
            area: area_id(area),
            name: format!("Skill {n}"),
            area_name: format!("Area {area}"),
            level: Level::Working,
            weight,
            must_have,
            points: Points::whole(points),
        }
    }
    pub fn placed(n: u64, skill: usize, minutes: u32) -> PlacedItem {
        PlacedItem { id: id(n, ItemId::new), skill, minutes, own_points: None }
    }
}

#[cfg(test)]
mod tests {
    use super::samples::*;
    use super::*;

    #[test]
    fn the_main_skill_wins_over_the_others_and_any_skill_over_an_area() {
        let wanted = [wanted(1, 10, 1, 1, false), wanted(2, 20, 1, 1, false), wanted(3, 20, 1, 1, false)];
        let find = |skills: &[u64], areas: &[u64]| {
            let skills: Vec<_> = skills.iter().map(|n| skill_id(*n)).collect();
            let areas: Vec<_> = areas.iter().map(|n| area_id(*n)).collect();
            match_skill(&skills, &areas, &wanted)
        };
        assert_eq!(find(&[3, 1], &[20, 10]), Some((2, MatchKind::Exact)));
        assert_eq!(find(&[9, 1], &[20, 10]), Some((0, MatchKind::Exact)), "an exact match far down the list beats an area");
        assert_eq!(find(&[9], &[20]), Some((1, MatchKind::Area)), "the first skill of the area");
        assert_eq!(find(&[9], &[90]), None);
        assert_eq!(find(&[], &[]), None);
    }
}
