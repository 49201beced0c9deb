//! Looks at a whole library: what SQLite can check, and what only Obelus knows must hold.
//! Invariant: it mends nothing and stops at nothing; every finding names a place, none quotes a text.

use obelus_model::{Anchoring, Noun, Passage, RecordKey, Sha256};
use obelus_text::CanonicalText;
use rusqlite::Row;
use uuid::Uuid;

use crate::cells::{self, Cell, find, list};
use crate::rows::read_images;
use crate::{Result, Rows, StoreError, sha256};

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// SQLite's own check found damage, told in its words.
    Structure(String),
    /// A row of the first table names one of the second that is not there.
    Reference {
        /// The table of the row.
        from: String,
        /// The table that it refers to.
        to: String,
    },
    /// The file holds no library record, or no annotator.
    Incomplete(Noun),
    /// Bytes are other than their hash says.
    Content(Sha256),
    /// A text is no canonical text, or of another length than its version says.
    Text(RecordKey),
    /// A record cannot be read.
    Record(Noun, String),
    /// A claim or highlight stands nowhere.
    Placeless(RecordKey),
    /// A passage of this record ends behind its text.
    Outside(RecordKey),
    /// A passage of this record counts as found exactly, but other words stand there.
    Words(RecordKey),
    /// An image of the log at this place (op, change) cannot be read.
    Image(i64, i64),
    /// An op of the log at this place has more or fewer changes than it says.
    Log(i64),
    /// The op at this place is not the one that was linked into the chain.
    Chain(i64),
    /// The journal does not tell what the log tells.
    Journal,
}

impl Rows<'_> {
    /// Looks at everything: structure, references, hashes, texts, passages, the log. Reads the whole file.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        self.verify_structure(&mut findings)?;
        self.verify_content(&mut findings)?;
        self.verify_records(&mut findings)?;
        self.verify_passages(&mut findings)?;
        self.verify_log(&mut findings)?;
        findings.extend(crate::chain::broken_links(self.connection)?.into_iter().map(Finding::Chain));
        Ok(findings)
    }

    fn verify_structure(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let told = list(self.connection, "PRAGMA integrity_check(100)", [], |row| row.get::<_, String>(0))?;
        findings.extend(told.into_iter().filter(|told| told != "ok").map(Finding::Structure));
        let dangling = "SELECT DISTINCT \"table\", \"parent\" FROM pragma_foreign_key_check";
        let dangling =
            list(self.connection, dangling, [], |row| Ok(Finding::Reference { from: row.get(0)?, to: row.get(1)? }))?;
        findings.extend(dangling);
        if find(self.connection, "SELECT 1 FROM library", [], |_| Ok(()))?.is_none() {
            findings.push(Finding::Incomplete(Noun::Library));
        }
        if find(self.connection, "SELECT 1 FROM annotator", [], |_| Ok(()))?.is_none() {
            findings.push(Finding::Incomplete(Noun::Annotator));
        }
        Ok(())
    }

    fn verify_content(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let hashes = list(self.connection, "SELECT sha256 FROM content", [], |row| cells::word::<Sha256>(row, 0))?;
        for hash in hashes {
            if self.original(&hash)?.is_some_and(|bytes| sha256(&bytes) != hash) {
                findings.push(Finding::Content(hash));
            }
        }
        Ok(())
    }

    /// Reads every record the way the application does.
    fn verify_records(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let mut look = |noun, read: Result<()>| match read {
            Err(StoreError::Damaged(detail)) => {
                findings.push(Finding::Record(noun, detail));
                Ok(())
            }
            other => other,
        };
        look(Noun::Library, self.find_library_record().map(drop))?;
        look(Noun::Annotator, self.annotators().map(drop))?;
        look(Noun::Tag, self.tags().map(drop))?;
        look(Noun::Source, self.sources().map(drop))?;
        look(Noun::Document, self.documents().map(drop))?;
        look(Noun::Claim, self.claims().map(drop))?;
        look(Noun::Highlight, self.highlights().map(drop))?;
        look(Noun::Evidence, self.evidence().map(drop))?;
        look(Noun::Link, self.links().map(drop))
    }

    fn verify_passages(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let placeless = list(self.connection, include_str!("sql/select_placeless.sql"), [], |row| {
            Ok(Finding::Placeless(read_key(row, 0)?))
        })?;
        findings.extend(placeless);
        for document in list(self.connection, "SELECT id FROM document", [], |row| row.get::<_, Uuid>(0))? {
            for version in self.versions(obelus_model::DocumentId(document))? {
                let text = self.text(&version.text_sha256);
                let text = match text {
                    Ok(Some(text)) => CanonicalText::new(&text).ok().filter(|canonical| canonical.as_str() == text),
                    Ok(None) | Err(StoreError::Damaged(_)) => None,
                    Err(fault) => return Err(fault),
                };
                let Some(text) = text.filter(|text| text.length() == version.length) else {
                    let id = format!("{}/{}", version.document, version.number);
                    findings.push(Finding::Text(RecordKey { noun: Noun::Version, id }));
                    continue;
                };
                self.verify_passages_of(document, version.number, &text, findings)?;
            }
        }
        Ok(())
    }

    fn verify_passages_of(
        &self,
        document: Uuid,
        number: u32,
        text: &CanonicalText,
        findings: &mut Vec<Finding>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(include_str!("sql/select_placed.sql"))?;
        let mut rows = statement.query((document, number))?;
        while let Some(row) = rows.next()? {
            let key = read_key(row, 0)?;
            // One that cannot be read is told of with its record.
            let Ok(passage) = cells::passage(row, 2) else { continue };
            findings.extend(look_at(&passage, text, key));
        }
        Ok(())
    }

    fn verify_log(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let sql = "SELECT op, noun, record, before, after, ordinal FROM op_change ORDER BY op, ordinal";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let read = read_images(row).map_err(StoreError::from).and_then(|images| images.into_change());
            if read.is_err() {
                findings.push(Finding::Image(row.get(0)?, row.get(5)?));
            }
        }
        let sql = "SELECT seq FROM op WHERE changes <> (SELECT count(*) FROM op_change WHERE op_change.op = op.seq)";
        findings.extend(list(self.connection, sql, [], |row| row.get(0).map(Finding::Log))?);
        Ok(())
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
