//! The arguments of the commands about evidence.

use clap::Args;
use obelus_desk::model::Stance;

use super::words;

/// `evidence`.
#[derive(Debug, Args)]
pub(crate) struct Evidence {
    /// The claim, by its id or a unique beginning of it
    #[arg(value_name = "CLAIM")]
    pub claim: String,
    /// What the evidence does to the claim; without it, what was brought is listed
    #[arg(long, value_name = "S", value_parser = words::one_of(words::stances))]
    pub stance: Option<Stance>,
    /// The source, by its citation key or id
    #[arg(long, value_name = "KEY", requires = "stance")]
    pub source: Option<String>,
    /// The page in the source; need not be a number
    #[arg(long, value_name = "P", requires = "stance", conflicts_with = "locator")]
    pub page: Option<String>,
    /// Another place in the source, such as: folio 12v
    #[arg(long, num_args = 2, value_names = ["LABEL", "VALUE"], requires = "stance")]
    pub locator: Option<Vec<String>>,
    /// The words quoted
    #[arg(long, value_name = "Q", requires = "stance")]
    pub quote: Option<String>,
    /// A passage of a document by code points
    #[arg(long, num_args = 3, value_names = ["DOC", "START", "END"], requires = "stance")]
    pub passage: Option<Vec<String>>,
    /// An address
    #[arg(long, value_name = "U", requires = "stance")]
    pub url: Option<String>,
    /// The day on which the address was looked at, such as 2026-11-20
    #[arg(long, value_name = "D", requires = "stance")]
    pub accessed: Option<String>,
    /// A note in Markdown
    #[arg(long, value_name = "N", requires = "stance")]
    pub note: Option<String>,
    /// Take this piece of evidence away
    #[arg(long, value_name = "EVIDENCE", conflicts_with = "stance")]
    pub detach: Option<String>,
}

/// `quotes`.
#[derive(Debug, Args)]
pub(crate) struct Quotes {
    /// The document whose quotations are looked for in the others; without it, the quotes of evidence are checked
    #[arg(value_name = "DOC")]
    pub document: Option<String>,
}
