//! The menu and the banner of staff pages.

use crate::ctx::Actor;
use crate::kit::{Permission, Role};
use crate::paths;
use crate::web::{Banner, MenuItem, State};

struct Entry { label: &'static str, href: fn() -> String, icon: &'static str, needs: Option<Permission>, phone: bool, foot: bool }

const ENTRIES: &[Entry] = &[
    Entry { label: "Home", href: paths::home, icon: "home", needs: None, phone: true, foot: false },
    Entry { label: "Assessments", href: paths::assessments::index, icon: "clipboard-list", needs: Some(Permission::ViewAssessments), phone: false, foot: false },
    Entry { label: "Questions", href: paths::questions::index, icon: "library", needs: Some(Permission::ViewQuestions), phone: false, foot: false },
    Entry { label: "Candidates", href: paths::candidates::index, icon: "users", needs: Some(Permission::ViewCandidates), phone: true, foot: false },
    Entry { label: "To decide", href: paths::scorecards::to_decide, icon: "check-circle", needs: Some(Permission::RecordDecisions), phone: true, foot: false },
    Entry { label: "Shortlists", href: paths::scorecards::shortlists, icon: "list-checks", needs: Some(Permission::RecordDecisions), phone: false, foot: false },
    Entry { label: "Decided", href: paths::scorecards::decided, icon: "archive", needs: Some(Permission::RecordDecisions), phone: false, foot: false },
    Entry { label: "Reviews", href: paths::grading::queue, icon: "message", needs: Some(Permission::GradeAnswers), phone: true, foot: false },
    Entry { label: "Settings", href: paths::accounts::settings, icon: "settings", needs: None, phone: false, foot: true },
];

/// A hiring manager's top bar has room for what she comes for; the rest is one click from there.
const MANAGERS: [&str; 3] = ["To decide", "Shortlists", "Decided"];

/// The menu for whoever looks at `path`.
pub fn menu(state: &State, actor: &Actor, path: &str) -> (Vec<MenuItem>, Option<Banner>) {
    let Ok(staff) = actor.staff() else { return (Vec::new(), None) };
    let items = ENTRIES.iter().filter(|e| e.needs.is_none_or(|p| staff.role.may(p))).filter(|e| staff.role != Role::HiringManager || MANAGERS.contains(&e.label)).map(|e| {
        let href = (e.href)();
        let current = if href == "/" { path == "/" } else { path == href || path.starts_with(&format!("{href}/")) };
        MenuItem { label: e.label, href, icon: e.icon, current, count: None, urgent: false, phone: e.phone, foot: e.foot }
    }).collect();
    let sends_nothing = state.config.mail.smtp_url.is_none() && matches!(staff.role, Role::Admin | Role::Recruiter);
    let banner = sends_nothing.then(|| Banner {
        tone: "info",
        title: "Letters are not sent.".to_string(),
        text: "No mail server is set, so invitations stay in the outbox. You can copy the links from there.".to_string(),
        link: Some(("Open the outbox".to_string(), paths::accounts::outbox())),
    });
    (items, banner)
}
