//! What the pages of one assessment have in common: heading, steps, links.

use super::words::tone;
use crate::assessments::actions::Look;
use crate::kit::Permission;
use crate::kit::text::count;
use crate::paths::assessments as paths;
use crate::web::{Shell, Visit};

/// A step of drafting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepName {
    Role,
    Questions,
    Settings,
    Review,
}

/// A link of the steps.
pub struct StepLink {
    pub label: &'static str,
    pub href: String,
    pub n: usize,
    pub current: bool,
    pub done: bool,
}

/// The head of a page.
pub struct Frame {
    pub title: String,
    pub badge: String,
    pub tone: &'static str,
    pub sub: String,
    pub steps: Vec<StepLink>,
    pub preview: String,
    /// Where the last step leads, unless this is it.
    pub review: Option<String>,
}

impl Frame {
    /// The head of a draft's page at one of the steps, and the page's shell.
    pub fn step(visit: &Visit, look: &Look, at: StepName) -> (Shell, Frame) {
        let id = &look.plan.assessment.id;
        let blocked = look.plan.coverage.to_settle().iter().any(|s| s.blocks);
        let link = |label, href, n, name, done| StepLink { label, href, n, current: at == name, done: done && at != name };
        let steps = vec![
            link("Role", paths::role(id), 1, StepName::Role, true),
            link("Questions", paths::builder(id), 2, StepName::Questions, look.plan.coverage.items > 0 && !blocked),
            link("Settings", paths::settings(id), 3, StepName::Settings, look.plan.assessment.revision > 1),
            link("Review and publish", paths::review(id), 4, StepName::Review, false),
        ];
        let label = steps.iter().find(|s| s.current).map_or("", |s| s.label);
        let (shell, mut frame) = Frame::plain(visit, look, &format!("{label}: {}", look.plan.assessment.title));
        frame.steps = steps;
        frame.review = (at != StepName::Review).then(|| paths::review(id));
        (shell, frame)
    }

    /// The head without steps.
    pub fn plain(visit: &Visit, look: &Look, title: &str) -> (Shell, Frame) {
        let a = &look.plan.assessment;
        let shell = visit.shell(title).crumb("Assessments", paths::index()).crumb(a.title.clone(), "");
        let badge = if a.number > 1 || !a.is_draft() { format!("{} {}", a.state.label(), a.number) } else { a.state.label().to_string() };
        let sub = format!(
            "For {} · {} · {} of {} min",
            look.profile.title,
            count(look.plan.items.len(), "question", "questions"),
            look.plan.coverage.minutes,
            a.time_limit_min
        );
        (
            shell,
            Frame {
                title: a.title.clone(),
                badge,
                tone: tone(a.state),
                sub,
                steps: Vec::new(),
                preview: paths::preview(&a.id),
                review: None,
            },
        )
    }
}

/// Whether the visitor may change assessments: pages hide what would be refused.
pub fn may_edit(visit: &Visit) -> bool {
    visit.actor.may(Permission::EditAssessments)
}
