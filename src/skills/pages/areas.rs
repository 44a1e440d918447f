//! One area: its levels and its skills.

use crate::error::{Error, Result};
use crate::kit::Permission;
use crate::kit::ids::AreaId;
use crate::paths;
use crate::skills::{Area, Skill, store};
use crate::web::{Shell, Visit};
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "skills/areas/show.html")]
struct Show {
    shell: Shell,
    area: Area,
    skills: Vec<Skill>,
    may_edit: bool,
}

/// The page of an area.
pub async fn show(visit: Visit, id: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id: AreaId = id.parse().map_err(|_| Error::NotFound)?;
    let (area, skills) = visit
        .read(move |conn, ctx| {
            let organisation = ctx.organisation()?;
            let area = store::area(conn, &organisation, &id)?;
            let skills = store::of_area(conn, &organisation, &area)?;
            Ok((area, skills))
        })
        .await?;
    let shell = visit.shell(area.name.clone()).crumb("Skills", paths::skills::index()).crumb(area.name.clone(), "");
    visit.page(&Show { shell, area, skills, may_edit: visit.actor.may(Permission::EditProfiles) })
}
