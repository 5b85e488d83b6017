//! Decimals with at most three places, held as a whole number of thousandths.
//!
//! Scores, debts and costs are compared, summed and rounded here and nowhere in floating point, because a decision taken
//! on them has to be the same on every machine.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The largest magnitude that is accepted, in thousandths: a million, far above any score or cost. Sums over a million
/// students then fit 64 bits, their squares 128, and a float still tells hundredths apart.
const LIMIT: i64 = 1_000_000_000;

/// A decimal with at most three places (scores, debts, costs, means), in thousandths of the unit.
///
/// Read from a JSON number. One that is too large or has more than three decimals is kept as *invalid*, so that
/// [`Problem::check`](crate::Problem::check) can name it together with every other error of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self(0);
    const INVALID: Self = Self(i64::MIN);

    /// So many thousandths.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// So many hundredths: the unit of costs.
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths * 10)
    }

    /// A whole number.
    pub const fn from_integer(units: i64) -> Self {
        Self(units * 1000)
    }

    /// The value in thousandths.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The value as a float, for display and for formulas that have powers in them.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// False for a number that was read with more than three decimals, or beyond a million.
    pub const fn is_valid(self) -> bool {
        self.0 >= -LIMIT && self.0 <= LIMIT
    }

    /// The nearest number that is accepted: what a formula gives over numbers at their limit stays at its end.
    pub(crate) fn within_limit(self) -> Self {
        Self(self.0.clamp(-LIMIT, LIMIT))
    }

    /// The nearest decimal of a float, or an invalid one when it has more than three decimals.
    pub fn from_f64(value: f64) -> Self {
        let scaled = value * 1000.0;
        if !scaled.is_finite() || libm::fabs(scaled) > LIMIT as f64 {
            return Self::INVALID;
        }
        let nearest = libm::round(scaled);
        // a decimal of three places is within one part in 2^52 of its float; anything further has a fourth place
        if libm::fabs(scaled - nearest) > libm::fabs(scaled) * 1e-15 + 1e-9 {
            return Self::INVALID;
        }
        Self(nearest as i64)
    }
}

/// Rounds to `places` decimals (0 to 3), half away from zero, as PostgreSQL's `numeric` does. A value within a billionth
/// of a half counts as that half, since the float that carries it cannot tell.
pub(crate) fn round_half_away(value: f64, places: u32) -> Decimal {
    let unit = 10_i64.pow(places.min(3));
    // see `within_limit`
    let scaled = libm::fabs(value).min(Decimal(LIMIT).to_f64()) * unit as f64;
    let magnitude = libm::floor(scaled + 0.5 + 1e-9) as i64;
    let signed = if value < 0.0 { -magnitude } else { magnitude };
    Decimal(signed * (1000 / unit))
}

/// Rounds an exact decimal to `places` decimals (0 to 3), half away from zero.
pub(crate) fn round_decimal(value: Decimal, places: u32) -> Decimal {
    let step = 1000 / 10_i64.pow(places.min(3));
    let magnitude = (value.0.abs() + step / 2) / step * step;
    Decimal(if value.0 < 0 { -magnitude } else { magnitude })
}

/// `numerator / denominator` to two decimals, half away from zero; none when there is nothing to divide by.
pub(crate) fn ratio(numerator: i64, denominator: i64) -> Option<Decimal> {
    if denominator <= 0 {
        return None;
    }
    let (n, d) = (i128::from(numerator.abs()) * 200, i128::from(denominator) * 2);
    let hundredths = i64::try_from((n + i128::from(denominator)) / d).ok()?;
    Some(Decimal::from_hundredths(if numerator < 0 { -hundredths } else { hundredths }))
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let (units, thousandths) = (magnitude / 1000, magnitude % 1000);
        if thousandths == 0 {
            return write!(f, "{sign}{units}");
        }
        let digits = format!("{thousandths:03}");
        write!(f, "{sign}{units}.{}", digits.trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // RFC 8785 writes 9.0 as 9: writing the integer makes the plain and the canonical text agree
        if self.0 % 1000 == 0 {
            serializer.serialize_i64(self.0 / 1000)
        } else {
            serializer.serialize_f64(self.to_f64())
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;
        impl Visitor<'_> for Number {
            type Value = Decimal;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }
            fn visit_u64<E: Error>(self, value: u64) -> Result<Decimal, E> {
                let units = i64::try_from(value).ok();
                Ok(units.and_then(|v| v.checked_mul(1000)).map_or(Decimal::INVALID, Decimal))
            }
            fn visit_i64<E: Error>(self, value: i64) -> Result<Decimal, E> {
                Ok(value.checked_mul(1000).map_or(Decimal::INVALID, Decimal))
            }
            fn visit_f64<E: Error>(self, value: f64) -> Result<Decimal, E> {
                Ok(Decimal::from_f64(value))
            }
        }
        deserializer.deserialize_any(Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly_or_refused() {
        let read = |text: &str| serde_json::from_str::<Decimal>(text).unwrap();
        for (text, thousandths) in
            [("17.35", 17_350), ("-0.001", -1), ("12", 12_000), ("999999.999", 999_999_999)]
        {
            assert_eq!(read(text).thousandths(), thousandths, "{text}");
        }
        for text in ["0.0001", "17.3501", "1e300", "18446744073709551615", "1000000.001"] {
            assert!(!read(text).is_valid(), "{text}");
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(round_half_away(1.005, 2).thousandths(), 1010);
        assert_eq!(round_half_away(-1.005, 2).thousandths(), -1010);
        assert_eq!(round_decimal(Decimal(-1005), 2).thousandths(), -1010);
        assert_eq!(ratio(7, 8), Some(Decimal(880)));
        assert_eq!(ratio(-7, 8), Some(Decimal(-880)));
        assert_eq!(ratio(1, 0), None);
    }
}
