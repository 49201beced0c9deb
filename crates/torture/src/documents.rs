//! Hostile documents: each is brought in by the real program, as a person would bring it in, and watched while it is read.
//!
//! Invariant: none outlives its time or its memory, none makes the program panic, none reaches a file beside it, and the
//! library is sound after all of them. Control: processes that do swallow memory and do hang, seen by the same meter.

mod meter;
mod office;
mod pages;
mod pdf;
mod trap;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use self::meter::{Bounds, Watched, watch};
use self::trap::{Bait, Trap};
use crate::failure::{Failure, Result};
use crate::report::{Kind, Report};
use crate::spread::spread;
use crate::suite::Trial;

/// What a reader may take: the program ends it after 30 seconds, and may be late by a moment on a busy machine. What
/// was read must be saved then, too.
const BOUNDS: Bounds = Bounds { whole: Duration::from_secs(120), child: Duration::from_secs(32), memory: 1 << 30 };

/// What the file beside the traps says: nobody was asked to read it.
const SECRET: &str = "the-word-that-nobody-may-read";

/// Runs the suite.
pub fn run(trial: &Trial) -> Result<Report> {
    std::fs::write(trial.scratch.join("secret.txt"), SECRET)?;
    let secret = trial.scratch.join("secret.txt");
    let bait = Bait { scale: trial.length.pick(1, 40), secret: secret.to_string_lossy().into_owned() };
    let mut traps: Vec<Trap> = office::traps();
    traps.extend(pages::traps());
    traps.extend(pdf::traps());
    if let Some(only) = &trial.only {
        traps.retain(|trap| trap.name == only);
        if traps.is_empty() {
            return Err(Failure::new(format!("no trap is called \"{only}\"")));
        }
    }
    let mut report = Report::default();
    let watched = spread(trial.workers, &traps, |worker, trap| spring(trial, &bait, worker, trap))?;
    let (mut longest, mut largest) = (("", Duration::ZERO), ("", 0));
    for (trap, seen) in traps.iter().zip(&watched) {
        judge(trap, seen, &mut report);
        longest = if seen.time > longest.1 { (trap.name, seen.time) } else { longest };
        largest = if seen.memory > largest.1 { (trap.name, seen.memory) } else { largest };
    }
    report.note(format!("longest {:.1} s ({})", longest.1.as_secs_f64(), longest.0));
    report.note(format!("most memory {} MiB ({})", largest.1 >> 20, largest.0));
    for worker in 0..trial.workers.max(1) {
        look_after(trial, worker, &mut report)?;
    }
    if trial.only.is_none() {
        control(&mut report)?;
    }
    Ok(report)
}

/// Lays a trap and has the program read it.
fn spring(trial: &Trial, bait: &Bait, worker: usize, trap: &Trap) -> Result<Watched> {
    let folder = trial.scratch.join(format!("traps-{worker}"));
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(trap.file);
    trap.lay(bait, &file)?;
    let mut command = Command::new(&trial.program);
    command.args(["--json", "--library"]).arg(library(trial, worker)).arg("import").arg(&file);
    let watched = watch(command, BOUNDS)?;
    std::fs::remove_file(&file)?;
    Ok(watched)
}

fn library(trial: &Trial, worker: usize) -> std::path::PathBuf {
    trial.scratch.join(format!("traps-{worker}.obelus"))
}

fn judge(trap: &Trap, seen: &Watched, report: &mut Report) {
    report.count("traps", 1);
    let mut wrong = |told: String| report.loss(Kind::Misbehaved, trap.name, told);
    if seen.was_stopped {
        return wrong(format!("outlived {} s or {} MiB", BOUNDS.child.as_secs(), BOUNDS.memory >> 20));
    }
    if seen.told.contains("panicked") {
        return wrong(format!("panicked: {}", seen.told));
    }
    match seen.code {
        Some(0) => report.count("read", 1),
        // Refused by name: the code stands in the answer.
        Some(1) if seen.told.contains("\"code\"") => report.count("refused", 1),
        code => wrong(format!("ended with {code:?}: {}", seen.told)),
    }
}

/// The library that met all traps is sound, and nothing in it came from a file that nobody gave.
fn look_after(trial: &Trial, worker: usize, report: &mut Report) -> Result<()> {
    let library = library(trial, worker);
    if !library.exists() {
        return Ok(());
    }
    let verified = Command::new(&trial.program).arg("--library").arg(&library).arg("verify").output()?;
    if !verified.status.success() {
        let told = String::from_utf8_lossy(&verified.stdout).into_owned();
        report.loss(Kind::Corrupt, format!("library {worker}"), told);
    }
    if contains(&library, SECRET)? {
        report.loss(Kind::Misbehaved, format!("library {worker}"), "holds words of a file that nobody gave");
    }
    report.count("libraries verified", 1);
    Ok(())
}

/// Whether a file holds these words.
fn contains(path: &Path, words: &str) -> Result<bool> {
    let bytes = std::fs::read(path)?;
    Ok(bytes.windows(words.len()).any(|window| window == words.as_bytes()))
}

/// What has no limits is seen by the meter, and words in a file by the search.
fn control(report: &mut Report) -> Result<()> {
    let mut swallow = Command::new("dd");
    swallow.args(["if=/dev/zero", "of=/dev/null", "bs=1300M", "count=1"]);
    let swallowed = watch(swallow, BOUNDS)?;
    report.control("a program that swallows memory", 1, u64::from(swallowed.was_stopped));
    let mut hang = Command::new("sleep");
    hang.arg("60");
    let hung = watch(hang, Bounds { whole: Duration::from_millis(500), ..BOUNDS })?;
    report.control("a program that hangs", 1, u64::from(hung.was_stopped));
    Ok(())
}
