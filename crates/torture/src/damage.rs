//! Damaged files: whatever happens to the bytes of a library, what is then read without a finding is the truth.
//!
//! Invariant: a mutation ends in one of four ways: refused, noticed, harmless (everything that can be read is as it was)
//! or wrong and unnoticed, which is a loss. Control: the same mutations with SQLite's own check alone.

mod mutation;
mod specimen;
mod truth;

use std::panic::AssertUnwindSafe;
use std::path::Path;

use obelus_store::{Finding, Library, Reader, Rows, StoreError};
use rusqlite::{Connection, OpenFlags};

use self::mutation::Mutation;
use self::specimen::{Files, NAME, Specimens, put, take};
use self::truth::Truth;
use crate::dice::Dice;
use crate::failure::{Failure, Result};
use crate::report::{Kind, Report};
use crate::spread::spread;
use crate::suite::Trial;

/// How many mutations one job makes: few jobs for the threads to take turns, many enough to share them evenly.
const IN_A_JOB: u64 = 20;

/// How a mutation ended.
#[derive(Clone, Debug, PartialEq, Eq)]
enum End {
    /// The library was not opened.
    Refused,
    /// It was, and looking it over finds something.
    Noticed,
    /// Nothing that can be read is other than it was.
    Harmless,
    /// Something is, and nobody is told.
    Wrong(String),
}

/// Runs the suite.
pub fn run(trial: &Trial) -> Result<Report> {
    let specimens = Specimens::make(&trial.scratch.join("specimens"))?;
    let jobs: Vec<Vec<u64>> = match &trial.only {
        Some(only) => vec![vec![only.parse().map_err(|_| Failure::new(format!("no mutation is called \"{only}\"")))?]],
        None => {
            let all: Vec<u64> = (0..trial.length.pick(400, 20_000)).collect();
            trial.mine(all.chunks(IN_A_JOB as usize).map(<[u64]>::to_vec).collect())
        }
    };
    let mut report = Report::default();
    // A panic on a damaged file is caught and told as what it is; its own words would drown the figures.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let parts = spread(trial.workers, &jobs, |worker, numbers| {
        let mut part = Report::default();
        for number in numbers {
            let folder = trial.scratch.join(format!("worker-{worker}"));
            mutate(&specimens, trial.seed, *number, &folder, &mut part)?;
        }
        Ok(part)
    });
    std::panic::set_hook(hook);
    parts?.into_iter().for_each(|part| report.merge(part));
    Ok(report)
}

/// Makes one mutation, and looks what comes of it: read, and opened for writing.
fn mutate(specimens: &Specimens, seed: u64, number: u64, folder: &Path, report: &mut Report) -> Result<()> {
    let Mutation { files, kind } = Mutation::throw(specimens, &mut Dice::at(seed, &[number]));
    report.count("mutations", 1);
    let mut note = |way: &str, end: Result<End, String>| match end {
        Ok(End::Wrong(told)) => report.loss(Kind::Corrupt, number.to_string(), format!("{way}, {kind}: {told}")),
        Ok(end) => report.count(&format!("{} {way}", name(&end)), 1),
        Err(panic) => report.loss(Kind::Misbehaved, number.to_string(), format!("{way}, {kind}: {panic}")),
    };
    put(&files, folder)?;
    let end = caught(|| read(specimens, folder));
    // Where everything is read as it was, there is nothing that SQLite could have missed.
    let is_harmless = end == Ok(End::Harmless);
    note("when read", end);
    put(&files, folder)?;
    let end = caught(|| write(specimens, folder));
    let refused = end == Ok(End::Refused);
    note("when opened to write", end);
    if refused && !is_kept(&files, folder)? {
        report.loss(Kind::Lost, number.to_string(), format!("{kind}: refused, and yet changed"));
    }
    if is_harmless {
        return Ok(());
    }
    put(&files, folder)?;
    if let Ok(Some(is_seen)) = caught(|| control(specimens, folder)) {
        report.control("SQLite's own check alone", 1, u64::from(!is_seen));
    }
    Ok(())
}

fn name(end: &End) -> &'static str {
    match end {
        End::Refused => "refused",
        End::Noticed => "noticed",
        End::Harmless => "harmless",
        End::Wrong(_) => "wrong",
    }
}

/// Runs what may panic.
fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    std::panic::catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let words = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
        format!("panicked: {}", words.unwrap_or("without words"))
    })
}

fn read(specimens: &Specimens, folder: &Path) -> End {
    let Ok(reader) = Reader::open(&folder.join(NAME)) else { return End::Refused };
    let found = reader.verify();
    let judged = reader.read(|rows| Ok::<_, StoreError>(judge(specimens, rows, found)));
    judged.unwrap_or(End::Refused)
}

fn write(specimens: &Specimens, folder: &Path) -> End {
    match Library::open(&folder.join(NAME)) {
        Ok(library) => {
            let end = judge(specimens, library.rows(), library.rows().verify());
            drop(library);
            // Closing puts the log into the file: what was true stays so. Who looks the library over then looks at the
            // journal, too, of which opening reads the end only.
            match (end, read(specimens, folder)) {
                (End::Harmless, End::Refused) => End::Wrong("true while open, refused once closed".to_owned()),
                (End::Harmless, closed) => closed,
                (open, _) => open,
            }
        }
        Err(_) => End::Refused,
    }
}

fn judge(specimens: &Specimens, rows: Rows<'_>, found: Result<Vec<Finding>, StoreError>) -> End {
    match found {
        Ok(found) if found.is_empty() => match Truth::read(rows, &specimens.contents) {
            Ok(truth) if truth == specimens.truth => End::Harmless,
            Ok(truth) => End::Wrong(truth.differs(&specimens.truth)),
            Err(fault) => End::Wrong(format!("looked over without a finding, and then {fault:?}")),
        },
        _ => End::Noticed,
    }
}

/// Whether every file is what it was, or lies beside under a name of its own.
fn is_kept(files: &Files, folder: &Path) -> Result<bool> {
    let there = take(folder)?;
    Ok(files.iter().all(|(suffix, bytes)| there.get(suffix) == Some(bytes) || there.values().any(|kept| kept == bytes)))
}

/// What SQLite alone sees of a mutation that changed what is read; nothing where all is as it was.
fn control(specimens: &Specimens, folder: &Path) -> Option<bool> {
    let path = folder.join(NAME);
    let is_true = Reader::open(&path).and_then(|reader| reader.read(|rows| Truth::read(rows, &specimens.contents)));
    if is_true.is_ok_and(|truth| truth == specimens.truth) {
        return None;
    }
    let check = |sql: &str| -> rusqlite::Result<Vec<String>> {
        let connection = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let mut statement = connection.prepare(sql)?;
        statement.query_map([], |row| row.get(0))?.collect()
    };
    let is_sound = check("PRAGMA integrity_check").is_ok_and(|told| told == ["ok"])
        && check("PRAGMA foreign_key_check").is_ok_and(|told| told.is_empty());
    Some(!is_sound)
}
