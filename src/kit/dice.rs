//! Chance. The only place that draws random numbers; everything else is handed [`Dice`].

use rand::{Rng, RngExt, SeedableRng, rngs::ChaCha20Rng};

/// A source of chance: ChaCha20, seeded by the operating system or, in tests, by a number.
#[derive(Debug)]
pub struct Dice(ChaCha20Rng);

impl Dice {
    /// Seeded by the operating system; fit for secrets.
    #[allow(clippy::disallowed_methods)]
    pub fn machine() -> Self {
        let mut seed = [0u8; 32];
        aws_lc_rs::rand::fill(&mut seed).expect("the operating system gives random bytes");
        Self(ChaCha20Rng::from_seed(seed))
    }
    /// Seeded by a number: the same draws every time. For tests and for orders that must be repeatable.
    pub fn seeded(seed: u64) -> Self {
        Self(ChaCha20Rng::seed_from_u64(seed))
    }
    /// `N` random bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0u8; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
    /// A number in `0..below`; 0 when `below` is 0.
    pub fn below(&mut self, below: usize) -> usize {
        if below == 0 { 0 } else { self.0.random_range(0..below) }
    }
    /// A random non-negative number, e.g. the seed of an attempt.
    pub fn seed(&mut self) -> i64 {
        i64::from_be_bytes(self.bytes()) & i64::MAX
    }
    /// Shuffles in place, every order equally likely (Fisher–Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let j = self.below(i + 1);
            items.swap(i, j);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_order() {
        let order = |seed| {
            let mut items: Vec<u32> = (0..20).collect();
            Dice::seeded(seed).shuffle(&mut items);
            items
        };
        assert_eq!(order(1), order(1));
        assert_ne!(order(1), order(2));
        let mut sorted = order(1);
        sorted.sort_unstable();
        assert_eq!(sorted, (0..20).collect::<Vec<_>>());
    }
}
