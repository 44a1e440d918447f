//! The one error that crosses slices. It speaks of the work, not of HTTP; `web/errors.rs` paints it.

use crate::kit::Permission;

/// What went wrong, as far as the caller needs to know it.
#[derive(Debug, Clone)]
pub enum Error {
    /// Not there, or not yours: one answer for both, so that nobody learns what exists.
    NotFound,
    /// Nobody is signed in.
    SignIn,
    /// Signed in, but without this permission.
    Forbidden(Permission),
    /// What was typed does not pass; each message stands beside its field.
    Invalid(FieldErrors),
    /// A rule of the work says no. `code` is stable (`attempt.time_up`), `reason` is for people.
    Refused { code: &'static str, reason: String },
    /// Somebody else saved first.
    Stale,
    /// Too often; try again after so many seconds.
    TooMany { retry_after_s: u64 },
    /// The database (or its queue) cannot take this now; nothing was changed.
    Unavailable,
    /// A fault of the program. The text goes to the log, never to a page.
    Internal(String),
}

/// The result of everything that may fail with [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A fault of the program, from whatever says so.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Error::Internal(cause.to_string())
    }
    /// One message beside one field.
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        Error::Invalid(FieldErrors::one(field, message))
    }
    /// A refusal with its stable code.
    pub fn refused(code: &'static str, reason: impl Into<String>) -> Self {
        Error::Refused { code, reason: reason.into() }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::NotFound => f.write_str("not found"),
            Error::SignIn => f.write_str("sign in first"),
            Error::Forbidden(permission) => write!(f, "you may not {}", permission.label()),
            Error::Invalid(errors) => write!(f, "{errors}"),
            Error::Refused { reason, .. } => f.write_str(reason),
            Error::Stale => f.write_str("somebody else saved first"),
            Error::TooMany { retry_after_s } => write!(f, "too many tries; wait {retry_after_s} seconds"),
            Error::Unavailable => f.write_str("the database cannot take this now"),
            Error::Internal(cause) => write!(f, "internal: {cause}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error as Db};
        match error {
            Db::NotFound => Error::NotFound,
            Db::DatabaseError(DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand, _)
            | Db::BrokenTransactionManager => Error::Unavailable,
            // SQLite says these when the disk is full or the file went away; the writes of the transaction are undone.
            Db::DatabaseError(_, info)
                if ["database or disk is full", "disk I/O error", "server closed the connection", "terminating connection"]
                    .iter()
                    .any(|m| info.message().contains(m)) =>
            {
                Error::Unavailable
            }
            other => Error::Internal(format!("database: {other}")),
        }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Error::Internal(format!("template: {error}"))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error::Internal(format!("json: {error}"))
    }
}

/// Messages beside fields, in the order in which they were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<(String, String)>);

impl FieldErrors {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// One message.
    pub fn one(field: &str, message: impl Into<String>) -> Self {
        Self(vec![(field.to_string(), message.into())])
    }
    /// Adds a message; a field keeps its first.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        if self.get(field).is_none() {
            self.0.push((field.to_string(), message.into()));
        }
    }
    /// The message beside a field.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(f, _)| f == field).map(|(_, m)| m.as_str())
    }
    /// Whether all is well.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Field and message, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(f, m)| (f.as_str(), m.as_str()))
    }
    /// `Ok(value)` when there is no message.
    pub fn or<T>(self, value: T) -> Result<T> {
        if self.is_empty() { Ok(value) } else { Err(Error::Invalid(self)) }
    }
}

impl std::fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, (_, message)) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("; ")?;
            }
            f.write_str(message)?;
        }
        Ok(())
    }
}
