//! Why a paper could not be made.

/// Why a paper could not be made. All but the last are about what the caller gave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// A paper for archives has a title that can be read.
    #[error("the paper has no title")]
    Untitled,

    /// Setting takes time and memory with the length, so that it has a limit: divide the paper.
    #[error("the paper has {found} characters, at most {most}")]
    TooManyCharacters {
        /// How many characters it has, in all of its texts.
        found: usize,
        /// How many it may have.
        most: usize,
    },

    /// As above: blocks, lines of lists and cells of tables, counted together.
    #[error("the paper has {found} blocks, lines and cells, at most {most}")]
    TooManyParts {
        /// How many it has.
        found: usize,
        /// How many it may have.
        most: usize,
    },

    /// A table has as many widths, and as many cells in each row, as its head; and at least one.
    #[error("block {block}: {found} cells or widths for the {head} columns of the head")]
    Uneven {
        /// Which block of the paper, from 0.
        block: usize,
        /// How many columns the head has.
        head: usize,
        /// How many the row or the widths have.
        found: usize,
    },

    /// A PDF writes the year with four digits.
    #[error("the year {0} cannot be written on a paper")]
    Year(i32),

    /// The typesetter refused: a fault of this crate.
    #[error("the paper could not be set: {0}")]
    Broken(String),
}
