//! placet-rules
