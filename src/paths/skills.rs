//! URLs of the slice skills.
