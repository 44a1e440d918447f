//! `user add`: the way in on a fresh installation.

use crate::accounts::{NewUser, actions, password, rules, store};
use crate::app::prepare;
use crate::config::Config;
use crate::ctx::Actor;
use crate::error::{Error, Result};
use crate::kit::{Dice, Role, secret};

/// Users.
#[derive(Debug, clap::Subcommand)]
pub enum User {
    /// Add somebody who can sign in at once; prints a password where none is given on standard input.
    Add {
        /// The company's name; made where there is none of that name.
        #[arg(long)]
        organisation: String,
        #[arg(long)]
        name: String,
        /// admin, recruiter, hiring_manager or reviewer.
        #[arg(long)]
        role: String,
        email: String,
        /// Read the password from standard input instead of making one.
        #[arg(long)]
        password_stdin: bool,
    },
}

/// Runs a `user` command.
pub async fn run(config: Config, command: User) -> Result<()> {
    let parts = prepare(config).await?;
    let User::Add { organisation, name, role, email, password_stdin } = command;
    let role: Role = role.parse().map_err(|_| Error::field("role", "The role is admin, recruiter, hiring_manager or reviewer."))?;
    if email.parse::<lettre::Address>().is_err() {
        return Err(Error::field("email", format!("{email} is not an email address.")));
    }
    let typed = if password_stdin { Some(std::io::read_to_string(std::io::stdin()).map_err(Error::internal)?.trim_end_matches(['\r', '\n']).to_string()) } else { None };
    if let Some(problem) = typed.as_deref().and_then(|p| rules::password_problem(p, &email, &name)) {
        return Err(Error::field("password", problem));
    }
    let password = typed.clone().unwrap_or_else(|| secret::encode(&Dice::machine().bytes::<15>()));
    let hash = password::hash(parts.state.config.passwords, &password)?;
    let mut ctx = parts.state.ctx(Actor::System { organisation: None, name: "Command line" }, "");
    let address = email.clone();
    parts.state.db.write(move |conn| {
        let found = store::organisation_by_slug(conn, &crate::kit::text::slug(&organisation));
        let company = match found { Ok(found) => found, Err(Error::NotFound) => actions::create_organisation(conn, &mut ctx, &organisation, &address)?, Err(error) => return Err(error) };
        ctx.actor = Actor::System { organisation: Some(company.id), name: "Command line" };
        actions::add_user(conn, &mut ctx, NewUser { email: address, name, role, password_hash: Some(hash) })
    }).await?;
    match typed {
        Some(_) => println!("{email} can sign in."),
        None => println!("{email} can sign in with the password {password}"),
    }
    Ok(())
}
