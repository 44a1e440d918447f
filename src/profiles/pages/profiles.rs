//! The list, starting a profile, and its page.

use super::frame::{badge, id_of, shell, sub};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::ids::ProfileId;
use crate::kit::{Cursor, Permission, markdown, text};
use crate::paths::profiles as paths;
use crate::profiles::actions::{self, NewProfile, Visible};
use crate::profiles::{Profile, ProfileContent, ProfileState, rules, store};
use crate::skills::catalogue;
use crate::web::{Fields, Flash, Shell, Visit};
use crate::{audit, new_id};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// Rows of a page of the list.
const PAGE: usize = 25;

#[derive(askama::Template)]
#[template(path = "profiles/profiles/index.html")]
struct Index {
    shell: Shell,
    tabs: Vec<Tab>,
    state: String,
    asked: String,
    rows: Vec<Row>,
    next: Option<String>,
    first: Option<String>,
    may_edit: bool,
    any: bool,
    summary: String,
}
struct Tab {
    label: &'static str,
    href: String,
    count: i64,
    current: bool,
}
struct Row {
    id: ProfileId,
    title: String,
    place: String,
    tone: &'static str,
    badge: String,
    skills: String,
    team: String,
    changed: String,
    changed_iso: String,
}

/// The profiles that the visitor sees.
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::ViewProfiles)?;
    let state: Option<ProfileState> = visit.query.value("state").parse().ok();
    let asked = text::one_line(visit.query.value("q")).chars().take(200).collect::<String>();
    let after = visit.query.value("after").to_string();
    let from = Cursor::decode(&after);
    let (question, started) = (asked.clone(), from.is_some());
    let now = visit.state.clock.now();
    let (counts, rows, next) = visit
        .read(move |conn, ctx| {
            let organisation = ctx.organisation()?;
            let member = match actions::visible(conn, ctx)? {
                Visible::All => None,
                Visible::Only(_) => Some(ctx.actor.staff()?.user.clone()),
            };
            let filter = store::Filter { state, asked: question, member };
            let counts = store::counts(conn, &organisation, &filter)?;
            let page = store::list(conn, &organisation, &filter, from.as_ref(), PAGE)?;
            let rows = page
                .rows
                .into_iter()
                .map(|listed| {
                    let team = store::team(conn, &listed.profile.id)?;
                    let (tone, badge) = badge(&listed.profile);
                    Ok(Row {
                        place: sub(&listed.profile, &[]),
                        tone,
                        badge,
                        skills: listed.skills.to_string(),
                        team: team.iter().map(|u| u.name.as_str()).collect::<Vec<_>>().join(", "),
                        changed: listed.profile.updated_at.ago(now),
                        changed_iso: listed.profile.updated_at.iso(),
                        title: listed.profile.title,
                        id: listed.profile.id,
                    })
                })
                .collect::<Result<Vec<_>>>()?;
            Ok((counts, rows, page.next))
        })
        .await?;
    let word = state.map_or("", ProfileState::as_str);
    let total: i64 = counts.iter().map(|(_, n)| n).sum();
    let mut tabs = vec![Tab { label: "All", href: paths::list("", &asked, ""), count: total, current: state.is_none() }];
    tabs.extend(counts.iter().map(|(s, n)| Tab {
        label: s.label(),
        href: paths::list(s.as_str(), &asked, ""),
        count: *n,
        current: state == Some(*s),
    }));
    visit.page(&Index {
        shell: visit.shell("Job profiles"),
        tabs,
        next: next.map(|c| paths::list(word, &asked, &c.encode())),
        first: started.then(|| paths::list(word, &asked, "")),
        summary: text::count(rows.len(), "profile", "profiles"),
        state: word.to_string(),
        any: total > 0 || !asked.is_empty(),
        asked,
        rows,
        may_edit: visit.actor.may(Permission::EditProfiles),
    })
}

#[derive(askama::Template)]
#[template(path = "profiles/profiles/new.html")]
struct New {
    shell: Shell,
    id: String,
    title: String,
    template: String,
    options: Vec<(String, String, String)>,
    errors: FieldErrors,
}

/// The form that starts a profile.
pub async fn new(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::EditProfiles)?;
    let mut ctx = visit.ctx();
    let id = new_id!(ctx, ProfileId);
    new_form(&visit, id.to_string(), visit.query.value("title"), visit.query.value("template"), FieldErrors::new())
}

fn new_form(visit: &Visit, id: String, title: &str, template: &str, errors: FieldErrors) -> Result<HttpResponse> {
    let mut options: Vec<_> = catalogue::shipped()?
        .templates
        .iter()
        .map(|t| (t.slug.clone(), t.name.clone(), format!("{} {}.", t.summary, text::count(t.skills.len(), "skill", "skills"))))
        .collect();
    options.push(("blank".to_string(), "Blank page".to_string(), "You choose every skill and write every word.".to_string()));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = visit.shell("New job profile").crumb("Job profiles", paths::index()).crumb("New", "");
    visit.page_as(status, &New { shell, id, title: title.to_string(), template: template.to_string(), options, errors })
}

/// Starts a profile.
pub async fn create(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::EditProfiles)?;
    let mut parse = fields.parse();
    let template = fields.value("template").to_string();
    let named = catalogue::template(&template).ok().map(|t| t.name.clone());
    if named.is_none() && template != "blank" {
        parse.error("template", "Choose a template or the blank page.");
    }
    let typed = parse.optional_line("title", "a title", rules::TITLE_MOST);
    let title = match (typed.is_empty(), named) {
        (false, _) => typed,
        (true, Some(name)) => name,
        (true, None) => {
            parse.error("title", "Enter a title, for example \"Senior Backend Engineer, Ledger\".");
            String::new()
        }
    };
    let id: Option<ProfileId> = fields.value("id").parse().ok();
    if id.is_none() {
        parse.error("title", "This form is out of date. Load the page again.");
    }
    let made = match (parse.done(()), id) {
        (Ok(()), Some(id)) => {
            let template = (template != "blank").then(|| template.clone());
            visit.write(move |conn, ctx| actions::create(conn, ctx, NewProfile { id, title, template })).await
        }
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::NotFound),
    };
    match made {
        Ok(profile) => {
            Ok(visit.go_with(&paths::edit(&profile.id), &Flash::good("Draft started.", "Say what the role is, then choose its skills.")))
        }
        Err(Error::Invalid(errors)) => new_form(&visit, fields.value("id").to_string(), fields.value("title"), &template, errors),
        Err(error) => Err(error),
    }
}

#[derive(askama::Template)]
#[template(path = "profiles/profiles/show.html")]
struct Show {
    shell: Shell,
    profile: Profile,
    content: ProfileContent,
    html: String,
    tone: &'static str,
    badge: String,
    sub: String,
    team: Vec<(String, String, &'static str)>,
    history: Vec<(String, String, String, String)>,
    may_edit: bool,
    is_draft: bool,
    salary: String,
}

/// One profile: its newest published text, or the draft where there is none yet or where an editor asks for it.
pub async fn show(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id_of(&id)?;
    let may_edit = visit.actor.may(Permission::EditProfiles);
    let wants_draft = may_edit && visit.query.has("draft", "1");
    let now = visit.state.clock.now();
    let (profile, content, team, history) = visit
        .read(move |conn, ctx| {
            let profile = actions::load(conn, ctx, &id)?;
            let content = if profile.published_number == 0 || wants_draft {
                store::content(conn, &profile)?
            } else {
                store::latest_version(conn, &profile.organisation_id, &id)?.2
            };
            let team = store::team(conn, &id)?;
            let history = audit::about(conn, &profile.organisation_id, id.as_str(), 8)?;
            Ok((profile, content, team, history))
        })
        .await?;
    let (tone, badge) = badge(&profile);
    let sub = sub(&profile, &team);
    let is_draft = profile.published_number == 0 || (wants_draft && profile.changed_since_published);
    visit.page(&Show {
        shell: shell(&visit, &profile, ""),
        html: markdown::html(&content.description_md, 2),
        tone,
        badge,
        sub,
        is_draft,
        may_edit,
        team: team.iter().map(|u| (u.name.clone(), text::initials(&u.name), u.role.label())).collect(),
        history: history.into_iter().map(|e| (e.summary, e.actor_name, e.at.ago(now), e.at.iso())).collect(),
        salary: content.salary.as_ref().map(|s| s.words()).unwrap_or_default(),
        content,
        profile,
    })
}
