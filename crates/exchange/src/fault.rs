//! Why a file does not come in, and why a bundle does not go out.
//! Invariant: every fault of a file names the place by JSON path (`$.claims[3].passages[0].start`).
//! Not here: words for people; the window and the command line have them, by [`JsonFaultKind::code`].

use std::io;

use obelus_model::{EvidenceId, Noun};

/// The first problem of a file.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{path}: {kind}")]
pub struct JsonFault {
    /// What is wrong.
    pub kind: JsonFaultKind,
    /// Where: `$` for the whole file, then keys and indices from 0. A missing key's path names the key.
    pub path: String,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum JsonFaultKind {
    /// It is not UTF-8; the first bad byte is at this offset.
    #[error("not UTF-8 at byte {0}")]
    NotUtf8(usize),
    /// It is not JSON; about where reading stopped.
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, of the last byte read or the one after it.
        column: usize,
    },
    /// Lists and objects are nested deeper than is read.
    #[error("nested too deeply")]
    TooDeep,
    /// It is JSON, but does not say `"format": "obelus"`.
    #[error("not Obelus JSON")]
    NotObelus,
    /// It is JSON, but neither a Web Annotation nor a row of Hypothesis.
    #[error("not an annotation")]
    NotAnnotation,
    /// It is of this version, which is later than 1.
    #[error("of the later version {0}")]
    LaterVersion(u64),
    /// A key that the format does not know.
    #[error("unknown key")]
    UnknownKey,
    /// A key that must be there.
    #[error("missing key")]
    MissingKey,
    /// A key that stands twice in one object.
    #[error("key given twice")]
    RepeatedKey,
    /// A list where text is wanted, and so on.
    #[error("wrong type")]
    WrongType,
    /// `null`; what is absent is left out.
    #[error("null")]
    Null,
    /// Not a lower-case hyphenated UUID.
    #[error("bad id")]
    BadId,
    /// An id that another record of the same noun has, or that stands twice in one list.
    #[error("duplicate id")]
    DuplicateId,
    /// A word, time, colour, number or text that cannot stand there.
    #[error("bad value")]
    BadValue,
    /// A span whose end is not behind its start.
    #[error("empty span")]
    EmptySpan,
    /// A record of this noun is referred to that is neither in the file nor in the library.
    #[error("refers to a missing {}", .0.code())]
    Dangling(Noun),
    /// A document whose text is neither in the file nor in the library.
    #[error("document without its text")]
    MissingText,
    /// A position behind the end of the text, whose length in code points this is.
    #[error("outside the text of {0} code points")]
    OutsideText(u32),
    /// A position inside a grapheme cluster, which no passage may cut.
    #[error("inside a grapheme cluster")]
    InsideCluster,
    /// The text in the file has another hash than the file says.
    #[error("another text than the hash says")]
    HashMismatch,
    /// The text in the file has another length than the file says.
    #[error("another length than the text has")]
    LengthMismatch,
}

impl JsonFaultKind {
    /// The code that stands for it on the wire and in tests.
    pub fn code(&self) -> &'static str {
        match self {
            JsonFaultKind::NotUtf8(_) => "not-utf8",
            JsonFaultKind::NotJson { .. } => "not-json",
            JsonFaultKind::TooDeep => "too-deep",
            JsonFaultKind::NotObelus => "not-obelus",
            JsonFaultKind::NotAnnotation => "not-annotation",
            JsonFaultKind::LaterVersion(_) => "later-version",
            JsonFaultKind::UnknownKey => "unknown-key",
            JsonFaultKind::MissingKey => "missing-key",
            JsonFaultKind::RepeatedKey => "repeated-key",
            JsonFaultKind::WrongType => "wrong-type",
            JsonFaultKind::Null => "null",
            JsonFaultKind::BadId => "bad-id",
            JsonFaultKind::DuplicateId => "duplicate-id",
            JsonFaultKind::BadValue => "bad-value",
            JsonFaultKind::EmptySpan => "empty-span",
            JsonFaultKind::Dangling(_) => "dangling",
            JsonFaultKind::MissingText => "missing-text",
            JsonFaultKind::OutsideText(_) => "outside-text",
            JsonFaultKind::InsideCluster => "inside-cluster",
            JsonFaultKind::HashMismatch => "hash-mismatch",
            JsonFaultKind::LengthMismatch => "length-mismatch",
        }
    }
}

/// Why a bundle could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteFault {
    /// Writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// This piece of evidence bears on a claim that is not in the bundle, so it would be lost.
    #[error("evidence {0} without its claim")]
    Homeless(EvidenceId),
    /// What the format cannot hold: a score that is not a number, a workbook of more than 4 GiB.
    #[error("not to be written: {0}")]
    Unwritable(String),
}
