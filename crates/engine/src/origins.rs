//! How many independent origins there are: sources and documents that share long passages are one.
//!
//! Two documents are one origin where they share a run of [`LONG_RUN`] words, or runs that make a tenth of the shorter one.
//! A source and a document are one where the document has the source's address, DOI or title. A passage that lies in a run
//! whose origin is known comes from there, not from the document. Not here: how shared passages are found
//! (`obelus_insight`).

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use obelus_insight::{SharedPassages, shared_passages};
use obelus_model::{DocumentId, Evidence, Origin, Passage, Sha256, SourceId};
use obelus_store::Rows;
use obelus_text::{CanonicalText, Span};

use crate::Reader;
use crate::address::address_key;
use crate::check_quote::end_where;
use crate::context::Kept;
use crate::fault::Result;
use crate::held::Held;

/// A paragraph's worth: two sentences at least, which nobody writes twice by chance. Shorter runs are also quotations of
/// the same third text, which alone make no copy.
const LONG_RUN: usize = 30;
/// Of a short document this share is enough, whatever the length of the runs.
const SHARE: usize = 10;
/// So many answers are kept, by the texts that were asked about.
const MOST_KEPT: usize = 64;

/// Sources and documents that are one origin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginGroup {
    /// The documents, by the time they were added.
    pub documents: Vec<DocumentId>,
    /// The sources, by id.
    pub sources: Vec<SourceId>,
    /// The passages that the documents share, each with its place in two of them.
    pub shared: Vec<[(DocumentId, Span); 2]>,
}

/// What texts were found to share, by the texts.
#[derive(Default)]
pub(crate) struct SharedKept(HashMap<u64, Arc<Vec<SharedPassages>>>);

/// What may be an origin.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Node {
    Document(DocumentId),
    Source(SourceId),
    Address(String),
}

/// The groups of sources and documents that are one origin; what stands alone is left out. Looks at every text; ends soon
/// after `goes_on` says no (`EngineError::Stopped`).
pub fn list_origins(reader: &mut Reader, goes_on: &dyn Fn() -> bool) -> Result<Vec<OriginGroup>> {
    reader.read_kept(|rows, kept| {
        let held = kept.held(rows)?;
        let texts = rows.present_texts()?;
        let mut union = Union::default();
        for source in rows.sources()? {
            union.name(&Node::Source(source.id));
            join_source(&mut union, &held, source.id);
        }
        let shared = shared_among(rows, &mut kept.shared, &texts, goes_on)?;
        let joined: Vec<&SharedPassages> = shared.iter().filter(|pair| is_copy(pair)).collect();
        let id = |number: usize| texts.get(number).map(|(document, _)| *document);
        for pair in &joined {
            if let [Some(one), Some(other)] = pair.texts.map(id) {
                union.join(&Node::Document(one), &Node::Document(other));
            }
        }
        let mut groups: BTreeMap<usize, OriginGroup> = BTreeMap::new();
        for (document, _) in &texts {
            if let Some(root) = union.known(&Node::Document(*document)) {
                groups.entry(root).or_default().documents.push(*document);
            }
        }
        for source in union.sources() {
            if let Some(root) = union.known(&Node::Source(source)) {
                groups.entry(root).or_default().sources.push(source);
            }
        }
        for pair in joined {
            let [Some(one), Some(other)] = pair.texts.map(id) else { continue };
            let Some(root) = union.known(&Node::Document(one)) else { continue };
            let places = pair.passages.iter().map(|passage| [(one, passage.spans[0]), (other, passage.spans[1])]);
            groups.entry(root).or_default().shared.extend(places);
        }
        let is_several = |group: &OriginGroup| group.documents.len() > 1 || group.sources.len() > 1;
        Ok(groups.into_values().filter(is_several).collect())
    })
}

/// How many pieces of evidence name where they are from, and how many independent origins those are.
pub(crate) fn count_origins(rows: Rows<'_>, kept: &mut Kept, pieces: &[Evidence]) -> Result<(u32, u32)> {
    let mut cited: Vec<(&Evidence, Vec<Node>)> = Vec::new();
    for piece in pieces {
        let nodes = nodes_of(rows, piece)?;
        if !nodes.is_empty() {
            cited.push((piece, nodes));
        }
    }
    let citations = u32::try_from(cited.len()).unwrap_or(u32::MAX);
    if citations < 2 {
        return Ok((citations, citations));
    }
    let held = kept.held(rows)?;
    let mut union = Union::default();
    let mut documents: BTreeSet<DocumentId> = BTreeSet::new();
    for (_, nodes) in &cited {
        for node in nodes {
            union.join(node, nodes.first().unwrap_or(node));
            match node {
                Node::Document(document) => _ = documents.insert(*document),
                Node::Source(source) => documents.extend(join_source(&mut union, &held, *source)),
                Node::Address(key) => {
                    for document in held.at_address(key) {
                        union.join(node, &Node::Document(document));
                        documents.insert(document);
                    }
                }
            }
        }
    }
    let texts: Vec<(DocumentId, Sha256)> =
        rows.present_texts()?.into_iter().filter(|(document, _)| documents.contains(document)).collect();
    if texts.len() > 1 {
        for pair in shared_among(rows, &mut kept.shared, &texts, &|| true)?.iter().filter(|pair| is_copy(pair)) {
            let id = |number: usize| texts.get(number).map(|(document, _)| *document);
            if let [Some(one), Some(other)] = pair.texts.map(id) {
                union.join(&Node::Document(one), &Node::Document(other));
            }
        }
    }
    let roots: BTreeSet<usize> = cited.iter().filter_map(|(_, nodes)| union.known(nodes.first()?)).collect();
    Ok((citations, u32::try_from(roots.len()).unwrap_or(u32::MAX)))
}

/// Where a piece of evidence says that it is from: a source, an address, a passage's document or the origin of its run.
fn nodes_of(rows: Rows<'_>, piece: &Evidence) -> Result<Vec<Node>> {
    let source = piece.source.map(Node::Source);
    let address = piece.url.as_deref().and_then(address_key).map(Node::Address);
    let passage = piece.passage.as_ref().map(|passage| node_of(rows, passage)).transpose()?;
    Ok(source.into_iter().chain(address).chain(passage).collect())
}

fn node_of(rows: Rows<'_>, passage: &Passage) -> Result<Node> {
    let document = rows.find_document(passage.document)?;
    let runs = document.iter().filter(|document| document.version == passage.version);
    let run = runs.flat_map(|document| &document.origins).find(|run| run.span.overlaps(passage.span));
    let told = run.and_then(|Origin { source, url, .. }| {
        let address = || url.as_deref().and_then(address_key).map(Node::Address);
        source.map(Node::Source).or_else(address)
    });
    Ok(told.unwrap_or(Node::Document(passage.document)))
}

/// Joins a source with what it is called by and with the documents that are it; answers those.
fn join_source(union: &mut Union, held: &Held, source: SourceId) -> BTreeSet<DocumentId> {
    for key in held.keys_of(source) {
        union.join(&Node::Source(source), &Node::Address(key));
    }
    let documents = held.texts_of(source);
    for document in &documents {
        union.join(&Node::Source(source), &Node::Document(*document));
    }
    documents
}

/// Whether what two texts share makes them one origin.
fn is_copy(pair: &SharedPassages) -> bool {
    let longest = pair.passages.iter().map(|passage| passage.words).max().unwrap_or_default();
    let all: usize = pair.passages.iter().map(|passage| passage.words).sum();
    let shorter = pair.words.into_iter().min().unwrap_or_default();
    longest >= LONG_RUN || all * SHARE >= shorter
}

fn shared_among(
    rows: Rows<'_>,
    kept: &mut SharedKept,
    texts: &[(DocumentId, Sha256)],
    goes_on: &dyn Fn() -> bool,
) -> Result<Arc<Vec<SharedPassages>>> {
    let mut hasher = DefaultHasher::new();
    texts.hash(&mut hasher);
    let key = hasher.finish();
    if let Some(known) = kept.0.get(&key) {
        return Ok(Arc::clone(known));
    }
    let mut length = 0;
    for (document, _) in texts {
        length += rows.length_of_text(*document)? as usize;
    }
    let is_stopped = Cell::new(false);
    let fetch = |number: usize| {
        // Without its texts the rest of the look takes no time.
        if is_stopped.get() || !goes_on() {
            is_stopped.set(true);
            return None;
        }
        let text = rows.text(&texts.get(number)?.1).ok().flatten()?;
        CanonicalText::new(&text).ok().map(Lent)
    };
    let found = Arc::new(shared_passages(texts.len(), length, fetch));
    end_where(is_stopped.get())?;
    if kept.0.len() >= MOST_KEPT {
        kept.0.clear();
    }
    kept.0.insert(key, Arc::clone(&found));
    Ok(found)
}

/// A text that is lent out.
struct Lent(CanonicalText);

impl AsRef<CanonicalText> for Lent {
    fn as_ref(&self) -> &CanonicalText {
        &self.0
    }
}

/// Which of many are one (union-find, with paths halved).
#[derive(Default)]
struct Union {
    numbers: HashMap<Node, usize>,
    above: Vec<usize>,
}

impl Union {
    /// The number of a node, which is new where it was not known.
    fn name(&mut self, node: &Node) -> usize {
        let next = self.above.len();
        let number = *self.numbers.entry(node.clone()).or_insert(next);
        if number == next {
            self.above.push(next);
        }
        number
    }

    fn join(&mut self, one: &Node, other: &Node) {
        let (one, other) = (self.name(one), self.name(other));
        let (one, other) = (self.root(one), self.root(other));
        // The smaller number is the root: groups keep the order in which they were met.
        if let Some(above) = self.above.get_mut(one.max(other)) {
            *above = one.min(other);
        }
    }

    fn root(&mut self, mut number: usize) -> usize {
        while let Some(above) = self.above.get(number).copied().filter(|above| *above != number) {
            let next = self.above.get(above).copied().unwrap_or(above);
            if let Some(place) = self.above.get_mut(number) {
                *place = next;
            }
            number = next;
        }
        number
    }

    /// The root of a node; `None` where it was never named.
    fn known(&mut self, node: &Node) -> Option<usize> {
        let number = *self.numbers.get(node)?;
        Some(self.root(number))
    }

    fn sources(&self) -> BTreeSet<SourceId> {
        let sources = self.numbers.keys().filter_map(|node| match node {
            Node::Source(source) => Some(*source),
            _ => None,
        });
        sources.collect()
    }
}
