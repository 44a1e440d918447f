//! The house keeps its rules: slices in rank order, rooms that do only their own work.

use std::path::{Path, PathBuf};

/// Rank order: a module may use those before it, never those after it.
const RANKS: &[&str] = &[
    "kit",
    "error",
    "language",
    "ctx",
    "paths",
    "db",
    "config",
    "web",
    "audit",
    "jobs",
    "mail",
    "accounts",
    "skills",
    "profiles",
    "questions",
    "assessments",
    "candidates",
    "attempts",
    "grading",
    "scorecards",
    "reports",
    "demo",
    "app",
    "bench",
    "cli",
];

fn sources(folder: &Path, out: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out)
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path).expect("a file");
            out.push((path, text));
        }
    }
}

fn all() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = Vec::new();
    sources(&root, &mut out);
    out.into_iter().map(|(path, text)| (path.strip_prefix(&root).expect("inside src").display().to_string(), text)).collect()
}

fn slice_of(path: &str) -> &str {
    path.split('/').next().unwrap_or("").trim_end_matches(".rs")
}

/// The part of a file before its unit tests, without comments.
fn code(text: &str) -> String {
    text.split("#[cfg(test)]").next().unwrap_or("").lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_module_uses_only_those_above_it() {
    let rank = |name: &str| RANKS.iter().position(|r| *r == name);
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let slice = slice_of(&path);
        if matches!(slice, "lib" | "main") {
            continue;
        }
        let own = rank(slice).unwrap_or_else(|| panic!("{slice} has no rank: add it to RANKS"));
        let code = code(&text);
        for (at, _) in code.match_indices("crate::") {
            let used: String = code[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if rank(&used).is_some_and(|r| r > own) {
                wrong.push(format!("{path} uses {used}"));
            }
        }
        for (at, _) in code.match_indices("use crate::{") {
            let list = code[at + 12..].split(';').next().unwrap_or("");
            for used in list.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty()) {
                if rank(used).is_some_and(|r| r > own) {
                    wrong.push(format!("{path} uses {used}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rooms_do_only_their_own_work() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let code = code(&text);
        let slice = slice_of(&path);
        let infrastructure = matches!(
            slice,
            "kit"
                | "error"
                | "language"
                | "ctx"
                | "paths"
                | "config"
                | "db"
                | "web"
                | "audit"
                | "jobs"
                | "mail"
                | "app"
                | "cli"
                | "demo"
                | "bench"
                | "lib"
                | "main"
        );
        if infrastructure {
            continue;
        }
        let room = path.split('/').nth(1).unwrap_or("").trim_end_matches(".rs");
        let speaks_http = code.contains("actix_web");
        let names_schema = code.contains("db::schema") || code.contains("schema::");
        if matches!(room, "model" | "rules" | "store" | "actions" | "kinds" | "assembly") && speaks_http {
            wrong.push(format!("{path} speaks HTTP"));
        }
        if matches!(room, "rules" | "actions" | "pages" | "mail") && code.contains("crate::db::schema") {
            wrong.push(format!("{path} names the schema"));
        }
        if room == "rules" && (names_schema || code.contains("Conn")) {
            wrong.push(format!("{path} touches the database"));
        }
        if room == "actions" && code.contains("async fn") {
            wrong.push(format!("{path} is async"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn time_and_chance_come_from_the_context() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let code = code(&text);
        for forbidden in ["SystemTime::now", "Timestamp::now", "Zoned::now", "rand::rng(", "Uuid::new_v4", "Uuid::now_v7"] {
            if code.contains(forbidden) && !path.starts_with("kit/clock") {
                wrong.push(format!("{path}: {forbidden}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn templates_have_no_inline_script_or_style() {
    fn walk(folder: &Path, wrong: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, wrong);
                continue;
            }
            // Letters are read by mail programs, which know no style sheets.
            if path.components().any(|c| c.as_os_str() == "mail")
                || path.file_name().is_some_and(|n| n.to_string_lossy().contains("letter"))
            {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a template").to_lowercase();
            for forbidden in [" style=\"", "<style", "javascript:", " onclick=", " onload=", " onsubmit=", " onchange=", " oninput="] {
                if text.contains(forbidden) {
                    wrong.push(format!("{}: {forbidden}", path.display()));
                }
            }
            let inline = text.match_indices("<script").any(|(at, _)| {
                let tag = &text[at..text[at..].find('>').map_or(text.len(), |e| at + e)];
                !tag.contains("src=") && !tag.contains("application/json")
            });
            if inline {
                wrong.push(format!("{}: inline script", path.display()));
            }
        }
    }
    let mut wrong = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
