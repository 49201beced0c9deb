//! Records of the model as records of the file.
//! Invariant: nothing is copied but ids; what cannot be written was refused before (`write`).

use std::borrow::Cow;

use obelus_model as model;
use obelus_model::{Extra, TagId};

use crate::order::{sorted_origins, sorted_passages};
use crate::{BundledDocument, wire};

/// What an item says under a variable, in words; a title may be a number, `1984`. Empty is absent.
pub(crate) fn said<'a>(source: &'a model::Source, variable: &str) -> Option<Cow<'a, str>> {
    let words = match source.csl.get(variable)? {
        serde_json::Value::String(words) => Cow::Borrowed(words.as_str()),
        serde_json::Value::Number(number) => Cow::Owned(number.to_string()),
        _ => return None,
    };
    (!words.trim().is_empty()).then_some(words)
}

fn text(written: &str) -> Cow<'_, str> {
    Cow::Borrowed(written)
}

fn maybe(written: &Option<String>) -> Option<Cow<'_, str>> {
    written.as_deref().map(Cow::Borrowed)
}

fn sorted_tags(tags: &[TagId]) -> Vec<TagId> {
    let mut tags = tags.to_vec();
    tags.sort();
    tags
}

fn free(extra: &Extra) -> Cow<'_, Extra> {
    Cow::Borrowed(extra)
}

pub(crate) fn library(library: &model::Library) -> wire::Library<'_> {
    wire::Library { id: library.id, name: text(&library.name), extra: free(&library.extra) }
}

pub(crate) fn annotator(annotator: &model::Annotator) -> wire::Annotator<'_> {
    wire::Annotator {
        id: annotator.id,
        name: text(&annotator.name),
        orcid: maybe(&annotator.orcid),
        extra: free(&annotator.extra),
    }
}

pub(crate) fn tag(tag: &model::Tag) -> wire::Tag<'_> {
    wire::Tag {
        id: tag.id,
        name: text(&tag.name),
        color: Cow::Borrowed(&tag.color),
        definition: maybe(&tag.definition),
        parent: tag.parent,
        extra: free(&tag.extra),
    }
}

pub(crate) fn source(source: &model::Source) -> wire::Source<'_> {
    wire::Source { id: source.id, grade: source.grade, csl: free(&source.csl), extra: free(&source.extra) }
}

pub(crate) fn document(bundled: &BundledDocument) -> wire::Document<'_> {
    let BundledDocument { document, version, text: canonical, sentences } = bundled;
    wire::Document {
        id: document.id,
        title: text(&document.title),
        authors: document.authors.iter().filter_map(|author| author.as_object()).map(free).collect(),
        issued: maybe(&document.issued),
        url: maybe(&document.url),
        language: maybe(&document.language),
        media_type: text(&document.media_type),
        file_name: maybe(&document.file_name),
        sha256: Cow::Borrowed(&version.sha256),
        added: document.added,
        tags: sorted_tags(&document.tags),
        note: maybe(&document.note),
        status: document.status,
        version: wire::Version {
            number: version.number,
            text_sha256: Cow::Borrowed(&version.text_sha256),
            length: version.length,
            text: canonical.as_ref().map(|canonical| text(canonical.as_str())),
        },
        sentences: sentences.map(|count| wire::Sentences { total: count.total, judged: count.judged }),
        origins: sorted_origins(&document.origins).into_iter().map(origin).collect(),
        extra: free(&document.extra),
    }
}

fn origin(origin: &model::Origin) -> wire::Origin<'_> {
    wire::Origin {
        start: origin.span.start(),
        end: origin.span.end(),
        source: origin.source,
        url: maybe(&origin.url),
        note: maybe(&origin.note),
    }
}

pub(crate) fn claim<'a>(claim: &'a model::Claim, evidence: Vec<&'a model::Evidence>) -> wire::Claim<'a> {
    let reason = |reason: &'a model::Reason| wire::Reason { code: reason.code, text: maybe(&reason.text) };
    wire::Claim {
        id: claim.id,
        statement: maybe(&claim.statement),
        verdict: claim.verdict,
        certainty: claim.certainty,
        reasons: claim.reasons.iter().map(reason).collect(),
        kind: claim.kind,
        note: maybe(&claim.note),
        next_step: maybe(&claim.next_step),
        tags: sorted_tags(&claim.tags),
        annotator: claim.annotator,
        created: claim.created,
        modified: claim.modified,
        passages: sorted_passages(claim).into_iter().map(claim_passage).collect(),
        evidence: evidence.into_iter().map(self::evidence).collect(),
        extra: free(&claim.extra),
    }
}

fn claim_passage(at: &model::ClaimPassage) -> wire::ClaimPassage<'_> {
    let wire::Passage { document, version, start, end, exact, prefix, suffix, anchoring, score, page } =
        passage(&at.passage);
    wire::ClaimPassage { id: at.id, document, version, start, end, exact, prefix, suffix, anchoring, score, page }
}

fn passage(passage: &model::Passage) -> wire::Passage<'_> {
    wire::Passage {
        document: passage.document,
        version: passage.version,
        start: passage.span.start(),
        end: passage.span.end(),
        exact: text(&passage.exact),
        prefix: text(&passage.prefix),
        suffix: text(&passage.suffix),
        anchoring: text(passage.anchoring.code()),
        score: passage.anchoring.score(),
        page: maybe(&passage.page),
    }
}

fn evidence<'a>(evidence: &'a model::Evidence) -> wire::Evidence<'a> {
    let locator = |at: &'a model::Locator| wire::Locator { label: text(&at.label), value: text(&at.value) };
    wire::Evidence {
        id: evidence.id,
        stance: evidence.stance,
        source: evidence.source,
        locator: evidence.locator.as_ref().map(locator),
        quote: maybe(&evidence.quote),
        passage: evidence.passage.as_ref().map(passage),
        url: maybe(&evidence.url),
        accessed: maybe(&evidence.accessed),
        note: maybe(&evidence.note),
        annotator: evidence.annotator,
        created: evidence.created,
        modified: evidence.modified,
        extra: free(&evidence.extra),
    }
}

pub(crate) fn highlight(highlight: &model::Highlight) -> wire::Highlight<'_> {
    wire::Highlight {
        id: highlight.id,
        color: highlight.color,
        note: maybe(&highlight.note),
        tags: sorted_tags(&highlight.tags),
        passage: passage(&highlight.passage),
        annotator: highlight.annotator,
        created: highlight.created,
        modified: highlight.modified,
        extra: free(&highlight.extra),
    }
}

pub(crate) fn link(link: &model::Link) -> wire::Link<'_> {
    wire::Link {
        id: link.id,
        relation: link.relation,
        from: link.from,
        to: link.to,
        note: maybe(&link.note),
        annotator: link.annotator,
        created: link.created,
        extra: free(&link.extra),
    }
}
