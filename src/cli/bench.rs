//! `bench`: what pages cost.

use crate::app::prepare;
use crate::bench::{self, Options};
use crate::config::Config;
use crate::db::DatabaseUrl;
use crate::error::{Error, Result};

/// Options of `bench`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Server and load share this machine's cores: read the ratios, not the figures.\n\
Without DATABASE_URL it measures SQLite in a folder of its own; with it, that database, which must be empty.")]
pub struct Bench {
    /// Seconds for each page.
    #[arg(long, default_value_t = 5)]
    pub seconds: u64,
    /// Connections at once.
    #[arg(long, default_value_t = 32)]
    pub connections: usize,
    /// Candidates in the list that is searched.
    #[arg(long, default_value_t = 100_000)]
    pub candidates: usize,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

impl Bench {
    /// Measures and prints.
    pub async fn run(self, mut config: Config) -> Result<()> {
        let folder = config.data.join(format!("bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(Error::internal)?;
        if matches!(config.database_url, DatabaseUrl::Sqlite(_)) {
            config.database_url = DatabaseUrl::Sqlite(folder.join("touchstone.db"));
        }
        config.data = folder.clone();
        config.limits.requests_per_second = 1_000_000;
        let database = config.database_url.to_string();
        let measured = self.measure(config).await;
        let _ = std::fs::remove_dir_all(&folder);
        let lines = measured?;
        if self.json {
            println!(
                "{}",
                serde_json::json!({ "database": database, "connections": self.connections, "candidates": self.candidates, "lines": lines })
            );
            return Ok(());
        }
        println!("\n{database}, {} connections, {} candidates\n", self.connections, self.candidates);
        println!("{:<34}{:>7}{:>12}{:>9}{:>9}{:>9}{:>8}", "", "ratio", "requests/s", "p50 ms", "p95 ms", "p99 ms", "failed");
        for line in lines {
            let m = &line.measured;
            println!(
                "{:<34}{:>7.2}{:>12.0}{:>9.2}{:>9.2}{:>9.2}{:>8}",
                line.target, line.ratio, m.requests_per_second, m.p50_ms, m.p95_ms, m.p99_ms, m.failures
            );
        }
        Ok(())
    }

    async fn measure(&self, config: Config) -> Result<Vec<bench::Line>> {
        let parts = prepare(config).await?;
        let options = Options { seconds: self.seconds.max(1), connections: self.connections.max(1), candidates: self.candidates };
        bench::run(parts, options, &|line| eprintln!("{line}")).await
    }
}
