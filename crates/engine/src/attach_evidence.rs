//! Bringing evidence for or against a claim, and changing what was brought.
//! Invariant: a piece of evidence names a source, a quote, a passage, an address or a note; one that names none is refused.

use obelus_model::{
    ClaimId, DocumentId, Edit, Evidence, EvidenceId, Locator, Moment, Noun, Passage, Record, SourceId, Stance, Verb,
};
use obelus_store::Rows;

use crate::edit_claim::set_text;
use crate::fault::Result;
use crate::import_document::named;
use crate::judge_claim::claim_at;
use crate::place::passage_at;
use crate::{Done, EngineError, Place, Writer};

/// The claim that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimOrPlace {
    /// By its id.
    Claim(ClaimId),
    /// The one at a place; made without a verdict where none is.
    Place(DocumentId, Place),
}

/// A span of a document's present version, to be quoted as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cutting {
    /// The document.
    pub document: DocumentId,
    /// The first code point.
    pub start: u32,
    /// The one after the last.
    pub end: u32,
}

/// What a piece of evidence says; what is `None` stays as it is, and is absent on a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceEdit {
    /// What it does to the claim; `None` on a new one: it mentions it.
    pub stance: Option<Stance>,
    /// The source.
    pub source: Edit<SourceId>,
    /// Where in the source.
    pub locator: Edit<Locator>,
    /// The words quoted.
    pub quote: Edit<String>,
    /// A passage of a document.
    pub passage: Edit<Cutting>,
    /// An address.
    pub url: Edit<String>,
    /// When the address was looked at, `YYYY-MM-DD`.
    pub accessed: Edit<String>,
    /// A note.
    pub note: Edit<String>,
}

/// Brings a piece of evidence.
pub fn attach_evidence(writer: &mut Writer, to: &ClaimOrPlace, edit: EvidenceEdit) -> Result<Done<EvidenceId>> {
    let place = match to {
        ClaimOrPlace::Claim(_) => None,
        ClaimOrPlace::Place(document, place) => Some(passage_at(writer, *document, place)?),
    };
    let cutting = cut(writer, &edit)?;
    writer.write(Verb::AttachEvidence, |mut work| {
        let claim = match (to, place) {
            (_, Some(passage)) => {
                let claim = claim_at(&mut work, passage)?;
                let id = claim.id;
                work.tx.put(Record::Claim(claim))?;
                id
            }
            (ClaimOrPlace::Claim(claim), None) => {
                let found = work.tx.rows().find_claim(*claim)?;
                found.ok_or_else(|| EngineError::not_found(Noun::Claim, claim))?.id
            }
            (ClaimOrPlace::Place(document, _), None) => return Err(EngineError::not_found(Noun::Document, document)),
        };
        if let Some(mut known) = find_same(work.tx.rows(), claim, &edit, cutting.as_ref())? {
            let id = known.id;
            let stance = edit.stance.unwrap_or(known.stance);
            if stance != known.stance {
                (known.stance, known.modified) = (stance, work.now);
                work.tx.put(Record::Evidence(known))?;
            }
            return Ok(id);
        }
        let mut evidence = Evidence {
            id: EvidenceId::new(work.ids),
            claim,
            stance: Stance::Mentions,
            source: None,
            locator: None,
            quote: None,
            passage: None,
            url: None,
            accessed: None,
            note: None,
            annotator: work.annotator,
            created: work.now,
            modified: work.now,
            extra: Default::default(),
        };
        apply(work.tx.rows(), &mut evidence, edit, cutting)?;
        let id = evidence.id;
        work.tx.put(Record::Evidence(evidence))?;
        Ok(id)
    })
}

/// The piece of a claim's evidence that has this passage already, where nothing but a passage is brought: two of one passage
/// would count twice, and another stance means that the first was a slip.
fn find_same(
    rows: Rows<'_>,
    claim: ClaimId,
    edit: &EvidenceEdit,
    cutting: Option<&Passage>,
) -> Result<Option<Evidence>> {
    let EvidenceEdit { stance: _, source, locator, quote, passage: _, url, accessed, note } = edit;
    let is_bare =
        [source.is_none(), locator.is_none(), quote.is_none(), url.is_none(), accessed.is_none(), note.is_none()];
    let Some(cutting) = cutting.filter(|_| is_bare.iter().all(|is_absent| *is_absent)) else { return Ok(None) };
    let place = |passage: &Passage| (passage.document, passage.version, passage.span);
    let is_same = |piece: &Evidence| piece.passage.as_ref().is_some_and(|passage| place(passage) == place(cutting));
    Ok(rows.evidence_of_claim(claim)?.into_iter().find(is_same))
}

/// Changes a piece of evidence.
pub fn edit_evidence(writer: &mut Writer, evidence: EvidenceId, edit: EvidenceEdit) -> Result<Done<EvidenceId>> {
    let cutting = cut(writer, &edit)?;
    writer.write(Verb::EditEvidence, |work| {
        let found = work.tx.rows().find_evidence(evidence)?;
        let before = found.ok_or_else(|| EngineError::not_found(Noun::Evidence, evidence))?;
        let mut after = before.clone();
        apply(work.tx.rows(), &mut after, edit, cutting)?;
        if after != before {
            after.modified = work.now;
            work.tx.put(Record::Evidence(after))?;
        }
        Ok(evidence)
    })
}

/// The passage that an edit names, described by its words.
fn cut(writer: &mut Writer, edit: &EvidenceEdit) -> Result<Option<Passage>> {
    let Some(Some(Cutting { document, start, end })) = edit.passage else { return Ok(None) };
    passage_at(writer, document, &Place::Span { start, end }).map(Some)
}

/// Sets what an edit says.
fn apply(rows: Rows<'_>, evidence: &mut Evidence, edit: EvidenceEdit, cutting: Option<Passage>) -> Result<()> {
    if let Some(stance) = edit.stance {
        evidence.stance = stance;
    }
    if let Some(source) = edit.source {
        if let Some(source) = source {
            rows.find_source(source)?.ok_or_else(|| EngineError::not_found(Noun::Source, source))?;
        }
        evidence.source = source;
    }
    if let Some(locator) = edit.locator {
        evidence.locator = locator.and_then(|Locator { label, value }| {
            Some(Locator { label: named(label).unwrap_or_else(|| "page".to_owned()), value: named(value)? })
        });
    }
    if edit.passage.is_some() {
        evidence.passage = cutting;
        evidence.set_given_up(false);
    }
    if let Some(Some(day)) = &edit.accessed
        && !day.trim().is_empty()
        && Moment::of_day(day.trim()).is_none()
    {
        return Err(EngineError::NoDay(day.clone()));
    }
    set_text(&mut evidence.quote, edit.quote);
    set_text(&mut evidence.url, edit.url);
    set_text(&mut evidence.accessed, edit.accessed);
    set_text(&mut evidence.note, edit.note);
    if says_something(evidence) { Ok(()) } else { Err(EngineError::EvidenceEmpty) }
}

fn says_something(evidence: &Evidence) -> bool {
    let Evidence { source, quote, passage, url, note, .. } = evidence;
    source.is_some() || quote.is_some() || passage.is_some() || url.is_some() || note.is_some()
}
