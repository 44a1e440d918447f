//! Decisions: never changed, never deleted; a new one stands after the last.

use crate::db::{
    Conn,
    schema::{decisions as d, users},
};
use crate::error::Result;
use crate::kit::{Json, ids::*};
use crate::scorecards::model::Decision;
use diesel::prelude::*;

/// All decisions on an application, newest first.
pub fn decisions(conn: &mut Conn, application: &ApplicationId) -> Result<Vec<Decision>> {
    let rows = d::table
        .inner_join(users::table)
        .filter(d::application_id.eq(application))
        .order(d::id.desc())
        .select((d::id, d::kind, d::reason_code, d::reason, d::decided_by, users::name, d::decided_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, kind, reason_code, reason, by, by_name, at)| Decision { id, kind, reason_code, reason, by, by_name, at })
        .collect())
}

/// Adds a decision with the evidence it was made on.
pub fn add_decision(
    conn: &mut Conn,
    organisation: &OrganisationId,
    application: &ApplicationId,
    attempt: &AttemptId,
    new: &Decision,
    evidence: &serde_json::Value,
) -> Result<()> {
    diesel::insert_into(d::table)
        .values((
            d::id.eq(&new.id),
            d::organisation_id.eq(organisation),
            d::application_id.eq(application),
            d::attempt_id.eq(attempt),
            d::kind.eq(new.kind),
            d::reason_code.eq(new.reason_code),
            d::reason.eq(&new.reason),
            d::evidence.eq(Json::new(evidence.clone())),
            d::decided_by.eq(&new.by),
            d::decided_at.eq(new.at),
        ))
        .execute(conn)?;
    Ok(())
}
