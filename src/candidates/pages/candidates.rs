//! The list of candidates.

use super::{percent, sends, stage_tone};
use crate::candidates::store::{Filter, Row, Seek};
use crate::candidates::{InvitationState, Stage, StageGroup, actions, rules};
use crate::error::Result;
use crate::kit::ids::{ApplicationId, ProfileId};
use crate::kit::{Cursor, Permission, Span, Time, text};
use crate::paths::{self, candidates as own};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::HttpResponse;

#[derive(askama::Template)]
#[template(path = "candidates/candidates/index.html")]
struct Index {
    shell: Shell,
    view: View,
}

struct View {
    search: String,
    profile: String,
    stage: String,
    profiles: Vec<(String, String)>,
    stages: Vec<(String, String)>,
    tabs: Vec<Tab>,
    rows: Vec<Line>,
    previous: Option<String>,
    next: Option<String>,
    summary: String,
    /// The address of this page, to come back to.
    here: String,
    is_filtered: bool,
    may_invite: bool,
}

struct Tab {
    label: &'static str,
    count: String,
    href: String,
    current: bool,
}

struct Line {
    application: String,
    href: String,
    name: String,
    email: String,
    code: String,
    job: String,
    stage: &'static str,
    tone: &'static str,
    note: String,
    score: Option<(String, String)>,
    iso: String,
    ago: String,
    date: String,
}

/// The list.
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let query = visit.query.clone();
    let (search, stage) = (text::one_line(query.value("q")).chars().take(200).collect::<String>(), query.value("stage").to_string());
    let profile: Option<ProfileId> = query.value("profile").parse().ok();
    let filter = Filter { words: rules::search_words(&search), profile: profile.clone(), stages: stages(&stage) };
    let seek = Seek { from: query.get("from").and_then(Cursor::decode), back: query.has("back", "1") };
    let overview = visit.read(move |conn, ctx| actions::overview(conn, ctx, &filter, &seek)).await?;
    let now = visit.state.clock.now();
    let profile = profile.map(|p| p.to_string()).unwrap_or_default();
    let here = own::list(&search, &profile, &stage);
    let at = |cursor: Option<Cursor>, back: &str| {
        cursor.map(|c| {
            paths::with_query(
                &own::index(),
                &[("q", &search), ("profile", &profile), ("stage", &stage), ("from", &c.encode()), ("back", back)],
            )
        })
    };
    let rows: Vec<Line> = overview
        .listing
        .rows
        .into_iter()
        .map(|row| {
            let scored = row.scored.as_ref().map(|(attempt, overall)| (percent(*overall), paths::scorecards::scorecard(attempt)));
            line(row, scored, now)
        })
        .collect();
    let (previous, next) = (at(overview.listing.previous, "1"), at(overview.listing.next, ""));
    let n = text::count(rows.len(), "application", "applications");
    let summary = if previous.is_none() && next.is_none() { n } else { format!("{n} on this page") };
    let mut all_stages: Vec<(String, String)> = Stage::ALL.iter().map(|s| (s.to_string(), s.label().to_string())).collect();
    // The word of a tab stands for its stages, so that the filter keeps saying what is shown.
    if let Some(group) = StageGroup::ALL.iter().find(|g| g.as_str() == stage && g.stages().len() > 1) {
        all_stages.insert(0, (group.to_string(), group.stages().iter().map(|s| s.label()).collect::<Vec<_>>().join(", ")));
    }
    let chosen =
        StageGroup::ALL.iter().find(|g| g.as_str() == stage && g.stages().len() == 1).map_or(stage.clone(), |g| g.stages()[0].to_string());
    let view = View {
        is_filtered: !(search.is_empty() && profile.is_empty() && stage.is_empty()),
        tabs: tabs(&overview.counts, &search, &profile, &stage),
        profiles: overview.profiles.into_iter().map(|(id, title)| (id.to_string(), title)).collect(),
        stages: all_stages,
        may_invite: visit.actor.may(Permission::InviteCandidates),
        stage: chosen,
        search,
        profile,
        rows,
        previous,
        next,
        summary,
        here,
    };
    visit.page(&Index { shell: visit.shell("Candidates"), view })
}

/// The stages that a word asks for: a stage, a group, or every one.
fn stages(word: &str) -> Vec<Stage> {
    word.parse::<Stage>().map(|s| vec![s]).or_else(|_| word.parse::<StageGroup>().map(|g| g.stages().to_vec())).unwrap_or_default()
}

fn tabs(counts: &[(StageGroup, usize)], search: &str, profile: &str, stage: &str) -> Vec<Tab> {
    let most = usize::try_from(actions::COUNT_MOST).unwrap_or(usize::MAX);
    let asked = stages(stage);
    let mut tabs = vec![Tab { label: "All", count: String::new(), href: own::list(search, profile, ""), current: asked.is_empty() }];
    tabs.extend(StageGroup::ALL.iter().map(|group| Tab {
        label: group.label(),
        count: match counts.iter().find(|(counted, _)| counted == group) {
            None => String::new(),
            Some((_, n)) if *n >= most => format!("{}+", most - 1),
            Some((_, n)) => n.to_string(),
        },
        href: own::list(search, profile, group.as_str()),
        current: asked == group.stages(),
    }));
    tabs
}

fn line(row: Row, score: Option<(String, String)>, now: Time) -> Line {
    let note = match &row.invitation {
        Some((_, InvitationState::Invited, until)) if *until > now && *until - now < Span::days(2) => format!("Ends {}", until.date_time()),
        Some((_, InvitationState::Invited, until)) if *until > now => format!("Open until {}", until.date()),
        _ => String::new(),
    };
    Line {
        application: row.application.to_string(),
        href: own::candidate(&row.candidate),
        email: if row.name == row.email { String::new() } else { row.email },
        name: row.name,
        code: row.code,
        job: row.profile_title,
        stage: row.stage.label(),
        tone: stage_tone(row.stage),
        note: if row.stage == Stage::Invited { note } else { String::new() },
        score,
        iso: row.stage_at.iso(),
        ago: row.stage_at.ago(now),
        date: row.stage_at.date_time(),
    }
}

/// Reminds those who were ticked.
pub async fn remind(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    let Some(ticked) = ticked(&visit, &fields, Permission::InviteCandidates)? else { return Ok(nobody(&visit, &fields)) };
    let done = visit.write(move |conn, ctx| actions::remind_many(conn, ctx, &ticked)).await?;
    let what = if sends(&visit) { "went out" } else { "wait in the outbox" };
    Ok(told(&visit, &fields, done, &|n| format!("{} {what}.", text::count(n, "reminder", "reminders"))))
}

/// Cancels the invitations of those who were ticked.
pub async fn cancel(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    let Some(ticked) = ticked(&visit, &fields, Permission::InviteCandidates)? else { return Ok(nobody(&visit, &fields)) };
    let done = visit.write(move |conn, ctx| actions::cancel_many(conn, ctx, &ticked)).await?;
    Ok(told(&visit, &fields, done, &|n| format!("{} cancelled.", text::count(n, "invitation was", "invitations were"))))
}

/// Goes to the comparison of those who were ticked.
pub async fn compare(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    let Some(ticked) = ticked(&visit, &fields, Permission::ViewScorecards)? else { return Ok(nobody(&visit, &fields)) };
    let attempts = visit.read(move |conn, ctx| actions::attempts_to_compare(conn, ctx, &ticked)).await?;
    match attempts.len() {
        2..=6 => Ok(visit.go(&paths::scorecards::compare(&attempts, "name"))),
        0 | 1 => Ok(visit.go_with(
            &back(&fields),
            &Flash::warn("Tick at least two candidates with a result.", "Those whose answers are still being read cannot be compared yet."),
        )),
        n => Ok(visit.go_with(&back(&fields), &Flash::warn("Tick at most six candidates.", format!("You ticked {n} with a result.")))),
    }
}

/// The applications that were ticked, at most a page of them; `None` when nothing was.
fn ticked(visit: &Visit, fields: &Fields, permission: Permission) -> Result<Option<Vec<ApplicationId>>> {
    visit.actor.need(permission)?;
    let ids: Vec<ApplicationId> = fields.all("application").filter_map(|id| id.parse().ok()).take(200).collect();
    Ok(if ids.is_empty() { None } else { Some(ids) })
}

fn nobody(visit: &Visit, fields: &Fields) -> HttpResponse {
    visit.go_with(&back(fields), &Flash::warn("Nobody is ticked.", "Tick the candidates first."))
}

fn told(visit: &Visit, fields: &Fields, done: actions::Many, words: &dyn Fn(usize) -> String) -> HttpResponse {
    let flash = match (done.done, done.left.first()) {
        (0, Some(reason)) => Flash::warn("Nothing was done.", reason.clone()),
        (n, None) => Flash::good("Done.", words(n)),
        (n, Some(reason)) => {
            Flash::warn(words(n), format!("{} left out: {reason}", text::count(done.left.len(), "candidate was", "candidates were")))
        }
    };
    visit.go_with(&back(fields), &flash)
}

/// The list as it was: a page of this list, and nothing else.
fn back(fields: &Fields) -> String {
    let asked = fields.value("back");
    let is_list = asked == own::index() || asked.starts_with(&format!("{}?", own::index()));
    if is_list && !asked.chars().any(char::is_control) { asked.to_string() } else { own::index() }
}
