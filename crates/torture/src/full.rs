//! Suite `full`: the disk has room for so many pages more, and then none.
//!
//! Each scenario runs on a small disk of its own (tmpfs in a mount namespace of this program) at many sizes: from no room at
//! all to just enough. The command is done whole, or refused with a fault that has a name; then there is room, and the same
//! command does its work. Controls: a refusal that is taken for an answer; and a disk that is full and does not say so.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::bench::{self, Bench, Killed};
use crate::command::Place;
use crate::failure::{Failure, Result};
use crate::faults::SCENARIOS;
use crate::report::{Kind, Report};
use crate::spread::spread;
use crate::suite::{Suite, Trial};
use crate::tree::{self, Content};

/// The suite.
pub const SUITE: Suite = Suite { name: "full", about: "the disk is full, at many sizes", run, is_shared: false };

/// Sizes of each scenario.
const SIZES: (u64, u64) = (2, 64);
/// What a disk gives out.
const PAGE: u64 = 4096;
/// How long the room of what was deleted may take to come back.
const SETTLES: Duration = Duration::from_secs(5);
/// Room enough for every scenario, in pages.
const ROOM: u64 = 8192;
/// Set where this program has a mount namespace of its own.
const INSIDE: &str = "OBELUS_TORTURE_INSIDE";

/// Goes on in a mount namespace of its own, where that can be had; without one the suite says that it was not run.
pub fn go_inside() {
    if std::env::var_os(INSIDE).is_some() || !cfg!(target_os = "linux") {
        return;
    }
    let Ok(this) = std::env::current_exe() else { return };
    for options in ["-m", "-Urm"] {
        let can = Command::new("unshare").args([options, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
        if can.is_ok_and(|can| can.status.success()) {
            let mut command = Command::new("unshare");
            command.args([options, "--propagation", "private"]).arg(&this).args(std::env::args_os().skip(1));
            // Answers only where it failed; then this program goes on as it is.
            let _ = command.env(INSIDE, "1").exec();
        }
    }
}

/// A small disk.
struct SmallDisk {
    place: Place,
}

impl SmallDisk {
    fn new(program: &Path, home: &Path) -> Result<SmallDisk> {
        let place = Place::new(program, home)?;
        mount(&["-t", "tmpfs", "-o", &format!("size={}", ROOM * PAGE), "tmpfs"], &place.folder)?;
        Ok(SmallDisk { place })
    }

    /// Puts a bench on it, with so many pages free.
    fn begin(&self, bench: &Bench, free: u64) -> Result<()> {
        self.resize(ROOM)?;
        bench.reset(&self.place)?;
        let pages = |content: &Option<Content>| content.as_ref().map_or(0, |bytes| (bytes.len() as u64).div_ceil(PAGE));
        let used: u64 = tree::read(&self.place.folder)?.values().map(pages).sum();
        // A disk of no pages is one without a limit.
        let wanted = (used + free).max(1);
        let begun = Instant::now();
        loop {
            match self.resize(wanted) {
                // What was deleted may take its room a little longer: the kernel gives it back in its own time.
                Err(_) if begun.elapsed() < SETTLES => std::thread::sleep(Duration::from_millis(20)),
                done => return done,
            }
        }
    }

    fn resize(&self, pages: u64) -> Result<()> {
        mount(&["-o", &format!("remount,size={}", pages * PAGE)], &self.place.folder)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Where it fails, it goes with the namespace.
        let _ = Command::new("umount").arg(&self.place.folder).output();
    }
}

fn mount(options: &[&str], at: &Path) -> Result<()> {
    let done = Command::new("mount").args(options).arg(at).output()?;
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    if done.status.success() { Ok(()) } else { Err(Failure::new(format!("mount {options:?}: {told}"))) }
}

struct Job<'a> {
    bench: &'a Bench,
    free: u64,
}

fn run(trial: &Trial) -> Result<Report> {
    if std::env::var_os(INSIDE).is_none() {
        return Ok(Report::absent("no mount namespace can be had here (unshare -m, or -Urm without the superuser)"));
    }
    let benches = spread(trial.waiting(), SCENARIOS, |_, scenario| {
        let bench = Bench::new(&trial.program, &trial.scratch.join(scenario.name), scenario)
            .map_err(|failure| failure.at(scenario.name))?;
        let disk = SmallDisk::new(&trial.program, &trial.scratch.join(format!("{}-measured", scenario.name)))?;
        let need = measure(&disk, &bench)?;
        Ok((bench, need))
    })?;
    let mut jobs: Vec<Job<'_>> = Vec::new();
    for (bench, need) in &benches {
        let sizes = trial.length.pick(SIZES.0, SIZES.1);
        // Where a scenario needs fewer pages than there are sizes, each page is one, and some are enough.
        let most = (*need).max(sizes - 1);
        jobs.extend((0..sizes).map(|number| Job { bench, free: most * number / (sizes - 1).max(1) }));
        if sizes < SIZES.1 {
            // The ends say little: in short, sizes within.
            jobs.iter_mut().rev().take(2).zip([*need, need / 2]).for_each(|(job, free)| job.free = free);
        }
    }
    if let Some(only) = &trial.only {
        jobs.retain(|job| job.place() == *only);
    }
    let homes: Vec<PathBuf> =
        (0..trial.waiting()).map(|worker| trial.scratch.join(format!("small-{worker}"))).collect();
    let disks = homes.iter().map(|home| SmallDisk::new(&trial.program, home)).collect::<Result<Vec<SmallDisk>>>()?;
    let at = |worker: usize| disks.get(worker).ok_or_else(|| Failure::new("no disk"));
    let mut report = Report::default();
    report.count("scenarios", benches.len() as u64);
    for part in spread(trial.waiting(), &jobs, |worker, job| job.run(at(worker)?))? {
        report.merge(part);
    }
    Ok(report)
}

/// How many pages a scenario needs, by halves.
fn measure(disk: &SmallDisk, bench: &Bench) -> Result<u64> {
    let (mut low, mut high) = (0, ROOM / 2);
    while low < high {
        let middle = (low + high) / 2;
        disk.begin(bench, middle)?;
        let is_done = disk.place.run(&bench.words)?.is_done();
        disk.resize(ROOM)?;
        if is_done { high = middle } else { low = middle + 1 }
    }
    Ok(low)
}

impl Job<'_> {
    fn place(&self) -> String {
        format!("{}:{}", self.bench.name, self.free)
    }

    fn run(&self, disk: &SmallDisk) -> Result<Report> {
        let mut report = Report::default();
        disk.begin(self.bench, self.free)?;
        let ended = disk.place.run(&self.bench.words)?;
        // Looked at while there is no room, a library must at least not be made worse.
        disk.resize(ROOM)?;
        let left = tree::read(&disk.place.folder)?;
        let mut wrongs = self.bench.judge(&disk.place, &ended, Killed::Never)?;
        tree::write(&disk.place.folder, &left)?;
        wrongs.extend(self.bench.judge_again(&disk.place)?);
        report.count("runs", 1);
        report.count("done", u64::from(ended.is_done()));
        report.count("refused", u64::from(!ended.is_done()));
        let all = format!("{}{}", ended.told, ended.complained);
        report.count("of them with disk-full", u64::from(all.contains("\"disk-full\"")));
        bench::tell(&mut report, &self.place(), wrongs);
        if !ended.is_done() {
            tree::write(&disk.place.folder, &left)?;
            let believed = self.bench.judge(&disk.place, &crate::command::Ended::believed(), Killed::Never)?;
            report.control("a refusal taken for an answer", 1, u64::from(!believed.is_empty()));
            let silent = self.run_silently_full(disk)?;
            report.control("a full disk that does not say so, no journal", 1, u64::from(silent));
        }
        Ok(report)
    }

    /// The same, but every write into library and log is answered as done; whether that was noticed.
    fn run_silently_full(&self, disk: &SmallDisk) -> Result<bool> {
        self.bench.reset(&disk.place)?;
        let trace = disk.place.aside.join("trace").display().to_string();
        let library = disk.place.folder.canonicalize()?.join(crate::command::LIBRARY).display().to_string();
        let log = format!("{library}-wal");
        let fault = "inject=pwrite64:retval=4096:when=1+";
        let options = ["-f", "-o", &trace, "-P", &library, "-P", &log, "-e", "trace=pwrite64", "-e", fault];
        let ended = disk.place.run_traced(&options.map(str::to_owned), &self.bench.words)?;
        let journal = disk.place.folder.join(format!("{}.journal", crate::command::LIBRARY));
        if journal.exists() {
            std::fs::remove_file(journal)?;
        }
        let wrongs = self.bench.judge(&disk.place, &ended, Killed::Never)?;
        Ok(wrongs.iter().any(|(kind, _)| *kind != Kind::Misbehaved))
    }
}
