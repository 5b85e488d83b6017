//! placet-allocation
