//! What a page weighs on its way to a browser, with everything it asks for.

use super::files::brotli;
use crate::attempts::seated;
use crate::both;
use crate::support::Browser;
use crate::support::cast::NADIA;
use actix_web::http::Method;
use std::collections::BTreeSet;
use std::io::Read;
use touchstone::paths::{self, attempts};

/// Bytes of a page and of what it loads.
#[derive(Debug, Default)]
struct Weight {
    page: usize,
    css: usize,
    script: usize,
    /// Icons, fonts, pictures.
    rest: usize,
    requests: usize,
}

impl Weight {
    fn first_load_kib(&self) -> f64 {
        (self.page + self.css + self.script + self.rest) as f64 / 1024.0
    }
}

async fn weigh(browser: &mut Browser, url: &str) -> Weight {
    let page = browser.send(Method::GET, url, None, &[("accept-encoding", "br")]).await;
    page.expect_status(200);
    assert_eq!(page.header("content-encoding"), "br", "{url}");
    let mut text = String::new();
    brotli::Decompressor::new(page.body.as_slice(), 4096).read_to_string(&mut text).expect("a page");
    let mut weight = Weight { page: page.body.len(), ..Weight::default() };
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for part in text.split("\"/static/").skip(1) {
        let path = part.split(['"', '#']).next().and_then(|p| p.split_once('/')).map_or("", |(_, file)| file);
        seen.insert(path.to_string());
    }
    assert!(seen.contains("app.css") && seen.iter().any(|p| p.ends_with(".woff2")), "{url} asks for {seen:?}");
    weight.requests = seen.len() + 1;
    for path in &seen {
        let bytes = weigh_file(path);
        match path.rsplit('.').next() {
            Some("css") => weight.css += bytes,
            Some("js") => weight.script += bytes,
            _ => weight.rest += bytes,
        }
    }
    weight
}

/// As it is sent: fonts are packed already.
fn weigh_file(path: &str) -> usize {
    if path.ends_with(".woff2") {
        std::fs::metadata(format!("{}/static/{path}", env!("CARGO_MANIFEST_DIR"))).expect("the font").len() as usize
    } else {
        brotli(path)
    }
}

both! {
    async fn a_candidates_pages_are_light(stage: Stage) {
        let (_, link, mut browser) = seated(&stage, "Ana Ferreira").await;
        for url in [attempts::question(1), attempts::question(8), attempts::review(), attempts::help(), link] {
            let weight = weigh(&mut browser, &url).await;
            assert!(weight.first_load_kib() <= 60.0, "{url}: {:.1} KiB, {weight:?}", weight.first_load_kib());
            assert!(weight.script <= 8 * 1024 && weight.page <= 12 * 1024 && weight.requests <= 12, "{url}: {weight:?}");
        }
    }

    async fn a_recruiters_pages_keep_their_budget(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        for url in [paths::home(), paths::profiles::index(), paths::candidates::index(), paths::questions::index(), paths::scorecards::to_decide()] {
            let weight = weigh(&mut nadia, &url).await;
            assert!(weight.first_load_kib() <= 90.0 && weight.page <= 15 * 1024 && weight.script <= 25 * 1024, "{url}: {weight:?}");
        }
    }
}
