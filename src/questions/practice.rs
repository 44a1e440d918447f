//! Short built-in questions, one a kind, on which a candidate tries the form before the clock starts.

use super::{
    Kind,
    bank::{self, BankQuestion},
};
use std::sync::LazyLock;

static QUESTIONS: LazyLock<Vec<BankQuestion>> = LazyLock::new(|| {
    bank::parse("practice", include_str!("practice.toml")).unwrap_or_else(|mistake| {
        tracing::error!("{mistake}");
        Vec::new()
    })
});

/// The practice question of each kind, in the order of [`Kind::ALL`].
pub fn practice() -> &'static [BankQuestion] {
    &QUESTIONS
}

/// The practice question of one kind.
pub fn practice_of(kind: Kind) -> Option<&'static BankQuestion> {
    QUESTIONS.iter().find(|q| q.text.kind() == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_of_each_kind() {
        let kinds: Vec<Kind> = practice().iter().map(|q| q.text.kind()).collect();
        assert_eq!(kinds, Kind::ALL);
        assert!(Kind::ALL.iter().all(|kind| practice_of(*kind).is_some()));
    }
}
