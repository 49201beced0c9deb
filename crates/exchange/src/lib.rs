//! The forms that leave and enter: Obelus JSON and W3C Web Annotation both ways, tables (CSV, XLSX) outwards, Hypothesis inwards.
//!
//! Job: turn records of the model into those forms and back. Invariant: what [`read_json`] gives has been checked
//! whole, and what [`write_json`] wrote reads back to the same records. Not here: files, clocks, libraries; what a
//! record in a file means for the records that a library already holds is the engine's to say.

mod annotations;
mod bundle;
mod check;
mod fault;
mod form;
mod order;
mod outgoing;
mod path;
mod read;
mod schema;
mod strict;
mod table;
mod w3c;
mod wire;
mod write;

pub use annotations::{
    Aim, Annotations, Author, Bond, Brought, Gloss, Judgement, Provenance, Tool, holds_annotations, read_annotations,
};
pub use bundle::{Bundle, BundledDocument, Incoming, Reference, Sentences};
pub use fault::{JsonFault, JsonFaultKind, WriteFault};
pub use read::read_json;
pub use schema::json_schema;
pub use table::{write_csv, write_evidence_csv, write_xlsx};
pub use w3c::write_w3c;
pub use write::{claim_json, write_json};
