//! Handing on: the library, or one document of it, gathered and written in a form.
//! Not here: the file that it goes into (the desk writes it whole, or not at all).

use std::collections::BTreeSet;
use std::io::Write;

use obelus_exchange::{
    Bundle, BundledDocument, Sentences, claim_json, write_csv, write_evidence_csv, write_json, write_w3c, write_xlsx,
};
use obelus_model::{
    Annotator, AnnotatorId, Claim, ClaimId, Document, DocumentId, Evidence, Highlight, Moment, Noun, Source, SourceId,
    Tag, TagId,
};
use obelus_store::Rows;
use serde_json::Value;

use crate::fault::Result;
use crate::progress::progress_in;
use crate::texts::present_version;
use crate::{EngineError, Reader};

/// The forms in which a library leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Obelus JSON.
    Obelus,
    /// W3C Web Annotation.
    W3c,
    /// A table of passages.
    Csv,
    /// A table of evidence.
    EvidenceCsv,
    /// Both tables in one workbook.
    Xlsx,
}

/// Whether the texts go along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// They stay.
    Without,
    /// They go.
    With,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Claims.
    pub claims: usize,
    /// Highlights.
    pub highlights: usize,
}

/// Writes the library, or one document and what is on it, into `out`. `generator` names the program.
pub fn export(
    reader: &mut Reader,
    only: Option<DocumentId>,
    form: Form,
    texts: Texts,
    generator: &str,
    now: Moment,
    out: impl Write,
) -> Result<Exported> {
    let bundle = gather(reader, only, texts)?;
    let written = match form {
        Form::Obelus => write_json(&bundle, generator, now, out),
        Form::W3c => write_w3c(&bundle, out),
        Form::Csv => write_csv(&bundle, out),
        Form::EvidenceCsv => write_evidence_csv(&bundle, out),
        Form::Xlsx => write_xlsx(&bundle, out),
    };
    written.map_err(|fault| EngineError::Write(fault.to_string()))?;
    Ok(Exported { claims: bundle.claims.len(), highlights: bundle.highlights.len() })
}

/// One claim with its evidence as a record of Obelus JSON.
pub fn claim_record(claim: &Claim, evidence: &[Evidence]) -> Result<Value> {
    claim_json(claim, evidence).map_err(|fault| EngineError::Write(fault.to_string()))
}

/// The records of the library, or of one document with whatever they name.
fn gather(reader: &mut Reader, only: Option<DocumentId>, texts: Texts) -> Result<Bundle> {
    reader.read_texts(|rows, at_hand| {
        let mut bundle = match only {
            None => whole(rows)?,
            Some(document) => part(rows, document)?,
        };
        for bundled in &mut bundle.documents {
            let progress = progress_in(rows, at_hand, bundled.document.id)?;
            bundled.sentences = Some(Sentences { total: progress.sentences, judged: progress.judged() });
            if texts == Texts::With {
                bundled.text = Some((*at_hand.text(rows, &bundled.version)?).clone());
            }
        }
        Ok(bundle)
    })
}

fn whole(rows: Rows<'_>) -> Result<Bundle> {
    let (claims, evidence, highlights, links) = (rows.claims()?, rows.evidence()?, rows.highlights()?, rows.links()?);
    let named: BTreeSet<AnnotatorId> = annotators_of(&claims, &evidence, &highlights)
        .into_iter()
        .chain(links.iter().map(|link| link.annotator))
        .collect();
    let documents = rows.documents()?;
    Ok(Bundle {
        library: library(rows)?,
        annotators: annotators(rows, &named, |annotator| !annotator.name.is_empty())?,
        tags: rows.tags()?,
        sources: rows.sources()?,
        documents: documents.into_iter().map(|document| bundled(rows, document)).collect::<Result<_>>()?,
        claims,
        evidence,
        highlights,
        links,
    })
}

fn part(rows: Rows<'_>, document: DocumentId) -> Result<Bundle> {
    let claims = rows.claims_of_document(document)?;
    let within: BTreeSet<ClaimId> = claims.iter().map(|claim| claim.id).collect();
    let mut evidence = Vec::new();
    for claim in &claims {
        evidence.extend(rows.evidence_of_claim(claim.id)?);
    }
    let highlights = rows.highlights_of_document(document)?;
    let mut links = rows.links()?;
    links.retain(|link| within.contains(&link.from) && within.contains(&link.to));
    let mut documents = vec![find(rows, document)?];
    for other in documents_of(&claims, &evidence) {
        if other != document {
            documents.push(find(rows, other)?);
        }
    }
    let named: BTreeSet<AnnotatorId> = annotators_of(&claims, &evidence, &highlights)
        .into_iter()
        .chain(links.iter().map(|link| link.annotator))
        .collect();
    Ok(Bundle {
        library: library(rows)?,
        annotators: annotators(rows, &named, |_| false)?,
        tags: tags(rows, &documents, &claims, &highlights)?,
        sources: sources(rows, &documents, &evidence)?,
        documents: documents.into_iter().map(|document| bundled(rows, document)).collect::<Result<_>>()?,
        claims,
        evidence,
        highlights,
        links,
    })
}

fn library(rows: Rows<'_>) -> Result<obelus_model::Library> {
    rows.find_library_record()?.ok_or_else(|| EngineError::not_found(Noun::Library, ""))
}

fn find(rows: Rows<'_>, document: DocumentId) -> Result<Document> {
    rows.find_document(document)?.ok_or_else(|| EngineError::not_found(Noun::Document, document))
}

fn bundled(rows: Rows<'_>, document: Document) -> Result<BundledDocument> {
    let version = present_version(rows, document.id)?;
    Ok(BundledDocument { document, version, text: None, sentences: None })
}

/// Annotators whom a record names, and those who `also` pass. The annotator of a library that was only loaded into
/// has neither name nor record, and stays out, so that what was loaded goes out as it came.
fn annotators(
    rows: Rows<'_>,
    named: &BTreeSet<AnnotatorId>,
    also: impl Fn(&Annotator) -> bool,
) -> Result<Vec<Annotator>> {
    let mut annotators = rows.annotators()?;
    annotators.retain(|annotator| named.contains(&annotator.id) || also(annotator));
    Ok(annotators)
}

fn annotators_of(claims: &[Claim], evidence: &[Evidence], highlights: &[Highlight]) -> BTreeSet<AnnotatorId> {
    let judges = claims.iter().map(|claim| claim.annotator);
    let bringers = evidence.iter().map(|evidence| evidence.annotator);
    judges.chain(bringers).chain(highlights.iter().map(|highlight| highlight.annotator)).collect()
}

fn documents_of(claims: &[Claim], evidence: &[Evidence]) -> BTreeSet<DocumentId> {
    let stand = claims.iter().flat_map(|claim| claim.passages.iter().map(|place| place.passage.document));
    let quoted = evidence.iter().filter_map(|evidence| evidence.passage.as_ref().map(|passage| passage.document));
    stand.chain(quoted).collect()
}

/// The tags that are borne, and those above them.
fn tags(rows: Rows<'_>, documents: &[Document], claims: &[Claim], highlights: &[Highlight]) -> Result<Vec<Tag>> {
    let all = rows.tags()?;
    let mut wanted: BTreeSet<TagId> = documents.iter().flat_map(|document| document.tags.iter().copied()).collect();
    wanted.extend(claims.iter().flat_map(|claim| claim.tags.iter().copied()));
    wanted.extend(highlights.iter().flat_map(|highlight| highlight.tags.iter().copied()));
    let mut above: Vec<TagId> = wanted.iter().copied().collect();
    while let Some(tag) = above.pop() {
        let parent = all.iter().find(|other| other.id == tag).and_then(|tag| tag.parent);
        above.extend(parent.filter(|parent| wanted.insert(*parent)));
    }
    Ok(all.into_iter().filter(|tag| wanted.contains(&tag.id)).collect())
}

fn sources(rows: Rows<'_>, documents: &[Document], evidence: &[Evidence]) -> Result<Vec<Source>> {
    let origins = documents.iter().flat_map(|document| document.origins.iter().filter_map(|origin| origin.source));
    let brought = evidence.iter().filter_map(|evidence| evidence.source);
    let wanted: BTreeSet<SourceId> = origins.chain(brought).collect();
    let mut sources = rows.sources()?;
    sources.retain(|source| wanted.contains(&source.id));
    Ok(sources)
}
