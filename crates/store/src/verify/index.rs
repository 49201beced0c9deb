//! The index of words against the tables and texts: which rows it has. What its pages hold SQLite looks at itself.

use obelus_index::Blocks;
use obelus_model::{DocumentId, Noun};
use obelus_text::pieces;
use rusqlite::OptionalExtension;

use super::Finding;
use crate::cells::find;
use crate::search::{self, Reading, SEARCHED, TextPart, parts};
use crate::{Result, Rows, StoreError};

impl Rows<'_> {
    /// Every record that is searched is in it, every present text, and nothing else.
    pub(super) fn verify_index_of_words(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let tables: Vec<String> = SEARCHED.iter().map(table).collect();
        let records = tables.join(" UNION ALL ");
        let indexed = "SELECT noun, id FROM search_record";
        let numbers = "SELECT number FROM search_record";
        let sized = "SELECT id FROM search_in_records_docsize";
        if !self.are_same(&records, indexed)? || !self.are_same(numbers, sized)? {
            findings.push(Finding::Index("records"));
        }
        let texts = "SELECT id, text_sha256 FROM document JOIN version ON document = id AND number = version";
        let indexed = "SELECT document, text_sha256 FROM search_text";
        let counted = "SELECT number, length(pieces) / 8 FROM search_text WHERE length(pieces) > 0";
        let parts = "SELECT text, count FROM search_part";
        let are_whole = self.are_same(texts, indexed)? && self.are_same(counted, parts)? && self.are_words_whole()?;
        if !are_whole {
            findings.push(Finding::Index("texts"));
        }
        Ok(())
    }

    /// The words of texts are as they were written, each text has as many as it had, and no segment is without a text.
    fn are_words_whole(&self) -> Result<bool> {
        let stray = "SELECT 1 FROM search_block WHERE segment NOT IN (SELECT segment FROM search_part) LIMIT 1";
        if find(self.connection, stray, [], |_| Ok(()))?.is_some() {
            return Ok(false);
        }
        for texts in parts(self.connection)?.chunk_by(|one, next| one.segment == next.segment) {
            if !self.is_segment_whole(texts)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn is_segment_whole(&self, texts: &[TextPart]) -> Result<bool> {
        let mut words: Vec<u64> = vec![0; texts.len()];
        let mut reading = Reading::new(self.connection, texts.first().map_or(0, |text| text.segment));
        let mut read = || -> Result<()> {
            while let Some(block) = reading.next()? {
                let mut entries = block.entries();
                while let Some(entry) = entries.read()? {
                    for hit in entry.hits() {
                        let hit = hit?;
                        let at = texts.partition_point(|text| text.first <= hit.piece).checked_sub(1);
                        let text = at.and_then(|at| texts.get(at).zip(words.get_mut(at)));
                        if let Some((text, words)) = text
                            && hit.piece - text.first < text.count
                        {
                            *words += u64::from(hit.times);
                        }
                    }
                }
            }
            Ok(())
        };
        match read() {
            Ok(()) => Ok(texts.iter().zip(&words).all(|(text, words)| u64::from(text.words) == *words)),
            Err(StoreError::Damaged(_)) => Ok(false),
            Err(fault) => Err(fault),
        }
    }

    /// A text that is indexed is cut where it is cut now.
    pub(super) fn verify_pieces_of(&self, document: DocumentId, text: &str, findings: &mut Vec<Finding>) -> Result<()> {
        let sql = "SELECT pieces FROM search_text WHERE document = ?1";
        let kept: Option<Vec<u8>> = find(self.connection, sql, [document.0], |row| row.get(0))?;
        let is_right = kept.is_none_or(|kept| kept == search::pack(&pieces(text)));
        if !is_right && !findings.contains(&Finding::Index("pieces")) {
            findings.push(Finding::Index("pieces"));
        }
        Ok(())
    }

    /// Whether two questions have the same rows.
    fn are_same(&self, one: &str, other: &str) -> Result<bool> {
        for (these, those) in [(one, other), (other, one)] {
            let sql = format!("SELECT 1 FROM (SELECT * FROM ({these}) EXCEPT SELECT * FROM ({those})) LIMIT 1");
            if self.connection.query_row(&sql, [], |_| Ok(())).optional()?.is_some() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn table(noun: &Noun) -> String {
    format!("SELECT '{0}', id FROM {0}", noun.code())
}
