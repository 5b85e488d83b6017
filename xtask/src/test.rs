//! `cargo xtask test`: installs what the tests need, runs everything on both databases, and says what ran where.
//!
//! Nothing is skipped silently: what cannot be installed or started fails the run. The machine's own services are left
//! alone: PostgreSQL is a throw-away cluster on a free port, removed at the end.

#![expect(clippy::print_stdout, reason = "what ran is the answer of the command")]

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, net};

use anyhow::{Context as _, Result, bail, ensure};

/// A program that the tests run, and the Debian package that brings it.
const NEEDED: &[(&str, &str)] = &[
    ("git", "git"),
    ("cc", "build-essential"),
    ("chromium", "chromium"),
    ("node", "nodejs"),
    ("npm", "npm"),
    ("postgres", "postgresql"),
    ("pdftotext", "poppler-utils"),
];

/// What ran, and how many tests passed and failed in it.
struct Ran {
    what: String,
    passed: usize,
    failed: usize,
}

/// Runs everything. The error, if any, comes after the summary.
pub fn run() -> Result<()> {
    let root = root()?;
    env::set_current_dir(&root)?;
    install()?;
    let mut ran = Vec::new();
    let outcome = all(&root, &mut ran);
    summary(&ran, &outcome);
    outcome?;
    ensure!(ran.iter().all(|line| line.failed == 0), "some tests failed");
    Ok(())
}

fn all(root: &Path, ran: &mut Vec<Ran>) -> Result<()> {
    say("Formatting");
    succeed(Command::new("cargo").args(["fmt", "--all", "--check"]))?;
    ran.push(Ran { what: "rustfmt".into(), passed: 1, failed: 0 });

    say("Vendored assets");
    crate::assets::verify()?;
    crate::notices::verify()?;
    ran.push(Ran {
        what: "vendored assets against their manifest, notices against the dependencies".into(),
        passed: 1,
        failed: 0,
    });

    say("Lints");
    succeed(Command::new("cargo").args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))?;
    ran.push(Ran { what: "clippy".into(), passed: 1, failed: 0 });

    if has("cargo-deny") {
        say("Licences, bans and sources of the dependencies");
        succeed(Command::new("cargo").args(["deny", "check", "licenses", "bans", "sources"]))?;
        ran.push(Ran { what: "cargo-deny".into(), passed: 1, failed: 0 });
    } else {
        ran.push(Ran {
            what: "cargo-deny is not installed here: licences and sources were not checked".into(),
            passed: 0,
            failed: 0,
        });
    }

    say("Tests on SQLite");
    let (passed, failed) = cargo_test(&["test", "--workspace", "--locked"], None)?;
    ran.push(Ran { what: "Rust tests, SQLite".into(), passed, failed });

    let postgres = Postgres::start()?;
    say(&format!("Tests on PostgreSQL (throw-away cluster, port {})", postgres.port));
    // of the whole workspace, though only the application asks the database: with one package alone cargo would choose other
    // features of the dependencies, and build them all again
    let (passed, failed) = cargo_test(&["test", "--workspace", "--lib", "--locked"], Some(&postgres.url()))?;
    ran.push(Ran { what: format!("Rust tests, PostgreSQL {}", postgres.version), passed, failed });

    say("Browser tests, headless Chromium on the real binary");
    let folder = root.join("tests/browser");
    succeed(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    let binary = target(root).join("debug/placet");
    for (name, url) in [("SQLite", String::new()), ("PostgreSQL", postgres.url())] {
        let (passed, failed) = node_test(&folder, &binary, &url)?;
        ran.push(Ran { what: format!("browser tests, {name}"), passed, failed });
    }
    Ok(())
}

fn summary(ran: &[Ran], outcome: &Result<()>) {
    say("What ran");
    for Ran { what, passed, failed } in ran {
        println!("  {what}: {passed} passed, {failed} failed");
    }
    let shared = shared_data();
    if shared.is_dir() {
        println!("  compared with the files of {}", shared.display());
    } else {
        println!("  {} is absent: StageTrek's files and the real lists were not compared", shared.display());
    }
    if let Err(error) = outcome {
        println!("  stopped: {error:#}");
    }
    let passed: usize = ran.iter().map(|line| line.passed).sum();
    let failed: usize = ran.iter().map(|line| line.failed).sum::<usize>() + usize::from(outcome.is_err());
    println!("\n{passed} passed, {failed} failed");
}

/// The folder of files that some tests compare with: `PLACET_SHARED_DATA`, else `../shared/data`.
fn shared_data() -> PathBuf {
    env::var_os("PLACET_SHARED_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from)
}

fn say(what: &str) {
    println!("\n=== {what}");
}

fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(here.parent().context("xtask has no parent folder")?.to_owned())
}

fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

fn has(program: &str) -> bool {
    if program == "postgres" {
        return postgres_programs().is_some();
    }
    env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// Where Debian keeps the programs of its newest PostgreSQL; they are not in the PATH.
fn postgres_programs() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> =
        fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|entry| entry.path().join("bin")).collect();
    versions.retain(|bin| bin.join("initdb").is_file());
    versions.sort();
    versions.pop()
}

fn install() -> Result<()> {
    let missing: Vec<&str> =
        NEEDED.iter().filter(|(program, _)| !has(program)).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        println!("Everything that the tests need is installed.");
        return Ok(());
    }
    println!("About to install these Debian packages: {}", missing.join(" "));
    for arguments in
        [vec!["update", "-qq"], [vec!["install", "-y", "--no-install-recommends"], missing].concat()]
    {
        let mut command = if is_root()? { Command::new("apt-get") } else { Command::new("sudo") };
        if !is_root()? {
            command.arg("apt-get");
        }
        succeed(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    Ok(())
}

fn is_root() -> Result<bool> {
    let output = Command::new("id").arg("-u").output().context("the program id cannot be run")?;
    Ok(output.stdout.trim_ascii() == b"0")
}

fn succeed(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?} cannot be run"))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}

/// Runs a command, shows what it prints as it comes, and hands each line to `read`.
fn follow(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("{command:?} cannot be run"))?;
    let output = child.stdout.take().context("no output")?;
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        read(&line);
    }
    Ok(child.wait()?.success())
}

fn cargo_test(arguments: &[&str], database: Option<&str>) -> Result<(usize, usize)> {
    let mut command = Command::new("cargo");
    command.args(arguments).arg("--no-fail-fast").env("PLACET_TEST_DATABASE", database.unwrap_or_default());
    let (mut passed, mut failed) = (0, 0);
    let green = follow(&mut command, |line| {
        if let Some(counts) = line.trim().strip_prefix("test result: ") {
            passed += number_before(counts, " passed");
            failed += number_before(counts, " failed");
        }
    })?;
    if !green && failed == 0 {
        bail!("{command:?} failed");
    }
    ensure!(passed > 0, "{command:?} ran no test");
    Ok((passed, failed))
}

/// The number that stands before a word: 12 in `ok. 12 passed; 0 failed`.
fn number_before(text: &str, word: &str) -> usize {
    text.split_once(word)
        .and_then(|(before, _)| before.rsplit(|char: char| !char.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

/// The file that looks at every page of the demonstration.
const DEMONSTRATION: &str = "pages.test.mjs";

fn node_test(folder: &Path, binary: &Path, database: &str) -> Result<(usize, usize)> {
    let mut command = Command::new("node");
    command
        .args(["--test", "--test-reporter=tap", "--test-concurrency=1"])
        .current_dir(folder)
        .env("PLACET_BINARY", binary.canonicalize().context("the binary is not built")?)
        .env("PLACET_TEST_DATABASE", database);
    for file in fs::read_dir(folder)?.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        // the pages of the demonstration are on SQLite whatever the database of the run: one look at them is enough
        let again = name == DEMONSTRATION && !database.is_empty();
        if name.ends_with(".test.mjs") && !again {
            command.arg(name);
        }
    }
    let (mut passed, mut failed) = (0, 0);
    let green = follow(&mut command, |line| {
        if let Some(count) = line.strip_prefix("# pass ") {
            passed = count.trim().parse().unwrap_or(0);
        } else if let Some(count) = line.strip_prefix("# fail ") {
            failed = count.trim().parse().unwrap_or(0);
        }
    })?;
    if !green && failed == 0 {
        bail!("{command:?} failed");
    }
    ensure!(passed > 0, "{command:?} ran no test");
    Ok((passed, failed))
}

/// A throw-away PostgreSQL cluster, stopped and removed when dropped.
struct Postgres {
    folder: PathBuf,
    programs: PathBuf,
    port: u16,
    version: String,
    as_other: bool,
}

impl Postgres {
    fn start() -> Result<Self> {
        let programs = postgres_programs().context("PostgreSQL is not installed")?;
        let version = programs
            .parent()
            .and_then(Path::file_name)
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let port = net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let folder = env::temp_dir().join(format!("placet-test-postgres-{port}"));
        fs::create_dir_all(&folder)?;
        let as_other = is_root()?;
        if as_other {
            succeed(Command::new("chown").arg("postgres").arg(&folder))?;
        }
        let cluster = Self { folder, programs, port, version, as_other };
        let data = cluster.folder.join("data");
        let data = data.display();
        cluster.do_as_owner(&format!(
            "initdb --pgdata={data} --username=placet --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync"
        ))?;
        let options = format!(
            "-p {port} -k {} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300",
            cluster.folder.display()
        );
        cluster.do_as_owner(&format!(
            "pg_ctl --pgdata={data} --log={data}/log --wait start --options='{options}'"
        ))?;
        Ok(cluster)
    }

    /// PostgreSQL refuses to run as root: then the user that its package made owns the cluster.
    fn do_as_owner(&self, line: &str) -> Result<()> {
        let line = format!("{}/{line} >/dev/null", self.programs.display());
        let mut command = if self.as_other { Command::new("su") } else { Command::new("sh") };
        if self.as_other {
            command.args(["postgres", "-s", "/bin/sh"]);
        }
        succeed(command.args(["-c", &line]).current_dir("/"))
    }

    fn url(&self) -> String {
        format!("postgres://placet@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        let _ = self.do_as_owner(&format!("pg_ctl --pgdata={} --mode=immediate stop", data.display()));
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::number_before;

    #[test]
    fn counts_are_read_from_the_closing_line_of_a_run() {
        let line = "ok. 112 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.72s";
        assert_eq!((number_before(line, " passed"), number_before(line, " failed")), (112, 3));
    }
}
