//! How an open page shows that somebody is there.

use super::Span;

/// How often an open page gives a sign of life, and how long none may come before that is a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    pub beat: Span,
    /// Longer than two beats, so that one that is lost on the way is no gap.
    pub silence: Span,
}

impl Default for Pace {
    fn default() -> Self {
        Pace { beat: Span::seconds(15), silence: Span::seconds(40) }
    }
}
