//! Finding and adding skills and responsibilities. Pages of their own, so that they work without script and nothing typed in
//! the editor is lost: the editor saves before it comes here.

use super::frame::{id_of, shell};
use crate::error::{Error, Result};
use crate::kit::ids::{ProfileId, ResponsibilityId, SkillId};
use crate::kit::{Permission, text};
use crate::paths::{self, profiles as urls};
use crate::profiles::{Profile, ProfileContent, actions, store};
use crate::skills::{Responsibility, Skill, catalogue, store as skills};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::{HttpResponse, web};

/// The most skills shown for one question.
const MOST: usize = 40;
/// The most skills suggested before anything is asked.
const SUGGESTED: usize = 20;

#[derive(askama::Template)]
#[template(path = "profiles/adding/skills.html")]
struct AddSkills {
    shell: Shell,
    id: ProfileId,
    asked: String,
    rows: Vec<(Skill, bool)>,
    chosen: usize,
    starters: Vec<(String, String, String)>,
    new_url: String,
    summary: String,
}

async fn editable(visit: &Visit, id: ProfileId) -> Result<(Profile, ProfileContent)> {
    visit.staff()?;
    visit.actor.need(Permission::EditProfiles)?;
    visit
        .read(move |conn, ctx| {
            let profile = actions::load(conn, ctx, &id)?;
            let content = store::content(conn, &profile)?;
            Ok((profile, content))
        })
        .await
}

fn asked(visit: &Visit) -> String {
    text::one_line(visit.query.value("q")).chars().take(200).collect()
}

/// Skills that answer the question; without one, those usually needed for the chosen responsibilities.
pub async fn skills(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    let (profile, content) = editable(&visit, id_of(&id)?).await?;
    let asked = asked(&visit);
    let (question, work) = (asked.clone(), content.responsibilities.iter().map(|r| r.id.clone()).collect::<Vec<_>>());
    let chosen: Vec<SkillId> = content.skills.iter().map(|s| s.skill.clone()).collect();
    let found = visit
        .read(move |conn, ctx| {
            let organisation = ctx.organisation()?;
            if !question.is_empty() {
                return skills::search(conn, &organisation, &question, MOST);
            }
            let work = skills::responsibilities_by_ids(conn, &organisation, &work)?;
            let slugs: Vec<&str> = work.iter().flat_map(|r| r.skill_slugs.iter().map(String::as_str)).collect();
            if slugs.is_empty() {
                // The first skill of each area stands for the area as a whole: a place to begin.
                return Ok(skills::offered(conn, &organisation)?.into_iter().filter(|s| s.position == 1).collect());
            }
            let mut needed: Vec<Skill> = skills::by_slugs(conn, &organisation, &slugs)?
                .into_iter()
                .filter(|s| s.retired_at.is_none() && !chosen.contains(&s.id))
                .collect();
            // What several responsibilities need comes first.
            needed.sort_by_key(|s| std::cmp::Reverse(slugs.iter().filter(|slug| **slug == s.slug).count()));
            needed.truncate(SUGGESTED);
            Ok(needed)
        })
        .await?;
    let has = |s: &Skill| content.skills.iter().any(|c| c.skill == s.id);
    let rows: Vec<(Skill, bool)> = found
        .into_iter()
        .filter(|s| !asked.is_empty() || !has(s))
        .map(|s| {
            let on = has(&s);
            (s, on)
        })
        .collect();
    let starters = catalogue::shipped()?
        .templates
        .iter()
        .map(|t| (t.slug.clone(), t.name.clone(), text::count(t.skills.len(), "skill", "skills")))
        .collect();
    visit.page(&AddSkills {
        shell: shell(&visit, &profile, "Add skills"),
        id: profile.id,
        new_url: paths::with_query(&paths::skills::new(), &[("name", &asked)]),
        asked,
        summary: text::count(rows.len(), "skill", "skills"),
        rows,
        chosen: content.skills.len(),
        starters,
    })
}

/// Adds a skill.
pub async fn add_skill(visit: Visit, id: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id_of(&id)?;
    let skill: Option<SkillId> = fields.value("skill").parse().ok();
    let saving = id.clone();
    let added = visit
        .write(move |conn, ctx| {
            ctx.need(Permission::EditProfiles)?;
            let Some(skill) = skill else { return Err(Error::field("skills", "Choose a skill of the catalogue.")) };
            let profile = actions::add_skill(conn, ctx, &saving, &skill)?;
            Ok(skills::skill(conn, &profile.organisation_id, &skill)?.name)
        })
        .await?;
    let back = paths::with_query(&urls::skills(&id), &[("q", fields.value("q"))]);
    Ok(visit.go_with(&back, &Flash::good(format!("Added {added}."), "Set its level and weight in the profile.")))
}

/// Adds the skills of a template.
pub async fn add_starter(visit: Visit, id: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id_of(&id)?;
    let (saving, template) = (id.clone(), fields.value("template").to_string());
    visit.write(move |conn, ctx| actions::add_starter(conn, ctx, &saving, &template)).await?;
    Ok(visit.go_with(&urls::content(&id), &Flash::good("Added the set.", "Take out what the job does not need, then balance the weights.")))
}

#[derive(askama::Template)]
#[template(path = "profiles/adding/responsibilities.html")]
struct AddResponsibilities {
    shell: Shell,
    id: ProfileId,
    asked: String,
    rows: Vec<(Responsibility, bool)>,
    chosen: usize,
    summary: String,
}

/// The responsibilities, searched.
pub async fn responsibilities(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    let (profile, content) = editable(&visit, id_of(&id)?).await?;
    let asked = asked(&visit);
    let question = asked.clone();
    let found = visit
        .read(move |conn, ctx| {
            let organisation = ctx.organisation()?;
            skills::responsibilities(conn, &organisation, &question)
        })
        .await?;
    let rows: Vec<_> = found
        .into_iter()
        .map(|r| {
            let on = content.responsibilities.iter().any(|c| c.id == r.id);
            (r, on)
        })
        .collect();
    visit.page(&AddResponsibilities {
        shell: shell(&visit, &profile, "Add responsibilities"),
        id: profile.id,
        asked,
        chosen: content.responsibilities.len(),
        summary: text::count(rows.len(), "responsibility", "responsibilities"),
        rows,
    })
}

/// Adds a responsibility.
pub async fn add_responsibility(visit: Visit, id: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id_of(&id)?;
    let one: Option<ResponsibilityId> = fields.value("responsibility").parse().ok();
    let saving = id.clone();
    visit
        .write(move |conn, ctx| {
            ctx.need(Permission::EditProfiles)?;
            let Some(one) = one else { return Err(Error::field("responsibilities", "Choose a responsibility of the catalogue.")) };
            actions::add_responsibility(conn, ctx, &saving, &one)
        })
        .await?;
    Ok(visit.go_with(&paths::with_query(&urls::responsibilities(&id), &[("q", fields.value("q"))]), &Flash::good("Added.", "")))
}
