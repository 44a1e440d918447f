//! Candidates and the words by which they are found.

use crate::candidates::{Candidate, rules};
use crate::db::schema::{candidate_words as words, candidates};
use crate::db::{Conn, Portably};
use crate::error::{Error, Result};
use crate::kit::ids::{CandidateId, OrganisationId};
use diesel::prelude::*;

/// One candidate of an organisation.
pub fn candidate(conn: &mut Conn, organisation: &OrganisationId, id: &CandidateId) -> Result<Candidate> {
    Ok(candidates::table
        .filter(candidates::organisation_id.eq(organisation))
        .filter(candidates::id.eq(id))
        .select(Candidate::as_select())
        .first(conn)?)
}

/// A candidate by the key of the address.
pub fn candidate_by_key(conn: &mut Conn, organisation: &OrganisationId, email_key: &str) -> Result<Option<Candidate>> {
    Ok(candidates::table
        .filter(candidates::organisation_id.eq(organisation))
        .filter(candidates::email_key.eq(email_key))
        .select(Candidate::as_select())
        .first(conn)
        .optional()?)
}

/// Keeps a new candidate with the words; `false` when somebody with this address came in between.
pub fn insert_candidate(conn: &mut Conn, candidate: &Candidate) -> Result<bool> {
    let kept = diesel::insert_into(candidates::table)
        .values(candidate)
        .on_conflict((candidates::organisation_id, candidates::email_key))
        .do_nothing()
        .portable()
        .execute(conn)?;
    if kept == 1 {
        put_words(conn, candidate)?;
    }
    Ok(kept == 1)
}

/// Replaces the words by which a candidate is found.
pub fn put_words(conn: &mut Conn, candidate: &Candidate) -> Result<()> {
    diesel::delete(words::table.filter(words::candidate_id.eq(&candidate.id))).execute(conn)?;
    let all = rules::words(&candidate.name, &candidate.email, &candidate.code);
    let together: String = all.iter().map(|word| format!(" {word}")).collect();
    for word in all {
        diesel::insert_into(words::table)
            .values((
                words::organisation_id.eq(&candidate.organisation_id),
                words::word.eq(word),
                words::candidate_id.eq(&candidate.id),
                words::together.eq(&together),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Writes a changed candidate over the revision that was read; [`Error::Stale`] when another was quicker.
pub fn save_candidate(conn: &mut Conn, mut candidate: Candidate) -> Result<Candidate> {
    let seen = candidate.revision;
    candidate.revision += 1;
    let saved = diesel::update(
        candidates::table
            .filter(candidates::id.eq(candidate.id.clone()))
            .filter(candidates::organisation_id.eq(candidate.organisation_id.clone()))
            .filter(candidates::revision.eq(seen)),
    )
    .set(&candidate)
    .execute(conn)?;
    if saved == 0 { Err(Error::Stale) } else { Ok(candidate) }
}
