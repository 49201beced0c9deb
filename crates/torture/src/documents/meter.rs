//! Watches a program and all that it starts: how long, and how much memory. What goes beyond its bounds is ended.
//! Invariant: memory is the most that one process ever had at once, as the system counts it (`VmHWM`).

use std::collections::BTreeMap;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};

/// How long between two looks.
const GLANCE: Duration = Duration::from_millis(10);

/// What a program may take.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// From its start to its end.
    pub whole: Duration,
    /// From the start to the end of each process that it starts.
    pub child: Duration,
    /// The most that one of its processes has at once, in bytes.
    pub memory: u64,
}

/// What was seen.
#[derive(Clone, Debug)]
pub struct Watched {
    /// How long it took.
    pub time: Duration,
    /// The most memory of one process.
    pub memory: u64,
    /// Whether it had to be ended.
    pub was_stopped: bool,
    /// What it ended with; nothing where a signal ended it.
    pub code: Option<i32>,
    /// The end of what it said, on both outputs.
    pub told: String,
}

/// Runs a program and watches it.
pub fn watch(mut command: Command, bounds: Bounds) -> Result<Watched> {
    let begun = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let said = [listen(child.stdout.take()), listen(child.stderr.take())];
    let mut memory = 0;
    let mut was_stopped = false;
    let mut started: BTreeMap<u32, Instant> = BTreeMap::new();
    let status = loop {
        let family = family(child.id());
        memory = memory.max(family.iter().copied().filter_map(most_memory).max().unwrap_or(0));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let children = family.iter().copied().filter(|process| *process != child.id());
        let late =
            children.filter(|process| started.entry(*process).or_insert_with(Instant::now).elapsed() > bounds.child);
        if late.count() > 0 || begun.elapsed() > bounds.whole || memory > bounds.memory {
            was_stopped = true;
            stop(&mut child);
        }
        std::thread::sleep(GLANCE);
    };
    let time = begun.elapsed();
    let mut told = String::new();
    for part in said {
        let part = part.join().map_err(|_| Failure::new("an output could not be read"))?;
        told.push_str(&part);
    }
    Ok(Watched { time, memory, was_stopped, code: status.code(), told })
}

/// Ends a program; what it started ends with it.
fn stop(child: &mut Child) {
    drop(child.kill());
}

fn listen(output: Option<impl Read + Send + 'static>) -> std::thread::JoinHandle<String> {
    const END: usize = 600;
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut output) = output {
            drop(output.read_to_end(&mut bytes));
        }
        let from = bytes.len().saturating_sub(END);
        String::from_utf8_lossy(bytes.get(from..).unwrap_or_default()).into_owned()
    })
}

/// A process and its children.
fn family(parent: u32) -> Vec<u32> {
    let mut family = vec![parent];
    let tasks = std::fs::read_dir(format!("/proc/{parent}/task")).into_iter().flatten().flatten();
    for task in tasks {
        let told = std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
        family.extend(told.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
    }
    family
}

/// The most memory that a process ever had, in bytes (proc(5), `status`).
fn most_memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes * 1024)
}
