//! The routes of the source, read from its text: `.route(path, method().to(handler))` and `resource(path).route(method()…)`.

use regex::Regex;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// One route. In the pattern `*` stands for one segment and `**` for the rest.
#[derive(Debug, Clone)]
pub struct Route {
    pub method: String,
    pub pattern: String,
    pub file: String,
    pub slice: String,
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out)
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path)
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every route.
pub fn in_source() -> Vec<Route> {
    let paths = PathFunctions::read();
    let mut all = Vec::new();
    files(&root(), &mut all);
    all.sort();
    let mut routes = Vec::new();
    for file in all {
        let text = std::fs::read_to_string(&file).expect("a file");
        let name = file.strip_prefix(root()).expect("inside src").display().to_string();
        let slice = name.split('/').next().unwrap_or("").trim_end_matches(".rs").to_string();
        // The measurement adds a page to its own server on 127.0.0.1, which the product never serves.
        if slice == "bench" {
            continue;
        }
        let code: String = text
            .split("#[cfg(test)]")
            .next()
            .unwrap_or("")
            .lines()
            .filter(|l| !l.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        assert!(!code.contains("web::scope("), "{name}: write whole paths instead of a scope, so that the doors test can read them");
        let mut resource = None;
        let marks = Regex::new(r"\bresource\(|\.route\(").expect("a pattern");
        for found in marks.find_iter(&code) {
            let inside = arguments(&code[found.end()..]);
            if found.as_str() == "resource(" {
                resource = Some(paths.pattern(&inside[0], &code, &slice));
                continue;
            }
            let (pattern, handler) = match inside.as_slice() {
                [handler] => (resource.clone().unwrap_or_else(|| panic!("{name}: .route({handler}) without a resource")), handler),
                [path, handler] => (paths.pattern(path, &code, &slice), handler),
                other => panic!("{name}: cannot read .route({other:?})"),
            };
            let method = Regex::new(r"\b(get|post|put|patch|delete|head)\(\)")
                .expect("a pattern")
                .captures(handler)
                .unwrap_or_else(|| panic!("{name}: no method in {handler}"))[1]
                .to_uppercase();
            routes.push(Route { method, pattern, file: name.clone(), slice: slice.clone() });
        }
    }
    routes
}

/// The arguments up to the closing bracket, split at the commas between them.
fn arguments(text: &str) -> Vec<String> {
    let (mut depth, mut quoted, mut out, mut one) = (0, false, Vec::new(), String::new());
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                out.push(one.trim().to_string());
                one.clear();
                continue;
            }
            _ => {}
        }
        one.push(c);
    }
    if !one.trim().is_empty() {
        out.push(one.trim().to_string());
    }
    out
}

/// The functions of `src/paths`: (slice, name) → body.
struct PathFunctions(HashMap<(String, String), String>);

impl PathFunctions {
    fn read() -> Self {
        let mut all = Vec::new();
        files(&root().join("paths"), &mut all);
        let function = Regex::new(r"(?s)pub fn (\w+)\([^)]*\) -> String \{(.*?)\n?\}\n").expect("a pattern");
        let mut functions = HashMap::new();
        for file in all {
            let slice = file.file_stem().expect("a name").to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&file).expect("a file");
            for found in function.captures_iter(&text) {
                functions.insert((slice.clone(), found[1].to_string()), found[2].trim().to_string());
            }
        }
        Self(functions)
    }

    /// From the path argument of a route, as written in a file, to its pattern.
    fn pattern(&self, argument: &str, code: &str, slice: &str) -> String {
        let argument = argument.trim_start_matches('&').trim();
        if let Some(literal) = argument.strip_prefix('"') {
            return stars(literal.split('"').next().unwrap_or(""));
        }
        let call = Regex::new(r"^((?:\w+::)*)(\w+)\(").expect("a pattern");
        let found = call.captures(argument).unwrap_or_else(|| panic!("{slice}: cannot read the path {argument}"));
        let modules: Vec<&str> = found[1].split("::").filter(|m| !m.is_empty() && *m != "crate").collect();
        // `use crate::paths::accounts as urls;` or `use crate::paths::{self, accounts as urls};`
        let renamed = |name: &str| {
            Regex::new(&format!(r"(?:paths::|[{{,]\s*)(\w+) as {name}\b")).expect("a pattern").captures(code).map(|c| c[1].to_string())
        };
        let module = match modules.as_slice() {
            ["paths"] => renamed("paths").unwrap_or_else(|| "mod".to_string()),
            [.., last] => renamed(last).unwrap_or_else(|| (*last).to_string()),
            [] => slice.to_string(),
        };
        self.evaluate(&module, &found[2])
    }

    fn evaluate(&self, module: &str, name: &str) -> String {
        let body = self.0.get(&(module.to_string(), name.to_string())).unwrap_or_else(|| panic!("there is no paths::{module}::{name}"));
        if let Some(rest) = body.strip_prefix("format!(") {
            let parts = arguments(rest);
            let mut given = parts[1..].iter();
            let mut out = String::new();
            let mut template = parts[0].trim_matches('"');
            while let Some(at) = template.find('{') {
                out.push_str(&template[..at]);
                let end = at + template[at..].find('}').expect("a closing brace");
                if template[at..=end] == *"{}" {
                    let value = given.next().expect("a value for {}");
                    match value.split_once('(') {
                        Some((called, _)) if self.0.contains_key(&(module.to_string(), called.to_string())) => {
                            out.push_str(&self.evaluate(module, called))
                        }
                        _ => out.push('*'),
                    }
                } else {
                    out.push('*');
                }
                template = &template[end + 1..];
            }
            out.push_str(template);
            return out;
        }
        let literal = body
            .strip_prefix('"')
            .and_then(|b| b.split_once('"'))
            .unwrap_or_else(|| panic!("paths::{module}::{name} is neither a text nor a format!: {body}"));
        stars(literal.0)
    }
}

/// `/a/{id}` → `/a/*`, `/a/{rest:.*}` → `/a/**`.
fn stars(literal: &str) -> String {
    let rest = Regex::new(r"\{\w+:\.\*\}").expect("a pattern").replace_all(literal, "**").into_owned();
    Regex::new(r"\{[^}]*\}").expect("a pattern").replace_all(&rest, "*").into_owned()
}
