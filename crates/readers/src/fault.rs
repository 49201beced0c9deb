//! Why a file gives no text: by kind, with the place.

use serde::{Deserialize, Serialize};

use crate::{Encoding, Format, MediaType};

/// Why a file gives no text. Offsets are bytes from the beginning of the file, a byte order mark included.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum ReadFault {
    /// Nothing to see: no bytes, a byte order mark alone, or white space alone.
    #[error("empty")]
    Empty,
    /// More bytes than are read.
    #[error("{bytes} bytes, at most {limit} are read")]
    TooLarge {
        /// The size of the file.
        bytes: usize,
        /// [`LIMIT_BYTES`](crate::LIMIT_BYTES).
        limit: usize,
    },
    /// A format that is known and is not read.
    #[error("{format}, which is not read")]
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
    /// More characters than are read, or than a position can count.
    #[error("too long")]
    TooLong,
    /// A file that is not what its format wants: cut short, or broken.
    #[error("a damaged {media_type}: {what}")]
    Damaged {
        /// The format.
        media_type: MediaType,
        /// What was found, for those who look into it; never words of the document.
        what: String,
    },
    /// It would take more to read than any honest document does.
    #[error("beyond the limit of {limit:?}")]
    Beyond {
        /// Of what.
        limit: Limit,
    },
    /// Pages without a text layer: pictures of pages.
    #[error("scanned: no text layer on {pages} pages")]
    Scanned {
        /// How many pages it has.
        pages: usize,
    },
    /// Encrypted; a password opens it.
    #[error("encrypted")]
    Locked {
        /// Whether a password was given, and was not the one.
        wrong_password: bool,
    },
    /// Encrypted in a way that is not read here, whatever the password.
    #[error("encrypted in a way that is not read")]
    Unreadable,
    /// The reader ended without an answer.
    #[error("the reader was stopped: {by:?}")]
    Stopped {
        /// What ended it.
        by: Stop,
    },
    /// The reader's answer contradicts itself, which is the reader's fault and not the file's.
    #[error("a reader of {media_type} contradicts itself")]
    Inconsistent {
        /// The format.
        media_type: MediaType,
    },
}

/// What there may not be more of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Limit {
    /// Entries of an archive, or entries that lie over each other.
    Entries,
    /// Bytes that a small file unpacks to.
    Expansion,
    /// Elements inside elements.
    Depth,
    /// Elements, attributes or operators.
    Parts,
}

impl Limit {
    /// The word for it in files and messages.
    pub fn code(self) -> &'static str {
        match self {
            Limit::Entries => "entries",
            Limit::Expansion => "expansion",
            Limit::Depth => "depth",
            Limit::Parts => "parts",
        }
    }
}

/// What ended a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stop {
    /// A person called it off.
    Cancel,
    /// It took longer than it may.
    Time,
    /// It wanted more memory than it may have.
    Memory,
    /// It broke down.
    Crash,
    /// It could not be started.
    Start,
}
