//! What is going on: reads every slice's tables, writes none. The start page of recruiters and administrators.

mod model;
mod pages;
mod rules;
mod store;

pub use pages::routes;
