//! What can be asked of a library.

use obelus_model::*;
use obelus_text::Span;
use rusqlite::Connection;

use crate::{Entry, Finding, Result, StoreError};

/// Read access to a library, from a transaction, the writer or a reader alike.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    pub(crate) connection: &'a Connection,
}

impl Rows<'_> {
    /// The record of the library itself.
    pub fn find_library_record(&self) -> Result<Option<Library>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// All annotators, by name, then id.
    pub fn annotators(&self) -> Result<Vec<Annotator>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// One annotator.
    pub fn find_annotator(&self, id: AnnotatorId) -> Result<Option<Annotator>> {
        let _ = id;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The codebook, by name, then id.
    pub fn tags(&self) -> Result<Vec<Tag>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// One tag.
    pub fn find_tag(&self, id: TagId) -> Result<Option<Tag>> {
        let _ = id;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The tag of exactly this name.
    pub fn find_tag_by_name(&self, name: &str) -> Result<Option<Tag>> {
        let _ = name;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// What bears a tag: documents, claims, highlights, and the tags under it.
    pub fn bearers_of_tag(&self, id: TagId) -> Result<Vec<RecordKey>> {
        let _ = id;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// All sources, by id.
    pub fn sources(&self) -> Result<Vec<Source>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// One source.
    pub fn find_source(&self, id: SourceId) -> Result<Option<Source>> {
        let _ = id;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// All documents, by the time they were added, then id.
    pub fn documents(&self) -> Result<Vec<Document>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// One document.
    pub fn find_document(&self, id: DocumentId) -> Result<Option<Document>> {
        let _ = id;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The documents whose id begins so.
    pub fn documents_by_prefix(&self, prefix: &str) -> Result<Vec<Document>> {
        let _ = prefix;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The documents of exactly this title.
    pub fn documents_by_title(&self, title: &str) -> Result<Vec<Document>> {
        let _ = title;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The versions of a document's text, by number.
    pub fn versions(&self, document: DocumentId) -> Result<Vec<Version>> {
        let _ = document;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// One version.
    pub fn find_version(&self, document: DocumentId, number: u32) -> Result<Option<Version>> {
        let _ = document;
        let _ = number;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The versions whose canonical text has this hash.
    pub fn versions_by_text(&self, sha: &Sha256) -> Result<Vec<Version>> {
        let _ = sha;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The documents that have a version made from bytes of this hash.
    pub fn documents_by_original(&self, sha: &Sha256) -> Result<Vec<Document>> {
        let _ = sha;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// A canonical text.
    pub fn text(&self, sha: &Sha256) -> Result<Option<String>> {
        let _ = sha;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The bytes of a file as they came.
    pub fn original(&self, sha: &Sha256) -> Result<Option<Vec<u8>>> {
        let _ = sha;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// All claims, by the time they were made, then id.
    pub fn claims(&self) -> Result<Vec<Claim>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The claims with a passage in a document (with all their passages), by the time they were made, then id.
    pub fn claims_of_document(&self, document: DocumentId) -> Result<Vec<Claim>> {
        let _ = document;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// These claims, in this order, without those that are not there.
    pub fn claims_by_id(&self, ids: &[ClaimId]) -> Result<Vec<Claim>> {
        let _ = ids;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// One claim.
    pub fn find_claim(&self, id: ClaimId) -> Result<Option<Claim>> {
        let _ = id;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The claims with a passage of exactly this span.
    pub fn claims_at(&self, document: DocumentId, version: u32, span: Span) -> Result<Vec<ClaimId>> {
        let _ = document;
        let _ = version;
        let _ = span;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The passages of judged claims in the document's present version, by start, then end.
    pub fn judged_passages(&self, document: DocumentId) -> Result<Vec<(Span, Verdict)>> {
        let _ = document;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// All highlights, by the time they were made, then id.
    pub fn highlights(&self) -> Result<Vec<Highlight>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The highlights of a document, by the time they were made, then id.
    pub fn highlights_of_document(&self, document: DocumentId) -> Result<Vec<Highlight>> {
        let _ = document;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// One highlight.
    pub fn find_highlight(&self, id: HighlightId) -> Result<Option<Highlight>> {
        let _ = id;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The highlights of exactly this span.
    pub fn highlights_at(&self, document: DocumentId, version: u32, span: Span) -> Result<Vec<HighlightId>> {
        let _ = document;
        let _ = version;
        let _ = span;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// All evidence, by the time it was brought, then id.
    pub fn evidence(&self) -> Result<Vec<Evidence>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The evidence of a claim, by the time it was brought, then id.
    pub fn evidence_of_claim(&self, claim: ClaimId) -> Result<Vec<Evidence>> {
        let _ = claim;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The evidence whose passage is in a document.
    pub fn evidence_in_document(&self, document: DocumentId) -> Result<Vec<Evidence>> {
        let _ = document;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// One piece of evidence.
    pub fn find_evidence(&self, id: EvidenceId) -> Result<Option<Evidence>> {
        let _ = id;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// How many pieces of evidence each claim has, without those that have none.
    pub fn evidence_counts(&self) -> Result<Vec<(ClaimId, u32)>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// All links, by the time they were made, then id.
    pub fn links(&self) -> Result<Vec<Link>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The links from and to a claim, by the time they were made, then id.
    pub fn links_of_claim(&self, claim: ClaimId) -> Result<Vec<Link>> {
        let _ = claim;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// One link.
    pub fn find_link(&self, id: LinkId) -> Result<Option<Link>> {
        let _ = id;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// How many links go from or to each claim, without those that have none.
    pub fn link_counts(&self) -> Result<Vec<(ClaimId, u32)>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The kept sentences of a text under a version of the rules.
    pub fn find_sentences(&self, text: &Sha256, rules: u32) -> Result<Option<Vec<Span>>> {
        let _ = text;
        let _ = rules;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// Any record by its key.
    pub fn find_record(&self, key: &RecordKey) -> Result<Option<Record>> {
        let _ = key;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The records of a noun whose id begins so, by id; versions, which have no id of their own, never.
    pub fn keys_by_prefix(&self, noun: Noun, prefix: &str) -> Result<Vec<RecordKey>> {
        let _ = noun;
        let _ = prefix;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The newest entries of the log, or those before one, newest first.
    pub fn history(&self, limit: u32, before: Option<OpId>) -> Result<Vec<Entry>> {
        let _ = limit;
        let _ = before;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// What was done to a claim, its evidence and its links, newest first.
    pub fn history_of_claim(&self, claim: ClaimId) -> Result<Vec<(Entry, Vec<Change>)>> {
        let _ = claim;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// One entry of the log.
    pub fn find_op(&self, id: OpId) -> Result<Option<Entry>> {
        let _ = id;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// What an op did, in the order in which it did it.
    pub fn changes(&self, op: OpId) -> Result<Vec<Change>> {
        let _ = op;
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The op that undo would take back.
    pub fn find_undo(&self) -> Result<Option<Op>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// The op that redo would do again.
    pub fn find_redo(&self) -> Result<Option<Op>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// Looks at everything: structure, references, hashes, images, passages. Reads the whole file.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        let _ = self.connection;
        Err(StoreError::Sqlite("being written".to_owned()))
    }
}
