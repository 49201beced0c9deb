//! What can be asked of a library: [`Rows`], one borrowed connection, with a file of questions per noun.
//!
//! Invariant: nothing here writes. `find_*` answers at most one, plurals all there are, in the order that they say.
//! Questions that take several statements fit together only within a transaction: [`crate::Reader::read`] opens one,
//! and beside the writer nobody writes.

mod claims;
mod coverage;
mod documents;
mod doubts;
mod evidence;
mod highlights;
mod history;
mod library;
mod texts;

pub use coverage::{Outline, Shelved, Stage, Standing};
pub use doubts::{Doubt, Doubts};
pub(crate) use history::{read_change, read_entry, read_images};
pub use library::Holdings;
use std::str::FromStr;
pub(crate) use texts::pack;

use obelus_model::{
    AnnotatorId, ClaimId, DocumentId, EvidenceId, HighlightId, LibraryId, LinkId, Noun, Record, RecordKey, SourceId,
    TagId,
};
use rusqlite::Connection;

use crate::cells;
use crate::{Result, StoreError};

/// Read access to a library, from a transaction, the writer or a reader alike.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    pub(crate) connection: &'a Connection,
}

impl Rows<'_> {
    /// Any record by its key.
    pub fn find_record(&self, key: &RecordKey) -> Result<Option<Record>> {
        Ok(match key.noun {
            Noun::Library => {
                let id: LibraryId = id_of(key)?;
                self.find_library_record()?.filter(|library| library.id == id).map(Record::Library)
            }
            Noun::Annotator => self.find_annotator(id_of::<AnnotatorId>(key)?)?.map(Record::Annotator),
            Noun::Tag => self.find_tag(id_of::<TagId>(key)?)?.map(Record::Tag),
            Noun::Source => self.find_source(id_of::<SourceId>(key)?)?.map(Record::Source),
            Noun::Document => self.find_document(id_of::<DocumentId>(key)?)?.map(Record::Document),
            Noun::Version => {
                let (document, number) = version_of(key)?;
                self.find_version(document, number)?.map(Record::Version)
            }
            Noun::Claim => self.find_claim(id_of::<ClaimId>(key)?)?.map(Record::Claim),
            Noun::Evidence => self.find_evidence(id_of::<EvidenceId>(key)?)?.map(Record::Evidence),
            Noun::Highlight => self.find_highlight(id_of::<HighlightId>(key)?)?.map(Record::Highlight),
            Noun::Link => self.find_link(id_of::<LinkId>(key)?)?.map(Record::Link),
        })
    }

    /// The records of a noun whose id begins so, by id; versions, which have no id of their own, never.
    pub fn keys_by_prefix(&self, noun: Noun, prefix: &str) -> Result<Vec<RecordKey>> {
        let sql = match noun {
            Noun::Library => "SELECT id FROM library WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
            Noun::Annotator => "SELECT id FROM annotator WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
            Noun::Tag => "SELECT id FROM tag WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
            Noun::Source => "SELECT id FROM source WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
            Noun::Document => "SELECT id FROM document WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
            Noun::Claim => "SELECT id FROM claim WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
            Noun::Evidence => "SELECT id FROM evidence WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
            Noun::Highlight => "SELECT id FROM highlight WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
            Noun::Link => "SELECT id FROM link WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
            Noun::Version => return Ok(Vec::new()),
        };
        let Some((first, last)) = ids_that_begin_with(prefix) else { return Ok(Vec::new()) };
        cells::list(self.connection, sql, [first, last], |row| {
            Ok(RecordKey { noun, id: row.get::<_, uuid::Uuid>(0)?.as_hyphenated().to_string() })
        })
    }
}

/// The id in a key.
pub(crate) fn id_of<T: FromStr>(key: &RecordKey) -> Result<T> {
    key.id.parse().map_err(|_| StoreError::NotAKey(key.clone()))
}

/// Document and number in the key of a version.
pub(crate) fn version_of(key: &RecordKey) -> Result<(DocumentId, u32)> {
    let parts = key.id.split_once('/');
    parts
        .and_then(|(document, number)| Some((document.parse().ok()?, number.parse().ok()?)))
        .ok_or_else(|| StoreError::NotAKey(key.clone()))
}

/// The first and the last id that begin with these characters; `None` where no id does.
fn ids_that_begin_with(prefix: &str) -> Option<(uuid::Uuid, uuid::Uuid)> {
    const FIRST: &str = "00000000-0000-0000-0000-000000000000";
    const LAST: &str = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    let fits = prefix.len() <= FIRST.len()
        && prefix.bytes().zip(FIRST.bytes()).all(|(given, form)| match form {
            b'-' => given == b'-',
            _ => given.is_ascii_digit() || (b'a'..=b'f').contains(&given),
        });
    let fill = |rest: &str| uuid::Uuid::try_parse(&format!("{prefix}{}", rest.get(prefix.len()..)?)).ok();
    if fits { Some((fill(FIRST)?, fill(LAST)?)) } else { None }
}
