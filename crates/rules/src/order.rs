//! Who is served first: scores ascending, ties by a seeded draw, manual positions kept (`allocation.md` §3).
//!
//! The draw depends on the seed and on the participant's id alone, never on positions in a list: the same
//! campaign gives the same order on every machine, and anyone can draw it again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::ids::Hundredths;

/// A participant to be ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entrant<'a, Id> {
    /// Which.
    pub id: Id,
    /// His id in the allocation problem, drawn upon.
    pub key: &'a str,
    /// What he has consumed so far; 0 for a newcomer.
    pub score: Hundredths,
    /// The position given by hand, from 1.
    pub manual: Option<u32>,
}

/// The place of a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Turn<Id> {
    /// Which.
    pub id: Id,
    /// From the score and the draw alone, from 1.
    pub auto: u32,
    /// When he is served, from 1. A manual position beyond the last leaves turns empty.
    pub turn: u32,
}

/// The draw of a participant: the first 8 bytes, big-endian, of SHA-256(seed in decimal ‖ 0x00 ‖ id).
pub fn draw(seed: u64, key: &str) -> u64 {
    let mut hash = Sha256::new();
    hash.update(seed.to_string().as_bytes());
    hash.update([0]);
    hash.update(key.as_bytes());
    hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The turns of all participants, in the order in which they are served.
pub fn turns<Id: Copy>(entrants: &[Entrant<'_, Id>], seed: u64) -> Vec<Turn<Id>> {
    let mut by_score: Vec<_> = entrants.iter().map(|e| (e.score, draw(seed, e.key), e.key, e)).collect();
    // two equal draws of different ids are as good as impossible; the id settles them all the same
    by_score.sort_by_key(|(score, draw, key, _)| (*score, *draw, *key));
    let in_auto_order = || (1..).zip(by_score.iter().map(|(.., entrant)| *entrant));

    let mut manual: Vec<(u32, u32, Id)> =
        in_auto_order().filter_map(|(auto, e)| Some((e.manual?.max(1), auto, e.id))).collect();
    manual.sort_by_key(|(position, auto, _)| (*position, *auto));

    let mut taken = BTreeMap::new();
    let mut last = 0;
    for (position, auto, id) in manual {
        last = position.max(last + 1);
        taken.insert(last, Turn { id, auto, turn: last });
    }
    let mut free = 1;
    for (auto, entrant) in in_auto_order().filter(|(_, e)| e.manual.is_none()) {
        while taken.contains_key(&free) {
            free += 1;
        }
        taken.insert(free, Turn { id: entrant.id, auto, turn: free });
    }
    taken.into_values().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_draw_is_what_the_contract_says() {
        // printf '20240117\0E0001' | sha256sum | cut -c1-16
        assert_eq!(draw(20_240_117, "E0001"), 0x1491_d097_f30f_87c7);
    }

    #[test]
    fn orders() {
        let check = |entrants: &[(&'static str, i64, Option<u32>)], expected: &[(&str, u32)]| {
            let entrants: Vec<_> = entrants
                .iter()
                .map(|(id, score, manual)| Entrant {
                    id: *id,
                    key: id,
                    score: Hundredths(*score),
                    manual: *manual,
                })
                .collect();
            let found: Vec<_> = turns(&entrants, 1).iter().map(|turn| (turn.id, turn.turn)).collect();
            assert_eq!(found, expected, "{entrants:?}");
        };
        check(&[], &[]);
        check(&[("a", 3, None), ("b", 1, None), ("c", 2, None)], &[("b", 1), ("c", 2), ("a", 3)]);
        check(&[("a", 3, Some(1)), ("b", 1, None), ("c", 2, None)], &[("a", 1), ("b", 2), ("c", 3)]);
        check(&[("a", 3, None), ("b", 1, Some(2)), ("c", 2, None)], &[("c", 1), ("b", 2), ("a", 3)]);
        // ties among manual ones: the better score first, the others move down, and push the next
        check(
            &[("a", 3, Some(1)), ("b", 1, Some(1)), ("c", 2, Some(2)), ("d", 0, None)],
            &[("b", 1), ("a", 2), ("c", 3), ("d", 4)],
        );
        // beyond the last: kept
        check(&[("a", 3, Some(9)), ("b", 1, None)], &[("b", 1), ("a", 9)]);
        check(&[("a", 3, Some(0)), ("b", 1, None)], &[("a", 1), ("b", 2)]);
    }

    proptest! {
        #[test]
        fn the_order_ignores_positions_and_serves_each_once(
            entrants in prop::collection::btree_map("[a-z]{1,4}", (0i64..5, prop::option::weighted(0.3, 1u32..12)), 1..12),
            seed in 0u64..1000,
        ) {
            let listed: Vec<_> = entrants.iter().map(|(key, (score, manual))| Entrant {
                id: key.as_str(), key, score: Hundredths(*score), manual: *manual,
            }).collect();
            let reversed: Vec<_> = listed.iter().rev().copied().collect();
            let order = turns(&listed, seed);
            prop_assert_eq!(&order, &turns(&reversed, seed));
            prop_assert_eq!(order.len(), listed.len());
            prop_assert!(order.is_sorted_by(|a, b| a.turn < b.turn));
            if listed.iter().all(|e| e.manual.is_none()) {
                prop_assert!((1..).zip(&order).all(|(turn, found)| found.turn == turn && found.auto == turn));
            }
        }
    }
}
