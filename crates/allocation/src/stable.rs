//! Student-proposing deferred acceptance (Gale and Shapley, 1962), ties of the sites broken by the total order.

use std::collections::BinaryHeap;

use crate::checked::{Bar, Checked, NONE};

/// Per student, the position in his list of the site that keeps him, or [`NONE`].
pub(crate) fn propose(checked: &Checked) -> Vec<u32> {
    let position = positions(&checked.order);
    let priorities: Vec<Option<Vec<(u32, u32)>>> =
        checked.problem.sites.iter().map(|site| priorities(checked, site)).collect();
    // the larger the key, the sooner a site lets the student go
    let key = |site: usize, student: u32| -> Option<(u32, u32)> {
        let tier = match &priorities[site] {
            None => 0,
            Some(ranked) => ranked[ranked.binary_search_by_key(&student, |r| r.0).ok()?].1,
        };
        Some((tier, position[student as usize]))
    };
    let mut held: Vec<BinaryHeap<((u32, u32), u32)>> = vec![BinaryHeap::new(); checked.open.len()];
    let mut next = vec![0_u32; checked.order.len()];
    let mut taken = vec![NONE; checked.order.len()];
    let mut waiting: Vec<u32> =
        checked.order.iter().rev().copied().filter(|&i| checked.is_free(i as usize)).collect();
    while let Some(i) = waiting.pop() {
        let wishes = checked.wishes(i as usize);
        let k = next[i as usize];
        let w = wishes.start + k as usize;
        if w >= wishes.end {
            continue;
        }
        next[i as usize] += 1;
        let site = checked.wish_site[w] as usize;
        let refused = match key(site, i) {
            Some(key) if checked.wish_bar(w) == Bar::Open && checked.open[site] > 0 => {
                held[site].push((key, i));
                taken[i as usize] = k;
                if held[site].len() > checked.open[site] as usize {
                    held[site].pop().map(|(_, last)| last)
                } else {
                    None
                }
            }
            _ => Some(i),
        };
        if let Some(refused) = refused {
            taken[refused as usize] = NONE;
            waiting.push(refused);
        }
    }
    taken
}

/// Each student's place in the total order.
pub(crate) fn positions(order: &[u32]) -> Vec<u32> {
    let mut position = vec![0; order.len()];
    for (place, &i) in order.iter().enumerate() {
        position[i as usize] = place as u32;
    }
    position
}

/// The tier of every student whom a site ranks, by student; none when it ranks nobody and takes all.
fn priorities(checked: &Checked, site: &crate::problem::Site) -> Option<Vec<(u32, u32)>> {
    let ranking = site.ranking.as_ref()?;
    let tiers = ranking.iter().enumerate();
    let mut ranked: Vec<(u32, u32)> = tiers
        .flat_map(|(tier, ids)| ids.0.iter().map(move |id| (id, tier as u32)))
        .filter_map(|(id, tier)| checked.student_index(id.as_str()).map(|i| (i as u32, tier)))
        .collect();
    ranked.sort_unstable();
    Some(ranked)
}
