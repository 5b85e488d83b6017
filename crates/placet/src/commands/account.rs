//! `placet account create`: the first administrator of an institution, its staff, its students.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::sync::Arc;

use clap::{Args, Subcommand};
use placet::access::{self, Hashed, NewAccount};
use placet::config::Config;
use placet::kit::clock::SystemClock;
use placet::kit::files::Files;
use placet::kit::write::Origin;
use placet::kit::{Background, Chance, Handle, Lang, No};
use placet::people::{self, NoAccount};
use placet_entity::kinds::Role;

use super::say::print_lines;
use super::serve::open_institution;
use super::{Failure, Outcome};

/// The fewest characters of a password.
const SHORTEST: usize = 12;
/// The most: longer ones are refused at the door.
const LONGEST: usize = 1024;

#[derive(Subcommand)]
pub(super) enum Accounts {
    /// Create an account with a password, read from the terminal or from the standard input.
    Create(New),
}

#[derive(Args)]
pub(super) struct New {
    /// What the person types to sign in.
    #[arg(long)]
    login: String,
    /// The name that others see; a student's own when it is not given.
    #[arg(long, required_unless_present = "student")]
    name: Option<String>,
    /// The role; may be given several times.
    #[arg(long, required_unless_present = "student", value_parser = ["administrator", "manager", "registrar", "commission"])]
    role: Vec<String>,
    /// The number of a student who is in the database: the account becomes his, with the role of a student.
    #[arg(long, value_name = "NUMBER", conflicts_with = "role")]
    student: Option<String>,
    /// The e-mail address; a student's own when it is not given.
    #[arg(long)]
    email: Option<String>,
}

/// Creates an account.
pub(super) async fn create(config: Config, new: New, lang: Lang) -> Outcome {
    let refuse = |key: &str| Failure::Usage(vec![lang.t(key)]);
    let login = new.login.trim().to_owned();
    let name = new.name.map(|name| name.trim().to_owned());
    if !(1..=100).contains(&login.chars().count())
        || name.as_ref().is_some_and(|name| !(1..=200).contains(&name.chars().count()))
    {
        return Err(refuse("account-name"));
    }
    let email = match new.email.map(|text| text.parse::<placet_rules::ids::EmailAddress>()).transpose() {
        Ok(email) => email.map(|email| email.as_str().to_owned()),
        Err(_) => return Err(refuse("account-email")),
    };
    let db = open_institution(&config, lang).await?;
    db.migrate().await?;
    let handle = Arc::new(Handle {
        db,
        files: Files::in_folder(config.data_dir.join("files")),
        clock: Arc::new(SystemClock),
        chance: Chance::from_machine()?,
        base: config.base.clone(),
        background: Background::default(),
        demonstration: false,
    });
    let student = new.student.map(|number| number.trim().to_owned());
    if let Some(number) = &student {
        // Before the password is asked for: it would be typed for nothing.
        people::without_account(handle.db.read(), number).await.map_err(|no| no_account(no, number, lang))?;
    }
    let password = password(lang)?;
    let length = password.chars().count();
    if length < SHORTEST || password.len() > LONGEST {
        return Err(Failure::Usage(vec![lang.tv("account-password-short", &[("count", SHORTEST.into())])]));
    }
    let password = Hashed::new(password, &handle.chance).await?;
    let write = handle.write(Origin::default()).await?;
    if access::login_is_taken(write.tx(), &login).await? {
        return Err(Failure::Found(vec![lang.tv("account-taken", &[("login", login.into())])]));
    }
    let local = (login.clone(), password);
    let done = match &student {
        Some(number) => people::give_account(&write, number, name, email, local)
            .await
            .map_err(|no| no_account(no, number, lang))?,
        None => {
            let roles = Role::ALL.iter().copied();
            let roles = roles.filter(|role| new.role.iter().any(|code| code == role.code())).collect();
            let new = NewAccount { name: name.unwrap_or_default(), email, local: Some(local), roles };
            access::create_account(&write, new).await?.map(|_| ())
        }
    };
    write.commit(done).await?;
    print_lines(
        [lang.tv("account-created", &[("login", login.into()), ("address", config.base.url.into())])],
    );
    Ok(())
}

/// Why the student of a number is given no account, in a sentence.
fn no_account(no: No<NoAccount>, number: &str, lang: Lang) -> Failure {
    let (key, name) = match no {
        No::Refused(NoAccount::Archived(name)) => ("account-student-archived", name),
        No::Refused(NoAccount::Has(name)) => ("account-student-has", name),
        No::Refused(NoAccount::Unknown) | No::Hidden => ("account-student-unknown", String::new()),
        No::Broken(error) => return Failure::Failed(error),
    };
    Failure::Found(vec![lang.tv(key, &[("number", number.into()), ("name", name.into())])])
}

/// The password: a line of the standard input; asked for without showing it where that is a terminal.
fn password(lang: Lang) -> Result<String, Failure> {
    let mut input = std::io::stdin().lock();
    if input.is_terminal() {
        eprint!("{} ", lang.t("account-password"));
        std::io::stderr().flush()?;
        let hidden = Hidden::begin();
        let mut line = String::new();
        input.read_line(&mut line)?;
        drop(hidden);
        eprintln!();
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let mut line = String::new();
    input.read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// While it lives, the terminal does not show what is typed.
struct Hidden(bool);

impl Hidden {
    fn begin() -> Self {
        Self(echo("-echo"))
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        if self.0 {
            echo("echo");
        }
    }
}

fn echo(word: &str) -> bool {
    std::process::Command::new("stty").arg(word).status().is_ok_and(|status| status.success())
}
