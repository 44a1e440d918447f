//! `skills list`: the catalogue, for people and for programs.

use crate::config::Config;
use crate::db::{self, DatabaseUrl};
use crate::error::Result;
use crate::skills::{catalogue, store};
use std::collections::HashMap;
use std::io::Write;

/// The skill catalogue.
#[derive(Debug, clap::Subcommand)]
pub enum Skills {
    /// List every skill that ships with the program, with its area and other names.
    List {
        /// Print one JSON array of {"slug", "name", "area", "aliases"}.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, serde::Serialize)]
struct Row {
    slug: String,
    name: String,
    area: String,
    aliases: Vec<String>,
}

/// Runs a `skills` command.
pub async fn run(config: Config, command: Skills) -> Result<()> {
    let Skills::List { json } = command;
    let rows = match kept(&config.database_url)? {
        Some(rows) => rows,
        None => embedded()?,
    };
    let text = if json { serde_json::to_string(&rows)? + "\n" } else { table(&rows) };
    // A reader that has seen enough (`| head`) closes the pipe; that is no failure.
    let _ = std::io::stdout().write_all(text.as_bytes());
    Ok(())
}

fn table(rows: &[Row]) -> String {
    let mut out = String::new();
    let mut area = "";
    for row in rows {
        if row.area != area {
            out.push_str(&format!("{}{}\n", if area.is_empty() { "" } else { "\n" }, row.area));
            area = &row.area;
        }
        let also = if row.aliases.is_empty() { String::new() } else { format!("  ({})", row.aliases.join(", ")) };
        out.push_str(&format!("  {:<34} {}{also}\n", row.slug, row.name));
    }
    out.push_str(&format!("\n{}\n", crate::kit::text::count(rows.len(), "skill.", "skills.")));
    out
}

/// The catalogue as the database holds it; `None` where there is no database yet, or none with a catalogue in it.
fn kept(url: &DatabaseUrl) -> Result<Option<Vec<Row>>> {
    if let DatabaseUrl::Sqlite(path) = url
        && !path.exists()
    {
        return Ok(None);
    }
    let mut conn = db::connect(url)?;
    if !db::pending(&mut conn)?.is_empty() {
        return Ok(None);
    }
    let (areas, skills, _) = store::shipped(&mut conn)?;
    let areas: HashMap<_, _> = areas.into_iter().map(|a| (a.id, a.name)).collect();
    let rows: Vec<Row> = skills
        .into_iter()
        .filter(|s| s.retired_at.is_none())
        .map(|s| Row {
            area: areas.get(&s.area_id).cloned().unwrap_or_default(),
            slug: s.slug,
            name: s.name,
            aliases: s.aliases.into_inner(),
        })
        .collect();
    Ok(Some(rows).filter(|rows| !rows.is_empty()))
}

fn embedded() -> Result<Vec<Row>> {
    Ok(catalogue::shipped()?
        .areas
        .iter()
        .flat_map(|area| {
            area.skills.iter().map(|s| Row {
                slug: s.slug.clone(),
                name: s.name.clone(),
                area: area.name.clone(),
                aliases: s.aliases.clone(),
            })
        })
        .collect())
}
