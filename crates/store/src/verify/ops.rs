//! The ops of the log: each can be read, none is missing, and undo and redo stand where doing all of them leads.

use std::collections::BTreeMap;

use obelus_model::Verb;

use super::Finding;
use crate::OpState;
use crate::cells::{self, list};
use crate::rows::read_entry;
use crate::{Result, Rows};

const ALL: &str = "SELECT op.seq, op.id, op.at, op.annotator, op.verb, reverted.id, op.changes, state, op.reverts \
    FROM op LEFT JOIN op AS reverted ON reverted.seq = op.reverts LEFT JOIN op_state ON op_state.op = op.seq \
    ORDER BY op.seq";
const COUNTS: &str =
    "SELECT seq FROM op WHERE changes <> (SELECT count(*) FROM op_change WHERE op_change.op = op.seq) ORDER BY seq";
const STATES: &str = "SELECT op, state FROM op_state ORDER BY op";

/// Undo and redo, done over by the log alone.
#[derive(Default)]
struct Replay {
    /// In force, the newest last.
    done: Vec<i64>,
    /// Taken back, the one that redo takes last.
    undone: Vec<i64>,
    /// Out of reach.
    gone: Vec<i64>,
}

impl Replay {
    /// Does an op; answers whether it is one that could be done there.
    fn take(&mut self, seq: i64, verb: Verb, reverts: Option<i64>) -> bool {
        match verb {
            Verb::Undo => {
                let undone = self.done.pop();
                self.undone.extend(undone);
                undone.is_some() && undone == reverts
            }
            Verb::Redo => {
                let redone = self.undone.pop();
                self.done.extend(redone);
                redone.is_some() && redone == reverts
            }
            Verb::CreateLibrary => seq == 1 && reverts.is_none(),
            _ => {
                self.gone.append(&mut self.undone);
                self.done.push(seq);
                reverts.is_none()
            }
        }
    }

    fn states(self) -> BTreeMap<i64, OpState> {
        let all = |list: Vec<i64>, state| list.into_iter().map(move |op| (op, state));
        let states = all(self.done, OpState::Done).chain(all(self.undone, OpState::Undone));
        states.chain(all(self.gone, OpState::Gone)).collect()
    }
}

impl Rows<'_> {
    /// Reads every op the way the application does, and does undo and redo over.
    pub(super) fn verify_ops(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let mut replay = Replay::default();
        let mut statement = self.connection.prepare_cached(ALL)?;
        let mut rows = statement.query([])?;
        let mut next = 1;
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(0)?;
            if seq != next {
                findings.push(Finding::Gap(next));
            }
            next = seq.saturating_add(1);
            match read_entry(row) {
                Ok((_, entry)) if replay.take(seq, entry.op.verb, row.get(8)?) => {}
                Ok(_) => findings.push(Finding::Reverts(seq)),
                Err(_) => findings.push(Finding::Op(seq)),
            }
        }
        findings.extend(list(self.connection, COUNTS, [], |row| row.get(0).map(Finding::Log))?);
        self.verify_states(replay.states(), findings)
    }

    fn verify_states(&self, mut expected: BTreeMap<i64, OpState>, findings: &mut Vec<Finding>) -> Result<()> {
        let kept = list(self.connection, STATES, [], |row| Ok((row.get(0)?, cells::word::<OpState>(row, 1)?)))?;
        for (op, state) in kept {
            if expected.remove(&op) != Some(state) {
                findings.push(Finding::State(op));
            }
        }
        findings.extend(expected.into_keys().map(Finding::State));
        Ok(())
    }
}
