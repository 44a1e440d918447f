//! URLs of the slice attempts.
