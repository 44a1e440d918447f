//! The deeds of marking.

mod changing;
mod marking;
mod reading;

pub use changing::{Change, change_mark};
pub use marking::mark_attempt;
pub use reading::{Opened, Reading, SaveReading, Shown, claim_next, queue, save, show, skip};
