//! Searching on the wire: what was found, concordances, candidates for evidence, saved searches.

use obelus_engine as engine;
use obelus_model::{ClaimId, DocumentId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Searches the library. A query is never refused; a search that a newer one has made needless answers `superseded`.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Search {
    /// The query, as it was typed (docs/search.md).
    pub query: String,
    /// So many hits at most.
    pub limit: u32,
    /// The one document in which it is searched; absent: all of the library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
}

/// What was found.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The hits, the best first.
    pub hits: Vec<Hit>,
    /// How many there are in all, as far as they were counted.
    #[ts(type = "number")]
    pub total: u64,
    /// Whether they were counted to the end.
    pub is_total_exact: bool,
    /// What of the query did not fit.
    pub remarks: Vec<Remark>,
}

/// Something that has what was sought: a place in the text of a document, its title or note, or another record.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// What it is.
    #[ts(type = "\"document\" | \"claim\" | \"highlight\" | \"evidence\" | \"source\"")]
    pub noun: String,
    /// Its id.
    pub id: String,
    /// The document in which it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
    /// Where the words stand, or the record; absent where it is the title or the note of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub start: Option<u32>,
    /// The code point after the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub end: Option<u32>,
    /// The claim that it is on, where it is evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "ClaimId")]
    pub claim: Option<ClaimId>,
    /// What it is part of is called so; may be empty.
    pub title: String,
    /// Its words around the best place.
    pub snippet: String,
    /// What was sought, in code points of the snippet.
    #[ts(type = "[number, number][]")]
    pub marks: Vec<(u32, u32)>,
}

/// What of a query did not fit, or of its answer.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Remark {
    /// What is the matter.
    #[ts(
        type = "\"quote-open\" | \"bracket-open\" | \"operator-stray\" | \"field-unknown\" | \"value-unknown\" | \"field-in-or\" | \"only-not\" | \"too-much\""
    )]
    pub code: String,
    /// The part of the query that it is about.
    pub text: String,
}

/// Asks where words stand, each with what is around it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskConcordance {
    /// The query, as for `search`; only texts of documents are looked at.
    pub query: String,
    /// The one document; absent: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
    /// By what the lines are sorted.
    pub sort: ConcordanceSort,
    /// So many lines at most.
    pub limit: u32,
}

/// By what the lines of a concordance are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ConcordanceSort {
    /// By document and place.
    Place,
    /// By the words before the hit, the nearest first.
    Left,
    /// By the words behind it.
    Right,
}

/// Where words stand.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Concordance {
    /// A line a place.
    pub lines: Vec<ConcordanceLine>,
    /// How many places there are, as far as they were counted.
    #[ts(type = "number")]
    pub total: u64,
    /// Whether they were counted to the end.
    pub is_total_exact: bool,
    /// What of the query did not fit.
    pub remarks: Vec<Remark>,
}

/// One place.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConcordanceLine {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// Where the hit begins, in code points.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// The words before it.
    pub left: String,
    /// The hit.
    pub hit: String,
    /// The words behind it.
    pub right: String,
}

/// Asks for passages of the library that may be evidence: for a claim, or for a place without one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskCandidates {
    /// The claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "ClaimId")]
    pub claim: Option<ClaimId>,
    /// The place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<CandidatePlace>,
    /// So many at most.
    pub limit: u32,
}

/// A stretch of a document's present version.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CandidatePlace {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

/// A passage that may be evidence.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// The passage.
    pub text: String,
    /// The words that both have, as they are written in the passage, the most telling first.
    pub shared: Vec<String>,
    /// How much of what the claim tells is in it, from 0 to 1.
    pub score: f64,
}

/// A search that was given a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedSearch {
    /// The name.
    pub name: String,
    /// The query.
    pub query: String,
}

/// Gives a search a name; one of that name is replaced.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveSearch {
    /// The name.
    pub name: String,
    /// The query.
    pub query: String,
}

/// Forgets the search of a name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ForgetSearch {
    /// The name.
    pub name: String,
}

impl From<engine::Found> for Found {
    fn from(found: engine::Found) -> Found {
        Found {
            hits: found.hits.into_iter().map(Hit::from).collect(),
            total: found.total,
            is_total_exact: found.is_exact,
            remarks: found.remarks.into_iter().map(Remark::from).collect(),
        }
    }
}

impl From<engine::Hit> for Hit {
    fn from(hit: engine::Hit) -> Hit {
        let span = hit.place.and_then(|(_, span)| span);
        Hit {
            noun: hit.key.noun.code().to_owned(),
            id: hit.key.id,
            document: hit.place.map(|(document, _)| document),
            start: span.map(|span| span.start()),
            end: span.map(|span| span.end()),
            claim: hit.claim,
            title: hit.title,
            snippet: hit.snippet.text,
            marks: hit.snippet.marks,
        }
    }
}

impl From<engine::Remark> for Remark {
    fn from(remark: engine::Remark) -> Remark {
        Remark { code: remark.code.code().to_owned(), text: remark.text }
    }
}

impl From<engine::Concordance> for Concordance {
    fn from(concordance: engine::Concordance) -> Concordance {
        let lines = concordance.lines.into_iter().map(|line| ConcordanceLine {
            document: line.document,
            title: line.title,
            start: line.span.start(),
            end: line.span.end(),
            left: line.left,
            hit: line.hit,
            right: line.right,
        });
        Concordance {
            lines: lines.collect(),
            total: concordance.total,
            is_total_exact: concordance.is_exact,
            remarks: concordance.remarks.into_iter().map(Remark::from).collect(),
        }
    }
}

impl From<ConcordanceSort> for engine::LineOrder {
    fn from(sort: ConcordanceSort) -> engine::LineOrder {
        match sort {
            ConcordanceSort::Place => engine::LineOrder::Place,
            ConcordanceSort::Left => engine::LineOrder::Left,
            ConcordanceSort::Right => engine::LineOrder::Right,
        }
    }
}

impl From<engine::Candidate> for Candidate {
    fn from(candidate: engine::Candidate) -> Candidate {
        Candidate {
            document: candidate.document,
            title: candidate.title,
            start: candidate.span.start(),
            end: candidate.span.end(),
            text: candidate.text,
            shared: candidate.shared,
            score: candidate.score,
        }
    }
}

impl From<engine::SavedSearch> for SavedSearch {
    fn from(saved: engine::SavedSearch) -> SavedSearch {
        SavedSearch { name: saved.name, query: saved.query }
    }
}
