//! Making, setting up and deleting drafts.

use super::{open_draft, scope, there};
use crate::assessments::model::{AiPolicy, Assessment, AssessmentState, ItemOrder, Section, Settings};
use crate::assessments::rules::{self, Refusal};
use crate::assessments::store::{self, Scope, SkillCopy};
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Permission;
use crate::kit::ids::{AssessmentId, AssessmentSkillId, OrganisationId, ProfileId, ProfileVersionId, SectionId};
use crate::{jobs, new_id, profiles};

/// Drafts an assessment for a published profile: its skills are copied, one section is ready. Without a title it has the
/// profile's. The form mints the id, so that sending it twice makes one draft.
///
/// # Errors
/// `assessment.profile_not_published`, `assessment.no_skills`; `NotFound` for a profile that is not there.
pub fn create(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, profile: &ProfileId, title: &str) -> Result<()> {
    ctx.need(Permission::EditAssessments)?;
    let org = ctx.organisation()?;
    if made_before(conn, &org, id)? {
        return Ok(());
    }
    let profile = store::profile(conn, &org, profile)?;
    if profile.published_number == 0 {
        return Err(Refusal::ProfileNotPublished.into());
    }
    let (version, skills) = published_skills(conn, &org, &profile.id)?;
    let now = ctx.now();
    let title = if title.is_empty() { profile.title.clone() } else { title.to_string() };
    let draft = Assessment {
        id: id.clone(),
        profile_version_id: version,
        profile_id: profile.id,
        family_id: id.clone(),
        number: 1,
        title: title.clone(),
        state: AssessmentState::Draft,
        time_limit_min: 60,
        offline_budget_min: rules::USUAL_OFFLINE_MIN,
        item_order: ItemOrder::Fixed,
        total_points: store::total_points(),
        instructions_md: String::new(),
        ai_policy: AiPolicy::Forbidden,
        ai_note: String::new(),
        cut_score: None,
        contact: store::contact_email(conn, &org)?,
        revision: 1,
        created_at: now,
        updated_at: now,
        published_at: None,
    };
    store::insert(conn, &org, &draft, &ctx.actor.author())?;
    put_skills(conn, ctx, id, &skills)?;
    let section = Section { id: new_id!(ctx, SectionId), title: "Questions".into(), introduction_md: String::new(), position: 0 };
    store::put_section(conn, id, &section)?;
    jobs::tell(conn, ctx, Fact::new("assessment.drafted", "assessment", id, format!("Drafted the assessment {title}")))
}

/// The skills of a profile's newest published text, and that text's id. What is edited since and not published does not count.
fn published_skills(conn: &mut Conn, org: &OrganisationId, profile: &ProfileId) -> Result<(ProfileVersionId, Vec<SkillCopy>)> {
    let (version, _, content) = profiles::latest_version(conn, org, profile)?;
    let skills: Vec<SkillCopy> = content
        .skills
        .into_iter()
        .map(|s| SkillCopy {
            skill_id: s.skill,
            area_id: s.area,
            name: s.name,
            area_name: s.area_name,
            level: s.level,
            weight: s.weight,
            must_have: s.must_have,
        })
        .collect();
    if skills.iter().all(|s| s.weight <= 0) {
        return Err(Refusal::NoSkills.into());
    }
    Ok((version, skills))
}

/// Whether this form was sent before; an id that another company has is simply not there.
pub(super) fn made_before(conn: &mut Conn, org: &OrganisationId, id: &AssessmentId) -> Result<bool> {
    match store::assessment(conn, org, &Scope::All, id) {
        Ok(_) => Ok(true),
        Err(Error::NotFound) if store::exists(conn, id)? => Err(Error::NotFound),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

pub(super) fn put_skills(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, skills: &[SkillCopy]) -> Result<Vec<AssessmentSkillId>> {
    let mut ids = Vec::with_capacity(skills.len());
    for (skill, position) in skills.iter().zip(0..) {
        let skill_id = new_id!(ctx, AssessmentSkillId);
        store::put_skill(conn, id, &skill_id, position, skill)?;
        ids.push(skill_id);
    }
    Ok(ids)
}

/// Saves the settings when nobody else did since `revision`; otherwise `Stale`, and nothing is changed.
pub fn save_settings(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, revision: i32, settings: &Settings) -> Result<()> {
    ctx.need(Permission::EditAssessments)?;
    let org = ctx.organisation()?;
    let kept = store::assessment(conn, &org, &Scope::All, id)?;
    rules::may_edit(kept.state)?;
    rules::limit_in_range(settings.time_limit_min)?;
    rules::offline_in_range(settings.offline_budget_min)?;
    rules::cut_score_in_range(settings.cut_score)?;
    if kept.settings() == *settings {
        return Ok(());
    }
    let now = ctx.now();
    if !store::save_settings(conn, &org, id, revision, settings, now)? {
        return Err(Error::Stale);
    }
    jobs::tell(conn, ctx, Fact::new("assessment.set_up", "assessment", id, format!("Changed the settings of {}", settings.title)))
}

/// What the newest published profile asks for, beside what the draft copied.
#[derive(Debug, Clone)]
pub struct RoleNews {
    /// The number of the profile's text that the draft copied.
    pub copied: i32,
    /// The number of the newest published text.
    pub newest: i32,
}

/// Which text of the profile the assessment copied, and which is the newest.
pub fn role_news(conn: &mut Conn, ctx: &Ctx, id: &AssessmentId) -> Result<RoleNews> {
    let (org, scope) = (ctx.organisation()?, scope(ctx)?);
    let kept = store::assessment(conn, &org, &scope, id)?;
    let newest = store::profile(conn, &org, &kept.profile_id)?.published_number;
    Ok(RoleNews { copied: store::profile_version_number(conn, &kept.profile_version_id)?, newest })
}

/// Takes over the skills, levels and weights of the profile's newest published text. Items stay; those whose skill is no
/// longer asked for count for the first skill of the same area, else for the first skill, until somebody says otherwise.
pub fn take_over_role(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId) -> Result<()> {
    let org = open_draft(conn, ctx, id)?;
    let kept = store::assessment(conn, &org, &Scope::All, id)?;
    let profile = store::profile(conn, &org, &kept.profile_id)?;
    let (version, skills) = published_skills(conn, &org, &profile.id)?;
    let old = store::wanted_skills(conn, id, kept.total_points)?;
    let mut ids = Vec::with_capacity(skills.len());
    for (skill, position) in skills.iter().zip(0..) {
        match old.iter().find(|o| o.skill == skill.skill_id) {
            Some(o) => {
                store::update_skill(conn, &o.id, position, skill)?;
                ids.push(o.id.clone());
            }
            None => {
                let new = new_id!(ctx, AssessmentSkillId);
                store::put_skill(conn, id, &new, position, skill)?;
                ids.push(new);
            }
        }
    }
    for gone in old.iter().filter(|o| !ids.contains(&o.id)) {
        let at = skills.iter().position(|s| s.area_id == gone.area).unwrap_or(0);
        store::move_items(conn, id, &gone.id, &ids[at])?;
        store::remove_skill(conn, &gone.id)?;
    }
    store::set_profile_version(conn, id, &version)?;
    let summary = format!("Took version {} of the profile over into {}", profile.published_number, kept.title);
    jobs::tell(conn, ctx, Fact::new("assessment.role_taken_over", "assessment", id, summary))
}

/// Deletes a draft with everything in it.
pub fn delete(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId) -> Result<()> {
    let org = open_draft(conn, ctx, id)?;
    let kept = store::assessment(conn, &org, &Scope::All, id)?;
    there(kept.is_draft())?;
    store::remove_items(conn, id)?;
    store::remove_sections(conn, id)?;
    store::delete(conn, id)?;
    jobs::tell(conn, ctx, Fact::new("assessment.deleted", "assessment", id, format!("Deleted the draft {}", kept.title)))
}
