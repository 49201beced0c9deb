// The researcher's words for verdicts, reasons, kinds, colours, statuses and what happened.

import type {
  AnchoringGrade, Certainty, ExportFormat, HighlightColor, Kind, ReasonCode, Status, Verb, Verdict,
} from "../../host/generated/contract.ts";

export type VerdictWord = Verdict | "unjudged" | "unsure";

export const verdictWords: Record<VerdictWord, string> = {
  sourced: "Sourced",
  dubious: "Dubious",
  not_a_claim: "Not a claim",
  unjudged: "Unjudged",
  unsure: "Unsure",
};

/** Verdicts inside a sentence. */
export const verdictWithin: Record<VerdictWord, string> = {
  sourced: "sourced", dubious: "dubious", not_a_claim: "not a claim", unjudged: "unjudged", unsure: "unsure",
};

export const certaintyWords: Record<Certainty, string> = { sure: "Sure", unsure: "Unsure" };

export interface ReasonWords {
  name: string;
  /** When to give it. */
  when: string;
}

export const reasonWords: Record<ReasonCode, ReasonWords> = {
  "no-source": { name: "No source", when: "Nothing says where this is from." },
  "failed-verification": { name: "Failed verification", when: "The source given does not say this." },
  "unreliable-source": { name: "Unreliable source", when: "The source given is known to err or invent." },
  "better-source": { name: "Better source needed", when: "There is a source, but a weak one." },
  "self-published": { name: "Self-published", when: "The source was printed by its own author." },
  "primary-source": { name: "Primary source only", when: "It rests on a source that needs interpreting." },
  "third-party": { name: "Third party needed", when: "The source is one of those concerned." },
  contradicted: { name: "Contradicted", when: "Another claim says otherwise." },
  "original-research": { name: "Original research", when: "A conclusion that no source draws." },
  "vague-who": { name: "Who?", when: "Nobody is named: some say, experts believe." },
  "vague-when": { name: "When?", when: "No time is given: recently, later." },
  "vague-which": { name: "Which?", when: "It is not said which one." },
  "page-needed": { name: "Page needed", when: "The source is named, the place in it is not." },
  "full-citation": { name: "Full citation needed", when: "The source is named too briefly to find." },
  "cite-quote": { name: "Quotation needed", when: "The very words of the source are wanted." },
  "dead-link": { name: "Dead link", when: "The address leads nowhere any more." },
  weasel: { name: "Weasel words", when: "It sounds like a statement and states nothing." },
  anachronism: { name: "Anachronism", when: "It cannot have been so at that time." },
  garbled: { name: "Garbled", when: "Letters, words or sentences were lost or glued." },
  "out-of-context": { name: "Out of context", when: "True elsewhere; here it says something else." },
  refuted: { name: "Refuted", when: "Evidence shows that it is not so." },
};

export const kindWords: Record<Kind, string> = {
  question: "Question",
  opinion: "Opinion",
  heading: "Heading",
  boilerplate: "Boilerplate",
  "off-topic": "Off topic",
  fragment: "Fragment",
};

/** Kinds inside a sentence. */
export const kindWithin: Record<Kind, string> = {
  question: "question", opinion: "opinion", heading: "heading", boilerplate: "boilerplate", "off-topic": "off topic", fragment: "fragment",
};

export const colorWords: Record<HighlightColor, string> = {
  yellow: "Yellow", green: "Green", blue: "Blue", pink: "Pink", orange: "Orange", purple: "Purple", grey: "Grey",
};

export const statusWords: Record<Status, string> = { todo: "To do", reading: "Reading", done: "Done" };

/** The script or region that an encoding was made for, by its code; others are shown as they are. */
export const scriptWords = {
  unicode: "every script",
  western: "Western European",
  "central-european": "Central European",
  "south-european": "South European",
  nordic: "Nordic",
  baltic: "Baltic",
  celtic: "Celtic",
  romanian: "Romanian",
  turkish: "Turkish",
  vietnamese: "Vietnamese",
  cyrillic: "Cyrillic",
  greek: "Greek",
  hebrew: "Hebrew",
  arabic: "Arabic",
  thai: "Thai",
  japanese: "Japanese",
  "simplified-chinese": "Chinese, simplified",
  "traditional-chinese": "Chinese, traditional",
  korean: "Korean",
};

export const gradeWords: Record<AnchoringGrade, { name: string; means: string }> = {
  exact: { name: "Exact", means: "The same words at the same place." },
  moved: { name: "Moved", means: "The same words, found elsewhere in the text." },
  fuzzy: { name: "Changed words", means: "Found again with changed words. Look at it." },
  ambiguous: { name: "Several places", means: "Several places fit as well. Look at it." },
  lost: { name: "Lost", means: "The words are not in this text any more." },
};

export const formatWords: Record<ExportFormat, { name: string; means: string }> = {
  obelus: { name: "Obelus JSON", means: "Everything, to be loaded again without loss." },
  w3c: { name: "W3C Web Annotation", means: "For other annotation tools." },
  csv: { name: "CSV", means: "One line a claim, for a spreadsheet." },
  "evidence-csv": { name: "CSV of evidence", means: "One line a piece of evidence, for a spreadsheet." },
  xlsx: { name: "Excel workbook (XLSX)", means: "Claims and evidence as two sheets, with filters. Texts stay as they are." },
};

/** What happened, as the history and the undo hint call it. */
export const verbWords: Record<Verb, string> = {
  "create-library": "Library made",
  "name-library": "Library named",
  "save-search": "Search saved",
  "forget-search": "Saved search forgotten",
  "name-annotator": "Annotator named",
  "import-document": "Document imported",
  "edit-document": "Document details changed",
  "reread-document": "Document read in another way",
  "replace-document": "Text replaced by another version",
  "remove-document": "Document removed",
  "judge-claim": "Claim judged",
  "edit-claim": "Claim changed",
  "clear-verdict": "Verdict cleared",
  "delete-claim": "Claim deleted",
  "highlight-passage": "Passage highlighted",
  "edit-highlight": "Highlight changed",
  "delete-highlight": "Highlight deleted",
  "link-claims": "Claims linked",
  "unlink-claims": "Link taken away",
  "attach-evidence": "Evidence attached",
  "edit-evidence": "Evidence changed",
  "detach-evidence": "Evidence taken away",
  "set-origin": "Origin of a run named",
  "clear-origin": "Origin of a run taken back",
  "mark-places": "Several places marked",
  "gather-passages": "Passages gathered in a claim",
  "move-passage": "Ends of a passage moved",
  "settle-looks": "Passages settled that needed a look",
  "give-up-passage": "Passage given up",
  "accept-suggestions": "Suggestions accepted",
  "dismiss-suggestions": "Suggestions dismissed",
  "drop-passage": "Passage taken off a claim",
  "create-tag": "Tag made",
  "edit-tag": "Tag changed",
  "delete-tag": "Tag deleted",
  "create-source": "Source added",
  "edit-source": "Source changed",
  "delete-source": "Source deleted",
  "merge-sources": "Sources merged",
  "load-sources": "Sources loaded",
  load: "File loaded",
  "load-annotations": "Annotations loaded",
  undo: "Undone",
  redo: "Done again",
};
