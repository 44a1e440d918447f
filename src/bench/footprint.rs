//! What the program takes: to start, in memory, on disk, and over the wire for a candidate's first page.

use super::visitor::Visitor;
use std::collections::BTreeSet;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Figures of this machine and build.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct Footprint {
    /// From the command to the first page, in milliseconds, on an empty folder: the database is made.
    pub first_start_ms: u64,
    /// The same where the database is there.
    pub cold_start_ms: u64,
    /// Resident memory of the idle server after its first page, in KiB; `None` where the system does not say.
    pub idle_memory_kib: Option<u64>,
    /// The program's file, in KiB.
    pub binary_kib: u64,
    pub weights: Option<Weights>,
}

/// Bytes of a candidate's question page over the wire, compressed by brotli, headers not counted.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Weights {
    /// The page and everything that it loads at first.
    pub first_load: usize,
    /// Of that: scripts.
    pub scripts: usize,
    /// Of that: styles.
    pub styles: usize,
    /// Of that: fonts.
    pub fonts: usize,
    /// The next question: only the page.
    pub next_page: usize,
}

/// Starts this program twice on an empty folder and looks at it.
///
/// # Errors
/// A sentence when it does not come up within 20 seconds.
pub fn measure(folder: &Path) -> Result<Footprint, String> {
    let program = std::env::current_exe().map_err(|e| e.to_string())?;
    let binary_kib = std::fs::metadata(&program).map_err(|e| e.to_string())?.len() / 1024;
    let (first_start_ms, _) = start(&program, folder)?;
    let (cold_start_ms, idle_memory_kib) = start(&program, folder)?;
    Ok(Footprint { first_start_ms, cold_start_ms, idle_memory_kib, binary_kib, weights: None })
}

/// Stops the server when it is dropped, whatever happened.
struct Served(Child);
impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(program: &Path, folder: &Path) -> Result<(u64, Option<u64>), String> {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).map_err(|e| e.to_string())?;
    let began = super::client::now();
    let child = Command::new(program)
        .args(["serve", "--listen", &free.to_string(), "--data"])
        .arg(folder)
        .env_remove("DATABASE_URL")
        .env("TOUCHSTONE_LOG", "error")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| e.to_string())?;
    let served = Served(child);
    let took = until_up(free, began)?;
    std::thread::sleep(Duration::from_millis(500));
    Ok((took, resident_kib(served.0.id())))
}

fn until_up(address: SocketAddr, began: Instant) -> Result<u64, String> {
    let most = Duration::from_secs(20);
    loop {
        let took = super::client::now() - began;
        if Visitor::new(address).get(&crate::paths::accounts::sign_in()).is_ok_and(|a| a.status == 200) {
            return Ok(u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
        }
        if took > most {
            return Err("the program did not answer within 20 seconds".to_string());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn resident_kib(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    status.lines().find_map(|l| l.strip_prefix("VmRSS:"))?.split_whitespace().next()?.parse().ok()
}

/// What a candidate's browser fetches for the first question, and for the next one.
///
/// # Errors
/// A sentence when something that the page names is not there.
pub fn weigh(visitor: &mut Visitor, first: &str, next: &str) -> Result<Weights, String> {
    let page = visitor.get(first)?;
    let files: BTreeSet<String> = page
        .body
        .split('"')
        .filter(|part| part.starts_with("/static/"))
        .map(|part| part.split('#').next().unwrap_or(part).to_string())
        .collect();
    let mut weights = Weights { first_load: visitor.weigh(first)?, scripts: 0, styles: 0, fonts: 0, next_page: visitor.weigh(next)? };
    for file in &files {
        let bytes = visitor.weigh(file)?;
        weights.first_load += bytes;
        match file.rsplit('.').next() {
            Some("js") => weights.scripts += bytes,
            Some("woff2") => weights.fonts += bytes,
            Some("css") => {
                weights.styles += bytes;
                // The face for Latin text comes first; the others load only where their characters occur.
                let style = visitor.get(file)?.body;
                let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
                let font = style.split("url(").nth(1).and_then(|rest| rest.split(')').next()).map(|name| name.trim_matches(['"', '\'']));
                if let Some(path) = font.map(|name| format!("{folder}/{name}")).filter(|path| !files.contains(path)) {
                    let bytes = visitor.weigh(&path)?;
                    weights.fonts += bytes;
                    weights.first_load += bytes;
                }
            }
            _ => {}
        }
    }
    Ok(weights)
}
