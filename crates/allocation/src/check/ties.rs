//! The tie-break: nobody can have a better rank by moves that cost nothing without somebody before him moving.

use super::{Facts, Finding};

/// `tight`: per student the positions of the possibilities (none: being unplaced) that cost exactly his potential. `free`:
/// sites, then groups, whose price is nought.
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
    let mut moves = free_moves(facts, free);
    let mut mark = vec![0_usize; nowhere + 1];
    let mut round = 0;
    for &i in facts.order.iter().rev().filter(|&&i| facts.is_free(i)) {
        let possibilities = facts.possibilities(i);
        let node = |position: Option<usize>| position.map_or(nowhere, |k| possibilities[k].site);
        let here = facts.receives(i).unwrap_or(nowhere);
        let held = possibilities.iter().position(|p| Some(p.site) == facts.receives(i)).unwrap_or(usize::MAX);
        let better =
            tight[i].iter().filter(|p| p.is_some_and(|k| k < held && facts.has_seat(possibilities[k].site)));
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

/// The moves that need no student: a site or a group gains one inside the group around it, or loses one there.
fn free_moves(facts: &Facts<'_>, free: &[bool]) -> Vec<Vec<usize>> {
    let (sites, nowhere) = (facts.open.len(), free.len());
    let granted = facts.granted();
    let mut moves: Vec<Vec<usize>> = vec![Vec::new(); nowhere + 1];
    let mut pass = |node: usize, around: Option<usize>, load: i64, low: i64, high: Option<i64>| {
        let outer = around.map_or(nowhere, |g| sites + g);
        if load > low {
            moves[outer].push(node);
        }
        if high.is_none_or(|most| load < most) {
            moves[node].push(outer);
        }
    };
    for j in (0..sites).filter(|&j| free[j] && facts.has_seat(j)) {
        let (load, low) = (granted[j].len() as i64, facts.shared.low[j]);
        pass(j, facts.shared.inner[j], load, low, Some(facts.open[j]));
    }
    for (g, group) in
        facts.shared.groups.iter().enumerate().filter(|(g, group)| free[sites + g] && group.binds())
    {
        let load: usize = group.sites.iter().map(|j| granted[*j].len()).sum();
        pass(sites + g, group.parent, load as i64, group.low, group.high);
    }
    moves
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
