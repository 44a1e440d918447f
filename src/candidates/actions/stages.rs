//! How far an application has come.

use crate::candidates::rules::{self, Refusal};
use crate::candidates::{InvitationState, Stage, store};
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::jobs;
use crate::kit::Permission;
use crate::kit::ids::{ApplicationId, CandidateId, InvitationId};

/// Notes that the candidate has started; refused when the invitation is cancelled or its date has passed. Called by
/// `attempts`, which tells the fact. Doing it twice does it once.
pub fn note_started(conn: &mut Conn, ctx: &mut Ctx, id: &InvitationId) -> Result<()> {
    let now = ctx.now();
    let mut invitation = store::invitation(conn, &ctx.organisation()?, id)?;
    match invitation.state_at(now) {
        InvitationState::Started => return Ok(()),
        InvitationState::Invited => {}
        state => return Err(Refusal::NotOpen(state).into()),
    }
    invitation.state = InvitationState::Started;
    invitation.opened_at = invitation.opened_at.or(Some(now));
    let invitation = store::save_invitation(conn, invitation)?;
    set_stage(conn, ctx, &invitation.application_id, Stage::Started)
}

/// Notes that the candidate has handed in, or that the bell rang. Called by `attempts`, which tells the fact. Doing it
/// twice does it once.
pub fn note_finished(conn: &mut Conn, ctx: &mut Ctx, id: &InvitationId) -> Result<()> {
    let mut invitation = store::invitation(conn, &ctx.organisation()?, id)?;
    match invitation.state {
        InvitationState::Finished => return Ok(()),
        InvitationState::Started => {}
        state => return Err(Refusal::NotOpen(state).into()),
    }
    invitation.state = InvitationState::Finished;
    let invitation = store::save_invitation(conn, invitation)?;
    set_stage(conn, ctx, &invitation.application_id, Stage::Finished)
}

/// Puts an application of the actor's organisation at a stage. The deed that leads there checks who may do it and tells
/// the fact.
pub fn set_stage(conn: &mut Conn, ctx: &mut Ctx, id: &ApplicationId, stage: Stage) -> Result<()> {
    let organisation = ctx.organisation()?;
    if store::application(conn, &organisation, id)?.stage == stage {
        return Ok(());
    }
    if store::put_stage(conn, &organisation, id, stage, ctx.now())? { Ok(()) } else { Err(Error::NotFound) }
}

/// Notes by hand that somebody withdrew or was hired; invitations that wait are cancelled with it.
/// Returns whose application it is.
pub fn withdraw_or_hire(conn: &mut Conn, ctx: &mut Ctx, id: &ApplicationId, stage: Stage) -> Result<CandidateId> {
    ctx.need(Permission::InviteCandidates)?;
    let organisation = ctx.organisation()?;
    let application = store::application(conn, &organisation, id)?;
    if application.stage == stage {
        return Ok(application.candidate_id);
    }
    rules::may_move(application.stage, stage)?;
    let now = ctx.now();
    for mut invitation in store::invitations_of(conn, &organisation, &application.candidate_id)? {
        if invitation.application_id == application.id && invitation.state == InvitationState::Invited {
            invitation.state = InvitationState::Cancelled;
            invitation.cancelled_at = Some(now);
            store::save_invitation(conn, invitation)?;
        }
    }
    store::put_stage(conn, &organisation, id, stage, now)?;
    let code = store::candidate(conn, &organisation, &application.candidate_id)?.code;
    jobs::tell(
        conn,
        ctx,
        Fact::new(
            "application.moved",
            "application",
            id,
            format!("Moved {code} from \"{}\" to \"{}\"", application.stage.label(), stage.label()),
        )
        .with(serde_json::json!({"from": application.stage, "to": stage, "candidate": application.candidate_id})),
    )?;
    Ok(application.candidate_id)
}
