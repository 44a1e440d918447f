//! One integration binary: it mirrors `src/`. Every story runs on SQLite and on PostgreSQL.

#![allow(clippy::disallowed_methods, clippy::panic, clippy::module_inception)]

mod support;

mod accounts;
mod architecture;
mod assessments;
mod attempts;
mod audit;
mod candidates;
mod cli;
mod db;
mod doors;
mod grading;
mod hostile;
mod jobs;
mod language;
mod mail;
mod plans;
mod profiles;
mod questions;
mod schema;
mod scorecards;
mod security;
mod skills;
mod templates;
mod upkeep;
mod web;
