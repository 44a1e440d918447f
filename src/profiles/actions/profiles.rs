//! Starting a profile and saving its role.

use crate::accounts::store as accounts;
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Permission;
use crate::kit::ids::{AttributeId, OrganisationId, ProfileId, ProfileSkillId, UserId};
use crate::profiles::{ContentAttribute, ContentSkill, Employment, Profile, ProfileState, Role, SalaryPeriod, Workplace, store};
use crate::skills::{catalogue, store as skills};
use crate::{jobs, new_id};

/// A profile to be started.
#[derive(Debug, Clone)]
pub struct NewProfile {
    /// Made when the form was shown: sending it twice makes one profile.
    pub id: ProfileId,
    pub title: String,
    /// A template's slug; `None` is a blank page.
    pub template: Option<String>,
}

/// Starts a draft. Sent again, it answers with the draft it made.
pub fn create(conn: &mut Conn, ctx: &mut Ctx, new: NewProfile) -> Result<Profile> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    match store::profile(conn, &organisation, &new.id) {
        Err(Error::NotFound) => {}
        other => return other,
    }
    let template = new
        .template
        .as_deref()
        .map(catalogue::template)
        .transpose()
        .map_err(|_| Error::field("template", "Choose one of the templates, or a blank page."))?;
    let now = ctx.now();
    let profile = Profile {
        id: new.id,
        organisation_id: organisation.clone(),
        search_key: store::search_key(&new.title, "", ""),
        title: new.title,
        team_name: String::new(),
        state: ProfileState::Draft,
        location: String::new(),
        workplace: Workplace::Hybrid,
        employment: Employment::FullTime,
        salary_min: None,
        salary_max: None,
        salary_currency: String::new(),
        salary_period: SalaryPeriod::Year,
        description_md: template.map(|t| t.description_md.trim().to_string()).unwrap_or_default(),
        template_slug: new.template.clone().unwrap_or_default(),
        published_number: 0,
        changed_since_published: true,
        revision: 1,
        created_by: ctx.actor.author(),
        created_at: now,
        updated_at: now,
        opened_at: None,
    };
    store::insert(conn, &profile)?;
    if let Some(template) = template {
        fill(conn, ctx, &organisation, &profile, template)?;
    }
    jobs::tell(conn, ctx, Fact::new("profile.created", "profile", &profile.id, format!("Started the profile {}", profile.title)))?;
    Ok(profile)
}

fn fill(conn: &mut Conn, ctx: &mut Ctx, organisation: &OrganisationId, profile: &Profile, template: &catalogue::Template) -> Result<()> {
    let rows: Vec<_> = template_skills(conn, organisation, template)?.into_iter().map(|s| (new_id!(ctx, ProfileSkillId), s)).collect();
    store::put_skills(conn, &profile.id, &rows)?;
    let all = skills::responsibilities(conn, organisation, "")?;
    let ids: Vec<_> =
        template.responsibilities.iter().filter_map(|slug| all.iter().find(|r| r.slug == *slug).map(|r| r.id.clone())).collect();
    store::put_responsibilities(conn, &profile.id, &ids)?;
    let attributes: Vec<_> = template
        .attributes
        .iter()
        .map(|a| ContentAttribute {
            id: new_id!(ctx, AttributeId),
            name: a.name.clone(),
            description: a.description.clone(),
            anchors: a.anchors.clone(),
        })
        .collect();
    store::put_attributes(conn, profile, &attributes)
}

/// The skills of a template as the catalogue has them now.
pub(super) fn template_skills(conn: &mut Conn, organisation: &OrganisationId, template: &catalogue::Template) -> Result<Vec<ContentSkill>> {
    let slugs: Vec<&str> = template.skills.iter().map(|s| s.skill.as_str()).collect();
    let areas = skills::areas(conn, organisation)?;
    let rows = skills::by_slugs(conn, organisation, &slugs)?;
    Ok(template
        .skills
        .iter()
        .filter_map(|asked| {
            let skill = rows.iter().find(|s| s.slug == asked.skill)?;
            let area = areas.iter().find(|a| a.id == skill.area_id)?;
            Some(ContentSkill {
                skill: skill.id.clone(),
                slug: skill.slug.clone(),
                name: skill.name.clone(),
                description: skill.description.clone(),
                area: area.id.clone(),
                area_name: area.name.clone(),
                level: asked.level,
                weight: asked.weight,
                must_have: asked.must_have,
            })
        })
        .collect())
}

/// Saves the role step.
///
/// # Errors
/// [`Error::Stale`] when somebody saved since revision `seen`; [`Error::Invalid`] when the team holds a stranger.
pub fn save_role(conn: &mut Conn, ctx: &mut Ctx, id: &ProfileId, seen: i32, role: Role) -> Result<Profile> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    let known: Vec<UserId> = accounts::users(conn, &organisation)?.into_iter().map(|u| u.id).collect();
    if role.team.iter().any(|user| !known.contains(user)) {
        return Err(Error::field("team", "Choose people of your company."));
    }
    store::touch(conn, &organisation, id, seen, ctx.now())?;
    store::update_role(conn, &organisation, id, &role)?;
    store::put_team(conn, id, &role.team)?;
    saved(conn, ctx, &organisation, id, None)
}

/// After every save: notes whether the profile differs from its newest version, and tells.
pub(super) fn saved(
    conn: &mut Conn,
    ctx: &mut Ctx,
    organisation: &OrganisationId,
    id: &ProfileId,
    description_md: Option<&str>,
) -> Result<Profile> {
    store::set_changed(conn, organisation, id, true, description_md)?;
    let mut profile = store::profile(conn, organisation, id)?;
    if profile.published_number > 0 {
        let now = store::content(conn, &profile)?;
        let (_, _, published) = store::latest_version(conn, organisation, id)?;
        profile.changed_since_published = now != published;
        store::set_changed(conn, organisation, id, profile.changed_since_published, None)?;
    }
    jobs::tell(conn, ctx, Fact::new("profile.saved", "profile", id, format!("Changed the profile {}", profile.title)))?;
    Ok(profile)
}
