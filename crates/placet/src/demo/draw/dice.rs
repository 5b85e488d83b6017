//! Chance that a seed alone decides: the same school on every machine.

use chrono::{DateTime, Utc};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use uuid::Uuid;

/// A seeded generator of the numbers that a school is drawn with.
pub(super) struct Dice {
    random: ChaCha8Rng,
    millis: u64,
}

impl Dice {
    /// The dice of a seed; identifiers are numbered from `start`.
    pub(super) fn new(seed: u64, start: DateTime<Utc>) -> Self {
        let millis = u64::try_from(start.timestamp_millis()).unwrap_or(0);
        Self { random: ChaCha8Rng::seed_from_u64(seed), millis }
    }

    /// A fresh identifier; later ones sort after earlier ones.
    pub(super) fn id<I: From<Uuid>>(&mut self) -> I {
        self.millis += 1;
        let mut bytes = [0; 10];
        self.random.fill_bytes(&mut bytes);
        I::from(uuid::Builder::from_unix_timestamp_millis(self.millis, &bytes).into_uuid())
    }

    /// A seed for a draw of the school.
    pub(super) fn seed(&mut self) -> i64 {
        i64::from((self.random.next_u64() >> 44) as u32)
    }

    /// Uniform in `[0, 1[`.
    pub(super) fn unit(&mut self) -> f64 {
        (self.random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform in `[low, high]`.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + (self.unit() * f64::from(high - low + 1)) as i32
    }

    /// True with this probability.
    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// One of a list that is not empty.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[(self.unit() * list.len() as f64) as usize]
    }

    /// A position, in proportion to the weights.
    pub(super) fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.unit() * weights.iter().sum::<f64>();
        weights
            .iter()
            .position(|weight| {
                left -= weight;
                left < 0.0
            })
            .unwrap_or(0)
    }

    /// Normal, of mean 0 and deviation 1.
    pub(super) fn normal(&mut self) -> f64 {
        let (radius, angle) = (self.unit(), self.unit());
        libm::sqrt(-2.0 * libm::log(1.0 - radius)) * libm::cos(2.0 * std::f64::consts::PI * angle)
    }

    /// Gumbel(0, 1): the noise under which the best of several is a multinomial choice.
    pub(super) fn gumbel(&mut self) -> f64 {
        -libm::log(-libm::log(1.0 - self.unit()) + 1e-300)
    }

    /// Gamma of shape 3/2, scale 1: half a squared normal plus an exponential.
    pub(super) fn gamma(&mut self) -> f64 {
        let normal = self.normal();
        normal * normal / 2.0 - libm::log(1.0 - self.unit())
    }
}
