//! One by one: at his turn, everything that a student likes better was gone, and what he received was not.

use super::{Facts, Finding};

pub(super) fn check(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    // the turns at which each site gave its seats away, in order; then those of each group
    let mut given: Vec<Vec<usize>> = vec![Vec::new(); facts.open.len()];
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); facts.shared.groups.len()];
    for &i in facts.order.iter().filter(|&&i| facts.is_free(i)) {
        if let Some(site) = facts.site[i] {
            given[site].push(facts.place[i]);
            facts.shared.around[site].iter().for_each(|g| inside[*g].push(facts.place[i]));
        }
    }
    let before = |turns: &[usize], turn: usize| turns.partition_point(|&t| t < turn) as i64;
    let was_open = |site: usize, turn: usize| {
        let has_room =
            |g: &usize| facts.shared.groups[*g].high.is_none_or(|most| before(&inside[*g], turn) < most);
        before(&given[site], turn) < facts.open[site] && facts.shared.around[site].iter().all(has_room)
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
