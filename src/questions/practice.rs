//! Short built-in questions, one a kind, on which a candidate tries the form before the clock starts. They are there in
//! every language of the candidates' pages.

use super::{
    Kind,
    bank::{self, BankQuestion},
};
use crate::language::Language;
use std::sync::LazyLock;

static QUESTIONS: LazyLock<Vec<Vec<BankQuestion>>> = LazyLock::new(|| {
    let read = |language: &Language| {
        bank::parse("practice", source(*language)).unwrap_or_else(|mistake| {
            tracing::error!("{mistake}");
            Vec::new()
        })
    };
    Language::ALL.iter().map(read).collect()
});

const fn source(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("practice/en.toml"),
        Language::German => include_str!("practice/de.toml"),
        Language::Spanish => include_str!("practice/es.toml"),
        Language::Arabic => include_str!("practice/ar.toml"),
    }
}

fn all(language: Language) -> &'static [BankQuestion] {
    let at = Language::ALL.iter().position(|l| *l == language).unwrap_or(0);
    QUESTIONS.get(at).map_or(&[], Vec::as_slice)
}

/// The practice question of each kind in English, in the order of [`Kind::ALL`].
pub fn practice() -> &'static [BankQuestion] {
    all(Language::English)
}

/// The practice question of one kind.
pub fn practice_of(language: Language, kind: Kind) -> Option<&'static BankQuestion> {
    all(language).iter().find(|q| q.text.kind() == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_of_each_kind_in_every_language() {
        for language in Language::ALL {
            let kinds: Vec<Kind> = all(*language).iter().map(|q| q.text.kind()).collect();
            assert_eq!(kinds, Kind::ALL, "{language}");
            assert!(Kind::ALL.iter().all(|kind| practice_of(*language, *kind).is_some()));
        }
    }

    #[test]
    fn no_text_was_left_in_english() {
        for language in Language::ALL.iter().filter(|l| **l != Language::English) {
            for (english, other) in practice().iter().zip(all(*language)) {
                assert_ne!(english.title, other.title, "{language}");
                assert_ne!(english.text.prompt_md, other.text.prompt_md, "{language}");
                assert_ne!(english.text.explanation_md, other.text.explanation_md, "{language}");
            }
        }
    }
}
