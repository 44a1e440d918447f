//! URLs of the slice profiles.
