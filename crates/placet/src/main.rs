//! The program `placet`.

mod commands;

fn main() -> std::process::ExitCode {
    commands::main()
}
