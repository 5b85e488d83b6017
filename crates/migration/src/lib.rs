//! placet-migration
