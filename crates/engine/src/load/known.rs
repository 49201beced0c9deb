//! What the library already holds of a file, and the file's records told in its ids, versions and texts.
//! Invariant: after `settle` every passage of the bundle points into a text of the library, and its grade is true.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use obelus_exchange::{Bundle, BundledDocument, Incoming, JsonFault, JsonFaultKind};
use obelus_model::{Anchoring, DocumentId, Noun, Passage, RecordKey, TagId, Version};
use obelus_store::Rows;
use obelus_text::{CanonicalText, Found, Remembered, Span, SpanFault, carry_over, find_remembered};

use super::Leave;
use super::likeness::{Alike, By, Library, Wanted};
use crate::EngineError;
use crate::carrying::{At, Bearers, Borne};
use crate::fault::Result;
use crate::passages::remember;
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
    /// The number of the file's version, with its text where that is known: passages in it are carried over by it.
    from: Option<(u32, Arc<CanonicalText>)>,
}

/// How a passage of the file gets into the text of the library.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It points into it already.
    There,
    /// By the text that it points into.
    Aligned,
    /// By its words.
    Sought,
}

/// What is looked for in a text of the library, and then what was found.
#[derive(Default)]
struct Batch {
    aligned: Vec<Remembered>,
    sought: Vec<Remembered>,
}

impl Known {
    /// Looks up everything that the file names; stops where something is missing, or where a person must be asked.
    pub fn find(rows: Rows<'_>, texts: &mut Texts, incoming: &Incoming, leave: Leave) -> Result<Known> {
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
                let text = texts.text(rows, &version)?;
                let target =
                    Target { document: id, version: version.number, text, same_as: Some(version.number), from: None };
                known.targets.insert(id, target);
            }
        }
        let means = Means::find(rows, &incoming.bundle, leave)?;
        for (index, (bundled, meant)) in incoming.bundle.documents.iter().zip(means.0).enumerate() {
            let target = match meant {
                Some(version) => {
                    known.arrivals.push(Arrival::Held);
                    held(rows, texts, version, bundled)?
                }
                None => {
                    known.arrivals.push(Arrival::New);
                    let missing = || EngineError::TextMissing {
                        title: bundled.document.title.clone(),
                        path: Incoming::missing_text(index).path,
                    };
                    let text = Arc::new(bundled.text.clone().ok_or_else(missing)?);
                    let version = bundled.version.number;
                    Target { document: bundled.document.id, version, text, same_as: Some(version), from: None }
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
        for claim in &mut bundle.claims {
            self.settle_tags(&mut claim.tags);
        }
        for highlight in &mut bundle.highlights {
            self.settle_tags(&mut highlight.tags);
        }
        let mut bearers = Bearers {
            claims: std::mem::take(&mut bundle.claims),
            highlights: std::mem::take(&mut bundle.highlights),
            evidence: std::mem::take(&mut bundle.evidence),
        };
        self.settle_passages(&mut bearers)?;
        (bundle.claims, bundle.highlights, bundle.evidence) = (bearers.claims, bearers.highlights, bearers.evidence);
        Ok(())
    }

    /// All passages of the file at once: first what is to be looked for in each text, then each where it was found.
    fn settle_passages(&self, bearers: &mut Bearers) -> Result<()> {
        let mut batches: BTreeMap<DocumentId, Batch> = BTreeMap::new();
        bearers.each(|borne| {
            let batch = batches.entry(borne.passage.document).or_default();
            match self.target(borne.passage)?.way(borne)? {
                Way::There => {}
                Way::Aligned => batch.aligned.push(remember(borne.passage)),
                Way::Sought => batch.sought.push(remember(borne.passage)),
            }
            Ok(())
        })?;
        let mut found = BTreeMap::new();
        for (document, batch) in &batches {
            found.extend(self.targets.get(document).map(|target| (*document, target.look_for(batch))));
        }
        bearers.each(|borne| {
            let target = self.target(borne.passage)?;
            let unknown = || EngineError::not_found(Noun::Document, target.document);
            let [aligned, sought] = found.get_mut(&borne.passage.document).ok_or_else(unknown)?;
            let found = match target.way(borne)? {
                Way::There => None,
                Way::Aligned => Some(aligned.next().unwrap_or(Found::Lost)),
                Way::Sought => Some(sought.next().unwrap_or(Found::Lost)),
            };
            borne.passage.document = target.document;
            match found {
                Some(found) => borne.settle(found, &target.text, target.version),
                None => borne.passage.version = target.version,
            }
            Ok(())
        })
    }

    /// How many documents of the file have another text here, and theirs is nowhere.
    pub fn textless(&self) -> usize {
        self.targets.values().filter(|target| target.same_as.is_none() && target.from.is_none()).count()
    }

    fn target(&self, passage: &Passage) -> Result<&Target> {
        let target = self.targets.get(&passage.document);
        target.ok_or_else(|| EngineError::not_found(Noun::Document, passage.document))
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

impl Target {
    /// How a passage gets into this text; one that says to be in it and is not is refused.
    fn way(&self, borne: &Borne<'_>) -> Result<Way> {
        let passage = &*borne.passage;
        if self.same_as != Some(passage.version) {
            let is_aligned = self.from.as_ref().is_some_and(|(number, _)| *number == passage.version);
            return Ok(if is_aligned { Way::Aligned } else { Way::Sought });
        }
        let span = passage.span;
        // A lost one says only where it once was.
        if passage.anchoring != Anchoring::Lost {
            self.text.passage(span.start(), span.end()).map_err(|fault| bad_span(fault, span, &path_of(borne.at)))?;
        }
        // Other grades say how the words were found in this very text; only `exact` is a promise about the words.
        let is_broken = passage.anchoring == Anchoring::Exact && self.text.slice(span) != Some(passage.exact.as_str());
        Ok(if is_broken { Way::Sought } else { Way::There })
    }

    /// Where the passages of a batch are in this text, in their order.
    fn look_for(&self, batch: &Batch) -> [std::vec::IntoIter<Found>; 2] {
        let aligned = match &self.from {
            Some((_, from)) if !batch.aligned.is_empty() => carry_over(from, &self.text, &batch.aligned),
            _ => Vec::new(),
        };
        let sought = match batch.sought.is_empty() {
            true => Vec::new(),
            false => find_remembered(&self.text, &batch.sought),
        };
        [aligned.into_iter(), sought.into_iter()]
    }
}

/// Where in the file a passage stands, as a JSON path.
fn path_of(at: At) -> String {
    match at {
        At::Claim(claim, place) => format!("$.claims[{claim}].passages[{place}]"),
        At::Highlight(highlight) => format!("$.highlights[{highlight}].passage"),
        At::Evidence(evidence) => format!("$..evidence[?(@.id=='{evidence}')].passage"),
    }
}

/// The text of a version that is held, and that of the file's version as far as file or library have it.
fn held(rows: Rows<'_>, texts: &mut Texts, version: Version, bundled: &BundledDocument) -> Result<Target> {
    let text = texts.text(rows, &version)?;
    let number = bundled.version.number;
    if version.text_sha256 == bundled.version.text_sha256 {
        let same_as = Some(number);
        return Ok(Target { document: version.document, version: version.number, text, same_as, from: None });
    }
    let from = match &bundled.text {
        Some(text) => Some(Arc::new(text.clone())),
        None => match rows.versions_by_text(&bundled.version.text_sha256)?.first() {
            Some(version) => Some(texts.glance(rows, version)?),
            None => None,
        },
    };
    let from = from.map(|text| (number, text));
    Ok(Target { document: version.document, version: version.number, text, same_as: None, from })
}

/// Per document of a file the version of the library that is meant; `None` for those that are new.
struct Means(Vec<Option<Version>>);

impl Means {
    fn find(rows: Rows<'_>, bundle: &Bundle, leave: Leave) -> Result<Means> {
        if let Leave::Onto(document) = leave {
            let [_] = bundle.documents.as_slice() else { return Err(EngineError::OntoUnfit(bundle.documents.len())) };
            return Ok(Means(vec![Some(present_version(rows, document)?)]));
        }
        let known: Result<Vec<Option<Version>>> =
            bundle.documents.iter().map(|bundled| find_version(rows, &bundled.version)).collect();
        let mut means = Means(known?);
        if leave == Leave::Apart {
            return Ok(means);
        }
        let mut taken: BTreeSet<DocumentId> = means.0.iter().flatten().map(|version| version.document).collect();
        if means.0.iter().all(Option::is_some) {
            return Ok(means);
        }
        let mut library = Library::look(rows)?;
        for (meant, bundled) in means.0.iter_mut().zip(&bundle.documents) {
            if meant.is_some() {
                continue;
            }
            let by = match &bundled.text {
                Some(text) => By::Text(text),
                None => By::Passages(words_in(bundle, bundled)),
            };
            let wanted = Wanted { title: &bundled.document.title, by };
            let Some(Alike { document, title, likeness }) = library.find(rows, &wanted, &taken)? else { continue };
            if leave == Leave::None {
                return Err(EngineError::DocumentDiffers { title, likeness });
            }
            taken.insert(document);
            *meant = Some(present_version(rows, document)?);
        }
        Ok(means)
    }
}

/// The words of the passages on a document of the file.
fn words_in<'a>(bundle: &'a Bundle, bundled: &BundledDocument) -> Vec<&'a str> {
    let of_claims = bundle.claims.iter().flat_map(|claim| &claim.passages).map(|place| &place.passage);
    let of_highlights = bundle.highlights.iter().map(|highlight| &highlight.passage);
    let of_evidence = bundle.evidence.iter().filter_map(|evidence| evidence.passage.as_ref());
    let all = of_claims.chain(of_highlights).chain(of_evidence);
    let here = all.filter(|passage| passage.document == bundled.document.id);
    here.map(|passage| passage.exact.as_str()).collect()
}

/// The present version of the document that the file means: of the one with the same text now (with the same id first), else
/// of the one with the same id, else of one that had the same text before.
fn find_version(rows: Rows<'_>, wanted: &Version) -> Result<Option<Version>> {
    let (mut alike, mut past) = (Vec::new(), None);
    for version in rows.versions_by_text(&wanted.text_sha256)? {
        if rows.find_document(version.document)?.is_some_and(|document| document.version == version.number) {
            alike.push(version);
        } else {
            past = past.or(Some(version.document));
        }
    }
    let own = alike.iter().position(|version| version.document == wanted.document);
    if let Some(version) = alike.into_iter().nth(own.unwrap_or(0)) {
        return Ok(Some(version));
    }
    let same_id = rows.find_document(wanted.document)?.map(|document| document.id);
    same_id.or(past).map(|document| present_version(rows, document)).transpose()
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
