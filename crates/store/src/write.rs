//! Rows from records: one upsert per noun, and its child rows where they differ.
//!
//! Invariant: what is read back by `Rows` is what was written. Nothing here logs: only [`crate::Tx`] may call it, which
//! does. Upserts, never `REPLACE`: a replaced row is a deleted one, and references would follow it.

use obelus_model::{Claim, Document, Evidence, Highlight, Link, Passage, Record, TagId, Version};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::Result;
use crate::cells::{kept_array, kept_object, run};

/// Writes a record over the one that stands there (`before`), or where none does.
pub(crate) fn write(connection: &Connection, record: &Record, before: Option<&Record>) -> Result<()> {
    match record {
        Record::Library(library) => {
            let values = params![library.id.0, library.name, kept_object(&library.extra)];
            run(connection, include_str!("sql/put_library.sql"), values).map(drop)
        }
        Record::Annotator(annotator) => {
            let values = params![annotator.id.0, annotator.name, annotator.orcid, kept_object(&annotator.extra)];
            run(connection, include_str!("sql/put_annotator.sql"), values).map(drop)
        }
        Record::Tag(tag) => {
            let parent = tag.parent.map(|parent| parent.0);
            let color = tag.color.to_string();
            let values = params![tag.id.0, tag.name, color, tag.definition, parent, kept_object(&tag.extra)];
            run(connection, include_str!("sql/put_tag.sql"), values).map(drop)
        }
        Record::Source(source) => {
            let grade = source.grade.map(|grade| grade.code());
            // An item without a key is still an item: the column is never absent.
            let csl = kept_object(&source.csl).unwrap_or_else(|| "{}".to_owned());
            let values = params![source.id.0, grade, csl, kept_object(&source.extra)];
            run(connection, include_str!("sql/put_source.sql"), values).map(drop)
        }
        Record::Document(document) => {
            let before = if let Some(Record::Document(before)) = before { Some(before) } else { None };
            write_document(connection, document, before)
        }
        Record::Version(version) => write_version(connection, version),
        Record::Claim(claim) => {
            let before = if let Some(Record::Claim(before)) = before { Some(before) } else { None };
            write_claim(connection, claim, before)
        }
        Record::Evidence(evidence) => {
            let before = if let Some(Record::Evidence(before)) = before { Some(before) } else { None };
            write_evidence(connection, evidence, before)
        }
        Record::Highlight(highlight) => {
            let before = if let Some(Record::Highlight(before)) = before { Some(before) } else { None };
            write_highlight(connection, highlight, before)
        }
        Record::Link(link) => write_link(connection, link),
    }
}

/// Deletes the rows of a record; child rows go with it.
pub(crate) fn erase(connection: &Connection, record: &Record) -> Result<()> {
    let (sql, id) = match record {
        Record::Library(library) => ("DELETE FROM library WHERE id = ?1", library.id.0),
        Record::Annotator(annotator) => ("DELETE FROM annotator WHERE id = ?1", annotator.id.0),
        Record::Tag(tag) => ("DELETE FROM tag WHERE id = ?1", tag.id.0),
        Record::Source(source) => ("DELETE FROM source WHERE id = ?1", source.id.0),
        Record::Document(document) => ("DELETE FROM document WHERE id = ?1", document.id.0),
        Record::Claim(claim) => ("DELETE FROM claim WHERE id = ?1", claim.id.0),
        Record::Evidence(evidence) => ("DELETE FROM evidence WHERE id = ?1", evidence.id.0),
        Record::Highlight(highlight) => ("DELETE FROM highlight WHERE id = ?1", highlight.id.0),
        Record::Link(link) => ("DELETE FROM link WHERE id = ?1", link.id.0),
        Record::Version(version) => {
            let sql = "DELETE FROM version WHERE document = ?1 AND number = ?2";
            return run(connection, sql, params![version.document.0, version.number]).map(drop);
        }
    };
    run(connection, sql, [id]).map(drop)
}

fn write_document(connection: &Connection, document: &Document, before: Option<&Document>) -> Result<()> {
    let id = document.id.0;
    let values = params![
        id,
        document.title,
        kept_array(&document.authors),
        document.issued,
        document.url,
        document.language,
        document.media_type,
        document.file_name,
        document.added.milliseconds(),
        document.note,
        document.status.code(),
        document.version,
        kept_object(&document.extra),
    ];
    run(connection, include_str!("sql/put_document.sql"), values)?;
    let clear = "DELETE FROM document_tag WHERE document = ?1";
    let put = "INSERT INTO document_tag (document, ordinal, tag) VALUES (?1, ?2, ?3)";
    write_tags(connection, [clear, put], id, &document.tags, before.map(|before| before.tags.as_slice()))?;
    if before.is_some_and(|before| before.origins == document.origins) {
        return Ok(());
    }
    run(connection, "DELETE FROM document_origin WHERE document = ?1", [id])?;
    for (ordinal, origin) in (0u32..).zip(&document.origins) {
        let source = origin.source.map(|source| source.0);
        let values = params![id, ordinal, origin.span.start(), origin.span.end(), source, origin.url, origin.note];
        run(connection, include_str!("sql/put_origin.sql"), values)?;
    }
    Ok(())
}

fn write_version(connection: &Connection, version: &Version) -> Result<()> {
    let values = params![
        version.document.0,
        version.number,
        version.sha256.as_str(),
        version.text_sha256.as_str(),
        version.length,
        version.encoding,
        version.encoding_guessed,
        version.way,
        version.structure.as_ref().map(|hash| hash.as_str()),
        version.boxes.as_ref().map(|hash| hash.as_str()),
    ];
    run(connection, include_str!("sql/put_version.sql"), values).map(drop)
}

fn write_claim(connection: &Connection, claim: &Claim, before: Option<&Claim>) -> Result<()> {
    let id = claim.id.0;
    let values = params![
        id,
        claim.statement,
        claim.verdict.map(|verdict| verdict.code()),
        claim.certainty.code(),
        claim.kind.map(|kind| kind.code()),
        claim.note,
        claim.next_step,
        claim.annotator.0,
        claim.created.milliseconds(),
        claim.modified.milliseconds(),
        kept_object(&claim.extra),
    ];
    run(connection, include_str!("sql/put_claim.sql"), values)?;
    if before.is_none_or(|before| before.passages != claim.passages) {
        if before.is_some() {
            run(connection, "DELETE FROM passage WHERE claim = ?1", [id])?;
        }
        for (ordinal, passage) in (0u32..).zip(&claim.passages) {
            write_passage(connection, [Some(id), None, None], ordinal, Some(passage.id.0), &passage.passage)?;
        }
    }
    if before.is_none_or(|before| before.reasons != claim.reasons) {
        if before.is_some() {
            run(connection, "DELETE FROM claim_reason WHERE claim = ?1", [id])?;
        }
        let put = "INSERT INTO claim_reason (claim, ordinal, code, text) VALUES (?1, ?2, ?3, ?4)";
        for (ordinal, reason) in (0u32..).zip(&claim.reasons) {
            run(connection, put, params![id, ordinal, reason.code.code(), reason.text])?;
        }
    }
    let clear = "DELETE FROM claim_tag WHERE claim = ?1";
    let put = "INSERT INTO claim_tag (claim, ordinal, tag) VALUES (?1, ?2, ?3)";
    write_tags(connection, [clear, put], id, &claim.tags, before.map(|before| before.tags.as_slice()))
}

fn write_evidence(connection: &Connection, evidence: &Evidence, before: Option<&Evidence>) -> Result<()> {
    let id = evidence.id.0;
    let values = params![
        id,
        evidence.claim.0,
        evidence.stance.code(),
        evidence.source.map(|source| source.0),
        evidence.locator.as_ref().map(|locator| &locator.label),
        evidence.locator.as_ref().map(|locator| &locator.value),
        evidence.quote,
        evidence.url,
        evidence.accessed,
        evidence.note,
        evidence.annotator.0,
        evidence.created.milliseconds(),
        evidence.modified.milliseconds(),
        kept_object(&evidence.extra),
    ];
    run(connection, include_str!("sql/put_evidence.sql"), values)?;
    if before.is_some_and(|before| before.passage == evidence.passage) {
        return Ok(());
    }
    run(connection, "DELETE FROM passage WHERE evidence = ?1", [id])?;
    match &evidence.passage {
        Some(passage) => write_passage(connection, [None, None, Some(id)], 0, None, passage),
        None => Ok(()),
    }
}

fn write_highlight(connection: &Connection, highlight: &Highlight, before: Option<&Highlight>) -> Result<()> {
    let id = highlight.id.0;
    let values = params![
        id,
        highlight.color.code(),
        highlight.note,
        highlight.annotator.0,
        highlight.created.milliseconds(),
        highlight.modified.milliseconds(),
        kept_object(&highlight.extra),
    ];
    run(connection, include_str!("sql/put_highlight.sql"), values)?;
    if before.is_none_or(|before| before.passage != highlight.passage) {
        if before.is_some() {
            run(connection, "DELETE FROM passage WHERE highlight = ?1", [id])?;
        }
        write_passage(connection, [None, Some(id), None], 0, None, &highlight.passage)?;
    }
    let clear = "DELETE FROM highlight_tag WHERE highlight = ?1";
    let put = "INSERT INTO highlight_tag (highlight, ordinal, tag) VALUES (?1, ?2, ?3)";
    write_tags(connection, [clear, put], id, &highlight.tags, before.map(|before| before.tags.as_slice()))
}

fn write_link(connection: &Connection, link: &Link) -> Result<()> {
    let values = params![
        link.id.0,
        link.relation.code(),
        link.from.0,
        link.to.0,
        link.note,
        link.annotator.0,
        link.created.milliseconds(),
        kept_object(&link.extra),
    ];
    run(connection, include_str!("sql/put_link.sql"), values).map(drop)
}

/// Writes a passage of its one owner: a claim, a highlight or a piece of evidence.
fn write_passage(
    connection: &Connection,
    [claim, highlight, evidence]: [Option<Uuid>; 3],
    ordinal: u32,
    id: Option<Uuid>,
    passage: &Passage,
) -> Result<()> {
    let values = params![
        claim,
        highlight,
        evidence,
        ordinal,
        id,
        passage.document.0,
        passage.version,
        passage.span.start(),
        passage.span.end(),
        passage.exact,
        passage.prefix,
        passage.suffix,
        passage.anchoring.code(),
        passage.anchoring.score(),
        passage.page,
    ];
    run(connection, include_str!("sql/put_passage.sql"), values).map(drop)
}

fn write_tags(
    connection: &Connection,
    [clear, put]: [&str; 2],
    owner: Uuid,
    tags: &[TagId],
    before: Option<&[TagId]>,
) -> Result<()> {
    if before == Some(tags) {
        return Ok(());
    }
    if before.is_some() {
        run(connection, clear, [owner])?;
    }
    for (ordinal, tag) in (0u32..).zip(tags) {
        run(connection, put, params![owner, ordinal, tag.0])?;
    }
    Ok(())
}
