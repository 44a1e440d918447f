//! From settings to a running server.

use super::{handlers, menu, reactions, routes};
use crate::accounts::{Keyring, SignInLimiter, authenticate};
use crate::attempts::Pulse;
use crate::config::{Config, Secrets};
use crate::db::{self, Db};
use crate::error::{Error, Result};
use crate::jobs::Worker;
use crate::kit::Clock;
use crate::web::{Limiter, State, csrf, limit_addresses, paint, security_headers};
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// What the workers of one process share.
#[derive(Debug, Clone)]
pub struct Parts {
    pub state: State,
    pub keyring: Keyring,
    pub sign_in: SignInLimiter,
    pub requests: Limiter,
    /// The open pages of this process that are told of their clock.
    pub pulse: Pulse,
}

/// Opens the database, runs the migrations and readies everything that a server or a command needs.
///
/// # Errors
/// When the database cannot be opened or migrated, or the signing keys cannot be read.
pub async fn prepare(config: Config) -> Result<Parts> {
    let url = config.database_url.clone();
    if let db::DatabaseUrl::Sqlite(path) = &url
        && let Some(folder) = path.parent()
    {
        std::fs::create_dir_all(folder).map_err(|e| Error::Internal(format!("{}: {e}", folder.display())))?;
    }
    let ran = web::block({
        let url = url.clone();
        move || db::migrate(&mut db::connect(&url)?)
    })
    .await
    .map_err(Error::internal)??;
    for name in ran {
        tracing::info!("migration {name}");
    }
    let db = Db::open(&url, &config.database)?;
    let secrets = Secrets::of(&config.secret);
    let keyring = Keyring::open(&db, secrets.sealing.clone(), config.sessions.key_days, Clock::machine()).await?;
    let (sign_in, requests) =
        (SignInLimiter(Limiter::per_minute(config.limits.sign_in_per_minute)), Limiter::per_second(config.limits.requests_per_second));
    let state =
        State { db, config: Arc::new(config), secrets: Arc::new(secrets), clock: Clock::machine(), reactions, menu, dice_seed: None };
    super::start(&state).await?;
    Ok(Parts { state, keyring, sign_in, requests, pulse: Pulse::default() })
}

/// The application: middleware around every slice's routes.
pub fn app(
    parts: &Parts,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = actix_web::Error,
        InitError = (),
    > + use<>,
> {
    App::new()
        .app_data(web::Data::new(parts.state.clone()))
        .app_data(web::Data::new(parts.keyring.clone()))
        .app_data(web::Data::new(parts.sign_in.clone()))
        .app_data(web::Data::new(parts.requests.clone()))
        .app_data(web::Data::new(parts.pulse.clone()))
        .app_data(web::PayloadConfig::new(parts.state.config.limits.body_kib * 1024))
        .configure(routes)
        // The last wrapped is the first asked.
        .wrap(from_fn(super::count_waiting))
        .wrap(from_fn(authenticate))
        .wrap(from_fn(csrf::check))
        .wrap(from_fn(limit_addresses))
        .wrap(from_fn(paint))
        .wrap(Compress::default())
        .wrap(from_fn(security_headers))
}

/// A bound server, its workers running.
#[derive(Debug)]
pub struct Server {
    parts: Parts,
    address: SocketAddr,
    listener: std::net::TcpListener,
}

impl Server {
    /// Binds the address of the settings; port 0 takes a free one.
    ///
    /// # Errors
    /// When the address cannot be bound: a sentence for people.
    pub fn bind(mut parts: Parts) -> Result<Server> {
        let listen = parts.state.config.listen.clone();
        let listener = std::net::TcpListener::bind(&listen).map_err(|e| {
            Error::Internal(format!("cannot listen on {listen}: {e}. Another program may be using it: choose another with --listen."))
        })?;
        let address = listener.local_addr().map_err(Error::internal)?;
        if listen.ends_with(":0") && parts.state.config.public_url == format!("http://{listen}") {
            // Letters and redirects name the port that was really taken.
            let mut config = (*parts.state.config).clone();
            config.public_url = format!("http://{address}");
            parts.state.config = Arc::new(config);
        }
        Ok(Server { parts, address, listener })
    }
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
    /// What the server works with.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Serves until told to stop (SIGTERM, Ctrl-C): finishes requests and the job in hand first.
    pub async fn run(self) -> Result<()> {
        let Server { parts, listener, .. } = self;
        let worker = Worker::start(parts.state.clone(), handlers());
        let keeper = actix_web::rt::spawn(keep(parts.clone()));
        let hush = actix_web::rt::spawn(hush(parts.pulse.clone()));
        let workers = parts.state.config.workers;
        let server = HttpServer::new(move || app(&parts))
            .workers(workers)
            .shutdown_timeout(20)
            .keep_alive(Duration::from_secs(75))
            .listen(listener)
            .map_err(Error::internal)?
            .run();
        let outcome = server.await.map_err(Error::internal);
        keeper.abort();
        hush.abort();
        worker.stop().await;
        outcome
    }
}

/// Ends the streams of open pages when the server is told to stop: they would hold it up until its patience ends.
async fn hush(pulse: Pulse) {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) else { return };
    tokio::select! { _ = terminate.recv() => {} _ = interrupt.recv() => {} }
    pulse.close();
}

/// Keeps the signing keys fresh, learns those of other nodes, and asks for the day's upkeep.
async fn keep(parts: Parts) {
    loop {
        tokio::time::sleep(Duration::from_secs(if parts.keyring.is_due() { 1 } else { 300 })).await;
        if let Err(error) = parts.keyring.refresh(&parts.state.db).await {
            tracing::warn!("the signing keys could not be refreshed: {error}");
        }
        if let Err(error) = super::ask_for_upkeep(&parts.state).await {
            tracing::warn!("the day's upkeep could not be asked for: {error}");
        }
    }
}
