//! `user`: the way in on a fresh installation, and the way back in when nobody can sign in any more.

use crate::accounts::{NewUser, User as Person, UserState, actions, password, rules, store};
use crate::app::{Parts, prepare};
use crate::config::{Config, Passwords};
use crate::ctx::{Actor, Ctx};
use crate::error::{Error, Result};
use crate::kit::{Dice, Role, secret, text};

/// Users.
#[derive(Debug, clap::Subcommand)]
pub enum User {
    /// Add somebody who can sign in at once; prints a password where none is given on standard input.
    Add {
        /// The company's name; made where there is none of that name.
        #[arg(long)]
        organisation: String,
        /// The person's own name, as others see it.
        #[arg(long)]
        name: String,
        /// admin, recruiter, hiring_manager or reviewer.
        #[arg(long, value_parser = role)]
        role: Role,
        /// The address with which they sign in.
        #[arg(value_parser = email)]
        email: String,
        /// Read the password from standard input instead of making one.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Give somebody another role; it holds at their next request.
    Role {
        /// The address with which they sign in.
        email: String,
        /// admin, recruiter, hiring_manager or reviewer.
        #[arg(value_parser = role)]
        role: Role,
    },
    /// Print a link with which somebody sets a new password (once, within an hour), or set one from standard input.
    Reset {
        /// The address with which they sign in.
        email: String,
        /// Read the new password from standard input and set it now; they are signed out everywhere.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Show who may sign in.
    List {
        /// Only this company.
        #[arg(long)]
        organisation: Option<String>,
        /// One line of JSON: [{"email", "name", "role", "state", "organisation"}].
        #[arg(long)]
        json: bool,
    },
}

fn role(text: &str) -> Result<Role, String> {
    text.parse().map_err(|_| "the role is admin, recruiter, hiring_manager or reviewer".to_string())
}

fn email(text: &str) -> Result<String, String> {
    if text.parse::<lettre::Address>().is_ok() { Ok(text.to_string()) } else { Err("it looks like name@example.com".to_string()) }
}

/// Runs a `user` command.
pub async fn run(config: Config, command: User) -> Result<()> {
    let parts = prepare(config).await?;
    match command {
        User::Add { organisation, name, role, email, password_stdin } => add(&parts, organisation, name, role, email, password_stdin).await,
        User::Role { email, role } => change_role(&parts, email, role).await,
        User::Reset { email, password_stdin } => reset(&parts, email, password_stdin).await,
        User::List { organisation, json } => list(&parts, organisation, json).await,
    }
}

fn ctx(parts: &Parts) -> Ctx {
    parts.state.ctx(Actor::System { organisation: None, name: "Command line" }, "")
}

/// The person of this address, and a context that acts in their company.
async fn found(parts: &Parts, email: &str) -> Result<(Person, Ctx)> {
    let address = email.to_string();
    let user = parts.state.db.read(move |conn| store::by_email(conn, &address)).await?;
    let user = user
        .ok_or_else(|| Error::field("email", format!("There is no account with the address {email}. touchstone user list shows all.")))?;
    let mut ctx = ctx(parts);
    ctx.actor = Actor::System { organisation: Some(user.organisation_id.clone()), name: "Command line" };
    Ok((user, ctx))
}

/// The hash of a password read from standard input (its line end left out), if it will do.
fn typed(passwords: Passwords, email: &str, name: &str) -> Result<String> {
    let typed = std::io::read_to_string(std::io::stdin()).map_err(Error::internal)?;
    let typed = typed.trim_end_matches(['\r', '\n']);
    match rules::password_problem(typed, email, name) {
        Some(problem) => Err(Error::field("password", problem)),
        None => password::hash(passwords, typed),
    }
}

async fn add(parts: &Parts, organisation: String, name: String, role: Role, email: String, password_stdin: bool) -> Result<()> {
    let (organisation, name) = (text::one_line(&organisation), text::one_line(&name));
    if organisation.is_empty() || name.is_empty() {
        return Err(Error::field("name", "Give --organisation and --name some text."));
    }
    let passwords = parts.state.config.passwords;
    let (hash, made) = if password_stdin {
        (typed(passwords, &email, &name)?, None)
    } else {
        let made = secret::encode(&Dice::machine().bytes::<15>());
        (password::hash(passwords, &made)?, Some(made))
    };
    let (mut ctx, address) = (ctx(parts), email.clone());
    parts
        .state
        .db
        .write(move |conn| {
            let company = match store::organisation_by_slug(conn, &text::slug(&organisation)) {
                Ok(found) => found,
                Err(Error::NotFound) => actions::create_organisation(conn, &mut ctx, &organisation, &address)?,
                Err(error) => return Err(error),
            };
            ctx.actor = Actor::System { organisation: Some(company.id), name: "Command line" };
            actions::add_user(conn, &mut ctx, NewUser { email: address, name, role, password_hash: Some(hash) })
        })
        .await?;
    match made {
        None => println!("{email} can sign in."),
        Some(password) => println!("{email} can sign in with the password {password}"),
    }
    Ok(())
}

async fn change_role(parts: &Parts, email: String, role: Role) -> Result<()> {
    let (user, mut ctx) = found(parts, &email).await?;
    let before = user.role;
    let user = parts.state.db.write(move |conn| actions::change_role_by_hand(conn, &mut ctx, &user, role)).await?;
    if before == role {
        println!("{} is {} already.", user.email, role.label().to_lowercase())
    } else {
        println!("{} is now {} (was {}).", user.email, role.label().to_lowercase(), before.label().to_lowercase())
    }
    Ok(())
}

async fn reset(parts: &Parts, email: String, password_stdin: bool) -> Result<()> {
    let (user, mut ctx) = found(parts, &email).await?;
    let config = parts.state.config.clone();
    if password_stdin {
        let hash = typed(config.passwords, &user.email, &user.name)?;
        parts.state.db.write(move |conn| actions::set_password_by_hand(conn, &mut ctx, &user, &hash)).await?;
        println!("{email} has a new password and is signed out everywhere.");
        return Ok(());
    }
    let life = if user.state == UserState::Invited { "seven days" } else { "one hour" };
    let link = parts.state.db.write(move |conn| actions::new_reset_link(conn, &mut ctx, &config, &user)).await?;
    println!("{link}");
    eprintln!("Hand this link to {email}. It works once, for {life}; links made before do not work any more.");
    Ok(())
}

async fn list(parts: &Parts, organisation: Option<String>, json: bool) -> Result<()> {
    let rows = parts
        .state
        .db
        .read(move |conn| {
            let mut rows = Vec::new();
            let companies = match organisation {
                None => store::organisations(conn)?,
                Some(name) => vec![store::organisation_by_slug(conn, &text::slug(&name)).map_err(|error| match error {
                    Error::NotFound => Error::field("organisation", format!("There is no company called {name}.")),
                    other => other,
                })?],
            };
            for company in companies {
                rows.extend(store::users(conn, &company.id)?.into_iter().map(|user| (company.name.clone(), user)));
            }
            Ok(rows)
        })
        .await?;
    if json {
        let rows: Vec<_> = rows.iter().map(|(company, u)| serde_json::json!({"email": u.email, "name": u.name, "role": u.role, "state": u.state, "organisation": company})).collect();
        println!("{}", serde_json::Value::from(rows));
        return Ok(());
    }
    if rows.is_empty() {
        println!(
            "Nobody yet. Add the first administrator:\n  touchstone user add --organisation \"Kestrel Pay\" --role admin --name \"Nadia Osei\" nadia@kestrel.example"
        );
    }
    let wide = |f: fn(&(String, Person)) -> &str| rows.iter().map(|row| f(row).chars().count()).max().unwrap_or(0);
    let (email, role, state, name) = (wide(|r| &r.1.email), wide(|r| r.1.role.as_str()), wide(|r| r.1.state.label()), wide(|r| &r.1.name));
    for (company, u) in &rows {
        println!("{:email$}  {:role$}  {:state$}  {:name$}  {company}", u.email, u.role.as_str(), u.state.label(), u.name);
    }
    Ok(())
}
