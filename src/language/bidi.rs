//! Isolation of what is put into running text, so that a Latin name in an Arabic sentence (or an Arabic one in a German
//! sentence) does not reorder the words round it. Marks go only where they change something: a page without mixed
//! directions has none, and copies clean.

use super::Language;
use std::borrow::Cow;

const OPEN: char = '\u{2068}';
const CLOSE: char = '\u{2069}';

/// Letters that read from right to left: Hebrew, Arabic and their presentation forms.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether a text put into a sentence of this language could turn its order round.
fn disturbs(language: Language, text: &str) -> bool {
    if language.direction() == "ltr" {
        return text.chars().any(is_rtl);
    }
    // Between right-to-left words only their own letters, spaces, and plain numbers are sure to stay in place.
    !text.chars().all(|c| is_rtl(c) || c.is_whitespace() || c.is_ascii_digit() || matches!(c, '.' | ',' | ':'))
}

/// The text, isolated where it needs to be.
pub(super) fn isolated(language: Language, text: &str) -> Cow<'_, str> {
    if disturbs(language, text) { Cow::Owned(format!("{OPEN}{text}{CLOSE}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_disturbs_is_isolated() {
        let marked = |language, text| isolated(language, text).starts_with(OPEN);
        assert!(!marked(Language::English, "Ana Ferreira"));
        assert!(!marked(Language::German, "C++ (75 %)"));
        assert!(marked(Language::German, "ليلى"));
        assert!(marked(Language::Arabic, "Kestrel"));
        assert!(marked(Language::Arabic, "12–15"));
        assert!(!marked(Language::Arabic, "ليلى حداد"));
        assert!(!marked(Language::Arabic, "10:36"));
    }
}
