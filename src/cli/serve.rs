//! `serve` and `migrate`.

use crate::app::{Server, prepare};
use crate::config::Config;
use crate::error::Result;

/// Options of `serve`, which override the settings.
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// Address and port to serve on; port 0 takes a free one.
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
}

impl Serve {
    /// Puts the options into the settings.
    pub fn apply(&self, config: &mut Config) {
        apply_listen(config, self.listen.as_deref());
    }
}

/// Puts `--listen` into the settings; the public address follows it where none was set.
pub fn apply_listen(config: &mut Config, listen: Option<&str>) {
    if let Some(listen) = listen {
        if config.public_url == format!("http://{}", config.listen) {
            config.public_url = format!("http://{listen}");
        }
        config.listen = listen.to_string();
    }
}

/// Serves until told to stop.
pub async fn serve(config: Config) -> Result<()> {
    let server = Server::bind(prepare(config).await?)?;
    let state = &server.parts().state;
    eprintln!("Touchstone serves {} (listening on {}, data in {}).", state.config.public_url, server.address(), state.config.database_url);
    server.run().await
}

/// Brings the database up to date.
pub async fn migrate(config: Config) -> Result<()> {
    let url = config.database_url.clone();
    if let crate::db::DatabaseUrl::Sqlite(path) = &url
        && let Some(folder) = path.parent()
    {
        std::fs::create_dir_all(folder).map_err(crate::error::Error::internal)?;
    }
    let ran = crate::db::migrate(&mut crate::db::connect(&url)?)?;
    match ran.len() {
        0 => println!("{url} is up to date."),
        n => println!("{url}: {} run: {}.", crate::kit::text::count(n, "migration was", "migrations were"), ran.join(", ")),
    }
    Ok(())
}
