//! The nouns of a scorecard.

use super::rules::decisions::{DecisionKind, Rating, Reason, Recommendation};
use crate::candidates::Stage;
use crate::grading::{MarkDetail, Source};
use crate::kit::{Level, Points, Time, ids::*};
use crate::questions::Kind;

/// Who sat what, when: the head of a scorecard.
#[derive(Debug, Clone)]
pub struct Head {
    pub attempt: AttemptId,
    pub application: ApplicationId,
    pub stage: Stage,
    pub candidate: CandidateId,
    pub code: String,
    pub name: String,
    pub profile: ProfileId,
    pub profile_title: String,
    pub profile_version: i32,
    pub assessment: AssessmentId,
    pub assessment_title: String,
    pub assessment_number: i32,
    /// Percent, 0 to 100.
    pub cut_score: Option<i32>,
    pub limit_s: i32,
    pub extra_s: i32,
    /// Seconds given back for broken connections.
    pub credited_s: i32,
    pub started_at: Time,
    pub submitted_at: Option<Time>,
    pub ai_disclosure: String,
}

impl Head {
    /// Minutes used of minutes given, each at least 1 and rounded up.
    pub fn minutes(&self) -> (i64, i64) {
        let given = i64::from(self.limit_s) + i64::from(self.extra_s) + i64::from(self.credited_s);
        let used = self.submitted_at.map_or(0, |end| (end - self.started_at).whole_seconds()).clamp(0, given);
        ((used + 59).div_euclid(60).max(1), (given + 59).div_euclid(60).max(1))
    }
    /// "limit 60, given on top 15, given back for a broken connection 4"; nothing where there is only the limit.
    pub fn time_parts(&self) -> String {
        let minutes = |s: i32| (i64::from(s) + 59).div_euclid(60);
        let mut parts = vec![format!("limit {}", minutes(self.limit_s))];
        if self.extra_s > 0 {
            parts.push(format!("given on top {}", minutes(self.extra_s)));
        }
        if self.credited_s > 0 {
            parts.push(format!("given back for a broken connection {}", minutes(self.credited_s)));
        }
        if parts.len() > 1 { parts.join(", ") } else { String::new() }
    }
    /// The name as far as it has one: a candidate whose data was erased keeps the code.
    pub fn display_name(&self) -> &str {
        if self.name.trim().is_empty() { &self.code } else { &self.name }
    }
}

/// A skill as the assessment froze it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedSkill {
    pub id: AssessmentSkillId,
    pub skill: SkillId,
    pub name: String,
    pub level: Level,
    pub weight: i32,
    pub must_have: bool,
}

/// A question of the test with its answer and the mark in force.
#[derive(Debug, Clone)]
pub struct Item {
    pub item: ItemId,
    /// 1 and up, in the assessment's order.
    pub number: usize,
    pub section: SectionId,
    pub section_title: String,
    pub skill: AssessmentSkillId,
    pub title: String,
    pub kind: Kind,
    /// The level the question was written for when the assessment was published.
    pub level: Level,
    pub max: Points,
    pub answer: Option<AnswerId>,
    pub answered: bool,
    pub seconds: i32,
    pub mark: Option<ItemMark>,
}

/// The mark in force.
#[derive(Debug, Clone)]
pub struct ItemMark {
    pub number: i32,
    pub points: Points,
    pub source: Source,
    pub detail: MarkDetail,
    pub comment: String,
    pub grader: Option<UserId>,
}

/// An attribute of the profile that people rate by anchors.
#[derive(Debug, Clone)]
pub struct Attribute {
    pub id: AttributeId,
    pub name: String,
    pub description: String,
    /// What can be seen at each of the ratings 1 to 5, lowest first.
    pub anchors: Vec<String>,
    /// Taken out of the profile; what was rated by it still shows.
    pub retired: bool,
}

crate::words! {
    /// How far a review is.
    pub enum ReviewState {
        Draft = "draft", "Draft";
        Submitted = "submitted", "Submitted";
    }
}

/// One reviewer's view.
#[derive(Debug, Clone)]
pub struct Review {
    pub id: ReviewId,
    pub reviewer: UserId,
    pub reviewer_name: String,
    pub state: ReviewState,
    pub recommendation: Option<Recommendation>,
    pub take_away: String,
    pub revision: i32,
    pub submitted_at: Option<Time>,
    pub ratings: Vec<(AttributeId, Rating, String)>,
}

/// A decision on record.
#[derive(Debug, Clone)]
pub struct Decision {
    pub id: DecisionId,
    pub kind: DecisionKind,
    pub reason_code: Reason,
    pub reason: String,
    pub by: UserId,
    pub by_name: String,
    pub at: Time,
}

/// A note on the application.
#[derive(Debug, Clone)]
pub struct Note {
    pub id: NoteId,
    pub author_name: String,
    pub body: String,
    pub at: Time,
}
