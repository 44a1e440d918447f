//! A row of the audit trail.

use crate::kit::ids::{AuditId, OrganisationId};
use crate::kit::{Json, Time};

/// What happened, who did it and when.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::audit_events)]
pub struct Entry {
    pub id: AuditId,
    pub organisation_id: Option<OrganisationId>,
    /// "staff", "candidate", "system" or "nobody".
    pub actor_kind: String,
    pub actor_id: String,
    pub actor_name: String,
    /// Stable name, `noun.verb`.
    pub fact: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub summary: String,
    pub detail: Json<serde_json::Value>,
    pub address: String,
    pub at: Time,
}

/// Which rows to list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only facts whose name starts so: "session", "user.invited".
    pub fact: String,
    /// Only what this person did.
    pub actor_id: String,
}
