//! The bytes of a file become text and metadata.
//!
//! Job: say what a file is, in which encoding it is written, and make its canonical text. Invariant: pure and total;
//! no file system, no clock, no network, no panic; time and memory grow no faster than the file, whatever is in it.
//! Nothing is replaced or dropped unasked: bytes that cannot be read are a fault that names the place. Not here:
//! opening files (the hosts), what a document is (`model`), sentences (`text`). docs/adr/0005-encodings.md has the why.

mod decode;
mod detect;
mod encoding;
mod explain;
mod fault;
mod format;
mod markdown;
mod reading;
mod wide;

pub use detect::Confidence;
pub use encoding::{Encoding, Offered, Script, UnknownEncoding, encodings};
pub use fault::ReadFault;
pub use format::Format;
pub use markdown::MediaType;
pub use reading::{LIMIT_BYTES, Reading, read};
