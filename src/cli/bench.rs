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
        let footprint = bench::footprint(&folder.join("alone")).map_err(Error::Internal);
        let measured = self.measure(config).await;
        let _ = std::fs::remove_dir_all(&folder);
        let (lines, weights) = measured?;
        let footprint = bench::Footprint { weights: Some(weights), ..footprint? };
        if self.json {
            println!(
                "{}",
                serde_json::json!({ "database": database, "connections": self.connections, "candidates": self.candidates, "lines": lines, "footprint": footprint })
            );
            return Ok(());
        }
        println!("\n{database}, {} connections, {} candidates\n", self.connections, self.candidates);
        println!(
            "{:<34}{:>7}{:>9}{:>12}{:>9}{:>9}{:>9}{:>8}",
            "", "ratio", "to reach", "requests/s", "p50 ms", "p95 ms", "p99 ms", "failed"
        );
        for line in lines {
            let m = &line.measured;
            println!(
                "{:<34}{:>7.3}{:>9}{:>12.0}{:>9.2}{:>9.2}{:>9.2}{:>8}",
                line.target,
                line.ratio,
                line.floor.map_or(String::new(), |f| format!("{f:.2}")),
                m.requests_per_second,
                m.p50_ms,
                m.p95_ms,
                m.p99_ms,
                m.failures
            );
        }
        println!();
        println!("first start, database made      {:>7} ms", footprint.first_start_ms);
        println!("cold start to the first page    {:>7} ms", footprint.cold_start_ms);
        if let Some(kib) = footprint.idle_memory_kib {
            println!("idle memory                     {:>7.1} MiB", kib as f64 / 1024.0);
        }
        println!("the program's file              {:>7.1} MiB", footprint.binary_kib as f64 / 1024.0);
        if let Some(w) = footprint.weights {
            let kb = |n: usize| n as f64 / 1024.0;
            println!(
                "candidate's question, first load {:>6.1} KiB: scripts {:.1}, styles {:.1}, fonts {:.1}",
                kb(w.first_load),
                kb(w.scripts),
                kb(w.styles),
                kb(w.fonts)
            );
            println!("candidate's next question       {:>7.1} KiB", kb(w.next_page));
        }
        Ok(())
    }

    async fn measure(&self, config: Config) -> Result<(Vec<bench::Line>, bench::Weights)> {
        let parts = prepare(config).await?;
        let options = Options { seconds: self.seconds.max(1), connections: self.connections.max(1), candidates: self.candidates };
        bench::run(parts, options, &|line| eprintln!("{line}")).await
    }
}
