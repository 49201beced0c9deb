//! What can be asked: unpack, call the engine, answer.

use obelus_engine::{self as engine, Reader, SentenceState, Span, SpanFault};
use obelus_model::{Document, DocumentId, Version};

use crate::answers::Counts;
use crate::desk::Desk;
use crate::wire::*;
use crate::written::marks_by_id;
use crate::{Fault, FaultCode};

/// More hits than this nobody looks through.
const MOST_HITS: u32 = 1_000;

/// More passages than this nobody looks at in one list; the others come when these are settled.
const MOST_LOOKS: u32 = 100_000;

/// More lines than this nobody reads.
const MOST_LINES: u32 = 20_000;

/// How many images an entry of the whole history carries: enough to say what it was about.
const IMAGES: usize = 8;

pub(crate) async fn library(desk: &Desk, _: Nothing) -> Result<LibraryState, Fault> {
    let (path, read_only, opening) = (desk.path().display().to_string(), desk.read_only(), desk.opening().into());
    desk.read(move |reader| {
        let state = reader.read(|rows| {
            let missing = || engine::EngineError::NameUnknown(String::new());
            let library = rows.find_library_record()?.ok_or_else(missing)?;
            let founder = rows.find_founder()?.ok_or_else(missing)?;
            let annotator = rows.find_annotator(founder)?.ok_or_else(missing)?.into();
            let annotators = rows.annotators()?.into_iter().map(AnnotatorRow::from).collect();
            let (undo, redo) = (rows.find_undo()?, rows.find_redo()?);
            Ok(LibraryState {
                id: library.id,
                name: library.name,
                path,
                read_only,
                annotator,
                annotators,
                undo: undo.map(|op| op.verb),
                redo: redo.map(|op| op.verb),
                searches: engine::saved_searches(rows)?.into_iter().map(SavedSearch::from).collect(),
                generator: crate::GENERATOR.to_owned(),
                opening,
            })
        });
        Ok(state?)
    })
    .await
}

pub(crate) fn list_documents(reader: &mut Reader, _: Nothing) -> Result<Vec<DocumentRow>, Fault> {
    Ok(engine::list_documents(reader)?.into_iter().map(DocumentRow::from).collect())
}

pub(crate) fn find_document(reader: &mut Reader, which: FindDocument) -> Result<DocumentDetails, Fault> {
    let (document, version) = reader.read(|rows| {
        let document = engine::find_document(rows, &which.name)?;
        let version = rows.find_version(document.id, document.version)?;
        Ok((document, version))
    })?;
    details(document, version)
}

pub(crate) fn open_document(reader: &mut Reader, which: WhichDocument) -> Result<DocumentView, Fault> {
    let head = engine::document_head(reader, which.document)?;
    let end = if head.is_whole { u32::MAX } else { head.length };
    Ok(DocumentView {
        sentences: head.sentences.into_iter().collect(),
        marks: marks_between(reader, which.document, 0, end)?,
        next: (!head.is_whole).then_some(end),
        text: head.text,
        structure: StructureColumns::before(&*engine::document_structure(reader, which.document)?, end),
        details: DocumentDetails::new(head.document, head.version),
    })
}

pub(crate) fn document_structure(reader: &mut Reader, which: WhichDocument) -> Result<StructureColumns, Fault> {
    Ok(StructureColumns::before(&*engine::document_structure(reader, which.document)?, u32::MAX))
}

pub(crate) fn list_versions(reader: &mut Reader, which: WhichDocument) -> Result<Vec<VersionRow>, Fault> {
    Ok(engine::list_versions(reader, which.document)?.into_iter().map(VersionRow::from).collect())
}

pub(crate) fn version_passages(reader: &mut Reader, which: WhichVersion) -> Result<Vec<VersionPassage>, Fault> {
    let passages = engine::version_passages(reader, which.document, which.number)?;
    Ok(passages.into_iter().map(VersionPassage::from).collect())
}

pub(crate) fn compare_versions(reader: &mut Reader, ask: CompareVersions) -> Result<StretchColumns, Fault> {
    Ok(engine::compare_versions(reader, ask.document, ask.from, ask.to)?.into_iter().collect())
}

pub(crate) fn list_looks(reader: &mut Reader, ask: AskLooks) -> Result<Looks, Fault> {
    let limit = usize::try_from(ask.limit.min(MOST_LOOKS)).unwrap_or(usize::MAX);
    Ok(engine::list_looks(reader, ask.document, limit)?.into())
}

pub(crate) fn look_candidates(reader: &mut Reader, which: WhichLook) -> Result<Vec<LookCandidate>, Fault> {
    let found = engine::look_candidates(reader, which.noun.key(&which.id)?)?;
    Ok(found.into_iter().map(LookCandidate::from).collect())
}

pub(crate) fn page_boxes(reader: &mut Reader, which: WhichPage) -> Result<BoxColumns, Fault> {
    let boxes = engine::find_boxes(reader, which.document)?;
    Ok(boxes.map(|boxes| BoxColumns::of(&boxes, which.page)).unwrap_or_default())
}

pub(crate) fn list_spans(reader: &mut Reader, which: WhichDocument) -> Result<SpanColumns, Fault> {
    Ok(engine::sentence_spans(reader, which.document)?.iter().copied().collect())
}

/// About so many passages cross at once: the window takes them in within a few frames.
const PAGE: u32 = 4_000;

pub(crate) fn list_marks_from(reader: &mut Reader, ask: AskMarksFrom) -> Result<MarksPage, Fault> {
    let (document, from) = (ask.document, ask.from);
    let (length, left) = reader.read(|rows| {
        let document = rows.find_document(ask.document)?;
        let version = document.map(|document| rows.find_version(document.id, document.version)).transpose()?.flatten();
        Ok((version.map_or(0, |version| version.length), rows.count_passages(ask.document, from)?))
    })?;
    // As if they stood evenly; where they do not, a page is longer or shorter, and still right.
    let stretch = u64::from(length.saturating_sub(from)) * u64::from(PAGE) / u64::from(left.max(1));
    let next = u32::try_from(stretch.max(1)).ok().and_then(|stretch| from.checked_add(stretch));
    let next = next.filter(|next| left > PAGE && *next < length);
    let marks = marks_between(reader, document, from, next.unwrap_or(u32::MAX))?;
    Ok(MarksPage { marks, next })
}

pub(crate) fn progress(reader: &mut Reader, which: WhichDocument) -> Result<ProgressRow, Fault> {
    Ok(engine::progress(reader, which.document)?.into())
}

pub(crate) fn overview(reader: &mut Reader, ask: AskOverview) -> Result<Overview, Fault> {
    Ok(engine::overview(reader, ask.document)?.into())
}

pub(crate) fn list_sentences(reader: &mut Reader, which: WhichDocument) -> Result<Vec<SentenceRow>, Fault> {
    let (sentences, states) = engine::sentence_states(reader, which.document)?;
    let text = engine::document_text(reader, which.document)?;
    let numbered = sentences.iter().zip(states).zip(1..);
    let rows = numbered.map(|((span, state), number)| SentenceRow {
        number,
        start: span.start(),
        end: span.end(),
        text: text.slice(*span).unwrap_or_default().to_owned(),
        verdict: if let SentenceState::Judged(verdict) = state { Some(verdict) } else { None },
        partly: state == SentenceState::Partly,
    });
    Ok(rows.collect())
}

pub(crate) fn list_repeats(reader: &mut Reader, which: WhichDocument) -> Result<RepeatColumns, Fault> {
    Ok(RepeatColumns::new(engine::list_repeats(reader, which.document)?))
}

pub(crate) fn count_invisible(reader: &mut Reader, which: WhichDocument) -> Result<InvisibleRow, Fault> {
    Ok(engine::count_invisible(reader, which.document)?.into())
}

pub(crate) fn list_occurrences(reader: &mut Reader, ask: AskOccurrences) -> Result<SpanColumns, Fault> {
    Ok(engine::list_occurrences(reader, ask.document, &ask.quote)?.into_iter().collect())
}

pub(crate) async fn search(desk: &Desk, search: Search) -> Result<Found, Fault> {
    let Search { query, limit, document } = search;
    let ask = engine::Search { query, document, limit: limit.min(MOST_HITS) };
    desk.search(move |reader| Ok(engine::search(reader, &ask)?.into())).await
}

pub(crate) fn concordance(reader: &mut Reader, ask: AskConcordance) -> Result<Concordance, Fault> {
    let AskConcordance { query, document, sort, limit } = ask;
    let ask = engine::AskConcordance { query, document, order: sort.into(), limit: limit.min(MOST_LINES) };
    Ok(engine::concordance(reader, &ask)?.into())
}

pub(crate) fn list_candidates(reader: &mut Reader, ask: AskCandidates) -> Result<Vec<Candidate>, Fault> {
    let wanted = match (ask.claim, ask.place) {
        (Some(claim), None) => engine::CandidatesFor::Claim(claim),
        (None, Some(place)) => {
            let span = Span::new(place.start, place.end).ok_or(SpanFault::Empty)?;
            engine::CandidatesFor::Place(place.document, span)
        }
        // One of the two, and not both.
        _ => return Err(Fault::new(FaultCode::CommandUnknown, "list_candidates", "claim or place")),
    };
    let ask = engine::AskCandidates { wanted, limit: ask.limit.min(MOST_HITS) };
    Ok(engine::list_candidates(reader, &ask)?.into_iter().map(Candidate::from).collect())
}

pub(crate) fn list_marks(reader: &mut Reader, ask: AskMarks) -> Result<Marks, Fault> {
    Ok(reader.read(|rows| marks_by_id(rows, ask.document, &ask.claims, &ask.highlights))?)
}

pub(crate) fn list_tags(reader: &mut Reader, _: Nothing) -> Result<Vec<TagRow>, Fault> {
    let tags = reader.read(|rows| {
        let mut listed = Vec::new();
        for tag in rows.tags()? {
            let uses = rows.bearers_of_tag(tag.id)?.len();
            listed.push(TagRow::new(tag, uses));
        }
        Ok(listed)
    });
    Ok(tags?)
}

pub(crate) fn list_links(reader: &mut Reader, which: WhichClaim) -> Result<Vec<LinkRow>, Fault> {
    let links = reader.read(|rows| {
        let links = rows.links_of_claim(which.claim)?.into_iter();
        let with_other = links.map(|link| {
            let other = rows.find_claim(if link.from == which.claim { link.to } else { link.from })?;
            Ok(LinkRow::new(link, other))
        });
        with_other.collect::<engine::Result<_>>()
    });
    Ok(links?)
}

pub(crate) fn find_id(reader: &mut Reader, wanted: FindId) -> Result<FoundId, Fault> {
    Ok(FoundId { id: reader.read(|rows| engine::find_id(rows, wanted.noun, &wanted.name))? })
}

pub(crate) fn list_evidence(reader: &mut Reader, which: WhichClaim) -> Result<EvidenceOfClaim, Fault> {
    let found = engine::evidence_of(reader, which.claim)?;
    let titles = reader.read(|rows| {
        let quoted =
            found.evidence.iter().filter_map(|(piece, _)| piece.passage.as_ref()).map(|passage| passage.document);
        let titles =
            quoted.map(|id| Ok(rows.find_title(id)?.map(|title| (id, title)))).collect::<engine::Result<Vec<_>>>();
        Ok(titles?.into_iter().flatten().collect())
    });
    Ok(EvidenceOfClaim::new(found, &titles?))
}

pub(crate) fn list_sources(reader: &mut Reader, _: Nothing) -> Result<Vec<SourceRow>, Fault> {
    Ok(engine::list_sources(reader)?.into_iter().map(SourceRow::from).collect())
}

pub(crate) fn check_quote(reader: &mut Reader, ask: AskQuote) -> Result<QuoteCheck, Fault> {
    Ok(engine::check_quote(reader, &ask.into())?.into())
}

pub(crate) fn cite_source(reader: &mut Reader, ask: CiteSource) -> Result<Cited, Fault> {
    let place = ask.locator.as_ref().map(|place| engine::CitedPlace { label: &place.label, value: &place.value });
    Ok(engine::cite_source(reader, ask.source, ask.style.into(), place, ask.language.map(Into::into))?.into())
}

pub(crate) fn list_claims(reader: &mut Reader, ask: AskClaims) -> Result<Vec<serde_json::Value>, Fault> {
    let listed = reader.read(|rows| {
        let tag = ask.tag.as_deref().map(|name| rows.find_tag_by_name(name)).transpose()?;
        let tag = match tag {
            Some(None) => return Err(engine::EngineError::NameUnknown(ask.tag.unwrap_or_default())),
            found => found.flatten().map(|tag| tag.id),
        };
        let claims = engine::find_claims(rows, &ask.filter(tag))?;
        claims.iter().map(|claim| engine::claim_record(claim, &rows.evidence_of_claim(claim.id)?)).collect()
    });
    Ok(listed?)
}

pub(crate) fn history(reader: &mut Reader, ask: AskHistory) -> Result<Vec<HistoryRow>, Fault> {
    let told = reader.read(|rows| {
        let annotators = rows.annotators()?;
        let entries = match ask.claim {
            Some(claim) => rows.history_of_claim(claim)?.into_iter().take(ask.limit as usize).collect(),
            None => {
                let mut entries = Vec::new();
                for entry in rows.history(ask.limit, None)? {
                    let images = rows.first_changes(entry.op.id, IMAGES)?;
                    entries.push((entry, images));
                }
                entries
            }
        };
        Ok(entries
            .into_iter()
            .map(|(entry, changes)| HistoryRow::new(entry, changes, &annotators, ask.quoted))
            .collect())
    });
    Ok(told?)
}

pub(crate) fn list_changes(reader: &mut Reader, ask: AskChanges) -> Result<Changes, Fault> {
    let news = engine::list_changes(reader, ask.since)?;
    Ok(Changes { last: news.last, written: news.committed.map(Written::from) })
}

pub(crate) fn list_encodings(_: &mut Reader, _: Nothing) -> Result<Vec<EncodingRow>, Fault> {
    let offered = engine::encodings().iter();
    Ok(offered
        .map(|row| EncodingRow { name: row.encoding.to_string(), script: row.script.code().to_owned() })
        .collect())
}

pub(crate) fn verify(reader: &mut Reader, _: Nothing) -> Result<Verified, Fault> {
    let findings = reader.verify()?;
    let held = reader.read(|rows| Ok(rows.holdings()?)).ok();
    let looked_at = held.map(|held| LookedAt {
        documents: held.documents,
        contents: held.contents,
        claims: held.claims,
        ops: held.ops,
    });
    Ok(Verified { findings: findings.into_iter().map(FindingRow::from).collect(), looked_at })
}

pub(crate) fn schema(_: &mut Reader, _: Nothing) -> Result<serde_json::Value, Fault> {
    Ok(engine::json_schema())
}

fn details(document: Document, version: Option<Version>) -> Result<DocumentDetails, Fault> {
    let missing = || Fault::new(FaultCode::LibraryDamaged, document.id.to_string(), "a version is missing");
    let version = version.ok_or_else(missing)?;
    Ok(DocumentDetails::new(document, version))
}

/// What begins in a document from one code point to before another. A claim brings all its passages in the document.
fn marks_between(reader: &mut Reader, document: DocumentId, from: u32, to: u32) -> Result<Marks, Fault> {
    let (claims, highlights, counts) = reader.read(|rows| {
        let mut counts = Counts::default();
        counts.evidence.extend(rows.tallies_between(document, from, to)?);
        counts.links.extend(rows.link_counts_between(document, from, to)?);
        let highlights = rows.highlights_between(document, from, to)?;
        Ok((rows.claims_between(document, from, to)?, highlights, counts))
    })?;
    Ok(Marks::new(document, claims, highlights, &counts))
}
