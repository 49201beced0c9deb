//! Suite `faults`: each call that changes a file fails once, in four ways.
//!
//! A scenario runs once with its calls recorded; then once more for each of them and each way: the process is killed at the
//! call; the disk is full there; the disk fails there, once; the disk fails from there on. `strace` does that from outside.
//! Control: the call is answered as done and never made; a library that lost bytes in this way must be noticed.

use std::collections::{BTreeMap, BTreeSet};

use crate::bench::{self, Bench, Killed};
use crate::command::{Ended, Place};
use crate::failure::{Failure, Result};
use crate::report::{Kind, Report};
use crate::scenario::{self, Scenario};
use crate::spread::spread;
use crate::suite::{Length, Suite, Trial};
use crate::trace::{Call, options, read_lines};

/// The suite.
pub const SUITE: Suite = Suite {
    name: "faults",
    about: "every write, sync, truncate, rename, unlink, link and making of a file fails",
    run,
    is_shared: false,
};

pub(crate) const SCENARIOS: &[Scenario] = &[
    scenario::IMPORT,
    scenario::JUDGE,
    scenario::UNDO,
    scenario::LOAD,
    scenario::BACKUP,
    scenario::RESTORE,
    scenario::EXPORT,
    scenario::MIGRATE_1,
];

/// Runs in the short form, controls included.
const SAMPLE: usize = 160;

/// The calls that are made to fail.
const CALLS: [&str; 18] = [
    "write",
    "writev",
    "pwrite64",
    "ftruncate",
    "fallocate",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "link",
    "linkat",
    "mkdir",
    "rmdir",
    "copy_file_range",
    "openat",
];

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Killed,
    Full,
    Once,
    Forever,
    /// The control: it is said to be done, and is not.
    Faked,
}

/// A call that is made to fail: its name and its number among those of its name in its thread, from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    name: String,
    number: u64,
    /// What it would have answered.
    answer: i64,
}

struct Job<'a> {
    bench: &'a Bench,
    target: Target,
    way: Way,
}

fn run(trial: &Trial) -> Result<Report> {
    let homes = |scenario: &Scenario| trial.scratch.join(scenario.name);
    let benches = spread(trial.waiting(), SCENARIOS, |_, scenario| {
        let bench =
            Bench::new(&trial.program, &homes(scenario), scenario).map_err(|failure| failure.at(scenario.name))?;
        let targets = targets(trial, &bench).map_err(|failure| failure.at(scenario.name))?;
        Ok((bench, targets))
    })?;
    let mut jobs = Vec::new();
    for (bench, targets) in &benches {
        for target in targets {
            let ways = [Way::Killed, Way::Full, Way::Once, Way::Forever, Way::Faked];
            // A file cannot be said to be open that is not; and who is told of a full disk by a sync is told of EIO.
            let ways = ways.into_iter().filter(|way| *way != Way::Faked || target.name != "openat");
            jobs.extend(ways.map(|way| Job { bench, target: target.clone(), way }));
        }
    }
    let jobs = match &trial.only {
        Some(only) => jobs.into_iter().filter(|job| job.place() == *only).collect(),
        None if trial.length == Length::Short => sample(jobs),
        None => jobs,
    };
    let parts = spread(trial.waiting(), &jobs, |worker, job| job.run(trial, worker))?;
    let mut report = Report::default();
    report.count("scenarios", benches.len() as u64);
    parts.into_iter().for_each(|part| report.merge(part));
    Ok(report)
}

/// Evenly from all of them.
fn sample(jobs: Vec<Job<'_>>) -> Vec<Job<'_>> {
    let (count, step) = (jobs.len(), (jobs.len() / SAMPLE).max(1));
    // A step that is no multiple of the number of ways comes by all of them.
    let step = if step.is_multiple_of(5) { step + 1 } else { step };
    jobs.into_iter()
        .enumerate()
        .filter(|(index, _)| index.is_multiple_of(step))
        .map(|(_, job)| job)
        .take(count)
        .collect()
}

/// The calls of a scenario that change its folder, each thread's by number.
fn targets(trial: &Trial, bench: &Bench) -> Result<BTreeSet<Target>> {
    let place = Place::new(&trial.program, &trial.scratch.join(format!("{}-targets", bench.name)))?;
    bench.reset(&place)?;
    let path = place.aside.join("trace");
    let ended = place.run_traced(&options(&path), &bench.words)?;
    if !ended.is_done() {
        return Err(Failure::new(ended.complained));
    }
    let folder = place.folder.canonicalize()?.display().to_string();
    let mut numbers: BTreeMap<(u32, String), u64> = BTreeMap::new();
    let mut targets: BTreeMap<(String, u64), i64> = BTreeMap::new();
    for call in read_lines(&std::fs::read_to_string(&path)?) {
        let number = numbers.entry((call.thread, call.name.clone())).or_default();
        *number += 1;
        let makes = call.name != "openat" || call.arguments.iter().any(|argument| argument.contains("O_CREAT"));
        if CALLS.contains(&call.name.as_str()) && makes && call.touches(&folder) {
            targets.entry((call.name, *number)).or_insert(call.answer);
        }
    }
    Ok(targets.into_iter().map(|((name, number), answer)| Target { name, number, answer }).collect())
}

/// What the system's loader says where it cannot load what a program needs.
const NOT_LOADED: &str = "error while loading shared libraries";

/// How a fault was met.
struct Hit {
    is_met: bool,
    /// Whether standard error took nothing either.
    is_mute: bool,
}

impl Job<'_> {
    fn place(&self) -> String {
        format!("{}:{}:{}:{:?}", self.bench.name, self.target.name, self.target.number, self.way)
    }

    fn run(&self, trial: &Trial, worker: usize) -> Result<Report> {
        let place = Place::new(&trial.program, &trial.scratch.join(format!("faults-{worker}")))?;
        self.bench.reset(&place)?;
        let (ended, hit) = self.run_with_fault(&place)?;
        let mut report = Report::default();
        if ended.complained.contains(NOT_LOADED) {
            // The system's loader met the fault: nothing of the program ran.
            report.count("that kept the program from starting", 1);
            return Ok(report);
        }
        let killed = match self.way {
            Way::Killed => Killed::Perhaps,
            _ if hit.is_mute => Killed::Mute,
            _ => Killed::Never,
        };
        let mut wrongs = self.bench.judge(&place, &ended, killed)?;
        if self.way == Way::Faked {
            let noticed = wrongs.iter().any(|(kind, _)| *kind != Kind::Misbehaved);
            report.control("calls that are faked", 1, u64::from(noticed));
            return Ok(report);
        }
        wrongs.extend(self.bench.judge_again(&place)?);
        report.count("calls made to fail", 1);
        if !hit.is_met {
            report.count("of them not met again", 1);
        }
        bench::tell(&mut report, &self.place(), wrongs);
        Ok(report)
    }

    /// Runs the command with the fault, and tells whether the fault was met.
    fn run_with_fault(&self, place: &Place) -> Result<(Ended, Hit)> {
        let Target { name, number, answer } = &self.target;
        let fault = match self.way {
            Way::Killed => format!("signal=KILL:when={number}"),
            Way::Full => format!("error=ENOSPC:when={number}"),
            Way::Once => format!("error=EIO:when={number}"),
            Way::Forever => format!("error=EIO:when={number}+"),
            Way::Faked => format!("retval={}:when={number}", (*answer).max(0)),
        };
        let path = place.aside.join("faults");
        let (into, traced, inject) =
            (path.display().to_string(), format!("trace={name}"), format!("inject={name}:{fault}"));
        let mut options = ["-f", "-o", &into, "-e", &traced, "-e", &inject].map(str::to_owned).to_vec();
        if self.way != Way::Killed {
            // Quick, since only the call in question stops the program; but a signal is not delivered then (strace 6.1).
            options.push("--seccomp-bpf".to_owned());
        }
        let ended = place.run_traced(&options, &self.bench.words)?;
        let trace = std::fs::read_to_string(&path)?;
        let injected = || trace.lines().filter(|line| line.contains("(INJECTED)"));
        let hit = Hit {
            is_met: ended.is_killed() || injected().next().is_some(),
            // The number is counted in each thread by itself, so the words about the fault may meet it, too.
            // Its call may stand in two lines, of which the second names no file.
            is_mute: trace.contains("write(2") && injected().any(|line| line.contains("write")),
        };
        Ok((ended, hit))
    }
}

impl Call {
    /// Whether a path below a folder is among the arguments.
    fn touches(&self, folder: &str) -> bool {
        self.arguments.iter().any(|argument| argument_path(argument).contains(folder))
    }
}

/// The path that an argument is or names: that of a descriptor, or a string.
fn argument_path(argument: &str) -> String {
    let (_, of_descriptor) = crate::trace::split_descriptor(argument);
    // What is written may hold a path too: that is no argument that names one, and is longer than any path.
    let plain = if argument.len() < 4 * 4096 { argument } else { "" };
    of_descriptor.unwrap_or_else(|| String::from_utf8_lossy(&crate::trace::bytes(plain)).into_owned())
}
