//! Verbs of the slice, one file a resource.

mod organisations;
mod sessions;
mod users;

pub use organisations::create_organisation;
pub use sessions::{Opened, Renewed, end_all, end_current, fail_sign_in, open_session, renew};
pub use users::add_user;
