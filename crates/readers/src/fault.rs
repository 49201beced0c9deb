//! Why a file gives no text: by kind, with the place.

use crate::{Encoding, Format};

/// Why a file gives no text. Offsets are bytes from the beginning of the file, a byte order mark included.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadFault {
    /// Nothing to see: no bytes, a byte order mark alone, or white space alone.
    #[error("empty")]
    Empty,
    /// More bytes than are read.
    #[error("{bytes} bytes, at most {limit} are read")]
    TooLarge {
        /// The size of the file.
        bytes: usize,
        /// [`LIMIT_BYTES`].
        limit: usize,
    },
    /// A format that is known and is not plain text.
    #[error("{format}, not plain text")]
    OtherFormat {
        /// What it looks like.
        format: Format,
    },
    /// Not text: a NUL, or more control characters than a text has.
    #[error("not text: byte {at_byte}")]
    Binary {
        /// Where the first byte stands that no text has.
        at_byte: usize,
    },
    /// Text that is not well-formed in this encoding. Choosing an encoding by hand reads it all the same, with U+FFFD for
    /// what cannot be read, unless the encoding was a choice already: then there is a NUL here.
    #[error("not {encoding}: byte {at_byte}")]
    Undecodable {
        /// The encoding that came nearest, or was chosen.
        encoding: Encoding,
        /// Where the first sequence begins that this encoding does not have.
        at_byte: usize,
    },
    /// More characters than a position can count.
    #[error("too long for 32-bit positions")]
    TooLong,
}
