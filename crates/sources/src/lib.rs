//! Bibliographic items: BibTeX and BibLaTeX, RIS and CSL-JSON in and out, citing, and which items look the same.
//!
//! Job: bytes of a file -> CSL-JSON items and what could not be read, by line; items -> a file, a label, a citation.
//! Invariant: no field is lost. What CSL has no variable for stands under `custom.bibtex` or `custom.ris`, and goes out
//! again in the same format; what a format has no field for rides along in one of its own.
//! Not here: files, the network, what a library holds already.

mod bibtex;
mod bytes;
mod cite;
pub mod csl;
mod csl_json;
mod dates;
mod format;
mod label;
mod meant;
mod rider;
mod ris;
mod same;

pub use cite::{Cited, Place, Style, Tongue, cite};
pub use csl::{Csl, Unfit};
pub use format::{Brought, Entry, Format, Refused, read, write};
pub use label::{keys, label};
pub use meant::meant;
pub use same::{Known, alike};
