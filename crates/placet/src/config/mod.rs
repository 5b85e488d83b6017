//! The configuration: one TOML file and environment variables, read once and checked whole.
//!
//! `placet.toml` in the working folder, or the file of `PLACET_CONFIG`; each value can be given by an environment variable
//! (`PLACET_LISTEN`, `PLACET_DATA_DIR`, `DATABASE_URL`, `PLACET_BASE_URL`, `PLACET_LOG`), which wins.

use std::net::SocketAddr;
use std::path::PathBuf;

use figment::Figment;
use figment::providers::{Env, Format as _, Toml};
use figment::value::{Dict, Value};
use secrecy::{ExposeSecret as _, SecretString};

use crate::kit::text::Say;
use crate::kit::{db, web};

/// The values that a file may hold.
const KEYS: [&str; 5] = ["listen", "data_dir", "database_url", "base_url", "log"];

/// Values as they are written.
#[derive(Debug)]
struct Written {
    listen: String,
    data_dir: String,
    database_url: Option<String>,
    base_url: Option<String>,
    log: String,
}

impl Default for Written {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".into(),
            data_dir: "./data".into(),
            database_url: None,
            base_url: None,
            log: "placet=info,warn".into(),
        }
    }
}

/// A configuration that was checked.
#[derive(Debug)]
pub struct Config {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The folder of the embedded database and of files.
    pub data_dir: PathBuf,
    /// The database.
    pub database_url: SecretString,
    /// How browsers reach the server.
    pub base: web::Base,
    /// Whether it was written, or follows from where the server listens.
    pub base_is_given: bool,
    /// Filter of the log, as of `tracing`.
    pub log: String,
}

/// Reads the configuration; every error is named at once.
pub fn read() -> Result<Config, Vec<Say>> {
    let file = std::env::var("PLACET_CONFIG").unwrap_or_else(|_| "placet.toml".into());
    if std::env::var("PLACET_CONFIG").is_ok() && !PathBuf::from(&file).is_file() {
        return Err(vec![Say::key("config-file-missing").with("file", file)]);
    }
    let figment = Figment::from(Toml::file(&file))
        .merge(Env::raw().only(&["DATABASE_URL"]))
        .merge(Env::prefixed("PLACET_").only(&["listen", "data_dir", "base_url", "log"]));
    let (written, mut wrong) = written(&figment, &file)?;
    match check(written) {
        Ok(config) if wrong.is_empty() => Ok(config),
        Ok(_) => Err(wrong),
        Err(more) => {
            wrong.extend(more);
            Err(wrong)
        }
    }
}

/// The values, and what is wrong with the way they are written: keys that do not exist, values that are not texts.
fn written(figment: &Figment, file: &str) -> Result<(Written, Vec<Say>), Vec<Say>> {
    let values: Dict = figment.extract().map_err(|errors| {
        errors
            .into_iter()
            .map(|error| Say::key("config-unreadable").with("error", error.to_string()))
            .collect::<Vec<_>>()
    })?;
    let mut wrong = Vec::new();
    for key in values.keys().filter(|key| !KEYS.contains(&key.as_str())) {
        let known = KEYS.join(", ");
        wrong.push(Say::key("config-unknown-key").with("key", key).with("file", file).with("known", known));
    }
    let mut text = |key: &str| match values.get(key) {
        None => None,
        Some(Value::String(_, text)) => Some(text.clone()),
        // An environment variable such as PLACET_DATA_DIR=2026 is read as a number.
        Some(Value::Num(_, number)) => number.to_u128().map(|number| number.to_string()),
        Some(_) => {
            wrong.push(Say::key("config-not-text").with("key", key));
            None
        }
    };
    let usual = Written::default();
    let written = Written {
        listen: text("listen").unwrap_or(usual.listen),
        data_dir: text("data_dir").unwrap_or(usual.data_dir),
        database_url: text("database_url"),
        base_url: text("base_url"),
        log: text("log").unwrap_or(usual.log),
    };
    Ok((written, wrong))
}

fn check(written: Written) -> Result<Config, Vec<Say>> {
    let mut wrong = Vec::new();
    let listen = written.listen.parse::<SocketAddr>().ok();
    if listen.is_none() {
        wrong.push(Say::key("config-listen").with("value", &written.listen));
    }
    if written.data_dir.trim().is_empty() {
        wrong.push(Say::key("config-data-dir"));
    }
    if tracing_subscriber::EnvFilter::try_new(&written.log).is_err() {
        wrong.push(Say::key("config-log").with("value", &written.log));
    }
    let data_dir = PathBuf::from(&written.data_dir);
    let database_url = written
        .database_url
        .filter(|url| !url.is_empty())
        .unwrap_or_else(|| format!("sqlite:{}", data_dir.join("placet.sqlite").display()));
    if !db::is_supported(&database_url) {
        wrong.push(Say::key("config-database"));
    }
    let port = listen.map_or(8080, |listen| listen.port());
    let base_is_given = written.base_url.is_some();
    let base_url = written.base_url.unwrap_or_else(|| format!("http://localhost:{port}"));
    if !base_is_safe(&base_url) {
        wrong.push(Say::key("config-base-url").with("value", &base_url));
    }
    match listen {
        Some(listen) if wrong.is_empty() => Ok(Config {
            listen,
            data_dir,
            database_url: database_url.into(),
            base: web::Base::new(&base_url),
            base_is_given,
            log: written.log,
        }),
        _ => Err(wrong),
    }
}

/// Cookies travel in clear over http: only a loopback host may be reached so.
fn base_is_safe(url: &str) -> bool {
    let Ok(uri) = url.parse::<axum::http::Uri>() else { return false };
    let Some(host) = uri.host() else { return false };
    let plain = uri.path() == "/" && uri.query().is_none();
    match uri.scheme_str() {
        Some("https") => plain,
        Some("http") => plain && matches!(host, "localhost" | "127.0.0.1" | "[::1]"),
        _ => false,
    }
}

impl Config {
    /// The effective values, without secrets: name and value of each.
    pub fn shown(&self) -> Vec<(&'static str, String)> {
        vec![
            ("listen", self.listen.to_string()),
            ("data_dir", self.data_dir.display().to_string()),
            ("database_url", without_password(self.database_url.expose_secret())),
            ("base_url", self.base.url.clone()),
            ("log", self.log.clone()),
        ]
    }
}

/// A database address whose password is replaced by stars, and whose options, which may hold one, are left out.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (rest, options) = rest.rsplit_once('?').map_or((rest, ""), |(rest, _)| (rest, "?***"));
    match rest.rsplit_once('@') {
        Some((user, host)) => {
            let user = user.split_once(':').map_or(user, |(name, _)| name);
            format!("{scheme}://{user}:***@{host}{options}")
        }
        None => format!("{scheme}://{rest}{options}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_named_at_once() {
        let wrong = check(Written {
            listen: "everywhere".into(),
            base_url: Some("http://stages.example.org".into()),
            database_url: Some("mysql://x".into()),
            ..Written::default()
        });
        let keys: Vec<String> = wrong.err().unwrap_or_default().into_iter().map(|say| say.key).collect();
        assert_eq!(keys, ["config-listen", "config-database", "config-base-url"]);
    }

    #[test]
    fn unknown_keys_and_values_that_are_no_texts_are_named() {
        let figment =
            Figment::from(Toml::string("lisen = \"127.0.0.1:80\"\nlog = [1]\n[mail]\nhost = \"x\""));
        let (written, wrong) = written(&figment, "placet.toml").unwrap_or_default();
        assert_eq!(written.listen, "127.0.0.1:8080");
        let said: Vec<String> = wrong.iter().map(|say| say.in_lang(crate::kit::Lang::En)).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        for (sentence, key) in said.iter().zip(["“lisen”", "“mail”", "“log”"]) {
            assert!(sentence.contains(key), "{sentence}");
        }
    }

    #[test]
    fn only_loopback_is_reached_without_encryption() {
        for (url, safe) in [
            ("https://stages.univ-x.fr", true),
            ("https://stages.univ-x.fr/placet", false),
            ("http://localhost:8080", true),
            ("http://[::1]:8080", true),
            ("http://stages.univ-x.fr", false),
            ("stages.univ-x.fr", false),
            ("", false),
        ] {
            assert_eq!(base_is_safe(url), safe, "{url}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        assert_eq!(without_password("postgres://placet:p@ss@db/placet"), "postgres://placet:***@db/placet");
        assert_eq!(without_password("sqlite:/srv/placet.sqlite"), "sqlite:/srv/placet.sqlite");
    }
}
