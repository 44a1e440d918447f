//! `touchstone bench`: what pages cost, as ratios to the same server's 8 KB page within one run.
//!
//! Server and load generator share the machine's cores, so absolute figures say little; the ratios do. The database is
//! made for the run in a folder of its own and removed afterwards.

mod client;
mod crowd;
mod footprint;
mod targets;
mod visitor;

use crate::app::{Parts, app, handlers};
use crate::demo;
use crate::error::{Error, Result};
use actix_web::{HttpResponse, HttpServer, web};
use client::Measured;
pub use footprint::{Footprint, Weights, measure as footprint};
use std::net::SocketAddr;
use std::time::Duration;

/// What to measure.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Seconds a target.
    pub seconds: u64,
    /// Connections at once.
    pub connections: usize,
    /// Candidates in the list that is searched.
    pub candidates: usize,
}

/// One line of the report.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Line {
    pub target: &'static str,
    /// Requests per second as a part of those of the 8 KB page.
    pub ratio: f64,
    /// What the ratio should reach on this database; `None` for no promise.
    pub floor: Option<f64>,
    #[serde(flatten)]
    pub measured: Measured,
}

/// The page that the others are compared with: 8 KiB from memory, through the same middleware.
async fn page_of_8_kib() -> HttpResponse {
    static PAGE: std::sync::LazyLock<web::Bytes> =
        std::sync::LazyLock::new(|| web::Bytes::from("<!doctype html><p>Touchstone".repeat(300)[..8192].to_string()));
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(PAGE.clone())
}

/// Fills the database, serves it, and measures one target after the other.
///
/// # Errors
/// When the database is not empty, or the server cannot be reached.
pub async fn run(parts: Parts, options: Options, say: &dyn Fn(&str)) -> Result<(Vec<Line>, Weights)> {
    let made = demo::build(&parts.state, &handlers(), say).await?;
    say(&format!("Adding {} candidates …", options.candidates));
    crowd::gather(&parts.state, options.candidates).await?;
    let sitters = crowd::sitters(&parts.state, options.connections).await?;
    let (address, stop) = serve(&parts)?;
    let on_sqlite = matches!(parts.state.config.database_url, crate::db::DatabaseUrl::Sqlite(_));
    let outcome = web::block({
        let sign_in = made.sign_ins.iter().find(|s| s.role == "recruiter").cloned();
        move || -> Result<(Vec<Line>, Weights), String> {
            let sign_in = sign_in.ok_or("no recruiter")?;
            let mut lines: Vec<Line> = Vec::new();
            let weights = targets::weights(address, sitters.first().ok_or("no candidate")?)?;
            for target in targets::all(address, &sign_in, &sitters, options.connections)? {
                let measured = client::run(address, target.scripts, Duration::from_secs(options.seconds))?;
                let page = lines.first().map_or(measured.requests_per_second, |l| l.measured.requests_per_second);
                let floor = target.floors.map(|(sqlite, postgres)| if on_sqlite { sqlite } else { postgres });
                lines.push(Line { target: target.name, ratio: measured.requests_per_second / page, floor, measured });
            }
            Ok((lines, weights))
        }
    })
    .await
    .map_err(Error::internal)?;
    stop.stop(false).await;
    outcome.map_err(Error::Internal)
}

fn serve(parts: &Parts) -> Result<(SocketAddr, actix_web::dev::ServerHandle)> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").map_err(Error::internal)?;
    let address = listener.local_addr().map_err(Error::internal)?;
    let parts = parts.clone();
    let workers = parts.state.config.workers;
    let server = HttpServer::new(move || app(&parts).route("/bench/page", web::get().to(page_of_8_kib)))
        .workers(workers)
        .disable_signals()
        .listen(listener)
        .map_err(Error::internal)?
        .run();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    Ok((address, handle))
}
