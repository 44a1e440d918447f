//! A published assessment as a whole, for the slices that sit, mark and score it.

use super::model::{Assessment, Section, WantedSkill};
use super::store::{self, Scope};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::{AssessmentId, AssessmentSkillId, ItemId, OrganisationId, QuestionId, QuestionVersionId, SectionId};
use crate::kit::{Level, Points};
use crate::questions::Kind;

/// What publication froze. Never changes, but for `assessment.state`, which may have become archived since it was read.
#[derive(Debug, Clone)]
pub struct Frozen {
    pub assessment: Assessment,
    pub skills: Vec<WantedSkill>,
    /// In order.
    pub sections: Vec<Section>,
    /// In the order of the sections, then of their places.
    pub items: Vec<FrozenItem>,
}

/// An item as published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenItem {
    pub id: ItemId,
    pub section_id: SectionId,
    pub question_id: QuestionId,
    pub question_version_id: QuestionVersionId,
    pub skill_id: AssessmentSkillId,
    pub points: Points,
    /// The level the question was written for when the assessment was published.
    pub level: Level,
    pub minutes: i32,
    pub title: String,
    pub kind: Kind,
}

impl Frozen {
    /// One item.
    pub fn item(&self, id: &ItemId) -> Option<&FrozenItem> {
        self.items.iter().find(|i| i.id == *id)
    }
    /// One skill.
    pub fn skill(&self, id: &AssessmentSkillId) -> Option<&WantedSkill> {
        self.skills.iter().find(|s| s.id == *id)
    }
    /// The points of all items.
    pub fn points(&self) -> Points {
        self.items.iter().map(|i| i.points).sum()
    }
}

/// Reads a published (or archived) assessment in four queries. Asks for no permission: the caller decides who sits.
///
/// # Errors
/// `NotFound` for a draft, or when the organisation has no such assessment.
pub fn frozen(conn: &mut Conn, org: &OrganisationId, id: &AssessmentId) -> Result<Frozen> {
    let plan = store::plan(conn, org, &Scope::All, id)?;
    if plan.assessment.is_draft() {
        return Err(Error::NotFound);
    }
    let items = plan
        .items
        .into_iter()
        .map(|i| FrozenItem {
            id: i.id,
            section_id: i.section_id,
            question_id: i.question_id,
            question_version_id: i.question_version_id,
            skill_id: i.skill_id,
            points: i.points,
            level: i.level,
            minutes: i.minutes,
            title: i.title,
            kind: i.kind,
        })
        .collect();
    Ok(Frozen { assessment: plan.assessment, skills: plan.skills, sections: plan.sections, items })
}
