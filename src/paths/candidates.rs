//! URLs of the slice candidates.

use super::with_query;
use crate::kit::ids::{ApplicationId, AssessmentId, CandidateId, InvitationId};

/// The candidates of the organisation.
pub fn index() -> String {
    "/candidates".to_string()
}
/// The list as searched and filtered; empty values are left out. `stage` is a stage or a group of stages.
pub fn list(search: &str, profile: &str, stage: &str) -> String {
    with_query(&index(), &[("q", search), ("profile", profile), ("stage", stage)])
}
/// Posting reminds the candidates that were ticked.
pub fn bulk_reminders() -> String {
    "/candidates/reminders".to_string()
}
/// Posting cancels the invitations of the candidates that were ticked.
pub fn bulk_cancellations() -> String {
    "/candidates/cancellations".to_string()
}
/// Posting leads to the comparison of the candidates that were ticked.
pub fn comparison() -> String {
    "/candidates/comparison".to_string()
}
/// One candidate; posting changes the details.
pub fn candidate(id: &CandidateId) -> String {
    format!("/candidates/{id}")
}
/// The form for a candidate's details.
pub fn edit(id: &CandidateId) -> String {
    format!("/candidates/{id}/edit")
}
/// Posting notes that somebody withdrew or was hired.
pub fn stage(id: &ApplicationId) -> String {
    format!("/applications/{id}/stage")
}

/// The form that invites one person.
pub fn invite() -> String {
    "/invitations/new".to_string()
}
/// The same form with this assessment chosen.
pub fn invite_to(assessment: &AssessmentId) -> String {
    with_query(&invite(), &[("assessment", assessment.as_str())])
}
/// Posting invites one person.
pub fn invitations() -> String {
    "/invitations".to_string()
}
/// The form that invites many.
pub fn invite_many() -> String {
    "/invitations/many".to_string()
}
/// Posting a list of people shows what it holds, line by line.
pub fn preview() -> String {
    "/invitations/preview".to_string()
}
/// Posting invites the people of a list.
pub fn batches() -> String {
    "/invitations/batches".to_string()
}
/// Posting sends a reminder.
pub fn reminder(id: &InvitationId) -> String {
    format!("/invitations/{id}/reminder")
}
/// Posting cancels an invitation.
pub fn cancellation(id: &InvitationId) -> String {
    format!("/invitations/{id}/cancellation")
}
/// Posting makes a fresh link.
pub fn renewal(id: &InvitationId) -> String {
    format!("/invitations/{id}/renewal")
}
/// Posting sets another last day.
pub fn expiry(id: &InvitationId) -> String {
    format!("/invitations/{id}/expiry")
}

/// The link in a candidate's letter; the token is made by `candidates::link`. The pages behind it are those of `attempts`.
pub fn link(token: &str) -> String {
    format!("/i/{token}")
}
