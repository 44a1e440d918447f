//! Questions for stories.

use touchstone::ctx::Ctx;
use touchstone::db::Conn;
use touchstone::error::Result;
use touchstone::kit::Level;
use touchstone::kit::ids::{QuestionId, SkillId};
use touchstone::new_id;
use touchstone::questions::{self, Content, Kind, QuestionText, Save, kinds::TrueFalse, practice_of};

/// The id of a catalogue skill.
pub fn skill(conn: &mut Conn, slug: &str) -> Result<SkillId> {
    use diesel::prelude::*;
    use touchstone::db::schema::skills;
    Ok(skills::table.filter(skills::organisation_id.is_null()).filter(skills::slug.eq(slug)).select(skills::id).first(conn)?)
}

/// What an author would save: a statement about SQL, true.
pub fn save(conn: &mut Conn, title: &str) -> Result<Save> {
    Ok(Save {
        title: title.into(),
        level: Level::Working,
        minutes: 2,
        skills: vec![skill(conn, "sql")?],
        publish: true,
        text: QuestionText {
            prompt_md: format!("Statement about {title}: it holds."),
            explanation_md: "It does hold, because it says so.".into(),
            sources: vec![],
            content: Content::TrueFalse(TrueFalse { answer: true }),
        },
    })
}

/// A published question whose right answer is "true".
pub fn question(conn: &mut Conn, ctx: &mut Ctx, title: &str) -> Result<QuestionId> {
    let save = save(conn, title)?;
    let id = new_id!(ctx, QuestionId);
    questions::create(conn, ctx, id, &save)
}

/// A published question of a kind, with the text of that kind's practice question, for the skill of this slug.
pub fn question_of(conn: &mut Conn, ctx: &mut Ctx, kind: Kind, title: &str, slug: &str) -> Result<QuestionId> {
    let practice = practice_of(touchstone::language::Language::English, kind).expect("a practice question");
    let save = Save {
        title: title.into(),
        level: Level::Working,
        minutes: 3,
        skills: vec![skill(conn, slug)?],
        publish: true,
        text: practice.text.clone(),
    };
    let id = new_id!(ctx, QuestionId);
    questions::create(conn, ctx, id, &save)
}
