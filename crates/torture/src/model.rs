//! Random work on a library, held against a simple model of it: whatever is done, undone, closed, copied in a crash and
//! opened again, the two stay the same.
//!
//! Invariant: the model knows nothing of files, logs or SQL: records in a map, a list of what was done. Controls: a model
//! that leaves out one step, and a crash that loses the log beside the library.

mod life;
mod shadow;
mod steps;

use self::life::{Crash, Life};
use crate::dice::Dice;
use crate::failure::{Failure, Result};
use crate::report::{Kind, Report};
use crate::spread::spread;
use crate::suite::Trial;

/// How many steps a life has; a library that grows for ever would only grow slow.
const STEPS: u64 = 800;

/// How many steps lie between two comparisons of everything, at most.
const BETWEEN: u64 = 40;

/// Runs the suite.
pub fn run(trial: &Trial) -> Result<Report> {
    let mut report = Report::default();
    let all: Vec<u64> = match &trial.only {
        Some(only) => vec![only.parse().map_err(|_| Failure::new(format!("no life is called \"{only}\"")))?],
        None => trial.mine((0..trial.length.pick(5, 300)).collect()),
    };
    for part in spread(trial.workers, &all, |_, life| Ok(live(trial, *life)))? {
        report.merge(part);
    }
    if trial.only.is_none() {
        let controls: Vec<u64> = trial.mine((0..trial.length.pick(3, 60)).collect());
        for part in spread(trial.workers, &controls, |_, life| Ok(control(trial, *life)))? {
            report.merge(part);
        }
    }
    Ok(report)
}

/// One library from its making to its end.
fn live(trial: &Trial, number: u64) -> Report {
    let mut report = Report::default();
    let mut dice = Dice::at(trial.seed, &[number]);
    let folder = trial.scratch.join(format!("life-{number}"));
    let lived = Life::begin(&folder, number).and_then(|mut life| {
        let lived = go_on(&mut life, &mut dice, STEPS, &mut report);
        lived.map_err(|told| format!("after {} steps: {told}", life.steps()))
    });
    if let Err(told) = lived {
        report.loss(Kind::Lost, number.to_string(), told);
    }
    drop(std::fs::remove_dir_all(&folder));
    report
}

fn go_on(life: &mut Life, dice: &mut Dice, steps: u64, report: &mut Report) -> Result<(), String> {
    let mut since = 0;
    for _ in 0..steps {
        report.count("ops", 1);
        life.step(dice)?;
        since += 1;
        let turn = dice.below(100);
        if turn < 2 {
            report.count("openings", 1);
            life.reopen()?;
        } else if turn < 4 {
            report.count("crashes", 1);
            life.crash(Crash::Whole)?;
        }
        if turn < 4 || since > dice.below(BETWEEN) {
            report.count("comparisons", 1);
            since = 0;
            life.compare()?;
        }
    }
    life.reopen()?;
    life.compare()?;
    life.verify()
}

/// The same with a step that the model does not hear of, and with a crash that loses files.
fn control(trial: &Trial, number: u64) -> Report {
    let mut report = Report::default();
    let mut dice = Dice::at(trial.seed, &[number, 1]);
    let folder = trial.scratch.join(format!("control-{number}"));
    let deaf = Life::begin(&folder, number).and_then(|mut life| {
        (0..60).try_for_each(|_| life.step(&mut dice))?;
        life.compare()?;
        life.step_unheard(&mut dice)?;
        life.compare()
    });
    report.control("a step left out of the model", 1, u64::from(deaf.is_err()));
    let lossy = Life::begin(&folder, number).and_then(|mut life| {
        (0..30).try_for_each(|_| life.step(&mut dice))?;
        life.crash(Crash::WithoutLogs)?;
        life.compare()
    });
    report.control("a crash that takes log and journal with it", 1, u64::from(lossy.is_err()));
    drop(std::fs::remove_dir_all(&folder));
    report
}
