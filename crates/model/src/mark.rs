//! Passages and highlights: places in a text, and how well they were found.

use obelus_text::Span;
use serde::{Deserialize, Serialize};

use crate::{AnnotatorId, DocumentId, Extra, HighlightColor, HighlightId, Moment, TagId};

/// A span of one version of a document's text, with the words that let it be found again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Passage {
    /// The document.
    pub document: DocumentId,
    /// The number of the version that the span counts in.
    pub version: u32,
    /// Where, in code points, on grapheme cluster boundaries.
    pub span: Span,
    /// The words of the passage.
    pub exact: String,
    /// The 32 code points before it, fewer at the start of the text.
    pub prefix: String,
    /// The 32 code points after it, fewer at the end of the text.
    pub suffix: String,
    /// How well it was found in this version.
    pub anchoring: Anchoring,
    /// The page, where the document has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// How a passage was found in the version that it points into; never better than what is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "grade", content = "score", rename_all = "lowercase")]
pub enum Anchoring {
    /// The same words at the same place.
    Exact,
    /// The same words elsewhere.
    Moved,
    /// Changed words, alike by this much, 0 to 1.
    Fuzzy(f64),
    /// Several places are as good; the span is the nearest of them.
    Ambiguous,
    /// Not found; the span is where it last was.
    Lost,
}

impl Anchoring {
    /// The code that is written for the grade.
    pub fn code(self) -> &'static str {
        match self {
            Anchoring::Exact => "exact",
            Anchoring::Moved => "moved",
            Anchoring::Fuzzy(_) => "fuzzy",
            Anchoring::Ambiguous => "ambiguous",
            Anchoring::Lost => "lost",
        }
    }

    /// The score of a fuzzy finding.
    pub fn score(self) -> Option<f64> {
        match self {
            Anchoring::Fuzzy(score) => Some(score),
            _ => None,
        }
    }

    /// From code and score; `None` where the two do not fit or the score is not within 0 to 1.
    pub fn new(code: &str, score: Option<f64>) -> Option<Anchoring> {
        match (code, score) {
            ("exact", None) => Some(Anchoring::Exact),
            ("moved", None) => Some(Anchoring::Moved),
            ("fuzzy", Some(score)) if (0.0..=1.0).contains(&score) => Some(Anchoring::Fuzzy(score)),
            ("ambiguous", None) => Some(Anchoring::Ambiguous),
            ("lost", None) => Some(Anchoring::Lost),
            _ => None,
        }
    }
}

/// A passage marked without a judgement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Highlight {
    /// Its id.
    pub id: HighlightId,
    /// Its colour.
    pub color: HighlightColor,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Its tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TagId>,
    /// Where it is.
    pub passage: Passage,
    /// Who made it.
    pub annotator: AnnotatorId,
    /// When it was made.
    pub created: Moment,
    /// When it was last changed.
    pub modified: Moment,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}
