//! Copies the shipped bank into an organisation, and later follows its files.

use super::changing;
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Permission;
use crate::kit::ids::{QuestionId, SkillId};
use crate::questions::bank::{self, BankQuestion};
use crate::questions::record::{Origin, Question, QuestionState};
use crate::questions::store;
use crate::{jobs, new_id};
use std::collections::HashMap;

/// What an installation of the bank did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Installed {
    /// Questions that were not there.
    pub added: usize,
    /// Questions whose file changed and that nobody of the organisation had changed.
    pub renewed: usize,
    /// Questions left as they are.
    pub kept: usize,
}

/// Brings the organisation of `ctx` up to date with the shipped bank. May be run any number of times.
///
/// A question that somebody of the organisation changed, or that has the slug of a shipped one by chance, is left alone;
/// so is the state of a retired one.
///
/// # Errors
/// `Forbidden`; `Internal` when a file or a skill of it is wrong (the catalogue has to be loaded first).
pub fn install_bank(conn: &mut Conn, ctx: &mut Ctx) -> Result<Installed> {
    ctx.need(Permission::EditQuestions)?;
    let shipped = bank::load().map_err(Error::Internal)?;
    install(conn, ctx, &shipped)
}

/// The same for given questions.
///
/// # Errors
/// As [`install_bank`].
pub fn install(conn: &mut Conn, ctx: &mut Ctx, shipped: &[BankQuestion]) -> Result<Installed> {
    ctx.need(Permission::EditQuestions)?;
    let organisation = ctx.organisation()?;
    let skills = store::builtin_skills(conn)?;
    let mut done = Installed::default();
    for one in shipped {
        let (ids, names) = skills_of(one, &skills)?;
        let search_key = changing::key_of(&one.title, names.iter().copied(), &one.text);
        match store::by_slug(conn, &organisation, &one.slug)? {
            None => {
                let question = Question {
                    id: new_id!(ctx, QuestionId),
                    organisation_id: organisation.clone(),
                    slug: one.slug.clone(),
                    title: one.title.clone(),
                    kind: one.text.kind(),
                    level: one.level,
                    minutes: one.minutes,
                    state: QuestionState::Published,
                    origin: Origin::Bank,
                    origin_digest: one.digest(),
                    current_number: 1,
                    search_key,
                    revision: 1,
                    created_by: ctx.actor.author(),
                    created_at: ctx.now(),
                    updated_at: ctx.now(),
                };
                let version = changing::new_version(ctx, &question, &one.text);
                store::insert(conn, &question, &version, &ids)?;
                done.added += 1;
            }
            Some(mut question)
                if question.origin == Origin::Bank && question.origin_digest != one.digest() && question.kind == one.text.kind() =>
            {
                let newest = store::numbered(conn, &organisation, &question.id, question.current_number)?;
                let seen = question.revision;
                (question.title, question.level, question.minutes) = (one.title.clone(), one.level, one.minutes);
                (question.origin_digest, question.search_key) = (one.digest(), search_key);
                changing::put(conn, ctx, &mut question, &newest, &one.text, seen)?;
                store::put_skills(conn, &question.id, &ids)?;
                done.renewed += 1;
            }
            Some(_) => done.kept += 1,
        }
    }
    if done.added + done.renewed > 0 {
        let summary = format!("Added {} and renewed {} of the questions that come with Touchstone", done.added, done.renewed);
        jobs::tell(conn, ctx, Fact::new("questions.installed", "organisation", &organisation, summary))?;
    }
    Ok(done)
}

fn skills_of<'a>(one: &BankQuestion, known: &'a HashMap<String, (SkillId, String)>) -> Result<(Vec<SkillId>, Vec<&'a str>)> {
    let found = one
        .skills
        .iter()
        .map(|slug| known.get(slug).ok_or_else(|| Error::Internal(format!("{}: the catalogue has no skill {slug}", one.slug))));
    let found: Vec<&(SkillId, String)> = found.collect::<Result<_>>()?;
    Ok((found.iter().map(|s| s.0.clone()).collect(), found.iter().map(|s| s.1.as_str()).collect()))
}
