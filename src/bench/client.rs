//! A load generator that costs little beside the server: keep-alive connections, ready-made bytes, answers read by length.
//!
//! Not a general HTTP client on purpose: on two cores a full client takes as much time as the server, and the figures
//! would be about the client.

use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What one connection sends: given the last answer's body, the next request's bytes.
pub type Script = Box<dyn FnMut(Option<&[u8]>) -> Vec<u8> + Send>;

/// What was measured.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Measured {
    pub requests: usize,
    /// Answers with another status than 200.
    pub failures: usize,
    pub requests_per_second: f64,
    /// Milliseconds.
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub p99_ms: f64,
}

/// Runs one script a connection for `duration`, on a thread of its own, after a tenth of it as warm-up.
///
/// # Errors
/// A sentence when the server cannot be reached or hangs up.
pub fn run(address: SocketAddr, scripts: Vec<Script>, duration: Duration) -> Result<Measured, String> {
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
        runtime.block_on(async move {
            let began = now();
            let warm = began + duration / 10;
            let end = warm + duration;
            let tasks: Vec<_> = scripts.into_iter().map(|script| tokio::spawn(connection(address, script, warm, end))).collect();
            let (mut times, mut failures) = (Vec::new(), 0);
            for task in tasks {
                let (mine, failed) = task.await.map_err(|e| e.to_string())??;
                times.extend(mine);
                failures += failed;
            }
            Ok(summary(times, failures, duration))
        })
    });
    thread.join().map_err(|_| "the load generator broke".to_string())?
}

fn summary(mut times: Vec<Duration>, failures: usize, duration: Duration) -> Measured {
    times.sort_unstable();
    let at = |share: f64| {
        let index = ((times.len() as f64 - 1.0) * share).round().max(0.0) as usize;
        times.get(index).map_or(0.0, |t| t.as_secs_f64() * 1000.0)
    };
    Measured {
        requests: times.len(),
        failures,
        requests_per_second: times.len() as f64 / duration.as_secs_f64(),
        p50_ms: at(0.50),
        p95_ms: at(0.95),
        p99_ms: at(0.99),
    }
}

async fn connection(address: SocketAddr, mut script: Script, warm: Instant, end: Instant) -> Result<(Vec<Duration>, usize), String> {
    let mut stream = TcpStream::connect(address).await.map_err(|e| e.to_string())?;
    stream.set_nodelay(true).map_err(|e| e.to_string())?;
    let (mut times, mut failures) = (Vec::new(), 0);
    let mut buffer = Vec::with_capacity(64 * 1024);
    let mut body: Option<Vec<u8>> = None;
    while now() < end {
        let request = script(body.as_deref());
        let began = now();
        stream.write_all(&request).await.map_err(|e| e.to_string())?;
        let (status, answer) = answer(&mut stream, &mut buffer).await?;
        let took = now() - began;
        if began >= warm {
            times.push(took);
            failures += usize::from(status != 200);
        }
        body = Some(answer);
    }
    Ok((times, failures))
}

async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<(u16, Vec<u8>), String> {
    buffer.clear();
    let head = loop {
        if let Some(at) = find(buffer, b"\r\n\r\n") {
            break at + 4;
        }
        if stream.read_buf(buffer).await.map_err(|e| e.to_string())? == 0 {
            return Err("the server hung up".to_string());
        }
    };
    let text = String::from_utf8_lossy(&buffer[..head]).to_ascii_lowercase();
    let status = text.split_whitespace().nth(1).and_then(|s| s.parse().ok()).ok_or("no status line")?;
    let length: usize = text
        .lines()
        .find_map(|l| l.strip_prefix("content-length:"))
        .and_then(|v| v.trim().parse().ok())
        .ok_or("an answer without a length")?;
    while buffer.len() < head + length {
        if stream.read_buf(buffer).await.map_err(|e| e.to_string())? == 0 {
            return Err("the server hung up".to_string());
        }
    }
    Ok((status, buffer[head..head + length].to_vec()))
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}

/// Measuring is what this module is for: it reads the machine's clock.
#[allow(clippy::disallowed_methods)]
pub(super) fn now() -> Instant {
    Instant::now()
}
