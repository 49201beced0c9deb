//! Questions for texts, originals and kept sentences, all by hash.

use obelus_model::Sha256;
use obelus_text::Span;

use super::Rows;
use crate::cells;
use crate::content::{self, Content};
use crate::{Result, StoreError};

const SENTENCES_ROW: &str = "SELECT rowid FROM sentence_cache WHERE text_sha256 = ?1 AND rules = ?2";
/// Bytes a sentence.
const PACKED: usize = 8;
const SENTENCES: &str = "SELECT spans FROM sentence_cache WHERE text_sha256 = ?1 AND rules = ?2";

impl Rows<'_> {
    /// A canonical text.
    pub fn text(&self, sha256: &Sha256) -> Result<Option<String>> {
        let bytes = self.original(sha256)?;
        let text = bytes.map(|bytes| String::from_utf8(bytes).map_err(|_| StoreError::damaged("a text is no UTF-8")));
        text.transpose()
    }

    /// The bytes of a file as they came. Held against their hash, so that nobody reads or hands on other than came.
    pub fn original(&self, sha256: &Sha256) -> Result<Option<Vec<u8>>> {
        let bytes = content::read(self.connection, sha256.as_str())?;
        if bytes.as_ref().is_some_and(|bytes| crate::sha256(bytes) != *sha256) {
            return Err(StoreError::damaged("a text or an original is other than its hash says"));
        }
        Ok(bytes)
    }

    /// The beginning of a canonical text, at most so many bytes long and never half a character; and whether that is all
    /// of it. Only that much is read: of a long text the rest stays on the disk.
    pub fn text_head(&self, sha256: &Sha256, most: usize) -> Result<Option<(String, bool)>> {
        let Some(content) = Content::open(self.connection, sha256.as_str())? else { return Ok(None) };
        let mut bytes = content.read(0..content.len().min(most))?;
        let is_whole = bytes.len() == content.len();
        if let Err(cut) = std::str::from_utf8(&bytes)
            && cut.error_len().is_none()
        {
            bytes.truncate(cut.valid_up_to());
        }
        let text = String::from_utf8(bytes).map_err(|_| StoreError::damaged("a text is no UTF-8"))?;
        Ok(Some((text, is_whole)))
    }

    /// The first kept sentences of a text under a version of the rules, at most so many.
    pub fn first_sentences(&self, text: &Sha256, rules: u32, most: usize) -> Result<Option<Vec<Span>>> {
        let row = cells::find(self.connection, SENTENCES_ROW, (text.as_str(), rules), |row| row.get(0))?;
        let Some(row) = row else { return Ok(None) };
        let packed = self.connection.blob_open("main", "sentence_cache", "spans", row, true)?;
        let mut bytes = vec![0; packed.len().min(most.saturating_mul(PACKED))];
        packed.read_at_exact(&mut bytes, 0)?;
        unpack(&bytes).map(Some)
    }

    /// The kept sentences of a text under a version of the rules.
    pub fn find_sentences(&self, text: &Sha256, rules: u32) -> Result<Option<Vec<Span>>> {
        let packed: Option<Vec<u8>> =
            cells::find(self.connection, SENTENCES, (text.as_str(), rules), |row| row.get(0))?;
        packed.map(|packed| unpack(&packed)).transpose()
    }
}

/// Spans as pairs of little-endian 32-bit numbers: 8 bytes a sentence, read as fast as the disk gives them.
pub(crate) fn pack(spans: &[Span]) -> Vec<u8> {
    spans.iter().flat_map(|span| [span.start(), span.end()]).flat_map(u32::to_le_bytes).collect()
}

fn unpack(packed: &[u8]) -> Result<Vec<Span>> {
    let (pairs, rest) = packed.as_chunks::<8>();
    if !rest.is_empty() {
        return Err(StoreError::damaged("half a sentence"));
    }
    let spans = pairs.iter().map(|&[a, b, c, d, e, f, g, h]| {
        Span::new(u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]))
            .ok_or_else(|| StoreError::damaged("an empty sentence"))
    });
    spans.collect()
}
