//! What of a profile the question bank can measure. Reads the bank's tables; writes none.

use crate::db::Conn;
use crate::db::schema::{question_skills, questions, skills};
use crate::error::Result;
use crate::kit::ids::{AreaId, OrganisationId, QuestionId, SkillId};
use crate::profiles::ContentSkill;
use diesel::prelude::*;

/// How many questions of the bank are about a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measured {
    /// Questions about the skill itself.
    pub exact: i64,
    /// Questions about its area, those included.
    pub area: i64,
}

impl Measured {
    /// Whether anything in the bank measures it.
    pub fn any(self) -> bool {
        self.exact > 0 || self.area > 0
    }
}

/// For each skill, in the same order, what the organisation's bank has on it. Retired questions do not count.
pub fn measured(conn: &mut Conn, organisation: &OrganisationId, asked: &[ContentSkill]) -> Result<Vec<Measured>> {
    let ids: Vec<&SkillId> = asked.iter().map(|s| &s.skill).collect();
    let areas: Vec<&AreaId> = asked.iter().map(|s| &s.area).collect();
    let exact: Vec<(SkillId, i64)> = question_skills::table
        .inner_join(questions::table)
        .filter(questions::organisation_id.eq(organisation))
        .filter(questions::state.ne("retired"))
        .filter(question_skills::skill_id.eq_any(ids))
        .group_by(question_skills::skill_id)
        .select((question_skills::skill_id, diesel::dsl::count_star()))
        .load(conn)?;
    // A question may name two skills of one area; it counts once.
    let in_area: Vec<(AreaId, QuestionId)> = question_skills::table
        .inner_join(questions::table)
        .inner_join(skills::table)
        .filter(questions::organisation_id.eq(organisation))
        .filter(questions::state.ne("retired"))
        .filter(skills::area_id.eq_any(areas))
        .select((skills::area_id, question_skills::question_id))
        .distinct()
        .load(conn)?;
    Ok(asked
        .iter()
        .map(|s| Measured {
            exact: exact.iter().find(|(id, _)| *id == s.skill).map_or(0, |(_, n)| *n),
            area: in_area.iter().filter(|(area, _)| *area == s.area).count() as i64,
        })
        .collect())
}
