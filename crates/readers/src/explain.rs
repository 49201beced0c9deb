//! Does a guessed eight-bit encoding explain the bytes?
use crate::Encoding;
use crate::decode::decode_exactly;

/// Whether the bytes are likely text of this encoding.
pub(crate) fn explains(bytes: &[u8], encoding: Encoding) -> bool {
    decode_exactly(bytes, encoding).is_ok()
}
