//! The menu and the banner of staff pages, and the number of candidates who wait for a decision.

use crate::ctx::Actor;
use crate::kit::Permission;
use crate::kit::Role;
use crate::paths;
use crate::web::{Banner, MenuItem, State, Waiting};
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

struct Entry {
    label: &'static str,
    href: fn() -> String,
    icon: &'static str,
    roles: &'static [Role],
    phone: bool,
    foot: bool,
}

const fn entry(label: &'static str, href: fn() -> String, icon: &'static str, roles: &'static [Role], phone: bool) -> Entry {
    Entry { label, href, icon, roles, phone, foot: false }
}

const RECRUITING: &[Role] = &[Role::Admin, Role::Recruiter];
const MANAGING: &[Role] = &[Role::HiringManager];

/// Each role sees what it works with; everything else that it may see is linked from there.
const ENTRIES: &[Entry] = &[
    entry("Home", paths::home, "home", RECRUITING, true),
    entry("Job profiles", paths::profiles::index, "briefcase", RECRUITING, true),
    entry("Assessments", paths::assessments::index, "clipboard-list", RECRUITING, false),
    entry("Questions", paths::questions::index, "library", RECRUITING, false),
    entry("Candidates", paths::candidates::index, "users", RECRUITING, true),
    entry("To decide", paths::scorecards::to_decide, "check-circle", MANAGING, true),
    entry("Shortlists", paths::scorecards::shortlists, "list-checks", MANAGING, true),
    entry("Decided", paths::scorecards::decided, "archive", MANAGING, true),
    entry("Reviews", paths::grading::queue, "message", &[Role::Admin, Role::Recruiter, Role::HiringManager, Role::Reviewer], true),
    entry("Decisions", paths::scorecards::to_decide, "check-circle", RECRUITING, false),
    Entry { label: "Settings", href: paths::accounts::settings, icon: "settings", roles: Role::ALL, phone: false, foot: true },
];

/// The menu for whoever looks at `path`.
pub fn menu(state: &State, actor: &Actor, path: &str) -> (Vec<MenuItem>, Option<Banner>) {
    let Ok(staff) = actor.staff() else { return (Vec::new(), None) };
    let items = ENTRIES
        .iter()
        .filter(|e| e.roles.contains(&staff.role))
        .map(|e| {
            let href = (e.href)();
            let current = if href == "/" { path == "/" } else { path == href || path.starts_with(&format!("{href}/")) };
            MenuItem { label: e.label, href, icon: e.icon, current, count: None, urgent: false, phone: e.phone, foot: e.foot }
        })
        .collect();
    let sends_nothing = state.config.mail.smtp_url.is_none() && matches!(staff.role, Role::Admin | Role::Recruiter);
    let banner = sends_nothing.then(|| Banner {
        tone: "info",
        title: "Letters are not sent.".to_string(),
        text: "No mail server is set, so invitations stay in the outbox. You can copy the links from there.".to_string(),
        link: Some(("Open the outbox".to_string(), paths::accounts::outbox())),
    });
    (items, banner)
}

/// The middleware: counts, for whoever decides, the candidates who wait. A page without the number is better than none, so a failure shows nothing.
pub async fn count_waiting(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let actor = request.extensions().get::<Actor>().filter(|actor| actor.may(Permission::RecordDecisions)).cloned();
    let state = request.app_data::<web::Data<State>>().filter(|_| request.method() == Method::GET).cloned();
    if let (Some(actor), Some(state)) = (actor, state) {
        let ctx = state.ctx(actor, "");
        if let Ok(waiting) = state.db.read(move |conn| crate::scorecards::to_decide_count(conn, &ctx)).await {
            let count = u32::try_from(waiting).unwrap_or(0);
            request.extensions_mut().insert(Waiting { at: paths::scorecards::to_decide(), count });
        }
    }
    next.call(request).await
}
