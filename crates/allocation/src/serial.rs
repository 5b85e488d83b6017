//! The serial procedures (contract, section 2): one by one, each takes his best open wish.

use crate::checked::{Bar, Checked, NONE};

/// Serves the students who are not pinned in the given order. Per student, the position of the wish granted in his list.
pub(crate) fn serve(checked: &Checked, order: &[u32]) -> Vec<u32> {
    let mut open = checked.open.clone();
    let mut taken = vec![NONE; order.len()];
    for &i in order {
        let i = i as usize;
        if !checked.is_free(i) {
            continue;
        }
        for (k, w) in checked.wishes(i).enumerate() {
            let seats = &mut open[checked.wish_site[w] as usize];
            if checked.wish_bar[w] == Bar::Open && *seats > 0 {
                *seats -= 1;
                taken[i] = k as u32;
                break;
            }
        }
    }
    taken
}
