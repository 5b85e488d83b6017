//! `placet doctor`: what is wrong with a configuration, and how to mend it. Changes nothing.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use placet::config::{Config, without_password};
use placet::demo::{Mark, read_mark};
use placet::kit::clock::SystemClock;
use placet::kit::db::Durability;
use placet::kit::format;
use placet::kit::text::Say;
use placet::kit::{Clock as _, Db, Lang};
use placet::{access, settings};
use secrecy::ExposeSecret as _;

use super::say::print_lines;
use super::{Failure, Outcome};

/// What was found, in the order of the visit.
#[derive(Default)]
struct Findings(Vec<(Gravity, Say)>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gravity {
    Well,
    Notice,
    Wrong,
}

impl Findings {
    fn well(&mut self, sentence: Say) {
        self.0.push((Gravity::Well, sentence));
    }

    fn notice(&mut self, sentence: Say) {
        self.0.push((Gravity::Notice, sentence));
    }

    fn wrong(&mut self, sentence: Say) {
        self.0.push((Gravity::Wrong, sentence));
    }
}

/// Visits the configuration; the code is 1 when something is wrong.
pub(super) async fn doctor(config: Config, lang: Lang) -> Outcome {
    let mut found = Findings::default();
    folder(&config.data_dir, &mut found);
    address(&config, &mut found);
    database(&config, lang, &mut found).await;
    print_lines(found.0.iter().map(|(gravity, sentence)| {
        let sign = match gravity {
            Gravity::Well => "doctor-well",
            Gravity::Notice => "doctor-notice",
            Gravity::Wrong => "doctor-wrong",
        };
        format!("{} {}", lang.t(sign), sentence.in_lang(lang))
    }));
    let wrong = found.0.iter().filter(|(gravity, _)| *gravity == Gravity::Wrong).count();
    if wrong > 0 {
        return Err(Failure::Found(vec![lang.tv("doctor-found", &[("count", wrong.into())])]));
    }
    print_lines([lang.t("doctor-all-well")]);
    Ok(())
}

/// The folder of data can be created and written.
fn folder(folder: &Path, found: &mut Findings) {
    let shown = folder.display().to_string();
    if !folder.exists() {
        match writable_parent(folder) {
            Some(_) => found.well(Say::key("doctor-folder-to-come").with("folder", shown)),
            None => found.wrong(Say::key("doctor-folder-impossible").with("folder", shown)),
        }
        return;
    }
    match try_write(folder) {
        Ok(()) => found.well(Say::key("doctor-folder").with("folder", shown)),
        Err(error) => {
            let sentence = Say::key("doctor-folder-not-writable").with("folder", shown);
            found.wrong(sentence.with("reason", error.to_string()));
        }
    }
}

/// The nearest folder above that exists, if it can be written.
fn writable_parent(folder: &Path) -> Option<PathBuf> {
    let above = folder
        .ancestors()
        .skip(1)
        .map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
    let nearest = above.into_iter().find(|parent| parent.exists())?;
    try_write(nearest).ok().map(|()| nearest.to_owned())
}

fn try_write(folder: &Path) -> std::io::Result<()> {
    let file = folder.join(format!(".placet-doctor-{}", std::process::id()));
    let written = std::fs::File::create(&file).and_then(|mut file| file.write_all(b"placet"));
    let _ = std::fs::remove_file(&file);
    written
}

/// Where it listens, and how browsers reach it.
fn address(config: &Config, found: &mut Findings) {
    let listen = config.listen.to_string();
    let uri = config.base.url.parse::<axum::http::Uri>().ok();
    let host = uri.as_ref().and_then(|uri| uri.host()).unwrap_or_default();
    let local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    let base = || Say::key("doctor-base").with("base", &config.base.url).with("listen", &listen);
    if !config.base.secure {
        let port = uri.as_ref().and_then(axum::http::Uri::port_u16).unwrap_or(80);
        if port != config.listen.port() {
            let sentence = Say::key("doctor-base-port").with("base", &config.base.url);
            found.wrong(sentence.with("listen", &listen));
        } else if local && !config.listen.ip().is_loopback() {
            found.wrong(Say::key("doctor-base-local").with("base", &config.base.url).with("listen", &listen));
        } else {
            found.well(base());
        }
        if local && config.listen.ip().is_loopback() {
            found.notice(Say::key("doctor-this-machine-only"));
        }
    } else if local {
        found.notice(Say::key("doctor-this-machine-only"));
    } else {
        found.well(base());
    }
    if std::net::TcpListener::bind(config.listen).is_err() {
        found.notice(Say::key("doctor-address-taken").with("listen", listen));
    }
}

/// The database answers, is an institution's, and has its tables.
async fn database(config: &Config, lang: Lang, found: &mut Findings) {
    let url = config.database_url.expose_secret();
    let shown = without_password(url);
    let file = url.strip_prefix("sqlite:").map(|path| Path::new(path.trim_start_matches("//")));
    if file.is_some_and(|file| !file.exists()) {
        found.well(Say::key("doctor-database-to-come").with("database", shown));
        found.notice(Say::key("doctor-no-account"));
        return;
    }
    let db = match Db::open(url, Durability::Full).await {
        Ok(db) => db,
        Err(error) => {
            let sentence = Say::key("database-unreachable").with("database", shown);
            found.wrong(sentence.with("reason", format!("{error:#}")));
            return;
        }
    };
    found.well(Say::key("doctor-database").with("database", &shown));
    if let Err(error) = inside(&db, &shown, lang, found).await {
        let sentence = Say::key("doctor-database-broken").with("database", shown);
        found.wrong(sentence.with("reason", format!("{error:#}")));
    }
}

async fn inside(db: &Db, shown: &str, lang: Lang, found: &mut Findings) -> anyhow::Result<()> {
    if let Mark::Demonstration { .. } = read_mark(db).await? {
        found.wrong(Say::key("serve-demonstration").with("database", shown));
    }
    let missing = db.missing_migrations().await?;
    if !missing.is_empty() {
        found.wrong(
            Say::key("doctor-migrations").with("count", missing.len()).with("names", missing.join(", ")),
        );
        return Ok(());
    }
    found.well(Say::key("doctor-migrated"));
    let settings = settings::load(db.read()).await?;
    let now = SystemClock.now();
    let shown = format::instant(lang, settings.zone.tz(), now);
    let latest = access::last_seen(db.read()).await?;
    match latest.filter(|latest| *latest > now + chrono::Duration::minutes(10)) {
        Some(latest) => {
            let latest = format::instant(lang, settings.zone.tz(), latest);
            found.wrong(Say::key("doctor-clock").with("now", shown).with("latest", latest));
        }
        None => found
            .well(Say::key("doctor-zone").with("zone", settings.text("institution.zone")).with("now", shown)),
    }
    if !access::has_administrator(db.read()).await? {
        found.notice(Say::key("doctor-no-account"));
    }
    Ok(())
}
