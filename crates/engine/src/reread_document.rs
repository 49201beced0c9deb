//! Reading a document's bytes again in another way: in another encoding where the guess was wrong, the whole of a web
//! page instead of its main text.

use obelus_model::{DocumentId, Noun, Record, Verb};
use obelus_readers::{Ask, MediaType, Reading, Way};

use crate::fault::Result;
use crate::import_document::keep_version;
use crate::new_version::{Next, Stay};
use crate::texts::present_version;
use crate::{Done, EngineError, Reader, Writer};

/// What a document's present version was read from.
#[derive(Clone, Debug)]
pub struct Original {
    /// The bytes as they came.
    pub bytes: Vec<u8>,
    /// The name of the file, and how it was read.
    pub ask: Ask,
}

/// The original of a document, with what was asked when it was read.
pub fn find_original(reader: &Reader, document: DocumentId) -> Result<Original> {
    reader.read(|rows| {
        let found = rows.find_document(document)?.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
        let present = present_version(rows, document)?;
        let bytes = rows.original(&present.sha256)?.ok_or(EngineError::OriginalMissing)?;
        // What was guessed is guessed again; what was chosen stays chosen.
        let chosen = present.encoding.filter(|_| !present.encoding_guessed);
        let encoding = chosen.and_then(|label| label.parse().ok());
        let way = present.way.as_deref().and_then(Way::from_code);
        Ok(Original { bytes, ask: Ask { name: found.file_name, encoding, way, password: None } })
    })
}

/// Takes another reading of a document's original bytes. Where that gives another text it is a new version, and every
/// passage stays on its bytes where each was one letter and still is, else it is found again.
pub fn reread_document(writer: &mut Writer, document: DocumentId, reading: &Reading) -> Result<Done<DocumentId>> {
    let present = present_version(writer.rows(), document)?;
    let found = writer.rows().find_document(document)?;
    let found = found.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
    let size = writer.rows().original(&present.sha256)?.ok_or(EngineError::OriginalMissing)?.len();
    if obelus_store::sha256(reading.text.as_str().as_bytes()) == present.text_sha256 {
        return writer.write(Verb::RereadDocument, |mut work| {
            let fresh = keep_version(&mut work, document, present.number, present.sha256.clone(), reading)?;
            work.tx.put(Record::Version(fresh))?;
            Ok(document)
        });
    }
    let lengths = [present.length, reading.text.length()].map(usize::try_from);
    let is_plain = present.structure.is_none() && reading.media_type == MediaType::Plain;
    let stay = if is_plain && lengths == [Ok(size); 2] { Stay::SameBytes } else { Stay::OtherForm };
    let next = Next::carry(writer, found, &present, reading, stay)?;
    writer.write(Verb::RereadDocument, |mut work| {
        let version = keep_version(&mut work, document, next.number(), present.sha256.clone(), reading)?;
        next.put(work, version, reading, None)?;
        Ok(document)
    })
}
