//! The maintainers' commands: `cargo xtask <command>`.

mod assets;
mod instructions;
mod notices;
mod test;

use std::{env, process::ExitCode};

const USAGE: &str = "\
usage: cargo xtask <command>

  test               install what the tests need, run everything on both databases
  notices            write the page of the crates' licences
  instructions       count the engine's instructions and compare with the kept counts (with valgrind)
  instructions --keep  keep the counts of this run
  assets             check the vendored assets against their manifest
  assets --refresh   fetch them again with npm, at the versions of the manifest";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["test"] => test::run(),
        ["notices"] => notices::write(),
        ["instructions"] => instructions::compare(),
        ["instructions", "--keep"] => instructions::keep(),
        ["assets"] => assets::verify(),
        ["assets", "--refresh"] => assets::refresh(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
