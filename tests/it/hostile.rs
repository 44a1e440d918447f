//! Every door × every field that the source reads × values nobody means well with: an answer in words, never a fault of ours.

use crate::both;
use crate::doors::{DOORS, PEOPLE, Person, samples};
use actix_web::http::Method;
use regex::Regex;
use std::collections::BTreeSet;
use std::path::Path;

/// The names of all fields that a page reads from a form or a query, from the source's text.
fn fields() -> BTreeSet<String> {
    fn walk(folder: &Path, found: &mut BTreeSet<String>) {
        let reads = Regex::new(
            r#"\.(?:line|optional_line|text|required_text|number|optional_number|choice|choice_or|email|ticked|value|get|all|has)(?:::<\w+>)?\(\s*"([a-z_]+)""#,
        )
        .expect("a pattern");
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).expect("a file");
                found.extend(reads.captures_iter(&text).map(|c| c[1].to_string()));
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    for said_elsewhere in ["csrf", "back", "next"] {
        found.remove(said_elsewhere);
    }
    found.insert("revision".to_string());
    found
}

/// Percent-encoded as a browser, or somebody with a terminal, may send them.
const VALUES: &[&str] = &[
    "",
    "%00",
    "a%00b",
    "-1",
    "0",
    "1",
    "2147483648",
    "-9223372036854775809",
    "1e308",
    "NaN",
    "9999-99-99",
    "99999-12-31",
    "2026-12-02",
    "%F0%9F%92%A9",
    "%E2%80%AE%EF%BB%BF",
    "%27%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "%25_%5C",
    "x%40example.com",
    "00000000-0000-7000-8000-000000000000",
    "choice",
    "published",
    // A place in a list: nothing, rubbish, and a NUL inside.
    "AA",
    "YQBiAGM",
    "OTk5OTk5OTk5OTk5OTk5OTk5OTkAeA",
];

/// For the place of an id in a path.
const SEGMENTS: &[&str] = &["%00", "x", "-1", "99999999999999999999", "..%2F..", "%FF", "00000000-0000-7000-8000-000000000000", "%27%3B--"];

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

both! {
    async fn no_field_of_any_form_or_address_breaks_anything(stage: Stage) {
        let names = fields();
        assert!(names.len() > 60, "the source is read: {names:?}");
        let long = "w".repeat(20_000);
        let mut faults = Vec::new();
        let people: Vec<&Person> = PEOPLE.iter().filter(|p| ["candidate", "admin"].contains(&p.name)).collect();
        let everybody = samples(&stage, &PEOPLE).await;
        for person in people {
            let at = PEOPLE.iter().position(|p| p.name == person.name).expect("one of them");
            let rows = &everybody[at];
            let mut known = person.browser(&stage, rows).await;
            let token = known.token().await;
            // The stream of the clock has no end to wait for, and reads no field.
            let passed_over = ["/settings/account/password", "/attempt/clock"];
            for (method, path) in DOORS.iter().filter(|(_, path)| !path.starts_with("/sessions") && !passed_over.contains(path)) {
                for value in VALUES.iter().copied().chain([long.as_str()]) {
                    let form: String = names.iter().map(|name| format!("{name}={value}&")).collect();
                    let url = rows.fill(path);
                    let sent = form.len();
                    let page = if *method == "GET" {
                        if sent > 60_000 { continue; }
                        known.clone().get(&format!("{url}?{form}")).await
                    } else {
                        known.clone().send(method.parse::<Method>().expect("a method"), &url, Some(format!("{form}csrf={token}").into_bytes()), &[FORM]).await
                    };
                    if page.status.is_server_error() { faults.push(format!("{method} {path} with {:.40}: {}", value, page.status)); }
                }
                if !path.contains(':') { continue; }
                for segment in SEGMENTS {
                    let mut parts: Vec<String> = path.split('/').map(ToString::to_string).collect();
                    for part in parts.iter_mut().filter(|p| p.starts_with(':')) { *part = (*segment).to_string(); }
                    let page = known.clone().send(method.parse::<Method>().expect("a method"), &parts.join("/"), (*method != "GET").then(|| format!("csrf={token}").into_bytes()), &[FORM]).await;
                    if page.status.is_server_error() { faults.push(format!("{method} {path} at {segment}: {}", page.status)); }
                }
            }
        }
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }

    async fn what_is_no_form_at_all_is_refused_in_words(stage: Stage) {
        let mut ada = stage.browser(crate::support::cast::ADA).await;
        let token = ada.token().await;
        let url = touchstone::paths::accounts::account();
        for (body, kind) in [
            (format!("name=%ED%A0%80&csrf={token}").into_bytes(), FORM.1),
            ([b"name=\xFF\xFE&csrf=".as_slice(), token.as_bytes()].concat(), FORM.1),
            (format!("{{\"name\": 1, \"csrf\": \"{token}\"}}").into_bytes(), "application/json"),
            (b"\x00\x01\x02".to_vec(), "application/octet-stream"),
            (b"--x\r\n".to_vec(), "multipart/form-data; boundary=x"),
            (b"".to_vec(), "multipart/form-data"),
            (vec![b'a'; 3 * 1024 * 1024], FORM.1),
        ] {
            let page = ada.send(Method::POST, &url, Some(body), &[("content-type", kind), ("x-csrf", &token)]).await;
            assert!(page.status.is_client_error() || page.status.is_redirection(), "{kind}: {}", page.status);
            assert!(!page.words().trim().is_empty() || page.status.is_redirection(), "{kind} is answered in words");
        }
        ada.get(&url).await.expect_status(200).expect("Ada Brandt");
    }
}
