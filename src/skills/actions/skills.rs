//! An organisation's own skills.

use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::jobs;
use crate::kit::ids::{AreaId, OrganisationId, SkillId};
use crate::kit::{Json, Permission, text};
use crate::skills::{Skill, rules, store};

/// A skill as typed and tidied.
#[derive(Debug, Clone)]
pub struct NewSkill {
    /// Made when the form was shown: sending it twice makes one skill.
    pub id: SkillId,
    pub area: AreaId,
    pub name: String,
    pub description: String,
    pub aliases: Vec<String>,
}

/// Adds a skill of the organisation's own. Sent again, it answers with the skill it made.
pub fn add_skill(conn: &mut Conn, ctx: &mut Ctx, new: NewSkill) -> Result<Skill> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    store::hold_organisation(conn, &organisation)?;
    match store::skill(conn, &organisation, &new.id) {
        Ok(made) if made.is_own() => return Ok(made),
        Ok(_) => return Err(Error::NotFound),
        Err(Error::NotFound) => {}
        Err(error) => return Err(error),
    }
    check(conn, &organisation, &new, None)?;
    let position = store::next_position(conn, &new.area)?;
    let slug = free_slug(conn, &organisation, &new.name)?;
    let row = Skill {
        search_key: key(&new),
        id: new.id,
        organisation_id: Some(organisation),
        area_id: new.area,
        slug,
        name: new.name,
        description: new.description,
        aliases: Json::new(new.aliases),
        also_areas: Json::new(Vec::new()),
        position,
        revision: 1,
        retired_at: None,
    };
    store::insert_skill(conn, &row)?;
    jobs::tell(conn, ctx, Fact::new("skill.added", "skill", &row.id, format!("Added the skill {}", row.name)))?;
    Ok(row)
}

/// Changes an organisation's own skill.
///
/// # Errors
/// [`Error::NotFound`] for shipped skills and those of others, [`Error::Stale`] when somebody saved since revision `seen`.
pub fn change_skill(conn: &mut Conn, ctx: &mut Ctx, new: NewSkill, seen: i32) -> Result<Skill> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    let mut row = own(conn, &organisation, &new.id)?;
    store::hold_organisation(conn, &organisation)?;
    check(conn, &organisation, &new, Some(&row.id))?;
    if row.area_id != new.area {
        row.position = store::next_position(conn, &new.area)?;
    }
    row.search_key = key(&new);
    (row.area_id, row.name, row.description, row.aliases) = (new.area, new.name, new.description, Json::new(new.aliases));
    store::update_skill(conn, &organisation, &row, seen)?;
    jobs::tell(conn, ctx, Fact::new("skill.changed", "skill", &row.id, format!("Changed the skill {}", row.name)))?;
    Ok(row)
}

/// Takes an organisation's own skill out of the lists to choose from. Profiles and questions that use it keep it.
pub fn retire_skill(conn: &mut Conn, ctx: &mut Ctx, id: &SkillId) -> Result<Skill> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    let row = own(conn, &organisation, id)?;
    if row.retired_at.is_none() {
        let now = ctx.now();
        store::set_retired(conn, &organisation, id, Some(now))?;
        jobs::tell(conn, ctx, Fact::new("skill.retired", "skill", id, format!("Retired the skill {}", row.name)))?;
    }
    Ok(row)
}

/// Offers a retired skill again.
pub fn offer_skill(conn: &mut Conn, ctx: &mut Ctx, id: &SkillId) -> Result<Skill> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    let row = own(conn, &organisation, id)?;
    if row.retired_at.is_some() {
        store::set_retired(conn, &organisation, id, None)?;
        jobs::tell(conn, ctx, Fact::new("skill.offered", "skill", id, format!("Offered the skill {} again", row.name)))?;
    }
    Ok(row)
}

fn own(conn: &mut Conn, organisation: &OrganisationId, id: &SkillId) -> Result<Skill> {
    let row = store::skill(conn, organisation, id)?;
    if row.is_own() { Ok(row) } else { Err(Error::NotFound) }
}

fn key(new: &NewSkill) -> String {
    rules::search_key(std::iter::once(new.name.as_str()).chain(new.aliases.iter().map(String::as_str)))
}

/// The area is there, and no other skill on offer has the name: two of one name cannot be told apart in a list.
fn check(conn: &mut Conn, organisation: &OrganisationId, new: &NewSkill, but: Option<&SkillId>) -> Result<()> {
    store::area(conn, organisation, &new.area)
        .map_err(|e| if matches!(e, Error::NotFound) { Error::field("area", "Choose an area.") } else { e })?;
    let folded = text::fold(&new.name);
    let taken = store::search(conn, organisation, &new.name, 20)?.into_iter().find(|s| text::fold(&s.name) == folded && Some(&s.id) != but);
    match taken {
        Some(skill) => Err(Error::field("name", format!("There is a skill named {} already.", skill.name))),
        None => Ok(()),
    }
}

fn free_slug(conn: &mut Conn, organisation: &OrganisationId, name: &str) -> Result<String> {
    let base = text::slug(name);
    let mut slug = base.clone();
    for n in 2.. {
        if store::by_slugs(conn, organisation, &[&slug])?.is_empty() {
            break;
        }
        slug = format!("{base}-{n}");
    }
    Ok(slug)
}
