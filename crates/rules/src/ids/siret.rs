//! The number of an establishment in the French register of companies.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::checked_text;

/// A SIRET: 14 digits, the first nine being the company's SIREN, with a control digit (Luhn; for La Poste's
/// establishments the sum of the digits is a multiple of 5: INSEE, *Système national d'identification*).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Siret(String);
checked_text!(Siret, SiretError);

/// Why a SIRET is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SiretError {
    /// Not 14 digits.
    #[error("{0} digits instead of 14")]
    Length(usize),
    /// Something else than digits, spaces, dots and hyphens.
    #[error("character {0:?} is not allowed")]
    Character(char),
    /// The control digit does not match: a digit is wrong or two were swapped.
    #[error("control digit")]
    Control,
}

const LA_POSTE: &str = "356000000";

impl Siret {
    /// The company's own number, the first nine digits.
    pub fn siren(&self) -> &str {
        &self.0[..9]
    }

    /// As printed: `732 829 320 00074`.
    pub fn grouped(&self) -> String {
        let digits = &self.0;
        format!("{} {} {} {}", &digits[..3], &digits[3..6], &digits[6..9], &digits[9..])
    }
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .map(|b| u32::from(b - b'0'))
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, twice) if twice > 9 => twice - 9,
            (_, twice) => twice,
        })
        .sum();
    sum.is_multiple_of(10)
}

impl FromStr for Siret {
    type Err = SiretError;

    fn from_str(typed: &str) -> Result<Self, SiretError> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '.' && *c != '-').collect();
        if let Some(found) = digits.chars().find(|c| !c.is_ascii_digit()) {
            return Err(SiretError::Character(found));
        }
        if digits.len() != 14 {
            return Err(SiretError::Length(digits.len()));
        }
        let sum: u32 = digits.bytes().map(|b| u32::from(b - b'0')).sum();
        if luhn(&digits) || (digits.starts_with(LA_POSTE) && sum.is_multiple_of(5)) {
            Ok(Self(digits))
        } else {
            Err(SiretError::Control)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sirets() {
        let check = |typed: &str, expected: Result<&str, SiretError>| {
            assert_eq!(typed.parse::<Siret>().map(String::from), expected.map(str::to_owned), "{typed:?}");
        };
        check("732 829 320 00074", Ok("73282932000074"));
        check("732.829.320-00074", Ok("73282932000074"));
        check("73282932000075", Err(SiretError::Control));
        // La Poste: the head office passes Luhn, an office only has the multiple of five
        check("35600000000048", Ok("35600000000048"));
        check("35600000009075", Ok("35600000009075"));
        check("35600000009076", Err(SiretError::Control));
        check("732829320", Err(SiretError::Length(9)));
        check("", Err(SiretError::Length(0)));
        check("7328293200007A", Err(SiretError::Character('A')));
        let siret: Siret = "73282932000074".parse().unwrap();
        assert_eq!((siret.siren(), siret.grouped().as_str()), ("732829320", "732 829 320 00074"));
    }
}
