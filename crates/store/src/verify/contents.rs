//! Bytes against their hashes, texts against their versions, sentences and passages against their texts.

use obelus_model::{Anchoring, DocumentId, Noun, Passage, RecordKey, Sha256};
use obelus_text::{CanonicalText, SENTENCE_RULES, sentences};
use rusqlite::Row;
use uuid::Uuid;

use super::Finding;
use crate::cells::{self, Cell, list};
use crate::{Result, Rows, StoreError};

impl Rows<'_> {
    /// Originals, texts, structures and boxes are what their hashes say.
    pub(super) fn verify_contents(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let hashes = list(self.connection, "SELECT sha256 FROM content", [], |row| cells::word::<Sha256>(row, 0))?;
        for hash in hashes {
            match self.original(&hash) {
                Ok(_) => {}
                Err(StoreError::Damaged(_)) => findings.push(Finding::Content(hash)),
                Err(fault) => return Err(fault),
            }
        }
        Ok(())
    }

    /// What is marked stands in its text, word for word; sentences are cut where the text has them.
    pub(super) fn verify_passages(&self, is_indexed: bool, findings: &mut Vec<Finding>) -> Result<()> {
        let placeless = list(self.connection, include_str!("../sql/select_placeless.sql"), [], |row| {
            Ok(Finding::Placeless(read_key(row, 0)?))
        })?;
        findings.extend(placeless);
        let versions = "SELECT document, number FROM version ORDER BY document, number";
        for (document, number) in list(self.connection, versions, [], |row| Ok((row.get(0)?, row.get(1)?)))? {
            // One that cannot be read is told of as a record.
            let version = match self.find_version(DocumentId(document), number) {
                Ok(Some(version)) => version,
                Ok(None) | Err(StoreError::Damaged(_)) => continue,
                Err(fault) => return Err(fault),
            };
            let text = match self.text(&version.text_sha256) {
                Ok(Some(text)) => CanonicalText::new(&text).ok().filter(|canonical| canonical.as_str() == text),
                Ok(None) | Err(StoreError::Damaged(_)) => None,
                Err(fault) => return Err(fault),
            };
            let Some(text) = text.filter(|text| text.length() == version.length) else {
                let id = format!("{}/{}", version.document, version.number);
                findings.push(Finding::Text(RecordKey { noun: Noun::Version, id }));
                continue;
            };
            self.verify_passages_of(document, number, &text, findings)?;
            self.verify_sentences_of(&version.text_sha256, &text, findings)?;
            let is_present = || self.is_present(version.document, number);
            if is_indexed && is_present()? {
                self.verify_pieces_of(version.document, text.as_str(), findings)?;
            }
        }
        Ok(())
    }

    /// Whether a version is the one that is read now.
    fn is_present(&self, document: DocumentId, number: u32) -> Result<bool> {
        let sql = "SELECT 1 FROM document WHERE id = ?1 AND version = ?2";
        Ok(cells::find(self.connection, sql, (document.0, number), |_| Ok(()))?.is_some())
    }

    fn verify_passages_of(
        &self,
        document: Uuid,
        number: u32,
        text: &CanonicalText,
        findings: &mut Vec<Finding>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(include_str!("../sql/select_placed.sql"))?;
        let mut rows = statement.query((document, number))?;
        while let Some(row) = rows.next()? {
            let key = read_key(row, 0)?;
            // One that cannot be read is told of with its record.
            let Ok(passage) = cells::passage(row, 2) else { continue };
            findings.extend(look_at(&passage, text, key));
        }
        Ok(())
    }

    /// Kept sentences are derived, and still what is judged: a wrong span is a wrong judgement.
    fn verify_sentences_of(&self, name: &Sha256, text: &CanonicalText, findings: &mut Vec<Finding>) -> Result<()> {
        match self.find_sentences(name, SENTENCE_RULES) {
            Ok(None) => Ok(()),
            Ok(Some(kept)) if kept == sentences(text) => Ok(()),
            Ok(Some(_)) | Err(StoreError::Damaged(_)) => {
                findings.push(Finding::Sentences(name.clone()));
                Ok(())
            }
            Err(fault) => Err(fault),
        }
    }
}

fn look_at(passage: &Passage, text: &CanonicalText, key: RecordKey) -> Option<Finding> {
    match text.slice(passage.span) {
        // Where a lost passage last was may be behind the end of a shorter text.
        None => (passage.anchoring != Anchoring::Lost).then_some(Finding::Outside(key)),
        Some(words) => (passage.anchoring == Anchoring::Exact && words != passage.exact).then_some(Finding::Words(key)),
    }
}

fn read_key(row: &Row<'_>, index: usize) -> Cell<RecordKey> {
    Ok(RecordKey { noun: cells::word(row, index)?, id: row.get::<_, Uuid>(index + 1)?.as_hyphenated().to_string() })
}
