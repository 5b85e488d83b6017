//! The allocation engine at the command line (`allocation.md` §6): the same functions as the web application calls.

mod allocate;
mod explain;
mod files;
mod generate;
mod sentence;
mod simulate;
mod table;
mod verify;

use clap::Subcommand;
use placet::kit::Lang;

use super::Outcome;

#[derive(Subcommand)]
pub(super) enum Engine {
    /// Compute an allocation: from a problem to a result.
    Allocate(allocate::Allocate),
    /// Compute several procedures on one problem, side by side.
    Compare(allocate::Compare),
    /// Verify a result without trusting what computed it; the exit code is 1 when something is wrong with it.
    Verify(verify::Verify),
    /// Explain what became of each wish of a student.
    Explain(explain::Explain),
    /// Say what changes between two results of one problem, student by student.
    Diff(verify::Differences),
    /// Say what other wishes would have given a student.
    WhatIf(explain::WhatIf),
    /// Draw a synthetic problem.
    Generate(generate::Generate),
    /// Simulate the years of synthetic schools: how evenly a procedure serves the same students over many placements.
    Simulate(simulate::Simulate),
}

/// Does what is asked of the engine.
pub(super) fn run(command: Engine, lang: Lang) -> Outcome {
    match command {
        Engine::Allocate(options) => allocate::allocate(&options, lang),
        Engine::Compare(options) => allocate::compare(&options, lang),
        Engine::Verify(options) => verify::verify(&options, lang),
        Engine::Explain(options) => explain::explain(&options, lang),
        Engine::Diff(options) => verify::differences(&options, lang),
        Engine::WhatIf(options) => explain::what_if(&options, lang),
        Engine::Generate(options) => generate::generate(&options, lang),
        Engine::Simulate(options) => simulate::simulate(&options, lang),
    }
}
