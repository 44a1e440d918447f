//! Results as a file.

use crate::error::{Error, Result};
use crate::kit::ids::AssessmentId;
use crate::scorecards::actions;
use crate::web::Visit;
use actix_web::{HttpResponse, http::header, web};

/// `GET /results/{assessment}.csv`
pub async fn show(visit: Visit, name: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let assessment: AssessmentId = name.strip_suffix(".csv").and_then(|id| id.parse().ok()).ok_or(Error::NotFound)?;
    let (file, bytes) = visit.write(move |conn, ctx| actions::export(conn, ctx, &assessment)).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(bytes))
}
