//! URLs of the slice skills.

/// The catalogue of skills.
pub fn index() -> String {
    "/skills".to_string()
}
/// The catalogue, searched.
pub fn search(asked: &str) -> String {
    super::with_query(&index(), &[("q", asked)])
}
/// One area with its levels and skills.
pub fn area(id: &impl std::fmt::Display) -> String {
    format!("/skills/areas/{id}")
}
/// The responsibilities of the catalogue.
pub fn responsibilities() -> String {
    "/skills/responsibilities".to_string()
}
/// The form for a skill of the company's own.
pub fn new() -> String {
    "/skills/new".to_string()
}
/// One skill; posting to it changes it.
pub fn show(id: &impl std::fmt::Display) -> String {
    format!("/skills/{id}")
}
/// The form that changes a skill.
pub fn edit(id: &impl std::fmt::Display) -> String {
    format!("/skills/{id}/edit")
}
/// Posting retires a skill.
pub fn retirement(id: &impl std::fmt::Display) -> String {
    format!("/skills/{id}/retirement")
}
/// Posting offers a retired skill again.
pub fn retirement_end(id: &impl std::fmt::Display) -> String {
    format!("/skills/{id}/retirement/end")
}
