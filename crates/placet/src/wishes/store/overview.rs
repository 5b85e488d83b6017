//! Who ranked, how many, how much each site is asked for: what the staff sees.
