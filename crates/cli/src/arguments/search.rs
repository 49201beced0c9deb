//! The arguments of `search`.

use clap::Args;
use obelus_desk::wire::ConcordanceSort;

/// `search`.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// What is sought
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,
    /// In this document only
    #[arg(long, value_name = "DOC")]
    pub document: Option<String>,
    /// At most so many [default: 20]
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,
    /// Every place in the texts, with what stands before and behind it
    #[arg(long)]
    pub concordance: bool,
    /// By what the places are sorted
    #[arg(long, value_name = "BY", default_value = "place", requires = "concordance")]
    pub sort: LineOrder,
}

/// By what the places of a concordance are sorted.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum LineOrder {
    /// By document and place.
    Place,
    /// By the words before.
    Left,
    /// By the words behind.
    Right,
}

impl From<LineOrder> for ConcordanceSort {
    fn from(order: LineOrder) -> ConcordanceSort {
        match order {
            LineOrder::Place => ConcordanceSort::Place,
            LineOrder::Left => ConcordanceSort::Left,
            LineOrder::Right => ConcordanceSort::Right,
        }
    }
}
