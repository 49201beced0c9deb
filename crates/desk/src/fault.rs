//! What can go wrong, as the other side of the desk sees it: a code from a closed set, about what, and in detail.
//! Invariant: no prose for people; the words are the UI's and the command line's.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A refusal or failure; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{code:?} {subject} {detail}")]
pub struct Fault {
    /// What happened.
    pub code: FaultCode,
    /// To what: a file, an id, a JSON path; empty where there is nothing to name.
    pub subject: String,
    /// A figure or word that belongs to the code (a count, a limit, a position); empty where there is none.
    pub detail: String,
}

macro_rules! fault_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// The closed set of codes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        pub enum FaultCode { $($(#[$doc])* #[serde(rename = $code)] $name,)* }

        impl FaultCode {
            /// All of them.
            pub const ALL: &'static [FaultCode] = &[$(FaultCode::$name,)*];

            /// The code that is written for it.
            pub fn code(self) -> &'static str {
                match self { $(FaultCode::$name => $code,)* }
            }
        }
    };
}

fault_codes! {
    /// No such document, claim, tag, …: the subject names it.
    NotFound = "not-found",
    /// The name fits several: the detail counts them.
    NameAmbiguous = "name-ambiguous",
    /// The quote does not occur.
    QuoteNotFound = "quote-not-found",
    /// The quote occurs several times: the detail counts them.
    QuoteAmbiguous = "quote-ambiguous",
    /// A tag of that name is there already.
    NameTaken = "name-taken",
    /// A name is empty.
    NameEmpty = "name-empty",
    /// A tag would become a kind of itself.
    TagCycle = "tag-cycle",
    /// A claim would be linked to itself, or the same link is there already.
    LinkRefused = "link-refused",
    /// A piece of evidence would name no source, quote, passage, address or note.
    EvidenceEmpty = "evidence-empty",
    /// What was given for a day is none: the subject is it.
    DayUnfit = "day-unfit",
    /// Evidence or origins name the source: the detail counts them.
    SourceInUse = "source-in-use",
    /// An item of CSL-JSON has no type, or a value of the wrong shape: the subject is its key, the detail what should be
    /// there (`text`, `names`, `date`).
    SourceBroken = "source-broken",
    /// A suggestion was answered meanwhile, or the text is another.
    SuggestionGone = "suggestion-gone",
    /// A file of rules cannot be read: the subject names it, the detail says where and why.
    RulesBroken = "rules-broken",
    /// The file is neither BibTeX nor RIS nor CSL-JSON.
    SourcesUnknown = "sources-unknown",
    /// Annotations are on addresses at which no document stands, or several, and no document was chosen: the subject names the
    /// addresses, the detail counts the annotations.
    AddressesUnknown = "addresses-unknown",
    /// Another passage of the claim, or another highlight, stands just there.
    PassageTaken = "passage-taken",
    /// It is the only passage of its claim.
    PassageLast = "passage-last",
    /// A passage that is to be given up stands for sure: it was settled meanwhile.
    LookUnneeded = "look-unneeded",
    /// Reasons were given with a verdict other than dubious, or a kind with one other than not a claim.
    VerdictUnfit = "verdict-unfit",
    /// No sentence of that number: the detail counts them.
    SentenceOutside = "sentence-outside",
    /// The span is empty or turned round.
    SpanEmpty = "span-empty",
    /// The span ends behind the text: the detail is its length.
    SpanOutside = "span-outside",
    /// The span cuts a character that is made of several code points: the detail is where.
    SpanInsideCharacter = "span-inside-character",
    /// The file is empty.
    FileEmpty = "file-empty",
    /// The file is not text: the detail is the first byte that no text has.
    FileBinary = "file-binary",
    /// The file is of a known kind that is not plain text: the detail is the kind (`pdf`, `zip`).
    FileOtherKind = "file-other-kind",
    /// The file is larger than the limit: the detail is the limit in bytes.
    FileTooLarge = "file-too-large",
    /// The file is the library itself.
    FileIsLibrary = "file-is-library",
    /// There is a file of that name already, and it is not replaced.
    FileExists = "file-exists",
    /// The file changed while it was read.
    FileChanging = "file-changing",
    /// There is no such file.
    FileMissing = "file-missing",
    /// It is a directory, or something else that is not a file.
    FileNotAFile = "file-not-a-file",
    /// The file may not be read or written.
    FileNoPermission = "file-no-permission",
    /// The system could not read or write the file: the detail is its word.
    FileBroken = "file-broken",
    /// The file is cut short or broken: the detail is for whoever looks into it.
    DocumentDamaged = "document-damaged",
    /// The file would take more to read than any honest document: the detail is more of what (`entries`, `expansion`,
    /// `depth`, `parts`, `length`).
    DocumentBeyond = "document-beyond",
    /// Pictures of pages without a text layer: the detail counts the pages.
    DocumentScanned = "document-scanned",
    /// The file is encrypted, and a password opens it.
    PasswordWanted = "password-wanted",
    /// The password does not open the file.
    PasswordWrong = "password-wrong",
    /// The file is encrypted in a way that is not read here.
    DocumentUnreadable = "document-unreadable",
    /// Reading was called off.
    ReaderCalledOff = "reader-called-off",
    /// Reading took longer than it may: the detail is the limit in seconds.
    ReaderSlow = "reader-slow",
    /// Reading wanted more memory than it may have: the detail is the limit in bytes.
    ReaderHungry = "reader-hungry",
    /// The reader broke down.
    ReaderBroke = "reader-broke",
    /// The bytes cannot be read in that encoding, which the detail names with the byte: `UTF-8 1234`.
    EncodingUnfit = "encoding-unfit",
    /// No encoding of that name.
    EncodingUnknown = "encoding-unknown",
    /// The original bytes are not held.
    OriginalMissing = "original-missing",
    /// There is no library at that place.
    LibraryMissing = "library-missing",
    /// The file is not an Obelus library.
    LibraryNotOne = "library-not-one",
    /// The library was written by a later version: the detail is its version.
    LibraryNewer = "library-newer",
    /// The library is damaged; it was left as it is.
    LibraryDamaged = "library-damaged",
    /// The library's file is missing, but backups of it or its journal are there.
    LibraryGone = "library-gone",
    /// The library lies on a network file system, where it cannot be kept safe: the detail is its kind.
    LibraryOnNetwork = "library-on-network",
    /// A backup that is damaged.
    BackupDamaged = "backup-damaged",
    /// There is no such backup.
    BackupUnknown = "backup-unknown",
    /// Another process writes to the library.
    LibraryBusy = "library-busy",
    /// The library can only be read.
    LibraryReadOnly = "library-read-only",
    /// The disk is full.
    DiskFull = "disk-full",
    /// There was not enough memory.
    MemoryFull = "memory-full",
    /// It could not be found out whether the change is saved.
    SaveUnknown = "save-unknown",
    /// A newer search has made this one needless.
    Superseded = "superseded",
    /// There is nothing to undo.
    NothingToUndo = "nothing-to-undo",
    /// There is nothing to redo.
    NothingToRedo = "nothing-to-redo",
    /// Not JSON: the detail is line and column.
    JsonBroken = "json-broken",
    /// JSON, but neither Obelus JSON nor annotations that are read.
    JsonNotObelus = "json-not-obelus",
    /// Obelus JSON of a later version: the detail is the version.
    JsonNewer = "json-newer",
    /// A key that is not known: the subject is its JSON path.
    JsonUnknownKey = "json-unknown-key",
    /// A key that is missing: the subject is its JSON path.
    JsonMissingKey = "json-missing-key",
    /// A value that may not stand there: the subject is its JSON path.
    JsonBadValue = "json-bad-value",
    /// What an annotation of another tool says is of another type or form than it may be; subject is the JSON path, detail
    /// says why.
    AnnotationBadValue = "annotation-bad-value",
    /// An id that was there before: the subject is its JSON path.
    JsonDuplicateId = "json-duplicate-id",
    /// A reference to what is neither in the file nor in the library: the subject is its JSON path.
    JsonDangling = "json-dangling",
    /// A position outside the text, or inside a character: the subject is its JSON path.
    JsonBadSpan = "json-bad-span",
    /// The text of a document is neither in the file nor in the library: the subject names it.
    JsonTextMissing = "json-text-missing",
    /// The text of a document in the file does not fit its hash or length: the subject is its JSON path.
    JsonTextUnfit = "json-text-unfit",
    /// A document in the file is like one of the library, but its text is another: the subject is the title, the detail how
    /// alike they are in percent. Nothing is brought onto it without leave.
    DocumentDiffers = "document-differs",
    /// The file was to come onto one document and is not about one: the detail counts those in it.
    OntoUnfit = "onto-unfit",
    /// A text or list is longer than it may be: the subject is its field, the detail the limit in bytes or entries.
    TooLong = "too-long",
    /// No command of that name, or parameters that do not fit it.
    CommandUnknown = "command-unknown",
    /// Something that should not happen; the log says more.
    Internal = "internal",
}

impl Fault {
    /// A fault about something.
    pub fn new(code: FaultCode, subject: impl Into<String>, detail: impl ToString) -> Fault {
        Fault { code, subject: subject.into(), detail: detail.to_string() }
    }
}
