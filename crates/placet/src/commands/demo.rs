//! `placet demo`.

use std::net::SocketAddr;
use std::sync::Arc;

use clap::Args;
use placet::config::Config;
use placet::demo::{self, ACCOUNTS, NotOpened, PASSWORD, Progress, Wanted};
use placet::kit::clock::SystemClock;
use placet::kit::files::Files;
use placet::kit::format::long_day;
use placet::kit::{Background, Chance, Clock, Handle, Lang, web};
use placet::server;

use super::say::{ProgressLine, print_lines};
use super::serve::listen;
use super::{Failure, Outcome};

/// How the demonstration is started.
#[derive(Args)]
pub(super) struct Options {
    /// Start over: draw the school again, for today.
    #[arg(long)]
    reset: bool,
    /// Draw the school of this seed.
    #[arg(long)]
    seed: Option<u32>,
    /// Listen at the address of `PLACET_LISTEN` even if other machines can reach it.
    #[arg(long)]
    expose_demo: bool,
}

/// Serves the demonstration until it is told to stop.
pub(super) async fn demo(config: Config, options: Options, lang: Lang) -> Outcome {
    if !config.listen.ip().is_loopback() && !options.expose_demo {
        let variables = [("address", config.listen.to_string().into())];
        return Err(Failure::Usage(vec![lang.tv("demo-not-exposed", &variables)]));
    }
    // Listening comes first: whoever holds the address may be this demonstration, which must not be reset under it.
    let listener = listen(config.listen, lang).await?;
    let address = listener.local_addr()?;
    let folder = config.data_dir.join("demo");
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let wanted = Wanted { seed: options.seed.map(u64::from), reset: options.reset };
    let mut line = ProgressLine::new();
    let opened = demo::open(&folder, wanted, &clock, |progress| line.show(&said(progress, lang))).await;
    line.end();
    let demonstration = opened.map_err(|error| refused(error, lang))?;
    let today = placet_rules::time::Zone::PARIS.day_of(clock.now());
    let base = web::Base::new(&base_url(&config, address));
    let mut lines = Vec::new();
    if !demonstration.is_new && demonstration.day != today {
        lines.push(lang.tv("demo-out-of-date", &[("day", long_day(lang, demonstration.day).into())]));
    }
    lines.push(lang.tv("demo-ready", &[("address", base.url.clone().into())]));
    lines.push(lang.tv("demo-accounts", &[("password", PASSWORD.into())]));
    for (login, role) in ACCOUNTS {
        lines.push(format!("  {login:<12}{}", lang.t(&format!("role-{}", role.code()))));
    }
    let handle = Arc::new(Handle {
        db: demonstration.db,
        files: Files::in_folder(demonstration.files),
        clock,
        chance: Chance::from_machine()?,
        base,
        background: Background::default(),
        demonstration: true,
    });
    print_lines(lines);
    server::serve(handle, listener, server::asked_to_stop()).await?;
    Ok(())
}

/// How browsers reach the demonstration: where it listens, unless it is exposed under a name of its own.
fn base_url(config: &Config, address: SocketAddr) -> String {
    if !address.ip().is_loopback() && config.base_is_given {
        return config.base.url.clone();
    }
    format!("http://{address}")
}

fn said(progress: Progress, lang: Lang) -> String {
    match progress {
        Progress::Tables => lang.t("demo-progress-tables"),
        Progress::School => lang.t("demo-progress-school"),
        Progress::Rows { written, total } => {
            let percent = (written * 100).checked_div(total).unwrap_or(100) / 10 * 10;
            lang.tv("demo-progress-rows", &[("percent", percent.into())])
        }
    }
}

fn refused(error: NotOpened, lang: Lang) -> Failure {
    match error {
        NotOpened::NotADemonstration(file) => Failure::Found(vec![
            lang.tv("demo-not-a-demonstration", &[("file", file.display().to_string().into())]),
        ]),
        NotOpened::OtherSeed { drawn, wanted } => Failure::Usage(vec![lang.tv(
            "demo-other-seed",
            &[("drawn", drawn.to_string().into()), ("wanted", wanted.to_string().into())],
        )]),
        NotOpened::Failed(error) => Failure::Failed(error),
    }
}
