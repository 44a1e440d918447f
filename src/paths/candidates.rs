//! URLs of the slice candidates.

/// The candidates of the organisation.
pub fn index() -> String { "/candidates".to_string() }
