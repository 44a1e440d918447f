//! Saving skills and text.

use super::profiles::{saved, template_skills};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::{OrganisationId, ProfileId, ProfileSkillId, ResponsibilityId, SkillId};
use crate::kit::{Level, Permission};
use crate::new_id;
use crate::profiles::{ContentAttribute, ContentSkill, Profile, ProfileContent, rules, store};
use crate::skills::{catalogue, store as skills};

/// What the second step of the editor holds.
#[derive(Debug, Clone)]
pub struct Content {
    /// Skill, level, weight (1 to 100), must-have; in order.
    pub skills: Vec<(SkillId, Level, i32, bool)>,
    pub responsibilities: Vec<ResponsibilityId>,
    pub description_md: String,
    pub attributes: Vec<ContentAttribute>,
}

/// Saves skills and text.
///
/// # Errors
/// [`Error::Stale`] when somebody saved since revision `seen`; [`Error::Invalid`] when a skill, responsibility or attribute is unknown.
pub fn save_content(conn: &mut Conn, ctx: &mut Ctx, id: &ProfileId, seen: i32, new: Content) -> Result<Profile> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    store::touch(conn, &organisation, id, seen, ctx.now())?;
    let profile = store::profile(conn, &organisation, id)?;
    let before = store::content(conn, &profile)?;
    let rows = resolve(conn, &organisation, &before, &new.skills)?;
    if skills::responsibilities_by_ids(conn, &organisation, &new.responsibilities)?.len() != new.responsibilities.len() {
        return Err(Error::field(
            "responsibilities",
            "One of the responsibilities is not in the catalogue any more. Take it out and choose another.",
        ));
    }
    let rows: Vec<_> = rows.into_iter().map(|skill| (new_id!(ctx, ProfileSkillId), skill)).collect();
    store::put_skills(conn, id, &rows)?;
    store::put_responsibilities(conn, id, &new.responsibilities)?;
    store::put_attributes(conn, &profile, &new.attributes)?;
    saved(conn, ctx, &organisation, id, Some(&new.description_md))
}

/// The wanted skills as the catalogue has them. A retired skill may stay, but not be added.
fn resolve(
    conn: &mut Conn,
    organisation: &OrganisationId,
    before: &ProfileContent,
    wanted: &[(SkillId, Level, i32, bool)],
) -> Result<Vec<ContentSkill>> {
    if wanted.len() > rules::SKILLS_MOST {
        return Err(Error::field("skills", format!("A profile holds at most {} skills.", rules::SKILLS_MOST)));
    }
    let ids: Vec<SkillId> = wanted.iter().map(|(id, ..)| id.clone()).collect();
    let rows = skills::by_ids(conn, organisation, &ids)?;
    let areas = skills::areas(conn, organisation)?;
    wanted
        .iter()
        .map(|(id, level, weight, must_have)| {
            let kept = before.skills.iter().any(|s| s.skill == *id);
            let skill = rows.iter().find(|s| s.id == *id && (kept || s.retired_at.is_none()));
            let area = skill.and_then(|s| areas.iter().find(|a| a.id == s.area_id));
            let (Some(skill), Some(area)) = (skill, area) else {
                return Err(Error::field("skills", "One of the skills is not in the catalogue any more. Take it out and choose another."));
            };
            Ok(ContentSkill {
                skill: skill.id.clone(),
                slug: skill.slug.clone(),
                name: skill.name.clone(),
                description: skill.description.clone(),
                area: area.id.clone(),
                area_name: area.name.clone(),
                level: *level,
                weight: *weight,
                must_have: *must_have,
            })
        })
        .collect()
}

/// Adds one skill at the end, at the level "Working" and a first weight. A skill that is there already stays as it is.
pub fn add_skill(conn: &mut Conn, ctx: &mut Ctx, id: &ProfileId, skill: &SkillId) -> Result<Profile> {
    change(conn, ctx, id, |_, _, before, wanted| {
        if !before.skills.iter().any(|s| s.skill == *skill) {
            wanted.push((skill.clone(), Level::Working, rules::FIRST_WEIGHT, false));
        }
        Ok(())
    })
}

/// Adds those skills of a template that the profile does not have, at the template's levels and weights.
pub fn add_starter(conn: &mut Conn, ctx: &mut Ctx, id: &ProfileId, template: &str) -> Result<Profile> {
    ctx.need(Permission::EditProfiles)?;
    let template = catalogue::template(template)?;
    change(conn, ctx, id, |conn, organisation, before, wanted| {
        for skill in template_skills(conn, organisation, template)? {
            if !before.skills.iter().any(|s| s.skill == skill.skill) {
                wanted.push((skill.skill, skill.level, skill.weight, skill.must_have));
            }
        }
        Ok(())
    })
}

type Wanted = Vec<(SkillId, Level, i32, bool)>;

/// Changes the list of skills as it is now, whatever revision that has: adding takes nothing away from anybody.
fn change(
    conn: &mut Conn,
    ctx: &mut Ctx,
    id: &ProfileId,
    f: impl FnOnce(&mut Conn, &OrganisationId, &ProfileContent, &mut Wanted) -> Result<()>,
) -> Result<Profile> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    let profile = store::profile(conn, &organisation, id)?;
    store::touch(conn, &organisation, id, profile.revision, ctx.now())?;
    let before = store::content(conn, &profile)?;
    let mut wanted: Wanted = before.skills.iter().map(|s| (s.skill.clone(), s.level, s.weight, s.must_have)).collect();
    f(conn, &organisation, &before, &mut wanted)?;
    let rows: Vec<_> =
        resolve(conn, &organisation, &before, &wanted)?.into_iter().map(|skill| (new_id!(ctx, ProfileSkillId), skill)).collect();
    store::put_skills(conn, id, &rows)?;
    saved(conn, ctx, &organisation, id, None)
}

/// Adds one responsibility at the end; one that is there already stays.
pub fn add_responsibility(conn: &mut Conn, ctx: &mut Ctx, id: &ProfileId, responsibility: &ResponsibilityId) -> Result<Profile> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    let profile = store::profile(conn, &organisation, id)?;
    store::touch(conn, &organisation, id, profile.revision, ctx.now())?;
    if skills::responsibilities_by_ids(conn, &organisation, std::slice::from_ref(responsibility))?.is_empty() {
        return Err(Error::field("responsibilities", "Choose a responsibility of the catalogue."));
    }
    let mut ids: Vec<ResponsibilityId> = store::content(conn, &profile)?.responsibilities.into_iter().map(|r| r.id).collect();
    if !ids.contains(responsibility) {
        ids.push(responsibility.clone());
    }
    store::put_responsibilities(conn, id, &ids)?;
    saved(conn, ctx, &organisation, id, None)
}
