//! What must be in a library, step by step, and whether what is found is that.
//! Invariant: what the program answered counts as promised from the moment at which it began to say it.

use std::collections::HashMap;

use obelus_model::OpId;

use crate::look::{Seen, State, Told};

/// The truth of a scenario.
#[derive(Clone, Debug, Default)]
pub struct Truth {
    /// The ops before the first step, after it, after the second, ….
    stages: Vec<Vec<OpId>>,
    /// The records after each op, by its id.
    states: HashMap<OpId, State>,
}

/// How far a scenario had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The step that was running, counted from 0.
    pub step: usize,
    /// Whether its answer was out.
    pub answered: bool,
}

/// What is wrong with what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Something promised is missing.
    Lost(String),
    /// What is there is not what was written.
    Corrupt(String),
}

impl Truth {
    /// Adds what a library held at the end of a step (first: before all steps); nothing where there was none.
    pub fn add(&mut self, told: Option<Told>) {
        let Some(told) = told else {
            self.stages.push(Vec::new());
            return;
        };
        self.states.extend(told.states);
        if let Some(last) = told.seen.ops.last() {
            self.states.insert(*last, told.seen.state);
        }
        self.stages.push(told.seen.ops);
    }

    /// How many ops were promised at a moment; for figures.
    pub fn promised(&self, at: Moment) -> usize {
        let stage = if at.answered { at.step + 1 } else { at.step };
        self.stages.get(stage).map_or(0, Vec::len)
    }

    /// Whether an absent library is right at a moment.
    pub fn judge_absence(&self, at: Moment) -> Option<Wrong> {
        let promised = self.promised(at);
        (promised > 0).then(|| Wrong::Lost(format!("the library is gone; {promised} ops were promised")))
    }

    /// Whether what was found is right at a moment.
    pub fn judge(&self, seen: &Seen, at: Moment) -> Option<Wrong> {
        if let Some(finding) = seen.findings.first() {
            return Some(Wrong::Corrupt(format!("{} findings: {finding}", seen.findings.len())));
        }
        let none = Vec::new();
        let before = self.stages.get(at.step).unwrap_or(&none);
        let after = self.stages.get(at.step + 1).unwrap_or(before);
        let replaces = !after.starts_with(before);
        let is_right = if replaces {
            seen.ops == *after || (!at.answered && seen.ops == *before)
        } else {
            after.starts_with(&seen.ops) && seen.ops.len() >= self.promised(at)
        };
        if !is_right {
            let common = seen.ops.iter().zip(after).take_while(|(found, known)| found == known).count();
            return Some(Wrong::Lost(format!(
                "{} ops of {} promised, {common} of them known",
                seen.ops.len(),
                self.promised(at)
            )));
        }
        let expected = seen.ops.last().and_then(|last| self.states.get(last));
        match expected {
            Some(expected) if *expected != seen.state => {
                Some(Wrong::Corrupt(format!("other records than after op {}", seen.ops.len())))
            }
            None if !seen.ops.is_empty() => Some(Wrong::Corrupt("an op that nobody did".to_owned())),
            _ => None,
        }
    }
}
