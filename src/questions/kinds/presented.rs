//! The candidate's view of a content.

/// What a candidate is shown. Has no key in it, by construction: it never held one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Presented {
    /// Pick one.
    Choice {
        /// In the order to show.
        options: Vec<Shown>,
    },
    /// Tick every right one.
    Multiple {
        /// In the order to show.
        options: Vec<Shown>,
    },
    /// True or false.
    TrueFalse,
    /// A number.
    Numeric {
        /// Accepted units; the first is meant when none is given. Empty: a bare number.
        units: Vec<String>,
    },
    /// A word or a line.
    ShortText,
    /// Give each a place.
    Ordering {
        /// Shuffled, and never in the right order.
        items: Vec<Shown>,
    },
    /// Give each left side a right one.
    Matching {
        /// Left sides, in the author's order.
        lefts: Vec<Shown>,
        /// Right sides, shuffled, those that fit nothing among them.
        rights: Vec<Shown>,
    },
    /// Prose.
    Essay {
        /// The fewest words asked for.
        words_min: Option<u32>,
        /// The most words asked for.
        words_max: Option<u32>,
    },
}

/// An option, an item or a side as shown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Shown {
    /// What the answer refers to.
    pub id: String,
    /// Markdown.
    pub text: String,
}

impl Shown {
    pub(super) fn new(id: &str, text: &str) -> Self {
        Self { id: id.to_string(), text: text.to_string() }
    }
}
