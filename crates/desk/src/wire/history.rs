//! The history on the wire.

use obelus_model::{ClaimId, Moment, Noun, OpId, Verb};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Written;

/// Asks for the newest entries of the history.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskHistory {
    /// How many at the most.
    pub limit: u32,
    /// Only what happened to this claim, its evidence and its links.
    #[serde(default)]
    #[ts(optional, type = "ClaimId")]
    pub claim: Option<ClaimId>,
    /// Of every quote in the images so many code points at the most, and "…" where more follow; without it quotes are
    /// whole. A sentence may be as long as its text, and every entry about it holds it twice.
    #[serde(default)]
    #[ts(optional)]
    pub quoted: Option<u32>,
}

/// An entry of the history, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryRow {
    /// The op.
    #[ts(type = "OpId")]
    pub op: OpId,
    /// When.
    #[ts(type = "string")]
    pub at: Moment,
    /// Who; `null` for what the application did of itself.
    pub annotator: Option<String>,
    /// What.
    #[ts(type = "Verb")]
    pub verb: Verb,
    /// For undo and redo: the op that they turned back.
    #[ts(type = "OpId | null")]
    pub reverts: Option<OpId>,
    /// Whether it is in force.
    pub state: HistoryState,
    /// How many records it changed.
    pub records: u32,
    /// The images of what it changed: all of them in a claim's history, the first 8 otherwise.
    pub changes: Vec<HistoryChange>,
}

/// What an op did to one record.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryChange {
    /// The noun.
    #[ts(type = "Noun")]
    pub noun: Noun,
    /// Its id.
    pub id: String,
    /// The record before; `null` where the op made it.
    #[ts(type = "unknown")]
    pub before: serde_json::Value,
    /// The record after; `null` where the op took it away.
    #[ts(type = "unknown")]
    pub after: serde_json::Value,
}

/// Asks what was written since.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskChanges {
    /// How far the log was; absent: only how far it is.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub since: Option<i64>,
}

/// What was written since, by whatever window.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// How far the log is.
    #[ts(type = "number")]
    pub last: i64,
    /// What was written, as the writes would have answered together; `null` where nothing was, or too much to be told.
    pub written: Option<Written>,
}

/// How many ops to undo or redo.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Steps {
    /// How many; absent: 1.
    #[serde(default)]
    #[ts(optional)]
    pub steps: Option<u32>,
}

/// Whether an op is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum HistoryState {
    /// It is; undo takes the newest of these.
    Done,
    /// It was undone; redo takes the oldest of these.
    Undone,
    /// It was undone, and something else was done since.
    Gone,
    /// It is, for ever: the making of the library, undo and redo themselves.
    Lasting,
}
