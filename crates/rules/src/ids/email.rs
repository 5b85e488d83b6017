//! Electronic mail addresses.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::checked_text;
use crate::text::{self, TextError};

/// An address that mail can be sent to: `local@domain`, plain ASCII, the domain in lower case and with a dot.
/// Quoted local parts and address literals, which nobody owns, are refused (RFC 5321 §4.1.2 and §4.5.3.1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);
checked_text!(EmailAddress, EmailError);

/// Why an address is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Empty, longer than 254 characters, or with a control character.
    #[error(transparent)]
    Text(#[from] TextError),
    /// No `@`, or several.
    #[error("{0} @ instead of one")]
    AtSigns(usize),
    /// The part before the `@` is empty, over 64 characters, or misplaces its dots.
    #[error("malformed local part")]
    Local,
    /// The part after the `@` has no dot, or a label that is empty, over 63 characters or edged with a hyphen.
    #[error("malformed domain")]
    Domain,
    /// A character that addresses do not have: a space, an accent, a bracket.
    #[error("character {0:?} is not allowed")]
    Character(char),
}

impl EmailAddress {
    /// The most characters of an address (RFC 5321 §4.5.3.1.3, less the brackets).
    pub const MAX: usize = 254;

    /// The key by which two addresses are the same mailbox: all in lower case.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// What follows the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl FromStr for EmailAddress {
    type Err = EmailError;

    fn from_str(typed: &str) -> Result<Self, EmailError> {
        let typed = text::required_line(typed, Self::MAX)?;
        let allowed = |c: char| c.is_ascii_alphanumeric() || "@.!#$%&'*+/=?^_`{|}~-".contains(c);
        if let Some(found) = typed.chars().find(|c| !allowed(*c)) {
            return Err(EmailError::Character(found));
        }
        let mut parts = typed.split('@');
        let (Some(local), Some(domain), None) = (parts.next(), parts.next(), parts.next()) else {
            return Err(EmailError::AtSigns(typed.matches('@').count()));
        };
        if local.is_empty() || local.len() > 64 || local.split('.').any(str::is_empty) {
            return Err(EmailError::Local);
        }
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        if !domain.contains('.') || !domain.split('.').all(label) {
            return Err(EmailError::Domain);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let check = |typed: &str, expected: Result<&str, EmailError>| {
            let parsed = typed.parse::<EmailAddress>().map(String::from);
            assert_eq!(parsed, expected.map(str::to_owned), "{typed:?}");
        };
        check(" Ana.Lopez+x@Univ.Example ", Ok("Ana.Lopez+x@univ.example"));
        check("o'brien@a-b.example", Ok("o'brien@a-b.example"));
        check("", Err(TextError::Empty.into()));
        check("ana", Err(EmailError::AtSigns(0)));
        check("a@b@c.fr", Err(EmailError::AtSigns(2)));
        check("@c.fr", Err(EmailError::Local));
        check("a..b@c.fr", Err(EmailError::Local));
        check(".a@c.fr", Err(EmailError::Local));
        check("a@c", Err(EmailError::Domain));
        check("a@-c.fr", Err(EmailError::Domain));
        check("a@c..fr", Err(EmailError::Domain));
        check("a@c_d.fr", Err(EmailError::Domain));
        check("a b@c.fr", Err(EmailError::Character(' ')));
        check("Ana <a@c.fr>", Err(EmailError::Character(' ')));
        check("é@c.fr", Err(EmailError::Character('é')));
        check("a@c.fr,b@c.fr", Err(EmailError::Character(',')));
        check(&format!("{}@c.fr", "a".repeat(65)), Err(EmailError::Local));
        check(&format!("{}@c.fr", "a".repeat(300)), Err(TextError::TooLong { max: 254, length: 305 }.into()));
        let address: EmailAddress = "Ana@C.fr".parse().unwrap();
        assert_eq!((address.key().as_str(), address.domain()), ("ana@c.fr", "c.fr"));
    }
}
