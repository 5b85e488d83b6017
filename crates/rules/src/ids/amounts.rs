//! Amounts with two decimals, held as integers: money and scores are never floats.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, Neg, Sub},
    str::FromStr,
};

use serde::{Deserialize, Serialize};

/// Why a typed amount is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// Something else than digits, a sign, one decimal comma or point.
    #[error("not a number")]
    NotANumber,
    /// More than two decimals that count.
    #[error("more than two decimals")]
    TooManyDecimals,
    /// Beyond ±10¹², where sums could overflow.
    #[error("out of range")]
    OutOfRange,
}

const LARGEST: i64 = 1_000_000_000_000;

/// `numerator / denominator`, halves away from zero, as PostgreSQL's `numeric` rounds (`allocation.md` §3).
/// The denominator must be positive.
pub fn div_half_away(numerator: i64, denominator: i64) -> i64 {
    debug_assert!(denominator > 0, "a mean is over at least one value");
    let half = denominator / 2;
    if numerator < 0 { -((-numerator + half) / denominator) } else { (numerator + half) / denominator }
}

fn parse(typed: &str) -> Result<i64, AmountError> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let (negative, digits) = match typed.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, typed.strip_prefix('+').unwrap_or(&typed)),
    };
    if digits.is_empty() {
        return Err(if typed.is_empty() { AmountError::Empty } else { AmountError::NotANumber });
    }
    let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    if whole.is_empty() && decimals.is_empty()
        || !whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit())
    {
        return Err(AmountError::NotANumber);
    }
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 2 {
        return Err(AmountError::TooManyDecimals);
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > 11 {
        return Err(AmountError::OutOfRange);
    }
    let value = format!("{whole}{decimals:0<2}").parse::<i64>().map_err(|_| AmountError::OutOfRange)?;
    if value > LARGEST {
        return Err(AmountError::OutOfRange);
    }
    Ok(if negative { -value } else { value })
}

fn write(value: i64, comma: char) -> String {
    let (sign, value) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
    format!("{sign}{}{comma}{:02}", value / 100, value % 100)
}

macro_rules! amount {
    ($name:ident) => {
        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);

            /// With two decimals after the sign given, for the language of the reader: `','` in French.
            pub fn with_decimal_sign(self, sign: char) -> String {
                write(self.0, sign)
            }
        }

        impl FromStr for $name {
            type Err = AmountError;

            /// `12,5` and `12.5` alike; spaces, also unbreakable ones, may group thousands.
            fn from_str(typed: &str) -> Result<Self, AmountError> {
                parse(typed).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&write(self.0, '.'))
            }
        }

        impl Add for $name {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl Sub for $name {
            type Output = Self;

            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl Neg for $name {
            type Output = Self;

            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
                Self(values.map(|value| value.0).sum())
            }
        }
    };
}

/// Money, in cents of euro. Serialised as the integer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);
amount!(Cents);

/// A score, a cost or a mark, in hundredths. Serialised as the integer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hundredths(pub i64);
amount!(Hundredths);

impl Hundredths {
    /// The largest amount that the engine computes with, either way (`placet_allocation::Decimal`).
    pub const LARGEST_COMPUTED: Self = Self(100_000_000);

    /// Whether the engine computes with it.
    pub fn is_computed(self) -> bool {
        self.0.abs() <= Self::LARGEST_COMPUTED.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn typed_amounts() {
        let check = |typed: &str, expected: Result<i64, AmountError>| {
            assert_eq!(typed.parse::<Hundredths>(), expected.map(Hundredths), "{typed:?}");
            assert_eq!(typed.parse::<Cents>(), expected.map(Cents), "{typed:?}");
        };
        check("12,5", Ok(1250));
        check("12.5", Ok(1250));
        check(" 1 234,56 ", Ok(123_456));
        check("1\u{202F}234", Ok(123_400));
        check("-0,05", Ok(-5));
        check("\u{2212}3", Ok(-300));
        check("+7.", Ok(700));
        check(",5", Ok(50));
        check("12.500", Ok(1250));
        check("000000000000000012", Ok(1200));
        check("12.345", Err(AmountError::TooManyDecimals));
        check("", Err(AmountError::Empty));
        check("-", Err(AmountError::NotANumber));
        check(",", Err(AmountError::NotANumber));
        check("1.2.3", Err(AmountError::NotANumber));
        check("1e5", Err(AmountError::NotANumber));
        check("NaN", Err(AmountError::NotANumber));
        check("--1", Err(AmountError::NotANumber));
        check("99999999999999999999", Err(AmountError::OutOfRange));
    }

    #[test]
    fn rounding() {
        let check = |n, d, expected| assert_eq!(div_half_away(n, d), expected, "{n}/{d}");
        check(5, 2, 3);
        check(-5, 2, -3);
        check(4, 3, 1);
        check(5, 3, 2);
        check(-4, 3, -1);
        check(7, 5, 1);
        check(8, 5, 2);
        check(0, 7, 0);
    }

    #[test]
    fn shown() {
        assert_eq!(Hundredths(-5).to_string(), "-0.05");
        assert_eq!(Cents(123_450).with_decimal_sign(','), "1234,50");
        assert_eq!(Hundredths(150) + Hundredths(25) - Hundredths(5), Hundredths(170));
        assert_eq!([Cents(1), Cents(2)].into_iter().sum::<Cents>(), Cents(3));
        assert_eq!(-Cents(1), Cents(-1));
    }

    proptest! {
        #[test]
        fn what_is_shown_parses_back(value in -LARGEST..=LARGEST) {
            prop_assert_eq!(Hundredths(value).to_string().parse(), Ok(Hundredths(value)));
            prop_assert_eq!(Hundredths(value).with_decimal_sign(',').parse(), Ok(Hundredths(value)));
        }
    }
}
