//! The lists of who waits and who was decided on.

use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::kit::{Cursor, Page, Permission, ids::ProfileId};
use crate::scorecards::store::{self, Row, Shelf};

/// So many candidates a page.
const PAGE: usize = 30;

/// A page of one of the lists, of the profiles that the actor may see.
pub fn list(conn: &mut Conn, ctx: &Ctx, shelf: Shelf, profile: Option<&ProfileId>, after: Option<&Cursor>) -> Result<Page<Row>> {
    ctx.need(Permission::ViewScorecards)?;
    ctx.need(Permission::RecordDecisions)?;
    store::shelf(conn, ctx.actor.staff()?, shelf, profile, after, PAGE)
}

/// How many candidates wait for a decision of the actor, at most 100; 0 for whoever decides nothing.
pub fn to_decide_count(conn: &mut Conn, ctx: &Ctx) -> Result<i64> {
    if !ctx.actor.may(Permission::RecordDecisions) {
        return Ok(0);
    }
    store::waiting_count(conn, ctx.actor.staff()?)
}
