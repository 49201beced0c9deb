// Generated from crates/desk; not to be edited. See crates/desk/src/contract.rs.
export type LibraryId = string;
export type DocumentId = string;
export type ClaimId = string;
export type PassageId = string;
export type HighlightId = string;
export type EvidenceId = string;
export type SourceId = string;
export type LinkId = string;
export type TagId = string;
export type AnnotatorId = string;
export type OpId = string;

export const verdicts = ["sourced", "dubious", "not_a_claim"] as const;
export type Verdict = (typeof verdicts)[number];

export const certainties = ["sure", "unsure"] as const;
export type Certainty = (typeof certainties)[number];

export const kinds = ["question", "opinion", "heading", "boilerplate", "off-topic", "fragment"] as const;
export type Kind = (typeof kinds)[number];

export const reasonCodes = ["no-source", "failed-verification", "unreliable-source", "better-source", "self-published", "primary-source", "third-party", "contradicted", "original-research", "vague-who", "vague-when", "vague-which", "page-needed", "full-citation", "cite-quote", "dead-link", "weasel", "anachronism", "garbled", "out-of-context", "refuted"] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const stances = ["supports", "refutes", "qualifies", "mentions"] as const;
export type Stance = (typeof stances)[number];

export const standings = ["none", "supported", "refuted", "conflicting"] as const;
export type Standing = (typeof standings)[number];

export const wants = ["evidence", "refutation", "contradiction"] as const;
export type Want = (typeof wants)[number];

export const relations = ["contradicts", "supports", "attacks", "repeats"] as const;
export type Relation = (typeof relations)[number];

export const grades = ["A", "B", "C", "D", "E", "F"] as const;
export type Grade = (typeof grades)[number];

export const statuses = ["todo", "reading", "done"] as const;
export type Status = (typeof statuses)[number];

export const highlightColors = ["yellow", "green", "blue", "pink", "orange", "purple", "grey"] as const;
export type HighlightColor = (typeof highlightColors)[number];

export const nouns = ["library", "annotator", "tag", "source", "document", "version", "claim", "evidence", "highlight", "link"] as const;
export type Noun = (typeof nouns)[number];

export const verbs = ["create-library", "name-library", "save-search", "forget-search", "name-annotator", "import-document", "edit-document", "reread-document", "replace-document", "remove-document", "judge-claim", "edit-claim", "clear-verdict", "delete-claim", "mark-places", "gather-passages", "move-passage", "settle-looks", "give-up-passage", "drop-passage", "highlight-passage", "edit-highlight", "delete-highlight", "link-claims", "unlink-claims", "attach-evidence", "edit-evidence", "detach-evidence", "set-origin", "clear-origin", "accept-suggestions", "dismiss-suggestions", "create-tag", "edit-tag", "delete-tag", "create-source", "edit-source", "delete-source", "merge-sources", "load-sources", "load", "load-annotations", "undo", "redo"] as const;
export type Verb = (typeof verbs)[number];

export const backupReasons = ["day", "interval", "migration", "load", "restore", "repair", "asked"] as const;
export type BackupReason = (typeof backupReasons)[number];

export const faultCodes = ["not-found", "name-ambiguous", "quote-not-found", "quote-ambiguous", "name-taken", "name-empty", "tag-cycle", "link-refused", "evidence-empty", "day-unfit", "source-in-use", "source-broken", "suggestion-gone", "rules-broken", "sources-unknown", "addresses-unknown", "passage-taken", "passage-last", "look-unneeded", "verdict-unfit", "sentence-outside", "span-empty", "span-outside", "span-inside-character", "file-empty", "file-binary", "file-other-kind", "file-too-large", "file-is-library", "file-exists", "file-changing", "file-missing", "file-not-a-file", "file-no-permission", "file-broken", "document-damaged", "document-beyond", "document-scanned", "password-wanted", "password-wrong", "document-unreadable", "reader-called-off", "reader-slow", "reader-hungry", "reader-broke", "encoding-unfit", "encoding-unknown", "original-missing", "library-missing", "library-not-one", "library-newer", "library-damaged", "library-gone", "library-on-network", "backup-damaged", "backup-unknown", "library-busy", "library-read-only", "disk-full", "memory-full", "save-unknown", "superseded", "nothing-to-undo", "nothing-to-redo", "json-broken", "json-not-obelus", "json-newer", "json-unknown-key", "json-missing-key", "json-bad-value", "annotation-bad-value", "json-duplicate-id", "json-dangling", "json-bad-span", "json-text-missing", "json-text-unfit", "document-differs", "onto-unfit", "too-long", "command-unknown", "internal"] as const;

/**
 * Accepts suggestions about a document, all in one op; of one that is not there, `suggestion-gone`.
 */
export type AcceptSuggestions = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Their keys.
 */
keys: Array<string>, 
/**
 * Whether both sides of a conflict become dubious, contradicted; absent: no.
 */
dubious?: boolean, };

/**
 * Passages by how well they were found.
 */
export type AnchoringCounts = { 
/**
 * The same words at the same place.
 */
exact: number, 
/**
 * The same words elsewhere.
 */
moved: number, 
/**
 * Changed words.
 */
fuzzy: number, 
/**
 * Several places are as good.
 */
ambiguous: number, 
/**
 * Not found.
 */
lost: number, };

/**
 * How well a passage was found.
 */
export type AnchoringGrade = "exact" | "moved" | "fuzzy" | "ambiguous" | "lost";

/**
 * An annotator.
 */
export type AnnotatorRow = { 
/**
 * The id.
 */
id: AnnotatorId, 
/**
 * The name; empty while the person has given none.
 */
name: string, };

/**
 * Asks for passages of the library that may be evidence: for a claim, or for a place without one.
 */
export type AskCandidates = { 
/**
 * The claim.
 */
claim?: ClaimId, 
/**
 * The place.
 */
place?: CandidatePlace, 
/**
 * So many at most.
 */
limit: number, };

/**
 * Asks what was written since.
 */
export type AskChanges = { 
/**
 * How far the log was; absent: only how far it is.
 */
since?: number, };

/**
 * Asks for claims of the library; every field that is given narrows.
 */
export type AskClaims = { 
/**
 * Those that stand in this document.
 */
document?: DocumentId, 
/**
 * Those whose verdict is this, or that have none.
 */
verdict?: VerdictFilter, 
/**
 * Those with this reason.
 */
reason?: ReasonCode, 
/**
 * Those with the tag of this name.
 */
tag?: string, 
/**
 * Those that have evidence (`true`), or have none (`false`).
 */
evidence?: boolean, 
/**
 * Those that stand so.
 */
standing?: Standing, 
/**
 * Those that promise this and have it not.
 */
wants?: Want, };

/**
 * Asks where words stand, each with what is around it.
 */
export type AskConcordance = { 
/**
 * The query, as for `search`; only texts of documents are looked at.
 */
query: string, 
/**
 * The one document; absent: all.
 */
document?: DocumentId, 
/**
 * By what the lines are sorted.
 */
sort: ConcordanceSort, 
/**
 * So many lines at most.
 */
limit: number, };

/**
 * Asks for the newest entries of the history.
 */
export type AskHistory = { 
/**
 * How many at the most.
 */
limit: number, 
/**
 * Only what happened to this claim, its evidence and its links.
 */
claim?: ClaimId, 
/**
 * Of every quote in the images so many code points at the most, and "…" where more follow; without it quotes are
 * whole. A sentence may be as long as its text, and every entry about it holds it twice.
 */
quoted?: number, };

/**
 * Asks for passages that need a look.
 */
export type AskLooks = { 
/**
 * Those in this document; absent: in all.
 */
document?: DocumentId, 
/**
 * So many at most.
 */
limit: number, };

/**
 * Asks for some marks of a document again.
 */
export type AskMarks = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * The claims wanted.
 */
claims: ClaimId[], 
/**
 * The highlights wanted.
 */
highlights: HighlightId[], };

/**
 * Asks for what is marked on a document from a place on.
 */
export type AskMarksFrom = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * The place, in code points.
 */
from: number, };

/**
 * Asks where words stand in a document; nowhere is refused (`quote-not-found`).
 */
export type AskOccurrences = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * The words, letter by letter.
 */
quote: string, };

/**
 * Asks how far the judging is.
 */
export type AskOverview = { 
/**
 * Of one document; absent: of the whole library.
 */
document?: DocumentId, };

/**
 * Asks how a quote fits, while it is being typed.
 */
export type AskQuote = { 
/**
 * The words.
 */
quote: string, 
/**
 * The source that it is said to be from.
 */
source?: SourceId, 
/**
 * The address.
 */
url?: string, 
/**
 * The document.
 */
document?: DocumentId, 
/**
 * Documents in which it does not count: those in which the claim itself stands.
 */
notIn?: DocumentId[], };

/**
 * Asks for the quotes of a document's own text.
 */
export type AskQuotes = { 
/**
 * The document; absent: for the quotes of all evidence.
 */
document?: DocumentId, };

/**
 * Asks for dated statements.
 */
export type AskTimeline = { 
/**
 * The document; absent: of all.
 */
document?: DocumentId, };

/**
 * Brings a piece of evidence for or against a claim. At least one of source, quote, passage, address and note is wanted
 * (`evidence-empty`).
 */
export type AttachEvidence = { 
/**
 * The claim; absent: the one at `place` in `document`, made without a verdict where none is.
 */
claim?: ClaimId, 
/**
 * The document in which the claim stands.
 */
document?: DocumentId, 
/**
 * Where in it.
 */
place?: Place, 
/**
 * What it does to the claim.
 */
stance: Stance, 
/**
 * The source.
 */
source?: SourceId, 
/**
 * Where in the source; a value that is no number is kept.
 */
locator?: LocatorRow, 
/**
 * The words quoted.
 */
quote?: string, 
/**
 * A passage of a document.
 */
passage?: DocumentSpan, 
/**
 * An address.
 */
url?: string, 
/**
 * When the address was looked at, `YYYY-MM-DD`.
 */
accessed?: string, 
/**
 * A note in Markdown.
 */
note?: string, };

/**
 * A backup, and what it holds.
 */
export type BackupLine = { 
/**
 * Its name, by which it is restored.
 */
name: string, 
/**
 * When it was made.
 */
made: string, 
/**
 * Why.
 */
reason: BackupReason, 
/**
 * Its size.
 */
bytes: number, 
/**
 * How many documents are in it.
 */
documents: number, 
/**
 * How many claims.
 */
claims: number, 
/**
 * How many claims with a verdict.
 */
judged: number, 
/**
 * When the library was last changed before it was made; `null` where nothing can be read.
 */
lastChange: string | null, 
/**
 * Why it cannot be restored; `null` where nothing speaks against it. It is looked through whole when it is restored.
 */
fault: FaultCode | null, };

/**
 * What annotations become.
 */
export type Becoming = "highlights" | "claims";

/**
 * Blocks: entry i of every column belongs to block i.
 */
export type BlockColumns = { 
/**
 * What each is.
 */
kind: Array<BlockWord>, 
/**
 * Where each begins.
 */
start: Array<number>, 
/**
 * Where each ends.
 */
end: Array<number>, 
/**
 * The level of a heading or of a list item, from 1; the column of a cell, from 0; otherwise 0.
 */
level: Array<number>, 
/**
 * The number of an item of a numbered list, the mark of a footnote; otherwise `null`.
 */
label: Array<string | null>, };

/**
 * What a block is.
 */
export type BlockWord = "paragraph" | "heading" | "quotation" | "list_item" | "code" | "table_row" | "table_cell" | "table_head" | "footnote" | "running_head";

/**
 * Where the characters of a page stand: entry i of every column belongs to character i. In eighths of a point from the
 * page's upper left corner; characters that are not printed (spaces between lines) are not in it.
 */
export type BoxColumns = { 
/**
 * Its place in the text in code points, in order.
 */
at: Array<number>, 
/**
 * From the left edge.
 */
left: Array<number>, 
/**
 * From the upper edge.
 */
top: Array<number>, 
/**
 * Its width.
 */
width: Array<number>, 
/**
 * Its height.
 */
height: Array<number>, };

/**
 * A passage that may be evidence.
 */
export type Candidate = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Its title.
 */
title: string, 
/**
 * The first code point.
 */
start: number, 
/**
 * The code point after the last.
 */
end: number, 
/**
 * The passage.
 */
text: string, 
/**
 * The words that both have, as they are written in the passage, the most telling first.
 */
shared: Array<string>, 
/**
 * How much of what the claim tells is in it, from 0 to 1.
 */
score: number, };

/**
 * A stretch of a document's present version.
 */
export type CandidatePlace = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * The first code point.
 */
start: number, 
/**
 * The code point after the last.
 */
end: number, };

/**
 * A record that a write changed.
 */
export type ChangedRow = { 
/**
 * Its noun.
 */
noun: Noun, 
/**
 * Its id.
 */
id: string, 
/**
 * The documents in which it stands or stood.
 */
documents: Array<string>, };

/**
 * What was written since, by whatever window.
 */
export type Changes = { 
/**
 * How far the log is.
 */
last: number, 
/**
 * What was written, as the writes would have answered together; `null` where nothing was, or too much to be told.
 */
written: Written | null, };

/**
 * What in a document is worth checking.
 */
export type Checkable = { 
/**
 * Of each sentence, in the order of the text, how likely it is a statement that could be looked up, in percent.
 */
likely: Array<number>, };

/**
 * The language of the words between the parts of a citation.
 */
export type CitationLanguage = "en" | "de";

/**
 * A citation style.
 */
export type CitationStyle = "chicago" | "apa" | "mla";

/**
 * Asks for a citation of a source.
 */
export type CiteSource = { 
/**
 * Which one.
 */
source: SourceId, 
/**
 * By which style.
 */
style: CitationStyle, 
/**
 * Where in it.
 */
locator?: LocatorRow, 
/**
 * The language of the words between the parts; English where none is named.
 */
language?: CitationLanguage, };

/**
 * A citation.
 */
export type Cited = { 
/**
 * The entry of a bibliography.
 */
text: string, 
/**
 * The same in HTML: `i`, `b`, `sup`, `sub` and text.
 */
html: string, 
/**
 * How a text refers to it, with the place: a note in Chicago, parentheses in APA and MLA.
 */
inText: string, };

/**
 * Claims; entry i of each column belongs to claim i.
 */
export type ClaimColumns = { 
/**
 * Ids.
 */
id: ClaimId[], 
/**
 * Statements in the researcher's words.
 */
statement: Array<string | null>, 
/**
 * Verdicts; `null` while unjudged.
 */
verdict: (Verdict | null)[], 
/**
 * Certainties.
 */
certainty: Certainty[], 
/**
 * Reasons.
 */
reasons: Array<Array<ReasonRow>>, 
/**
 * Kinds of what is not a claim.
 */
kind: (Kind | null)[], 
/**
 * Notes in Markdown.
 */
note: Array<string | null>, 
/**
 * Next steps.
 */
nextStep: Array<string | null>, 
/**
 * Tags.
 */
tags: TagId[][], 
/**
 * Who judged.
 */
annotator: AnnotatorId[], 
/**
 * When it was last changed, in milliseconds since 1970: the window keeps a hundred thousand of them.
 */
modified: number[], 
/**
 * How many pieces of evidence bear on it.
 */
evidence: Array<number>, 
/**
 * What the evidence adds up to.
 */
standing: Standing[], 
/**
 * How many links it has.
 */
links: Array<number>, };

/**
 * What can be set on a claim; absent fields stay as they are, `null` takes away.
 */
export type ClaimEdit = { 
/**
 * The statement in the researcher's words.
 */
statement?: string | null, 
/**
 * How sure.
 */
certainty?: Certainty, 
/**
 * The reasons, all of them; giving some makes an unjudged claim dubious.
 */
reasons?: Array<ReasonRow>, 
/**
 * What it is, where it is not a claim.
 */
kind?: Kind | null, 
/**
 * The note in Markdown.
 */
note?: string | null, 
/**
 * The next step.
 */
nextStep?: string | null, 
/**
 * The tags, all of them.
 */
tags?: TagId[], };

/**
 * Asks how two versions of a document's text differ.
 */
export type CompareVersions = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * The number of the old version.
 */
from: number, 
/**
 * The number of the new one.
 */
to: number, };

/**
 * Where words stand.
 */
export type Concordance = { 
/**
 * A line a place.
 */
lines: Array<ConcordanceLine>, 
/**
 * How many places there are, as far as they were counted.
 */
total: number, 
/**
 * Whether they were counted to the end.
 */
isTotalExact: boolean, 
/**
 * What of the query did not fit.
 */
remarks: Array<Remark>, };

/**
 * One place.
 */
export type ConcordanceLine = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Its title.
 */
title: string, 
/**
 * Where the hit begins, in code points.
 */
start: number, 
/**
 * The code point after its last.
 */
end: number, 
/**
 * The words before it.
 */
left: string, 
/**
 * The hit.
 */
hit: string, 
/**
 * The words behind it.
 */
right: string, };

/**
 * By what the lines of a concordance are sorted.
 */
export type ConcordanceSort = "place" | "left" | "right";

/**
 * What was copied.
 */
export type Copied = { 
/**
 * The file.
 */
path: string, 
/**
 * Its size.
 */
bytes: number, };

/**
 * How many of the sentences that are judged now were judged by the end of each step of time in which one was.
 * A sentence counts from the moment since which half of it has been judged without a break; what was undone or
 * deleted is as if it had never been, so the curve only rises, and ends at what is judged now.
 */
export type CoverageColumns = { 
/**
 * The length of a step in seconds: a minute where all lies within two days, else a quarter of an hour.
 */
step: number, 
/**
 * The beginning of each step, in order; steps in which nothing was judged are left out.
 */
at: string[], 
/**
 * How many were judged by its end.
 */
judged: Array<number>, };

/**
 * Adds a source.
 */
export type CreateSource = { 
/**
 * The item as CSL-JSON.
 */
csl: Record<string, unknown>, 
/**
 * How far it is to be trusted.
 */
grade?: Grade, };

/**
 * Adds a tag to the codebook; a name that is there already is refused (`name-taken`).
 */
export type CreateTag = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its colour; absent: the next of the palette.
 */
color?: string, 
/**
 * When it is to be given.
 */
definition?: string, 
/**
 * The tag that it is a kind of.
 */
parent?: TagId, };

/**
 * A date, with the statement that it stands in.
 */
export type DatedRow = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * The first code point of the statement.
 */
start: number, 
/**
 * The one after the last.
 */
end: number, 
/**
 * The words that are the date.
 */
written: SpanRow, 
/**
 * The statement's words.
 */
text: string, 
/**
 * The first day, month or year that it may be: `1940-08-20`, `1940-08`, `1940`; before our era with a minus.
 */
from: string, 
/**
 * The last.
 */
to: string, 
/**
 * Those that contradict it, by their places in the list.
 */
conflicts: Array<number>, };

/**
 * Takes a tag out of the codebook and off everything that bears it.
 */
export type DeleteTag = { 
/**
 * Which one.
 */
tag: TagId, };

/**
 * Dismisses suggestions about a document, all in one op; of one that is not there, `suggestion-gone`.
 */
export type DismissSuggestions = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Their keys.
 */
keys: Array<string>, };

/**
 * A document's details.
 */
export type DocumentDetails = { 
/**
 * Its id.
 */
id: DocumentId, 
/**
 * Its title.
 */
title: string, 
/**
 * Its authors, as CSL-JSON names.
 */
authors: unknown[], 
/**
 * When it was issued, as written.
 */
issued: string | null, 
/**
 * Where it was found.
 */
url: string | null, 
/**
 * Its language (BCP 47).
 */
language: string | null, 
/**
 * The media type of the original bytes.
 */
mediaType: string, 
/**
 * The name of the file that it came from.
 */
fileName: string | null, 
/**
 * When it came in.
 */
added: string, 
/**
 * Its tags.
 */
tags: TagId[], 
/**
 * A note in Markdown.
 */
note: string | null, 
/**
 * How far the work is.
 */
status: Status, 
/**
 * The number of the version that is shown.
 */
version: number, 
/**
 * The length of its text in code points.
 */
characters: number, 
/**
 * The encoding in which its bytes were read (WHATWG name); `null` where no bytes are held.
 */
encoding: string | null, 
/**
 * `certain` (byte order mark, valid UTF-8, chosen by the person) or `guessed`.
 */
encodingCertainty: EncodingCertainty, 
/**
 * How much of a web page this is; `null` for everything else.
 */
way: WayWord | null, 
/**
 * Whether its pages can be shown.
 */
pageView: PageView, 
/**
 * Where runs of its text come from.
 */
origins: Array<OriginRow>, };

/**
 * A document in the list, with how far the work on it is.
 */
export type DocumentRow = { 
/**
 * Its id.
 */
id: DocumentId, 
/**
 * Its title.
 */
title: string, 
/**
 * How far the work is, as the person says.
 */
status: Status, 
/**
 * When it came in.
 */
added: string, 
/**
 * Its length in code points.
 */
characters: number, 
/**
 * All of them.
 */
sentences: number, 
/**
 * Those that are judged: the sum of the three below.
 */
judged: number, 
/**
 * Sourced.
 */
sourced: number, 
/**
 * Dubious.
 */
dubious: number, 
/**
 * Not a claim.
 */
notAClaim: number, };

/**
 * A span of a document's present version, in code points.
 */
export type DocumentSpan = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * The first code point.
 */
start: number, 
/**
 * The code point after the last.
 */
end: number, };

/**
 * The beginning of a document with what is marked on it: enough to paint, however long the document is. Of a short
 * document it is all; of a long one the text crosses as raw bytes, the sentences by `list_spans`, the other marks by
 * `list_marks_from`.
 */
export type DocumentView = { 
/**
 * Its details.
 */
details: DocumentDetails, 
/**
 * The beginning of its canonical text, up to the end of a sentence.
 */
text: string, 
/**
 * The sentences of that in order.
 */
sentences: SpanColumns, 
/**
 * What is marked on it.
 */
marks: Marks, 
/**
 * How it is built: all pages, and the blocks and runs that begin there; the others by `document_structure`.
 */
structure: StructureColumns, 
/**
 * Where the rest begins, in code points; `null` where this is all.
 */
next: number | null, };

/**
 * Changes a claim.
 */
export type EditClaim = { 
/**
 * Which one.
 */
claim: ClaimId, 
/**
 * Its new verdict; absent: as it is.
 */
verdict?: Verdict, 
/**
 * What to set.
 */
edit?: ClaimEdit, };

/**
 * Changes a document's details.
 */
export type EditDocument = { 
/**
 * Which one.
 */
document: DocumentId, 
/**
 * Its new title.
 */
title?: string, 
/**
 * How far the work is.
 */
status?: Status, 
/**
 * Its new authors, all of them, as CSL-JSON names.
 */
authors?: unknown[], 
/**
 * Where runs of its text come from, all of them.
 */
origins?: Array<OriginRow>, 
/**
 * Its new date of issue.
 */
issued?: string | null, 
/**
 * Its new address.
 */
url?: string | null, 
/**
 * Its new language.
 */
language?: string | null, 
/**
 * Its new note.
 */
note?: string | null, 
/**
 * Its new tags, all of them.
 */
tags?: TagId[], };

/**
 * Changes a piece of evidence; absent fields stay as they are, `null` takes away.
 */
export type EditEvidence = { 
/**
 * Which one.
 */
evidence: EvidenceId, 
/**
 * What it does to the claim.
 */
stance?: Stance, 
/**
 * The source.
 */
source?: SourceId | null, 
/**
 * Where in the source.
 */
locator?: LocatorRow | null, 
/**
 * The words quoted.
 */
quote?: string | null, 
/**
 * A passage of a document.
 */
passage?: DocumentSpan | null, 
/**
 * An address.
 */
url?: string | null, 
/**
 * When the address was looked at, `YYYY-MM-DD`.
 */
accessed?: string | null, 
/**
 * A note in Markdown.
 */
note?: string | null, };

/**
 * Changes a highlight.
 */
export type EditHighlight = { 
/**
 * Which one.
 */
highlight: HighlightId, 
/**
 * Its new colour.
 */
color?: HighlightColor, 
/**
 * Its new note.
 */
note?: string | null, 
/**
 * Its new tags, all of them.
 */
tags?: TagId[], };

/**
 * Changes a source.
 */
export type EditSource = { 
/**
 * Which one.
 */
source: SourceId, 
/**
 * The item, whole.
 */
csl?: Record<string, unknown>, 
/**
 * How far it is to be trusted.
 */
grade?: Grade | null, };

/**
 * Changes a tag.
 */
export type EditTag = { 
/**
 * Which one.
 */
tag: TagId, 
/**
 * Its new name.
 */
name?: string, 
/**
 * Its new colour.
 */
color?: string, 
/**
 * Its new definition.
 */
definition?: string | null, 
/**
 * Its new parent.
 */
parent?: TagId | null, };

/**
 * How an encoding came to be known.
 */
export type EncodingCertainty = "certain" | "guessed";

/**
 * An encoding that can be chosen.
 */
export type EncodingRow = { 
/**
 * Its WHATWG name.
 */
name: string, 
/**
 * What it is used for (`Cyrillic`, `Western European`).
 */
script: string, };

/**
 * The evidence on a claim, and what it adds up to.
 */
export type EvidenceOfClaim = { 
/**
 * The pieces, by the time they were brought.
 */
evidence: Array<EvidenceRow>, 
/**
 * What they add up to.
 */
standing: StandingRow, };

/**
 * A passage of a document that is evidence.
 */
export type EvidencePassage = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * The title of that.
 */
title: string, 
/**
 * The first code point.
 */
start: number, 
/**
 * The code point after the last.
 */
end: number, 
/**
 * Its words.
 */
text: string, 
/**
 * How well it was found.
 */
anchoring: AnchoringGrade, 
/**
 * Its page, where the document has pages.
 */
page?: string, };

/**
 * A piece of evidence.
 */
export type EvidenceRow = { 
/**
 * Its id.
 */
id: EvidenceId, 
/**
 * The claim that it bears on.
 */
claim: ClaimId, 
/**
 * What it does to the claim.
 */
stance: Stance, 
/**
 * The source.
 */
source?: SourceId, 
/**
 * Where in the source.
 */
locator?: LocatorRow, 
/**
 * The words quoted.
 */
quote?: string, 
/**
 * A passage of a document.
 */
passage?: EvidencePassage, 
/**
 * An address.
 */
url?: string, 
/**
 * When the address was looked at, `YYYY-MM-DD`.
 */
accessed?: string, 
/**
 * A note in Markdown.
 */
note?: string, 
/**
 * Who brought it.
 */
annotator: AnnotatorId, 
/**
 * When it was brought.
 */
created: string, 
/**
 * When it was last changed.
 */
modified: string, 
/**
 * How its quote fits the text that it is said to be from; absent where it has no quote.
 */
check?: QuoteCheck, };

/**
 * Writes the library, or one document of it, to a file.
 */
export type Export = { 
/**
 * Only this document and what is on it.
 */
document?: DocumentId, 
/**
 * The form.
 */
format: ExportFormat, 
/**
 * Whether the texts go along (Obelus JSON only).
 */
texts?: Texts, 
/**
 * Where to. An existing file is replaced whole, or not at all.
 */
path: string, };

/**
 * The forms in which a library leaves.
 */
export type ExportFormat = "obelus" | "w3c" | "csv" | "evidence-csv" | "xlsx";

/**
 * Writes all sources to a file.
 */
export type ExportSources = { 
/**
 * Where to. An existing file is replaced whole, or not at all.
 */
path: string, 
/**
 * The form.
 */
format: SourceFormat, };

/**
 * What was written.
 */
export type Exported = { 
/**
 * The file.
 */
path: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * How many claims are in it.
 */
claims: number, 
/**
 * How many highlights.
 */
highlights: number, };

/**
 * What was written.
 */
export type ExportedSources = { 
/**
 * The file.
 */
path: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * How many sources are in it.
 */
sources: number, };

/**
 * How far the checking of quotes is.
 */
export type FarChecking = { 
/**
 * So many texts were looked at.
 */
looked: number, 
/**
 * So many there are to look at; 0 until that is known, and where nothing was asked.
 */
of: number, };

/**
 * A refusal or failure; nothing was changed.
 */
export type Fault = { 
/**
 * What happened.
 */
code: FaultCode, 
/**
 * To what: a file, an id, a JSON path; empty where there is nothing to name.
 */
subject: string, 
/**
 * A figure or word that belongs to the code (a count, a limit, a position); empty where there is none.
 */
detail: string, };

/**
 * The closed set of codes.
 */
export type FaultCode = "not-found" | "name-ambiguous" | "quote-not-found" | "quote-ambiguous" | "name-taken" | "name-empty" | "tag-cycle" | "link-refused" | "evidence-empty" | "day-unfit" | "source-in-use" | "source-broken" | "suggestion-gone" | "rules-broken" | "sources-unknown" | "addresses-unknown" | "passage-taken" | "passage-last" | "look-unneeded" | "verdict-unfit" | "sentence-outside" | "span-empty" | "span-outside" | "span-inside-character" | "file-empty" | "file-binary" | "file-other-kind" | "file-too-large" | "file-is-library" | "file-exists" | "file-changing" | "file-missing" | "file-not-a-file" | "file-no-permission" | "file-broken" | "document-damaged" | "document-beyond" | "document-scanned" | "password-wanted" | "password-wrong" | "document-unreadable" | "reader-called-off" | "reader-slow" | "reader-hungry" | "reader-broke" | "encoding-unfit" | "encoding-unknown" | "original-missing" | "library-missing" | "library-not-one" | "library-newer" | "library-damaged" | "library-gone" | "library-on-network" | "backup-damaged" | "backup-unknown" | "library-busy" | "library-read-only" | "disk-full" | "memory-full" | "save-unknown" | "superseded" | "nothing-to-undo" | "nothing-to-redo" | "json-broken" | "json-not-obelus" | "json-newer" | "json-unknown-key" | "json-missing-key" | "json-bad-value" | "annotation-bad-value" | "json-duplicate-id" | "json-dangling" | "json-bad-span" | "json-text-missing" | "json-text-unfit" | "document-differs" | "onto-unfit" | "too-long" | "command-unknown" | "internal";

/**
 * Asks for the text and sentences of a document, for the command line.
 */
export type FindDocument = { 
/**
 * An id, a unique beginning of one (4 characters or more), or an exact title.
 */
name: string, };

/**
 * Asks which files are meant by paths of files and folders.
 */
export type FindFiles = { 
/**
 * The paths, as chosen or dropped.
 */
paths: Array<string>, };

/**
 * Asks which record is meant, for the command line.
 */
export type FindId = { 
/**
 * Its noun.
 */
noun: Noun, 
/**
 * An id, a unique beginning of one (4 characters or more), or a source's citation key.
 */
name: string, };

/**
 * One thing that is wrong with a library.
 */
export type FindingRow = { 
/**
 * What is wrong, by code.
 */
code: string, 
/**
 * With what.
 */
subject: string, 
/**
 * In detail.
 */
detail: string, };

/**
 * What differs between a quote and its text without being a change.
 */
export type FoldWord = "spaces" | "hyphens" | "quotation-marks" | "dashes" | "ligatures" | "case" | "ellipsis" | "invisible" | "brackets" | "punctuation";

/**
 * Forgets the search of a name.
 */
export type ForgetSearch = { 
/**
 * The name.
 */
name: string, };

/**
 * What was found.
 */
export type Found = { 
/**
 * The hits, the best first.
 */
hits: Array<Hit>, 
/**
 * How many there are in all, as far as they were counted.
 */
total: number, 
/**
 * Whether they were counted to the end.
 */
isTotalExact: boolean, 
/**
 * What of the query did not fit.
 */
remarks: Array<Remark>, };

/**
 * Files to bring in.
 */
export type FoundFiles = { 
/**
 * The files: those that were named, and those in the folders whose ending is of a kind that is read; by name.
 */
files: Array<string>, 
/**
 * How many others are in the folders.
 */
others: number, 
/**
 * What could not be looked into.
 */
closed: Array<string>, };

/**
 * The record that is meant.
 */
export type FoundId = { 
/**
 * Its id.
 */
id: string, };

/**
 * Gives the claim at a place (made where none is) more passages. A claim that says no more than a verdict on one of
 * them is absorbed; an unjudged claim takes the gravest verdict of those that it absorbs.
 */
export type GatherPassages = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Where the claim stands.
 */
place: Place, 
/**
 * Where it stands too, in any order; none is refused (`span-empty`).
 */
spans: SpanColumns, };

/**
 * Highlights; entry i of each column belongs to highlight i.
 */
export type HighlightColumns = { 
/**
 * Ids.
 */
id: HighlightId[], 
/**
 * Colours.
 */
color: HighlightColor[], 
/**
 * Notes in Markdown.
 */
note: Array<string | null>, 
/**
 * Tags.
 */
tags: TagId[][], 
/**
 * Starts in code points.
 */
start: Array<number>, 
/**
 * Ends in code points.
 */
end: Array<number>, 
/**
 * How well each was found.
 */
anchoring: Array<AnchoringGrade>, };

/**
 * Marks a place without judging it.
 */
export type HighlightPassage = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Where.
 */
place: Place, 
/**
 * Its colour; absent: yellow.
 */
color?: HighlightColor, 
/**
 * A note in Markdown.
 */
note?: string, 
/**
 * Its tags.
 */
tags?: TagId[], };

/**
 * What an op did to one record.
 */
export type HistoryChange = { 
/**
 * The noun.
 */
noun: Noun, 
/**
 * Its id.
 */
id: string, 
/**
 * The record before; `null` where the op made it.
 */
before: unknown, 
/**
 * The record after; `null` where the op took it away.
 */
after: unknown, };

/**
 * An entry of the history, newest first.
 */
export type HistoryRow = { 
/**
 * The op.
 */
op: OpId, 
/**
 * When.
 */
at: string, 
/**
 * Who; `null` for what the application did of itself.
 */
annotator: string | null, 
/**
 * What.
 */
verb: Verb, 
/**
 * For undo and redo: the op that they turned back.
 */
reverts: OpId | null, 
/**
 * Whether it is in force.
 */
state: HistoryState, 
/**
 * How many records it changed.
 */
records: number, 
/**
 * The images of what it changed: all of them in a claim's history, the first 8 otherwise.
 */
changes: Array<HistoryChange>, };

/**
 * Whether an op is in force.
 */
export type HistoryState = "done" | "undone" | "gone" | "lasting";

/**
 * Something that has what was sought: a place in the text of a document, its title or note, or another record.
 */
export type Hit = { 
/**
 * What it is.
 */
noun: "document" | "claim" | "highlight" | "evidence" | "source", 
/**
 * Its id.
 */
id: string, 
/**
 * The document in which it stands.
 */
document?: DocumentId, 
/**
 * Where the words stand, or the record; absent where it is the title or the note of a document.
 */
start?: number, 
/**
 * The code point after the last.
 */
end?: number, 
/**
 * The claim that it is on, where it is evidence.
 */
claim?: ClaimId, 
/**
 * What it is part of is called so; may be empty.
 */
title: string, 
/**
 * Its words around the best place.
 */
snippet: string, 
/**
 * What was sought, in code points of the snippet.
 */
marks: [number, number][], };

/**
 * Brings a file in as a document.
 */
export type ImportFile = { 
/**
 * The file.
 */
path: string, 
/**
 * Its encoding (WHATWG label); absent: it is found out.
 */
encoding?: string, 
/**
 * How much of a web page is wanted; absent: its main text, where one is found.
 */
way?: WayWord, 
/**
 * What opens an encrypted file; it is not kept.
 */
password?: string, 
/**
 * What to do where the same bytes are held already.
 */
sameBytes?: SameBytes, 
/**
 * Its title; absent: what the file says, or its name.
 */
title?: string, 
/**
 * Its author, as one literal name.
 */
author?: string, 
/**
 * Where it was found.
 */
url?: string, 
/**
 * Its language (BCP 47).
 */
language?: string, };

/**
 * Whether an import added a document.
 */
export type ImportStatus = "added" | "known";

/**
 * Brings a pasted text in as a document.
 */
export type ImportText = { 
/**
 * Its title; absent: its first words.
 */
title?: string, 
/**
 * The text as it was pasted.
 */
text: string, };

/**
 * What came of an import.
 */
export type Imported = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Its title.
 */
title: string, 
/**
 * Its length in code points.
 */
characters: number, 
/**
 * Its sentences, counted.
 */
sentences: number, 
/**
 * What kind of document it was found to be, as a media type.
 */
mediaType: string, 
/**
 * Its characters that cannot be seen, counted.
 */
invisible: InvisibleRow, 
/**
 * Its pages without any text (pictures of pages, or blank), counted.
 */
blankPages: number, 
/**
 * Whether it was new.
 */
status: ImportStatus, 
/**
 * The encoding that was used (WHATWG name); `null` for formats that settle it themselves.
 */
encoding: string | null, 
/**
 * How it was known.
 */
encodingCertainty: EncodingCertainty, 
/**
 * What the import wrote; nothing where the document was known.
 */
written: Written, };

/**
 * Characters of a text that cannot be seen, counted by what they do. Those that make what is seen are left out (joiners
 * within Persian words or between emoji, for instance).
 */
export type InvisibleRow = { 
/**
 * Those that steer the direction of reading (UAX #9).
 */
bidi: number, 
/**
 * Those that take no room: soft hyphens, zero-width spaces, stray joiners and the like.
 */
zeroWidth: number, 
/**
 * Control characters but tab and line feed.
 */
control: number, };

/**
 * Judges the claim that stands at a place: the one with just this passage, or a new one.
 */
export type JudgeClaim = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Where.
 */
place: Place, 
/**
 * The verdict.
 */
verdict: Verdict, 
/**
 * Anything else to set in the same op.
 */
edit?: ClaimEdit, };

/**
 * How many claims that are none are of a kind.
 */
export type KindCount = { 
/**
 * The kind; `null` where none was given.
 */
kind: Kind | null, 
/**
 * How many.
 */
claims: number, };

/**
 * The open library, as the window's frame shows it.
 */
export type LibraryState = { 
/**
 * Its id.
 */
id: LibraryId, 
/**
 * Its name.
 */
name: string, 
/**
 * The file.
 */
path: string, 
/**
 * Why it can only be read here (`library-busy`: another process writes; `read-only`; `library-newer`);
 * `null` where it can be written.
 */
readOnly: FaultCode | null, 
/**
 * Who judges in this window.
 */
annotator: AnnotatorRow, 
/**
 * Everybody who judged in it, by name: the above, and those who came with a loaded file.
 */
annotators: Array<AnnotatorRow>, 
/**
 * What undo would take back; `null` where nothing is left.
 */
undo: Verb | null, 
/**
 * What redo would do again.
 */
redo: Verb | null, 
/**
 * The searches that were given names.
 */
searches: Array<SavedSearch>, 
/**
 * The version of the application.
 */
generator: string, 
/**
 * What was found and mended when this window opened the library.
 */
opening: OpeningRow, };

/**
 * Links two claims.
 */
export type LinkClaims = { 
/**
 * The claim that does it.
 */
from: ClaimId, 
/**
 * How they stand.
 */
relation: Relation, 
/**
 * The claim that it is done to.
 */
to: ClaimId, 
/**
 * A note in Markdown.
 */
note?: string, };

/**
 * A link, as a claim's card shows it.
 */
export type LinkRow = { 
/**
 * Its id.
 */
id: LinkId, 
/**
 * How the two stand.
 */
relation: Relation, 
/**
 * The claim that does it.
 */
from: ClaimId, 
/**
 * The claim that it is done to.
 */
to: ClaimId, 
/**
 * A note.
 */
note: string | null, 
/**
 * Where the other claim stands first: it may be another document than the one that is shown.
 */
document: DocumentId | null, 
/**
 * What the other claim says: its statement, else its words there; of more than 1,000 characters the first.
 */
words: string, };

/**
 * Brings a file of Obelus JSON back, or annotations of other tools in (W3C Web Annotation, Hypothesis), told by what is in it.
 */
export type Load = { 
/**
 * The file.
 */
path: string, 
/**
 * Of Obelus JSON: the document of this library onto which what is in the file comes, where the file is about one document.
 */
onto?: DocumentId, 
/**
 * Of Obelus JSON: whether a document with the same title and a like text may be taken for the one in the file; absent:
 * no, and a file with such a document is refused (`document-differs`) unless it is kept apart.
 */
byLikeness?: boolean, 
/**
 * Of Obelus JSON: whether documents that are only like one here come in beside it, as documents of their own.
 */
apart?: boolean, 
/**
 * Of annotations: the document that they are on; absent: each goes to the document at its address.
 */
document?: DocumentId, 
/**
 * Of annotations: what they become; absent: what was made to assess becomes claims, all else highlights.
 */
as?: Becoming, };

/**
 * Brings a file of sources in: BibTeX, BibLaTeX, RIS or CSL-JSON, told by what is in it.
 */
export type LoadSources = { 
/**
 * The file.
 */
path: string, };

/**
 * What came of a load.
 */
export type Loaded = { 
/**
 * Records that were new.
 */
added: number, 
/**
 * Records that were known and newer in the file.
 */
changed: number, 
/**
 * Records that were known and the same.
 */
skipped: number, 
/**
 * Records that were known and newer here; the file's were not taken.
 */
refused: number, 
/**
 * Which those are: noun and id.
 */
lost: Array<string>, 
/**
 * How the passages of new and changed records were found.
 */
passages: AnchoringCounts, 
/**
 * Of Obelus JSON: how many documents came without their text, where another is here; their passages were sought by
 * words alone.
 */
textless: number, 
/**
 * Of annotations: how many of those added or changed are in the note of their document, for want of a place in it.
 */
noted: number, 
/**
 * Of annotations: the addresses at which no document stands, or several; what is on them was not taken.
 */
unmatched: Array<UnmatchedAddress>, 
/**
 * Of annotations: how many more there are, by what the file says, that are not in it.
 */
beyond: number, 
/**
 * What was written.
 */
written: Written, };

/**
 * What came of a file of sources.
 */
export type LoadedSources = { 
/**
 * How many are new.
 */
added: number, 
/**
 * How many were there already.
 */
known: number, 
/**
 * How many of those that were there changed: none, for what a person has edited stays.
 */
changed: number, 
/**
 * What could not be read.
 */
refused: Array<RefusedEntry>, 
/**
 * What was written.
 */
written: Written, };

/**
 * A place in a source, as CSL names it.
 */
export type LocatorRow = { 
/**
 * The kind of place (`page`, `folio`, `chapter`).
 */
label: string, 
/**
 * Which one.
 */
value: string, };

/**
 * A place that a passage may be at.
 */
export type LookCandidate = { 
/**
 * Its first code point.
 */
start: number, 
/**
 * The code point after its last.
 */
end: number, 
/**
 * The words there.
 */
words: string, 
/**
 * What stands before them.
 */
before: string, 
/**
 * What stands after them.
 */
after: string, 
/**
 * How alike they are to the passage's own, from 0 to 1: the same words are 1.
 */
score: number, };

/**
 * A passage that needs a look.
 */
export type LookRow = { 
/**
 * What it belongs to.
 */
noun: PassageBearer, 
/**
 * The id of the passage of a claim, of the highlight, of the piece of evidence.
 */
id: string, 
/**
 * The claim that it is a passage of, or that the evidence bears on.
 */
claim?: ClaimId, 
/**
 * The document that it is in.
 */
document: DocumentId, 
/**
 * The title of the document.
 */
title: string, 
/**
 * The number of the version that it points into.
 */
version: number, 
/**
 * How well it was found.
 */
anchoring: AnchoringGrade, 
/**
 * How alike the words are, from 0 to 1, where they have changed.
 */
score?: number, 
/**
 * Its first code point; of a lost one, where it last was.
 */
start: number, 
/**
 * The code point after its last.
 */
end: number, 
/**
 * The words that it was made of.
 */
exact: string, 
/**
 * What stood before them.
 */
prefix: string, 
/**
 * What stood after them.
 */
suffix: string, 
/**
 * The words that stand there now; absent where it is lost.
 */
now?: string, 
/**
 * What the claim states, in the researcher's words.
 */
statement?: string, 
/**
 * The verdict of the claim.
 */
verdict?: Verdict, 
/**
 * The colour of the highlight.
 */
color?: HighlightColor, };

/**
 * How much `verify` looked at.
 */
export type LookedAt = { 
/**
 * Documents.
 */
documents: number, 
/**
 * Texts, originals and what else is kept by its hash.
 */
contents: number, 
/**
 * Claims.
 */
claims: number, 
/**
 * Entries of the history.
 */
ops: number, };

/**
 * Passages that need a look, document by document in the order of the text.
 */
export type Looks = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * The first of them.
 */
looks: Array<LookRow>, };

/**
 * Marks several places in one op. None at all is refused (`span-empty`).
 */
export type MarkPlaces = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Where, in any order.
 */
spans: SpanColumns, 
/**
 * As what.
 */
mark: PlacesMark, };

/**
 * The claims and highlights of a document's present version.
 */
export type Marks = { 
/**
 * The claims.
 */
claims: ClaimColumns, 
/**
 * Their passages, by start, then end.
 */
passages: PassageColumns, 
/**
 * The highlights, by start, then end.
 */
highlights: HighlightColumns, };

/**
 * Some of what is marked on a document. A claim comes with all its passages there, so it may come more than once.
 */
export type MarksPage = { 
/**
 * What begins there.
 */
marks: Marks, 
/**
 * From where to ask on; `null` where this was the last.
 */
next: number | null, };

/**
 * Makes several sources one: evidence and origins that name the others name it, and fields that it lacks come over.
 */
export type MergeSources = { 
/**
 * The one that stays.
 */
into: SourceId, 
/**
 * The others.
 */
from: SourceId[], };

/**
 * Gives a passage of a claim, or a highlight, other ends. Where another passage of the claim, or another highlight, has
 * just these, it is refused (`passage-taken`).
 */
export type MovePassage = { 
/**
 * Which one.
 */
passage: PassageId, 
/**
 * Its first code point.
 */
start: number, 
/**
 * The code point after its last.
 */
end: number, } | { 
/**
 * Which one.
 */
highlight: HighlightId, 
/**
 * Its first code point.
 */
start: number, 
/**
 * The code point after its last.
 */
end: number, };

/**
 * Gives the person at this window a name.
 */
export type NameAnnotator = { 
/**
 * The name.
 */
name: string, };

/**
 * Gives the library a name.
 */
export type NameLibrary = { 
/**
 * The name.
 */
name: string, };

/**
 * Makes a claim at a place without judging it (a note or a tag on an unjudged sentence), or edits the one there.
 */
export type NoteClaim = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Where.
 */
place: Place, 
/**
 * What to set.
 */
edit: ClaimEdit, };

/**
 * Parameters of a command that takes none.
 */
export type Nothing = Record<symbol, never>;

/**
 * What was found and mended when a library was opened.
 */
export type OpeningRow = { 
/**
 * A writer had not closed it, and all of it was looked at.
 */
checkedAfterCrash: boolean, 
/**
 * So many ops that the file had lost came back from the journal.
 */
replayed: number, 
/**
 * The journal that lay there was another library's or damaged; it is kept under another name.
 */
journalSetAside: boolean, };

/**
 * Sources and documents that are one origin.
 */
export type OriginGroup = { 
/**
 * The documents.
 */
documents: DocumentId[], 
/**
 * The sources.
 */
sources: SourceId[], 
/**
 * The passages that the documents share.
 */
shared: Array<SharedPassage>, };

/**
 * Where a run of a document's text comes from.
 */
export type OriginRow = { 
/**
 * Its first code point.
 */
start: number, 
/**
 * The code point after its last.
 */
end: number, 
/**
 * The source.
 */
source: string | null, 
/**
 * The address.
 */
url: string | null, 
/**
 * A note.
 */
note: string | null, };

/**
 * Sources and documents that are one origin, for they share long passages, an address or a title.
 */
export type Origins = { 
/**
 * The groups; what stands alone is left out.
 */
groups: Array<OriginGroup>, };

/**
 * How far the judging is and how it went.
 */
export type Overview = { 
/**
 * The sentences by state.
 */
progress: ProgressRow, 
/**
 * How it came to that.
 */
coverage: CoverageColumns, 
/**
 * The last run of judging; `null` where nothing is judged.
 */
sitting: Sitting | null, 
/**
 * How many claims give each reason, the most first.
 */
reasons: Array<ReasonCount>, 
/**
 * How many claims that are none are of each kind, the most first.
 */
kinds: Array<KindCount>, 
/**
 * All claims, judged or not.
 */
claims: number, 
/**
 * Those that are unsure.
 */
unsure: number, 
/**
 * Those with a next step.
 */
nextSteps: number, 
/**
 * Those that stand in several places.
 */
repeated: number, 
/**
 * Those that evidence speaks for and against.
 */
conflicting: number, 
/**
 * How many promise something and have it not, by what.
 */
wants: Array<WantCount>, };

/**
 * Pages: entry i of every column belongs to page i.
 */
export type PageColumns = { 
/**
 * The number of each as printed.
 */
label: Array<string>, 
/**
 * Where the text of each begins.
 */
start: Array<number>, 
/**
 * Its width in points; 0 where pages have no size.
 */
width: Array<number>, 
/**
 * Its height in points.
 */
height: Array<number>, };

/**
 * Whether the pages of a document can be shown as they were printed.
 */
export type PageView = "none" | "pages";

/**
 * What a passage belongs to.
 */
export type PassageBearer = "claim" | "highlight" | "evidence";

/**
 * Passages of claims in this document; entry i of each column belongs to passage i.
 */
export type PassageColumns = { 
/**
 * Ids.
 */
id: PassageId[], 
/**
 * The index of the claim in [`ClaimColumns`].
 */
claim: Array<number>, 
/**
 * Starts in code points.
 */
start: Array<number>, 
/**
 * Ends in code points.
 */
end: Array<number>, 
/**
 * How well each was found.
 */
anchoring: Array<AnchoringGrade>, };

/**
 * A place in a document's present version, in one of the ways a person or a program names it.
 */
export type Place = { "by": "span", 
/**
 * The first code point.
 */
start: number, 
/**
 * The code point after the last.
 */
end: number, } | { "by": "quote", 
/**
 * The words.
 */
quote: string, 
/**
 * Which occurrence, from 1; absent: the only one (`quote-ambiguous` where there are more).
 */
occurrence?: number, } | { "by": "sentence", 
/**
 * The number.
 */
number: number, };

/**
 * What becomes of several places.
 */
export type PlacesMark = { "as": "claim", 
/**
 * Its verdict.
 */
verdict: Verdict, 
/**
 * Anything else to set in the same op.
 */
edit?: ClaimEdit, } | { "as": "each", 
/**
 * The verdict of all.
 */
verdict: Verdict, 
/**
 * Anything else to set in the same op.
 */
edit?: ClaimEdit, } | { "as": "highlight", 
/**
 * Its colour; absent: yellow.
 */
color?: HighlightColor, 
/**
 * A note in Markdown.
 */
note?: string, 
/**
 * Its tags.
 */
tags?: TagId[], };

/**
 * The sentences of a document by state. A sentence is judged when at least half of its code points lie under passages
 * of judged claims; the gravest verdict on it counts: dubious, then sourced, then not a claim.
 */
export type ProgressRow = { 
/**
 * All of them.
 */
sentences: number, 
/**
 * Those that are judged: the sum of the three below.
 */
judged: number, 
/**
 * Sourced.
 */
sourced: number, 
/**
 * Dubious.
 */
dubious: number, 
/**
 * Not a claim.
 */
notAClaim: number, };

/**
 * How a quote fits the text that it is said to be from.
 */
export type QuoteCheck = { 
/**
 * What came of it.
 */
result: QuoteResult, 
/**
 * The document in which it stands, as it is or altered.
 */
document?: DocumentId, 
/**
 * Its first code point there.
 */
start?: number, 
/**
 * The code point after its last there.
 */
end?: number, 
/**
 * What differs and does not count as a change.
 */
told: Array<FoldWord>, 
/**
 * The words of the text and of the quote, where it was altered: what was added to the text and what was left out.
 */
words: Array<WordChange>, 
/**
 * How alike the two are, from 0 to 1, where it was altered.
 */
score?: number, };

/**
 * What came of looking for a quote.
 */
export type QuoteResult = "verbatim" | "altered" | "elsewhere" | "absent" | "not-held";

/**
 * A quote, and how it fits.
 */
export type QuoteRow = { 
/**
 * The piece of evidence whose quote it is.
 */
evidence?: EvidenceId, 
/**
 * The claim that this bears on.
 */
claim?: ClaimId, 
/**
 * The place in the document's own text.
 */
place?: DocumentSpan, 
/**
 * The words.
 */
quote: string, 
/**
 * How it fits.
 */
check: QuoteCheck, };

/**
 * How many claims give a reason.
 */
export type ReasonCount = { 
/**
 * The reason.
 */
code: ReasonCode, 
/**
 * How many.
 */
claims: number, };

/**
 * A reason on the wire.
 */
export type ReasonRow = { 
/**
 * Its code.
 */
code: ReasonCode, 
/**
 * Free text.
 */
text?: string, };

/**
 * An entry that could not be read.
 */
export type RefusedEntry = { 
/**
 * The line of the file, from 1.
 */
line: number, 
/**
 * How the file calls the entry.
 */
entry?: string, 
/**
 * Why, by code.
 */
detail: string, };

/**
 * What of a query did not fit, or of its answer.
 */
export type Remark = { 
/**
 * What is the matter.
 */
code: "quote-open" | "bracket-open" | "operator-stray" | "field-unknown" | "value-unknown" | "field-in-or" | "only-not" | "too-much", 
/**
 * The part of the query that it is about.
 */
text: string, };

/**
 * How a library was made whole.
 */
export type RepairWay = "reindex" | "journal" | "rows";

/**
 * What came of repairing.
 */
export type Repaired = { 
/**
 * The file in which what was there is kept; `null` where nothing was there.
 */
aside: string | null, 
/**
 * How the library was made whole.
 */
way: RepairWay, 
/**
 * How many documents are in it.
 */
documents: number, 
/**
 * How many claims.
 */
claims: number, 
/**
 * How many entries its history has.
 */
ops: number, 
/**
 * How many of what was known to be there did not come back: entries of the history, records, contents.
 */
lost: number, 
/**
 * Whether anything is known of what was done last; without a journal that can be read it is not.
 */
isCertain: boolean, };

/**
 * Sentences whose words stand in the text more than once, in the order of the text. Entry i of both columns belongs to one
 * sentence.
 */
export type RepeatColumns = { 
/**
 * Indexes of sentences, from 0.
 */
sentence: Array<number>, 
/**
 * Which of them say the same: the numbers of their groups, from 0, by the first sentence of each.
 */
group: Array<number>, };

/**
 * Gives a document another version of its text from a file; its passages are found again in it.
 */
export type ReplaceDocument = { 
/**
 * Which one.
 */
document: DocumentId, 
/**
 * The file.
 */
path: string, 
/**
 * Its encoding (WHATWG label); absent: it is found out.
 */
encoding?: string, 
/**
 * How much of a web page is wanted; absent: its main text, where one is found.
 */
way?: WayWord, 
/**
 * What opens an encrypted file; it is not kept.
 */
password?: string, };

/**
 * What came of giving a document another version of its text.
 */
export type Replaced = { 
/**
 * The number of the version that is read and judged now; the same as before where the text is the same.
 */
version: number, 
/**
 * How the passages in the document were found again, those of evidence among them.
 */
passages: AnchoringCounts, 
/**
 * What was written; nothing where the text is the same.
 */
written: Written, };

/**
 * Reads a document's bytes again in another way; its passages are found again in the new text.
 */
export type RereadDocument = { 
/**
 * Which one.
 */
document: DocumentId, 
/**
 * The encoding (WHATWG label); absent: as it is.
 */
encoding?: string, 
/**
 * How much of a web page is wanted; absent: as it is.
 */
way?: WayWord, 
/**
 * What opens an encrypted file; it is not kept.
 */
password?: string, };

/**
 * Restores a backup.
 */
export type RestoreBackup = { 
/**
 * Which one, by its name in the list.
 */
name: string, };

/**
 * What came of restoring.
 */
export type Restored = { 
/**
 * The file in which what was there is kept; `null` where nothing was there.
 */
aside: string | null, };

/**
 * Runs: entry i of every column belongs to run i.
 */
export type RunColumns = { 
/**
 * What each is.
 */
kind: Array<RunWord>, 
/**
 * Where each begins.
 */
start: Array<number>, 
/**
 * Where each ends.
 */
end: Array<number>, 
/**
 * The address of a link; otherwise `null`.
 */
address: Array<string | null>, };

/**
 * What a run is.
 */
export type RunWord = "emphasis" | "strong" | "superscript" | "subscript" | "code" | "link" | "soft_hyphen";

/**
 * What to do with bytes that the library holds already.
 */
export type SameBytes = "known" | "again";

/**
 * Saves the original bytes of a document to a file.
 */
export type SaveOriginal = { 
/**
 * Which one.
 */
document: DocumentId, 
/**
 * Where to; what stands there is replaced.
 */
path: string, };

/**
 * Gives a search a name; one of that name is replaced.
 */
export type SaveSearch = { 
/**
 * The name.
 */
name: string, 
/**
 * The query.
 */
query: string, };

/**
 * What was saved.
 */
export type Saved = { 
/**
 * Where.
 */
path: string, 
/**
 * How many bytes.
 */
bytes: number, };

/**
 * A search that was given a name.
 */
export type SavedSearch = { 
/**
 * The name.
 */
name: string, 
/**
 * The query.
 */
query: string, };

/**
 * Searches the library. A query is never refused; a search that a newer one has made needless answers `superseded`.
 */
export type Search = { 
/**
 * The query, as it was typed (docs/search.md).
 */
query: string, 
/**
 * So many hits at most.
 */
limit: number, 
/**
 * The one document in which it is searched; absent: all of the library.
 */
document?: DocumentId, };

/**
 * A sentence with its words, for the command line.
 */
export type SentenceRow = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * Its first code point.
 */
start: number, 
/**
 * The code point after its last.
 */
end: number, 
/**
 * Its words.
 */
text: string, 
/**
 * The gravest verdict on it, where it is judged.
 */
verdict?: Verdict, 
/**
 * Whether judged claims lie on it, but on less than half.
 */
partly: boolean, };

/**
 * Says where a run of a document's text comes from; nothing but the run says that it comes from elsewhere. What is said
 * last cuts what was said before.
 */
export type SetOrigin = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * The first code point of the run.
 */
start: number, 
/**
 * The code point after its last.
 */
end: number, 
/**
 * The source.
 */
source?: SourceId, 
/**
 * The address.
 */
url?: string, 
/**
 * A note.
 */
note?: string, };

/**
 * Puts a passage at a place: the words there become its own, and it is exact.
 */
export type SettleLook = { 
/**
 * What it belongs to.
 */
noun: PassageBearer, 
/**
 * The id of the passage of a claim, of the highlight, of the piece of evidence.
 */
id: string, 
/**
 * The first code point.
 */
start: number, 
/**
 * The code point after the last.
 */
end: number, };

/**
 * Accepts many passages where they were found, all in one op.
 */
export type SettleLooks = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Those that were found so.
 */
grades: Array<SettledGrade>, 
/**
 * Of those with changed words, the ones that are at least so alike, from 0 to 1; absent: all.
 */
leastScore?: number, };

/**
 * What came of accepting many passages.
 */
export type Settled = { 
/**
 * How many were accepted. One whose place another passage of its claim, or another highlight, has is left as it is.
 */
settled: number, 
/**
 * What was written.
 */
written: Written, };

/**
 * The grades that can be accepted all at once: one place was found.
 */
export type SettledGrade = "moved" | "fuzzy";

/**
 * A passage that stands in two documents.
 */
export type SharedPassage = { 
/**
 * Where it stands in the one.
 */
a: DocumentSpan, 
/**
 * Where it stands in the other.
 */
b: DocumentSpan, };

/**
 * The last run of judging without a pause of more than five minutes; what one key judged is one judgement.
 */
export type Sitting = { 
/**
 * How many judgements.
 */
judgements: number, 
/**
 * From the first to the last, in seconds.
 */
seconds: number, };

/**
 * The forms in which sources leave.
 */
export type SourceFormat = "bibtex" | "biblatex" | "ris" | "csl";

/**
 * A source, as a list shows it.
 */
export type SourceRow = { 
/**
 * Its id.
 */
id: SourceId, 
/**
 * Its citation key, which no other source of the library has.
 */
key: string, 
/**
 * How far it is to be trusted.
 */
grade?: Grade, 
/**
 * The item as CSL-JSON.
 */
csl: Record<string, unknown>, 
/**
 * A short label: `Service 2004, Stalin`.
 */
label: string, 
/**
 * How much evidence names it.
 */
evidence: number, 
/**
 * How many runs of documents come from it.
 */
origins: number, 
/**
 * Other sources that look the same.
 */
same: SourceId[], };

/**
 * Spans in columns: code points, half-open. Entry i of both columns belongs to span i.
 */
export type SpanColumns = { 
/**
 * The starts.
 */
start: Array<number>, 
/**
 * The ends.
 */
end: Array<number>, };

/**
 * A place in the text.
 */
export type SpanRow = { 
/**
 * The first code point.
 */
start: number, 
/**
 * The one after the last.
 */
end: number, };

/**
 * What the evidence on a claim adds up to.
 */
export type StandingRow = { 
/**
 * What it adds up to.
 */
standing: Standing, 
/**
 * The pieces that speak for it.
 */
supports: number, 
/**
 * Those that speak against it.
 */
refutes: number, 
/**
 * Those that narrow it.
 */
qualifies: number, 
/**
 * Those that name it.
 */
mentions: number, 
/**
 * How many pieces name a source, a passage or an address.
 */
citations: number, 
/**
 * How many independent origins those come from.
 */
origins: number, };

/**
 * How many ops to undo or redo.
 */
export type Steps = { 
/**
 * How many; absent: 1.
 */
steps?: number, };

/**
 * How two texts differ, in the order of the new one; what is gone stands where it would be. Entry i of each column
 * belongs to stretch i.
 */
export type StretchColumns = { 
/**
 * What became of each.
 */
kinds: Array<StretchWord>, 
/**
 * Where it was in the old text: start and end in code points; 0 and 0 where it is new.
 */
olds: Array<[number, number]>, 
/**
 * Where it is in the new text; 0 and 0 where it is gone.
 */
news: Array<[number, number]>, };

/**
 * What became of a stretch of a text.
 */
export type StretchWord = "same" | "moved" | "gone" | "new";

/**
 * Blocks, runs and pages of a text. Positions are code points.
 */
export type StructureColumns = { 
/**
 * Its blocks, in the order of where they begin, the outer first.
 */
blocks: BlockColumns, 
/**
 * Its runs, in the order of where they begin.
 */
runs: RunColumns, 
/**
 * Its pages in order; none where it has none.
 */
pages: PageColumns, };

/**
 * Sorts of things that are noticed.
 */
export type SuggestionKind = "repeat" | "conflict" | "boilerplate" | "off-topic" | "damage" | "citation" | "hedge" | "question" | "opinion";

/**
 * Something that was noticed.
 */
export type SuggestionRow = { 
/**
 * What it is answered by; made of its words.
 */
key: string, 
/**
 * Its sort.
 */
kind: SuggestionKind, 
/**
 * The first code point of what it is about.
 */
start: number, 
/**
 * The one after the last.
 */
end: number, 
/**
 * How surely, from 0 to 1.
 */
score: number, 
/**
 * How likely its sentence is a statement that could be looked up, from 0 to 1.
 */
worth: number, 
/**
 * Why.
 */
why: WhyRow, 
/**
 * The words that fired, here or in the related places, in the order of the text.
 */
fired: Array<SpanRow>, 
/**
 * The other places that it is about.
 */
related: Array<SpanRow>, 
/**
 * Damaged words as they likely were.
 */
repair?: string, 
/**
 * The code of the reason that accepting gives.
 */
reason?: string, 
/**
 * What a citation names, in few words.
 */
cited?: string, };

/**
 * What is noticed in a document and not answered yet.
 */
export type Suggestions = { 
/**
 * In the order of the text.
 */
rows: Array<SuggestionRow>, 
/**
 * Whether that is all.
 */
isWhole: boolean, };

/**
 * A tag of the codebook, and how much bears it.
 */
export type TagRow = { 
/**
 * Its id.
 */
id: TagId, 
/**
 * Its name.
 */
name: string, 
/**
 * Its colour, `#rrggbb`.
 */
color: string, 
/**
 * When it is to be given.
 */
definition: string | null, 
/**
 * The tag that it is a kind of.
 */
parent: TagId | null, 
/**
 * How many claims, highlights and documents bear it.
 */
uses: number, };

/**
 * Whether the texts of the documents go along.
 */
export type Texts = "without" | "with";

/**
 * Dated statements.
 */
export type Timeline = { 
/**
 * In the order of the texts; one sentence with two dates is there twice.
 */
statements: Array<DatedRow>, 
/**
 * Whether these are all.
 */
isWhole: boolean, };

/**
 * An address that means no document, or several.
 */
export type UnmatchedAddress = { 
/**
 * The address; empty where the file gives none.
 */
address: string, 
/**
 * How many annotations are on it.
 */
annotations: number, };

/**
 * A verdict, or its absence.
 */
export type VerdictFilter = "sourced" | "dubious" | "not_a_claim" | "unjudged";

/**
 * What `verify` found wrong: nothing, in a sound library.
 */
export type Verified = { 
/**
 * What is wrong.
 */
findings: Array<FindingRow>, 
/**
 * How much was looked at; `null` where the library is too damaged to be counted.
 */
lookedAt: LookedAt | null, };

/**
 * A passage in a version of a document's text: as it stands in the present one, as it stood in an old one.
 */
export type VersionPassage = { 
/**
 * What it belongs to.
 */
noun: PassageBearer, 
/**
 * The id of the passage of a claim, of the highlight, of the piece of evidence.
 */
id: string, 
/**
 * The claim that it is a passage of, or that the evidence bears on.
 */
claim?: ClaimId, 
/**
 * The verdict of a claim.
 */
verdict?: Verdict, 
/**
 * The colour of a highlight.
 */
color?: HighlightColor, 
/**
 * Its first code point in that version.
 */
start: number, 
/**
 * The code point after its last.
 */
end: number, 
/**
 * Its words.
 */
exact: string, 
/**
 * How well it was found in that version.
 */
anchoring: AnchoringGrade, 
/**
 * How alike the words are, from 0 to 1, where they had changed.
 */
score?: number, };

/**
 * One version of a document's text.
 */
export type VersionRow = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * Its length in code points.
 */
length: number, 
/**
 * When it came; absent where the history does not know.
 */
at?: string, 
/**
 * The name of the file that it came from.
 */
fileName?: string, 
/**
 * Whether it is the one that is read and judged now.
 */
present: boolean, 
/**
 * How the passages that stand or stood in it were found in it.
 */
passages: AnchoringCounts, };

/**
 * How many claims promise something and have it not.
 */
export type WantCount = { 
/**
 * What.
 */
want: Want, 
/**
 * How many.
 */
claims: number, };

/**
 * How much of a web page is read.
 */
export type WayWord = "main" | "whole";

/**
 * Names a claim. `clear_verdict` takes its verdict back and, where nothing else is on it, the claim with it.
 */
export type WhichClaim = { 
/**
 * Its id.
 */
claim: ClaimId, };

/**
 * Names a document.
 */
export type WhichDocument = { 
/**
 * Its id.
 */
document: DocumentId, };

/**
 * Names a piece of evidence. `detach_evidence` takes it away, and its claim with it where that says nothing else.
 */
export type WhichEvidence = { 
/**
 * Its id.
 */
evidence: EvidenceId, };

/**
 * Names a highlight.
 */
export type WhichHighlight = { 
/**
 * Its id.
 */
highlight: HighlightId, };

/**
 * Names a link.
 */
export type WhichLink = { 
/**
 * Its id.
 */
link: LinkId, };

/**
 * Names a passage that needs a look.
 */
export type WhichLook = { 
/**
 * What it belongs to.
 */
noun: PassageBearer, 
/**
 * The id of the passage of a claim, of the highlight, of the piece of evidence.
 */
id: string, };

/**
 * Names a page of a document.
 */
export type WhichPage = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * The page, from 0.
 */
page: number, };

/**
 * Names a passage of a claim. `drop_passage` refuses the only one that a claim has (`passage-last`).
 */
export type WhichPassage = { 
/**
 * Its id.
 */
passage: PassageId, };

/**
 * Names a source.
 */
export type WhichSource = { 
/**
 * Which one.
 */
source: SourceId, };

/**
 * Names a version of a document's text.
 */
export type WhichVersion = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * The number of the version.
 */
number: number, };

/**
 * Why something was noticed.
 */
export type WhyRow = { 
/**
 * A code (docs/noticing.md).
 */
code: string, 
/**
 * What goes into the sentence, in the order of docs/noticing.md.
 */
facts: Array<string>, };

/**
 * A run of words in a comparison.
 */
export type WordChange = { 
/**
 * What it is.
 */
kind: WordChangeKind, 
/**
 * The words.
 */
text: string, };

/**
 * What a run of words in a comparison is.
 */
export type WordChangeKind = "same" | "added" | "removed";

/**
 * What a write answers: what it made or changed, and what undo and redo would do now.
 */
export type Written = { 
/**
 * The id of what was made or changed; `null` where that is many things, or nothing.
 */
id: string | null, 
/**
 * Every record that is other than before: what a window has to ask for again.
 */
changed: Array<ChangedRow>, 
/**
 * The changed claims and highlights as they are now, where they are few and all stand in one document: whoever shows
 * it need not ask again. Those that changed and are not in it are gone.
 */
marks: WrittenMarks | null, 
/**
 * What undo would take back now.
 */
undo: Verb | null, 
/**
 * What redo would do again now.
 */
redo: Verb | null, 
/**
 * It is saved, but the journal, the second copy of everything, could not be written; the next write tries again.
 */
secondCopyBehind: boolean, 
/**
 * It is saved, but a backup that is due could not be made; it is tried again by itself.
 */
backupBehind: boolean, };

/**
 * What a write changed on one document.
 */
export type WrittenMarks = { 
/**
 * The document.
 */
document: DocumentId, 
/**
 * Its changed claims and highlights.
 */
marks: Marks, };

/** Every command of the desk: what it takes and what it answers. */
export interface Commands {
  /** The open library. */
  library: { params: Nothing; answer: LibraryState };
  /** All documents, oldest first, with progress. */
  list_documents: { params: Nothing; answer: Array<DocumentRow> };
  /** The document that a person or program names. */
  find_document: { params: FindDocument; answer: DocumentDetails };
  /** The beginning of a document, with everything on it; of a short one all. */
  open_document: { params: WhichDocument; answer: DocumentView };
  /** How the text of a document is built. */
  document_structure: { params: WhichDocument; answer: StructureColumns };
  /** The versions of a document's text, newest first. */
  list_versions: { params: WhichDocument; answer: Array<VersionRow> };
  /** The passages in a version of a document's text: those that stand there, or stood there when it was replaced. */
  version_passages: { params: WhichVersion; answer: Array<VersionPassage> };
  /** How two versions of a document's text differ. Looks at both texts whole. */
  compare_versions: { params: CompareVersions; answer: StretchColumns };
  /** The passages that need a look: not found exactly, and not given up. */
  list_looks: { params: AskLooks; answer: Looks };
  /** The places that a passage that needs a look may be at, the best first. Looks at the whole text. */
  look_candidates: { params: WhichLook; answer: Array<LookCandidate> };
  /** Where the characters of a page stand; nothing where pages have no fixed look. */
  page_boxes: { params: WhichPage; answer: BoxColumns };
  /** The sentences of a document. */
  list_spans: { params: WhichDocument; answer: SpanColumns };
  /** The claims and highlights of a document from a place on, as many as cross at once. */
  list_marks_from: { params: AskMarksFrom; answer: MarksPage };
  /** How far the work on a document is. */
  progress: { params: WhichDocument; answer: ProgressRow };
  /** How far the judging is and how it went, of a document or of the library. */
  overview: { params: AskOverview; answer: Overview };
  /** The sentences of a document with their words and verdicts. */
  list_sentences: { params: WhichDocument; answer: Array<SentenceRow> };
  /** The sentences of a document whose words stand in it more than once. */
  list_repeats: { params: WhichDocument; answer: RepeatColumns };
  /** What is noticed in a document and not answered yet. Looks at the whole text; a newer one stops it (`superseded`). */
  list_suggestions: { params: WhichDocument; answer: Suggestions };
  /** How likely each sentence of a document is a statement that could be looked up. Looks at the whole text. */
  list_checkable: { params: WhichDocument; answer: Checkable };
  /** The dated statements of a document or of the library, and which contradict each other. Looks at whole texts. */
  list_dated: { params: AskTimeline; answer: Timeline };
  /** Stops noticing: nobody wants to know any more. */
  stop_noticing: { params: Nothing; answer: Nothing };
  /** How many characters of a document cannot be seen. Looks at the whole text. */
  count_invisible: { params: WhichDocument; answer: InvisibleRow };
  /** Where words stand in a document, letter by letter. */
  list_occurrences: { params: AskOccurrences; answer: SpanColumns };
  /** Some of the claims and highlights of a document; those that are not in the answer are gone. */
  list_marks: { params: AskMarks; answer: Marks };
  /** What the library has of what is sought: texts, claims, highlights, evidence, sources. */
  search: { params: Search; answer: Found };
  /** Where words stand in texts, each with what is around it. */
  concordance: { params: AskConcordance; answer: Concordance };
  /** Passages of the library that may be evidence for a claim, the best first. */
  list_candidates: { params: AskCandidates; answer: Array<Candidate> };
  /** The codebook. */
  list_tags: { params: Nothing; answer: Array<TagRow> };
  /** The links of a claim. */
  list_links: { params: WhichClaim; answer: Array<LinkRow> };
  /** The id of the record that a person or program names. */
  find_id: { params: FindId; answer: FoundId };
  /** The evidence on a claim, and what it adds up to. */
  list_evidence: { params: WhichClaim; answer: EvidenceOfClaim };
  /** The sources, oldest first. */
  list_sources: { params: Nothing; answer: Array<SourceRow> };
  /** How a quote fits the text that it is said to be from. */
  check_quote: { params: AskQuote; answer: QuoteCheck };
  /** How quotes of evidence fit, or those in a document's text. May look at every text; a newer one stops it (`superseded`). */
  check_quotes: { params: AskQuotes; answer: Array<QuoteRow> };
  /** How a source is cited. */
  cite_source: { params: CiteSource; answer: Cited };
  /** The sources and documents that are one origin, with the passages that they share. Looks at every text. */
  list_origins: { params: Nothing; answer: Origins };
  /** How far the checking of quotes is. Waits for nothing. */
  how_far_checking: { params: Nothing; answer: FarChecking };
  /** Stops checking quotes: nobody wants to know any more. */
  stop_checking: { params: Nothing; answer: Nothing };
  /** Claims as records of Obelus JSON, filtered. */
  list_claims: { params: AskClaims; answer: Array<unknown> };
  /** The history, newest first. */
  history: { params: AskHistory; answer: Array<HistoryRow> };
  /** What was written since the log was at some place. */
  list_changes: { params: AskChanges; answer: Changes };
  /** The encodings that can be chosen. */
  list_encodings: { params: Nothing; answer: Array<EncodingRow> };
  /** Looks the whole library over. */
  verify: { params: Nothing; answer: Verified };
  /** The JSON Schema of Obelus JSON. */
  schema: { params: Nothing; answer: unknown };
  /** Writes the library, or one document of it, to a file. */
  export: { params: Export; answer: Exported };
  /** Brings a pasted text in. */
  import_text: { params: ImportText; answer: Imported };
  /** Brings a file in. */
  import_file: { params: ImportFile; answer: Imported };
  /** Brings the shipped sample in. */
  import_sample: { params: Nothing; answer: Imported };
  /** The files that are meant by paths of files and folders. */
  find_files: { params: FindFiles; answer: FoundFiles };
  /** Calls off the documents that are being read. */
  call_off: { params: Nothing; answer: Nothing };
  /** Reads a document's bytes again in another way. */
  reread_document: { params: RereadDocument; answer: Written };
  /** Gives a document another version of its text from a file; its passages are found again in it. */
  replace_document: { params: ReplaceDocument; answer: Replaced };
  /** Saves the original bytes of a document. */
  save_original: { params: SaveOriginal; answer: Saved };
  /** Brings a file of Obelus JSON back, or annotations of other tools in. */
  load: { params: Load; answer: Loaded };
  /** Brings a file of BibTeX, RIS or CSL-JSON in. */
  load_sources: { params: LoadSources; answer: LoadedSources };
  /** Writes the sources to a file of BibTeX, BibLaTeX, RIS or CSL-JSON. */
  export_sources: { params: ExportSources; answer: ExportedSources };
  /** Backs the library up now. */
  make_backup: { params: Nothing; answer: BackupLine };
  /** Changes a document's details. */
  edit_document: { params: EditDocument; answer: Written };
  /** Takes a document out, with everything on it. */
  remove_document: { params: WhichDocument; answer: Written };
  /** Judges the claim at a place. */
  judge_claim: { params: JudgeClaim; answer: Written };
  /** Sets something on the claim at a place without judging it. */
  note_claim: { params: NoteClaim; answer: Written };
  /** Changes a claim. */
  edit_claim: { params: EditClaim; answer: Written };
  /** Takes a claim's verdict back, and the claim with it where nothing else is on it. */
  clear_verdict: { params: WhichClaim; answer: Written };
  /** Deletes a claim with its evidence and links. */
  delete_claim: { params: WhichClaim; answer: Written };
  /** Marks several places in one op: as one claim, or each with a highlight. */
  mark_places: { params: MarkPlaces; answer: Written };
  /** Gives the claim at a place more passages: its repeats and variants. */
  gather_passages: { params: GatherPassages; answer: Written };
  /** Gives a passage of a claim, or a highlight, other ends. */
  move_passage: { params: MovePassage; answer: Written };
  /** Takes a passage off a claim that has several. */
  drop_passage: { params: WhichPassage; answer: Written };
  /** Puts a passage that needs a look at a place; just where another of its claim stands is refused (`passage-taken`). */
  settle_look: { params: SettleLook; answer: Written };
  /** Accepts the passages of a document that were found so, all in one op. */
  settle_looks: { params: SettleLooks; answer: Settled };
  /** Gives up a passage that needs a look: it is lost, keeps its words, and is not asked for again. */
  give_up_look: { params: WhichLook; answer: Written };
  /** Marks a place. */
  highlight_passage: { params: HighlightPassage; answer: Written };
  /** Changes a highlight. */
  edit_highlight: { params: EditHighlight; answer: Written };
  /** Deletes a highlight. */
  delete_highlight: { params: WhichHighlight; answer: Written };
  /** Links two claims. */
  link_claims: { params: LinkClaims; answer: Written };
  /** Takes a link away. */
  unlink_claims: { params: WhichLink; answer: Written };
  /** Brings a piece of evidence for or against a claim. */
  attach_evidence: { params: AttachEvidence; answer: Written };
  /** Changes a piece of evidence. */
  edit_evidence: { params: EditEvidence; answer: Written };
  /** Takes a piece of evidence away. */
  detach_evidence: { params: WhichEvidence; answer: Written };
  /** Does what suggestions propose, all in one op. */
  accept_suggestions: { params: AcceptSuggestions; answer: Written };
  /** Puts suggestions aside for good, all in one op. */
  dismiss_suggestions: { params: DismissSuggestions; answer: Written };
  /** Says where a run of a document's text comes from. */
  set_origin: { params: SetOrigin; answer: Written };
  /** Takes back where a run of a document's text comes from. */
  clear_origin: { params: DocumentSpan; answer: Written };
  /** Adds a tag to the codebook. */
  create_tag: { params: CreateTag; answer: Written };
  /** Changes a tag. */
  edit_tag: { params: EditTag; answer: Written };
  /** Takes a tag out of the codebook. */
  delete_tag: { params: DeleteTag; answer: Written };
  /** Adds a source; what is no item of CSL-JSON is refused (`source-broken`). */
  create_source: { params: CreateSource; answer: Written };
  /** Changes a source. */
  edit_source: { params: EditSource; answer: Written };
  /** Deletes a source; one that evidence or an origin names is refused (`source-in-use`). */
  delete_source: { params: WhichSource; answer: Written };
  /** Makes several sources one. */
  merge_sources: { params: MergeSources; answer: Written };
  /** Gives the annotator a name. */
  name_annotator: { params: NameAnnotator; answer: Written };
  /** Gives the library a name. */
  name_library: { params: NameLibrary; answer: Written };
  /** Gives a search a name. */
  save_search: { params: SaveSearch; answer: Written };
  /** Forgets the search of a name. */
  forget_search: { params: ForgetSearch; answer: Written };
  /** Takes the newest op back. */
  undo: { params: Steps; answer: Written };
  /** Does the op that was undone last again. */
  redo: { params: Steps; answer: Written };
}
