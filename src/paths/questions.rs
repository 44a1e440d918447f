//! URLs of the question bank.

/// The list; posting to it writes a new question.
pub fn index() -> String {
    "/questions".to_string()
}
/// The form for a new question; without a kind, the choice of one.
pub fn new() -> String {
    "/questions/new".to_string()
}
/// The form for a new question of a kind.
pub fn new_of(kind: &str, skill: &str) -> String {
    super::with_query("/questions/new", &[("kind", kind), ("skill", skill)])
}
/// A new question that measures a skill.
pub fn new_about(skill: &impl std::fmt::Display) -> String {
    super::with_query("/questions/new", &[("skill", &skill.to_string())])
}
/// Posting adds the questions that come with the product.
pub fn bank() -> String {
    "/questions/bank".to_string()
}
/// A question; posting to it saves.
pub fn show(id: &impl std::fmt::Display) -> String {
    format!("/questions/{id}")
}
/// The form of a question.
pub fn edit(id: &impl std::fmt::Display) -> String {
    format!("/questions/{id}/edit")
}
/// An older version.
pub fn version(id: &impl std::fmt::Display, number: i32) -> String {
    format!("/questions/{id}/versions/{number}")
}
/// Posting takes a question out of use.
pub fn retirement(id: &impl std::fmt::Display) -> String {
    format!("/questions/{id}/retirement")
}
/// Posting brings a retired question back.
pub fn restoration(id: &impl std::fmt::Display) -> String {
    format!("/questions/{id}/restoration")
}
