//! What a researcher does, one file a verb, synchronous.
//!
//! Job: bring documents in, judge, mark, link, tag, undo, export, load. Invariant: each verb is one op and so one
//! transaction; a verb that is refused has changed nothing. Clock and ids are handed in.
//! Not here: files and folders (the desk reads and writes them), threads (the desk's), SQL (the store's).

mod accept_suggestion;
mod address;
mod attach_evidence;
mod beginnings;
mod carrying;
mod check_evidence;
mod check_quote;
mod cite_source;
mod clear_verdict;
mod compare_versions;
mod concordance;
mod context;
mod count_invisible;
mod cover;
mod create_source;
mod create_tag;
mod delete_claim;
mod delete_source;
mod delete_tag;
mod detach_evidence;
mod drop_passage;
mod edit_claim;
mod edit_document;
mod edit_source;
mod edit_tag;
mod export;
mod export_sources;
mod fault;
mod find_document;
mod find_id;
mod gather_passages;
mod give_up_passage;
mod held;
mod highlight_passage;
mod import_document;
mod judge_claim;
mod keeping;
mod link_claims;
mod list_candidates;
mod list_changes;
mod list_dated;
mod list_documents;
mod list_looks;
mod list_occurrences;
mod list_repeats;
mod list_sources;
mod list_versions;
mod load;
mod load_annotations;
mod load_sources;
mod look_candidates;
mod mark_places;
mod merge_sources;
mod move_passage;
mod name;
mod new_version;
mod noticing;
mod open_document;
mod origins;
mod overview;
mod passages;
mod place;
mod progress;
mod remove_document;
mod replace_document;
mod reread_document;
mod saved_searches;
mod search;
mod set_origin;
mod settle_looks;
mod standing;
mod texts;
mod undo;
mod version_passages;

pub use attach_evidence::{ClaimOrPlace, Cutting, EvidenceEdit, attach_evidence, edit_evidence};
pub use check_evidence::check_evidence;
pub use check_quote::{Checked, HowFar, QuoteAsk, check_quotations, check_quote};
pub use cite_source::cite_source;
pub use clear_verdict::clear_verdict;
pub use compare_versions::compare_versions;
pub use concordance::{AskConcordance, Concordance, Line, LineOrder, concordance};
pub use context::{Done, Reader, Writer};
pub use count_invisible::count_invisible;
pub use cover::SentenceState;
pub use create_source::create_source;
pub use create_tag::{TagDraft, create_tag};
pub use delete_claim::delete_claim;
pub use delete_source::delete_source;
pub use delete_tag::delete_tag;
pub use detach_evidence::detach_evidence;
pub use drop_passage::drop_passage;
pub use edit_claim::{ClaimEdit, edit_claim};
pub use edit_document::{DocumentEdit, edit_document};
pub use edit_source::{SourceEdit, edit_source};
pub use edit_tag::{TagEdit, edit_tag};
pub use export::{Exported, Form, Texts, claim_record, export};
pub use export_sources::export_sources;
pub use fault::{EngineError, Result};
pub use find_document::find_document;
pub use find_id::find_id;
pub use gather_passages::gather_passages;
pub use give_up_passage::give_up_passage;
pub use highlight_passage::{HighlightDraft, HighlightEdit, delete_highlight, edit_highlight, highlight_passage};
pub use import_document::{Details, Imported, Outcome, Prepared, SameBytes, import_document, prepare};
pub use judge_claim::{judge_claim, note_claim};
pub use keeping::{back_up, back_up_if_behind, back_up_if_due, copy_to};
pub use link_claims::{link_claims, unlink_claims};
pub use list_candidates::{AskCandidates, Candidate, CandidatesFor, list_candidates};
pub use list_changes::{News, list_changes};
pub use list_dated::{DatedStatement, list_dated};
pub use list_documents::{Listed, list_documents};
pub use list_looks::{Look, Looks, list_looks};
pub use list_occurrences::list_occurrences;
pub use list_repeats::list_repeats;
pub use list_sources::{ListedSource, list_sources};
pub use list_versions::{ListedVersion, list_versions};
pub use load::{Leave, Loaded, load};
pub use load_annotations::{Becoming, Unmatched, load_annotations};
pub use load_sources::{LoadedSources, load_sources, read_sources};
pub use look_candidates::{LookCandidate, look_candidates};
pub use mark_places::{Mark, mark_places};
pub use merge_sources::merge_sources;
pub use move_passage::{move_evidence_passage, move_highlight, move_passage};
pub use name::{name_annotator, name_library};
pub use noticing::{
    Answer, Noticed, OpenSuggestions, answer_suggestions, find_suggestions, list_checkable, list_suggestions,
    notice_document, notice_text,
};
pub use open_document::{Head, document_head, sentence_spans};
pub use origins::{OriginGroup, list_origins};
pub use overview::{Coverage, Overview, Sitting, overview};
pub use place::Place;
pub use progress::{Progress, SentenceStates, progress, sentence_states};
pub use remove_document::remove_document;
pub use replace_document::{Replaced, replace_document};
pub use reread_document::{Original, find_original, reread_document};
pub use saved_searches::{SavedSearch, forget_search, save_search, saved_searches};
pub use search::{Found, Hit, Query, Remark, RemarkCode, Search, Snippet, is_indexed, search};
pub use set_origin::{OriginDraft, clear_origin, set_origin};
pub use settle_looks::{Accepted, settle_look, settle_looks};
pub use standing::{ClaimEvidence, ClaimFilter, Weighed, evidence_of, find_claims};
pub use texts::{document_structure, document_text, find_boxes};
pub use undo::{redo, undo};
pub use version_passages::{VersionPassage, version_passages};

pub use obelus_exchange::{
    Annotations, JsonFault, JsonFaultKind, holds_annotations, json_schema, read_annotations, read_json,
};
pub use obelus_insight::{
    CalendarPoint, ChangeKind, CitedWork, Detail, Fold, Kind as NoticedKind, QuoteMatch, Repeat, RuleFault, RuleFile,
    Rules, Suggestion, Why, WordChange,
};
pub use obelus_readers::{
    Ask, Block, BlockKind, Boxes, CharBox, Encoding, LIMIT_BYTES, Limit, MediaType, Page, Painted, ReadFault, Reading,
    Run, RunKind, Stop, Structure, UNITS_PER_POINT, Way, encodings, media_type, paint_page, read,
};
pub use obelus_sources::{
    Cited, Csl, Format as SourceFormat, Place as CitedPlace, Refused as RefusedSource, Style as CitationStyle,
    Tongue as CitationTongue,
};
pub use obelus_store::{
    Backup, BackupName, Committed, Doubt, Entry, Finding, Held, Interrupt, OpState, Opening, RepairWay, Repaired, Rows,
    Rule, SecondCopy, Shelved, StoreError, Touched, backup_folder, backups, copy_library, look_into, repair, restore,
    unmake,
};
pub use obelus_text::{InvisibleCounts, Span, SpanFault, Stretch};
