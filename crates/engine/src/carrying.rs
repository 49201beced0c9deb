//! All that has passages, carried over together: each text is laid beside the other once, however much is marked on it.
//! Invariant: a passage that was given up stays so and lost, unless its very words are found again; then nobody is done
//! with it any more, and it is asked for: the person had said that it is not in the text. Not here: what becomes of one passage (`passages`), which texts are meant (`new_version`, `load`).

use obelus_model::{
    Anchoring, Claim, Document, DocumentId, Evidence, EvidenceId, Highlight, Origin, Passage, PassageKey, Record,
};
use obelus_store::{Rows, Tx};
use obelus_text::{CanonicalText, Found, Remembered, Span, describe};

use crate::fault::Result;
use crate::passages::carried;

/// So many code points at either end of a run tell where it is: a line or two, which with the words around stand hardly
/// twice in a text.
const EDGE: u32 = 128;

/// A run that is more than so many times as long as it was, or as short, is another: one of its ends was moved.
const STRETCHED: u32 = 2;

/// What has passages.
#[derive(Default)]
pub(crate) struct Bearers {
    pub claims: Vec<Claim>,
    pub highlights: Vec<Highlight>,
    pub evidence: Vec<Evidence>,
}

/// Where among the bearers a passage is.
#[derive(Clone, Copy)]
pub(crate) enum At {
    /// The number of the claim, and of the passage on it.
    Claim(usize, usize),
    /// The number of the highlight.
    Highlight(usize),
    /// The piece of evidence.
    Evidence(EvidenceId),
}

/// A passage that may be changed, and whether it is given up.
pub(crate) struct Borne<'a> {
    pub passage: &'a mut Passage,
    pub is_given_up: bool,
    pub at: At,
    /// Which one it is, whatever version it stands in.
    pub key: PassageKey,
}

impl Bearers {
    /// All that has a passage in a document.
    pub fn in_document(rows: Rows<'_>, document: DocumentId) -> Result<Bearers> {
        Ok(Bearers {
            claims: rows.claims_of_document(document)?,
            highlights: rows.highlights_of_document(document)?,
            evidence: rows.evidence_in_document(document)?,
        })
    }

    /// Goes through every passage, always in the same order; passages of claims are in the order of the text again afterwards.
    pub fn each(&mut self, mut change: impl FnMut(&mut Borne<'_>) -> Result<()>) -> Result<()> {
        for (number, claim) in self.claims.iter_mut().enumerate() {
            change_claim(number, claim, &mut change)?;
        }
        for (number, highlight) in self.highlights.iter_mut().enumerate() {
            let (is_given_up, at) = (highlight.is_given_up(), At::Highlight(number));
            let key = PassageKey::Highlight(highlight.id);
            let mut borne = Borne { passage: &mut highlight.passage, is_given_up, at, key };
            change(&mut borne)?;
            let is_given_up = borne.is_given_up;
            highlight.set_given_up(is_given_up);
        }
        for evidence in &mut self.evidence {
            let (is_given_up, at) = (evidence.is_given_up(), At::Evidence(evidence.id));
            let Some(passage) = &mut evidence.passage else { continue };
            let mut borne = Borne { passage, is_given_up, at, key: PassageKey::Evidence(evidence.id) };
            change(&mut borne)?;
            let is_given_up = borne.is_given_up;
            evidence.set_given_up(is_given_up);
        }
        Ok(())
    }

    /// Whether nothing is here.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.highlights.is_empty() && self.evidence.is_empty()
    }

    /// The grades of the passages in a document.
    pub fn grades(&mut self, document: DocumentId) -> Result<Vec<Anchoring>> {
        self.grades_where(|borne| borne.passage.document == document)
    }

    /// The same without those that are given up: nobody is to look at them.
    pub fn grades_to_tell(&mut self, document: DocumentId) -> Result<Vec<Anchoring>> {
        self.grades_where(|borne| borne.passage.document == document && !borne.is_given_up)
    }

    fn grades_where(&mut self, is_meant: impl Fn(&Borne<'_>) -> bool) -> Result<Vec<Anchoring>> {
        let mut grades = Vec::new();
        self.each(|borne| {
            grades.extend(is_meant(borne).then_some(borne.passage.anchoring));
            Ok(())
        })?;
        Ok(grades)
    }

    /// Puts all of them.
    pub fn put(self, tx: &mut Tx<'_>) -> Result<()> {
        let claims = self.claims.into_iter().map(Record::Claim);
        let highlights = self.highlights.into_iter().map(Record::Highlight);
        let evidence = self.evidence.into_iter().map(Record::Evidence);
        claims.chain(highlights).chain(evidence).try_for_each(|record| Ok(tx.put(record)?))
    }
}

fn change_claim(number: usize, claim: &mut Claim, change: &mut impl FnMut(&mut Borne<'_>) -> Result<()>) -> Result<()> {
    let given_up = claim.given_up();
    let mut turned = Vec::new();
    let mut has_moved = false;
    for (index, place) in claim.passages.iter_mut().enumerate() {
        let was = given_up.contains(&place.id);
        let span = place.passage.span;
        let (at, key) = (At::Claim(number, index), PassageKey::Claim(place.id));
        let mut borne = Borne { passage: &mut place.passage, is_given_up: was, at, key };
        change(&mut borne)?;
        if borne.is_given_up != was {
            turned.push((place.id, borne.is_given_up));
        }
        has_moved |= place.passage.span != span;
    }
    for (passage, is_given_up) in turned {
        claim.set_given_up(passage, is_given_up);
    }
    if has_moved {
        claim.sort_passages();
    }
    Ok(())
}

impl Borne<'_> {
    /// Puts the passage where it was found in a text.
    pub fn settle(&mut self, found: Found, text: &CanonicalText, version: u32) {
        let found = match found {
            Found::Exact(span) if self.is_given_up => Found::Moved(span),
            _ if self.is_given_up => Found::Lost,
            found => found,
        };
        *self.passage = carried(self.passage, found, text, version);
        self.is_given_up &= self.passage.anchoring == Anchoring::Lost;
    }
}

/// The first and the last words of each run whose origin is known.
pub(crate) fn remember_runs(runs: &[Origin], text: &CanonicalText) -> Vec<Remembered> {
    let edges = runs.iter().flat_map(|run| {
        let (start, end) = (run.span.start(), run.span.end());
        [(start, end.min(start.saturating_add(EDGE))), (start.max(end.saturating_sub(EDGE)), end)]
    });
    let remember = |(start, end): (u32, u32)| {
        let span = Span::new(start, end).and_then(|span| text.widen(span));
        let quote = span.and_then(|span| describe(text, span)).unwrap_or_default();
        Remembered { quote, span }
    };
    edges.map(remember).collect()
}

/// Puts the runs of a document where their first and last words were found, in the order of `remember_runs`; what stands
/// between them is the run. One whose ends are not both found, in their order and about as far apart as they were, is taken
/// off: there is no grade for a run that may be another, and undo brings it back.
pub(crate) fn carry_runs(document: &mut Document, found: impl IntoIterator<Item = Found>) {
    let mut found = found.into_iter().map(|found| match found {
        Found::Exact(span) | Found::Moved(span) | Found::Fuzzy(span, _) => Some(span),
        Found::Ambiguous(_) | Found::Lost => None,
    });
    for run in std::mem::take(&mut document.origins) {
        let (first, last) = (found.next().flatten(), found.next().flatten());
        let span = first.zip(last).and_then(|(first, last)| Span::new(first.start(), last.end()));
        let is_like = |span: &Span| {
            let (old, new) = (run.span.length(), span.length());
            new <= old.saturating_mul(STRETCHED) && old <= new.saturating_mul(STRETCHED)
        };
        if let Some(span) = span.filter(is_like) {
            document.set_origin(Origin { span, ..run });
        }
    }
}
