//! Bringing the shipped catalogue up to date.

use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::kit::ids::{AreaId, ResponsibilityId, SkillId};
use crate::kit::{Json, Permission};
use crate::new_id;
use crate::skills::{Area, Descriptors, Responsibility, Skill, catalogue, rules, store};
use std::collections::HashMap;

/// Brings the shipped rows up to date with the file: adds what is new, rewords what changed, retires skills that are gone.
/// Ids stay. Returns how many rows were written; 0 at every later start of the same version.
pub fn load_catalogue(conn: &mut Conn, ctx: &mut Ctx) -> Result<usize> {
    ctx.need(Permission::ManageSettings)?;
    let file = catalogue::shipped()?;
    let (areas, skills, work) = store::shipped(conn)?;
    let kept_areas: HashMap<String, Area> = areas.into_iter().map(|row| (row.slug.clone(), row)).collect();
    let mut kept_skills: HashMap<String, Skill> = skills.into_iter().map(|row| (row.slug.clone(), row)).collect();
    let kept_work: HashMap<String, Responsibility> = work.into_iter().map(|row| (row.slug.clone(), row)).collect();
    let mut written = 0;
    for (area, place) in file.areas.iter().zip(1..) {
        let kept = kept_areas.get(&area.slug);
        let row = area_row(area, place, kept.map_or_else(|| new_id!(ctx, AreaId), |k| k.id.clone()));
        if kept.is_none_or(|k| !same_area(k, &row)) {
            store::put_area(conn, &row)?;
            written += 1;
        }
        for (skill, place) in area.skills.iter().zip(1..) {
            let kept = kept_skills.remove(&skill.slug);
            let id = kept.as_ref().map_or_else(|| new_id!(ctx, SkillId), |k| k.id.clone());
            let fresh = skill_row(skill, &row.id, place, id);
            if kept.is_none_or(|k| !same_skill(&k, &fresh)) {
                store::put_shipped_skill(conn, &fresh)?;
                written += 1;
            }
        }
    }
    for mut gone in kept_skills.into_values().filter(|row| row.retired_at.is_none()) {
        gone.retired_at = Some(ctx.now());
        store::put_shipped_skill(conn, &gone)?;
        written += 1;
    }
    for (one, place) in file.responsibilities.iter().zip(1..) {
        let kept = kept_work.get(&one.slug);
        let row = responsibility_row(one, place, kept.map_or_else(|| new_id!(ctx, ResponsibilityId), |k| k.id.clone()));
        if kept.is_none_or(|k| !same_responsibility(k, &row)) {
            store::put_responsibility(conn, &row)?;
            written += 1;
        }
    }
    if written > 0 {
        tracing::info!("the skill catalogue: {written} rows brought up to date");
    }
    Ok(written)
}

fn names<'a>(name: &'a str, aliases: &'a [String]) -> impl Iterator<Item = &'a str> {
    std::iter::once(name).chain(aliases.iter().map(String::as_str))
}

fn area_row(area: &catalogue::Area, position: i32, id: AreaId) -> Area {
    let descriptors = Descriptors {
        basic: area.basic.clone(),
        working: area.working.clone(),
        advanced: area.advanced.clone(),
        expert: area.expert.clone(),
    };
    Area {
        id,
        organisation_id: None,
        slug: area.slug.clone(),
        name: area.name.clone(),
        description: area.description.clone(),
        aliases: Json::new(area.aliases.clone()),
        descriptors: Json::new(descriptors),
        position,
        search_key: rules::search_key(names(&area.name, &area.aliases)),
    }
}

fn skill_row(skill: &catalogue::Skill, area: &AreaId, position: i32, id: SkillId) -> Skill {
    Skill {
        id,
        organisation_id: None,
        area_id: area.clone(),
        slug: skill.slug.clone(),
        name: skill.name.clone(),
        description: skill.description.clone(),
        aliases: Json::new(skill.aliases.clone()),
        also_areas: Json::new(skill.also.clone()),
        position,
        search_key: rules::search_key(names(&skill.name, &skill.aliases)),
        revision: 1,
        retired_at: None,
    }
}

fn responsibility_row(one: &catalogue::Responsibility, position: i32, id: ResponsibilityId) -> Responsibility {
    Responsibility {
        id,
        organisation_id: None,
        slug: one.slug.clone(),
        name: one.name.clone(),
        description: one.description.clone(),
        aliases: Json::new(one.aliases.clone()),
        parts: Json::new(one.parts.clone()),
        skill_slugs: Json::new(one.skills.clone()),
        position,
        search_key: rules::search_key(names(&one.name, &one.aliases).chain(one.parts.iter().map(String::as_str))),
    }
}

fn same_area(a: &Area, b: &Area) -> bool {
    (&a.name, &a.description, &a.aliases, &a.descriptors, a.position, &a.search_key)
        == (&b.name, &b.description, &b.aliases, &b.descriptors, b.position, &b.search_key)
}

fn same_skill(a: &Skill, b: &Skill) -> bool {
    (&a.area_id, &a.name, &a.description, &a.aliases, &a.also_areas, a.position, &a.search_key, a.retired_at)
        == (&b.area_id, &b.name, &b.description, &b.aliases, &b.also_areas, b.position, &b.search_key, b.retired_at)
}

fn same_responsibility(a: &Responsibility, b: &Responsibility) -> bool {
    (&a.name, &a.description, &a.aliases, &a.parts, &a.skill_slugs, a.position, &a.search_key)
        == (&b.name, &b.description, &b.aliases, &b.parts, &b.skill_slugs, b.position, &b.search_key)
}
