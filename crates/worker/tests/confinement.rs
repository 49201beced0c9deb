//! What a reader that went wrong can do: nothing. This program is its own child: the bytes of the "file" say how it
//! misbehaves. Written without the usual frame, because a child must be the whole program.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::panic, reason = "a test")]

use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use obelus_readers::{Ask, ReadFault, Reading, Stop};
use obelus_worker::{Answer, CallOff, Task, Worker, serve};

type Test = (&'static str, fn());

const TESTS: [Test; 7] = [
    ("a_reading_comes_back_whole", a_reading_comes_back_whole),
    ("nothing_can_be_reached", nothing_can_be_reached),
    ("a_crash_is_a_fault", a_crash_is_a_fault),
    ("memory_is_bounded", memory_is_bounded),
    ("time_is_bounded_and_cancel_is_heard", time_is_bounded_and_cancel_is_heard),
    ("a_lie_is_found_out", a_lie_is_found_out),
    ("no_child_outlives_its_parent", no_child_outlives_its_parent),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let said = |word: &str| arguments.iter().any(|argument| argument == word);
    if said("child") {
        return serve(misbehave);
    }
    if said("parent") {
        drop(worker().read(b"hang", Ask::default(), &CallOff::default()));
        return ExitCode::SUCCESS;
    }
    if said("--list") {
        // Asked twice, the second time for tests that are ignored: there are none.
        for (name, _) in TESTS.iter().filter(|_| !said("--ignored")) {
            println!("{name}: test");
        }
        return ExitCode::SUCCESS;
    }
    let chosen = |name: &str| !arguments.iter().any(|argument| !argument.starts_with('-')) || said(name);
    for (name, test) in TESTS.iter().filter(|(name, _)| chosen(name)) {
        test();
        println!("{name}: ok");
    }
    ExitCode::SUCCESS
}

fn worker() -> Worker {
    Worker::new(std::env::current_exe().unwrap(), vec!["child".into()])
}

fn read(bytes: &[u8]) -> Result<Reading, ReadFault> {
    worker().read(bytes, Ask::default(), &CallOff::default())
}

/// The child's part.
fn misbehave(task: Task, bytes: &[u8]) -> Answer {
    let Task::Read(ask) = task else { panic!("nobody asks for pictures here") };
    let plain = |text: &str| obelus_readers::read(text.as_bytes(), &ask);
    let answer = match bytes {
        b"reach" => plain(&reach()),
        b"panic" => panic!("a reader broke"),
        b"abort" => std::process::abort(),
        b"deep" => plain(&deeper(0).to_string()),
        b"swallow" => {
            let mut eaten = Vec::new();
            loop {
                eaten.push(vec![1u8; 64 << 20]);
            }
        }
        b"hang" => loop {
            std::hint::spin_loop();
        },
        b"sleep" => loop {
            std::thread::sleep(Duration::from_secs(1));
        },
        b"lie" => plain("short").map(|mut reading| {
            reading.structure.pages.push(obelus_readers::Page {
                label: String::new(),
                start: 1000,
                width: 0.0,
                height: 0.0,
            });
            reading
        }),
        other => obelus_readers::read(other, &ask),
    };
    answer.map_or_else(Answer::Fault, Answer::Reading)
}

fn reach() -> String {
    let told = [
        ("read", std::fs::read("/etc/passwd").is_ok()),
        ("list", std::fs::read_dir("/").is_ok()),
        ("write", std::fs::write(std::env::temp_dir().join("obelus-reached"), "x").is_ok()),
        ("connect", TcpStream::connect("127.0.0.1:9").is_err_and(|error| error.raw_os_error() == Some(111))),
        ("run", Command::new("/bin/true").status().is_ok()),
        ("thread", std::thread::Builder::new().spawn(|| ()).is_ok()),
    ];
    let reached = told.iter().filter(|(_, reached)| *reached).map(|(what, _)| *what).collect::<Vec<_>>();
    format!("reached: {}.", reached.join(", "))
}

#[allow(unconditional_recursion, reason = "this is what it is for")]
fn deeper(depth: u64) -> u64 {
    let room = std::hint::black_box([depth; 512]);
    deeper(depth + 1) + room[511]
}

fn stopped(bytes: &[u8], by: Stop) {
    let fault = read(bytes).unwrap_err();
    assert_eq!(fault, ReadFault::Stopped { by }, "{}", String::from_utf8_lossy(bytes));
}

fn a_reading_comes_back_whole() {
    let text = "Der Brief läge nicht vor. ".repeat(100_000);
    assert_eq!(read(text.as_bytes()).unwrap(), obelus_readers::read(text.as_bytes(), &Ask::default()).unwrap());
    let page: &[u8] = b"<!doctype html><h1>Head</h1><p><a href='https://a.example/'>a</a> <b>b</b><ol start=4><li>c</ol><table><tr><td>d";
    let reading = read(page).unwrap();
    assert_eq!(reading, obelus_readers::read(page, &Ask::default()).unwrap());
    assert!(reading.structure.blocks.len() == 4 && reading.structure.runs.len() == 2, "{:?}", reading.structure);
    assert_eq!(read(b" ").unwrap_err(), ReadFault::Empty);
    let nowhere = Worker::new(PathBuf::from("/nowhere"), Vec::new());
    let fault = nowhere.read(b"x", Ask::default(), &CallOff::default()).unwrap_err();
    assert_eq!(fault, ReadFault::Stopped { by: Stop::Start });
}

fn nothing_can_be_reached() {
    let reading = read(b"reach").unwrap();
    if cfg!(target_os = "linux") {
        assert_eq!(reading.text.as_str(), "reached: .");
    }
}

fn a_crash_is_a_fault() {
    stopped(b"panic", Stop::Crash);
    stopped(b"abort", Stop::Crash);
    stopped(b"deep", Stop::Crash);
}

fn memory_is_bounded() {
    if cfg!(target_os = "linux") {
        stopped(b"swallow", Stop::Memory);
    }
}

fn time_is_bounded_and_cancel_is_heard() {
    for bytes in [b"hang".as_slice(), b"sleep"] {
        let soon = worker().within(Duration::from_millis(300));
        let fault = soon.read(bytes, Ask::default(), &CallOff::default()).unwrap_err();
        assert_eq!(fault, ReadFault::Stopped { by: Stop::Time });
        let call_off = CallOff::default();
        let other = call_off.clone();
        let waiting = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(100));
            other.call_off();
        });
        let fault = worker().read(bytes, Ask::default(), &call_off).unwrap_err();
        assert_eq!(fault, ReadFault::Stopped { by: Stop::Cancel });
        waiting.join().unwrap();
    }
}

fn a_lie_is_found_out() {
    assert!(matches!(read(b"lie").unwrap_err(), ReadFault::Inconsistent { .. }));
}

fn no_child_outlives_its_parent() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let mut parent = Command::new(std::env::current_exe().unwrap()).arg("parent").spawn().unwrap();
    let child = eventually(|| child_of(parent.id()));
    parent.kill().unwrap();
    parent.wait().unwrap();
    eventually(|| (!is_running(child)).then_some(()));
}

fn eventually<T>(mut seen: impl FnMut() -> Option<T>) -> T {
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        match seen() {
            Some(found) => return found,
            None if Instant::now() > until => panic!("not within 20 seconds"),
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}

/// State and parent of a process (proc(5), `stat`, fields 3 and 4).
fn stat(process: u32) -> Option<(String, u32)> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let mut fields = stat.rsplit_once(") ")?.1.split(' ');
    Some((fields.next()?.to_owned(), fields.next()?.parse().ok()?))
}

fn child_of(parent: u32) -> Option<u32> {
    let names = std::fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter_map(|name| name.parse().ok()).find(|&process| stat(process).is_some_and(|(_, of)| of == parent))
}

fn is_running(process: u32) -> bool {
    stat(process).is_some_and(|(state, _)| state != "Z")
}
