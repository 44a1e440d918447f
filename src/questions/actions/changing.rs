//! Deeds of the bank, each in the caller's transaction.

use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::{QuestionId, QuestionVersionId, SkillId};
use crate::kit::{Json, Permission, markdown, text};
use crate::questions::model::QuestionText;
use crate::questions::record::{Full, Origin, Question, QuestionState, Save, Version};
use crate::questions::{rules, store};
use crate::{jobs, new_id};
use std::collections::HashMap;

/// Writes a new question under an id minted before, and returns it. One that is there already is left as it is, so that
/// a form sent twice makes one question.
///
/// # Errors
/// `Forbidden`; `Invalid` with a message beside each field (a draft needs a title only).
pub fn create(conn: &mut Conn, ctx: &mut Ctx, id: QuestionId, save: &Save) -> Result<QuestionId> {
    ctx.need(Permission::EditQuestions)?;
    if store::exists(conn, &ctx.organisation()?, &id)? {
        return Ok(id);
    }
    let state = rules::state_after(None, save.publish)?;
    rules::check(save, state).or(())?;
    let names = skill_names(conn, ctx, &save.skills)?;
    // The id's tail keeps the slug apart from those of shipped questions, now and later.
    let slug = format!("{}-{}", text::slug(&save.title).chars().take(60).collect::<String>(), id.as_str().rsplit('-').next().unwrap_or(""));
    let question = Question {
        organisation_id: ctx.organisation()?,
        slug,
        title: save.title.clone(),
        kind: save.text.kind(),
        level: save.level,
        minutes: save.minutes,
        state,
        origin: Origin::Own,
        origin_digest: String::new(),
        current_number: 1,
        search_key: search_key(save, &names),
        revision: 1,
        created_by: ctx.actor.author(),
        created_at: ctx.now(),
        updated_at: ctx.now(),
        id,
    };
    let version = new_version(ctx, &question, &save.text);
    store::insert(conn, &question, &version, &save.skills)?;
    let verb = if state == QuestionState::Published { "Published" } else { "Drafted" };
    jobs::tell(conn, ctx, Fact::new("question.created", "question", &question.id, format!("{verb} the question {}", question.title)))?;
    Ok(question.id)
}

/// Saves a question over its newest version, or as a new version when a published assessment took that one.
///
/// # Errors
/// `Forbidden`, `NotFound`, `Refused` (retired, another kind), `Invalid`, and `Stale` when somebody saved since revision `seen`.
pub fn update(conn: &mut Conn, ctx: &mut Ctx, id: &QuestionId, seen: i32, save: &Save) -> Result<Question> {
    ctx.need(Permission::EditQuestions)?;
    let organisation = ctx.organisation()?;
    let Full { mut question, version, .. } = store::full(conn, &organisation, id)?;
    if question.revision != seen {
        return Err(Error::Stale);
    }
    if question.kind != save.text.kind() {
        return Err(rules::Refusal::KindChanged.into());
    }
    let before = question.state;
    question.state = rules::state_after(Some(before), save.publish)?;
    rules::check(save, question.state).or(())?;
    let names = skill_names(conn, ctx, &save.skills)?;
    question.title = save.title.clone();
    question.level = save.level;
    question.minutes = save.minutes;
    question.origin = rules::origin_after(question.origin);
    question.search_key = search_key(save, &names);
    put(conn, ctx, &mut question, &version, &save.text, seen)?;
    store::put_skills(conn, id, &save.skills)?;
    let summary = match (before, question.state) {
        (QuestionState::Draft, QuestionState::Published) => format!("Published the question {}", question.title),
        _ => format!("Changed the question {} (version {})", question.title, question.current_number),
    };
    jobs::tell(
        conn,
        ctx,
        Fact::new("question.changed", "question", id, summary).with(serde_json::json!({ "version": question.current_number })),
    )?;
    Ok(question)
}

/// Takes a question out of use. It stays in assessments that have it; none can take it any more.
///
/// # Errors
/// `Forbidden`, `NotFound`, `Refused` when it is retired already.
pub fn retire(conn: &mut Conn, ctx: &mut Ctx, id: &QuestionId) -> Result<()> {
    turn(
        conn,
        ctx,
        id,
        |state| if state == QuestionState::Retired { Err(rules::Refusal::Retired) } else { Ok(QuestionState::Retired) },
        "question.retired",
        "Retired",
    )
}

/// Brings a retired question back: published when it is fit for it, else a draft.
///
/// # Errors
/// `Forbidden`, `NotFound`, `Refused` when it is not retired.
pub fn restore(conn: &mut Conn, ctx: &mut Ctx, id: &QuestionId) -> Result<()> {
    ctx.need(Permission::EditQuestions)?;
    let full = store::full(conn, &ctx.organisation()?, id)?;
    let fit = full.version.content.check().is_empty() && !full.skills.is_empty();
    let back = if fit { QuestionState::Published } else { QuestionState::Draft };
    turn(
        conn,
        ctx,
        id,
        |state| if state == QuestionState::Retired { Ok(back) } else { Err(rules::Refusal::NotRetired) },
        "question.restored",
        "Brought back",
    )
}

fn turn(
    conn: &mut Conn,
    ctx: &mut Ctx,
    id: &QuestionId,
    to: impl Fn(QuestionState) -> Result<QuestionState, rules::Refusal>,
    fact: &'static str,
    verb: &str,
) -> Result<()> {
    ctx.need(Permission::EditQuestions)?;
    let mut question = store::question(conn, &ctx.organisation()?, id)?;
    let seen = question.revision;
    question.state = to(question.state)?;
    question.revision += 1;
    question.updated_at = ctx.now();
    if !store::update(conn, &question, seen)? {
        return Err(Error::Stale);
    }
    jobs::tell(conn, ctx, Fact::new(fact, "question", id, format!("{verb} the question {}", question.title)))
}

/// Freezes the newest version of each question and says which one it is. Called in the transaction that publishes an
/// assessment: from then on a save makes a new version.
///
/// # Errors
/// `NotFound` when a question is not the organisation's.
pub fn freeze_current(conn: &mut Conn, ctx: &mut Ctx, ids: &[QuestionId]) -> Result<HashMap<QuestionId, QuestionVersionId>> {
    let organisation = ctx.organisation()?;
    ids.iter()
        .map(|id| {
            let question = store::question(conn, &organisation, id)?;
            let version = store::numbered(conn, &organisation, id, question.current_number)?;
            store::freeze(conn, &version.id, ctx.now())?;
            Ok((id.clone(), version.id))
        })
        .collect()
}

/// Writes a changed question and its text, over or beside the newest version.
pub(super) fn put(
    conn: &mut Conn,
    ctx: &mut Ctx,
    question: &mut Question,
    newest: &Version,
    content: &QuestionText,
    seen: i32,
) -> Result<()> {
    let unchanged = *newest.content == *content && newest.title == question.title;
    let over = unchanged || rules::goes(newest.frozen_at) == rules::Goes::Over;
    question.revision += 1;
    question.updated_at = ctx.now();
    if !over {
        question.current_number += 1;
    }
    if !store::update(conn, question, seen)? {
        return Err(Error::Stale);
    }
    if unchanged {
        return Ok(());
    }
    if over {
        let content = Json::new(content.clone());
        if !store::rewrite_version(conn, &newest.id, &question.title, &content, &ctx.actor.author(), ctx.now())? {
            return Err(Error::Stale);
        }
        return Ok(());
    }
    let version = new_version(ctx, question, content);
    store::insert_version(conn, &version)
}

pub(super) fn new_version(ctx: &mut Ctx, question: &Question, content: &QuestionText) -> Version {
    Version {
        id: new_id!(ctx, QuestionVersionId),
        organisation_id: question.organisation_id.clone(),
        question_id: question.id.clone(),
        number: question.current_number,
        title: question.title.clone(),
        content: Json::new(content.clone()),
        frozen_at: None,
        created_by: ctx.actor.author(),
        created_at: ctx.now(),
    }
}

/// The names of the skills; refuses one that the organisation cannot pick.
fn skill_names(conn: &mut Conn, ctx: &Ctx, ids: &[SkillId]) -> Result<Vec<String>> {
    let known: HashMap<SkillId, String> = store::pickable(conn, &ctx.organisation()?)?.into_iter().map(|s| (s.0, s.2)).collect();
    ids.iter()
        .enumerate()
        .map(|(i, id)| known.get(id).cloned().ok_or_else(|| Error::field(&format!("skill.{i}"), "Choose a skill of the list.")))
        .collect()
}

fn search_key(save: &Save, skills: &[String]) -> String {
    key_of(&save.title, skills.iter().map(String::as_str), &save.text)
}

/// What the search looks through: title, skills, kind and the words of the prompt, folded.
pub(super) fn key_of<'a>(title: &str, skills: impl Iterator<Item = &'a str>, content: &QuestionText) -> String {
    let skills = skills.collect::<Vec<_>>().join(" ");
    let words = format!("{title} {} {skills} {}", content.kind().label(), markdown::plain(&content.prompt_md));
    text::fold(&words).chars().take(4_000).collect()
}
