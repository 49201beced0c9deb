//! The places that a passage may be at, for a person to choose among.

use std::collections::HashSet;

use obelus_model::{Anchoring, Passage, PassageKey};
use obelus_store::Rows;
use obelus_text::{CanonicalText, Quote, Span, candidates, describe};

use crate::fault::Result;
use crate::passages::remember;
use crate::texts::present_version;
use crate::{EngineError, Reader};

/// More places than this nobody looks through.
const MOST: usize = 9;

/// A place that a passage may be at.
#[derive(Clone, Debug, PartialEq)]
pub struct LookCandidate {
    /// The place.
    pub span: Span,
    /// The words there, with what stands around them.
    pub quote: Quote,
    /// How alike they are to the passage's own, from 0 to 1.
    pub score: f32,
}

/// The places that a passage may be at in the present version of its document: the one at which it was found first, the others
/// the best first. Looks at the whole text.
pub fn look_candidates(reader: &mut Reader, key: PassageKey) -> Result<Vec<LookCandidate>> {
    reader.read_texts(|rows, texts| {
        let passage = find_passage(rows, key)?;
        let text = texts.text(rows, &present_version(rows, passage.document)?)?;
        let present = (passage.anchoring != Anchoring::Lost).then_some(passage.span);
        let found = candidates(&text, &remember(&passage).quote, Some(passage.span), MOST);
        let mut found: Vec<(Span, f32)> = found.into_iter().map(|(span, score)| (span, score.value())).collect();
        // Places of changed letters may be widened to the same characters.
        let mut seen = HashSet::new();
        found.retain(|(span, _)| seen.insert(*span));
        // The sort is stable: the others stay in their order.
        found.sort_by_key(|(span, _)| Some(*span) != present);
        if let Some(present) = present.filter(|present| found.first().is_none_or(|(first, _)| first != present)) {
            found.insert(0, (present, likeness_of(&passage, &text)));
            found.truncate(MOST);
        }
        let told = |(span, score)| Some(LookCandidate { span, quote: describe(&text, span)?, score });
        Ok(found.into_iter().filter_map(told).collect())
    })
}

/// A passage, whatever it belongs to.
pub(crate) fn find_passage(rows: Rows<'_>, key: PassageKey) -> Result<Passage> {
    let found = match key {
        PassageKey::Claim(id) => {
            let claim = rows.find_claim_of_passage(id)?;
            let place = claim.and_then(|claim| claim.passages.into_iter().find(|place| place.id == id));
            Some(place.ok_or(EngineError::PassageUnknown(id))?.passage)
        }
        PassageKey::Highlight(id) => rows.find_highlight(id)?.map(|highlight| highlight.passage),
        PassageKey::Evidence(id) => rows.find_evidence(id)?.and_then(|evidence| evidence.passage),
    };
    found.ok_or_else(|| EngineError::not_found(key.noun(), key.id()))
}

/// How alike the words at a passage's place are to its own, as far as its grade tells.
fn likeness_of(passage: &Passage, text: &CanonicalText) -> f32 {
    if text.slice(passage.span) == Some(passage.exact.as_str()) {
        return 1.0;
    }
    passage.anchoring.score().map_or(0.0, |score| score as f32)
}
