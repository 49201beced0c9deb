//! A suite's jobs, shared out to processes, as many as there are workers: this program calls itself and reads the reports.
//!
//! Two threads that open one library after the other get hardly more done than one: SQLite counts all memory of a process
//! under one lock. Invariant: the shares are all jobs, each once. Not here: what a job is (`Trial::mine` picks them).

use std::fmt;
use std::process::{Child, Command, Stdio};
use std::str::FromStr;

use crate::failure::{Failure, Result};
use crate::options::Options;
use crate::report::Report;
use crate::suite::{Length, Suite};

/// One of several equal parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Which, from 0 on.
    pub part: usize,
    /// Of how many; at least one.
    pub of: usize,
}

impl Share {
    /// All of it.
    pub const WHOLE: Share = Share { part: 0, of: 1 };
}

impl fmt::Display for Share {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.part, self.of)
    }
}

impl FromStr for Share {
    type Err = Failure;

    fn from_str(written: &str) -> Result<Share> {
        let (part, of) = written.split_once('/').unwrap_or_default();
        match (part.parse(), of.parse()) {
            (Ok(part), Ok(of)) if part < of => Ok(Share { part, of }),
            _ => Err(Failure::new(format!("\"{written}\" is no share: 0/2 is the first half"))),
        }
    }
}

/// Runs a suite in as many processes as there are workers; answers what they found together.
pub fn run(suite: &Suite, options: &Options) -> Result<Report> {
    let this = std::env::current_exe()?;
    let mut children = Vec::new();
    for part in 0..options.workers {
        let share = Share { part, of: options.workers };
        let mut command = Command::new(&this);
        command.args([suite.name, "--workers", "1", "--share", &share.to_string()]);
        command.args(["--seed", &options.seed.to_string(), "--program"]).arg(&options.program);
        if options.length == Length::Short {
            command.arg("--short");
        }
        children.push(command.stdout(Stdio::piped()).spawn()?);
    }
    // All are waited for, whatever the first of them answers.
    let ended: Vec<_> = children.into_iter().map(Child::wait_with_output).collect();
    let mut report = Report::default();
    for ended in ended {
        let ended = ended?;
        if !ended.status.success() {
            return Err(Failure::new(format!("a process that did a share of it: {}", ended.status)));
        }
        let part = serde_json::from_slice(&ended.stdout).map_err(|fault| Failure::new(fault.to_string()))?;
        report.merge(part);
    }
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_as_it_is_written() {
        let half = Share { part: 1, of: 2 };
        assert_eq!(half.to_string().parse::<Share>().unwrap(), half);
        for wrong in ["2/2", "1", "", "/", "-1/2", "0/0"] {
            assert!(wrong.parse::<Share>().is_err(), "{wrong}");
        }
    }
}
