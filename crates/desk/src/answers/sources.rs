//! Sources as rows, and what came of a file of them.

use obelus_engine as engine;

use super::count;
use crate::wire::{CitationLanguage, CitationStyle, Cited, LoadedSources, RefusedEntry, SourceFormat, SourceRow};

impl From<engine::ListedSource> for SourceRow {
    fn from(listed: engine::ListedSource) -> SourceRow {
        let engine::ListedSource { source, key, label, evidence, origins, same } = listed;
        SourceRow { id: source.id, key, grade: source.grade, csl: source.csl, label, evidence, origins, same }
    }
}

impl From<engine::Done<engine::LoadedSources>> for LoadedSources {
    fn from(done: engine::Done<engine::LoadedSources>) -> LoadedSources {
        let engine::LoadedSources { added, known, refused } = done.value;
        let row = |refused: engine::RefusedSource| RefusedEntry {
            line: refused.line,
            entry: refused.entry,
            detail: refused.why,
        };
        LoadedSources {
            added: count(added.len()),
            known: count(known),
            changed: 0,
            refused: refused.into_iter().map(row).collect(),
            written: done.committed.into(),
        }
    }
}

impl From<engine::Cited> for Cited {
    fn from(cited: engine::Cited) -> Cited {
        let engine::Cited { text, html, in_text } = cited;
        Cited { text, html, in_text }
    }
}

impl From<CitationStyle> for engine::CitationStyle {
    fn from(style: CitationStyle) -> engine::CitationStyle {
        match style {
            CitationStyle::Chicago => engine::CitationStyle::Chicago,
            CitationStyle::Apa => engine::CitationStyle::Apa,
            CitationStyle::Mla => engine::CitationStyle::Mla,
        }
    }
}

impl From<CitationLanguage> for engine::CitationTongue {
    fn from(language: CitationLanguage) -> engine::CitationTongue {
        match language {
            CitationLanguage::En => engine::CitationTongue::English,
            CitationLanguage::De => engine::CitationTongue::German,
        }
    }
}

impl From<SourceFormat> for engine::SourceFormat {
    fn from(format: SourceFormat) -> engine::SourceFormat {
        match format {
            SourceFormat::Bibtex => engine::SourceFormat::BibTex,
            SourceFormat::Biblatex => engine::SourceFormat::BibLatex,
            SourceFormat::Ris => engine::SourceFormat::Ris,
            SourceFormat::Csl => engine::SourceFormat::Csl,
        }
    }
}
