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
    /// Only facts of this noun ("session") or of this name ("user.invited").
    pub fact: String,
    /// Only what this user did; or "candidate", "system", "nobody" for everybody of that kind.
    pub actor: String,
}

/// A noun of facts as people read it: "session" is "Signing in".
pub fn label(noun: &str) -> String {
    match noun {
        "session" => "Signing in".to_string(),
        "organisation" => "Company".to_string(),
        "user" => "Users".to_string(),
        "letter" => "Letters".to_string(),
        "job" => "Background jobs".to_string(),
        _ => {
            let words = noun.replace('_', " ");
            let mut letters = words.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
        }
    }
}
