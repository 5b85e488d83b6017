//! No student and site would rather have each other, and no stable plan is better for any student.

use std::collections::BTreeMap;

use super::{Facts, Finding};

/// How much a site likes a student: the lower the better; none when it does not accept him.
type Liking = Option<(usize, usize)>;

pub(super) fn check(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let tiers: Vec<Option<BTreeMap<&str, usize>>> = facts
        .problem
        .sites
        .iter()
        .map(|site| {
            let ranking = site.ranking.as_ref()?;
            let named = ranking
                .iter()
                .enumerate()
                .flat_map(|(t, tier)| tier.0.iter().map(move |id| (id.as_str(), t)));
            Some(named.collect())
        })
        .collect();
    let liking = |site: usize, student: usize| -> Liking {
        let tier = match &tiers[site] {
            None => 0,
            Some(tiers) => *tiers.get(facts.problem.students[student].id.as_str())?,
        };
        Some((tier, facts.place[student]))
    };
    blocking(facts, &liking, findings);
    for (i, &site) in best_for_students(facts, &liking).iter().enumerate() {
        if facts.is_free(i) && site != facts.site[i] {
            findings.push(Finding::NotStudentOptimal { student: facts.student(i) });
        }
    }
}

fn blocking(facts: &Facts<'_>, liking: &impl Fn(usize, usize) -> Liking, findings: &mut Vec<Finding>) {
    let granted = facts.granted();
    let least_liked: Vec<Liking> =
        (0..granted.len()).map(|j| granted[j].iter().filter_map(|&i| liking(j, i)).max()).collect();
    for i in (0..facts.site.len()).filter(|&i| facts.is_free(i)) {
        for wish in &facts.wishes[i] {
            let (student, site) = (facts.student(i), facts.site_id(wish.site));
            let own = liking(wish.site, i);
            if Some(wish.site) == facts.site[i] {
                if own.is_none() {
                    findings.push(Finding::Unacceptable { student, site });
                }
                break;
            }
            let room = (granted[wish.site].len() as i64) < facts.open[wish.site];
            let preferred = own.is_some() && facts.open[wish.site] > 0 && own < least_liked[wish.site];
            if wish.allowed && own.is_some() && (room || preferred) {
                findings.push(Finding::BlockingPair { student, site });
            }
        }
    }
}

/// The student-optimal plan by cutoffs: every site takes whom it likes at least so much, and raises its demand as long as
/// too many choose it.
fn best_for_students(facts: &Facts<'_>, liking: &impl Fn(usize, usize) -> Liking) -> Vec<Option<usize>> {
    let mut cutoff: Vec<(usize, usize)> =
        facts.open.iter().map(|&open| if open > 0 { (usize::MAX, usize::MAX) } else { (0, 0) }).collect();
    loop {
        let choice: Vec<Option<usize>> = (0..facts.site.len())
            .map(|i| {
                let admitted =
                    |site: usize| facts.open[site] > 0 && liking(site, i).is_some_and(|l| l <= cutoff[site]);
                let best = facts.wishes[i].iter().find(|w| w.allowed && admitted(w.site));
                best.filter(|_| facts.is_free(i)).map(|w| w.site)
            })
            .collect();
        let mut choosers = vec![Vec::new(); cutoff.len()];
        for (i, site) in choice.iter().enumerate() {
            if let Some(site) = *site {
                choosers[site].extend(liking(site, i));
            }
        }
        let mut changed = false;
        for (site, likings) in choosers.iter_mut().enumerate() {
            let open = usize::try_from(facts.open[site]).unwrap_or(0);
            if likings.len() > open && open > 0 {
                likings.sort_unstable();
                cutoff[site] = likings[open - 1];
                changed = true;
            }
        }
        if !changed {
            return choice;
        }
    }
}
