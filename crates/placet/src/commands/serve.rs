//! `placet serve` and `placet migrate`.

use std::net::SocketAddr;
use std::sync::Arc;

use placet::config::{Config, without_password};
use placet::demo::{Mark, mark_production, read_mark};
use placet::kit::clock::SystemClock;
use placet::kit::db::Durability;
use placet::kit::files::Files;
use placet::kit::{Background, Chance, Db, Handle, Lang};
use placet::server;
use secrecy::ExposeSecret as _;
use tokio::net::TcpListener;

use super::say::print_lines;
use super::{Failure, Outcome};

/// Serves the institution until it is told to stop.
pub(super) async fn serve(config: Config, lang: Lang) -> Outcome {
    let db = open_institution(&config, lang).await?;
    db.migrate().await?;
    let is_new = read_mark(&db).await? == Mark::None;
    let handle = Arc::new(Handle {
        db,
        files: Files::in_folder(config.data_dir.join("files")),
        clock: Arc::new(SystemClock),
        chance: Chance::from_machine()?,
        base: config.base.clone(),
        background: Background::default(),
        demonstration: false,
    });
    if is_new {
        mark_production(&handle).await?;
    }
    let listener = listen(config.listen, lang).await?;
    print_lines([lang.tv("serve-ready", &[("address", config.base.url.clone().into())])]);
    server::serve(handle, listener, server::asked_to_stop()).await?;
    Ok(())
}

/// Runs the migrations that the database lacks.
pub(super) async fn migrate(config: Config, lang: Lang) -> Outcome {
    let db = open_institution(&config, lang).await?;
    let missing = db.missing_migrations().await?.len();
    db.migrate().await?;
    db.close().await?;
    print_lines([lang.tv("migrate-done", &[("count", missing.into())])]);
    Ok(())
}

/// The database of an institution; a demonstration's is refused before anything in it is changed.
pub(super) async fn open_institution(config: &Config, lang: Lang) -> Result<Db, Failure> {
    let url = config.database_url.expose_secret();
    let db = Db::open(url, Durability::Full).await.map_err(|error| {
        let reason = format!("{error:#}");
        let variables = [("database", without_password(url).into()), ("reason", reason.into())];
        Failure::Found(vec![lang.tv("database-unreachable", &variables)])
    })?;
    if let Mark::Demonstration { .. } = read_mark(&db).await? {
        let variables = [("database", without_password(url).into())];
        return Err(Failure::Found(vec![lang.tv("serve-demonstration", &variables)]));
    }
    Ok(db)
}

/// Listens at an address.
pub(super) async fn listen(address: SocketAddr, lang: Lang) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|_| {
        Failure::Found(vec![lang.tv("serve-cannot-listen", &[("address", address.to_string().into())])])
    })
}
