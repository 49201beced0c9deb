//! Brings an older library to the present version, after a backup of it was made.
//!
//! Invariant: all steps are one transaction; a step that fails leaves the library as it was, and the backup too. Where
//! no backup can be made, no step is taken.

use std::path::Path;
use std::time::SystemTime;

use obelus_model::{BackupReason, Moment};
use rusqlite::Connection;

use crate::backups::write_backup;
use crate::{Result, StoreError};

/// One step from the version before.
pub(crate) struct Migration {
    /// The version that it leads to.
    pub(crate) to: u32,
    /// What it does.
    pub(crate) sql: &'static str,
    /// What only the program can do, after that.
    pub(crate) then: fn(&Connection) -> Result<()>,
}

/// All steps, in order. The first version needs none.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { to: 2, sql: include_str!("sql/migrate_to_2.sql"), then: nothing },
    Migration { to: 3, sql: include_str!("sql/migrate_to_3.sql"), then: crate::chain::fill },
    // What the fourth version's index would have held the fifth makes in another form.
    Migration { to: 4, sql: include_str!("sql/migrate_to_4.sql"), then: nothing },
    Migration { to: 5, sql: include_str!("sql/migrate_to_5.sql"), then: crate::search::make_anew },
    Migration { to: 6, sql: include_str!("sql/migrate_to_6.sql"), then: crate::content::part_all },
];

fn nothing(_: &Connection) -> Result<()> {
    Ok(())
}

/// Brings a library to the version that the last step leads to; `path` is where the library lies.
pub(crate) fn migrate(connection: &mut Connection, path: &Path, steps: &[Migration]) -> Result<()> {
    if is_behind(connection, steps)? {
        write_backup(connection, path, BackupReason::Migration, now())?;
    }
    migrate_copy(connection, steps)
}

fn is_behind(connection: &Connection, steps: &[Migration]) -> Result<bool> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(steps.iter().any(|step| step.to > found))
}

/// The same without a backup, of what is a copy itself.
pub(crate) fn migrate_copy(connection: &mut Connection, steps: &[Migration]) -> Result<()> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let steps: Vec<&Migration> = steps.iter().filter(|step| step.to > found).collect();
    if steps.is_empty() {
        return Ok(());
    }
    // A table is changed by making it anew under its name: references to it must rest meanwhile, and this pragma is
    // heard outside a transaction only.
    connection.execute_batch("PRAGMA foreign_keys = OFF")?;
    let stepped = take_steps(connection, &steps);
    connection.execute_batch("PRAGMA foreign_keys = ON")?;
    stepped?;
    // The new version stands in the file itself, where a program that must refuse it looks first.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

fn take_steps(connection: &mut Connection, steps: &[&Migration]) -> Result<()> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for step in steps {
        transaction.execute_batch(step.sql)?;
        (step.then)(&transaction)?;
        transaction.pragma_update(None, "user_version", step.to)?;
    }
    let dangling = "SELECT 1 FROM pragma_foreign_key_check LIMIT 1";
    if crate::cells::find(&transaction, dangling, [], |_| Ok(()))?.is_some() {
        return Err(StoreError::damaged("references that lead nowhere"));
    }
    Ok(transaction.commit()?)
}

/// The present moment, for the name of the copy: a library is opened by whoever wants, and nobody hands in a time.
fn now() -> Moment {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).ok().and_then(Moment::from_milliseconds).unwrap_or(Moment::EPOCH)
}

#[cfg(test)]
mod tests;
