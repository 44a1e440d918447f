//! A visitor who signs in and starts a test over HTTP, so that the measured requests are those of a real session.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

/// Keeps cookies; one connection a request.
#[derive(Debug)]
pub struct Visitor {
    address: SocketAddr,
    cookies: BTreeMap<String, String>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: String,
}

impl Visitor {
    /// A browser without cookies.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, cookies: BTreeMap::new() }
    }
    /// The `Cookie` header's value.
    pub fn cookies(&self) -> String {
        self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ")
    }
    /// GET.
    ///
    /// # Errors
    /// A sentence when the server does not answer.
    pub fn get(&mut self, path: &str) -> Result<Answer, String> {
        self.send("GET", path, "")
    }
    /// The bytes of an answer's body as they travel, compressed by brotli where the server does so.
    ///
    /// # Errors
    /// As [`get`](Self::get), and when the answer is not 200.
    pub fn weigh(&mut self, path: &str) -> Result<usize, String> {
        let mut stream = TcpStream::connect(self.address).map_err(|e| e.to_string())?;
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: bench\r\nAccept: text/html\r\nAccept-Encoding: br\r\nConnection: close\r\nCookie: {}\r\n\r\n",
            self.cookies()
        );
        stream.write_all(request.as_bytes()).map_err(|e| e.to_string())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).map_err(|e| e.to_string())?;
        let head = bytes.windows(4).position(|w| w == b"\r\n\r\n").ok_or("no answer")? + 4;
        if bytes.get(9..12) != Some(b"200") {
            return Err(format!("{path} was not answered with 200"));
        }
        Ok(bytes.len() - head)
    }
    /// POST of a form; its token is taken from `page`, the page with the form.
    ///
    /// # Errors
    /// As [`get`](Self::get).
    pub fn post(&mut self, path: &str, page: &Answer, fields: &[(&str, &str)]) -> Result<Answer, String> {
        let token = attribute(&page.body, "name=\"csrf\" value=\"").ok_or_else(|| format!("the page before {path} has no form"))?;
        let mut all = fields.to_vec();
        all.push(("csrf", &token));
        let body = serde_urlencoded::to_string(&all).map_err(|e| e.to_string())?;
        self.send("POST", path, &body)
    }
    fn send(&mut self, method: &str, path: &str, body: &str) -> Result<Answer, String> {
        let mut stream = TcpStream::connect(self.address).map_err(|e| e.to_string())?;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: bench\r\nAccept: text/html\r\nConnection: close\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.cookies(),
            body.len()
        );
        stream.write_all(request.as_bytes()).map_err(|e| e.to_string())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).map_err(|e| e.to_string())?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").ok_or("no answer")?;
        for line in head.lines() {
            let Some((name, value)) = line.split_once(": ") else { continue };
            if name.eq_ignore_ascii_case("set-cookie")
                && let Some((name, value)) = value.split(';').next().and_then(|pair| pair.split_once('='))
            {
                self.cookies.insert(name.to_string(), value.to_string());
            }
        }
        let status = head.split_whitespace().nth(1).and_then(|s| s.parse().ok()).ok_or("no status")?;
        Ok(Answer { status, body: body.to_string() })
    }
}

/// What follows `before` up to the next quotation mark.
pub fn attribute(html: &str, before: &str) -> Option<String> {
    let from = html.find(before)? + before.len();
    Some(html[from..from + html[from..].find('"')?].to_string())
}
