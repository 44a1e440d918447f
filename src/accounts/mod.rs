//! Organisations, users, roles and how people sign in.
//!
//! A short access token (JWT, EdDSA) says who somebody is; a rotating refresh token, kept as a hash, makes new ones; the
//! session behind both is looked up at every request, so that signing out and a change of role hold at once. (The token
//! alone would hold for its whole life; the look-up is one indexed read on pages that read the database anyway.)

pub mod actions;
mod cookies;
mod guard;
mod jobs;
mod keyring;
mod letters;
mod model;
mod pages;
pub mod password;
pub mod rules;
pub mod store;

pub use guard::authenticate;
pub use jobs::{RESET, answer_reset};
pub use keyring::{Claims, Keyring};
pub use model::{NewUser, Organisation, Purpose, Session, User, UserState};
pub use pages::{SignInLimiter, routes};
