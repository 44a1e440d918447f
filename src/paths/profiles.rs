//! URLs of the slice profiles.

use std::fmt::Display;

/// The job profiles of the organisation; posting makes a draft.
pub fn index() -> String {
    "/profiles".to_string()
}
/// The list of one state, searched, from a cursor on.
pub fn list(state: &str, asked: &str, after: &str) -> String {
    super::with_query(&index(), &[("state", state), ("q", asked), ("after", after)])
}
/// The form that starts a profile.
pub fn new() -> String {
    "/profiles/new".to_string()
}
/// One profile.
pub fn show(id: &impl Display) -> String {
    format!("/profiles/{id}")
}
/// The first step of the editor: the role.
pub fn edit(id: &impl Display) -> String {
    format!("/profiles/{id}/edit")
}
/// Posting saves the role.
pub fn role(id: &impl Display) -> String {
    format!("/profiles/{id}/role")
}
/// The second step of the editor: skills and text; posting saves them.
pub fn content(id: &impl Display) -> String {
    format!("/profiles/{id}/content")
}
/// Posting renders the description.
pub fn preview(id: &impl Display) -> String {
    format!("/profiles/{id}/content/preview")
}
/// The page on which skills are found and added; posting adds one.
pub fn skills(id: &impl Display) -> String {
    format!("/profiles/{id}/skills")
}
/// Posting adds the skills of a template.
pub fn starter(id: &impl Display) -> String {
    format!("/profiles/{id}/skills/starter")
}
/// The page on which responsibilities are found and added; posting adds one.
pub fn responsibilities(id: &impl Display) -> String {
    format!("/profiles/{id}/responsibilities")
}
/// The last step of the editor: what is to be settled, and the button that publishes.
pub fn review(id: &impl Display) -> String {
    format!("/profiles/{id}/review")
}
/// The published texts; posting publishes the next.
pub fn versions(id: &impl Display) -> String {
    format!("/profiles/{id}/versions")
}
/// One published text.
pub fn version(id: &impl Display, number: impl Display) -> String {
    format!("/profiles/{id}/versions/{number}")
}
/// Posting closes a profile.
pub fn closure(id: &impl Display) -> String {
    format!("/profiles/{id}/closure")
}
/// Posting opens a closed profile again.
pub fn closure_end(id: &impl Display) -> String {
    format!("/profiles/{id}/closure/end")
}
/// Asks before a draft is deleted; posting deletes it.
pub fn deletion(id: &impl Display) -> String {
    format!("/profiles/{id}/deletion")
}
