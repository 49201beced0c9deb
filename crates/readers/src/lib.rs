//! The bytes of a file become text, structure and metadata.
//!
//! Job: say what a file is, and make its canonical text with its blocks, runs and pages. Invariant: pure and total;
//! no file system, no clock, no network, no panic; time and memory are bounded, whatever is in the file. Nothing is
//! replaced or dropped unasked: what cannot be read is a fault that says why. Not here: opening files (the hosts), the
//! process of its own that readers run in (`worker`), what a document is (`model`), sentences (`text`).
//! docs/adr/0005-encodings.md and docs/adr/0015-readers.md have the why.

mod archive;
mod boxes;
mod decode;
mod detect;
mod docx;
mod encoding;
mod epub;
mod explain;
mod fault;
mod field;
mod flow;
mod format;
mod html;
mod markdown;
mod media;
mod mhtml;
mod notemark;
mod odt;
mod pdf;
mod plain;
mod reading;
mod rtf;
mod structure;
mod symbol;
mod weave;
mod wide;
mod xml;

pub use boxes::{Boxes, CharBox, UNITS_PER_POINT};
pub use detect::Confidence;
pub use encoding::{Encoding, Offered, Script, UnknownEncoding, encodings};
pub use fault::{Limit, ReadFault, Stop};
pub use format::Format;
pub use media::MediaType;
pub use pdf::{Painted, paint_page};
pub use reading::{Ask, LIMIT_BYTES, Reading, Way, media_type, read};
pub use structure::{Block, BlockKind, Metadata, Page, Run, RunKind, Structure};
