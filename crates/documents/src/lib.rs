//! Papers: what is printed, signed and kept. A paper is a value before it is an effect: whoever makes one chooses its blocks
//! and its words, and the same value can be shown, compared in a test, and set as a PDF.
//!
//! Invariants: the same paper gives the same bytes (no clock, no chance, no file of the machine); the words of a paper are data
//! and never read as instructions; the PDF is for archives and for everybody (PDF/A-2a and PDF/UA-1: tagged, with its title,
//! language and day).
//!
//! The heavy dependencies live here and nowhere else. This crate knows no feature, no database and no human language: every
//! word comes from the caller.

mod error;
mod paper;
mod typeset;
mod words;

pub use error::PaperError;
pub use paper::{Block, Language, PageWords, Paper, Width};
