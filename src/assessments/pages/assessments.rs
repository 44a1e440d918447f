//! The list, a new draft, and the page of one assessment.

use super::frame::{Frame, may_edit};
use super::panel::Panel;
use super::settings::SettingsView;
use super::words::{SectionView, sections, tone};
use crate::assessments::actions::{self, ListQuery};
use crate::assessments::model::AssessmentState;
use crate::error::{Error, FieldErrors, Result};
use crate::kit::ids::{AssessmentId, ProfileId};
use crate::kit::{Cursor, Permission};
use crate::new_id;
use crate::paths::{self as urls, assessments as paths};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "assessments/assessments/index.html")]
struct Index {
    shell: Shell,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    search: String,
    state: &'static str,
    action: String,
    next: Option<String>,
    new: Option<String>,
    none_at_all: bool,
}

struct Tab {
    label: &'static str,
    href: String,
    count: i64,
    current: bool,
}
struct Row {
    title: String,
    href: String,
    badge: String,
    tone: &'static str,
    profile: String,
    minutes: i32,
    changed: String,
    changed_iso: String,
}

/// The list under its status tabs.
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let state: AssessmentState = visit.query.value("state").parse().unwrap_or(AssessmentState::Published);
    // Without a wish the tab with something in it is shown first.
    let wished = visit.query.get("state").is_some();
    let query = ListQuery {
        state,
        search: visit.query.value("q").chars().take(200).collect(),
        profile: visit.query.value("profile").parse().ok(),
        after: Cursor::decode(visit.query.value("after")),
    };
    let search = query.search.clone();
    let list = visit.read(move |conn, ctx| actions::list(conn, ctx, &query, wished)).await?;
    let now = visit.state.clock.now();
    let rows = list
        .page
        .rows
        .iter()
        .map(|r| Row {
            title: r.title.clone(),
            href: paths::show(&r.id),
            badge: format!("{} {}", r.state.label(), r.number),
            tone: tone(r.state),
            profile: r.profile_title.clone(),
            minutes: r.time_limit_min,
            changed: r.updated_at.ago(now),
            changed_iso: r.updated_at.iso(),
        })
        .collect();
    let tabs = [AssessmentState::Published, AssessmentState::Draft, AssessmentState::Archived]
        .into_iter()
        .map(|s| Tab {
            label: if s == AssessmentState::Draft { "Drafts" } else { s.label() },
            href: paths::index_in(s.as_str()),
            count: list.count(s),
            current: s == list.state,
        })
        .collect();
    let next = list
        .page
        .next
        .as_ref()
        .map(|c| urls::with_query(&paths::index(), &[("state", list.state.as_str()), ("q", &search), ("after", &c.encode())]));
    visit.page(&Index {
        shell: visit.shell("Assessments"),
        tabs,
        rows,
        search,
        state: list.state.as_str(),
        action: paths::index(),
        next,
        new: may_edit(&visit).then(|| paths::new(None)),
        none_at_all: list.none_at_all(),
    })
}

#[derive(askama::Template)]
#[template(path = "assessments/assessments/new.html")]
struct New {
    shell: Shell,
    action: String,
    id: String,
    profiles: Vec<(String, String)>,
    profile: String,
    title: String,
    errors: FieldErrors,
    profiles_page: String,
}

/// The form of a new draft.
pub async fn new(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    if !may_edit(&visit) {
        return Err(Error::Forbidden(Permission::EditAssessments));
    }
    let (profile, title) = (visit.query.value("profile").to_string(), String::new());
    form(&visit, None, profile, title, FieldErrors::new()).await
}

async fn form(visit: &Visit, id: Option<String>, profile: String, title: String, errors: FieldErrors) -> Result<HttpResponse> {
    let (profiles, minted) = visit.read(|conn, ctx| Ok((actions::measurable_profiles(conn, ctx)?, new_id!(ctx, AssessmentId)))).await?;
    let profiles = profiles
        .into_iter()
        .map(|p| (p.id.to_string(), if p.team_name.is_empty() { p.title } else { format!("{} ({})", p.title, p.team_name) }))
        .collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = visit.shell("New assessment").crumb("Assessments", paths::index()).crumb("New assessment", "");
    visit.page_as(
        status,
        &New {
            shell,
            action: paths::index(),
            id: id.unwrap_or_else(|| minted.to_string()),
            profiles,
            profile,
            title,
            errors,
            profiles_page: urls::profiles::index(),
        },
    )
}

/// Makes a draft and leads on to its questions.
pub async fn create(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let mut parse = fields.parse();
    let id: AssessmentId = fields.value("id").parse().map_err(|_| Error::NotFound)?;
    let profile = parse.choice::<ProfileId>("profile", "the job profile this measures");
    let title = parse.optional_line("title", "a title", 120);
    let again = |errors| form(&visit, Some(id.to_string()), fields.value("profile").to_string(), fields.value("title").to_string(), errors);
    match parse.done(()) {
        Err(Error::Invalid(errors)) => return again(errors).await,
        Err(error) => return Err(error),
        Ok(()) => {}
    }
    let profile = profile.ok_or(Error::NotFound)?;
    let (to, new) = (paths::builder(&id), id.clone());
    match visit.write(move |conn, ctx| actions::create(conn, ctx, &new, &profile, &title)).await {
        Ok(()) => Ok(visit.go(&to)),
        Err(Error::Refused { reason, .. }) => again(FieldErrors::one("profile", reason)).await,
        Err(error) => Err(error),
    }
}

#[derive(askama::Template)]
#[template(path = "assessments/assessments/show.html")]
struct Show {
    shell: Shell,
    frame: Frame,
    sections: Vec<SectionView>,
    panel: Panel,
    settings: SettingsView,
    invitations: Vec<(String, i64)>,
    invite: Option<String>,
    versions: Option<String>,
    version_id: String,
    archive: Option<String>,
    archived: bool,
    family: Vec<(String, String)>,
    published: Option<(String, String)>,
}

/// One assessment. A draft leads whoever may change it on to its questions.
pub async fn show(visit: Visit, id: web::Path<AssessmentId>) -> Result<HttpResponse> {
    visit.staff()?;
    let (look, about, minted) = visit
        .read(move |conn, ctx| {
            let look = actions::look(conn, ctx, &id)?;
            let about = actions::about(conn, ctx, &look.plan.assessment)?;
            Ok((look, about, new_id!(ctx, AssessmentId)))
        })
        .await?;
    let a = &look.plan.assessment;
    let editor = may_edit(&visit);
    if a.is_draft() && editor {
        return Ok(visit.go(&paths::builder(&a.id)));
    }
    let (shell, frame) = Frame::plain(&visit, &look, &a.title);
    let published = a.state == AssessmentState::Published;
    let family = about
        .family
        .iter()
        .filter(|(other, ..)| *other != a.id)
        .map(|(other, n, state)| (format!("Version {n} ({})", state.label().to_lowercase()), paths::show(other)))
        .collect();
    visit.page(&Show {
        sections: sections(&look.plan),
        panel: Panel::new(&look.plan, &[], false),
        settings: SettingsView::new(a),
        invitations: about.invitations,
        family,
        invite: (published && visit.actor.may(Permission::InviteCandidates)).then(|| urls::candidates::invite_to(&a.id)),
        versions: (editor && !a.is_draft()).then(|| paths::versions(&a.id)),
        version_id: minted.to_string(),
        archive: (editor && published).then(|| paths::archive(&a.id)),
        archived: a.state == AssessmentState::Archived,
        published: a.published_at.map(|t| (t.iso(), t.date())),
        shell,
        frame,
    })
}

/// Deletes a draft.
pub async fn delete(visit: Visit, id: web::Path<AssessmentId>) -> Result<HttpResponse> {
    visit.staff()?;
    visit.write(move |conn, ctx| actions::delete(conn, ctx, &id)).await?;
    Ok(visit.go_with(&paths::index_in("draft"), &Flash::good("Draft deleted.", "")))
}

/// Drafts the next version.
pub async fn new_version(visit: Visit, id: web::Path<AssessmentId>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let new: AssessmentId = fields.value("id").parse().map_err(|_| Error::NotFound)?;
    let draft = visit.write(move |conn, ctx| actions::new_version(conn, ctx, &id, &new)).await?;
    Ok(visit.go_with(&paths::builder(&draft), &Flash::good("A new version is drafted.", "The published one stays as it is.")))
}

/// Archives.
pub async fn archive(visit: Visit, id: web::Path<AssessmentId>) -> Result<HttpResponse> {
    visit.staff()?;
    let back = paths::show(&id);
    visit.write(move |conn, ctx| actions::archive(conn, ctx, &id)).await?;
    Ok(visit.go_with(&back, &Flash::good("Archived.", "Nobody new is invited to it. Invitations that went out stay good.")))
}
