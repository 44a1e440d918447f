//! Step 2: sections with their questions, the picker, the coverage panel.

use super::frame::{Frame, StepName, may_edit};
use super::panel::Panel;
use super::picker::Picker;
use super::words::{SectionView, sections};
use crate::assessments::actions;
use crate::error::{Error, Result};
use crate::kit::Permission;
use crate::kit::ids::{AssessmentId, SectionId};
use crate::new_id;
use crate::paths::assessments as paths;
use crate::web::{Shell, Visit};
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "assessments/builder/show.html")]
struct Show {
    shell: Shell,
    frame: Frame,
    base: String,
    panel: Panel,
    sections: Vec<SectionView>,
    skills: Vec<(String, String)>,
    picker: Picker,
    fill: String,
    new_section: String,
    new_section_id: String,
}

/// The builder. A published assessment leads to its own page.
pub async fn show(visit: Visit, id: web::Path<AssessmentId>) -> Result<HttpResponse> {
    visit.staff()?;
    if !may_edit(&visit) {
        return Err(Error::Forbidden(Permission::EditAssessments));
    }
    let query = visit.query.clone();
    let (look, available, picker, section) = visit
        .read(move |conn, ctx| {
            let look = actions::look(conn, ctx, &id)?;
            let available = actions::available(conn, ctx, &look.plan)?;
            let picker = Picker::read(conn, ctx, &look.plan, &query)?;
            Ok((look, available, picker, new_id!(ctx, SectionId)))
        })
        .await?;
    let id = &look.plan.assessment.id;
    if !look.plan.assessment.is_draft() {
        return Ok(visit.go(&paths::show(id)));
    }
    let (shell, frame) = Frame::step(&visit, &look, StepName::Questions);
    let skills = look.plan.skills.iter().map(|s| (s.id.to_string(), s.name.clone())).collect();
    visit.page(&Show {
        panel: Panel::new(&look.plan, &available, true),
        sections: sections(&look.plan),
        skills,
        picker,
        fill: paths::suggestion(id),
        new_section: paths::sections(id),
        new_section_id: section.to_string(),
        base: paths::show(id),
        shell,
        frame,
    })
}
