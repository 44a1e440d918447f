//! The deeds of a sitting, one whole deed each.

mod answers;
mod extension;
mod presence;
mod start;
mod submission;
mod visits;

pub use answers::{Choice, save, save_quickly, settle, step};
pub use extension::{Extension, extend};
pub use presence::{Beat, Heard, beat, come_back};
pub use start::{Agreed, start};
pub use submission::{ring, ring_overdue, submit};
pub use visits::note_visit;

use super::model::{SeatKey, Seated};
use super::store;
use crate::ctx::{Actor, Ctx};
use crate::db::Conn;
use crate::error::{Error, Result};

/// The candidate's own invitation; [`Error::NotFound`] for anybody else's.
fn own(conn: &mut Conn, ctx: &Ctx, seat: &SeatKey) -> Result<Seated> {
    match &ctx.actor {
        Actor::Candidate { organisation, invitation } if *invitation == seat.invitation => {
            store::seated(conn, invitation)?.filter(|s| s.invitation.organisation_id == *organisation).ok_or(Error::NotFound)
        }
        Actor::Candidate { .. } => Err(Error::NotFound),
        _ => Err(Error::SignIn),
    }
}

/// The first line of what is done too often to load the whole invitation.
fn is_own(ctx: &Ctx, seat: &SeatKey) -> Result<()> {
    match &ctx.actor {
        Actor::Candidate { invitation, .. } if *invitation == seat.invitation => Ok(()),
        Actor::Candidate { .. } => Err(Error::NotFound),
        _ => Err(Error::SignIn),
    }
}

/// A browser and its address, as events keep them.
fn device(user_agent: &str, address: &str) -> serde_json::Value {
    serde_json::json!({ "browser": user_agent, "address": address })
}
