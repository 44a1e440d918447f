//! Touchstone: self-hosted hiring assessments for backend developers.
//!
//! The modules below stand in rank order: each may use those above it, never those below. `tests/it/architecture.rs`
//! checks it.

pub mod accounts;
pub mod app;
pub mod assessments;
pub mod attempts;
pub mod audit;
pub mod bench;
pub mod candidates;
pub mod cli;
pub mod config;
pub mod ctx;
pub mod db;
pub mod demo;
pub mod error;
pub mod grading;
pub mod jobs;
pub mod kit;
pub mod language;
pub mod mail;
pub mod paths;
pub mod profiles;
pub mod questions;
pub mod reports;
pub mod scorecards;
pub mod skills;
pub mod web;
