//! One by one: at his turn, everything that a student likes better was gone, and what he received was not.

use super::{Facts, Finding};

pub(super) fn check(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    // the turns at which each site gave its seats away, in order
    let given: Vec<Vec<usize>> = facts
        .granted()
        .into_iter()
        .map(|students| {
            let mut turns: Vec<usize> = students.into_iter().map(|i| facts.place[i]).collect();
            turns.sort_unstable();
            turns
        })
        .collect();
    let was_open = |site: usize, turn: usize| {
        let gone = given[site].partition_point(|&t| t < turn) as i64;
        gone < facts.open[site]
    };
    for i in (0..facts.site.len()).filter(|&i| facts.is_free(i)) {
        let turn = facts.place[i];
        for wish in &facts.wishes[i] {
            if Some(wish.site) == facts.site[i] {
                if !was_open(wish.site, turn) {
                    findings.push(Finding::SeatGone {
                        student: facts.student(i),
                        site: facts.site_id(wish.site),
                    });
                }
                break;
            }
            if wish.allowed && was_open(wish.site, turn) {
                findings.push(Finding::BetterWishOpen {
                    student: facts.student(i),
                    site: facts.site_id(wish.site),
                });
            }
        }
    }
}
