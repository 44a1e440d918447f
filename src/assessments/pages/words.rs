//! Words and signs that several pages show.

use crate::assessments::model::{AssessmentState, Item};
use crate::kit::text::count;
use crate::questions::Kind;

/// The icon of a kind of question.
pub const fn icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice => "check-circle",
        Kind::Multiple => "list-checks",
        Kind::TrueFalse => "help",
        Kind::Numeric => "hash",
        Kind::ShortText => "pen",
        Kind::Ordering => "list-ordered",
        Kind::Matching => "columns",
        Kind::Essay => "text",
    }
}

/// The colour of a state's badge.
pub const fn tone(state: AssessmentState) -> &'static str {
    match state {
        AssessmentState::Draft => "",
        AssessmentState::Published => "good",
        AssessmentState::Archived => "count",
    }
}

/// A question in a list: what people see of it.
pub struct ItemView {
    pub id: String,
    pub n: usize,
    pub title: String,
    pub kind: &'static str,
    pub icon: &'static str,
    pub level: &'static str,
    pub minutes: i32,
    pub skill_id: String,
    pub skill: String,
    pub points: String,
    /// Empty unless set by hand.
    pub own_points: String,
    pub in_use: bool,
}

impl ItemView {
    pub fn new(n: usize, item: &Item, skill: &str) -> Self {
        ItemView {
            id: item.id.to_string(),
            n,
            title: item.title.clone(),
            kind: item.kind.label(),
            icon: icon(item.kind),
            level: item.level.label(),
            minutes: item.minutes,
            skill_id: item.skill_id.to_string(),
            skill: skill.to_string(),
            points: item.points.to_string(),
            own_points: if item.points_fixed { item.points.to_string() } else { String::new() },
            in_use: item.in_use,
        }
    }
}

/// A section with its questions, numbered through.
pub struct SectionView {
    pub id: String,
    pub title: String,
    pub introduction_md: String,
    /// "4 questions"
    pub count: String,
    pub minutes: i32,
    pub points: String,
    pub items: Vec<ItemView>,
}

/// All sections of an assessment.
pub fn sections(plan: &crate::assessments::Plan) -> Vec<SectionView> {
    let mut n = 0;
    plan.sections
        .iter()
        .map(|section| {
            let items: Vec<ItemView> = plan
                .items_of(section)
                .map(|item| {
                    n += 1;
                    ItemView::new(n, item, plan.skill_index(&item.skill_id).map_or("", |i| plan.skills[i].name.as_str()))
                })
                .collect();
            SectionView {
                id: section.id.to_string(),
                title: section.title.clone(),
                introduction_md: section.introduction_md.clone(),
                count: count(items.len(), "question", "questions"),
                minutes: items.iter().map(|i| i.minutes).sum(),
                points: plan.items_of(section).map(|i| i.points).sum::<crate::kit::Points>().to_string(),
                items,
            }
        })
        .collect()
}
