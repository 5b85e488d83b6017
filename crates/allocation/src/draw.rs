//! Draws: `ChaCha8` from a seed, a stream for each purpose, so that one draw never shifts another.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What a draw is for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    RandomOrder = 1,
    Generator = 3,
    Simulation = 4,
    Rehearsal = 5,
}

/// A seeded stream of numbers.
pub(crate) struct Draw(ChaCha8Rng);

impl Draw {
    pub(crate) fn new(seed: u64, purpose: Purpose) -> Self {
        Self::part(seed, purpose, 0)
    }

    /// One of many streams of the same purpose, so that what one part draws never shifts another.
    pub(crate) fn part(seed: u64, purpose: Purpose, part: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8] = purpose as u8;
        key[16..24].copy_from_slice(&part.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A whole number below `end` (1 or more), each as likely.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        let end = end.max(1);
        let unbiased = u64::MAX - u64::MAX % end;
        loop {
            let value = self.0.next_u64();
            if value < unbiased {
                return value % end;
            }
        }
    }

    /// A number in ]0, 1[.
    pub(crate) fn unit(&mut self) -> f64 {
        ((self.0.next_u64() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    /// Puts the items into a random order (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last as u64 + 1) as usize;
            items.swap(last, other);
        }
    }
}
