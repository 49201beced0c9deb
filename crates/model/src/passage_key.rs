//! Which passage is meant, whatever it belongs to.

use crate::{EvidenceId, HighlightId, Noun, PassageId};

/// A passage by what it belongs to: those of claims have ids of their own, a highlight and a piece of evidence have one each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassageKey {
    /// A passage of a claim.
    Claim(PassageId),
    /// The passage of a highlight.
    Highlight(HighlightId),
    /// The passage of a piece of evidence.
    Evidence(EvidenceId),
}

impl PassageKey {
    /// What it belongs to.
    pub fn noun(self) -> Noun {
        match self {
            PassageKey::Claim(_) => Noun::Claim,
            PassageKey::Highlight(_) => Noun::Highlight,
            PassageKey::Evidence(_) => Noun::Evidence,
        }
    }

    /// The id of the passage of a claim, of the highlight, of the piece of evidence, as it is written.
    pub fn id(self) -> String {
        match self {
            PassageKey::Claim(passage) => passage.to_string(),
            PassageKey::Highlight(highlight) => highlight.to_string(),
            PassageKey::Evidence(evidence) => evidence.to_string(),
        }
    }
}
