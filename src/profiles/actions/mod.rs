//! Verbs of the slice, one file a resource.

mod content;
mod life;
mod profiles;
mod seeing;

pub use content::{Content, add_responsibility, add_skill, add_starter, save_content};
pub use life::{close, delete, publish, reopen};
pub use profiles::{NewProfile, create, save_role};
pub use seeing::{Visible, load, visible, visible_to};
