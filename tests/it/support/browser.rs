//! A browser without JavaScript: keeps cookies, fills the form token, follows redirects, finds text.

use super::cast::{PASSWORD, Persona};
use actix_http::Request;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::test::{TestRequest, init_service};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use touchstone::app::{self, Parts};
use touchstone::paths;

type Answer = Pin<Box<dyn Future<Output = Page>>>;

/// An answer.
#[derive(Debug, Clone)]
pub struct Page {
    pub status: StatusCode,
    pub headers: header::HeaderMap,
    pub body: Vec<u8>,
    pub url: String,
}

impl Page {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    /// Whether the body holds this text as it stands in HTML.
    pub fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }
    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
    /// A header.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }
    /// The path that a redirect leads to.
    pub fn location(&self) -> &str {
        self.header("location")
    }
    /// Panics with the page when the text is missing.
    #[track_caller]
    pub fn expect(&self, text: &str) -> &Self {
        assert!(self.has(text), "\"{text}\" is not on {} ({}):\n{}", self.url, self.status, self.words());
        self
    }
    /// Panics with the page when the text is there.
    #[track_caller]
    pub fn expect_not(&self, text: &str) -> &Self {
        assert!(!self.has(text), "\"{text}\" is on {} ({}):\n{}", self.url, self.status, self.words());
        self
    }
    /// Panics when the status is another.
    #[track_caller]
    pub fn expect_status(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}:\n{}", self.url, self.words());
        self
    }
    /// The value of the first input (or the content of the first textarea) of this name.
    pub fn value(&self, name: &str) -> Option<String> {
        let text = self.text();
        let at = text.find(&format!("name=\"{name}\""))?;
        let start = text[..at].rfind('<')?;
        let end = start + text[start..].find('>')?;
        let tag = &text[start..end];
        if tag.starts_with("<textarea") {
            let close = text[end..].find("</textarea>")? + end;
            // Browsers drop the one line end behind the tag.
            return Some(unescape(text[end + 1..close].strip_prefix('\n').unwrap_or(&text[end + 1..close])));
        }
        let from = tag.find("value=\"")? + 7;
        Some(unescape(&tag[from..from + tag[from..].find('"')?]))
    }
    /// The address of the first link whose text holds `label`.
    pub fn link(&self, label: &str) -> Option<String> {
        let text = self.text();
        text.match_indices("<a ").find_map(|(at, _)| {
            let end = text[at..].find("</a>")? + at;
            let element = &text[at..end];
            let inner = &element[element.find('>')? + 1..];
            if !strip(inner).contains(label) {
                return None;
            }
            let from = element.find("href=\"")? + 6;
            Some(unescape(&element[from..from + element[from..].find('"')?]))
        })
    }
    /// The words of the page, without tags.
    pub fn words(&self) -> String {
        strip(&self.text())
    }
}

fn strip(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => {
                inside = true;
                out.push(' ');
            }
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescape(text: &str) -> String {
    text.replace("&#38;", "&")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// A stream of server-sent events, read as it comes.
pub struct Stream(Pin<Box<actix_web::body::BoxBody>>);

impl Stream {
    /// The next event; comments are passed over. `None` when the stream ends.
    pub async fn event(&mut self) -> Option<String> {
        loop {
            let piece = std::future::poll_fn(|cx| self.0.as_mut().poll_next(cx)).await?;
            let text = String::from_utf8_lossy(&piece.unwrap_or_else(|error| panic!("the stream: {error}"))).into_owned();
            if !text.starts_with(':') {
                return Some(text);
            }
        }
    }
}

type Streaming = Pin<Box<dyn Future<Output = Stream>>>;

/// A browser.
#[derive(Clone)]
pub struct Browser {
    call: Rc<dyn Fn(Request) -> Answer>,
    open: Rc<dyn Fn(Request) -> Streaming>,
    cookies: BTreeMap<String, String>,
    csrf: Option<String>,
}

impl Browser {
    pub async fn new(parts: &Parts) -> Browser {
        let service = Rc::new(init_service(app::app(parts)).await);
        let streamed = Rc::clone(&service);
        let open = Rc::new(move |request: Request| -> Streaming {
            let service = Rc::clone(&streamed);
            Box::pin(async move {
                let response = service.call(request).await.expect("an answer");
                assert_eq!(response.headers().get("content-type").map(|v| v.as_bytes()), Some(&b"text/event-stream"[..]));
                Stream(Box::pin(response.map_into_boxed_body().into_body()))
            })
        });
        let call = Rc::new(move |request: Request| -> Answer {
            let service = Rc::clone(&service);
            Box::pin(async move { answer(service.call(request).await).await })
        });
        Browser { call, open, cookies: BTreeMap::new(), csrf: None }
    }
    /// Signs in through the form.
    pub async fn sign_in(&mut self, persona: Persona) {
        self.get(&paths::accounts::sign_in()).await;
        let page = self.post(&paths::accounts::sessions(), &[("email", persona.email), ("password", PASSWORD)]).await;
        page.expect_status(303);
    }
    /// A cookie of this browser.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }
    /// Sets or replaces a cookie.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.into(), value.into());
    }
    /// Loses a cookie.
    pub fn forget_cookie(&mut self, name: &str) {
        self.cookies.remove(name);
    }
    /// GET, without following redirects.
    pub async fn get(&mut self, url: &str) -> Page {
        self.send(Method::GET, url, None, &[]).await
    }
    /// GET, following up to five redirects.
    pub async fn visit(&mut self, url: &str) -> Page {
        let page = self.get(url).await;
        self.follow(page).await
    }
    /// Follows a redirect, if it is one.
    pub async fn follow(&mut self, mut page: Page) -> Page {
        for _ in 0..5 {
            if !page.status.is_redirection() {
                break;
            }
            let to = page.location().to_string();
            page = self.get(&to).await;
        }
        page
    }
    /// POST of a form with this browser's token.
    pub async fn post(&mut self, url: &str, fields: &[(&str, &str)]) -> Page {
        let mut all: Vec<(&str, &str)> = fields.to_vec();
        let token = self.token().await;
        all.push(("csrf", &token));
        self.post_bare(url, &all).await
    }
    /// POST of exactly these fields.
    pub async fn post_bare(&mut self, url: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_urlencoded::to_string(fields).expect("fields");
        self.send(Method::POST, url, Some(body.into_bytes()), &[("content-type", "application/x-www-form-urlencoded")]).await
    }
    /// PUT of a form with the token in the header, as the page script does it.
    pub async fn put(&mut self, url: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token().await;
        let body = serde_urlencoded::to_string(fields).expect("fields");
        self.send(
            Method::PUT,
            url,
            Some(body.into_bytes()),
            &[("content-type", "application/x-www-form-urlencoded"), ("x-csrf", &token), ("accept", "application/json")],
        )
        .await
    }
    /// POST of a file as `multipart/form-data`, the token in the query.
    pub async fn upload(&mut self, url: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Page {
        let token = self.token().await;
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend_from_slice(format!("--XbX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes());
        }
        body.extend_from_slice(
            format!(
                "--XbX\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: text/csv\r\n\r\n",
                file.0, file.1
            )
            .as_bytes(),
        );
        body.extend_from_slice(file.2);
        body.extend_from_slice(b"\r\n--XbX--\r\n");
        let url = format!("{url}{}csrf={token}", if url.contains('?') { '&' } else { '?' });
        self.send(Method::POST, &url, Some(body), &[("content-type", "multipart/form-data; boundary=XbX")]).await
    }
    /// Opens a stream of server-sent events.
    pub async fn stream(&mut self, url: &str) -> Stream {
        let cookies = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        let request = TestRequest::get().uri(url).peer_addr("203.0.113.7:4711".parse().expect("an address"));
        (self.open)(request.insert_header(("accept", "text/event-stream")).insert_header(("cookie", cookies)).to_request()).await
    }
    /// The form token of this browser.
    pub async fn token(&mut self) -> String {
        if self.csrf.is_none() {
            // Any page carries it; the sign-in page is there for everybody.
            let mut other = self.clone();
            other.cookies.retain(|name, _| name == "ts_browser");
            let page = other.get(&paths::accounts::sign_in()).await;
            if let Some(browser) = other.cookies.get("ts_browser") {
                self.cookies.insert("ts_browser".into(), browser.clone());
            }
            self.csrf = page.value("csrf");
        }
        self.csrf.clone().expect("a form token")
    }
    /// Any request.
    pub async fn send(&mut self, method: Method, url: &str, body: Option<Vec<u8>>, headers: &[(&str, &str)]) -> Page {
        let mut request = TestRequest::default().method(method).uri(url).peer_addr("203.0.113.7:4711".parse().expect("an address"));
        if !headers.iter().any(|(n, _)| *n == "accept") {
            request = request.insert_header(("accept", "text/html"));
        }
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        let cookies = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        if !cookies.is_empty() {
            request = request.insert_header(("cookie", cookies));
        }
        if let Some(body) = body {
            request = request.set_payload(body);
        }
        let mut page = (self.call)(request.to_request()).await;
        page.url = url.to_string();
        for value in page.headers.get_all(header::SET_COOKIE).filter_map(|v| v.to_str().ok()) {
            let (pair, attributes) = value.split_once(';').unwrap_or((value, ""));
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_string(), value.to_string());
            }
        }
        page
    }
}

async fn answer<B: MessageBody>(answered: Result<ServiceResponse<B>, actix_web::Error>) -> Page {
    let response = answered.expect("the outermost middleware paints every error");
    let (_, response) = response.into_parts();
    let (head, body) = response.into_parts();
    let body = actix_web::body::to_bytes(body).await.unwrap_or_else(|_| panic!("the body")).to_vec();
    Page { status: head.status(), headers: head.headers().clone(), body, url: String::new() }
}
