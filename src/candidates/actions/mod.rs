//! Verbs of the slice.

mod invite;
mod invitations;
mod people;
mod stages;
mod view;

pub use invite::{Invited, check, invite, invite_many};
pub use invitations::{cancel, expire, extend, remind, renew};
pub use people::{Details, change};
pub use stages::{note_finished, note_started, set_stage, withdraw_or_hire};
pub use view::{Folder, Overview, attempts_to_compare, folder, overview, published, reach, sent};
