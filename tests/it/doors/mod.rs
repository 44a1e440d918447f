//! Every door of the house × every sort of person → what happens: the permission matrix, as one reviewed snapshot.
//!
//! The list of doors is `DOORS`. A route of the source that is not in it fails a test, and so does a door that no route has,
//! so that nobody can add a page without deciding who may open it. To review a change: `INSTA_UPDATE=always ./test doors`.

mod people;
mod routes;
mod samples;
mod table;

use crate::both;
use crate::support::{Browser, Page};
use actix_web::http::Method;
pub use people::{PEOPLE, Person};
pub use samples::{Samples, samples};
pub use table::DOORS;
use table::{FOR_EVERY_COMPANY, FORMS, NOT_YET};

async fn knock(browser: &mut Browser, samples: &Samples, (method, path): (&str, &str), token: bool) -> Page {
    let form = FORMS.iter().find(|(m, p, _)| (*m, *p) == (method, path)).map_or(String::new(), |(_, _, form)| samples.fill(form));
    let (method, url): (Method, String) = (method.parse().expect("a method"), samples.fill(path));
    if method == Method::GET {
        return browser.get(&if form.is_empty() { url } else { format!("{url}?{form}") }).await;
    }
    let body = if token { format!("{form}&csrf={}", browser.token().await) } else { form };
    browser
        .send(
            method,
            &url,
            Some(body.trim_start_matches('&').as_bytes().to_vec()),
            &[("content-type", "application/x-www-form-urlencoded")],
        )
        .await
}

/// Tries every door as everybody, for whoever listens to what the house does meanwhile.
pub async fn try_all(stage: &crate::support::Stage) {
    for (person, samples) in PEOPLE.iter().zip(samples(stage, &PEOPLE).await) {
        let mut known = person.browser(stage, &samples).await;
        known.token().await;
        for (method, path) in DOORS {
            knock(&mut known.clone(), &samples, (method, path), true).await;
            if path.starts_with("/sessions") {
                known = person.browser(stage, &samples).await;
                known.token().await;
            }
        }
    }
}

both! {
    async fn who_may_open_which_door(stage: Stage) {
        let width = DOORS.iter().map(|(m, p)| m.len() + p.len() + 1).max().unwrap_or(0) + 2;
        let mut rows: Vec<Vec<u16>> = vec![Vec::new(); DOORS.len()];
        let mut seen_by_rivals = Vec::new();
        for (person, samples) in PEOPLE.iter().zip(samples(&stage, &PEOPLE).await) {
            let mut known = person.browser(&stage, &samples).await;
            known.token().await;
            for (row, (method, path)) in rows.iter_mut().zip(DOORS) {
                // Each door in a copy of the browser: a cookie that one door gives or takes does not open or shut the next.
                let page = knock(&mut known.clone(), &samples, (method, path), true).await;
                if page.status.is_server_error() { panic!("{method} {path} as {}: {}\n{}", person.name, page.status, page.words()); }
                row.push(page.status.as_u16());
                if person.is_rival() && (path.contains(':') || *path == "/compare") && !FOR_EVERY_COMPANY.contains(path) && !matches!(page.status.as_u16(), 403 | 404) {
                    seen_by_rivals.push(format!("{method} {path} as {}: {} {}", person.name, page.status.as_u16(), page.location()));
                }
                // Signing out ends the session of every copy.
                if path.starts_with("/sessions") { known = person.browser(&stage, &samples).await; known.token().await; }
            }
        }
        let head: String = PEOPLE.iter().map(|person| format!("{:11}", person.name)).collect();
        let mut table = format!("{:width$}{}\n", "", head.trim_end());
        for ((method, path), row) in DOORS.iter().zip(&rows) {
            let cells: String = row.iter().map(|status| format!("{status:<11}")).collect();
            table.push_str(&format!("{:width$}{}\n", format!("{method} {path}"), cells.trim_end()));
        }
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "." }, { insta::assert_snapshot!("permission_matrix", table); });
        assert!(seen_by_rivals.is_empty(), "what is another company's is not found, or refused:\n{}", seen_by_rivals.join("\n"));
    }

    async fn a_form_without_its_token_opens_no_door_to_anybody(stage: Stage) {
        for (person, samples) in PEOPLE.iter().zip(samples(&stage, &PEOPLE).await) {
            let mut browser = person.browser(&stage, &samples).await;
            for (method, path) in DOORS.iter().filter(|(method, _)| *method != "GET") {
                let page = knock(&mut browser, &samples, (method, path), false).await;
                assert_eq!(page.status.as_u16(), 409, "{method} {path} as {}: {}", person.name, page.words());
                page.expect("This form is no longer valid");
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
    let missing: Vec<String> = routes
        .iter()
        .filter(|r| !NOT_YET.contains(&r.slice.as_str()) && !DOORS.iter().any(|(m, p)| *m == r.method && fits(&r.pattern, p)))
        .map(|r| format!("{} {} ({})", r.method, r.pattern, r.file))
        .collect();
    assert!(missing.is_empty(), "routes that are not in tests/it/doors/table.rs:\n{}", missing.join("\n"));
    let idle: Vec<_> = DOORS.iter().filter(|(m, p)| !routes.iter().any(|r| r.method == *m && fits(&r.pattern, p))).collect();
    assert!(idle.is_empty(), "doors without a route: {idle:?}");
    let done: Vec<_> = NOT_YET
        .iter()
        .filter(|slice| {
            routes.iter().filter(|r| r.slice == **slice).all(|r| DOORS.iter().any(|(m, p)| *m == r.method && fits(&r.pattern, p)))
                && routes.iter().any(|r| r.slice == **slice)
        })
        .collect();
    assert!(done.is_empty(), "all doors of {done:?} are in the table: take them out of NOT_YET");
}
