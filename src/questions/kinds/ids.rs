//! Ids of options, items and sides.
//!
//! They stand in the candidate's HTML, so they must say nothing about the key: neither the order in which the author
//! wrote things nor which right side belongs to which left one. An id is five letters of a hash of what it names; once
//! given it stays through edits of the text.

use crate::kit::secret;
use std::collections::BTreeSet;

/// Letters that make no words and are not mistaken for each other.
const LETTERS: &[u8; 16] = b"bcdfghjkmnpqrtvw";
const LENGTH: usize = 5;

/// Whether this can be an id: short ASCII letters and digits. Everything else in a form is somebody's mischief.
pub fn is_id(text: &str) -> bool {
    (1..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Gives ids to the things of one question. The same scope and text give the same id every time.
#[derive(Debug)]
pub struct Giver {
    scope: String,
    taken: BTreeSet<String>,
    kept: BTreeSet<String>,
}

impl Giver {
    /// `scope` keeps the ids of different questions apart; `taken` are the ids already given in this question.
    pub fn new<'a>(scope: &str, taken: impl IntoIterator<Item = &'a str>) -> Self {
        Self { scope: scope.to_string(), taken: taken.into_iter().map(String::from).collect(), kept: BTreeSet::new() }
    }

    /// An id for the thing of this text that is not taken yet.
    pub fn give(&mut self, text: &str) -> String {
        let id = (0..)
            .map(|round: u32| letters(&format!("{}\0{text}\0{round}", self.scope)))
            .find(|id| !self.taken.contains(id))
            .unwrap_or_default();
        self.taken.insert(id.clone());
        id
    }

    /// Keeps `id` when it is one and was not kept before, else gives a new one.
    pub fn keep_or_give(&mut self, id: &str, text: &str) -> String {
        if is_id(id) && self.kept.insert(id.to_string()) {
            self.taken.insert(id.to_string());
            return id.to_string();
        }
        self.give(text)
    }
}

fn letters(seed: &str) -> String {
    secret::digest(seed).bytes().take(LENGTH).map(|b| char::from(LETTERS[usize::from(b) % LETTERS.len()])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_steady_and_apart() {
        let mut giver = Giver::new("q", []);
        let first = giver.give("same");
        assert_ne!(first, giver.give("same"));
        assert_eq!(first, Giver::new("q", []).give("same"));
        assert_ne!(first, Giver::new("other", []).give("same"));
        assert!(is_id(&first));
    }

    #[test]
    fn mischief_is_no_id() {
        for bad in ["", "a b", "é", "aaaaaaaaaaaaa", "<x>", "a\0"] {
            assert!(!is_id(bad), "{bad:?}");
        }
    }
}
