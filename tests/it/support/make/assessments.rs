//! A role with questions to measure it, and assessments of it in every state.

use diesel::{ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl};
use touchstone::assessments::{Assessment, actions};
use touchstone::ctx::Ctx;
use touchstone::db::Conn;
use touchstone::db::schema::{
    profile_skills, profile_team, profile_versions, profiles, question_skills, question_versions, questions, skill_areas, skills,
};
use touchstone::error::Result;
use touchstone::kit::ids::{
    AreaId, AssessmentId, ItemId, ProfileId, ProfileSkillId, ProfileVersionId, QuestionId, QuestionVersionId, SkillId, UserId,
};
use touchstone::kit::{Json, Level, text};
use touchstone::new_id;
use touchstone::profiles::{ContentSkill, Employment, ProfileContent, Workplace};

/// A published profile with three skills and the questions of the bank that measure them.
#[derive(Debug, Clone)]
pub struct Role {
    pub profile: ProfileId,
    pub skills: [SkillId; 3],
    pub questions: Vec<QuestionId>,
}

/// The skills of the role: name, level, weight, must-have.
pub const SKILLS: [(&str, Level, i32, bool); 3] =
    [("Ledgers", Level::Advanced, 50, true), ("Queues", Level::Working, 30, false), ("Runbooks", Level::Working, 20, false)];

/// Three skills in two areas; per skill four questions of 4 to 10 minutes.
pub fn role(conn: &mut Conn, ctx: &mut Ctx, title: &str) -> Result<Role> {
    let org = ctx.organisation()?;
    let mut areas = Vec::new();
    for name in ["Money", "Operations"] {
        let id = new_id!(ctx, AreaId);
        use skill_areas as a;
        diesel::insert_into(a::table)
            .values((
                a::id.eq(&id),
                a::organisation_id.eq(&org),
                a::slug.eq(format!("{}-{}", text::slug(name), text::slug(title))),
                a::name.eq(name),
                a::description.eq(""),
                a::aliases.eq("[]"),
                a::descriptors.eq(r#"{"basic":"With help.","working":"Alone.","advanced":"For others.","expert":"For everybody."}"#),
                a::position.eq(0),
                a::search_key.eq(text::fold(name)),
            ))
            .execute(conn)?;
        areas.push(id);
    }
    let profile = new_id!(ctx, ProfileId);
    use profiles as p;
    diesel::insert_into(p::table)
        .values((
            (
                p::id.eq(&profile),
                p::organisation_id.eq(&org),
                p::title.eq(title),
                p::team_name.eq("Payments Core"),
                p::state.eq("open"),
                p::location.eq("Lisbon"),
                p::workplace.eq("hybrid"),
                p::employment.eq("full_time"),
                p::salary_currency.eq("EUR"),
                p::salary_period.eq("year"),
                p::description_md.eq(""),
            ),
            (
                p::template_slug.eq(""),
                p::published_number.eq(1),
                p::changed_since_published.eq(false),
                p::search_key.eq(text::fold(title)),
                p::revision.eq(1),
                p::created_by.eq("test"),
                p::created_at.eq(ctx.now()),
                p::updated_at.eq(ctx.now()),
            ),
        ))
        .execute(conn)?;
    let (mut skill_ids, mut question_ids) = (Vec::new(), Vec::new());
    for (position, (name, level, weight, must_have)) in SKILLS.into_iter().enumerate() {
        let (id, area) = (new_id!(ctx, SkillId), &areas[usize::from(position == 2)]);
        use skills as s;
        diesel::insert_into(s::table)
            .values((
                s::id.eq(&id),
                s::organisation_id.eq(&org),
                s::area_id.eq(area),
                s::slug.eq(format!("{}-{}", text::slug(name), text::slug(title))),
                s::name.eq(name),
                s::description.eq(""),
                s::aliases.eq("[]"),
                s::also_areas.eq("[]"),
                s::revision.eq(1),
                s::position.eq(position as i32),
                s::search_key.eq(text::fold(name)),
            ))
            .execute(conn)?;
        use profile_skills as ps;
        diesel::insert_into(ps::table)
            .values((
                ps::id.eq(new_id!(ctx, ProfileSkillId)),
                ps::profile_id.eq(&profile),
                ps::skill_id.eq(&id),
                ps::level.eq(level),
                ps::weight.eq(weight),
                ps::must_have.eq(must_have),
                ps::position.eq(position as i32),
            ))
            .execute(conn)?;
        for (n, (kind, minutes)) in [("choice", 4), ("multiple", 6), ("numeric", 8), ("essay", 10)].into_iter().enumerate() {
            question_ids.push(question(conn, ctx, &format!("{name} {}", n + 1), kind, level, minutes, &[&id])?);
        }
        skill_ids.push(id);
    }
    version(conn, ctx, &profile, 1)?;
    Ok(Role { profile, skills: skill_ids.try_into().expect("three skills"), questions: question_ids })
}

/// Publishes the profile's next text: the skills it asks for now.
pub fn version(conn: &mut Conn, ctx: &mut Ctx, profile: &ProfileId, number: i32) -> Result<()> {
    use profile_skills as ps;
    type Row = (SkillId, String, String, AreaId, String, Level, i32, bool);
    let rows: Vec<Row> = ps::table
        .inner_join(skills::table)
        .inner_join(skill_areas::table.on(skill_areas::id.eq(skills::area_id)))
        .filter(ps::profile_id.eq(profile))
        .order(ps::position)
        .select((skills::id, skills::slug, skills::name, skill_areas::id, skill_areas::name, ps::level, ps::weight, ps::must_have))
        .load(conn)?;
    let skills = rows
        .into_iter()
        .map(|(skill, slug, name, area, area_name, level, weight, must_have)| ContentSkill {
            skill,
            slug,
            name,
            description: String::new(),
            area,
            area_name,
            level,
            weight,
            must_have,
        })
        .collect();
    let content = Json::new(ProfileContent {
        title: "Engineer".into(),
        team_name: "Payments Core".into(),
        location: "Lisbon".into(),
        workplace: Workplace::Hybrid,
        employment: Employment::FullTime,
        salary: None,
        description_md: String::new(),
        responsibilities: Vec::new(),
        skills,
        attributes: Vec::new(),
    });
    use profile_versions as v;
    diesel::insert_into(v::table)
        .values((
            v::id.eq(new_id!(ctx, ProfileVersionId)),
            v::profile_id.eq(profile),
            v::number.eq(number),
            v::content.eq(content),
            v::published_by.eq("test"),
            v::published_at.eq(ctx.now()),
        ))
        .execute(conn)?;
    diesel::update(profiles::table.find(profile)).set(profiles::published_number.eq(number)).execute(conn)?;
    Ok(())
}

/// A published question; whatever its kind says, its text is a choice of two.
pub fn question(
    conn: &mut Conn,
    ctx: &mut Ctx,
    title: &str,
    kind: &str,
    level: Level,
    minutes: i32,
    measures: &[&SkillId],
) -> Result<QuestionId> {
    let (org, id) = (ctx.organisation()?, new_id!(ctx, QuestionId));
    use questions as q;
    diesel::insert_into(q::table)
        .values((
            (
                q::id.eq(&id),
                q::organisation_id.eq(&org),
                q::slug.eq(id.as_str()),
                q::title.eq(title),
                q::kind.eq(kind),
                q::level.eq(level),
                q::minutes.eq(minutes),
                q::state.eq("published"),
                q::origin.eq("own"),
            ),
            (
                q::origin_digest.eq(""),
                q::current_number.eq(1),
                q::search_key.eq(text::fold(title)),
                q::revision.eq(1),
                q::created_by.eq("test"),
                q::created_at.eq(ctx.now()),
                q::updated_at.eq(ctx.now()),
            ),
        ))
        .execute(conn)?;
    question_version(conn, ctx, &id, 1, title)?;
    for (position, skill) in measures.iter().enumerate() {
        diesel::insert_into(question_skills::table)
            .values((
                question_skills::question_id.eq(&id),
                question_skills::skill_id.eq(skill),
                question_skills::position.eq(position as i32),
            ))
            .execute(conn)?;
    }
    Ok(id)
}

/// The next text of a question.
pub fn question_version(conn: &mut Conn, ctx: &mut Ctx, question: &QuestionId, number: i32, title: &str) -> Result<QuestionVersionId> {
    let (org, id) = (ctx.organisation()?, new_id!(ctx, QuestionVersionId));
    let content = serde_json::json!({
        "prompt_md": format!("Which is right about **{title}**?"), "explanation_md": "The first.", "sources": [],
        "content": { "kind": "choice", "shuffle": false, "options": [{ "id": "a", "text": "The first", "correct": true }, { "id": "b", "text": "The second", "correct": false }] },
    }).to_string();
    use question_versions as v;
    diesel::insert_into(v::table)
        .values((
            v::id.eq(&id),
            v::organisation_id.eq(&org),
            v::question_id.eq(question),
            v::number.eq(number),
            v::title.eq(title),
            v::content.eq(content),
            v::created_by.eq("test"),
            v::created_at.eq(ctx.now()),
        ))
        .execute(conn)?;
    diesel::update(questions::table.find(question))
        .set((questions::current_number.eq(number), questions::title.eq(title)))
        .execute(conn)?;
    Ok(id)
}

/// Says that a question is retired.
pub fn retire(conn: &mut Conn, question: &QuestionId) -> Result<()> {
    diesel::update(questions::table.find(question)).set(questions::state.eq("retired")).execute(conn)?;
    Ok(())
}

/// Puts a person on a profile's hiring team.
pub fn on_team(conn: &mut Conn, profile: &ProfileId, user: &UserId) -> Result<()> {
    diesel::insert_into(profile_team::table)
        .values((profile_team::profile_id.eq(profile), profile_team::user_id.eq(user)))
        .execute(conn)?;
    Ok(())
}

/// A draft of the role with the first `questions` of its questions.
pub fn draft(conn: &mut Conn, ctx: &mut Ctx, role: &Role, questions: usize) -> Result<AssessmentId> {
    let id = new_id!(ctx, AssessmentId);
    actions::create(conn, ctx, &id, &role.profile, "Ledger test")?;
    for question in role.questions.iter().take(questions) {
        let add = actions::AddItem { id: new_id!(ctx, ItemId), question: question.clone(), section: None, skill: None };
        actions::add_item(conn, ctx, &id, &add)?;
    }
    Ok(id)
}

/// A published assessment of the role with the first `questions` of its questions.
pub fn published(conn: &mut Conn, ctx: &mut Ctx, role: &Role, questions: usize) -> Result<Assessment> {
    let id = draft(conn, ctx, role, questions)?;
    let seen = actions::look(conn, ctx, &id)?.plan.assessment.updated_at;
    actions::publish(conn, ctx, &id, seen)?;
    Ok(actions::look(conn, ctx, &id)?.plan.assessment)
}
