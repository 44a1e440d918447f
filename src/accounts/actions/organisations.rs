//! Making an organisation.

use crate::accounts::{Organisation, store};
use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::Result;
use crate::kit::ids::OrganisationId;
use crate::kit::{Permission, text};
use crate::{jobs, new_id};

/// Makes an organisation. Only the program itself does this (the command line, the demo).
pub fn create_organisation(conn: &mut Conn, ctx: &mut Ctx, name: &str, contact_email: &str) -> Result<Organisation> {
    ctx.need(Permission::ManageSettings)?;
    let organisation = Organisation { id: new_id!(ctx, OrganisationId), slug: text::slug(name), name: name.to_string(), contact_email: contact_email.to_string(), next_candidate_number: 1001, created_at: ctx.now() };
    store::insert_organisation(conn, &organisation)?;
    jobs::tell(conn, ctx, Fact::new("organisation.created", "organisation", &organisation.id, format!("Created {name}")))?;
    Ok(organisation)
}
