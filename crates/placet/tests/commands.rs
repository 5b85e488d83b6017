//! The commands of the program, run as people run them.
#![expect(clippy::unwrap_used, reason = "in the helpers of tests too")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use sea_orm::{ConnectionTrait as _, Database};

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("placet-commands-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The program in a folder, without anything of this machine's configuration.
fn placet(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_placet"));
    command.current_dir(folder).args(arguments);
    for name in [
        "DATABASE_URL",
        "PLACET_BASE_URL",
        "PLACET_CONFIG",
        "PLACET_DATA_DIR",
        "PLACET_LOG",
        "LC_ALL",
        "LC_MESSAGES",
    ] {
        command.env_remove(name);
    }
    command.env("LANG", "en_GB.UTF-8").env("PLACET_LISTEN", "127.0.0.1:0").stdin(Stdio::null());
    command
}

/// What a command said, and its exit code.
fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    said(&placet(folder, arguments).output().unwrap())
}

fn run_with_input(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut command = placet(folder, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that refuses its arguments does not read: a broken pipe is no failure of the test.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    said(&child.wait_with_output().unwrap())
}

/// A demonstration that runs until it is dropped.
struct Running {
    child: Child,
    lines: Vec<String>,
}

impl Running {
    /// Starts it and waits until the accounts are printed.
    fn demo(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = placet(folder, arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            lines.push(line.unwrap());
            if lines.last().unwrap().trim_start().starts_with("admin") {
                break;
            }
        }
        Self { child, lines }
    }

    fn says(&self, text: &str) -> bool {
        self.lines.iter().any(|line| line.contains(text))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn execute(file: &Path, statement: &str) {
    let db = Database::connect(format!("sqlite://{}", file.display())).await.unwrap();
    db.execute_unprepared(statement).await.unwrap();
    db.close().await.unwrap();
}

#[tokio::test]
async fn a_demonstration_is_drawn_reused_and_started_over_and_serve_refuses_it() {
    let folder = Folder::new("demo");
    let file = folder.0.join("data/demo/placet.sqlite");
    let first = Running::demo(&folder.0, &["demo", "--seed", "3"]);
    assert!(first.says("The demonstration is ready: http://127.0.0.1:"), "{:?}", first.lines);
    assert!(first.says("placet-demo"));
    for login in ["manager", "commission", "student", "registrar", "admin"] {
        assert!(first.lines.iter().any(|line| line.trim_start().starts_with(login)), "{login}");
    }
    drop(first);
    assert_eq!(std::fs::read_dir(folder.0.join("data")).unwrap().count(), 1, "all is in its own folder");

    let (code, _, error) = run(&folder.0, &["demo", "--seed", "4"]);
    assert_eq!(code, 2);
    assert!(error.contains("comes from seed 3, not 4"), "{error}");

    execute(&file, "UPDATE instance SET demo_day = '2020-02-03'").await;
    let second = Running::demo(&folder.0, &["demo"]);
    assert!(
        second.says("was drawn for Monday 3") && second.says("placet demo --reset"),
        "{:?}",
        second.lines
    );
    drop(second);

    let third = Running::demo(&folder.0, &["demo", "--reset"]);
    assert!(!third.says("was drawn for"), "{:?}", third.lines);
    drop(third);

    for command in ["serve", "migrate"] {
        let mut serve = placet(&folder.0, &[command]);
        let (code, _, error) =
            said(&serve.env("DATABASE_URL", format!("sqlite:{}", file.display())).output().unwrap());
        assert_eq!(code, 1, "{command}");
        assert!(error.contains("the database of a demonstration"), "{error}");
    }
}

#[test]
fn a_demonstration_never_touches_the_database_of_an_institution() {
    let folder = Folder::new("not-demo");
    let file = folder.0.join("data/demo/placet.sqlite");
    let url = format!("sqlite:{}", file.display());
    let migrated = placet(&folder.0, &["migrate"]).env("DATABASE_URL", &url).output().unwrap();
    assert_eq!(said(&migrated).0, 0, "{:?}", said(&migrated));
    let before = std::fs::metadata(&file).unwrap().len();
    for arguments in [&["demo"][..], &["demo", "--reset"]] {
        let (code, _, error) = run(&folder.0, arguments);
        assert_eq!(code, 1);
        assert!(error.contains("neither opened nor erased"), "{error}");
    }
    assert_eq!(std::fs::metadata(&file).unwrap().len(), before);
}

#[test]
fn a_demonstration_is_not_exposed_by_mistake() {
    let folder = Folder::new("exposed");
    let output = placet(&folder.0, &["demo"]).env("PLACET_LISTEN", "0.0.0.0:0").output().unwrap();
    let (code, _, error) = said(&output);
    assert_eq!(code, 2);
    assert!(error.contains("--expose-demo"), "{error}");
    assert!(!folder.0.join("data").exists(), "nothing was drawn");
}

#[test]
fn every_mistake_of_a_configuration_is_named_at_once() {
    let folder = Folder::new("config");
    folder.write(
        "placet.toml",
        "lisen = \"127.0.0.1:80\"\nbase_url = \"http://stages.example.org\"\nlog = [3]\n",
    );
    let output = placet(&folder.0, &["config"]).env("DATABASE_URL", "mysql://x").output().unwrap();
    let (code, _, error) = said(&output);
    assert_eq!(code, 2);
    assert_eq!(error.lines().count(), 4, "{error}");
    for part in ["“lisen”", "“log”", "DATABASE_URL", "http://stages.example.org"] {
        assert!(error.contains(part), "{part} in {error}");
    }
}

#[test]
fn the_configuration_is_shown_without_secrets() {
    let folder = Folder::new("shown");
    let output = placet(&folder.0, &["config"])
        .env("DATABASE_URL", "postgres://placet:hunter2@db.example.org/placet?sslpassword=hunter3")
        .output()
        .unwrap();
    let (code, answer, _) = said(&output);
    assert_eq!(code, 0);
    assert!(answer.contains("db.example.org") && answer.contains("listen = 127.0.0.1:0"), "{answer}");
    assert!(!answer.contains("hunter"), "{answer}");
}

#[test]
fn the_doctor_says_what_is_wrong_and_how_to_mend_it() {
    let folder = Folder::new("doctor");
    let (code, answer, error) = run(&folder.0, &["doctor"]);
    assert_eq!(code, 0, "{answer} {error}");
    assert!(answer.contains("will be created at the first start"), "{answer}");
    assert!(answer.contains("Nothing to mend."), "{answer}");
    assert!(!folder.0.join("data").exists(), "the doctor changes nothing");

    let blocked = folder.write("file", "not a folder");
    let output = placet(&folder.0, &["doctor"])
        .env("PLACET_LISTEN", "0.0.0.0:18181")
        .env("PLACET_BASE_URL", "http://localhost:18182")
        .env("PLACET_DATA_DIR", &blocked)
        .env("DATABASE_URL", "postgres://placet:hunter2@127.0.0.1:1/placet")
        .output()
        .unwrap();
    let (code, answer, error) = said(&output);
    assert_eq!(code, 1);
    for part in ["cannot be written", "the ports differ", "does not answer"] {
        assert!(answer.contains(part), "{part} in {answer}");
    }
    assert!(error.contains("3 things are to be mended"), "{error}");
    assert!(!answer.contains("hunter2") && !error.contains("hunter2"), "{answer}");

    let french = placet(&folder.0, &["doctor"]).env("LANG", "fr_FR.UTF-8").output().unwrap();
    assert!(said(&french).1.contains("Rien à corriger."), "{:?}", said(&french));
}

#[tokio::test]
async fn the_doctor_finds_missing_migrations_and_a_demonstration() {
    let folder = Folder::new("migrations");
    assert_eq!(run(&folder.0, &["migrate"]).0, 0);
    let file = folder.0.join("data/placet.sqlite");
    assert_eq!(run(&folder.0, &["doctor"]).0, 0);
    execute(
        &file,
        "INSERT INTO instance (id, kind, created_at) VALUES (1, 'demonstration', '2026-01-01 00:00:00+00:00')",
    )
    .await;
    let (code, answer, _) = run(&folder.0, &["doctor"]);
    assert_eq!(code, 1);
    assert!(answer.contains("the database of a demonstration"), "{answer}");
    execute(&file, "DELETE FROM seaql_migrations").await;
    let (code, answer, _) = run(&folder.0, &["doctor"]);
    assert_eq!(code, 1);
    assert!(answer.contains("placet migrate"), "{answer}");
    std::fs::write(&file, "this is not a database, however long one looks at it: not at all").unwrap();
    let (code, answer, _) = run(&folder.0, &["doctor"]);
    assert_eq!(code, 1, "{answer}");
}

#[test]
fn an_institution_has_its_first_administrator() {
    let folder = Folder::new("account");
    let create = ["account", "create", "--login", "claire", "--name", "Claire D.", "--role", "administrator"];
    let (code, _, error) = run_with_input(&folder.0, &create, "short\n");
    assert_eq!(code, 2);
    assert!(error.contains("at least 12 characters"), "{error}");
    let (code, answer, error) = run_with_input(&folder.0, &create, "correct horse battery\n");
    assert_eq!(code, 0, "{error}");
    assert!(answer.contains("“claire” is created"), "{answer}");
    let (code, _, error) = run_with_input(&folder.0, &create, "correct horse battery\n");
    assert_eq!(code, 1);
    assert!(error.contains("is taken"), "{error}");
    let (code, _, error) = run_with_input(
        &folder.0,
        &["account", "create", "--login", "x", "--name", "X", "--role", "emperor"],
        "correct horse battery\n",
    );
    assert_eq!(code, 2, "{error}");
    let (code, answer, _) = run(&folder.0, &["doctor"]);
    assert_eq!(code, 0);
    assert!(!answer.contains("Nobody is an administrator"), "{answer}");
}

#[tokio::test]
async fn a_student_who_is_in_the_database_is_given_his_account() {
    let folder = Folder::new("student-account");
    assert_eq!(run(&folder.0, &["migrate"]).0, 0);
    let file = folder.0.join("data/placet.sqlite");
    let create = |login: &'static str, number: &'static str| {
        run_with_input(
            &folder.0,
            &["account", "create", "--login", login, "--student", number],
            "correct horse battery\n",
        )
    };
    let (code, _, error) = create("manon", "22000001");
    assert_eq!(code, 1);
    assert!(error.contains("No student has the number “22000001”"), "{error}");

    for (number, archived) in [("22000001", "NULL"), ("22000002", "'2026-01-01 00:00:00+00:00'")] {
        execute(
            &file,
            &format!(
                "INSERT INTO student (id, number, family_name, given_name, sort_key, search_key, email, source, version, archived_at)
                 VALUES (randomblob(16), '{number}', 'Allain', 'Manon', 'allain manon', 'allain manon', 'manon@example.org', 'manual', 1, {archived})"
            ),
        )
        .await;
    }
    let (code, answer, error) = create("manon", " 22000001");
    assert_eq!(code, 0, "{error}");
    assert!(answer.contains("“manon” is created"), "{answer}");
    let (code, _, error) = create("manon-2", "22000001");
    assert_eq!(code, 1);
    assert!(error.contains("Allain Manon (22000001) already has an account"), "{error}");
    let (code, _, error) = create("manon-2", "22000002");
    assert_eq!(code, 1);
    assert!(error.contains("Allain Manon (22000002) is archived"), "{error}");

    let db = Database::connect(format!("sqlite://{}", file.display())).await.unwrap();
    let rows = db
        .query_all_raw(sea_orm::Statement::from_string(
            sea_orm::DatabaseBackend::Sqlite,
            "SELECT account.display_name || ' ' || account.email || ' ' || role_grant.role AS told FROM student
             JOIN account ON account.id = student.account_id JOIN role_grant ON role_grant.account_id = account.id",
        ))
        .await
        .unwrap();
    let told: Vec<String> = rows.iter().map(|row| row.try_get("", "told").unwrap()).collect();
    assert_eq!(told, ["Allain Manon manon@example.org student"]);

    for wrong in [
        &["account", "create", "--login", "x", "--student", "22000001", "--role", "manager"][..],
        &["account", "create", "--login", "x", "--role", "manager"],
        &["account", "create", "--login", "x", "--name", "X"],
    ] {
        assert_eq!(run(&folder.0, wrong).0, 2, "{wrong:?}");
    }
}

const TINY: &str = r#"{ "format": "placet.allocation/1", "seed": 7,
    "sites": [ { "id": "T1", "seats": 1 }, { "id": "T2", "seats": 1 } ],
    "students": [ { "id": "E1", "order": 1, "wishes": [ "T1", "T2" ] }, { "id": "E2", "order": 2, "wishes": [ "T1" ] } ] }"#;

#[test]
fn a_tiny_problem_is_allocated_verified_explained_and_compared() {
    let folder = Folder::new("engine");
    folder.write("problem.json", TINY);
    let (code, answer, error) =
        run(&folder.0, &["allocate", "problem.json", "--procedure", "least-rank", "--out", "result.json"]);
    assert_eq!(code, 0, "{error}");
    assert!(answer.contains("E2") && answer.contains("Tightness: 1"), "{answer}");
    let (code, answer, _) = run(&folder.0, &["verify", "problem.json", "result.json"]);
    assert_eq!(code, 0);
    assert!(answer.contains("Verified"), "{answer}");

    let (code, answer, _) = run(&folder.0, &["explain", "problem.json", "result.json", "--student", "E1"]);
    assert_eq!(code, 0);
    assert!(answer.contains("rank 2") && answer.contains("full: 1 seats"), "{answer}");
    let (_, answer, _) =
        run(&folder.0, &["explain", "problem.json", "result.json", "--student", "E1", "--lang", "fr"]);
    assert!(answer.contains("complet"), "{answer}");
    let (code, _, error) = run(&folder.0, &["explain", "problem.json", "result.json", "--student", "E9"]);
    assert_eq!(code, 2);
    assert!(error.contains("E9 is not in this problem"), "{error}");

    let (code, answer, _) = run(&folder.0, &["compare", "problem.json"]);
    assert_eq!(code, 0);
    for procedure in ["fair", "score-order-v2", "generous"] {
        assert!(answer.contains(procedure), "{answer}");
    }
    let (code, answer, error) =
        run_with_input(&folder.0, &["allocate", "-", "--procedure", "score-order-v2", "--json"], TINY);
    assert_eq!(code, 0, "{error}");
    let result: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(result["outcomes"][0]["site"], "T1");
    folder.write("serial.json", &answer);
    let (code, answer, _) = run(&folder.0, &["diff", "problem.json", "result.json", "serial.json"]);
    assert_eq!(code, 0);
    assert!(answer.contains("Better served: 1; worse: 1"), "{answer}");
    let document = |arguments: &[&str]| -> serde_json::Value {
        let (code, answer, error) = run(&folder.0, &[arguments, &["--json"]].concat());
        assert_eq!(code, 0, "{arguments:?}: {error}");
        serde_json::from_str(&answer).unwrap()
    };
    let changes = document(&["diff", "problem.json", "result.json", "serial.json"]);
    assert_eq!((&changes["format"], &changes["better"]), (&"placet.diff/1".into(), &1.into()));
    let why = document(&["explain", "problem.json", "result.json", "--student", "E1"]);
    assert_eq!(
        (&why["format"], &why["wishes"][0]["answer"]["answer"]),
        (&"placet.explanation/1".into(), &"full".into())
    );
    let (code, answer, error) =
        run(&folder.0, &["what-if", "problem.json", "serial.json", "--student", "E2", "--wishes", "T2"]);
    assert_eq!(code, 0, "{error}");
    assert!(answer.contains("E2"), "{answer}");
}

#[test]
fn a_result_that_was_touched_does_not_verify() {
    let folder = Folder::new("touched");
    folder.write("problem.json", TINY);
    let (_, answer, _) = run(&folder.0, &["allocate", "problem.json", "--json"]);
    folder.write("result.json", &answer.replace("\"T2\"", "\"T1\""));
    let (code, _, error) = run(&folder.0, &["verify", "problem.json", "result.json"]);
    assert_eq!(code, 1);
    assert!(error.contains("Site T1: 2 students for 1 seats."), "{error}");
    let (code, answer, _) = run(&folder.0, &["verify", "problem.json", "result.json", "--json"]);
    assert_eq!(code, 1);
    assert!(answer.contains("\"too_many_at_site\""), "{answer}");
}

#[test]
fn a_bad_input_is_explained_and_has_its_own_exit_code() {
    let folder = Folder::new("bad");
    folder.write("bad.json", &TINY.replace("\"T2\" ]", "\"T9\", \"T1\" ]"));
    let (code, _, error) = run(&folder.0, &["allocate", "bad.json"]);
    assert_eq!(code, 2);
    assert!(error.contains("names T9, which does not exist"), "{error}");
    assert!(error.contains("the site T1 is twice"), "all errors at once: {error}");
    for (content, said) in [("", "Line 1"), ("{", "Line 1"), ("[]", "Line 1"), ("\u{0}", "Line 1")] {
        folder.write("broken.json", content);
        let (code, _, error) = run(&folder.0, &["allocate", "broken.json"]);
        assert_eq!(code, 2, "{content:?}");
        assert!(error.contains(said), "{error}");
    }
    folder.write("good.json", TINY);
    for arguments in [
        &["allocate", "nowhere.json"][..],
        &["allocate", "good.json", "--procedure", "fairest"],
        &["verify", "good.json", "good.json"],
        &["generate", "--seats", "3", "--sites", "9"],
        &["simulate", "--procedure", "fairest"],
        &["simulate", "--late", "0.6", "--narrow", "0.6"],
        &["simulate", "--wishes", "5", "--wishes-min", "6"],
        &["allocate"],
    ] {
        let (code, _, error) = run(&folder.0, arguments);
        assert_eq!(code, 2, "{arguments:?}: {error}");
        assert!(!error.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_file_with_ten_mistakes_is_told_all_ten_in_both_languages() {
    let folder = Folder::new("ten");
    let problem = r#"{ "format": "placet.allocation/1", "seed": 7, "colour": "blue", "parameters": { "divisor": 0 },
        "sites": [ { "id": "T1", "seats": -1 }, { "id": "T2", "seats": 1 }, { "id": "T2", "seats": 1 } ],
        "groups": [ { "id": "G", "members": [ "G" ] } ],
        "students": [ { "id": "E1", "score": 0.12345, "wishes": [ "T2", "T2", "T9" ], "note": "?" },
                      { "id": "E2", "order": 0, "wishes": [] }, { "id": "E 3", "wishes": [] } ] }"#;
    folder.write("problem.json", problem);
    for (lang, parts) in [
        (
            "en_GB.UTF-8",
            [
                "no field “colour”",
                "no field “note”",
                "divisor",
                "Site T1: -1 seats",
                "Site T2: the id is there twice",
                "Student “E 3”: an id has",
                "Student E1: the number of the field score",
                "T2 is twice among the wishes",
                "names T9, which does not exist",
                "Student E2: the number of the field order",
            ],
        ),
        (
            "fr_FR.UTF-8",
            [
                "le champ « colour » n’existe pas",
                "le champ « note » n’existe pas",
                "divisor",
                "Terrain T1 : -1 places",
                "Terrain T2 : l’identifiant figure deux fois",
                "Étudiant « E 3 » : un identifiant a",
                "Étudiant E1 : le nombre du champ score",
                "le terrain T2 figure deux fois dans ses vœux",
                "nomme T9, qui n’existe pas",
                "Étudiant E2 : le nombre du champ order",
            ],
        ),
    ] {
        let output = placet(&folder.0, &["allocate", "problem.json"]).env("LANG", lang).output().unwrap();
        let (code, answer, error) = said(&output);
        assert_eq!((code, answer.as_str()), (2, ""), "{error}");
        let error = error.replace(['\u{202f}', '\u{a0}'], " ").replace('−', "-");
        for part in parts {
            assert!(error.contains(part), "{part} in {error}");
        }
        // the tenth and one more: a group that contains itself
        assert_eq!(error.lines().count(), 11, "{error}");
    }
}

#[test]
fn the_years_of_a_school_are_simulated() {
    let folder = Folder::new("simulate");
    let school = [
        "--students",
        "30",
        "--sites",
        "20",
        "--seats",
        "33",
        "--periods",
        "6",
        "--year",
        "2",
        "--wishes",
        "6",
    ];
    let simulate = |more: &[&str]| {
        let (code, answer, error) =
            run(&folder.0, &[&["simulate", "--seeds", "2"], &school[..], more].concat());
        assert_eq!(code, 0, "{more:?}: {error}");
        answer
    };
    let answer = simulate(&["--procedure", "fair,score-order-v2"]);
    assert!(
        answer.contains("Spread") && answer.contains("score-order-v2") && !answer.contains("joined late"),
        "{answer}"
    );
    let answer = simulate(&["--late", "0.1", "--narrow", "0.1"]);
    assert!(answer.contains("joined late") && answer.contains("few wishes"), "{answer}");
    let figures = |more: &[&str]| -> serde_json::Value {
        serde_json::from_str(&simulate(&[&["--json"], more].concat())).unwrap()
    };
    let (fair, forgetful) = (figures(&[]), figures(&["--no-memory"]));
    assert_eq!(fair["format"], "placet.simulation/1");
    assert_eq!(fair, figures(&[]), "the same seeds give the same figures");
    let spread = |document: &serde_json::Value| document["procedures"][0]["mean"]["spread"].as_f64().unwrap();
    assert!(spread(&fair) < spread(&forgetful), "{fair} {forgetful}");
    assert_ne!(fair, figures(&["--no-look-ahead"]));
}

#[test]
fn a_generated_problem_is_solved_from_the_standard_input() {
    let folder = Folder::new("generate");
    let generate =
        ["generate", "--students", "30", "--sites", "12", "--seats", "33", "--wishes", "6", "--seed", "4"];
    let (code, problem, _) = run(&folder.0, &generate);
    assert_eq!(code, 0);
    assert_eq!(problem, run(&folder.0, &generate).1, "the same seed gives the same problem");
    let into_a_file = [&generate[..], &["--out", "problem.json"]].concat();
    let (_, answer, _) = run(&folder.0, &into_a_file);
    assert!(answer.contains("Tightness: 1.1"), "what was drawn, in a line: {answer}");
    assert_eq!(std::fs::read_to_string(folder.0.join("problem.json")).unwrap(), problem);
    let (_, answer, _) = run(&folder.0, &[&into_a_file[..], &["--json"]].concat());
    assert_eq!(answer, problem);
    let (code, answer, error) = run_with_input(&folder.0, &["compare", "-", "--json"], &problem);
    assert_eq!(code, 0, "{error}");
    assert!(answer.contains("placet.comparison/1"), "{answer}");
}
