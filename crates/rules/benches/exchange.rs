//! Times of looking for whom a student may exchange with: `cargo bench -p placet-rules --bench exchange`, on a quiet
//! machine. Nothing here is a test.
#![expect(clippy::print_stdout, reason = "it reports to a terminal")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use placet_rules::curriculum::Place;
use placet_rules::eligibility::{Eligibility, Ineligible, SiteRole};
use placet_rules::exchange::{Beside, Bill, Exchanges, Partner, Pending, Rules, consider};
use placet_rules::ids::Hundredths;
use placet_rules::placement::{Act, State};
use placet_rules::score::Score;
use placet_rules::time::Interval;

/// How often each line is computed.
const TIMES: usize = 21;
const SITES: u32 = 110;

fn timed<T>(what: impl FnOnce() -> T) -> Duration {
    #[expect(clippy::disallowed_methods, reason = "a benchmark is the edge that measures")]
    let start = Instant::now();
    black_box(what());
    start.elapsed()
}

fn main() {
    // `cargo test` runs benches too, to see that they build; the figures are asked for with `cargo bench`.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let Ok(now) = "2026-04-20T22:00:00Z".parse::<placet_rules::time::Instant>() else { return };
    let day = chrono::TimeDelta::days(1);
    let rules = Rules {
        exchanges: Exchanges::Until(now + day),
        placement: Interval { start: now + day * 10, end: now + day * 70 },
        cost_max: Hundredths(5000),
    };
    let state = State::Published { published: Act { by: 0, at: now - day } };
    // one site in seven is not for a student
    let answers = [None, Some(Ineligible::ForbiddenLevel)].map(|reason| Eligibility::<u32, u32, u32> {
        reasons: reason.into_iter().collect(),
        warnings: vec![],
    });
    let partner = |student: u32, other: u32| Partner {
        student,
        campaign: 0,
        state: &state,
        place: Place { site: student % SITES, category: student % 8, role: SiteRole::Principal },
        beside: Beside::Nothing,
        pending: Pending::Nothing,
        eligibility: &answers[usize::from((student + other % SITES).is_multiple_of(7))],
        seats_there: 1,
        guidance: None,
        bill: Bill {
            rank: Some(1 + student % 5),
            site_cost: Hundredths(i64::from(student % SITES) * 30),
            cost: Hundredths(i64::from(student % SITES) * 30 + 50),
            rank_there: Some(1 + other % 12),
            adjustment_there: Hundredths(50),
            score: Score::of([Some(Hundredths(1700)), Some(Hundredths(900))]),
        },
    };
    println!("{:<40} {:>10} {:>10} {:>10}", "", "median ms", "most ms", "may");
    for students in [239_u32, 600] {
        let pairs = || (0..students).flat_map(|one| (0..one).map(move |other| (one, other)));
        let all = || {
            pairs()
                .filter(|&(one, other)| {
                    consider(&rules, [&partner(one, other), &partner(other, one)], now).is_ok()
                })
                .count()
        };
        let mut times: Vec<Duration> = (0..TIMES).map(|_| timed(all)).collect();
        times.sort();
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!(
            "{:<40} {:>10.2} {:>10.2} {:>10}",
            format!("every two of {students} students"),
            ms(times[TIMES / 2]),
            ms(times[TIMES - 1]),
            all()
        );
    }
}
