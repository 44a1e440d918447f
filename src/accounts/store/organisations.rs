//! Queries of organisations.

use crate::accounts::Organisation;
use crate::db::Conn;
use crate::db::schema::organisations;
use crate::error::Result;
use crate::kit::ids::OrganisationId;
use crate::language::Language;
use diesel::prelude::*;

/// Keeps a new organisation.
pub fn insert_organisation(conn: &mut Conn, organisation: &Organisation) -> Result<()> {
    diesel::insert_into(organisations::table).values(organisation).execute(conn)?;
    Ok(())
}

/// One organisation.
pub fn organisation(conn: &mut Conn, id: &OrganisationId) -> Result<Organisation> {
    Ok(organisations::table.filter(organisations::id.eq(id)).select(Organisation::as_select()).first(conn)?)
}

/// An organisation by its short name.
pub fn organisation_by_slug(conn: &mut Conn, slug: &str) -> Result<Organisation> {
    Ok(organisations::table.filter(organisations::slug.eq(slug)).select(Organisation::as_select()).first(conn)?)
}

/// Every organisation, by name.
pub fn organisations(conn: &mut Conn) -> Result<Vec<Organisation>> {
    Ok(organisations::table.order(organisations::name).select(Organisation::as_select()).load(conn)?)
}

/// Changes name, address and candidates' language; `false` when name and address are no longer what the form was made from.
pub fn update_organisation(
    conn: &mut Conn,
    id: &OrganisationId,
    seen: (&str, &str),
    name: &str,
    contact_email: &str,
    language: Language,
) -> Result<bool> {
    let same = organisations::table
        .filter(organisations::id.eq(id))
        .filter(organisations::name.eq(seen.0))
        .filter(organisations::contact_email.eq(seen.1));
    let new =
        (organisations::name.eq(name), organisations::contact_email.eq(contact_email), organisations::candidate_language.eq(language));
    Ok(diesel::update(same).set(new).execute(conn)? == 1)
}

/// Makes whoever wants the same wait for the end of this transaction, so that two administrators cannot each remove the other.
pub fn lock_organisation(conn: &mut Conn, id: &OrganisationId) -> Result<()> {
    diesel::update(organisations::table.filter(organisations::id.eq(id)))
        .set(organisations::next_candidate_number.eq(organisations::next_candidate_number))
        .execute(conn)?;
    Ok(())
}

/// Takes the number of the next candidate code: each is given once, whoever asks at the same time.
pub fn take_candidate_number(conn: &mut Conn, organisation: &OrganisationId) -> Result<i32> {
    let next: i32 = diesel::update(organisations::table.filter(organisations::id.eq(organisation)))
        .set(organisations::next_candidate_number.eq(organisations::next_candidate_number + 1))
        .returning(organisations::next_candidate_number)
        .get_result(conn)?;
    Ok(next - 1)
}
