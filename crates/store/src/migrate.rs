//! Brings an older library to the present version, after a copy of it lies beside it.
//!
//! Invariant: all steps are one transaction; a step that fails leaves the library as it was, and the copy too.
//! A copy is never written over.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::lock::beside;
use crate::open::quick_check;
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
];

fn nothing(_: &Connection) -> Result<()> {
    Ok(())
}

/// Brings a library to the version that the last step leads to; `path` is where the library lies.
pub(crate) fn migrate(connection: &mut Connection, path: &Path, steps: &[Migration]) -> Result<()> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let steps: Vec<&Migration> = steps.iter().filter(|step| step.to > found).collect();
    if steps.is_empty() {
        return Ok(());
    }
    back_up(connection, path, found)?;
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

/// Copies the library to `NAME-backup-vN` beside it, or `NAME-backup-vN-2` where that is taken, and checks the copy.
fn back_up(connection: &Connection, path: &Path, version: u32) -> Result<PathBuf> {
    let name = |number: u32| match number {
        1 => beside(path, &format!("-backup-v{version}")),
        number => beside(path, &format!("-backup-v{version}-{number}")),
    };
    let free = (1..=u32::MAX).map(name).find(|path| !path.exists()).ok_or(StoreError::Exists)?;
    let part = beside(path, "-backup-part");
    // Left by a crash in the middle of a copy; nobody else makes one while the write lock is held.
    remove_if_there(&part)?;
    let copied = copy(connection, &part);
    if let Err(fault) = copied.and_then(|()| Ok(std::fs::rename(&part, &free)?)) {
        remove_if_there(&part)?;
        return Err(fault);
    }
    sync_folder(path);
    Ok(free)
}

fn copy(connection: &Connection, to: &Path) -> Result<()> {
    let mut copy = Connection::open(to)?;
    // All pages in one step: the library is locked for writing anyway, and nothing waits.
    Backup::new(connection, &mut copy)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    quick_check(&copy)?;
    copy.close().map_err(|(_, fault)| fault)?;
    std::fs::File::open(to)?.sync_all()?;
    Ok(())
}

pub(crate) fn remove_if_there(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(crate::lock::folder_fault(error)),
        _ => Ok(()),
    }
}

/// Makes a new name in a folder last. Not every system lets a folder be opened; there the name lasts as it may.
pub(crate) fn sync_folder(of: &Path) {
    if let Some(folder) = of.parent() {
        let _ = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests;
