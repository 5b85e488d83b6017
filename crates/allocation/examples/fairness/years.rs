//! Curricula: weights of a debt, procedures, students whose way is another.

use placet_allocation::{
    DebtShape, Decimal, LookAhead, Over, Procedure, Simulation, SimulationError, SolveError, simulate_over,
};

use super::Outcome;

/// Seats for 239 students: more than students, and as many.
const SEATS: [usize; 2] = [265, 239];

fn over(simulation: &Simulation, seeds: u64) -> Result<Over, Box<dyn std::error::Error>> {
    Ok(simulate_over(simulation, 1..=seeds)?)
}

fn school(seats: usize) -> Simulation {
    Simulation { seats, ..Simulation::default() }
}

fn without_memory(seats: usize) -> Simulation {
    let mut simulation = school(seats);
    simulation.parameters.debt_weight.shape = DebtShape::Flat;
    simulation
}

fn head() {
    println!(
        "| | spread | worst student | ≤ 3 (%) | against no memory | unplaced a period |\n|---|---|---|---|---|---|"
    );
}

fn row(name: &str, over: &Over, reference: &Over) {
    let (mean, worst) = (&over.mean, &over.worst);
    println!(
        "| {name} | {:.3} ({:.3}) | {:.2} ({:.2}) | {:.1} ({:.1}) | {:+.1} | {:.2} ({:.2}) |",
        mean.spread,
        worst.spread,
        mean.worst,
        worst.worst,
        100.0 * mean.within_3,
        100.0 * worst.within_3,
        100.0 * (mean.within_3 - reference.mean.within_3),
        mean.unplaced,
        worst.unplaced
    );
}

fn thousandths(value: f64) -> Decimal {
    Decimal::from_f64(value)
}

/// What a debt weighs.
pub(super) fn weights(seeds: u64) -> Outcome {
    let ahead = |last, early, periods, bound, advance| LookAhead {
        last: thousandths(last),
        early: thousandths(early),
        periods,
        bound: thousandths(bound),
        advance: thousandths(advance),
    };
    let looks = [
        ("chosen: 2.5 → 1.25 over 7, ±10, advance 0.8", ahead(1.25, 2.5, 7, 10.0, 0.8)),
        ("an advance counts whole", ahead(1.25, 2.5, 7, 10.0, 1.0)),
        ("an advance counts 0.6", ahead(1.25, 2.5, 7, 10.0, 0.6)),
        ("bound ±8", ahead(1.25, 2.5, 7, 8.0, 0.8)),
        ("bound ±12", ahead(1.25, 2.5, 7, 12.0, 0.8)),
        ("falls over 3", ahead(1.25, 2.5, 3, 10.0, 0.8)),
        ("falls over 5", ahead(1.25, 2.5, 5, 10.0, 0.8)),
        ("falls over 12", ahead(1.25, 2.5, 12, 10.0, 0.8)),
        ("2 → 1.25", ahead(1.25, 2.0, 7, 10.0, 0.8)),
        ("3 → 1.25", ahead(1.25, 3.0, 7, 10.0, 0.8)),
        ("2.5 → 1", ahead(1.0, 2.5, 7, 10.0, 0.8)),
        ("2.5 → 1.5", ahead(1.5, 2.5, 7, 10.0, 0.8)),
    ];
    for seats in SEATS {
        println!("\n{seats} seats, {seeds} schools: the mean (and the worst school)\n");
        head();
        let reference = over(&without_memory(seats), seeds)?;
        row("no memory", &reference, &reference);
        for doubling in [1.5, 2.0, 3.0] {
            let mut simulation = Simulation { look_ahead: false, ..school(seats) };
            simulation.parameters.debt_weight.doubling = thousandths(doubling);
            row(
                &format!("periods left unknown, doubles every {doubling}"),
                &over(&simulation, seeds)?,
                &reference,
            );
        }
        for (name, look_ahead) in looks {
            let mut simulation = school(seats);
            simulation.parameters.debt_weight.look_ahead = Some(look_ahead);
            row(name, &over(&simulation, seeds)?, &reference);
        }
        // another φ instead of another weight
        let mut simulation = school(seats);
        simulation.parameters.phi = (1..=13_u32).map(|rank| rank.pow(3)).collect();
        row("chosen, with φ = rank³", &over(&simulation, seeds)?, &reference);
    }
    Ok(())
}

/// The squares, and more for being off the list of twelve.
fn dear_beyond() -> Vec<u32> {
    (1..=12_u32).map(|rank| rank * rank).chain([400]).collect()
}

/// Every procedure.
pub(super) fn procedures(seeds: u64) -> Outcome {
    for seats in SEATS {
        println!("\n{seats} seats, {seeds} schools: the mean (and the worst school)\n");
        head();
        let reference = over(&without_memory(seats), seeds)?;
        row("`fair` without memory", &reference, &reference);
        for procedure in Procedure::ALL {
            let mut simulation = Simulation { procedure, ..school(seats) };
            row(&format!("`{procedure}`"), &over(&simulation, seeds)?, &reference);
            if procedure == Procedure::Fair {
                simulation.options.completed_lists = true;
                row("`fair`, `completed_lists`", &over(&simulation, seeds)?, &reference);
                simulation.parameters.phi = dear_beyond();
                row("`fair`, `completed_lists`, φ(13) = 400", &over(&simulation, seeds)?, &reference);
            }
        }
    }
    Ok(())
}

/// Students who come late, leave for a year, repeat, or list few wishes.
pub(super) fn robustness(seeds: u64) -> Outcome {
    for seats in SEATS {
        println!(
            "\n{seats} seats, {seeds} schools: 10 % join late, 5 % leave for a year, 5 % repeat a year\n"
        );
        println!(
            "| | students | mean rank | worst student | periods unplaced, each |\n|---|---|---|---|---|"
        );
        for procedure in [Procedure::Fair, Procedure::ScoreOrderV2] {
            let simulation =
                Simulation { procedure, late: 0.1, leaving: 0.05, repeating: 0.05, ..school(seats) };
            ways(&format!("`{procedure}`"), &over(&simulation, seeds)?);
        }
        println!("\n{seats} seats, {seeds} schools: 10 % always list few wishes\n");
        println!(
            "| | students | mean rank | worst student | periods unplaced, each |\n|---|---|---|---|---|"
        );
        for procedure in [Procedure::Fair, Procedure::ScoreOrderV2] {
            // twelve: the same students with whole lists
            for narrow_wishes in [12, 1, 3, 6] {
                for (wishes_min, completed_lists, dear) in [
                    (0, false, false),
                    (12, false, false),
                    (0, true, false),
                    (12, true, false),
                    (0, true, true),
                ] {
                    let changes_nothing = procedure != Procedure::Fair || narrow_wishes == 12;
                    if changes_nothing && wishes_min > 0 {
                        continue;
                    }
                    let mut simulation =
                        Simulation { procedure, narrow: 0.1, narrow_wishes, ..school(seats) };
                    simulation.parameters.wishes_min = wishes_min;
                    simulation.options.completed_lists = completed_lists;
                    if dear {
                        simulation.parameters.phi = dear_beyond();
                    }
                    let completed = match (completed_lists, dear) {
                        (false, _) => "",
                        (true, false) => ", `completed_lists`",
                        (true, true) => ", `completed_lists`, φ(13) = 400",
                    };
                    let name = format!(
                        "`{procedure}`, {narrow_wishes} listed, `wishes_min` {wishes_min}{completed}"
                    );
                    match simulate_over(&simulation, 1..=seeds) {
                        // a procedure or an engine without that option has no line
                        Err(SimulationError::Solve(SolveError::Unsupported { .. })) => {}
                        over => ways(&name, &over?),
                    }
                }
            }
        }
    }
    Ok(())
}

fn ways(name: &str, over: &Over) {
    for way in &over.mean.ways {
        println!(
            "| {name}: {} | {} | {:.2} | {:.2} | {:.2} |",
            way.way.code(),
            way.students,
            way.mean,
            way.worst,
            way.unplaced
        );
    }
}
