//! How far the judging is, on the wire.

use obelus_model::{DocumentId, Kind, Moment, ReasonCode, Want};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ProgressRow;

/// Asks how far the judging is.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskOverview {
    /// Of one document; absent: of the whole library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
}

/// How far the judging is and how it went.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// The sentences by state.
    pub progress: ProgressRow,
    /// How it came to that.
    pub coverage: CoverageColumns,
    /// The last run of judging; `null` where nothing is judged.
    pub sitting: Option<Sitting>,
    /// How many claims give each reason, the most first.
    pub reasons: Vec<ReasonCount>,
    /// How many claims that are none are of each kind, the most first.
    pub kinds: Vec<KindCount>,
    /// All claims, judged or not.
    pub claims: u32,
    /// Those that are unsure.
    pub unsure: u32,
    /// Those with a next step.
    pub next_steps: u32,
    /// Those that stand in several places.
    pub repeated: u32,
    /// Those that evidence speaks for and against.
    pub conflicting: u32,
    /// How many promise something and have it not, by what.
    pub wants: Vec<WantCount>,
}

/// How many of the sentences that are judged now were judged by the end of each step of time in which one was.
/// A sentence counts from the moment since which half of it has been judged without a break; what was undone or
/// deleted is as if it had never been, so the curve only rises, and ends at what is judged now.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoverageColumns {
    /// The length of a step in seconds: a minute where all lies within two days, else a quarter of an hour.
    pub step: u32,
    /// The beginning of each step, in order; steps in which nothing was judged are left out.
    #[ts(type = "string[]")]
    pub at: Vec<Moment>,
    /// How many were judged by its end.
    pub judged: Vec<u32>,
}

/// The last run of judging without a pause of more than five minutes; what one key judged is one judgement.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Sitting {
    /// How many judgements.
    pub judgements: u32,
    /// From the first to the last, in seconds.
    pub seconds: u32,
}

/// How many claims give a reason.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReasonCount {
    /// The reason.
    #[ts(type = "ReasonCode")]
    pub code: ReasonCode,
    /// How many.
    pub claims: u32,
}

/// How many claims promise something and have it not.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WantCount {
    /// What.
    #[ts(type = "Want")]
    pub want: Want,
    /// How many.
    pub claims: u32,
}

/// How many claims that are none are of a kind.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KindCount {
    /// The kind; `null` where none was given.
    #[ts(type = "Kind | null")]
    pub kind: Option<Kind>,
    /// How many.
    pub claims: u32,
}
