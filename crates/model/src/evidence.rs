//! What bears on claims: evidence, sources, and links from claim to claim.

use serde::{Deserialize, Serialize};

use crate::{
    AnnotatorId, ClaimId, EvidenceId, Extra, Grade, LinkId, Moment, Passage, Relation, SourceId, Stance, Standing,
};

/// What bears on a claim: a source, a quote, a passage, an address, a note, any of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// The claim that it bears on.
    pub claim: ClaimId,
    /// What it does to the claim.
    pub stance: Stance,
    /// The source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// Where in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<Locator>,
    /// The words quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// A passage of a document of the library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// An address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When the address was looked at, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessed: Option<String>,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who brought it.
    pub annotator: AnnotatorId,
    /// When it was brought.
    pub created: Moment,
    /// When it was last changed.
    pub modified: Moment,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// A place in a source, as CSL names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locator {
    /// The kind of place (`page`, `folio`, `chapter`).
    pub label: String,
    /// Which one (`208-209`).
    pub value: String,
}

/// A bibliographic item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// How far it is to be trusted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The item as CSL-JSON, kept as it came.
    pub csl: serde_json::Map<String, serde_json::Value>,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// How one claim stands to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// How they stand.
    pub relation: Relation,
    /// The claim that does it.
    pub from: ClaimId,
    /// The claim that it is done to.
    pub to: ClaimId,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who linked them.
    pub annotator: AnnotatorId,
    /// When.
    pub created: Moment,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// How many pieces of evidence a claim has, by what they do to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that speak for it.
    pub supports: u32,
    /// Those that speak against it.
    pub refutes: u32,
    /// Those that narrow it.
    pub qualifies: u32,
    /// Those that name it.
    pub mentions: u32,
}

impl Tally {
    /// The tally of these stances.
    pub fn of(stances: impl IntoIterator<Item = Stance>) -> Tally {
        let mut tally = Tally::default();
        stances.into_iter().for_each(|stance| tally.add(stance, 1));
        tally
    }

    /// Counts so many more.
    pub fn add(&mut self, stance: Stance, pieces: u32) {
        let counted = match stance {
            Stance::Supports => &mut self.supports,
            Stance::Refutes => &mut self.refutes,
            Stance::Qualifies => &mut self.qualifies,
            Stance::Mentions => &mut self.mentions,
        };
        *counted = counted.saturating_add(pieces);
    }

    /// All of them.
    pub fn pieces(&self) -> u32 {
        [self.refutes, self.qualifies, self.mentions].into_iter().fold(self.supports, u32::saturating_add)
    }

    /// What it adds up to. A single piece on either side tells: weighing them is the researcher's part.
    pub fn standing(&self) -> Standing {
        match (self.supports > 0, self.refutes > 0) {
            (false, false) => Standing::None,
            (true, false) => Standing::Supported,
            (false, true) => Standing::Refuted,
            (true, true) => Standing::Conflicting,
        }
    }
}
