//! The minutes of a session: what they say is drawn once, as blocks, from what is known when the session is closed, and kept as
//! it was said. A page and a PDF show the same blocks. Comments never appear; votes appear as numbers.

mod compose;

use chrono::NaiveDate;
use placet_documents::{Language, PageWords, Paper, Width};
use placet_entity::commission_session;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use crate::kit::Lang;
use crate::kit::chance::sha256;
use crate::settings::Settings;

pub(super) use compose::{State, compose, outcome, quorum};

/// The format of what is kept.
const FORMAT: &str = "placet-minutes-1";

/// What minutes say, in the language of the institution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Minutes {
    /// [`FORMAT`].
    pub format: String,
    /// `fr` or `en`.
    pub language: String,
    /// The institution.
    pub institution: String,
    /// The title.
    pub title: String,
    /// The day of the session.
    pub date: NaiveDate,
    /// What they say.
    pub blocks: Vec<Block>,
}

/// A part of the minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Block {
    /// The title of a chapter.
    Heading {
        /// The text.
        text: String,
    },
    /// The title of a part of a chapter.
    Subheading {
        /// The text.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// The text.
        text: String,
    },
    /// Names and values.
    Facts {
        /// The rows.
        rows: Vec<(String, String)>,
    },
    /// A table.
    Table {
        /// What it holds.
        caption: String,
        /// The heads of its columns.
        head: Vec<String>,
        /// Its rows.
        rows: Vec<Vec<String>>,
    },
    /// Who signs: the title, the name.
    Signatures {
        /// The people.
        people: Vec<(String, String)>,
    },
}

impl Minutes {
    /// The same, to print and to sign; `hash` is that of what was kept.
    pub(super) fn paper(&self, hash: &str) -> Paper {
        let lang = Lang::from_code(&self.language).unwrap_or_default();
        Paper {
            title: self.title.clone(),
            language: match lang {
                Lang::Fr => Language::Fr,
                Lang::En => Language::En,
            },
            date: self.date,
            institution: self.institution.clone(),
            footer: lang.tv("commission-minutes-footer", &[("hash", hash.into())]),
            page: PageWords(lang.tv("commission-minutes-page", &[("n", "{n}".into()), ("m", "{m}".into())])),
            blocks: self.blocks.iter().map(Block::printed).collect(),
        }
    }

    /// What was kept, read back.
    pub(super) fn of(text: &str) -> anyhow::Result<Self> {
        Ok(serde_json::from_str(text)?)
    }
}

impl Block {
    fn printed(&self) -> placet_documents::Block {
        use placet_documents::Block as Printed;
        match self {
            Self::Heading { text } => Printed::Heading { level: 1, text: text.clone() },
            Self::Subheading { text } => Printed::Heading { level: 2, text: text.clone() },
            Self::Paragraph { text } => Printed::Paragraph(text.clone()),
            Self::Facts { rows } => Printed::Facts(rows.clone()),
            Self::Table { head, rows, .. } => Printed::Table {
                head: head.clone(),
                rows: rows.clone(),
                widths: vec![Width::Share(1); head.len()],
                numeric: Vec::new(),
            },
            Self::Signatures { people } => {
                let line = |(title, name): &(String, String)| {
                    if name.is_empty() { title.clone() } else { format!("{title} – {name}") }
                };
                Printed::Signatures(people.iter().map(line).collect())
            }
        }
    }
}

/// What a session that is being closed says for good, and its hash; none when its campaign is gone.
pub async fn minutes_of(
    db: &impl ConnectionTrait,
    settings: &Settings,
    session: &commission_session::Model,
) -> anyhow::Result<Option<(String, String)>> {
    let Some(said) = compose(db, settings, session, State::Final).await? else { return Ok(None) };
    let text = serde_json::to_string(&said)?;
    let hash = sha256(text.as_bytes());
    Ok(Some((text, hash)))
}
