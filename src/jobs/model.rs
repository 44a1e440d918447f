//! A job.

use crate::kit::ids::{JobId, OrganisationId};
use crate::kit::{Json, Time};

crate::words! {
    /// Where a job stands.
    pub enum JobState {
        Waiting = "waiting", "Waiting";
        Running = "running", "Running";
        Done = "done", "Done";
        Dead = "dead", "Given up";
    }
}

/// A row of the queue.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::jobs)]
pub struct Job {
    pub id: JobId,
    pub organisation_id: Option<OrganisationId>,
    pub kind: String,
    pub payload: Json<serde_json::Value>,
    pub state: JobState,
    pub priority: i32,
    pub attempts: i32,
    pub max_attempts: i32,
    pub run_at: Time,
    pub locked_by: Option<String>,
    pub locked_until: Option<Time>,
    pub last_error: Option<String>,
    pub dedupe_key: Option<String>,
    pub created_at: Time,
    pub finished_at: Option<Time>,
}
