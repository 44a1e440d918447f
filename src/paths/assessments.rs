//! URLs of the slice assessments.
