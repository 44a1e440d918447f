//! Deeds of the bank.

mod changing;
mod install;
mod looking;

pub use changing::{create, freeze_current, restore, retire, update};
pub use install::{Installed, install, install_bank};
pub use looking::{Opened, Overview, SkillChoice, blank, edit, overview, show, show_version};
