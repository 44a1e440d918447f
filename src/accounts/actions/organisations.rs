//! Making and changing an organisation.

use crate::accounts::{Organisation, store};
use crate::ctx::{Actor, Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::OrganisationId;
use crate::kit::{Permission, text};
use crate::language::Language;
use crate::{jobs, new_id};

/// Makes an organisation. Only the program itself does this (the command line, the demo).
pub fn create_organisation(conn: &mut Conn, ctx: &mut Ctx, name: &str, contact_email: &str) -> Result<Organisation> {
    ctx.need(Permission::ManageSettings)?;
    let organisation = Organisation {
        id: new_id!(ctx, OrganisationId),
        slug: text::slug(name),
        name: name.to_string(),
        contact_email: contact_email.to_string(),
        next_candidate_number: 1001,
        created_at: ctx.now(),
        candidate_language: Language::English,
    };
    store::insert_organisation(conn, &organisation)?;
    // Told by the same hand, but inside the company: it is the first row of its own trail.
    let actor = match &ctx.actor {
        Actor::System { name, .. } => Actor::System { organisation: Some(organisation.id.clone()), name },
        other => other.clone(),
    };
    let fact = Fact::new("organisation.created", "organisation", &organisation.id, format!("Created {name}"));
    jobs::tell(conn, &mut ctx.as_actor(actor), fact)?;
    Ok(organisation)
}

/// Changes the company's name, the address that candidates ask, and their usual language. `seen`: name and address as the
/// form showed them.
///
/// # Errors
/// [`Error::Stale`] when somebody else changed them meanwhile.
pub fn change_organisation(
    conn: &mut Conn,
    ctx: &mut Ctx,
    seen: (&str, &str),
    name: &str,
    contact_email: &str,
    language: Language,
) -> Result<()> {
    ctx.need(Permission::ManageSettings)?;
    let id = ctx.organisation()?;
    let before = store::organisation(conn, &id)?.candidate_language;
    if !store::update_organisation(conn, &id, seen, name, contact_email, language)? {
        return Err(Error::Stale);
    }
    if seen == (name, contact_email) && language == before {
        return Ok(());
    }
    let detail = serde_json::json!({
        "name": name, "contact_email": contact_email, "candidate_language": language,
        "name_before": seen.0, "contact_email_before": seen.1, "candidate_language_before": before,
    });
    jobs::tell(conn, ctx, Fact::new("organisation.changed", "organisation", &id, format!("Changed the company to {name}")).with(detail))
}
