//! A letter.

use crate::kit::Time;
use crate::kit::ids::{LetterId, OrganisationId};
use crate::language::Language;

crate::words! {
    /// Where a letter stands.
    pub enum LetterState {
        Waiting = "waiting", "Waiting";
        Kept = "kept", "Kept here";
        Sent = "sent", "Sent";
        Failed = "failed", "Failed to send";
    }
}

/// A letter to be written.
#[derive(Debug, Clone)]
pub struct NewLetter {
    /// What sort: "invitation", "reminder", "password_reset".
    pub kind: &'static str,
    /// The id of what it is about; letters of one thing are found by it.
    pub about_id: String,
    pub to_name: String,
    pub to_address: String,
    pub subject: String,
    /// Plain text; lines of any length.
    pub text: String,
    /// HTML, complete, without scripts or pictures from elsewhere.
    pub html: String,
    /// The link in it, so that staff can copy it from the outbox. Not for links that sign somebody in as staff.
    pub link: Option<String>,
    /// What it is written in; stands in its head.
    pub language: Language,
}

/// A row of the outbox.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::letters)]
pub struct Letter {
    pub id: LetterId,
    pub organisation_id: OrganisationId,
    pub kind: String,
    pub about_id: String,
    pub to_name: String,
    pub to_address: String,
    pub subject: String,
    pub body_text: String,
    pub body_html: String,
    pub link: Option<String>,
    pub state: LetterState,
    pub last_error: Option<String>,
    pub created_at: Time,
    pub sent_at: Option<Time>,
    pub language: Language,
}
