//! What narrows a search beside its words: verdicts, tags, documents, times. As conditions of SQL on `search_record r`.
//! Invariant: what a person wrote is a value, never a part of the statement.

use obelus_model::{Certainty, DocumentId, Kind, Moment, Noun, ReasonCode, SourceId, TagId, Verdict};
use rusqlite::types::Value;
use uuid::Uuid;

/// One condition on a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Narrow {
    /// It is one of these.
    Noun(Vec<Noun>),
    /// A claim of this verdict, or without one.
    Verdict(Option<Verdict>),
    /// A claim as sure as this.
    Certainty(Certainty),
    /// A claim of this kind.
    Kind(Kind),
    /// A claim that has this reason.
    Reason(ReasonCode),
    /// It bears one of these tags.
    Tags(Vec<TagId>),
    /// It is, or stands in, one of these documents.
    Documents(Vec<DocumentId>),
    /// It is, or rests on, one of these sources.
    Sources(Vec<SourceId>),
    /// It has this.
    Has(Part),
    /// It came or was changed at this moment or later.
    From(Moment),
    /// It came or was last changed before this moment.
    Until(Moment),
    /// Not that.
    Not(Box<Narrow>),
}

/// What a record can have or lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Evidence (a claim).
    Evidence,
    /// A source (a claim by its evidence, a piece of evidence, a document by its origins).
    Source,
    /// A quote (a claim by its evidence, a piece of evidence).
    Quote,
    /// A note.
    Note,
    /// A tag.
    Tag,
    /// A reason (a claim).
    Reason,
    /// A link (a claim).
    Link,
    /// A verdict (a claim).
    Verdict,
}

impl Narrow {
    /// Whether texts of documents can be meant: a condition on claims alone fits none.
    pub(super) fn is_of_claims(&self) -> bool {
        match self {
            Narrow::Verdict(_) | Narrow::Certainty(_) | Narrow::Kind(_) | Narrow::Reason(_) => true,
            Narrow::Has(part) => matches!(part, Part::Evidence | Part::Reason | Part::Link | Part::Verdict),
            Narrow::Not(inner) => inner.is_of_claims(),
            _ => false,
        }
    }

    /// The condition, with its values behind those that are there.
    pub(super) fn condition(&self, values: &mut Vec<Value>) -> String {
        match self {
            Narrow::Noun(nouns) => {
                let codes: Vec<String> = nouns.iter().map(|noun| format!("\"{}\"", noun.code())).collect();
                let list = put(values, Value::Text(format!("[{}]", codes.join(","))));
                format!("r.noun IN (SELECT value FROM json_each({list}))")
            }
            Narrow::Verdict(None) => of_claim("c.verdict IS NULL"),
            Narrow::Verdict(Some(verdict)) => of_claim(&format!("c.verdict = {}", put_text(values, verdict.code()))),
            Narrow::Certainty(sure) => of_claim(&format!("c.certainty = {}", put_text(values, sure.code()))),
            Narrow::Kind(kind) => of_claim(&format!("c.kind = {}", put_text(values, kind.code()))),
            Narrow::Reason(code) => {
                let code = put_text(values, code.code());
                format!(
                    "(r.noun = 'claim' AND EXISTS (SELECT 1 FROM claim_reason WHERE claim = r.id AND code = {code}))"
                )
            }
            Narrow::Tags(tags) => bears(&format!("IN {}", put_ids(values, tags.iter().map(|tag| tag.0)))),
            Narrow::Documents(documents) => in_documents(&put_ids(values, documents.iter().map(|id| id.0))),
            Narrow::Sources(sources) => on_sources(&format!("IN {}", put_ids(values, sources.iter().map(|id| id.0)))),
            Narrow::Has(part) => part.condition(),
            Narrow::From(moment) => format!("{TIME} >= {}", put(values, Value::Integer(moment.milliseconds()))),
            Narrow::Until(moment) => format!("{TIME} < {}", put(values, Value::Integer(moment.milliseconds()))),
            // A condition on claims stays one: what is no claim has no verdict to be other than this.
            Narrow::Not(inner) if inner.is_of_claims() => {
                format!("(r.noun = 'claim' AND NOT ({}))", inner.condition(values))
            }
            Narrow::Not(inner) => format!("NOT coalesce(({}), FALSE)", inner.condition(values)),
        }
    }
}

/// When a record came, or was last changed; a source has no time.
const TIME: &str = "(CASE r.noun WHEN 'claim' THEN (SELECT modified FROM claim WHERE id = r.id) \
    WHEN 'highlight' THEN (SELECT modified FROM highlight WHERE id = r.id) \
    WHEN 'evidence' THEN (SELECT modified FROM evidence WHERE id = r.id) \
    WHEN 'document' THEN (SELECT added FROM document WHERE id = r.id) END)";

fn of_claim(what: &str) -> String {
    format!("(r.noun = 'claim' AND EXISTS (SELECT 1 FROM claim c WHERE c.id = r.id AND {what}))")
}

fn bears(which: &str) -> String {
    format!(
        "(CASE r.noun WHEN 'claim' THEN EXISTS (SELECT 1 FROM claim_tag WHERE claim = r.id AND tag {which}) \
        WHEN 'document' THEN EXISTS (SELECT 1 FROM document_tag WHERE document = r.id AND tag {which}) \
        WHEN 'highlight' THEN EXISTS (SELECT 1 FROM highlight_tag WHERE highlight = r.id AND tag {which}) \
        ELSE FALSE END)"
    )
}

fn in_documents(list: &str) -> String {
    format!(
        "(CASE r.noun WHEN 'document' THEN r.id IN {list} \
        WHEN 'claim' THEN EXISTS (SELECT 1 FROM passage WHERE claim = r.id AND document IN {list}) \
        WHEN 'highlight' THEN EXISTS (SELECT 1 FROM passage WHERE highlight = r.id AND document IN {list}) \
        WHEN 'evidence' THEN EXISTS (SELECT 1 FROM passage WHERE evidence = r.id AND document IN {list}) \
            OR EXISTS (SELECT 1 FROM evidence e JOIN passage p ON p.claim = e.claim \
            WHERE e.id = r.id AND p.document IN {list}) \
        ELSE FALSE END)"
    )
}

fn on_sources(which: &str) -> String {
    format!(
        "(CASE r.noun WHEN 'source' THEN r.id {which} \
        WHEN 'claim' THEN EXISTS (SELECT 1 FROM evidence WHERE claim = r.id AND source {which}) \
        WHEN 'evidence' THEN EXISTS (SELECT 1 FROM evidence WHERE id = r.id AND source {which}) \
        WHEN 'document' THEN EXISTS (SELECT 1 FROM document_origin WHERE document = r.id AND source {which}) \
        ELSE FALSE END)"
    )
}

impl Part {
    fn condition(self) -> String {
        match self {
            Part::Evidence => "(r.noun = 'claim' AND EXISTS (SELECT 1 FROM evidence WHERE claim = r.id))".to_owned(),
            Part::Reason => "(r.noun = 'claim' AND EXISTS (SELECT 1 FROM claim_reason WHERE claim = r.id))".to_owned(),
            Part::Link => "(r.noun = 'claim' AND (EXISTS (SELECT 1 FROM link WHERE \"from\" = r.id) \
                OR EXISTS (SELECT 1 FROM link WHERE \"to\" = r.id)))"
                .to_owned(),
            Part::Verdict => of_claim("c.verdict IS NOT NULL"),
            Part::Source => format!("(r.noun <> 'source' AND {})", on_sources("IS NOT NULL")),
            Part::Tag => bears("IS NOT NULL"),
            Part::Quote => "(CASE r.noun \
                WHEN 'claim' THEN EXISTS (SELECT 1 FROM evidence WHERE claim = r.id AND quote IS NOT NULL) \
                WHEN 'evidence' THEN EXISTS (SELECT 1 FROM evidence WHERE id = r.id AND quote IS NOT NULL) \
                ELSE FALSE END)"
                .to_owned(),
            Part::Note => "(CASE r.noun WHEN 'claim' THEN (SELECT note FROM claim WHERE id = r.id) IS NOT NULL \
                WHEN 'document' THEN (SELECT note FROM document WHERE id = r.id) IS NOT NULL \
                WHEN 'highlight' THEN (SELECT note FROM highlight WHERE id = r.id) IS NOT NULL \
                WHEN 'evidence' THEN (SELECT note FROM evidence WHERE id = r.id) IS NOT NULL ELSE FALSE END)"
                .to_owned(),
        }
    }
}

/// All conditions together.
pub(super) fn conditions(narrows: &[Narrow], values: &mut Vec<Value>) -> String {
    narrows.iter().map(|narrow| format!(" AND {}", narrow.condition(values))).collect()
}

/// Puts a value behind those that are there; answers its name.
pub(super) fn put(values: &mut Vec<Value>, value: Value) -> String {
    values.push(value);
    format!("?{}", values.len())
}

fn put_text(values: &mut Vec<Value>, text: &str) -> String {
    put(values, Value::Text(text.to_owned()))
}

fn put_ids(values: &mut Vec<Value>, ids: impl Iterator<Item = Uuid>) -> String {
    let ids: Vec<String> = ids.map(|id| format!("\"{}\"", id.as_simple())).collect();
    let list = put(values, Value::Text(format!("[{}]", ids.join(","))));
    format!("(SELECT unhex(value) FROM json_each({list}))")
}
