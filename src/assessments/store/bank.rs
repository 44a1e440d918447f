//! Reading the question bank: what could be placed in an assessment.

use crate::assessments::model::AssessmentState;
use crate::db::Conn;
use crate::db::schema::{assessments, items, question_skills, questions, skills};
use crate::error::Result;
use crate::kit::ids::{AreaId, OrganisationId, QuestionId, SkillId};
use crate::kit::{Level, text};
use crate::questions::{Kind, QuestionState};
use diesel::{BoolExpressionMethods, EscapeExpressionMethods, ExpressionMethods, QueryDsl, RunQueryDsl, TextExpressionMethods};
use std::collections::HashMap;

/// A question of the bank.
#[derive(Debug, Clone)]
pub struct BankQuestion {
    pub id: QuestionId,
    pub title: String,
    pub kind: Kind,
    pub level: Level,
    pub minutes: i32,
    /// The main one first.
    pub skills: Vec<BankSkill>,
    /// In how many published assessments it stands.
    pub uses: i64,
}

/// A skill a question measures.
#[derive(Debug, Clone)]
pub struct BankSkill {
    pub id: SkillId,
    pub area: AreaId,
    pub name: String,
}

/// What the picker asks for; empty parts ask for nothing.
#[derive(Debug, Clone, Default)]
pub struct BankFilter {
    pub search: String,
    /// Questions of this skill, or of its area.
    pub skill: Option<(SkillId, AreaId)>,
    /// Questions of any of these areas.
    pub areas: Vec<AreaId>,
    pub kind: Option<Kind>,
    pub level: Option<Level>,
    /// At most so many minutes.
    pub minutes: Option<i32>,
}

/// The questions in use that pass the filter, by title, at most `limit`.
pub fn bank(conn: &mut Conn, org: &OrganisationId, filter: &BankFilter, limit: i64) -> Result<Vec<BankQuestion>> {
    let mut query = questions::table
        .filter(questions::organisation_id.eq(org))
        .filter(questions::state.eq(QuestionState::Published))
        .order((questions::title, questions::id))
        .limit(limit)
        .select((questions::id, questions::title, questions::kind, questions::level, questions::minutes))
        .into_boxed();
    if !filter.search.is_empty() {
        query = query.filter(questions::search_key.like(text::like(&filter.search)).escape('\\'));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(questions::kind.eq(kind));
    }
    if let Some(level) = filter.level {
        query = query.filter(questions::level.eq(level));
    }
    if let Some(minutes) = filter.minutes {
        query = query.filter(questions::minutes.le(minutes));
    }
    if let Some((skill, area)) = &filter.skill {
        let measured = question_skills::table
            .inner_join(skills::table)
            .filter(skills::id.eq(skill).or(skills::area_id.eq(area)))
            .select(question_skills::question_id);
        query = query.filter(questions::id.eq_any(measured));
    }
    if !filter.areas.is_empty() {
        let measured = question_skills::table
            .inner_join(skills::table)
            .filter(skills::area_id.eq_any(filter.areas.clone()))
            .select(question_skills::question_id);
        query = query.filter(questions::id.eq_any(measured));
    }
    let rows: Vec<(QuestionId, String, Kind, Level, i32)> = query.load(conn)?;
    let ids: Vec<QuestionId> = rows.iter().map(|r| r.0.clone()).collect();
    let mut skills = skills_of(conn, &ids)?;
    let uses = uses_of(conn, &ids)?;
    Ok(rows
        .into_iter()
        .map(|(id, title, kind, level, minutes)| {
            let (skills, uses) = (skills.remove(&id).unwrap_or_default(), uses.get(&id).copied().unwrap_or(0));
            BankQuestion { id, title, kind, level, minutes, skills, uses }
        })
        .collect())
}

/// One question in use.
pub fn bank_question(conn: &mut Conn, org: &OrganisationId, id: &QuestionId) -> Result<BankQuestion> {
    let (title, kind, level, minutes) = questions::table
        .filter(questions::organisation_id.eq(org))
        .filter(questions::state.eq(QuestionState::Published))
        .filter(questions::id.eq(id))
        .select((questions::title, questions::kind, questions::level, questions::minutes))
        .first(conn)?;
    let skills = skills_of(conn, std::slice::from_ref(id))?.remove(id).unwrap_or_default();
    Ok(BankQuestion { id: id.clone(), title, kind, level, minutes, skills, uses: 0 })
}

/// How many ids one query names: SQLite takes 32 766 variables, and a page needs far fewer.
const MOST_IDS: usize = 1000;

fn skills_of(conn: &mut Conn, ids: &[QuestionId]) -> Result<HashMap<QuestionId, Vec<BankSkill>>> {
    let mut found: HashMap<QuestionId, Vec<BankSkill>> = HashMap::new();
    for ids in ids.chunks(MOST_IDS) {
        let rows: Vec<(QuestionId, SkillId, AreaId, String)> = question_skills::table
            .inner_join(skills::table)
            .filter(question_skills::question_id.eq_any(ids))
            .order((question_skills::question_id, question_skills::position))
            .select((question_skills::question_id, skills::id, skills::area_id, skills::name))
            .load(conn)?;
        for (question, id, area, name) in rows {
            found.entry(question).or_default().push(BankSkill { id, area, name });
        }
    }
    Ok(found)
}

fn uses_of(conn: &mut Conn, ids: &[QuestionId]) -> Result<HashMap<QuestionId, i64>> {
    let mut found = HashMap::new();
    for ids in ids.chunks(MOST_IDS) {
        let rows: Vec<(QuestionId, i64)> = items::table
            .inner_join(assessments::table)
            .filter(items::question_id.eq_any(ids))
            .filter(assessments::state.ne(AssessmentState::Draft))
            .group_by(items::question_id)
            .select((items::question_id, diesel::dsl::count_star()))
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// How many questions in use measure a skill or its area, without those named.
pub fn count_bank(conn: &mut Conn, org: &OrganisationId, skill: &SkillId, area: &AreaId, without: &[QuestionId]) -> Result<i64> {
    let measured = question_skills::table
        .inner_join(skills::table)
        .filter(skills::id.eq(skill).or(skills::area_id.eq(area)))
        .select(question_skills::question_id);
    Ok(questions::table
        .filter(questions::organisation_id.eq(org))
        .filter(questions::state.eq(QuestionState::Published))
        .filter(questions::id.eq_any(measured))
        .filter(questions::id.ne_all(without))
        .count()
        .get_result(conn)?)
}
