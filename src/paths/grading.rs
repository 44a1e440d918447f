//! URLs of the slice grading.
