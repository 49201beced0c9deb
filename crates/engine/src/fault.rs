//! Why a verb is refused: typed, closed, and told by codes at the desk.

use obelus_exchange::JsonFault;
use obelus_model::{PassageId, RecordKey};
use obelus_readers::ReadFault;
use obelus_store::StoreError;
use obelus_text::SpanFault;

use crate::load_annotations::Unmatched;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file gives no text.
    #[error(transparent)]
    Read(#[from] ReadFault),
    /// An Obelus JSON file was refused.
    #[error(transparent)]
    Json(#[from] JsonFault),
    /// No such record.
    #[error("no {} {}", .0.noun.code(), .0.id)]
    NotFound(RecordKey),
    /// No document of this name.
    #[error("no document of that name")]
    NameUnknown(String),
    /// The name fits several records.
    #[error("{count} records of that name")]
    NameAmbiguous {
        /// The name.
        name: String,
        /// How many.
        count: usize,
    },
    /// The span is not a passage.
    #[error(transparent)]
    Span(#[from] SpanFault),
    /// No sentence of that number; there are so many.
    #[error("there are {0} sentences")]
    NoSentence(usize),
    /// The quote does not occur.
    #[error("the quote does not occur")]
    QuoteUnknown,
    /// The quote occurs so often, and no occurrence was chosen, or one that is not there.
    #[error("the quote occurs {0} times")]
    QuoteAmbiguous(usize),
    /// Reasons were given with a verdict other than dubious, or a kind with one other than not a claim.
    #[error("reasons belong to dubious, a kind to not a claim")]
    VerdictUnfit,
    /// No passage of that id.
    #[error("no passage {0}")]
    PassageUnknown(PassageId),
    /// Another passage of the claim, or another highlight, stands just there.
    #[error("another stands just there")]
    PassageTaken,
    /// The only passage of a claim cannot be taken off it.
    #[error("it is the claim's only passage")]
    PassageLast,
    /// A tag of that name is there already.
    #[error("that name is taken")]
    NameTaken(String),
    /// A name is empty.
    #[error("a name is empty")]
    NameEmpty,
    /// A tag would be a kind of itself.
    #[error("a tag would be a kind of itself")]
    TagCycle,
    /// A claim would be linked to itself, or is linked so already.
    #[error("no such link can be")]
    LinkRefused,
    /// A piece of evidence would name no source, quote, passage, address or note.
    #[error("evidence that says nothing")]
    EvidenceEmpty,
    /// What is given for a day is none.
    #[error("no day like 2026-11-20")]
    NoDay(String),
    /// Evidence or origins name the source, so many.
    #[error("the source is named {uses} times")]
    SourceInUse {
        /// Which.
        id: obelus_model::SourceId,
        /// How often.
        uses: usize,
    },
    /// An object is no item of CSL-JSON.
    #[error("{key} should be {want}")]
    SourceBroken {
        /// The key whose value does not fit.
        key: String,
        /// What should be there: `text`, `names`, `date`.
        want: &'static str,
    },
    /// Annotations are on addresses that mean no document of the library, or several, and no document was chosen.
    #[error("no document at these addresses")]
    AddressesUnknown(Vec<Unmatched>),
    /// A file is neither BibTeX nor RIS nor CSL-JSON.
    #[error("no bibliography")]
    SourcesUnknown,
    /// The original bytes of the document are not held.
    #[error("the original bytes are not held")]
    OriginalMissing,
    /// The text of a document that came by Obelus JSON is neither in the file nor in the library.
    #[error("the text of a document is missing: {path}")]
    TextMissing {
        /// The document's title.
        title: String,
        /// Where the file should have it, as a JSON path.
        path: String,
    },
    /// A document of a file is like one of the library, and its text is another: whether it is taken for it, a person says.
    #[error("the text of a document is another: {likeness}")]
    DocumentDiffers {
        /// The title here.
        title: String,
        /// How alike the two are, from 0 to 1.
        likeness: f64,
    },
    /// A file was to come onto one document, and describes so many.
    #[error("the file describes {0} documents")]
    OntoUnfit(usize),
    /// A passage stands for sure: it needs no look.
    #[error("the passage stands for sure")]
    LookUnneeded,
    /// Nobody wants to know any more.
    #[error("stopped")]
    Stopped,
    /// A suggestion is not there any more: it was answered, or the text is another.
    #[error("no such suggestion")]
    SuggestionUnknown,
    /// Writing a form failed.
    #[error("could not be written: {0}")]
    Write(String),
}

/// What the engine answers with.
pub type Result<T, E = EngineError> = std::result::Result<T, E>;

impl EngineError {
    /// A record that is not there.
    pub(crate) fn not_found(noun: obelus_model::Noun, id: impl ToString) -> EngineError {
        EngineError::NotFound(RecordKey { noun, id: id.to_string() })
    }
}
