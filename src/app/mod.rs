//! Wiring: middleware, every slice's routes, job handlers, reactions to facts, the menu. The only module that knows all slices.

mod health;
mod jobs;
mod menu;
mod reactions;
mod serve;
mod upkeep;

pub use jobs::handlers;
pub use menu::{count_waiting, menu};
pub use reactions::reactions;
pub use serve::{Parts, Server, app, prepare};
pub use upkeep::{UPKEEP, ask as ask_for_upkeep};

use actix_web::web::ServiceConfig;

/// Every route of the product.
pub fn routes(cfg: &mut ServiceConfig) {
    health::routes(cfg);
    // First, since routes are tried in this order and nothing is asked for as often as these.
    crate::attempts::routes(cfg);
    crate::web::assets::routes(cfg);
    crate::accounts::routes(cfg);
    crate::audit::routes(cfg);
    crate::mail::routes(cfg);
    crate::jobs::routes(cfg);
    crate::skills::routes(cfg);
    crate::profiles::routes(cfg);
    crate::questions::routes(cfg);
    crate::assessments::routes(cfg);
    crate::candidates::routes(cfg);
    crate::grading::routes(cfg);
    crate::scorecards::routes(cfg);
    crate::reports::routes(cfg);
}

/// What is done once at every start, after the migrations: data that ships with the program is brought up to date, tests whose
/// time ran out meanwhile are ended, and the program's own jobs that were given up get another chance.
pub async fn start(state: &crate::web::State) -> crate::error::Result<()> {
    let mut ctx = state.ctx(crate::ctx::Actor::System { organisation: None, name: "Touchstone" }, "");
    state
        .db
        .write(move |conn| {
            load_shipped_data(conn, &mut ctx)?;
            upkeep::ask_in(conn, &mut ctx)?;
            crate::jobs::retry_of_nobody(conn, ctx.now())?;
            // Bells that should have rung while no server ran; their jobs would come too, but candidates may be quicker.
            crate::attempts::actions::ring_overdue(conn, &mut ctx).map(|_| ())
        })
        .await
}

/// Loads what ships with the program (the skill catalogue); does nothing where it is up to date.
pub fn load_shipped_data(conn: &mut crate::db::Conn, ctx: &mut crate::ctx::Ctx) -> crate::error::Result<()> {
    crate::skills::actions::load_catalogue(conn, ctx)?;
    Ok(())
}
