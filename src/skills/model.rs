//! Areas, skills, responsibilities.

use crate::kit::ids::{AreaId, OrganisationId, ResponsibilityId, SkillId};
use crate::kit::{Json, Level, Time};

/// What a person at each level does, in an area.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Descriptors {
    pub basic: String,
    pub working: String,
    pub advanced: String,
    pub expert: String,
}

impl Descriptors {
    /// The sentence of one level.
    pub fn of(&self, level: Level) -> &str {
        match level {
            Level::Basic => &self.basic,
            Level::Working => &self.working,
            Level::Advanced => &self.advanced,
            Level::Expert => &self.expert,
        }
    }
    /// Each level with its sentence, lowest first.
    pub fn each(&self) -> impl Iterator<Item = (Level, &str)> {
        Level::ALL.iter().map(|level| (*level, self.of(*level)))
    }
}

/// A field of skills that share their level descriptors.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::skill_areas)]
pub struct Area {
    pub id: AreaId,
    /// `None`: ships with the program.
    pub organisation_id: Option<OrganisationId>,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub aliases: Json<Vec<String>>,
    pub descriptors: Json<Descriptors>,
    pub position: i32,
    pub search_key: String,
}

/// Something a person can be good at.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::skills)]
pub struct Skill {
    pub id: SkillId,
    /// `None`: ships with the program.
    pub organisation_id: Option<OrganisationId>,
    pub area_id: AreaId,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub aliases: Json<Vec<String>>,
    /// Slugs of further areas it belongs to.
    pub also_areas: Json<Vec<String>>,
    /// Its place within the area, from 1. The first stands for the area as a whole.
    pub position: i32,
    /// See [`super::rules::search_key`].
    pub search_key: String,
    pub revision: i32,
    /// Since when it is no longer offered; what uses it goes on using it.
    pub retired_at: Option<Time>,
}

impl Skill {
    /// Whether it belongs to an organisation and may be changed there.
    pub fn is_own(&self) -> bool {
        self.organisation_id.is_some()
    }
}

/// A kind of work that a job profile names.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::responsibilities)]
pub struct Responsibility {
    pub id: ResponsibilityId,
    /// `None`: ships with the program.
    pub organisation_id: Option<OrganisationId>,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub aliases: Json<Vec<String>>,
    /// What it consists of, in a few words each.
    pub parts: Json<Vec<String>>,
    /// Slugs of skills that are usually needed for it.
    pub skill_slugs: Json<Vec<String>>,
    pub position: i32,
    pub search_key: String,
}
