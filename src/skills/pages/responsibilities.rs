//! The responsibilities of the catalogue.

use crate::error::Result;
use crate::kit::text;
use crate::paths;
use crate::skills::{Responsibility, Skill, store};
use crate::web::{Shell, Visit};
use actix_web::HttpResponse;

#[derive(askama::Template)]
#[template(path = "skills/responsibilities/index.html")]
struct Index {
    shell: Shell,
    asked: String,
    rows: Vec<Row>,
    summary: String,
}

struct Row {
    responsibility: Responsibility,
    skills: Vec<Skill>,
}

/// The list, searched as you type.
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let asked = text::one_line(visit.query.value("q")).chars().take(200).collect::<String>();
    let question = asked.clone();
    let rows = visit
        .read(move |conn, ctx| {
            let organisation = ctx.organisation()?;
            let found = store::responsibilities(conn, &organisation, &question)?;
            let slugs: Vec<&str> = found.iter().flat_map(|r| r.skill_slugs.iter().map(String::as_str)).collect();
            let skills = store::by_slugs(conn, &organisation, &slugs)?;
            let needed =
                |r: &Responsibility| r.skill_slugs.iter().filter_map(|slug| skills.iter().find(|s| s.slug == *slug).cloned()).collect();
            Ok(found.iter().map(|r| Row { skills: needed(r), responsibility: r.clone() }).collect::<Vec<_>>())
        })
        .await?;
    let shell = visit.shell("Responsibilities").crumb("Skills", paths::skills::index()).crumb("Responsibilities", "");
    visit.page(&Index { shell, asked, summary: text::count(rows.len(), "responsibility", "responsibilities"), rows })
}
