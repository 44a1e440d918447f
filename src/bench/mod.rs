//! `touchstone bench`: what pages cost, as ratios within one run.

pub mod client;
