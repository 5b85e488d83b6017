//! All queries of the home pages: they read across features and write nothing.

pub(super) mod student;
