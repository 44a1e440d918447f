//! URLs of the slice scorecards.
