//! Writes a bundle as W3C Web Annotations (Web Annotation Data Model, Recommendation of 23 February 2017): one
//! AnnotationCollection with one embedded AnnotationPage.
//!
//! Invariant: the same bundle gives the same bytes. What the model has no place for stays out: sources but for
//! their addresses and titles, origins, texts, `extra`; docs/formats.md has the table. Not here: the way back (`annotations`).

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Display;
use std::io::{BufWriter, Write};

use obelus_model::{
    Anchoring, AnnotatorId, Certainty, Claim, Evidence, Highlight, Link, Moment, Passage, Source, SourceId, Stance,
    TagId,
};
use serde::{Serialize, Serializer};

use crate::order::{sorted, sorted_passages};
use crate::outgoing::said;
use crate::{Bundle, WriteFault};

/// Writes the claims, highlights and links of a bundle as W3C Web Annotations in JSON-LD.
///
/// Fails only where `out` does.
pub fn write_w3c(bundle: &Bundle, out: impl Write) -> Result<(), WriteFault> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    serde_json::to_writer_pretty(&mut out, &collection(bundle)).map_err(std::io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(())
}

/// Section 5.1, Annotation Collection.
#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'a str,
    total: usize,
    first: Page<'a>,
    last: String,
}

/// Section 5.2, Annotation Page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    part_of: String,
    start_index: usize,
    items: Items<'a>,
}

/// The annotations, made one by one as they are written.
struct Items<'a> {
    bundle: &'a Bundle,
    names: Names<'a>,
}

/// Section 3.1, Annotations.
#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    creator: Person<'a>,
    created: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<Moment>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    body: Vec<Body<'a>>,
    target: Vec<Target<'a>>,
}

/// Section 3.3.2, Agents.
#[derive(Serialize)]
struct Person<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

/// Section 3.2.1, a resource by its IRI, or 3.2.4, text inside the annotation.
#[derive(Serialize)]
#[serde(untagged)]
enum Body<'a> {
    Iri(String),
    Specific(Specific<'a>),
    Place(Target<'a>),
    Text {
        #[serde(rename = "type")]
        kind: &'static str,
        value: Cow<'a, str>,
        format: &'static str,
        purpose: &'static str,
    },
}

/// Sections 4 and 4.1: a resource as an annotation means it.
#[derive(Serialize)]
struct Specific<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    source: Cow<'a, str>,
    purpose: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<TimeState>,
}

/// Section 4.3.1: when a resource was as the annotation means it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TimeState {
    #[serde(rename = "type")]
    kind: &'static str,
    source_date: String,
}

/// Section 3.2.1, or section 4, a specific resource.
#[derive(Serialize)]
#[serde(untagged)]
enum Target<'a> {
    Iri(String),
    #[serde(rename_all = "camelCase")]
    Place {
        #[serde(rename = "type")]
        kind: &'static str,
        source: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        purpose: Option<&'static str>,
        selector: Vec<Selector<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        style_class: Option<&'static str>,
    },
}

/// Sections 4.2.4 and 4.2.5.
#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    #[serde(rename = "TextQuoteSelector")]
    Quote { exact: &'a str, prefix: &'a str, suffix: &'a str },
    #[serde(rename = "TextPositionSelector")]
    Position { start: u32, end: u32 },
}

/// What annotations call by name and records by id.
struct Names<'a> {
    annotators: HashMap<AnnotatorId, &'a str>,
    tags: HashMap<TagId, &'a str>,
    sources: HashMap<SourceId, &'a Source>,
}

fn collection(bundle: &Bundle) -> Collection<'_> {
    let id = urn(bundle.library.id);
    let page = format!("{id}#page-1");
    let names = Names {
        annotators: bundle.annotators.iter().map(|annotator| (annotator.id, annotator.name.as_str())).collect(),
        tags: bundle.tags.iter().map(|tag| (tag.id, tag.name.as_str())).collect(),
        sources: bundle.sources.iter().map(|source| (source.id, source)).collect(),
    };
    Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: id.clone(),
        kind: "AnnotationCollection",
        label: &bundle.library.name,
        total: bundle.claims.len() + bundle.evidence.len() + bundle.highlights.len() + bundle.links.len(),
        first: Page {
            id: page.clone(),
            kind: "AnnotationPage",
            part_of: id,
            start_index: 0,
            items: Items { bundle, names },
        },
        last: page,
    }
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let claims = sorted(&self.bundle.claims).into_iter().map(|claim| self.names.of_claim(claim));
        let evidence = sorted(&self.bundle.evidence).into_iter().map(|piece| self.names.of_evidence(piece));
        let highlights = sorted(&self.bundle.highlights).into_iter().map(|mark| self.names.of_highlight(mark));
        let links = sorted(&self.bundle.links).into_iter().map(|link| self.names.of_link(link));
        out.collect_seq(claims.chain(evidence).chain(highlights).chain(links))
    }
}

impl<'a> Names<'a> {
    fn of_claim(&self, claim: &'a Claim) -> Annotation<'a> {
        let mut body = Vec::new();
        body.extend(claim.verdict.map(|verdict| text(verdict.code(), "classifying")));
        body.extend(claim.kind.map(|kind| text(kind.code(), "classifying")));
        if claim.certainty == Certainty::Unsure {
            body.push(text(claim.certainty.code(), "tagging"));
        }
        for reason in &claim.reasons {
            body.push(text(reason.code.code(), "tagging"));
            let told = reason.text.as_ref().map(|told| format!("{}: {told}", reason.code.code()));
            body.extend(told.map(|told| text(told, "commenting")));
        }
        body.extend(self.of_tags(&claim.tags));
        body.extend(claim.statement.as_deref().map(|statement| text(statement, "describing")));
        body.extend(claim.note.as_deref().map(note));
        body.extend(claim.next_step.as_deref().map(|step| text(step, "questioning")));
        Annotation {
            id: urn(claim.id),
            kind: "Annotation",
            motivation: "assessing",
            creator: self.person(claim.annotator),
            created: claim.created,
            modified: Some(claim.modified),
            body,
            target: sorted_passages(claim).into_iter().map(|at| place(&at.passage, None, None)).collect(),
        }
    }

    fn of_highlight(&self, highlight: &'a Highlight) -> Annotation<'a> {
        let mut body = self.of_tags(&highlight.tags);
        body.extend(highlight.note.as_deref().map(note));
        Annotation {
            id: urn(highlight.id),
            kind: "Annotation",
            motivation: "highlighting",
            creator: self.person(highlight.annotator),
            created: highlight.created,
            modified: Some(highlight.modified),
            body,
            target: vec![place(&highlight.passage, None, Some(highlight.color.code()))],
        }
    }

    /// Reads: the bodies do to the target, the claim, what the tag says. The tag is a word of CiTO, the Citation Typing
    /// Ontology (<http://purl.org/spar/cito>), whose properties go from what speaks to what is spoken of.
    fn of_evidence(&self, piece: &'a Evidence) -> Annotation<'a> {
        let mut body = vec![specific(cito(piece.stance), "tagging")];
        if let Some(id) = piece.source {
            body.push(specific(urn(id), "identifying"));
            let written = |variable: &str| self.sources.get(&id).copied().and_then(|source| said(source, variable));
            body.extend(written("URL").map(|url| specific(url, "identifying")));
            body.extend(written("title").map(|title| text(title, "identifying")));
        }
        body.extend(piece.locator.as_ref().map(|at| text(format!("{} {}", at.label, at.value), "identifying")));
        body.extend(piece.quote.as_deref().map(|quote| text(quote, "describing")));
        body.extend(piece.passage.as_ref().map(|passage| Body::Place(place(passage, Some("linking"), None))));
        if let Some(url) = &piece.url {
            let at = |day: &String| TimeState { kind: "TimeState", source_date: format!("{day}T00:00:00Z") };
            let (kind, source) = ("SpecificResource", Cow::from(url.as_str()));
            let state = piece.accessed.as_ref().map(at);
            body.push(Body::Specific(Specific { kind, source, purpose: "linking", state }));
        }
        body.extend(piece.note.as_deref().map(note));
        Annotation {
            id: urn(piece.id),
            kind: "Annotation",
            motivation: "linking",
            creator: self.person(piece.annotator),
            created: piece.created,
            modified: Some(piece.modified),
            body,
            target: vec![Target::Iri(urn(piece.claim))],
        }
    }

    /// Reads: the target stands in this relation to the body.
    fn of_link(&self, link: &'a Link) -> Annotation<'a> {
        let mut body = vec![Body::Iri(urn(link.to)), text(link.relation.code(), "tagging")];
        body.extend(link.note.as_deref().map(note));
        Annotation {
            id: urn(link.id),
            kind: "Annotation",
            motivation: "linking",
            creator: self.person(link.annotator),
            created: link.created,
            modified: None,
            body,
            target: vec![Target::Iri(urn(link.from))],
        }
    }

    /// The names of tags; a tag whose name is not in the bundle is given by its IRI.
    fn of_tags(&self, tags: &[TagId]) -> Vec<Body<'a>> {
        let mut tags = tags.to_vec();
        tags.sort();
        let named = |tag| self.tags.get(&tag).map_or_else(|| text(urn(tag), "tagging"), |&name| text(name, "tagging"));
        tags.into_iter().map(named).collect()
    }

    fn person(&self, annotator: AnnotatorId) -> Person<'a> {
        Person { id: urn(annotator), kind: "Person", name: self.annotators.get(&annotator).copied() }
    }
}

fn urn(id: impl Display) -> String {
    format!("urn:uuid:{id}")
}

fn text<'a>(value: impl Into<Cow<'a, str>>, purpose: &'static str) -> Body<'a> {
    Body::Text { kind: "TextualBody", value: value.into(), format: "text/plain", purpose }
}

fn specific<'a>(source: impl Into<Cow<'a, str>>, purpose: &'static str) -> Body<'a> {
    Body::Specific(Specific { kind: "SpecificResource", source: source.into(), purpose, state: None })
}

/// The property of CiTO 2.8.1 that says what evidence does to a claim.
pub(crate) fn cito(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "http://purl.org/spar/cito/supports",
        Stance::Refutes => "http://purl.org/spar/cito/refutes",
        Stance::Qualifies => "http://purl.org/spar/cito/qualifies",
        Stance::Mentions => "http://purl.org/spar/cito/discusses",
    }
}

fn note(value: &str) -> Body<'_> {
    Body::Text { kind: "TextualBody", value: value.into(), format: "text/markdown", purpose: "commenting" }
}

/// A passage by its words and its place; a lost one by its words alone, for its place says nothing any more.
fn place<'a>(passage: &'a Passage, purpose: Option<&'static str>, style_class: Option<&'static str>) -> Target<'a> {
    let Passage { exact, prefix, suffix, span, .. } = passage;
    let mut selector = vec![Selector::Quote { exact, prefix, suffix }];
    if passage.anchoring != Anchoring::Lost {
        selector.push(Selector::Position { start: span.start(), end: span.end() });
    }
    Target::Place { kind: "SpecificResource", source: urn(passage.document), purpose, selector, style_class }
}
