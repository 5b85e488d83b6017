//! placet-entity
