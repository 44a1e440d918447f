//! Verbs of the slice.

mod invitations;
mod invite;
mod people;
mod stages;
mod view;

pub use invitations::{Many, cancel, cancel_many, expire, extend, remind, remind_many, renew};
pub use invite::{Invited, check, invite, invite_many};
pub use people::{Details, change};
pub use stages::{note_finished, note_started, set_stage, withdraw_or_hire};
pub use view::{COUNT_MOST, Folder, Overview, attempts_to_compare, folder, overview, published, reach, sent};
