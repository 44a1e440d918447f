//! From facts to follow-up jobs: the one table.

use crate::ctx::{Fact, NewJob};

/// The jobs that follow from a fact.
pub fn reactions(fact: &Fact) -> Vec<NewJob> {
    match fact.name {
        _ => Vec::new(),
    }
}
