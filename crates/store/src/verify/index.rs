//! The index of words against the tables and texts: which rows it has. What its pages hold SQLite looks at itself.

use obelus_model::{DocumentId, Noun};
use obelus_text::pieces;
use rusqlite::OptionalExtension;

use super::Finding;
use crate::cells::{find, list};
use crate::search::{self, PIECES, SEARCHED};
use crate::{Result, Rows};

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
        let mut are_whole = self.are_same(texts, indexed)?;
        let mut rows = 0;
        let counted = list(self.connection, "SELECT number, length(pieces) / 8 FROM search_text", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
        })?;
        for (number, count) in counted {
            let (first, last) = (number * PIECES, number * PIECES + count);
            let sql = "SELECT count(*) FROM search_in_texts_docsize WHERE id >= ?1 AND id < ?2";
            are_whole &= find(self.connection, sql, [first, last], |row| row.get(0))? == Some(count);
            rows += count;
        }
        let sql = "SELECT count(*) FROM search_in_texts_docsize";
        are_whole &= find(self.connection, sql, [], |row| row.get(0))? == Some(rows);
        if !are_whole {
            findings.push(Finding::Index("texts"));
        }
        Ok(())
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
