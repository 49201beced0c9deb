//! The arguments of the commands that give a text another version, look at versions and at what needs a look.

use std::path::PathBuf;

use clap::Args;

/// `replace`.
#[derive(Debug, Args)]
pub(crate) struct Replace {
    /// The document
    #[arg(value_name = "DOC")]
    pub document: String,
    /// The file with its new text; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The encoding of the file (a WHATWG label)
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// The whole of a web page, not its main text only
    #[arg(long, alias = "whole-page")]
    pub whole: bool,
    /// What opens an encrypted file; it is not kept
    #[arg(long, value_name = "P")]
    pub password: Option<String>,
}

/// `versions`.
#[derive(Debug, Args)]
pub(crate) struct Versions {
    /// The document
    #[arg(value_name = "DOC")]
    pub document: String,
}

/// `compare`.
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// The document
    #[arg(value_name = "DOC")]
    pub document: String,
    /// The number of the old version, always with TO; without the two, the one before the present one
    #[arg(value_name = "FROM", requires = "to", value_parser = clap::value_parser!(u32).range(1..))]
    pub from: Option<u32>,
    /// The number of the new version, always with FROM; without the two, the present one
    #[arg(value_name = "TO", value_parser = clap::value_parser!(u32).range(1..))]
    pub to: Option<u32>,
}

/// `looks`.
#[derive(Debug, Args)]
pub(crate) struct Looks {
    /// Those in this document
    #[arg(long, value_name = "DOC")]
    pub document: Option<String>,
}
