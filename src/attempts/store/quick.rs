//! The save that nearly every save is, as one statement: the seat is open, the clock runs, nobody else saved.
//!
//! Written by hand, since Diesel prepares every `UPDATE` anew: a draft is saved more often than all else together.
//! Whatever this finds no row for is looked at closely by [`crate::attempts::actions::save`].

use crate::db::{Conn, MultiBackend};
use crate::error::Result;
use crate::kit::Time;
use crate::kit::ids::{InvitationId, ItemId};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
use diesel::{OptionalExtension, QueryResult, RunQueryDsl};

/// One save.
#[derive(Debug)]
pub struct QuickSave<'a> {
    pub invitation: &'a InvitationId,
    pub link_number: i32,
    pub item: &'a ItemId,
    /// The revision that the page was made from.
    pub seen: i32,
    /// As JSON.
    pub response: Option<&'a str>,
    pub answered: bool,
    pub at: Time,
    /// The attempt's deadline must lie after this moment.
    pub deadline_after: Time,
    /// A page that gives signs of life must have given one after this moment: what a longer silence earned is booked first.
    pub heard_after: Time,
}

/// Saves; the attempt's deadline, or `None` when something is not as usual and nothing was saved.
pub fn quick_save(conn: &mut Conn, save: &QuickSave<'_>) -> Result<Option<Time>> {
    let binds = Binds {
        save,
        revision: save.seen.saturating_add(1),
        at: save.at.micros(),
        deadline_after: save.deadline_after.micros(),
        heard_after: save.heard_after.micros(),
        invitation: save.invitation.as_str(),
        item: save.item.as_str(),
    };
    Ok(binds.get_result::<i64>(conn).optional()?.map(Time::from_micros))
}

/// What is bound, in the types of the columns.
struct Binds<'a> {
    save: &'a QuickSave<'a>,
    revision: i32,
    at: i64,
    deadline_after: i64,
    heard_after: i64,
    invitation: &'a str,
    item: &'a str,
}

impl QueryId for Binds<'_> {
    type QueryId = Binds<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}
impl Query for Binds<'_> {
    type SqlType = BigInt;
}
impl RunQueryDsl<Conn> for Binds<'_> {}
impl QueryFragment<MultiBackend> for Binds<'_> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        pass.push_sql("UPDATE answers SET response = ");
        pass.push_bind_param::<Nullable<Text>, _>(&self.save.response)?;
        pass.push_sql(", answered = ");
        pass.push_bind_param::<Bool, _>(&self.save.answered)?;
        pass.push_sql(", revision = ");
        pass.push_bind_param::<Integer, _>(&self.revision)?;
        pass.push_sql(", saved_at = ");
        pass.push_bind_param::<BigInt, _>(&self.at)?;
        pass.push_sql(
            " WHERE attempt_id = (SELECT a.id FROM attempts a JOIN invitations i ON i.id = a.invitation_id \
             WHERE i.state <> 'cancelled' AND a.state = 'running' AND a.invitation_id = ",
        );
        pass.push_bind_param::<Text, _>(&self.invitation)?;
        pass.push_sql(" AND i.link_number = ");
        pass.push_bind_param::<Integer, _>(&self.save.link_number)?;
        pass.push_sql(" AND a.deadline_at > ");
        pass.push_bind_param::<BigInt, _>(&self.deadline_after)?;
        pass.push_sql(" AND (a.beat_at IS NULL OR a.beat_at >= ");
        pass.push_bind_param::<BigInt, _>(&self.heard_after)?;
        pass.push_sql(")) AND item_id = ");
        pass.push_bind_param::<Text, _>(&self.item)?;
        pass.push_sql(" AND revision = ");
        pass.push_bind_param::<Integer, _>(&self.save.seen)?;
        pass.push_sql(" RETURNING (SELECT a.deadline_at FROM attempts a WHERE a.id = answers.attempt_id)");
        Ok(())
    }
}
