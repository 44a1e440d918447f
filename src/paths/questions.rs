//! URLs of the slice questions.
