//! A whole test and candidates who sat it: rows of every slice below grading, with plain defaults.

use crate::support::cast::Persona;
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use touchstone::accounts;
use touchstone::ctx::Ctx;
use touchstone::db::{Conn, schema::*};
use touchstone::error::Result;
use touchstone::kit::ids::*;
use touchstone::kit::{Json, Level, Points, Span};
use touchstone::new_id;
use touchstone::questions::{
    Content, Kind, MultiplePolicy, QuestionText, Response,
    kinds::{AnswerOption, Choice, Criterion, Essay, Multiple, RubricLevel, TrueFalse},
};

/// A published assessment with four questions of three skills; a fourth skill is asked for and not measured.
///
/// | | skill | level | points |
/// |---|---|---|---|
/// | 1 choice | SQL, Advanced, must have, 40 % | advanced | 10 |
/// | 2 multiple (per option) | SQL | working | 10 |
/// | 3 true or false | Testing, Working, 30 % | working | 5 |
/// | 4 essay | Writing, Working, 20 % | working | 15 |
#[derive(Debug, Clone)]
pub struct Test {
    pub profile: ProfileId,
    pub assessment: AssessmentId,
    pub items: Vec<ItemId>,
    pub attributes: Vec<AttributeId>,
    pub essay_version: QuestionVersionId,
}

/// Somebody who handed in.
#[derive(Debug, Clone)]
pub struct Sat {
    pub attempt: AttemptId,
    pub application: ApplicationId,
    pub candidate: CandidateId,
    pub answers: Vec<AnswerId>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Right,
    Wrong,
    Blank,
    Words(&'static str),
}

/// The rubric points that one level of the essay's two criteria gives: 0, 1, 2 each.
pub const CRITERIA: [&str; 2] = ["cause", "remedy"];

fn option(id: &str, correct: bool) -> AnswerOption {
    AnswerOption { id: id.into(), text: format!("Option {id}"), correct, feedback: None }
}

fn contents() -> Vec<(&'static str, Level, Content)> {
    let level = |points, anchor: &str| RubricLevel { points, anchor: anchor.into() };
    let criterion = |id: &str, name: &str| Criterion {
        id: id.into(),
        name: name.into(),
        levels: vec![level(0, "Not there"), level(1, "Partly there"), level(2, "Clearly there")],
    };
    vec![
        (
            "Locks and rows",
            Level::Advanced,
            Content::Choice(Choice { options: vec![option("aaaaa", true), option("bbbbb", false)], shuffle: true }),
        ),
        (
            "Which indexes help",
            Level::Working,
            Content::Multiple(Multiple {
                options: vec![option("ccccc", true), option("ddddd", false)],
                shuffle: true,
                policy: MultiplePolicy::PerOption,
            }),
        ),
        ("A test that always passes", Level::Working, Content::TrueFalse(TrueFalse { answer: true })),
        (
            "Explain the incident",
            Level::Working,
            Content::Essay(Essay {
                words_min: Some(20),
                words_max: Some(200),
                guidance: "Look for the cause. Do not reward length.".into(),
                criteria: vec![criterion(CRITERIA[0], "Finds the cause"), criterion(CRITERIA[1], "Gives a remedy")],
            }),
        ),
    ]
}

fn response(content: &Content, how: How) -> Option<Response> {
    let right = matches!(how, How::Right);
    match (content, how) {
        (_, How::Blank) => None,
        (Content::Essay(_), How::Words(words)) => Some(Response::Essay(words.into())),
        (Content::Essay(_), _) => Some(Response::Essay("The lock was held while the mail was sent.".into())),
        (Content::Choice(_), _) => Some(Response::Choice(if right { "aaaaa" } else { "bbbbb" }.into())),
        (Content::Multiple(_), _) => Some(Response::Multiple(BTreeSet::from([if right { "ccccc" } else { "ddddd" }.to_string()]))),
        (Content::TrueFalse(_), _) => Some(Response::TrueFalse(right)),
        _ => None,
    }
}

/// A profile with this hiring team, and its published assessment.
pub fn test(conn: &mut Conn, ctx: &mut Ctx, title: &str, team: &[Persona]) -> Result<Test> {
    let (organisation, now, author) = (ctx.organisation()?, ctx.now(), ctx.actor.author());
    let profile = new_id!(ctx, ProfileId);
    diesel::insert_into(profiles::table)
        .values((
            (
                profiles::id.eq(&profile),
                profiles::organisation_id.eq(&organisation),
                profiles::title.eq(title),
                profiles::team_name.eq("Payments"),
                profiles::state.eq("open"),
                profiles::location.eq("Lisbon"),
                profiles::workplace.eq("remote"),
                profiles::employment.eq("full_time"),
                profiles::salary_currency.eq("EUR"),
                profiles::salary_period.eq("year"),
            ),
            (
                profiles::description_md.eq("The work."),
                profiles::template_slug.eq(""),
                profiles::published_number.eq(1),
                profiles::changed_since_published.eq(false),
                profiles::search_key.eq(touchstone::kit::text::fold(title)),
                profiles::revision.eq(1),
                profiles::created_by.eq(&author),
                profiles::created_at.eq(now),
                profiles::updated_at.eq(now),
                profiles::opened_at.eq(Some(now)),
            ),
        ))
        .execute(conn)?;
    for persona in team {
        let user = accounts::store::by_email(conn, persona.email)?.expect("one of the cast");
        diesel::insert_into(profile_team::table)
            .values((profile_team::profile_id.eq(&profile), profile_team::user_id.eq(&user.id)))
            .execute(conn)?;
    }
    let version = new_id!(ctx, ProfileVersionId);
    diesel::insert_into(profile_versions::table)
        .values((
            profile_versions::id.eq(&version),
            profile_versions::profile_id.eq(&profile),
            profile_versions::number.eq(1),
            profile_versions::content.eq("{}"),
            profile_versions::published_by.eq(&author),
            profile_versions::published_at.eq(now),
        ))
        .execute(conn)?;
    let mut attributes = Vec::new();
    for (position, name) in ["Ownership", "Listening"].into_iter().enumerate() {
        let id = new_id!(ctx, AttributeId);
        let anchors: Vec<String> = (1..=5).map(|n| format!("{name} as seen at {n}")).collect();
        diesel::insert_into(profile_attributes::table)
            .values((
                profile_attributes::id.eq(&id),
                profile_attributes::profile_id.eq(&profile),
                profile_attributes::name.eq(name),
                profile_attributes::description.eq(format!("What {name} means")),
                profile_attributes::anchors.eq(Json::new(anchors)),
                profile_attributes::position.eq(position as i32),
                profile_attributes::retired.eq(false),
            ))
            .execute(conn)?;
        attributes.push(id);
    }
    let assessment = new_id!(ctx, AssessmentId);
    let test_title = format!("{title}: first test");
    diesel::insert_into(assessments::table)
        .values((
            (
                assessments::id.eq(&assessment),
                assessments::organisation_id.eq(&organisation),
                assessments::profile_id.eq(&profile),
                assessments::profile_version_id.eq(&version),
                assessments::family_id.eq(assessment.as_str()),
                assessments::number.eq(1),
                assessments::title.eq(&test_title),
                assessments::state.eq("published"),
                assessments::time_limit_min.eq(75),
                assessments::item_order.eq("fixed"),
                assessments::total_points.eq(40),
            ),
            (
                assessments::instructions_md.eq(""),
                assessments::ai_policy.eq("forbidden"),
                assessments::ai_note.eq(""),
                assessments::cut_score.eq(Some(60)),
                assessments::contact.eq("people@example.org"),
                assessments::search_key.eq(touchstone::kit::text::fold(&test_title)),
                assessments::revision.eq(1),
                assessments::created_by.eq(&author),
                assessments::created_at.eq(now),
                assessments::updated_at.eq(now),
                assessments::published_at.eq(Some(now)),
                assessments::published_by.eq(Some(&author)),
            ),
        ))
        .execute(conn)?;
    let catalogue: Vec<(SkillId, AreaId)> = skills::table.order(skills::slug).select((skills::id, skills::area_id)).limit(4).load(conn)?;
    let mut asked = Vec::new();
    for (position, ((skill, area), (name, level, weight, must))) in catalogue
        .into_iter()
        .zip([
            ("SQL", Level::Advanced, 40, true),
            ("Testing", Level::Working, 30, false),
            ("Writing", Level::Working, 20, false),
            ("Operations", Level::Basic, 10, true),
        ])
        .enumerate()
    {
        let id = new_id!(ctx, AssessmentSkillId);
        use assessment_skills as s;
        diesel::insert_into(s::table)
            .values((
                s::id.eq(&id),
                s::assessment_id.eq(&assessment),
                s::skill_id.eq(skill),
                s::area_id.eq(area),
                s::name.eq(name),
                s::area_name.eq("Area"),
                s::level.eq(level),
                s::weight.eq(weight),
                s::must_have.eq(must),
                s::position.eq(position as i32),
            ))
            .execute(conn)?;
        asked.push(id);
    }
    let (mut items_made, mut sections_made, mut essay_version) = (Vec::new(), Vec::new(), None);
    for (position, name) in ["Data", "People"].into_iter().enumerate() {
        let id = new_id!(ctx, SectionId);
        diesel::insert_into(sections::table)
            .values((
                sections::id.eq(&id),
                sections::assessment_id.eq(&assessment),
                sections::title.eq(name),
                sections::introduction_md.eq(""),
                sections::position.eq(position as i32),
            ))
            .execute(conn)?;
        sections_made.push(id);
    }
    for (position, (title, level, content)) in contents().into_iter().enumerate() {
        let (question, question_version, item) = (new_id!(ctx, QuestionId), new_id!(ctx, QuestionVersionId), new_id!(ctx, ItemId));
        let kind: Kind = content.kind();
        let text =
            QuestionText { prompt_md: format!("**{title}**?"), explanation_md: format!("Why: {title}."), sources: Vec::new(), content };
        use {items as i, question_versions as v, questions as q};
        diesel::insert_into(q::table)
            .values((
                (
                    q::id.eq(&question),
                    q::organisation_id.eq(&organisation),
                    q::slug.eq(format!("q-{question}")),
                    q::title.eq(title),
                    q::kind.eq(kind),
                    q::level.eq(level),
                    q::minutes.eq(5),
                    q::state.eq("ready"),
                ),
                (
                    q::origin.eq("own"),
                    q::origin_digest.eq(""),
                    q::current_number.eq(1),
                    q::search_key.eq(touchstone::kit::text::fold(title)),
                    q::revision.eq(1),
                    q::created_by.eq(&author),
                    q::created_at.eq(now),
                    q::updated_at.eq(now),
                ),
            ))
            .execute(conn)?;
        diesel::insert_into(v::table)
            .values((
                v::id.eq(&question_version),
                v::organisation_id.eq(&organisation),
                v::question_id.eq(&question),
                v::number.eq(1),
                v::title.eq(title),
                v::content.eq(Json::new(text)),
                v::frozen_at.eq(Some(now)),
                v::created_by.eq(&author),
                v::created_at.eq(now),
            ))
            .execute(conn)?;
        let (section, skill, points) = [(0, 0, 10), (0, 0, 10), (1, 1, 5), (1, 2, 15)][position];
        diesel::insert_into(i::table)
            .values((
                i::id.eq(&item),
                i::assessment_id.eq(&assessment),
                i::section_id.eq(&sections_made[section]),
                i::question_id.eq(&question),
                i::question_version_id.eq(&question_version),
                i::assessment_skill_id.eq(&asked[skill]),
                i::points.eq(Points::whole(points)),
                i::points_fixed.eq(false),
                i::minutes.eq(5),
                i::position.eq(position as i32),
                i::level.eq(level),
            ))
            .execute(conn)?;
        items_made.push(item);
        if kind == Kind::Essay {
            essay_version = Some(question_version)
        }
    }
    Ok(Test { profile, assessment, items: items_made, attributes, essay_version: essay_version.expect("an essay") })
}

/// A candidate who hands the test in now, answered as said (one entry a question), 64 minutes after the start. Tells
/// `attempt.submitted`, so that the next work marks it.
pub fn sat(conn: &mut Conn, ctx: &mut Ctx, test: &Test, name: &str, how: [How; 4]) -> Result<Sat> {
    let (organisation, now, author) = (ctx.organisation()?, ctx.now(), ctx.actor.author());
    let (candidate, application, invitation, attempt) =
        (new_id!(ctx, CandidateId), new_id!(ctx, ApplicationId), new_id!(ctx, InvitationId), new_id!(ctx, AttemptId));
    let email = format!("{}@candidate.example", touchstone::kit::text::slug(name));
    let number: i64 = candidates::table.count().get_result(conn)?;
    use {attempts as a, candidates as c, invitations as v};
    diesel::insert_into(c::table)
        .values((
            c::id.eq(&candidate),
            c::organisation_id.eq(&organisation),
            c::code.eq(format!("K-{}", 2001 + number)),
            c::name.eq(name),
            c::email.eq(&email),
            c::email_key.eq(&email),
            c::time_factor_percent.eq(100),
            c::revision.eq(1),
            c::created_at.eq(now),
        ))
        .execute(conn)?;
    diesel::insert_into(applications::table)
        .values((
            applications::id.eq(&application),
            applications::organisation_id.eq(&organisation),
            applications::candidate_id.eq(&candidate),
            applications::profile_id.eq(&test.profile),
            applications::stage.eq("finished"),
            applications::stage_at.eq(now),
            applications::created_at.eq(now),
        ))
        .execute(conn)?;
    diesel::insert_into(v::table)
        .values((
            (
                v::id.eq(&invitation),
                v::organisation_id.eq(&organisation),
                v::application_id.eq(&application),
                v::candidate_id.eq(&candidate),
                v::assessment_id.eq(&test.assessment),
                v::state.eq("finished"),
                v::link_number.eq(1),
                v::time_factor_percent.eq(100),
            ),
            (
                v::message.eq(""),
                v::expires_at.eq(now + Span::days(7)),
                v::created_by.eq(&author),
                v::created_at.eq(now),
                v::reminders.eq(0),
                v::revision.eq(1),
            ),
        ))
        .execute(conn)?;
    diesel::insert_into(a::table)
        .values((
            (
                a::id.eq(&attempt),
                a::organisation_id.eq(&organisation),
                a::invitation_id.eq(&invitation),
                a::application_id.eq(&application),
                a::candidate_id.eq(&candidate),
                a::assessment_id.eq(&test.assessment),
                a::state.eq("submitted"),
                a::seed.eq(7),
                a::limit_s.eq(75 * 60),
                a::extra_s.eq(0),
            ),
            (
                a::consent_text.eq("Yes"),
                a::consent_at.eq(now),
                a::started_at.eq(now - Span::minutes(64)),
                a::deadline_at.eq(now + Span::minutes(11)),
                a::submitted_at.eq(Some(now)),
                a::submitted_how.eq(Some("candidate")),
                a::ai_disclosure.eq(""),
                a::last_seen_at.eq(now),
                a::user_agent.eq(""),
                a::address.eq(""),
                a::revision.eq(1),
            ),
        ))
        .execute(conn)?;
    let mut made = Vec::new();
    for (position, ((item, (_, _, content)), how)) in test.items.iter().zip(contents()).zip(how).enumerate() {
        let id = new_id!(ctx, AnswerId);
        let response = response(&content, how);
        use answers as n;
        diesel::insert_into(n::table)
            .values((
                n::id.eq(&id),
                n::attempt_id.eq(&attempt),
                n::item_id.eq(item),
                n::position.eq(position as i32),
                n::response.eq(response.clone().map(Json::new)),
                n::answered.eq(response.is_some()),
                n::flagged.eq(false),
                n::revision.eq(1),
                n::aside.eq(0),
                n::seconds.eq(400 + 60 * position as i32),
                n::saved_at.eq(Some(now)),
            ))
            .execute(conn)?;
        made.push(id);
    }
    touchstone::jobs::tell(conn, ctx, touchstone::ctx::Fact::new("attempt.submitted", "attempt", &attempt, "A test was handed in"))?;
    Ok(Sat { attempt, application, candidate, answers: made })
}

/// The fields of the rubric form: these points for each of the two criteria.
pub fn rubric(points: [&'static str; 2]) -> BTreeMap<String, &'static str> {
    CRITERIA.iter().zip(points).map(|(id, p)| (format!("criterion-{id}"), p)).collect()
}
