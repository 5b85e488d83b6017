//! The commands of the program: each in a file, none with business of its own.
//!
//! Exit codes: 0 done, 1 something is wrong or was found, 2 bad configuration, input or usage.

mod account;
mod demo;
mod doctor;
mod engine;
mod say;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use placet::config::{self, Config};
use placet::kit::Lang;

use say::{complain, operator_language, print_lines};

/// Internships, from ranked wishes to published placements.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the institution of the configuration.
    Serve,
    /// Serve a demonstration school, drawn at the first start in its own folder of the data folder.
    Demo(demo::Options),
    /// Run the migrations that the database lacks.
    Migrate,
    /// Say what is wrong with the configuration and how to mend it.
    Doctor,
    /// Print the effective configuration, without secrets.
    Config,
    /// Accounts of an institution.
    #[command(subcommand)]
    Account(account::Accounts),
    #[command(flatten)]
    Engine(engine::Engine),
}

/// Why a command did not do what it was asked.
pub(crate) enum Failure {
    /// Bad configuration, input or usage: the sentences are said, the code is 2.
    Usage(Vec<String>),
    /// Something is wrong, as these sentences say: the code is 1.
    Found(Vec<String>),
    /// Something failed: the code is 1.
    Failed(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

type Outcome = Result<(), Failure>;

/// Reads the command line and does what it says.
pub(crate) fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = operator_language();
    match run(arguments.command, lang) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(sentences)) => {
            complain(sentences);
            ExitCode::from(2)
        }
        Err(Failure::Found(sentences)) => {
            complain(sentences);
            ExitCode::FAILURE
        }
        Err(Failure::Failed(error)) => {
            complain([format!("{error:#}")]);
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command, lang: Lang) -> Outcome {
    match command {
        Command::Serve => with_config(lang, |config| serve::serve(config, lang)),
        Command::Demo(options) => with_config(lang, |config| demo::demo(config, options, lang)),
        Command::Migrate => with_config(lang, |config| serve::migrate(config, lang)),
        Command::Engine(command) => engine::run(command, lang),
        Command::Doctor => with_config(lang, |config| doctor::doctor(config, lang)),
        Command::Account(account::Accounts::Create(new)) => {
            with_config(lang, |config| account::create(config, new, lang))
        }
        Command::Config => with_config(lang, async |config| {
            print_lines(config.shown().into_iter().map(|(name, value)| format!("{name} = {value}")));
            Ok(())
        }),
    }
}

/// Reads the configuration, starts the log, and runs a command in it.
fn with_config<F: Future<Output = Outcome>>(lang: Lang, command: impl FnOnce(Config) -> F) -> Outcome {
    let config = config::read()
        .map_err(|wrong| Failure::Usage(wrong.iter().map(|sentence| sentence.in_lang(lang)).collect()))?;
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new(&config.log))
        .with_writer(std::io::stderr)
        .init();
    tokio::runtime::Runtime::new()?.block_on(command(config))
}
