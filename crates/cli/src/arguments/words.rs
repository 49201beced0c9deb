//! The closed sets of words as the parser knows them: offered by `--help` and completions, refused otherwise.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use obelus_desk::model::{Grade, HighlightColor, Kind, ReasonCode, Relation, Stance, Standing, Verdict, Want};
use obelus_desk::wire::{Becoming, CitationLanguage, CitationStyle, ExportFormat, SourceFormat};

use super::sources::GradeOrNone;

/// A word with its value, and other ways to write it.
type Word<T> = (&'static str, T, Option<&'static str>);

/// Reads one word of a set.
pub(super) fn one_of<T: Clone + Send + Sync + 'static>(set: fn() -> Vec<Word<T>>) -> impl TypedValueParser<Value = T> {
    let offered = set().into_iter().map(|(word, _, other)| PossibleValue::new(word).aliases(other));
    PossibleValuesParser::new(offered.collect::<Vec<_>>()).try_map(move |written| {
        let found = set().into_iter().find(|(word, _, other)| *word == written || *other == Some(written.as_str()));
        found.map(|(_, value, _)| value).ok_or("not one of the words")
    })
}

pub(super) fn verdicts() -> Vec<Word<Verdict>> {
    let other = |verdict| (verdict == Verdict::NotAClaim).then_some("not-a-claim");
    Verdict::ALL.iter().map(|verdict| (verdict.code(), *verdict, other(*verdict))).collect()
}

pub(super) fn reasons() -> Vec<Word<ReasonCode>> {
    ReasonCode::ALL.iter().map(|reason| (reason.code(), *reason, None)).collect()
}

pub(super) fn kinds() -> Vec<Word<Kind>> {
    Kind::ALL.iter().map(|kind| (kind.code(), *kind, None)).collect()
}

pub(super) fn relations() -> Vec<Word<Relation>> {
    Relation::ALL.iter().map(|relation| (relation.code(), *relation, None)).collect()
}

pub(super) fn stances() -> Vec<Word<Stance>> {
    Stance::ALL.iter().map(|stance| (stance.code(), *stance, None)).collect()
}

pub(super) fn standings() -> Vec<Word<Standing>> {
    Standing::ALL.iter().map(|standing| (standing.code(), *standing, None)).collect()
}

pub(super) fn wants() -> Vec<Word<Want>> {
    Want::ALL.iter().map(|want| (want.code(), *want, None)).collect()
}

pub(super) fn colors() -> Vec<Word<HighlightColor>> {
    HighlightColor::ALL.iter().map(|color| (color.code(), *color, None)).collect()
}

pub(super) fn formats() -> Vec<Word<ExportFormat>> {
    vec![
        ("obelus", ExportFormat::Obelus, None),
        ("w3c", ExportFormat::W3c, None),
        ("csv", ExportFormat::Csv, None),
        ("evidence-csv", ExportFormat::EvidenceCsv, None),
        ("xlsx", ExportFormat::Xlsx, None),
    ]
}

pub(super) fn becomings() -> Vec<Word<Becoming>> {
    vec![("highlights", Becoming::Highlights, None), ("claims", Becoming::Claims, None)]
}

pub(super) fn source_formats() -> Vec<Word<SourceFormat>> {
    vec![
        ("bibtex", SourceFormat::Bibtex, None),
        ("biblatex", SourceFormat::Biblatex, None),
        ("ris", SourceFormat::Ris, None),
        ("csl", SourceFormat::Csl, None),
    ]
}

pub(super) fn styles() -> Vec<Word<CitationStyle>> {
    vec![
        ("chicago", CitationStyle::Chicago, None),
        ("apa", CitationStyle::Apa, None),
        ("mla", CitationStyle::Mla, None),
    ]
}

pub(super) fn citation_languages() -> Vec<Word<CitationLanguage>> {
    vec![("en", CitationLanguage::En, None), ("de", CitationLanguage::De, None)]
}

pub(super) fn grades() -> Vec<Word<GradeOrNone>> {
    let all = Grade::ALL.iter().map(|grade| (grade.code(), GradeOrNone(Some(*grade)), None));
    all.chain([("none", GradeOrNone(None), None)]).collect()
}
