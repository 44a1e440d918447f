//! Queries of the slice.
//!
//! What is found by a unique key is read by `get_result`, not by `first`: the bound `LIMIT` of `first` makes SQLite plan the
//! query anew at every execution, which costs several times the look-up itself.

mod answers;
mod clock;
mod events;
mod quick;
mod running;

pub use answers::{answer, answers, insert_answer, leave, lines, mark_shown, note_aside, put_answer, seal, settle_aside, toggle_flag};
pub use clock::{Tick, book, extend, heard, hold, last_saved, reading, ticks_since};
pub use events::{add_event, add_event_once, events, has_device, kept_detail, kept_texts, last_gap, receipt};
pub use quick::{QuickSave, quick_save};
pub use running::{Sat, Summary, running, sat, summaries};

use super::clock::Reading;
use super::model::{Attempt, AttemptState, SeatKey, Seated, SubmittedHow};
use crate::candidates::{Invitation, InvitationState};
use crate::db::schema::{answers as answers_table, applications, attempts, candidates, invitations, organisations, profiles};
use crate::db::{Conn, Portably};
use crate::error::Result;
use crate::kit::Time;
use crate::kit::ids::{AttemptId, InvitationId, OrganisationId};
use crate::language::Language;
use diesel::prelude::*;

/// The invitation of a seat with what its pages say; `None` when there is no such invitation.
///
/// The seat's signature stands for the organisation: nobody else can name an invitation here.
pub fn seated(conn: &mut Conn, invitation: &InvitationId) -> Result<Option<Seated>> {
    Ok(seated_at(conn, invitation, 0)?.map(|(seated, _)| seated))
}

/// The same with the response, as JSON, that stands at `position`, from 1: one look for all that a question's page needs of the seat.
pub fn seated_at(conn: &mut Conn, invitation: &InvitationId, position: i32) -> Result<Option<(Seated, Option<String>)>> {
    let row: Option<(Invitation, String, String, Language, String, String, Option<Attempt>, Option<String>)> = invitations::table
        .inner_join(organisations::table)
        .inner_join(applications::table.inner_join(profiles::table))
        .inner_join(candidates::table)
        .left_join(attempts::table)
        .left_join(
            answers_table::table
                .on(answers_table::attempt_id.nullable().eq(attempts::id.nullable()).and(answers_table::position.eq(position))),
        )
        .filter(invitations::id.eq(invitation))
        .select((
            Invitation::as_select(),
            organisations::name,
            organisations::contact_email,
            organisations::candidate_language,
            profiles::title,
            candidates::name,
            Option::<Attempt>::as_select(),
            answers_table::response.nullable(),
        ))
        .get_result(conn)
        .optional()?;
    Ok(row.map(|(invitation, company, company_contact, company_language, role, candidate_name, attempt, response)| {
        (Seated { invitation, company, company_contact, company_language, role, candidate_name, attempt }, response)
    }))
}

/// What a save has to know of its seat, by two primary keys.
#[derive(Debug, Clone, Queryable)]
pub struct Gate {
    pub invitation_state: InvitationState,
    pub link_number: i32,
    pub attempt: AttemptId,
    pub state: AttemptState,
    pub holder: String,
    pub clock: Reading,
}

impl Gate {
    /// Whether the seat's own link still opens it.
    pub fn is_open(&self, seat: &SeatKey) -> bool {
        self.link_number == seat.link_number && self.invitation_state != InvitationState::Cancelled
    }
}

/// The gate of a seat; `None` before the start.
pub fn gate(conn: &mut Conn, invitation: &InvitationId) -> Result<Option<Gate>> {
    Ok(attempts::table
        .inner_join(invitations::table)
        .filter(attempts::invitation_id.eq(invitation))
        .select((invitations::state, invitations::link_number, attempts::id, attempts::state, attempts::holder, Reading::as_select()))
        .get_result(conn)
        .optional()?)
}

/// Adds an attempt; `false` when its invitation has one.
pub fn insert(conn: &mut Conn, attempt: &Attempt) -> Result<bool> {
    Ok(diesel::insert_into(attempts::table).values(attempt).on_conflict(attempts::invitation_id).do_nothing().portable().execute(conn)?
        == 1)
}

/// One attempt.
pub fn attempt(conn: &mut Conn, organisation: &OrganisationId, id: &AttemptId) -> Result<Attempt> {
    Ok(attempts::table
        .filter(attempts::organisation_id.eq(organisation))
        .filter(attempts::id.eq(id))
        .select(Attempt::as_select())
        .get_result(conn)?)
}

/// The attempt of an invitation.
pub fn by_invitation(conn: &mut Conn, organisation: &OrganisationId, invitation: &InvitationId) -> Result<Option<Attempt>> {
    Ok(attempts::table
        .filter(attempts::organisation_id.eq(organisation))
        .filter(attempts::invitation_id.eq(invitation))
        .select(Attempt::as_select())
        .get_result(conn)
        .optional()?)
}

/// How an attempt ends.
#[derive(Debug, Clone, Copy)]
pub struct Closing<'a> {
    pub how: SubmittedHow,
    pub disclosure: &'a str,
    /// The end, which a bell that rang late puts back to the deadline.
    pub at: Time,
    pub now: Time,
}

/// Closes a running attempt whose deadline is `no_later`; `false` when somebody else has, or moved the deadline.
pub fn close(conn: &mut Conn, id: &AttemptId, no_later: Time, closing: &Closing<'_>) -> Result<bool> {
    let open = attempts::table.filter(attempts::id.eq(id)).filter(attempts::state.eq(AttemptState::Running));
    let closed = diesel::update(open.filter(attempts::deadline_at.le(no_later)))
        .set((
            attempts::state.eq(AttemptState::Submitted),
            attempts::submitted_at.eq(closing.at),
            attempts::submitted_how.eq(closing.how),
            attempts::ai_disclosure.eq(closing.disclosure),
            attempts::revision.eq(attempts::revision + 1),
            attempts::clock_at.eq(closing.now),
        ))
        .execute(conn)?;
    Ok(closed == 1)
}

/// Writes down that the candidate was there, and with what.
pub fn touch(conn: &mut Conn, id: &AttemptId, at: Time, user_agent: &str, address: &str) -> Result<()> {
    diesel::update(attempts::table.filter(attempts::id.eq(id)))
        .set((attempts::last_seen_at.eq(at), attempts::user_agent.eq(user_agent), attempts::address.eq(address)))
        .execute(conn)?;
    Ok(())
}

/// Attempts of every organisation that still run though their deadline passed before `before`; the longest waiting first.
pub fn overdue(conn: &mut Conn, before: Time, most: i64) -> Result<Vec<(OrganisationId, AttemptId)>> {
    Ok(attempts::table
        .filter(attempts::state.eq(AttemptState::Running))
        .filter(attempts::deadline_at.lt(before))
        .order(attempts::deadline_at)
        .limit(most)
        .select((attempts::organisation_id, attempts::id))
        .load(conn)?)
}

/// Writes down that every mark of an attempt is there; what makes the marks calls it.
pub fn note_marked(conn: &mut Conn, organisation: &OrganisationId, id: &AttemptId, at: Time) -> Result<()> {
    diesel::update(attempts::table.filter(attempts::organisation_id.eq(organisation)).filter(attempts::id.eq(id)))
        .set(attempts::marked_at.eq(at))
        .execute(conn)?;
    Ok(())
}
