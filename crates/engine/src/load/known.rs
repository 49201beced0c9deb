//! What the library already holds of a file, and the file's records told in its ids, versions and texts.
//! Invariant: after `settle` every passage of the bundle points into a text of the library, and its grade is true.

use std::collections::BTreeMap;
use std::sync::Arc;

use obelus_exchange::{Bundle, Incoming, JsonFault, JsonFaultKind};
use obelus_model::{Anchoring, DocumentId, Noun, Passage, RecordKey, TagId, Version};
use obelus_store::Rows;
use obelus_text::{CanonicalText, Span, SpanFault};

use crate::EngineError;
use crate::fault::Result;
use crate::passages::carry;
use crate::texts::{Texts, present_version};

/// What the library knows of a file.
pub(super) struct Known {
    /// Whether nothing is in the library yet.
    pub library_is_empty: bool,
    /// Per document of the file, in its order, how it arrives.
    pub arrivals: Vec<Arrival>,
    targets: BTreeMap<DocumentId, Target>,
    tags: BTreeMap<TagId, TagId>,
}

/// How a document of the file arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// The library does not hold it.
    New,
    /// The library holds it, with the same text or another.
    Held,
}

/// The text of the library into which the passages on a document of the file point.
struct Target {
    document: DocumentId,
    version: u32,
    text: Arc<CanonicalText>,
    /// The number of the file's version that has this very text; `None` where the texts differ.
    same_as: Option<u32>,
}

impl Known {
    /// Looks up everything that the file names; stops where something is missing.
    pub fn find(rows: Rows<'_>, texts: &mut Texts, incoming: &Incoming) -> Result<Known> {
        let mut known = Known {
            library_is_empty: is_empty(rows)?,
            arrivals: Vec::new(),
            targets: BTreeMap::new(),
            tags: find_tags(rows, &incoming.bundle)?,
        };
        for reference in &incoming.outside {
            let key = RecordKey { noun: reference.noun, id: reference.id.to_string() };
            if rows.find_record(&key)?.is_none() {
                return Err(reference.fault().into());
            }
            if reference.noun == Noun::Document {
                let id = DocumentId(reference.id);
                // The file does not describe it, so its passages can only mean the version that is here.
                let version = present_version(rows, id)?;
                let number = version.number;
                known.targets.insert(id, held(rows, texts, version, Some(number))?);
            }
        }
        for (index, bundled) in incoming.bundle.documents.iter().enumerate() {
            let target = match find_version(rows, &bundled.version)? {
                Some(version) => {
                    let same = version.text_sha256 == bundled.version.text_sha256;
                    known.arrivals.push(Arrival::Held);
                    held(rows, texts, version, same.then_some(bundled.version.number))?
                }
                None => {
                    known.arrivals.push(Arrival::New);
                    let missing = || EngineError::TextMissing {
                        title: bundled.document.title.clone(),
                        path: Incoming::missing_text(index).path,
                    };
                    let text = Arc::new(bundled.text.clone().ok_or_else(missing)?);
                    let number = bundled.version.number;
                    Target { document: bundled.document.id, version: number, text, same_as: Some(number) }
                }
            };
            known.targets.insert(bundled.document.id, target);
        }
        Ok(known)
    }

    /// Tells the file's records in the ids and texts of the library.
    pub fn settle(&self, bundle: &mut Bundle) -> Result<()> {
        for bundled in &mut bundle.documents {
            if let Some(target) = self.targets.get(&bundled.document.id) {
                bundled.document.id = target.document;
                bundled.document.version = target.version;
            }
            self.settle_tags(&mut bundled.document.tags);
        }
        for tag in &mut bundle.tags {
            tag.id = self.tag(tag.id);
            tag.parent = tag.parent.map(|parent| self.tag(parent));
        }
        for (index, claim) in bundle.claims.iter_mut().enumerate() {
            self.settle_tags(&mut claim.tags);
            for (place, passage) in claim.passages.iter_mut().enumerate() {
                let path = || format!("$.claims[{index}].passages[{place}]");
                self.settle_passage(&mut passage.passage, path)?;
            }
        }
        for (index, highlight) in bundle.highlights.iter_mut().enumerate() {
            self.settle_tags(&mut highlight.tags);
            self.settle_passage(&mut highlight.passage, || format!("$.highlights[{index}].passage"))?;
        }
        for evidence in &mut bundle.evidence {
            let path = || format!("$..evidence[?(@.id=='{}')].passage", evidence.id);
            if let Some(passage) = &mut evidence.passage {
                self.settle_passage(passage, path)?;
            }
        }
        Ok(())
    }

    fn settle_passage(&self, passage: &mut Passage, path: impl Fn() -> String) -> Result<()> {
        let Some(target) = self.targets.get(&passage.document) else {
            return Err(EngineError::not_found(Noun::Document, passage.document));
        };
        let same_text = target.same_as == Some(passage.version);
        passage.document = target.document;
        if !same_text {
            *passage = carry(passage, &target.text, target.version);
            return Ok(());
        }
        passage.version = target.version;
        let span = passage.span;
        target.text.passage(span.start(), span.end()).map_err(|fault| bad_span(fault, span, &path()))?;
        // Other grades say how the words were found in this very text; only `exact` is a promise about the words.
        if passage.anchoring == Anchoring::Exact && target.text.slice(span) != Some(passage.exact.as_str()) {
            *passage = carry(passage, &target.text, target.version);
        }
        Ok(())
    }

    fn settle_tags(&self, tags: &mut [TagId]) {
        for tag in tags.iter_mut() {
            *tag = self.tag(*tag);
        }
    }

    fn tag(&self, tag: TagId) -> TagId {
        self.tags.get(&tag).copied().unwrap_or(tag)
    }
}

fn held(rows: Rows<'_>, texts: &mut Texts, version: Version, same_as: Option<u32>) -> Result<Target> {
    let text = texts.text(rows, &version)?;
    Ok(Target { document: version.document, version: version.number, text, same_as })
}

/// The present version of the document that the file means: the one with the same text (with the same id first),
/// else the one with the same id.
fn find_version(rows: Rows<'_>, wanted: &Version) -> Result<Option<Version>> {
    let mut alike = Vec::new();
    for version in rows.versions_by_text(&wanted.text_sha256)? {
        if rows.find_document(version.document)?.is_some_and(|document| document.version == version.number) {
            alike.push(version);
        }
    }
    let own = alike.iter().position(|version| version.document == wanted.document);
    if let Some(version) = alike.into_iter().nth(own.unwrap_or(0)) {
        return Ok(Some(version));
    }
    match rows.find_document(wanted.document)? {
        Some(document) => present_version(rows, document.id).map(Some),
        None => Ok(None),
    }
}

/// Tags of the file that the library has under another id: those of the same name.
fn find_tags(rows: Rows<'_>, bundle: &Bundle) -> Result<BTreeMap<TagId, TagId>> {
    let mut tags = BTreeMap::new();
    for tag in &bundle.tags {
        if rows.find_tag(tag.id)?.is_none()
            && let Some(same) = rows.find_tag_by_name(&tag.name)?
        {
            tags.insert(tag.id, same.id);
        }
    }
    Ok(tags)
}

fn is_empty(rows: Rows<'_>) -> Result<bool> {
    Ok(rows.documents()?.is_empty()
        && rows.tags()?.is_empty()
        && rows.sources()?.is_empty()
        && rows.claims()?.is_empty()
        && rows.highlights()?.is_empty())
}

fn bad_span(fault: SpanFault, span: Span, path: &str) -> EngineError {
    let (kind, end) = match fault {
        SpanFault::Empty => (JsonFaultKind::EmptySpan, ""),
        SpanFault::Outside(length) => (JsonFaultKind::OutsideText(length), ".end"),
        SpanFault::InsideCluster(position) if position == span.start() => (JsonFaultKind::InsideCluster, ".start"),
        SpanFault::InsideCluster(_) => (JsonFaultKind::InsideCluster, ".end"),
    };
    JsonFault { kind, path: format!("{path}{end}") }.into()
}
