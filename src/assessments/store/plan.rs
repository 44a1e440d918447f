//! An assessment as a whole: itself, its skills, sections and items, measured.

use super::{Scope, assessment, item_rows, sections};
use crate::assessments::blueprint::points_per_skill;
use crate::assessments::coverage::{Coverage, coverage};
use crate::assessments::model::{Assessment, Item, PlacedItem, Section, WantedSkill};
use crate::db::Conn;
use crate::db::schema::assessment_skills;
use crate::error::Result;
use crate::kit::ids::{AreaId, AssessmentId, AssessmentSkillId, OrganisationId, SkillId};
use crate::kit::{Level, Points};
use crate::questions::QuestionState;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

/// Everything about one assessment.
#[derive(Debug, Clone)]
pub struct Plan {
    pub assessment: Assessment,
    pub skills: Vec<WantedSkill>,
    pub sections: Vec<Section>,
    /// In the order of the sections, then of their places.
    pub items: Vec<Item>,
    pub coverage: Coverage,
}

impl Plan {
    /// The place of a skill in `skills`.
    pub fn skill_index(&self, id: &AssessmentSkillId) -> Option<usize> {
        self.skills.iter().position(|s| s.id == *id)
    }
    /// The items of a section, in order.
    pub fn items_of<'a>(&'a self, section: &'a Section) -> impl Iterator<Item = &'a Item> {
        self.items.iter().filter(move |i| i.section_id == section.id)
    }
}

/// Reads all of it, in four queries.
pub fn plan(conn: &mut Conn, org: &OrganisationId, scope: &Scope, id: &AssessmentId) -> Result<Plan> {
    let assessment = assessment(conn, org, scope, id)?;
    let skills = wanted_skills(conn, id, assessment.total_points)?;
    let sections = sections(conn, id)?;
    let draft = assessment.is_draft();
    let mut items: Vec<Item> = item_rows(conn, id)?
        .into_iter()
        .map(|r| Item {
            id: r.id,
            section_id: r.section_id,
            question_id: r.question_id,
            question_version_id: r.question_version_id,
            skill_id: r.assessment_skill_id,
            points: r.points,
            points_fixed: r.points_fixed,
            minutes: if draft { r.question_minutes } else { r.minutes },
            title: if draft { r.title } else { r.frozen_title },
            kind: r.kind,
            level: if draft { r.level } else { r.frozen_level },
            in_use: r.question_state == QuestionState::Published,
        })
        .collect();
    let place = |item: &Item| sections.iter().position(|s| s.id == item.section_id);
    items.sort_by_key(place);
    let placed: Vec<PlacedItem> = items
        .iter()
        .map(|item| PlacedItem {
            id: item.id.clone(),
            skill: skills.iter().position(|s| s.id == item.skill_id).unwrap_or(0),
            minutes: u32::try_from(item.minutes).unwrap_or(1),
            // Once published, the points are what was frozen, whoever set them.
            own_points: (item.points_fixed || !draft).then_some(item.points),
        })
        .collect();
    let limit = u32::try_from(assessment.time_limit_min).unwrap_or(0);
    let coverage = coverage(&skills, &placed, limit);
    for (item, points) in items.iter_mut().zip(&coverage.item_points) {
        item.points = *points;
    }
    Ok(Plan { assessment, skills, sections, items, coverage })
}

/// The copied skills with the points the blueprint gives them.
pub fn wanted_skills(conn: &mut Conn, id: &AssessmentId, total: Points) -> Result<Vec<WantedSkill>> {
    use assessment_skills as s;
    type Row = (AssessmentSkillId, SkillId, AreaId, String, String, Level, i32, bool);
    let rows: Vec<Row> = s::table
        .filter(s::assessment_id.eq(id))
        .order((s::position, s::id))
        .select((s::id, s::skill_id, s::area_id, s::name, s::area_name, s::level, s::weight, s::must_have))
        .load(conn)?;
    let weights: Vec<u32> = rows.iter().map(|r| u32::try_from(r.6).unwrap_or(0)).collect();
    let total = u32::try_from(total.hundredths() / 100).unwrap_or(0);
    let points = points_per_skill(total, &weights).unwrap_or_else(|| vec![Points::ZERO; rows.len()]);
    Ok(rows
        .into_iter()
        .zip(weights)
        .zip(points)
        .map(|(((id, skill, area, name, area_name, level, _, must_have), weight), points)| WantedSkill {
            id,
            skill,
            area,
            name,
            area_name,
            level,
            weight,
            must_have,
            points,
        })
        .collect())
}
