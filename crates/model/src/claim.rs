//! Claims: what is judged, and the rules of judging.

use serde::{Deserialize, Serialize};

use crate::{AnnotatorId, Certainty, ClaimId, Extra, Kind, Moment, Passage, PassageId, ReasonCode, TagId, Verdict};

/// A statement being judged; its passages are its repeats and variants, so that it is judged once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// What it states, in the researcher's words; absent where the first passage says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// The verdict; absent while unjudged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// How sure the annotator is.
    pub certainty: Certainty,
    /// Why it is dubious.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// What it is, where it is not a claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What would settle it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
    /// Its tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TagId>,
    /// Who judged.
    pub annotator: AnnotatorId,
    /// When it was made.
    pub created: Moment,
    /// When it was last changed.
    pub modified: Moment,
    /// Where it stands: by document, start, end. Never empty in a library.
    pub passages: Vec<ClaimPassage>,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// One place where a claim stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimPassage {
    /// Its id.
    pub id: PassageId,
    /// Where it is.
    #[serde(flatten)]
    pub passage: Passage,
}

/// Why a claim is dubious: a code, and what there is to say about it here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The code.
    pub code: ReasonCode,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Claim {
    /// Gives it a verdict. Reasons belong to `dubious` and a kind to `not_a_claim`: with another verdict they go
    /// (the history keeps them).
    pub fn judge(&mut self, verdict: Option<Verdict>) {
        self.verdict = verdict;
        if verdict != Some(Verdict::Dubious) {
            self.reasons.clear();
        }
        if verdict != Some(Verdict::NotAClaim) {
            self.kind = None;
        }
    }

    /// Whether nothing but its one passage is on it: then it may go when its verdict does.
    pub fn is_bare(&self) -> bool {
        self.verdict.is_none() && self.has_nothing_more()
    }

    /// Whether it says no more than a sure verdict on one passage: then another claim may take its place in.
    pub fn is_bare_verdict(&self) -> bool {
        self.certainty == Certainty::Sure && self.has_nothing_more()
    }

    /// Puts its passages in the order of the text.
    pub fn sort_passages(&mut self) {
        self.passages.sort_by_key(|place| (place.passage.document, place.passage.span, place.id));
    }

    /// Whether nothing is on it beside a verdict and one passage.
    fn has_nothing_more(&self) -> bool {
        self.passages.len() <= 1
            && self.statement.is_none()
            && self.reasons.is_empty()
            && self.kind.is_none()
            && self.note.is_none()
            && self.next_step.is_none()
            && self.tags.is_empty()
            && crate::given_up::says_nothing_else(&self.extra)
    }
}
