//! Verbs of the slice, one file a resource.

mod organisations;
mod passwords;
mod sessions;
mod tokens;
mod users;

pub use organisations::{change_organisation, create_organisation};
pub(in crate::accounts) use passwords::answer_reset;
pub use passwords::{change_own_password, new_reset_link, request_reset, reset_password, send_reset, set_password_by_hand};
pub use sessions::{Opened, Renewed, end_all, end_current, end_one, fail_sign_in, open_session, renew};
pub use tokens::holder;
pub use users::{add_user, change_role, change_role_by_hand, disable, enable, invite_user, join, rename_self, resend_invitation};
