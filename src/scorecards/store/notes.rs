//! Notes on an application.

use crate::db::{
    Conn,
    schema::{notes as n, users},
};
use crate::error::Result;
use crate::kit::{Time, ids::*};
use crate::scorecards::model::Note;
use diesel::prelude::*;

/// All notes on an application, newest first.
pub fn notes(conn: &mut Conn, application: &ApplicationId) -> Result<Vec<Note>> {
    let rows = n::table
        .inner_join(users::table)
        .filter(n::application_id.eq(application))
        .order(n::id.desc())
        .select((n::id, users::name, n::body, n::created_at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, author_name, body, at)| Note { id, author_name, body, at }).collect())
}

/// Adds a note.
pub fn add_note(
    conn: &mut Conn,
    id: &NoteId,
    organisation: &OrganisationId,
    application: &ApplicationId,
    author: &UserId,
    body: &str,
    now: Time,
) -> Result<()> {
    diesel::insert_into(n::table)
        .values((
            n::id.eq(id),
            n::organisation_id.eq(organisation),
            n::application_id.eq(application),
            n::author_id.eq(author),
            n::body.eq(body),
            n::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
