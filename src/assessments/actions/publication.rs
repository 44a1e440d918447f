//! Publishing, new versions, archiving.

use super::drafts::{made_before, put_skills};
use crate::assessments::model::{Assessment, AssessmentState, Section};
use crate::assessments::rules::{self, AskedQuestion, Refusal};
use crate::assessments::store::{self, NewItem, Plan, Scope};
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::{AssessmentId, ItemId, QuestionId, SectionId};
use crate::kit::{Permission, Points, Time};
use crate::{jobs, new_id, questions};

/// Why a draft cannot be published as it stands.
pub fn refusal(plan: &Plan) -> Option<Refusal> {
    let asked: Vec<AskedQuestion> = plan.items.iter().map(|i| AskedQuestion { title: i.title.clone(), in_use: i.in_use }).collect();
    rules::may_publish(plan.assessment.state, &plan.coverage, &asked, plan.assessment.cut_score).err()
}

/// Publishes a draft as it stood at `seen`: pins every item to its question's version of today with its level,
/// minutes and points. Publishing what is published already changes nothing and is no error.
///
/// # Errors
/// The refusals of `rules::may_publish`; `Stale` when somebody changed the draft after `seen`.
pub fn publish(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, seen: Time) -> Result<()> {
    ctx.need(Permission::EditAssessments)?;
    let (org, now, author) = (ctx.organisation()?, ctx.now(), ctx.actor.author());
    let plan = store::plan(conn, &org, &Scope::All, id)?;
    if plan.assessment.state == AssessmentState::Published {
        return Ok(());
    }
    if let Some(refusal) = refusal(&plan) {
        return Err(refusal.into());
    }
    if !store::publish(conn, &org, id, seen, now, &author)? {
        return Err(Error::Stale);
    }
    let questions: Vec<QuestionId> = plan.items.iter().map(|i| i.question_id.clone()).collect();
    let versions = questions::freeze_current(conn, ctx, &questions)?;
    for item in &plan.items {
        let version = versions.get(&item.question_id).ok_or(Error::NotFound)?;
        store::freeze_item(conn, &item.id, version, item.level, item.minutes, item.points)?;
    }
    let fact = Fact::new(
        "assessment.published",
        "assessment",
        id,
        format!("Published {}, version {}", plan.assessment.title, plan.assessment.number),
    )
    .with(serde_json::json!({ "items": plan.items.len(), "minutes": plan.coverage.minutes, "points": plan.coverage.points.to_string() }));
    jobs::tell(conn, ctx, fact)
}

/// Drafts the next version of a family as a copy of this one; gives its id. When the newest version is a draft already,
/// that draft is it.
pub fn new_version(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId, new: &AssessmentId) -> Result<AssessmentId> {
    ctx.need(Permission::EditAssessments)?;
    let org = ctx.organisation()?;
    let old = store::plan(conn, &org, &Scope::All, id)?;
    let family = store::family(conn, &org, &old.assessment.family_id)?;
    if let Some((draft, _, AssessmentState::Draft)) = family.first() {
        return Ok(draft.clone());
    }
    if made_before(conn, &org, new)? {
        return Ok(new.clone());
    }
    let now = ctx.now();
    let number = family.first().map_or(1, |(_, number, _)| number + 1);
    let draft = Assessment {
        id: new.clone(),
        number,
        state: AssessmentState::Draft,
        revision: 1,
        created_at: now,
        updated_at: now,
        published_at: None,
        ..old.assessment.clone()
    };
    store::insert(conn, &org, &draft, &ctx.actor.author())?;
    let skills = store::copied_skills(conn, id)?;
    let skill_ids = put_skills(conn, ctx, new, &skills)?;
    for section in &old.sections {
        let copy = Section { id: new_id!(ctx, SectionId), ..section.clone() };
        store::put_section(conn, new, &copy)?;
        for (item, position) in old.items_of(section).zip(0..) {
            let skill = old.skill_index(&item.skill_id).ok_or(Error::NotFound)?;
            store::insert_item(
                conn,
                new,
                &NewItem {
                    id: new_id!(ctx, ItemId),
                    section: copy.id.clone(),
                    question: item.question_id.clone(),
                    version: item.question_version_id.clone(),
                    skill: skill_ids[skill].clone(),
                    points: if item.points_fixed { item.points } else { Points::ZERO },
                    points_fixed: item.points_fixed,
                    minutes: item.minutes,
                    position,
                },
            )?;
        }
    }
    jobs::tell(conn, ctx, Fact::new("assessment.drafted", "assessment", new, format!("Drafted version {number} of {}", draft.title)))?;
    Ok(new.clone())
}

/// Archives: nobody is invited any more; invitations that went out stay good.
pub fn archive(conn: &mut Conn, ctx: &mut Ctx, id: &AssessmentId) -> Result<()> {
    ctx.need(Permission::EditAssessments)?;
    let (org, now) = (ctx.organisation()?, ctx.now());
    let kept = store::assessment(conn, &org, &Scope::All, id)?;
    if kept.state == AssessmentState::Archived {
        return Ok(());
    }
    rules::may_archive(kept.state)?;
    if !store::archive(conn, &org, id, now)? {
        return Err(Error::Stale);
    }
    jobs::tell(conn, ctx, Fact::new("assessment.archived", "assessment", id, format!("Archived {}, version {}", kept.title, kept.number)))
}
