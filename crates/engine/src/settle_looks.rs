//! Accepting passages that needed a look: one at a place that a person chose, or many where they were found.
//! Invariant: what is accepted has the words of its place and is exact; two passages of a claim, or two highlights, never come
//! to stand on the same place by it.

use std::collections::HashSet;

use obelus_model::{Anchoring, DocumentId, Passage, PassageKey, Record, Verb};
use obelus_readers::Structure;
use obelus_text::{CanonicalText, Quote, Span, describe};

use crate::carrying::{At, Bearers, Borne};
use crate::fault::Result;
use crate::move_passage::{move_evidence_passage, move_highlight, move_passage, with_page};
use crate::texts::present_version;
use crate::{Done, Writer};

/// Which passages are accepted where they were found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Accepted {
    /// Those whose words are the same, and elsewhere.
    pub moved: bool,
    /// Those whose words have changed and are at least so alike, from 0 to 1.
    pub fuzzy: Option<f64>,
}

/// Puts a passage that needs a look at a place, whatever it belongs to.
pub fn settle_look(writer: &mut Writer, key: PassageKey, start: u32, end: u32) -> Result<Done<PassageKey>> {
    let committed = match key {
        PassageKey::Claim(passage) => move_passage(writer, passage, start, end)?.committed,
        PassageKey::Highlight(highlight) => move_highlight(writer, highlight, start, end)?.committed,
        PassageKey::Evidence(evidence) => move_evidence_passage(writer, evidence, start, end)?.committed,
    };
    Ok(Done { value: key, committed })
}

/// Accepts the passages of a document that were found so; answers how many. One whose place another passage of its claim, or
/// another highlight, has is left as it is.
pub fn settle_looks(writer: &mut Writer, document: DocumentId, accepted: Accepted) -> Result<Done<usize>> {
    let version = present_version(writer.rows(), document)?;
    let mut texts = std::mem::take(&mut writer.texts);
    let text = texts.text(writer.rows(), &version);
    let structure = texts.structure(writer.rows(), &version);
    writer.texts = texts;
    let (text, structure) = (text?, structure?);
    let before = Bearers::in_document(writer.rows(), document)?;
    writer.write(Verb::SettleLooks, |work| {
        let mut after = Bearers {
            claims: before.claims.clone(),
            highlights: before.highlights.clone(),
            evidence: before.evidence.clone(),
        };
        let mut taken = Taken::look(&mut after)?;
        let mut settled = 0;
        after.each(|borne| {
            let is_meant = borne.passage.document == document && accepted.takes(borne);
            if is_meant && taken.take(borne.at, borne.passage) && settle(borne, &text, &structure) {
                settled += 1;
            }
            Ok(())
        })?;
        for (mut claim, before) in after.claims.into_iter().zip(before.claims) {
            if claim != before {
                claim.modified = work.now;
                work.tx.put(Record::Claim(claim))?;
            }
        }
        for (mut highlight, before) in after.highlights.into_iter().zip(before.highlights) {
            if highlight != before {
                highlight.modified = work.now;
                work.tx.put(Record::Highlight(highlight))?;
            }
        }
        for (mut evidence, before) in after.evidence.into_iter().zip(before.evidence) {
            if evidence != before {
                evidence.modified = work.now;
                work.tx.put(Record::Evidence(evidence))?;
            }
        }
        Ok(settled)
    })
}

impl Accepted {
    fn takes(&self, borne: &Borne<'_>) -> bool {
        match borne.passage.anchoring {
            Anchoring::Moved => self.moved,
            Anchoring::Fuzzy(score) => self.fuzzy.is_some_and(|least| score >= least),
            Anchoring::Exact | Anchoring::Ambiguous | Anchoring::Lost => false,
        }
    }
}

/// The places that are taken by passages nobody has to look at: of each claim its own, of highlights all together.
struct Taken(HashSet<(Option<usize>, DocumentId, u32, Span)>);

impl Taken {
    fn look(bearers: &mut Bearers) -> Result<Taken> {
        let mut taken = Taken(HashSet::new());
        bearers.each(|borne| {
            if borne.passage.anchoring == Anchoring::Exact {
                taken.take(borne.at, borne.passage);
            }
            Ok(())
        })?;
        Ok(taken)
    }

    /// Takes a place; `false` where it is taken. Pieces of evidence may stand on one place, as many as like.
    fn take(&mut self, at: At, passage: &Passage) -> bool {
        let owner = match at {
            At::Claim(claim, _) => Some(claim),
            At::Highlight(_) => None,
            At::Evidence(_) => return true,
        };
        self.0.insert((owner, passage.document, passage.version, passage.span))
    }
}

/// Gives a passage the words of its place; `false` where there are none.
fn settle(borne: &mut Borne<'_>, text: &CanonicalText, structure: &Structure) -> bool {
    let Some(Quote { exact, prefix, suffix }) = describe(text, borne.passage.span) else { return false };
    let old = borne.passage.clone();
    let page = structure.find_page(old.span);
    let settled = Passage { exact, prefix, suffix, anchoring: Anchoring::Exact, page, ..old.clone() };
    *borne.passage = with_page(settled, &old);
    borne.is_given_up = false;
    true
}
