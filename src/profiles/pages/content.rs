//! The second step of the editor: skills and text.

use super::content_form::{Deed, describe, fields_of, parse};
use super::frame::{Frame, Panel, Step, figure, id_of, shell};
use crate::accounts::User;
use crate::error::{Error, FieldErrors, Result};
use crate::kit::ids::{AttributeId, ProfileId, SkillId};
use crate::kit::{Level, Permission, markdown, text};
use crate::new_id;
use crate::paths::profiles as paths;
use crate::profiles::rules::Finding;
use crate::profiles::store::Measured;
use crate::profiles::{ContentSkill, Profile, ProfileContent, actions, rules, store};
use crate::skills::{Responsibility, store as skills};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "profiles/content/edit.html")]
struct Edit {
    shell: Shell,
    frame: Frame,
    panel: Panel,
    id: ProfileId,
    fields: Fields,
    errors: FieldErrors,
    skills: Vec<SkillRow>,
    work: Vec<(String, String)>,
    attributes: Vec<AttributeRow>,
    total: i32,
    preview: Option<String>,
    stale: bool,
    differences: Vec<(String, String, String)>,
}
struct SkillRow {
    id: String,
    level_name: String,
    weight_name: String,
    name: String,
    /// "for SQL", read aloud after the labels that every skill has.
    in_name: String,
    /// "weight for SQL".
    weight_words: String,
    description: String,
    level: String,
    weight: String,
    must: bool,
    measured: String,
    none: bool,
}
struct AttributeRow {
    id: String,
    title: String,
    open: bool,
    lines: Vec<Line>,
}
struct Line {
    name: String,
    label: String,
    value: String,
    optional: bool,
}

impl Edit {
    fn levels(&self) -> Vec<(&'static str, &'static str)> {
        Level::ALL.iter().map(|l| (l.as_str(), l.label())).collect()
    }
}

struct Look {
    profile: Profile,
    content: ProfileContent,
    team: Vec<User>,
    measured: Vec<Measured>,
    work: Vec<Responsibility>,
    known: Vec<(String, String, String)>,
}

/// The profile with everything the page shows; `named`: skills of the form that the profile may not have yet.
async fn look(visit: &Visit, id: ProfileId, named: Vec<SkillId>) -> Result<Look> {
    visit.staff()?;
    visit.actor.need(Permission::EditProfiles)?;
    visit
        .read(move |conn, ctx| {
            let profile = actions::load(conn, ctx, &id)?;
            let content = store::content(conn, &profile)?;
            let known = skills::by_ids(conn, &profile.organisation_id, &named)?
                .into_iter()
                .map(|s| (s.id.to_string(), s.name, s.description))
                .collect();
            let work = skills::responsibilities(conn, &profile.organisation_id, "")?;
            Ok(Look {
                team: store::team(conn, &id)?,
                measured: store::measured(conn, &profile.organisation_id, &content.skills)?,
                content,
                work,
                known,
                profile,
            })
        })
        .await
}

fn named(fields: &Fields) -> Vec<SkillId> {
    fields.all("skill").filter_map(|id| id.parse().ok()).collect()
}

/// The form.
pub async fn edit(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    let look = look(&visit, id_of(&id)?, Vec::new()).await?;
    let mut fields = fields_of(&look.content, look.profile.revision);
    if visit.query.has("attribute", "new") && look.content.attributes.len() < rules::ATTRIBUTES_MOST {
        let mut ctx = visit.ctx();
        fields.push("attribute", new_id!(ctx, AttributeId).to_string());
    }
    page(&visit, &look, fields, FieldErrors::new(), None)
}

fn page(
    visit: &Visit,
    look: &Look,
    fields: Fields,
    errors: FieldErrors,
    differences: Option<Vec<(String, String, String)>>,
) -> Result<HttpResponse> {
    let status = if differences.is_some() {
        StatusCode::CONFLICT
    } else if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let skills: Vec<SkillRow> = fields
        .all("skill")
        .map(|id| {
            let kept = look.content.skills.iter().position(|s| s.skill.as_str() == id);
            let measured = kept.and_then(|i| look.measured.get(i)).copied();
            let words = kept
                .map(|i| &look.content.skills[i])
                .map(|s: &ContentSkill| (s.name.clone(), s.description.clone()))
                .or_else(|| look.known.iter().find(|k| k.0 == id).map(|k| (k.1.clone(), k.2.clone())))
                .unwrap_or_else(|| ("A skill that is not in the catalogue".to_string(), String::new()));
            SkillRow {
                level: fields.value(&format!("level-{id}")).to_string(),
                weight: fields.value(&format!("weight-{id}")).to_string(),
                level_name: format!("level-{id}"),
                weight_name: format!("weight-{id}"),
                in_name: format!("for {}", words.0),
                weight_words: format!("weight for {}", words.0),
                name: words.0,
                description: words.1,
                must: !fields.value(&format!("must-{id}")).is_empty(),
                measured: measured.map(figure).unwrap_or_default(),
                none: measured.is_some_and(|m| !m.any()),
                id: id.to_string(),
            }
        })
        .collect();
    let work = fields
        .all("responsibility")
        .filter_map(|id| look.work.iter().find(|r| r.id.as_str() == id).map(|r| (r.id.to_string(), r.name.clone())))
        .collect();
    let attributes = fields
        .all("attribute")
        .map(|id| {
            let title = text::one_line(fields.value(&format!("name-{id}")));
            let wrong = errors.iter().any(|(field, _)| field.ends_with(id));
            let line = |name: String, label: String, optional| Line { value: fields.value(&name).to_string(), name, label, optional };
            let mut lines = vec![
                line(format!("name-{id}"), "What is rated".to_string(), false),
                line(format!("about-{id}"), "In a sentence".to_string(), true),
            ];
            lines.extend((1..=5).map(|n| line(format!("anchor{n}-{id}"), format!("{n} looks like"), false)));
            AttributeRow {
                lines,
                open: title.is_empty() || wrong,
                title: if title.is_empty() { "New".to_string() } else { title },
                id: id.to_string(),
            }
        })
        .collect();
    let frame = Frame::new(&look.profile, &look.team, &look.content, Step::Content, visit.state.clock.now());
    visit.page_as(
        status,
        &Edit {
            shell: shell(visit, &look.profile, "Skills and text"),
            frame,
            panel: Panel::new(&look.content, &look.measured),
            id: look.profile.id.clone(),
            skills,
            work,
            attributes,
            total: fields
                .all("skill")
                .filter_map(|id| fields.value(&format!("weight-{id}")).trim().parse::<i32>().ok())
                .fold(0, i32::saturating_add),
            preview: visit.query.has("preview", "1").then(|| markdown::html(fields.value("description"), 2)),
            fields,
            errors,
            stale: differences.is_some(),
            differences: differences.unwrap_or_default(),
        },
    )
}

/// Saves the step and does what the pressed button says.
pub async fn update(visit: Visit, id: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    let deed = Deed::of(&fields);
    save(&visit, id_of(&id)?, fields, deed).await
}

/// Renders the description: as a fragment for the page script; without it the whole form is saved and shown again with its preview.
pub async fn preview(visit: Visit, id: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    let id = id_of(&id)?;
    if !visit.wants_fragment {
        return save(&visit, id, fields, Deed::Preview).await;
    }
    visit.staff()?;
    visit.actor.need(Permission::EditProfiles)?;
    let mut parse = fields.parse();
    let typed = parse.text("text", "a description", rules::DESCRIPTION_MOST);
    parse.done(())?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(markdown::html(&typed, 2)))
}

async fn save(visit: &Visit, id: ProfileId, mut fields: Fields, deed: Deed) -> Result<HttpResponse> {
    let before = look(visit, id.clone(), named(&fields)).await?;
    let (mut content, revision) = match parse(&fields, &deed) {
        Ok(parsed) => parsed,
        Err(Error::Invalid(errors)) => return page(visit, &before, fields, errors, None),
        Err(error) => return Err(error),
    };
    deed.apply(&mut content);
    let (wanted, saving) = (content, id.clone());
    let sent = wanted.clone();
    match visit.write(move |conn, ctx| actions::save_content(conn, ctx, &saving, revision, wanted)).await {
        Ok(_) => Ok(go_on(visit, &id, &deed)),
        Err(Error::Invalid(errors)) => page(visit, &before, fields, errors, None),
        Err(Error::Stale) => {
            let theirs = look(visit, id.clone(), named(&fields)).await?;
            let differences: Vec<_> = describe_sent(&sent, &theirs)
                .into_iter()
                .zip(describe_kept(&theirs.content))
                .filter(|((_, a), (_, b))| a != b)
                .map(|((label, a), (_, b))| (label.to_string(), a, b))
                .collect();
            if differences.is_empty() {
                // The same form sent twice: it is saved.
                return Ok(go_on(visit, &id, &deed));
            }
            fields.set("revision", theirs.profile.revision.to_string());
            page(visit, &theirs, fields, FieldErrors::new(), Some(differences))
        }
        Err(error) => Err(error),
    }
}

fn go_on(visit: &Visit, id: &ProfileId, deed: &Deed) -> HttpResponse {
    let here = paths::content(id);
    match deed {
        Deed::Save => visit.go_with(&here, &Flash::good("Saved.", "")),
        Deed::Review => visit.go(&paths::review(id)),
        Deed::Show => visit.go(&format!("{}?draft=1", paths::show(id))),
        Deed::Preview => visit.go(&format!("{here}?preview=1#preview")),
        Deed::Balance | Deed::Remove(_) => visit.go(&format!("{here}#skills")),
        Deed::FindSkill => visit.go(&paths::skills(id)),
        Deed::FindResponsibility => visit.go(&paths::responsibilities(id)),
        Deed::NewAttribute => visit.go(&format!("{here}?attribute=new#attributes")),
        Deed::Up(skill) | Deed::Down(skill) => visit.go(&format!("{here}#skill-{skill}")),
        Deed::Drop(_) => visit.go(&format!("{here}#responsibilities")),
        Deed::RemoveAttribute(_) => visit.go(&format!("{here}#attributes")),
    }
}

/// What was sent, in words, with the names that the catalogue gives.
fn describe_sent(sent: &actions::Content, look: &Look) -> Vec<(&'static str, String)> {
    let skills = sent.skills.iter().map(|(id, level, weight, must)| {
        let name = look.known.iter().find(|k| k.0 == id.as_str()).map(|k| k.1.clone()).unwrap_or_default();
        (name, *level, *weight, *must)
    });
    let work = sent.responsibilities.iter().filter_map(|id| look.work.iter().find(|r| r.id == *id)).map(|r| r.name.clone());
    describe(skills, work, &sent.description_md, &sent.attributes)
}

/// What is kept, in words.
fn describe_kept(content: &ProfileContent) -> Vec<(&'static str, String)> {
    let skills = content.skills.iter().map(|s| (s.name.clone(), s.level, s.weight, s.must_have));
    describe(skills, content.responsibilities.iter().map(|r| r.name.clone()), &content.description_md, &content.attributes)
}
