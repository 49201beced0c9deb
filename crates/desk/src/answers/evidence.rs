//! Evidence as it crosses the desk, and parameters about it as the engine takes them.

use std::collections::HashMap;

use obelus_engine as engine;
use obelus_model::{DocumentId, Edit, Evidence, Locator, Passage, TagId};

use super::grade;
use crate::wire::*;
use crate::{Fault, FaultCode};

impl AttachEvidence {
    /// The claim that is meant, and what is said of it.
    pub(crate) fn unpack(self) -> Result<(engine::ClaimOrPlace, engine::EvidenceEdit), Fault> {
        let to = match (self.claim, self.document, self.place) {
            (Some(claim), None, None) => engine::ClaimOrPlace::Claim(claim),
            (None, Some(document), Some(place)) => engine::ClaimOrPlace::Place(document, place.into()),
            _ => return Err(Fault::new(FaultCode::CommandUnknown, "attach_evidence", "claim, or document and place")),
        };
        let edit = engine::EvidenceEdit {
            stance: Some(self.stance),
            source: self.source.map(Some),
            locator: self.locator.map(|locator| Some(locator.into())),
            quote: self.quote.map(Some),
            passage: self.passage.map(|span| Some(span.into())),
            url: self.url.map(Some),
            accessed: self.accessed.map(Some),
            note: self.note.map(Some),
        };
        Ok((to, edit))
    }
}

impl AskClaims {
    /// The same as the engine takes it, with the tag of that name.
    pub(crate) fn filter(&self, tag: Option<TagId>) -> engine::ClaimFilter {
        engine::ClaimFilter {
            document: self.document,
            verdict: self.verdict.map(VerdictFilter::verdict),
            reason: self.reason,
            tag,
            evidence: self.evidence,
            standing: self.standing,
            wants: self.wants,
        }
    }
}

impl From<EditEvidence> for engine::EvidenceEdit {
    fn from(edit: EditEvidence) -> engine::EvidenceEdit {
        engine::EvidenceEdit {
            stance: edit.stance,
            source: edit.source,
            locator: inner(edit.locator),
            quote: edit.quote,
            passage: inner(edit.passage),
            url: edit.url,
            accessed: edit.accessed,
            note: edit.note,
        }
    }
}

/// The same edit of a value of another type.
fn inner<T, U: From<T>>(edit: Edit<T>) -> Edit<U> {
    edit.map(|value| value.map(U::from))
}

impl From<LocatorRow> for Locator {
    fn from(row: LocatorRow) -> Locator {
        Locator { label: row.label, value: row.value }
    }
}

impl From<Locator> for LocatorRow {
    fn from(locator: Locator) -> LocatorRow {
        LocatorRow { label: locator.label, value: locator.value }
    }
}

impl From<DocumentSpan> for engine::Cutting {
    fn from(span: DocumentSpan) -> engine::Cutting {
        engine::Cutting { document: span.document, start: span.start, end: span.end }
    }
}

impl EvidenceOfClaim {
    /// The evidence on a claim, with the titles of the documents that it quotes.
    pub(crate) fn new(found: engine::ClaimEvidence, titles: &HashMap<DocumentId, String>) -> EvidenceOfClaim {
        let rows = found.evidence.into_iter().map(|(piece, check)| EvidenceRow::new(piece, check, titles));
        EvidenceOfClaim { evidence: rows.collect(), standing: found.weighed.into() }
    }
}

impl EvidenceRow {
    fn new(evidence: Evidence, check: Option<engine::Checked>, titles: &HashMap<DocumentId, String>) -> EvidenceRow {
        EvidenceRow {
            id: evidence.id,
            claim: evidence.claim,
            stance: evidence.stance,
            source: evidence.source,
            locator: evidence.locator.map(Into::into),
            quote: evidence.quote,
            passage: evidence.passage.map(|passage| quoted(passage, titles)),
            url: evidence.url,
            accessed: evidence.accessed,
            note: evidence.note,
            annotator: evidence.annotator,
            created: evidence.created,
            modified: evidence.modified,
            check: check.map(Into::into),
        }
    }
}

fn quoted(passage: Passage, titles: &HashMap<DocumentId, String>) -> EvidencePassage {
    let anchoring = grade(&passage);
    let Passage { document, span, exact: text, page, .. } = passage;
    let title = titles.get(&document).cloned().unwrap_or_default();
    EvidencePassage { document, title, start: span.start(), end: span.end(), text, anchoring, page }
}

impl From<engine::Weighed> for StandingRow {
    fn from(weighed: engine::Weighed) -> StandingRow {
        let engine::Weighed { tally, citations, origins } = weighed;
        StandingRow {
            standing: tally.standing(),
            supports: tally.supports,
            refutes: tally.refutes,
            qualifies: tally.qualifies,
            mentions: tally.mentions,
            citations,
            origins,
        }
    }
}

impl From<engine::Checked> for QuoteCheck {
    fn from(checked: engine::Checked) -> QuoteCheck {
        use engine::Checked as Came;
        let (result, place) = match checked {
            Came::Verbatim(document, found) => (QuoteResult::Verbatim, Some((document, found))),
            Came::Altered(document, found) => (QuoteResult::Altered, Some((document, found))),
            Came::Elsewhere(document, found) => (QuoteResult::Elsewhere, Some((document, found))),
            Came::Absent => (QuoteResult::Absent, None),
            Came::NotHeld => (QuoteResult::NotHeld, None),
        };
        let (document, found) = place.unzip();
        let score = found.as_ref().filter(|found| !found.is_verbatim).map(|found| found.score);
        let span = found.as_ref().map(|found| found.span);
        let (told, words) = found.map(|found| (found.told, found.words)).unwrap_or_default();
        QuoteCheck {
            result,
            document,
            start: span.map(engine::Span::start),
            end: span.map(engine::Span::end),
            told: told.into_iter().map(FoldWord::from).collect(),
            words: words.into_iter().map(WordChange::from).collect(),
            score,
        }
    }
}

impl From<engine::WordChange> for WordChange {
    fn from(change: engine::WordChange) -> WordChange {
        let kind = match change.kind {
            engine::ChangeKind::Same => WordChangeKind::Same,
            engine::ChangeKind::Added => WordChangeKind::Added,
            engine::ChangeKind::Removed => WordChangeKind::Removed,
        };
        WordChange { kind, text: change.text }
    }
}

impl From<engine::Fold> for FoldWord {
    fn from(fold: engine::Fold) -> FoldWord {
        match fold {
            engine::Fold::Spaces => FoldWord::Spaces,
            engine::Fold::Hyphens => FoldWord::Hyphens,
            engine::Fold::QuotationMarks => FoldWord::QuotationMarks,
            engine::Fold::Dashes => FoldWord::Dashes,
            engine::Fold::Ligatures => FoldWord::Ligatures,
            engine::Fold::Case => FoldWord::Case,
            engine::Fold::Ellipsis => FoldWord::Ellipsis,
            engine::Fold::Invisible => FoldWord::Invisible,
            engine::Fold::Brackets => FoldWord::Brackets,
            engine::Fold::Punctuation => FoldWord::Punctuation,
        }
    }
}

impl From<AskQuote> for engine::QuoteAsk {
    fn from(ask: AskQuote) -> engine::QuoteAsk {
        let AskQuote { quote, source, url, document, not_in } = ask;
        engine::QuoteAsk { quote, source, url, document, not_in: not_in.unwrap_or_default() }
    }
}

impl QuoteRow {
    /// The quote of a piece of evidence.
    pub(crate) fn of_evidence(piece: Evidence, check: engine::Checked) -> QuoteRow {
        let quote = piece.quote.unwrap_or_default();
        QuoteRow { evidence: Some(piece.id), claim: Some(piece.claim), place: None, quote, check: check.into() }
    }

    /// A quotation in a document's own text.
    pub(crate) fn of_place(
        document: DocumentId,
        span: engine::Span,
        quote: String,
        check: engine::Checked,
    ) -> QuoteRow {
        let place = DocumentSpan { document, start: span.start(), end: span.end() };
        QuoteRow { evidence: None, claim: None, place: Some(place), quote, check: check.into() }
    }
}

impl From<Vec<engine::OriginGroup>> for Origins {
    fn from(groups: Vec<engine::OriginGroup>) -> Origins {
        let place = |(document, span): (DocumentId, engine::Span)| DocumentSpan {
            document,
            start: span.start(),
            end: span.end(),
        };
        let told = |group: engine::OriginGroup| OriginGroup {
            documents: group.documents,
            sources: group.sources,
            shared: group.shared.into_iter().map(|[a, b]| SharedPassage { a: place(a), b: place(b) }).collect(),
        };
        Origins { groups: groups.into_iter().map(told).collect() }
    }
}
