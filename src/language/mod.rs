//! The languages of the candidates' pages and letters: message catalogues by Project Fluent.
//!
//! A message has an id and stands in `src/language/<code>/<area>.ftl` in every language. A page holds a [`Words`] and says
//! `w.t("help")` for a message without arguments (made once, then looked up) or `w.say("question-of").with("n", 3)` for one
//! with; `.rich()` keeps the `<strong>` of a message and escapes every argument, `.plain()` is for attributes, titles and
//! subjects. `tests/it/language.rs` finds ids that are missing or not used, and variables that do not match.
//!
//! Digits are Latin in every language, Arabic too: the numbers of questions, options, code and the fields in which a
//! candidate types are written with them, and a page that counts in two scripts makes its reader translate.

mod bidi;
mod catalogue;
mod dates;
mod say;
mod wishes;

pub use catalogue::{AREAS, source};
pub use say::{Put, Rich, Say, Slot, Value, Words};
pub use wishes::{COOKIE, Wishes};

crate::words! {
    /// A language in which everything a candidate reads is complete. The label is its own name.
    pub enum Language {
        English = "en", "English";
        German = "de", "Deutsch";
        Spanish = "es", "Español";
        Arabic = "ar", "العربية";
    }
}

impl Language {
    /// The value of `dir`.
    pub const fn direction(self) -> &'static str {
        match self {
            Language::Arabic => "rtl",
            Language::English | Language::German | Language::Spanish => "ltr",
        }
    }
    /// The name in English, for staff.
    pub const fn english_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::German => "German",
            Language::Spanish => "Spanish",
            Language::Arabic => "Arabic",
        }
    }
    /// Code and English name of each, for a list to choose from.
    pub fn choices() -> Vec<(&'static str, &'static str)> {
        Language::ALL.iter().map(|l| (l.as_str(), l.english_name())).collect()
    }
}

/// An empty text is no language; for columns and fields where none need be set.
pub fn optional(code: &str) -> Option<Language> {
    code.parse().ok()
}
