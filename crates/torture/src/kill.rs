//! Suite `kill`: the command line is killed (`kill -9`) at any moment, in a loop of edits, exports and imports.
//!
//! After each kill the library is opened as at the next start: what was answered must be there, what was there before too,
//! and `verify` must find nothing. One library goes through many kills before it is begun anew; now and then the next
//! command finds what the killed one left, instead of this suite. Controls: an answer that is believed before it came; and
//! a run whose writes are answered and never made.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::command::{Ended, Place, words};
use crate::dice::Dice;
use crate::failure::{Failure, Result};
use crate::look::{Told, look_back};
use crate::report::{Kind, Report};
use crate::scenario;
use crate::spread::spread;
use crate::suite::{Suite, Trial};
use crate::tree::{self, Tree};

/// The suite.
pub const SUITE: Suite =
    Suite { name: "kill", about: "kill -9 of the command line in a loop of edits", run, is_shared: false };

/// Kills in all: as issue 5 asks, and a sample.
const KILLS: (u64, u64) = (100, 5_000);
/// How the file with the second copy of every op is called, behind the name of its library.
const JOURNAL: &str = ".journal";
/// Kills that one library goes through.
const IN_A_ROW: u64 = 25;
/// Notes of the command after a killed one begin here, so that it never says the same.
const NEXT: u64 = 1_000_000;
/// Runs of the control whose writes are faked.
const FAKED: (u64, u64) = (4, 40);

/// A command of the loop.
struct Deed {
    words: Vec<String>,
    /// Ops that it makes at least, where it is done.
    adds: usize,
}

fn run(trial: &Trial) -> Result<Report> {
    let home = trial.scratch.join("begin");
    let place = Place::new(&trial.program, &home)?;
    scenario::prepare(&place, &scenario::LOAD)?;
    let start = tree::read(&place.folder)?;
    let lengths = Lengths::measure(&place)?;
    let rows: Vec<u64> = (0..trial.length.pick(KILLS.0, KILLS.1) / IN_A_ROW).collect();
    let rows = match trial.only.as_deref() {
        None => rows,
        Some(only) => {
            let row = only.split(':').next().and_then(|row| row.parse().ok());
            vec![row.ok_or_else(|| Failure::new(format!("\"{only}\" is no place of this suite")))?]
        }
    };
    let mut report = Report::default();
    for part in spread(trial.waiting(), &rows, |worker, row| kill_in_a_row(trial, worker, *row, &start, lengths))? {
        report.merge(part);
    }
    if trial.only.is_none() {
        let faked: Vec<u64> = (0..trial.length.pick(FAKED.0, FAKED.1)).collect();
        for part in spread(trial.waiting(), &faked, |worker, number| fake(trial, worker, *number, &start))? {
            report.merge(part);
        }
    }
    Ok(report)
}

/// How long commands take here, undisturbed: kills fall within that.
#[derive(Clone, Copy)]
struct Lengths {
    import: Duration,
    other: Duration,
}

impl Lengths {
    fn measure(place: &Place) -> Result<Lengths> {
        let measure = |command: &str| -> Result<Duration> {
            let begun = Instant::now();
            scenario::must(place, command)?;
            Ok(begun.elapsed())
        };
        let import = measure("import second.txt --again")?;
        Ok(Lengths { import, other: measure("judge first --sentence 9 --verdict sourced")? })
    }

    fn of(&self, words: &[String]) -> Duration {
        if words.first().is_some_and(|word| word == "import") { self.import } else { self.other }
    }
}

fn kill_in_a_row(trial: &Trial, worker: usize, row: u64, start: &Tree, lengths: Lengths) -> Result<Report> {
    let place = Place::new(&trial.program, &trial.scratch.join(format!("kill-{worker}")))?;
    tree::write(&place.folder, start)?;
    let mut report = Report::default();
    let mut before = look_back(&place.library())?;
    let mut killed = 0;
    // A command that ends before its kill does not count; more than these never end so late by chance.
    for number in 0..IN_A_ROW * 10 {
        if killed == IN_A_ROW {
            break;
        }
        let mut dice = Dice::at(trial.seed, &[row, number]);
        let deed = deed(&mut dice, row * IN_A_ROW + number);
        let wait = lengths.of(&deed.words).mul_f64(dice.below(1300) as f64 / 1000.0);
        let ended = run_and_kill(&place, &deed.words, wait)?;
        let has_answered = ended.told.ends_with('\n');
        killed += u64::from(ended.code().is_none());
        report.count("kills", u64::from(ended.code().is_none()));
        report.count("that came too late", u64::from(ended.code().is_some()));
        report.count("answered", u64::from(has_answered));
        let at = format!("{row}:{number}");
        if ended.complained.contains("panicked") {
            report.loss(Kind::Misbehaved, &at, ended.complained.clone());
        }
        let mut promised = before.seen.ops.len() + if has_answered { deed.adds } else { 0 };
        if dice.percent(30) {
            // The next command finds what the killed one left.
            let deed = judge(&mut dice, NEXT + row * IN_A_ROW + number);
            let next = place.run(&deed.words)?;
            if !next.is_done() {
                report.loss(Kind::Misbehaved, &at, format!("the next command is refused: {}", next.complained));
            }
            promised += deed.adds;
        }
        match look_back(&place.library()) {
            Err(error) => {
                report.loss(Kind::Corrupt, &at, format!("{error:?}"));
                break;
            }
            Ok(after) => {
                let wrong = compare(&before, &after, promised);
                let believed = compare(&before, &after, before.seen.ops.len() + deed.adds);
                report.control("an answer believed before it came", 1, u64::from(believed.is_some()));
                wrong.into_iter().for_each(|(kind, told)| report.loss(kind, &at, format!("{:?}: {told}", deed.words)));
                before = after;
            }
        }
    }
    Ok(report)
}

/// What is wrong with a library that held `before` and was promised to hold so many ops.
fn compare(before: &Told, after: &Told, promised: usize) -> Option<(Kind, String)> {
    if let Some(finding) = after.seen.findings.first() {
        return Some((Kind::Corrupt, finding.clone()));
    }
    if !after.seen.ops.starts_with(&before.seen.ops) || after.seen.ops.len() < promised {
        return Some((Kind::Lost, format!("{} ops of {promised} promised", after.seen.ops.len())));
    }
    let told = after.seen.ops.last().and_then(|last| after.states.get(last));
    (told != Some(&after.seen.state)).then(|| (Kind::Corrupt, "the records are not what the log tells".to_owned()))
}

/// Mostly judgements, as at work. What is undone is about as much as is done again, so that the document that is judged stays.
fn deed(dice: &mut Dice, number: u64) -> Deed {
    match dice.below(10) {
        0 => Deed { words: words("import second.txt --again"), adds: 1 },
        1 => Deed { words: words("undo"), adds: 1 },
        2 => Deed { words: words("redo"), adds: 1 },
        3 => Deed { words: words("load whole.json"), adds: 0 },
        4 => Deed { words: words("export --with-text -o out.json"), adds: 0 },
        5 => {
            let Deed { mut words, .. } = judge(dice, number);
            words.extend(["--tag".to_owned(), format!("tag-{number}")]);
            Deed { words, adds: 3 }
        }
        _ => judge(dice, number),
    }
}

fn judge(dice: &mut Dice, number: u64) -> Deed {
    let sentence = 1 + dice.below(40);
    Deed { words: words(&format!("judge first --sentence {sentence} --verdict sourced --note note-{number}")), adds: 1 }
}

fn run_and_kill(place: &Place, words: &[String], wait: Duration) -> Result<Ended> {
    let mut child = place.start(Command::new(&place.program), words)?;
    std::thread::sleep(wait);
    child.kill()?;
    place.finish(child)
}

/// A judgement whose writes into SQLite's log are answered as done and never made. SQLite writes at most a page at a time;
/// that it is told of more than it asked for does not disturb it. The second copy of the op must bring it back; without it,
/// the op must be missed.
fn fake(trial: &Trial, worker: usize, number: u64, start: &Tree) -> Result<Report> {
    let place = Place::new(&trial.program, &trial.scratch.join(format!("fake-{worker}")))?;
    tree::write(&place.folder, start)?;
    let before = look_back(&place.library())?;
    let deed = judge(&mut Dice::at(trial.seed, &[number]), number);
    let trace = place.aside.join("trace").display().to_string();
    let log = format!("{}-wal", place.library().canonicalize()?.display());
    let fault = "inject=pwrite64:retval=4096:when=1+";
    let options = ["-f", "-o", &trace, "-P", &log, "-e", "trace=pwrite64", "-e", fault].map(str::to_owned);
    let ended = place.run_traced(&options, &deed.words)?;
    let left = tree::read(&place.folder)?;
    let promised = before.seen.ops.len() + if ended.told.ends_with('\n') { deed.adds } else { 0 };
    let look = |tree: &Tree| -> Result<Option<(Kind, String)>> {
        tree::write(&place.folder, tree)?;
        Ok(match look_back(&place.library()) {
            Ok(after) => compare(&before, &after, promised),
            Err(error) => Some((Kind::Corrupt, format!("{error:?}"))),
        })
    };
    let mut report = Report::default();
    report.count("logs that were never written", 1);
    if let Some((kind, told)) = look(&left)? {
        report.loss(kind, format!("faked:{number}"), told);
    }
    let alone: Tree = left.into_iter().filter(|(name, _)| !name.ends_with(JOURNAL)).collect();
    report.control("the same without the journal", 1, u64::from(look(&alone)?.is_some()));
    Ok(report)
}
