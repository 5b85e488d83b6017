//! The maintainers' commands: `cargo run -p xtask -- <command>`.

mod assets;

use std::{env, process::ExitCode};

const USAGE: &str = "\
usage: cargo run -p xtask -- <command>

  assets             check the vendored assets against their manifest
  assets --refresh   fetch them again with npm, at the versions of the manifest";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
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
