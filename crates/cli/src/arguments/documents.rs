//! The arguments of documents: `import`, `original`, `text`, and a place in one.

use std::path::PathBuf;

use clap::Args;

/// `import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The files, and folders with all that is read in them; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Title [default: what the file says, or its name]
    #[arg(long, value_name = "T")]
    pub title: Option<String>,
    /// Author, as one name
    #[arg(long, value_name = "A")]
    pub author: Option<String>,
    /// Where it was found
    #[arg(long, value_name = "U")]
    pub url: Option<String>,
    /// Language (BCP 47), such as en
    #[arg(long, value_name = "L")]
    pub language: Option<String>,
    /// Encoding (WHATWG label), where the guess is wrong
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// All of a web page's text, not its main text alone
    #[arg(long)]
    pub whole: bool,
    /// What opens an encrypted file; other users of this machine may see it while the command runs
    #[arg(long, value_name = "P")]
    pub password: Option<String>,
    /// Add another document where the same bytes are there already
    #[arg(long)]
    pub again: bool,
}

/// `original`.
#[derive(Debug, Args)]
pub(crate) struct Original {
    /// The document
    #[arg(value_name = "DOC")]
    pub document: String,
    /// Where to; what stands there is replaced
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// `text`.
#[derive(Debug, Args)]
// The version that is meant here is the text's, not the program's.
#[command(disable_version_flag = true)]
pub(crate) struct Text {
    /// The document
    #[arg(value_name = "DOC")]
    pub document: String,
    /// One JSON object a line: number, start, end, text
    #[arg(long)]
    pub sentences: bool,
    /// An older version of the text, by its number; `versions DOC` lists them
    #[arg(long = "version", value_name = "N", conflicts_with = "sentences", value_parser = clap::value_parser!(u32).range(1..))]
    pub number: Option<u32>,
}

/// A place in a document, named in one of three ways.
#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct Where {
    /// The document
    #[arg(value_name = "DOC")]
    pub document: String,
    /// The place by its words
    #[arg(long, value_name = "Q", required_unless_present_any = ["sentence", "start"])]
    #[arg(conflicts_with_all = ["start", "end"])]
    pub quote: Option<String>,
    /// Which occurrence of the quote, from 1
    #[arg(long, value_name = "N", requires = "quote", conflicts_with_all = ["start", "end"])]
    pub occurrence: Option<u32>,
    /// The place by code points: the first
    #[arg(long, value_name = "A", requires = "end")]
    pub start: Option<u32>,
    /// The one after the last
    #[arg(long, value_name = "B", requires = "start")]
    pub end: Option<u32>,
    /// The place by the number of a sentence, from 1
    #[arg(long, value_name = "N", conflicts_with_all = ["quote", "occurrence", "start", "end"])]
    pub sentence: Option<u32>,
}
