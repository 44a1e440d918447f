//! One integration binary: it mirrors `src/`. Every story runs on SQLite and on PostgreSQL.

mod support;

mod accounts;
mod architecture;
mod assessments;
mod candidates;
mod grading;
mod profiles;
mod questions;
mod schema;
mod security;
mod scorecards;
mod skills;
mod web;
