//! Time as an argument: the only place that asks the machine what time it is.

use std::sync::Mutex;

use chrono::{DateTime, Utc};

/// Says what time it is.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the edge where time enters")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// Does something, and says how many microseconds it took: for reports, never for decisions.
#[expect(clippy::disallowed_methods, reason = "this is the edge where time enters")]
pub fn timed<T>(what: impl FnOnce() -> T) -> (T, u64) {
    let started = std::time::Instant::now();
    let done = what();
    (done, u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX))
}

/// A clock that stands still until it is moved: tests and the demonstration's history are told with it.
pub struct StandingClock(Mutex<DateTime<Utc>>);

impl StandingClock {
    /// A clock that stands at `instant`.
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self(Mutex::new(instant))
    }

    /// Moves the clock.
    pub fn set(&self, instant: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = instant;
    }
}

impl Clock for StandingClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
