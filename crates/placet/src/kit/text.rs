//! The texts that people read, in French and English. No text is in the code: a page asks for a key.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_templates::{LanguageIdentifier, Loader as _, fluent_bundle::FluentValue, langid};

/// The language of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Français, the first language of the interface.
    #[default]
    Fr,
    /// English.
    En,
}

static FR: LanguageIdentifier = langid!("fr");
static EN: LanguageIdentifier = langid!("en");

mod loader {
    fluent_templates::static_loader! {
        pub(super) static LOCALES = {
            locales: "./locales",
            fallback_language: "fr",
            customise: |bundle| bundle.set_use_isolating(false),
        };
    }
}

/// Texts are read once, at the first use.
static READY: LazyLock<()> = LazyLock::new(|| {
    let _ = loader::LOCALES.locales().count();
});

impl Lang {
    /// Both languages, first the default.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The code of the language, as in `<html lang>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self {
            Self::Fr => &FR,
            Self::En => &EN,
        }
    }

    /// The text of a key. A key without a text is a bug that the suite finds; the reader sees the key.
    pub fn t(self, key: &str) -> String {
        LazyLock::force(&READY);
        self.find(key, None).unwrap_or_else(|| missing(key))
    }

    /// The text of a key with its variables.
    pub fn tv(self, key: &str, variables: &[(&'static str, Var)]) -> String {
        let map: HashMap<Cow<'static, str>, FluentValue<'_>> = variables
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Var::Text(text) => FluentValue::from(text.as_str()),
                    Var::Number(number) => FluentValue::from(*number),
                };
                (Cow::Borrowed(*name), value)
            })
            .collect();
        self.find(key, Some(&map)).unwrap_or_else(|| missing(key))
    }

    fn find(
        self,
        key: &str,
        variables: Option<&HashMap<Cow<'static, str>, FluentValue<'_>>>,
    ) -> Option<String> {
        loader::LOCALES.lookup_single_language(self.identifier(), key, variables).ok()
    }

    /// Whether the key has a text in this language.
    pub fn has(self, key: &str) -> bool {
        self.find(key, None).is_some()
    }
}

fn missing(key: &str) -> String {
    tracing::error!(key, "a text is missing");
    key.to_owned()
}

/// A variable of a text: a number chooses the plural, a text is inserted as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Var {
    /// Inserted as it is.
    Text(String),
    /// Chooses the plural. Large or decimal numbers are formatted before and given as text.
    Number(i64),
}

impl From<&str> for Var {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&&str> for Var {
    fn from(text: &&str) -> Self {
        Self::Text((*text).to_owned())
    }
}

impl From<&Var> for Var {
    fn from(value: &Var) -> Self {
        value.clone()
    }
}

impl From<String> for Var {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Var {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Var {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }

        impl From<&$kind> for Var {
            fn from(number: &$kind) -> Self {
                Self::from(*number)
            }
        }
    )*};
}

numbers!(i32, i64, u32, u64, usize);

/// A sentence to say later, in the reader's language: a key and its variables.
#[derive(Clone, Debug, PartialEq)]
pub struct Say {
    /// Key of the text.
    pub key: String,
    /// Its variables.
    pub variables: Vec<(&'static str, Var)>,
}

impl Say {
    /// A sentence without variables.
    pub fn key(key: impl Into<String>) -> Self {
        Self { key: key.into(), variables: Vec::new() }
    }

    /// With a variable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Var>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// The sentence, in a language.
    pub fn in_lang(&self, lang: Lang) -> String {
        lang.tv(&self.key, &self.variables)
    }
}
