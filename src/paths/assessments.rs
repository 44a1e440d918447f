//! URLs of the slice assessments.

use crate::kit::ids::{AssessmentId, ItemId, ProfileId, SectionId};

/// The list; posting makes a draft.
pub fn index() -> String {
    "/assessments".to_string()
}
/// The list under one status tab.
pub fn index_in(state: &str) -> String {
    super::with_query(&index(), &[("state", state)])
}
/// The form of a new draft; with a profile chosen already.
pub fn new(profile: Option<&ProfileId>) -> String {
    super::with_query("/assessments/new", &[("profile", profile.map_or("", ProfileId::as_str))])
}
/// One assessment; a draft leads on to its questions.
pub fn show(id: &AssessmentId) -> String {
    format!("/assessments/{id}")
}
/// Step 1: the role it measures. Posting takes over the profile's newest version.
pub fn role(id: &AssessmentId) -> String {
    format!("/assessments/{id}/role")
}
/// Step 2: sections, items and the question picker.
pub fn builder(id: &AssessmentId) -> String {
    format!("/assessments/{id}/questions")
}
/// The picker, filtered by one of the assessment's skills.
pub fn builder_for(id: &AssessmentId, skill: &str) -> String {
    format!("{}#find", super::with_query(&builder(id), &[("skill", skill)]))
}
/// Posting adds a question.
pub fn items(id: &AssessmentId) -> String {
    format!("/assessments/{id}/items")
}
/// Posting changes an item's points or the skill it counts for.
pub fn item(id: &AssessmentId, item: &ItemId) -> String {
    format!("/assessments/{id}/items/{item}")
}
/// Posting moves an item.
pub fn item_place(id: &AssessmentId, item: &ItemId) -> String {
    format!("/assessments/{id}/items/{item}/place")
}
/// Posting takes an item out.
pub fn item_removal(id: &AssessmentId, item: &ItemId) -> String {
    format!("/assessments/{id}/items/{item}/removal")
}
/// Posting lets the blueprint share out all points again.
pub fn points(id: &AssessmentId) -> String {
    format!("/assessments/{id}/points")
}
/// Posting adds a section.
pub fn sections(id: &AssessmentId) -> String {
    format!("/assessments/{id}/sections")
}
/// Posting renames a section.
pub fn section(id: &AssessmentId, section: &SectionId) -> String {
    format!("/assessments/{id}/sections/{section}")
}
/// Posting moves a section.
pub fn section_place(id: &AssessmentId, section: &SectionId) -> String {
    format!("/assessments/{id}/sections/{section}/place")
}
/// Posting takes an empty section out.
pub fn section_removal(id: &AssessmentId, section: &SectionId) -> String {
    format!("/assessments/{id}/sections/{section}/removal")
}
/// "Fill for me": what would be added and why. Posting adds it.
pub fn suggestion(id: &AssessmentId) -> String {
    format!("/assessments/{id}/suggestion")
}
/// Another suggestion.
pub fn suggestion_seeded(id: &AssessmentId, seed: u64) -> String {
    super::with_query(&suggestion(id), &[("seed", &seed.to_string())])
}
/// Step 3: settings.
pub fn settings(id: &AssessmentId) -> String {
    format!("/assessments/{id}/settings")
}
/// Step 4: look it over and publish.
pub fn review(id: &AssessmentId) -> String {
    format!("/assessments/{id}/review")
}
/// Posting publishes.
pub fn publication(id: &AssessmentId) -> String {
    format!("/assessments/{id}/publication")
}
/// Posting drafts a new version.
pub fn versions(id: &AssessmentId) -> String {
    format!("/assessments/{id}/versions")
}
/// Posting archives.
pub fn archive(id: &AssessmentId) -> String {
    format!("/assessments/{id}/archive")
}
/// Posting deletes a draft.
pub fn deletion(id: &AssessmentId) -> String {
    format!("/assessments/{id}/deletion")
}
/// As the candidate sees it: the page before the start.
pub fn preview(id: &AssessmentId) -> String {
    format!("/assessments/{id}/preview")
}
/// As the candidate sees it: question `number`, from 1.
pub fn preview_page(id: &AssessmentId, number: usize) -> String {
    format!("/assessments/{id}/preview/{number}")
}
/// Posting shows the instructions as candidates will read them.
pub fn settings_preview(id: &AssessmentId) -> String {
    format!("/assessments/{id}/settings/preview")
}
