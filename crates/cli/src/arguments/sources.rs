//! The arguments of `sources` and of what stands under it.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use obelus_desk::model::Grade;
use obelus_desk::wire::{CitationLanguage, CitationStyle, SourceFormat};

use super::words;

/// `sources`.
#[derive(Debug, Args)]
pub(crate) struct Sources {
    /// What to do with them.
    #[command(subcommand)]
    pub act: SourcesAct,
}

/// What can be done with sources. SOURCE is a citation key, or an id, or a unique beginning of one.
#[derive(Debug, Subcommand)]
pub(crate) enum SourcesAct {
    /// Bring a file of BibTeX, BibLaTeX, RIS or CSL-JSON in; what is there already is passed over
    #[command(after_help = "Example:\n  obelus sources load library.bib\n  cat export.ris | obelus sources load -")]
    Load(LoadSources),
    /// List the sources, with how often each is used
    #[command(after_help = "Example:\n  obelus sources list\n  obelus sources list stalin 2004")]
    List(ListSources),
    /// Write the sources to a file
    #[command(after_help = "Example:\n  obelus sources export --format biblatex -o library.bib")]
    Export(ExportSources),
    /// Cite a source
    #[command(after_help = "Example:\n  obelus sources cite service2004 --style apa --page 208-209\n  \
        obelus sources cite service2004 --locator folio=12v")]
    Cite(CiteSource),
    /// Make several sources one: what names the others names the first, and fields that it lacks come over
    #[command(after_help = "Example:\n  obelus sources merge service2004 service2004a")]
    Merge(MergeSources),
    /// Grade a source by the Admiralty code: A completely reliable … E unreliable, F cannot be judged
    #[command(after_help = "Example:\n  obelus sources grade service2004 B\n  obelus sources grade service2004 none")]
    Grade(GradeSource),
    /// Delete a source that nothing names
    #[command(after_help = "Example:\n  obelus sources delete service2004")]
    Delete(DeleteSource),
}

/// `sources load`.
#[derive(Debug, Args)]
pub(crate) struct LoadSources {
    /// The file; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// `sources list`.
#[derive(Debug, Args)]
pub(crate) struct ListSources {
    /// Those whose key, label or title holds every one of these words
    #[arg(value_name = "WORD")]
    pub words: Vec<String>,
}

/// `sources export`.
#[derive(Debug, Args)]
pub(crate) struct ExportSources {
    /// The form
    #[arg(long, value_name = "F", default_value = "biblatex", value_parser = words::one_of(words::source_formats))]
    pub format: SourceFormat,
    /// Where to; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// `sources cite`.
#[derive(Debug, Args)]
pub(crate) struct CiteSource {
    /// Which one
    #[arg(value_name = "SOURCE")]
    pub source: String,
    /// The style: Chicago (notes and bibliography), APA or MLA
    #[arg(long, value_name = "S", default_value = "chicago", value_parser = words::one_of(words::styles))]
    pub style: CitationStyle,
    /// The page
    #[arg(long, value_name = "P")]
    pub page: Option<String>,
    /// Another place: its kind and which one, such as folio=12v
    #[arg(long, value_name = "KIND=VALUE", conflicts_with = "page")]
    pub locator: Option<String>,
    /// The language of the words between the parts
    #[arg(long, value_name = "L", default_value = "en", value_parser = words::one_of(words::citation_languages))]
    pub language: CitationLanguage,
}

/// `sources merge`.
#[derive(Debug, Args)]
pub(crate) struct MergeSources {
    /// The one that stays
    #[arg(value_name = "SOURCE")]
    pub into: String,
    /// The others
    #[arg(value_name = "OTHER", required = true)]
    pub from: Vec<String>,
}

/// `sources grade`.
#[derive(Debug, Args)]
pub(crate) struct GradeSource {
    /// Which one
    #[arg(value_name = "SOURCE")]
    pub source: String,
    /// The grade, or none
    #[arg(value_name = "GRADE", value_parser = words::one_of(words::grades))]
    pub grade: GradeOrNone,
}

/// A grade, or that there is none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GradeOrNone(pub Option<Grade>);

/// `sources delete`.
#[derive(Debug, Args)]
pub(crate) struct DeleteSource {
    /// Which one
    #[arg(value_name = "SOURCE")]
    pub source: String,
}
