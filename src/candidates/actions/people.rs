//! Changing what is kept of a person.

use crate::candidates::{Candidate, rules, store};
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, FieldErrors, Result};
use crate::jobs;
use crate::kit::Permission;
use crate::kit::ids::CandidateId;

/// What can be changed of a candidate.
#[derive(Debug, Clone)]
pub struct Details {
    /// 1 to 200 characters.
    pub name: String,
    pub email: String,
    /// 100 to 400.
    pub time_factor_percent: i32,
    /// The revision that the form was made from.
    pub revision: i32,
}

/// Changes name, address and extra time. Invitations that are out keep the time they were given.
///
/// # Errors
/// Fields `name`, `email`, `extra_time`; stale when somebody saved first.
pub fn change(conn: &mut Conn, ctx: &mut Ctx, id: &CandidateId, details: Details) -> Result<Candidate> {
    ctx.need(Permission::InviteCandidates)?;
    let organisation = ctx.organisation()?;
    let mut candidate = store::candidate(conn, &organisation, id)?;
    let mut errors = FieldErrors::new();
    if details.name.is_empty() {
        errors.add("name", "Enter a name.");
    }
    if !rules::is_address(&details.email) {
        errors.add("email", "Enter an email address. It looks like name@example.com.");
    }
    if !rules::TIME_FACTOR.contains(&details.time_factor_percent) {
        errors.add("extra_time", "Enter extra time: from 0 to 300 percent.");
    }
    let key = rules::email_key(&details.email);
    if let Some(other) = store::candidate_by_key(conn, &organisation, &key)?.filter(|other| other.id != *id) {
        errors.add("email", format!("{} has this address.", other.code));
    }
    errors.or(())?;
    if candidate.revision != details.revision {
        return Err(Error::Stale);
    }
    let changed: Vec<&str> = [
        ("name", candidate.name != details.name),
        ("email", candidate.email != details.email),
        ("extra_time", candidate.time_factor_percent != details.time_factor_percent),
    ]
    .into_iter()
    .filter(|(_, is)| *is)
    .map(|(what, _)| what)
    .collect();
    if changed.is_empty() {
        return Ok(candidate);
    }
    candidate.name = details.name;
    candidate.email = details.email;
    candidate.email_key = key;
    candidate.time_factor_percent = details.time_factor_percent;
    let candidate = store::save_candidate(conn, candidate)?;
    store::put_words(conn, &candidate)?;
    // Which fields changed is worth a trace; their values are the candidate's and stand in no other place.
    jobs::tell(
        conn,
        ctx,
        Fact::new("candidate.changed", "candidate", &candidate.id, format!("Changed the details of {}", candidate.code))
            .with(serde_json::json!({"changed": changed})),
    )?;
    Ok(candidate)
}
