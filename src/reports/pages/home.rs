//! The start page: what needs somebody, who sits a test now, how the open jobs stand.

use crate::audit;
use crate::error::Result;
use crate::kit::text::count;
use crate::kit::{Permission, Role as Job, Time};
use crate::paths;
use crate::reports::model::{Need, Role, Sitting, Waiting, Week};
use crate::reports::{rules, store};
use crate::web::{Shell, Visit};
use actix_web::HttpResponse;

#[derive(askama::Template)]
#[template(path = "reports/home/show.html")]
struct Show {
    shell: Shell,
    summary: String,
    needs: Vec<Need>,
    roles: Vec<RoleRow>,
    sittings: Vec<SittingRow>,
    week: Week,
    recent: Vec<Recent>,
    first_step: Option<FirstStep>,
    can_invite: bool,
    can_edit_profiles: bool,
}

struct RoleRow {
    role: Role,
    /// Invited, started, finished, moved on: the figure, and how it is shown.
    counts: [(i64, String); 4],
    open_for: String,
    href: String,
}

/// A figure; where counting stopped, with a plus.
fn shown(n: i64) -> String {
    if n >= store::COUNT_MOST { format!("{}+", store::COUNT_MOST) } else { n.to_string() }
}

struct SittingRow {
    sitting: Sitting,
    minutes_left: i64,
    seen: String,
}

struct Recent {
    who: String,
    what: String,
    at: Time,
    ago: String,
}

/// What a new company does first.
struct FirstStep {
    title: &'static str,
    text: &'static str,
    action: &'static str,
    href: String,
}

/// The start page. Hiring managers and reviewers start where their work is.
pub async fn show(visit: Visit) -> Result<HttpResponse> {
    let staff = visit.staff()?.clone();
    match staff.role {
        Job::HiringManager => return Ok(visit.go(&paths::scorecards::to_decide())),
        Job::Reviewer => return Ok(visit.go(&paths::grading::queue())),
        Job::Admin | Job::Recruiter => {}
    }
    let organisation = staff.organisation.clone();
    let sees_audit = staff.role.may(Permission::ViewCandidates);
    let (now, waiting, roles, sittings, week, recent) = visit
        .read(move |conn, ctx| {
            let now = ctx.now();
            let recent = if sees_audit { audit::list(conn, &organisation, &audit::Filter::default(), None, 30)?.rows } else { Vec::new() };
            Ok((
                now,
                store::waiting(conn, &organisation, now)?,
                store::roles(conn, &organisation)?,
                store::sittings(conn, &organisation, now, 6)?,
                store::week(conn, &organisation, now)?,
                recent,
            ))
        })
        .await?;
    let needs = rules::needs(&waiting, now, staff.role == Job::Admin);
    let page = Show {
        summary: summary(needs.len(), sittings.len()),
        first_step: first_step(&waiting, &roles),
        needs,
        roles: roles
            .into_iter()
            .map(|role| RoleRow {
                counts: [role.invited, role.started, role.finished, role.moved_on].map(|n| (n, shown(n))),
                open_for: open_for(&role, now),
                href: paths::profiles::show(&role.profile),
                role,
            })
            .collect(),
        sittings: sittings
            .into_iter()
            .map(|sitting| SittingRow {
                minutes_left: (sitting.deadline_at - now).minutes_up(),
                seen: sitting.last_seen_at.ago(now),
                sitting,
            })
            .collect(),
        week,
        recent: recent
            .into_iter()
            .filter(|entry| !entry.fact.starts_with("session."))
            .take(6)
            .map(|entry| Recent { who: entry.actor_name, what: entry.summary, at: entry.at, ago: entry.at.ago(now) })
            .collect(),
        can_invite: staff.role.may(Permission::InviteCandidates),
        can_edit_profiles: staff.role.may(Permission::EditProfiles),
        shell: visit.shell(now.stamp().strftime("%A %-d %B").to_string()),
    };
    visit.page(&page)
}

fn summary(needs: usize, sitting: usize) -> String {
    let needs = match needs {
        0 => "Nothing needs you.".to_string(),
        n => format!("{} you.", count(n, "thing needs", "things need")),
    };
    match sitting {
        0 => needs,
        n => format!("{needs} {} a test now.", count(n, "person is taking", "people are taking")),
    }
}

fn open_for(role: &Role, now: Time) -> String {
    role.opened_at.map_or_else(String::new, |at| match (now - at).whole_minutes() / 1440 {
        0 => "Opened today".to_string(),
        days => format!("Open {}", count(usize::try_from(days).unwrap_or(0), "day", "days")),
    })
}

fn first_step(waiting: &Waiting, roles: &[Role]) -> Option<FirstStep> {
    let step = |title, text, action, href| Some(FirstStep { title, text, action, href });
    if waiting.open_profiles == 0 && waiting.drafts.is_empty() {
        step(
            "Begin with a job profile",
            "Say which skills the job needs, how well and how much each counts. Everything after it follows from that.",
            "New job profile",
            paths::profiles::new(),
        )
    } else if waiting.open_profiles > 0 && waiting.published_assessments == 0 {
        step(
            "Build a test from the profile",
            "The weights of the skills become points; the bank has questions for them.",
            "New assessment",
            paths::assessments::new(None),
        )
    } else if waiting.published_assessments > 0 && roles.iter().all(|r| r.invited == 0) {
        step(
            "Invite the first candidates",
            "They need no account: a link in a letter is enough.",
            "Invite candidates",
            paths::candidates::invite(),
        )
    } else {
        None
    }
}
