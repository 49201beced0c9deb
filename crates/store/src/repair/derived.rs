//! What is derived in a library, made anew from what it is derived of: the sentences of texts, the index of words, which changes belong to the
//! history of which claim, and where undo and redo stand. Invariant: nothing else is touched.

use std::collections::BTreeMap;

use obelus_model::Verb;
use rusqlite::{Connection, params};

use crate::cells::{self, list, run};
use crate::log::claims_of;
use crate::rows::read_images;
use crate::{OpState, Result, search};

/// Makes it anew, in one transaction.
pub(super) fn make_anew(connection: &mut Connection) -> Result<()> {
    let transaction = connection.transaction()?;
    // Found again when they are next asked for.
    run(&transaction, "DELETE FROM sentence_cache", [])?;
    run(&transaction, "DELETE FROM change_subject", [])?;
    subjects(&transaction)?;
    run(&transaction, "DELETE FROM op_state", [])?;
    for (op, state) in states(&transaction)? {
        run(&transaction, "INSERT INTO op_state (op, state) VALUES (?1, ?2)", (op, state.code()))?;
    }
    search::make_anew(&transaction)?;
    Ok(transaction.commit()?)
}

fn subjects(connection: &Connection) -> Result<()> {
    let sql = "SELECT op, noun, record, before, after, ordinal FROM op_change ORDER BY op, ordinal";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (op, ordinal): (i64, i64) = (row.get(0)?, row.get(5)?);
        for claim in claims_of(&read_images(row)?.into_change()?) {
            let sql = "INSERT INTO change_subject (claim, op, ordinal) VALUES (?1, ?2, ?3)";
            run(connection, sql, params![claim.0, op, ordinal])?;
        }
    }
    Ok(())
}

/// What undo and redo can do with each op that does not last.
fn states(connection: &Connection) -> Result<BTreeMap<i64, OpState>> {
    let mut states = BTreeMap::new();
    let ops = list(connection, "SELECT seq, verb, reverts FROM op ORDER BY seq", [], |row| {
        Ok((row.get::<_, i64>(0)?, cells::word::<Verb>(row, 1)?, row.get::<_, Option<i64>>(2)?))
    });
    for (seq, verb, reverts) in ops? {
        match (verb, reverts) {
            (Verb::Undo, Some(reverted)) => drop(states.insert(reverted, OpState::Undone)),
            (Verb::Redo, Some(reverted)) => drop(states.insert(reverted, OpState::Done)),
            (Verb::CreateLibrary, _) => {}
            _ => {
                states.values_mut().filter(|state| **state == OpState::Undone).for_each(|state| *state = OpState::Gone);
                states.insert(seq, OpState::Done);
            }
        }
    }
    Ok(states)
}

impl OpState {
    /// The word in the table; an op that lasts has no row there.
    fn code(self) -> &'static str {
        match self {
            OpState::Done => "done",
            OpState::Undone => "undone",
            OpState::Gone | OpState::Lasting => "gone",
        }
    }
}
