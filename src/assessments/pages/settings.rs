//! Step 3: settings.

use super::frame::{Frame, StepName, may_edit};
use super::panel::Panel;
use crate::assessments::actions::{self, Look};
use crate::assessments::model::{AiPolicy, Assessment, ItemOrder, LIMIT_MINUTES, OFFLINE_MINUTES, Settings};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::ids::AssessmentId;
use crate::kit::markdown;
use crate::paths::assessments as paths;
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// The longest texts.
const INSTRUCTIONS_MOST: usize = 10_000;

/// The settings in words, for pages that only show them.
pub struct SettingsView {
    pub limit: i32,
    pub offline: i32,
    pub order: &'static str,
    pub ai: &'static str,
    pub ai_note: String,
    pub cut_score: Option<i32>,
    pub contact: String,
    pub instructions_html: String,
}

impl SettingsView {
    pub fn new(a: &Assessment) -> Self {
        SettingsView {
            limit: a.time_limit_min,
            offline: a.offline_budget_min,
            order: a.item_order.label(),
            ai: a.ai_policy.label(),
            ai_note: a.ai_note.clone(),
            cut_score: a.cut_score,
            contact: a.contact.clone(),
            instructions_html: markdown::html(&a.instructions_md, 3),
        }
    }
}

#[derive(askama::Template)]
#[template(path = "assessments/settings/edit.html")]
struct Edit {
    shell: Shell,
    frame: Frame,
    panel: Panel,
    form: Form,
    orders: Vec<(&'static str, &'static str, &'static str)>,
    policies: Vec<(&'static str, &'static str, &'static str)>,
    theirs: Vec<(&'static str, String)>,
    action: String,
    preview: String,
    preview_html: Option<String>,
}

struct Form {
    fields: Fields,
    errors: FieldErrors,
}

impl Form {
    fn value(&self, name: &str) -> &str {
        self.fields.value(name)
    }
}

/// The form with what is kept.
pub async fn edit(visit: Visit, id: web::Path<AssessmentId>) -> Result<HttpResponse> {
    visit.staff()?;
    let (look, available) = read(&visit, id.into_inner()).await?;
    let a = &look.plan.assessment;
    if !a.is_draft() || !may_edit(&visit) {
        return Ok(visit.go(&paths::show(&a.id)));
    }
    let fields = kept(a);
    paint(&visit, StatusCode::OK, &look, &available, Form { fields, errors: FieldErrors::new() }, Vec::new(), None)
}

async fn read(visit: &Visit, id: AssessmentId) -> Result<(Look, Vec<i64>)> {
    visit
        .read(move |conn, ctx| {
            let look = actions::look(conn, ctx, &id)?;
            let available = actions::available(conn, ctx, &look.plan)?;
            Ok((look, available))
        })
        .await
}

fn kept(a: &Assessment) -> Fields {
    Fields::from_pairs([
        ("title", a.title.clone()),
        ("limit", a.time_limit_min.to_string()),
        ("offline", a.offline_budget_min.to_string()),
        ("order", a.item_order.as_str().to_string()),
        ("instructions", a.instructions_md.clone()),
        ("ai", a.ai_policy.as_str().to_string()),
        ("ai_note", a.ai_note.clone()),
        ("cut", a.cut_score.map_or(String::new(), |c| c.to_string())),
        ("contact", a.contact.clone()),
        ("revision", a.revision.to_string()),
    ])
}

#[allow(clippy::too_many_arguments)]
fn paint(
    visit: &Visit,
    status: StatusCode,
    look: &Look,
    available: &[i64],
    form: Form,
    theirs: Vec<(&'static str, String)>,
    preview_html: Option<String>,
) -> Result<HttpResponse> {
    let (shell, frame) = Frame::step(visit, look, StepName::Settings);
    let id = &look.plan.assessment.id;
    let orders = vec![
        (ItemOrder::Fixed.as_str(), ItemOrder::Fixed.label(), "Easier to compare people question by question."),
        (ItemOrder::Shuffled.as_str(), ItemOrder::Shuffled.label(), "Inside each section. Harder to pass answers on."),
    ];
    let policies = vec![
        (
            AiPolicy::Forbidden.as_str(),
            AiPolicy::Forbidden.label(),
            "Candidates are told to answer without AI assistants. Nothing can enforce this at home.",
        ),
        (AiPolicy::Disclosed.as_str(), AiPolicy::Disclosed.label(), "Candidates may use one and say where. Graders see what they say."),
        (AiPolicy::PartOfTask.as_str(), AiPolicy::PartOfTask.label(), "Working with an assistant is what you look at."),
    ];
    visit.page_as(
        status,
        &Edit {
            panel: Panel::new(&look.plan, available, true),
            form,
            orders,
            policies,
            theirs,
            action: paths::settings(id),
            preview: paths::settings_preview(id),
            preview_html,
            shell,
            frame,
        },
    )
}

fn parse(fields: &Fields) -> (i32, Result<Settings>) {
    let mut p = fields.parse();
    let settings = Settings {
        title: p.line("title", "a title", 120),
        time_limit_min: p.number("limit", "the time limit in minutes", LIMIT_MINUTES),
        offline_budget_min: p.number("offline", "the minutes given back for a broken connection", OFFLINE_MINUTES),
        item_order: p.choice_or("order", "an order", ItemOrder::Fixed),
        instructions_md: p.text("instructions", "the instructions", INSTRUCTIONS_MOST),
        ai_policy: p.choice_or("ai", "what AI assistants may be used for", AiPolicy::Forbidden),
        ai_note: p.text("ai_note", "the note", 500),
        cut_score: p.optional_number("cut", "a cut score in percent", 0..=100),
        contact: p.line("contact", "whom candidates ask for help", 200),
    };
    (p.revision(), p.done(settings))
}

/// Saves. A form that is stale comes back with both texts: what was typed in the fields, what others saved above them.
pub async fn update(visit: Visit, id: web::Path<AssessmentId>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id.into_inner();
    let (revision, parsed) = parse(&fields);
    let settings = match parsed {
        Ok(settings) => settings,
        Err(Error::Invalid(errors)) => {
            let (look, available) = read(&visit, id).await?;
            return paint(&visit, StatusCode::UNPROCESSABLE_ENTITY, &look, &available, Form { fields, errors }, Vec::new(), None);
        }
        Err(error) => return Err(error),
    };
    let to = if fields.get("go").is_some_and(|g| g == "on") { paths::review(&id) } else { paths::settings(&id) };
    let (saved, at) = (settings.clone(), id.clone());
    match visit.write(move |conn, ctx| actions::save_settings(conn, ctx, &at, revision, &saved)).await {
        Ok(()) => Ok(visit.go_with(&to, &Flash::good("Saved.", ""))),
        Err(Error::Stale) => {
            let (look, available) = read(&visit, id).await?;
            let theirs = differences(&look.plan.assessment.settings(), &settings);
            let mut fields = fields;
            fields.set("revision", look.plan.assessment.revision.to_string());
            paint(&visit, StatusCode::CONFLICT, &look, &available, Form { fields, errors: FieldErrors::new() }, theirs, None)
        }
        Err(error) => Err(error),
    }
}

/// What the others saved, where it differs from what was typed.
fn differences(theirs: &Settings, mine: &Settings) -> Vec<(&'static str, String)> {
    let cut = |s: &Settings| s.cut_score.map_or("none".to_string(), |c| format!("{c}%"));
    let pairs = [
        ("Title", theirs.title.clone(), mine.title.clone()),
        ("Time limit", format!("{} min", theirs.time_limit_min), format!("{} min", mine.time_limit_min)),
        ("Broken connection", format!("{} min", theirs.offline_budget_min), format!("{} min", mine.offline_budget_min)),
        ("Order", theirs.item_order.label().to_string(), mine.item_order.label().to_string()),
        ("Instructions", theirs.instructions_md.clone(), mine.instructions_md.clone()),
        ("AI assistants", theirs.ai_policy.label().to_string(), mine.ai_policy.label().to_string()),
        ("Note on AI assistants", theirs.ai_note.clone(), mine.ai_note.clone()),
        ("Cut score", cut(theirs), cut(mine)),
        ("Contact", theirs.contact.clone(), mine.contact.clone()),
    ];
    pairs.into_iter().filter(|(_, t, m)| t != m).map(|(label, t, _)| (label, if t.is_empty() { "empty".to_string() } else { t })).collect()
}

/// The instructions as candidates will read them: the bare text for the page script, else the whole form with it.
pub async fn preview(visit: Visit, id: web::Path<AssessmentId>, fields: Fields) -> Result<HttpResponse> {
    visit.actor.need(crate::kit::Permission::EditAssessments)?;
    if visit.wants_fragment {
        let text: String = fields.value("text").chars().take(INSTRUCTIONS_MOST).collect();
        return Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(markdown::html(&text, 3)));
    }
    let (look, available) = read(&visit, id.into_inner()).await?;
    let html = markdown::html(fields.value("instructions"), 3);
    paint(&visit, StatusCode::OK, &look, &available, Form { fields, errors: FieldErrors::new() }, Vec::new(), Some(html))
}
