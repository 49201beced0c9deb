//! The nouns of Obelus and their rules.
//!
//! Job: say what a library holds (`document`, `claim`, `highlight`, `evidence`, `link`, `tag`, `source`, `annotator`)
//! and what an op on it is. Invariant: a value that exists is a valid one; constructors and parsers check once.
//! Not here: how it is kept (`store`), how it leaves (`exchange`), what a command does (`engine`).

mod claim;
mod document;
mod evidence;
mod given_up;
mod ids;
mod library;
mod mark;
mod moment;
mod op;
mod passage_key;
mod record;
mod text_of;
mod words;

pub use claim::{Claim, ClaimPassage, Reason};
pub use document::{Document, Origin, Version};
pub use evidence::{Evidence, Link, Locator, Source, Tally};
pub use given_up::{given_up_in, is_given_up_in};
pub use ids::{
    AnnotatorId, ClaimId, DocumentId, EvidenceId, HighlightId, IdFault, Ids, LibraryId, LinkId, OpId, PassageId,
    SourceId, TagId,
};
pub use library::{Annotator, Library, Tag};
pub use mark::{Anchoring, Highlight, Passage};
pub use moment::{Clock, Moment, MomentFault};
pub use op::{Change, Op};
pub use passage_key::PassageKey;
pub use record::{Record, RecordKey};
pub use text_of::{Color, Edit, Extra, Sha256, ValueFault};
pub use words::{
    BackupReason, Certainty, Grade, HighlightColor, Kind, Noun, ReasonCode, Relation, Stance, Standing, Status,
    UnknownWord, Verb, Verdict, Want,
};
