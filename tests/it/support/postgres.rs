//! A private PostgreSQL cluster for the run of the tests, or the server named by `TOUCHSTONE_TEST_POSTGRES`.
//!
//! The cluster's shell waits on our standard input: when the test process ends, however it ends, the cluster stops and
//! its folder is removed.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock};

static SERVER: OnceLock<Option<String>> = OnceLock::new();
static KEPT: Mutex<Option<Child>> = Mutex::new(None);

/// The URL of the server without a database name; `None` (said once) where there is none to be had.
pub fn server() -> Option<String> {
    SERVER
        .get_or_init(|| {
            let found = std::env::var("TOUCHSTONE_TEST_POSTGRES")
                .ok()
                .or_else(|| start().map_err(|why| eprintln!("SKIPPED: every PostgreSQL test: {why}")).ok());
            assert!(found.is_some() || std::env::var("TOUCHSTONE_TEST_REQUIRE").is_err(), "PostgreSQL is required here and cannot be had");
            found
        })
        .clone()
}

fn start() -> Result<String, String> {
    let bin = binaries().ok_or("no PostgreSQL server programs in /usr/lib/postgresql/*/bin")?;
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).map_err(|e| e.to_string())?.port();
    // PostgreSQL refuses to run as root: then it runs as the user that its package made.
    let as_root = std::fs::metadata("/proc/self").map(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0).unwrap_or(false);
    let prefix = if as_root { "setpriv --reuid=postgres --regid=postgres --init-groups " } else { "" };
    let script = format!(
        r#"
        set -e
        dir=$(mktemp -d /tmp/touchstone-pg.XXXXXX)
        {own}
        cd /
        {prefix}{bin}/initdb -D "$dir/data" -U touchstone -A trust -E UTF8 --locale=C --no-sync >"$dir/log" 2>&1
        {prefix}{bin}/postgres -D "$dir/data" -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
            -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB >>"$dir/log" 2>&1 &
        server=$!
        for i in $(seq 100); do {bin}/pg_isready -q -h 127.0.0.1 -p {port} && break; sleep 0.1; done
        {bin}/pg_isready -q -h 127.0.0.1 -p {port}
        echo ready
        read _ || true
        kill -QUIT $server; wait $server 2>/dev/null || true
        rm -rf "$dir"
    "#,
        own = if as_root { r#"chown postgres "$dir""# } else { "" },
        bin = bin.display()
    );
    let mut child = Command::new("sh")
        .args(["-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| e.to_string())?;
    let mut line = String::new();
    BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line).map_err(|e| e.to_string())?;
    if line.trim() != "ready" {
        return Err(format!("the private cluster in {} did not start", bin.display()));
    }
    *KEPT.lock().map_err(|e| e.to_string())? = Some(child);
    Ok(format!("postgres://touchstone@127.0.0.1:{port}"))
}

fn binaries() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .map(|e| e.path().join("bin"))
        .filter(|p| p.join("initdb").exists() && p.join("postgres").exists())
        .collect();
    found.sort();
    found.pop()
}
