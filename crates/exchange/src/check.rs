//! What the values of a file mean together: ids, references, spans, texts.
//!
//! Invariant: records are looked at in the order of the file, so the fault that is told is the first of its kind of
//! check. Spans are held against the text where the file has it, else against its length; a `lost` passage says only
//! where it once was and is held against nothing. Not here: whether `exact` is what stands there; the engine anchors
//! anew where it is not.

use std::collections::{HashMap, HashSet};

use obelus_model as model;
use obelus_model::{AnnotatorId, DocumentId, Noun, TagId};
use obelus_text::{CanonicalText, Span, SpanFault, TextFault};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::path::Path;
use crate::{Bundle, BundledDocument, Incoming, JsonFault, JsonFaultKind, Reference, Sentences, wire};

mod judged;

type Checked<T> = Result<T, JsonFault>;

fn fault<T>(kind: JsonFaultKind, at: &Path<'_>) -> Checked<T> {
    Err(JsonFault { kind, path: at.to_string() })
}

/// What the file has said so far.
#[derive(Default)]
struct Check {
    known: HashSet<(Noun, Uuid)>,
    passages: HashSet<Uuid>,
    texts: HashMap<DocumentId, Text>,
    outside: Vec<Reference>,
    sent_for: HashSet<(Noun, Uuid)>,
}

/// What spans in a document are held against.
struct Text {
    version: u32,
    length: u32,
    canonical: Option<CanonicalText>,
}

/// Turns a file into records of the model, or names the first problem.
pub(crate) fn check(file: wire::File<'_>) -> Checked<Incoming> {
    let root = Path::ROOT;
    let mut check = Check::default();
    let library = model::Library {
        id: file.library.id,
        name: file.library.name.into_owned(),
        extra: file.library.extra.into_owned(),
    };
    let annotators = check.each(file.annotators, &root.key("annotators"), Check::annotator)?;
    let tags = check.each(file.tags, &root.key("tags"), Check::tag)?;
    check.codebook(&tags, &root.key("tags"))?;
    let sources = check.each(file.sources, &root.key("sources"), Check::source)?;
    let documents = check.each(file.documents, &root.key("documents"), Check::document)?;
    let judged = check.each(file.claims, &root.key("claims"), Check::claim)?;
    let mut claims = Vec::with_capacity(judged.len());
    let mut evidence = Vec::new();
    for (claim, its_evidence) in judged {
        claims.push(claim);
        evidence.extend(its_evidence);
    }
    let highlights = check.each(file.highlights, &root.key("highlights"), Check::highlight)?;
    let links = check.each(file.links, &root.key("links"), Check::link)?;
    let documents = documents.into_iter().map(|bundled| check.with_text(bundled)).collect();
    let bundle = Bundle { library, annotators, tags, sources, documents, claims, evidence, highlights, links };
    Ok(Incoming { bundle, outside: check.outside, generator: file.generator, exported: file.exported })
}

impl Check {
    fn each<W, R>(
        &mut self,
        records: Vec<W>,
        at: &Path<'_>,
        one: fn(&mut Check, W, &Path<'_>) -> Checked<R>,
    ) -> Checked<Vec<R>> {
        records.into_iter().enumerate().map(|(index, record)| one(self, record, &at.index(index))).collect()
    }

    /// Notes that the file has this record.
    fn hold(&mut self, noun: Noun, id: Uuid, at: &Path<'_>) -> Checked<()> {
        if self.known.insert((noun, id)) { Ok(()) } else { fault(JsonFaultKind::DuplicateId, &at.key("id")) }
    }

    /// Follows a reference: what the file does not hold is for the library to hold.
    fn refer(&mut self, noun: Noun, id: Uuid, at: &Path<'_>) {
        if !self.known.contains(&(noun, id)) && self.sent_for.insert((noun, id)) {
            self.outside.push(Reference { noun, id, path: at.to_string() });
        }
    }

    fn refer_to_annotator(&mut self, annotator: AnnotatorId, at: &Path<'_>) {
        self.refer(Noun::Annotator, annotator.0, &at.key("annotator"));
    }

    fn tags(&mut self, tags: &[TagId], at: &Path<'_>) -> Checked<()> {
        let at = at.key("tags");
        let mut borne = HashSet::with_capacity(tags.len());
        for (index, tag) in tags.iter().enumerate() {
            if !borne.insert(tag) {
                return fault(JsonFaultKind::DuplicateId, &at.index(index));
            }
            self.refer(Noun::Tag, tag.0, &at.index(index));
        }
        Ok(())
    }

    fn annotator(&mut self, annotator: wire::Annotator<'_>, at: &Path<'_>) -> Checked<model::Annotator> {
        self.hold(Noun::Annotator, annotator.id.0, at)?;
        Ok(model::Annotator {
            id: annotator.id,
            name: annotator.name.into_owned(),
            orcid: annotator.orcid.map(Into::into),
            extra: annotator.extra.into_owned(),
        })
    }

    fn tag(&mut self, tag: wire::Tag<'_>, at: &Path<'_>) -> Checked<model::Tag> {
        self.hold(Noun::Tag, tag.id.0, at)?;
        Ok(model::Tag {
            id: tag.id,
            name: tag.name.into_owned(),
            color: tag.color.into_owned(),
            definition: tag.definition.map(Into::into),
            parent: tag.parent,
            extra: tag.extra.into_owned(),
        })
    }

    /// Names are unique, and no tag is a kind of itself, however far round.
    fn codebook(&mut self, tags: &[model::Tag], at: &Path<'_>) -> Checked<()> {
        let parents: HashMap<TagId, TagId> = tags.iter().filter_map(|tag| Some((tag.id, tag.parent?))).collect();
        let mut names = HashSet::new();
        let mut rooted = HashSet::new();
        for (index, tag) in tags.iter().enumerate() {
            let at = at.index(index);
            if !names.insert(tag.name.as_str()) {
                return fault(JsonFaultKind::BadValue, &at.key("name"));
            }
            let Some(parent) = tag.parent else { continue };
            self.refer(Noun::Tag, parent.0, &at.key("parent"));
            // Each tag is walked over once in all, so a long chain of them does not take its square.
            let mut walked = HashSet::new();
            let mut above = Some(tag.id);
            while let Some(tag) = above.filter(|tag| !rooted.contains(tag)) {
                if !walked.insert(tag) {
                    return fault(JsonFaultKind::BadValue, &at.key("parent"));
                }
                above = parents.get(&tag).copied();
            }
            rooted.extend(walked);
        }
        Ok(())
    }

    fn source(&mut self, source: wire::Source<'_>, at: &Path<'_>) -> Checked<model::Source> {
        self.hold(Noun::Source, source.id.0, at)?;
        Ok(model::Source {
            id: source.id,
            grade: source.grade,
            csl: source.csl.into_owned(),
            extra: source.extra.into_owned(),
        })
    }

    fn document(&mut self, written: wire::Document<'_>, at: &Path<'_>) -> Checked<BundledDocument> {
        self.hold(Noun::Document, written.id.0, at)?;
        self.tags(&written.tags, at)?;
        let text = text(&written.version, &at.key("version"))?;
        let mut origins = Vec::with_capacity(written.origins.len());
        for (index, origin) in written.origins.into_iter().enumerate() {
            origins.push(self.origin(origin, &text, &at.key("origins").index(index))?);
        }
        self.texts.insert(written.id, text);
        let version = model::Version {
            document: written.id,
            number: written.version.number,
            sha256: written.sha256.into_owned(),
            text_sha256: written.version.text_sha256.into_owned(),
            length: written.version.length,
            encoding: None,
            encoding_guessed: false,
            way: None,
            structure: None,
            boxes: None,
        };
        let document = model::Document {
            id: written.id,
            title: written.title.into_owned(),
            authors: written.authors.into_iter().map(|author| author.into_owned().into()).collect(),
            issued: written.issued.map(Into::into),
            url: written.url.map(Into::into),
            language: written.language.map(Into::into),
            media_type: written.media_type.into_owned(),
            file_name: written.file_name.map(Into::into),
            added: written.added,
            tags: written.tags,
            note: written.note.map(Into::into),
            status: written.status,
            version: version.number,
            origins,
            extra: written.extra.into_owned(),
        };
        let sentences = written.sentences.map(|count| Sentences { total: count.total, judged: count.judged });
        Ok(BundledDocument { document, version, text: None, sentences })
    }

    /// Gives a document the text that its passages were held against.
    fn with_text(&mut self, bundled: BundledDocument) -> BundledDocument {
        let text = self.texts.remove(&bundled.document.id).and_then(|text| text.canonical);
        BundledDocument { text, ..bundled }
    }

    fn origin(&mut self, origin: wire::Origin<'_>, text: &Text, at: &Path<'_>) -> Checked<model::Origin> {
        let span = span(origin.start, origin.end, at)?;
        hold_against(span, text, at)?;
        if let Some(source) = origin.source {
            self.refer(Noun::Source, source.0, &at.key("source"));
        }
        Ok(model::Origin {
            span,
            source: origin.source,
            url: origin.url.map(Into::into),
            note: origin.note.map(Into::into),
        })
    }
}

fn text(version: &wire::Version<'_>, at: &Path<'_>) -> Checked<Text> {
    let wire::Version { number, text_sha256, length, text: written } = version;
    if *number == 0 {
        return fault(JsonFaultKind::BadValue, &at.key("number"));
    }
    let Some(written) = written else {
        return Ok(Text { version: *number, length: *length, canonical: None });
    };
    let canonical = match CanonicalText::new(written) {
        Ok(canonical) if canonical.as_str() == written => canonical,
        Ok(_) | Err(TextFault::Nul(_) | TextFault::TooLong) => {
            return fault(JsonFaultKind::BadValue, &at.key("text"));
        }
    };
    if model::Sha256::new(Sha256::digest(written.as_bytes()).into()) != **text_sha256 {
        return fault(JsonFaultKind::HashMismatch, &at.key("textSha256"));
    }
    if canonical.length() != *length {
        return fault(JsonFaultKind::LengthMismatch, &at.key("length"));
    }
    Ok(Text { version: *number, length: *length, canonical: Some(canonical) })
}

fn span(start: u32, end: u32, at: &Path<'_>) -> Checked<Span> {
    match Span::new(start, end) {
        Some(span) => Ok(span),
        None => fault(JsonFaultKind::EmptySpan, &at.key("end")),
    }
}

/// A span must lie in the text and on grapheme cluster boundaries; without the text, within its length.
fn hold_against(span: Span, text: &Text, at: &Path<'_>) -> Checked<()> {
    for (position, key) in [(span.start(), "start"), (span.end(), "end")] {
        if position > text.length {
            return fault(JsonFaultKind::OutsideText(text.length), &at.key(key));
        }
    }
    let Some(canonical) = &text.canonical else { return Ok(()) };
    match canonical.passage(span.start(), span.end()) {
        Ok(_) => Ok(()),
        Err(SpanFault::InsideCluster(position)) => {
            let key = if position == span.start() { "start" } else { "end" };
            fault(JsonFaultKind::InsideCluster, &at.key(key))
        }
        // Both were ruled out above.
        Err(SpanFault::Empty) => fault(JsonFaultKind::EmptySpan, &at.key("end")),
        Err(SpanFault::Outside(length)) => fault(JsonFaultKind::OutsideText(length), &at.key("end")),
    }
}
