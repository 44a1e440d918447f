//! A published assessment as a whole, for the slices that sit, mark and score it.

use super::model::{Assessment, Section, WantedSkill};
use super::store::{self, Scope};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Points;
use crate::kit::ids::{AssessmentId, AssessmentSkillId, ItemId, OrganisationId, QuestionId, QuestionVersionId, SectionId};
use crate::questions::Kind;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

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
            minutes: i.minutes,
            title: i.title,
            kind: i.kind,
        })
        .collect();
    Ok(Frozen { assessment: plan.assessment, skills: plan.skills, sections: plan.sections, items })
}

/// Keeps the last used published assessments, so that a page of a sitting reads none of this again. Cheap to clone.
///
/// One belongs to one database: it is kept beside the connections, not in a global, so that two databases in one process
/// never answer for each other.
#[derive(Debug, Clone, Default)]
pub struct FrozenCache(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    clock: u64,
    by_id: HashMap<(OrganisationId, AssessmentId), (u64, Arc<Frozen>)>,
}

/// Dozens are sat in one week; each is a few kilobytes.
const MOST: usize = 64;

impl FrozenCache {
    /// The assessment from the cache, or read now and kept.
    ///
    /// # Errors
    /// As [`frozen`].
    pub fn get(&self, conn: &mut Conn, org: &OrganisationId, id: &AssessmentId) -> Result<Arc<Frozen>> {
        let key = (org.clone(), id.clone());
        if let Ok(mut kept) = self.0.lock() {
            kept.clock += 1;
            let now = kept.clock;
            if let Some((used, found)) = kept.by_id.get_mut(&key) {
                *used = now;
                return Ok(Arc::clone(found));
            }
        }
        let found = Arc::new(frozen(conn, org, id)?);
        if let Ok(mut kept) = self.0.lock() {
            if kept.by_id.len() >= MOST
                && let Some(oldest) = kept.by_id.iter().min_by_key(|(_, (used, _))| *used).map(|(k, _)| k.clone())
            {
                kept.by_id.remove(&oldest);
            }
            let now = kept.clock;
            kept.by_id.insert(key, (now, Arc::clone(&found)));
        }
        Ok(found)
    }
}
