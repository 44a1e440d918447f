//! Step 4: look it over and publish.

use super::frame::{Frame, StepName, may_edit};
use super::panel::Panel;
use super::settings::SettingsView;
use super::words::{SectionView, sections};
use crate::assessments::actions;
use crate::error::{Error, Result};
use crate::kit::Time;
use crate::kit::ids::AssessmentId;
use crate::paths::assessments as paths;
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "assessments/publication/show.html")]
struct Show {
    shell: Shell,
    frame: Frame,
    panel: Panel,
    sections: Vec<SectionView>,
    settings: SettingsView,
    publish: String,
    seen: i64,
    refusal: Option<String>,
    settings_url: String,
}

/// Everything once more, and the button.
pub async fn show(visit: Visit, id: web::Path<AssessmentId>) -> Result<HttpResponse> {
    visit.staff()?;
    let (look, available) = visit
        .read(move |conn, ctx| {
            let look = actions::look(conn, ctx, &id)?;
            let available = actions::available(conn, ctx, &look.plan)?;
            Ok((look, available))
        })
        .await?;
    let a = &look.plan.assessment;
    if !a.is_draft() || !may_edit(&visit) {
        return Ok(visit.go(&paths::show(&a.id)));
    }
    let (shell, frame) = Frame::step(&visit, &look, StepName::Review);
    visit.page(&Show {
        panel: Panel::new(&look.plan, &available, true),
        sections: sections(&look.plan),
        settings: SettingsView::new(a),
        publish: paths::publication(&a.id),
        seen: a.updated_at.micros(),
        refusal: actions::refusal(&look.plan).map(|r| r.reason()),
        settings_url: paths::settings(&a.id),
        shell,
        frame,
    })
}

/// Publishes what was looked over.
pub async fn create(visit: Visit, id: web::Path<AssessmentId>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id.into_inner();
    let seen = Time::from_micros(fields.value("seen").parse().unwrap_or(0));
    let (done, back) = (paths::show(&id), paths::review(&id));
    match visit.write(move |conn, ctx| actions::publish(conn, ctx, &id, seen)).await {
        Ok(()) => Ok(visit
            .go_with(&done, &Flash::good("Published.", "You can invite candidates now. It stays as it is; a change is a new version."))),
        Err(Error::Refused { reason, .. }) => Ok(visit.go_with(&back, &Flash::warn("Not published.", reason))),
        Err(Error::Stale) => Ok(visit.go_with(
            &back,
            &Flash::warn("Not published.", "Somebody changed this draft after you opened the page. Look it over again, then publish."),
        )),
        Err(error) => Err(error),
    }
}
