//! The program `placet`: its commands.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use placet::config::{self, Config};
use placet::kit::clock::SystemClock;
use placet::kit::db::Durability;
use placet::kit::files::Files;
use placet::kit::{Chance, Db, Handle, Lang};
use placet::server;
use secrecy::ExposeSecret as _;

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
    /// Run the migrations that the database lacks.
    Migrate,
    /// Print the effective configuration, without secrets.
    Config,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = operator_language();
    let config = match config::read() {
        Ok(config) => config,
        Err(wrong) => {
            for sentence in wrong {
                eprintln!("{}", sentence.in_lang(lang));
            }
            return ExitCode::from(2);
        }
    };
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new(&config.log))
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(arguments.command, config, lang)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The language of whoever types commands: French where the machine is, else English.
fn operator_language() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    if set.is_some_and(|value| value.starts_with("fr")) { Lang::Fr } else { Lang::En }
}

async fn run(command: Command, config: Config, lang: Lang) -> anyhow::Result<()> {
    match command {
        Command::Serve => serve(config, lang).await,
        Command::Migrate => {
            let db = Db::open(config.database_url.expose_secret(), Durability::Full).await?;
            db.migrate().await
        }
        Command::Config => {
            print_lines(config.shown().into_iter().map(|(name, value)| format!("{name} = {value}")));
            Ok(())
        }
    }
}

#[expect(clippy::print_stdout, reason = "the answer of a command")]
fn print_lines(lines: impl IntoIterator<Item = String>) {
    for line in lines {
        println!("{line}");
    }
}

async fn serve(config: Config, lang: Lang) -> anyhow::Result<()> {
    let db = Db::open(config.database_url.expose_secret(), Durability::Full).await?;
    db.migrate().await?;
    let handle = Arc::new(Handle {
        db,
        files: Files::in_folder(config.data_dir.join("files")),
        clock: Arc::new(SystemClock),
        chance: Chance::from_machine()?,
        base: config.base.clone(),
        demonstration: false,
    });
    let listener = tokio::net::TcpListener::bind(config.listen)
        .await
        .with_context(|| lang.tv("serve-cannot-listen", &[("address", config.listen.to_string().into())]))?;
    print_lines([lang.tv("serve-ready", &[("address", config.base.url.clone().into())])]);
    tokio::spawn(placet::allocation::resume(Arc::clone(&handle)));
    server::serve(handle, listener, server::asked_to_stop()).await
}
