//! Backups, restoring and repairing on the wire.

use obelus_model::{BackupReason, Moment};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::FaultCode;

/// A backup, and what it holds.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupLine {
    /// Its name, by which it is restored.
    pub name: String,
    /// When it was made.
    #[ts(type = "string")]
    pub made: Moment,
    /// Why.
    #[ts(type = "BackupReason")]
    pub reason: BackupReason,
    /// Its size.
    pub bytes: u64,
    /// How many documents are in it.
    pub documents: u32,
    /// How many claims.
    pub claims: u32,
    /// How many claims with a verdict.
    pub judged: u32,
    /// When the library was last changed before it was made; `null` where nothing can be read.
    #[ts(type = "string | null")]
    pub last_change: Option<Moment>,
    /// Why it cannot be restored; `null` where nothing speaks against it. It is looked through whole when it is restored.
    pub fault: Option<FaultCode>,
}

/// Restores a backup.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RestoreBackup {
    /// Which one, by its name in the list.
    pub name: String,
}

/// What came of restoring.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Restored {
    /// The file in which what was there is kept; `null` where nothing was there.
    pub aside: Option<String>,
}

/// What came of repairing.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Repaired {
    /// The file in which what was there is kept; `null` where nothing was there.
    pub aside: Option<String>,
    /// How the library was made whole.
    pub way: RepairWay,
    /// How many documents are in it.
    pub documents: u32,
    /// How many claims.
    pub claims: u32,
    /// How many entries its history has.
    pub ops: u32,
    /// How many of what was known to be there did not come back: entries of the history, records, contents.
    pub lost: u32,
    /// Whether anything is known of what was done last; without a journal that can be read it is not.
    pub is_certain: bool,
}

/// How a library was made whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum RepairWay {
    /// Its own file, with what is derived made anew.
    Reindex,
    /// A backup, and what was done since from the second copy of it.
    Journal,
    /// Record by record, whatever could be read.
    Rows,
}

/// What was copied.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Copied {
    /// The file.
    pub path: String,
    /// Its size.
    pub bytes: u64,
}
