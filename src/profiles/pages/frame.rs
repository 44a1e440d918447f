//! What the steps of the editor share: the head, the steps, and the panel that says what is to be settled.

use crate::accounts::User;
use crate::error::{Error, Result};
use crate::kit::Time;
use crate::kit::ids::ProfileId;
use crate::paths::profiles as paths;
use crate::profiles::rules::{self, Finding};
use crate::profiles::store::Measured;
use crate::profiles::{Profile, ProfileContent, ProfileState};
use crate::web::{Shell, Visit};

/// Reads the id of an address; what is none is not there.
pub(super) fn id_of(text: &str) -> Result<ProfileId> {
    text.parse().map_err(|_| Error::NotFound)
}

/// Tone and words of a profile's badge.
pub(super) fn badge(profile: &Profile) -> (&'static str, String) {
    match profile.state {
        ProfileState::Draft => ("warn", "Draft".to_string()),
        ProfileState::Open if profile.changed_since_published => ("warn", format!("Changed since version {}", profile.published_number)),
        ProfileState::Open => ("good", format!("Open, version {}", profile.published_number)),
        ProfileState::Closed => ("", "Closed".to_string()),
    }
}

/// One line under the title: team, place, people.
pub(super) fn sub(profile: &Profile, team: &[User]) -> String {
    let place = match profile.location.as_str() {
        "" => profile.workplace.label().to_string(),
        place => format!("{place}, {}", profile.workplace.label().to_lowercase()),
    };
    let people: Vec<&str> = team.iter().map(|u| u.name.as_str()).collect();
    let people = if people.is_empty() { String::new() } else { format!("Hiring team: {}", people.join(", ")) };
    [profile.team_name.clone(), place, people].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The steps of the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Role,
    Content,
    Review,
    Plan,
}

/// A link of the steps.
pub(super) struct StepLink {
    pub label: &'static str,
    pub href: String,
    pub done: bool,
    pub current: bool,
}

/// The head of the editor.
pub(super) struct Frame {
    pub title: String,
    pub tone: &'static str,
    pub badge: String,
    pub sub: String,
    pub saved: String,
    pub saved_iso: String,
    pub steps: Vec<StepLink>,
}

impl Frame {
    pub(super) fn new(profile: &Profile, team: &[User], content: &ProfileContent, step: Step, now: Time) -> Frame {
        let (tone, badge) = badge(profile);
        let weighed = content.skills.iter().map(|s| s.weight).sum::<i32>() == 100 && !content.description_md.trim().is_empty();
        let link = |label, href, of: Step, done: bool| StepLink { label, href, done: done && step != of, current: step == of };
        let mut steps = vec![
            link("Role", paths::edit(&profile.id), Step::Role, !team.is_empty() && !profile.location.is_empty()),
            link("Skills and text", paths::content(&profile.id), Step::Content, weighed),
            link(
                "Review and publish",
                paths::review(&profile.id),
                Step::Review,
                profile.published_number > 0 && !profile.changed_since_published,
            ),
        ];
        // A test is built on a published version.
        if profile.published_number > 0 {
            steps.push(link("Test plan", crate::paths::assessments::new(Some(&profile.id)), Step::Plan, false));
        }
        Frame {
            title: profile.title.clone(),
            tone,
            badge,
            sub: sub(profile, team),
            saved: format!("Saved {}", profile.updated_at.ago(now)),
            saved_iso: profile.updated_at.iso(),
            steps,
        }
    }
}

/// The shell of a page about one profile.
pub(super) fn shell(visit: &Visit, profile: &Profile, page: &str) -> Shell {
    let shell = visit
        .shell(if page.is_empty() { profile.title.clone() } else { format!("{page}: {}", profile.title) })
        .crumb("Job profiles", paths::index());
    if page.is_empty() {
        shell.crumb(profile.title.clone(), "")
    } else {
        shell.crumb(profile.title.clone(), paths::show(&profile.id)).crumb(page, "")
    }
}

/// A bar of the coverage.
pub(super) struct Meter {
    pub name: String,
    pub figure: String,
    pub value: i64,
    pub none: bool,
}

/// What is to be settled, and what of the profile the bank measures.
pub(super) struct Panel {
    pub settle: Vec<Finding>,
    pub hints: Vec<Finding>,
    pub meters: Vec<Meter>,
    pub most: i64,
    pub covered: String,
    pub count: usize,
}

impl Panel {
    pub(super) fn new(content: &ProfileContent, measured: &[Measured]) -> Panel {
        let any: Vec<bool> = measured.iter().map(|m| m.any()).collect();
        let (hints, settle): (Vec<_>, Vec<_>) = rules::findings(content, &any).into_iter().partition(Finding::is_hint);
        let meters: Vec<Meter> = content
            .skills
            .iter()
            .zip(measured)
            .map(|(skill, m)| Meter {
                name: skill.name.clone(),
                figure: figure(*m),
                value: if m.exact > 0 { m.exact } else { m.area },
                none: !m.any(),
            })
            .collect();
        Panel {
            count: settle.len(),
            covered: format!("{} of {}", any.iter().filter(|a| **a).count(), crate::kit::text::count(any.len(), "skill", "skills")),
            most: meters.iter().map(|m| m.value).max().unwrap_or(0).max(5),
            settle,
            hints,
            meters,
        }
    }
    /// "4 things to settle".
    pub(super) fn verdict(&self) -> String {
        crate::kit::text::count(self.count, "thing to settle", "things to settle")
    }
}

/// "12 questions", "3 in the area", "None".
pub(super) fn figure(m: Measured) -> String {
    match m {
        Measured { exact: 0, area: 0 } => "None".to_string(),
        Measured { exact: 0, area } => format!("{area} in its area"),
        Measured { exact, .. } => crate::kit::text::count(usize::try_from(exact).unwrap_or(0), "question", "questions"),
    }
}
