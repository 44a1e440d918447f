//! Placing, changing, moving and taking out questions.

use super::picker::back_to;
use crate::assessments::actions::{self, AddItem};
use crate::assessments::rules::Step;
use crate::error::{Error, Result};
use crate::kit::Points;
use crate::kit::ids::{AssessmentId, AssessmentSkillId, ItemId, QuestionId};
use crate::new_id;
use crate::paths::assessments as paths;
use crate::web::{Fields, Flash, Visit};
use actix_web::{HttpResponse, web};

/// The most points one item may be given by hand.
const MOST_POINTS: Points = Points::whole(1000);

/// The id in the path; both parts have to be ids.
type At = web::Path<(AssessmentId, ItemId)>;

/// Adds the question whose button was pressed.
pub async fn create(visit: Visit, id: web::Path<AssessmentId>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id.into_inner();
    let question: QuestionId = fields.value("question").parse().map_err(|_| Error::NotFound)?;
    let skill =
        Some(fields.value(&format!("skill-{question}"))).filter(|s| !s.is_empty()).or(fields.get("skill").filter(|s| !s.is_empty()));
    let skill = skill.map(|s| s.parse::<AssessmentSkillId>().map_err(|_| Error::NotFound)).transpose()?;
    let section = fields.value("section").parse().ok();
    let filter = Fields::from_urlencoded(fields.value("back").as_bytes()).unwrap_or_default();
    let back = format!("{}#find", back_to(&id, &filter));
    let done = visit
        .write(move |conn, ctx| {
            let add = AddItem { id: new_id!(ctx, ItemId), question, section, skill };
            actions::add_item(conn, ctx, &id, &add)
        })
        .await;
    match done {
        Ok(()) => Ok(visit.go(&back)),
        Err(Error::Refused { code: "assessment.counts_for_nothing", reason }) => {
            Ok(visit.go_with(&back, &Flash::warn("Not added.", reason)))
        }
        Err(error) => Err(error),
    }
}

/// Saves what an item counts for and its points.
pub async fn update(visit: Visit, at: At, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let (id, item) = at.into_inner();
    let back = format!("{}#item-{item}", paths::builder(&id));
    let mut parse = fields.parse();
    let skill = parse.choice::<AssessmentSkillId>("skill", "the skill this question counts for");
    let typed = fields.value("points").trim();
    let points = Points::parse(typed).filter(|p| *p >= Points::ZERO && *p <= MOST_POINTS);
    if !typed.is_empty() && points.is_none() {
        parse.error(
            "points",
            format!(
                "\"{}\" is no number of points. Enter a number from 0 to {MOST_POINTS}, or leave it empty.",
                typed.chars().take(20).collect::<String>()
            ),
        );
    }
    if let Err(Error::Invalid(errors)) = parse.done(()) {
        let text = errors.iter().map(|(_, m)| m).collect::<Vec<_>>().join(" ");
        return Ok(visit.go_with(&back, &Flash::bad("Not saved.", text)));
    }
    let skill = skill.ok_or(Error::NotFound)?;
    visit.write(move |conn, ctx| actions::change_item(conn, ctx, &id, &item, &skill, points)).await?;
    Ok(visit.go_with(&back, &Flash::good("Saved.", "")))
}

/// Moves an item one place.
pub async fn place(visit: Visit, at: At, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let (id, item) = at.into_inner();
    let way: Step = fields.value("way").parse().map_err(|()| Error::NotFound)?;
    let back = format!("{}#item-{item}", paths::builder(&id));
    visit.write(move |conn, ctx| actions::move_item(conn, ctx, &id, &item, way)).await?;
    Ok(visit.go(&back))
}

/// Takes an item out.
pub async fn remove(visit: Visit, at: At) -> Result<HttpResponse> {
    visit.staff()?;
    let (id, item) = at.into_inner();
    let back = paths::builder(&id);
    visit.write(move |conn, ctx| actions::remove_item(conn, ctx, &id, &item)).await?;
    Ok(visit.go_with(&back, &Flash::good("Removed.", "The question stays in the bank.")))
}

/// Lets the blueprint share out the points again.
pub async fn reset_points(visit: Visit, id: web::Path<AssessmentId>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let id = id.into_inner();
    let back = paths::builder(&id);
    let skill: Option<AssessmentSkillId> = fields.value("skill").parse().ok();
    visit.write(move |conn, ctx| actions::reset_points(conn, ctx, &id, skill.as_ref())).await?;
    Ok(visit.go_with(&back, &Flash::good("Points shared out again", "by the role's weights.")))
}
