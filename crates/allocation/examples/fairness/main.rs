//! The experiments behind `docs/fairness.md` and the decisions 0006 and 0012 (`docs/decisions`), each a table.
//!
//! ```text
//! fairness weights [SEEDS]      what a debt weighs: the choice made, and the alternatives
//! fairness years [SEEDS]        each procedure over a whole curriculum
//! fairness robustness [SEEDS]   students who join late, leave, repeat, list few wishes
//! fairness lies [SCHOOLS]       what a student can gain by wishes that are not his
//! fairness rehearsals [SCHOOLS] how often what a rehearsal says comes true
//! ```
#![expect(clippy::print_stdout, reason = "it reports to a terminal")]

mod lies;
mod rehearsals;
mod years;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = |default: u64| arguments.get(1).map_or(Ok(default), |count| count.parse());
    match arguments.first().map(String::as_str) {
        Some("weights") => years::weights(count(20)?),
        Some("years") => years::procedures(count(20)?),
        Some("robustness") => years::robustness(count(20)?),
        Some("lies") => lies::lies(count(20)?),
        Some("rehearsals") => rehearsals::rehearsals(count(20)?),
        _ => Err("see the head of examples/fairness/main.rs".into()),
    }
}
