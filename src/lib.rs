//! Touchstone: self-hosted hiring assessments for backend developers.
//!
//! The modules below stand in rank order: each may use those above it, never those below. `tests/it/architecture.rs`
//! checks it.

pub mod kit;
pub mod error;
pub mod ctx;
pub mod paths;
pub mod db;
pub mod config;
pub mod web;
pub mod audit;
pub mod jobs;
pub mod mail;
pub mod accounts;
pub mod skills;
pub mod profiles;
pub mod questions;
pub mod assessments;
pub mod candidates;
pub mod attempts;
pub mod grading;
pub mod scorecards;
pub mod bench;
pub mod app;
pub mod cli;
