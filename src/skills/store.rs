//! Queries of the catalogue. Every read is for one organisation: what ships with the program, and its own.

use super::{Area, Responsibility, Skill, rules};
use crate::db::schema::{organisations, responsibilities, skill_areas, skills};
use crate::db::{Conn, Portably};
use crate::error::{Error, Result};
use crate::kit::ids::{AreaId, OrganisationId, ResponsibilityId, SkillId};
use crate::kit::{Time, text};
use diesel::prelude::*;

/// The areas, in the catalogue's order.
pub fn areas(conn: &mut Conn, organisation: &OrganisationId) -> Result<Vec<Area>> {
    Ok(skill_areas::table
        .filter(skill_areas::organisation_id.is_null().or(skill_areas::organisation_id.eq(organisation)))
        .order((skill_areas::position, skill_areas::id))
        .select(Area::as_select())
        .load(conn)?)
}

/// One area.
pub fn area(conn: &mut Conn, organisation: &OrganisationId, id: &AreaId) -> Result<Area> {
    Ok(skill_areas::table
        .filter(skill_areas::id.eq(id))
        .filter(skill_areas::organisation_id.is_null().or(skill_areas::organisation_id.eq(organisation)))
        .select(Area::as_select())
        .first(conn)?)
}

/// Every skill on offer, by area and place within it; retired ones are left out.
pub fn offered(conn: &mut Conn, organisation: &OrganisationId) -> Result<Vec<Skill>> {
    Ok(skills::table
        .inner_join(skill_areas::table)
        .filter(skills::organisation_id.is_null().or(skills::organisation_id.eq(organisation)))
        .filter(skills::retired_at.is_null())
        .order((skill_areas::position, skills::position, skills::name))
        .select(Skill::as_select())
        .load(conn)?)
}

/// The skills of an area, those that also belong to it last; retired ones of the organisation itself included.
pub fn of_area(conn: &mut Conn, organisation: &OrganisationId, area: &Area) -> Result<Vec<Skill>> {
    let also = format!("%\"{}\"%", area.slug);
    let mut rows: Vec<Skill> = skills::table
        .filter(skills::organisation_id.is_null().or(skills::organisation_id.eq(organisation)))
        .filter(skills::area_id.eq(&area.id).or(skills::also_areas.like(also)))
        .filter(skills::retired_at.is_null().or(skills::organisation_id.is_not_null()))
        .order((skills::position, skills::name))
        .select(Skill::as_select())
        .load(conn)?;
    rows.sort_by_key(|s| s.area_id != area.id);
    Ok(rows)
}

/// One skill, retired or not.
pub fn skill(conn: &mut Conn, organisation: &OrganisationId, id: &SkillId) -> Result<Skill> {
    Ok(skills::table
        .filter(skills::id.eq(id))
        .filter(skills::organisation_id.is_null().or(skills::organisation_id.eq(organisation)))
        .select(Skill::as_select())
        .first(conn)?)
}

/// The skills of these ids, retired or not, in the order asked for; unknown ids and those of others are left out.
pub fn by_ids(conn: &mut Conn, organisation: &OrganisationId, ids: &[SkillId]) -> Result<Vec<Skill>> {
    let mut rows: Vec<Skill> = skills::table
        .filter(skills::id.eq_any(ids))
        .filter(skills::organisation_id.is_null().or(skills::organisation_id.eq(organisation)))
        .select(Skill::as_select())
        .load(conn)?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// The skills of these slugs in the order asked for; an organisation's own comes before the shipped one of the same slug.
pub fn by_slugs(conn: &mut Conn, organisation: &OrganisationId, slugs: &[&str]) -> Result<Vec<Skill>> {
    let mut rows: Vec<Skill> = skills::table
        .filter(skills::slug.eq_any(slugs))
        .filter(skills::organisation_id.is_null().or(skills::organisation_id.eq(organisation)))
        .select(Skill::as_select())
        .load(conn)?;
    rows.sort_by_key(|row| (slugs.iter().position(|slug| *slug == row.slug), !row.is_own()));
    rows.dedup_by(|later, first| later.slug == first.slug);
    Ok(rows)
}

/// Skills on offer whose name, other names or words answer the question, best first, at most `most`. A blank question finds none.
pub fn search(conn: &mut Conn, organisation: &OrganisationId, asked: &str, most: usize) -> Result<Vec<Skill>> {
    let asked = text::fold(asked);
    let Some(first) = longest_word(&asked) else { return Ok(Vec::new()) };
    let rows: Vec<Skill> = skills::table
        .inner_join(skill_areas::table)
        .filter(skills::organisation_id.is_null().or(skills::organisation_id.eq(organisation)))
        .filter(skills::retired_at.is_null())
        .filter(skills::search_key.like(text::like(first)).escape('\\'))
        .order((skill_areas::position, skills::position, skills::name))
        .select(Skill::as_select())
        .load(conn)?;
    Ok(best(rows, |s| &s.search_key, &asked, most))
}

/// Areas that answer the question, best first.
pub fn search_areas(conn: &mut Conn, organisation: &OrganisationId, asked: &str) -> Result<Vec<Area>> {
    let asked = text::fold(asked);
    let rows = areas(conn, organisation)?;
    Ok(if asked.is_empty() { Vec::new() } else { best(rows, |a| &a.search_key, &asked, 10) })
}

/// The responsibilities, in the catalogue's order; with a question, those that answer it, best first.
pub fn responsibilities(conn: &mut Conn, organisation: &OrganisationId, asked: &str) -> Result<Vec<Responsibility>> {
    let rows: Vec<Responsibility> = responsibilities::table
        .filter(responsibilities::organisation_id.is_null().or(responsibilities::organisation_id.eq(organisation)))
        .order((responsibilities::position, responsibilities::id))
        .select(Responsibility::as_select())
        .load(conn)?;
    let asked = text::fold(asked);
    Ok(if asked.is_empty() { rows } else { best(rows, |r| &r.search_key, &asked, 50) })
}

/// The responsibilities of these ids, in the order asked for; unknown ones are left out.
pub fn responsibilities_by_ids(conn: &mut Conn, organisation: &OrganisationId, ids: &[ResponsibilityId]) -> Result<Vec<Responsibility>> {
    let mut rows = responsibilities(conn, organisation, "")?;
    rows.retain(|row| ids.contains(&row.id));
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// The longest word is the narrowest question to put to the database; the rest is looked at here.
fn longest_word(asked: &str) -> Option<&str> {
    asked.split(' ').filter(|w| !w.is_empty()).max_by_key(|w| w.len())
}

fn best<T>(rows: Vec<T>, key: impl Fn(&T) -> &str, asked: &str, most: usize) -> Vec<T> {
    let mut found: Vec<(u8, T)> = rows.into_iter().filter_map(|row| rules::rank(key(&row), asked).map(|rank| (rank, row))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().take(most).map(|(_, row)| row).collect()
}

/// What ships with the program, as kept: areas, skills, responsibilities.
pub fn shipped(conn: &mut Conn) -> Result<(Vec<Area>, Vec<Skill>, Vec<Responsibility>)> {
    Ok((
        skill_areas::table
            .filter(skill_areas::organisation_id.is_null())
            .order(skill_areas::position)
            .select(Area::as_select())
            .load(conn)?,
        skills::table
            .inner_join(skill_areas::table)
            .filter(skills::organisation_id.is_null())
            .order((skill_areas::position, skills::position))
            .select(Skill::as_select())
            .load(conn)?,
        responsibilities::table
            .filter(responsibilities::organisation_id.is_null())
            .order(responsibilities::position)
            .select(Responsibility::as_select())
            .load(conn)?,
    ))
}

/// Keeps an area, new or changed.
pub fn put_area(conn: &mut Conn, row: &Area) -> Result<()> {
    let changed = diesel::update(skill_areas::table.filter(skill_areas::id.eq(&row.id)))
        .set((
            skill_areas::name.eq(&row.name),
            skill_areas::description.eq(&row.description),
            skill_areas::aliases.eq(&row.aliases),
            skill_areas::descriptors.eq(&row.descriptors),
            skill_areas::position.eq(row.position),
            skill_areas::search_key.eq(&row.search_key),
        ))
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(skill_areas::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Keeps a shipped skill, new or changed.
pub fn put_shipped_skill(conn: &mut Conn, row: &Skill) -> Result<()> {
    let changed = diesel::update(skills::table.filter(skills::id.eq(&row.id)).filter(skills::organisation_id.is_null()))
        .set((
            skills::area_id.eq(&row.area_id),
            skills::name.eq(&row.name),
            skills::description.eq(&row.description),
            skills::aliases.eq(&row.aliases),
            skills::also_areas.eq(&row.also_areas),
            skills::position.eq(row.position),
            skills::search_key.eq(&row.search_key),
            skills::retired_at.eq(row.retired_at),
        ))
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(skills::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Keeps a responsibility, new or changed.
pub fn put_responsibility(conn: &mut Conn, row: &Responsibility) -> Result<()> {
    let changed = diesel::update(responsibilities::table.filter(responsibilities::id.eq(&row.id)))
        .set((
            responsibilities::name.eq(&row.name),
            responsibilities::description.eq(&row.description),
            responsibilities::aliases.eq(&row.aliases),
            responsibilities::parts.eq(&row.parts),
            responsibilities::skill_slugs.eq(&row.skill_slugs),
            responsibilities::position.eq(row.position),
            responsibilities::search_key.eq(&row.search_key),
        ))
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(responsibilities::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Makes the writers of an organisation's own skills wait for one another, so that two of one name cannot slip in together.
pub fn hold_organisation(conn: &mut Conn, organisation: &OrganisationId) -> Result<()> {
    let held = diesel::update(organisations::table.filter(organisations::id.eq(organisation)))
        .set(organisations::name.eq(organisations::name))
        .execute(conn)?;
    if held == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The place after the last skill of an area.
pub fn next_position(conn: &mut Conn, area: &AreaId) -> Result<i32> {
    let last: Option<i32> = skills::table.filter(skills::area_id.eq(area)).select(diesel::dsl::max(skills::position)).first(conn)?;
    Ok(last.unwrap_or(0) + 1)
}

/// Keeps a new skill of an organisation; [`Error::NotFound`] when its id is somebody else's.
pub fn insert_skill(conn: &mut Conn, row: &Skill) -> Result<()> {
    let made = diesel::insert_into(skills::table).values(row).on_conflict(skills::id).do_nothing().portable().execute(conn)?;
    if made == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Changes an organisation's own skill if it still has the revision seen.
pub fn update_skill(conn: &mut Conn, organisation: &OrganisationId, row: &Skill, seen: i32) -> Result<()> {
    let changed = diesel::update(
        skills::table.filter(skills::id.eq(&row.id)).filter(skills::organisation_id.eq(organisation)).filter(skills::revision.eq(seen)),
    )
    .set((
        skills::area_id.eq(&row.area_id),
        skills::name.eq(&row.name),
        skills::description.eq(&row.description),
        skills::aliases.eq(&row.aliases),
        skills::position.eq(row.position),
        skills::search_key.eq(&row.search_key),
        skills::revision.eq(seen + 1),
    ))
    .execute(conn)?;
    if changed == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Retires an organisation's own skill, or offers it again.
pub fn set_retired(conn: &mut Conn, organisation: &OrganisationId, id: &SkillId, at: Option<Time>) -> Result<()> {
    let changed = diesel::update(skills::table.filter(skills::id.eq(id)).filter(skills::organisation_id.eq(organisation)))
        .set((skills::retired_at.eq(at), skills::revision.eq(skills::revision + 1)))
        .execute(conn)?;
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}
