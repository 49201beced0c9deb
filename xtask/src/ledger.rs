//! The steps of a command: announced, timed, and summed up.
//! Invariant: a step that fails is in the summary under its own name, and no step after it runs.

use std::time::{Duration, Instant};

use crate::shell::Failure;

/// What came of a step that did not fail.
pub enum Outcome {
    /// It did its work.
    Done,
    /// There was nothing to do, for this reason.
    Idle(&'static str),
    /// It cannot be done on this machine, for this reason.
    Absent(&'static str),
}

/// The steps so far.
pub struct Ledger {
    command: String,
    begun: Instant,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    took: Duration,
    result: String,
}

impl Ledger {
    /// An empty ledger for this command.
    pub fn new(command: &str) -> Ledger {
        Ledger { command: command.to_owned(), begun: Instant::now(), rows: Vec::new() }
    }

    /// The command that the steps belong to.
    pub fn command(&self) -> &str {
        &self.command
    }

    /// Does one step: says its name, does its work, says how long it took.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome, Failure>) -> Result<(), Failure> {
        println!("\n── {name}");
        let begun = Instant::now();
        let outcome = work();
        let took = begun.elapsed();
        let result = match &outcome {
            Ok(Outcome::Done) => "done".to_owned(),
            Ok(Outcome::Idle(reason)) => format!("nothing to do: {reason}"),
            Ok(Outcome::Absent(reason)) => format!("NOT RUN: {reason}"),
            Err(_) => "FAILED".to_owned(),
        };
        println!("── {name}: {result} ({:.1} s)", took.as_secs_f64());
        self.rows.push(Row { name: name.to_owned(), took, result });
        outcome.map(|_| ()).map_err(|failure| failure.at(name))
    }

    /// Prints every step with its time.
    pub fn sum_up(&self) {
        if self.rows.is_empty() {
            return;
        }
        let width = self.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
        println!("\ncargo xtask {}", self.command);
        for row in &self.rows {
            println!("  {:width$}  {:>7.1} s  {}", row.name, row.took.as_secs_f64(), row.result);
        }
        println!("  {:width$}  {:>7.1} s", "in all", self.begun.elapsed().as_secs_f64());
    }
}
