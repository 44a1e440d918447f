//! Health checks for whoever watches the process.

use crate::db::dialect;
use crate::web::State;
use actix_web::web::{Data, ServiceConfig, get};
use actix_web::{HttpResponse, web};

pub(super) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/health/live", get().to(live));
    cfg.route("/health/ready", get().to(ready));
    cfg.default_service(web::to(|| async { Err::<HttpResponse, _>(crate::error::Error::NotFound) }));
}

/// The process runs.
async fn live() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("live\n")
}

/// The process can work: the database answers.
async fn ready(state: Data<State>) -> HttpResponse {
    match state.db.read(dialect::ping).await {
        Ok(()) => HttpResponse::Ok().content_type("text/plain").body("ready\n"),
        Err(_) => HttpResponse::ServiceUnavailable().content_type("text/plain").body("the database does not answer\n"),
    }
}
