//! Kinds of letters that this slice must know: those whose link signs somebody in as staff.

/// Makes a new user's account usable.
pub const USER_INVITATION: &str = "user_invitation";
/// Sets a new password.
pub const PASSWORD_RESET: &str = "password_reset";

/// Whether a letter's link signs somebody in as staff.
pub fn is_private(kind: &str) -> bool {
    matches!(kind, USER_INVITATION | PASSWORD_RESET)
}
