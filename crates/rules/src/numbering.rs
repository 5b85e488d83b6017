//! The number of each placement along a student's curriculum: 1, 2, 3.1 and 3.2 (`stagetrek.md` §4.8).

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::time::Day;

/// Whether a participation has a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// It takes the next number, placed or not yet.
    Counted,
    /// It takes none: excused, or its placement was cancelled or not done.
    Skipped,
}

/// One participation of the curriculum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participation<Id> {
    /// Which.
    pub id: Id,
    /// The first day of its placement; equal ones are numbered by id.
    pub start: Day,
    /// Whether it has a number.
    pub counting: Counting,
    /// The secondary placement given with it.
    pub secondary: Option<Id>,
}

/// The number of a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number {
    /// From 1 along the curriculum.
    pub number: u32,
    /// 1 for a principal placement that has a secondary one, 2 for the secondary one.
    pub part: Option<u8>,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            None => write!(f, "{}", self.number),
            Some(part) => write!(f, "{}.{part}", self.number),
        }
    }
}

/// The numbers of a curriculum's participations and of their secondary placements; skipped ones are absent.
pub fn numbers<Id: Copy + Ord>(participations: &[Participation<Id>]) -> BTreeMap<Id, Number> {
    let mut counted: Vec<_> = participations.iter().filter(|p| p.counting == Counting::Counted).collect();
    counted.sort_by_key(|p| (p.start, p.id));
    let mut numbers = BTreeMap::new();
    for (number, participation) in (1..).zip(counted) {
        match participation.secondary {
            None => {
                numbers.insert(participation.id, Number { number, part: None });
            }
            Some(secondary) => {
                numbers.insert(participation.id, Number { number, part: Some(1) });
                numbers.insert(secondary, Number { number, part: Some(2) });
            }
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::{
        Counting::{Counted, Skipped},
        *,
    };

    #[test]
    fn along_a_curriculum() {
        let check = |participations: &[(char, u32, Counting, Option<char>)], expected: &str| {
            let participations: Vec<_> = participations
                .iter()
                .map(|(id, day, counting, secondary)| Participation {
                    id: *id,
                    start: Day::from_ymd_opt(2026, 5, *day).unwrap(),
                    counting: *counting,
                    secondary: *secondary,
                })
                .collect();
            let found: Vec<_> = numbers(&participations).iter().map(|(id, n)| format!("{id}={n}")).collect();
            assert_eq!(found.join(" "), expected);
        };
        check(&[], "");
        check(&[('b', 9, Counted, None), ('a', 9, Counted, None), ('c', 2, Counted, None)], "a=2 b=3 c=1");
        check(
            &[('a', 1, Counted, None), ('b', 2, Skipped, None), ('c', 3, Counted, Some('d'))],
            "a=1 c=2.1 d=2.2",
        );
    }
}
