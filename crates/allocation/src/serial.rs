//! The serial procedures (contract, section 2): one by one, each takes his best open wish.

use crate::checked::{Bar, Checked, NONE};
use crate::limits::UNLIMITED;

/// Serves the students who are not pinned in the given order. Per student, the position of the wish granted in his list.
pub(crate) fn serve(checked: &Checked, order: &[u32]) -> Vec<u32> {
    let mut open = checked.open.clone();
    let groups = checked.problem.groups.len();
    let sites = open.len() as u32;
    let mut room: Vec<u32> = (0..groups as u32).map(|g| checked.limits.high_of_group(sites + g)).collect();
    let mut taken = vec![NONE; order.len()];
    for &i in order {
        let i = i as usize;
        if !checked.is_free(i) {
            continue;
        }
        for (k, w) in checked.wishes(i).enumerate() {
            let site = checked.wish_site[w];
            let has_room =
                |room: &[u32]| checked.limits.around(site).all(|node| room[(node - sites) as usize] > 0);
            if checked.wish_bar(w) == Bar::Open && open[site as usize] > 0 && has_room(&room) {
                open[site as usize] -= 1;
                // a group without a most never runs out
                for node in checked.limits.around(site) {
                    let left = &mut room[(node - sites) as usize];
                    *left = left.saturating_sub(u32::from(*left != UNLIMITED));
                }
                taken[i] = k as u32;
                break;
            }
        }
    }
    taken
}
