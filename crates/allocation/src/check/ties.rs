//! The tie-break: nobody can have a better rank by moves that cost nothing without somebody before him moving.

use super::{Facts, Finding};

/// `tight`: per student the positions of the wishes (none: being unplaced) that cost exactly his potential. `free`: sites
/// whose price is nought.
///
/// Students are added from the last to the first: when one is looked at, exactly those after him may move.
pub(super) fn check(
    facts: &Facts<'_>,
    tight: &[Vec<Option<usize>>],
    free: &[bool],
    findings: &mut Vec<Finding>,
) {
    // one more node stands for a free seat and for no seat at all
    let nowhere = free.len();
    let granted = facts.granted();
    let mut moves: Vec<Vec<usize>> = vec![Vec::new(); nowhere + 1];
    for (j, _) in free.iter().enumerate().filter(|(_, is_free)| **is_free) {
        if facts.open[j] > 0 {
            // a site may lose a student for nothing, and gain one if it has room
            moves[nowhere].push(j);
            if (granted[j].len() as i64) < facts.open[j] {
                moves[j].push(nowhere);
            }
        }
    }
    let mut mark = vec![0_usize; nowhere + 1];
    let mut round = 0;
    for &i in facts.order.iter().rev().filter(|&&i| facts.is_free(i)) {
        let node = |position: Option<usize>| position.map_or(nowhere, |k| facts.wishes[i][k].site);
        let here = facts.site[i].unwrap_or(nowhere);
        let held = facts.rank(i).unwrap_or(usize::MAX);
        let better = tight[i].iter().filter(|p| p.is_some_and(|k| k + 1 < held && facts.open[node(**p)] > 0));
        let mut improves = false;
        for position in better {
            round += 1;
            improves |= reaches(&moves, node(*position), here, &mut mark, round);
        }
        if improves {
            findings.push(Finding::TieNotBroken { student: facts.student(i) });
        }
        moves[here].extend(tight[i].iter().map(|p| node(*p)).filter(|&other| other != here));
    }
}

fn reaches(moves: &[Vec<usize>], from: usize, to: usize, mark: &mut [usize], round: usize) -> bool {
    let mut stack = vec![from];
    mark[from] = round;
    while let Some(node) = stack.pop() {
        if node == to {
            return true;
        }
        for &next in &moves[node] {
            if mark[next] != round {
                mark[next] = round;
                stack.push(next);
            }
        }
    }
    false
}
