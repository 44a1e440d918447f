//! The first step of the editor: the role.

use super::frame::{Frame, Step, id_of, shell};
use crate::accounts::{User, UserState, store as accounts};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::Permission;
use crate::kit::ids::{ProfileId, UserId};
use crate::paths::profiles as paths;
use crate::profiles::{Employment, Profile, ProfileContent, Role, Salary, SalaryPeriod, Workplace, actions, currencies, rules, store};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// The highest pay taken, in whole units of any currency.
const SALARY_MOST: i32 = 2_000_000_000;

#[derive(askama::Template)]
#[template(path = "profiles/role/edit.html")]
struct Edit {
    shell: Shell,
    frame: Frame,
    id: ProfileId,
    fields: Fields,
    errors: FieldErrors,
    people: Vec<Person>,
    differences: Vec<(String, String, String)>,
    stale: bool,
}
struct Person {
    id: String,
    name: String,
    role: &'static str,
    on: bool,
}

impl Edit {
    fn workplaces(&self) -> Vec<(&'static str, &'static str)> {
        Workplace::ALL.iter().map(|w| (w.as_str(), w.label())).collect()
    }
    fn employments(&self) -> Vec<(&'static str, &'static str)> {
        Employment::ALL.iter().map(|w| (w.as_str(), w.label())).collect()
    }
    fn periods(&self) -> Vec<(&'static str, &'static str)> {
        SalaryPeriod::ALL.iter().map(|w| (w.as_str(), w.label())).collect()
    }
    fn currencies(&self) -> Vec<(&'static str, &'static str)> {
        currencies::CODES.iter().map(|c| (*c, *c)).collect()
    }
}

struct Look {
    profile: Profile,
    content: ProfileContent,
    team: Vec<User>,
    users: Vec<User>,
}

async fn look(visit: &Visit, id: ProfileId) -> Result<Look> {
    visit.staff()?;
    visit.actor.need(Permission::EditProfiles)?;
    visit
        .read(move |conn, ctx| {
            let profile = actions::load(conn, ctx, &id)?;
            Ok(Look {
                content: store::content(conn, &profile)?,
                team: store::team(conn, &id)?,
                users: accounts::users(conn, &profile.organisation_id)?,
                profile,
            })
        })
        .await
}

/// The form.
pub async fn edit(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    let look = look(&visit, id_of(&id)?).await?;
    let fields = kept(&look);
    page(&visit, &look, fields, FieldErrors::new(), None)
}

fn kept(look: &Look) -> Fields {
    let p = &look.profile;
    let number = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
    let mut fields = Fields::from_pairs([
        ("title", p.title.clone()),
        ("team_name", p.team_name.clone()),
        ("location", p.location.clone()),
        ("workplace", p.workplace.to_string()),
        ("employment", p.employment.to_string()),
        ("salary_min", number(p.salary_min)),
        ("salary_max", number(p.salary_max)),
        ("salary_currency", p.salary_currency.clone()),
        ("salary_period", p.salary_period.to_string()),
        ("revision", p.revision.to_string()),
    ]);
    for user in &look.team {
        fields.push("team", user.id.to_string());
    }
    fields
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
    let people = look
        .users
        .iter()
        .filter(|u| u.state != UserState::Disabled || look.team.iter().any(|t| t.id == u.id))
        .map(|u| Person { id: u.id.to_string(), name: u.name.clone(), role: u.role.label(), on: fields.has("team", u.id.as_str()) })
        .collect();
    let frame = Frame::new(&look.profile, &look.team, &look.content, Step::Role, visit.state.clock.now());
    visit.page_as(
        status,
        &Edit {
            shell: shell(visit, &look.profile, "Role"),
            frame,
            id: look.profile.id.clone(),
            fields,
            errors,
            people,
            stale: differences.is_some(),
            differences: differences.unwrap_or_default(),
        },
    )
}

/// The role of a form, and the revision it was made from.
fn parse(fields: &Fields) -> Result<(Role, i32)> {
    let mut parse = fields.parse();
    let title = parse.line("title", "a title", rules::TITLE_MOST);
    let team_name = parse.optional_line("team_name", "a team", 80);
    let location = parse.optional_line("location", "a location", 120);
    let workplace = parse.choice_or("workplace", "where the work is done", Workplace::Hybrid);
    let employment = parse.choice_or("employment", "a type of employment", Employment::FullTime);
    let min = parse.optional_number("salary_min", "the least pay", 1..=SALARY_MOST);
    let max = parse.optional_number("salary_max", "the most pay", 1..=SALARY_MOST);
    let period = parse.choice_or("salary_period", "what the pay is counted by", SalaryPeriod::Year);
    let currency = parse.optional_line("salary_currency", "a currency", 3);
    let salary = (min.is_some() || max.is_some()).then(|| Salary { min, max, currency: currency.clone(), period });
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        parse.error("salary_max", "The most pay is less than the least. Swap the two or correct one.");
    }
    if (salary.is_some() || !currency.is_empty()) && !currencies::is_one(&currency) {
        parse.error("salary_currency", "Choose a currency.");
    }
    let mut team: Vec<UserId> = Vec::new();
    for typed in fields.all("team") {
        match typed.parse() {
            Ok(user) if !team.contains(&user) => team.push(user),
            Ok(_) => {}
            Err(_) => parse.error("team", "Choose people of your company."),
        }
    }
    let revision = parse.revision();
    parse.done((Role { title, team_name, location, workplace, employment, salary, team }, revision))
}

/// Saves the step.
pub async fn update(visit: Visit, id: web::Path<String>, mut fields: Fields) -> Result<HttpResponse> {
    let id = id_of(&id)?;
    let before = look(&visit, id.clone()).await?;
    let (role, revision) = match parse(&fields) {
        Ok(parsed) => parsed,
        Err(Error::Invalid(errors)) => return page(&visit, &before, fields, errors, None),
        Err(error) => return Err(error),
    };
    let next = if fields.has("do", "next") { paths::content(&id) } else { paths::edit(&id) };
    let wanted = role.clone();
    let saving = id.clone();
    match visit.write(move |conn, ctx| actions::save_role(conn, ctx, &saving, revision, wanted)).await {
        Ok(_) => Ok(visit.go_with(&next, &Flash::good("Saved.", ""))),
        Err(Error::Invalid(errors)) => page(&visit, &before, fields, errors, None),
        Err(Error::Stale) => {
            let theirs = look(&visit, id).await?;
            let differences = differences(&describe(&role, &theirs.users), &theirs);
            if differences.is_empty() {
                // The same form sent twice: it is saved.
                return Ok(visit.go_with(&next, &Flash::good("Saved.", "")));
            }
            fields.set("revision", theirs.profile.revision.to_string());
            page(&visit, &theirs, fields, FieldErrors::new(), Some(differences))
        }
        Err(error) => Err(error),
    }
}

fn describe(role: &Role, users: &[User]) -> Vec<(&'static str, String)> {
    let mut names: Vec<&str> = users.iter().filter(|u| role.team.contains(&u.id)).map(|u| u.name.as_str()).collect();
    names.sort_unstable();
    vec![
        ("Title", role.title.clone()),
        ("Team", role.team_name.clone()),
        ("Location", role.location.clone()),
        ("Workplace", role.workplace.label().to_string()),
        ("Employment", role.employment.label().to_string()),
        ("Salary", role.salary.as_ref().map(Salary::words).unwrap_or_default()),
        ("Hiring team", names.join(", ")),
    ]
}

/// Label, mine, theirs, where they differ.
fn differences(mine: &[(&'static str, String)], theirs: &Look) -> Vec<(String, String, String)> {
    let p = &theirs.profile;
    let role = Role {
        title: p.title.clone(),
        team_name: p.team_name.clone(),
        location: p.location.clone(),
        workplace: p.workplace,
        employment: p.employment,
        salary: p.salary(),
        team: theirs.team.iter().map(|u| u.id.clone()).collect(),
    };
    mine.iter()
        .zip(describe(&role, &theirs.users))
        .filter(|((_, a), (_, b))| a != b)
        .map(|((label, a), (_, b))| ((*label).to_string(), a.clone(), b))
        .collect()
}
