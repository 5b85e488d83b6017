//! Times of recommending seats: `cargo bench -p placet-rules --bench seats`, on a quiet machine. Nothing here is a test.
#![expect(clippy::print_stdout, reason = "it reports to a terminal")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use placet_rules::capacity::{Capacity, Group};
use placet_rules::places::{Need, Site, recommend};

/// How often each line is computed.
const TIMES: usize = 101;

fn timed<T>(what: impl FnOnce() -> T) -> Duration {
    #[expect(clippy::disallowed_methods, reason = "a benchmark is the edge that measures")]
    let start = Instant::now();
    black_box(what());
    start.elapsed()
}

/// Sites of one to thirty seats, one in nine closed to a cohort, some with seats elsewhere.
fn sites(count: usize, cohorts: usize) -> Vec<Site<usize>> {
    (0..count)
        .map(|id| {
            let ideal = 1 + (id * id * 7 + id * 3) as u32 % 13;
            Site {
                id,
                capacity: Capacity { min: ideal / 5, ideal, max: ideal + 1 + ideal / 4 },
                forbidden: (0..cohorts).map(|cohort| id % 9 == cohort).collect(),
            }
        })
        .collect()
}

fn main() {
    // `cargo test` runs benches too, to see that they build; the figures are asked for with `cargo bench`.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    println!("{:<40} {:>10} {:>10}", "", "median ms", "most ms");
    for (count, cohorts, groups, share) in [
        (110, 2, 0, 80),
        (110, 3, 0, 80),
        (110, 3, 20, 80),
        (110, 3, 20, 105),
        (110, 3, 20, 160),
        (1_000, 8, 100, 80),
    ] {
        let sites = sites(count, cohorts);
        let ideals: u32 = sites.iter().map(|site| site.capacity.ideal).sum();
        // students so that the seats wanted, a tenth more, are this share of the ideals, in percent
        let all = ideals * share / 110;
        let students: Vec<u32> = (0..cohorts as u32)
            .map(|cohort| {
                all * (cohorts as u32 + 3 - cohort) / (0..cohorts as u32).map(|c| c + 4).sum::<u32>()
            })
            .collect();
        let groups: Vec<Group<usize, usize>> = (0..groups)
            .map(|id| {
                let members: Vec<usize> = (id * 5..id * 5 + 4).filter(|site| *site < count).collect();
                let ideal: u32 = members.iter().map(|site| sites[*site].capacity.ideal).sum();
                Group { id, parent: None, members, max: ideal * 21 / 20 }
            })
            .collect();
        let taken = (0..count).step_by(10).map(|site| (site, 1)).collect::<BTreeMap<usize, u32>>().into();
        let need = Need { sites: &sites, students: &students, margin: 10, groups: &groups, taken: &taken };
        let mut times: Vec<Duration> = (0..TIMES).map(|_| timed(|| recommend(black_box(&need)))).collect();
        times.sort();
        let line = format!("{count} sites × {cohorts} cohorts, {} groups, {share} %", groups.len());
        let told = if recommend(&need).is_ok() { "" } else { "  (a conflict)" };
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!("{line:<40} {:>10.2} {:>10.2}{told}", ms(times[TIMES / 2]), ms(times[TIMES - 1]));
    }
}
