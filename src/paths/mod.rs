//! Every URL as a function: the site map. Templates and handlers link by these, never by hand-written text.

pub mod accounts;
pub mod assessments;
pub mod attempts;
pub mod candidates;
pub mod grading;
pub mod profiles;
pub mod questions;
pub mod scorecards;
pub mod skills;

/// The first page after signing in.
pub fn home() -> String {
    "/".to_string()
}

/// Percent-encodes a value for a query string.
pub fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { out.push(byte as char) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out
}

/// Appends `?name=value&…` for the values that are not empty.
pub fn with_query(path: &str, query: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = query.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k}={}", escape(v))).collect();
    if pairs.is_empty() { path.to_string() } else { format!("{path}?{}", pairs.join("&")) }
}
