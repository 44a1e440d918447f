//! Profiles for stories.

use crate::support::cast::{HANNAH, Persona};
use touchstone::accounts;
use touchstone::ctx::Ctx;
use touchstone::db::Conn;
use touchstone::error::Result;
use touchstone::kit::Level;
use touchstone::kit::ids::{AttributeId, ProfileId, ProfileVersionId, SkillId};
use touchstone::new_id;
use touchstone::profiles::{ContentAttribute, Employment, ProfileState, Role, Salary, SalaryPeriod, Workplace, actions, store};
use touchstone::skills;

/// What a profile is made with.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub title: &'static str,
    /// Slug, level, weight, must-have.
    pub skills: Vec<(&'static str, Level, i32, bool)>,
    /// People of the actor's company.
    pub team: Vec<Persona>,
    pub description: &'static str,
    /// Names of attributes to rate.
    pub attributes: Vec<&'static str>,
}

impl Default for Wanted {
    fn default() -> Self {
        Wanted {
            title: "Senior Backend Engineer",
            skills: vec![("sql", Level::Advanced, 40, true), ("python", Level::Working, 35, true), ("http", Level::Working, 25, false)],
            team: vec![HANNAH],
            description: "You keep the ledger right.",
            attributes: vec!["Explains trade-offs", "Ownership"],
        }
    }
}

/// A skill of the catalogue by its slug.
pub fn skill_id(conn: &mut Conn, ctx: &Ctx, slug: &str) -> Result<SkillId> {
    let organisation = ctx.organisation()?;
    Ok(skills::store::by_slugs(conn, &organisation, &[slug])?.pop().unwrap_or_else(|| panic!("no skill {slug}")).id)
}

/// A draft in the actor's company.
pub fn draft(conn: &mut Conn, ctx: &mut Ctx, wanted: &Wanted) -> Result<ProfileId> {
    let new = actions::NewProfile { id: new_id!(ctx, ProfileId), title: wanted.title.to_string(), template: None };
    let id = actions::create(conn, ctx, new)?.id;
    let team = wanted
        .team
        .iter()
        .map(|p| Ok(accounts::store::by_email(conn, p.email)?.expect("one of the cast").id))
        .collect::<Result<Vec<_>>>()?;
    let role = Role {
        title: wanted.title.to_string(),
        team_name: "Payments Core".to_string(),
        location: "Lisbon".to_string(),
        workplace: Workplace::Hybrid,
        employment: Employment::FullTime,
        salary: Some(Salary { min: Some(62_000), max: Some(78_000), currency: "EUR".to_string(), period: SalaryPeriod::Year }),
        team,
    };
    actions::save_role(conn, ctx, &id, 1, role)?;
    let skills = wanted
        .skills
        .iter()
        .map(|(slug, level, weight, must)| Ok((skill_id(conn, ctx, slug)?, *level, *weight, *must)))
        .collect::<Result<Vec<_>>>()?;
    let anchors = ["Not at all.", "A little.", "As a rule.", "Often.", "Always, and others follow."].map(ToString::to_string);
    let attributes = wanted
        .attributes
        .iter()
        .map(|name| ContentAttribute {
            id: new_id!(ctx, AttributeId),
            name: (*name).to_string(),
            description: String::new(),
            anchors: anchors.clone(),
        })
        .collect();
    actions::save_content(
        conn,
        ctx,
        &id,
        2,
        actions::Content { skills, responsibilities: Vec::new(), description_md: wanted.description.to_string(), attributes },
    )?;
    Ok(id)
}

/// A published profile in the actor's company, and its version 1.
pub fn published(conn: &mut Conn, ctx: &mut Ctx, wanted: &Wanted) -> Result<(ProfileId, ProfileVersionId)> {
    let id = draft(conn, ctx, wanted)?;
    let version = new_id!(ctx, ProfileVersionId);
    actions::publish(conn, ctx, &id, 3, version.clone())?;
    let organisation = ctx.organisation()?;
    assert_eq!(store::profile(conn, &organisation, &id)?.state, ProfileState::Open);
    Ok((id, version))
}
