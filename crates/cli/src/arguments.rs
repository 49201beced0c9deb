//! The arguments of every command, as the parser reads them and `--help` tells them.
//! Not here: what a command does with them (`commands`).

mod documents;
mod evidence;
mod noticing;
mod search;
mod sources;
mod versions;
mod words;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use obelus_desk::model::{HighlightColor, Kind, ReasonCode, Relation, Standing, Verdict, Want};
use obelus_desk::wire::{Becoming, ExportFormat};

pub(crate) use documents::{Import, Original, Text, Where};
pub(crate) use evidence::{Evidence, Quotes};
pub(crate) use noticing::{Check, KindWord, Order, Suggest};
pub(crate) use search::Search;
pub(crate) use sources::{
    CiteSource, DeleteSource, ExportSources, GradeSource, ListSources, LoadSources, MergeSources, Sources, SourcesAct,
};
pub(crate) use versions::{Compare, Looks, Replace, Versions};

/// Source criticism: judge a text claim by claim.
///
/// DOC is a document's id, a unique beginning of one (4 characters or more), or its exact title. Positions are Unicode code
/// points, the end is not included. `-` is standard input or output.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = "Exit: 0 done, 1 refused or failed, 2 wrong usage.\n\n\
    Example:\n  obelus import letter.txt\n  obelus judge letter --sentence 1 --verdict sourced\n  obelus export -o letter.json")]
pub(crate) struct Arguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// The library [env: OBELUS_LIBRARY] [default: library.obelus in the platform's data directory]
    #[arg(long, global = true, help_heading = "Everywhere", value_name = "FILE")]
    pub library: Option<PathBuf>,
    /// Answer with one JSON value on standard output; refusals as JSON on standard error
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub json: bool,
    /// The answer only: no notes, no progress
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read documents into the library
    #[command(
        after_help = "Example:\n  obelus import letter.pdf notes.md clippings/ --author \"A. Correspondent\"\n  \
        curl -s URL | obelus import - --title \"A page\""
    )]
    Import(Import),
    /// List the documents with progress
    #[command(after_help = "Example:\n  obelus documents --json")]
    Documents,
    /// Save the bytes that a document came from, unchanged
    #[command(after_help = "Example:\n  obelus original letter -o letter.pdf")]
    Original(Original),
    /// Print a document's text, to the byte
    #[command(after_help = "Example:\n  obelus text letter > letter.txt\n  obelus text letter --sentences | head\n  \
        obelus text letter --version 1")]
    Text(Text),
    /// Give a document another version of its text; what is marked in it is found again
    #[command(after_help = "Example:\n  obelus replace letter better-scan.pdf\n  obelus undo")]
    Replace(Replace),
    /// List the versions of a document's text, newest first
    #[command(after_help = "Example:\n  obelus versions letter\n  obelus text letter --version 1")]
    Versions(Versions),
    /// Tell how two versions of a text differ, word by word
    #[command(after_help = "Example:\n  obelus compare letter\n  obelus compare letter 1 3 --json")]
    Compare(Compare),
    /// List the passages that need a look: not found for sure in the text as it is now
    ///
    /// They are answered in the window (where it says how many need a look): accepted, set on other words, or given up.
    #[command(after_help = "Example:\n  obelus looks --document letter")]
    Looks(Looks),
    /// Judge a claim, or change its judgement
    #[command(after_help = "Example:\n  obelus judge letter --sentence 4 --verdict dubious --reason no-source\n  \
        obelus judge letter --quote \"in August\" --occurrence 2 --verdict sourced --note \"checked\"\n  \
        obelus judge letter --quote \"Subscribe to our newsletter.\" --all --verdict not_a_claim --kind boilerplate")]
    Judge(Judge),
    /// Mark a passage without judging it
    #[command(after_help = "Example:\n  obelus highlight letter --quote \"in August\" --color green")]
    Highlight(Highlight),
    /// List claims
    #[command(after_help = "Example:\n  obelus claims --document letter --verdict dubious --reason no-source")]
    Claims(Claims),
    /// Bring evidence for or against a claim, or list and detach what was brought
    #[command(
        after_help = "Example:\n  obelus evidence CLAIM --stance supports --source service2004 --page 208-209 --quote \"…\"\n  \
        obelus evidence CLAIM --stance refutes --passage report 23 48\n  \
        obelus evidence CLAIM\n  obelus evidence CLAIM --detach EVIDENCE"
    )]
    Evidence(Evidence),
    /// Check the quotes of all evidence, or the quotations in a document, against the texts of the library
    #[command(after_help = "Example:\n  obelus quotes\n  obelus quotes letter --json")]
    Quotes(Quotes),
    /// List the sources and documents that are one origin, with the passages that they share
    #[command(after_help = "Example:\n  obelus origins")]
    Origins,
    /// Link two claims
    #[command(after_help = "Example:\n  obelus link CLAIM contradicts CLAIM")]
    Link(Link),
    /// Sources: BibTeX, RIS and CSL-JSON in and out, cited, merged, graded
    #[command(after_help = "Example:\n  obelus sources load library.bib")]
    Sources(Sources),
    /// List the tags of the codebook
    #[command(after_help = "Example:\n  obelus tags")]
    Tags,
    /// Write the library, or one document of it, to a file
    #[command(after_help = "Example:\n  obelus export --with-text -o library.json\n  obelus export --format csv -o -")]
    Export(Export),
    /// Bring Obelus JSON back, or annotations of other tools in (W3C Web Annotation, Hypothesis)
    #[command(after_help = "Example:\n  obelus --library fresh.obelus load library.json\n  \
        obelus load from-a-colleague.json --by-likeness\n  \
        obelus load hypothesis.json --document letter --as claims")]
    Load(Load),
    /// Find words in documents, claims, notes, evidence and sources
    #[command(
        after_help = "A query is words (all must stand in one paragraph or record), \"phrases\", beginnings*, OR, NOT or -, \
        brackets, and fields: verdict: reason: certainty: kind: tag: document: source: has: no: after: before: is:\n\n\
        Example:\n  obelus search Kazan 1918\n  obelus search '\"in August\" (Kazan OR Sviyazhsk) -Tsaritsyn'\n  \
        obelus search verdict:sourced no:evidence\n  obelus search --concordance --sort right Trotsky"
    )]
    Search(Search),
    /// List what is noticed in a document (repeats, conflicts, boilerplate, damage, citations …), and answer it
    #[command(after_help = "Own rules lie in the folder `rules` beside the library.\n\n\
        Example:\n  obelus suggest letter\n  obelus suggest letter --kind boilerplate --accept all\n  \
        obelus suggest letter --dismiss KEY\n  obelus suggest letter --order worth")]
    Suggest(Suggest),
    /// List what is noticed in files, without a library; exit 3 where something is
    #[command(after_help = "Example:\n  obelus check chapter.docx --kind conflict\n  obelus check *.txt --json")]
    Check(Check),
    /// Tell what was done, newest first
    #[command(after_help = "Example:\n  obelus history --limit 20\n  obelus history --claim CLAIM")]
    History(History),
    /// Take back what was done last
    #[command(after_help = "Example:\n  obelus undo\n  obelus undo 3")]
    Undo(Steps),
    /// Do again what was taken back
    #[command(after_help = "Example:\n  obelus redo")]
    Redo(Steps),
    /// Copy the library, whole and checked, to a file; also while a window has it open
    #[command(after_help = "Example:\n  obelus backup /media/stick/library.obelus")]
    Backup(Backup),
    /// List the backups that Obelus has made, newest first, with what each holds
    #[command(after_help = "Example:\n  obelus backups")]
    Backups,
    /// Put a backup in the library's place; what was there is kept aside
    #[command(after_help = "Example:\n  obelus restore 2026-11-26T12-43-18Z.000123.day.obelus\n  \
        obelus restore /media/stick/library.obelus")]
    Restore(Restore),
    /// Put a library together again that is damaged or gone; what is there is kept aside
    #[command(after_help = "Example:\n  obelus repair")]
    Repair,
    /// Look the whole library over; exit 1 where something is wrong
    #[command(after_help = "Example:\n  obelus verify && echo sound")]
    Verify,
    /// Print the JSON Schema of Obelus JSON
    #[command(after_help = "Example:\n  obelus schema > obelus-json.schema.json")]
    Schema,
    /// Print the completions for a shell
    #[command(after_help = "Example:\n  obelus completions bash > obelus.bash")]
    Completions(Completions),
}

/// `judge`.
#[derive(Debug, Args)]
pub(crate) struct Judge {
    /// Where.
    #[command(flatten)]
    pub place: Where,
    /// The verdict
    #[arg(long, value_name = "V", value_parser = words::one_of(words::verdicts))]
    pub verdict: Verdict,
    /// Why it is dubious; may be given several times, and replaces what was said before
    #[arg(long = "reason", value_name = "CODE", value_parser = words::one_of(words::reasons))]
    pub reasons: Vec<ReasonCode>,
    /// What it is, where it is not a claim
    #[arg(long, value_name = "K", value_parser = words::one_of(words::kinds))]
    pub kind: Option<Kind>,
    /// A note in Markdown
    #[arg(long, value_name = "N")]
    pub note: Option<String>,
    /// A tag by its name, made where it is missing; may be given several times, and replaces those on the claim
    #[arg(long = "tag", value_name = "T", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub tags: Vec<String>,
    /// To be looked at again
    #[arg(long)]
    pub unsure: bool,
    /// Every occurrence of the quote, as one claim
    #[arg(long, requires = "quote", conflicts_with_all = ["occurrence", "sentence", "start", "end"])]
    pub all: bool,
}

/// `highlight`.
#[derive(Debug, Args)]
pub(crate) struct Highlight {
    /// Where.
    #[command(flatten)]
    pub place: Where,
    /// The colour
    #[arg(long, value_name = "C", value_parser = words::one_of(words::colors))]
    pub color: Option<HighlightColor>,
    /// A note in Markdown
    #[arg(long, value_name = "N")]
    pub note: Option<String>,
    /// A tag by its name, made where it is missing; may be given several times
    #[arg(long = "tag", value_name = "T", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub tags: Vec<String>,
    /// Every occurrence of the quote, each with a highlight
    #[arg(long, requires = "quote", conflicts_with_all = ["occurrence", "sentence", "start", "end"])]
    pub all: bool,
}

/// `claims`.
#[derive(Debug, Args)]
pub(crate) struct Claims {
    /// Those in this document
    #[arg(long, value_name = "DOC")]
    pub document: Option<String>,
    /// Those with this verdict
    #[arg(long, value_name = "V", value_parser = words::one_of(words::verdicts))]
    pub verdict: Option<Verdict>,
    /// Those with this reason
    #[arg(long, value_name = "C", value_parser = words::one_of(words::reasons))]
    pub reason: Option<ReasonCode>,
    /// Those with the tag of this name
    #[arg(long, value_name = "T")]
    pub tag: Option<String>,
    /// Those without a verdict
    #[arg(long, conflicts_with = "verdict")]
    pub unjudged: bool,
    /// Those that have evidence
    #[arg(long)]
    pub evidence: bool,
    /// Those that have no evidence
    #[arg(long, conflicts_with = "evidence")]
    pub no_evidence: bool,
    /// Those that their evidence makes stand so
    #[arg(long, value_name = "S", value_parser = words::one_of(words::standings))]
    pub standing: Option<Standing>,
    /// Those that promise this and have it not: sourced without evidence, refuted without refutation, contradicted by no claim
    #[arg(long, value_name = "W", value_parser = words::one_of(words::wants))]
    pub wants: Option<Want>,
}

/// `link`.
#[derive(Debug, Args)]
pub(crate) struct Link {
    /// The claim that does it, by its id
    #[arg(value_name = "CLAIM")]
    pub from: String,
    /// How the first stands to the second
    #[arg(value_name = "RELATION", value_parser = words::one_of(words::relations))]
    pub relation: Relation,
    /// The claim that it is done to, by its id
    #[arg(value_name = "CLAIM")]
    pub to: String,
}

/// `export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// This document only, with what is on it
    #[arg(long, value_name = "DOC")]
    pub document: Option<String>,
    /// The form: Obelus JSON, W3C Web Annotation, a table of claims, a table of evidence, a workbook of both
    #[arg(long, value_name = "F", default_value = "obelus", value_parser = words::one_of(words::formats))]
    pub format: ExportFormat,
    /// The texts of the documents go along (Obelus JSON only)
    #[arg(long)]
    pub with_text: bool,
    /// Where to; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// `load`.
#[derive(Debug, Args)]
pub(crate) struct Load {
    /// The file; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Obelus JSON: the document here onto which what is in the file comes, whatever the file's text of it; only for a
    /// file about one
    #[arg(long, value_name = "DOC")]
    pub onto: Option<String>,
    /// Obelus JSON: documents with the same title and a like text, or with nearly the same text, are the same
    #[arg(long, conflicts_with = "onto")]
    pub by_likeness: bool,
    /// Obelus JSON: documents that are only like one here come in beside it
    #[arg(long, conflicts_with_all = ["onto", "by_likeness"])]
    pub apart: bool,
    /// Annotations are on this document; without it each is on the document at its address
    #[arg(long, value_name = "DOC", conflicts_with_all = ["onto", "by_likeness", "apart"])]
    pub document: Option<String>,
    /// Annotations become highlights or claims; without it those that assess become claims
    #[arg(long = "as", value_name = "WHAT", value_parser = words::one_of(words::becomings))]
    pub becoming: Option<Becoming>,
}

/// `history`.
#[derive(Debug, Args)]
pub(crate) struct History {
    /// What happened to this claim, by its id
    #[arg(long, value_name = "C")]
    pub claim: Option<String>,
    /// At most so many entries
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,
}

/// `backup`.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// Where to; no file may be there yet
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// `restore`.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// A name that `backups` lists, or a file: a library that nobody has open
    #[arg(value_name = "NAME|FILE")]
    pub backup: PathBuf,
}

/// `undo` and `redo`.
#[derive(Debug, Args)]
pub(crate) struct Steps {
    /// How many
    #[arg(value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub steps: u32,
}

/// `completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}
