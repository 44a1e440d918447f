//! URLs of the slice candidates.

/// The candidates of the organisation.
pub fn index() -> String { "/candidates".to_string() }
/// The link in a candidate's letter; the token is made by `candidates::link`. The pages behind it are those of `attempts`.
pub fn link(token: &str) -> String { format!("/i/{token}") }
