//! Records and results of the engine as they cross the desk, and parameters as the engine takes them.

mod evidence;
mod findings;
mod history;
mod links;
mod loading;
mod progress;
mod sources;
mod versions;

use std::collections::HashMap;

use obelus_engine::{self as engine, Span};
use obelus_model::{
    Anchoring, Claim, ClaimId, Document, DocumentId, Highlight, Noun, Origin, Passage, Tag, Tally, Verdict, Version,
};

use crate::wire::*;
use crate::{Fault, FaultCode};

/// What is shown of a quote that is longer: its first characters, so many, and a sign that more follow.
fn shortened(text: &mut String, most: u32) {
    if let Some((at, _)) = text.char_indices().nth(most as usize) {
        text.truncate(at);
        text.push('…');
    }
}

/// What evidence and how many links claims have.
#[derive(Default)]
pub(crate) struct Counts {
    pub evidence: HashMap<ClaimId, Tally>,
    pub links: HashMap<ClaimId, u32>,
}

impl Marks {
    /// Claims and highlights in columns; of a claim's passages those in this document.
    pub(crate) fn new(document: DocumentId, claims: Vec<Claim>, highlights: Vec<Highlight>, counts: &Counts) -> Marks {
        let mut marks = Marks::default();
        let mut passages = Vec::new();
        for (index, mut claim) in (0u32..).zip(claims) {
            let places = std::mem::take(&mut claim.passages);
            let here = places.into_iter().filter(|place| place.passage.document == document);
            passages.extend(here.map(|place| (index, place)));
            marks.claims.push(claim, counts);
        }
        passages.sort_by_key(|(_, place)| place.passage.span);
        for (index, place) in passages {
            marks.passages.id.push(place.id);
            marks.passages.claim.push(index);
            marks.passages.start.push(place.passage.span.start());
            marks.passages.end.push(place.passage.span.end());
            marks.passages.anchoring.push(grade(&place.passage));
        }
        let mut highlights: Vec<Highlight> =
            highlights.into_iter().filter(|highlight| highlight.passage.document == document).collect();
        highlights.sort_by_key(|highlight| highlight.passage.span);
        highlights.into_iter().for_each(|highlight| marks.highlights.push(highlight));
        marks
    }
}

impl ClaimColumns {
    fn push(&mut self, claim: Claim, counts: &Counts) {
        let evidence = counts.evidence.get(&claim.id).copied().unwrap_or_default();
        let links = counts.links.get(&claim.id).copied().unwrap_or_default();
        self.id.push(claim.id);
        self.statement.push(claim.statement);
        self.verdict.push(claim.verdict);
        self.certainty.push(claim.certainty);
        self.reasons
            .push(claim.reasons.into_iter().map(|reason| ReasonRow { code: reason.code, text: reason.text }).collect());
        self.kind.push(claim.kind);
        self.note.push(claim.note);
        self.next_step.push(claim.next_step);
        self.tags.push(claim.tags);
        self.annotator.push(claim.annotator);
        self.modified.push(claim.modified.milliseconds());
        self.evidence.push(evidence.pieces());
        self.standing.push(evidence.standing());
        self.links.push(links);
    }
}

impl HighlightColumns {
    fn push(&mut self, highlight: Highlight) {
        self.id.push(highlight.id);
        self.color.push(highlight.color);
        self.note.push(highlight.note);
        self.tags.push(highlight.tags);
        self.start.push(highlight.passage.span.start());
        self.end.push(highlight.passage.span.end());
        self.anchoring.push(grade(&highlight.passage));
    }
}

fn grade(passage: &Passage) -> AnchoringGrade {
    match passage.anchoring {
        Anchoring::Exact => AnchoringGrade::Exact,
        Anchoring::Moved => AnchoringGrade::Moved,
        Anchoring::Fuzzy(_) => AnchoringGrade::Fuzzy,
        Anchoring::Ambiguous => AnchoringGrade::Ambiguous,
        Anchoring::Lost => AnchoringGrade::Lost,
    }
}

impl FromIterator<engine::Span> for SpanColumns {
    fn from_iter<I: IntoIterator<Item = engine::Span>>(spans: I) -> SpanColumns {
        let mut columns = SpanColumns::default();
        for span in spans {
            columns.start.push(span.start());
            columns.end.push(span.end());
        }
        columns
    }
}

impl SpanColumns {
    /// The spans as places; columns of two lengths are no spans.
    pub(crate) fn places(self) -> Result<Vec<engine::Place>, Fault> {
        if self.start.len() != self.end.len() {
            return Err(Fault::new(FaultCode::CommandUnknown, "spans", "columns of two lengths"));
        }
        let pairs = self.start.into_iter().zip(self.end);
        Ok(pairs.map(|(start, end)| engine::Place::Span { start, end }).collect())
    }
}

impl From<PlacesMark> for engine::Mark {
    fn from(mark: PlacesMark) -> engine::Mark {
        match mark {
            PlacesMark::Claim { verdict, edit } => engine::Mark::Claim(verdict, edit.into()),
            PlacesMark::Each { verdict, edit } => engine::Mark::Each(verdict, edit.into()),
            PlacesMark::Highlight { color, note, tags } => {
                engine::Mark::Highlight(engine::HighlightDraft { color, note, tags })
            }
        }
    }
}

impl DocumentDetails {
    pub(crate) fn new(document: Document, version: Version) -> DocumentDetails {
        DocumentDetails {
            id: document.id,
            title: document.title,
            authors: document.authors,
            issued: document.issued,
            url: document.url,
            language: document.language,
            media_type: document.media_type,
            file_name: document.file_name,
            added: document.added,
            tags: document.tags,
            note: document.note,
            status: document.status,
            version: version.number,
            characters: version.length,
            encoding_certainty: certainty(&version),
            way: version.way.as_deref().and_then(engine::Way::from_code).map(Into::into),
            page_view: if version.boxes.is_some() { PageView::Pages } else { PageView::None },
            encoding: version.encoding,
            origins: document.origins.into_iter().map(Into::into).collect(),
        }
    }
}

fn certainty(version: &Version) -> EncodingCertainty {
    if version.encoding_guessed { EncodingCertainty::Guessed } else { EncodingCertainty::Certain }
}

impl TagRow {
    pub(crate) fn new(tag: Tag, uses: usize) -> TagRow {
        let Tag { id, name, color, definition, parent, .. } = tag;
        TagRow { id, name, color, definition, parent, uses: count(uses) }
    }
}

impl From<engine::Committed> for Written {
    fn from(committed: engine::Committed) -> Written {
        let mut changed: Vec<ChangedRow> = Vec::with_capacity(committed.changes.len());
        for touched in committed.changes {
            let documents: Vec<String> = touched.documents.iter().map(DocumentId::to_string).collect();
            if matches!(touched.key.noun, Noun::Evidence | Noun::Link) {
                // A claim's card counts its evidence and links, so it has changed with them. Where it stands is not where
                // its evidence is quoted from, and is not known here.
                changed.extend(touched.claims.iter().map(|claim| changed_claim(*claim, Vec::new())));
            }
            changed.push(ChangedRow { noun: touched.key.noun, id: touched.key.id, documents });
        }
        Written {
            id: None,
            changed,
            marks: None,
            undo: committed.undo,
            redo: committed.redo,
            second_copy_behind: committed.second_copy == engine::SecondCopy::Behind,
            // Known to the desk alone, which says so where the answer leaves.
            backup_behind: false,
        }
    }
}

fn changed_claim(claim: ClaimId, documents: Vec<String>) -> ChangedRow {
    ChangedRow { noun: Noun::Claim, id: claim.to_string(), documents }
}

impl<T: ToString> From<engine::Done<T>> for Written {
    fn from(done: engine::Done<T>) -> Written {
        Written { id: Some(done.value.to_string()), ..done.committed.into() }
    }
}

impl Written {
    /// This write and the next one, told as one.
    pub(crate) fn then(mut self, next: Written) -> Written {
        self.changed.extend(next.changed);
        Written { changed: self.changed, ..next }
    }
}

impl From<engine::Done<engine::Imported>> for Imported {
    fn from(done: engine::Done<engine::Imported>) -> Imported {
        let engine::Imported { document, version, sentences, invisible, blank_pages, outcome } = done.value;
        Imported {
            document: document.id,
            title: document.title,
            characters: version.length,
            sentences,
            media_type: document.media_type,
            invisible: invisible.into(),
            blank_pages,
            status: match outcome {
                engine::Outcome::Added => ImportStatus::Added,
                engine::Outcome::Known => ImportStatus::Known,
            },
            encoding_certainty: certainty(&version),
            encoding: version.encoding,
            written: done.committed.into(),
        }
    }
}

impl From<Place> for engine::Place {
    fn from(place: Place) -> engine::Place {
        match place {
            Place::Span { start, end } => engine::Place::Span { start, end },
            Place::Quote { quote, occurrence } => engine::Place::Quote { quote, occurrence },
            Place::Sentence { number } => engine::Place::Sentence(number),
        }
    }
}

impl From<ClaimEdit> for engine::ClaimEdit {
    fn from(edit: ClaimEdit) -> engine::ClaimEdit {
        let reason = |row: ReasonRow| obelus_model::Reason { code: row.code, text: row.text };
        engine::ClaimEdit {
            statement: edit.statement,
            certainty: edit.certainty,
            reasons: edit.reasons.map(|reasons| reasons.into_iter().map(reason).collect()),
            kind: edit.kind,
            note: edit.note,
            next_step: edit.next_step,
            tags: edit.tags,
        }
    }
}

impl TryFrom<EditDocument> for engine::DocumentEdit {
    type Error = Fault;

    fn try_from(edit: EditDocument) -> Result<engine::DocumentEdit, Fault> {
        let origins = edit.origins.map(|rows| rows.into_iter().map(Origin::try_from).collect());
        Ok(engine::DocumentEdit {
            title: edit.title,
            authors: edit.authors,
            origins: origins.transpose()?,
            status: edit.status,
            issued: edit.issued,
            url: edit.url,
            language: edit.language,
            note: edit.note,
            tags: edit.tags,
        })
    }
}

impl TryFrom<OriginRow> for Origin {
    type Error = Fault;

    fn try_from(row: OriginRow) -> Result<Origin, Fault> {
        let span = Span::new(row.start, row.end).ok_or(engine::SpanFault::Empty)?;
        Ok(Origin { span, source: row.source, url: row.url, note: row.note })
    }
}

impl From<Origin> for OriginRow {
    fn from(origin: Origin) -> OriginRow {
        let Origin { span, source, url, note } = origin;
        OriginRow { start: span.start(), end: span.end(), source, url, note }
    }
}

impl From<WayWord> for engine::Way {
    fn from(word: WayWord) -> engine::Way {
        match word {
            WayWord::Main => engine::Way::Main,
            WayWord::Whole => engine::Way::Whole,
        }
    }
}

impl From<engine::Way> for WayWord {
    fn from(way: engine::Way) -> WayWord {
        match way {
            engine::Way::Main => WayWord::Main,
            engine::Way::Whole => WayWord::Whole,
        }
    }
}

impl From<SameBytes> for engine::SameBytes {
    fn from(same: SameBytes) -> engine::SameBytes {
        match same {
            SameBytes::Known => engine::SameBytes::Known,
            SameBytes::Again => engine::SameBytes::Again,
        }
    }
}

impl From<ExportFormat> for engine::Form {
    fn from(format: ExportFormat) -> engine::Form {
        match format {
            ExportFormat::Obelus => engine::Form::Obelus,
            ExportFormat::W3c => engine::Form::W3c,
            ExportFormat::Csv => engine::Form::Csv,
            ExportFormat::EvidenceCsv => engine::Form::EvidenceCsv,
            ExportFormat::Xlsx => engine::Form::Xlsx,
        }
    }
}

impl From<Texts> for engine::Texts {
    fn from(texts: Texts) -> engine::Texts {
        match texts {
            Texts::Without => engine::Texts::Without,
            Texts::With => engine::Texts::With,
        }
    }
}

impl VerdictFilter {
    /// The verdict that is wanted; `None`: none.
    pub(crate) fn verdict(self) -> Option<Verdict> {
        match self {
            VerdictFilter::Sourced => Some(Verdict::Sourced),
            VerdictFilter::Dubious => Some(Verdict::Dubious),
            VerdictFilter::NotAClaim => Some(Verdict::NotAClaim),
            VerdictFilter::Unjudged => None,
        }
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
