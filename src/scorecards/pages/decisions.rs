//! Recording a decision.

use super::scorecards::{Kept, again};
use crate::error::Result;
use crate::kit::ids::AttemptId;
use crate::paths::scorecards as paths;
use crate::scorecards::actions::{self, NewDecision};
use crate::scorecards::rules::decisions::TEXT_MAX;
use crate::web::{Fields, Flash, Visit};
use actix_web::{HttpResponse, web};

/// `POST /scorecards/{attempt}/decisions`
pub async fn create(visit: Visit, attempt: web::Path<AttemptId>, fields: Fields) -> Result<HttpResponse> {
    visit.staff()?;
    let attempt = attempt.into_inner();
    let mut parse = fields.parse();
    let form = NewDecision {
        after: fields.value("after").to_string(),
        kind: fields.value("kind").parse().ok(),
        reason_code: fields.value("reason_code").parse().ok(),
        reason: parse.text("reason", "the reason", TEXT_MAX),
    };
    let (id, decision) = (attempt.clone(), form.clone());
    let kept = match parse.done(()) {
        Ok(()) => visit.write(move |conn, ctx| actions::decide(conn, ctx, &id, &decision)).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(kind) => Ok(visit.go_with(
            &paths::scorecard(&attempt),
            &Flash::good("Decision saved.", format!("{}. It is in the history with its reason.", kind.done())),
        )),
        Err(error) => again(&visit, attempt, error, Kept { form: Some(form), ..Kept::default() }).await,
    }
}
