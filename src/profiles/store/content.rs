//! What a profile says: its skills, responsibilities, attributes and team.

use crate::accounts::User;
use crate::db::schema::{
    profile_attributes, profile_responsibilities, profile_skills, profile_team, responsibilities, skill_areas, skills, users,
};
use crate::db::{Conn, Portably};
use crate::error::{Error, Result};
use crate::kit::ids::{AttributeId, ProfileId, ProfileSkillId, ResponsibilityId, UserId};
use crate::kit::{Json, Level};
use crate::profiles::{Attribute, ContentAttribute, ContentResponsibility, ContentSkill, Profile, ProfileContent};
use crate::skills::{Area, Skill};
use diesel::prelude::*;

/// Everything a profile says now.
pub fn content(conn: &mut Conn, profile: &Profile) -> Result<ProfileContent> {
    let asked: Vec<(Skill, Area, (Level, i32, bool))> = profile_skills::table
        .inner_join(skills::table.inner_join(skill_areas::table))
        .filter(profile_skills::profile_id.eq(&profile.id))
        .order(profile_skills::position)
        .select((Skill::as_select(), Area::as_select(), (profile_skills::level, profile_skills::weight, profile_skills::must_have)))
        .load(conn)?;
    let work: Vec<(ResponsibilityId, String, String, String)> = profile_responsibilities::table
        .inner_join(responsibilities::table)
        .filter(profile_responsibilities::profile_id.eq(&profile.id))
        .order(profile_responsibilities::position)
        .select((responsibilities::id, responsibilities::slug, responsibilities::name, responsibilities::description))
        .load(conn)?;
    Ok(ProfileContent {
        title: profile.title.clone(),
        team_name: profile.team_name.clone(),
        location: profile.location.clone(),
        workplace: profile.workplace,
        employment: profile.employment,
        salary: profile.salary(),
        description_md: profile.description_md.clone(),
        responsibilities: work
            .into_iter()
            .map(|(id, slug, name, description)| ContentResponsibility { id, slug, name, description })
            .collect(),
        skills: asked
            .into_iter()
            .map(|(skill, area, (level, weight, must_have))| ContentSkill {
                skill: skill.id,
                slug: skill.slug,
                name: skill.name,
                description: skill.description,
                area: area.id,
                area_name: area.name,
                level,
                weight,
                must_have,
            })
            .collect(),
        attributes: attributes(conn, &profile.id)?
            .into_iter()
            .map(|a| ContentAttribute { id: a.id, name: a.name, description: a.description, anchors: a.anchors.into_inner() })
            .collect(),
    })
}

/// The attributes of a profile that are not retired, in order.
pub fn attributes(conn: &mut Conn, profile: &ProfileId) -> Result<Vec<Attribute>> {
    Ok(profile_attributes::table
        .filter(profile_attributes::profile_id.eq(profile))
        .filter(profile_attributes::retired.eq(false))
        .order(profile_attributes::position)
        .select(Attribute::as_select())
        .load(conn)?)
}

/// The hiring team, by name.
pub fn team(conn: &mut Conn, profile: &ProfileId) -> Result<Vec<User>> {
    Ok(profile_team::table
        .inner_join(users::table)
        .filter(profile_team::profile_id.eq(profile))
        .order((users::name, users::id))
        .select(User::as_select())
        .load(conn)?)
}

/// Replaces the hiring team.
pub fn put_team(conn: &mut Conn, profile: &ProfileId, team: &[UserId]) -> Result<()> {
    diesel::delete(profile_team::table.filter(profile_team::profile_id.eq(profile))).execute(conn)?;
    for user in team {
        diesel::insert_into(profile_team::table)
            .values((profile_team::profile_id.eq(profile), profile_team::user_id.eq(user)))
            .execute(conn)?;
    }
    Ok(())
}

/// Replaces the skills, in this order.
pub fn put_skills(conn: &mut Conn, profile: &ProfileId, rows: &[(ProfileSkillId, ContentSkill)]) -> Result<()> {
    diesel::delete(profile_skills::table.filter(profile_skills::profile_id.eq(profile))).execute(conn)?;
    for ((id, skill), position) in rows.iter().zip(1..) {
        diesel::insert_into(profile_skills::table)
            .values((
                profile_skills::id.eq(id),
                profile_skills::profile_id.eq(profile),
                profile_skills::skill_id.eq(&skill.skill),
                profile_skills::level.eq(skill.level),
                profile_skills::weight.eq(skill.weight),
                profile_skills::must_have.eq(skill.must_have),
                profile_skills::position.eq(position),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Replaces the responsibilities, in this order.
pub fn put_responsibilities(conn: &mut Conn, profile: &ProfileId, ids: &[ResponsibilityId]) -> Result<()> {
    diesel::delete(profile_responsibilities::table.filter(profile_responsibilities::profile_id.eq(profile))).execute(conn)?;
    for (id, position) in ids.iter().zip(1..) {
        diesel::insert_into(profile_responsibilities::table)
            .values((
                profile_responsibilities::profile_id.eq(profile),
                profile_responsibilities::responsibility_id.eq(id),
                profile_responsibilities::position.eq(position),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Replaces the attributes. Those that a published version may name are retired rather than deleted: ratings refer to them.
pub fn put_attributes(conn: &mut Conn, profile: &Profile, rows: &[ContentAttribute]) -> Result<()> {
    let known: Vec<AttributeId> =
        profile_attributes::table.filter(profile_attributes::profile_id.eq(&profile.id)).select(profile_attributes::id).load(conn)?;
    let kept: Vec<&AttributeId> = rows.iter().map(|a| &a.id).collect();
    for gone in known.iter().filter(|id| !kept.contains(id)) {
        if profile.published_number == 0 {
            diesel::delete(profile_attributes::table.filter(profile_attributes::id.eq(gone))).execute(conn)?;
        } else {
            diesel::update(profile_attributes::table.filter(profile_attributes::id.eq(gone)))
                .set(profile_attributes::retired.eq(true))
                .execute(conn)?;
        }
    }
    for (row, position) in rows.iter().zip(1..) {
        let anchors = Json::new(row.anchors.clone());
        if known.contains(&row.id) {
            diesel::update(
                profile_attributes::table.filter(profile_attributes::id.eq(&row.id)).filter(profile_attributes::profile_id.eq(&profile.id)),
            )
            .set((
                profile_attributes::name.eq(&row.name),
                profile_attributes::description.eq(&row.description),
                profile_attributes::anchors.eq(&anchors),
                profile_attributes::position.eq(position),
                profile_attributes::retired.eq(false),
            ))
            .execute(conn)?;
        } else {
            // An id that another profile has came from no form of ours.
            let row = Attribute {
                id: row.id.clone(),
                profile_id: profile.id.clone(),
                name: row.name.clone(),
                description: row.description.clone(),
                anchors,
                position,
                retired: false,
            };
            if diesel::insert_into(profile_attributes::table)
                .values(&row)
                .on_conflict(profile_attributes::id)
                .do_nothing()
                .portable()
                .execute(conn)?
                != 1
            {
                return Err(Error::NotFound);
            }
        }
    }
    Ok(())
}
