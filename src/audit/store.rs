//! Queries of the audit trail.

use super::{Entry, Filter};
use crate::ctx::{Actor, Ctx, Fact};
use crate::db::Conn;
use crate::db::schema::audit_events::dsl as a;
use crate::error::Result;
use crate::kit::ids::{AuditId, OrganisationId};
use crate::kit::{Cursor, Json, Page, Time};
use crate::new_id;
use diesel::prelude::*;

/// Writes a fact, as done by the actor of `ctx`.
pub fn record(conn: &mut Conn, ctx: &mut Ctx, fact: &Fact) -> Result<()> {
    let (kind, id, name) = match &ctx.actor {
        Actor::Staff(staff) => ("staff", staff.user.to_string(), staff.name.clone()),
        // A candidate's name is kept with the candidate alone, so that erasing it there erases it everywhere.
        Actor::Candidate { invitation, .. } => ("candidate", invitation.to_string(), "Candidate".to_string()),
        Actor::System { name, .. } => ("system", String::new(), (*name).to_string()),
        Actor::Nobody => ("nobody", String::new(), "Nobody signed in".to_string()),
    };
    let entry = Entry {
        id: new_id!(ctx, AuditId),
        organisation_id: ctx.actor.organisation().ok().cloned(),
        actor_kind: kind.to_string(),
        actor_id: id,
        actor_name: name,
        fact: fact.name.to_string(),
        subject_kind: fact.subject_kind.to_string(),
        subject_id: fact.subject_id.clone(),
        summary: fact.summary.clone(),
        detail: Json::new(fact.detail.clone()),
        address: ctx.address.clone(),
        at: ctx.now(),
    };
    diesel::insert_into(a::audit_events).values(&entry).execute(conn)?;
    Ok(())
}

/// The trail of an organisation, newest first.
///
/// A filter by what happened reads a short stretch of the index for each fact of that noun and merges them, so that a rare
/// fact is not looked for in the whole trail.
pub fn list(conn: &mut Conn, organisation: &OrganisationId, filter: &Filter, from: Option<&Cursor>, size: usize) -> Result<Page<Entry>> {
    let lanes =
        if filter.fact.is_empty() { vec![None] } else { facts_of(conn, organisation, &filter.fact)?.into_iter().map(Some).collect() };
    let mut rows: Vec<Entry> = Vec::new();
    for fact in lanes {
        let mut lane = a::audit_events
            .filter(a::organisation_id.eq(organisation))
            .select(Entry::as_select())
            .order(a::id.desc())
            .limit(size as i64 + 1)
            .into_boxed();
        if let Some(fact) = fact {
            lane = lane.filter(a::fact.eq(fact));
        }
        if let Some(cursor) = from {
            lane = lane.filter(a::id.lt(cursor.id.clone()));
        }
        lane = match filter.actor.as_str() {
            "" => lane,
            kind @ ("candidate" | "system" | "nobody") => lane.filter(a::actor_kind.eq(kind.to_string())),
            id => lane.filter(a::actor_id.eq(id.to_string())),
        };
        rows.extend(lane.load::<Entry>(conn)?);
    }
    rows.sort_unstable_by(|one, other| other.id.as_str().cmp(one.id.as_str()));
    Ok(Page::cut(rows, size, |e| Cursor { key: String::new(), id: e.id.to_string() }))
}

/// The facts an organisation has of a noun: "user" gives "user.added", "user.invited" and whatever else there is; the name of one
/// fact gives that one.
fn facts_of(conn: &mut Conn, organisation: &OrganisationId, noun: &str) -> Result<Vec<String>> {
    let (mut facts, mut last) = (Vec::new(), noun.to_string());
    if diesel::select(diesel::dsl::exists(a::audit_events.filter(a::organisation_id.eq(organisation)).filter(a::fact.eq(noun))))
        .get_result::<bool>(conn)?
    {
        facts.push(noun.to_string());
    }
    // "/" comes next after "." in both databases' order of bytes.
    let end = format!("{noun}/");
    while let Some(next) = a::audit_events
        .filter(a::organisation_id.eq(organisation))
        .filter(a::fact.gt(&last))
        .filter(a::fact.lt(&end))
        .select(diesel::dsl::min(a::fact))
        .first::<Option<String>>(conn)?
    {
        if next.strip_prefix(noun).is_some_and(|rest| rest.starts_with('.')) {
            facts.push(next.clone());
        }
        last = next;
    }
    Ok(facts)
}

/// The newest rows about one thing.
pub fn about(conn: &mut Conn, organisation: &OrganisationId, subject_id: &str, most: i64) -> Result<Vec<Entry>> {
    Ok(a::audit_events
        .filter(a::organisation_id.eq(organisation))
        .filter(a::subject_id.eq(subject_id))
        .select(Entry::as_select())
        .order(a::id.desc())
        .limit(most)
        .load(conn)?)
}

/// The nouns of the facts that an organisation has, in order. Jumps from one name to the next along the index instead of
/// reading every row.
pub fn kinds(conn: &mut Conn, organisation: &OrganisationId) -> Result<Vec<String>> {
    let mut nouns: Vec<String> = Vec::new();
    let mut last = String::new();
    while let Some(next) = a::audit_events
        .filter(a::organisation_id.eq(organisation))
        .filter(a::fact.gt(&last))
        .select(diesel::dsl::min(a::fact))
        .first::<Option<String>>(conn)?
    {
        let noun = next.split('.').next().unwrap_or("").to_string();
        if !nouns.contains(&noun) {
            nouns.push(noun);
        }
        last = next;
    }
    Ok(nouns)
}

/// The people of an organisation, id and name, for choosing whose deeds to see.
pub fn people(conn: &mut Conn, organisation: &OrganisationId) -> Result<Vec<(String, String)>> {
    use crate::db::schema::users::dsl as u;
    Ok(u::users.filter(u::organisation_id.eq(organisation)).order((u::name, u::id)).select((u::id, u::name)).load(conn)?)
}

/// When the newest row was written, whatever the organisation; to compare the clock with.
pub fn newest(conn: &mut Conn) -> Result<Option<Time>> {
    Ok(a::audit_events.order(a::id.desc()).select(a::at).first(conn).optional()?)
}
