//! What a paper is made of, and how long it may be.

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

use crate::{PaperError, typeset, words};

/// How many characters the texts of a paper may have together: some 60 full pages.
const MOST_CHARACTERS: usize = 300_000;

/// How many blocks, lines of lists and cells of tables a paper may have together.
const MOST_PARTS: usize = 12_000;

/// A paper: one title, its blocks in order, and what stands on every page. Texts are written as they are, whatever characters
/// they hold; those that the font lacks become □, those that cannot be seen are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// The title: the first heading, and the title that readers show.
    pub title: String,
    /// The language that the whole paper is written in.
    pub language: Language,
    /// The day that the paper carries in its properties.
    pub date: NaiveDate,
    /// Who issues it, at the top of the first page.
    pub institution: String,
    /// What stands at the foot of each page: a reference, a hash. What does not fit two lines is cut.
    pub footer: String,
    /// How a page is numbered, at the foot of each.
    pub page: PageWords,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// The language of a paper: how words are divided, what a reader aloud pronounces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

/// How a page is numbered, in the words of the caller: `page {n} / {m}`, where `{n}` becomes the number of the page and `{m}` how
/// many there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageWords(pub String);

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "kebab-case")]
pub enum Block {
    /// A heading below the title: level 1 for the parts of the paper, 2 for theirs, to 5. One that skips a level is brought to the
    /// next below the heading before, since readers aloud go from one level to the next; one without words is left out.
    Heading {
        /// From 1 to 5.
        level: u8,
        /// What it says.
        text: String,
    },
    /// Running text; a line feed begins a line.
    Paragraph(String),
    /// Labels with their values, side by side.
    Facts(Vec<(String, String)>),
    /// Lines with bullets.
    List(Vec<String>),
    /// A table whose head is repeated on each page that it reaches.
    Table {
        /// The heads of the columns; at least one.
        head: Vec<String>,
        /// The rows, with as many cells as the head.
        rows: Vec<Vec<String>>,
        /// The widths, as many as the head.
        widths: Vec<Width>,
        /// The columns of numbers, from 0: aligned right.
        numeric: Vec<usize>,
    },
    /// A remark, smaller.
    Note(String),
    /// Who signs: each name with room below it.
    Signatures(Vec<String>),
    /// What follows begins a page.
    PageBreak,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Width {
    /// As wide as its widest cell, where there is room.
    Fit,
    /// A share of what the others leave: 2 is twice as wide as 1.
    Share(u8),
}

impl Paper {
    /// The paper as a PDF/A-2a and PDF/UA-1. It takes milliseconds a page and the processor alone: outside of transactions, on a
    /// thread that may be kept busy.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        let year = self.date.year();
        if !(1..=9999).contains(&year) {
            return Err(PaperError::Year(year));
        }
        self.measured()?;
        let mut data = serde_json::to_value(self).map_err(|error| PaperError::Broken(error.to_string()))?;
        words::settle(&mut data, &typeset::has_glyph);
        if data["title"].as_str().is_some_and(|title| title.trim().is_empty()) {
            return Err(PaperError::Untitled);
        }
        typeset::pdf(&data.to_string(), self.date)
    }

    /// Nothing when the paper is of a size and shape that can be set.
    fn measured(&self) -> Result<(), PaperError> {
        let PageWords(page) = &self.page;
        let texts = [&self.title, &self.institution, &self.footer, page];
        let mut characters: usize = texts.into_iter().map(|text| text.chars().count()).sum();
        let mut parts = 0;
        for (at, block) in self.blocks.iter().enumerate() {
            let texts = block.texts();
            parts += 1 + texts.len();
            characters += texts.into_iter().map(|text| text.chars().count()).sum::<usize>();
            if let Block::Table { head, rows, widths, .. } = block {
                let uneven = |found| PaperError::Uneven { block: at, head: head.len(), found };
                let found = rows.iter().map(Vec::len).chain([widths.len()]);
                if head.is_empty() {
                    return Err(uneven(0));
                }
                if let Some(found) = found.into_iter().find(|found| *found != head.len()) {
                    return Err(uneven(found));
                }
            }
        }
        if characters > MOST_CHARACTERS {
            return Err(PaperError::TooManyCharacters { found: characters, most: MOST_CHARACTERS });
        }
        if parts > MOST_PARTS {
            return Err(PaperError::TooManyParts { found: parts, most: MOST_PARTS });
        }
        Ok(())
    }
}

impl Block {
    fn texts(&self) -> Vec<&String> {
        match self {
            Self::Heading { text, .. } | Self::Paragraph(text) | Self::Note(text) => vec![text],
            Self::Facts(facts) => facts.iter().flat_map(|(label, value)| [label, value]).collect(),
            Self::List(lines) | Self::Signatures(lines) => lines.iter().collect(),
            Self::Table { head, rows, .. } => head.iter().chain(rows.iter().flatten()).collect(),
            Self::PageBreak => Vec::new(),
        }
    }
}
