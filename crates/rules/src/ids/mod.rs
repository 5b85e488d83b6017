//! Natural keys, addresses and amounts, parsed at the door.
//!
//! Each type holds a value that was checked once; its field is private, its `Display` gives back what is stored,
//! and serde goes through the same check. What a person typed wrong comes back as a typed error.

mod amounts;
mod email;
mod siret;

use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use self::{
    amounts::{AmountError, Cents, Hundredths, div_half_away},
    email::{EmailAddress, EmailError},
    siret::{Siret, SiretError},
};
use crate::text::{self, TextError};

/// Why a natural key or a code is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Empty, too long, or with a control character.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A character that this kind of key does not take.
    #[error("character {found:?} at {position} is not allowed")]
    Character {
        /// The first such character.
        found: char,
        /// Its position in the cleaned text, in characters, from 0.
        position: usize,
    },
    /// Not as many digits as such a number has.
    #[error("{found} digits, expected {min} to {max}")]
    Digits {
        /// How many were typed.
        found: usize,
        /// The fewest accepted.
        min: usize,
        /// The most accepted.
        max: usize,
    },
}

fn only(text: String, accepts: impl Fn(char) -> bool) -> Result<String, KeyError> {
    match text.chars().enumerate().find(|(_, c)| !accepts(*c)) {
        Some((position, found)) => Err(KeyError::Character { found, position }),
        None => Ok(text),
    }
}

/// The string plumbing that every checked text shares.
macro_rules! checked_text {
    ($name:ident, $error:ty) => {
        impl $name {
            /// The text as it is stored and shown.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}
pub(crate) use checked_text;

/// The number by which the institution knows a student: 1 to 25 visible characters without spaces, case kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StudentNumber(String);
checked_text!(StudentNumber, KeyError);

impl StudentNumber {
    /// The most characters of a number (`stagetrek.md` §10.1).
    pub const MAX: usize = 25;
}

impl FromStr for StudentNumber {
    type Err = KeyError;

    fn from_str(typed: &str) -> Result<Self, KeyError> {
        let number = text::required_line(typed, Self::MAX)?;
        only(number, |c| !c.is_whitespace()).map(Self)
    }
}

/// The code of a site, a category, a cohort: 1 to 64 visible ASCII characters, the same as an id of a problem
/// (`allocation.md` §1), case kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);
checked_text!(Code, KeyError);

impl Code {
    /// The most characters of a code.
    pub const MAX: usize = 64;
}

impl FromStr for Code {
    type Err = KeyError;

    fn from_str(typed: &str) -> Result<Self, KeyError> {
        let code = text::required_line(typed, Self::MAX)?;
        only(code, |c| c.is_ascii_graphic()).map(Self)
    }
}

/// A postal code: five digits in France, up to ten letters, digits, spaces and hyphens elsewhere; in capitals.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode(String);
checked_text!(Postcode, KeyError);

impl Postcode {
    /// The most characters of a postal code in the world.
    pub const MAX: usize = 10;

    /// Whether it has the French form, and may be looked up among the communes.
    pub fn is_french(&self) -> bool {
        self.0.len() == 5 && self.0.bytes().all(|b| b.is_ascii_digit())
    }
}

impl FromStr for Postcode {
    type Err = KeyError;

    /// A four-digit number is read as a French code whose leading zero a spreadsheet ate (`1000` → `01000`);
    /// type the country's own form with a letter or hyphen if it is not (`CH-1000`, `B-1000`).
    fn from_str(typed: &str) -> Result<Self, KeyError> {
        let code = text::required_line(typed, Self::MAX)?.to_uppercase();
        let code = only(code, |c| c.is_ascii_alphanumeric() || c == ' ' || c == '-')?;
        let digits: String = code.chars().filter(|c| *c != ' ').collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(Self(code));
        }
        match digits.len() {
            5 => Ok(Self(digits)),
            4 => Ok(Self(format!("0{digits}"))),
            3 | 6..=10 => Ok(Self(code)),
            found => Err(KeyError::Digits { found, min: 3, max: Self::MAX }),
        }
    }
}

/// A telephone number as typed: hospital extensions, `poste 4512`, foreign forms are all kept. Checked only for
/// having 3 to 20 digits and at most 40 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);
checked_text!(PhoneNumber, KeyError);

impl PhoneNumber {
    /// The most characters kept.
    pub const MAX: usize = 40;

    /// Digits and a leading `+`, for a `tel:` link; what follows a word (an extension) is left out.
    pub fn dialled(&self) -> String {
        let number = self
            .0
            .split(|c: char| c.is_alphabetic())
            .find(|part| part.contains(|c: char| c.is_ascii_digit()));
        let number = number.unwrap_or_default().replace("(0)", "");
        number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

impl FromStr for PhoneNumber {
    type Err = KeyError;

    fn from_str(typed: &str) -> Result<Self, KeyError> {
        let number = text::required_line(typed, Self::MAX)?;
        let number =
            only(number, |c| c.is_alphanumeric() || c.is_whitespace() || "+.-()/,;#*:–".contains(c))?;
        let found = number.chars().filter(char::is_ascii_digit).count();
        if (3..=20).contains(&found) {
            Ok(Self(number))
        } else {
            Err(KeyError::Digits { found, min: 3, max: 20 })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt;

    use super::*;

    fn check<T: FromStr<Err = KeyError> + fmt::Display>(typed: &str, expected: Result<&str, KeyError>) {
        let parsed = typed.parse::<T>().map(|value| value.to_string());
        assert_eq!(parsed, expected.map(str::to_owned), "{typed:?}");
    }

    #[test]
    fn student_numbers() {
        check::<StudentNumber>(" 21900123 ", Ok("21900123"));
        check::<StudentNumber>("é-12/a", Ok("é-12/a"));
        check::<StudentNumber>("", Err(TextError::Empty.into()));
        check::<StudentNumber>(&"9".repeat(26), Err(TextError::TooLong { max: 25, length: 26 }.into()));
        check::<StudentNumber>("12 34", Err(KeyError::Character { found: ' ', position: 2 }));
    }

    #[test]
    fn codes() {
        check::<Code>("CHIR-01", Ok("CHIR-01"));
        check::<Code>("Été", Err(KeyError::Character { found: 'É', position: 0 }));
        check::<Code>(&"A".repeat(65), Err(TextError::TooLong { max: 64, length: 65 }.into()));
    }

    #[test]
    fn postcodes() {
        check::<Postcode>("14000", Ok("14000"));
        check::<Postcode>("14 000", Ok("14000"));
        check::<Postcode>("1000", Ok("01000"));
        check::<Postcode>("b-1000", Ok("B-1000"));
        check::<Postcode>("sw1a 1aa", Ok("SW1A 1AA"));
        check::<Postcode>("12", Err(KeyError::Digits { found: 2, min: 3, max: 10 }));
        check::<Postcode>("14_000", Err(KeyError::Character { found: '_', position: 2 }));
        assert!("14000".parse::<Postcode>().unwrap().is_french());
        assert!(!"B-1000".parse::<Postcode>().unwrap().is_french());
    }

    #[test]
    fn telephones() {
        check::<PhoneNumber>("02 31 00 00 00 poste 4512", Ok("02 31 00 00 00 poste 4512"));
        check::<PhoneNumber>("+33 (0)2.31", Ok("+33 (0)2.31"));
        check::<PhoneNumber>("12", Err(KeyError::Digits { found: 2, min: 3, max: 20 }));
        check::<PhoneNumber>("<b>123</b>", Err(KeyError::Character { found: '<', position: 0 }));
        let dialled = |typed: &str| typed.parse::<PhoneNumber>().unwrap().dialled();
        assert_eq!(dialled("02 31 00 00 00 poste 4512"), "0231000000");
        assert_eq!(dialled("Tél. +33 (0)2 31 00 00 00"), "+33231000000");
    }

    #[test]
    fn plumbing() {
        let code: Code = "A".parse().unwrap();
        assert_eq!(String::from(code.clone()), code.as_str());
        assert_eq!(Code::try_from("A".to_owned()), Ok(code));
    }
}
