//! The last step of the editor, and what follows: publishing, versions, closing, deleting.

use super::frame::{Frame, Panel, Step, badge, id_of, shell, sub};
use crate::error::{Error, Result};
use crate::kit::ids::{ProfileId, ProfileVersionId};
use crate::kit::{Permission, markdown};
use crate::new_id;
use crate::paths::profiles as paths;
use crate::profiles::rules::Finding;
use crate::profiles::{Profile, ProfileContent, ProfileState, Salary, actions, rules, store};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "profiles/review/show.html")]
struct Review {
    shell: Shell,
    frame: Frame,
    panel: Panel,
    profile: Profile,
    content: ProfileContent,
    html: String,
    salary: String,
    refusal: String,
    version: String,
    next: i32,
}

/// What will be published, and what stands against it.
pub async fn show(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::EditProfiles)?;
    let id = id_of(&id)?;
    let (profile, content, team, measured, version) = visit
        .read(move |conn, ctx| {
            let profile = actions::load(conn, ctx, &id)?;
            let content = store::content(conn, &profile)?;
            let measured = store::measured(conn, &profile.organisation_id, &content.skills)?;
            let team = store::team(conn, &id)?;
            Ok((profile, content, team, measured, new_id!(ctx, ProfileVersionId)))
        })
        .await?;
    let any: Vec<bool> = measured.iter().map(|m| m.any()).collect();
    let refusal = match rules::may_publish(
        profile.state,
        profile.published_number,
        profile.changed_since_published,
        &rules::findings(&content, &any),
    ) {
        Ok(()) => String::new(),
        Err(refusal) => Error::from(refusal).to_string(),
    };
    visit.page(&Review {
        shell: shell(&visit, &profile, "Review and publish"),
        frame: Frame::new(&profile, &team, &content, Step::Review, visit.state.clock.now()),
        panel: Panel::new(&content, &measured),
        html: markdown::html(&content.description_md, 2),
        salary: content.salary.as_ref().map(Salary::words).unwrap_or_default(),
        refusal,
        version: version.to_string(),
        next: profile.published_number + 1,
        content,
        profile,
    })
}

/// Publishes the next version.
pub async fn publish(visit: Visit, id: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id_of(&id)?;
    let mut parse = fields.parse();
    let revision = parse.revision();
    let version: ProfileVersionId =
        fields.value("version").parse().map_err(|_| Error::field("version", "This form is out of date. Load the page again."))?;
    let publishing = id.clone();
    match visit.write(move |conn, ctx| actions::publish(conn, ctx, &publishing, revision, version)).await {
        Ok(made) => Ok(visit.go_with(
            &paths::show(&id),
            &Flash::good(
                format!("Version {} is published.", made.number),
                "It is kept as it is; you can go on editing and publish the next one.",
            ),
        )),
        Err(Error::Stale) => Ok(visit.go_with(
            &paths::review(&id),
            &Flash::warn("Somebody changed this profile meanwhile.", "This is what would be published now. Read it, then publish."),
        )),
        Err(Error::Refused { reason, .. }) => Ok(visit.go_with(&paths::review(&id), &Flash::bad("Not published.", reason))),
        Err(error) => Err(error),
    }
}

#[derive(askama::Template)]
#[template(path = "profiles/versions/index.html")]
struct Versions {
    shell: Shell,
    profile: Profile,
    rows: Vec<VersionRow>,
    tone: &'static str,
    badge: String,
}
struct VersionRow {
    number: i32,
    by: String,
    at: String,
    iso: String,
    changes: String,
}

/// The published texts, newest first.
pub async fn versions(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id_of(&id)?;
    let (profile, rows) = visit
        .read(move |conn, ctx| {
            let profile = actions::load(conn, ctx, &id)?;
            let versions = store::versions(conn, &profile.organisation_id, &id)?;
            let names =
                store::authors(conn, &profile.organisation_id, &versions.iter().map(|v| v.published_by.clone()).collect::<Vec<_>>())?;
            let rows = versions
                .iter()
                .enumerate()
                .map(|(i, v)| VersionRow {
                    number: v.number,
                    by: names.iter().find(|(id, _)| *id == v.published_by).map_or_else(|| v.published_by.clone(), |(_, name)| name.clone()),
                    at: v.published_at.date_time(),
                    iso: v.published_at.iso(),
                    changes: versions
                        .get(i + 1)
                        .map(|before| changes(&before.content, &v.content))
                        .unwrap_or_else(|| "The first version.".to_string()),
                })
                .collect();
            Ok((profile, rows))
        })
        .await?;
    let (tone, badge) = badge(&profile);
    visit.page(&Versions { shell: shell(&visit, &profile, "Versions"), profile, rows, tone, badge })
}

/// Which parts differ between two versions: "Changed: skills, description."
fn changes(before: &ProfileContent, after: &ProfileContent) -> String {
    let parts = [
        ("title", before.title != after.title),
        (
            "role",
            (&before.team_name, &before.location, before.workplace, before.employment)
                != (&after.team_name, &after.location, after.workplace, after.employment),
        ),
        ("salary", before.salary != after.salary),
        ("skills", before.skills != after.skills),
        ("responsibilities", before.responsibilities != after.responsibilities),
        ("description", before.description_md != after.description_md),
        ("things to rate", before.attributes != after.attributes),
    ];
    format!("Changed: {}.", parts.iter().filter(|(_, changed)| *changed).map(|(name, _)| *name).collect::<Vec<_>>().join(", "))
}

#[derive(askama::Template)]
#[template(path = "profiles/versions/show.html")]
struct Version {
    shell: Shell,
    number: i32,
    by: String,
    at: String,
    iso: String,
    content: ProfileContent,
    html: String,
    salary: String,
    newest: bool,
}

/// One published text.
pub async fn version(visit: Visit, path: web::Path<(String, String)>) -> Result<HttpResponse> {
    visit.staff()?;
    let (id, number) = path.into_inner();
    let id = id_of(&id)?;
    let number: i32 = number.parse().map_err(|_| Error::NotFound)?;
    let (profile, version, by) = visit
        .read(move |conn, ctx| {
            let profile = actions::load(conn, ctx, &id)?;
            let version = store::version(conn, &profile.organisation_id, &id, number)?;
            let by = store::authors(conn, &profile.organisation_id, std::slice::from_ref(&version.published_by))?
                .pop()
                .map_or_else(|| version.published_by.clone(), |(_, name)| name);
            Ok((profile, version, by))
        })
        .await?;
    let content = version.content.into_inner();
    let shell = visit
        .shell(content.title.clone())
        .crumb("Job profiles", paths::index())
        .crumb(profile.title.clone(), paths::show(&profile.id))
        .crumb("Versions", paths::versions(&profile.id))
        .crumb(format!("Version {number}"), "");
    visit.page(&Version {
        shell,
        number,
        by,
        at: version.published_at.date_time(),
        iso: version.published_at.iso(),
        html: markdown::html(&content.description_md, 2),
        salary: content.salary.as_ref().map(Salary::words).unwrap_or_default(),
        newest: profile.published_number == number,
        content,
    })
}

/// Closes a profile.
pub async fn close(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id_of(&id)?;
    let profile = visit.write(move |conn, ctx| actions::close(conn, ctx, &id)).await?;
    Ok(visit.go_with(&paths::show(&profile.id), &Flash::good("Closed.", "You can open it again at any time.")))
}

/// Opens a closed profile again.
pub async fn reopen(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id_of(&id)?;
    let profile = visit.write(move |conn, ctx| actions::reopen(conn, ctx, &id)).await?;
    Ok(visit.go_with(&paths::show(&profile.id), &Flash::good("Open again.", "")))
}

#[derive(askama::Template)]
#[template(path = "profiles/deletion/new.html")]
struct Deletion {
    shell: Shell,
    id: ProfileId,
    title: String,
    sub: String,
    allowed: bool,
}

/// Asks before a draft is deleted.
pub async fn ask_deletion(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::EditProfiles)?;
    let id = id_of(&id)?;
    let (profile, used) = visit
        .read(move |conn, ctx| {
            let profile = actions::load(conn, ctx, &id)?;
            Ok((profile, store::is_used(conn, &id)?))
        })
        .await?;
    let allowed = profile.state == ProfileState::Draft && profile.published_number == 0 && !used;
    visit.page(&Deletion {
        shell: shell(&visit, &profile, "Delete"),
        sub: sub(&profile, &[]),
        id: profile.id,
        title: profile.title,
        allowed,
    })
}

/// Deletes a draft.
pub async fn delete(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id_of(&id)?;
    let gone = visit.write(move |conn, ctx| actions::delete(conn, ctx, &id)).await?;
    Ok(visit.go_with(&paths::index(), &Flash::good("Deleted.", format!("The draft {} is gone.", gone.title))))
}
