//! Everything that the program can read from a library, in lines that can be compared.
//! Invariant: what a person could ever see of a library is in here; two libraries of the same lines are the same.

use std::fmt::Debug;

use obelus_model::{RecordKey, Sha256};
use obelus_store::{Result, Rows};
use obelus_text::SENTENCE_RULES;

/// Lines, each an answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Truth(Vec<String>);

impl Truth {
    /// Asks every question that there is; `contents` are the hashes that are asked for even where nothing names them.
    pub fn read(rows: Rows<'_>, contents: &[Sha256]) -> Result<Truth> {
        let mut truth = Truth(Vec::new());
        truth.read_lists(rows)?;
        truth.read_documents(rows)?;
        truth.read_claims(rows)?;
        truth.read_log(rows)?;
        for hash in contents {
            truth.add("content", &rows.original(hash)?.map(|bytes| (bytes.len(), obelus_store::sha256(&bytes))));
        }
        Ok(truth)
    }

    /// The first line in which two differ, shortened.
    pub fn differs(&self, other: &Truth) -> String {
        let pairs = self.0.iter().zip(&other.0);
        let first = pairs.into_iter().find(|(one, two)| one != two);
        match first {
            Some((one, two)) => {
                let same = one.chars().zip(two.chars()).take_while(|(one, two)| one == two).count();
                let cut = |line: &str| -> String { line.chars().skip(same.saturating_sub(40)).take(120).collect() };
                let name = one.split(':').next().unwrap_or_default();
                format!("{name}: {:?} became {:?}", cut(two), cut(one))
            }
            None => format!("{} answers became {}", other.0.len(), self.0.len()),
        }
    }

    fn add(&mut self, name: &str, answer: &impl Debug) {
        self.0.push(format!("{name}: {answer:?}"));
    }

    fn read_lists(&mut self, rows: Rows<'_>) -> Result<()> {
        self.add("library", &rows.find_library_record()?);
        self.add("annotators", &rows.annotators()?);
        self.add("sources", &rows.sources()?);
        for source in rows.sources()? {
            self.add("source", &rows.find_source(source.id)?);
            self.add("evidence of source", &rows.evidence_of_source(source.id)?);
        }
        self.add("tags", &rows.tags()?);
        for tag in rows.tags()? {
            self.add("tag", &rows.find_tag(tag.id)?);
            self.add("tag by name", &rows.find_tag_by_name(&tag.name)?);
            let mut bearers: Vec<RecordKey> = rows.bearers_of_tag(tag.id)?;
            bearers.sort();
            self.add("bearers", &bearers);
        }
        self.add("evidence", &rows.evidence()?);
        self.add("links", &rows.links()?);
        self.add("highlights", &rows.highlights()?);
        for highlight in rows.highlights()? {
            self.add("highlight", &rows.find_highlight(highlight.id)?);
        }
        self.add("evidence counts", &rows.evidence_counts()?);
        self.add("link counts", &rows.link_counts()?);
        self.add("standings", &rows.standings(None)?);
        let mut outlines: Vec<String> = rows.outlines(None)?.iter().map(|outline| format!("{outline:?}")).collect();
        outlines.sort();
        self.add("outlines", &outlines);
        let mut verdicts = rows.verdicts()?;
        verdicts.sort();
        self.add("verdicts", &verdicts);
        self.add("reasons", &rows.reason_counts(None)?);
        self.add("shelf", &rows.shelved(None, SENTENCE_RULES)?);
        Ok(())
    }

    fn read_documents(&mut self, rows: Rows<'_>) -> Result<()> {
        let documents = rows.documents()?;
        self.add("documents", &documents);
        for document in documents {
            self.add("document", &rows.find_document(document.id)?);
            self.add("by title", &rows.documents_by_title(&document.title)?);
            self.add("shelved", &rows.shelved(Some(document.id), SENTENCE_RULES)?);
            self.add("claims of document", &rows.claims_of_document(document.id)?);
            self.add("claims between", &rows.claims_between(document.id, 0, u32::MAX)?);
            self.add("highlights between", &rows.highlights_between(document.id, 0, u32::MAX)?);
            self.add("judged", &rows.judged_passages(document.id)?);
            self.add("evidence in document", &rows.evidence_in_document(document.id)?);
            self.add("reasons in document", &rows.reason_counts(Some(document.id))?);
            self.add("passages", &rows.count_passages(document.id, 0)?);
            for version in rows.versions(document.id)? {
                self.add("version", &version);
                self.add("by original", &rows.documents_by_original(&version.sha256)?);
                self.add("by text", &rows.versions_by_text(&version.text_sha256)?);
                self.add("text", &rows.text(&version.text_sha256)?);
                self.add("head", &rows.text_head(&version.text_sha256, 200)?);
                self.add("sentences", &rows.find_sentences(&version.text_sha256, SENTENCE_RULES)?);
                let parts = [Some(&version.sha256), version.structure.as_ref(), version.boxes.as_ref()];
                for part in parts.into_iter().flatten() {
                    self.add("bytes", &rows.original(part)?);
                }
            }
        }
        Ok(())
    }

    fn read_claims(&mut self, rows: Rows<'_>) -> Result<()> {
        for claim in rows.claims()? {
            self.add("claim", &rows.find_claim(claim.id)?);
            self.add("evidence of claim", &rows.evidence_of_claim(claim.id)?);
            self.add("links of claim", &rows.links_of_claim(claim.id)?);
            self.add("verbs", &rows.verbs_on(claim.id)?);
            self.add("stages", &rows.stages(claim.id)?);
            self.add("history of claim", &rows.history_of_claim(claim.id)?);
            for place in &claim.passages {
                let passage = &place.passage;
                self.add("there", &rows.claims_at(passage.document, passage.version, passage.span)?);
                self.add("any", &rows.claims_at_any(passage.document, passage.version, &[passage.span])?);
                self.add("of passage", &rows.find_claim_of_passage(place.id)?.map(|claim| claim.id));
            }
            self.add("claim as listed", &claim);
        }
        Ok(())
    }

    fn read_log(&mut self, rows: Rows<'_>) -> Result<()> {
        self.add("founder", &rows.find_founder()?);
        self.add("undo", &rows.find_undo()?);
        self.add("redo", &rows.find_redo()?);
        self.add("last", &rows.last_op()?);
        for entry in rows.history(u32::MAX, None)? {
            self.add("changes", &rows.changes(entry.op.id)?);
            self.add("op", &rows.find_op(entry.op.id)?);
            self.add("entry", &entry);
        }
        Ok(())
    }
}
