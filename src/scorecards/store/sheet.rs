//! What a scorecard is made of.

use crate::candidates::Stage;
use crate::ctx::Staff;
use crate::db::{
    Conn, among,
    schema::{
        answers, applications, assessment_skills, assessments, attempt_events, attempts, candidates, items, marks, profile_team,
        profile_versions, profiles, question_versions, questions, sections, users,
    },
    unindexed,
};
use crate::error::Result;
use crate::grading::{MarkDetail, Source};
use crate::kit::{Json, Level, Permission, Points, Time, ids::*};
use crate::questions::{Kind, QuestionText, Response};
use crate::scorecards::model::{AskedSkill, Head, Item, ItemMark};
use diesel::prelude::*;

/// Whether a member of staff may see the candidates of a profile: everyone who sees all profiles, otherwise its hiring team.
pub fn may_see(conn: &mut Conn, staff: &Staff, profile: &ProfileId) -> Result<bool> {
    if staff.role.may(Permission::SeeAllProfiles) {
        return Ok(true);
    }
    let on_team = profile_team::table
        .filter(profile_team::profile_id.eq(profile))
        .filter(profile_team::user_id.eq(&staff.user))
        .select(profile_team::user_id)
        .first::<UserId>(conn)
        .optional()?;
    Ok(on_team.is_some())
}

/// The head of one attempt that was handed in.
pub fn head(conn: &mut Conn, organisation: &OrganisationId, attempt: &AttemptId) -> Result<Head> {
    heads(conn, organisation, std::slice::from_ref(attempt))?.pop().ok_or(crate::error::Error::NotFound)
}

/// The heads of attempts that were handed in, in the order asked for; those that are not there are left out.
pub fn heads(conn: &mut Conn, organisation: &OrganisationId, wanted: &[AttemptId]) -> Result<Vec<Head>> {
    type Candidate = (CandidateId, String, String, Stage);
    type Test = (AssessmentId, String, i32, Option<i32>, i32);
    type Clock = (i32, i32, i32, Time, Option<Time>, String);
    let rows = attempts::table
        .inner_join(applications::table.inner_join(profiles::table))
        .inner_join(candidates::table)
        .inner_join(assessments::table.inner_join(profile_versions::table))
        .filter(unindexed(attempts::organisation_id).eq(organisation.as_str()))
        .filter(among(attempts::id, wanted))
        .filter(attempts::submitted_at.is_not_null())
        .select((
            attempts::id,
            attempts::application_id,
            (candidates::id, candidates::code, candidates::name, applications::stage),
            (profiles::id, profiles::title),
            (assessments::id, assessments::title, assessments::number, assessments::cut_score, profile_versions::number),
            (
                attempts::limit_s,
                attempts::extra_s,
                attempts::credited_s,
                attempts::started_at,
                attempts::submitted_at,
                attempts::ai_disclosure,
            ),
        ))
        .load::<(AttemptId, ApplicationId, Candidate, (ProfileId, String), Test, Clock)>(conn)?;
    let mut heads: Vec<Head> = rows
        .into_iter()
        .map(|(attempt, application, (candidate, code, name, stage), (profile, profile_title), test, clock)| {
            let (assessment, assessment_title, assessment_number, cut_score, profile_version) = test;
            let (limit_s, extra_s, credited_s, started_at, submitted_at, ai_disclosure) = clock;
            Head {
                attempt,
                application,
                stage,
                candidate,
                code,
                name,
                profile,
                profile_title,
                profile_version,
                assessment,
                assessment_title,
                assessment_number,
                cut_score,
                limit_s,
                extra_s,
                credited_s,
                started_at,
                submitted_at,
                ai_disclosure,
            }
        })
        .collect();
    heads.sort_by_key(|head| wanted.iter().position(|id| *id == head.attempt));
    Ok(heads)
}

/// The skills an assessment froze, in its order.
pub fn skills(conn: &mut Conn, assessment: &AssessmentId) -> Result<Vec<AskedSkill>> {
    use assessment_skills as s;
    let rows = s::table
        .filter(s::assessment_id.eq(assessment))
        .order((s::position, s::id))
        .select((s::id, s::skill_id, s::name, s::level, s::weight, s::must_have))
        .load::<(AssessmentSkillId, SkillId, String, Level, i32, bool)>(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, skill, name, level, weight, must_have)| AskedSkill { id, skill, name, level, weight, must_have })
        .collect())
}

/// The items of an assessment with the answers of one attempt and their marks in force, in the assessment's order.
pub fn items(conn: &mut Conn, assessment: &AssessmentId, attempt: &AttemptId) -> Result<Vec<Item>> {
    type Question = (ItemId, SectionId, String, AssessmentSkillId, String, Kind, Level, Points);
    type Answer = Option<(AnswerId, bool, i32)>;
    type Mark = Option<(i32, Points, Source, Json<MarkDetail>, String, Option<UserId>)>;
    let rows = items::table
        .inner_join(sections::table)
        .inner_join(questions::table)
        .inner_join(question_versions::table)
        .left_join(answers::table.on(answers::item_id.eq(items::id).and(answers::attempt_id.eq(attempt.clone()))))
        .left_join(marks::table.on(marks::answer_id.eq(answers::id).and(marks::is_current.eq(true))))
        .filter(items::assessment_id.eq(assessment))
        .order((sections::position, items::position, items::id))
        .select((
            (
                items::id,
                sections::id,
                sections::title,
                items::assessment_skill_id,
                question_versions::title,
                questions::kind,
                items::level,
                items::points,
            ),
            (answers::id, answers::answered, answers::seconds).nullable(),
            (marks::number, marks::points, marks::source, marks::detail, marks::comment, marks::grader_id).nullable(),
        ))
        .load::<(Question, Answer, Mark)>(conn)?;
    Ok(rows
        .into_iter()
        .enumerate()
        .map(|(i, ((item, section, section_title, skill, title, kind, level, max), answer, mark))| {
            let (answer, answered, seconds) = answer.map_or((None, false, 0), |(id, answered, seconds)| (Some(id), answered, seconds));
            let mark = mark.map(|(number, points, source, detail, comment, grader)| ItemMark {
                number,
                points,
                source,
                detail: detail.into_inner(),
                comment,
                grader,
            });
            Item { item, number: i + 1, section, section_title, skill, title, kind, level, max, answer, answered, seconds, mark }
        })
        .collect())
}

/// The names of the people whose marks are in force, by id.
pub fn graders(conn: &mut Conn, attempt: &AttemptId) -> Result<Vec<(UserId, String)>> {
    Ok(marks::table
        .inner_join(users::table)
        .filter(marks::attempt_id.eq(attempt))
        .filter(marks::is_current.eq(true))
        .filter(marks::source.eq(Source::Grader))
        .select((users::id, users::name))
        .distinct()
        .order(users::name)
        .load(conn)?)
}

/// What was asked and answered; the caller has checked that it may be seen.
pub fn answer_text(conn: &mut Conn, answer: &AnswerId) -> Result<(QuestionText, Option<Response>)> {
    let (text, response) = answers::table
        .inner_join(items::table.inner_join(question_versions::table))
        .filter(answers::id.eq(answer))
        .select((question_versions::content, answers::response))
        .first::<(Json<QuestionText>, Option<Json<Response>>)>(conn)?;
    Ok((text.into_inner(), response.map(Json::into_inner)))
}

/// What happened during a sitting: each kind of event and how often.
pub fn events(conn: &mut Conn, attempt: &AttemptId) -> Result<Vec<(String, i64)>> {
    Ok(attempt_events::table
        .filter(attempt_events::attempt_id.eq(attempt))
        .group_by(attempt_events::kind)
        .select((attempt_events::kind, diesel::dsl::count_star()))
        .order(attempt_events::kind)
        .load(conn)?)
}

/// The profile, title and number of an assessment.
pub fn assessment(conn: &mut Conn, organisation: &OrganisationId, id: &AssessmentId) -> Result<(ProfileId, String, i32)> {
    Ok(assessments::table
        .filter(assessments::id.eq(id))
        .filter(assessments::organisation_id.eq(organisation))
        .select((assessments::profile_id, assessments::title, assessments::number))
        .first(conn)?)
}
