//! The company's name and address.

use crate::accounts::{Organisation, actions, store};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::Permission;
use crate::language::{self, Language};
use crate::paths::accounts as paths;
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;

#[derive(askama::Template)]
#[template(path = "accounts/company/edit.html")]
struct Edit {
    shell: Shell,
    form: Form,
}

struct Form {
    name: String,
    email: String,
    language: Language,
    languages: Vec<(&'static str, &'static str)>,
    seen_name: String,
    seen_email: String,
    errors: FieldErrors,
    stale: bool,
    action: String,
}

/// The form.
pub async fn edit(visit: Visit) -> Result<HttpResponse> {
    let company = load(&visit).await?;
    let (name, email, language) = (company.name.clone(), company.contact_email.clone(), company.candidate_language);
    form(&visit, StatusCode::OK, company, name, email, language, FieldErrors::new())
}

/// Changes it; when somebody else was quicker, both versions are shown.
pub async fn update(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let mut parse = fields.parse();
    let name = parse.line("name", "the company's name", 120);
    let email = parse.email("contact_email");
    let language = language::optional(fields.value("candidate_language")).unwrap_or(Language::English);
    let seen = (fields.value("seen_name").to_string(), fields.value("seen_email").to_string());
    let (new_name, new_email) = (name.clone(), email.clone());
    let outcome = match parse.done(()) {
        Ok(()) => {
            visit.write(move |conn, ctx| actions::change_organisation(conn, ctx, (&seen.0, &seen.1), &new_name, &new_email, language)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(visit.go_with(&paths::company(), &Flash::good("Saved.", ""))),
        Err(Error::Invalid(errors)) => form(&visit, StatusCode::UNPROCESSABLE_ENTITY, load(&visit).await?, name, email, language, errors),
        Err(Error::Stale) => form(&visit, StatusCode::CONFLICT, load(&visit).await?, name, email, language, FieldErrors::new()),
        Err(error) => Err(error),
    }
}

async fn load(visit: &Visit) -> Result<Organisation> {
    visit.staff()?;
    visit
        .read(|conn, ctx| {
            ctx.need(Permission::ManageSettings)?;
            store::organisation(conn, &ctx.organisation()?)
        })
        .await
}

fn form(
    visit: &Visit,
    status: StatusCode,
    company: Organisation,
    name: String,
    email: String,
    language: Language,
    errors: FieldErrors,
) -> Result<HttpResponse> {
    let form = Form {
        name,
        email,
        language,
        languages: Language::choices(),
        seen_name: company.name,
        seen_email: company.contact_email,
        errors,
        stale: status == StatusCode::CONFLICT,
        action: paths::company(),
    };
    visit.page_as(status, &Edit { shell: visit.shell("Company").crumb("Settings", paths::settings()).crumb("Company", ""), form })
}
