//! The pages under load: `cargo bench -p placet --bench load`, on SQLite, or on the server of `PLACET_BENCH_DATABASE`.
//!
//! Seeds 10,000 students in sixteen cohorts, one of which has four published campaigns behind it, a campaign of 600
//! participants over 110 sites whose wishes are open, and one whose wishes are closed; starts the real binary, and asks each
//! page over 16 connections that stay open, as a browser does (compressed). Prints requests per second, median, 95th and 99th
//! percentile in milliseconds, the processor time of the server for each request, errors, and its resident memory. The load
//! runs on the same machine as the server: figures are a lower bound. `-- NAME` asks only the pages whose name has the word;
//! `PLACET_BENCH_PLAIN=1` asks for pages that are not compressed; `PLACET_BENCH_SERVER` names another build of the server.

#![expect(clippy::print_stdout, reason = "the figures are the answer")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on stops")]

mod seed;

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Connections that ask at once, unless `PLACET_BENCH_CONNECTIONS` says otherwise (1: what one person waits for).
const CONNECTIONS: usize = 16;

/// How long each page is asked for.
const SECONDS: u64 = 6;

/// Those that the page of the comparison has to show.
const PROCEDURES: &str = "&procedure=least-rank&procedure=generous&procedure=score-order-v2&procedure=score-order-v1\
    &procedure=random-order&procedure=rank-maximal&procedure=stable";

/// What to ask: the head of the request and its body, for the n-th request.
type Ask = Arc<dyn Fn(usize) -> String + Send + Sync>;

#[tokio::main]
async fn main() {
    // `cargo test` runs benches too, to see that they build; the load is asked for with `cargo bench`.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = std::env::temp_dir().join(format!("placet-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let url = std::env::var("PLACET_BENCH_DATABASE")
        .unwrap_or_else(|_| format!("sqlite:{}", folder.join("placet.sqlite").display()));
    let began = Instant::now();
    let seeded = seed::seed(&url).await;
    println!("seeded in {:.1} s", began.elapsed().as_secs_f64());

    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let began = Instant::now();
    let binary =
        std::env::var_os("PLACET_BENCH_SERVER").unwrap_or_else(|| env!("CARGO_BIN_EXE_placet").into());
    let mut server = Command::new(binary)
        .arg("serve")
        .env("PLACET_LISTEN", format!("127.0.0.1:{port}"))
        .env("PLACET_DATA_DIR", &folder)
        .env("DATABASE_URL", &url)
        .env("PLACET_LOG", "error")
        .env_remove("PLACET_BASE_URL")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    println!(
        "server answers after {} ms, {} MB resident",
        began.elapsed().as_millis(),
        resident(server.id())
    );

    let run = format!("POST /campaigns/{}/runs HTTP/1.1\r\n", seeded.closed);
    let body = format!("csrf={}&procedure=fair&seed=1", seeded.csrf);
    let status = once(port, &posted(&run, &seeded.manager, &body)).await;
    assert!((200..400).contains(&status), "the run was refused: {status}");
    let choice = format!("POST /campaigns/{}/runs/1/choose HTTP/1.1\r\n", seeded.closed);
    let status = once(port, &posted(&choice, &seeded.manager, &format!("csrf={}", seeded.csrf))).await;
    assert!((200..400).contains(&status), "the run was not chosen: {status}");
    let compared = format!("POST /campaigns/{}/compare HTTP/1.1\r\n", seeded.closed);
    let status =
        once(port, &posted(&compared, &seeded.manager, &format!("csrf={}&seed=1{PROCEDURES}", seeded.csrf)))
            .await;
    assert!((200..400).contains(&status), "the procedures were not compared: {status}");

    println!(
        "{:<34} {:>9} {:>8} {:>8} {:>8} {:>8} {:>7} {:>7}",
        "page", "per s", "p50 ms", "p95 ms", "p99 ms", "cpu ms", "kB", "errors"
    );
    let only: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    for (name, ask) in pages(&Arc::new(seeded)) {
        if only.is_empty() || only.iter().any(|word| name.contains(word.as_str())) {
            load(name, port, server.id(), ask).await;
        }
    }
    println!("{} MB resident after the load", resident(server.id()));
    server.kill().unwrap();
    server.wait().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Resident memory of a process, in MB.
fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Processor time of a process since its start, in seconds.
fn processor(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    // user and system time, in hundredths of a second
    after.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>()
        / 100.0
}

/// What browsers say that they read.
fn encodings() -> &'static str {
    if std::env::var_os("PLACET_BENCH_PLAIN").is_some() {
        ""
    } else {
        "Accept-Encoding: gzip, deflate, br, zstd\r\n"
    }
}

fn get(path: &str, session: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: session={session}\r\n{}\r\n", encodings())
}

fn posted(line: &str, session: &str, body: &str) -> String {
    format!(
        "{line}Host: localhost\r\nCookie: session={session}\r\nAccept: application/json\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Asks once, on a connection of its own.
async fn once(port: u16, request: &str) -> u16 {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    answer(&mut stream, &mut Vec::new()).await
}

fn pages(seeded: &Arc<seed::Seeded>) -> Vec<(&'static str, Ask)> {
    let ask = |make: fn(&seed::Seeded, usize) -> String| -> Ask {
        let seeded = Arc::clone(seeded);
        Arc::new(move |n| make(&seeded, n))
    };
    vec![
        ("sign-in page", ask(|_, _| get("/sign-in", ""))),
        ("home of the manager", ask(|s, _| get("/", &s.manager))),
        ("home of the commission", ask(|s, _| get("/", &s.commission))),
        ("home of a student", ask(|s, n| get("/", &s.students[n % 600].0))),
        (
            "students, 10,000, any page",
            ask(|s, n| get(&format!("/students?page={}", n * 7 % 400 + 1), &s.manager)),
        ),
        ("students, search", ask(|s, n| get(&format!("/students?q=martin%20{}", n % 90), &s.manager))),
        (
            "students, by score",
            ask(|s, n| get(&format!("/students?sort=-score&page={}", n % 400 + 1), &s.manager)),
        ),
        ("a student", ask(|s, n| get(&format!("/students/{}", s.people[n % 600]), &s.manager))),
        ("sites", ask(|s, n| get(&format!("/sites?page={}", n % 4 + 1), &s.manager))),
        ("a site", ask(|s, n| get(&format!("/sites/{}", s.sites[n % 110]), &s.manager))),
        (
            "cohort grid, 600",
            ask(|s, n| get(&format!("/cohorts/{}?page={}", s.cohort, n % 24 + 1), &s.manager)),
        ),
        ("campaigns", ask(|s, _| get("/campaigns", &s.manager))),
        ("campaign", ask(|s, _| get(&format!("/campaigns/{}", s.campaign), &s.manager))),
        (
            "campaign, participants",
            ask(|s, n| {
                get(&format!("/campaigns/{}/participants?page={}", s.campaign, n % 24 + 1), &s.manager)
            }),
        ),
        ("campaign, openings", ask(|s, _| get(&format!("/campaigns/{}/openings", s.campaign), &s.manager))),
        ("campaign, wishes", ask(|s, _| get(&format!("/campaigns/{}/wishes", s.campaign), &s.manager))),
        ("campaign, runs", ask(|s, _| get(&format!("/campaigns/{}/runs", s.closed), &s.manager))),
        ("campaign, compare 8", ask(|s, _| get(&format!("/campaigns/{}/compare", s.closed), &s.manager))),
        ("campaign, fairness 8", ask(|s, _| get(&format!("/campaigns/{}/fairness", s.closed), &s.manager))),
        ("campaign, cases", ask(|s, _| get(&format!("/campaigns/{}/cases", s.closed), &s.commission))),
        ("campaign, placements", ask(|s, _| get(&format!("/campaigns/{}/placements", s.closed), &s.manager))),
        (
            "ranking page",
            ask(|s, n| get(&format!("/my/campaigns/{}/wishes", s.campaign), &s.students[n % 600].0)),
        ),
        (
            "save of 12 wishes",
            ask(|s, n| {
                let (session, csrf) = &s.students[n % 600];
                let version = n / 600;
                let order: Vec<&str> = (0..12).map(|rank| s.sites[(n + rank * 7) % 110].as_str()).collect();
                let body = format!("csrf={csrf}&version={version}&order={}", order.join(","));
                posted(
                    &format!("POST /my/campaigns/{}/wishes/order HTTP/1.1\r\n", s.campaign),
                    session,
                    &body,
                )
            }),
        ),
        (
            "ranking page, all ranked",
            ask(|s, n| get(&format!("/my/campaigns/{}/wishes", s.campaign), &s.students[n % 600].0)),
        ),
        ("campaign, all ranked", ask(|s, _| get(&format!("/campaigns/{}", s.campaign), &s.manager))),
    ]
}

async fn load(name: &str, port: u16, server: u32, ask: Ask) {
    let turn = Arc::new(AtomicUsize::new(0));
    let until = Instant::now() + Duration::from_secs(SECONDS);
    let asked = std::env::var("PLACET_BENCH_CONNECTIONS").ok().and_then(|text| text.parse().ok());
    let tasks: Vec<_> = (0..asked.unwrap_or(CONNECTIONS))
        .map(|_| {
            let (ask, turn) = (Arc::clone(&ask), Arc::clone(&turn));
            tokio::spawn(async move {
                let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
                let mut buffer = Vec::new();
                let (mut times, mut errors, mut bytes) = (Vec::new(), 0, 0);
                while Instant::now() < until {
                    let request = ask(turn.fetch_add(1, Ordering::Relaxed));
                    let began = Instant::now();
                    stream.write_all(request.as_bytes()).await.unwrap();
                    let status = answer(&mut stream, &mut buffer).await;
                    times.push(began.elapsed());
                    errors += usize::from(!(200..400).contains(&status));
                    bytes += buffer.len();
                }
                (times, errors, bytes)
            })
        })
        .collect();
    let (began, worked) = (Instant::now(), processor(server));
    let (mut times, mut errors, mut bytes) = (Vec::new(), 0, 0);
    for task in tasks {
        let (some, wrong, read) = task.await.unwrap();
        times.extend(some);
        errors += wrong;
        bytes += read;
    }
    let (seconds, worked) = (began.elapsed().as_secs_f64(), processor(server) - worked);
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    println!(
        "{name:<34} {:>9.0} {:>8.1} {:>8.1} {:>8.1} {:>8.2} {:>7.1} {errors:>7}",
        times.len() as f64 / seconds,
        at(0.5),
        at(0.95),
        at(0.99),
        worked * 1000.0 / times.len() as f64,
        bytes as f64 / 1000.0 / times.len() as f64
    );
}

/// Reads one answer whole (by its length, or its chunks) and gives its status.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> u16 {
    buffer.clear();
    let mut chunk = vec![0; 65_536];
    let mut end_of_head = None;
    loop {
        let read = stream.read(&mut chunk).await.unwrap();
        if read == 0 {
            return 0;
        }
        buffer.extend_from_slice(&chunk[..read]);
        if end_of_head.is_none() {
            end_of_head = buffer.windows(4).position(|window| window == b"\r\n\r\n").map(|at| at + 4);
        }
        let Some(head) = end_of_head else { continue };
        let text = String::from_utf8_lossy(&buffer[..head]).to_ascii_lowercase();
        let whole = match text.lines().find_map(|line| line.strip_prefix("content-length: ")) {
            Some(length) => buffer.len() >= head + length.trim().parse::<usize>().unwrap(),
            None => buffer.ends_with(b"0\r\n\r\n"),
        };
        if whole {
            return text.split_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        }
    }
}
