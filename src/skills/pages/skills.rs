//! The catalogue's browser, and an organisation's own skills.

use crate::error::{Error, FieldErrors, Result};
use crate::kit::ids::{AreaId, SkillId};
use crate::kit::{Permission, text};
use crate::skills::actions::{self, NewSkill};
use crate::skills::{Area, Responsibility, Skill, rules, store};
use crate::web::{Fields, Flash, Shell, Visit};
use crate::{new_id, paths};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "skills/skills/index.html")]
struct Index {
    shell: Shell,
    asked: String,
    areas: Vec<(Area, String)>,
    skills: Vec<(Skill, String)>,
    work: Vec<Responsibility>,
    may_edit: bool,
    summary: String,
}

/// The catalogue: all areas, or what answers a question.
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let asked = text::one_line(visit.query.value("q")).chars().take(200).collect::<String>();
    let question = asked.clone();
    let (areas, skills, work) = visit
        .read(move |conn, ctx| {
            let organisation = ctx.organisation()?;
            let every = store::areas(conn, &organisation)?;
            if question.is_empty() {
                let offered = store::offered(conn, &organisation)?;
                let count = |area: &Area| {
                    text::count(
                        offered.iter().filter(|s| s.area_id == area.id || s.also_areas.contains(&area.slug)).count(),
                        "skill",
                        "skills",
                    )
                };
                return Ok((
                    every
                        .into_iter()
                        .map(|a| {
                            let n = count(&a);
                            (a, n)
                        })
                        .collect::<Vec<_>>(),
                    Vec::new(),
                    Vec::new(),
                ));
            }
            let name = |id: &AreaId| every.iter().find(|a| a.id == *id).map(|a| a.name.clone()).unwrap_or_default();
            let skills: Vec<_> = store::search(conn, &organisation, &question, 60)?
                .into_iter()
                .map(|s| {
                    let area = name(&s.area_id);
                    (s, area)
                })
                .collect();
            let areas = store::search_areas(conn, &organisation, &question)?.into_iter().map(|a| (a, String::new())).collect();
            Ok((areas, skills, store::responsibilities(conn, &organisation, &question)?))
        })
        .await?;
    let summary = if asked.is_empty() {
        text::count(areas.len(), "area", "areas")
    } else {
        format!(
            "{}, {}, {}",
            text::count(skills.len(), "skill", "skills"),
            text::count(areas.len(), "area", "areas"),
            text::count(work.len(), "responsibility", "responsibilities")
        )
    };
    visit.page(&Index {
        shell: visit.shell("Skills"),
        asked,
        areas,
        skills,
        work,
        may_edit: visit.actor.may(Permission::EditProfiles),
        summary,
    })
}

#[derive(askama::Template)]
#[template(path = "skills/skills/show.html")]
struct Show {
    shell: Shell,
    skill: Skill,
    area: Area,
    also: Vec<Area>,
    work: Vec<Responsibility>,
    may_edit: bool,
}

/// One skill: what it is, what each level means, where it is needed.
pub async fn show(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id: SkillId = id.parse().map_err(|_| Error::NotFound)?;
    let (skill, area, also, work) = visit
        .read(move |conn, ctx| {
            let organisation = ctx.organisation()?;
            let skill = store::skill(conn, &organisation, &id)?;
            let areas = store::areas(conn, &organisation)?;
            let area = store::area(conn, &organisation, &skill.area_id)?;
            let also = areas.into_iter().filter(|a| skill.also_areas.contains(&a.slug)).collect::<Vec<_>>();
            let work: Vec<_> =
                store::responsibilities(conn, &organisation, "")?.into_iter().filter(|r| r.skill_slugs.contains(&skill.slug)).collect();
            Ok((skill, area, also, work))
        })
        .await?;
    let may_edit = skill.is_own() && visit.actor.may(Permission::EditProfiles);
    let shell = visit
        .shell(skill.name.clone())
        .crumb("Skills", paths::skills::index())
        .crumb(area.name.clone(), paths::skills::area(&area.id))
        .crumb(skill.name.clone(), "");
    visit.page(&Show { shell, skill, area, also, work, may_edit })
}

#[derive(askama::Template)]
#[template(path = "skills/skills/form.html")]
struct Form {
    shell: Shell,
    action: String,
    back: String,
    fields: Fields,
    areas: Vec<(String, String)>,
    errors: FieldErrors,
    stale: Option<Skill>,
}

/// The form for a skill of the company's own.
pub async fn new(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::EditProfiles)?;
    let mut ctx = visit.ctx();
    let id = new_id!(ctx, SkillId);
    let fields = Fields::from_pairs([
        ("id", id.to_string()),
        ("name", visit.query.value("name").to_string()),
        ("area", visit.query.value("area").to_string()),
    ]);
    form(&visit, None, fields, FieldErrors::new(), None).await
}

async fn form(visit: &Visit, skill: Option<&SkillId>, fields: Fields, errors: FieldErrors, stale: Option<Skill>) -> Result<HttpResponse> {
    let areas = visit
        .read(|conn, ctx| {
            let organisation = ctx.organisation()?;
            store::areas(conn, &organisation)
        })
        .await?;
    let areas = areas.into_iter().map(|a| (a.id.to_string(), a.name)).collect();
    let status = if stale.is_some() {
        StatusCode::CONFLICT
    } else if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let shell = visit
        .shell(if skill.is_some() { "Change a skill" } else { "New skill" })
        .crumb("Skills", paths::skills::index())
        .crumb(if skill.is_some() { "Change" } else { "New" }, "");
    let (action, back) = match skill {
        Some(id) => (paths::skills::show(id), paths::skills::show(id)),
        None => (paths::skills::index(), paths::skills::index()),
    };
    visit.page_as(status, &Form { shell, action, back, fields, areas, errors, stale })
}

/// The skill of a form; `id` is the one in the address, or the form's own for a new one.
fn parse(fields: &Fields, id: Option<SkillId>) -> Result<(NewSkill, i32)> {
    let mut parse = fields.parse();
    let name = parse.line("name", "a name", rules::NAME_MOST);
    let description = parse.text("description", "a description", rules::DESCRIPTION_MOST);
    if description.trim().is_empty() {
        parse.error("description", "Enter a description: what a person who has this skill can do.");
    }
    let area: Option<AreaId> = parse.choice("area", "an area");
    let typed = parse.text("aliases", "other names", 2000);
    let aliases = rules::aliases(&typed, &name);
    if aliases.len() > rules::ALIASES_MOST {
        parse.error("aliases", format!("Enter at most {} other names.", rules::ALIASES_MOST));
    }
    if aliases.iter().any(|a| a.chars().count() > rules::NAME_MOST) {
        parse.error("aliases", format!("Shorten the other names: each has at most {} characters.", rules::NAME_MOST));
    }
    let id = id.or_else(|| fields.value("id").parse().ok());
    if id.is_none() {
        parse.error("name", "This form is out of date. Load the page again.");
    }
    let revision = parse.revision();
    parse.done(())?;
    let (Some(id), Some(area)) = (id, area) else { return Err(Error::NotFound) };
    Ok((NewSkill { id, area, name, description, aliases }, revision))
}

/// Adds a skill.
pub async fn create(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let made = match parse(&fields, None) {
        Ok((new, _)) => visit.write(move |conn, ctx| actions::add_skill(conn, ctx, new)).await,
        Err(error) => {
            visit.actor.need(Permission::EditProfiles)?;
            Err(error)
        }
    };
    match made {
        Ok(skill) => Ok(visit.go_with(
            &paths::skills::show(&skill.id),
            &Flash::good("Saved.", format!("{} can be chosen in job profiles and questions.", skill.name)),
        )),
        Err(Error::Invalid(errors)) => form(&visit, None, fields, errors, None).await,
        Err(error) => Err(error),
    }
}

/// The form that changes a skill.
pub async fn edit(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::EditProfiles)?;
    let skill = own(&visit, id.parse().map_err(|_| Error::NotFound)?).await?;
    let fields = Fields::from_pairs([
        ("name", skill.name.clone()),
        ("description", skill.description.clone()),
        ("area", skill.area_id.to_string()),
        ("aliases", skill.aliases.join("\n")),
        ("revision", skill.revision.to_string()),
    ]);
    form(&visit, Some(&skill.id), fields, FieldErrors::new(), None).await
}

async fn own(visit: &Visit, id: SkillId) -> Result<Skill> {
    let skill = visit
        .read(move |conn, ctx| {
            let organisation = ctx.organisation()?;
            store::skill(conn, &organisation, &id)
        })
        .await?;
    if skill.is_own() { Ok(skill) } else { Err(Error::NotFound) }
}

/// Changes a skill. When somebody else saved first, the form comes back with both texts.
pub async fn update(visit: Visit, id: web::Path<String>, mut fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::EditProfiles)?;
    let id: SkillId = id.parse().map_err(|_| Error::NotFound)?;
    let kept = own(&visit, id.clone()).await?;
    let saved = match parse(&fields, Some(id.clone())) {
        Ok((new, revision)) => visit.write(move |conn, ctx| actions::change_skill(conn, ctx, new, revision)).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(skill) => Ok(visit.go_with(&paths::skills::show(&skill.id), &Flash::good("Saved.", ""))),
        Err(Error::Invalid(errors)) => form(&visit, Some(&id), fields, errors, None).await,
        Err(Error::Stale) => {
            fields.set("revision", kept.revision.to_string());
            form(&visit, Some(&id), fields, FieldErrors::new(), Some(kept)).await
        }
        Err(error) => Err(error),
    }
}

/// Retires a skill.
pub async fn retire(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id: SkillId = id.parse().map_err(|_| Error::NotFound)?;
    let skill = visit.write(move |conn, ctx| actions::retire_skill(conn, ctx, &id)).await?;
    Ok(visit.go_with(
        &paths::skills::show(&skill.id),
        &Flash::good("Retired.", format!("{} is no longer offered. What uses it keeps it.", skill.name)),
    ))
}

/// Offers a retired skill again.
pub async fn offer(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id: SkillId = id.parse().map_err(|_| Error::NotFound)?;
    let skill = visit.write(move |conn, ctx| actions::offer_skill(conn, ctx, &id)).await?;
    Ok(visit.go_with(&paths::skills::show(&skill.id), &Flash::good("Offered again.", "")))
}
