//! Step 1: the role an assessment measures.

use super::frame::{Frame, StepName, may_edit};
use super::panel::Panel;
use crate::assessments::actions;
use crate::error::Result;
use crate::kit::ids::AssessmentId;
use crate::paths::{self as urls, assessments as paths};
use crate::web::{Flash, Shell, Visit};
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "assessments/role/show.html")]
struct Show {
    shell: Shell,
    frame: Frame,
    panel: Panel,
    rows: Vec<Row>,
    profile: String,
    profile_url: String,
    copied: i32,
    newest: Option<i32>,
    take_over: String,
    deletion: String,
    next: String,
}

struct Row {
    name: String,
    area: String,
    level: &'static str,
    percent: u32,
    points: String,
    minutes: u32,
    must_have: bool,
}

/// The skills as copied, with what the blueprint makes of their weights.
pub async fn show(visit: Visit, id: web::Path<AssessmentId>) -> Result<HttpResponse> {
    visit.staff()?;
    let (look, news, available) = visit
        .read(move |conn, ctx| {
            let look = actions::look(conn, ctx, &id)?;
            let available = actions::available(conn, ctx, &look.plan)?;
            Ok((look, actions::role_news(conn, ctx, &id)?, available))
        })
        .await?;
    let a = &look.plan.assessment;
    if !a.is_draft() || !may_edit(&visit) {
        return Ok(visit.go(&paths::show(&a.id)));
    }
    let rows = look
        .plan
        .skills
        .iter()
        .zip(&look.plan.coverage.skills)
        .map(|(s, c)| Row {
            name: s.name.clone(),
            area: s.area_name.clone(),
            level: s.level.label(),
            percent: c.percent,
            points: s.points.to_string(),
            minutes: c.wanted_minutes,
            must_have: s.must_have,
        })
        .collect();
    let (shell, frame) = Frame::step(&visit, &look, StepName::Role);
    visit.page(&Show {
        panel: Panel::new(&look.plan, &available, true),
        rows,
        profile: look.profile.title.clone(),
        profile_url: urls::profiles::show(&look.profile.id),
        copied: news.copied,
        newest: (news.newest > news.copied).then_some(news.newest),
        take_over: paths::role(&a.id),
        deletion: paths::deletion(&a.id),
        next: paths::builder(&a.id),
        shell,
        frame,
    })
}

/// Takes the profile's newest published text over.
pub async fn take_over(visit: Visit, id: web::Path<AssessmentId>) -> Result<HttpResponse> {
    visit.staff()?;
    let back = paths::role(&id);
    visit.write(move |conn, ctx| actions::take_over_role(conn, ctx, &id)).await?;
    Ok(visit.go_with(&back, &Flash::good("Skills and weights are up to date.", "Look at what your questions count for.")))
}
