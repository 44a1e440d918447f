//! Every door of the house × every sort of person → what happens: the permission matrix, as one reviewed snapshot.
//!
//! The list of doors is `DOORS`. A route of the source that is not in it fails a test, and so does a door that no route has,
//! so that nobody can add a page without deciding who may open it. To review a change: `INSTA_UPDATE=always ./test doors`.

mod routes;
mod table;

use crate::both;
use crate::support::cast::{ADA, HANNAH, NADIA, PRIYA, ROMAN};
use crate::support::{Browser, Page, Stage};
use actix_web::http::Method;
use table::{DOORS, NOT_YET, samples};

/// Who tries the doors, the most harmless first. `None`: nobody signed in.
const PEOPLE: [(&str, Option<crate::support::Persona>); 6] = [("nobody", None), ("rival", Some(ROMAN)), ("reviewer", Some(PRIYA)), ("manager", Some(HANNAH)), ("recruiter", Some(NADIA)), ("admin", Some(ADA))];

async fn browser(stage: &Stage, person: Option<crate::support::Persona>) -> Browser {
    match person { None => stage.visitor().await, Some(person) => stage.browser(person).await }
}

async fn knock(browser: &mut Browser, method: &str, url: &str, token: bool) -> Page {
    let method: Method = method.parse().expect("a method");
    if method == Method::GET { return browser.get(url).await; }
    let body = if token { format!("csrf={}", browser.token().await) } else { String::new() };
    browser.send(method, url, Some(body.into_bytes()), &[("content-type", "application/x-www-form-urlencoded")]).await
}

/// The door with the ids of real rows in it.
fn filled(path: &str, samples: &[(&'static str, String)]) -> String {
    samples.iter().fold(path.to_string(), |path, (name, id)| path.replace(&format!(":{name}"), id))
}

both! {
    async fn who_may_open_which_door(stage: Stage) {
        let samples = samples(&stage).await;
        let width = DOORS.iter().map(|(m, p)| m.len() + p.len() + 1).max().unwrap_or(0) + 2;
        let mut rows: Vec<Vec<u16>> = vec![Vec::new(); DOORS.len()];
        for (_, person) in PEOPLE {
            let mut signed_in = browser(&stage, person).await;
            for (row, (method, path)) in rows.iter_mut().zip(DOORS) {
                // Signing out would shut the doors after it.
                let mut own = if path.starts_with("/sessions") { browser(&stage, person).await } else { signed_in.clone() };
                let page = knock(&mut own, method, &filled(path, &samples), true).await;
                if page.status.is_server_error() { panic!("{method} {path}: {}\n{}", page.status, page.words()); }
                row.push(page.status.as_u16());
                signed_in = if path.starts_with("/sessions") { browser(&stage, person).await } else { own };
            }
        }
        let head: String = PEOPLE.iter().map(|(name, _)| format!("{name:10}")).collect();
        let mut table = format!("{:width$}{}\n", "", head.trim_end());
        for ((method, path), row) in DOORS.iter().zip(&rows) {
            let cells: String = row.iter().map(|status| format!("{status:<10}")).collect();
            table.push_str(&format!("{:width$}{}\n", format!("{method} {path}"), cells.trim_end()));
        }
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "." }, { insta::assert_snapshot!("permission_matrix", table); });
    }

    async fn a_form_without_its_token_opens_no_door_to_anybody(stage: Stage) {
        let samples = samples(&stage).await;
        for (name, person) in PEOPLE {
            let mut browser = browser(&stage, person).await;
            for (method, path) in DOORS.iter().filter(|(method, _)| *method != "GET") {
                let page = knock(&mut browser, method, &filled(path, &samples), false).await;
                assert_eq!(page.status.as_u16(), 409, "{method} {path} as {name}: {}", page.words());
            }
        }
    }
}

#[test]
fn every_route_is_a_door_and_every_door_has_a_route() {
    let routes = routes::in_source();
    assert!(routes.len() >= 40, "the source is read: {routes:?}");
    let fits = |pattern: &str, path: &str| {
        let (mut want, mut have) = (pattern.split('/'), path.split('/'));
        loop {
            match (want.next(), have.next()) {
                (None, None) => return true,
                (Some("**"), _) => return true,
                (Some("*"), Some(_)) => {}
                (Some(a), Some(b)) if a == b => {}
                _ => return false,
            }
        }
    };
    let missing: Vec<String> = routes.iter().filter(|r| !NOT_YET.contains(&r.slice.as_str()) && !DOORS.iter().any(|(m, p)| *m == r.method && fits(&r.pattern, p))).map(|r| format!("{} {} ({})", r.method, r.pattern, r.file)).collect();
    assert!(missing.is_empty(), "routes that are not in tests/it/doors/table.rs:\n{}", missing.join("\n"));
    let idle: Vec<_> = DOORS.iter().filter(|(m, p)| !routes.iter().any(|r| r.method == *m && fits(&r.pattern, p))).collect();
    assert!(idle.is_empty(), "doors without a route: {idle:?}");
    let done: Vec<_> = NOT_YET.iter().filter(|slice| routes.iter().filter(|r| r.slice == **slice).all(|r| DOORS.iter().any(|(m, p)| *m == r.method && fits(&r.pattern, p))) && routes.iter().any(|r| r.slice == **slice)).collect();
    assert!(done.is_empty(), "all doors of {done:?} are in the table: take them out of NOT_YET");
}
