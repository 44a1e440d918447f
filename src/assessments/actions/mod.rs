//! The verbs: one whole deed each, in the caller's transaction.

mod drafts;
mod fill;
mod items;
mod lists;
mod publication;
mod search;
mod sections;
mod shown;

pub use drafts::*;
pub use fill::*;
pub use items::*;
pub use lists::*;
pub use publication::*;
pub use search::*;
pub use sections::*;
pub use shown::*;

use super::rules::Refusal;
use super::store::{self, Scope};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Permission;
use crate::kit::ids::{AssessmentId, OrganisationId};

/// Whose assessments the actor may see: everybody's, or those of the profiles on whose hiring team they are.
pub fn scope(ctx: &Ctx) -> Result<Scope> {
    ctx.need(Permission::ViewAssessments)?;
    if ctx.actor.may(Permission::SeeAllProfiles) { Ok(Scope::All) } else { Ok(Scope::Team(ctx.actor.staff()?.user.clone())) }
}

/// An assessment with its profile.
#[derive(Debug, Clone)]
pub struct Look {
    pub plan: store::Plan,
    pub profile: store::MeasurableProfile,
}

/// Everything about an assessment that the actor may see.
pub fn look(conn: &mut Conn, ctx: &Ctx, id: &AssessmentId) -> Result<Look> {
    let (org, scope) = (ctx.organisation()?, scope(ctx)?);
    let plan = store::plan(conn, &org, &scope, id)?;
    let profile = store::profile(conn, &org, &plan.assessment.profile_id)?;
    Ok(Look { plan, profile })
}

/// The first step of every change to a draft: locks it, so that publishing and changing it never overlap.
fn open_draft(conn: &mut Conn, ctx: &Ctx, id: &AssessmentId) -> Result<OrganisationId> {
    ctx.need(Permission::EditAssessments)?;
    let org = ctx.organisation()?;
    if store::touch_draft(conn, &org, id, ctx.now())? {
        return Ok(org);
    }
    store::assessment(conn, &org, &Scope::All, id)?;
    Err(Refusal::NotADraft.into())
}

/// `NotFound` unless something was done.
fn there(done: bool) -> Result<()> {
    if done { Ok(()) } else { Err(Error::NotFound) }
}
